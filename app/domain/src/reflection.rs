//! A reflection on a session, by Driscoll's three questions, and who may read it.

pub mod book;

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
    /// What happened?
    pub what: String,
    /// What does it mean?
    pub so_what: String,
    /// What will the author do?
    pub now_what: String,
    /// Who may read it.
    pub readers: Readers,
    /// Counts its changes.
    pub version: i64,
}

impl Reflection {
    /// Each question that is answered, with its answer.
    pub fn answers(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let all = [("What?", self.what.as_str()), ("So what?", &self.so_what), ("Now what?", &self.now_what)];
        all.into_iter().filter(|(_, answer)| !answer.is_empty())
    }
}

/// The form that writes or changes one.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Form {
    /// On this session.
    pub session: String,
    /// What happened?
    pub what: String,
    /// What does it mean?
    pub so_what: String,
    /// What will the author do?
    pub now_what: String,
    /// Who may read it.
    pub readers: String,
    /// The version that was read; 0 where there was none.
    pub version: i64,
    /// `yes` after the author has read the warning about texts that may name a patient.
    pub checked: String,
}

/// A form that can be carried out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Valid {
    /// What happened?
    pub what: String,
    /// What does it mean?
    pub so_what: String,
    /// What will the author do?
    pub now_what: String,
    /// Who may read it.
    pub readers: Readers,
}

impl Form {
    /// What can be carried out, or what to change.
    pub fn check(&self) -> Result<Valid, Problems> {
        let mut problems = Problems::new();
        let what = problems.take("what", long_text(&self.what, "what happened"));
        let so_what = problems.take("so_what", long_text(&self.so_what, "what it means"));
        let now_what = problems.take("now_what", long_text(&self.now_what, "what you will do"));
        let readers = problems.take("readers", self.readers.parse().map_err(|_| "Select who may read this"));
        if [&what, &so_what, &now_what].iter().all(|text| text.as_deref() == Some("")) {
            problems.add("what", "Write at least one of the three answers");
        }
        problems.or(|| Some(Valid { what: what?, so_what: so_what?, now_what: now_what?, readers: readers? }))
    }

    /// What may name a patient, for the author to look at before it is saved.
    pub fn warnings(&self) -> Problems {
        let texts = [("what", self.what.as_str()), ("so_what", &self.so_what), ("now_what", &self.now_what)];
        identifier_warnings(&self.checked, &texts)
    }
}
