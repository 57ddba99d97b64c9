//! A certificate as a page made to be printed, and the way to the same as a PDF.

use crate::{
    layout::{Crumb, Page},
    pages::pair::SummaryRow,
    server,
    table::{Table, texts},
};
use domain::certificate::{self, Certificate};
use leptos::prelude::*;

/// The page.
#[component]
pub fn Certified(
    /// What it says.
    shown: Certificate,
    /// The way to it.
    crumbs: Vec<Crumb>,
    /// Where the PDF is.
    #[prop(into)]
    file: String,
) -> impl IntoView {
    let organisation = server::surroundings().organisation.to_string();
    let facts = shown.facts.into_iter().map(|(key, value)| view! { <SummaryRow key value /> }).collect_view();
    view! {
        <Page title=shown.title caption=shown.name crumbs>
            <p>{shown.statement}</p>
            <dl class="nhsuk-summary-list">{facts}</dl>
            {shown.tables.into_iter().map(rows).collect_view()}
            <p>{format!("{} Made on {} by {organisation}.", shown.note, shown.made_on)}</p>
            <a class="nhsuk-button nhsuk-button--secondary" href=file download="" rel="external">"Save as PDF"</a>
        </Page>
    }
}

fn rows(table: certificate::Table) -> AnyView {
    let certificate::Table { caption, headings, rows } = table;
    if rows.is_empty() {
        return view! { <p>{format!("{caption}: none is confirmed yet.")}</p> }.into_any();
    }
    let rows = rows.into_iter().map(texts).collect();
    view! {
        <h2 class="nhsuk-heading-m">{caption}</h2>
        <Table caption headings rows />
    }
    .into_any()
}
