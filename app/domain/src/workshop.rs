//! A workshop of a cohort: when and where, for how many, and by whom it is led.

pub mod attendance;
pub mod contribution;
pub mod feedback;
mod form;
mod happened;
pub mod waiting;

pub use form::{Cancellation, Form, LONGEST_TEXT, LONGEST_WORD, OFFER_HOURS, Valid};
pub use happened::Happened;

use crate::{
    id::{CohortId, PersonId, WorkshopId},
    london,
};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// Longest reason and longest word on something, in characters.
pub const LONGEST_REASON: usize = 300;

/// Whether a workshop takes place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// It will, or it did.
    Planned,
    /// It does not.
    Cancelled,
}

impl State {
    /// As it is stored.
    pub fn code(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Cancelled => "cancelled",
        }
    }
}

impl FromStr for State {
    type Err = String;

    fn from_str(code: &str) -> Result<Self, String> {
        match code {
            "planned" => Ok(Self::Planned),
            "cancelled" => Ok(Self::Cancelled),
            _ => Err(format!("no state of a workshop is called {code:?}")),
        }
    }
}

/// Something to read before or afterwards.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Material {
    /// What it is.
    pub name: String,
    /// Where it is, unless the name says all.
    pub address: Option<String>,
}

/// Who leads a workshop.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lead {
    /// Who.
    pub person: PersonId,
    /// First and last name.
    pub name: String,
    /// Work address.
    pub email: String,
}

/// A workshop.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Workshop {
    /// Which.
    pub id: WorkshopId,
    /// Of this cohort.
    pub cohort: CohortId,
    /// What it is called.
    pub title: String,
    /// What it is about.
    pub topic: String,
    /// Who leads it, in the order of their names.
    pub leads: Vec<Lead>,
    /// When it begins.
    pub starts_at: DateTime<Utc>,
    /// When it is over.
    pub ends_at: DateTime<Utc>,
    /// Where it is; empty where it is online alone.
    pub room: String,
    /// How many can come.
    pub capacity: i64,
    /// Where to join online; empty where nobody can.
    pub online_link: String,
    /// What to read.
    pub materials: Vec<Material>,
    /// Whether it takes place.
    pub state: State,
    /// Why not, where it is cancelled.
    pub cancel_word: String,
    /// How long somebody on the waiting list has to accept a seat.
    pub offer_hours: i64,
    /// Counts what calendars have to be told of.
    pub sequence: i64,
    /// What the page says that is shown on the wall.
    pub code: String,
    /// When it was planned.
    pub created_at: DateTime<Utc>,
    /// Counts its changes.
    pub version: i64,
}

impl Workshop {
    /// How long it lasts.
    pub fn minutes(&self) -> i64 {
        (self.ends_at - self.starts_at).num_minutes()
    }

    /// `Tuesday 3 February 2027, 1:30pm to 4:30pm`.
    pub fn when(&self) -> String {
        let (from, to) = (london::time_words(self.starts_at), london::time_words(self.ends_at));
        format!("{}, {from} to {to}", london::weekday_words(london::date(self.starts_at)))
    }

    /// Whether this person leads it.
    pub fn is_led_by(&self, person: PersonId) -> bool {
        self.leads.iter().any(|lead| lead.person == person)
    }

    /// Why nobody can sign up, or leave, any more; nothing where they can.
    pub fn closed(&self, now: DateTime<Utc>) -> Option<&'static str> {
        if self.state == State::Cancelled {
            Some("This workshop is cancelled, so nothing was changed. The list of workshops has the others")
        } else if now >= self.ends_at {
            Some("This workshop is over, so nothing was changed. The list of workshops has those to come")
        } else if now >= self.starts_at {
            Some("This workshop has begun, so nothing was changed. Speak to whoever leads it")
        } else {
            None
        }
    }
}
