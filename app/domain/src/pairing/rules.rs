//! What a coordinator decides about a cohort's pairs: which rules count, how much, and what is aimed at.

use super::part::Measure;
use super::weight::{Strength, Weight};
use serde::{Deserialize, Serialize};

/// What is aimed at once there are as many pairs as can be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Objective {
    /// The greatest total score.
    #[default]
    Total,
    /// The best worst-off pair, then the greatest total.
    Worst,
}

impl Objective {
    /// Every aim.
    pub const ALL: [Self; 2] = [Self::Total, Self::Worst];

    /// As it is typed.
    pub fn code(self) -> &'static str {
        match self {
            Self::Total => "total",
            Self::Worst => "worst",
        }
    }

    /// As people read it, after "Most pairs first, then ".
    pub fn words(self) -> &'static str {
        match self {
            Self::Total => "the greatest total score",
            Self::Worst => "the best worst-off pair, then the greatest total score",
        }
    }

    /// The aim of this code.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|objective| objective.code() == code)
    }
}

/// Whether two should be alike in something, or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Wanted {
    /// The same.
    Same,
    /// Not the same.
    Different,
}

/// The rules of a cohort. Opposite sides, approval and notes of who is not to be paired with whom are always kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Rules {
    /// What is aimed at.
    pub objective: Objective,
    /// Half-days on which both can meet,
    pub availability: Strength,
    /// of which so many are enough.
    pub half_days: u8,
    /// Interests that both named,
    pub interests: Strength,
    /// of which so many are enough.
    pub shared_interests: u8,
    /// Working at the same site,
    pub site: Strength,
    /// or, for half of the points, at two between which people can travel.
    pub can_travel: bool,
    /// Working in divisions
    pub division: Strength,
    /// that are the same, or not.
    pub division_wanted: Wanted,
    /// Grades near each other,
    pub grade: Strength,
    /// at most so many steps apart where the rule is hard.
    pub grade_steps: u8,
    /// Words that the goals of both have in common,
    pub goals: Strength,
    /// of which so many are enough.
    pub shared_words: u8,
    /// Working in departments or specialties
    pub department: Strength,
    /// that are the same, or not.
    pub department_wanted: Wanted,
    /// Neither manages the other,
    pub line_management: Strength,
    /// up to so many steps; 0 for however far up.
    pub line_steps: u8,
    /// Never paired with each other before.
    pub earlier: Strength,
    /// Both there to the cohort's last day.
    pub stays: Strength,
}

impl Default for Rules {
    /// Pairs that cannot meet come to nothing, so time and place count for most.
    fn default() -> Self {
        let weight = |weight| Weight::new(weight).map_or(Strength::Off, Strength::Weighted);
        Self {
            objective: Objective::Total,
            availability: weight(5),
            half_days: 4,
            interests: weight(3),
            shared_interests: 3,
            site: weight(3),
            can_travel: false,
            division: weight(2),
            division_wanted: Wanted::Different,
            grade: weight(2),
            grade_steps: 20,
            goals: Strength::Off,
            shared_words: 3,
            department: Strength::Off,
            department_wanted: Wanted::Different,
            line_management: Strength::Hard,
            line_steps: 0,
            earlier: Strength::Off,
            stays: Strength::Off,
        }
    }
}

impl Rules {
    /// How a rule counts.
    pub fn strength(&self, measure: Measure) -> Strength {
        match measure {
            Measure::Availability => self.availability,
            Measure::Interests => self.interests,
            Measure::Site => self.site,
            Measure::Division => self.division,
            Measure::Grade => self.grade,
            Measure::Goals => self.goals,
            Measure::Department => self.department,
            Measure::LineManagement => self.line_management,
            Measure::Earlier => self.earlier,
            Measure::Stays => self.stays,
        }
    }

    /// The same rules with one that counts otherwise.
    #[must_use]
    pub fn with(mut self, measure: Measure, strength: Strength) -> Self {
        *match measure {
            Measure::Availability => &mut self.availability,
            Measure::Interests => &mut self.interests,
            Measure::Site => &mut self.site,
            Measure::Division => &mut self.division,
            Measure::Grade => &mut self.grade,
            Measure::Goals => &mut self.goals,
            Measure::Department => &mut self.department,
            Measure::LineManagement => &mut self.line_management,
            Measure::Earlier => &mut self.earlier,
            Measure::Stays => &mut self.stays,
        } = strength;
        self
    }

    /// Rules that count for something, in the order in which they are shown.
    pub fn weighted(&self) -> impl Iterator<Item = Measure> {
        Measure::ALL.into_iter().filter(|measure| matches!(self.strength(*measure), Strength::Weighted(_)))
    }

    /// Rules that forbid.
    pub fn hard(&self) -> impl Iterator<Item = Measure> {
        Measure::ALL.into_iter().filter(|measure| self.strength(*measure) == Strength::Hard)
    }

    /// The score of a pair that could not be better.
    pub fn highest(&self) -> i64 {
        Measure::ALL.iter().map(|measure| 100 * i64::from(self.strength(*measure).weight())).sum()
    }
}
