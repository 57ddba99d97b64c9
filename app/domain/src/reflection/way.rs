//! The ways to reflect, and what each of them asks.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A way to reflect. Whoever changes it keeps what they wrote in another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// By Driscoll’s three questions.
    #[default]
    What,
    /// By the six parts of Gibbs’ cycle.
    Gibbs,
    /// Without questions.
    Free,
}

impl Way {
    /// Every way, the shortest first.
    pub const ALL: [Self; 3] = [Self::What, Self::Gibbs, Self::Free];

    /// As it is stored.
    pub fn code(self) -> &'static str {
        match self {
            Self::What => "what",
            Self::Gibbs => "gibbs",
            Self::Free => "free",
        }
    }

    /// As its author reads it.
    pub fn words(self) -> &'static str {
        match self {
            Self::What => "By three questions",
            Self::Gibbs => "Gibbs’ cycle, in six parts",
            Self::Free => "Freely, in one text",
        }
    }

    /// What it asks, in its order.
    pub fn questions(self) -> &'static [Question] {
        match self {
            Self::What => &Question::ALL[..3],
            Self::Gibbs => &Question::ALL[3..9],
            Self::Free => &Question::ALL[9..],
        }
    }

    /// What to do where nothing was written.
    pub fn nothing_words(self) -> &'static str {
        match self {
            Self::What => "Write at least one of the three answers",
            Self::Gibbs => "Write at least one of the six parts",
            Self::Free => "Write your reflection",
        }
    }

    /// The way of this code.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|way| way.code() == code)
    }
}

/// What one way to reflect asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the words of each say what it asks")]
pub enum Question {
    What,
    SoWhat,
    NowWhat,
    Description,
    Feelings,
    Evaluation,
    Analysis,
    Conclusion,
    ActionPlan,
    Free,
}

/// What was written, by what asked for it; nothing that is empty.
pub type Texts = BTreeMap<Question, String>;

impl Question {
    /// Every question, way by way.
    pub const ALL: [Self; 10] = [
        Self::What,
        Self::SoWhat,
        Self::NowWhat,
        Self::Description,
        Self::Feelings,
        Self::Evaluation,
        Self::Analysis,
        Self::Conclusion,
        Self::ActionPlan,
        Self::Free,
    ];

    /// Its name in the form.
    pub fn code(self) -> &'static str {
        match self {
            Self::What => "what",
            Self::SoWhat => "so_what",
            Self::NowWhat => "now_what",
            Self::Description => "description",
            Self::Feelings => "feelings",
            Self::Evaluation => "evaluation",
            Self::Analysis => "analysis",
            Self::Conclusion => "conclusion",
            Self::ActionPlan => "action_plan",
            Self::Free => "free",
        }
    }

    /// As people read it.
    pub fn words(self) -> &'static str {
        match self {
            Self::What => "What?",
            Self::SoWhat => "So what?",
            Self::NowWhat => "Now what?",
            Self::Description => "Description",
            Self::Feelings => "Feelings",
            Self::Evaluation => "Evaluation",
            Self::Analysis => "Analysis",
            Self::Conclusion => "Conclusion",
            Self::ActionPlan => "Action plan",
            Self::Free => "In my own words",
        }
    }

    /// What it means.
    pub fn hint(self) -> &'static str {
        match self {
            Self::What | Self::Description => "What happened",
            Self::SoWhat => "What it means to you",
            Self::NowWhat => "What you will do",
            Self::Feelings => "What you thought and felt",
            Self::Evaluation => "What was good about it, and what was not",
            Self::Analysis => "What sense you make of it",
            Self::Conclusion => "What else could have been done",
            Self::ActionPlan => "What you would do if it happened again",
            Self::Free => "Whatever you make of it",
        }
    }

    /// What of it is too long, in a sentence.
    pub(super) fn said(self) -> &'static str {
        match self {
            Self::What => "what happened",
            Self::SoWhat => "what it means",
            Self::NowWhat => "what you will do",
            Self::Description => "the description",
            Self::Feelings => "the feelings",
            Self::Evaluation => "the evaluation",
            Self::Analysis => "the analysis",
            Self::Conclusion => "the conclusion",
            Self::ActionPlan => "the action plan",
            Self::Free => "the text",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Question, Way};

    #[test]
    fn every_question_belongs_to_one_way() {
        let all: Vec<_> = Way::ALL.into_iter().flat_map(|way| way.questions().iter().copied()).collect();
        assert_eq!(all, Question::ALL);
        assert!(Way::ALL.into_iter().all(|way| Way::of(way.code()) == Some(way)));
    }

    #[test]
    fn a_question_is_stored_by_its_name_in_the_form() {
        for question in Question::ALL {
            assert_eq!(serde_json::to_string(&question).unwrap(), format!("\"{}\"", question.code()));
        }
    }
}
