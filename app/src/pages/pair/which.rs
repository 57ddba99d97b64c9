//! Which of their pairs somebody means: the address says so for those who take part in two cohorts.

use crate::{error::AppError, layout::Page, server};
use domain::{id::PairId, policy::Actor};
use leptos::prelude::*;
use service::Service;

/// The pair that the address names where it is theirs, or else their first; none where they have no partner.
pub fn wanted(service: &Service, actor: Option<&Actor>) -> Result<Option<PairId>, AppError> {
    let held = service::pair::participations(service, actor)?;
    let pairs: Vec<_> = held.into_iter().filter_map(|held| held.pair).collect();
    let named = server::query("pair").and_then(|pair| pair.parse().ok());
    Ok(named.filter(|pair| pairs.contains(pair)).or(pairs.first().copied()))
}

/// What somebody sees who has no partner.
#[component]
pub fn NoPartner() -> impl IntoView {
    view! {
        <Page title="You have no partner yet" crumbs=vec![("/".into(), "Home".into())]>
            <p>"You can plan and log things once you are in a pair. Your coordinator forms the pairs and writes to you then."</p>
        </Page>
    }
}
