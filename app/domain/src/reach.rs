//! Whom a programme reaches, by the Workforce Race Equality Standard: counts that give nobody away.
//!
//! Coordinators know everybody in every stage of every cohort, and look at the page again and again. So what is
//! protected is every set of people whose count could be worked out from what is shown, by any subtraction: it is
//! empty, or has at least the minimum of white people **and** of black and minority ethnic (BME) people. That is more
//! than no count under the minimum: of a group that is all white, everybody's ethnic group would be known.
//! `docs/decisions/0008-reach-shows-no-one.md` says why.

mod indicator;
mod workforce;

pub use indicator::{Indicator, Likelihood};
pub use workforce::{Form, LONGEST_SOURCE, Valid, Workforce};

use crate::suppression::{Disclosed, Minimum};
use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};
use std::iter::Sum;

/// So long after its first day, those of a cohort who applied and who were matched are counted.
const COUNTED_AFTER: Days = Days::new(28);

/// How far people came, each with all who came further.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Stage {
    /// Had a place in the cohort, by an application or an import.
    Applied,
    /// Were offered a place in a pair, or had one.
    Matched,
    /// Took part to the end.
    Completed,
}

impl Stage {
    /// All, in their order.
    pub const ALL: [Self; 3] = [Self::Applied, Self::Matched, Self::Completed];

    /// As people read it.
    pub fn words(self) -> &'static str {
        match self {
            Self::Applied => "Applied",
            Self::Matched => "Offered a pair",
            Self::Completed => "Completed",
        }
    }
}

/// People by group, in numbers that may not be shown yet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Counts {
    /// White.
    pub white: usize,
    /// Black and minority ethnic.
    pub bme: usize,
    /// Not stated, or would rather not say.
    pub not_stated: usize,
}

impl Counts {
    /// How many people they are.
    pub fn people(self) -> usize {
        self.white + self.bme + self.not_stated
    }

    /// Those who are not among `others`; `None` where the others are no part of these.
    fn without(self, others: Self) -> Option<Self> {
        Some(Self {
            white: self.white.checked_sub(others.white)?,
            bme: self.bme.checked_sub(others.bme)?,
            not_stated: self.not_stated.checked_sub(others.not_stated)?,
        })
    }

    /// Whether it may be known of a set of people that these are their numbers.
    fn may_be_known(self, minimum: Minimum) -> bool {
        self == Self::default() || (self.white >= minimum.people() && self.bme >= minimum.people())
    }
}

impl Sum for Counts {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::default(), |one, other| Self {
            white: one.white + other.white,
            bme: one.bme + other.bme,
            not_stated: one.not_stated + other.not_stated,
        })
    }
}

/// What was counted of a cohort: once, and never again, so that no two countings can be compared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Taken {
    /// The cohort's name.
    pub cohort: String,
    /// Who applied,
    pub applied: Counts,
    /// and who of them were matched, both counted on one day.
    pub matched: Counts,
    /// Who of them completed, counted after the last day.
    pub completed: Option<Counts>,
}

/// The latest first day of a cohort of which is to be counted on `today` who applied and who was matched.
pub fn due_since(today: NaiveDate) -> NaiveDate {
    today.checked_sub_days(COUNTED_AFTER).unwrap_or(today)
}

/// Cohorts that are shown as one, since fewer of them would be too few people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// The names of its cohorts, in the order in which they were counted.
    pub cohorts: Vec<String>,
    /// Who applied.
    pub applied: Disclosed<Counts>,
    /// Who was matched.
    pub matched: Disclosed<Counts>,
    /// Who completed; nothing before all of its cohorts are over.
    pub completed: Option<Disclosed<Counts>>,
}

impl Block {
    /// What is shown of a stage; nothing where it is not counted yet.
    pub fn stage(&self, stage: Stage) -> Option<Disclosed<Counts>> {
        match stage {
            Stage::Applied => Some(self.applied),
            Stage::Matched => Some(self.matched),
            Stage::Completed => self.completed,
        }
    }

    fn of(minimum: Minimum, cohorts: &[&Taken], is_shown: bool) -> Self {
        let hidden = Disclosed::Suppressed { fewer_than: minimum.people() };
        let matched: Counts = cohorts.iter().map(|cohort| cohort.matched).sum();
        let applied: Counts = cohorts.iter().map(|cohort| cohort.applied).sum();
        let completed: Option<Vec<Counts>> = cohorts.iter().map(|cohort| cohort.completed).collect();
        // Whoever is in the one number and not in the other can be worked out as soon as both are shown.
        let beside = |more: Counts, fewer: Counts| {
            let is_safe = |left: Counts| left.may_be_known(minimum);
            is_shown && is_safe(more) && is_safe(fewer) && more.without(fewer).is_some_and(is_safe)
        };
        let show = |counts: Counts, is_safe: bool| if is_safe { Disclosed::Shown(counts) } else { hidden };
        Self {
            cohorts: cohorts.iter().map(|cohort| cohort.cohort.clone()).collect(),
            applied: show(applied, beside(applied, matched)),
            matched: show(matched, is_shown),
            completed: completed.map(|counts| {
                let completed = counts.into_iter().sum();
                show(completed, beside(matched, completed))
            }),
        }
    }
}

/// What may be shown of the cohorts of a programme, which are given in the order in which they were counted.
///
/// Cohorts go together until they have enough people: when, is decided by how many they are, which everybody knows,
/// and not by how many are white or BME. Where it then turns out that too few are, they wait until there are twice as
/// many. If one more person could make the difference, the difference would say who they are.
pub fn blocks(minimum: Minimum, taken: &[Taken]) -> Vec<Block> {
    let enough = 2 * minimum.people();
    let (mut blocks, mut open, mut wanted) = (Vec::new(), Vec::new(), enough);
    for cohort in taken {
        open.push(cohort);
        let together: Counts = open.iter().map(|cohort| cohort.matched).sum();
        if together.people() < wanted {
            continue;
        }
        if together.may_be_known(minimum) {
            blocks.push(Block::of(minimum, &open, true));
            open.clear();
            wanted = enough;
        } else {
            wanted = 2 * together.people();
        }
    }
    if !open.is_empty() {
        blocks.push(Block::of(minimum, &open, false));
    }
    blocks
}
