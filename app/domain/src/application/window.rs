//! When a cohort can be applied to, and the topics that applicants choose from.

use crate::{date::Typed, problems::Problems, text};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Most topics, and the longest one in characters.
const MOST_TOPICS: usize = 30;
const LONGEST_TOPIC: usize = 80;

/// When a cohort can be applied to. Without a first day it cannot.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Window {
    /// First day on which anybody can apply.
    pub opens_on: Option<NaiveDate>,
    /// Last day; none for as long as the first is there.
    pub closes_on: Option<NaiveDate>,
    /// Topics to choose from.
    pub topics: Vec<String>,
}

impl Window {
    /// Whether anybody can apply on this day.
    pub fn is_open(&self, today: NaiveDate) -> bool {
        self.opens_on.is_some_and(|first| first <= today) && self.closes_on.is_none_or(|last| today <= last)
    }
}

/// The form that sets it.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Form {
    /// First day.
    pub opens_on: Typed,
    /// Last day.
    pub closes_on: Typed,
    /// A topic a line.
    pub topics: String,
    /// The version of the cohort that was read.
    pub version: i64,
}

fn maybe(typed: &Typed, what: &str) -> Result<Option<NaiveDate>, String> {
    if *typed == Typed::default() { Ok(None) } else { typed.read(what).map(Some) }
}

impl Form {
    /// What can be carried out, or what to change.
    pub fn check(&self) -> Result<Window, Problems> {
        let mut problems = Problems::new();
        let opens_on = problems.take("opens_on", maybe(&self.opens_on, "the first day to apply"));
        let closes_on = problems.take("closes_on", maybe(&self.closes_on, "the last day to apply"));
        match (opens_on, closes_on) {
            (Some(None), Some(Some(_))) => problems.add("opens_on", "Enter the first day to apply too"),
            (Some(Some(first)), Some(Some(last))) if last < first => {
                problems.add("closes_on", "Enter a last day to apply that is not before the first");
            }
            _ => {}
        }
        let topics = problems.take("topics", topics(&self.topics));
        problems.or(|| Some(Window { opens_on: opens_on?, closes_on: closes_on?, topics: topics? }))
    }
}

fn topics(typed: &str) -> Result<Vec<String>, String> {
    let mut topics: Vec<String> = Vec::new();
    for topic in typed.lines().map(|line| text::line(line).to_lowercase()).filter(|topic| !topic.is_empty()) {
        if topic.chars().count() > LONGEST_TOPIC {
            return Err(format!("Shorten each topic to {LONGEST_TOPIC} characters or fewer"));
        }
        if !topics.iter().any(|known| text::fold(known) == text::fold(&topic)) {
            topics.push(topic);
        }
    }
    if topics.len() > MOST_TOPICS {
        return Err(format!("Leave out {} topics: {MOST_TOPICS} are kept", topics.len() - MOST_TOPICS));
    }
    Ok(topics)
}

#[cfg(test)]
mod tests {
    use super::{Form, Window};
    use crate::date::Typed;
    use chrono::NaiveDate;

    fn on(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn form(opens_on: Option<&str>, closes_on: Option<&str>, topics: &str) -> Form {
        let typed = |date: Option<&str>| date.map_or_else(Typed::default, |date| Typed::from_date(on(date)));
        Form { opens_on: typed(opens_on), closes_on: typed(closes_on), topics: topics.into(), version: 1 }
    }

    #[test]
    fn a_cohort_is_open_from_its_first_day_to_its_last() {
        let open = |opens: Option<&str>, closes: Option<&str>, today| {
            let window = Window { opens_on: opens.map(on), closes_on: closes.map(on), topics: vec![] };
            window.is_open(on(today))
        };
        let (first, last) = (Some("2027-01-10"), Some("2027-01-20"));
        for (today, is_open) in
            [("2027-01-09", false), ("2027-01-10", true), ("2027-01-20", true), ("2027-01-21", false)]
        {
            assert_eq!(open(first, last, today), is_open, "{today}");
        }
        assert!(open(first, None, "2030-01-01"));
        assert!(!open(None, None, "2027-01-10") && !open(None, last, "2027-01-10"));
    }

    #[test]
    fn dates_that_do_not_fit_are_told_at_their_field() {
        assert_eq!(form(None, None, "").check().unwrap(), Window::default());
        for (wrong, field) in [
            (form(None, Some("2027-01-20"), ""), "opens_on"),
            (form(Some("2027-01-20"), Some("2027-01-19"), ""), "closes_on"),
            (form(None, None, &"x".repeat(81)), "topics"),
        ] {
            assert!(wrong.check().unwrap_err().at(field).is_some(), "{wrong:?}");
        }
    }

    #[test]
    fn a_topic_stands_once() {
        let topics = form(None, None, " Flow\r\n\nSepsis\nflow").check().unwrap().topics;
        assert_eq!(topics, ["flow", "sepsis"]);
        let many = (0..31).map(|number| number.to_string()).collect::<Vec<_>>().join("\n");
        assert!(form(None, None, &many).check().is_err());
    }
}
