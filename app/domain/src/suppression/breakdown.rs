//! Everyone and the two sides: which of them may be shown, and a type that can hold no more than that.

use super::{Disclosed, Minimum};
use crate::participant::Side;
use serde::{Deserialize, Serialize};

/// Everybody who is counted, or one side of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Group {
    /// Both sides together.
    Everyone,
    /// One side.
    Side(Side),
}

impl Group {
    /// All, in the order in which they are shown.
    pub const ALL: [Self; 3] = [Self::Everyone, Self::Side(Side::Clinician), Self::Side(Side::Manager)];

    /// As it is exported.
    pub fn code(self) -> &'static str {
        match self {
            Self::Everyone => "everyone",
            Self::Side(Side::Clinician) => "clinicians",
            Self::Side(Side::Manager) => "managers",
        }
    }

    /// As people read it.
    pub fn words(self) -> &'static str {
        match self {
            Self::Everyone => "Everyone",
            Self::Side(Side::Clinician) => "Clinicians",
            Self::Side(Side::Manager) => "Managers",
        }
    }
}

/// How many people there are on each side, in numbers that may not be shown yet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sizes {
    /// Clinicians.
    pub clinicians: usize,
    /// Managers.
    pub managers: usize,
}

impl Sizes {
    /// The number of people in `group`.
    pub fn of(self, group: Group) -> usize {
        match group {
            Group::Everyone => self.clinicians + self.managers,
            Group::Side(Side::Clinician) => self.clinicians,
            Group::Side(Side::Manager) => self.managers,
        }
    }

    /// How much may be shown of people of whom nothing else is known.
    fn level(self, minimum: Minimum) -> Level {
        if !minimum.allows(self.of(Group::Everyone)) {
            Level::Nothing
        } else if minimum.allows(self.clinicians) && minimum.allows(self.managers) {
            Level::Sides
        } else {
            Level::Everyone
        }
    }
}

/// How much may be shown. One side is never shown without the other: with everyone known, it would give it away.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Not even everyone together.
    Nothing,
    /// Everyone together, neither side.
    Everyone,
    /// Everyone, and each side.
    Sides,
}

impl Level {
    /// How much may be shown of those who began and of those of them who went on.
    ///
    /// The sides of both are shown or of neither: with 11 clinicians and 12 managers at the beginning and 22 people
    /// at the end, fewer than 11 on some side can only mean 10 clinicians.
    pub fn of_first_and_last(minimum: Minimum, first: Sizes, last: Sizes) -> (Self, Self) {
        let levels = (first.level(minimum), last.level(minimum));
        if last.of(Group::Everyone) == 0 || levels == (Self::Sides, Self::Sides) {
            levels
        } else {
            (levels.0.min(Self::Everyone), levels.1.min(Self::Everyone))
        }
    }

    /// How much may be shown of the `part` of a `whole`, such as those who answered one item, where the whole is
    /// shown as far as this level.
    ///
    /// Where the sides of the whole are known and leave a single way to divide the part, everyone together goes too.
    #[must_use]
    pub fn of_part(self, minimum: Minimum, whole: Sizes, part: Sizes) -> Self {
        match (self, part.level(minimum)) {
            (Self::Nothing, _) => Self::Nothing,
            (Self::Everyone, level) => level.min(Self::Everyone),
            (Self::Sides, Self::Everyone) if !can_be_divided(minimum, whole, part.of(Group::Everyone)) => Self::Nothing,
            (Self::Sides, level) => level,
        }
    }
}

/// Whether somebody who knows the sides of the `whole`, and that the sides of a part with `together` people are
/// hidden, is left with more than one possibility.
fn can_be_divided(minimum: Minimum, whole: Sizes, together: usize) -> bool {
    let fewest = together.saturating_sub(whole.managers);
    let possible = (fewest..=whole.clinicians.min(together))
        .filter(|&clinicians| !minimum.allows(clinicians) || !minimum.allows(together - clinicians));
    possible.count() >= 2
}

/// Something told of everyone and, where that is allowed, of each side.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Breakdown<T> {
    /// Of both sides together.
    pub everyone: T,
    /// Of each side: of both or of neither.
    pub by_side: Disclosed<BySide<T>>,
}

/// Something told of each side.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BySide<T> {
    /// Of the clinicians.
    pub clinicians: T,
    /// Of the managers.
    pub managers: T,
}

impl<T> Breakdown<T> {
    /// Works out `tell` for the groups that the level allows, and for no other.
    pub fn disclose(minimum: Minimum, level: Level, tell: impl Fn(Group) -> T) -> Disclosed<Self> {
        minimum.disclose(level >= Level::Everyone, || Self {
            everyone: tell(Group::Everyone),
            by_side: minimum.disclose(level == Level::Sides, || BySide {
                clinicians: tell(Group::Side(Side::Clinician)),
                managers: tell(Group::Side(Side::Manager)),
            }),
        })
    }
}

impl<T> Disclosed<Breakdown<T>> {
    /// What is told of `group`.
    pub fn group(&self, group: Group) -> Disclosed<&T> {
        self.as_ref().and_then(|breakdown| match group {
            Group::Everyone => Disclosed::Shown(&breakdown.everyone),
            Group::Side(Side::Clinician) => breakdown.by_side.as_ref().map(|sides| &sides.clinicians),
            Group::Side(Side::Manager) => breakdown.by_side.as_ref().map(|sides| &sides.managers),
        })
    }

    /// What is told of `group`, to be changed; `None` where it is suppressed.
    pub fn group_mut(&mut self, group: Group) -> Option<&mut T> {
        let Self::Shown(breakdown) = self else {
            return None;
        };
        match (group, &mut breakdown.by_side) {
            (Group::Everyone, _) => Some(&mut breakdown.everyone),
            (Group::Side(Side::Clinician), Disclosed::Shown(sides)) => Some(&mut sides.clinicians),
            (Group::Side(Side::Manager), Disclosed::Shown(sides)) => Some(&mut sides.managers),
            (Group::Side(_), Disclosed::Suppressed { .. }) => None,
        }
    }
}
