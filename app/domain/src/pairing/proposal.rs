//! The best pairs for a whole cohort, locked ones kept, and who is left over.

use super::left_over::{LeftOver, Round};
use super::{Fault, Part, Pool, Rule};
use crate::assignment::{assign, verify};
use crate::{id::ParticipantId, participant::Side};
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;

/// Most pairs that are compared at once; they and the search take about a gigabyte.
pub(super) const MOST_PAIRS: usize = 30_000_000;

/// One pair of a proposal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScoredPair {
    /// The clinician.
    pub clinician: ParticipantId,
    /// The manager.
    pub manager: ParticipantId,
    /// The sum of the parts.
    pub score: i64,
    /// What the score is made of.
    pub parts: Vec<Part>,
    /// Whether the coordinator had locked the pair, so that it was not up for choice.
    pub is_locked: bool,
    /// Rules that a locked pair breaks; any other pair breaks none.
    pub broken: Vec<Rule>,
}

/// Pairs for a cohort, to be judged by its coordinator.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposal {
    /// The best first.
    pub pairs: Vec<ScoredPair>,
    /// Everybody without a partner, except those who were in an active pair before.
    pub left_over: Vec<LeftOver>,
    /// How many pairs were possible among those who were neither locked nor paired.
    pub possible: usize,
    /// The sum of all scores, locked pairs included.
    pub total: i64,
    /// The score of a pair that could not be better.
    pub highest: i64,
    /// What decided between equally good proposals.
    pub seed: u64,
}

impl Pool<'_> {
    /// Proposes as many pairs as can be and, of all ways to do so, one with the greatest total score, proven to be so.
    ///
    /// Locked pairs are kept as they are, whatever rule they break.
    pub fn propose(&self, locked: &[(ParticipantId, ParticipantId)], seed: u64) -> Result<Proposal, Fault> {
        let locked = self.locks(locked)?;
        let mut is_locked = vec![false; self.candidates.len()];
        for &(clinician, manager) in &locked {
            is_locked[clinician] = true;
            is_locked[manager] = true;
        }
        let free = |side| {
            let places = 0..self.candidates.len();
            let is_free = |place: &usize| self.side(*place) == side && self.is_free(*place) && !is_locked[*place];
            places.filter(is_free).collect::<Vec<_>>()
        };
        let (clinicians, managers) = (free(Side::Clinician), free(Side::Manager));
        if clinicians.len().saturating_mul(managers.len()) > MOST_PAIRS {
            return Err(Fault::TooMany { clinicians: clinicians.len(), managers: managers.len() });
        }
        let edges = self.edges(&clinicians, &managers);
        let answer = assign(clinicians.len(), managers.len(), &edges, seed).map_err(Fault::Refused)?;
        verify(clinicians.len(), managers.len(), &edges, &answer).map_err(Fault::NotProven)?;

        let place = |pair: &(u32, u32)| (clinicians[pair.0 as usize], managers[pair.1 as usize]);
        let chosen = answer.matches.iter().map(place).map(|pair| self.scored(pair, false));
        let mut pairs: Vec<_> = locked.iter().map(|&pair| self.scored(pair, true)).chain(chosen).collect();
        pairs.sort_by_key(|pair| (Reverse(pair.score), pair.clinician));
        let round = Round { is_locked, clinicians, managers, edges: &edges, matches: &answer.matches };
        Ok(Proposal {
            total: pairs.iter().map(|pair| pair.score).sum(),
            left_over: self.left_over(&round),
            possible: edges.len(),
            highest: self.rules.highest(),
            pairs,
            seed,
        })
    }

    /// Locked pairs as places of a clinician and a manager, each once.
    fn locks(&self, locked: &[(ParticipantId, ParticipantId)]) -> Result<Vec<(usize, usize)>, Fault> {
        let mut locks = Vec::with_capacity(locked.len());
        for &(one, other) in locked {
            let place = |id| self.place(id).ok_or(Fault::UnknownLocked(id));
            let (one_place, other_place) = (place(one)?, place(other)?);
            locks.push(match (self.side(one_place), self.side(other_place)) {
                (Side::Clinician, Side::Manager) => (one_place, other_place),
                (Side::Manager, Side::Clinician) => (other_place, one_place),
                _ => return Err(Fault::LockedSameSide(one, other)),
            });
        }
        locks.sort_unstable();
        locks.dedup();
        let mut is_seen = vec![false; self.candidates.len()];
        for place in locks.iter().flat_map(|&(clinician, manager)| [clinician, manager]) {
            if std::mem::replace(&mut is_seen[place], true) {
                return Err(Fault::LockedTwice(self.candidates[place].id));
            }
        }
        Ok(locks)
    }

    fn scored(&self, (clinician, manager): (usize, usize), is_locked: bool) -> ScoredPair {
        let parts = self.parts(clinician, manager);
        ScoredPair {
            clinician: self.candidates[clinician].id,
            manager: self.candidates[manager].id,
            score: parts.iter().map(Part::score).sum(),
            parts,
            is_locked,
            broken: self.broken(clinician, manager),
        }
    }
}
