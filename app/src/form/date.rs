//! A date in three boxes.

use super::{Around, Filled};
use domain::{date::Typed, london};
use leptos::prelude::*;

/// Day, month and year.
#[component]
pub fn DateField(
    /// Its name in the form.
    name: &'static str,
    /// What date.
    #[prop(into)]
    legend: String,
    /// How to enter it.
    #[prop(optional, into)]
    hint: Option<String>,
    /// What it holds before anybody types.
    #[prop(optional)]
    value: Typed,
) -> impl IntoView {
    let typed = |part: &str| Filled::here().typed(&format!("{name}[{part}]")).unwrap_or_default();
    let typed = Typed { day: typed("day"), month: typed("month"), year: typed("year") };
    let around = Around::with(name, hint, typed.read(name).ok().map(london::date_words));
    let has_problem = around.problem.is_some();
    let id = around.id.clone();
    let boxes = [("day", "Day", 2, value.day), ("month", "Month", 2, value.month), ("year", "Year", 4, value.year)];
    let boxes = boxes
        .into_iter()
        .map(|(part, label, width, value)| {
            let field = format!("{name}[{part}]");
            let value = Filled::here().typed(&field).unwrap_or(value);
            let error = if has_problem { " nhsuk-input--error" } else { "" };
            // The message at the fieldset is linked to its id: the first box takes it, so that the link leads there.
            let box_id = if part == "day" { id.clone() } else { format!("{id}-{part}") };
            view! {
                <div class="nhsuk-date-input__item">
                    <div class="nhsuk-form-group">
                        <label class="nhsuk-label nhsuk-date-input__label" for=box_id.clone()>{label}</label>
                        <input
                            class=format!("nhsuk-input nhsuk-date-input__input nhsuk-input--width-{width}{error}")
                            id=box_id
                            name=field
                            type="text"
                            inputmode="numeric"
                            value=value
                        />
                    </div>
                </div>
            }
        })
        .collect_view();
    view! {
        <div class=around.group_class>
            <fieldset class="nhsuk-fieldset" role="group" aria-describedby=around.described_by.clone()>
                <legend class="nhsuk-fieldset__legend nhsuk-fieldset__legend--s">{legend}</legend>
                {around.clone().messages()}
                <div class="nhsuk-date-input">{boxes}</div>
            </fieldset>
        </div>
    }
}
