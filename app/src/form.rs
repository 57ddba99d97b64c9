//! Forms in the markup of the NHS design system, written once. A form that is refused comes back with every message
//! and everything that was typed, with JavaScript and without.

mod choice;
mod date;
mod draft;
mod field;
mod summary;
mod text_area;

pub use choice::{Checkboxes, Choice, Radios, Select};
pub use date::DateField;
pub use draft::Draft;
pub use field::{Field, FileField, Hidden, Password};
pub use summary::ErrorSummary;
pub use text_area::TextArea;

use crate::{error::AppError, refusal::Refusal, server};
use domain::problems::Problems;
use leptos::{context::Provider, prelude::*};
use std::sync::Arc;

/// Whether an answer accepts. One that is neither yes nor no is asked for again: a no gives something away.
pub fn accepts(answer: &str) -> Result<bool, AppError> {
    match answer {
        "accept" => Ok(true),
        "decline" => Ok(false),
        _ => Err(AppError::Refused(Problems::one("", "Nothing is changed yet: press Accept or Decline"))),
    }
}

/// What the fields of one form need to know.
#[derive(Clone, Debug, Default)]
struct Filled {
    refusal: Option<Arc<Refusal>>,
    /// Field and text of a draft, which a refusal is later than.
    draft: Arc<Vec<(String, String)>>,
}

impl Filled {
    fn here() -> Self {
        use_context().unwrap_or_default()
    }

    /// Field and text as they were typed: before the form was refused, or into a draft.
    fn all(&self) -> Option<&[(String, String)]> {
        match &self.refusal {
            Some(refusal) => Some(&refusal.typed),
            None => Some(self.draft.as_slice()).filter(|draft| !draft.is_empty()),
        }
    }

    /// What was typed at `name`.
    fn typed(&self, name: &str) -> Option<String> {
        self.all()?.iter().find(|(field, _)| field == name).map(|(_, text)| text.clone())
    }

    /// Every value that was chosen at `name`; `None` where nothing was typed at all.
    fn chosen(&self, name: &str) -> Option<Vec<String>> {
        let of_name = self.all()?.iter().filter(|(field, _)| field == name);
        Some(of_name.map(|(_, text)| text.clone()).collect())
    }

    /// What to change at `name`.
    fn problem(&self, name: &str) -> Option<String> {
        match &self.refusal.as_ref()?.error {
            AppError::Refused(problems) | AppError::Check(problems) => problems.at(name).map(str::to_owned),
            _ => None,
        }
    }

    /// What somebody else saved at `name`.
    fn theirs(&self, name: &str) -> Option<String> {
        match &self.refusal.as_ref()?.error {
            AppError::Conflict { theirs, .. } => {
                theirs.iter().find(|(field, _)| field == name).map(|(_, text)| text.clone())
            }
            _ => None,
        }
    }
}

/// Whether a form was refused just now: what folds its fields away must then be open.
pub fn was_refused(act: &str) -> bool {
    server::refusal().is_some_and(|refusal| refusal.act == act)
}

/// A form that posts to a server function.
#[component]
pub fn Form(
    /// The server function's path.
    act: &'static str,
    /// The version of what the form changes; after a conflict the version to build on takes its place.
    #[prop(optional)]
    version: Option<i64>,
    /// The draft that the form is kept as while it is typed.
    #[prop(optional)]
    draft: Option<Draft>,
    children: Children,
) -> impl IntoView {
    let refusal = server::refusal().filter(|refusal| refusal.act == act);
    let kept = draft.as_ref().and_then(|draft| draft.latest.as_ref()).map(|latest| latest.fields.clone());
    let filled = Filled { refusal: refusal.clone(), draft: Arc::new(kept.unwrap_or_default()) };
    // A form that was refused holds what was typed last, not the draft.
    let draft = draft.map(|draft| match &refusal {
        Some(refusal) => draft.after_refusal(&refusal.typed),
        None => draft,
    });
    let module = draft.is_some().then_some("app-draft");
    let version = match refusal.as_ref().map(|refusal| &refusal.error) {
        Some(AppError::Conflict { version, .. }) => Some(*version),
        _ => version,
    };
    let is_to_check = refusal.as_ref().is_some_and(|refusal| matches!(refusal.error, AppError::Check(_)));
    let is_refused = (refusal.is_some() && draft.is_some()).then_some("");
    let typed_by = server::actor().map(|actor| actor.person.to_string());
    let key = server::service().random.timeless_id().to_string();
    view! {
        <Provider value=filled>
            <form method="post" action=act novalidate data-module=module data-refused=is_refused>
                <input type="hidden" name="key" value=key />
                {typed_by.map(|person| view! { <input type="hidden" name="typed_by" value=person /> })}
                {version.map(|version| view! { <input type="hidden" name="version" value=version.to_string() /> })}
                {draft.clone().map(|draft| view! { <draft::Before draft /> })}
                {is_to_check.then(|| view! { <CheckAgain /> })}
                {children()}
                {draft.map(|draft| view! { <draft::After draft /> })}
            </form>
        </Provider>
    }
}

/// A form that sends a file.
#[component]
pub fn Upload(
    /// Where it is sent.
    act: &'static str,
    children: Children,
) -> impl IntoView {
    let refusal = server::refusal().filter(|refusal| refusal.act == act);
    let key = server::service().random.timeless_id().to_string();
    view! {
        <Provider value=Filled { refusal, ..Filled::default() }>
            <form method="post" action=act enctype="multipart/form-data" novalidate>
                <input type="hidden" name="key" value=key />
                {children()}
            </form>
        </Provider>
    }
}

/// Shown where a text looks as if it named a patient: a warning, never a block.
#[component]
fn CheckAgain() -> impl IntoView {
    view! {
        <div class="nhsuk-warning-callout">
            <h2 class="nhsuk-warning-callout__label">
                <span role="text">
                    <span class="nhsuk-u-visually-hidden">"Important: "</span>
                    "Could somebody recognise a patient?"
                </span>
            </h2>
            <p>"The texts marked below may name a patient. Nothing is saved yet. Change them, or tick the box if they name nobody."</p>
            <div class="nhsuk-checkboxes">
                <div class="nhsuk-checkboxes__item">
                    <input class="nhsuk-checkboxes__input" id="checked" name="checked" type="checkbox" value="yes" />
                    <label class="nhsuk-label nhsuk-checkboxes__label" for="checked">
                        "I have checked: no patient can be recognised"
                    </label>
                </div>
            </div>
        </div>
    }
}

/// The button that sends a form; one primary button a page.
#[component]
pub fn Submit(
    /// What it does.
    #[prop(into)]
    label: String,
    /// Beside another button that matters more.
    #[prop(optional)]
    is_secondary: bool,
    /// For one of many in a list.
    #[prop(optional)]
    is_small: bool,
    /// What sets it apart from buttons of the same label, for those who hear the page.
    #[prop(optional, into)]
    about: Option<String>,
    /// What it sends besides the form, where a form has several buttons.
    #[prop(optional)]
    sends: Option<(&'static str, &'static str)>,
) -> impl IntoView {
    let (name, value) = sends.unzip();
    let class = match (is_secondary, is_small) {
        (false, false) => "nhsuk-button",
        (true, false) => "nhsuk-button nhsuk-button--secondary",
        (false, true) => "nhsuk-button nhsuk-button--small",
        (true, true) => "nhsuk-button nhsuk-button--secondary nhsuk-button--small",
    };
    view! {
        <button class=class data-module="nhsuk-button" data-prevent-double-click="true" type="submit" name=name value=value>
            {label}
            {about.map(|about| view! { <span class="nhsuk-u-visually-hidden">" "{about}</span> })}
        </button>
    }
}

/// What surrounds a field: its messages, and what somebody else saved there.
#[derive(Clone)]
struct Around {
    id: String,
    group_class: &'static str,
    described_by: Option<String>,
    hint: Option<String>,
    problem: Option<String>,
    theirs: Option<String>,
}

impl Around {
    fn of(name: &str, hint: Option<String>) -> Self {
        // Lines end otherwise on their way through a form.
        let typed = Filled::here().typed(name).map(|typed| typed.replace("\r\n", "\n").trim().to_owned());
        Self::with(name, hint, typed)
    }

    /// With what was typed in the words in which somebody else's would be told: only where they differ are both shown.
    fn with(name: &str, hint: Option<String>, typed: Option<String>) -> Self {
        let filled = Filled::here();
        let id = name.replace(['[', ']'], "-").trim_end_matches('-').to_owned();
        let problem = filled.problem(name);
        let theirs = filled.theirs(name).filter(|theirs| typed.as_ref() != Some(theirs));
        let ids = [
            hint.is_some().then(|| format!("{id}-hint")),
            problem.is_some().then(|| format!("{id}-error")),
            theirs.is_some().then(|| format!("{id}-theirs")),
        ];
        let described_by = ids.into_iter().flatten().collect::<Vec<_>>().join(" ");
        Self {
            group_class: if problem.is_some() {
                "nhsuk-form-group nhsuk-form-group--error"
            } else {
                "nhsuk-form-group"
            },
            described_by: (!described_by.is_empty()).then_some(described_by),
            id,
            hint,
            problem,
            theirs,
        }
    }

    /// The hint and the messages, in the order in which the design system has them.
    fn messages(self) -> impl IntoView {
        let Self { id, hint, problem, theirs, .. } = self;
        let (hint_id, error_id, theirs_id) = (format!("{id}-hint"), format!("{id}-error"), format!("{id}-theirs"));
        view! {
            {hint.map(|hint| view! { <div class="nhsuk-hint" id=hint_id>{hint}</div> })}
            {problem
                .map(|problem| {
                    view! {
                        <span class="nhsuk-error-message" id=error_id>
                            <span class="nhsuk-u-visually-hidden">"Error: "</span>
                            {problem}
                        </span>
                    }
                })}
            {theirs
                .map(|theirs| {
                    view! {
                        <div class="nhsuk-inset-text" id=theirs_id>
                            <span class="nhsuk-u-visually-hidden">"Information: "</span>
                            <p class="nhsuk-u-font-weight-bold">"Saved by somebody else meanwhile"</p>
                            <p class="app-as-typed">{if theirs.is_empty() { "Nothing".to_owned() } else { theirs }}</p>
                        </div>
                    }
                })}
        }
    }
}
