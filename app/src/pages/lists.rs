//! The reference lists, to read.

use crate::{
    layout::{Page, load, programme_crumbs},
    server,
    table::{Table, texts},
};
use domain::reference::List;
use leptos::prelude::*;

/// Every list with its version and source.
#[component]
pub fn ListsPage() -> impl IntoView {
    load(async move {
        let slug = server::param("programme");
        let (programme, lists) =
            service::reference::show(&server::service(), server::actor().as_deref(), &slug).await?;
        let lists = lists.into_iter().map(|list| view! { <Names list /> }).collect_view();
        Ok(view! {
            <Page title="Reference lists" crumbs=programme_crumbs(&slug, &programme.name)>
                <p>"Applications and imports offer these names and understand the other ways to write them, with or without capitals, accents, spaces and hyphens. A profession, ward or office that is in no list is kept as it was written. The lists change with the service; each change has a new version."</p>
                {lists}
            </Page>
        }
        .into_any())
    })
}

#[component]
fn Names(list: List) -> impl IntoView {
    let about = format!("Version {}. Source: {}.", list.version, list.source);
    let rows = list.entries.into_iter().map(|entry| texts([entry.name, entry.others.join(", ")])).collect();
    view! {
        <details class="nhsuk-details">
            <summary class="nhsuk-details__summary">
                <span class="nhsuk-details__summary-text">{list.title.clone()}</span>
            </summary>
            <div class="nhsuk-details__text">
                <p>{about}</p>
                <Table caption=list.title headings=&["Name", "Also"] rows />
            </div>
        </details>
    }
}
