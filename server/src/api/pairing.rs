//! Forming pairs: propose, read, explain, propose the rest again, publish.

use super::{
    problem::Problem,
    request::{Asks, key, repeat, version},
    shown,
};
use axum::{
    Json,
    extract::{Path, Query, State},
    http::{HeaderMap, StatusCode},
    response::Response,
};
use domain::{draft::Listed, id::DraftId, pairing::Rules};
use serde::{Deserialize, Serialize};
use service::{Error, Service};

/// The parts of an address that name a cohort.
type InCohort = Path<(String, String)>;

/// The proposal of an address.
fn id(typed: &str) -> Result<DraftId, Problem> {
    typed.parse().map_err(|_| Error::NotFound.into())
}

/// How pairing stands in a cohort.
#[derive(Serialize)]
pub struct Overview {
    clinicians: usize,
    managers: usize,
    paired: usize,
    not_approved: usize,
    rules: Rules,
    open: Option<DraftId>,
    drafts: Vec<Listed>,
}

/// How pairing stands in a cohort, and its latest proposals.
pub async fn overview(
    State(service): State<Service>,
    Path((programme, cohort)): InCohort,
    asks: Asks,
) -> Result<Json<Overview>, Problem> {
    let found = service::pairing::overview(&service, asks.actor(), &programme, &cohort).await?;
    Ok(Json(Overview {
        clinicians: found.clinicians,
        managers: found.managers,
        paired: found.paired,
        not_approved: found.not_approved,
        rules: found.rules,
        open: found.open,
        drafts: found.drafts,
    }))
}

/// Proposes pairs, and keeps the proposal.
pub async fn propose(
    State(service): State<Service>,
    Path((programme, cohort)): InCohort,
    asks: Asks,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let key = key(&headers, || service.random.timeless_id());
    let draft = repeat(|| service::pairing::propose(&service, asks.actor(), key, &programme, &cohort)).await?;
    shown(&service, &asks, StatusCode::CREATED, draft).await
}

/// A proposal with every part of every score.
pub async fn show(State(service): State<Service>, Path(draft): Path<String>, asks: Asks) -> Result<Response, Problem> {
    shown(&service, &asks, StatusCode::OK, id(&draft)?).await
}

async fn shown(service: &Service, asks: &Asks, status: StatusCode, draft: DraftId) -> Result<Response, Problem> {
    let board = service::pairing::show(service, asks.actor(), draft).await?;
    Ok(shown::draft(status, board))
}

/// Who is asked about.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Two {
    clinician: String,
    manager: String,
}

/// Why two people are not a pair of a proposal, or what it would cost the others.
pub async fn why_not(
    State(service): State<Service>,
    Path(draft): Path<String>,
    Query(two): Query<Two>,
    asks: Asks,
) -> Result<Json<shown::WhyNot>, Problem> {
    let asked = two.clinician.parse().ok().zip(two.manager.parse().ok());
    let found = service::pairing::why_not(&service, asks.actor(), id(&draft)?, asked).await?;
    let answer = found.answer.ok_or_else(|| {
        let mut problems = domain::problems::Problems::new();
        problems.add("clinician", "Give the id of a participant of the proposal");
        problems.add("manager", "Give the id of a participant of the proposal");
        Error::from(problems)
    })?;
    Ok(Json(answer.into()))
}

/// Keeps what is locked and proposes the rest again.
pub async fn again(
    State(service): State<Service>,
    Path(draft): Path<String>,
    asks: Asks,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let draft = id(&draft)?;
    // Whoever may not is told so, whatever else is missing.
    service::pairing::show(&service, asks.actor(), draft).await?;
    let version = version(&headers)?;
    repeat(|| service::pairing::again(&service, asks.actor(), draft, version)).await?;
    shown(&service, &asks, StatusCode::OK, draft).await
}

/// Publishes a proposal; sent again, it is published once and answered alike.
pub async fn publish(
    State(service): State<Service>,
    Path(draft): Path<String>,
    asks: Asks,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let draft = id(&draft)?;
    service::pairing::show(&service, asks.actor(), draft).await?;
    let version = version(&headers)?;
    repeat(|| service::pairing::publish(&service, asks.actor(), draft, version)).await?;
    shown(&service, &asks, StatusCode::OK, draft).await
}

/// The scores of every two people of a cohort as comma-separated values.
pub async fn scores(
    State(service): State<Service>,
    Path((programme, cohort)): InCohort,
    asks: Asks,
) -> Result<Response, Problem> {
    let (cohort, text) = service::pairing::scores(&service, asks.actor(), &programme, &cohort).await?;
    Ok(crate::web::export::file(&format!("scores-{programme}-{}.csv", cohort.slug), text))
}
