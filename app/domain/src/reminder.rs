//! What people are reminded of, and when: worked out from dates, so that a date that is changed is a new one.

use crate::workshop::feedback::Wave;
use chrono::{DateTime, Duration, Utc};
use uuid::Uuid;

/// What somebody is reminded of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A conversation or visit is tomorrow.
    BookingSoon,
    /// One that was agreed is over, and nobody has logged it.
    BookingOver,
    /// A workshop is tomorrow.
    WorkshopSoon,
    /// A workshop is over: what those thought who were there.
    WorkshopOver,
    /// Weeks have passed since: what became of it.
    WorkshopLater,
    /// A session waits for the partner's word.
    Unconfirmed,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::BookingSoon,
        Self::BookingOver,
        Self::WorkshopSoon,
        Self::WorkshopOver,
        Self::WorkshopLater,
        Self::Unconfirmed,
    ];

    /// As it is stored.
    pub fn code(self) -> &'static str {
        match self {
            Self::BookingSoon => "booking_soon",
            Self::BookingOver => "booking_over",
            Self::WorkshopSoon => "workshop_soon",
            Self::WorkshopOver => "workshop_over",
            Self::WorkshopLater => "workshop_later",
            Self::Unconfirmed => "unconfirmed",
        }
    }

    /// The kind with this code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// A reminder that is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Due {
    /// Of what.
    pub kind: Kind,
    /// The booking, workshop or session.
    pub subject: Uuid,
    /// Its time, which makes another reminder of it once it changes.
    pub about_at: DateTime<Utc>,
}

/// What is looked for at an instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// The instant.
    pub now: DateTime<Utc>,
    /// What begins until then is soon: a little more than a day, so that those who read mail in the morning are told of
    /// the next one.
    pub soon: DateTime<Utc>,
    /// What ended by then is over: not at once, since many log it themselves.
    pub over: DateTime<Utc>,
    /// What was logged by then has waited long enough.
    pub waited: DateTime<Utc>,
    /// What was before is past: nobody is reminded of it any more.
    pub long_ago: DateTime<Utc>,
    /// Of workshops that ended by then it is asked what became of them,
    pub later: DateTime<Utc>,
    /// unless they ended before.
    pub later_long_ago: DateTime<Utc>,
}

impl Window {
    /// What is looked for at `now`.
    pub fn at(now: DateTime<Utc>) -> Self {
        Self {
            now,
            soon: now + Duration::hours(26),
            over: now - Duration::hours(20),
            waited: now - Duration::days(3),
            long_ago: now - Duration::days(21),
            later: now - Wave::later(),
            later_long_ago: now - Wave::later() - Duration::days(21),
        }
    }
}
