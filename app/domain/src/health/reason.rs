//! Why a pair's light is not green, in words.

use super::{Frame, Light};
use crate::{london, strand::Requirement};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// One reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// Nothing was logged for so long.
    Quiet {
        /// Days.
        days: i64,
    },
    /// Neither has visited the other.
    NoShadowing {
        /// Weeks that have gone by.
        weeks: i64,
    },
    /// Only one of the two directions has happened by the middle.
    OneWay {
        /// Who has not visited.
        name: String,
    },
    /// A member moves to another post before the end.
    Rotation {
        /// Who.
        name: String,
        /// When.
        on: NaiveDate,
    },
    /// A member missed several workshops one after the other.
    MissedWorkshops {
        /// Who.
        name: String,
        /// How many.
        missed: usize,
    },
    /// A member has not answered before the programme.
    NoAnswer {
        /// Who.
        name: String,
    },
}

impl Reason {
    /// As a sentence without its full stop.
    pub fn words(&self) -> String {
        match self {
            Self::Quiet { days } => format!("No meeting logged for {days} days"),
            Self::NoShadowing { weeks } => format!("No shadowing either way, and week {weeks} is over"),
            Self::OneWay { name } => format!("Half of the time is over and {name} has not visited yet"),
            Self::Rotation { name, on } => {
                format!("{name} moves to another post on {}, before the end", london::date_words(*on))
            }
            Self::MissedWorkshops { name, missed } => format!("{name} missed the last {missed} workshops"),
            Self::NoAnswer { name } => format!("{name} has not answered the questionnaire before the programme"),
        }
    }

    /// How urgent it is. Where meeting is a pair's own choice, silence may mean that they talk and do not log it.
    pub(super) fn light(&self, frame: &Frame) -> Light {
        let is_required = match self {
            Self::Quiet { .. } => [frame.shadowing, frame.conversation].contains(&Requirement::Required),
            Self::NoShadowing { .. } => frame.shadowing == Requirement::Required,
            _ => false,
        };
        if is_required { Light::Red } else { Light::Amber }
    }
}
