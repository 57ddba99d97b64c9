//! What somebody wrote over time, who has read it, and all of it as a text to take away.

use super::{Readers, Reflection};
use crate::london;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use std::{fmt::Write, str::FromStr};

/// As what somebody has read a reflection.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// As a member of the pair.
    Partner,
    /// As a coordinator of the programme.
    Coordinator,
    /// As somebody who evaluates it, without learning whose it is.
    Evaluator,
}

impl Part {
    /// Every part.
    pub const ALL: [Self; 3] = [Self::Partner, Self::Coordinator, Self::Evaluator];

    /// As it is stored.
    pub fn code(self) -> &'static str {
        match self {
            Self::Partner => "partner",
            Self::Coordinator => "coordinator",
            Self::Evaluator => "evaluator",
        }
    }

    /// As the author reads it.
    pub fn words(self) -> &'static str {
        match self {
            Self::Partner => "your partner",
            Self::Coordinator => "a coordinator",
            Self::Evaluator => "an evaluator",
        }
    }
}

impl FromStr for Part {
    type Err = String;

    fn from_str(code: &str) -> Result<Self, String> {
        Self::ALL.into_iter().find(|part| part.code() == code).ok_or_else(|| format!("no part is called {code:?}"))
    }
}

/// That somebody has read a reflection.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Read {
    /// As what.
    pub part: Part,
    /// Who, unless they read without learning whose it is: then neither learns who the other is.
    pub name: Option<String>,
    /// The day on which they first did.
    pub on: NaiveDate,
}

impl Read {
    /// `Ben Okafor, your partner, on 3 May 2027`.
    pub fn words(&self) -> String {
        let (part, on) = (self.part.words(), london::date_words(self.on));
        match &self.name {
            Some(name) => format!("{name}, {part}, on {on}"),
            None => format!("{part}, on {on}"),
        }
    }
}

/// A reflection in its author's book.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// What was written.
    pub reflection: Reflection,
    /// On a session here,
    pub place: String,
    /// then.
    pub started_at: DateTime<Utc>,
    /// Who has read it.
    pub reads: Vec<Read>,
}

impl Entry {
    /// Where and when it was.
    pub fn title(&self) -> String {
        format!("{}, {}", self.place, london::date_words(london::date(self.started_at)))
    }

    /// Whether nobody but the author may read it.
    pub fn is_private(&self) -> bool {
        self.reflection.readers == Readers::Author
    }
}

/// A whole book as a text.
pub fn text(entries: &[Entry]) -> String {
    let mut text = String::from("My reflections\n");
    for entry in entries {
        let reflection = &entry.reflection;
        // Writing into a String cannot fail.
        let _ = write!(text, "\n{}\nWho may read this: {}\n", entry.title(), reflection.readers.words());
        for (question, answer) in reflection.answers() {
            let _ = write!(text, "\n{question}\n{answer}\n");
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{Entry, Part, Read, text};
    use crate::reflection::{Question, Readers, Reflection, Way};

    #[test]
    fn a_book_is_a_text_with_what_was_answered() {
        let id = uuid::Uuid::nil();
        let reflection = Reflection {
            id: id.into(),
            session: id.into(),
            author: id.into(),
            author_name: "Ama Hussain".into(),
            way: Way::What,
            texts: [(Question::What, "We waited.".into()), (Question::NowWhat, "Ask.".into())].into(),
            readers: Readers::Author,
            version: 1,
        };
        let started_at = "2027-05-03T09:00:00Z".parse().unwrap();
        let entry = Entry { reflection, place: "Ward 7".into(), started_at, reads: Vec::new() };
        assert!(entry.is_private());
        assert_eq!(
            text(&[entry]),
            "My reflections\n\nWard 7, 3 May 2027\nWho may read this: Only me\n\nWhat?\nWe waited.\n\nNow what?\nAsk.\n"
        );
        assert_eq!(text(&[]), "My reflections\n");
    }

    #[test]
    fn an_evaluator_has_no_name() {
        let on = "2027-05-03".parse().unwrap();
        let read = |part, name: Option<&str>| Read { part, name: name.map(str::to_owned), on }.words();
        assert_eq!(read(Part::Partner, Some("Ben Okafor")), "Ben Okafor, your partner, on 3 May 2027");
        assert_eq!(read(Part::Evaluator, None), "an evaluator, on 3 May 2027");
    }
}
