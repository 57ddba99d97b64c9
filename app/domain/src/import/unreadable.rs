//! Why a file is no list of participants at all, in sentences that say what to do.

use super::{MOST_BYTES, MOST_ROWS};
use std::{error, fmt};

/// A file of which no row can be judged. Its text is meant for the coordinator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// Nothing is in it.
    Empty,
    /// It is larger than [`MOST_BYTES`].
    TooLarge,
    /// It has more rows than [`MOST_ROWS`]: this many.
    TooManyRows(usize),
    /// An Excel or other office file, which is packed.
    Workbook,
    /// A PDF.
    Pdf,
    /// A web page or XML, which some systems name ".xls".
    WebPage,
    /// Neither text nor one of those.
    NotText,
    /// None of the first row's cells names a column; the cells are these.
    NoHeadings(Vec<String>),
    /// Columns that every list needs are not there: what each holds.
    MissingColumns {
        /// What the missing columns hold.
        missing: Vec<String>,
        /// The headings that are there.
        found: Vec<String>,
    },
    /// Two columns would fill the same field.
    ColumnTwice {
        /// What they hold.
        holds: &'static str,
        /// The first heading.
        first: String,
        /// The second heading.
        second: String,
    },
    /// There are headings, but no rows.
    NoRows,
    /// A quotation mark is opened in this row and never closed; 0 is the row of headings.
    OpenQuote(usize),
}

impl error::Error for Unreadable {}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let save_as = "Open it in your spreadsheet program, choose Save as, then ‘CSV UTF-8’, and import that file.";
        match self {
            Self::Empty => write!(f, "The file is empty. Choose the CSV file that holds your participants."),
            Self::TooLarge => {
                let megabytes = MOST_BYTES / 1024 / 1024;
                write!(f, "The file is larger than {megabytes} MB. Split it into several files and import each.")
            }
            Self::TooManyRows(rows) => write!(
                f,
                "The file has {rows} rows; at most {MOST_ROWS} can be imported at once. Split it into several files and \
                 import each."
            ),
            Self::Workbook => write!(f, "This is an Excel workbook or another packed file, not CSV. {save_as}"),
            Self::Pdf => {
                write!(f, "This is a PDF, not CSV. Export the list again as ‘CSV UTF-8’ and import that file.")
            }
            Self::WebPage => write!(f, "This is a web page or XML, not CSV. {save_as}"),
            Self::NotText => write!(f, "This file is not text, so it cannot be CSV. {save_as}"),
            Self::NoHeadings(found) => write!(
                f,
                "The first row must name the columns, such as ‘First name’, ‘Last name’, ‘Email’, ‘Side’ and ‘Grade’, \
                 but reads {}. Put the headings into the first row, or start from the template.",
                list(found)
            ),
            Self::MissingColumns { missing, found } => write!(
                f,
                "There is no column for {}. Add {} with a heading in the first row; the headings there are {}.",
                missing.join(" and "),
                if missing.len() == 1 { "it" } else { "them" },
                list(found)
            ),
            Self::ColumnTwice { holds, first, second } => write!(
                f,
                "Two columns, ‘{first}’ and ‘{second}’, both hold the {holds}. Delete or rename one of them and import \
                 the file again."
            ),
            Self::NoRows => {
                write!(f, "The file has headings but no rows under them. Add a row for each participant.")
            }
            Self::OpenQuote(0) => write!(
                f,
                "A quotation mark is opened in the headings and never closed, so the columns cannot be told apart. Close \
                 or delete it and import the file again."
            ),
            Self::OpenQuote(row) => write!(
                f,
                "A quotation mark is opened in row {row} and never closed, so the rows after it cannot be told apart. \
                 Close or delete it and import the file again."
            ),
        }
    }
}

/// The first few, each cut short: a file that is no list may have thousands, or one of a million letters.
fn list(headings: &[String]) -> String {
    const MOST: usize = 20;
    let quoted = headings.iter().take(MOST).map(|heading| format!("‘{}’", super::fault::cut(heading)));
    let more = if headings.len() > MOST { " and more" } else { "" };
    quoted.collect::<Vec<_>>().join(", ") + more
}
