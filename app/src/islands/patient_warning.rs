//! Warns while a text is typed where it looks as if it named a patient, by the same rules as the server.

use domain::identifier;
use leptos::{ev, prelude::*};

/// The warning below the field with the id `field`; empty while there is nothing to warn of.
#[island]
pub fn PatientWarning(
    /// Id of the text field that it watches.
    field: String,
) -> impl IntoView {
    let found = RwSignal::new(Vec::<String>::new());
    Effect::new(move |_| {
        let field = field.clone();
        let listener = window_event_listener(ev::input, move |event| {
            if event_target::<leptos::web_sys::Element>(&event).id() == field {
                let sentences = identifier::warnings(&event_target_value(&event))
                    .into_iter()
                    .map(|warning| format!("‘{}’ {}", warning.found, warning.kind.words()));
                found.set(sentences.collect());
            }
        });
        on_cleanup(move || listener.remove());
    });
    view! {
        <div class="app-warnings" aria-live="polite">
            {move || {
                found
                    .get()
                    .into_iter()
                    .map(|sentence| view! { <p class="app-warnings__item">{sentence}</p> })
                    .collect_view()
            }}
        </div>
    }
}
