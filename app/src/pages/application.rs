//! Applying to take part, without an account: one thing a page, saved as it is sent, gone on with by a secret link.

mod check;
mod step;

pub use check::CheckPage;
pub use step::StepPage;

use crate::{
    error::AppError,
    form::{Field, Form, Hidden, Submit},
    layout::{Page, load},
    server,
};
use domain::{
    application::{Answers, Step},
    approval::HOURS_A_MONTH,
    london,
};
use leptos::{prelude::*, server_fn::ServerFn};
use service::application::{Opening, Shown};

/// Begins an application.
#[server(endpoint = "application/begin")]
pub async fn begin(
    #[server(default)] programme: String,
    #[server(default)] cohort: String,
    #[server(flatten)] form: Answers,
    #[server(default)] key: String,
) -> Result<(), AppError> {
    let begun = service::application::begin(&server::service(), server::key(&key), &programme, &cohort, form).await?;
    server::redirect(&match begun {
        Some(secret) => address(&secret, Some(Step::Side)),
        None => format!("/apply/{programme}/{cohort}?done=begun"),
    });
    Ok(())
}

/// Where an application goes on: at a step, or at the end. A token that was found is made of plain letters.
fn address(token: &str, step: Option<Step>) -> String {
    format!("/application/{token}/{}", step.map_or("check", Step::code))
}

/// The page of an application once its link was followed: what to do where it does not work or nothing is left to do.
fn page<F>(show: F) -> impl IntoView
where
    F: FnOnce(String, Shown) -> Result<AnyView, AppError> + Send + 'static,
{
    load(async move {
        let token = server::param("token");
        match service::application::show(&server::service(), &token).await {
            Err(service::Error::NotFound) => Ok(view! { <NoLonger /> }.into_any()),
            Ok(shown) if shown.is_sent => Ok(view! { <Sent opening=shown.opening /> }.into_any()),
            shown => show(token, shown?),
        }
    })
}

/// Leads on to what is open.
#[component]
pub fn ResumePage() -> impl IntoView {
    page(|token, shown| {
        server::redirect(&address(&token, shown.answers.next_open()));
        Ok(().into_any())
    })
}

#[component]
fn NoLonger() -> impl IntoView {
    server::set_status(404);
    view! {
        <Page title="This link does not work">
            <p>"The link to an application works for 30 days. If you copied it, check that all of it is there."</p>
            <p>"If it is too old, nothing that you typed is kept: ask your coordinator where to apply now."</p>
        </Page>
    }
}

#[component]
fn Sent(opening: Opening) -> impl IntoView {
    let cohort = opening.cohort;
    view! {
        <Page title="Your application is sent" caption=format!("{}, {}", cohort.programme_name, cohort.name)>
            <p>"We have written to you. Nothing else is for you to do now."</p>
            <h2 class="nhsuk-heading-m">"What happens next"</h2>
            <ul class="nhsuk-list nhsuk-list--bullet">
                <li>"We ask your line manager or supervising consultant to agree. They see your name, your post and what you apply for, and nothing else."</li>
                <li>"We write to you when they have answered, and again when a partner is found."</li>
                <li>"To change something or to withdraw, write to your coordinator."</li>
            </ul>
            <p>
                "Once you have an account you can, if you want to, "
                <a href="/me/equality">"answer a few questions for equality monitoring"</a>
                ". It is optional, makes no difference to your application, and nobody but you sees your answers."
            </p>
        </Page>
    }
}

#[component]
fn NotOpen() -> impl IntoView {
    server::set_status(404);
    view! {
        <Page title="There is nothing to apply to here">
            <p>"Check that the address is all there. Applications may not be open yet, or not any more."</p>
            <p>"Ask whoever gave you the address, or the coordinator of the programme."</p>
        </Page>
    }
}

/// The public page on which an application begins.
#[component]
pub fn ApplyPage() -> impl IntoView {
    load(async move {
        let (programme, slug) = (server::param("programme"), server::param("cohort"));
        // The same for a cohort that nobody was asked to apply to and for one that does not exist.
        let opening = match service::application::opening(&server::service(), &programme, &slug).await {
            Err(service::Error::NotFound) => return Ok(view! { <NotOpen /> }.into_any()),
            other => other?,
        };
        let is_open = opening.is_open;
        let (cohort, window) = (opening.cohort, opening.window);
        let begins = window.opens_on.filter(|_| !is_open).filter(|first| *first > server::today());
        let dates = match (is_open, begins, window.closes_on) {
            (true, _, Some(last)) => format!("You can apply until {}.", london::date_words(last)),
            (true, ..) => "You can apply now.".to_owned(),
            (false, Some(first), _) => format!("You can apply from {}.", london::date_words(first)),
            (false, None, Some(last)) => format!(
                "Applications closed on {}. Ask the coordinator about a later cohort.",
                london::date_words(last)
            ),
            (false, None, None) => "Applications are closed. Ask the coordinator about a later cohort.".to_owned(),
        };
        let runs = format!("{} to {}", london::date_words(cohort.starts_on), london::date_words(cohort.ends_on));
        Ok(view! {
            <Page title=format!("Apply to {}", cohort.programme_name) caption=cohort.name.clone()>
                <p class="nhsuk-lede-text">"Clinicians and managers learn from each other, in pairs."</p>
                <dl class="nhsuk-summary-list">
                    <crate::pages::pair::SummaryRow key="When" value=runs />
                    <crate::pages::pair::SummaryRow key="Time it takes" value=format!("About {HOURS_A_MONTH} hours a month") />
                    <crate::pages::pair::SummaryRow key="What is needed" value="That your line manager or supervising consultant agrees: we ask them" />
                    <crate::pages::pair::SummaryRow key="Applications" value=dates />
                </dl>
                {is_open
                    .then(|| {
                        view! {
                            <h2 class="nhsuk-heading-m">{Step::Who.title()}</h2>
                            <p>"It takes about ten minutes. What you type is saved at each page, and we send you a link to go on with later."</p>
                            <Form act=Begin::PATH>
                                <Hidden name="programme" value=programme />
                                <Hidden name="cohort" value=slug />
                                <Names answers=Answers::default() />
                                <Submit label="Begin" />
                            </Form>
                        }
                    })}
            </Page>
        }
        .into_any())
    })
}

/// Name and address.
#[component]
fn Names(answers: Answers) -> impl IntoView {
    view! {
        <Field name="first_name" label="First name" value=answers.first_name width=20 autocomplete="given-name" />
        <Field name="last_name" label="Last name" value=answers.last_name width=20 autocomplete="family-name" />
        <Field
            name="email"
            label="Work email address"
            hint="We write to you there"
            kind="email"
            value=answers.email
            autocomplete="email"
        />
    }
}
