//! The proof of a proposal, told so that somebody who does not trust it can check it.

use super::board::standing_words;
use crate::{
    layout::{Page, load},
    pages::pair::SummaryRow,
    server,
    table::{Table, texts},
};
use domain::{id::DraftId, london};
use leptos::prelude::*;
use service::pairing::ProofShown;

/// What proves a proposal.
#[component]
pub fn ProofPage() -> impl IntoView {
    load(async move {
        let id: DraftId = server::id("draft")?;
        let shown = service::pairing::proof(&server::service(), server::actor().as_deref(), id).await?;
        let (_, crumbs) = super::way_beyond(&shown.cohort, id)?;
        Ok(view! {
            <Page title="Why nothing is better" crumbs>
                <Told shown />
            </Page>
        }
        .into_any())
    })
}

#[component]
fn Told(shown: ProofShown) -> impl IntoView {
    let ProofShown { run, standing, figures, prices, .. } = shown;
    let worst = figures.worst.map(|(worst, above)| {
        let words = format!(
            "The worst-off pair scores {worst}. Of pairs that all score more, at most {above} could be formed: fewer \
             than {}. This was checked by prices of its own, in the same way.",
            figures.pairs
        );
        view! { <li>{words}</li> }
    });
    let sum = format!(
        "All prices together are {}. The {} pairs count for {} × {} + {} = {}: just as much, so nothing can be better.",
        figures.prices, figures.pairs, figures.pairs, figures.bonus, figures.total, figures.prices,
    );
    let rows = prices
        .into_iter()
        .map(|(name, side, price)| texts([name, side.words().to_owned(), price.to_string()]))
        .collect();
    let hash = run.inputs_hash.clone();
    view! {
        <p class="nhsuk-lede-text">{standing_words(standing)}</p>
        <dl class="nhsuk-summary-list">
            <SummaryRow key="Aim" value=format!("Most pairs, then {}", run.rules.objective.words()) />
            <SummaryRow key="Clinicians who were free" value=figures.clinicians.to_string() />
            <SummaryRow key="Managers who were free" value=figures.managers.to_string() />
            <SummaryRow key="Pairs" value=figures.pairs.to_string() />
            <SummaryRow key="Total score" value=figures.total.to_string() />
            <SummaryRow key="Version of the rules" value=run.rules_version.to_string() />
            <SummaryRow key="Seed" value=run.seed.to_string() />
            <SummaryRow key="Hash of all inputs" value=hash />
            <SummaryRow key="Begun" value=london::instant_words(run.started_at) />
        </dl>
        <h2 class="nhsuk-heading-m">"What was checked"</h2>
        <p>
            "The check knows nothing of how the pairs were found. It is given the stored pairs and a stored price for each person, and does this:"
        </p>
        <ul class="nhsuk-list nhsuk-list--bullet">
            <li>"Everybody is in one pair at most, every pair keeps the rules, and the total is the sum of the scores."</li>
            <li>
                {format!(
                    "One pair more counts for {}, before its score: so much that no scores can outweigh it.",
                    figures.bonus,
                )}
            </li>
            <li>"For any two who may be paired, their two prices together are at least what their pair counts for. So no set of pairs at all can count for more than all prices together."</li>
            <li>{sum}</li>
            {worst}
        </ul>
        <h2 class="nhsuk-heading-m">"The prices"</h2>
        <Table caption="The price of each person" headings=&["Name", "Side", "Price"] rows />
    }
}
