//! Giving up one's own place in a cohort.

use crate::{
    error::AppError,
    form::{Form, Hidden, Submit},
    layout::{Page, load},
    pages::participant::Reasons,
    server,
};
use domain::{
    id::ParticipantId,
    participant::{State, change},
};
use leptos::{prelude::*, server_fn::ServerFn};

/// Gives up one's own place.
#[server(endpoint = "participant/leave")]
pub async fn leave(
    #[server(default)] participant: String,
    #[server(flatten)] form: change::Leave,
    #[server(default)] key: String,
) -> Result<(), AppError> {
    let id: ParticipantId = participant.parse().map_err(|_| AppError::NotFound)?;
    service::participant::leave(&server::service(), server::actor().as_deref(), server::key(&key), id, &form).await?;
    server::redirect("/?done=left");
    Ok(())
}

/// The page that asks whether somebody means it.
#[component]
pub fn LeavePage() -> impl IntoView {
    load(async move {
        let id: ParticipantId = server::id("participant")?;
        let place = service::participant::leaving(&server::service(), server::actor().as_deref(), id).await?;
        let title = format!("Withdraw from {}", place.cohort.name);
        let crumbs = vec![("/".into(), "Home".into()), ("/me".into(), "Your account".into())];
        Ok(view! {
            <Page title caption=place.cohort.programme_name.clone() crumbs>
                {if place.is_paired {
                    view! {
                        <p>"You are in a pair, and your partner relies on you. Ask your coordinator: they end the pair with both of you, without fault, and what you did together is kept."</p>
                    }
                        .into_any()
                } else if place.state.may_become(State::Withdrawn) {
                    view! {
                        <p>"You give up your place, and no partner is looked for any more. Your coordinators are told. If you change your mind, they can bring you back."</p>
                        <Form act=Leave::PATH>
                            <Hidden name="participant" value=id.to_string() />
                            <Reasons legend="Why do you leave?" hint="Your coordinators see this. Reports count the reasons and name nobody" />
                            <Submit label="Withdraw" />
                        </Form>
                        <p>
                            <a href="/">"Keep my place"</a>
                        </p>
                    }
                        .into_any()
                } else {
                    view! { <p>"Your place has come to its end: there is nothing to withdraw from."</p> }.into_any()
                }}
            </Page>
        }
        .into_any())
    })
}
