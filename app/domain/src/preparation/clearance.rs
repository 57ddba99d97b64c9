//! What a visitor from another organisation needs: each with the day on which it expires.

use crate::{date::Typed, london, problems::Problems, text::fold};
use chrono::{Duration, NaiveDate};
use serde::{Deserialize, Serialize};

/// Whatever expires within so many days is shown as expiring.
pub const SOON_DAYS: i64 = 28;

/// A thing to have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Item {
    /// An honorary contract or a letter of access.
    Contract,
    /// Clearance by occupational health.
    OccupationalHealth,
    /// Training in information governance.
    InformationGovernance,
}

impl Item {
    /// All.
    pub const ALL: [Self; 3] = [Self::Contract, Self::OccupationalHealth, Self::InformationGovernance];

    /// As it is stored and sent.
    pub fn code(self) -> &'static str {
        match self {
            Self::Contract => "contract",
            Self::OccupationalHealth => "occupational_health",
            Self::InformationGovernance => "information_governance",
        }
    }

    /// As people read it.
    pub fn words(self) -> &'static str {
        match self {
            Self::Contract => "Honorary contract or letter of access",
            Self::OccupationalHealth => "Occupational health clearance",
            Self::InformationGovernance => "Information governance training",
        }
    }

    /// The one of this code.
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }
}

/// What somebody has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clearance {
    /// Which.
    pub item: Item,
    /// Its last day.
    pub expires_on: NaiveDate,
    /// Whether a coordinator has seen it; what its holder alone declares does not count yet.
    pub is_confirmed: bool,
    /// The version that a change builds on.
    pub version: i64,
}

/// The form that records one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Form {
    /// Which.
    pub item: String,
    /// Its last day.
    pub expires_on: Typed,
}

impl Form {
    /// What can be recorded on `today`, or what to change.
    pub fn check(&self, today: NaiveDate) -> Result<(Item, NaiveDate), Problems> {
        let mut problems = Problems::new();
        let item = problems.take("item", Item::of_code(&self.item).ok_or("Select what you have"));
        let expires_on = problems.take("expires_on", self.expires_on.read("the day on which it expires"));
        if expires_on.is_some_and(|day| day < today) {
            problems.add("expires_on", "Enter a day that is still to come: what has expired must be renewed first");
        }
        problems.or(|| Some((item?, expires_on?)))
    }
}

/// Whether two people are of different organisations; empty is `own`, the one that runs the programme.
pub fn of_different_organisations(own: &str, one: &str, other: &str) -> bool {
    let named = |name| if fold(name).is_empty() { fold(own) } else { fold(name) };
    named(one) != named(other)
}

/// What a visitor from another organisation still needs for a visit on `day`.
pub fn needs(held: &[Clearance], day: NaiveDate) -> Vec<String> {
    let missing = |item: &Item| {
        let words = lower(item.words());
        match held.iter().find(|one| one.item == *item) {
            None => Some(words),
            Some(one) if one.expires_on < day => {
                Some(format!("{words}, which expires before on {}", london::date_words(one.expires_on)))
            }
            Some(one) if !one.is_confirmed => Some(format!("{words}, which a coordinator has not confirmed")),
            Some(_) => None,
        }
    };
    Item::ALL.iter().filter_map(missing).collect()
}

/// What of it expires within [`SOON_DAYS`] of `today`, or has.
pub fn expiring(held: &[Clearance], today: NaiveDate) -> Vec<&Clearance> {
    held.iter().filter(|one| one.expires_on <= today + Duration::days(SOON_DAYS)).collect()
}

fn lower(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::{Clearance, Form, Item, expiring, needs, of_different_organisations};
    use crate::date::Typed;
    use chrono::NaiveDate;

    fn on(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn held() -> Vec<Clearance> {
        let one = |item| Clearance { item, expires_on: on("2027-06-30"), is_confirmed: true, version: 1 };
        Item::ALL.map(one).to_vec()
    }

    #[test]
    fn a_visit_needs_all_of_them_on_its_day() {
        assert!(needs(&held(), on("2027-06-30")).is_empty());
        assert_eq!(needs(&held(), on("2027-07-01")).len(), 3);
        assert_eq!(needs(&[], on("2027-06-30"))[0], "honorary contract or letter of access");
        let mut declared = held();
        declared[1].is_confirmed = false;
        assert_eq!(
            needs(&declared, on("2027-06-30")),
            ["occupational health clearance, which a coordinator has not confirmed"]
        );
    }

    #[test]
    fn what_expires_soon_is_told() {
        assert!(expiring(&held(), on("2027-06-01")).is_empty());
        assert_eq!(expiring(&held(), on("2027-06-02")).len(), 3);
        assert_eq!(expiring(&held(), on("2027-08-02")).len(), 3);
    }

    #[test]
    fn organisations_differ_by_more_than_their_spelling() {
        let differ = |one, other| of_different_organisations("St Maud’s", one, other);
        assert!(differ("", "Northbank"));
        assert!(!differ("ST MAUD'S", "St Maud’s "));
        assert!(!differ("", "") && !differ("", "St Maud’s") && !differ("St Maud's", " "));
    }

    #[test]
    fn what_has_expired_is_not_recorded() {
        let form = |day: &str| Form { item: "contract".into(), expires_on: Typed::from_date(on(day)) };
        assert_eq!(form("2027-02-01").check(on("2027-02-01")).unwrap(), (Item::Contract, on("2027-02-01")));
        assert!(form("2027-01-31").check(on("2027-02-01")).unwrap_err().at("expires_on").is_some());
        let problems = Form::default().check(on("2027-02-01")).unwrap_err();
        assert!(problems.at("item").is_some() && problems.at("expires_on").is_some());
    }
}
