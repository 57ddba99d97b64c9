//! A cohort's pairs.

use crate::{
    layout::{Page, cohort_crumbs, cohort_path, load},
    server,
    tag::{Colour, Tag},
};
use domain::{id::PairId, london};
use leptos::prelude::*;

/// The list of pairs.
#[component]
pub fn PairsPage() -> impl IntoView {
    load(async move {
        let (programme, cohort) = (server::param("programme"), server::param("cohort"));
        let after = server::query("after").and_then(|after| after.parse::<PairId>().ok());
        let (service, actor) = (server::service(), server::actor());
        let (cohort, pairs, next) = service::pair::list(&service, actor.as_deref(), &programme, &cohort, after).await?;
        let path = cohort_path(&cohort);
        let is_empty = pairs.is_empty();
        let rows = pairs
            .into_iter()
            .map(|pair| {
                let last = pair.last_session_at.map_or_else(
                    || "no session yet".to_owned(),
                    |at| format!("last on {}", london::date_words(london::date(at))),
                );
                let sessions = match pair.sessions {
                    1 => "1 shadowing session".to_owned(),
                    number => format!("{number} shadowing sessions"),
                };
                let waiting = (pair.unconfirmed > 0).then(|| {
                    view! { <Tag colour=Colour::Grey words=format!("{} to confirm", pair.unconfirmed) /> }
                });
                view! {
                    <li class="app-list__item">
                        <div class="app-list__main">
                            <p class="app-list__title">{pair.names}</p>
                            <p class="app-list__detail">
                                {sessions} ", " {last} "; paired since " {london::date_words(pair.started_on)}
                            </p>
                        </div>
                        <div>{waiting}</div>
                    </li>
                }
            })
            .collect_view();
        Ok(view! {
            <Page title="Pairs" crumbs=cohort_crumbs(&cohort)>
                {if is_empty {
                    let address = format!("{path}/pairing");
                    view! {
                        <p class="app-empty">"There are no pairs yet. " <a href=address>"Form pairs"</a></p>
                    }
                        .into_any()
                } else {
                    view! { <ul class="app-list">{rows}</ul> }.into_any()
                }}
                {next
                    .map(|id| {
                        let address = format!("{path}/pairs?after={id}");
                        view! {
                            <p>
                                <a href=address>"More pairs"</a>
                            </p>
                        }
                    })}
            </Page>
        }
        .into_any())
    })
}
