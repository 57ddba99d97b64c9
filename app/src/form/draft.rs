//! A form that is kept as a draft while it is typed: by script some seconds after the last key, or by a button.

use crate::server;
use domain::jotting::{Hold, Jotting, Subject};
use leptos::prelude::*;

/// Where drafts are sent.
const KEEP: &str = "/act/jotting/keep";

/// What a form is kept as.
#[derive(Clone, Debug)]
pub struct Draft {
    /// Of which form.
    pub subject: Subject,
    /// Which draft this page goes on with.
    pub hold: Hold,
    /// What was kept last, which the form is filled in with.
    pub latest: Option<Jotting>,
    /// What throws it away.
    pub forget: &'static str,
}

impl Draft {
    /// The same once the form was refused: it goes on with what it held, and says nothing of it.
    pub(super) fn after_refusal(self, typed: &[(String, String)]) -> Self {
        let held = typed.iter().find(|(field, _)| field == "draft").and_then(|(_, hold)| hold.parse().ok());
        Self { hold: held.unwrap_or(self.hold), latest: None, ..self }
    }
}

/// Says above the fields that they hold a draft.
#[component]
pub(super) fn Before(draft: Draft) -> impl IntoView {
    let of = draft.subject.to_string();
    let notice = draft.latest.map(|latest| {
        view! {
            <div class="nhsuk-inset-text">
                <span class="nhsuk-u-visually-hidden">"Information: "</span>
                <p>{format!("This is your draft, kept {}. It is not saved yet, and only you can see it.", latest.when(server::today()))}</p>
            </div>
        }
    });
    view! {
        <input type="hidden" name="draft_of" value=of />
        <input type="hidden" name="draft" value=draft.hold.to_string() />
        {notice}
    }
}

/// The buttons below the form, and where a script says what it has kept.
#[component]
pub(super) fn After(draft: Draft) -> impl IntoView {
    let forget = draft.latest.is_some().then(|| {
        view! {
            <button class="nhsuk-button nhsuk-button--secondary nhsuk-button--small" type="submit" formaction=draft.forget>
                "Throw this draft away"
            </button>
        }
    });
    view! {
        <div>
            <button class="nhsuk-button nhsuk-button--secondary nhsuk-button--small" type="submit" formaction=KEEP>
                "Keep as a draft"
            </button>
            {forget}
            <p class="nhsuk-body-s" role="status" data-app-draft="said"></p>
        </div>
    }
}
