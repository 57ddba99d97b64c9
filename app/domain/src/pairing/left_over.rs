//! Why somebody has no partner.

use super::rivals::rivals;
use super::rule::people;
use super::{Pool, Rule};
use crate::{assignment::Edge, id::ParticipantId, participant::Side};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Somebody without a partner, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOver {
    /// Who it is.
    pub participant: ParticipantId,
    /// Their side.
    pub side: Side,
    /// What keeps them from being paired.
    pub why: Why,
}

/// What keeps somebody from being paired.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// Their supervisor has not approved.
    NotApproved,
    /// Nobody of the other side can be their partner.
    Blocked {
        /// How many people the other side has.
        of: usize,
        /// How many of them each rule rules out; somebody may be ruled out by several.
        by: Vec<(Rule, usize)>,
    },
    /// They have possible partners, but too many others have no others either.
    Outnumbered {
        /// How many could be this person's partner.
        possible: usize,
        /// How many people compete, this one included.
        people: usize,
        /// For how many partners, fewer than that: whoever is left over, it is one of these people.
        partners: usize,
    },
}

impl LeftOver {
    /// The reason as a sentence for a coordinator.
    pub fn words(&self) -> String {
        let other = self.side.other();
        match &self.why {
            Why::NotApproved => "Not approved yet.".to_owned(),
            Why::Blocked { of: 0, .. } => format!("There are no {}s in this cohort.", other.code()),
            Why::Blocked { of, by } => {
                let by: Vec<_> = by.iter().map(|(rule, count)| rule.count_words(*count, other)).collect();
                format!("None of the {} can be their partner: {}.", people(*of, other), by.join(", "))
            }
            Why::Outnumbered { people: own, partners, .. } => format!(
                "{} can only be paired with the same {}, so {} must wait.",
                people(*own, self.side),
                people(*partners, other),
                own.saturating_sub(*partners)
            ),
        }
    }
}

/// One round of proposing: who was free, what was possible and what came of it.
pub(super) struct Round<'a> {
    pub(super) is_locked: Vec<bool>,
    pub(super) clinicians: Vec<usize>,
    pub(super) managers: Vec<usize>,
    pub(super) edges: &'a [Edge],
    pub(super) matches: &'a [(u32, u32)],
}

impl Pool<'_> {
    /// Everybody without a partner, in the order of the pool.
    pub(super) fn left_over(&self, round: &Round<'_>) -> Vec<LeftOver> {
        let clinician = |edge: &Edge| (edge.clinician, edge.manager);
        let manager = |edge: &Edge| (edge.manager, edge.clinician);
        let turned: Vec<_> = round.matches.iter().map(|pair| (pair.1, pair.0)).collect();
        let sides = [
            (
                &round.clinicians,
                rivals(round.clinicians.len(), round.managers.len(), round.edges, clinician, round.matches),
            ),
            (&round.managers, rivals(round.managers.len(), round.clinicians.len(), round.edges, manager, &turned)),
        ];
        let mut reasons: Vec<(usize, Why)> = Vec::new();
        for (places, rivals) in sides {
            reasons.extend(rivals.into_iter().map(|rivals| {
                let place = places[rivals.person as usize];
                let why = if rivals.possible == 0 {
                    self.blocked(place, &round.is_locked)
                } else {
                    Why::Outnumbered { possible: rivals.possible, people: rivals.people, partners: rivals.partners }
                };
                (place, why)
            }));
        }
        let waits = |place: &usize| {
            let candidate = self.candidates[*place];
            !candidate.is_approved && !candidate.is_paired && !round.is_locked[*place] && !self.is_taken[*place]
        };
        reasons.extend((0..self.candidates.len()).filter(waits).map(|place| (place, Why::NotApproved)));
        reasons.sort_by_key(|(place, _)| *place);
        let left_over = |(place, why): (usize, Why)| LeftOver {
            participant: self.candidates[place].id,
            side: self.side(place),
            why,
        };
        reasons.into_iter().map(left_over).collect()
    }

    /// The rules that rule out everybody of the other side.
    fn blocked(&self, place: usize, is_locked: &[bool]) -> Why {
        let mut counts: BTreeMap<Rule, usize> = BTreeMap::new();
        let mut of = 0;
        for other in (0..self.candidates.len()).filter(|other| self.side(*other) != self.side(place)) {
            of += 1;
            let locked = (is_locked[other] || self.is_taken[other]).then_some(Rule::Locked);
            for rule in self.broken(place, other).into_iter().chain(locked) {
                *counts.entry(rule).or_default() += 1;
            }
        }
        Why::Blocked { of, by: counts.into_iter().collect() }
    }
}
