//! The author changes a session that is logged, or adds to it.

use super::{
    After, Log, Session, ValidLog,
    after::{Consent, Domain, Setting},
    identifier_warnings, long_text,
};
use crate::{date::Typed, london, problems::Problems, text};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use std::ops::RangeInclusive;

/// Longest reason and longest word, in characters.
pub const LONGEST_WORD: usize = 500;

/// The form that changes a session.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Form {
    /// Which.
    pub session: String,
    /// `visitor` where the author visited, `host` where the author was visited.
    pub part: String,
    /// When.
    pub date: Typed,
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
    /// `yes` or `no`.
    pub took_place: String,
    /// Why not, where it did not take place.
    pub missed: String,
    /// The kind of work; may be empty.
    pub setting: String,
    /// How patients agreed; may be empty.
    pub consent: String,
    /// What it taught; may be empty.
    pub domains: Vec<String>,
    /// `yes` after the author has read the warning about texts that may name a patient.
    pub checked: String,
}

/// A change that can be carried out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Valid {
    /// What was logged, as it is now.
    pub log: ValidLog,
    /// What was added.
    pub after: After,
}

impl Form {
    /// The form as it is shown first.
    pub fn of(session: &Session) -> Self {
        let clock = |at| london::local(at).format("%-H:%M").to_string();
        let code = |code: Option<&'static str>| code.unwrap_or_default().to_owned();
        Self {
            session: session.id.to_string(),
            part: if session.author == session.visitor { "visitor" } else { "host" }.to_owned(),
            date: Typed::from_date(london::date(session.started_at)),
            from: clock(session.started_at),
            to: clock(session.ended_at),
            place: session.place.clone(),
            purpose: session.purpose.clone(),
            observed: session.observed.clone(),
            took_place: if session.after.missed.is_some() { "no" } else { "yes" }.to_owned(),
            missed: session.after.missed.clone().unwrap_or_default(),
            setting: code(session.after.setting.map(Setting::code)),
            consent: code(session.after.consent.map(Consent::code)),
            domains: session.after.domains.iter().map(|domain| domain.code().to_owned()).collect(),
            checked: String::new(),
        }
    }

    /// What can be carried out at `now` within the days of the pair, or what to change.
    pub fn check(&self, now: DateTime<Utc>, period: &RangeInclusive<NaiveDate>) -> Result<Valid, Problems> {
        let mut problems = Problems::new();
        let log = match self.log().check(now, period) {
            Ok(log) => Some(log),
            Err(wrong) => {
                for (field, message) in wrong.iter() {
                    problems.add(field, message);
                }
                None
            }
        };
        let missed = match self.took_place.as_str() {
            "yes" => Some(None),
            "no" => problems.take("missed", word(&self.missed, "why it did not take place")).map(Some),
            _ => problems.take("took_place", Err("Select whether it took place")),
        };
        let setting = problems.take("setting", chosen(&self.setting, Setting::of, "Select the kind of work, or none"));
        let consent =
            problems.take("consent", chosen(&self.consent, Consent::of, "Select how patients agreed, or none"));
        let domains: Option<Vec<_>> = self.domains.iter().map(|code| Domain::of(code)).collect();
        let domains = problems.take("domains", domains.ok_or("Select what it taught, or nothing"));
        problems.or(|| {
            let after = After { setting: setting?, missed: missed?, consent: consent?, domains: domains? };
            Some(Valid { log: log?, after })
        })
    }

    fn log(&self) -> Log {
        Log {
            pair: String::new(),
            booking: String::new(),
            part: self.part.clone(),
            day: "other".to_owned(),
            date: self.date.clone(),
            from: self.from.clone(),
            to: self.to.clone(),
            place: self.place.clone(),
            purpose: self.purpose.clone(),
            observed: self.observed.clone(),
            draft: String::new(),
            checked: self.checked.clone(),
        }
    }

    /// What may name a patient, for the author to look at before it is saved.
    pub fn warnings(&self) -> Problems {
        let texts = [
            ("place", self.place.as_str()),
            ("purpose", &self.purpose),
            ("observed", &self.observed),
            ("missed", &self.missed),
        ];
        identifier_warnings(&self.checked, &texts)
    }
}

impl Valid {
    /// Whether the partner is asked again: not where only something was added to what they have confirmed.
    pub fn asks_again(&self, before: &Session) -> bool {
        let log = &self.log;
        before.dispute.is_some()
            || self.after.missed.is_some() != before.after.missed.is_some()
            || log.author_visited != (before.author == before.visitor)
            || (log.started_at, log.ended_at, &log.place) != (before.started_at, before.ended_at, &before.place)
    }
}

/// The partner's form that says that a session was not so.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct NotSo {
    /// Which.
    pub session: String,
    /// What was otherwise.
    pub word: String,
    /// `yes` after they have read the warning about texts that may name a patient.
    pub checked: String,
}

impl NotSo {
    /// What was otherwise, or what to change.
    pub fn check(&self) -> Result<String, Problems> {
        word(&self.word, "what was different").map_err(|message| Problems::one("word", message))
    }

    /// What may name a patient.
    pub fn warnings(&self) -> Problems {
        identifier_warnings(&self.checked, &[("word", &self.word)])
    }
}

fn chosen<T>(code: &str, of: fn(&str) -> Option<T>, message: &'static str) -> Result<Option<T>, &'static str> {
    if code.is_empty() { Ok(None) } else { of(code).map(Some).ok_or(message) }
}

fn word(typed: &str, what: &str) -> Result<String, String> {
    let word = text::line(&long_text(typed, what)?);
    match word.chars().count() {
        0 => Err(format!("Say {what}, in a few words")),
        1..=LONGEST_WORD => Ok(word),
        length => Err(format!("Shorten {what} by {} characters: {LONGEST_WORD} are kept", length - LONGEST_WORD)),
    }
}

#[cfg(test)]
mod tests {
    use super::{Form, NotSo};
    use crate::{date::Typed, london, shadowing::length_words};
    use chrono::{DateTime, NaiveDate, Utc};
    use std::ops::RangeInclusive;

    fn now() -> DateTime<Utc> {
        "2026-11-01T12:00:00Z".parse().unwrap()
    }

    fn period() -> RangeInclusive<NaiveDate> {
        "2026-02-01".parse().unwrap()..="2026-12-31".parse().unwrap()
    }

    fn form(day: (&str, &str), from: &str, to: &str) -> Form {
        Form {
            part: "visitor".into(),
            date: Typed { day: day.0.into(), month: day.1.into(), year: "2026".into() },
            from: from.into(),
            to: to.into(),
            place: "Ward 7".into(),
            took_place: "yes".into(),
            ..Form::default()
        }
    }

    #[test]
    fn a_night_has_the_hours_that_passed_also_where_the_clock_changes() {
        for (day, from, to, words) in [
            // The clock goes forward on 29 March 2026: from one o'clock to two.
            (("28", "3"), "21:00", "7:30", "9 hours 30 minutes"),
            (("29", "3"), "0:30", "3:00", "1 hour 30 minutes"),
            (("29", "3"), "22:00", "6:00", "8 hours"),
            // It goes back on 25 October 2026: from two o'clock to one.
            (("24", "10"), "21:00", "7:30", "11 hours 30 minutes"),
            (("25", "10"), "0:30", "3:00", "3 hours 30 minutes"),
            (("25", "10"), "22:00", "6:00", "8 hours"),
            // Any other night.
            (("14", "10"), "21:00", "7:30", "10 hours 30 minutes"),
        ] {
            let log = form(day, from, to).check(now(), &period()).unwrap().log;
            let length = (log.ended_at - log.started_at).num_minutes();
            assert_eq!(length_words(length), words, "{day:?} {from} to {to}");
            assert_eq!(london::local(log.ended_at).format("%-H:%M").to_string(), to.trim_start_matches('0'), "{day:?}");
        }
    }

    #[test]
    fn a_session_that_did_not_take_place_says_why() {
        let missed = Form { took_place: "no".into(), ..form(("14", "10"), "9", "12") };
        assert!(missed.check(now(), &period()).unwrap_err().at("missed").is_some());
        let said = Form { missed: " Called to  theatre ".into(), ..missed };
        assert_eq!(said.check(now(), &period()).unwrap().after.missed.as_deref(), Some("Called to theatre"));
        let neither = Form { took_place: String::new(), ..said };
        assert!(neither.check(now(), &period()).unwrap_err().at("took_place").is_some());
    }

    #[test]
    fn what_cannot_be_chosen_is_refused_and_nothing_has_to_be() {
        let good = form(("14", "10"), "9", "12");
        assert_eq!(good.check(now(), &period()).unwrap().after, super::After::default());
        for (wrong, field) in [
            (Form { setting: "pub".into(), ..good.clone() }, "setting"),
            (Form { consent: "maybe".into(), ..good.clone() }, "consent"),
            (Form { domains: vec!["patience".into()], ..good.clone() }, "domains"),
            (Form { from: String::new(), ..good }, "from"),
        ] {
            assert!(wrong.check(now(), &period()).unwrap_err().at(field).is_some(), "{field}");
        }
    }

    #[test]
    fn saying_that_it_was_not_so_takes_a_word() {
        assert!(NotSo::default().check().is_err());
        assert_eq!(NotSo { word: "It was Tuesday".into(), ..NotSo::default() }.check().unwrap(), "It was Tuesday");
        assert!(NotSo { word: "x".repeat(501), ..NotSo::default() }.check().is_err());
        assert!(!NotSo { word: "Bed 12".into(), ..NotSo::default() }.warnings().is_empty());
    }
}
