//! A reflection on a session, in the way that its author likes, and who may read it.

pub mod book;
mod way;

pub use way::{Question, Texts, Way};

use crate::{
    id::{ParticipantId, ReflectionId, ShadowingId},
    problems::Problems,
    shadowing::{identifier_warnings, long_text},
};
use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// Who may read a reflection besides its author.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Readers {
    /// Nobody.
    #[default]
    Author,
    /// The author's pair.
    Pair,
    /// The pair and the programme's coordinators and evaluators.
    Programme,
}

impl Readers {
    /// Every choice, the most private first.
    pub const ALL: [Self; 3] = [Self::Author, Self::Pair, Self::Programme];

    /// As it is stored.
    pub fn code(self) -> &'static str {
        match self {
            Self::Author => "author",
            Self::Pair => "pair",
            Self::Programme => "programme",
        }
    }

    /// As the author reads it.
    pub fn words(self) -> &'static str {
        match self {
            Self::Author => "Only me",
            Self::Pair => "My pair",
            Self::Programme => "My pair and the programme’s coordinators and evaluators",
        }
    }
}

impl FromStr for Readers {
    type Err = String;

    fn from_str(code: &str) -> Result<Self, String> {
        Self::ALL
            .into_iter()
            .find(|readers| readers.code() == code)
            .ok_or_else(|| format!("no readers are called {code:?}"))
    }
}

impl TryFrom<String> for Readers {
    type Error = String;

    fn try_from(code: String) -> Result<Self, String> {
        code.parse()
    }
}

/// A reflection as its author, or somebody who may read it, sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reflection {
    /// Which.
    pub id: ReflectionId,
    /// On this session.
    pub session: ShadowingId,
    /// By whom.
    pub author: ParticipantId,
    /// Their name.
    pub author_name: String,
    /// How the author wanted to write it.
    pub way: Way,
    /// What was written, also in another way before.
    pub texts: Texts,
    /// Who may read it.
    pub readers: Readers,
    /// Counts its changes.
    pub version: i64,
}

impl Reflection {
    /// Each question that is answered, with its answer: those of its way first.
    pub fn answers(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let of_its_way = self.way.questions();
        let others = Question::ALL.into_iter().filter(|question| !of_its_way.contains(question));
        let all = of_its_way.iter().copied().chain(others);
        all.filter_map(|question| Some((question.words(), self.texts.get(&question)?.as_str())))
            .filter(|(_, answer)| !answer.is_empty())
    }
}

/// The form that writes or changes one.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
#[expect(missing_docs, reason = "what each question asks is said where it is named")]
pub struct Form {
    /// On this session.
    pub session: String,
    /// The way to write it.
    pub way: String,
    pub what: String,
    pub so_what: String,
    pub now_what: String,
    pub description: String,
    pub feelings: String,
    pub evaluation: String,
    pub analysis: String,
    pub conclusion: String,
    pub action_plan: String,
    pub free: String,
    /// Who may read it.
    pub readers: String,
    /// The version that was read; 0 where there was none.
    pub version: i64,
    /// The draft that it was kept as while it was typed; may be empty.
    pub draft: String,
    /// `yes` after the author has read the warning about texts that may name a patient.
    pub checked: String,
}

/// A form that can be carried out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Valid {
    /// The way to write it.
    pub way: Way,
    /// What was written.
    pub texts: Texts,
    /// Who may read it.
    pub readers: Readers,
}

impl Form {
    /// What was typed at a question.
    fn text(&self, question: Question) -> &str {
        match question {
            Question::What => &self.what,
            Question::SoWhat => &self.so_what,
            Question::NowWhat => &self.now_what,
            Question::Description => &self.description,
            Question::Feelings => &self.feelings,
            Question::Evaluation => &self.evaluation,
            Question::Analysis => &self.analysis,
            Question::Conclusion => &self.conclusion,
            Question::ActionPlan => &self.action_plan,
            Question::Free => &self.free,
        }
    }

    /// What can be carried out, or what to change.
    pub fn check(&self) -> Result<Valid, Problems> {
        let mut problems = Problems::new();
        let way = if self.way.is_empty() { Some(Way::default()) } else { Way::of(&self.way) };
        let way = problems.take("way", way.ok_or("Select how you want to write"));
        let is_empty = Question::ALL.into_iter().all(|question| self.text(question).trim().is_empty());
        let mut texts = Texts::new();
        for question in Question::ALL {
            let text = problems.take(question.code(), long_text(self.text(question), question.said()));
            texts.extend(text.filter(|text| !text.is_empty()).map(|text| (question, text)));
        }
        if let Some(way) = way.filter(|_| is_empty) {
            problems.add(way.questions()[0].code(), way.nothing_words());
        }
        let readers = problems.take("readers", self.readers.parse().map_err(|_| "Select who may read this"));
        problems.or(|| Some(Valid { way: way?, texts, readers: readers? }))
    }

    /// What may name a patient, for the author to look at before it is saved.
    pub fn warnings(&self) -> Problems {
        let texts = Question::ALL.map(|question| (question.code(), self.text(question)));
        identifier_warnings(&self.checked, &texts)
    }
}

#[cfg(test)]
mod tests {
    use super::{Form, Question, Readers, Reflection, Way};

    fn form() -> Form {
        Form { readers: "author".into(), ..Form::default() }
    }

    #[test]
    fn what_was_written_in_another_way_is_kept_and_comes_after() {
        let both = Form { way: "gibbs".into(), what: "We waited.".into(), feelings: "Tired.\n".into(), ..form() };
        let valid = both.check().unwrap();
        assert_eq!((valid.way, valid.texts.len()), (Way::Gibbs, 2));
        let id = uuid::Uuid::nil();
        let reflection = Reflection {
            id: id.into(),
            session: id.into(),
            author: id.into(),
            author_name: String::new(),
            way: valid.way,
            texts: valid.texts,
            readers: Readers::Author,
            version: 1,
        };
        assert_eq!(reflection.answers().collect::<Vec<_>>(), [("Feelings", "Tired."), ("What?", "We waited.")]);
    }

    #[test]
    fn something_must_be_written_wherever_it_is() {
        for (way, field) in [("", "what"), ("what", "what"), ("gibbs", "description"), ("free", "free")] {
            let empty = Form { way: way.into(), ..form() };
            assert!(empty.check().unwrap_err().at(field).is_some(), "{way}");
            assert!(Form { analysis: "Because".into(), ..empty }.check().is_ok(), "{way}");
        }
        assert!(Form { way: "kolb".into(), free: "x".into(), ..form() }.check().unwrap_err().at("way").is_some());
    }

    #[test]
    fn each_part_is_as_long_as_it_may_be_and_warns_for_itself() {
        for question in Question::ALL {
            let of = |text: &str| -> Form {
                let json = serde_json::json!({ "readers": "author", question.code(): text });
                serde_json::from_value(json).unwrap()
            };
            assert!(of(&"x".repeat(10_001)).check().unwrap_err().at(question.code()).is_some());
            assert!(of("She lay in bed 12").warnings().at(question.code()).is_some());
        }
    }
}
