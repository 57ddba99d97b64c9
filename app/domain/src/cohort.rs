//! A cohort, and the form that makes one or changes its dates.

use crate::{
    date,
    id::{CohortId, ProgrammeId},
    problems::Problems,
    programme,
};
use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

/// A cohort as its pages show it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cohort {
    /// Which.
    pub id: CohortId,
    /// Of this programme.
    pub programme: ProgrammeId,
    /// The programme's part of addresses.
    pub programme_slug: String,
    /// The programme's name.
    pub programme_name: String,
    /// Its own part of addresses.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// First day.
    pub starts_on: NaiveDate,
    /// Last day.
    pub ends_on: NaiveDate,
    /// Groups of fewer people are not shown.
    pub minimum_group: usize,
    /// Counts its changes.
    pub version: i64,
}

/// The form.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Form {
    /// Its name.
    pub name: String,
    /// Its part of addresses; only when it is made.
    pub slug: String,
    /// First day.
    pub starts_on: date::Typed,
    /// Last day.
    pub ends_on: date::Typed,
    /// The version that was read; only when it is changed.
    pub version: i64,
}

/// A form that can be carried out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Valid {
    /// Its name.
    pub name: String,
    /// First day.
    pub starts_on: NaiveDate,
    /// Last day.
    pub ends_on: NaiveDate,
}

/// No programme found so far runs longer: the longest published one lasts a year.
const LONGEST_DAYS: u64 = 3 * 366;

impl Form {
    /// What can be carried out when a cohort is made, with its part of addresses.
    pub fn check_new(&self) -> Result<(String, Valid), Problems> {
        let mut problems = Problems::new();
        let slug = problems.take("slug", programme::slug(&self.slug));
        match self.check() {
            Ok(valid) => problems.or(|| Some((slug?, valid))),
            Err(others) => {
                let mut all = Problems::new();
                for (field, message) in others.iter().chain(problems.iter()) {
                    all.add(field, message);
                }
                Err(all)
            }
        }
    }

    /// What can be carried out when a cohort is changed.
    pub fn check(&self) -> Result<Valid, Problems> {
        let mut problems = Problems::new();
        let name = problems.take("name", programme::name(&self.name, "the cohort’s name"));
        let starts_on = problems.take("starts_on", self.starts_on.read("the first day"));
        let ends_on = problems.take("ends_on", self.ends_on.read("the last day"));
        if let (Some(first), Some(last)) = (starts_on, ends_on) {
            if last <= first {
                problems.add("ends_on", "Enter a last day that is after the first day");
            } else if first.checked_add_days(Days::new(LONGEST_DAYS)).is_none_or(|limit| last > limit) {
                problems.add("ends_on", "Enter a last day within three years of the first day");
            }
        }
        problems.or(|| Some(Valid { name: name?, starts_on: starts_on?, ends_on: ends_on? }))
    }
}

#[cfg(test)]
mod tests {
    use super::Form;
    use crate::date::Typed;

    fn day(day: u32, month: u32, year: u32) -> Typed {
        Typed { day: day.to_string(), month: month.to_string(), year: year.to_string() }
    }

    #[test]
    fn the_last_day_is_after_the_first() {
        let form = |starts_on, ends_on| Form { name: "A".into(), slug: "a".into(), starts_on, ends_on, version: 0 };
        assert!(form(day(1, 2, 2027), day(31, 10, 2027)).check_new().is_ok());
        for last in [day(1, 2, 2027), day(31, 1, 2027), day(1, 3, 2030)] {
            assert!(form(day(1, 2, 2027), last).check().unwrap_err().at("ends_on").is_some());
        }
    }

    #[test]
    fn an_empty_form_names_every_field_in_the_order_of_the_page() {
        let problems = Form::default().check_new().unwrap_err();
        let fields: Vec<_> = problems.iter().map(|(field, _)| field).collect();
        assert_eq!(fields, ["name", "starts_on", "ends_on", "slug"]);
    }
}
