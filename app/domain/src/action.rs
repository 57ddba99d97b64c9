//! What somebody will do after a session, and by when.

use crate::{date::Typed, id::ShadowingId, problems::Problems, shadowing::identifier_warnings, text};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Longest action, in characters.
pub const LONGEST: usize = 500;

/// What a member of a pair will do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Action {
    /// After this session.
    pub session: ShadowingId,
    /// What.
    pub words: String,
    /// By when, where that was said.
    pub due_on: Option<NaiveDate>,
    /// Whether it is done.
    pub is_done: bool,
}

/// The form that says or changes it.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Form {
    /// After this session.
    pub session: String,
    /// What.
    pub words: String,
    /// By when; may be empty.
    pub due: Typed,
    /// `yes` after the author has read the warning about texts that may name a patient.
    pub checked: String,
}

/// A form that can be carried out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Valid {
    /// What.
    pub words: String,
    /// By when.
    pub due_on: Option<NaiveDate>,
}

impl Form {
    /// What can be carried out, or what to change.
    pub fn check(&self) -> Result<Valid, Problems> {
        let mut problems = Problems::new();
        let words = text::line(&self.words);
        match words.chars().count() {
            0 => problems.add("words", "Say what you will do"),
            1..=LONGEST => {}
            length => {
                problems.add("words", format!("Shorten this by {} characters: {LONGEST} are kept", length - LONGEST));
            }
        }
        let due_on =
            if self.due.is_empty() { Some(None) } else { problems.take("due", self.due.read("the date")).map(Some) };
        problems.or(|| Some(Valid { words, due_on: due_on? }))
    }

    /// What may name a patient.
    pub fn warnings(&self) -> Problems {
        identifier_warnings(&self.checked, &[("words", &self.words)])
    }
}

#[cfg(test)]
mod tests {
    use super::Form;
    use crate::date::Typed;

    #[test]
    fn an_action_has_words_and_may_have_a_date() {
        let form = |words: &str, day: &str| {
            let due = Typed { day: day.into(), month: "5".into(), year: "2027".into() };
            Form { words: words.into(), due: if day.is_empty() { Typed::default() } else { due }, ..Form::default() }
        };
        assert_eq!(form(" Ask  pharmacy", "").check().unwrap().words, "Ask pharmacy");
        assert_eq!(form("Ask", "3").check().unwrap().due_on.unwrap().to_string(), "2027-05-03");
        assert!(form("", "").check().unwrap_err().at("words").is_some());
        assert!(form("Ask", "32").check().unwrap_err().at("due").is_some());
        assert!(form(&"x".repeat(501), "").check().unwrap_err().at("words").is_some());
    }
}
