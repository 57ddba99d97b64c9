//! The four strands of a programme, and what a programme wants of each.

use serde::{Deserialize, Serialize};

/// What a pair does: the four activities of which every programme is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Strand {
    /// Informal conversations.
    Conversation,
    /// One visits the other at work.
    Shadowing,
    /// Workshops of the whole cohort.
    Workshop,
    /// Improving something together.
    Project,
}

impl Strand {
    /// All four, in the order in which programmes tell them.
    pub const ALL: [Self; 4] = [Self::Conversation, Self::Shadowing, Self::Workshop, Self::Project];

    /// How many days before it is usually booked. Rosters and leave are fixed six weeks ahead; a conversation needs none.
    pub fn usual_notice_days(self) -> u16 {
        match self {
            Self::Shadowing => 42,
            Self::Conversation | Self::Workshop | Self::Project => 0,
        }
    }

    /// As it is stored and sent.
    pub fn code(self) -> &'static str {
        match self {
            Self::Conversation => "conversation",
            Self::Shadowing => "shadowing",
            Self::Workshop => "workshop",
            Self::Project => "project",
        }
    }

    /// As people read it.
    pub fn words(self) -> &'static str {
        match self {
            Self::Conversation => "Conversations",
            Self::Shadowing => "Shadowing",
            Self::Workshop => "Workshops",
            Self::Project => "Improvement project",
        }
    }
}

/// Whether a strand belongs to a programme.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Requirement {
    /// Every pair does it.
    Required,
    /// Pairs do it as they like.
    Optional,
    /// The programme has none of it.
    Off,
}

impl Requirement {
    /// All, the strictest first.
    pub const ALL: [Self; 3] = [Self::Required, Self::Optional, Self::Off];

    /// As it is stored and sent.
    pub fn code(self) -> &'static str {
        match self {
            Self::Required => "required",
            Self::Optional => "optional",
            Self::Off => "off",
        }
    }

    /// As people read it.
    pub fn words(self) -> &'static str {
        match self {
            Self::Required => "Required",
            Self::Optional => "Optional",
            Self::Off => "Not part of it",
        }
    }

    /// The one of this code.
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }
}

/// What a target counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// How often.
    Times,
    /// How long.
    Hours,
}

impl Unit {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Times, Self::Hours];

    /// As it is stored and sent.
    pub fn code(self) -> &'static str {
        match self {
            Self::Times => "times",
            Self::Hours => "hours",
        }
    }

    /// As people read it behind a number.
    pub fn words(self, number: u16) -> &'static str {
        match (self, number) {
            (Self::Times, 1) => "time",
            (Self::Times, _) => "times",
            (Self::Hours, 1) => "hour",
            (Self::Hours, _) => "hours",
        }
    }

    /// The one of this code.
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }
}

/// How much of a strand a programme wants of each participant; of shadowing, that much in each direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Target {
    /// How many
    pub number: u16,
    /// of these.
    pub unit: Unit,
}

impl Target {
    /// `9 times`, `8 hours`.
    pub fn words(self) -> String {
        format!("{} {}", self.number, self.unit.words(self.number))
    }
}

/// What a programme wants of one strand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Wanted {
    /// Whether it belongs to the programme.
    pub requirement: Requirement,
    /// How much of it, where that is said.
    pub target: Option<Target>,
    /// How many days before it is booked, so that rotas allow for it; the strand's usual number where that is not said.
    #[serde(default)]
    pub notice_days: Option<u16>,
}

#[cfg(test)]
mod tests {
    use super::{Target, Unit};

    #[test]
    fn a_target_is_a_number_of_something() {
        let words = |number, unit| Target { number, unit }.words();
        assert_eq!((words(1, Unit::Times), words(9, Unit::Times)), ("1 time".into(), "9 times".into()));
        assert_eq!((words(1, Unit::Hours), words(8, Unit::Hours)), ("1 hour".into(), "8 hours".into()));
    }
}
