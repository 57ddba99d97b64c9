//! When a questionnaire is answered.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// One time at which the same questionnaire is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Wave {
    /// Before the programme.
    Pre,
    /// At its end, about how things were before it: people rate themselves differently once they know what they did
    /// not know.
    Then,
    /// At its end.
    Post,
    /// Some months later.
    FollowUp,
}

impl Wave {
    /// All, in the order in which they are answered.
    pub const ALL: [Self; 4] = [Self::Pre, Self::Then, Self::Post, Self::FollowUp];

    /// As it is stored and exchanged.
    pub fn code(self) -> &'static str {
        match self {
            Self::Pre => "pre",
            Self::Then => "then",
            Self::Post => "post",
            Self::FollowUp => "follow_up",
        }
    }

    /// As people read it.
    pub fn words(self) -> &'static str {
        match self {
            Self::Pre => "Before",
            Self::Then => "Looking back",
            Self::Post => "After",
            Self::FollowUp => "Follow-up",
        }
    }

    /// What to bear in mind when answering, above the questions.
    pub fn instruction(self) -> &'static str {
        match self {
            Self::Pre => "Answer for how things are now, before the programme begins.",
            Self::Then => {
                "Think back to before the programme. Knowing what you know now, how much would you have agreed then?"
            }
            Self::Post => "Answer for how things are now, at the end of the programme.",
            Self::FollowUp => "Answer for how things are now, some months after the programme.",
        }
    }
}

impl fmt::Display for Wave {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.words())
    }
}

impl FromStr for Wave {
    type Err = String;

    fn from_str(code: &str) -> Result<Self, String> {
        let known = Self::ALL.into_iter().find(|wave| wave.code() == code);
        known.ok_or_else(|| format!("no wave is called {code:?}"))
    }
}

impl TryFrom<String> for Wave {
    type Error = String;

    fn try_from(code: String) -> Result<Self, String> {
        code.parse()
    }
}
