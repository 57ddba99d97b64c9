//! Dates and times as people type them in a form.

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

/// Day, month and year in three boxes, as the NHS asks for dates.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Typed {
    /// 1 to 31.
    pub day: String,
    /// 1 to 12, or the month's name.
    pub month: String,
    /// Four digits.
    pub year: String,
}

impl Typed {
    /// The boxes filled with `date`.
    pub fn from_date(date: NaiveDate) -> Self {
        use chrono::Datelike;
        Self { day: date.day().to_string(), month: date.month().to_string(), year: date.year().to_string() }
    }

    /// Whether nothing is typed in any of the boxes.
    pub fn is_empty(&self) -> bool {
        [&self.day, &self.month, &self.year].iter().all(|text| text.trim().is_empty())
    }

    /// The date, or a sentence that says what to do; `what` is such as "the first day".
    pub fn read(&self, what: &str) -> Result<NaiveDate, String> {
        let boxes = [("day", &self.day), ("month", &self.month), ("year", &self.year)];
        let missing: Vec<_> = boxes.iter().filter(|(_, text)| text.trim().is_empty()).map(|(name, _)| *name).collect();
        match missing.len() {
            0 => {}
            3 => return Err(format!("Enter {what}")),
            _ => return Err(format!("Enter a {} in {what}", missing.join(" and a "))),
        }
        let year = self.year.trim().parse().ok().filter(|year| (1900..=2100).contains(year));
        let Some(year) = year else { return Err(format!("Enter the year of {what} in four digits, such as 2027")) };
        let date = month(&self.month)
            .zip(self.day.trim().parse().ok())
            .and_then(|(month, day)| NaiveDate::from_ymd_opt(year, month, day));
        date.ok_or_else(|| format!("Enter {what} as a real date, such as 3 2 2027"))
    }
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The month of this name in lower case, whole or its first letters, three at least.
pub(crate) fn month_named(word: &str) -> Option<u32> {
    let position = MONTHS.iter().position(|name| word.len() >= 3 && name.starts_with(word))?;
    u32::try_from(position + 1).ok()
}

fn month(text: &str) -> Option<u32> {
    let text = text.trim().to_lowercase();
    text.parse().ok().or_else(|| month_named(&text))
}

/// A time of day as it is typed: `9`, `9:30`, `0930`, `9.30`, `9am`, `9:30 pm`.
pub fn time(typed: &str) -> Option<NaiveTime> {
    let lower = typed.trim().to_lowercase();
    let (clock, half) = match lower.strip_suffix('m').and_then(|rest| rest.strip_suffix(['a', 'p'])) {
        Some(clock) => (clock.trim().to_owned(), Some(lower.ends_with("pm"))),
        None => (lower, None),
    };
    let (hour, minute) = match clock.split_once([':', '.']) {
        Some((hour, minute)) if minute.len() == 2 => (hour.parse().ok()?, minute.parse().ok()?),
        Some(_) => return None,
        None if clock.len() > 2 => {
            let (hour, minute) = clock.split_at_checked(clock.len() - 2)?;
            (hour.parse().ok()?, minute.parse().ok()?)
        }
        None => (clock.parse().ok()?, 0),
    };
    let hour: u32 = match half {
        None => hour,
        Some(is_afternoon) if (1..=12).contains(&hour) => hour % 12 + if is_afternoon { 12 } else { 0 },
        Some(_) => return None,
    };
    NaiveTime::from_hms_opt(hour, minute, 0)
}

/// What is said of an end that is not after the beginning, or too long after it.
pub fn wrong_end(longest_hours: i64) -> String {
    format!("Enter an end that is later than the beginning, by {longest_hours} hours at most. Past midnight is fine")
}

#[cfg(test)]
mod tests {
    use super::{Typed, time};
    use chrono::{NaiveDate, NaiveTime};

    fn typed(day: &str, month: &str, year: &str) -> Typed {
        Typed { day: day.into(), month: month.into(), year: year.into() }
    }

    #[test]
    fn a_date_is_read_with_the_month_as_number_or_name() {
        let expected = NaiveDate::from_ymd_opt(2027, 2, 3);
        for month in ["2", "02", "feb", "February"] {
            assert_eq!(typed("3", month, "2027").read("the date").ok(), expected, "{month}");
        }
    }

    #[test]
    fn a_wrong_date_says_which_box() {
        assert_eq!(typed("", "", "").read("the first day"), Err("Enter the first day".into()));
        assert_eq!(typed("3", "", "").read("the first day"), Err("Enter a month and a year in the first day".into()));
        assert!(typed("3", "2", "27").read("the first day").unwrap_err().contains("four digits"));
        assert!(typed("31", "2", "2027").read("the first day").unwrap_err().contains("real date"));
        assert!(typed("3", "ma", "2027").read("the first day").unwrap_err().contains("real date"));
    }

    #[test]
    fn a_time_is_read_as_people_write_it() {
        let at = |hour, minute| NaiveTime::from_hms_opt(hour, minute, 0);
        for (text, expected) in [
            ("9", at(9, 0)),
            ("09:30", at(9, 30)),
            ("0930", at(9, 30)),
            ("930", at(9, 30)),
            ("9.30", at(9, 30)),
            ("9am", at(9, 0)),
            ("12am", at(0, 0)),
            ("12 pm", at(12, 0)),
            ("9:30 PM", at(21, 30)),
            ("23:59", at(23, 59)),
            ("24:00", None),
            ("25", None),
            ("9:3", None),
            ("13pm", None),
            ("noon", None),
            ("", None),
            ("é9", None),
        ] {
            assert_eq!(time(text), expected, "{text}");
        }
    }
}
