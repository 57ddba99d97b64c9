//! Fields of one line.

use super::{Around, Filled};
use leptos::prelude::*;

/// A field of one line.
#[component]
pub fn Field(
    /// Its name in the form.
    name: &'static str,
    /// What to enter.
    #[prop(into)]
    label: String,
    /// How to enter it.
    #[prop(optional, into)]
    hint: Option<String>,
    /// What it holds before anybody types.
    #[prop(optional, into)]
    value: String,
    /// The kind of input: `text`, `email`, ...
    #[prop(default = "text")]
    kind: &'static str,
    /// Width in characters, as the design system has them: 2, 3, 4, 5, 10, 20 or 30.
    #[prop(optional)]
    width: Option<u8>,
    /// What a browser may fill in.
    #[prop(optional)]
    autocomplete: Option<&'static str>,
    /// Which keys a phone shows.
    #[prop(optional)]
    inputmode: Option<&'static str>,
    /// Texts to choose from, or to type something else.
    #[prop(optional)]
    suggestions: Vec<String>,
) -> impl IntoView {
    let around = Around::of(name, hint);
    let value = Filled::here().typed(name).unwrap_or(value);
    let width = width.map_or_else(String::new, |width| format!(" nhsuk-input--width-{width}"));
    let error = if around.problem.is_some() { " nhsuk-input--error" } else { "" };
    let class = format!("nhsuk-input{width}{error}");
    let list = (!suggestions.is_empty()).then(|| format!("{}-list", around.id));
    view! {
        <div class=around.group_class>
            <label class="nhsuk-label" for=around.id.clone()>{label}</label>
            {around.clone().messages()}
            <input
                class=class
                id=around.id.clone()
                name=name
                type=kind
                value=value
                autocomplete=autocomplete
                inputmode=inputmode
                spellcheck=(kind == "email").then_some("false")
                list=list.clone()
                aria-describedby=around.described_by
            />
            {list
                .map(|list| {
                    view! {
                        <datalist id=list>
                            {suggestions.into_iter().map(|text| view! { <option value=text></option> }).collect_view()}
                        </datalist>
                    }
                })}
        </div>
    }
}

/// A password: never filled in again after a refusal.
#[component]
pub fn Password(
    /// What to enter.
    #[prop(into)]
    label: String,
    /// How to enter it.
    #[prop(optional, into)]
    hint: Option<String>,
    /// Whether it is chosen now, rather than known.
    #[prop(optional)]
    is_new: bool,
) -> impl IntoView {
    let around = Around::of("password", hint);
    let class = if around.problem.is_some() { "nhsuk-input nhsuk-input--error" } else { "nhsuk-input" };
    view! {
        <div class=around.group_class>
            <label class="nhsuk-label" for="password">{label}</label>
            {around.clone().messages()}
            <input
                class=format!("{class} nhsuk-input--width-20")
                id="password"
                name="password"
                type="password"
                spellcheck="false"
                autocapitalize="none"
                autocomplete=if is_new { "new-password" } else { "current-password" }
                aria-describedby=around.described_by
            />
        </div>
    }
}

/// A file to choose.
#[component]
pub fn FileField(
    /// Its name in the form.
    name: &'static str,
    /// What to choose.
    #[prop(into)]
    label: String,
    /// Which kinds there are.
    #[prop(optional, into)]
    hint: Option<String>,
    /// Endings and types to offer.
    accept: &'static str,
) -> impl IntoView {
    let around = Around::of(name, hint);
    view! {
        <div class=around.group_class>
            <label class="nhsuk-label" for=around.id.clone()>{label}</label>
            {around.clone().messages()}
            <input
                class="nhsuk-file-upload"
                id=around.id.clone()
                name=name
                type="file"
                accept=accept
                aria-describedby=around.described_by
            />
        </div>
    }
}

/// A value that travels with the form.
#[component]
pub fn Hidden(
    /// Its name in the form.
    name: &'static str,
    /// The value.
    #[prop(into)]
    value: String,
) -> impl IntoView {
    view! { <input type="hidden" name=name value=value /> }
}
