//! The least that would have to be given up so that somebody without any possible partner had one.

use super::edges::Apart;
use super::likeness::Likeness;
use super::question::Question;
use super::rule::people;
use super::{Fault, Measure, Pool, Rule, Rules, Strength};
use crate::assignment::{Edge, assign};
use crate::id::ParticipantId;
use serde::{Deserialize, Serialize};

/// One rule that, given up so far, would give somebody a possible partner.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Relaxation {
    /// Which rule.
    pub measure: Measure,
    /// The mildest number that is enough, where the rule has one; none where it must be switched off or weighted.
    pub to: Option<u8>,
    /// How many could be their partner then.
    pub partners: usize,
    /// What to do, as a sentence.
    pub words: String,
}

impl Pool<'_> {
    /// Every single rule that keeps somebody from everybody else they could be paired with: given up, it frees them.
    ///
    /// Notes of who is not to be paired with whom, sides, approval and what is locked are never up for this.
    pub fn relaxations(&self, id: ParticipantId, locked: &[(ParticipantId, ParticipantId)]) -> Vec<Relaxation> {
        let Some(place) = self.place(id) else { return Vec::new() };
        let is_locked = |id| locked.iter().any(|lock| lock.0 == id || lock.1 == id);
        let hard: Vec<Measure> = self.rules.hard().collect();
        let others = (0..self.candidates.len()).filter(|&other| {
            self.side(other) != self.side(place) && self.is_free(other) && !is_locked(self.candidates[other].id)
        });
        // Everybody whom exactly one rule keeps from them, with that rule.
        let near: Vec<(Measure, Likeness, usize)> = others
            .filter_map(|other| match self.broken(place, other)[..] {
                [rule] => {
                    let measure = hard.iter().copied().find(|measure| measure.rule() == rule)?;
                    Some((measure, self.likeness(place, other), other))
                }
                _ => None,
            })
            .collect();
        let relaxation = |measure: Measure| {
            let freed: Vec<_> = near.iter().filter(|(broken, ..)| *broken == measure).collect();
            if freed.is_empty() {
                return None;
            }
            let to = freed.iter().filter_map(|(_, likeness, other)| self.milder(measure, likeness, place, *other));
            // Towards what the rule asks for now: more of what is to be shared, fewer steps of grade.
            let to = if measure == Measure::Grade { to.min() } else { to.max() };
            let partners = match to {
                None => freed.len(),
                Some(to) => {
                    let is_enough = |(_, likeness, other): &&&(Measure, Likeness, usize)| {
                        let mildest = self.milder(measure, likeness, place, *other);
                        mildest.is_some_and(|own| if measure == Measure::Grade { own <= to } else { own >= to })
                    };
                    freed.iter().filter(is_enough).count()
                }
            };
            let other = self.side(place).other();
            let words =
                format!("{}: {} could be their partner.", advice(measure, to, &self.rules), people(partners, other));
            Some(Relaxation { measure, to, partners, words })
        };
        let mut found: Vec<_> = hard.iter().filter_map(|measure| relaxation(*measure)).collect();
        // A number that changes is less than a rule that goes.
        found.sort_by_key(|it| (it.to.is_none(), std::cmp::Reverse(it.partners)));
        found
    }

    /// The strictest number at which a rule would let two people pass; none where only without it they do.
    fn milder(&self, measure: Measure, likeness: &Likeness, one: usize, other: usize) -> Option<u8> {
        let shared = |count: u32| u8::try_from(count).ok().filter(|count| *count > 0);
        match measure {
            Measure::Availability => shared(likeness.half_days),
            Measure::Interests => shared(likeness.interests),
            Measure::Goals => shared(likeness.words),
            Measure::Grade => likeness.steps,
            Measure::LineManagement => {
                let apart = self.lines.steps(one, other);
                (apart > 1).then(|| u8::try_from(apart - 1).unwrap_or(u8::MAX).min(3))
            }
            _ => None,
        }
    }

    /// How many pairs more could be formed if one rule were off.
    pub(super) fn more_without(&self, rule: Rule, question: &Question, most: usize) -> Result<usize, Fault> {
        let Some(measure) = self.rules.hard().find(|measure| measure.rule() == rule) else { return Ok(0) };
        let rules = self.rules.with(measure, Strength::Off);
        let mut edges = Vec::new();
        self.compare(&question.clinicians, &question.managers, |clinician, manager, likeness, apart| {
            if apart == Apart::No && likeness.keeps_all(&rules) {
                edges.push(Edge { clinician, manager, score: 0 });
            }
        });
        let (clinicians, managers) = (question.clinicians.len(), question.managers.len());
        let answer = assign(clinicians, managers, &edges, 0).map_err(Fault::Refused)?;
        Ok(answer.matches.len().saturating_sub(most))
    }
}

fn advice(measure: Measure, to: Option<u8>, rules: &Rules) -> String {
    match (measure, to) {
        (Measure::Availability, Some(to)) => format!("Ask for {to} shared half-days rather than {}", rules.half_days),
        (Measure::Interests, Some(to)) => {
            format!("Ask for {to} shared interests rather than {}", rules.shared_interests)
        }
        (Measure::Goals, Some(to)) => format!("Ask for {to} shared words of goals rather than {}", rules.shared_words),
        (Measure::Grade, Some(to)) => format!("Allow grades {to} steps apart rather than {}", rules.grade_steps),
        (Measure::LineManagement, Some(to)) => format!("Look only {to} steps up in line management"),
        (measure, _) => format!("Give the rule “{}” a weight, or switch it off", measure.words()),
    }
}
