//! What is wrong with one cell, for a list of faults and for the person who mends it.

use serde::{Deserialize, Serialize};

/// Something wrong in one row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fault {
    /// The row's number; 1 is the first after the headings.
    pub row: usize,
    /// The column's name as in the template, whatever its heading; `row` where the row as a whole is wrong.
    pub field: String,
    /// What is wrong, in a few words: `grade not known`.
    pub message: String,
    /// A sentence or two on what to do, with the value and what would be accepted.
    pub help: String,
}

/// A cell as it is quoted in a sentence: on one line and not too long.
pub(super) fn cut(cell: &str) -> String {
    const LONGEST: usize = 60;
    let line = crate::text::line(cell);
    match line.char_indices().nth(LONGEST) {
        Some((end, _)) => line.get(..end).unwrap_or_default().trim_end().to_owned() + "…",
        None => line,
    }
}
