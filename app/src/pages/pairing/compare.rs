//! Two proposals side by side, what differs marked and first.

use crate::{
    error::AppError,
    layout::{Page, cohort_crumbs, cohort_path, load},
    server,
    table::{Cell, Table},
    tag::Colour,
};
use domain::{id::DraftId, london};
use leptos::prelude::*;
use service::pairing::{ComparedDraft, ComparedRow};

/// Two proposals of one cohort.
#[component]
pub fn ComparePage() -> impl IntoView {
    load(async move {
        let chosen = |name| server::query(name).and_then(|text| text.parse::<DraftId>().ok()).ok_or(AppError::NotFound);
        let (one, other) = (chosen("one")?, chosen("other")?);
        let (service, actor) = (server::service(), server::actor());
        let compared = service::pairing::compare(&service, actor.as_deref(), one, other).await?;
        let path = cohort_path(&compared.cohort);
        let mut crumbs = cohort_crumbs(&compared.cohort);
        crumbs.push((format!("{path}/pairing"), "Pairing".into()));
        let differ = compared.rows.iter().filter(|row| row.differs()).count();
        let lead = match differ {
            0 => "Everybody has the same partner in both.".to_owned(),
            1 => "1 person has another partner.".to_owned(),
            more => format!("{more} people have another partner."),
        };
        let rows = compared.rows.into_iter().map(cells).collect();
        let [first, second] = compared.sides;
        Ok(view! {
            <Page title="Two proposals side by side" crumbs is_wide=true>
                <p class="nhsuk-lede-text">{lead}</p>
                <ul class="nhsuk-list">
                    <Side name="First" side=first path=path.clone() />
                    <Side name="Second" side=second path />
                </ul>
                <Table
                    caption="Who has which partner"
                    headings=&["Name", "Side", "Partner in the first", "Partner in the second", "Compared"]
                    rows
                />
            </Page>
        }
        .into_any())
    })
}

fn cells(row: ComparedRow) -> Vec<Cell> {
    let mark = if row.differs() { Cell::Tag(Colour::Yellow, "Different") } else { Cell::from("Same") };
    let [first, second] = row.partners.map(|partner| Cell::from(partner.unwrap_or_else(|| "Nobody".to_owned())));
    vec![Cell::from(row.name), Cell::from(row.side.words()), first, second, mark]
}

#[component]
fn Side(name: &'static str, side: ComparedDraft, path: String) -> impl IntoView {
    let ComparedDraft { draft, total, worst } = side;
    let state = if draft.is_published { ", published" } else { "" };
    let worst = worst.map_or_else(String::new, |worst| format!(", the worst-off pair {worst}"));
    let words = format!("{} pairs, total score {total}{worst}{state}", draft.pairs.len());
    view! {
        <li>
            {name} ": " <a href=format!("{path}/pairing/{}", draft.id)>
                {format!("the proposal of {}", london::instant_words(draft.created_at))}
            </a> ": " {words}
        </li>
    }
}
