//! A pair: a clinician and a manager who learn from each other.

use crate::{
    half_days::HalfDays,
    id::{PairId, ParticipantId, PersonId},
    participant::Side,
};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// A member as the partner sees one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// Their place in the cohort.
    pub participant: ParticipantId,
    /// Who.
    pub person: PersonId,
    /// First and last name.
    pub name: String,
    /// Work address.
    pub email: String,
    /// Clinician or manager.
    pub side: Side,
    /// Profession.
    pub profession: String,
    /// Grade.
    pub grade: String,
    /// Ward, service or office.
    pub department: String,
    /// Division.
    pub division: String,
    /// Where they mostly work.
    pub site: String,
    /// When they can usually be met.
    pub availability: HalfDays,
    /// Topics.
    pub interests: Vec<String>,
    /// What they want from the programme.
    pub goals: String,
    /// Who they are, in their own words.
    pub about_me: String,
    /// What a visitor could see with them.
    pub can_show: String,
}

/// A pair as a coordinator's list shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listed {
    /// Which.
    pub id: PairId,
    /// Both names.
    pub names: String,
    /// Since when.
    pub started_on: NaiveDate,
    /// Shadowing sessions logged.
    pub sessions: i64,
    /// Of them not yet confirmed.
    pub unconfirmed: i64,
    /// When the last one began.
    pub last_session_at: Option<DateTime<Utc>>,
}
