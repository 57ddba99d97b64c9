//! What two people have in common, in numbers: the one place where points are given.

use super::part::Measure;
use super::weight::Rules;

/// Shared half-days that earn all points: a pair that can choose among four will find a date.
const ENOUGH_HALF_DAYS: u32 = 4;
/// Shared interests that earn all points.
const ENOUGH_INTERESTS: u32 = 3;
/// Points lost for each step between two grades, of the hundred that [`crate::grade::seniority`] has.
const POINTS_PER_STEP: u32 = 2;

/// What two people have in common; `None` where it is not known of both.
#[derive(Clone, Copy, Debug)]
pub(super) struct Likeness {
    /// Half-days on which both can meet.
    pub(super) half_days: u32,
    /// Interests that both named.
    pub(super) interests: u32,
    pub(super) is_same_site: Option<bool>,
    pub(super) is_other_division: Option<bool>,
    /// Steps between their grades.
    pub(super) steps: Option<u8>,
}

impl Likeness {
    /// Points for one part, 0 to 100. What is not known earns nothing.
    pub(super) fn points(&self, measure: Measure) -> u32 {
        let all_or_none = |is_so: Option<bool>| if is_so == Some(true) { 100 } else { 0 };
        match measure {
            Measure::Availability => 100 * self.half_days.min(ENOUGH_HALF_DAYS) / ENOUGH_HALF_DAYS,
            Measure::Interests => 100 * self.interests.min(ENOUGH_INTERESTS) / ENOUGH_INTERESTS,
            Measure::Site => all_or_none(self.is_same_site),
            Measure::Division => all_or_none(self.is_other_division),
            Measure::Grade => self.steps.map_or(0, |steps| 100_u32.saturating_sub(POINTS_PER_STEP * u32::from(steps))),
        }
    }

    /// All points by their weights.
    pub(super) fn score(&self, rules: Rules) -> i64 {
        Measure::ALL
            .iter()
            .map(|&measure| i64::from(self.points(measure)) * i64::from(rules.weight(measure).get()))
            .sum()
    }
}
