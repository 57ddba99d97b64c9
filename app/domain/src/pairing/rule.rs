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
    /// Neither may manage the other, as far up as the rules look.
    LineManagement,
    /// Somebody must not be paired with somebody else. Which of the two asked is never told.
    KeptApart,
    /// They must not have been a pair before.
    Earlier,
    /// They must share enough half-days.
    HalfDays,
    /// They must share enough interests.
    Interests,
    /// They must work at the same site, or where they can travel.
    Site,
    /// They must work in divisions as the rules want them.
    Division,
    /// Their grades must be near each other.
    Grade,
    /// Their goals must have enough in common.
    Goals,
    /// They must work in departments as the rules want them.
    Department,
    /// Both must be there to the end.
    Stays,
    /// The coordinator has ruled the pair out in this proposal.
    Banned,
    /// One of them is in a pair that the coordinator has locked; only ever a reason for being left over.
    Locked,
}

impl Rule {
    /// Every rule, in the order in which they are told.
    pub const ALL: [Self; 16] = [
        Self::SameSide,
        Self::NotApproved,
        Self::AlreadyPaired,
        Self::LineManagement,
        Self::KeptApart,
        Self::Earlier,
        Self::HalfDays,
        Self::Interests,
        Self::Site,
        Self::Division,
        Self::Grade,
        Self::Goals,
        Self::Department,
        Self::Stays,
        Self::Banned,
        Self::Locked,
    ];

    /// As programs read it.
    pub fn code(self) -> &'static str {
        match self {
            Self::SameSide => "same_side",
            Self::NotApproved => "not_approved",
            Self::AlreadyPaired => "already_paired",
            Self::LineManagement => "line_management",
            Self::KeptApart => "kept_apart",
            Self::Earlier => "earlier",
            Self::HalfDays => "half_days",
            Self::Interests => "interests",
            Self::Site => "site",
            Self::Division => "division",
            Self::Grade => "grade",
            Self::Goals => "goals",
            Self::Department => "department",
            Self::Stays => "stays",
            Self::Banned => "banned",
            Self::Locked => "locked",
        }
    }

    /// Why two people cannot be a pair, as a sentence without its full stop.
    pub fn words(self) -> &'static str {
        match self {
            Self::SameSide => "They are on the same side",
            Self::NotApproved => "At least one of them is not approved yet",
            Self::AlreadyPaired => "At least one of them is already in a pair",
            Self::LineManagement => "One of them manages the other, directly or through others",
            Self::KeptApart => "A coordinator's note keeps these two apart",
            Self::Earlier => "They were paired with each other before",
            Self::HalfDays => "They share fewer half-days than the rules ask for",
            Self::Interests => "They share fewer interests than the rules ask for",
            Self::Site => "Their sites are not as the rules ask for",
            Self::Division => "Their divisions are not as the rules ask for",
            Self::Grade => "Their grades are further apart than the rules allow",
            Self::Goals => "Their goals have less in common than the rules ask for",
            Self::Department => "Their departments are not as the rules ask for",
            Self::Stays => "At least one of them moves on before the last day",
            Self::Banned => "They are ruled out as a pair in this proposal",
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
            Self::Earlier => "ruled out as an earlier partner",
            Self::HalfDays => "free on too few of the same half-days",
            Self::Interests => "short of shared interests",
            Self::Site => "at a site that the rules do not allow",
            Self::Division => "in a division that the rules do not allow",
            Self::Grade => "too far apart in grade",
            Self::Goals => "short of goals in common",
            Self::Department => "in a department that the rules do not allow",
            Self::Stays => "ruled out since one of the two moves on before the last day",
            Self::Banned => "ruled out in this proposal",
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
