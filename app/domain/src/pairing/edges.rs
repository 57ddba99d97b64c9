//! Every pair that is possible among those who are free, with its score: the million comparisons of a large cohort.

use super::likeness::Likeness;
use super::pool::Pool;
use super::weight::Strength;
use crate::assignment::{Edge, Stage, Watch};

/// What one clinician has to do with one manager besides what the two are like.
#[derive(Clone, Copy, Default)]
struct Met {
    interests: u32,
    words: u32,
    is_earlier: bool,
    apart: Apart,
}

/// What keeps two apart that no rule of the cohort is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Apart {
    /// Nothing.
    #[default]
    No,
    /// A coordinator's note.
    Kept,
    /// They are ruled out in this proposal.
    Banned,
}

/// Of each number the managers who have it.
struct Holders(Vec<Vec<u32>>);

impl Holders {
    fn of<'a>(count: usize, managers: impl Iterator<Item = (u32, &'a [u32])>) -> Self {
        let mut holders = vec![Vec::new(); count];
        for (manager, numbers) in managers {
            for &number in numbers {
                holders[number as usize].push(manager);
            }
        }
        Self(holders)
    }

    /// Counts at each manager what they have of `numbers`.
    fn count(&self, numbers: &[u32], mut count: impl FnMut(u32)) {
        for &number in numbers {
            self.0[number as usize].iter().for_each(|manager| count(*manager));
        }
    }
}

impl Pool<'_> {
    /// Possible pairs of clinicians and managers, given as their places in the pool and answered as places in the lists.
    /// None where whoever watches stopped it.
    pub(super) fn edges(&self, clinicians: &[usize], managers: &[usize], watch: &dyn Watch) -> Option<Vec<Edge>> {
        let rules = self.rules;
        let has_hard = rules.hard().next().is_some();
        let mut edges = Vec::with_capacity(clinicians.len() * managers.len());
        let (mut at, mut goes_on) = (u32::MAX, true);
        self.compare(clinicians, managers, |clinician, manager, likeness, apart| {
            if clinician != at {
                at = clinician;
                goes_on = goes_on && watch.goes_on(Stage::Compare, clinician as usize, clinicians.len());
            }
            if goes_on && apart == Apart::No && (!has_hard || likeness.keeps_all(&rules)) {
                edges.push(Edge { clinician, manager, score: likeness.score(&rules) });
            }
        });
        goes_on.then_some(edges)
    }

    /// Compares each clinician with each manager.
    pub(super) fn compare(
        &self,
        clinicians: &[usize],
        managers: &[usize],
        mut each: impl FnMut(u32, u32, &Likeness, Apart),
    ) {
        let places = || (0..=u32::MAX).zip(managers);
        let interests =
            Holders::of(self.interest_count, places().map(|(manager, at)| (manager, &self.facts[*at].interests[..])));
        let words = Holders::of(self.word_count, places().map(|(manager, at)| (manager, &self.facts[*at].words[..])));
        let mut manager_at = vec![None; self.candidates.len()];
        for (manager, &place) in places() {
            manager_at[place] = Some(manager as usize);
        }
        let is_line_asked = self.rules.line_management != Strength::Off;
        let mut met = vec![Met::default(); managers.len()];
        for (clinician, &place) in (0..=u32::MAX).zip(clinicians) {
            met.fill(Met::default());
            let facts = &self.facts[place];
            interests.count(&facts.interests, |manager| met[manager as usize].interests += 1);
            words.count(&facts.words, |manager| met[manager as usize].words += 1);
            let found = |others: &[usize]| others.iter().filter_map(|&other| manager_at[other]).collect::<Vec<_>>();
            for manager in found(&self.earlier[place]) {
                met[manager].is_earlier = true;
            }
            for manager in found(&self.banned[place]) {
                met[manager].apart = Apart::Banned;
            }
            for manager in found(&self.kept_from[place]) {
                met[manager].apart = Apart::Kept;
            }
            for ((manager, &other), met) in places().zip(&met) {
                let likeness = Likeness {
                    interests: met.interests,
                    words: met.words,
                    is_earlier: met.is_earlier,
                    is_in_line: is_line_asked && self.are_in_line(place, other),
                    ..facts.likeness(&self.facts[other])
                };
                each(clinician, manager, &likeness, met.apart);
            }
        }
    }
}
