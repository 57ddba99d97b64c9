//! Reference lists: data in the repository, each with its version and source, so that what somebody chose can be traced
//! to the list of its time.

use crate::{equality, grade, profession, specialty, text::fold};
use serde::{Deserialize, Serialize};

/// A list as its readers see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct List {
    /// What is in it.
    pub title: String,
    /// Counts its changes.
    pub version: i64,
    /// Where it comes from.
    pub source: String,
    /// Its names, each with others that mean the same.
    pub entries: Vec<Entry>,
}

/// A name of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// As it is kept.
    pub name: String,
    /// Other ways to write it.
    pub others: Vec<String>,
}

/// A line of a list in the repository: a name, and others that mean the same.
pub(crate) struct Line {
    pub(crate) name: &'static str,
    others: &'static str,
}

impl Line {
    /// The name and the others.
    pub(crate) fn names(&self) -> impl Iterator<Item = &'static str> + use<> {
        let others = self.others.split(',').map(str::trim).filter(|name| !name.is_empty());
        std::iter::once(self.name).chain(others)
    }
}

/// The lines of a list, in which the name is the column of this number and the others are the last one.
pub(crate) fn lines(list: &'static str, name: usize) -> impl Iterator<Item = Line> {
    let read = move |line: &'static str| {
        let columns: Vec<_> = line.split('|').map(str::trim).collect();
        Some(Line { name: columns.get(name)?, others: columns.last()? })
    };
    list.lines().filter(|line| !line.starts_with('#')).filter_map(read)
}

/// What a list says of itself in its first lines.
fn head(list: &'static str, what: &str) -> &'static str {
    let comments = list.lines().filter_map(|line| line.strip_prefix("# "));
    comments.filter_map(|line| line.strip_prefix(what)).map(str::trim).next().unwrap_or_default()
}

/// The form in which names are compared: folded, without what stands between letters.
pub(crate) fn key(text: &str) -> String {
    let words = fold(&text.replace(['&', '/'], " and "));
    words.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The part of a list whose lines are `wanted`; lines of the same name stand together.
fn part(title: &str, (list, name): (&'static str, usize), wanted: impl Fn(&Line) -> bool) -> List {
    let mut entries: Vec<Entry> = Vec::new();
    for line in lines(list, name).filter(wanted) {
        let others = line.names().skip(1).map(str::to_owned);
        match entries.last_mut().filter(|entry| entry.name == line.name) {
            Some(entry) => entry.others.extend(others),
            None => entries.push(Entry { name: line.name.to_owned(), others: others.collect() }),
        }
    }
    let version = head(list, "version ").parse().unwrap_or_default();
    List { title: title.to_owned(), version, source: head(list, "source ").to_owned(), entries }
}

/// Every list, as it is now.
pub fn lists() -> Vec<List> {
    use profession::Group::{AlliedHealth, HealthcareScience, Medical, NonClinical};
    let (grades, professions) = ((grade::LIST, 0), (profession::LIST, 1));
    let is_band = |line: &Line| line.name.starts_with("Band ") || line.name == "VSM";
    let is_management = |line: &Line| profession::group(line.name) == Some(NonClinical);
    let is_in = |group| move |line: &Line| profession::group(line.name) == Some(group);
    let is_other = |line: &Line| {
        let group = profession::group(line.name);
        ![AlliedHealth, HealthcareScience, NonClinical, Medical].map(Some).contains(&group)
    };
    let mut lists = vec![
        part("Agenda for Change bands", grades, is_band),
        part("Grades of doctors and of trainees in management", grades, |line| !is_band(line)),
        part("Doctors", professions, is_in(Medical)),
        part("Allied health professions", professions, is_in(AlliedHealth)),
        part("Healthcare science", professions, is_in(HealthcareScience)),
        part("Other clinical professions", professions, is_other),
        part("Non-clinical job families", professions, is_management),
        part("Specialties", (specialty::LIST, 0), |_| true),
    ];
    let questions = equality::questions();
    lists.extend(questions.questions.iter().map(|question| {
        List {
            title: format!("Equality monitoring: {}", question.words),
            version: questions.version,
            source: questions.source.to_owned(),
            entries: question
                .answers
                .iter()
                .map(|(code, words)| Entry { name: (*words).to_owned(), others: vec![(*code).to_owned()] })
                .collect(),
        }
    }));
    lists
}

#[cfg(test)]
mod tests {
    use super::{key, lists};
    use std::collections::BTreeMap;

    #[test]
    fn every_list_has_a_version_a_source_and_no_name_twice() {
        let lists = lists();
        assert_eq!(lists.len(), 15);
        for list in &lists {
            assert!(list.version > 0 && !list.source.is_empty(), "{}", list.title);
            assert!(!list.entries.is_empty(), "{}", list.title);
            let mut seen: BTreeMap<String, &str> = BTreeMap::new();
            for entry in &list.entries {
                assert!(!entry.name.is_empty() && entry.name.trim() == entry.name, "{entry:?}");
                for way in entry.others.iter().chain([&entry.name]) {
                    // `ST3+` and `ST3` are two grades: a sign may be all that parts them.
                    let way = if way.contains('+') { way.to_lowercase() } else { key(way) };
                    let other = seen.insert(way, &entry.name).filter(|other| *other != entry.name);
                    assert_eq!(other, None, "{} in {}", entry.name, list.title);
                }
            }
        }
    }

    #[test]
    fn the_lists_are_whole_and_use_the_words_of_today() {
        let lists = lists();
        let names = |title: &str| {
            let list = lists.iter().find(|list| list.title == title).unwrap();
            list.entries.iter().map(|entry| entry.name.as_str()).collect::<Vec<_>>()
        };
        assert_eq!(names("Agenda for Change bands").len(), 13);
        // Fourteen, and the one for whoever says no more than that.
        assert_eq!(names("Allied health professions").len(), 15);
        let divisions =
            names("Healthcare science").iter().filter(|name| name.starts_with("Healthcare scientist (")).count();
        assert_eq!(divisions, 4);
        let all = format!("{lists:?}").to_lowercase();
        assert!(!all.contains("middle grade") && !all.contains("junior doctor"));
        assert!(all.contains("resident doctor") && all.contains("spr"));
    }
}
