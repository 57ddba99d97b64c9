//! Swapping the managers of two pairs: the field stands once for each pair.

use super::Of;
use crate::{
    error::AppError,
    form::{Form, Hidden, Submit},
    pages::pairing::SwapPairs,
    server,
};
use domain::{draft::Draft, id::ProposedPairId};
use leptos::{prelude::*, server_fn::ServerFn};

/// The id of the choice of a pair to swap with.
fn swap_field(pair: ProposedPairId) -> String {
    format!("swap-{pair}")
}

/// What to change at that choice.
pub(super) fn problem_with_swap(pair: ProposedPairId) -> Option<String> {
    match &server::refusal()?.error {
        AppError::Refused(problems) => problems.at(&swap_field(pair)).map(str::to_owned),
        _ => None,
    }
}

/// The form that swaps the managers of two pairs.
#[component]
pub(super) fn Swap(
    pair: ProposedPairId,
    draft: Draft,
    others: Vec<(ProposedPairId, String)>,
    names: String,
) -> impl IntoView {
    let (id, field) = (draft.id, swap_field(pair));
    let problem = problem_with_swap(pair);
    let group = if problem.is_some() { "nhsuk-form-group nhsuk-form-group--error" } else { "nhsuk-form-group" };
    let error_id = problem.is_some().then(|| format!("{field}-error"));
    let problem = problem.map(|problem| {
        view! {
            <span class="nhsuk-error-message" id=error_id.clone()>
                <span class="nhsuk-u-visually-hidden">"Error: "</span>
                {problem}
            </span>
        }
    });
    let options = others
        .into_iter()
        .filter(|(other, _)| *other != pair)
        .map(|(other, words)| view! { <option value=other.to_string()>{words}</option> })
        .collect_view();
    view! {
        <Form act=SwapPairs::PATH version=draft.version>
            <Of draft=id />
            <Hidden name="first" value=pair.to_string() />
            <div class=group>
                <label class="nhsuk-label" for=field.clone()>
                    "Swap managers with" <span class="nhsuk-u-visually-hidden">", for " {names}</span>
                </label>
                {problem}
                <select class="nhsuk-select" id=field name="second" aria-describedby=error_id.clone()>
                    <option value="">"Choose a pair"</option>
                    {options}
                </select>
            </div>
            <Submit label="Swap" is_secondary=true />
        </Form>
    }
}
