//! Equality monitoring: what somebody says of themselves, on a page of its own, if they want to.

use crate::{
    error::AppError,
    form::{Choice, Form, Select, Submit},
    layout::{Page, load},
    server,
};
use domain::equality::{self, Answers, PREFER_NOT_TO_SAY};
use leptos::{prelude::*, server_fn::ServerFn};

/// Keeps what somebody says of themselves.
#[server(endpoint = "equality/save")]
pub async fn save_equality(
    #[server(flatten)] form: equality::Form,
    #[server(default)] key: String,
) -> Result<(), AppError> {
    let (service, actor) = (server::service(), server::actor().ok_or(AppError::SignedOut)?);
    service::equality::save(&service, Some(&actor), server::key(&key), actor.person, &form).await?;
    server::redirect("/me/equality?done=equality");
    Ok(())
}

/// Forgets what somebody said of themselves.
#[server(endpoint = "equality/forget")]
pub async fn forget_equality() -> Result<(), AppError> {
    let (service, actor) = (server::service(), server::actor().ok_or(AppError::SignedOut)?);
    service::equality::forget(&service, Some(&actor), actor.person).await?;
    server::redirect("/me/equality?done=equality-forgotten");
    Ok(())
}

/// The page.
#[component]
pub fn EqualityPage() -> impl IntoView {
    load(async move {
        let (service, actor) = (server::service(), server::actor().ok_or(AppError::SignedOut)?);
        let answers = service::equality::show(&service, Some(&actor), actor.person).await?;
        let has_answered = !answers.0.is_empty();
        let crumbs = vec![("/".into(), "Home".into()), ("/me".into(), "Your account".into())];
        Ok(view! {
            <Page title="Equality monitoring" crumbs>
                <p>"You do not have to answer any of this. Whatever you do here makes no difference to your place, your partner or anything else in the programme."</p>
                <h2 class="nhsuk-heading-m">"What it is for"</h2>
                <p>"To see whether the programme reaches all kinds of staff alike. Your ethnic group is counted with everybody else’s, and compared with the eligible workforce. The other answers are kept for the report of the evaluation, where they can only ever be counted in the same way."</p>
                <h2 class="nhsuk-heading-m">"Who sees it"</h2>
                <ul class="nhsuk-list nhsuk-list--bullet">
                    <li>"Nobody but you: not your partner, your coordinators, the evaluators or the administrators of this service. It is in no list, message, export or record of who did what, not even that you answered."</li>
                    <li>"Only counts leave this page, and none from which a small group or a person could be worked out."</li>
                    <li>"It is never used to form pairs."</li>
                    <li>"You can change or delete it at any time. What was counted before stays counted: a count names nobody."</li>
                </ul>
                <Form act=SaveEquality::PATH>
                    <Questions answers />
                    <Submit label="Save" />
                </Form>
                {has_answered
                    .then(|| {
                        view! {
                            <h2 class="nhsuk-heading-m">"Delete your answers"</h2>
                            <Form act=ForgetEquality::PATH>
                                <Submit label="Delete all my answers" is_secondary=true />
                            </Form>
                        }
                    })}
            </Page>
        }
        .into_any())
    })
}

/// The questions: a component, since fields find what was typed in the form that they stand in.
#[component]
fn Questions(
    /// What was answered before.
    answers: Answers,
) -> impl IntoView {
    let one = |question: &'static equality::Question| {
        let given = question.answers.iter().map(|(code, words)| Choice::new(*code, *words));
        let choices = std::iter::once(Choice::new("", "Not stated"))
            .chain(given)
            .chain([Choice::new(PREFER_NOT_TO_SAY, "Prefer not to say")]);
        let value = answers.of(question.code).to_owned();
        view! { <Select name=question.code label=question.words choices=choices.collect() value /> }
    };
    equality::questions().questions.iter().map(one).collect_view()
}
