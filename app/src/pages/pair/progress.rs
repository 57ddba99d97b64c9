//! How far a pair has come in each strand, and on which days: as a picture, and the same as a table.

use super::SummaryRow;
use crate::{
    chart::{BarPlot, Key, Line, Months, Span},
    table::{Cell, Table},
};
use chrono::NaiveDate;
use domain::{
    clash::Firm,
    london,
    shadowing::length_words,
    strand::Strand,
    timeline::{Mark, Row},
};
use leptos::prelude::*;

/// Entries of the table: what is older is in the picture.
const ENTRIES: usize = 50;

/// What was done of each strand, of shadowing in each direction, against what the programme wants.
#[component]
pub fn Progress(
    /// The strands.
    rows: Vec<Row>,
) -> impl IntoView {
    let (with, without): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| row.target.is_some());
    let bars = with.into_iter().map(|row| {
        let (value, whole) = row.progress();
        view! {
            <div class="app-dumbbell__row app-dumbbell__row--bar">
                <div class="app-dumbbell__label">{row.title.clone()}</div>
                <div class="app-dumbbell__plot">
                    <BarPlot value whole=whole.unwrap_or_default() target=None />
                </div>
                <div class="app-dumbbell__value">{row.words()}</div>
            </div>
        }
    });
    let bars: Vec<_> = bars.collect();
    let others: Vec<_> =
        without.into_iter().map(|row| view! { <SummaryRow key=row.title.clone() value=row.words() /> }).collect();
    view! {
        {(!bars.is_empty()).then(|| view! { <div class="app-dumbbell">{bars}</div> })}
        {(!others.is_empty()).then(|| view! { <dl class="nhsuk-summary-list">{others}</dl> })}
    }
}

/// The days on which things were done or are planned.
#[component]
pub fn History(
    /// The strands.
    rows: Vec<Row>,
    /// The cohort's first and last day.
    days: (NaiveDate, NaiveDate),
    /// The day that is marked.
    today: NaiveDate,
    /// Whether the table leads to each: members may read them, coordinators not.
    leads: bool,
) -> impl IntoView {
    let marks: usize = rows.iter().map(|row| row.marks.len()).sum();
    if marks == 0 {
        return ().into_any();
    }
    let span = Span::of(days, rows.iter().flat_map(|row| &row.marks), today);
    let lines = rows.iter().map(|row| {
        let done = row.marks.iter().filter(|mark| mark.is_done()).count();
        let planned = row.marks.len() - done;
        view! {
            <div class="app-dumbbell__row">
                <div class="app-dumbbell__label">{row.title.clone()}</div>
                <div class="app-dumbbell__plot">
                    <Line span marks=row.marks.clone() />
                </div>
                <div class="app-dumbbell__value">{format!("{done} done, {planned} planned")}</div>
            </div>
        }
    });
    let lines = lines.collect_view();
    let more = (marks > ENTRIES).then(|| {
        view! { <p class="app-list__detail">{format!("The table has the latest {ENTRIES} of {marks}.")}</p> }
    });
    view! {
        <figure class="app-chart">
            <figcaption class="app-chart__title">"Timeline"</figcaption>
            <Key span />
            <div class="app-dumbbell">
                {lines}
                <div class="app-dumbbell__row">
                    <div class="app-dumbbell__label"></div>
                    <div class="app-dumbbell__plot">
                        <Months span />
                    </div>
                    <div class="app-dumbbell__value"></div>
                </div>
            </div>
        </figure>
        <details class="nhsuk-details">
            <summary class="nhsuk-details__summary">
                <span class="nhsuk-details__summary-text">"The timeline as a table"</span>
            </summary>
            <div class="nhsuk-details__text">
                {more}
                <Table caption="The timeline as a table, the latest first" headings=HEADINGS rows=table(&rows, leads) />
            </div>
        </details>
    }
    .into_any()
}

const HEADINGS: &[&str] = &["When", "What", "How long", "State"];

fn table(rows: &[Row], leads: bool) -> Vec<Vec<Cell>> {
    let mut all: Vec<_> = rows.iter().flat_map(|row| row.marks.iter().map(move |mark| (row, mark))).collect();
    all.sort_by_key(|(_, mark)| std::cmp::Reverse((mark.on, mark.id)));
    let cells = all.into_iter().take(ENTRIES).map(|(row, mark)| {
        let when = london::date_words(mark.on);
        let when = if leads { Cell::Link { address: address(row, mark), words: when } } else { Cell::from(when) };
        vec![when, Cell::from(row.title.clone()), Cell::from(length_words(mark.minutes)), Cell::from(mark.words())]
    });
    cells.collect()
}

/// Where an entry is read.
fn address(row: &Row, mark: &Mark) -> String {
    let page = match (mark.firm, row.strand) {
        (_, Strand::Workshop) => "workshops",
        (Firm::Logged, Strand::Shadowing) => "shadowing",
        (Firm::Logged, _) => "conversations",
        (Firm::Proposed | Firm::Agreed, _) => "bookings",
    };
    format!("/{page}/{}", mark.id)
}
