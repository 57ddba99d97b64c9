//! Two things at the same time: what the members of a pair have already.

use crate::{booking::when, id::ParticipantId, shadowing::length_words};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// How firm something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Firm {
    /// Only proposed.
    Proposed,
    /// Agreed.
    Agreed,
    /// Logged: it has taken place.
    Logged,
}

/// What somebody has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum What {
    /// A conversation with this person.
    Conversation {
        /// With whom.
        with: String,
    },
    /// A shadowing visit.
    Visit {
        /// To or by whom.
        with: String,
    },
    /// A seat in a workshop.
    Workshop {
        /// Which.
        title: String,
    },
    /// Something in their own calendar, of which nothing is known.
    Otherwise,
}

/// What one member of a pair has, with one other person where it is with somebody, at some time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Busy {
    /// The booking, session, conversation or workshop; or whose calendar it is in.
    pub id: Uuid,
    /// Whose it is.
    pub whose: ParticipantId,
    /// Their name.
    pub name: String,
    /// What.
    pub what: What,
    /// How firm it is.
    pub firm: Firm,
    /// From
    pub starts_at: DateTime<Utc>,
    /// to.
    pub ends_at: DateTime<Utc>,
}

impl Busy {
    /// `Ama Hussain has a shadowing visit with Ben Okafor (agreed): Tuesday 9 February 2027, 9am to midday`. Of what is
    /// in somebody's own calendar, no more than that it is.
    pub fn words(&self) -> String {
        let what = match &self.what {
            What::Conversation { with } => format!("a conversation with {with}"),
            What::Visit { with } => format!("a shadowing visit with {with}"),
            What::Workshop { title } => format!("the workshop ‘{title}’"),
            What::Otherwise => return format!("{} is busy then", self.name),
        };
        let firm = match self.firm {
            Firm::Proposed => "proposed",
            Firm::Agreed => "agreed",
            Firm::Logged => "logged",
        };
        format!("{} has {what} ({firm}): {}", self.name, when(self.starts_at, self.ends_at))
    }

    /// The same with how much of a stretch it takes.
    pub fn words_within(&self, starts_at: DateTime<Utc>, ends_at: DateTime<Utc>) -> String {
        if self.what == What::Otherwise {
            return self.words();
        }
        format!("{}; {} overlaps", self.words(), self.how_bad(starts_at, ends_at))
    }

    /// How bad it is: how much of a stretch it takes, in words.
    fn how_bad(&self, starts_at: DateTime<Utc>, ends_at: DateTime<Utc>) -> String {
        let shared = self.ends_at.min(ends_at) - self.starts_at.max(starts_at);
        if shared >= ends_at - starts_at { "all of the time".to_owned() } else { length_words(shared.num_minutes()) }
    }
}

/// Each once: what both members of a pair have with each other is told of one of them.
pub fn once(mut busy: Vec<Busy>) -> Vec<Busy> {
    busy.sort_by_key(|one| (one.starts_at, one.id, one.whose));
    busy.dedup_by_key(|one| (one.starts_at, one.id));
    busy
}

#[cfg(test)]
mod tests {
    use super::{Busy, Firm, What, once};
    use uuid::Uuid;

    fn busy(number: u128, from: &str, to: &str) -> Busy {
        Busy {
            id: Uuid::from_u128(number),
            whose: Uuid::from_u128(1).into(),
            name: "Ama".into(),
            what: What::Visit { with: "Ben".into() },
            firm: Firm::Agreed,
            starts_at: from.parse().unwrap(),
            ends_at: to.parse().unwrap(),
        }
    }

    #[test]
    fn a_clash_says_what_with_whom_and_how_bad() {
        let one = busy(1, "2027-02-09T09:00:00Z", "2027-02-09T12:00:00Z");
        assert_eq!(one.words(), "Ama has a shadowing visit with Ben (agreed): Tuesday 9 February 2027, 9am to midday");
        let bad = |from: &str, to: &str| one.how_bad(from.parse().unwrap(), to.parse().unwrap());
        assert_eq!(bad("2027-02-09T10:00:00Z", "2027-02-09T11:00:00Z"), "all of the time");
        assert_eq!(bad("2027-02-09T11:30:00Z", "2027-02-09T13:00:00Z"), "30 minutes");
        let (from, to) = (one.starts_at, one.ends_at);
        assert!(one.words_within(from, to).ends_with("midday; all of the time overlaps"));
        let workshop = Busy { what: What::Workshop { title: "Finance".into() }, ..one.clone() };
        assert!(workshop.words().starts_with("Ama has the workshop ‘Finance’ (agreed): Tuesday"));
        let own = Busy { what: What::Otherwise, ..one };
        assert_eq!(own.words_within(from, to), "Ama is busy then", "nobody learns from when to when");
    }

    #[test]
    fn what_two_have_with_each_other_is_told_once() {
        let one = busy(1, "2027-02-09T09:00:00Z", "2027-02-09T12:00:00Z");
        let other = Busy { whose: Uuid::from_u128(2).into(), ..one.clone() };
        let third = busy(2, "2027-02-09T08:00:00Z", "2027-02-09T12:00:00Z");
        assert_eq!(once(vec![other, one.clone(), third.clone()]), [third, one]);
    }
}
