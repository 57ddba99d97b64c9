//! Forming pairs: propose, read, explain, propose the rest again, publish.

use super::{
    problem::Problem,
    request::{Asks, key, repeat, version},
    shown,
};
use axum::{
    Json,
    extract::{Path, Query, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::{
    draft::Listed,
    id::{DraftId, RunId},
    pairing::Rules,
};
use serde::{Deserialize, Serialize};
use service::{
    Error, Service,
    pairing::{Begun, Progress},
};

/// The parts of an address that name a cohort.
type InCohort = Path<(String, String)>;

/// The proposal of an address.
fn id(typed: &str) -> Result<DraftId, Problem> {
    typed.parse().map_err(|_| Error::NotFound.into())
}

/// The run of an address.
fn run_id(typed: &str) -> Result<RunId, Problem> {
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
    let begun = repeat(|| service::pairing::begin_proposal(&service, asks.actor(), key, &programme, &cohort)).await?;
    begun_with(&service, &asks, StatusCode::CREATED, begun).await
}

/// The proposal; of a large one that is being worked out, where to look how far it is.
async fn begun_with(service: &Service, asks: &Asks, status: StatusCode, begun: Begun) -> Result<Response, Problem> {
    match begun {
        Begun::Done(draft) => shown(service, asks, status, draft).await,
        Begun::Running(run) => {
            let place = format!("/api/v1/runs/{run}");
            let run = run_of(service, asks, run).await?;
            Ok((StatusCode::ACCEPTED, [(header::LOCATION, place)], Json(run)).into_response())
        }
    }
}

/// How a large proposal stands.
#[derive(Serialize)]
pub struct Run {
    id: RunId,
    state: &'static str,
    /// In words, with what to do where it ended without a proposal.
    detail: String,
    done: usize,
    of: usize,
    draft: Option<DraftId>,
}

async fn run_of(service: &Service, asks: &Asks, id: RunId) -> Result<Run, Problem> {
    let shown = service::pairing::running(service, asks.actor(), id).await?;
    let of = |state, detail: String| Run { id, state, detail, done: 0, of: 0, draft: None };
    Ok(match shown.progress {
        Progress::Going(stage, done, whole) => Run { done, of: whole, ..of("going", stage.words().to_owned()) },
        Progress::Done(draft) => Run { draft: Some(draft), ..of("done", "The proposal is there".to_owned()) },
        Progress::Cancelled => of("cancelled", "A coordinator cancelled it: nothing was changed".to_owned()),
        Progress::Failed(words) => of("failed", words),
        Progress::Lost => of("lost", "The server was stopped before it was done: propose again".to_owned()),
    })
}

/// How far a large proposal is.
pub async fn run(State(service): State<Service>, Path(run): Path<String>, asks: Asks) -> Result<Json<Run>, Problem> {
    Ok(Json(run_of(&service, &asks, run_id(&run)?).await?))
}

/// Cancels a large proposal that is being worked out.
pub async fn cancel(State(service): State<Service>, Path(run): Path<String>, asks: Asks) -> Result<Json<Run>, Problem> {
    let run = run_id(&run)?;
    service::pairing::cancel(&service, asks.actor(), run).await?;
    Ok(Json(run_of(&service, &asks, run).await?))
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
    let begun = repeat(|| service::pairing::begin_again(&service, asks.actor(), draft, version)).await?;
    begun_with(&service, &asks, StatusCode::OK, begun).await
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
