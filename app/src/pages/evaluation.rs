//! Who of a cohort has answered, never what.

use crate::{
    layout::{Page, cohort_crumbs, load},
    server,
    table::{Cell, Table},
    tag::Colour,
};
use leptos::prelude::*;

const HEADINGS: [&str; 4] = ["Name", "Side", "Before", "After"];

/// The list of who has answered.
#[component]
pub fn EvaluationPage() -> impl IntoView {
    load(async move {
        let (programme, cohort) = (server::param("programme"), server::param("cohort"));
        let (cohort, people) =
            service::questionnaire::completions(&server::service(), server::actor().as_deref(), &programme, &cohort)
                .await?;
        let total = people.len();
        let before = people.iter().filter(|person| person.has_answered_pre).count();
        let after = people.iter().filter(|person| person.has_answered_post).count();
        let tag = |has_answered| {
            if has_answered { Cell::Tag(Colour::Green, "Answered") } else { Cell::Tag(Colour::Grey, "Not yet") }
        };
        let rows: Vec<_> = people
            .into_iter()
            .map(|person| {
                vec![
                    person.name.into(),
                    person.side.words().into(),
                    tag(person.has_answered_pre),
                    tag(person.has_answered_post),
                ]
            })
            .collect();
        Ok(view! {
            <Page title="Who has answered" crumbs=cohort_crumbs(&cohort)>
                <p>
                    {format!("{before} of {total} have answered before the programme, {after} of {total} after it.")}
                    " You see who has answered, never what: answers are kept apart from names."
                </p>
                {(total > 0).then(|| view! { <Table caption="Who has answered" headings=&HEADINGS rows /> })}
            </Page>
        }
        .into_any())
    })
}
