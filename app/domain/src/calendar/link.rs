//! The secret link by which a calendar program reads what somebody's calendar shows.

use crate::id::{CalendarLinkId, CohortId, PairId};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// What a link shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Scope {
    /// All that its owner does in the programme.
    Own,
    /// What they plan with one pair.
    Pair(PairId),
    /// What the pairs of a cohort plan, for its coordinator.
    Cohort(CohortId),
}

impl Scope {
    /// The pair, where it shows one.
    pub fn pair(self) -> Option<PairId> {
        if let Self::Pair(pair) = self { Some(pair) } else { None }
    }

    /// The cohort, where it shows one.
    pub fn cohort(self) -> Option<CohortId> {
        if let Self::Cohort(cohort) = self { Some(cohort) } else { None }
    }
}

/// A link as its owner sees it; the address itself is shown once, when it is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// Which.
    pub id: CalendarLinkId,
    /// What it shows.
    pub scope: Scope,
    /// When it was made, or renewed.
    pub created_at: DateTime<Utc>,
}
