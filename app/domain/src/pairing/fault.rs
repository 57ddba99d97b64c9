//! Why no pairs can be proposed.

use super::proposal::MOST_PAIRS;
use crate::assignment::{self, Flaw};
use crate::id::ParticipantId;
use std::{error::Error, fmt};

/// What keeps a proposal from being made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// A locked pair names somebody who is not in the cohort.
    UnknownLocked(ParticipantId),
    /// Somebody is in two locked pairs.
    LockedTwice(ParticipantId),
    /// A locked pair is not one of each side.
    LockedSameSide(ParticipantId, ParticipantId),
    /// More pairs would have to be compared than memory allows.
    TooMany {
        /// Clinicians who are free.
        clinicians: usize,
        /// Managers who are free.
        managers: usize,
    },
    /// The solver refused the question.
    Refused(assignment::Fault),
    /// The solver's answer did not pass its check: a fault of ours.
    NotProven(Flaw),
    /// A stored answer is about other people than those who are free now.
    OtherPeople,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownLocked(id) => {
                write!(f, "A locked pair names participant {id}, who is not in this cohort: unlock the pair.")
            }
            Self::LockedTwice(id) => write!(f, "Participant {id} is in two locked pairs: unlock one of them."),
            Self::LockedSameSide(one, other) => {
                write!(f, "Participants {one} and {other} are locked as a pair but on the same side: unlock the pair.")
            }
            Self::TooMany { clinicians, managers } => write!(
                f,
                "{clinicians} clinicians and {managers} managers are too many to compare at once: at most {MOST_PAIRS} \
                 pairs can be. Approve or invite fewer at a time, or split the cohort."
            ),
            Self::Refused(fault) => fault.fmt(f),
            Self::OtherPeople => f.write_str("Other people are free by now: propose again."),
            Self::NotProven(flaw) => write!(f, "The proposal did not pass its check: {flaw}"),
        }
    }
}

impl Error for Fault {}
