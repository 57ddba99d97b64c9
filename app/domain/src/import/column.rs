//! The columns of a list of participants, and the headings by which each is known.

use super::records;
use crate::text::{self, fold};
use std::{collections::HashSet, sync::LazyLock};

/// In the order in which the template has them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    EmployeeNumber,
    FirstName,
    LastName,
    Name,
    Email,
    Side,
    Profession,
    Grade,
    Department,
    Division,
    Site,
    Organisation,
    LineManagerEmail,
    NextRotationOn,
    Availability,
    Interests,
    Goals,
    NotWith,
}

pub(super) const COLUMNS: [Column; 18] = [
    Column::EmployeeNumber,
    Column::FirstName,
    Column::LastName,
    Column::Name,
    Column::Email,
    Column::Side,
    Column::Profession,
    Column::Grade,
    Column::Department,
    Column::Division,
    Column::Site,
    Column::Organisation,
    Column::LineManagerEmail,
    Column::NextRotationOn,
    Column::Availability,
    Column::Interests,
    Column::Goals,
    Column::NotWith,
];

/// How one column may be headed.
#[derive(Default)]
struct Headings {
    code: &'static str,
    holds: &'static str,
    usual: HashSet<String>,
    /// Headings that often mean something else: taken only where no usual one is there, the earlier before the later.
    doubtful: Vec<String>,
}

/// One line for each column, in their order.
static HEADINGS: LazyLock<Vec<Headings>> = LazyLock::new(|| {
    let lines = include_str!("columns.txt").lines().filter(|line| !line.starts_with('#'));
    lines.map(headings).collect()
});

fn headings(line: &'static str) -> Headings {
    let mut parts = line.split('|').map(str::trim);
    let mut part = || parts.next().unwrap_or_default();
    let (code, holds, usual, doubtful) = (part(), part(), part(), part());
    let keys = |list: &'static str| list.split(',').map(key).filter(|key| !key.is_empty());
    Headings {
        code,
        holds,
        usual: keys(usual).chain([key(code), key(holds)]).collect(),
        doubtful: keys(doubtful).collect(),
    }
}

impl Column {
    fn headings(self) -> Option<&'static Headings> {
        HEADINGS.get(self as usize)
    }

    /// As faults name it, and as the template heads it.
    pub(super) fn code(self) -> &'static str {
        self.headings().map_or("", |headings| headings.code)
    }

    /// What it holds, for sentences.
    pub(super) fn holds(self) -> &'static str {
        self.headings().map_or("", |headings| headings.holds)
    }

    /// Whether a heading surely means this column.
    pub(super) fn is_headed(self, heading: &Heading) -> bool {
        let usual = self.headings().map(|headings| &headings.usual);
        usual.is_some_and(|usual| heading.ways().any(|key| usual.contains(key)))
    }

    /// The keys of headings that may mean it.
    pub(super) fn doubtful(self) -> &'static [String] {
        self.headings().map_or(&[], |headings| &headings.doubtful)
    }
}

/// A cell of the first row.
#[derive(Debug)]
pub(super) struct Heading {
    pub(super) text: String,
    key: String,
    /// The key of what stands before a bracket: "Goals (300 words at most)".
    outside: String,
}

/// Words before a heading that add nothing to it.
const PREFIXES: [&str; 7] = ["participants", "participant", "employees", "employee", "current", "your", "staff"];

impl Heading {
    /// No more than the beginning of a cell is a heading; a file may be one cell of millions of letters.
    pub(super) fn of(cell: &str) -> Self {
        const LONGEST: usize = 200;
        let start: String = records::trim(cell).chars().take(LONGEST).collect();
        let outside = start.split_once('(').map_or("", |(before, _)| before);
        Self { key: key(&start), outside: key(outside), text: text::line(&start) }
    }

    /// Whether it reads just so; a word before it may change what a doubtful heading means.
    pub(super) fn reads(&self, key: &str) -> bool {
        self.key == key || self.outside == key
    }

    fn ways(&self) -> impl Iterator<Item = &str> {
        let bare = PREFIXES.iter().find_map(|prefix| self.key.strip_prefix(prefix));
        [self.key.as_str(), &self.outside].into_iter().chain(bare)
    }
}

/// In the form in which headings are compared.
fn key(heading: &str) -> String {
    fold(heading).chars().filter(|c| c.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::{COLUMNS, HEADINGS, Heading, key};
    use std::collections::HashSet;

    #[test]
    fn every_column_has_its_line_and_no_heading_surely_means_two() {
        let code = |name: String| {
            let parts =
                name.char_indices().map(|(at, c)| if at > 0 && c.is_uppercase() { format!("_{c}") } else { c.into() });
            parts.collect::<String>().to_lowercase()
        };
        let expected: Vec<_> = COLUMNS.iter().map(|column| code(format!("{column:?}"))).collect();
        assert_eq!(HEADINGS.iter().map(|headings| headings.code).collect::<Vec<_>>(), expected);
        let mut seen = HashSet::new();
        for column in COLUMNS {
            assert!(!column.holds().is_empty());
            assert!(HEADINGS[column as usize].usual.iter().all(|key| seen.insert(key)), "{column:?}");
            assert!(column.doubtful().iter().all(|doubtful| !column.is_headed(&Heading::of(doubtful))), "{column:?}");
        }
    }

    #[test]
    fn case_spaces_and_punctuation_do_not_matter() {
        for heading in ["E-mail", "e_mail", " EMAIL ", "E‑Mail"] {
            assert_eq!(key(heading), "email", "{heading}");
        }
    }
}
