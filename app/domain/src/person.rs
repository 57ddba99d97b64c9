//! People who can sign in, and the forms that let them.

use crate::{email::Email, id::PersonId, problems::Problems, text};
use serde::{Deserialize, Serialize};

/// Fewest characters of a password.
pub const SHORTEST_PASSWORD: usize = 12;
/// Most bytes of a password: more would only cost time to hash.
pub const LONGEST_PASSWORD: usize = 1024;
/// Longest first or last name.
pub const LONGEST_NAME: usize = 100;

/// Passwords of twelve characters or more that are guessed first.
static COMMON: &str = include_str!("person/common_passwords.txt");

/// Somebody who can sign in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// Who.
    pub id: PersonId,
    /// Address that they sign in with.
    pub email: String,
    /// Given name.
    pub first_name: String,
    /// Family name.
    pub last_name: String,
}

impl Person {
    /// First and last name as they are shown.
    pub fn name(&self) -> String {
        format!("{} {}", self.first_name, self.last_name).trim().to_owned()
    }
}

/// The form that makes a person.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct New {
    /// Work address.
    pub email: String,
    /// Given name.
    pub first_name: String,
    /// Family name.
    pub last_name: String,
    /// `yes` for an administrator of the installation.
    pub is_administrator: String,
}

/// A form that can be carried out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Valid {
    /// Work address.
    pub email: Email,
    /// Given name.
    pub first_name: String,
    /// Family name.
    pub last_name: String,
    /// Whether an administrator of the installation.
    pub is_administrator: bool,
}

impl New {
    /// What can be carried out, or what to change.
    pub fn check(&self) -> Result<Valid, Problems> {
        let mut problems = Problems::new();
        let email = problems.take("email", email(&self.email));
        let first_name = problems.take("first_name", name(&self.first_name, "a first name"));
        let last_name = problems.take("last_name", name(&self.last_name, "a last name"));
        let is_administrator = self.is_administrator == "yes";
        problems.or(|| Some(Valid { email: email?, first_name: first_name?, last_name: last_name?, is_administrator }))
    }
}

/// An address, or what to do.
pub fn email(typed: &str) -> Result<Email, String> {
    match typed.trim() {
        "" => Err("Enter an email address".to_owned()),
        other => Email::parse(other)
            .ok_or_else(|| "Enter an email address in the correct format, such as name@example.nhs.uk".to_owned()),
    }
}

fn name(typed: &str, what: &str) -> Result<String, String> {
    let name = text::line(typed);
    match name.chars().count() {
        0 => Err(format!("Enter {what}")),
        1..=LONGEST_NAME => Ok(name),
        _ => Err(format!("Shorten {what} to {LONGEST_NAME} characters or fewer")),
    }
}

/// Whether a password may be set; `about` are words that it must not consist of, such as the person's address.
///
/// Length and a list of common ones, and no rules of composition: NIST SP 800-63B-4, 3.1.1.2; NCSC, password policy.
pub fn check_password(password: &str, about: &[&str]) -> Result<(), String> {
    let folded = password.to_lowercase();
    let is_common = COMMON.lines().any(|common| common == folded);
    let is_one_character = folded.chars().next().is_some_and(|first| folded.chars().all(|c| c == first));
    let says_who = about.iter().any(|word| !word.is_empty() && folded == word.to_lowercase());
    if password.chars().count() < SHORTEST_PASSWORD {
        Err(format!("Enter a password of {SHORTEST_PASSWORD} characters or more. Three random words work well"))
    } else if password.len() > LONGEST_PASSWORD {
        Err(format!("Enter a password of {LONGEST_PASSWORD} characters or fewer"))
    } else if is_common || is_one_character || says_who {
        Err("Choose a password that is harder to guess. Three random words work well".to_owned())
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{New, check_password};

    #[test]
    fn a_password_is_long_and_not_common() {
        assert!(check_password("three random words", &[]).is_ok());
        assert!(check_password("ñandú ñandú ñ", &[]).is_ok());
        for wrong in ["", "elevenchars", "password1234", "PASSWORD1234", "aaaaaaaaaaaaaaa", &"x".repeat(1025)] {
            assert!(check_password(wrong, &[]).is_err(), "{wrong:?}");
        }
        assert!(check_password("isla.brown@stmaud.example", &["isla.brown@stmaud.example"]).is_err());
    }

    #[test]
    fn an_empty_form_says_what_to_enter() {
        assert_eq!(New::default().check().unwrap_err().iter().count(), 3);
    }
}
