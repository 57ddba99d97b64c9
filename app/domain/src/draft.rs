//! A proposal of pairs, as it is kept while a coordinator works on it.

use crate::{
    id::{CohortId, DraftId, ParticipantId, ProposedPairId, RunId},
    pairing::{Certificate, Rules},
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
    /// Clinicians and managers who are never proposed to each other in it.
    pub bans: Vec<(ParticipantId, ParticipantId)>,
}

impl Draft {
    /// What stays when the rest is proposed again.
    pub fn held(&self) -> Held {
        let kept = || self.pairs.iter().filter(|pair| pair.is_locked);
        Held {
            locked: kept().map(|pair| (pair.clinician, pair.manager)).collect(),
            banned: self.bans.clone(),
            taken: kept().filter_map(|pair| pair.third).collect(),
        }
    }
}

/// What a run of the solver has to keep to besides the rules.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Held {
    /// Pairs that stay.
    pub locked: Vec<(ParticipantId, ParticipantId)>,
    /// Pairs that are ruled out.
    pub banned: Vec<(ParticipantId, ParticipantId)>,
    /// People who have a place as the third of a pair.
    pub taken: Vec<ParticipantId>,
}

/// A run of the solver, as it is stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Run {
    /// Which.
    pub id: RunId,
    /// What decided ties: stored before the run.
    pub seed: i64,
    /// Which version of the cohort's rules; 0 for those that every cohort begins with.
    pub rules_version: i64,
    /// The rules themselves.
    pub rules: Rules,
    /// What was held.
    pub held: Held,
    /// What went in, as a hash.
    pub inputs_hash: String,
    /// The answer with its proof; none where the run did not come to its end.
    pub certificate: Option<Certificate>,
    /// When it began.
    pub started_at: DateTime<Utc>,
}

/// A version of a cohort's rules.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RulesVersion {
    /// Counts the versions.
    pub version: i64,
    /// The rules.
    pub rules: Rules,
    /// Who decided on them.
    pub author: String,
    /// When.
    pub created_at: DateTime<Utc>,
}

/// A proposal in the list of a cohort's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listed {
    /// Which.
    pub id: DraftId,
    /// Whether its pairs were published.
    pub is_published: bool,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// How many pairs it has.
    pub pairs: i64,
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
    /// Who is with them, where the numbers are odd.
    pub third: Option<ParticipantId>,
}

impl Proposed {
    /// Everybody in it.
    pub fn members(&self) -> impl Iterator<Item = ParticipantId> {
        [self.clinician, self.manager].into_iter().chain(self.third)
    }
}
