//! A pair that does nothing for a while, and then goes on.

use crate::{date, problems::Problems, text};
use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

/// Longest reason, in characters.
const LONGEST_REASON: usize = 300;
/// Longer than this, and a pair is better ended than paused.
const LONGEST_DAYS: u64 = 183;

/// A pause.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pause {
    /// Its first day.
    pub since_on: NaiveDate,
    /// The day on which the pair goes on, where that is known.
    pub until_on: Option<NaiveDate>,
    /// Why, for coordinators alone.
    pub reason: String,
    /// The day on which somebody said that it goes on.
    pub resumed_on: Option<NaiveDate>,
}

impl Pause {
    /// The day on which the pair goes on, as far as that is known.
    pub fn over_on(&self) -> Option<NaiveDate> {
        self.until_on.into_iter().chain(self.resumed_on).min()
    }

    /// Whether the pair is paused on a day.
    pub fn counts_on(&self, today: NaiveDate) -> bool {
        self.over_on().is_none_or(|over_on| today < over_on)
    }
}

/// The form.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Form {
    /// Until when; may be empty.
    pub paused_until: date::Typed,
    /// Why.
    pub pause_reason: String,
}

/// A form that can be carried out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Valid {
    /// Until when.
    pub until_on: Option<NaiveDate>,
    /// Why.
    pub reason: String,
}

impl Form {
    /// What can be carried out on `today`, or what to change.
    pub fn check(&self, today: NaiveDate) -> Result<Valid, Problems> {
        let mut problems = Problems::new();
        let until_on = if self.paused_until.is_empty() {
            None
        } else {
            problems.take("paused_until", self.paused_until.read("the day on which they go on"))
        };
        if let Some(day) = until_on {
            if day <= today {
                problems.add("paused_until", "Enter a day that is still to come, or leave it empty");
            } else if today.checked_add_days(Days::new(LONGEST_DAYS)).is_none_or(|last| day > last) {
                problems.add("paused_until", "Enter a day within six months, or end the pair");
            }
        }
        let reason = text::line(&self.pause_reason);
        match reason.chars().count() {
            0 => problems.add("pause_reason", "Enter why the pair pauses, so that the next coordinator understands"),
            1..=LONGEST_REASON => {}
            _ => problems.add("pause_reason", format!("Shorten the reason to {LONGEST_REASON} characters or fewer")),
        }
        problems.or(|| Some(Valid { until_on, reason }))
    }
}

#[cfg(test)]
mod tests {
    use super::{Form, Pause};
    use crate::date::Typed;
    use chrono::NaiveDate;

    fn on(day: &str) -> NaiveDate {
        day.parse().unwrap()
    }

    #[test]
    fn a_pause_has_a_reason_and_may_have_an_end_that_is_to_come() {
        let form = |day: &str, reason: &str| Form {
            paused_until: day.parse().map(Typed::from_date).unwrap_or_default(),
            pause_reason: reason.into(),
        };
        let today = on("2027-05-10");
        assert_eq!(form("", " Parental  leave ").check(today).unwrap().until_on, None);
        let valid = form("2027-05-11", "Leave").check(today).unwrap();
        assert_eq!((valid.until_on, valid.reason.as_str()), (Some(on("2027-05-11")), "Leave"));
        for (day, reason, field) in [
            ("2027-05-10", "Leave", "paused_until"),
            ("2028-01-01", "Leave", "paused_until"),
            ("", "  ", "pause_reason"),
            ("", &"a".repeat(301), "pause_reason"),
        ] {
            assert!(form(day, reason).check(today).unwrap_err().at(field).is_some(), "{day} {reason}");
        }
    }

    #[test]
    fn a_pause_is_over_on_its_day_or_when_somebody_says_so() {
        let pause = |until: Option<&str>, resumed: Option<&str>| Pause {
            since_on: on("2027-05-01"),
            until_on: until.map(on),
            reason: String::new(),
            resumed_on: resumed.map(on),
        };
        for (pause, today, counts) in [
            (pause(None, None), "2027-12-01", true),
            (pause(Some("2027-06-01"), None), "2027-05-31", true),
            (pause(Some("2027-06-01"), None), "2027-06-01", false),
            (pause(Some("2027-06-01"), Some("2027-05-10")), "2027-05-10", false),
            (pause(None, Some("2027-05-10")), "2027-05-09", true),
        ] {
            assert_eq!(pause.counts_on(on(today)), counts, "{pause:?} {today}");
        }
    }
}
