//! After a workshop: what one thought of it, and the certificate.

use super::when;
use crate::{
    error::AppError,
    form::{Choice, Form, Hidden, Radios, Submit, TextArea},
    layout::{Crumb, Page, load},
    pages::pair::SummaryRow,
    server,
};
use domain::{
    id::WorkshopId,
    london,
    shadowing::{LONGEST_TEXT, length_words},
    workshop::{
        Workshop,
        feedback::{self, GREATEST, RATINGS},
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
        let title = "What did you think of it?";
        let (caption, crumbs) = (mine.workshop.title.clone(), crumbs(&mine.workshop));
        if !mine.is_to_rate {
            return Ok(view! {
                <Page title caption crumbs>
                    <p>"There is nothing to answer. Whoever was there is asked once, in the two weeks after a workshop."</p>
                </Page>
            }
            .into_any());
        }
        let limit = LONGEST_TEXT;
        Ok(view! {
            <Page title caption crumbs>
                <p>"Your answers are kept without your name. Whoever leads the workshop sees them two weeks after it, and only where enough people have answered."</p>
                <Form act=GiveFeedback::PATH>
                    <Hidden name="workshop" value=mine.workshop.id.to_string() />
                    <Ratings />
                    <TextArea name="best" label="What was best?" hint="You can leave this empty" rows=3 limit may_name_a_patient=true />
                    <TextArea name="change" label="What should be different next time?" hint="You can leave this empty" rows=3 limit may_name_a_patient=true />
                    <Submit label="Send" />
                </Form>
            </Page>
        }
        .into_any())
    })
}

/// The questions that are answered by a number. In the form, or they would not know what was typed.
#[component]
fn Ratings() -> impl IntoView {
    let label = |value: u8| match value {
        1 => "1, not at all".to_owned(),
        GREATEST => format!("{GREATEST}, very"),
        other => other.to_string(),
    };
    let one = |(name, question): (&'static str, &'static str)| {
        let choices = (1..=GREATEST).map(|value| Choice::new(value.to_string(), label(value))).collect();
        view! { <Radios name legend=question choices /> }
    };
    RATINGS.map(one).into_iter().collect_view()
}

/// A page made to be printed.
#[component]
pub fn CertificatePage() -> impl IntoView {
    load(async move {
        let (service, actor) = (server::service(), server::actor());
        let certificate = service::workshop::certificate(&service, actor.as_deref(), server::id("id")?).await?;
        let workshop = certificate.workshop;
        let leads: Vec<_> = workshop.leads.iter().map(|lead| lead.name.clone()).collect();
        let today = london::date_words(server::today());
        Ok(view! {
            <Page title="Certificate of attendance" caption=certificate.cohort.programme_name.clone() crumbs=crumbs(&workshop)>
                <p>{format!("{} was at this workshop.", certificate.name)}</p>
                <dl class="nhsuk-summary-list">
                    <SummaryRow key="Workshop" value=workshop.title.clone() />
                    <SummaryRow key="When" value=when(&workshop) />
                    <SummaryRow key="Length" value=length_words(workshop.minutes()) />
                    <SummaryRow key="Led by" value=leads.join(" and ") />
                    <SummaryRow key="Programme" value=format!("{}, {}", certificate.cohort.programme_name, certificate.cohort.name) />
                </dl>
                <p>{format!("Made on {today} from the attendance list of the workshop. It says how long the workshop was; what it counts for is for your college or employer to say.")}</p>
            </Page>
        }
        .into_any())
    })
}
