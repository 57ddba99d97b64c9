//! Pairs, as their coordinator looks after them.

use super::{problem::Problem, request::Asks};
use axum::{
    Json,
    extract::{Path, Query, State},
};
use chrono::NaiveDate;
use domain::{health::Light, id::PairId};
use serde::{Deserialize, Serialize};
use service::Service;

/// From where on.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct From {
    after: String,
}

/// A page of a cohort's pairs.
#[derive(Serialize)]
pub struct Page {
    /// Those first that need somebody.
    pub pairs: Vec<Pair>,
    /// What to ask for `after` to go on, where there are more.
    pub next: Option<PairId>,
}

/// A pair and how it is doing.
#[derive(Serialize)]
pub struct Pair {
    id: PairId,
    started_on: NaiveDate,
    /// Who is in it.
    pub members: Vec<Member>,
    /// How it is doing,
    pub health: Light,
    /// and why.
    pub reasons: Vec<String>,
    sessions: i64,
    last_session_on: Option<NaiveDate>,
}

/// A member of a pair.
#[derive(Serialize)]
pub struct Member {
    /// First and last name.
    pub name: String,
    email: String,
}

/// The pairs of a cohort.
pub async fn list(
    State(service): State<Service>,
    Path((programme, cohort)): Path<(String, String)>,
    Query(from): Query<From>,
    asks: Asks,
) -> Result<Json<Page>, Problem> {
    let after = from.after.parse().ok();
    let listed =
        service::pair::list(&service, asks.actor(), &programme, &cohort, &service::pair::Which::default(), after)
            .await?;
    if after.is_none() && !from.after.is_empty() {
        // Else a program with a broken cursor would read the first page for ever.
        let problems = domain::problems::Problems::one("after", "Give what `next` said, or leave it out");
        return Err(service::Error::from(problems).into());
    }
    Ok(Json(page(listed)))
}

/// A page as programs read it.
pub fn page(listed: service::pair::Listed) -> Page {
    let pair = |one: service::pair::Cared| Pair {
        id: one.pair.id,
        started_on: one.pair.started_on,
        health: one.health.light,
        reasons: one.health.reasons.iter().map(domain::health::Reason::words).collect(),
        sessions: one.pair.sessions(),
        last_session_on: one.pair.last_session_on(),
        members: one.pair.members.into_iter().map(|one| Member { name: one.name, email: one.email }).collect(),
    };
    Page { pairs: listed.pairs.into_iter().map(pair).collect(), next: listed.next }
}
