//! The timeline of a cohort: a line for each pair, with when they met and plan to, and nothing of what it was about.

use crate::{
    chart::{Key, Line, Months, Span},
    layout::{Page, cohort_crumbs, cohort_path, load},
    server,
    table::{Cell, Table},
};
use domain::{london, strand::Strand, timeline::Mark};
use leptos::prelude::*;
use service::timeline::{Line as Pair, Timeline};

const HEADINGS: &[&str] = &["Pair", "Conversations", "Shadowing", "Workshops", "Planned", "Last met", "Next"];

/// The page.
#[component]
pub fn TimelinePage() -> impl IntoView {
    load(async move {
        let (programme, cohort) = (server::param("programme"), server::param("cohort"));
        let (service, actor) = (server::service(), server::actor());
        let Timeline { cohort, today, lines } =
            service::timeline::of_cohort(&service, actor.as_deref(), &programme, &cohort).await?;
        let path = format!("{}/pairs", cohort_path(&cohort));
        let span = Span::of((cohort.starts_on, cohort.ends_on), lines.iter().flat_map(|line| &line.marks), today);
        let rows = lines.iter().map(|line| row(line, &path)).collect();
        let picture = lines.into_iter().map(|line| {
            view! {
                <div class="app-dumbbell__row">
                    <div class="app-dumbbell__label">
                        <a href=format!("{path}/{}", line.pair)>{line.names}</a>
                    </div>
                    <div class="app-dumbbell__plot">
                        <Line span marks=line.marks />
                    </div>
                    <div class="app-dumbbell__value">{line.health.light.words()}</div>
                </div>
            }
        });
        let picture: Vec<_> = picture.collect();
        let body = if picture.is_empty() {
            view! { <p class="app-empty">"There are no pairs yet. Form them under Pairing."</p> }.into_any()
        } else {
            view! {
                <figure class="app-chart">
                    <figcaption class="app-chart__title">"What each pair has done and plans"</figcaption>
                    <Key span />
                    <div class="app-dumbbell">
                        {picture}
                        <div class="app-dumbbell__row">
                            <div class="app-dumbbell__label"></div>
                            <div class="app-dumbbell__plot">
                                <Months span />
                            </div>
                            <div class="app-dumbbell__value"></div>
                        </div>
                    </div>
                </figure>
                <Table caption="The same as a table" headings=HEADINGS rows />
            }
            .into_any()
        };
        let caption = cohort.name.clone();
        Ok(view! {
            <Page title="Timeline of all pairs" caption crumbs=cohort_crumbs(&cohort) is_wide=true>
                <p>"That pairs met and when, never what they said or where."</p>
                {body}
            </Page>
        }
        .into_any())
    })
}

/// A pair in the table.
fn row(line: &Pair, path: &str) -> Vec<Cell> {
    let count = |is_meant: fn(&Mark) -> bool| line.marks.iter().filter(|mark| is_meant(mark)).count().to_string();
    let day = |mark: Option<&Mark>| mark.map_or_else(|| "–".to_owned(), |mark| london::date_words(mark.on));
    vec![
        Cell::Link { address: format!("{path}/{}", line.pair), words: line.names.clone() },
        Cell::from(count(|mark| mark.is_done() && mark.strand == Strand::Conversation)),
        Cell::from(count(|mark| mark.is_done() && mark.strand == Strand::Shadowing)),
        Cell::from(count(|mark| mark.is_done() && mark.strand == Strand::Workshop)),
        Cell::from(count(|mark| !mark.is_done())),
        Cell::from(day(line.marks.iter().rfind(|mark| mark.is_done() && mark.strand != Strand::Workshop))),
        Cell::from(day(line.marks.iter().find(|mark| !mark.is_done()))),
    ]
}
