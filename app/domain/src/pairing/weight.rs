//! How much each part of a score counts: what a programme may choose.

use super::part::Measure;
use serde::{Deserialize, Serialize};

/// How much one part of the score counts, from 0 (not at all) to 10.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Weight(u8);

impl Weight {
    /// The greatest weight.
    pub const MOST: u8 = 10;

    /// The weight, or a sentence that says which ones there are.
    pub fn new(weight: u8) -> Result<Self, String> {
        if weight > Self::MOST {
            return Err(format!("A weight must be from 0 to {}", Self::MOST));
        }
        Ok(Self(weight))
    }

    /// The weight as a number.
    pub fn get(self) -> u8 {
        self.0
    }
}

impl TryFrom<u8> for Weight {
    type Error = String;

    fn try_from(weight: u8) -> Result<Self, String> {
        Self::new(weight)
    }
}

impl From<Weight> for u8 {
    fn from(weight: Weight) -> Self {
        weight.0
    }
}

/// How much each part counts in a cohort.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Rules {
    /// Weight of [`Measure::Availability`].
    pub availability: Weight,
    /// Weight of [`Measure::Interests`].
    pub interests: Weight,
    /// Weight of [`Measure::Site`].
    pub site: Weight,
    /// Weight of [`Measure::Division`].
    pub division: Weight,
    /// Weight of [`Measure::Grade`].
    pub grade: Weight,
}

impl Default for Rules {
    /// Pairs that cannot meet come to nothing, so time and place count for most.
    fn default() -> Self {
        Self { availability: Weight(5), interests: Weight(3), site: Weight(3), division: Weight(2), grade: Weight(2) }
    }
}

impl Rules {
    /// How much a part counts.
    pub fn weight(&self, measure: Measure) -> Weight {
        match measure {
            Measure::Availability => self.availability,
            Measure::Interests => self.interests,
            Measure::Site => self.site,
            Measure::Division => self.division,
            Measure::Grade => self.grade,
        }
    }

    /// The score of a pair that could not be better.
    pub fn highest(&self) -> i64 {
        Measure::ALL.iter().map(|measure| 100 * i64::from(self.weight(*measure).0)).sum()
    }
}
