//! Two things at the same time: what the members of a pair have planned or logged already.

use crate::{
    booking::when,
    id::{PairId, ParticipantId},
    shadowing::length_words,
};
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

/// What one member of a pair has with one other person at some time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Busy {
    /// The booking, session or conversation.
    pub id: Uuid,
    /// In which pair.
    pub pair: PairId,
    /// Whose it is.
    pub whose: ParticipantId,
    /// Their name.
    pub name: String,
    /// With whom.
    pub with: String,
    /// Whether it is a visit.
    pub is_visit: bool,
    /// How firm it is.
    pub firm: Firm,
    /// From
    pub starts_at: DateTime<Utc>,
    /// to.
    pub ends_at: DateTime<Utc>,
}

impl Busy {
    /// `Ama Hussain has a shadowing visit with Ben Okafor (agreed): Tuesday 9 February 2027, 9am to midday`.
    pub fn words(&self) -> String {
        let what = if self.is_visit { "a shadowing visit" } else { "a conversation" };
        let firm = match self.firm {
            Firm::Proposed => "proposed",
            Firm::Agreed => "agreed",
            Firm::Logged => "logged",
        };
        let when = when(self.starts_at, self.ends_at);
        format!("{} has {what} with {} ({firm}): {when}", self.name, self.with)
    }

    /// How bad it is: how much of a stretch it takes, in words.
    pub fn how_bad(&self, starts_at: DateTime<Utc>, ends_at: DateTime<Utc>) -> String {
        let shared = self.ends_at.min(ends_at) - self.starts_at.max(starts_at);
        if shared >= ends_at - starts_at { "all of the time".to_owned() } else { length_words(shared.num_minutes()) }
    }
}

/// Each once: what both members of a pair have with each other is told of one of them.
pub fn once(mut busy: Vec<Busy>) -> Vec<Busy> {
    busy.sort_by_key(|one| (one.starts_at, one.id, one.whose));
    busy.dedup_by_key(|one| one.id);
    busy
}

#[cfg(test)]
mod tests {
    use super::{Busy, Firm, once};
    use uuid::Uuid;

    fn busy(number: u128, from: &str, to: &str) -> Busy {
        Busy {
            id: Uuid::from_u128(number),
            pair: Uuid::from_u128(1).into(),
            whose: Uuid::from_u128(1).into(),
            name: "Ama".into(),
            with: "Ben".into(),
            is_visit: true,
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
    }

    #[test]
    fn what_two_have_with_each_other_is_told_once() {
        let one = busy(1, "2027-02-09T09:00:00Z", "2027-02-09T12:00:00Z");
        let other = Busy { whose: Uuid::from_u128(2).into(), ..one.clone() };
        let third = busy(2, "2027-02-09T08:00:00Z", "2027-02-09T12:00:00Z");
        assert_eq!(once(vec![other, one.clone(), third.clone()]), [third, one]);
    }
}
