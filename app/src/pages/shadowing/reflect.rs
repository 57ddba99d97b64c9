//! Reflecting on a session: the form in the way that its author likes, and what others released.

use crate::{
    error::AppError,
    form::{Choice, Draft, Form, Hidden, Radios, Submit, TextArea},
    pages::{jotting::OtherDrafts, pair::SummaryRow},
    server,
};
use domain::{
    id::ShadowingId,
    jotting::Jotting,
    reflection::{self, Question, Readers, Reflection, Texts, Way},
    shadowing::LONGEST_TEXT,
    text,
};
use leptos::{prelude::*, server_fn::ServerFn};

/// Writes or changes a reflection.
#[server(endpoint = "shadowing/reflect")]
pub async fn reflect(
    #[server(flatten)] form: reflection::Form,
    #[server(default)] version: i64,
    #[server(default)] key: String,
) -> Result<(), AppError> {
    let service = server::service();
    // A flattened form takes texts only: a number stands beside it.
    let form = reflection::Form { version, ..form };
    let id = service::reflection::write(&service, server::actor().as_deref(), server::key(&key), &form).await?;
    server::redirect(&format!("/shadowing/{id}?done=reflection"));
    Ok(())
}

/// A reflection that its author released to the reader.
#[component]
pub fn Released(
    /// The reflection.
    reflection: Reflection,
) -> impl IntoView {
    let answers = reflection
        .answers()
        .map(|(question, answer)| view! { <SummaryRow key=question value=answer.to_owned() /> })
        .collect_view();
    view! {
        <h2 class="nhsuk-heading-m">{format!("{}’s reflection", reflection.author_name)}</h2>
        <dl class="nhsuk-summary-list">
            {answers}
        </dl>
    }
}

/// Whether a draft says no other than what was saved: its form was sent while it was kept.
pub(super) fn is_saved(draft: &Jotting, own: Option<&Reflection>) -> bool {
    let Some(own) = own else { return false };
    let saved = |question| own.texts.get(&question).map_or("", String::as_str);
    Question::ALL.into_iter().all(|question| text::block(draft.text(question.code())) == saved(question))
}

/// What a field of a draft is called.
fn label(field: &str) -> Option<&'static str> {
    Question::ALL.into_iter().find(|question| question.code() == field).map(Question::words)
}

/// The form that writes or changes one's own.
#[component]
pub fn ReflectionForm(
    /// On this session.
    session: ShadowingId,
    /// What was written before.
    own: Option<Reflection>,
    /// What was typed since,
    draft: Draft,
    /// and in other tabs.
    others: Vec<Jotting>,
) -> impl IntoView {
    let (heading, submit) = match &own {
        Some(_) => ("Your reflection", "Save changes"),
        None => ("Add a reflection", "Save reflection"),
    };
    let saved = own.clone().filter(|_| draft.latest.is_some());
    let subject = draft.subject;
    let version = own.as_ref().map_or(0, |own| own.version);
    let (way, texts, readers) = match own {
        Some(own) => (own.way, own.texts, own.readers),
        None => Default::default(),
    };
    // Every part is in the form, whichever way is chosen: what is hidden is sent and kept, too.
    let ways = Way::ALL.map(|way| {
        let texts = texts.clone();
        Choice::new(way.code(), way.words()).reveals(move || parts(way, &texts))
    });
    let choices = Readers::ALL.map(|readers| Choice::new(readers.code(), readers.words())).to_vec();
    view! {
        <h2 class="nhsuk-heading-m">{heading}</h2>
        <p>"Write about what you learned, not about a patient: no names, numbers, dates of birth or bed numbers. Courts can ask for what is written here."</p>
        {saved.map(|saved| view! { <Saved saved /> })}
        <Form act=Reflect::PATH version draft>
            <Hidden name="session" value=session.to_string() />
            <Radios
                name="way"
                legend="How do you want to write?"
                hint="You can change this at any time: what you wrote before is kept."
                value=way.code()
                choices=ways.to_vec()
            />
            <Radios name="readers" legend="Who may read this?" hint="Coordinators see that it exists, not what it says." value=readers.code() choices />
            <Submit label=submit />
        </Form>
        <OtherDrafts subject jottings=others label />
        <p>
            <a href="/reflections">"My reflections, and who has read them"</a>
        </p>
    }
}

/// What stands while the form holds a draft.
#[component]
fn Saved(saved: Reflection) -> impl IntoView {
    let answers =
        saved.answers().map(|(question, answer)| view! { <SummaryRow key=question value=answer.to_owned() /> });
    let answers = answers.collect_view();
    view! {
        <details class="nhsuk-details">
            <summary class="nhsuk-details__summary">
                <span class="nhsuk-details__summary-text">"What you saved before"</span>
            </summary>
            <div class="nhsuk-details__text">
                <dl class="nhsuk-summary-list">{answers}</dl>
            </div>
        </details>
    }
}

/// What one way asks.
fn parts(way: Way, texts: &Texts) -> impl IntoView + use<> {
    let areas = way.questions().iter().map(|question| {
        let value = texts.get(question).cloned().unwrap_or_default();
        view! { <TextArea name=question.code() label=question.words() hint=question.hint() value limit=LONGEST_TEXT may_name_a_patient=true /> }
    });
    areas.collect_view()
}
