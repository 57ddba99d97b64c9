//! A person's place in a cohort: what is known of them for pairing, and how far they have come.

pub mod about;
pub mod bulk;
pub mod change;

use crate::{
    email::Email,
    half_days::HalfDays,
    id::{CohortId, ParticipantId, PersonId},
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// The two groups that learn from each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// Doctors, nurses, allied health professionals, scientists and other clinical professions.
    Clinician,
    /// Managers and other non-clinical professions.
    Manager,
}

impl Side {
    /// The other group.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Clinician => Self::Manager,
            Self::Manager => Self::Clinician,
        }
    }

    /// As it is stored and exchanged.
    pub fn code(self) -> &'static str {
        match self {
            Self::Clinician => "clinician",
            Self::Manager => "manager",
        }
    }

    /// As people read it.
    pub fn words(self) -> &'static str {
        match self {
            Self::Clinician => "Clinician",
            Self::Manager => "Manager",
        }
    }
}

impl fmt::Display for Side {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.words())
    }
}

impl FromStr for Side {
    type Err = String;

    fn from_str(code: &str) -> Result<Self, String> {
        match code {
            "clinician" => Ok(Self::Clinician),
            "manager" => Ok(Self::Manager),
            other => Err(format!("no side is called {other:?}")),
        }
    }
}

impl TryFrom<String> for Side {
    type Error = String;

    fn try_from(code: String) -> Result<Self, String> {
        code.parse()
    }
}

/// What a coordinator brings in about one participant; every text is in the form in which it is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    /// Number in the employer's staff record; may be empty.
    pub employee_number: String,
    /// Given name; one of the two names is never empty.
    pub first_name: String,
    /// Family name.
    pub last_name: String,
    /// Work address: it says who somebody is.
    pub email: Email,
    /// Clinician or manager.
    pub side: Side,
    /// As in [`crate::profession`] where known, otherwise as it was written.
    pub profession: String,
    /// As in [`crate::grade`].
    pub grade: String,
    /// Ward, service or office.
    pub department: String,
    /// Division of the organisation.
    pub division: String,
    /// Where they mostly work.
    pub site: String,
    /// Who employs them; empty for the organisation that runs the programme.
    pub organisation: String,
    /// Who manages them: never their partner.
    pub line_manager_email: Option<Email>,
    /// When they move to another post.
    pub next_rotation_on: Option<NaiveDate>,
    /// When they can usually be met.
    pub availability: HalfDays,
    /// Topics, each once, in the order they were written, lower case.
    pub interests: Vec<String>,
    /// What they want from the programme.
    pub goals: String,
    /// People they must not be paired with: only coordinators ever see this.
    pub not_with: Vec<Email>,
}

impl Profile {
    /// First and last name as they are shown.
    pub fn name(&self) -> String {
        format!("{} {}", self.first_name, self.last_name).trim().to_owned()
    }

    /// The names of the fields in which this is different from `other`, by the columns of a spreadsheet.
    pub fn differences(&self, other: &Self) -> Vec<&'static str> {
        let sorted = |addresses: &[Email]| {
            let mut addresses = addresses.to_vec();
            addresses.sort();
            addresses
        };
        let fields = [
            ("employee_number", self.employee_number != other.employee_number),
            ("first_name", self.first_name != other.first_name),
            ("last_name", self.last_name != other.last_name),
            ("side", self.side != other.side),
            ("profession", self.profession != other.profession),
            ("grade", self.grade != other.grade),
            ("department", self.department != other.department),
            ("division", self.division != other.division),
            ("site", self.site != other.site),
            ("organisation", self.organisation != other.organisation),
            ("line_manager_email", self.line_manager_email != other.line_manager_email),
            ("next_rotation_on", self.next_rotation_on != other.next_rotation_on),
            ("availability", self.availability != other.availability),
            ("interests", self.interests != other.interests),
            ("goals", self.goals != other.goals),
            ("not_with", sorted(&self.not_with) != sorted(&other.not_with)),
        ];
        fields.into_iter().filter(|(_, differs)| *differs).map(|(name, _)| name).collect()
    }
}

/// How far somebody has come (section 2.4 of the domain).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Has asked to take part.
    Applied,
    /// Their supervisor has not decided.
    AwaitingSupervisor,
    /// May be paired.
    Approved,
    /// Has no partner and waits for one.
    Waitlisted,
    /// Was asked about a partner before the pair is published.
    Offered,
    /// Has a partner.
    Matched,
    /// Is under way.
    Active,
    /// Has come to the end.
    Completed,
    /// Has left.
    Withdrawn,
    /// Takes part in a later cohort.
    Deferred,
}

impl State {
    /// Every state, in the order in which they follow.
    pub const ALL: [Self; 10] = [
        Self::Applied,
        Self::AwaitingSupervisor,
        Self::Approved,
        Self::Waitlisted,
        Self::Offered,
        Self::Matched,
        Self::Active,
        Self::Completed,
        Self::Withdrawn,
        Self::Deferred,
    ];

    /// As it is stored.
    pub fn code(self) -> &'static str {
        match self {
            Self::Applied => "applied",
            Self::AwaitingSupervisor => "awaiting_supervisor",
            Self::Approved => "approved",
            Self::Waitlisted => "waitlisted",
            Self::Offered => "offered",
            Self::Matched => "matched",
            Self::Active => "active",
            Self::Completed => "completed",
            Self::Withdrawn => "withdrawn",
            Self::Deferred => "deferred",
        }
    }

    /// As people read it.
    pub fn words(self) -> &'static str {
        match self {
            Self::Applied => "Applied",
            Self::AwaitingSupervisor => "Awaiting supervisor",
            Self::Approved => "Approved",
            Self::Waitlisted => "On the waiting list",
            Self::Offered => "Asked about a partner",
            Self::Matched => "Matched",
            Self::Active => "Active",
            Self::Completed => "Completed",
            Self::Withdrawn => "Withdrawn",
            Self::Deferred => "Deferred",
        }
    }

    /// Whether somebody in this state may be put into a pair.
    pub fn may_be_paired(self) -> bool {
        matches!(self, Self::Approved | Self::Waitlisted | Self::Offered)
    }
}

impl FromStr for State {
    type Err = String;

    fn from_str(code: &str) -> Result<Self, String> {
        Self::ALL.into_iter().find(|state| state.code() == code).ok_or_else(|| format!("no state is called {code:?}"))
    }
}

impl TryFrom<String> for State {
    type Error = String;

    fn try_from(code: String) -> Result<Self, String> {
        code.parse()
    }
}

/// A participant as a coordinator's list shows one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listed {
    /// Which.
    pub id: ParticipantId,
    /// The form by which the list is sorted.
    pub search_name: String,
    /// First and last name.
    pub name: String,
    /// Clinician or manager.
    pub side: Side,
    /// Profession.
    pub profession: String,
    /// Grade.
    pub grade: String,
    /// Division.
    pub division: String,
    /// Site.
    pub site: String,
    /// How far they have come.
    pub state: State,
    /// The name of their partner.
    pub partner: Option<String>,
}

/// A participant with everything that a coordinator may know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Participant {
    /// Which.
    pub id: ParticipantId,
    /// Who.
    pub person: PersonId,
    /// In this cohort.
    pub cohort: CohortId,
    /// What is known of them.
    pub profile: Profile,
    /// What they say of themselves.
    pub about: about::About,
    /// How far they have come.
    pub state: State,
    /// Whether they have an account with a password.
    pub can_sign_in: bool,
    /// Whether they are in a pair now.
    pub is_paired: bool,
}
