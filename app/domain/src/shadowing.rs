//! A shadowing session: one member of a pair visits the other at work.

pub mod after;
pub mod change;

pub use after::{After, Dispute};

use crate::{
    date,
    id::{PairId, ParticipantId, ShadowingId},
    identifier, london,
    pair::met_on,
    problems::Problems,
    text,
};
use chrono::{DateTime, Duration, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use std::ops::RangeInclusive;

/// Longest text of a log, in characters.
pub const LONGEST_TEXT: usize = 10_000;
/// Longest name of a place, in characters.
pub const LONGEST_PLACE: usize = 120;
/// A session of more hours is taken for a slip of the pen: the longest shifts last thirteen.
const LONGEST_HOURS: i64 = 16;

/// A logged session as its pair sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    /// Which.
    pub id: ShadowingId,
    /// Of this pair.
    pub pair: PairId,
    /// Who was visited.
    pub host: ParticipantId,
    /// Their name.
    pub host_name: String,
    /// Who visited.
    pub visitor: ParticipantId,
    /// Their name.
    pub visitor_name: String,
    /// Who logged it.
    pub author: ParticipantId,
    /// Where.
    pub place: String,
    /// From
    pub started_at: DateTime<Utc>,
    /// to.
    pub ended_at: DateTime<Utc>,
    /// What for.
    pub purpose: String,
    /// What was seen.
    pub observed: String,
    /// When the partner said that it was so.
    pub confirmed_at: Option<DateTime<Utc>>,
    /// What was added later.
    pub after: After,
    /// The partner's word that it was not so.
    pub dispute: Option<Dispute>,
    /// Counts its changes.
    pub version: i64,
}

impl Session {
    /// Whether its hours count.
    pub fn counts(&self) -> bool {
        self.after.missed.is_none() && self.dispute.is_none()
    }

    /// Whether this member's word is waited for.
    pub fn waits_for(&self, member: ParticipantId) -> bool {
        self.confirmed_at.is_none() && self.dispute.is_none() && self.author != member
    }

    /// What is said to somebody who logs what was logged before.
    pub fn is_there_words(&self) -> String {
        let author = if self.author == self.host { &self.host_name } else { &self.visitor_name };
        let (place, day) = (&self.place, london::weekday_words(london::date(self.started_at)));
        format!(
            "{author} has logged this already: {place}, {day}, {}. It is on your pair’s page. If this was another \
             session, change its times",
            self.times()
        )
    }

    /// How long it was.
    pub fn minutes(&self) -> i64 {
        (self.ended_at - self.started_at).num_minutes()
    }

    /// `2 hours 30 minutes`, `45 minutes`.
    pub fn length(&self) -> String {
        length_words(self.minutes())
    }

    /// `9am to 12:30pm`, with the second day where it ends on another.
    pub fn times(&self) -> String {
        let (from, to) = (london::time_words(self.started_at), london::time_words(self.ended_at));
        let (first, last) = (london::date(self.started_at), london::date(self.ended_at));
        if first == last { format!("{from} to {to}") } else { format!("{from} to {to} the next day") }
    }
}

/// Minutes in words.
pub fn length_words(minutes: i64) -> String {
    let counted = |number: i64, unit: &str| format!("{number} {unit}{}", if number == 1 { "" } else { "s" });
    match (minutes / 60, minutes % 60) {
        (0, minutes) => counted(minutes, "minute"),
        (hours, 0) => counted(hours, "hour"),
        (hours, minutes) => format!("{} {}", counted(hours, "hour"), counted(minutes, "minute")),
    }
}

/// The form that logs a session.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Log {
    /// In which pair.
    pub pair: String,
    /// The booking that it comes of; may be empty.
    pub booking: String,
    /// `visitor` where the author visited, `host` where the author was visited.
    pub part: String,
    /// `today`, `yesterday` or `other`.
    pub day: String,
    /// The date, where `day` is `other`.
    pub date: date::Typed,
    /// When it began.
    pub from: String,
    /// When it ended; not after `from` means on the next day.
    pub to: String,
    /// Where.
    pub place: String,
    /// What for; may be empty.
    pub purpose: String,
    /// What was seen; may be empty.
    pub observed: String,
    /// The draft that it was kept as while it was typed; may be empty.
    pub draft: String,
    /// `yes` after the author has read the warning about texts that may name a patient.
    pub checked: String,
}

/// A log that can be carried out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValidLog {
    /// Whether the author visited, rather than was visited.
    pub author_visited: bool,
    /// From
    pub started_at: DateTime<Utc>,
    /// to.
    pub ended_at: DateTime<Utc>,
    /// Where.
    pub place: String,
    /// What for.
    pub purpose: String,
    /// What was seen.
    pub observed: String,
}

impl Log {
    /// What can be carried out at `now` within the days of the pair, or what to change.
    pub fn check(&self, now: DateTime<Utc>, period: &RangeInclusive<NaiveDate>) -> Result<ValidLog, Problems> {
        let mut problems = Problems::new();
        let author_visited = match self.part.as_str() {
            "visitor" => Some(true),
            "host" => Some(false),
            _ => problems.take("part", Err("Select whether you visited or were visited")),
        };
        let day = problems.take("day", self.day(london::date(now), period)).or_else(|| {
            self.date_problem(&mut problems);
            None
        });
        let from = problems.take("from", date::time(&self.from).ok_or("Enter when it began, such as 9:30"));
        let to = problems.take("to", date::time(&self.to).ok_or("Enter when it ended, such as 12:30"));
        let place = problems.take("place", place(&self.place));
        let purpose = problems.take("purpose", long_text(&self.purpose, "what it was for"));
        let observed = problems.take("observed", long_text(&self.observed, "what you saw"));
        let times = match (day, from, to) {
            (Some(day), Some(from), Some(to)) => {
                let (start, end) = london::stretch(day, from, to);
                if end - start > Duration::hours(LONGEST_HOURS) || end == start {
                    problems.add("to", date::wrong_end(LONGEST_HOURS));
                } else if end > now {
                    problems.add("to", "Enter a session that is over: log it when it has ended");
                }
                Some((start, end))
            }
            _ => None,
        };
        problems.or(|| {
            let (started_at, ended_at) = times?;
            Some(ValidLog {
                author_visited: author_visited?,
                started_at,
                ended_at,
                place: place?,
                purpose: purpose?,
                observed: observed?,
            })
        })
    }

    fn day(&self, today: NaiveDate, period: &RangeInclusive<NaiveDate>) -> Result<NaiveDate, String> {
        let day = match self.day.as_str() {
            "today" => today,
            "yesterday" => today.pred_opt().unwrap_or(today),
            "other" => self.date.read("the date of the session")?,
            _ => return Err("Select the day of the session".to_owned()),
        };
        met_on(day, today, period)
    }

    /// A wrong date is told at the date, not at the choice of the day.
    fn date_problem(&self, problems: &mut Problems) {
        if self.day == "other" {
            problems.rename("day", "date");
        }
    }

    /// What may name a patient, for the author to look at before it is saved: field and sentence.
    pub fn warnings(&self) -> Problems {
        identifier_warnings(
            &self.checked,
            &[("place", &self.place), ("purpose", &self.purpose), ("observed", &self.observed)],
        )
    }
}

/// Warnings for each text, none once the author has said that it was `checked`.
pub fn identifier_warnings(checked: &str, texts: &[(&str, &str)]) -> Problems {
    let mut problems = Problems::new();
    if checked != "yes" {
        for (field, text) in texts {
            if let Some(warning) = identifier::warnings(text).first() {
                problems.add(field, format!("‘{}’ {}", warning.found, warning.kind.words()));
            }
        }
    }
    problems
}

fn place(typed: &str) -> Result<String, String> {
    let place = text::line(typed);
    match place.chars().count() {
        0 => Err("Enter where it was, such as Ward 7".to_owned()),
        1..=LONGEST_PLACE => Ok(place),
        _ => Err(format!("Shorten the place to {LONGEST_PLACE} characters or fewer")),
    }
}

/// A longer text that may be empty; `what` is such as "what you saw".
pub fn long_text(typed: &str, what: &str) -> Result<String, String> {
    let kept = text::block(typed);
    match kept.chars().count() {
        0..=LONGEST_TEXT => Ok(kept),
        length => Err(format!("Shorten {what} by {} characters: {LONGEST_TEXT} are kept", length - LONGEST_TEXT)),
    }
}

#[cfg(test)]
mod tests {
    use super::{Log, length_words};
    use crate::date::Typed;
    use chrono::{DateTime, NaiveDate, Utc};
    use std::ops::RangeInclusive;

    fn now() -> DateTime<Utc> {
        "2027-01-13T12:00:00Z".parse().unwrap()
    }

    fn period() -> RangeInclusive<NaiveDate> {
        "2026-09-01".parse().unwrap()..="2027-05-31".parse().unwrap()
    }

    fn log() -> Log {
        Log {
            part: "visitor".into(),
            day: "yesterday".into(),
            from: "22:00".into(),
            to: "6:00".into(),
            place: "Ward 7".into(),
            ..Log::default()
        }
    }

    #[test]
    fn a_night_shift_ends_on_the_next_day() {
        let valid = log().check(now(), &period()).unwrap();
        assert_eq!(valid.started_at.to_rfc3339(), "2027-01-12T22:00:00+00:00");
        assert_eq!((valid.ended_at - valid.started_at).num_hours(), 8);
    }

    #[test]
    fn an_empty_log_says_what_is_missing() {
        let problems = Log::default().check(now(), &period()).unwrap_err();
        let fields: Vec<_> = problems.iter().map(|(field, _)| field).collect();
        assert_eq!(fields, ["part", "day", "from", "to", "place"]);
    }

    #[test]
    fn what_cannot_have_happened_is_refused() {
        for (wrong, field) in [
            (Log { day: "today".into(), from: "13:00".into(), to: "14:00".into(), ..log() }, "to"),
            (Log { from: "8:00".into(), to: "7:00".into(), ..log() }, "to"),
            (Log { from: "8:00".into(), to: "8:00".into(), ..log() }, "to"),
            (Log { day: "other".into(), ..log() }, "date"),
            (
                Log {
                    day: "other".into(),
                    date: Typed { day: "14".into(), month: "1".into(), year: "2027".into() },
                    ..log()
                },
                "date",
            ),
            (
                Log {
                    day: "other".into(),
                    date: Typed { day: "31".into(), month: "8".into(), year: "2026".into() },
                    ..log()
                },
                "date",
            ),
            (Log { observed: "x".repeat(10_001), ..log() }, "observed"),
            (Log { place: "x".repeat(121), ..log() }, "place"),
        ] {
            let problems = wrong.check(now(), &period()).unwrap_err();
            assert!(problems.at(field).is_some(), "{field}: {problems:?}");
            assert_eq!(problems.iter().count(), 1, "{problems:?}");
        }
    }

    #[test]
    fn lengths_are_words() {
        for (minutes, words) in
            [(45, "45 minutes"), (60, "1 hour"), (61, "1 hour 1 minute"), (150, "2 hours 30 minutes")]
        {
            assert_eq!(length_words(minutes), words);
        }
    }
}
