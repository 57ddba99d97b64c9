//! What can be wrong with a question to the solver, and with an answer.

use super::MOST_PEOPLE;
use std::{error::Error, fmt};

/// Why there is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Whoever watched it stopped it.
    Stopped,
    /// A side is larger than [`MOST_PEOPLE`].
    TooManyPeople {
        /// How many people it has.
        people: usize,
    },
    /// An edge names a clinician that there is not.
    NoSuchClinician {
        /// Place of the edge in the list, from 0.
        at: usize,
        /// The number it names.
        clinician: u32,
        /// How many clinicians there are.
        clinicians: usize,
    },
    /// An edge names a manager that there is not.
    NoSuchManager {
        /// Place of the edge in the list, from 0.
        at: usize,
        /// The number it names.
        manager: u32,
        /// How many managers there are.
        managers: usize,
    },
    /// A score is so far from 0 that sums could overflow.
    ScoreTooLarge {
        /// Place of the edge in the list, from 0.
        at: usize,
        /// The score.
        score: i64,
        /// The greatest score either side of 0 for this many people.
        limit: i64,
    },
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Stopped => f.write_str("The search was stopped before its end: start it again."),
            Self::TooManyPeople { people } => {
                write!(f, "There are {people} people on one side: at most {MOST_PEOPLE} can be paired at once.")
            }
            Self::NoSuchClinician { at, clinician, clinicians } => write!(
                f,
                "allowed[{at}] names clinician {clinician}, but there are {clinicians} clinicians, counted from 0."
            ),
            Self::NoSuchManager { at, manager, managers } => {
                write!(f, "allowed[{at}] names manager {manager}, but there are {managers} managers, counted from 0.")
            }
            Self::ScoreTooLarge { at, score, limit } => write!(
                f,
                "allowed[{at}] has the score {score}: with this many people a score must be from -{limit} to {limit}."
            ),
        }
    }
}

impl Error for Fault {}

/// Why an answer is not to be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// Pairs are not in the order of their clinicians, or a clinician has two.
    NotByClinician,
    /// A manager has two partners.
    ManagerTwice {
        /// Which manager.
        manager: u32,
    },
    /// Two are paired who may not be.
    NotAllowed {
        /// Which clinician.
        clinician: u32,
        /// With which manager.
        manager: u32,
    },
    /// The total is not the sum of the scores.
    WrongTotal {
        /// What the scores add up to.
        sum: i128,
    },
    /// There is not one price, 0 or more, for each person.
    WrongPrices,
    /// Scores could outweigh a pair.
    BonusTooSmall,
    /// Two who may be paired count for more than their prices.
    NotCovered {
        /// Which clinician.
        clinician: u32,
        /// With which manager.
        manager: u32,
    },
    /// All prices together are more than what the answer counts for.
    NotTight,
    /// More pairs are possible.
    TooFewPairs,
    /// As many pairs are possible without one that is as badly off.
    WorstOffTooLow,
}

impl fmt::Display for Flaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::NotByClinician => f.write_str("The pairs are not listed once for each clinician, in order."),
            Self::ManagerTwice { manager } => write!(f, "Manager {manager} is in two pairs."),
            Self::NotAllowed { clinician, manager } => {
                write!(f, "Clinician {clinician} and manager {manager} may not be paired.")
            }
            Self::WrongTotal { sum } => {
                write!(f, "The total is wrong: the scores add up to {sum}.")
            }
            Self::WrongPrices => f.write_str("The proof does not have one price, 0 or more, for each person."),
            Self::BonusTooSmall => f.write_str("The proof lets scores outweigh the number of pairs."),
            Self::NotCovered { clinician, manager } => {
                write!(f, "Clinician {clinician} and manager {manager} would be worth more than the proof allows.")
            }
            Self::NotTight => f.write_str("The proof leaves room for a better answer."),
            Self::TooFewPairs => f.write_str("There are fewer pairs than there can be."),
            Self::WorstOffTooLow => f.write_str("The worst-off pair could be better off."),
        }
    }
}

impl Error for Flaw {}
