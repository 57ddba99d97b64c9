//! Whether a line manager or supervising consultant agrees that somebody takes part.

use crate::{
    participant::{
        State,
        change::{self, Reason},
    },
    problems::Problems,
};
use chrono::{DateTime, Duration, Utc};
use serde::{Deserialize, Serialize};

/// Hours that taking part takes in a month: what a line manager agrees to.
pub const HOURS_A_MONTH: u32 = 4;
/// A line manager who has not answered is reminded after so long,
pub const REMIND_AFTER: Duration = Duration::days(7);
/// and the coordinators are told after so long.
pub const ESCALATE_AFTER: Duration = Duration::days(14);
/// A link works for so long.
pub const LINK_LASTS: Duration = Duration::days(42);

/// What a line manager is asked for, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Approval {
    /// Who was asked.
    pub supervisor_email: String,
    /// When.
    pub asked_at: DateTime<Utc>,
    /// How often somebody was reminded: the line manager first, then the coordinators.
    pub reminders: i64,
    /// When somebody decided, the line manager or a coordinator.
    pub decided_at: Option<DateTime<Utc>>,
}

/// The form by which a line manager decides.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Decision {
    /// `approve` or `decline`.
    pub decision: String,
    /// For the coordinators; may be empty.
    pub note: String,
}

impl Decision {
    /// The state that follows, why, and the note; or what to change.
    pub fn check(&self) -> Result<(State, Option<Reason>, String), Problems> {
        let mut problems = Problems::new();
        let decided = match self.decision.as_str() {
            "approve" => Some((State::Approved, None)),
            "decline" => Some((State::Withdrawn, Some(Reason::NotReleased))),
            _ => problems.take("note", Err("Choose one of the two buttons below: approve or decline")),
        };
        let note = problems.take("note", change::note(&self.note));
        problems.or(|| {
            let (state, reason) = decided?;
            Some((state, reason, note?))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{Decision, Reason, State};

    #[test]
    fn a_decision_is_one_of_two() {
        let check = |decision: &str, note: &str| Decision { decision: decision.into(), note: note.into() }.check();
        assert_eq!(check("approve", " Gladly ").unwrap(), (State::Approved, None, "Gladly".to_owned()));
        assert_eq!(check("decline", "").unwrap(), (State::Withdrawn, Some(Reason::NotReleased), String::new()));
        assert!(check("", "").unwrap_err().at("note").is_some());
        assert!(check("approve", &"x".repeat(1_001)).unwrap_err().at("note").is_some());
    }
}
