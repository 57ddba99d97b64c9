//! The best pairs for a whole cohort, locked ones kept, and who is left over.

use super::left_over::{LeftOver, Round};
use super::question::{Certificate, Question, Solved};
use super::{Fault, Part, Pool, Rule};
use crate::assignment::{Fault as Refusal, Stage, Unwatched, Watch};
use crate::id::ParticipantId;
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
    /// Proposes as many pairs as can be and, of all ways to do so, one that is best as the rules aim, proven to be so.
    ///
    /// Locked pairs are kept as they are, whatever rule they break.
    pub fn propose(&self, locked: &[(ParticipantId, ParticipantId)], seed: u64) -> Result<Proposal, Fault> {
        self.run(locked, seed).map(|(proposal, _)| proposal)
    }

    /// The same, with what proves it to whoever checks it later.
    pub fn run(&self, locked: &[(ParticipantId, ParticipantId)], seed: u64) -> Result<(Proposal, Certificate), Fault> {
        self.run_watched(locked, seed, &Unwatched)
    }

    /// The same while somebody watches, who may stop it: the fault is then that the search was stopped.
    pub fn run_watched(
        &self,
        locked: &[(ParticipantId, ParticipantId)],
        seed: u64,
        watch: &dyn Watch,
    ) -> Result<(Proposal, Certificate), Fault> {
        let question = self.question_watched(locked, watch)?;
        let solved = question.solve_watched(self.rules.objective, seed, watch)?;
        if !watch.goes_on(Stage::Check, 0, 1) {
            return Err(Fault::Refused(Refusal::Stopped));
        }
        question.check(&solved)?;
        let (clinicians, managers) = (self.ids(&question.clinicians), self.ids(&question.managers));
        let proposal = self.told(question, &solved, seed);
        Ok((proposal, Certificate { clinicians, managers, solved }))
    }

    /// The answer as people read it.
    fn told(&self, question: Question, solved: &Solved, seed: u64) -> Proposal {
        let Question { locks, is_locked, clinicians, managers, edges } = question;
        let answer = solved.answer();
        let place = |pair: &(u32, u32)| (clinicians[pair.0 as usize], managers[pair.1 as usize]);
        let chosen = answer.matches.iter().map(place).map(|pair| self.scored(pair, false));
        let mut pairs: Vec<_> = locks.iter().map(|&pair| self.scored(pair, true)).chain(chosen).collect();
        pairs.sort_by_key(|pair| (Reverse(pair.score), pair.clinician));
        let round = Round { is_locked, clinicians, managers, edges: &edges, matches: &answer.matches };
        Proposal {
            total: pairs.iter().map(|pair| pair.score).sum(),
            left_over: self.left_over(&round),
            possible: edges.len(),
            highest: self.rules.highest(),
            pairs,
            seed,
        }
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
