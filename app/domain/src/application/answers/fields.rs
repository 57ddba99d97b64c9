//! Each field of an application as it is kept, or a sentence that says what to change.

use super::{Answers, LONGEST_TEXT};
use crate::{email::Email, grade, half_days::HalfDays, participant::Side, person, profession, specialty, text};
use chrono::NaiveDate;

const LONGEST_LINE: usize = 120;
const LONGEST_INTEREST: usize = 80;
const MOST_INTERESTS: usize = 30;
const MOST_NOT_WITH: usize = 50;

impl Answers {
    pub(super) fn name(&self, typed: &str, what: &str) -> Result<String, String> {
        let name = text::line(typed);
        match name.chars().count() {
            // Some people have a single name.
            0 if self.first_name.trim().is_empty() && self.last_name.trim().is_empty() => Err(format!("Enter {what}")),
            0..=person::LONGEST_NAME => Ok(name),
            _ => Err(format!("Shorten {what} to {} characters or fewer", person::LONGEST_NAME)),
        }
    }

    pub(super) fn side(&self) -> Result<Side, &'static str> {
        self.side.parse().map_err(|_| "Select the side on which you take part")
    }

    /// The profession as lists have it, where they know it.
    pub fn profession(&self) -> String {
        let typed = text::line(&self.profession);
        profession::canonical(&typed).map_or(typed, str::to_owned)
    }

    /// Where they work, called by the one name of a specialty where it is one.
    pub(super) fn department(&self) -> String {
        let typed = text::line(&self.department);
        specialty::canonical(&typed).map_or(typed, str::to_owned)
    }

    pub(super) fn grade(&self) -> Result<&'static str, &'static str> {
        let hint = "Enter one grade, such as Band 7, Band 8a, FY2, CT1, ST5, Specialty doctor, Consultant or GP";
        grade::canonical(&text::line(&self.grade)).ok_or(hint)
    }

    pub(super) fn line_manager(&self) -> Result<Email, String> {
        let email = person::email(&self.line_manager_email)?;
        let is_own = Email::parse(&self.email).is_some_and(|own| own == email);
        if is_own {
            Err("Enter the address of somebody else: nobody can agree for themselves".to_owned())
        } else {
            Ok(email)
        }
    }

    /// The half-days that are ticked.
    pub fn half_days(&self) -> HalfDays {
        let bits = self.availability.iter().filter_map(|bit| bit.parse::<u32>().ok()).filter(|bit| *bit < 14);
        HalfDays::from_bits(bits.fold(0, |set, bit| set | 1 << bit))
    }

    /// Topics, those that are ticked first, each once.
    pub fn interests(&self) -> Result<Vec<String>, String> {
        let mut interests: Vec<String> = Vec::new();
        let own = self.own_interests.split([',', ';', '\n']);
        for interest in self.interests.iter().map(String::as_str).chain(own) {
            let interest = text::line(interest).to_lowercase();
            if interest.chars().count() > LONGEST_INTEREST {
                return Err(format!(
                    "Shorten each topic to {LONGEST_INTEREST} characters or fewer, and part them by commas"
                ));
            }
            if !interest.is_empty() && !interests.iter().any(|known| text::fold(known) == text::fold(&interest)) {
                interests.push(interest);
            }
        }
        if interests.len() > MOST_INTERESTS {
            return Err(format!("Leave out {} topics: {MOST_INTERESTS} are kept", interests.len() - MOST_INTERESTS));
        }
        Ok(interests)
    }

    pub(super) fn rotation(&self) -> Result<Option<NaiveDate>, String> {
        if self.rotates == "yes" { self.next_rotation_on.read("the day on which you move").map(Some) } else { Ok(None) }
    }

    pub(super) fn not_with(&self) -> Result<Vec<Email>, String> {
        let mut addresses = Vec::new();
        let parts = self.not_with.split([',', ';', '\n', '\r', ' ', '\t']).filter(|part| !part.is_empty());
        for part in parts {
            let address = Email::parse(part)
                .ok_or_else(|| "Enter their email addresses, one a line, such as name@example.nhs.uk".to_owned())?;
            if !addresses.contains(&address) {
                addresses.push(address);
            }
        }
        if addresses.len() > MOST_NOT_WITH {
            return Err(format!("Leave out {} addresses: {MOST_NOT_WITH} are kept", addresses.len() - MOST_NOT_WITH));
        }
        Ok(addresses)
    }
}

pub(super) fn line(typed: &str, what: &str) -> Result<String, String> {
    let kept = text::line(typed);
    if kept.chars().count() > LONGEST_LINE {
        return Err(format!("Shorten {what} to {LONGEST_LINE} characters or fewer"));
    }
    Ok(kept)
}

pub(super) fn required(typed: &str, what: &str) -> Result<String, String> {
    let kept = line(typed, what)?;
    if kept.is_empty() { Err(format!("Enter {what}")) } else { Ok(kept) }
}

pub(super) fn long(typed: &str, what: &str) -> Result<(), String> {
    match text::block(typed).chars().count() {
        0..=LONGEST_TEXT => Ok(()),
        length => Err(format!("Shorten {what} by {} characters: {LONGEST_TEXT} are kept", length - LONGEST_TEXT)),
    }
}
