//! Leaving a pair alone until a day: somebody is on leave, a project waits for its date.

use crate::{date, problems::Problems, text};
use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

/// Longest note, in characters.
const LONGEST_NOTE: usize = 300;
/// Longer than this, and a pair is better ended than left alone.
const LONGEST_DAYS: u64 = 183;

/// A pair is left alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Snooze {
    /// Until this day, on which it is shown again.
    pub until_on: NaiveDate,
    /// Why, for coordinators alone.
    pub note: String,
}

impl Snooze {
    /// Whether it still counts on a day.
    pub fn counts_on(&self, today: NaiveDate) -> bool {
        today < self.until_on
    }
}

/// The form.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Form {
    /// Until when.
    pub until_on: date::Typed,
    /// Why.
    pub note: String,
}

/// A form that can be carried out.
pub type Valid = Snooze;

impl Form {
    /// What can be carried out on `today`, or what to change.
    pub fn check(&self, today: NaiveDate) -> Result<Valid, Problems> {
        let mut problems = Problems::new();
        let until_on = problems.take("until_on", self.until_on.read("the day"));
        if let Some(day) = until_on {
            if day <= today {
                problems.add("until_on", "Enter a day that is still to come");
            } else if today.checked_add_days(Days::new(LONGEST_DAYS)).is_none_or(|last| day > last) {
                problems.add("until_on", "Enter a day within six months");
            }
        }
        let note = text::line(&self.note);
        match note.chars().count() {
            0 => problems.add("note", "Enter why, so that the next coordinator understands"),
            1..=LONGEST_NOTE => {}
            _ => problems.add("note", format!("Shorten the note to {LONGEST_NOTE} characters or fewer")),
        }
        problems.or(|| Some(Snooze { until_on: until_on?, note }))
    }
}

#[cfg(test)]
mod tests {
    use super::Form;
    use crate::date::Typed;
    use chrono::NaiveDate;

    #[test]
    fn a_pair_is_left_alone_until_a_day_to_come_and_for_a_reason() {
        let today: NaiveDate = "2027-05-10".parse().unwrap();
        let form = |day: &str, note: &str| Form {
            until_on: day.parse().map(Typed::from_date).unwrap_or_default(),
            note: note.into(),
        };
        let snooze = form("2027-05-11", " On  leave ").check(today).unwrap();
        assert_eq!((snooze.note.as_str(), snooze.counts_on(today)), ("On leave", true));
        assert!(!snooze.counts_on(snooze.until_on), "it is shown again on that day");
        for (day, note, field) in [
            ("", "On leave", "until_on"),
            ("2027-05-10", "On leave", "until_on"),
            ("2028-01-01", "On leave", "until_on"),
            ("2027-05-11", "  ", "note"),
            ("2027-05-11", &"a".repeat(301), "note"),
        ] {
            assert!(form(day, note).check(today).unwrap_err().at(field).is_some(), "{day} {note}");
        }
    }
}
