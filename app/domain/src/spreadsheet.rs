//! A spreadsheet of participants that was brought in, and what came of it.

use crate::{
    id::{CohortId, PersonId, SpreadsheetId},
    import::Fault,
};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// How far a spreadsheet has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Its rows are being read.
    Reading,
    /// What it would do is shown.
    Previewed,
    /// Its right rows are being imported.
    Confirmed,
    /// It is done.
    Imported,
    /// It is not a list of participants.
    Unreadable,
}

impl State {
    /// As it is stored.
    pub fn code(self) -> &'static str {
        match self {
            Self::Reading => "reading",
            Self::Previewed => "previewed",
            Self::Confirmed => "confirmed",
            Self::Imported => "imported",
            Self::Unreadable => "unreadable",
        }
    }
}

impl FromStr for State {
    type Err = String;

    fn from_str(code: &str) -> Result<Self, String> {
        [Self::Reading, Self::Previewed, Self::Confirmed, Self::Imported, Self::Unreadable]
            .into_iter()
            .find(|state| state.code() == code)
            .ok_or_else(|| format!("no state is called {code:?}"))
    }
}

/// What a spreadsheet does, or did. The first four fields are the answer of `import participants --json`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Outcome {
    /// Participants who are new.
    pub added: u64,
    /// Participants of whom something is different.
    pub changed: u64,
    /// Participants who are as they were.
    pub unchanged: u64,
    /// Rows that are wrong, each with what to do.
    pub errors: Vec<Fault>,
    /// Columns that mean nothing here.
    pub ignored_columns: Vec<String>,
    /// The first of those who are new: row and name.
    pub added_names: Vec<(usize, String)>,
    /// The first of those who change: row, name and which fields.
    pub changed_names: Vec<(usize, String, Vec<String>)>,
    /// Why it could not be read at all.
    pub unreadable: Option<String>,
}

/// Names shown of each kind; the rest is counted.
pub const SHOWN_NAMES: usize = 100;

impl Outcome {
    /// Rows that are wrong, each counted once.
    pub fn wrong_rows(&self) -> u64 {
        let mut rows: Vec<_> = self.errors.iter().map(|fault| fault.row).collect();
        rows.sort_unstable();
        rows.dedup();
        rows.len() as u64
    }
}

/// A spreadsheet as its page shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spreadsheet {
    /// Which.
    pub id: SpreadsheetId,
    /// For this cohort.
    pub cohort: CohortId,
    /// Who brought it in.
    pub author: PersonId,
    /// Its name.
    pub file_name: String,
    /// Whether nothing is imported when any row is wrong.
    pub all_or_nothing: bool,
    /// How far it has come.
    pub state: State,
    /// Rows read so far,
    pub rows_done: i64,
    /// of so many.
    pub rows_total: i64,
    /// What it does, or did.
    pub outcome: Outcome,
    /// When it was brought in.
    pub created_at: DateTime<Utc>,
}
