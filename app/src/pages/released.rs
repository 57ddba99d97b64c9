//! Reflections that their authors released to the programme.

use crate::{
    layout::{Page, evaluation_crumbs, load},
    pages::shadowing::Released,
    server,
};
use leptos::prelude::*;

/// The list of released reflections.
#[component]
pub fn ReleasedPage() -> impl IntoView {
    load(async move {
        let (programme, cohort) = (server::param("programme"), server::param("cohort"));
        let (cohort, reflections) =
            service::reflection::released(&server::service(), server::actor().as_deref(), &programme, &cohort).await?;
        let is_empty = reflections.is_empty();
        Ok(view! {
            <Page title="Reflections released to the programme" crumbs=evaluation_crumbs(&cohort)>
                {is_empty.then(|| view! { <p class="app-empty">"Nobody has released a reflection yet. Authors decide, and may change their mind at any time."</p> })}
                {reflections.into_iter().map(|reflection| view! { <Released reflection /> }).collect_view()}
            </Page>
        }
        .into_any())
    })
}
