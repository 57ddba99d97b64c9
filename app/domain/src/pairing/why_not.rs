//! Why two people are not a pair, and what it would cost the others if they were.

use super::question::{Question, Solved};
use super::rules::Objective;
use super::{Fault, Part, Pool, Rule};
use crate::assignment::{Edge, assign};
use crate::id::ParticipantId;
use serde::{Deserialize, Serialize};
use std::collections::HashSet;

/// A pair as the ids of a clinician and a manager.
pub type Two = (ParticipantId, ParticipantId);

/// How good a whole set of pairs is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// How many pairs.
    pub pairs: usize,
    /// The sum of their scores.
    pub total: i64,
    /// The score of the worst-off; none where there is no pair.
    pub worst: Option<i64>,
}

impl Outcome {
    /// How much worse another outcome is, in words: what it costs.
    pub fn cost_words(&self, other: &Self) -> String {
        let more = |number: i64| if number < 0 { "more" } else { "less" };
        let pairs = i64::try_from(self.pairs).unwrap_or(0) - i64::try_from(other.pairs).unwrap_or(0);
        let total = self.total - other.total;
        let mut words = Vec::new();
        if pairs != 0 {
            let noun = if pairs.abs() == 1 { "pair" } else { "pairs" };
            words.push(format!("{} {noun} {}", pairs.abs(), if pairs < 0 { "more" } else { "fewer" }));
        }
        if total != 0 {
            words.push(format!("{} points {} in total", total.abs(), more(total)));
        }
        if let Some(worst) = self.worst.zip(other.worst).map(|(one, other)| one - other).filter(|worst| *worst != 0) {
            words.push(format!("the worst-off pair {} points {}", worst.abs(), more(worst)));
        }
        if words.is_empty() { "Nothing".to_owned() } else { words.join(", ") }
    }
}

/// What can be said of two people who are not paired with each other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WhyNot {
    /// Every part of their score.
    pub parts: Vec<Part>,
    /// The rules that keep them apart.
    pub broken: Vec<Rule>,
    /// What it would cost to pair them; none where a rule keeps them apart.
    pub cost: Option<Cost>,
}

/// What it costs the others that two people are paired.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cost {
    /// The best without them having to be a pair.
    pub before: Outcome,
    /// The best with them as a pair.
    pub after: Outcome,
    /// Pairs that are then no longer; of all ways that are as good, one with the fewest changes.
    pub gone: Vec<Two>,
    /// Pairs that are then new.
    pub new: Vec<Two>,
}

impl Question {
    /// Locked pairs and those of an answer, as places in the pool.
    fn pairs(&self, matches: &[(u32, u32)]) -> Vec<(usize, usize)> {
        let place = |pair: &(u32, u32)| (self.clinicians[pair.0 as usize], self.managers[pair.1 as usize]);
        self.locks.iter().copied().chain(matches.iter().map(place)).collect()
    }

    /// The pairs of a best answer that keeps as many of `kept` as a best answer can.
    ///
    /// Scores are multiplied by more than there can be pairs, and a kept pair earns one more: so what is kept decides
    /// only where scores do not.
    fn nearest(
        &self,
        objective: Objective,
        seed: u64,
        kept: &HashSet<(usize, usize)>,
    ) -> Result<Vec<(u32, u32)>, Fault> {
        let floor = match self.solve(objective, seed)? {
            Solved::Total(_) => None,
            Solved::Worst(fair) => fair.floor,
        };
        let (clinicians, managers) = (self.clinicians.len(), self.managers.len());
        let factor = i64::try_from(clinicians.min(managers)).unwrap_or(i64::MAX).saturating_add(1);
        let edges: Vec<Edge> = self
            .edges
            .iter()
            .filter(|edge| Some(edge.score) >= floor)
            .map(|edge| {
                let place = (self.clinicians[edge.clinician as usize], self.managers[edge.manager as usize]);
                let more = i64::from(kept.contains(&place));
                Edge { score: edge.score.saturating_mul(factor).saturating_add(more), ..*edge }
            })
            .collect();
        Ok(assign(clinicians, managers, &edges, seed).map_err(Fault::Refused)?.matches)
    }
}

impl Pool<'_> {
    /// How good the best pairs around the locked ones are.
    pub fn optimum(&self, locked: &[Two]) -> Result<Outcome, Fault> {
        let question = self.question(locked)?;
        let solved = question.solve(self.rules.objective, 0)?;
        let pairs = question.pairs(&solved.answer().matches);
        Ok(self.outcome(&pairs))
    }

    /// Why two people are not a pair of the best proposal around the locked ones; `None` where one is not in the pool.
    pub fn why_not(&self, locked: &[Two], pair: Two, seed: u64) -> Result<Option<WhyNot>, Fault> {
        let Some(mut verdict) = self.judge(pair.0, pair.1) else { return Ok(None) };
        let (one, other) = pair;
        let is_same = |lock: &Two| *lock == (one, other) || *lock == (other, one);
        let names = |lock: &Two, id: ParticipantId| lock.0 == id || lock.1 == id;
        let is_taken = |id| self.place(id).is_some_and(|place| self.is_taken[place]);
        let elsewhere = |lock: &&Two| !is_same(lock) && (names(lock, one) || names(lock, other));
        if locked.iter().any(|lock| elsewhere(&lock)) || is_taken(one) || is_taken(other) {
            verdict.broken.push(Rule::Locked);
        }
        let cost = if verdict.broken.is_empty() { Some(self.cost(locked, pair, seed)?) } else { None };
        Ok(Some(WhyNot { parts: verdict.parts, broken: verdict.broken, cost }))
    }

    fn cost(&self, locked: &[Two], pair: Two, seed: u64) -> Result<Cost, Fault> {
        let free: Vec<Two> = locked.iter().copied().filter(|lock| *lock != pair && *lock != (pair.1, pair.0)).collect();
        let question = self.question(&free)?;
        let solved = question.solve(self.rules.objective, seed)?;
        let before = question.pairs(&solved.answer().matches);
        let held: Vec<Two> = free.iter().copied().chain([pair]).collect();
        let question = self.question(&held)?;
        let kept = before.iter().copied().collect();
        let after = question.pairs(&question.nearest(self.rules.objective, seed, &kept)?);
        let missing = |from: &[(usize, usize)], all: &[(usize, usize)]| {
            let others = from.iter().filter(|pair| !all.contains(pair));
            others.map(|(one, other)| (self.candidates[*one].id, self.candidates[*other].id)).collect()
        };
        Ok(Cost {
            before: self.outcome(&before),
            after: self.outcome(&after),
            gone: missing(&before, &after),
            new: missing(&after, &before),
        })
    }

    fn outcome(&self, pairs: &[(usize, usize)]) -> Outcome {
        let scores = pairs.iter().map(|(one, other)| self.likeness(*one, *other).score(&self.rules));
        Outcome { pairs: pairs.len(), total: scores.clone().sum(), worst: scores.min() }
    }
}
