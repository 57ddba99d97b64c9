//! What may be told of a small group: nothing that shows fewer people than the minimum, or lets them be worked out.
//!
//! [`breakdown`] decides for everyone and the two sides, [`siblings`] for any number of groups beside each other.
//! What they answer holds no hidden number, so nothing further on can leak one.

pub mod breakdown;
pub mod siblings;

use serde::{Deserialize, Serialize};
use std::fmt;

/// People a group must have to be shown, where a programme says nothing else: the NHS Staff Survey's rule.
pub const DEFAULT_MINIMUM: usize = 11;
/// No programme may go below: of two people, each knows what the other answered.
pub const LEAST_MINIMUM: usize = 3;

/// The number of people a group must have to be shown, never under [`LEAST_MINIMUM`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "usize", into = "usize")]
pub struct Minimum(usize);

impl Minimum {
    /// A minimum of `people`, or the least one there is where that is less.
    pub fn new(people: usize) -> Self {
        Self(people.max(LEAST_MINIMUM))
    }

    /// In people.
    pub fn people(self) -> usize {
        self.0
    }

    /// Whether a group of `people` may be shown. Nobody may: that tells of nobody what they answered.
    pub fn allows(self, people: usize) -> bool {
        people == 0 || people >= self.0
    }

    /// `value` where it may be `shown`; otherwise it is forgotten here.
    fn disclose<T>(self, shown: bool, value: impl FnOnce() -> T) -> Disclosed<T> {
        if shown { Disclosed::Shown(value()) } else { Disclosed::Suppressed { fewer_than: self.0 } }
    }

    /// Why something is missing, for a note beside a table.
    pub fn explanation(self) -> String {
        format!(
            "Suppressed means that this group has fewer than {} people, or that one of that size could be worked out from it.",
            self.0
        )
    }
}

impl Default for Minimum {
    fn default() -> Self {
        Self(DEFAULT_MINIMUM)
    }
}

impl From<usize> for Minimum {
    fn from(people: usize) -> Self {
        Self::new(people)
    }
}

impl From<Minimum> for usize {
    fn from(minimum: Minimum) -> Self {
        minimum.0
    }
}

/// Something that may be shown, or the place of something that may not; of that nothing is kept.
///
/// One kind of suppression for two reasons, too few people and giving away too few people elsewhere: telling them
/// apart would tell which group is the small one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Disclosed<T> {
    /// May be shown.
    Shown(T),
    /// May not, because a group is too small.
    Suppressed {
        /// The minimum that it fell short of.
        fewer_than: usize,
    },
}

/// A number of people.
pub type Cell = Disclosed<usize>;

impl<T> Disclosed<T> {
    /// What is shown, if it is.
    pub fn shown(&self) -> Option<&T> {
        match self {
            Self::Shown(value) => Some(value),
            Self::Suppressed { .. } => None,
        }
    }

    /// The same place for something made of what is shown.
    pub fn map<U>(self, make: impl FnOnce(T) -> U) -> Disclosed<U> {
        match self {
            Self::Shown(value) => Disclosed::Shown(make(value)),
            Self::Suppressed { fewer_than } => Disclosed::Suppressed { fewer_than },
        }
    }

    /// The same place, borrowing what is shown.
    pub fn as_ref(&self) -> Disclosed<&T> {
        match self {
            Self::Shown(value) => Disclosed::Shown(value),
            Self::Suppressed { fewer_than } => Disclosed::Suppressed { fewer_than: *fewer_than },
        }
    }

    /// A place within the place: hidden where either is.
    pub fn and_then<U>(self, make: impl FnOnce(T) -> Disclosed<U>) -> Disclosed<U> {
        match self {
            Self::Shown(value) => make(value),
            Self::Suppressed { fewer_than } => Disclosed::Suppressed { fewer_than },
        }
    }
}

impl<T: fmt::Display> fmt::Display for Disclosed<T> {
    /// The value, or `suppressed (fewer than 11)`; never 0 or a blank.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Shown(value) => value.fmt(f),
            Self::Suppressed { fewer_than } => write!(f, "suppressed (fewer than {fewer_than})"),
        }
    }
}
