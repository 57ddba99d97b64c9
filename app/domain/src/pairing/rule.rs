//! What two people must fulfil to be paired at all.

use crate::participant::Side;
use serde::{Deserialize, Serialize};

/// A rule that keeps two people from being paired.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    /// A pair is one of each side.
    SameSide,
    /// Both must be approved.
    NotApproved,
    /// Nobody is in two pairs.
    AlreadyPaired,
    /// Neither may manage the other, however far up.
    LineManagement,
    /// Somebody must not be paired with somebody else. Which of the two asked is never told.
    KeptApart,
    /// One of them is in a pair that the coordinator has locked; only ever a reason for being left over.
    Locked,
}

impl Rule {
    /// Every rule, in the order in which they are told.
    pub const ALL: [Self; 6] =
        [Self::SameSide, Self::NotApproved, Self::AlreadyPaired, Self::LineManagement, Self::KeptApart, Self::Locked];

    /// Why two people cannot be a pair, as a sentence without its full stop.
    pub fn words(self) -> &'static str {
        match self {
            Self::SameSide => "They are on the same side",
            Self::NotApproved => "At least one of them is not approved yet",
            Self::AlreadyPaired => "At least one of them is already in a pair",
            Self::LineManagement => "One of them manages the other, directly or through others",
            Self::KeptApart => "A coordinator's note keeps these two apart",
            Self::Locked => "At least one of them is in another pair, which is locked",
        }
    }

    /// How many people of the other side this rule keeps from somebody.
    pub fn count_words(self, count: usize, other: Side) -> String {
        let are = if count == 1 { "is" } else { "are" };
        let rest = match self {
            Self::SameSide => "on the same side",
            Self::NotApproved => "not approved yet",
            Self::AlreadyPaired => "already in a pair",
            Self::LineManagement => "in this person's line management",
            Self::KeptApart => "kept apart by a coordinator's note",
            Self::Locked => "in a locked pair",
        };
        format!("{} {are} {rest}", people(count, other))
    }
}

/// So many people of a side, in running text.
pub(super) fn people(count: usize, side: Side) -> String {
    let ending = if count == 1 { "" } else { "s" };
    format!("{count} {}{ending}", side.code())
}
