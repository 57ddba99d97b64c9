//! What can be added to a session once it is logged: all of it may stay out.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// The kind of work that was seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the words below say what each means")]
pub enum Setting {
    WardRound,
    Clinic,
    Theatre,
    OnCall,
    BedMeeting,
    Board,
    BudgetReview,
    Rota,
    Other,
}

impl Setting {
    /// Every kind.
    pub const ALL: [Self; 9] = [
        Self::WardRound,
        Self::Clinic,
        Self::Theatre,
        Self::OnCall,
        Self::BedMeeting,
        Self::Board,
        Self::BudgetReview,
        Self::Rota,
        Self::Other,
    ];

    /// As it is stored.
    pub fn code(self) -> &'static str {
        match self {
            Self::WardRound => "ward_round",
            Self::Clinic => "clinic",
            Self::Theatre => "theatre",
            Self::OnCall => "on_call",
            Self::BedMeeting => "bed_meeting",
            Self::Board => "board",
            Self::BudgetReview => "budget_review",
            Self::Rota => "rota",
            Self::Other => "other",
        }
    }

    /// As people read it.
    pub fn words(self) -> &'static str {
        match self {
            Self::WardRound => "Ward round",
            Self::Clinic => "Clinic",
            Self::Theatre => "Theatre",
            Self::OnCall => "On call or night",
            Self::BedMeeting => "Bed meeting",
            Self::Board => "Board or committee",
            Self::BudgetReview => "Budget review",
            Self::Rota => "Rota planning",
            Self::Other => "Something else",
        }
    }

    /// The kind of this code.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }
}

/// How patients agreed to a visitor. Spoken consent is enough to watch; nothing is recorded, so nothing is signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Consent {
    /// Patients were asked and agreed.
    Verbal,
    /// No patient was there.
    NotApplicable,
}

impl Consent {
    /// Every answer.
    pub const ALL: [Self; 2] = [Self::Verbal, Self::NotApplicable];

    /// As it is stored.
    pub fn code(self) -> &'static str {
        match self {
            Self::Verbal => "verbal",
            Self::NotApplicable => "not_applicable",
        }
    }

    /// As people read it.
    pub fn words(self) -> &'static str {
        match self {
            Self::Verbal => "Patients were asked and agreed",
            Self::NotApplicable => "No patient was there",
        }
    }

    /// The answer of this code.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }
}

/// The domains of the Medical Leadership Competency Framework, by their own names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names are the framework's")]
pub enum Domain {
    PersonalQualities,
    WorkingWithOthers,
    ManagingServices,
    ImprovingServices,
    SettingDirection,
}

impl Domain {
    /// Every domain, in the framework's order.
    pub const ALL: [Self; 5] = [
        Self::PersonalQualities,
        Self::WorkingWithOthers,
        Self::ManagingServices,
        Self::ImprovingServices,
        Self::SettingDirection,
    ];

    /// As it is stored.
    pub fn code(self) -> &'static str {
        match self {
            Self::PersonalQualities => "personal_qualities",
            Self::WorkingWithOthers => "working_with_others",
            Self::ManagingServices => "managing_services",
            Self::ImprovingServices => "improving_services",
            Self::SettingDirection => "setting_direction",
        }
    }

    /// Its name.
    pub fn words(self) -> &'static str {
        match self {
            Self::PersonalQualities => "Demonstrating Personal Qualities",
            Self::WorkingWithOthers => "Working with Others",
            Self::ManagingServices => "Managing Services",
            Self::ImprovingServices => "Improving Services",
            Self::SettingDirection => "Setting Direction",
        }
    }

    /// The domain of this code.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }

    /// As they are stored together: codes with spaces between.
    pub fn codes(domains: &[Self]) -> String {
        domains.iter().map(|domain| domain.code()).collect::<Vec<_>>().join(" ")
    }

    /// The domains that were stored together.
    pub fn all_of(codes: &str) -> Vec<Self> {
        codes.split_whitespace().filter_map(Self::of).collect()
    }
}

/// What was added to a session.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct After {
    /// The kind of work that was seen.
    pub setting: Option<Setting>,
    /// Why it did not take place, where it did not. Then it counts no hours.
    pub missed: Option<String>,
    /// How patients agreed.
    pub consent: Option<Consent>,
    /// What it taught.
    pub domains: Vec<Domain>,
}

/// The partner's word that a session was not so. Such a session counts no hours.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dispute {
    /// When it was said.
    pub at: DateTime<Utc>,
    /// What was said.
    pub word: String,
}

#[cfg(test)]
mod tests {
    use super::{Consent, Domain, Setting};

    #[test]
    fn what_is_stored_is_read_back() {
        assert!(Setting::ALL.into_iter().all(|one| Setting::of(one.code()) == Some(one)));
        assert!(Consent::ALL.into_iter().all(|one| Consent::of(one.code()) == Some(one)));
        assert_eq!(Domain::all_of(&Domain::codes(&Domain::ALL)), Domain::ALL);
        assert_eq!(Domain::all_of(""), []);
    }
}
