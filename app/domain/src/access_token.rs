//! Tokens by which a program acts for a person at the programming interface.

use crate::{id::AccessTokenId, problems::Problems, text};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// Longest name of a token.
pub const LONGEST_NAME: usize = 60;

/// A token as its owner sees it; the token itself is shown once, when it is made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccessToken {
    /// Which.
    pub id: AccessTokenId,
    /// What its owner calls it.
    pub name: String,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When a program last used it, to the minute.
    pub last_used_at: Option<DateTime<Utc>>,
}

/// The form that makes one.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct New {
    /// What it is to be called.
    pub name: String,
}

impl New {
    /// The name, where it can be one.
    pub fn check(&self) -> Result<String, Problems> {
        let name = text::line(&self.name);
        if name.is_empty() {
            return Err(Problems::one("name", "Enter a name, such as what the token is for"));
        }
        if name.chars().count() > LONGEST_NAME {
            return Err(Problems::one("name", format!("Enter a name of {LONGEST_NAME} characters or fewer")));
        }
        Ok(name)
    }
}

#[cfg(test)]
mod tests {
    use super::{LONGEST_NAME, New};

    #[test]
    fn a_name_says_something_and_is_short() {
        let check = |name: &str| New { name: name.to_owned() }.check();
        assert_eq!(check(" Spreadsheet \n macro "), Ok("Spreadsheet macro".to_owned()));
        for wrong in [String::new(), "  ".to_owned(), "x".repeat(LONGEST_NAME + 1)] {
            assert!(check(&wrong).unwrap_err().at("name").is_some(), "{wrong:?}");
        }
    }
}
