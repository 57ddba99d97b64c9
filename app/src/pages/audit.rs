//! Who did what, and when, in sentences.

use crate::{
    layout::{Page, load, programme_crumbs},
    server,
};
use domain::{event::Event, id::EventId, london};
use leptos::prelude::*;

fn before() -> Option<EventId> {
    server::query("before").and_then(|before| before.parse().ok())
}

/// The audit of a programme.
#[component]
pub fn ProgrammeAuditPage() -> impl IntoView {
    load(async move {
        let slug = server::param("programme");
        let (programme, events, next) =
            service::event::page(&server::service(), server::actor().as_deref(), &slug, before()).await?;
        Ok(view! {
            <Page title="Who did what, and when" crumbs=programme_crumbs(&slug, &programme.name)>
                <Events events next path=format!("/programmes/{slug}/audit") />
            </Page>
        }
        .into_any())
    })
}

/// The audit of the whole installation.
#[component]
pub fn AuditPage() -> impl IntoView {
    load(async move {
        let (events, next) =
            service::event::everywhere(&server::service(), server::actor().as_deref(), before()).await?;
        let crumbs = vec![("/".into(), "Home".into()), ("/admin".into(), "Administration".into())];
        Ok(view! {
            <Page title="Who did what, and when" crumbs>
                <Events events next path="/admin/audit".into() />
            </Page>
        }
        .into_any())
    })
}

#[component]
fn Events(events: Vec<Event>, next: Option<EventId>, path: String) -> impl IntoView {
    let is_empty = events.is_empty();
    view! {
        {is_empty.then(|| view! { <p class="app-empty">"Nothing has happened yet."</p> })}
        <ul class="app-timeline">
            {events
                .into_iter()
                .map(|event| {
                    view! {
                        <li class="app-timeline__item">
                            <span class="app-timeline__when">{london::instant_words(event.at)}</span>
                            " "
                            {event.sentence()}
                        </li>
                    }
                })
                .collect_view()}
        </ul>
        {next
            .map(|id| {
                let address = format!("{path}?before={id}");
                view! {
                    <p>
                        <a href=address>"Earlier"</a>
                    </p>
                }
            })}
    }
}
