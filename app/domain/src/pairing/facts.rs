//! What is compared of one person, as numbers.

use super::likeness::Likeness;
use super::weight::Strength;
use super::{Candidate, Rules, goals};
use crate::{grade, half_days::HalfDays, text};
use std::collections::HashMap;

/// What is compared of one candidate.
pub(super) struct Facts {
    pub(super) half_days: HalfDays,
    /// Numbers of interests, least first.
    pub(super) interests: Vec<u32>,
    /// Numbers of the words in their goals, least first; none where goals do not count.
    pub(super) words: Vec<u32>,
    pub(super) site: Option<u32>,
    pub(super) division: Option<u32>,
    pub(super) department: Option<u32>,
    pub(super) seniority: Option<u8>,
    /// Whether they are there to the end.
    pub(super) stays: bool,
}

/// Gives each text a number; texts that differ in case, accents or spaces only are the same.
#[derive(Default)]
pub(super) struct Texts(HashMap<String, u32>);

/// The numbers of each kind of text.
#[derive(Default)]
pub(super) struct Numbers {
    pub(super) interests: Texts,
    pub(super) words: Texts,
    sites: Texts,
    divisions: Texts,
    departments: Texts,
}

impl Texts {
    /// `None` for an empty text: that somebody's site is not known makes it nobody else's.
    fn of(&mut self, text: &str) -> Option<u32> {
        let text = text::fold(text);
        let next = u32::try_from(self.0.len()).ok()?;
        (!text.is_empty()).then(|| *self.0.entry(text).or_insert(next))
    }

    /// Each once, least first.
    fn all(&mut self, texts: &[String]) -> Vec<u32> {
        let mut numbers: Vec<_> = texts.iter().filter_map(|text| self.of(text)).collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }
}

impl Facts {
    pub(super) fn of(candidate: &Candidate, rules: &Rules, numbers: &mut Numbers) -> Self {
        let profile = &candidate.profile;
        let words = if rules.goals == Strength::Off { Vec::new() } else { goals::words(&profile.goals) };
        Self {
            half_days: profile.availability,
            interests: numbers.interests.all(&profile.interests),
            words: numbers.words.all(&words),
            site: numbers.sites.of(&profile.site),
            division: numbers.divisions.of(&profile.division),
            department: numbers.departments.of(&profile.department),
            seniority: grade::seniority(&profile.grade),
            stays: true,
        }
    }

    /// What two people have in common by themselves: what they share of lists, and who knows whom, is counted apart.
    #[inline]
    pub(super) fn likeness(&self, other: &Self) -> Likeness {
        let is_same = |one: Option<u32>, other: Option<u32>| one.zip(other).map(|(one, other)| one == other);
        Likeness {
            half_days: self.half_days.shared(other.half_days).count(),
            interests: 0,
            words: 0,
            is_same_site: is_same(self.site, other.site),
            is_same_division: is_same(self.division, other.division),
            is_same_department: is_same(self.department, other.department),
            steps: self.seniority.zip(other.seniority).map(|(one, other)| one.abs_diff(other)),
            is_in_line: false,
            is_earlier: false,
            stay: self.stays && other.stays,
        }
    }
}
