//! What happened with a workshop, for the audit.

use serde::{Deserialize, Serialize};

/// What happened. Reasons and words are in no event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the sentences below say what each means")]
pub enum Happened {
    Planned,
    Changed,
    Cancelled,
    Joined { has_seat: bool },
    Left,
    Moved { name: String },
    Offered { name: String },
    Answered { name: String, is_accepted: bool },
    Lapsed { name: String },
    AttendanceTaken { people: u64 },
    CheckedIn,
    FeedbackGiven,
    SlotOffered,
    SlotDecided { name: String, is_accepted: bool },
}

impl Happened {
    /// What somebody did with the workshop of this title, as the rest of a sentence that begins with their name.
    pub(crate) fn predicate(&self, title: &str) -> String {
        match self {
            Self::Planned => format!("planned the workshop {title}."),
            Self::Changed => format!("changed the workshop {title}."),
            Self::Cancelled => format!("cancelled the workshop {title}."),
            Self::Joined { has_seat: true } => format!("signed up for the workshop {title}."),
            Self::Joined { has_seat: false } => format!("joined the waiting list of the workshop {title}."),
            Self::Left => format!("left the workshop {title}."),
            Self::Moved { name } => format!("moved {name} in the waiting list of the workshop {title}."),
            Self::Offered { name } => format!("offered {name} a seat in the workshop {title}."),
            Self::Answered { name, is_accepted: true } => {
                format!("was told that {name} takes a seat in the workshop {title}.")
            }
            Self::Answered { name, is_accepted: false } => {
                format!("was told that {name} does not take a seat in the workshop {title}.")
            }
            Self::Lapsed { name } => format!("ended the offer of a seat in the workshop {title} to {name}."),
            Self::AttendanceTaken { people: 1 } => format!("noted that 1 person was at the workshop {title}."),
            Self::AttendanceTaken { people } => format!("noted that {people} people were at the workshop {title}."),
            Self::CheckedIn => format!("checked in to the workshop {title}."),
            Self::FeedbackGiven => format!("said what they thought of the workshop {title}."),
            Self::SlotOffered => format!("offered to lead a slot of the workshop {title}."),
            Self::SlotDecided { name, is_accepted: true } => {
                format!("accepted the slot of {name} in the workshop {title}.")
            }
            Self::SlotDecided { name, is_accepted: false } => {
                format!("declined the slot of {name} in the workshop {title}.")
            }
        }
    }
}
