//! How much a rule counts.

use serde::{Deserialize, Serialize};
use std::str::FromStr;

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

/// Whether a rule forbids, adds to the score, or is left aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Stored", into = "Stored")]
pub enum Strength {
    /// Left aside.
    Off,
    /// Nobody is paired against it.
    Hard,
    /// Adds to the score of whoever keeps it.
    Weighted(Weight),
}

/// As it is stored: a number, as weights have always been, or a word.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Stored {
    Number(u8),
    Word(String),
}

impl Strength {
    /// As it is typed and stored: `off`, `hard` or the weight.
    pub fn code(self) -> String {
        match self {
            Self::Off => "off".to_owned(),
            Self::Hard => "hard".to_owned(),
            Self::Weighted(weight) => weight.0.to_string(),
        }
    }

    /// As people read it.
    pub fn words(self) -> String {
        match self {
            Self::Off => "Off".to_owned(),
            Self::Hard => "Hard".to_owned(),
            Self::Weighted(weight) => format!("Weight {}", weight.0),
        }
    }

    /// What its points are multiplied by; 0 where it is not weighted.
    pub fn weight(self) -> u8 {
        if let Self::Weighted(weight) = self { weight.0 } else { 0 }
    }
}

impl From<Weight> for Strength {
    fn from(weight: Weight) -> Self {
        Self::Weighted(weight)
    }
}

impl FromStr for Strength {
    type Err = String;

    fn from_str(code: &str) -> Result<Self, String> {
        match code.trim() {
            "off" => Ok(Self::Off),
            "hard" => Ok(Self::Hard),
            number => {
                let unknown = |_| format!("Select off, hard or a weight from 0 to {}", Weight::MOST);
                number.parse().map_err(unknown).and_then(Weight::new).map(Self::Weighted)
            }
        }
    }
}

impl TryFrom<Stored> for Strength {
    type Error = String;

    fn try_from(stored: Stored) -> Result<Self, String> {
        match stored {
            Stored::Number(weight) => Weight::new(weight).map(Self::Weighted),
            Stored::Word(word) => word.parse(),
        }
    }
}

impl From<Strength> for Stored {
    fn from(strength: Strength) -> Self {
        match strength {
            Strength::Weighted(weight) => Self::Number(weight.0),
            other => Self::Word(other.code()),
        }
    }
}
