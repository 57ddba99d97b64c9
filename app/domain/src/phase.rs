//! A phase of a cohort: when it begins, and who is told.

use crate::{date, id::PhaseId, problems::Problems, shape::Planned, text};
use chrono::{DateTime, Duration, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// Longest name, in characters.
pub const LONGEST_NAME: usize = 100;
/// Longest note, in characters.
pub const LONGEST_NOTE: usize = 1000;
/// Nobody is told before this hour of the day.
pub const TELLS_FROM_HOUR: u32 = 7;

/// Who is told when a phase begins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tells {
    /// Nobody.
    #[default]
    Nobody,
    /// Everybody who takes part in the cohort.
    Participants,
    /// The programme's coordinators.
    Coordinators,
}

impl Tells {
    /// All.
    pub const ALL: [Self; 3] = [Self::Nobody, Self::Participants, Self::Coordinators];

    /// As it is stored and sent.
    pub fn code(self) -> &'static str {
        match self {
            Self::Nobody => "nobody",
            Self::Participants => "participants",
            Self::Coordinators => "coordinators",
        }
    }

    /// As people read it.
    pub fn words(self) -> &'static str {
        match self {
            Self::Nobody => "Nobody",
            Self::Participants => "Participants",
            Self::Coordinators => "Coordinators",
        }
    }

    /// The one of this code.
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }
}

/// A phase.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Phase {
    /// Which.
    pub id: PhaseId,
    /// What it is called.
    pub name: String,
    /// The day on which it begins.
    pub starts_on: NaiveDate,
    /// Who is told.
    pub tells: Tells,
    /// What they are told besides.
    pub note: String,
    /// When they were told.
    pub told_at: Option<DateTime<Utc>>,
    /// Counts its changes.
    pub version: i64,
}

/// A phase as it is to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Valid {
    /// What it is called.
    pub name: String,
    /// The day on which it begins.
    pub starts_on: NaiveDate,
    /// Who is told.
    pub tells: Tells,
    /// What they are told besides.
    pub note: String,
}

impl Valid {
    /// The day on which somebody is to be told, as it is on `today`: never of what is past, and never twice.
    pub fn tell_on(&self, today: NaiveDate, is_told: bool) -> Option<NaiveDate> {
        (self.tells != Tells::Nobody && !is_told && self.starts_on >= today).then_some(self.starts_on)
    }
}

/// The phases of a cohort that begins on `launch`.
pub fn dated(planned: &[Planned], launch: NaiveDate) -> Vec<Valid> {
    let one = |planned: &Planned| {
        Some(Valid {
            name: planned.name.clone(),
            starts_on: launch.checked_add_signed(Duration::weeks(planned.week.into()))?,
            tells: planned.tells,
            note: planned.note.clone(),
        })
    };
    planned.iter().filter_map(one).collect()
}

/// The form.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Form {
    /// What it is called.
    pub name: String,
    /// The day on which it begins.
    pub starts_on: date::Typed,
    /// The code of who is told.
    pub tells: String,
    /// What they are told besides.
    pub note: String,
}

impl Form {
    /// What can be carried out, or what to change.
    pub fn check(&self) -> Result<Valid, Problems> {
        let mut problems = Problems::new();
        let name = text::line(&self.name);
        match name.chars().count() {
            0 => problems.add("name", "Enter what the phase is called"),
            1..=LONGEST_NAME => {}
            _ => problems.add("name", format!("Shorten the name to {LONGEST_NAME} characters or fewer")),
        }
        let starts_on = problems.take("starts_on", self.starts_on.read("the day on which it begins"));
        let tells = problems.take("tells", Tells::of_code(&self.tells).ok_or("Select who is told"));
        let note = text::block(&self.note);
        if note.chars().count() > LONGEST_NOTE {
            problems.add("note", format!("Shorten what they are told to {LONGEST_NOTE} characters or fewer"));
        }
        problems.or(|| Some(Valid { name, starts_on: starts_on?, tells: tells?, note }))
    }
}

#[cfg(test)]
mod tests {
    use super::{Form, Tells, Valid, dated};
    use crate::{date::Typed, shape::Template};
    use chrono::NaiveDate;

    fn on(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn dates_are_worked_out_from_the_launch() {
        let phases = dated(&Template::NineMonths.shape().phases, on("2027-02-01"));
        let days: Vec<_> = phases.iter().map(|phase| (phase.name.as_str(), phase.starts_on)).collect();
        assert_eq!(days[0], ("Applications", on("2026-11-09")));
        assert_eq!(days[3], ("Launch", on("2027-02-01")));
        assert_eq!(days[6], ("Mid-point review", on("2027-06-14")));
    }

    #[test]
    fn nobody_is_told_of_what_is_past_or_twice() {
        let phase = |tells, day| Valid { name: "A".into(), starts_on: on(day), tells, note: String::new() };
        let today = on("2027-02-01");
        for (tells, day, is_told, expected) in [
            (Tells::Participants, "2027-02-01", false, true),
            (Tells::Coordinators, "2027-02-02", false, true),
            (Tells::Participants, "2027-01-31", false, false),
            (Tells::Participants, "2027-02-02", true, false),
            (Tells::Nobody, "2027-02-02", false, false),
        ] {
            let tell_on = phase(tells, day).tell_on(today, is_told);
            assert_eq!(tell_on, expected.then(|| on(day)), "{tells:?} {day} {is_told}");
        }
    }

    #[test]
    fn an_empty_form_names_every_field() {
        let problems = Form::default().check().unwrap_err();
        assert_eq!(problems.iter().map(|(field, _)| field).collect::<Vec<_>>(), ["name", "starts_on", "tells"]);
        let form = Form {
            name: " Launch ".into(),
            starts_on: Typed::from_date(on("2027-02-01")),
            tells: "participants".into(),
            note: "a".repeat(1001),
        };
        assert!(form.check().unwrap_err().at("note").is_some());
    }
}
