//! The parts of a pair's score, and what is told of two people.

use super::rule::Rule;
use serde::{Deserialize, Serialize};

/// Something that makes two people a better pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// Half-days on which both can usually be met.
    Availability,
    /// Topics that both named.
    Interests,
    /// Working at the same site, which makes shadowing easy.
    Site,
    /// Working in different divisions, so that both see something new.
    Division,
    /// Grades near each other.
    Grade,
}

impl Measure {
    /// Every part, in the order in which they are shown.
    pub const ALL: [Self; 5] = [Self::Availability, Self::Interests, Self::Site, Self::Division, Self::Grade];

    /// The part's name for people.
    pub fn words(self) -> &'static str {
        match self {
            Self::Availability => "Shared availability",
            Self::Interests => "Shared interests",
            Self::Site => "Same site",
            Self::Division => "Other division",
            Self::Grade => "Grades near each other",
        }
    }
}

/// One part of a pair's score.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Which part.
    pub name: Measure,
    /// 0 to 100.
    pub points: u8,
    /// How much the points count, 0 to 10.
    pub weight: u8,
    /// What they were given for, such as "Both work at Queen Maud".
    pub words: String,
}

impl Part {
    /// What the part adds to the score.
    pub fn score(&self) -> i64 {
        i64::from(self.points) * i64::from(self.weight)
    }
}

/// What can be said of any two people as a pair.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verdict {
    /// Every part of the score, also where the pair is not possible.
    pub parts: Vec<Part>,
    /// The rules that keep them apart; none if they may be paired.
    pub broken: Vec<Rule>,
}

impl Verdict {
    /// Whether they may be paired.
    pub fn is_possible(&self) -> bool {
        self.broken.is_empty()
    }

    /// The sum of the parts.
    pub fn score(&self) -> i64 {
        self.parts.iter().map(Part::score).sum()
    }
}
