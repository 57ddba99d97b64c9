//! Tables that become lists on a narrow screen, in the markup of the NHS design system, written once.

use leptos::prelude::*;

/// A table; on a narrow screen each row is a card whose cells say what they are.
#[component]
pub fn Table(
    /// What it lists, for those who hear the page.
    #[prop(into)]
    caption: String,
    /// The heading of each column.
    headings: &'static [&'static str],
    /// The cells of each row, one for each heading.
    rows: Vec<Vec<AnyView>>,
) -> impl IntoView {
    let rows = rows
        .into_iter()
        .map(|cells| {
            let cells = headings.iter().zip(cells).map(|(heading, cell)| {
                view! {
                    <td role="cell" class="nhsuk-table__cell">
                        <span class="nhsuk-table-responsive__heading" aria-hidden="true">{*heading}</span>
                        {cell}
                    </td>
                }
            });
            view! { <tr role="row" class="nhsuk-table__row">{cells.collect_view()}</tr> }
        })
        .collect_view();
    view! {
        <table role="table" class="nhsuk-table-responsive">
            <caption class="nhsuk-table__caption nhsuk-u-visually-hidden">{caption}</caption>
            <thead role="rowgroup" class="nhsuk-table__head">
                <tr role="row">
                    {headings
                        .iter()
                        .map(|heading| view! { <th role="columnheader" scope="col">{*heading}</th> })
                        .collect_view()}
                </tr>
            </thead>
            <tbody class="nhsuk-table__body">{rows}</tbody>
        </table>
    }
}

/// Texts as the cells of a row.
pub fn texts<const N: usize>(cells: [String; N]) -> Vec<AnyView> {
    cells.into_iter().map(IntoAny::into_any).collect()
}
