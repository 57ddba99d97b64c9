//! The parts of a pair's score, and what is told of two people.

use super::rule::Rule;
use serde::{Deserialize, Serialize};

/// Something about two people that makes them a better pair, or without which they may not be one, as the rules say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// Half-days on which both can usually be met.
    Availability,
    /// Topics that both named.
    Interests,
    /// Working at the same site, which makes shadowing easy.
    Site,
    /// Working in different divisions, so that both see something new; or in the same.
    Division,
    /// Grades near each other.
    Grade,
    /// Words that the goals of both have in common.
    Goals,
    /// Working in different departments or specialties, or in the same.
    Department,
    /// That neither manages the other.
    LineManagement,
    /// That they were no pair before.
    Earlier,
    /// That both are there to the end.
    Stays,
}

impl Measure {
    /// Every part, in the order in which they are shown.
    pub const ALL: [Self; 10] = [
        Self::Availability,
        Self::Interests,
        Self::Site,
        Self::Division,
        Self::Grade,
        Self::Goals,
        Self::Department,
        Self::LineManagement,
        Self::Earlier,
        Self::Stays,
    ];

    /// The part's name for people.
    pub fn words(self) -> &'static str {
        match self {
            Self::Availability => "Shared availability",
            Self::Interests => "Shared interests",
            Self::Site => "Site",
            Self::Division => "Division",
            Self::Grade => "Grades near each other",
            Self::Goals => "Goals in common",
            Self::Department => "Department or specialty",
            Self::LineManagement => "Line management",
            Self::Earlier => "Earlier pairs",
            Self::Stays => "Both there to the end",
        }
    }

    /// As it is stored, and as a heading for programs.
    pub fn code(self) -> &'static str {
        match self {
            Self::Availability => "availability",
            Self::Interests => "interests",
            Self::Site => "site",
            Self::Division => "division",
            Self::Grade => "grade",
            Self::Goals => "goals",
            Self::Department => "department",
            Self::LineManagement => "line_management",
            Self::Earlier => "earlier",
            Self::Stays => "stays",
        }
    }

    /// What keeps two apart who do not have it, where it is hard.
    pub fn rule(self) -> Rule {
        match self {
            Self::Availability => Rule::HalfDays,
            Self::Interests => Rule::Interests,
            Self::Site => Rule::Site,
            Self::Division => Rule::Division,
            Self::Grade => Rule::Grade,
            Self::Goals => Rule::Goals,
            Self::Department => Rule::Department,
            Self::LineManagement => Rule::LineManagement,
            Self::Earlier => Rule::Earlier,
            Self::Stays => Rule::Stays,
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
