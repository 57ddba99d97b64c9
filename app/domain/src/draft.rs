//! A proposal of pairs, as it is kept while a coordinator works on it.

use crate::{
    id::{CohortId, DraftId, ParticipantId, ProposedPairId},
    pairing::Rules,
};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// A proposal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// Which.
    pub id: DraftId,
    /// For this cohort.
    pub cohort: CohortId,
    /// What decides ties: stored before the run, so that it can be repeated.
    pub seed: i64,
    /// The rules it was made by.
    pub rules: Rules,
    /// What went in, as a hash: the same inputs give the same proposal.
    pub inputs_hash: String,
    /// Whether its pairs were published.
    pub is_published: bool,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// Counts its changes.
    pub version: i64,
    /// Its pairs.
    pub pairs: Vec<Proposed>,
}

/// A pair of a proposal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposed {
    /// Which.
    pub id: ProposedPairId,
    /// The clinician.
    pub clinician: ParticipantId,
    /// The manager.
    pub manager: ParticipantId,
    /// Whether it stays when the rest is proposed again.
    pub is_locked: bool,
}
