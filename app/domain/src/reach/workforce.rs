//! Who could take part: the eligible workforce by group, as a coordinator takes it from the staff record.

use crate::{date, problems::Problems, text};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Longest name of a source, in characters.
pub const LONGEST_SOURCE: usize = 200;
/// More than any organisation employs.
const MOST: usize = 5_000_000;

/// The eligible workforce of a programme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Workforce {
    /// White.
    pub white: usize,
    /// Black and minority ethnic.
    pub bme: usize,
    /// Not known.
    pub not_known: usize,
    /// The day for which the numbers are right.
    pub as_of: NaiveDate,
    /// Where they come from.
    pub source: String,
    /// Counts its changes.
    pub version: i64,
}

#[cfg(test)]
impl Workforce {
    pub(crate) fn example() -> Self {
        let source = "Electronic Staff Record".to_owned();
        Self { white: 620, bme: 410, not_known: 35, as_of: NaiveDate::default(), source, version: 1 }
    }
}

/// The eligible workforce as it is to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Valid {
    /// White.
    pub white: usize,
    /// Black and minority ethnic.
    pub bme: usize,
    /// Not known.
    pub not_known: usize,
    /// The day for which the numbers are right.
    pub as_of: NaiveDate,
    /// Where they come from.
    pub source: String,
}

/// The form.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Form {
    /// White.
    pub white: String,
    /// Black and minority ethnic.
    pub bme: String,
    /// Not known.
    pub not_known: String,
    /// The day for which the numbers are right.
    pub as_of: date::Typed,
    /// Where they come from.
    pub source: String,
}

fn people(typed: &str, who: &str) -> Result<usize, String> {
    let plain: String = typed.chars().filter(|c| !c.is_whitespace() && *c != ',').collect();
    match plain.parse() {
        Ok(number) if number <= MOST => Ok(number),
        _ => Err(format!("Enter how many {who} as a whole number, such as 620; 0 if there is nobody")),
    }
}

impl Form {
    /// What the form begins with.
    pub fn of(workforce: &Workforce) -> Self {
        Self {
            white: workforce.white.to_string(),
            bme: workforce.bme.to_string(),
            not_known: workforce.not_known.to_string(),
            as_of: date::Typed::from_date(workforce.as_of),
            source: workforce.source.clone(),
        }
    }

    /// What can be carried out, or what to change.
    pub fn check(&self, today: NaiveDate) -> Result<Valid, Problems> {
        let mut problems = Problems::new();
        let white = problems.take("white", people(&self.white, "are white"));
        let bme = problems.take("bme", people(&self.bme, "are black and minority ethnic"));
        let not_known = problems.take("not_known", people(&self.not_known, "have no known ethnic group"));
        let as_of = problems.take("as_of", self.as_of.read("the day for which the numbers are right"));
        if as_of.is_some_and(|day| day > today) {
            problems.add("as_of", "Enter a day that is not in the future");
        }
        let source = text::line(&self.source);
        match source.chars().count() {
            0 => problems.add("source", "Enter where the numbers come from, such as the Electronic Staff Record"),
            1..=LONGEST_SOURCE => {}
            _ => problems.add("source", format!("Shorten the source to {LONGEST_SOURCE} characters or fewer")),
        }
        problems.or(|| Some(Valid { white: white?, bme: bme?, not_known: not_known?, as_of: as_of?, source }))
    }
}

#[cfg(test)]
mod tests {
    use super::{Form, Workforce};

    #[test]
    fn numbers_are_read_as_people_write_them_and_an_empty_form_names_every_field() {
        let today = "2027-10-15".parse().unwrap();
        let form = Form { white: " 1,620 ".into(), bme: "1 410".into(), ..Form::of(&Workforce::example()) };
        let valid = form.check(today).unwrap();
        assert_eq!((valid.white, valid.bme, valid.not_known), (1620, 1410, 35));
        let problems = Form::default().check(today).unwrap_err();
        let fields: Vec<_> = problems.iter().map(|(field, _)| field).collect();
        assert_eq!(fields, ["white", "bme", "not_known", "as_of", "source"]);
        for wrong in ["-1", "1.5", "many", "99999999", "1e3"] {
            let form = Form { white: wrong.into(), ..form.clone() };
            assert!(form.check(today).unwrap_err().at("white").is_some(), "{wrong}");
        }
        let early = form.check("1960-01-01".parse().unwrap());
        assert!(early.unwrap_err().at("as_of").is_some());
    }
}
