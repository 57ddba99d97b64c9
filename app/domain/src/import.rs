//! A spreadsheet of participants, as coordinators' programs export them: its rows as profiles, or what is wrong with
//! each and what to do about it.

mod absent;
mod column;
mod date;
mod decode;
mod fault;
mod header;
mod name;
mod records;
mod row;
mod side;
mod template;
mod unreadable;

pub use absent::Absent;
pub use fault::Fault;
pub use template::template;
pub use unreadable::Unreadable;

use crate::{email::Email, participant::Profile};
use header::Header;
use std::{borrow::Cow, collections::HashMap};

/// Bytes of the largest file that is read.
pub const MOST_BYTES: usize = 20 * 1024 * 1024;
/// Rows of the longest file that is read, blank ones at its end not counted.
pub const MOST_ROWS: usize = 50_000;

/// One row under the headings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// 1 is the first row after the headings; blank rows are counted too, so that it agrees with the spreadsheet.
    pub number: usize,
    /// What it says, or everything that is wrong with it, at most one fault for each field.
    pub outcome: Result<Profile, Vec<Fault>>,
}

/// A whole spreadsheet, read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// Every row that is not blank, right or wrong.
    pub rows: Vec<Row>,
    /// Headings of the columns that mean nothing here.
    pub ignored: Vec<String>,
}

impl Sheet {
    /// The profiles of the right rows, with the rows' numbers.
    pub fn profiles(&self) -> impl Iterator<Item = (usize, &Profile)> {
        self.rows.iter().filter_map(|row| Some((row.number, row.outcome.as_ref().ok()?)))
    }

    /// What is wrong, in the order of the rows.
    pub fn faults(&self) -> impl Iterator<Item = &Fault> {
        self.rows.iter().filter_map(|row| row.outcome.as_ref().err()).flatten()
    }
}

/// Reads a whole spreadsheet at once; [`Reader`] does it row by row.
pub fn read(bytes: &[u8]) -> Result<Sheet, Unreadable> {
    let mut reader = Reader::new(bytes)?;
    let rows = reader.by_ref().collect();
    Ok(Sheet { rows, ignored: reader.header.ignored })
}

/// Reads a spreadsheet row by row, so that a long one can show how far it has come: the last row's number out of
/// [`Reader::rows`]. What is not a list of participants at all is refused before the first row.
#[derive(Debug)]
pub struct Reader<'b> {
    text: Cow<'b, str>,
    header: Header,
    rows: usize,
    at: usize,
    number: usize,
    seen: HashMap<Email, usize>,
}

impl<'b> Reader<'b> {
    /// Finds out the encoding, the delimiter and the columns, and that the file has rows, not too many, and no quotation
    /// mark that swallows the rest of it.
    pub fn new(bytes: &'b [u8]) -> Result<Self, Unreadable> {
        if bytes.len() > MOST_BYTES {
            return Err(Unreadable::TooLarge);
        }
        let text = decode::text(bytes)?;
        let header = header::find(&text)?;
        let rows = last_row(&text, &header)?;
        match rows {
            0 => Err(Unreadable::NoRows),
            1..=MOST_ROWS => Ok(Self { at: header.end, text, header, rows, number: 0, seen: HashMap::new() }),
            _ => Err(Unreadable::TooManyRows(rows)),
        }
    }

    /// The number of the last row that is not blank.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// The columns that the file does not have.
    pub fn absent(&self) -> Absent {
        Absent::of(&self.header)
    }

    /// Headings of the columns that mean nothing here.
    pub fn ignored(&self) -> &[String] {
        &self.header.ignored
    }
}

impl Iterator for Reader<'_> {
    type Item = Row;

    fn next(&mut self) -> Option<Row> {
        while self.number < self.rows {
            let record = records::next(&self.text, self.at, self.header.delimiter)?;
            self.at = record.end;
            self.number += 1;
            if !record.is_blank() {
                let outcome = row::read(self.number, &record, &self.header, &mut self.seen);
                return Some(Row { number: self.number, outcome });
            }
        }
        None
    }
}

fn last_row(text: &str, header: &Header) -> Result<usize, Unreadable> {
    let (mut at, mut number, mut last) = (header.end, 0, 0);
    while let Some(record) = records::next(text, at, header.delimiter) {
        number += 1;
        if !record.is_closed {
            return Err(Unreadable::OpenQuote(number));
        }
        if !record.is_blank() {
            last = number;
        }
        at = record.end;
    }
    Ok(last)
}
