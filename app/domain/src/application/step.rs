//! The questions of an application, in their order.

use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// One page of an application.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Step {
    /// Name and work address.
    Who,
    /// Clinician or manager.
    Side,
    /// Profession, grade and place.
    Post,
    /// Who must agree.
    LineManager,
    /// When they can usually be met.
    Availability,
    /// Topics.
    Interests,
    /// What they want from the programme.
    Goals,
    /// Who they are, and what they can show.
    AboutMe,
    /// What they need to take part.
    AccessNeeds,
    /// Whether and when they move to another post.
    Rotation,
    /// Whom they must not be paired with.
    NotWith,
}

impl Step {
    /// Every step, in the order in which it is asked.
    pub const ALL: [Self; 11] = [
        Self::Who,
        Self::Side,
        Self::Post,
        Self::LineManager,
        Self::Availability,
        Self::Interests,
        Self::Goals,
        Self::AboutMe,
        Self::AccessNeeds,
        Self::Rotation,
        Self::NotWith,
    ];

    /// As its address has it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Who => "who",
            Self::Side => "side",
            Self::Post => "post",
            Self::LineManager => "line-manager",
            Self::Availability => "availability",
            Self::Interests => "interests",
            Self::Goals => "goals",
            Self::AboutMe => "about-me",
            Self::AccessNeeds => "access-needs",
            Self::Rotation => "rotation",
            Self::NotWith => "not-with",
        }
    }

    /// What its page is called.
    pub fn title(self) -> &'static str {
        match self {
            Self::Who => "Who are you?",
            Self::Side => "On which side do you take part?",
            Self::Post => "What is your post?",
            Self::LineManager => "Who can agree that you take part?",
            Self::Availability => "When can you usually be met?",
            Self::Interests => "What interests you?",
            Self::Goals => "What do you want from the programme?",
            Self::AboutMe => "What should your partner know of you?",
            Self::AccessNeeds => "Do you need anything to take part?",
            Self::Rotation => "Do you move to another post?",
            Self::NotWith => "Is there anybody you should not be paired with?",
        }
    }

    /// What is asked after it; nothing after the last.
    pub fn next(self) -> Option<Self> {
        let position = Self::ALL.iter().position(|step| *step == self)?;
        Self::ALL.get(position + 1).copied()
    }

    /// What is asked before it; nothing before the first.
    pub fn previous(self) -> Option<Self> {
        let position = Self::ALL.iter().position(|step| *step == self)?;
        Self::ALL.get(position.checked_sub(1)?).copied()
    }
}

impl FromStr for Step {
    type Err = String;

    fn from_str(code: &str) -> Result<Self, String> {
        Self::ALL.into_iter().find(|step| step.code() == code).ok_or_else(|| format!("no step is called {code:?}"))
    }
}
