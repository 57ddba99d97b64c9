//! The forms that plan a booking, move it, and say a word with an answer.

use super::Means;
use crate::{
    date, london,
    preparation::objectives,
    problems::Problems,
    shadowing::{LONGEST_PLACE, identifier_warnings},
    strand::Strand,
    text,
};
use chrono::{DateTime, Days, Duration, NaiveDate, NaiveTime, Utc};
use serde::{Deserialize, Serialize};
use std::ops::RangeInclusive;

/// Longest word with an answer, in characters.
pub const LONGEST_WORD: usize = 300;
/// Longest agenda, in characters.
const LONGEST_AGENDA: usize = 2_000;
/// Longest conversation: more is taken for a slip of the pen.
const LONGEST_CONVERSATION: i64 = 8;
/// Longest visit: the longest shifts last thirteen hours.
pub(crate) const LONGEST_VISIT: i64 = 16;

/// What the one who proposes does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Talks.
    Talks,
    /// Visits.
    Visits,
    /// Is visited.
    Hosts,
}

/// The form that proposes a booking, or another time for one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Form {
    /// In which pair.
    pub pair: String,
    /// `conversation`, `visitor` where the author would visit, `host` where the author would be visited.
    pub part: String,
    /// With whom; in a pair of two it need not be said.
    pub with: String,
    /// A suggested half-day, such as `2027-02-09am`, or `other`.
    pub day: String,
    /// The date, where `day` is `other`.
    pub date: date::Typed,
    /// When it begins; may be empty where a half-day is chosen.
    pub from: String,
    /// When it ends; may be empty.
    pub to: String,
    /// How they meet.
    pub means: String,
    /// Where; may be empty.
    pub place: String,
    /// What it is about; may be empty.
    pub agenda: String,
    /// A word with it; may be empty.
    pub message: String,
    /// The offer that is asked for; may be empty.
    pub offer: String,
    /// What the visitor wants to see or learn, one a line; may be empty.
    pub objectives: String,
    /// `yes` after the author has read the warning about texts that may name a patient.
    pub checked: String,
}

/// A proposal that can be carried out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Valid {
    /// What the author does.
    pub part: Part,
    /// From
    pub starts_at: DateTime<Utc>,
    /// to.
    pub ends_at: DateTime<Utc>,
    /// How they meet.
    pub means: Means,
    /// Where.
    pub place: String,
    /// What it is about.
    pub agenda: String,
    /// A word with it.
    pub word: String,
}

impl Form {
    /// What can be carried out at `now` within the days of the pair, or what to change.
    pub fn check(&self, now: DateTime<Utc>, period: &RangeInclusive<NaiveDate>) -> Result<Valid, Problems> {
        self.check_lasting(None, now, period)
    }

    /// The same, where what is planned usually lasts so many minutes.
    pub fn check_lasting(
        &self,
        minutes: Option<i64>,
        now: DateTime<Utc>,
        period: &RangeInclusive<NaiveDate>,
    ) -> Result<Valid, Problems> {
        let mut problems = Problems::new();
        let part = match self.part.as_str() {
            "conversation" => Some(Part::Talks),
            "visitor" => Some(Part::Visits),
            "host" => Some(Part::Hosts),
            _ => problems.take("part", Err("Select what you want to plan")),
        };
        let half = half_day(&self.day);
        let day = match half {
            Some((day, _)) => problems.take("day", within(day, period)),
            None if self.day == "other" => {
                problems.take("date", self.date.read("the date").and_then(|day| within(day, period)))
            }
            None => problems.take("day", Err("Select a day, or another day")),
        };
        let from = problems.take("from", self.from(half.map(|(_, from)| from)));
        let to = from.and_then(|from| problems.take("to", self.to(part, from, minutes)));
        let means = problems.take("means", Means::of_code(&self.means).ok_or("Select how you meet"));
        let place = problems.take("place", short(text::line(&self.place), LONGEST_PLACE, "the place"));
        let agenda = problems.take("agenda", short(text::block(&self.agenda), LONGEST_AGENDA, "what it is about"));
        let word = problems.take("message", short(text::line(&self.message), LONGEST_WORD, "the message"));
        // They are kept elsewhere, and told of with the rest.
        problems.take("objectives", objectives(&self.objectives));
        let times = match (day, from, to) {
            (Some(day), Some(from), Some(to)) => Some(times(day, from, to, part, now, &mut problems)),
            _ => None,
        };
        problems.or(|| {
            let (starts_at, ends_at) = times?;
            Some(Valid { part: part?, starts_at, ends_at, means: means?, place: place?, agenda: agenda?, word: word? })
        })
    }

    fn from(&self, suggested: Option<NaiveTime>) -> Result<NaiveTime, &'static str> {
        match suggested {
            Some(from) if self.from.trim().is_empty() => Ok(from),
            _ => date::time(&self.from).ok_or("Enter when it begins, such as 9:30"),
        }
    }

    fn to(&self, part: Option<Part>, from: NaiveTime, minutes: Option<i64>) -> Result<NaiveTime, &'static str> {
        if self.to.trim().is_empty() {
            let usual = if part == Some(Part::Talks) { Duration::hours(1) } else { Duration::hours(3) };
            let usual = minutes.map_or(usual, Duration::minutes);
            return Ok(from.overflowing_add_signed(usual).0);
        }
        date::time(&self.to).ok_or("Enter when it ends, such as 10:30, or leave it empty")
    }

    /// What may name a patient, for the author to look at before it is saved: field and sentence.
    pub fn warnings(&self) -> Problems {
        let texts = [
            ("place", &self.place),
            ("agenda", &self.agenda),
            ("message", &self.message),
            ("objectives", &self.objectives),
        ];
        identifier_warnings(&self.checked, &texts.map(|(field, text)| (field, text.as_str())))
    }

    /// The strand that was chosen, as far as one was.
    pub fn strand(&self) -> Option<Strand> {
        match self.part.as_str() {
            "conversation" => Some(Strand::Conversation),
            "visitor" | "host" => Some(Strand::Shadowing),
            _ => None,
        }
    }
}

/// A word with an answer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Word {
    /// The word; may be empty.
    pub word: String,
    /// `yes` after the author has read the warning about texts that may name a patient.
    pub checked: String,
}

impl Word {
    /// What can be sent, or what to change.
    pub fn check(&self) -> Result<String, Problems> {
        let mut problems = Problems::new();
        let word = problems.take("word", short(text::line(&self.word), LONGEST_WORD, "the message"));
        problems.or(|| word)
    }

    /// What may name a patient.
    pub fn warnings(&self) -> Problems {
        identifier_warnings(&self.checked, &[("word", self.word.as_str())])
    }
}

/// The day and the usual beginning of a suggested half-day.
fn half_day(chosen: &str) -> Option<(NaiveDate, NaiveTime)> {
    let (day, hour) = match (chosen.strip_suffix("am"), chosen.strip_suffix("pm")) {
        (Some(day), _) => (day, 9),
        (_, Some(day)) => (day, 14),
        _ => return None,
    };
    Some((day.parse().ok()?, NaiveTime::from_hms_opt(hour, 0, 0)?))
}

fn within(day: NaiveDate, period: &RangeInclusive<NaiveDate>) -> Result<NaiveDate, String> {
    if period.contains(&day) {
        return Ok(day);
    }
    let (first, last) = (london::date_words(*period.start()), london::date_words(*period.end()));
    Err(format!("Enter a date within your time as a pair, {first} to {last}"))
}

fn times(
    day: NaiveDate,
    from: NaiveTime,
    to: NaiveTime,
    part: Option<Part>,
    now: DateTime<Utc>,
    problems: &mut Problems,
) -> (DateTime<Utc>, DateTime<Utc>) {
    let is_talk = part == Some(Part::Talks);
    let longest = if is_talk { LONGEST_CONVERSATION } else { LONGEST_VISIT };
    let (starts_at, ends_at) = london::stretch(day, from, to);
    if is_talk && to <= from {
        problems.add("to", "Enter an end that is later than the beginning");
    } else if to == from || ends_at - starts_at > Duration::hours(longest) {
        problems.add("to", date::wrong_end(longest));
    } else if starts_at < now {
        let is_today = day + Days::new(1) > london::date(now);
        let field = if is_today { "from" } else { "date" };
        problems.add(field, "Enter a time that is still to come; what has taken place is logged instead");
    }
    (starts_at, ends_at)
}

/// What is kept of a text, or by how much to shorten it.
pub(crate) fn short(kept: String, longest: usize, what: &str) -> Result<String, String> {
    match kept.chars().count() {
        length if length > longest => {
            Err(format!("Shorten {what} by {} characters: {longest} are kept", length - longest))
        }
        _ => Ok(kept),
    }
}

#[cfg(test)]
mod tests {
    use super::{Form, Part, Word};
    use crate::date::Typed;
    use chrono::{DateTime, NaiveDate, Utc};
    use std::ops::RangeInclusive;

    fn now() -> DateTime<Utc> {
        "2027-02-09T12:00:00Z".parse().unwrap()
    }

    fn period() -> RangeInclusive<NaiveDate> {
        "2027-02-01".parse().unwrap()..="2027-10-31".parse().unwrap()
    }

    fn form() -> Form {
        Form { part: "conversation".into(), day: "2027-02-16am".into(), means: "in_person".into(), ..Form::default() }
    }

    fn other(day: &str) -> Form {
        Form { day: "other".into(), date: Typed::from_date(day.parse().unwrap()), from: "9".into(), ..form() }
    }

    #[test]
    fn a_suggested_half_day_is_enough() {
        for (part, day, expected, times) in [
            ("conversation", "2027-02-16am", Part::Talks, ("2027-02-16T09:00:00Z", "2027-02-16T10:00:00Z")),
            ("visitor", "2027-02-16pm", Part::Visits, ("2027-02-16T14:00:00Z", "2027-02-16T17:00:00Z")),
            // Summer time.
            ("host", "2027-07-06am", Part::Hosts, ("2027-07-06T08:00:00Z", "2027-07-06T11:00:00Z")),
        ] {
            let valid = Form { part: part.into(), day: day.into(), ..form() }.check(now(), &period()).unwrap();
            assert_eq!(valid.part, expected);
            assert_eq!((valid.starts_at, valid.ends_at), (times.0.parse().unwrap(), times.1.parse().unwrap()));
        }
    }

    #[test]
    fn a_night_may_be_shadowed_and_not_talked_through() {
        let night = Form { part: "visitor".into(), from: "22:00".into(), to: "6:00".into(), ..form() };
        let valid = night.check(now(), &period()).unwrap();
        assert_eq!((valid.ends_at - valid.starts_at).num_hours(), 8);
        let talk = Form { part: "conversation".into(), ..night };
        assert!(talk.check(now(), &period()).unwrap_err().at("to").is_some());
    }

    #[test]
    fn an_empty_form_says_what_is_missing() {
        let problems = Form::default().check(now(), &period()).unwrap_err();
        let fields: Vec<_> = problems.iter().map(|(field, _)| field).collect();
        assert_eq!(fields, ["part", "day", "from", "means"]);
    }

    #[test]
    fn what_cannot_be_is_refused_at_its_field() {
        for (wrong, field) in [
            (Form { from: "10".into(), to: "9".into(), ..form() }, "to"),
            (Form { part: "visitor".into(), from: "9".into(), to: "9".into(), ..form() }, "to"),
            (Form { part: "visitor".into(), from: "9".into(), to: "3:00".into(), ..form() }, "to"),
            (Form { from: "25".into(), ..form() }, "from"),
            (Form { to: "25".into(), ..form() }, "to"),
            (Form { day: "tomorrow".into(), from: "9".into(), ..form() }, "day"),
            (Form { day: "2028-02-16am".into(), ..form() }, "day"),
            (other("2027-01-31"), "date"),
            (other("2027-11-01"), "date"),
            (other("2027-02-08"), "date"),
            (other("2027-02-09"), "from"),
            (Form { means: "pigeon".into(), ..form() }, "means"),
            (Form { place: "x".repeat(121), ..form() }, "place"),
            (Form { agenda: "x".repeat(100_000), ..form() }, "agenda"),
            (Form { message: "x".repeat(301), ..form() }, "message"),
        ] {
            let problems = wrong.check(now(), &period()).unwrap_err();
            assert!(problems.at(field).is_some(), "{field}: {problems:?}");
            assert_eq!(problems.iter().count(), 1, "{problems:?}");
        }
    }

    #[test]
    fn a_word_is_one_line() {
        let word = |word: &str| Word { word: word.into(), ..Word::default() };
        assert_eq!(word(" On  leave\n🏖️ ").check().unwrap(), "On leave 🏖️");
        assert!(word(&"x".repeat(301)).check().is_err());
        assert!(!word("See John Smith, NHS number 943 476 5919").warnings().is_empty());
    }
}
