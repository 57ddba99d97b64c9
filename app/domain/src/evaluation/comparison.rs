//! Two waves beside each other, item by item, after suppression.

use super::{
    Change,
    response::{People, Person},
};
use crate::{
    participant::Side,
    questionnaire::{Instrument, Item, Wave},
    summary::holm,
    suppression::{
        Disclosed, Minimum,
        breakdown::{Breakdown, Group, Level, Sizes},
    },
};
use serde::{Deserialize, Serialize};

/// What changed from one wave to another.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Comparison {
    /// The first wave.
    pub before: Wave,
    /// The second wave.
    pub after: Wave,
    /// How many answered the first wave.
    pub starters: Disclosed<Breakdown<usize>>,
    /// How many of them answered the second as well; all figures are of them.
    pub completers: Disclosed<Breakdown<usize>>,
    /// Each item of the questionnaire, in its order.
    pub items: Vec<ItemChange>,
}

/// What changed in one item.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ItemChange {
    /// The item.
    pub item: Item,
    /// How the answers of each group changed.
    pub change: Disclosed<Breakdown<Change>>,
}

impl Comparison {
    /// Compares two waves. Not public: see [`super::Report`] on why comparisons are decided together.
    pub(super) fn of(instrument: &Instrument, people: &People, minimum: Minimum, before: Wave, after: Wave) -> Self {
        let sizes = |counts: &dyn Fn(&Person) -> bool| {
            let of = |side| people.iter().filter(|person| person.side == side && counts(person)).count();
            Sizes { clinicians: of(Side::Clinician), managers: of(Side::Manager) }
        };
        let starters = sizes(&|person| person.answered(before));
        let completers = sizes(&|person| person.answered(before) && person.answered(after));
        let levels = Level::of_first_and_last(minimum, starters, completers);

        let change = |item: &Item| {
            let pairs = sizes(&|person| person.pair(&item.code, before, after).is_some());
            let level = levels.1.of_part(minimum, completers, pairs);
            Breakdown::disclose(minimum, level, |group| {
                let in_group =
                    people.iter().filter(|person| group == Group::Everyone || group == Group::Side(person.side));
                Change::of(&in_group.filter_map(|person| person.pair(&item.code, before, after)).collect::<Vec<_>>())
            })
        };
        let mut comparison = Self {
            before,
            after,
            starters: Breakdown::disclose(minimum, levels.0, |group| starters.of(group)),
            completers: Breakdown::disclose(minimum, levels.1, |group| completers.of(group)),
            items: instrument
                .items
                .iter()
                .map(|item| ItemChange { item: item.clone(), change: change(item) })
                .collect(),
        };
        for group in Group::ALL {
            comparison.adjust(group);
        }
        comparison
    }

    /// Adjusts a group's p-values for each other.
    fn adjust(&mut self, group: Group) {
        let p = |item: &ItemChange| item.change.group(group).shown().and_then(|change| change.signed_rank.test.p());
        let adjusted = holm(&self.items.iter().map(p).collect::<Vec<_>>());
        for (item, p) in self.items.iter_mut().zip(adjusted) {
            if let Some(change) = item.change.group_mut(group) {
                change.p_holm = p;
            }
        }
    }

    /// `before_to_after` and the like, as it is exported.
    pub fn code(&self) -> String {
        format!("{}_to_{}", self.before.code(), self.after.code())
    }

    /// What is compared, as people read it.
    pub fn words(&self) -> String {
        format!("{} and {}", self.before.words(), self.after.words().to_lowercase())
    }

    /// How to read it, where it needs saying.
    pub fn note(&self) -> Option<&'static str> {
        (self.before == Wave::Then).then_some(
            "People rated at the end how things had been before. They then know better what to look for, and may also \
             make the change look greater than it was.",
        )
    }

    /// How many of those who began are in the figures of `group`, as a sentence.
    pub fn attrition_words(&self, group: Group) -> String {
        let (starters, completers) = (self.starters.group(group), self.completers.group(group));
        let people = match group {
            Group::Everyone => "people",
            Group::Side(Side::Clinician) => "clinicians",
            Group::Side(Side::Manager) => "managers",
        };
        let waves = |first: &str| format!("{first} ‘{}’ also answered ‘{}’", self.before.words(), self.after.words());
        match (starters, completers) {
            (Disclosed::Shown(0), _) => {
                format!("No {people} answered ‘{}’ yet.", self.before.words())
            }
            (Disclosed::Shown(starters), Disclosed::Shown(completers)) => {
                waves(&format!("{completers} of {starters} {people} who answered")) + "."
            }
            (Disclosed::Shown(starters), Disclosed::Suppressed { fewer_than }) => {
                waves(&format!("Suppressed (fewer than {fewer_than}): how many of {starters} {people} who answered"))
                    + "."
            }
            (Disclosed::Suppressed { fewer_than }, _) => {
                format!("Suppressed (fewer than {fewer_than}): how many {people} answered.")
            }
        }
    }
}
