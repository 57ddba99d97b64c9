//! Who of a cohort has answered, never what.

use crate::{
    layout::{Page, cohort_crumbs, load},
    server,
};
use leptos::prelude::*;

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
        let tag = |has_answered: bool| {
            if has_answered {
                view! { <strong class="nhsuk-tag nhsuk-tag--green">"Answered"</strong> }
            } else {
                view! { <strong class="nhsuk-tag nhsuk-tag--grey">"Not yet"</strong> }
            }
        };
        let rows = people
            .into_iter()
            .map(|person| {
                view! {
                    <tr role="row" class="nhsuk-table__row">
                        <td role="cell" class="nhsuk-table__cell">
                            <span class="nhsuk-table-responsive__heading" aria-hidden="true">"Name"</span>
                            {person.name}
                        </td>
                        <td role="cell" class="nhsuk-table__cell">
                            <span class="nhsuk-table-responsive__heading" aria-hidden="true">"Side"</span>
                            {person.side.words()}
                        </td>
                        <td role="cell" class="nhsuk-table__cell">
                            <span class="nhsuk-table-responsive__heading" aria-hidden="true">"Before"</span>
                            {tag(person.has_answered_pre)}
                        </td>
                        <td role="cell" class="nhsuk-table__cell">
                            <span class="nhsuk-table-responsive__heading" aria-hidden="true">"After"</span>
                            {tag(person.has_answered_post)}
                        </td>
                    </tr>
                }
            })
            .collect_view();
        Ok(view! {
            <Page title="Who has answered" crumbs=cohort_crumbs(&cohort)>
                <p>
                    {format!("{before} of {total} have answered before the programme, {after} of {total} after it.")}
                    " You see who has answered, never what: answers are kept apart from names."
                </p>
                {(total > 0)
                    .then(|| {
                        view! {
                            <table role="table" class="nhsuk-table-responsive">
                                <caption class="nhsuk-table__caption nhsuk-u-visually-hidden">"Who has answered"</caption>
                                <thead role="rowgroup" class="nhsuk-table__head">
                                    <tr role="row">
                                        <th role="columnheader" scope="col">"Name"</th>
                                        <th role="columnheader" scope="col">"Side"</th>
                                        <th role="columnheader" scope="col">"Before"</th>
                                        <th role="columnheader" scope="col">"After"</th>
                                    </tr>
                                </thead>
                                <tbody class="nhsuk-table__body">{rows}</tbody>
                            </table>
                        }
                    })}
            </Page>
        }
        .into_any())
    })
}
