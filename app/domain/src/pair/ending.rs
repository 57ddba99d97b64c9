//! How a pair ends: why, and who goes on with somebody else. What the two did together is kept.

use crate::{
    id::{PairId, ParticipantId},
    participant::{
        State,
        change::{self, note},
    },
    problems::Problems,
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// Why a pair ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ending {
    /// They have come to the end of the programme.
    Completed,
    /// It did not work, and nobody is to blame.
    NoFault,
    /// Somebody moves to another post.
    Rotation,
    /// Somebody works elsewhere.
    LeftTrust,
}

impl Ending {
    /// Every reason, as they are offered.
    pub const ALL: [Self; 4] = [Self::Completed, Self::NoFault, Self::Rotation, Self::LeftTrust];

    /// As it is stored.
    pub fn code(self) -> &'static str {
        match self {
            Self::Completed => "completed",
            Self::NoFault => "no_fault",
            Self::Rotation => "rotation",
            Self::LeftTrust => "left_trust",
        }
    }

    /// As people read it.
    pub fn words(self) -> &'static str {
        match self {
            Self::Completed => "They completed the programme",
            Self::NoFault => "It did not work out, and nobody is at fault",
            Self::Rotation => "Somebody moves to another post",
            Self::LeftTrust => "Somebody left the trust",
        }
    }

    /// What becomes of a member, and why where they leave.
    pub fn leads_to(self, is_leaving: bool) -> (State, Option<change::Reason>) {
        match (self, is_leaving) {
            (Self::Completed, _) => (State::Completed, None),
            (_, false) => (State::Approved, None),
            (Self::NoFault, true) => (State::Withdrawn, Some(change::Reason::PreferNotToSay)),
            (Self::Rotation, true) => (State::Withdrawn, Some(change::Reason::Rotation)),
            (Self::LeftTrust, true) => (State::Withdrawn, Some(change::Reason::LeftOrganisation)),
        }
    }
}

impl FromStr for Ending {
    type Err = String;

    fn from_str(code: &str) -> Result<Self, String> {
        Self::ALL
            .into_iter()
            .find(|ending| ending.code() == code)
            .ok_or_else(|| format!("no ending is called {code:?}"))
    }
}

/// The form.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Form {
    /// The reason's code.
    pub ending: String,
    /// Members who leave the programme.
    pub leavers: Vec<String>,
    /// More about it, for coordinators; may be empty.
    pub ending_note: String,
}

/// A form that can be carried out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Valid {
    /// Why.
    pub ending: Ending,
    /// Members who leave the programme; the others can be paired again.
    pub leavers: Vec<ParticipantId>,
    /// More about it.
    pub note: String,
}

impl Form {
    /// What can be carried out with a pair of these members, or what to change.
    pub fn check(&self, members: &[ParticipantId]) -> Result<Valid, Problems> {
        let mut problems = Problems::new();
        let ending = problems.take("ending", self.ending.parse::<Ending>().map_err(|_| "Select why the pair ends"));
        let note = problems.take("ending_note", note(&self.ending_note));
        let named = |member: &&ParticipantId| self.leavers.contains(&member.to_string());
        let leavers: Vec<_> = members.iter().filter(named).copied().collect();
        match ending {
            Some(Ending::Completed) if !leavers.is_empty() => {
                problems.add("leavers", "Select nobody: whoever completed the programme does not leave it");
            }
            Some(Ending::LeftTrust) if leavers.is_empty() => problems.add("leavers", "Select who left the trust"),
            _ => {}
        }
        problems.or(|| Some(Valid { ending: ending?, leavers, note: note? }))
    }
}

/// A pair that has ended, as its coordinator looks back on it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ended {
    /// Which.
    pub id: PairId,
    /// Who was in it, the clinician first.
    pub names: Vec<String>,
    /// Since when it was a pair,
    pub started_on: NaiveDate,
    /// until when,
    pub ended_on: NaiveDate,
    /// why it ended,
    pub ending: Ending,
    /// and what a coordinator added.
    pub note: String,
    /// Shadowing sessions that were logged.
    pub sessions: i64,
}

#[cfg(test)]
mod tests {
    use super::{Ending, Form};
    use crate::participant::State;
    use uuid::Uuid;

    #[test]
    fn a_reason_is_asked_for_and_whoever_left_is_named() {
        let members = [Uuid::from_u128(1).into(), Uuid::from_u128(2).into()];
        let check = |reason: &str, leavers: &[usize]| {
            let leavers = leavers.iter().map(|at| Uuid::from_u128(*at as u128).to_string()).collect();
            Form { ending: reason.into(), leavers, ending_note: " Moved\r\n".into() }.check(&members)
        };
        let valid = check("left_trust", &[2, 7]).unwrap();
        assert_eq!((valid.ending, valid.leavers, valid.note.as_str()), (Ending::LeftTrust, vec![members[1]], "Moved"));
        for (reason, leavers) in [("completed", &[][..]), ("no_fault", &[]), ("rotation", &[]), ("rotation", &[1])] {
            assert!(check(reason, leavers).is_ok(), "{reason}");
        }
        for (reason, leavers, field) in
            [("", &[][..], "ending"), ("left_trust", &[], "leavers"), ("completed", &[1], "leavers")]
        {
            assert!(check(reason, leavers).unwrap_err().at(field).is_some(), "{reason}");
        }
    }

    #[test]
    fn whoever_stays_can_be_paired_again() {
        for ending in Ending::ALL {
            let (state, reason) = ending.leads_to(false);
            assert_eq!(state == State::Approved, ending != Ending::Completed);
            assert_eq!(reason, None);
            for from in [State::Matched, State::Active] {
                assert!(from.may_become(state) && from.may_become(ending.leads_to(true).0), "{from:?} {ending:?}");
            }
            assert_eq!(ending.code().parse(), Ok(ending));
        }
    }
}
