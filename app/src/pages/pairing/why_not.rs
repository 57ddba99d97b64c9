//! Why two people of a proposal are not a pair.

use super::board::Parts;
use crate::{
    layout::{Page, load},
    pages::pair::SummaryRow,
    server,
};
use domain::{
    id::{DraftId, ParticipantId},
    pairing::{Outcome, Rule},
};
use leptos::prelude::*;
use service::pairing::{Answered, Face, WhyNotShown};

/// Two people to ask about, and the answer.
#[component]
pub fn WhyNotPage() -> impl IntoView {
    load(async move {
        let id: DraftId = server::id("draft")?;
        let chosen = |name| server::query(name).and_then(|text| text.parse::<ParticipantId>().ok());
        let asked = chosen("clinician").zip(chosen("manager"));
        let (service, actor) = (server::service(), server::actor());
        let shown = service::pairing::why_not(&service, actor.as_deref(), id, asked).await?;
        let (address, crumbs) = super::way_beyond(&shown.cohort, id)?;
        let WhyNotShown { clinicians, managers, answer, .. } = shown;
        Ok(view! {
            <Page title="Why not these two?" crumbs>
                <form method="get" action=format!("{address}/why-not")>
                    <People name="clinician" label="Clinician" people=clinicians chosen=asked.map(|asked| asked.0) />
                    <People name="manager" label="Manager" people=managers chosen=asked.map(|asked| asked.1) />
                    <button class="nhsuk-button" data-module="nhsuk-button" type="submit">"Explain"</button>
                </form>
                {answer.map(|answer| view! { <Answer answer /> })}
            </Page>
        }
        .into_any())
    })
}

#[component]
fn People(name: &'static str, label: &'static str, people: Vec<Face>, chosen: Option<ParticipantId>) -> impl IntoView {
    let options = people
        .into_iter()
        .map(|face| view! { <option value=face.id.to_string() selected=chosen == Some(face.id)>{face.name}</option> })
        .collect_view();
    view! {
        <div class="nhsuk-form-group">
            <label class="nhsuk-label" for=name>{label}</label>
            <select class="nhsuk-select" id=name name=name>
                <option value="">"Choose somebody"</option>
                {options}
            </select>
        </div>
    }
}

#[component]
fn Answer(answer: Answered) -> impl IntoView {
    let Answered { clinician, manager, is_paired, why, gone, new } = answer;
    let title = format!("{} and {}", clinician.name, manager.name);
    let score: i64 = why.parts.iter().map(domain::pairing::Part::score).sum();
    let told = match why.cost {
        None => {
            let words = why.broken.into_iter().map(Rule::words).collect::<Vec<_>>().join(". ");
            view! { <p>"They cannot be paired. " {words} "."</p> }.into_any()
        }
        Some(cost) => {
            let price = cost.before.cost_words(&cost.after);
            let lead = if is_paired {
                "They are a pair of this proposal."
            } else {
                "No rule keeps them apart. The best proposal pairs them otherwise."
            };
            view! {
                <p>{lead}</p>
                <dl class="nhsuk-summary-list">
                    <SummaryRow key="What pairing them costs the proposal" value=price />
                    <SummaryRow key="The best around the locked pairs" value=outcome_words(cost.before) />
                    <SummaryRow key="The best with these two as a pair" value=outcome_words(cost.after) />
                </dl>
                <Pairs title="Pairs that would go" pairs=gone />
                <Pairs title="Pairs that would come" pairs=new />
            }
            .into_any()
        }
    };
    view! {
        <section aria-labelledby="answer">
            <h2 class="nhsuk-heading-m" id="answer">{title}</h2>
            {told}
            <h3 class="nhsuk-heading-s">{format!("As a pair they score {score}")}</h3>
            <Parts parts=why.parts />
        </section>
    }
}

/// Who would be paired otherwise.
#[component]
fn Pairs(title: &'static str, pairs: Vec<String>) -> impl IntoView {
    (!pairs.is_empty()).then(|| {
        let items = pairs.into_iter().map(|names| view! { <li>{names}</li> }).collect_view();
        view! {
            <h3 class="nhsuk-heading-s">{title}</h3>
            <ul class="nhsuk-list nhsuk-list--bullet">{items}</ul>
        }
    })
}

fn outcome_words(outcome: Outcome) -> String {
    let worst = outcome.worst.map_or_else(String::new, |worst| format!(", the worst-off {worst}"));
    let pairs = if outcome.pairs == 1 { "pair" } else { "pairs" };
    format!("{} {pairs}, total score {}{worst}", outcome.pairs, outcome.total)
}
