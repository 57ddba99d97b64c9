//! The form that makes or changes an offer.

use super::{Offer, Setting};
use crate::{
    booking::{LONGEST_VISIT, short},
    problems::Problems,
    shadowing::identifier_warnings,
    text,
};
use serde::{Deserialize, Serialize};

/// Longest words for something else, in characters.
const LONGEST_OTHER: usize = 120;
/// Longest list of what to bring, in characters.
pub const LONGEST_BRING: usize = 500;
/// Longest words about an offer, in characters.
pub const LONGEST_ABOUT: usize = 2_000;
/// Most days of notice: a year.
const MOST_NOTICE: i64 = 365;
/// Most times that something is offered.
const MOST_TIMES: i64 = 50;

/// What is typed of an offer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Form {
    /// In which pair.
    pub pair: String,
    /// What is shown.
    pub kind: String,
    /// What it is in words, where it is something else.
    pub other: String,
    /// How long, in hours: `2`, `2.5` or `2:30`.
    pub hours: String,
    /// How many days before; empty for none.
    pub notice: String,
    /// How many times; empty for once.
    pub times: String,
    /// What the visitor brings or wears; may be empty.
    pub bring: String,
    /// Words about it; may be empty.
    pub about: String,
    /// `yes` after the author has read the warning about texts that may name a patient.
    pub checked: String,
}

/// An offer that can be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Valid {
    /// What is shown.
    pub kind: Setting,
    /// In words, where it is something else; empty otherwise.
    pub other: String,
    /// How long.
    pub minutes: i64,
    /// How many days before.
    pub notice_days: i64,
    /// How many times.
    pub times: i64,
    /// What the visitor brings or wears.
    pub bring: String,
    /// Words about it.
    pub about: String,
}

impl Form {
    /// The form as it would be typed for an offer that is there.
    pub fn of(offer: &Offer) -> Self {
        let (hours, minutes) = (offer.minutes / 60, offer.minutes % 60);
        Self {
            kind: offer.kind.code().to_owned(),
            other: offer.other.clone(),
            hours: if minutes == 0 { hours.to_string() } else { format!("{hours}:{minutes:02}") },
            notice: offer.notice_days.to_string(),
            times: offer.times.to_string(),
            bring: offer.bring.clone(),
            about: offer.about.clone(),
            ..Self::default()
        }
    }

    /// What can be offered, or what to change.
    pub fn check(&self) -> Result<Valid, Problems> {
        let mut problems = Problems::new();
        let kind = problems.take("kind", Setting::of(&self.kind).ok_or("Select what you can show"));
        let other = if kind == Some(Setting::Other) {
            problems.take("other", short(text::line(&self.other), LONGEST_OTHER, "what it is").and_then(some))
        } else {
            Some(String::new())
        };
        let minutes = problems.take("hours", length(&self.hours));
        let notice_days = problems.take("notice", number(&self.notice, 0, 0..=MOST_NOTICE, "days of notice"));
        let times = problems.take("times", number(&self.times, 1, 1..=MOST_TIMES, "how many times"));
        let bring = problems.take("bring", short(text::block(&self.bring), LONGEST_BRING, "what to bring"));
        let about = problems.take("about", short(text::block(&self.about), LONGEST_ABOUT, "the words about it"));
        problems.or(|| {
            Some(Valid {
                kind: kind?,
                other: other?,
                minutes: minutes?,
                notice_days: notice_days?,
                times: times?,
                bring: bring?,
                about: about?,
            })
        })
    }

    /// What may name a patient: field and sentence.
    pub fn warnings(&self) -> Problems {
        let texts = [("other", self.other.as_str()), ("bring", &self.bring), ("about", &self.about)];
        identifier_warnings(&self.checked, &texts)
    }
}

fn some(words: String) -> Result<String, String> {
    if words.is_empty() { Err("Enter what it is, such as a visit to the laboratory".to_owned()) } else { Ok(words) }
}

/// Minutes of a length in hours.
fn length(typed: &str) -> Result<i64, String> {
    let typed = text::line(typed);
    let unknown = || "Enter how long it lasts in hours, such as 3 or 2:30".to_owned();
    let (hours, minutes) = match (typed.split_once(':'), typed.split_once(['.', ','])) {
        (Some((hours, minutes)), _) => {
            (hours, minutes.parse::<u8>().ok().filter(|minutes| *minutes < 60).map(i64::from))
        }
        (None, Some((hours, part))) => (hours, tenths(part)),
        (None, None) => (typed.as_str(), Some(0)),
    };
    // Without a sign, so that `-0.5` is no half hour.
    let hours: i64 = hours.parse::<u16>().map_err(|_| unknown())?.into();
    let minutes: i64 = minutes.ok_or_else(unknown)?;
    if !(1..=LONGEST_VISIT * 60).contains(&(hours * 60 + minutes)) {
        return Err(format!("Enter a length of up to {LONGEST_VISIT} hours, such as 3 or 2:30"));
    }
    Ok(hours * 60 + minutes)
}

/// The minutes of `5` in `2.5`, `25` in `2.25` and the like.
fn tenths(part: &str) -> Option<i64> {
    match (part.len(), part.parse::<u8>().ok()?) {
        (1, tenths) => Some(i64::from(tenths) * 6),
        (2, hundredths) => Some(i64::from(hundredths) * 60 / 100),
        _ => None,
    }
}

fn number(typed: &str, empty: i64, within: std::ops::RangeInclusive<i64>, what: &str) -> Result<i64, String> {
    let typed = text::line(typed);
    if typed.is_empty() {
        return Ok(empty);
    }
    let number = typed.parse().ok().filter(|number| within.contains(number));
    number.ok_or_else(|| format!("Enter {what} as a whole number from {} to {}", within.start(), within.end()))
}

#[cfg(test)]
mod tests {
    use super::{Form, Setting, length};

    fn form() -> Form {
        Form { kind: "clinic".into(), hours: "3".into(), ..Form::default() }
    }

    #[test]
    fn a_kind_and_a_length_are_enough() {
        let valid = form().check().unwrap();
        assert_eq!((valid.kind, valid.minutes, valid.notice_days, valid.times), (Setting::Clinic, 180, 0, 1));
        let other = Form { kind: "other".into(), other: " مختبر  🔬 ".into(), ..form() }.check().unwrap();
        assert_eq!((other.kind, other.other.as_str()), (Setting::Other, "مختبر 🔬"));
        // What was typed for something else goes with it.
        assert_eq!(Form { other: "x".into(), ..form() }.check().unwrap().other, "");
    }

    #[test]
    fn hours_are_read_as_people_write_them() {
        for (typed, minutes) in [("2", 120), ("2.5", 150), ("0,75", 45), ("2:05", 125), (" 16 ", 960), ("0:01", 1)] {
            assert_eq!(length(typed), Ok(minutes), "{typed}");
        }
        let wrong =
            ["", "0", "-1", "-0.5", "16:01", "25", "9999999999999999999", "2:60", "2:-5", "2.555", "two", "1.é"];
        for typed in wrong {
            assert!(length(typed).is_err(), "{typed}");
        }
    }

    #[test]
    fn what_cannot_be_is_refused_at_its_field() {
        for (wrong, field) in [
            (Form { kind: "lunch".into(), ..form() }, "kind"),
            (Form { kind: "other".into(), other: "  ".into(), ..form() }, "other"),
            (Form { kind: "other".into(), other: "x".repeat(121), ..form() }, "other"),
            (Form { hours: "25".into(), ..form() }, "hours"),
            (Form { notice: "-1".into(), ..form() }, "notice"),
            (Form { notice: "366".into(), ..form() }, "notice"),
            (Form { times: "0".into(), ..form() }, "times"),
            (Form { times: "often".into(), ..form() }, "times"),
            (Form { bring: "x".repeat(501), ..form() }, "bring"),
            (Form { about: "😀".repeat(100_000), ..form() }, "about"),
        ] {
            let problems = wrong.check().unwrap_err();
            assert!(problems.at(field).is_some(), "{field}: {problems:?}");
            assert_eq!(problems.iter().count(), 1, "{problems:?}");
        }
    }
}
