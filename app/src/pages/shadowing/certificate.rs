//! The hours that somebody can show, as a page made to be printed.

use crate::{
    layout::{Page, load},
    pages::pair::SummaryRow,
    server,
    table::{Table, texts},
};
use domain::{
    london,
    shadowing::{Session, length_words},
};
use leptos::prelude::*;
use service::shadowing::Certificate;

/// The page.
#[component]
pub fn CertificatePage() -> impl IntoView {
    load(async move {
        let actor = server::actor();
        let shown = service::shadowing::certificate(&server::service(), actor.as_deref()).await?;
        let name = actor.map_or_else(String::new, |actor| actor.name.clone());
        let (visits, visited) = (Certificate::minutes(&shown.visits), Certificate::minutes(&shown.visited));
        Ok(view! {
            <Page title="Certificate of shadowing" caption=name crumbs=vec![("/".into(), "Home".into())]>
                <p>{format!("Hours of shadowing in paired learning, as confirmed by the partner each time. As of {}.", london::date_words(server::today()))}</p>
                <dl class="nhsuk-summary-list">
                    <SummaryRow key="Visiting" value=length_words(visits) />
                    <SummaryRow key="Being visited" value=length_words(visited) />
                    <SummaryRow key="Together" value=length_words(visits + visited) />
                </dl>
                <Sessions caption="Visits made" sessions=shown.visits />
                <Sessions caption="Visits received" sessions=shown.visited />
                <p>"This states hours and nothing more. Whoever looks after your professional development decides what counts. To keep it, print this page or save it as a PDF."</p>
            </Page>
        }
        .into_any())
    })
}

#[component]
fn Sessions(caption: &'static str, sessions: Vec<Session>) -> impl IntoView {
    if sessions.is_empty() {
        return view! { <p>{format!("{caption}: none is confirmed yet.")}</p> }.into_any();
    }
    let row = |session: Session| {
        texts([
            london::date_words(london::date(session.started_at)),
            format!("{} visited {}", session.visitor_name, session.host_name),
            session.place.clone(),
            session.length(),
        ])
    };
    let rows = sessions.into_iter().map(row).collect();
    view! {
        <h2 class="nhsuk-heading-m">{caption}</h2>
        <Table caption=caption headings=&["When", "Who", "Where", "How long"] rows />
    }
    .into_any()
}
