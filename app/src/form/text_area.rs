//! A longer text. The only place with a `<textarea>`: Leptos does not escape what stands in one, so this does.

use super::{Around, Filled};
use crate::islands::patient_warning::PatientWarning;
use leptos::prelude::*;

/// What stands in a `<textarea>`, as HTML. The first line break after the tag is dropped by browsers, hence the extra one.
fn escaped(text: &str) -> String {
    let mut html = String::with_capacity(text.len() + 1);
    html.push('\n');
    for character in text.chars() {
        match character {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            other => html.push(other),
        }
    }
    html
}

/// A longer text with a count of the characters left.
#[component]
pub fn TextArea(
    /// Its name in the form.
    name: &'static str,
    /// What to write.
    #[prop(into)]
    label: String,
    /// How to write it.
    #[prop(optional, into)]
    hint: Option<String>,
    /// What it holds before anybody types.
    #[prop(optional, into)]
    value: String,
    /// Lines to show.
    #[prop(default = 5)]
    rows: u8,
    /// Most characters that are kept.
    limit: usize,
    /// Whether to warn while it is typed where it looks as if it named a patient.
    #[prop(optional)]
    may_name_a_patient: bool,
) -> impl IntoView {
    let around = Around::of(name, hint);
    let value = Filled::here().typed(name).unwrap_or(value);
    let class = if around.problem.is_some() { " nhsuk-textarea--error" } else { "" };
    let (id, count_id) = (around.id.clone(), format!("{}-info", around.id));
    let described_by = around.described_by.clone().map_or(count_id.clone(), |ids| format!("{ids} {count_id}"));
    view! {
        <div
            class="nhsuk-character-count"
            data-module="nhsuk-character-count"
            data-maxlength=limit.to_string()
            data-threshold="75"
        >
            <div class=around.group_class>
                <label class="nhsuk-label" for=id.clone()>{label}</label>
                {around.clone().messages()}
                <textarea
                    class=format!("nhsuk-textarea nhsuk-js-character-count{class}")
                    id=id.clone()
                    name=name
                    rows=rows.to_string()
                    aria-describedby=described_by
                    prop:value=value.clone()
                >
                    {escaped(&value)}
                </textarea>
            </div>
            <div class="nhsuk-hint nhsuk-character-count__message" id=count_id>
                "You can enter up to " {limit.to_string()} " characters"
            </div>
        </div>
        {may_name_a_patient.then(|| view! { <PatientWarning field=id /> })}
    }
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn what_was_typed_cannot_leave_the_textarea() {
        assert_eq!(escaped("</textarea><script>"), "\n&lt;/textarea&gt;&lt;script&gt;");
        assert_eq!(escaped("&lt;\n"), "\n&amp;lt;\n");
    }
}
