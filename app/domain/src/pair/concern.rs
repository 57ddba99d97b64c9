//! What a member of a pair says to the coordinators alone: this is not working.

use crate::{
    id::{ConcernId, PairId},
    problems::Problems,
    text,
};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// Most characters of it: a few words are enough, and the rest is better talked about.
pub const LONGEST: usize = 1_000;

/// What somebody said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Concern {
    /// Which.
    pub id: ConcernId,
    /// Of this pair.
    pub pair: PairId,
    /// Who said it.
    pub name: String,
    /// Their words; may be empty.
    pub words: String,
    /// When.
    pub created_at: DateTime<Utc>,
}

/// The form.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Form {
    /// The pair.
    pub pair: String,
    /// A few words; may be empty.
    pub words: String,
}

impl Form {
    /// The words as they are kept, or what to change.
    pub fn check(&self) -> Result<String, Problems> {
        let words = text::block(&self.words);
        match words.chars().count() {
            0..=LONGEST => Ok(words),
            length => Err(Problems::one(
                "words",
                format!("Shorten this by {} characters: {LONGEST} are kept", length - LONGEST),
            )),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Form, LONGEST};

    #[test]
    fn a_few_words_are_enough_and_none_are_needed() {
        let check = |words: &str| Form { pair: String::new(), words: words.into() }.check();
        assert_eq!(check(" We never meet\r\n").unwrap(), "We never meet");
        assert_eq!(check("  ").unwrap(), "");
        assert!(check(&"a".repeat(LONGEST)).is_ok());
        assert!(check(&"a".repeat(LONGEST + 1)).unwrap_err().at("words").is_some());
    }
}
