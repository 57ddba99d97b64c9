//! The form that logs a conversation, and plans the next one with it.

use crate::{
    booking::{self, Means},
    date, london,
    problems::Problems,
    shadowing::{LONGEST_PLACE, identifier_warnings},
    text,
};
use chrono::{DateTime, Duration, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use std::ops::RangeInclusive;

/// Lengths to choose from, in minutes.
pub const LENGTHS: [i64; 4] = [15, 30, 45, 60];
/// Longest conversation, in minutes: more is taken for a slip of the pen.
const LONGEST_MINUTES: i64 = 480;
/// Longest summary, in characters.
const LONGEST_SUMMARY: usize = 300;
/// Most topics of one conversation, and the longest one in characters.
const MOST_TOPICS: usize = 30;
const LONGEST_TOPIC: usize = 80;

/// The form.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Form {
    /// In which pair.
    pub pair: String,
    /// The booking that it came of; may be empty.
    pub booking: String,
    /// `today`, `yesterday` or `other`.
    pub day: String,
    /// The date, where `day` is `other`.
    pub date: date::Typed,
    /// Minutes, or `other`.
    pub length: String,
    /// Minutes, where `length` is `other`.
    pub minutes: String,
    /// When it began; may be empty.
    pub from: String,
    /// How they met.
    pub means: String,
    /// Where; may be empty.
    pub place: String,
    /// What it was about.
    pub topics: Vec<String>,
    /// One line; may be empty.
    pub summary: String,
    /// The next date; may be empty.
    pub next: date::Typed,
    /// When the next one begins; needed with a date.
    pub next_from: String,
    /// What the next one is about; may be empty.
    pub next_agenda: String,
    /// `yes` after the author has read the warning about texts that may name a patient.
    pub checked: String,
}

/// A log that can be carried out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Valid {
    /// On which day.
    pub held_on: NaiveDate,
    /// From when to when, where that was said.
    pub times: Option<(DateTime<Utc>, DateTime<Utc>)>,
    /// How long it lasted.
    pub minutes: i64,
    /// How they met.
    pub means: Means,
    /// Where.
    pub place: String,
    /// What it was about.
    pub topics: Vec<String>,
    /// One line.
    pub summary: String,
}

/// A log, and what is to be proposed with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Next {
    /// The log.
    pub log: Valid,
    /// The next conversation, where one is to be proposed.
    pub next: Option<booking::Valid>,
}

impl Form {
    /// What can be carried out at `now` within the days of the pair, or what to change.
    pub fn check(&self, now: DateTime<Utc>, period: &RangeInclusive<NaiveDate>) -> Result<Next, Problems> {
        let mut problems = Problems::new();
        let day = self.day(london::date(now), period);
        let field = if self.day == "other" { "date" } else { "day" };
        let held_on = problems.take(field, day);
        let minutes = problems.take(if self.length == "other" { "minutes" } else { "length" }, self.length());
        let from = if self.from.trim().is_empty() {
            Some(None)
        } else {
            let from = date::time(&self.from).ok_or("Enter when it began, such as 9:30, or leave it empty");
            problems.take("from", from).map(Some)
        };
        let means = problems.take("means", Means::of_code(&self.means).ok_or("Select how you met"));
        let place = problems.take("place", short(&self.place, LONGEST_PLACE, "the place"));
        let topics = problems.take("topics", self.topics());
        let summary = problems.take("summary", short(&self.summary, LONGEST_SUMMARY, "the line"));
        let times = match (held_on, from.flatten(), minutes) {
            (Some(day), Some(from), Some(minutes)) => {
                let start = london::instant(day, from);
                let end = start + Duration::minutes(minutes);
                if end > now {
                    problems.add("from", "Enter a conversation that is over: log it when it has ended");
                }
                Some((start, end))
            }
            _ => None,
        };
        let next = self.next(now, period, &mut problems);
        problems.or(|| {
            let log = Valid {
                held_on: held_on?,
                times,
                minutes: minutes?,
                means: means?,
                place: place?,
                topics: topics?,
                summary: summary?,
            };
            Some(Next { log, next })
        })
    }

    fn day(&self, today: NaiveDate, period: &RangeInclusive<NaiveDate>) -> Result<NaiveDate, String> {
        let day = match self.day.as_str() {
            "today" => today,
            "yesterday" => today.pred_opt().unwrap_or(today),
            "other" => self.date.read("the date of the conversation")?,
            _ => return Err("Select the day of the conversation".to_owned()),
        };
        if day > today {
            return Err("Enter a date that is not in the future".to_owned());
        }
        if period.contains(&day) {
            return Ok(day);
        }
        let (first, last) = (london::date_words(*period.start()), london::date_words(*period.end()));
        Err(format!("Enter a date within your time as a pair, {first} to {last}"))
    }

    fn length(&self) -> Result<i64, &'static str> {
        let typed = if self.length == "other" { self.minutes.as_str() } else { self.length.as_str() };
        let minutes = typed.trim().parse().ok().filter(|minutes| (1..=LONGEST_MINUTES).contains(minutes));
        minutes.ok_or(if self.length == "other" {
            "Enter how long it was as a number of minutes from 1 to 480"
        } else {
            "Select how long it was"
        })
    }

    fn topics(&self) -> Result<Vec<String>, String> {
        let mut topics: Vec<String> = Vec::new();
        for topic in self.topics.iter().map(|topic| text::line(topic)).filter(|topic| !topic.is_empty()) {
            if topics.len() == MOST_TOPICS || topic.chars().count() > LONGEST_TOPIC {
                return Err("Choose topics from the list".to_owned());
            }
            if !topics.contains(&topic) {
                topics.push(topic);
            }
        }
        Ok(topics)
    }

    /// The next conversation; its faults are told at its own fields.
    fn next(
        &self,
        now: DateTime<Utc>,
        period: &RangeInclusive<NaiveDate>,
        problems: &mut Problems,
    ) -> Option<booking::Valid> {
        if self.next.is_empty() && self.next_from.trim().is_empty() && self.next_agenda.trim().is_empty() {
            return None;
        }
        let form = booking::Form {
            part: "conversation".to_owned(),
            day: "other".to_owned(),
            date: self.next.clone(),
            from: self.next_from.clone(),
            means: if Means::of_code(&self.means).is_some() { &self.means } else { Means::InPerson.code() }.to_owned(),
            agenda: self.next_agenda.clone(),
            ..booking::Form::default()
        };
        match form.check(now, period) {
            Ok(valid) => Some(valid),
            Err(wrong) => {
                for (field, message) in wrong.iter() {
                    let field = match field {
                        "date" => "next",
                        "agenda" => "next_agenda",
                        _ => "next_from",
                    };
                    problems.add(field, message);
                }
                None
            }
        }
    }

    /// What may name a patient, for the author to look at before it is saved: field and sentence.
    pub fn warnings(&self) -> Problems {
        let texts = [("place", &self.place), ("summary", &self.summary), ("next_agenda", &self.next_agenda)];
        identifier_warnings(&self.checked, &texts.map(|(field, text)| (field, text.as_str())))
    }
}

fn short(typed: &str, longest: usize, what: &str) -> Result<String, String> {
    let kept = text::line(typed);
    match kept.chars().count() {
        length if length > longest => {
            Err(format!("Shorten {what} by {} characters: {longest} are kept", length - longest))
        }
        _ => Ok(kept),
    }
}

#[cfg(test)]
mod tests {
    use super::Form;
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
        Form { day: "today".into(), length: "30".into(), means: "in_person".into(), ..Form::default() }
    }

    fn on(day: &str) -> Typed {
        Typed::from_date(day.parse().unwrap())
    }

    #[test]
    fn day_length_and_means_are_enough() {
        let valid = form().check(now(), &period()).unwrap();
        assert_eq!((valid.log.held_on.to_string().as_str(), valid.log.minutes), ("2027-02-09", 30));
        assert_eq!((valid.log.times, valid.next), (None, None));
    }

    #[test]
    fn the_next_one_is_planned_with_it() {
        let form = Form { next: on("2027-03-09"), next_from: "14".into(), next_agenda: "Beds".into(), ..form() };
        let next = form.check(now(), &period()).unwrap().next.unwrap();
        assert_eq!((next.starts_at.to_rfc3339().as_str(), next.agenda.as_str()), ("2027-03-09T14:00:00+00:00", "Beds"));
    }

    #[test]
    fn an_empty_log_says_what_is_missing() {
        let problems = Form::default().check(now(), &period()).unwrap_err();
        let fields: Vec<_> = problems.iter().map(|(field, _)| field).collect();
        assert_eq!(fields, ["day", "length", "means"]);
    }

    #[test]
    fn what_cannot_have_happened_is_refused_at_its_field() {
        let other = |day: &str| Form { day: "other".into(), date: on(day), ..form() };
        for (wrong, field) in [
            (other("2027-02-10"), "date"),
            (other("2027-01-31"), "date"),
            (Form { day: "other".into(), ..form() }, "date"),
            (Form { length: "other".into(), minutes: "1500".into(), ..form() }, "minutes"),
            (Form { length: "other".into(), minutes: "-1".into(), ..form() }, "minutes"),
            (Form { length: "many".into(), ..form() }, "length"),
            (Form { from: "25:00".into(), ..form() }, "from"),
            (Form { from: "11:45".into(), ..form() }, "from"),
            (Form { place: "x".repeat(121), ..form() }, "place"),
            (Form { summary: "x".repeat(100_000), ..form() }, "summary"),
            (Form { topics: vec!["x".repeat(81)], ..form() }, "topics"),
            (Form { next: on("2027-02-08"), next_from: "9".into(), ..form() }, "next"),
            (Form { next: on("2027-11-08"), next_from: "9".into(), ..form() }, "next"),
            (Form { next: on("2027-03-08"), ..form() }, "next_from"),
            (Form { next_agenda: "Beds".into(), next_from: "9".into(), ..form() }, "next"),
        ] {
            let problems = wrong.check(now(), &period()).unwrap_err();
            assert!(problems.at(field).is_some(), "{field}: {problems:?}");
            assert_eq!(problems.iter().count(), 1, "{problems:?}");
        }
    }
}
