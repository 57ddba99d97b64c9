//! What is wrong with the form, at the top of the page.

use crate::{error::AppError, server};
use leptos::prelude::*;

/// Every message, each a link to its field; nothing where no form was refused.
#[component]
pub fn ErrorSummary() -> impl IntoView {
    server::refusal().map(|refusal| {
        if refusal.error == AppError::Preview {
            return view! {
                <div class="nhsuk-inset-text" role="status">
                    <span class="nhsuk-u-visually-hidden">"Information: "</span>
                    <p>{refusal.error.advice()}</p>
                </div>
            }
            .into_any();
        }
        let problems = match &refusal.error {
            AppError::Refused(problems) | AppError::Check(problems) => {
                problems.iter().map(|(field, message)| (field.to_owned(), message.to_owned())).collect()
            }
            _ => Vec::new(),
        };
        let (heading, advice) = match &refusal.error {
            // Whoever sees this has signed in again since.
            AppError::SignedOut => {
                ("You were signed out", "Nothing is saved yet. What you typed is here: send it again.".to_owned())
            }
            error => (error.heading(), error.advice()),
        };
        let advice = problems.is_empty().then(|| view! { <p>{advice}</p> });
        let links = problems
            .into_iter()
            .map(|(field, message)| {
                if field.is_empty() {
                    // About the form as a whole: there is no field to lead to.
                    return view! { <li>{message}</li> }.into_any();
                }
                let target = format!("#{}", field.replace(['[', ']'], "-").trim_end_matches('-'));
                view! {
                    <li>
                        <a href=target>{message}</a>
                    </li>
                }
                .into_any()
            })
            .collect_view();
        view! {
            <div class="nhsuk-error-summary" data-module="nhsuk-error-summary">
                <div role="alert">
                    <h2 class="nhsuk-error-summary__title">{heading}</h2>
                    <div class="nhsuk-error-summary__body">
                        {advice}
                        <ul class="nhsuk-list nhsuk-error-summary__list">{links}</ul>
                    </div>
                </div>
            </div>
        }
        .into_any()
    })
}
