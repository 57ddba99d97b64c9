//! Forming pairs in a cohort: who may be paired with whom, how well they go together, and the best pairs for all.

mod canonical;
mod edges;
mod effect;
mod facts;
mod fault;
mod form;
mod goals;
mod left_over;
mod likeness;
mod lines;
mod part;
mod pool;
mod proposal;
mod question;
mod relax;
mod rivals;
mod rule;
mod rules;
mod scores;
mod weight;
mod why_not;
mod words;

pub use effect::{Blocked, Effect};
pub use fault::Fault;
pub use form::{LINE_STEPS, RulesForm};
pub use left_over::{LeftOver, Why};
pub use part::{Measure, Part, Verdict};
pub use pool::Pool;
pub use proposal::{Proposal, ScoredPair};
pub use question::{Certificate, Solved};
pub use relax::Relaxation;
pub use rule::Rule;
pub use rules::{Objective, Rules, Wanted};
pub use weight::{Strength, Weight};
pub use why_not::{Cost, Outcome, Two, WhyNot};

use crate::{id::ParticipantId, participant::Profile};

/// A participant as pairing sees them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Who it is.
    pub id: ParticipantId,
    /// What is known of them.
    pub profile: Profile,
    /// Whether their supervisor has approved.
    pub is_approved: bool,
    /// Whether they are in an active pair already.
    pub is_paired: bool,
}

/// Proposes pairs: as many as can be and, of those, the best by `rules`. See [`Pool::propose`].
pub fn propose(
    candidates: &[Candidate],
    locked: &[(ParticipantId, ParticipantId)],
    rules: Rules,
    seed: u64,
) -> Result<Proposal, Fault> {
    Pool::new(candidates, rules).propose(locked, seed)
}
