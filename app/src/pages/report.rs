//! The evaluation's report.

use crate::{
    chart::{Dumbbell, DumbbellRow, trimmed},
    layout::{Page, cohort_path, load, programme_crumbs},
    server,
    table::{Cell, Table, texts},
};
use domain::{
    cohort::Cohort,
    evaluation::{CAUTION, Change, Comparison, Report},
    london,
    questionnaire::relationship,
    summary::Quartiles,
    suppression::{
        Disclosed,
        breakdown::{Breakdown, Group},
    },
};
use leptos::prelude::*;

const HEADINGS: [&str; 6] = ["Item", "n", "Before", "After", "Better, same, worse", "Test"];

/// What the programme did, by cohort.
#[component]
pub fn ReportPage() -> impl IntoView {
    load(async move {
        let (service, actor) = (server::service(), server::actor());
        let slug = server::param("programme");
        let shown = service::programme::show(&service, actor.as_deref(), &slug).await?;
        // The latest that has begun: of one that is still to come there is nothing to tell.
        let today = london::date(service.clock.now());
        let begun = shown.cohorts.iter().find(|cohort| cohort.starts_on <= today).or(shown.cohorts.first());
        let chosen = server::query("cohort").or_else(|| begun.map(|cohort| cohort.slug.clone()));
        let crumbs = programme_crumbs(&slug, &shown.programme.name);
        let Some(chosen) = chosen else {
            return Ok(view! {
                <Page title="Report" crumbs>
                    <p class="app-empty">"There is no cohort to report on yet."</p>
                </Page>
            }
            .into_any());
        };
        let (cohort, report) = service::report::show(&service, actor.as_deref(), &slug, &chosen).await?;
        Ok(view! {
            <Page title="What the programme did" caption=cohort.name.clone() crumbs>
                <Cohorts cohorts=shown.cohorts chosen=cohort.clone() />
                <Results report slug cohort />
            </Page>
        }
        .into_any())
    })
}

#[component]
fn Cohorts(cohorts: Vec<Cohort>, chosen: Cohort) -> impl IntoView {
    let items = cohorts
        .into_iter()
        .map(|cohort| {
            let address = format!("/programmes/{}/report?cohort={}", cohort.programme_slug, cohort.slug);
            if cohort.id == chosen.id {
                view! { <li><strong>{cohort.name}</strong></li> }.into_any()
            } else {
                view! { <li><a href=address>{cohort.name}</a></li> }.into_any()
            }
        })
        .collect_view();
    view! {
        <nav aria-label="Cohorts">
            <ul class="nhsuk-list">{items}</ul>
        </nav>
    }
}

#[component]
fn Results(report: Report, slug: String, cohort: Cohort) -> impl IntoView {
    let address = format!("/programmes/{slug}/exports/outcomes.csv?cohort={}", cohort.slug);
    let released = format!("{}/reflections", cohort_path(&cohort));
    let explanation = report.minimum.explanation();
    // Beside the headline there is nothing to show before anybody has looked back.
    let is_empty = |comparison: &Comparison| comparison.starters.group(Group::Everyone).shown() == Some(&&0);
    let then_test = Some(report.then_test).filter(|then_test| !is_empty(then_test));
    let comparisons = std::iter::once(report.headline)
        .chain(then_test)
        .map(|comparison| view! { <Compared comparison /> })
        .collect_view();
    view! {
        <p>
            <a class="nhsuk-button" href=address role="button" draggable="false" download="">"Download as CSV"</a>
        </p>
        {comparisons}
        <h2 class="nhsuk-heading-m">"In their own words"</h2>
        <p>
            <a href=released>"Reflections that their authors released to the programme"</a>
        </p>
        <h2 class="nhsuk-heading-m">"How to read this"</h2>
        <p>{CAUTION}</p>
        <p>{explanation}</p>
    }
}

#[component]
fn Compared(comparison: Comparison) -> impl IntoView {
    let points = relationship().scale.points;
    let ends = points.first().zip(points.last());
    let scale = ends.map_or((1, 5), |(first, last)| (first.value, last.value));
    let rows = comparison
        .items
        .iter()
        .map(|item| DumbbellRow {
            label: item.item.text.clone(),
            values: match item.change.group(Group::Everyone) {
                Disclosed::Shown(change) => change
                    .before
                    .zip(change.after)
                    .map(|(before, after)| (before.median, after.median))
                    .ok_or_else(|| "nobody answered both".to_owned()),
                hidden @ Disclosed::Suppressed { .. } => Err(hidden.map(|_| "").to_string()),
            },
        })
        .collect();
    let attrition = comparison.attrition_words(Group::Everyone);
    let words = comparison.words();
    let tables =
        Group::ALL.into_iter().map(|group| view! { <GroupTable comparison=comparison.clone() group /> }).collect_view();
    view! {
        <h2 class="nhsuk-heading-m">{words.clone()}</h2>
        {comparison.note().map(|note| view! { <p>{note}</p> })}
        <p>{attrition}</p>
        <Dumbbell title=format!("{words}: median answer to each item, from {} to {}", scale.0, scale.1) scale rows />
        {tables}
    }
}

#[component]
fn GroupTable(comparison: Comparison, group: Group) -> impl IntoView {
    let about = comparison.words().to_lowercase();
    let rows = comparison
        .items
        .into_iter()
        .map(|item| std::iter::once(item.item.text.into()).chain(cells(&item.change, group)).collect())
        .collect();
    view! {
        <details class="nhsuk-details">
            <summary class="nhsuk-details__summary">
                <span class="nhsuk-details__summary-text">
                    {format!("The numbers: {}", group.words().to_lowercase())}
                    <span class="nhsuk-u-visually-hidden">", " {about}</span>
                </span>
            </summary>
            <div class="nhsuk-details__text">
                <Table caption=group.words() headings=&HEADINGS rows />
            </div>
        </details>
    }
}

/// What stands in a row about one group; of a group that is too small, the same words in every cell.
fn cells(change: &Disclosed<Breakdown<Change>>, group: Group) -> Vec<Cell> {
    let cell = |of: &dyn Fn(&Change) -> String| change.group(group).map(of).to_string();
    let median = |quartiles: Option<Quartiles>| quartiles.map_or("none".into(), |quartiles| trimmed(quartiles.median));
    texts([
        cell(&|change| change.n().to_string()),
        cell(&|change| median(change.before)),
        cell(&|change| median(change.after)),
        cell(&|change| {
            let counts = change.signed_rank;
            format!("{}, {}, {}", counts.better, counts.same, counts.worse)
        }),
        cell(&|change| change.signed_rank.test.words()),
    ])
}
