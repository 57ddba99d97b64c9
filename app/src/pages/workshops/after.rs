//! After a workshop: what one thought of it, and the certificate.

use crate::{
    certificate::Certified,
    error::AppError,
    form::{Choice, Form, Hidden, Radios, Submit, TextArea},
    layout::{Crumb, Page, load},
    server,
};
use domain::{
    id::WorkshopId,
    london,
    shadowing::LONGEST_TEXT,
    workshop::{
        Workshop,
        feedback::{self, GREATEST, Wave},
    },
};
use leptos::{prelude::*, server_fn::ServerFn};

/// Keeps what somebody thought.
#[server(endpoint = "workshop/feedback")]
pub async fn give_feedback(
    #[server(default)] workshop: String,
    #[server(flatten)] form: feedback::Form,
    #[server(default)] key: String,
) -> Result<(), AppError> {
    let id: WorkshopId = workshop.parse().map_err(|_| AppError::NotFound)?;
    let (service, actor) = (server::service(), server::actor());
    service::workshop::give_feedback(&service, actor.as_deref(), server::key(&key), id, &form).await?;
    server::redirect(&format!("/workshops/{workshop}?done=thought"));
    Ok(())
}

fn crumbs(workshop: &Workshop) -> Vec<Crumb> {
    vec![
        ("/".into(), "Home".into()),
        ("/workshops".into(), "Workshops".into()),
        (format!("/workshops/{}", workshop.id), workshop.title.clone()),
    ]
}

/// The questions.
#[component]
pub fn FeedbackPage() -> impl IntoView {
    load(async move {
        let (service, actor) = (server::service(), server::actor());
        let mine = service::workshop::show(&service, actor.as_deref(), server::id("id")?).await?.mine;
        let (caption, crumbs) = (mine.workshop.title.clone(), crumbs(&mine.workshop));
        let Some(wave) = mine.to_rate else {
            return Ok(view! {
                <Page title=Wave::After.questions().title caption crumbs>
                    <p>"There is nothing to answer. Whoever was there is asked twice: in the two weeks after a workshop, and two months later what became of it."</p>
                </Page>
            }
            .into_any());
        };
        let closes_on = london::date_words(london::date(wave.closes_at(mine.workshop.ends_at)));
        Ok(view! {
            <Page title=wave.questions().title caption crumbs>
                <p>{format!("Your answers are kept without your name. Whoever leads the workshop sees them from {closes_on}, and only where enough people have answered.")}</p>
                <Form act=GiveFeedback::PATH>
                    <Hidden name="workshop" value=mine.workshop.id.to_string() />
                    <Hidden name="wave" value=wave.code() />
                    <Answers wave />
                    <Submit label="Send" />
                </Form>
            </Page>
        }
        .into_any())
    })
}

/// What is asked. In the form, or it would not know what was typed.
#[component]
fn Answers(wave: Wave) -> impl IntoView {
    let limit = LONGEST_TEXT;
    let label = |value: u8| match value {
        1 => "1, not at all".to_owned(),
        GREATEST => format!("{GREATEST}, very"),
        other => other.to_string(),
    };
    let one = |(name, question): (&'static str, &'static str)| {
        let choices = (1..=GREATEST).map(|value| Choice::new(value.to_string(), label(value))).collect();
        view! { <Radios name legend=question choices /> }
    };
    let text = |(name, label, _): (&'static str, &'static str, &'static str)| {
        view! { <TextArea name label hint="You can leave this empty" rows=3 limit may_name_a_patient=true /> }
    };
    let asked = wave.questions();
    view! {
        {asked.ratings.map(one).into_iter().collect_view()}
        {asked.texts.map(text).into_iter().collect_view()}
    }
}

/// A page made to be printed, and the same as a PDF.
#[component]
pub fn CertificatePage() -> impl IntoView {
    load(async move {
        let (service, actor, id) = (server::service(), server::actor(), server::id("id")?);
        let shown = service::workshop::certificate(&service, actor.as_deref(), id).await?;
        let crumbs = vec![("/".into(), "Home".into()), ("/workshops".into(), "Workshops".into())];
        let crumbs = [crumbs, vec![(format!("/workshops/{id}"), "The workshop".into())]].concat();
        Ok(view! { <Certified shown crumbs file=format!("/workshops/{id}/certificate.pdf") /> }.into_any())
    })
}
