//! Everybody who has no partner, and the form that pairs two of them by hand.

use super::Of;
use crate::{
    form::{Choice, Form, Select, Submit},
    pages::pairing::JoinPeople,
    server,
};
use domain::{draft::Draft, participant::Side};
use leptos::{prelude::*, server_fn::ServerFn};
use service::pairing::Waiting;

/// Who has no partner, and why.
#[component]
pub(super) fn Alone(waiting: Vec<Waiting>) -> impl IntoView {
    (!waiting.is_empty()).then(|| {
        view! {
            <h2 class="nhsuk-heading-m" id="alone">"Without a partner"</h2>
            <ul class="app-board">
                {waiting
                    .into_iter()
                    .map(|one| {
                        view! {
                            <li class="app-board__row app-board__row--alone">
                                <div class="app-board__person">
                                    <span class="app-board__name">{one.face.name}</span>
                                    " "
                                    <span class="app-board__detail">{format!("{}; {}", one.side.words(), one.face.detail)}</span>
                                </div>
                                <div class="app-board__more">
                                    {one.why}
                                    {one.relaxations.into_iter().map(|words| view! { <p>{words}</p> }).collect_view()}
                                </div>
                            </li>
                        }
                    })
                    .collect_view()}
            </ul>
        }
    })
}

/// The form that pairs two of them by hand.
#[component]
pub(super) fn Join(waiting: Vec<Waiting>, draft: Draft) -> impl IntoView {
    let of = |side: Side, first: &str| {
        let people = waiting.iter().filter(|one| one.side == side);
        let people = people.map(|one| Choice::new(one.face.id.to_string(), one.face.name.clone()));
        std::iter::once(Choice::new("", first)).chain(people).collect::<Vec<_>>()
    };
    let clinicians = of(Side::Clinician, "Choose a clinician");
    let managers = of(Side::Manager, "Choose a manager");
    // What was refused is in sight when its page is shown again.
    let is_open = server::refusal().is_some_and(|refusal| refusal.act == JoinPeople::PATH);
    (clinicians.len() > 1 && managers.len() > 1).then(|| {
        view! {
            <details class="nhsuk-details" open=is_open>
                <summary class="nhsuk-details__summary">
                    <span class="nhsuk-details__summary-text">"Pair two people by hand"</span>
                </summary>
                <div class="nhsuk-details__text">
                    <Form act=JoinPeople::PATH version=draft.version>
                        <Of draft=draft.id />
                        <Select name="clinician" label="Clinician" choices=clinicians />
                        <Select name="manager" label="Manager" choices=managers />
                        <Submit label="Pair them" is_secondary=true />
                    </Form>
                </div>
            </details>
        }
    })
}
