//! The question that a cohort puts to the solver, and the answer with its proof as it is stored and checked.

use super::proposal::MOST_PAIRS;
use super::rules::Objective;
use super::why_not::Two;
use super::{Fault, Pool};
use crate::assignment::{
    Assignment, Edge, Fair, Fault as Refusal, Unwatched, Watch, assign_fairly_watched, assign_watched, verify,
    verify_fairly,
};
use crate::{id::ParticipantId, participant::Side};
use serde::{Deserialize, Serialize};

/// Who is free, and which pairs of them are possible.
pub(super) struct Question {
    /// Locked pairs, as places in the pool.
    pub(super) locks: Vec<(usize, usize)>,
    pub(super) is_locked: Vec<bool>,
    pub(super) clinicians: Vec<usize>,
    pub(super) managers: Vec<usize>,
    pub(super) edges: Vec<Edge>,
}

/// An answer with what proves that no other is better.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Solved {
    /// Most pairs, then the greatest total.
    Total(Assignment),
    /// Most pairs, then the best worst-off pair, then the greatest total.
    Worst(Fair),
}

/// What is stored of a run, so that its answer can be checked again by itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Certificate {
    /// Clinicians who were free, in the order in which the answer counts them.
    pub clinicians: Vec<ParticipantId>,
    /// Managers who were free, likewise.
    pub managers: Vec<ParticipantId>,
    /// The answer and its proof.
    pub solved: Solved,
}

impl Solved {
    /// Who is paired with whom.
    pub fn answer(&self) -> &Assignment {
        match self {
            Self::Total(answer) => answer,
            Self::Worst(fair) => &fair.answer,
        }
    }
}

impl Certificate {
    /// The pairs of the answer.
    pub fn pairs(&self) -> impl Iterator<Item = (ParticipantId, ParticipantId)> {
        self.solved.answer().matches.iter().filter_map(|(clinician, manager)| {
            let of = |people: &[ParticipantId], place: u32| people.get(place as usize).copied();
            of(&self.clinicians, *clinician).zip(of(&self.managers, *manager))
        })
    }
}

impl Question {
    pub(super) fn solve(&self, objective: Objective, seed: u64) -> Result<Solved, Fault> {
        self.solve_watched(objective, seed, &Unwatched)
    }

    pub(super) fn solve_watched(&self, objective: Objective, seed: u64, watch: &dyn Watch) -> Result<Solved, Fault> {
        let (clinicians, managers, edges) = (self.clinicians.len(), self.managers.len(), &self.edges);
        let solved = match objective {
            Objective::Total => assign_watched(clinicians, managers, edges, seed, watch).map(Solved::Total),
            Objective::Worst => assign_fairly_watched(clinicians, managers, edges, seed, watch).map(Solved::Worst),
        };
        solved.map_err(Fault::Refused)
    }

    pub(super) fn check(&self, solved: &Solved) -> Result<(), Fault> {
        let (clinicians, managers) = (self.clinicians.len(), self.managers.len());
        let checked = match solved {
            Solved::Total(answer) => verify(clinicians, managers, &self.edges, answer),
            Solved::Worst(fair) => verify_fairly(clinicians, managers, &self.edges, fair),
        };
        checked.map_err(Fault::NotProven)
    }

    /// How many pairs can be formed at once.
    pub(super) fn most(&self) -> Result<usize, Fault> {
        Ok(self.solve(Objective::Total, 0)?.answer().matches.len())
    }
}

impl Pool<'_> {
    /// The question around locked pairs.
    pub(super) fn question(&self, locked: &[(ParticipantId, ParticipantId)]) -> Result<Question, Fault> {
        self.question_watched(locked, &Unwatched)
    }

    /// The same while somebody watches, who may stop it.
    pub(super) fn question_watched(&self, locked: &[Two], watch: &dyn Watch) -> Result<Question, Fault> {
        let locks = self.locks(locked)?;
        let mut is_locked = vec![false; self.candidates.len()];
        for &(clinician, manager) in &locks {
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
        let edges = self.edges(&clinicians, &managers, watch).ok_or(Fault::Refused(Refusal::Stopped))?;
        Ok(Question { locks, is_locked, clinicians, managers, edges })
    }

    /// How many pairs there are to compare: how long a proposal takes grows with it.
    pub fn comparisons(&self) -> usize {
        let places = || (0..self.candidates.len()).filter(|place| self.is_free(*place));
        let free = |side| places().filter(|place| self.side(*place) == side).count();
        free(Side::Clinician).saturating_mul(free(Side::Manager))
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

    pub(super) fn ids(&self, places: &[usize]) -> Vec<ParticipantId> {
        places.iter().map(|place| self.candidates[*place].id).collect()
    }

    /// Checks a stored answer anew, against the question that this pool puts now.
    pub fn check(&self, locked: &[(ParticipantId, ParticipantId)], certificate: &Certificate) -> Result<(), Fault> {
        let question = self.question(locked)?;
        let is_about_them = self.ids(&question.clinicians) == certificate.clinicians
            && self.ids(&question.managers) == certificate.managers;
        if is_about_them { question.check(&certificate.solved) } else { Err(Fault::OtherPeople) }
    }
}
