//! Choosing one or several of a few.

use super::{Around, Filled};
use leptos::prelude::*;

/// One choice.
#[derive(Clone)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What is read.
    pub label: String,
    /// What it means.
    pub hint: Option<String>,
    /// More to fill in when it is chosen. Without JavaScript it always shows.
    pub reveals: Option<ViewFn>,
}

impl Choice {
    /// A choice of these words.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into(), hint: None, reveals: None }
    }

    /// With what it means.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// With more to fill in when it is chosen.
    #[must_use]
    pub fn reveals(mut self, more: impl Into<ViewFn>) -> Self {
        self.reveals = Some(more.into());
        self
    }
}

#[derive(Clone, Copy)]
struct Kind {
    input: &'static str,
    block: &'static str,
    module: &'static str,
}

const RADIOS: Kind = Kind { input: "radio", block: "nhsuk-radios", module: "nhsuk-radios" };
const CHECKBOXES: Kind = Kind { input: "checkbox", block: "nhsuk-checkboxes", module: "nhsuk-checkboxes" };

fn items(kind: Kind, name: &str, id: &str, choices: Vec<Choice>, chosen: &[String]) -> impl IntoView + use<> {
    let block = kind.block;
    choices
        .into_iter()
        .enumerate()
        .map(|(position, choice)| {
            // The link of the error summary leads to the first choice.
            let item_id = if position == 0 { id.to_owned() } else { format!("{id}-{}", position + 1) };
            let hint_id = choice.hint.is_some().then(|| format!("{item_id}-item-hint"));
            let reveal_id = choice.reveals.is_some().then(|| format!("{item_id}-more"));
            let is_chosen = chosen.contains(&choice.value);
            view! {
                <div class=format!("{block}__item")>
                    <input
                        class=format!("{block}__input")
                        id=item_id.clone()
                        name=name.to_owned()
                        type=kind.input
                        value=choice.value
                        checked=is_chosen
                        aria-describedby=hint_id.clone()
                        data-aria-controls=reveal_id.clone()
                    />
                    <label class=format!("nhsuk-label {block}__label") for=item_id>{choice.label}</label>
                    {choice
                        .hint
                        .map(|hint| {
                            view! { <div class=format!("nhsuk-hint {block}__hint") id=hint_id.clone()>{hint}</div> }
                        })}
                </div>
                {choice
                    .reveals
                    .map(|more| {
                        let hidden = if is_chosen { String::new() } else { format!(" {block}__conditional--hidden") };
                        view! {
                            <div class=format!("{block}__conditional{hidden}") id=reveal_id.clone()>{more.run()}</div>
                        }
                    })}
            }
        })
        .collect_view()
}

/// What is asked, and what there is to choose from.
struct Question {
    /// What messages are about.
    name: String,
    /// The name in the form.
    field: String,
    legend: String,
    hint: Option<String>,
    choices: Vec<Choice>,
    /// What is chosen before anybody does.
    chosen: Vec<String>,
}

fn group(kind: Kind, question: Question) -> impl IntoView + use<> {
    let Question { name, field, legend, hint, choices, chosen } = question;
    let chosen = Filled::here().chosen(&field).unwrap_or(chosen);
    let labels = choices.iter().filter(|choice| chosen.contains(&choice.value)).map(|choice| choice.label.clone());
    let around = Around::with(&name, hint, Some(labels.collect::<Vec<_>>().join(", ")));
    let class = kind.block;
    let items = items(kind, &field, &around.id, choices, &chosen);
    view! {
        <div class=around.group_class>
            <fieldset class="nhsuk-fieldset" aria-describedby=around.described_by.clone()>
                <legend class="nhsuk-fieldset__legend nhsuk-fieldset__legend--s">{legend}</legend>
                {around.clone().messages()}
                <div class=class data-module=kind.module>{items}</div>
            </fieldset>
        </div>
    }
}

/// Exactly one of a few.
#[component]
pub fn Radios(
    /// What messages are about: its name in the form, unless that is another.
    #[prop(into)]
    name: String,
    /// Its name in the form, where messages call it something else.
    #[prop(optional, into)]
    field: Option<String>,
    /// What is asked.
    #[prop(into)]
    legend: String,
    /// How to choose.
    #[prop(optional, into)]
    hint: Option<String>,
    /// What there is to choose from.
    choices: Vec<Choice>,
    /// What is chosen before anybody does.
    #[prop(optional, into)]
    value: String,
) -> impl IntoView {
    let field = field.unwrap_or_else(|| name.clone());
    group(RADIOS, Question { name, field, legend, hint, choices, chosen: vec![value] })
}

/// Any of a few.
#[component]
pub fn Checkboxes(
    /// Its name in the form.
    #[prop(into)]
    name: String,
    /// What is asked.
    #[prop(into)]
    legend: String,
    /// How to choose.
    #[prop(optional, into)]
    hint: Option<String>,
    /// What there is to choose from.
    choices: Vec<Choice>,
    /// What is chosen before anybody does.
    #[prop(optional)]
    values: Vec<String>,
) -> impl IntoView {
    let field = if choices.len() > 1 { format!("{name}[]") } else { name.clone() };
    group(CHECKBOXES, Question { name, field, legend, hint, choices, chosen: values })
}

/// One of many.
#[component]
pub fn Select(
    /// Its name in the form.
    name: &'static str,
    /// What is asked.
    #[prop(into)]
    label: String,
    /// How to choose.
    #[prop(optional, into)]
    hint: Option<String>,
    /// What there is to choose from.
    choices: Vec<Choice>,
    /// What is chosen before anybody does.
    #[prop(optional, into)]
    value: String,
) -> impl IntoView {
    let around = Around::of(name, hint);
    let chosen = Filled::here().typed(name).or(Some(value));
    let class = if around.problem.is_some() { "nhsuk-select nhsuk-select--error" } else { "nhsuk-select" };
    let options = choices
        .into_iter()
        .map(|choice| {
            let is_chosen = chosen.as_deref() == Some(choice.value.as_str());
            view! { <option value=choice.value selected=is_chosen>{choice.label}</option> }
        })
        .collect_view();
    view! {
        <div class=around.group_class>
            <label class="nhsuk-label" for=around.id.clone()>{label}</label>
            {around.clone().messages()}
            <select class=class id=around.id.clone() name=name aria-describedby=around.described_by>
                {options}
            </select>
        </div>
    }
}
