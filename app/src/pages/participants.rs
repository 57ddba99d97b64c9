//! The list of a cohort's participants.

use crate::{
    layout::{Page, cohort_crumbs, cohort_path, load},
    server,
    table::{Cell, Table},
    tag::Colour,
};
use domain::participant::{Listed, State, bulk::Bulk};
use leptos::prelude::*;
use service::participant::{Filter, Mark};

/// The list of participants.
#[component]
pub fn ParticipantsPage() -> impl IntoView {
    load(async move {
        let (programme, cohort) = (server::param("programme"), server::param("cohort"));
        let search = server::query("search").unwrap_or_default();
        let state: Option<State> = server::query("state").and_then(|code| code.parse().ok());
        let filter = Filter { search: search.clone(), state };
        let after = server::query("after").zip(server::query("id"));
        let after = after.and_then(|(search_name, id)| Some(Mark { search_name, id: id.parse().ok()? }));
        let is_first = after.is_none();
        let (service, actor) = (server::service(), server::actor());
        let (cohort, listed, next) =
            service::participant::page(&service, actor.as_deref(), &programme, &cohort, &filter, after).await?;
        let path = format!("{}/participants", cohort_path(&cohort));
        let list = if listed.is_empty() {
            let advice = if is_first && filter == Filter::default() {
                "Nobody is in this cohort yet. Import a spreadsheet to begin."
            } else if search.is_empty() {
                "Nobody is in this state. Choose another."
            } else {
                "Nobody’s name, address, post or place of work has this in it. Try fewer letters."
            };
            view! { <p class="app-empty">{advice}</p> }.into_any()
        } else {
            let rows = listed.into_iter().map(|one| row(one, &path)).collect();
            view! {
                <form method="get" action=format!("{path}/check")>
                    <Table caption="Participants" headings=&HEADINGS rows />
                    <fieldset class="nhsuk-fieldset">
                        <legend class="nhsuk-fieldset__legend nhsuk-fieldset__legend--s">
                            "With those who are ticked"
                        </legend>
                        <div class="app-list__actions">{Bulk::ALL.map(|bulk| view! {
                            <button class="nhsuk-button nhsuk-button--secondary" type="submit" name="act" value=bulk.code()>
                                {bulk.words()}
                            </button>
                        }).collect_view()}</div>
                    </fieldset>
                </form>
            }
            .into_any()
        };
        Ok(view! {
            <Page title="Participants" crumbs=cohort_crumbs(&cohort) is_wide=true>
                <form class="app-filter" method="get" action=path.clone() role="search">
                    <div class="nhsuk-form-group">
                        <label class="nhsuk-label" for="search">"Find by name, email, post or site"</label>
                        <input class="nhsuk-input nhsuk-input--width-20" id="search" name="search" type="search" value=search.clone() />
                    </div>
                    <div class="nhsuk-form-group">
                        <label class="nhsuk-label" for="state">"State"</label>
                        <select class="nhsuk-select" id="state" name="state">
                            <option value="">"Any"</option>
                            {State::ALL
                                .into_iter()
                                .map(|one| {
                                    view! { <option value=one.code() selected=state == Some(one)>{one.words()}</option> }
                                })
                                .collect_view()}
                        </select>
                    </div>
                    <button class="nhsuk-button nhsuk-button--secondary" type="submit">"Find"</button>
                </form>
                {list}
                {next
                    .map(|mark| {
                        let address = format!(
                            "{path}?search={}&state={}&after={}&id={}",
                            server::encoded(&search),
                            state.map_or("", State::code),
                            server::encoded(&mark.search_name),
                            mark.id,
                        );
                        view! {
                            <p>
                                <a href=address>"More participants"</a>
                            </p>
                        }
                    })}
                <p>
                    <a class="nhsuk-button nhsuk-button--secondary" href=format!("{path}/import") role="button" draggable="false">
                        "Import participants"
                    </a>
                </p>
            </Page>
        }
        .into_any())
    })
}

const HEADINGS: [&str; 7] = ["Choose", "Name", "Side", "Post", "Where", "Partner", "State"];

fn row(one: Listed, path: &str) -> Vec<Cell> {
    vec![
        Cell::Box { name: "id", value: one.id.to_string(), label: format!("Choose {}", one.name) },
        Cell::Link { address: format!("{path}/{}", one.id), words: one.name },
        one.side.words().into(),
        format!("{}, {}", one.profession, one.grade).into(),
        format!("{}, {}", one.division, one.site).into(),
        one.partner.map_or_else(|| "none yet".into(), Cell::from),
        Cell::Tag(colour(one.state), one.state.words()),
    ]
}

/// How far somebody has come, as a colour.
pub(super) fn colour(state: State) -> Colour {
    match state {
        State::Approved | State::Offered => Colour::Blue,
        State::Matched | State::Active | State::Completed => Colour::Green,
        State::Applied | State::AwaitingSupervisor | State::Waitlisted => Colour::Yellow,
        State::Withdrawn | State::Deferred => Colour::Grey,
    }
}
