//! The people of a cohort made ready for pairing: what is compared a million times is a number, not a text.

use super::likeness::Likeness;
use super::lines::Lines;
use super::part::{Measure, Part, Verdict};
use super::{Candidate, Rule, Rules};
use crate::{grade, half_days::HalfDays, id::ParticipantId, participant::Side, text};
use std::collections::HashMap;

/// Candidates in the order of their ids, so that the order in which they are listed decides nothing.
pub struct Pool<'a> {
    pub(super) candidates: Vec<&'a Candidate>,
    pub(super) facts: Vec<Facts>,
    pub(super) lines: Lines,
    /// Per candidate whom a note keeps them from, whoever of the two it is about.
    pub(super) kept_from: Vec<Vec<usize>>,
    /// How many different interests there are.
    pub(super) interest_count: usize,
    pub(super) rules: Rules,
}

/// What is compared of one candidate.
pub(super) struct Facts {
    pub(super) half_days: HalfDays,
    /// Numbers of interests, least first.
    pub(super) interests: Vec<u32>,
    pub(super) site: Option<u32>,
    pub(super) division: Option<u32>,
    pub(super) seniority: Option<u8>,
}

/// Gives each text a number; texts that differ in case, accents or spaces only are the same.
#[derive(Default)]
struct Numbers(HashMap<String, u32>);

impl Numbers {
    /// `None` for an empty text: that somebody's site is not known makes it nobody else's.
    fn of(&mut self, text: &str) -> Option<u32> {
        let text = text::fold(text);
        let next = u32::try_from(self.0.len()).ok()?;
        (!text.is_empty()).then(|| *self.0.entry(text).or_insert(next))
    }
}

impl<'a> Pool<'a> {
    /// Makes candidates ready. Of two with the same id the first counts.
    pub fn new(candidates: &'a [Candidate], rules: Rules) -> Self {
        let mut candidates: Vec<_> = candidates.iter().collect();
        candidates.sort_by_key(|candidate| candidate.id);
        candidates.dedup_by_key(|candidate| candidate.id);
        let (mut interests, mut sites, mut divisions) = (Numbers::default(), Numbers::default(), Numbers::default());
        let facts = candidates.iter().map(|candidate| {
            let profile = &candidate.profile;
            let mut named: Vec<_> = profile.interests.iter().filter_map(|topic| interests.of(topic)).collect();
            named.sort_unstable();
            named.dedup();
            Facts {
                half_days: profile.availability,
                interests: named,
                site: sites.of(&profile.site),
                division: divisions.of(&profile.division),
                seniority: grade::seniority(&profile.grade),
            }
        });
        Self {
            facts: facts.collect(),
            lines: Lines::new(&candidates),
            kept_from: kept_from(&candidates),
            interest_count: interests.0.len(),
            candidates,
            rules,
        }
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
        self.candidates[place].is_approved && !self.candidates[place].is_paired
    }

    /// The rules that keep two people apart.
    pub(super) fn broken(&self, one: usize, other: usize) -> Vec<Rule> {
        let either = |is_so: fn(&Candidate) -> bool| is_so(self.candidates[one]) || is_so(self.candidates[other]);
        Rule::ALL
            .into_iter()
            .filter(|rule| match rule {
                Rule::SameSide => self.side(one) == self.side(other),
                Rule::NotApproved => either(|candidate| !candidate.is_approved),
                Rule::AlreadyPaired => either(|candidate| candidate.is_paired),
                Rule::LineManagement => self.lines.are_related(one, other),
                Rule::KeptApart => self.kept_from[one].contains(&other),
                Rule::Locked => false,
            })
            .collect()
    }

    /// The parts of the score of two people.
    pub(super) fn parts(&self, one: usize, other: usize) -> Vec<Part> {
        let (mine, theirs) = (&self.facts[one], &self.facts[other]);
        let shared = mine.interests.iter().filter(|topic| theirs.interests.binary_search(topic).is_ok()).count();
        let likeness = mine.likeness(theirs, u32::try_from(shared).unwrap_or(u32::MAX));
        Measure::ALL
            .into_iter()
            .map(|name| Part {
                name,
                points: u8::try_from(likeness.points(name)).unwrap_or(u8::MAX),
                weight: self.rules.weight(name).get(),
                words: self.words(name, one, other, &likeness),
            })
            .collect()
    }
}

impl Facts {
    /// What two people have in common, their shared interests being counted already.
    #[inline]
    pub(super) fn likeness(&self, other: &Self, shared_interests: u32) -> Likeness {
        let both = |one: Option<u32>, other: Option<u32>| one.zip(other);
        Likeness {
            half_days: self.half_days.shared(other.half_days).count(),
            interests: shared_interests,
            is_same_site: both(self.site, other.site).map(|(one, other)| one == other),
            is_other_division: both(self.division, other.division).map(|(one, other)| one != other),
            steps: self.seniority.zip(other.seniority).map(|(one, other)| one.abs_diff(other)),
        }
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
