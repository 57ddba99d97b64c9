//! The waiting list of a workshop: its order, how long a seat is offered, and everything that was done with it.

use super::LONGEST_REASON;
use crate::{id::ParticipantId, problems::Problems, text};
use chrono::{DateTime, Duration, Utc};
use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// Until when somebody may accept a seat that is offered now; nothing where the workshop has begun by then.
pub fn offered_until(now: DateTime<Utc>, hours: i64, starts_at: DateTime<Utc>) -> Option<DateTime<Utc>> {
    (now < starts_at).then(|| (now + Duration::hours(hours)).min(starts_at))
}

/// A place in a list, in words: `first`, `third`, `11th`.
pub fn place_words(place: usize) -> String {
    const WORDS: [&str; 10] =
        ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];
    if let Some(word) = place.checked_sub(1).and_then(|at| WORDS.get(at)) {
        return (*word).to_owned();
    }
    let ending = match (place % 10, place % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{place}{ending}")
}

/// How somebody stands to a workshop.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// They have a seat.
    Seated,
    /// A seat is offered to them until then.
    Offered {
        /// Until when.
        until_at: DateTime<Utc>,
    },
    /// They wait; the place is counted from 1.
    Waiting {
        /// Which in the list.
        place: usize,
    },
    /// They have not signed up.
    Out,
}

/// Somebody with a seat, or to whom one is offered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seat {
    /// Whose.
    pub participant: ParticipantId,
    /// First and last name.
    pub name: String,
    /// Work address.
    pub email: String,
    /// Until when it is only offered.
    pub held_until: Option<DateTime<Utc>>,
}

/// Somebody who waits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Waiter {
    /// Who.
    pub participant: ParticipantId,
    /// First and last name.
    pub name: String,
    /// Work address.
    pub email: String,
    /// Orders the list, where two have the same by the id of their place in the cohort.
    pub rank: i64,
}

/// What was done with a seat or the waiting list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// Signed up while there was a seat.
    Seated,
    /// Signed up while there was none.
    Waiting,
    /// Was moved in the list by a coordinator.
    Moved,
    /// Was offered a seat.
    Offered,
    /// Accepted it,
    Accepted,
    /// declined it,
    Declined,
    /// or did not answer in time.
    Lapsed,
    /// Gave a seat or a place in the list up.
    Left,
}

impl Step {
    /// All.
    pub const ALL: [Self; 8] = [
        Self::Seated,
        Self::Waiting,
        Self::Moved,
        Self::Offered,
        Self::Accepted,
        Self::Declined,
        Self::Lapsed,
        Self::Left,
    ];

    /// As it is stored.
    pub fn code(self) -> &'static str {
        match self {
            Self::Seated => "seated",
            Self::Waiting => "waiting",
            Self::Moved => "moved",
            Self::Offered => "offered",
            Self::Accepted => "accepted",
            Self::Declined => "declined",
            Self::Lapsed => "lapsed",
            Self::Left => "left",
        }
    }

    /// What happened to somebody, as the rest of a sentence without its full stop.
    pub fn words(self) -> &'static str {
        match self {
            Self::Seated => "signed up and has a seat",
            Self::Waiting => "joined the waiting list",
            Self::Moved => "was moved in the waiting list",
            Self::Offered => "was offered a seat",
            Self::Accepted => "accepted the seat",
            Self::Declined => "declined the seat",
            Self::Lapsed => "did not answer in time, so the seat went to the next",
            Self::Left => "gave their place up",
        }
    }
}

impl FromStr for Step {
    type Err = String;

    fn from_str(code: &str) -> Result<Self, String> {
        Self::ALL.into_iter().find(|step| step.code() == code).ok_or_else(|| format!("no step is called {code:?}"))
    }
}

/// One line of a list's history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Past {
    /// When.
    pub at: DateTime<Utc>,
    /// To whom.
    pub participant: ParticipantId,
    /// First and last name.
    pub name: String,
    /// What.
    pub step: Step,
    /// To which place, and why, where somebody was moved.
    pub reason: String,
    /// Who did it, where it was somebody else.
    pub author: Option<String>,
}

/// The form by which a coordinator moves somebody.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Move {
    /// Who.
    pub participant: String,
    /// To which place, counted from 1.
    pub place: String,
    /// Why.
    pub reason: String,
}

impl Move {
    /// Who goes where in a list of so many and why, or what to change.
    pub fn check(&self, waiting: usize) -> Result<(ParticipantId, usize, String), Problems> {
        let mut problems = Problems::new();
        let who = self.participant.parse().map_err(|_| "Select who is moved");
        let who = problems.take("participant", who);
        let place = self.place.trim().parse().ok().filter(|place| (1..=waiting).contains(place));
        let place = place.ok_or_else(|| format!("Enter the new place as a number from 1 to {}", waiting.max(1)));
        let place = problems.take("place", place);
        let reason = text::line(&self.reason);
        match reason.chars().count() {
            0 => problems.add("reason", "Enter why: the reason stays in the history of the list"),
            1..=LONGEST_REASON => {}
            _ => problems.add("reason", format!("Shorten the reason to {LONGEST_REASON} characters or fewer")),
        }
        problems.or(|| Some((who?, place?, reason)))
    }
}

#[cfg(test)]
mod tests {
    use super::{Move, offered_until, place_words};
    use chrono::{DateTime, Utc};

    #[test]
    fn a_seat_is_offered_for_so_long_and_never_past_the_start() {
        let at = |text: &str| text.parse::<DateTime<Utc>>().unwrap();
        let starts_at = at("2027-05-10T09:00:00Z");
        for (now, until) in [
            ("2027-05-01T09:00:00Z", Some("2027-05-03T09:00:00Z")),
            ("2027-05-09T10:00:00Z", Some("2027-05-10T09:00:00Z")),
            ("2027-05-10T09:00:00Z", None),
        ] {
            assert_eq!(offered_until(at(now), 48, starts_at), until.map(at), "{now}");
        }
    }

    #[test]
    fn a_place_is_told_in_words() {
        let words: Vec<_> = [1, 3, 10, 11, 12, 21, 22, 103, 111].map(place_words).to_vec();
        assert_eq!(words, ["first", "third", "tenth", "11th", "12th", "21st", "22nd", "103rd", "111th"]);
    }

    #[test]
    fn a_move_needs_a_place_in_the_list_and_a_reason() {
        let form = |place: &str, reason: &str| Move {
            participant: "01a31895-fda0-7374-ae3b-01b5552d6c34".into(),
            place: place.into(),
            reason: reason.into(),
        };
        assert_eq!(form(" 2 ", " On  nights ").check(3).unwrap().2, "On nights");
        for (place, reason, field) in
            [("0", "Nights", "place"), ("4", "Nights", "place"), ("first", "Nights", "place"), ("1", " ", "reason")]
        {
            assert!(form(place, reason).check(3).unwrap_err().at(field).is_some(), "{place} {reason}");
        }
        assert!(form("1", &"a".repeat(100_000)).check(3).is_err());
    }
}
