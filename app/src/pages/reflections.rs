//! Somebody's own book of reflections.

use crate::{
    layout::{Page, load},
    pages::pair::SummaryRow,
    server,
    tag::{Colour, Tag},
};
use domain::reflection::{Readers, book::Entry};
use leptos::prelude::*;

/// The book, the latest first.
#[component]
pub fn BookPage() -> impl IntoView {
    load(async move {
        let entries = service::reflection::book(&server::service(), server::actor().as_deref()).await?;
        let content = if entries.is_empty() {
            view! {
                <p class="app-empty">"You have written no reflection yet. Open one of your shadowing sessions to write one: only you read it, until you decide otherwise."</p>
            }
            .into_any()
        } else {
            view! {
                <p>"Everything that you wrote, the latest first. To change a reflection, or who may read it, open its session."</p>
                <p>
                    <a href="/reflections/download" download="" rel="external">"Download all as text"</a>
                </p>
                {entries.into_iter().map(|entry| view! { <Chapter entry /> }).collect_view()}
            }
            .into_any()
        };
        Ok(view! { <Page title="My reflections" crumbs=vec![("/".into(), "Home".into())]>{content}</Page> }.into_any())
    })
}

#[component]
fn Chapter(entry: Entry) -> impl IntoView {
    let address = format!("/shadowing/{}", entry.reflection.session);
    let (colour, words) = match entry.reflection.readers {
        Readers::Author => (Colour::Grey, "Private"),
        Readers::Pair => (Colour::Blue, "My pair"),
        Readers::Programme => (Colour::Green, "Released"),
    };
    let answers = entry
        .reflection
        .answers()
        .map(|(question, answer)| view! { <SummaryRow key=question value=answer.to_owned() /> })
        .collect_view();
    view! {
        <h2 class="nhsuk-heading-m">
            <a href=address>{entry.title()}</a>
        </h2>
        <p>
            <Tag colour words />
        </p>
        <dl class="nhsuk-summary-list">
            {answers} <SummaryRow key="Who may read this" value=entry.reflection.readers.words() />
            <SummaryRow key="Who has read it" value=readers(&entry) />
        </dl>
    }
}

/// Who has read it, in words.
fn readers(entry: &Entry) -> String {
    match entry.reads.as_slice() {
        [] => "Nobody but you".to_owned(),
        reads => reads.iter().map(domain::reflection::book::Read::words).collect::<Vec<_>>().join("; "),
    }
}
