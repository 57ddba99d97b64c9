//! The people of a cohort made ready for pairing: what is compared a million times is a number, not a text.

use super::facts::{Facts, Numbers};
use super::likeness::Likeness;
use super::lines::{Lines, are_related};
use super::part::{Part, Verdict};
use super::weight::Strength;
use super::why_not::Two;
use super::{Candidate, Measure, Rule, Rules};
use crate::{id::ParticipantId, participant::Side};
use chrono::NaiveDate;
use std::collections::HashMap;

/// Candidates in the order of their ids, so that the order in which they are listed decides nothing.
pub struct Pool<'a> {
    pub(super) candidates: Vec<&'a Candidate>,
    pub(super) facts: Vec<Facts>,
    pub(super) lines: Lines,
    /// Per candidate whom a note keeps them from, whoever of the two it is about.
    pub(super) kept_from: Vec<Vec<usize>>,
    /// Per candidate with whom they were paired before.
    pub(super) earlier: Vec<Vec<usize>>,
    /// Per candidate with whom they are ruled out in this proposal.
    pub(super) banned: Vec<Vec<usize>>,
    /// Who has a place in this proposal already, in a pair of three.
    pub(super) is_taken: Vec<bool>,
    /// How many different interests there are,
    pub(super) interest_count: usize,
    /// and words in goals.
    pub(super) word_count: usize,
    pub(super) rules: Rules,
}

impl<'a> Pool<'a> {
    /// Makes candidates ready. Of two with the same id the first counts.
    pub fn new(candidates: &'a [Candidate], rules: Rules) -> Self {
        let mut candidates: Vec<_> = candidates.iter().collect();
        candidates.sort_by_key(|candidate| candidate.id);
        candidates.dedup_by_key(|candidate| candidate.id);
        let mut numbers = Numbers::default();
        let facts = candidates.iter().map(|candidate| Facts::of(candidate, &rules, &mut numbers)).collect();
        let nobody = || vec![Vec::new(); candidates.len()];
        Self {
            facts,
            lines: Lines::new(&candidates),
            kept_from: kept_from(&candidates),
            earlier: nobody(),
            banned: nobody(),
            is_taken: vec![false; candidates.len()],
            interest_count: numbers.interests.len(),
            word_count: numbers.words.len(),
            candidates,
            rules,
        }
    }

    /// With the cohort's last day: whoever moves on before it is not there to the end.
    #[must_use]
    pub fn until(mut self, last_day: NaiveDate) -> Self {
        for (facts, candidate) in self.facts.iter_mut().zip(&self.candidates) {
            facts.stays = candidate.profile.next_rotation_on.is_none_or(|day| day > last_day);
        }
        self
    }

    /// With who was paired with whom before.
    #[must_use]
    pub fn after(mut self, earlier: &[Two]) -> Self {
        self.earlier = self.both_ways(earlier);
        self
    }

    /// With pairs that are ruled out.
    #[must_use]
    pub fn except(mut self, banned: &[Two]) -> Self {
        self.banned = self.both_ways(banned);
        self
    }

    /// With people who have their place already.
    #[must_use]
    pub fn without(mut self, taken: &[ParticipantId]) -> Self {
        for place in taken.iter().filter_map(|id| self.place(*id)).collect::<Vec<_>>() {
            self.is_taken[place] = true;
        }
        self
    }

    /// Whom each of the pool is named with, by their places.
    fn both_ways(&self, pairs: &[Two]) -> Vec<Vec<usize>> {
        let mut others = vec![Vec::new(); self.candidates.len()];
        for (one, other) in pairs {
            if let (Some(one), Some(other)) = (self.place(*one), self.place(*other)) {
                others[one].push(other);
                others[other].push(one);
            }
        }
        others
    }

    /// Everything about two people as a pair: why they cannot be one, and how good a pair they would make.
    ///
    /// `None` if one of them is not in the pool.
    pub fn judge(&self, one: ParticipantId, other: ParticipantId) -> Option<Verdict> {
        let (one, other) = (self.place(one)?, self.place(other)?);
        let is_turned = self.side(one) == Side::Manager && self.side(other) == Side::Clinician;
        let (one, other) = if is_turned { (other, one) } else { (one, other) };
        Some(Verdict { parts: self.parts(one, other), broken: self.broken(one, other) })
    }

    /// Where a participant stands in the pool.
    pub(super) fn place(&self, id: ParticipantId) -> Option<usize> {
        self.candidates.binary_search_by_key(&id, |candidate| candidate.id).ok()
    }

    pub(super) fn side(&self, place: usize) -> Side {
        self.candidates[place].profile.side
    }

    /// Whether somebody can be given a partner, as far as it depends on them alone.
    pub(super) fn is_free(&self, place: usize) -> bool {
        self.candidates[place].is_approved && !self.candidates[place].is_paired && !self.is_taken[place]
    }

    /// The rules that keep two people apart.
    pub(super) fn broken(&self, one: usize, other: usize) -> Vec<Rule> {
        let either = |is_so: fn(&Candidate) -> bool| is_so(self.candidates[one]) || is_so(self.candidates[other]);
        let likeness = self.likeness(one, other);
        let forbids: Vec<_> =
            self.rules.hard().filter(|it| !likeness.keeps(*it, &self.rules)).map(Measure::rule).collect();
        Rule::ALL
            .into_iter()
            .filter(|rule| match rule {
                Rule::SameSide => self.side(one) == self.side(other),
                Rule::NotApproved => either(|candidate| !candidate.is_approved),
                Rule::AlreadyPaired => either(|candidate| candidate.is_paired),
                Rule::KeptApart => self.kept_from[one].contains(&other),
                Rule::Banned => self.banned[one].contains(&other),
                other => forbids.contains(other),
            })
            .collect()
    }

    /// What two people have in common.
    pub(super) fn likeness(&self, one: usize, other: usize) -> Likeness {
        let (mine, theirs) = (&self.facts[one], &self.facts[other]);
        let shared = |mine: &[u32], theirs: &[u32]| {
            let count = mine.iter().filter(|it| theirs.binary_search(it).is_ok()).count();
            u32::try_from(count).unwrap_or(u32::MAX)
        };
        Likeness {
            interests: shared(&mine.interests, &theirs.interests),
            words: shared(&mine.words, &theirs.words),
            is_in_line: self.are_in_line(one, other),
            is_earlier: self.earlier[one].contains(&other),
            ..mine.likeness(theirs)
        }
    }

    /// Whether one manages the other, as far up as the rules look.
    #[inline]
    pub(super) fn are_in_line(&self, one: usize, other: usize) -> bool {
        self.rules.line_management != Strength::Off
            && are_related(self.lines.span(one), self.lines.span(other), self.rules.line_steps)
    }

    /// The parts of the score of two people.
    pub(super) fn parts(&self, one: usize, other: usize) -> Vec<Part> {
        let likeness = self.likeness(one, other);
        self.rules
            .weighted()
            .map(|name| Part {
                name,
                points: u8::try_from(likeness.points(name, &self.rules)).unwrap_or(u8::MAX),
                weight: self.rules.strength(name).weight(),
                words: self.words(name, one, other, &likeness),
            })
            .collect()
    }
}

/// Per candidate everybody whom they named or who named them.
fn kept_from(candidates: &[&Candidate]) -> Vec<Vec<usize>> {
    let mut places: HashMap<&str, Vec<usize>> = HashMap::new();
    for (place, candidate) in candidates.iter().enumerate() {
        places.entry(candidate.profile.email.as_str()).or_default().push(place);
    }
    let mut kept_from = vec![Vec::new(); candidates.len()];
    for (place, candidate) in candidates.iter().enumerate() {
        for address in &candidate.profile.not_with {
            for &other in places.get(address.as_str()).into_iter().flatten() {
                kept_from[place].push(other);
                kept_from[other].push(place);
            }
        }
    }
    kept_from
}
