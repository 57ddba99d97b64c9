//! The programme's text on confidentiality, whose present version everybody reads before their first visit.

use crate::{booking::short, problems::Problems, text};
use serde::{Deserialize, Serialize};

/// Longest text, in characters.
pub const LONGEST_TEXT: usize = 10_000;

/// The first version: what holds wherever a programme has written none of its own.
pub const FIRST_TEXT: &str =
    "While I shadow somebody at work I will see and hear things that are not for me to pass on.

I keep to myself whatever could tell anybody who a patient is, and what I learn about colleagues.
I take no photographs, make no recordings, and take away no papers or lists.
I look at no patient’s record. Where a patient is present, I stay only if they have been asked and have agreed.
What I write about the visit names nobody and lets nobody be recognised.
If I see that somebody is or could be harmed, I tell my host at once, and then whoever can act.
I leave at any time when my host, a patient or anybody in the area asks me to.";

/// A version of the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Confidentiality {
    /// 1 for the service's own.
    pub number: i64,
    /// What it says.
    pub text: String,
}

impl Default for Confidentiality {
    fn default() -> Self {
        Self { number: 1, text: FIRST_TEXT.to_owned() }
    }
}

/// The form that writes the next version.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Form {
    /// What it says.
    pub text: String,
}

impl Form {
    /// The text, or what to change.
    pub fn check(&self) -> Result<String, Problems> {
        let mut problems = Problems::new();
        let text = problems.take("text", short(text::block(&self.text), LONGEST_TEXT, "the text").and_then(some));
        problems.or(|| text)
    }
}

fn some(text: String) -> Result<String, String> {
    if text.is_empty() { Err("Enter what visitors are to keep to".to_owned()) } else { Ok(text) }
}

#[cfg(test)]
mod tests {
    use super::{FIRST_TEXT, Form};

    #[test]
    fn a_text_has_words_and_an_end() {
        let check = |text: &str| Form { text: text.to_owned() }.check();
        assert_eq!(check(" Hush \n").unwrap(), "Hush");
        assert_eq!(check(FIRST_TEXT).unwrap(), FIRST_TEXT, "is kept as it stands");
        assert!(check("\n").is_err() && check(&"x".repeat(100_000)).is_err());
    }
}
