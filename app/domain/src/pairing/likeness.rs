//! What two people have in common, in numbers: the one place where points are given.

use super::part::Measure;
use super::rules::{Rules, Wanted};
use super::weight::Strength;

/// Points lost for each step between two grades, of the hundred that [`crate::grade::seniority`] has.
const POINTS_PER_STEP: u32 = 2;
/// Points where two work at different sites and can travel between them.
const POINTS_FOR_TRAVEL: u32 = 50;

/// What two people have in common; `None` where it is not known of both.
#[derive(Clone, Copy, Debug)]
pub(super) struct Likeness {
    /// Half-days on which both can meet.
    pub(super) half_days: u32,
    /// Interests that both named.
    pub(super) interests: u32,
    /// Words that the goals of both have.
    pub(super) words: u32,
    pub(super) is_same_site: Option<bool>,
    pub(super) is_same_division: Option<bool>,
    pub(super) is_same_department: Option<bool>,
    /// Steps between their grades.
    pub(super) steps: Option<u8>,
    /// Whether one manages the other, as far up as the rules look.
    pub(super) is_in_line: bool,
    /// Whether they were a pair before.
    pub(super) is_earlier: bool,
    /// Whether both are there to the end.
    pub(super) stay: bool,
}

impl Likeness {
    /// Points for one part, 0 to 100. What is not known earns nothing.
    #[inline]
    pub(super) fn points(&self, measure: Measure, rules: &Rules) -> u32 {
        let all_or_none = |is_so: bool| if is_so { 100 } else { 0 };
        let up_to = |count: u32, enough: u8| {
            let enough = u32::from(enough).max(1);
            100 * count.min(enough) / enough
        };
        let as_wanted = |is_same: Option<bool>, wanted: Wanted| is_same == Some(wanted == Wanted::Same);
        match measure {
            Measure::Availability => up_to(self.half_days, rules.half_days),
            Measure::Interests => up_to(self.interests, rules.shared_interests),
            Measure::Goals => up_to(self.words, rules.shared_words),
            Measure::Site if self.is_same_site == Some(false) && rules.can_travel => POINTS_FOR_TRAVEL,
            Measure::Site => all_or_none(self.is_same_site == Some(true)),
            Measure::Division => all_or_none(as_wanted(self.is_same_division, rules.division_wanted)),
            Measure::Department => all_or_none(as_wanted(self.is_same_department, rules.department_wanted)),
            Measure::Grade => self.steps.map_or(0, |steps| 100_u32.saturating_sub(POINTS_PER_STEP * u32::from(steps))),
            Measure::LineManagement => all_or_none(!self.is_in_line),
            Measure::Earlier => all_or_none(!self.is_earlier),
            Measure::Stays => all_or_none(self.stay),
        }
    }

    /// Whether two keep a rule that is hard. What is not known does not count as kept: nobody could say that it is.
    #[inline]
    pub(super) fn keeps(&self, measure: Measure, rules: &Rules) -> bool {
        match measure {
            Measure::Site if rules.can_travel => self.is_same_site.is_some(),
            Measure::Grade => self.steps.is_some_and(|steps| steps <= rules.grade_steps),
            other => self.points(other, rules) == 100,
        }
    }

    /// Whether two keep every hard rule that is about them both.
    #[inline]
    pub(super) fn keeps_all(&self, rules: &Rules) -> bool {
        Measure::ALL.iter().all(|&it| rules.strength(it) != Strength::Hard || self.keeps(it, rules))
    }

    /// All points by their weights.
    #[inline]
    pub(super) fn score(&self, rules: &Rules) -> i64 {
        let part = |measure| match rules.strength(measure).weight() {
            0 => 0,
            weight => i64::from(self.points(measure, rules)) * i64::from(weight),
        };
        Measure::ALL.into_iter().map(part).sum()
    }
}
