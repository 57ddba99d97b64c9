//! A conversation that a pair had, as one of them logged it.

mod form;

pub use form::{Form, LENGTHS, Next, Valid};

use crate::{
    booking::Means,
    id::{BookingId, ConversationId, PairId, ParticipantId},
    london,
    shadowing::length_words,
};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// Topics to choose from where the cohort has none of its own.
pub const USUAL_TOPICS: [&str; 8] = [
    "how decisions are made",
    "money and budgets",
    "staffing and rotas",
    "quality and safety",
    "our project",
    "career and learning",
    "well-being",
    "something else",
];

/// A logged conversation as its pair sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conversation {
    /// Which.
    pub id: ConversationId,
    /// Of this pair.
    pub pair: PairId,
    /// Who logged it.
    pub author: ParticipantId,
    /// Their name.
    pub author_name: String,
    /// The booking that it came of.
    pub booking: Option<BookingId>,
    /// On which day.
    pub held_on: NaiveDate,
    /// When it began, where that was said.
    pub started_at: Option<DateTime<Utc>>,
    /// How long it lasted.
    pub minutes: i64,
    /// How they met.
    pub means: Means,
    /// Where; may be empty.
    pub place: String,
    /// What it was about.
    pub topics: Vec<String>,
    /// One line; may be empty.
    pub summary: String,
    /// What the partner said who says that it was not so; may be empty.
    pub dispute: Option<String>,
    /// The version that a change builds on.
    pub version: i64,
}

impl Conversation {
    /// `Tuesday 9 February 2027, from 9am`.
    pub fn when(&self) -> String {
        let day = london::weekday_words(self.held_on);
        let from = self.started_at.map(|at| format!(", from {}", london::time_words(at)));
        day + &from.unwrap_or_default()
    }

    /// `45 minutes`.
    pub fn length(&self) -> String {
        length_words(self.minutes)
    }

    /// `Canteen, in person`, `By video`.
    pub fn whereabouts(&self) -> String {
        if self.place.is_empty() {
            return self.means.words().to_owned();
        }
        format!("{}, {}", self.place, self.means.words().to_lowercase())
    }
}
