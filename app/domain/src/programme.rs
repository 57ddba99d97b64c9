//! A programme, and the form that makes one.

use crate::{
    id::ProgrammeId,
    problems::Problems,
    shape::Template,
    suppression::{DEFAULT_MINIMUM, LEAST_MINIMUM},
    text,
};
use serde::{Deserialize, Serialize};

/// A programme as its pages show it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Programme {
    /// Which.
    pub id: ProgrammeId,
    /// Its part of addresses.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Who runs it.
    pub organisation: String,
    /// Groups of fewer people are not shown.
    pub minimum_group: usize,
}

/// The form that makes a programme.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct New {
    /// Its name.
    pub name: String,
    /// Who runs it.
    pub organisation: String,
    /// Its part of addresses.
    pub slug: String,
    /// Smallest group that is shown.
    pub minimum_group: String,
    /// The code of the template that it begins as; the usual one where it is empty.
    pub template: String,
}

/// A form that can be carried out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Valid {
    /// Its name.
    pub name: String,
    /// Who runs it.
    pub organisation: String,
    /// Its part of addresses.
    pub slug: String,
    /// Smallest group that is shown.
    pub minimum_group: usize,
    /// What it begins as.
    pub template: Template,
}

/// Longest name of a programme, cohort or organisation.
pub const LONGEST_NAME: usize = 100;
/// Longest part of an address.
pub const LONGEST_SLUG: usize = 40;

impl New {
    /// What can be carried out, or what to change.
    pub fn check(&self) -> Result<Valid, Problems> {
        let mut problems = Problems::new();
        let name = problems.take("name", name(&self.name, "the programme’s name"));
        let organisation = problems.take("organisation", self::name(&self.organisation, "the organisation’s name"));
        let slug = problems.take("slug", slug(&self.slug));
        let minimum_group = problems.take("minimum_group", minimum_group(&self.minimum_group));
        let template = problems.take("template", template(&self.template));
        problems.or(|| {
            Some(Valid {
                name: name?,
                organisation: organisation?,
                slug: slug?,
                minimum_group: minimum_group?,
                template: template?,
            })
        })
    }
}

/// A name of one line.
pub fn name(typed: &str, what: &str) -> Result<String, String> {
    let name = text::line(typed);
    match name.chars().count() {
        0 => Err(format!("Enter {what}")),
        1..=LONGEST_NAME => Ok(name),
        _ => Err(format!("Shorten {what} to {LONGEST_NAME} characters or fewer")),
    }
}

/// A part of an address: lower-case letters, digits and hyphens.
pub fn slug(typed: &str) -> Result<String, String> {
    let slug = typed.trim().to_lowercase();
    let is_plain = slug.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    if slug.is_empty() {
        Err("Enter a short name for web addresses, such as ‘imperial-2027’".to_owned())
    } else if !is_plain || slug.starts_with('-') || slug.ends_with('-') {
        Err("Use only letters a to z, digits and hyphens in the short name, such as ‘imperial-2027’".to_owned())
    } else if slug.len() > LONGEST_SLUG {
        Err(format!("Shorten the short name to {LONGEST_SLUG} characters or fewer"))
    } else if slug == "new" {
        Err("Choose another short name: ‘new’ is an address of this service".to_owned())
    } else {
        Ok(slug)
    }
}

fn template(code: &str) -> Result<Template, &'static str> {
    if code.is_empty() {
        return Ok(Template::default());
    }
    Template::of_code(code).ok_or("Select what the programme is like")
}

fn minimum_group(typed: &str) -> Result<usize, String> {
    if typed.trim().is_empty() {
        return Ok(DEFAULT_MINIMUM);
    }
    match typed.trim().parse::<usize>() {
        Ok(number) if (LEAST_MINIMUM..=100).contains(&number) => Ok(number),
        _ => Err(format!("Enter a smallest group from {LEAST_MINIMUM} to 100; {DEFAULT_MINIMUM} is usual")),
    }
}

#[cfg(test)]
mod tests {
    use super::{New, slug};
    use crate::shape::Template;

    #[test]
    fn an_empty_form_says_what_to_enter_at_every_field_that_needs_it() {
        let problems = New::default().check().unwrap_err();
        let fields: Vec<_> = problems.iter().map(|(field, _)| field).collect();
        assert_eq!(fields, ["name", "organisation", "slug"]);
    }

    #[test]
    fn a_programme_begins_as_the_usual_template_or_as_the_one_that_is_chosen() {
        let form = |template: &str| New {
            name: "P".into(),
            organisation: "O".into(),
            slug: "p".into(),
            template: template.into(),
            ..New::default()
        };
        for (code, expected) in [("", Template::NineMonths), ("one_exchange", Template::OneExchange)] {
            assert_eq!(form(code).check().unwrap().template, expected);
        }
        assert!(form("forever").check().unwrap_err().at("template").is_some());
    }

    #[test]
    fn a_short_name_fits_an_address() {
        assert_eq!(slug(" Imperial-2027 "), Ok("imperial-2027".to_owned()));
        for wrong in ["", "new", "a b", "-a", "a-", "é", "a/b", "../x", &"a".repeat(41)] {
            assert!(slug(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn the_smallest_group_is_never_under_three() {
        let form = |number: &str| New {
            name: "P".into(),
            organisation: "O".into(),
            slug: "p".into(),
            minimum_group: number.into(),
            template: String::new(),
        };
        assert_eq!(form("").check().unwrap().minimum_group, 11);
        assert_eq!(form("3").check().unwrap().minimum_group, 3);
        for wrong in ["2", "0", "-1", "101", "eleven", "99999999999999999999"] {
            assert!(form(wrong).check().unwrap_err().at("minimum_group").is_some(), "{wrong}");
        }
    }
}
