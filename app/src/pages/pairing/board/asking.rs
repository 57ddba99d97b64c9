//! Asking both of each proposed pair first, and what came of it: for coordinators alone.

use crate::{
    error::AppError,
    pages::pairing::{draft_id, to_board},
    server,
    tag::{Colour, Tag},
};
use leptos::prelude::*;
use service::pairing::{AskedOf, Refused};

/// Asks everybody in a proposal who has not been asked.
#[server(endpoint = "pairing/ask")]
pub async fn ask_first(#[server(default)] draft: String, #[server(default)] version: i64) -> Result<(), AppError> {
    let id = draft_id(&draft)?;
    service::pairing::ask(&server::service(), server::actor().as_deref(), id, version).await?;
    to_board(id, "?done=asked-first");
    Ok(())
}

/// How the questions about a pair stand.
pub(super) fn tag(asked: &AskedOf) -> impl IntoView + use<> {
    if asked.is_settled {
        view! { <Tag colour=Colour::Green words=asked.words.clone() /> }
    } else {
        view! { <Tag colour=Colour::Grey words="Asked" /> }
    }
}

/// Who has not answered yet.
pub(super) fn waiting(asked: &AskedOf) -> Option<impl IntoView + use<>> {
    (!asked.is_settled).then(|| view! { <p>{format!("{}.", asked.words)}</p> })
}

/// Who said no, and why where they said so.
#[component]
pub(super) fn SaidNo(refused: Vec<Refused>) -> impl IntoView {
    (!refused.is_empty()).then(|| {
        let rows = refused.into_iter().map(|one| {
            let said = format!("{} said no to {}.", one.name, one.others);
            let reason = (!one.reason.is_empty()).then(|| view! { <p class="app-as-typed">{one.reason}</p> });
            view! {
                <li class="app-board__row app-board__row--alone">
                    <div class="app-board__person">{said}</div>
                    <div class="app-board__more">{reason}</div>
                </li>
            }
        });
        let rows = rows.collect_view();
        view! {
            <h2 class="nhsuk-heading-m">"Said no"</h2>
            <p>"Only coordinators see this: never tell the partner who said no. These pairs are ruled out below."</p>
            <ul class="app-board">{rows}</ul>
        }
    })
}
