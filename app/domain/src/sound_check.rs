//! Asking both of a proposed pair before it is published: each says yes or no for themselves alone.

use crate::{
    id::{DraftId, ParticipantId, ProposedPairId, SoundCheckId},
    participant::{State, change::note},
    problems::Problems,
};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// What somebody says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// They would like that.
    Yes,
    /// They would rather not.
    No,
}

impl Answer {
    /// As it is stored and sent.
    pub fn code(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
        }
    }
}

impl FromStr for Answer {
    type Err = String;

    fn from_str(code: &str) -> Result<Self, String> {
        match code {
            "yes" => Ok(Self::Yes),
            "no" => Ok(Self::No),
            other => Err(format!("no answer is called {other:?}")),
        }
    }
}

/// A question to one member of a proposed pair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SoundCheck {
    /// Which.
    pub id: SoundCheckId,
    /// In this proposal,
    pub draft: DraftId,
    /// about this pair of it, which may be gone by now,
    pub pair: ProposedPairId,
    /// to this participant,
    pub participant: ParticipantId,
    /// who was in this state before.
    pub from: State,
    /// Whether there is nothing to answer any more.
    pub is_void: bool,
    /// What they said, and when.
    pub answer: Option<(Answer, DateTime<Utc>)>,
    /// Why, for coordinators alone; may be empty.
    pub reason: String,
}

/// The form.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Form {
    /// `yes` or `no`.
    pub answer: String,
    /// Why; may be empty.
    pub reason: String,
}

impl Form {
    /// What they say, or what to change.
    pub fn check(&self) -> Result<(Answer, String), Problems> {
        let mut problems = Problems::new();
        let answer = self.answer.parse::<Answer>();
        let answer = problems.take("reason", answer.map_err(|_| "Choose one of the two buttons below: yes or no"));
        let reason = problems.take("reason", note(&self.reason));
        problems.or(|| answer.zip(reason))
    }
}

/// How the questions about a pair stand, of those who were asked, each with their name; nothing where nobody was.
pub fn standing(asked: &[(&str, Option<Answer>)]) -> Option<String> {
    let waiting: Vec<_> = asked.iter().filter(|(_, answer)| answer.is_none()).map(|(name, _)| *name).collect();
    let willing: Vec<_> = asked.iter().filter(|(_, answer)| answer.is_some()).map(|(name, _)| *name).collect();
    match (waiting.as_slice(), willing.as_slice()) {
        ([], []) => None,
        ([], all) => Some(format!("{} said yes", if all.len() == 2 { "Both" } else { "All" })),
        (waiting, []) => Some(format!("Asked; no answer yet from {}", waiting.join(" and "))),
        (waiting, willing) => {
            Some(format!("{} said yes; no answer yet from {}", willing.join(" and "), waiting.join(" and ")))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Answer, Form, standing};

    #[test]
    fn an_answer_is_yes_or_no_and_needs_no_reason() {
        let form = |answer: &str, reason: &str| Form { answer: answer.into(), reason: reason.into() };
        assert_eq!(form("yes", "").check().unwrap(), (Answer::Yes, String::new()));
        assert_eq!(form("no", " We share an office ").check().unwrap(), (Answer::No, "We share an office".to_owned()));
        assert!(form("", "").check().unwrap_err().at("reason").is_some());
        assert!(form("no", &"a".repeat(1_001)).check().unwrap_err().at("reason").is_some());
    }

    #[test]
    fn a_coordinator_reads_who_has_answered() {
        let yes = Some(Answer::Yes);
        for (asked, expected) in [
            (&[][..], None),
            (&[("Ama", None), ("Ben", None)], Some("Asked; no answer yet from Ama and Ben")),
            (&[("Ama", yes), ("Ben", None)], Some("Ama said yes; no answer yet from Ben")),
            (&[("Ama", yes), ("Ben", yes)], Some("Both said yes")),
            (&[("Ama", yes), ("Ben", yes), ("Cy", yes)], Some("All said yes")),
        ] {
            assert_eq!(standing(asked).as_deref(), expected);
        }
    }
}
