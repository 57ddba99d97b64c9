//! The shape of a programme: what its pairs do and how much of it, who may take part, and which phases a cohort goes
//! through. It begins as one of the templates, and all of it may be changed.

mod form;
mod plan;
mod template;

pub use form::{Form, StrandTyped};
pub use plan::Planned;
pub use template::Template;

use crate::{
    london,
    participant::{Profile, Side},
    strand::{Requirement, Strand, Wanted},
};
use chrono::{Duration, NaiveDate};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The shape.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shape {
    /// What it began as.
    pub template: Template,
    /// How many weeks a cohort usually lasts.
    pub weeks: u16,
    /// What is wanted of each strand; one that is not there is off.
    pub strands: BTreeMap<Strand, Wanted>,
    /// Who may take part.
    pub eligibility: Eligibility,
    /// The phases of a cohort, by their week.
    pub phases: Vec<Planned>,
}

/// Who may take part; both sides always may, and an empty list leaves everybody in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Eligibility {
    /// Professions, of both sides.
    pub professions: Vec<String>,
    /// Grades of clinicians.
    pub clinician_grades: Vec<String>,
    /// Grades and bands of managers.
    pub manager_grades: Vec<String>,
    /// Weeks from the first day that somebody stays in their post at least.
    pub notice_weeks: Option<u16>,
}

impl Shape {
    /// What is wanted of a strand.
    pub fn wanted(&self, strand: Strand) -> Wanted {
        let off = Wanted { requirement: Requirement::Off, target: None, notice_days: None };
        self.strands.get(&strand).copied().unwrap_or(off)
    }

    /// How many days before something of a strand is booked, so that rotas allow for it.
    pub fn notice_days(&self, strand: Strand) -> u16 {
        self.wanted(strand).notice_days.unwrap_or(strand.usual_notice_days())
    }
}

impl Eligibility {
    /// Why somebody does not fit into a cohort that begins on `starts_on`: a sentence each, none where they do.
    pub fn objections(&self, profile: &Profile, starts_on: NaiveDate) -> Vec<String> {
        let mut objections = Vec::new();
        let is_missing = |list: &[String], text: &str| !list.is_empty() && !list.iter().any(|one| one == text);
        if is_missing(&self.professions, &profile.profession) {
            objections.push(format!("{} is not one of the programme’s professions", or_none(&profile.profession)));
        }
        let grades = match profile.side {
            Side::Clinician => &self.clinician_grades,
            Side::Manager => &self.manager_grades,
        };
        if is_missing(grades, &profile.grade) {
            objections.push(format!("{} is not one of the programme’s grades", or_none(&profile.grade)));
        }
        if let (Some(weeks), Some(on)) = (self.notice_weeks, profile.next_rotation_on)
            && on >= starts_on
            && on < starts_on + Duration::weeks(weeks.into())
        {
            let date = london::date_words(on);
            objections.push(format!("Moves to another post on {date}, less than {weeks} weeks after the first day"));
        }
        objections
    }
}

fn or_none(text: &str) -> &str {
    if text.is_empty() { "What was not given" } else { text }
}
