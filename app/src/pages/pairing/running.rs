//! A large proposal while it is worked out: how far it is, and a button that cancels it.

use super::to_board;
use crate::{
    error::AppError,
    form::{Form, Hidden, Submit},
    layout::{Page, cohort_path, load},
    server,
};
use domain::{assignment::Stage, cohort::Cohort, id::RunId};
use leptos::{prelude::*, server_fn::ServerFn};
use service::pairing::{Begun, Progress};

/// To the proposal, or to the page that says how far it is.
pub(super) async fn to_begun(begun: Begun) -> Result<(), AppError> {
    match begun {
        Begun::Done(draft) => to_board(draft, "?done=proposed"),
        Begun::Running(run) => {
            let shown = service::pairing::running(&server::service(), server::actor().as_deref(), run).await?;
            server::redirect(&path(&shown.cohort, run));
        }
    }
    Ok(())
}

fn path(cohort: &Cohort, run: RunId) -> String {
    format!("{}/pairing/runs/{run}", cohort_path(cohort))
}

/// Cancels a run.
#[server(endpoint = "pairing/cancel")]
pub async fn cancel_run(#[server(default)] run: String) -> Result<(), AppError> {
    let id: RunId = run.parse().map_err(|_| AppError::NotFound)?;
    let (service, actor) = (server::service(), server::actor());
    service::pairing::cancel(&service, actor.as_deref(), id).await?;
    let shown = service::pairing::running(&service, actor.as_deref(), id).await?;
    server::redirect(&path(&shown.cohort, id));
    Ok(())
}

/// The page.
#[component]
pub fn RunPage() -> impl IntoView {
    load(async move {
        let id: RunId = server::id("run")?;
        let shown = service::pairing::running(&server::service(), server::actor().as_deref(), id).await?;
        let crumbs = super::way(&shown.cohort)?;
        let pairing = format!("{}/pairing", cohort_path(&shown.cohort));
        let (title, content) = match shown.progress {
            Progress::Done(draft) => {
                to_board(draft, "?done=proposed");
                return Ok(().into_any());
            }
            Progress::Going(stage, done, of) => {
                ("Pairs are being proposed", view! { <Going id stage done of /> }.into_any())
            }
            Progress::Cancelled => {
                let words = "You or another coordinator cancelled it. Everything is as it was before.";
                ("Cancelled", ended(words.to_owned(), pairing))
            }
            Progress::Failed(words) => ("No pairs are proposed", ended(format!("{words}."), pairing)),
            Progress::Lost => {
                let words = "The server was stopped before it was done. Everything is as it was before: propose again.";
                ("Stopped", ended(words.to_owned(), pairing))
            }
        };
        Ok(view! {
            <Page title crumbs>
                {content}
            </Page>
        }
        .into_any())
    })
}

fn ended(words: String, pairing: String) -> AnyView {
    view! {
        <p>{words}</p>
        <p>
            <a href=pairing>"Go to forming pairs"</a>
        </p>
    }
    .into_any()
}

#[component]
fn Going(id: RunId, stage: Stage, done: usize, of: usize) -> impl IntoView {
    let of = of.max(1);
    let words = format!("{}: {} of 100.", stage.words(), 100 * done.min(of) / of);
    view! {
        <div class="app-progress" data-module="app-progress" aria-live="polite">
            <progress class="app-progress__bar" aria-label="How far it is" max=of.to_string() value=done.to_string()>
                {words.clone()}
            </progress>
            <p class="app-progress__text">{words}</p>
        </div>
        <p>"You can leave this page and come back: the work goes on. Nothing is changed before it is done."</p>
        // A page that refreshed itself would take the place of whoever hears or magnifies it (WCAG 2.2.1).
        <p>
            <a href="">"Look again"</a>
        </p>
        <Form act=CancelRun::PATH>
            <Hidden name="run" value=id.to_string() />
            <Submit label="Cancel" is_secondary=true />
        </Form>
    }
}
