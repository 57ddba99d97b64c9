//! What must be ready before a shadowing visit: objectives, confidentiality, and the checklist of visitors from another
//! organisation. Whether a visit is held is worked out from these and its date, so that changing either changes it.

mod clearance;
mod confidentiality;
mod happened;

pub use clearance::{Clearance, Form as ClearanceForm, Item, SOON_DAYS, expiring, needs, of_different_organisations};
pub use confidentiality::{Confidentiality, FIRST_TEXT, Form as ConfidentialityForm, LONGEST_TEXT};
pub use happened::Happened;

use crate::{
    booking::short,
    id::{BookingId, OfferId},
    problems::Problems,
    shadowing::identifier_warnings,
    text,
};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// Most objectives of a visit.
const MOST_OBJECTIVES: usize = 3;
/// Longest objective, in characters.
const LONGEST_OBJECTIVE: usize = 200;
/// Characters of all of them together.
pub const LONGEST_OBJECTIVES: usize = MOST_OBJECTIVES * (LONGEST_OBJECTIVE + 1) - 1;

/// What is known of a visit before it takes place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preparation {
    /// Of this booking.
    pub booking: BookingId,
    /// The offer that it came of.
    pub offer: Option<OfferId>,
    /// What the visitor wants to see or learn.
    pub objectives: Vec<String>,
    /// When the host said that the lead of the area has agreed.
    pub area_agreed_at: Option<DateTime<Utc>>,
    /// The version that a change builds on; 0 where nothing is kept yet.
    pub version: i64,
}

impl Preparation {
    /// Of a booking of which nothing is kept yet.
    pub fn none(booking: BookingId) -> Self {
        Self { booking, offer: None, objectives: Vec::new(), area_agreed_at: None, version: 0 }
    }
}

/// The form for the objectives of a visit.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Form {
    /// One a line.
    pub objectives: String,
    /// `yes` after the author has read the warning about texts that may name a patient.
    pub checked: String,
}

impl Form {
    /// The objectives, or what to change.
    pub fn check(&self) -> Result<Vec<String>, Problems> {
        let mut problems = Problems::new();
        let objectives = problems.take("objectives", objectives(&self.objectives));
        problems.or(|| objectives)
    }

    /// What may name a patient.
    pub fn warnings(&self) -> Problems {
        identifier_warnings(&self.checked, &[("objectives", self.objectives.as_str())])
    }
}

/// What is typed, one a line.
pub fn objectives(typed: &str) -> Result<Vec<String>, String> {
    let typed = text::block(typed);
    let lines: Vec<_> = typed.lines().map(text::line).filter(|line| !line.is_empty()).collect();
    if lines.len() > MOST_OBJECTIVES {
        return Err(format!("Enter up to {MOST_OBJECTIVES} objectives, one a line: these are {}", lines.len()));
    }
    lines.into_iter().map(|line| short(line, LONGEST_OBJECTIVE, "an objective")).collect()
}

#[cfg(test)]
mod tests {
    use super::objectives;

    #[test]
    fn objectives_are_up_to_three_lines() {
        assert_eq!(objectives(" One \r\n\n two 🏥\n").unwrap(), ["One", "two 🏥"]);
        assert!(objectives("").unwrap().is_empty());
        assert!(objectives("1\n2\n3\n4").unwrap_err().contains("these are 4"));
        assert!(objectives(&"x".repeat(100_000)).unwrap_err().contains("Shorten an objective"));
    }
}
