//! A slot of a workshop that a participant leads.

use super::LONGEST_REASON;
use crate::{
    id::{ContributionId, ParticipantId, WorkshopId},
    problems::Problems,
    text,
};
use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// Longest title, in characters.
const LONGEST_TITLE: usize = 100;
/// Shorter than this is a remark.
const SHORTEST_MINUTES: i64 = 5;

/// What became of an offer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Nobody has decided yet.
    Offered,
    /// It is in the workshop’s programme.
    Accepted,
    /// It is not.
    Declined,
}

impl State {
    /// As it is stored and sent.
    pub fn code(self) -> &'static str {
        match self {
            Self::Offered => "offered",
            Self::Accepted => "accepted",
            Self::Declined => "declined",
        }
    }

    /// As people read it.
    pub fn words(self) -> &'static str {
        match self {
            Self::Offered => "Offered",
            Self::Accepted => "In the programme",
            Self::Declined => "Declined",
        }
    }
}

impl FromStr for State {
    type Err = String;

    fn from_str(code: &str) -> Result<Self, String> {
        let all = [Self::Offered, Self::Accepted, Self::Declined];
        all.into_iter().find(|state| state.code() == code).ok_or_else(|| format!("no state is called {code:?}"))
    }
}

/// A slot that somebody would lead.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contribution {
    /// Which.
    pub id: ContributionId,
    /// Of this workshop.
    pub workshop: WorkshopId,
    /// By whom.
    pub participant: ParticipantId,
    /// First and last name.
    pub name: String,
    /// Work address.
    pub email: String,
    /// What it is about.
    pub title: String,
    /// How long it takes.
    pub minutes: i64,
    /// What became of it.
    pub state: State,
    /// What whoever leads the workshop said to it.
    pub word: String,
}

/// The form that offers one.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Form {
    /// What it is about.
    pub slot: String,
    /// How long it takes.
    pub minutes: String,
}

impl Form {
    /// Title and minutes in a workshop that lasts so many, or what to change.
    pub fn check(&self, longest: i64) -> Result<(String, i64), Problems> {
        let mut problems = Problems::new();
        let title = text::line(&self.slot);
        match title.chars().count() {
            0 => problems.add("slot", "Enter what your slot is about"),
            1..=LONGEST_TITLE => {}
            _ => problems.add("slot", format!("Shorten what it is about to {LONGEST_TITLE} characters or fewer")),
        }
        let minutes = self.minutes.trim().parse().ok();
        let minutes = minutes.filter(|minutes| (SHORTEST_MINUTES..=longest).contains(minutes));
        let minutes = minutes.ok_or_else(|| {
            format!("Enter the minutes as a number from {SHORTEST_MINUTES} to {longest}, which is all of the workshop")
        });
        let minutes = problems.take("minutes", minutes);
        problems.or(|| Some((title, minutes?)))
    }
}

/// The form that accepts or declines one.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Decision {
    /// `accepted` or `declined`.
    pub decision: String,
    /// What to say to it.
    pub word: String,
}

impl Decision {
    /// What becomes of it and what is said to it, or what to change. Whoever is declined is told why.
    pub fn check(&self) -> Result<(State, String), Problems> {
        let state = self.decision.parse().ok().filter(|state| *state != State::Offered);
        let mut problems = Problems::new();
        let state = problems.take("word", state.ok_or("Accept the slot or decline it, with one of the buttons"));
        let word = text::block(&self.word);
        match (state, word.chars().count()) {
            (Some(State::Declined), 0) => problems.add("word", "Enter a word on why, for whoever offered it"),
            (_, 0..=LONGEST_REASON) => {}
            _ => problems.add("word", format!("Shorten the word to {LONGEST_REASON} characters or fewer")),
        }
        problems.or(|| Some((state?, word)))
    }
}

#[cfg(test)]
mod tests {
    use super::{Decision, Form, State};

    #[test]
    fn a_slot_has_a_title_and_fits_into_the_workshop() {
        let form = |slot: &str, minutes: &str| Form { slot: slot.into(), minutes: minutes.into() };
        assert_eq!(form(" The rota  game ", "20").check(120).unwrap(), ("The rota game".into(), 20));
        for (slot, minutes, field) in [
            ("", "20", "slot"),
            (&"a".repeat(100_000), "20", "slot"),
            ("Game", "4", "minutes"),
            ("Game", "121", "minutes"),
            ("Game", "some", "minutes"),
        ] {
            assert!(form(slot, minutes).check(120).unwrap_err().at(field).is_some(), "{minutes}");
        }
    }

    #[test]
    fn whoever_is_declined_is_told_why() {
        let form = |decision: &str, word: &str| Decision { decision: decision.into(), word: word.into() };
        assert_eq!(form("accepted", "").check().unwrap(), (State::Accepted, String::new()));
        assert_eq!(form("declined", "It is full").check().unwrap().0, State::Declined);
        for (decision, word) in [("declined", " "), ("offered", "x"), ("", "x"), ("accepted", &"a".repeat(100_000))] {
            assert!(form(decision, word).check().unwrap_err().at("word").is_some(), "{decision}");
        }
    }
}
