//! Proposals as programs read them.

use axum::{
    Json,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::{
    id::{DraftId, ParticipantId, ProposedPairId},
    pairing::{Part, Rule, Rules},
    participant::Side,
};
use serde::Serialize;
use service::pairing::{Answered, Board, BoardPair, Face};

/// Somebody.
#[derive(Serialize)]
struct Person {
    id: ParticipantId,
    name: String,
    detail: String,
}

impl From<Face> for Person {
    fn from(Face { id, name, detail }: Face) -> Self {
        Self { id, name, detail }
    }
}

/// A proposal.
#[derive(Serialize)]
pub struct Draft {
    id: DraftId,
    programme: String,
    cohort: String,
    version: i64,
    is_published: bool,
    seed: i64,
    inputs_hash: String,
    rules: Rules,
    total: i64,
    pairs: Vec<Pair>,
    without_partner: Vec<Without>,
    ruled_out: Vec<Ban>,
}

#[derive(Serialize)]
struct Pair {
    id: ProposedPairId,
    clinician: Person,
    manager: Person,
    third: Option<Person>,
    score: i64,
    parts: Vec<Part>,
    is_locked: bool,
    /// Rules that it breaks since something was changed.
    broken: Vec<Rule>,
    /// What it costs the others, where it was decided by hand.
    price: Option<String>,
}

impl From<BoardPair> for Pair {
    fn from(pair: BoardPair) -> Self {
        Self {
            id: pair.id,
            clinician: pair.clinician.into(),
            manager: pair.manager.into(),
            third: pair.third.map(Into::into),
            score: pair.score,
            parts: pair.parts,
            is_locked: pair.is_locked,
            broken: pair.broken,
            price: pair.price,
        }
    }
}

#[derive(Serialize)]
struct Without {
    #[serde(flatten)]
    person: Person,
    side: Side,
    why: String,
    relaxations: Vec<String>,
}

#[derive(Serialize)]
struct Ban {
    clinician: Person,
    manager: Person,
    price: Option<String>,
}

impl From<Board> for Draft {
    fn from(board: Board) -> Self {
        let Board { cohort, draft, pairs, waiting, total, bans, .. } = board;
        let without = waiting.into_iter().map(|one| Without {
            person: one.face.into(),
            side: one.side,
            why: one.why,
            relaxations: one.relaxations,
        });
        let ban = |ban: service::pairing::Ban| Ban {
            clinician: ban.clinician.into(),
            manager: ban.manager.into(),
            price: ban.price,
        };
        Self {
            id: draft.id,
            programme: cohort.programme_slug,
            cohort: cohort.slug,
            version: draft.version,
            is_published: draft.is_published,
            seed: draft.seed,
            inputs_hash: draft.inputs_hash,
            rules: draft.rules,
            total,
            pairs: pairs.into_iter().map(Into::into).collect(),
            without_partner: without.collect(),
            ruled_out: bans.into_iter().map(ban).collect(),
        }
    }
}

/// A proposal, with its version as the `ETag` which a change of it names.
pub fn draft(status: StatusCode, board: Board) -> Response {
    let draft = Draft::from(board);
    let header = |text: String| HeaderValue::from_str(&text).unwrap_or(HeaderValue::from_static(""));
    let (etag, place) = (format!("\"{}\"", draft.version), format!("/api/v1/drafts/{}", draft.id));
    let mut response = (status, [(header::ETAG, header(etag))], Json(draft)).into_response();
    if status == StatusCode::CREATED {
        response.headers_mut().insert(header::LOCATION, header(place));
    }
    response
}

/// Why two people are not a pair.
#[derive(Serialize)]
pub struct WhyNot {
    clinician: Person,
    manager: Person,
    is_paired: bool,
    #[serde(flatten)]
    why: domain::pairing::WhyNot,
    /// The rules that keep them apart, as sentences.
    words: Vec<&'static str>,
}

impl From<Answered> for WhyNot {
    fn from(answered: Answered) -> Self {
        let Answered { clinician, manager, is_paired, why, .. } = answered;
        let words = why.broken.iter().map(|rule| rule.words()).collect();
        Self { clinician: clinician.into(), manager: manager.into(), is_paired, why, words }
    }
}
