//! The cells that say when, for what and with whom not.

use super::{Row, said};
use crate::{
    email::Email,
    half_days::HalfDays,
    import::{column::Column, date, fault::cut, records},
    text,
};
use chrono::NaiveDate;

const LONGEST_GOALS: usize = 5_000;
const LONGEST_INTEREST: usize = 80;
const MOST_INTERESTS: usize = 30;
const MOST_NOT_WITH: usize = 50;

impl Row<'_> {
    pub(super) fn next_rotation(&mut self) -> Option<NaiveDate> {
        let cell = self.optional(Column::NextRotationOn);
        let wrong = match date::read(cell) {
            Ok(date) => return Some(date),
            Err(_) if cell.is_empty() => return None,
            Err(wrong) => wrong,
        };
        let (message, why) = match wrong {
            date::Wrong::DoesNotExist => ("date does not exist", "is no day of the calendar."),
            date::Wrong::NotUnderstood => ("date not understood", "is not a date that we understand."),
        };
        let help = format!("{} Write the day first, such as 04/08/2027, or 2027-08-04.", said(cell, why));
        self.fault(Column::NextRotationOn, message, help);
        None
    }

    pub(super) fn availability(&mut self) -> HalfDays {
        HalfDays::parse(self.optional(Column::Availability)).unwrap_or_else(|entry| {
            let why = said(&entry, "names no half-day.");
            self.fault(
                Column::Availability,
                "availability not understood",
                format!("{why} Write half-days, such as Mon am; Wed pm; Fri."),
            );
            HalfDays::default()
        })
    }

    pub(super) fn interests(&mut self) -> Vec<String> {
        let mut interests: Vec<String> = Vec::new();
        let mut folded: Vec<String> = Vec::new();
        for entry in entries(self.optional(Column::Interests)) {
            let interest = text::line(entry).to_lowercase();
            let key = text::fold(&interest);
            if !folded.contains(&key) {
                folded.push(key);
                interests.push(interest);
            }
            if interests.len() > MOST_INTERESTS {
                let help = format!("At most {MOST_INTERESTS} interests are kept. Leave out those that matter least.");
                self.fault(Column::Interests, "too many interests", help);
                return interests;
            }
        }
        if let Some(long) = interests.iter().find(|interest| interest.chars().count() > LONGEST_INTEREST) {
            let help = format!(
                "‘{}’ is longer than {LONGEST_INTEREST} characters. Part interests with a semicolon, and write longer texts \
                 as goals.",
                cut(long)
            );
            self.fault(Column::Interests, "interest too long", help);
        }
        interests
    }

    pub(super) fn goals(&mut self) -> String {
        let goals = text::block(self.cell(Column::Goals));
        self.check_length(Column::Goals, &goals, LONGEST_GOALS);
        goals
    }

    pub(super) fn not_with(&mut self, own: Option<&Email>) -> Vec<Email> {
        let cell = self.optional(Column::NotWith);
        let mut addresses = Vec::new();
        for entry in cell.split([';', ',', '|', '\n', '\r']).map(records::trim).filter(|entry| !entry.is_empty()) {
            let is_several = entry.split_whitespace().all(|word| word.contains('@'));
            let parts: Vec<&str> = if is_several { entry.split_whitespace().collect() } else { vec![entry] };
            for part in parts {
                let Some(address) = self.address(Column::NotWith, part) else {
                    return addresses;
                };
                if own != Some(&address) && !addresses.contains(&address) {
                    addresses.push(address);
                }
            }
            if addresses.len() > MOST_NOT_WITH {
                let help = format!("At most {MOST_NOT_WITH} people can be named here.");
                self.fault(Column::NotWith, "too many addresses", help);
                return addresses;
            }
        }
        addresses
    }
}

/// Entries of a list; commas part them only where nothing stronger does.
fn entries(cell: &str) -> impl Iterator<Item = &str> {
    let strong = [';', '|', '\n', '\r'];
    let is_strong = cell.contains(strong);
    let parts = cell.split(move |c| if is_strong { strong.contains(&c) } else { c == ',' });
    parts.map(records::trim).filter(|entry| !entry.is_empty())
}
