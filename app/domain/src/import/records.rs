//! Delimited text as records of cells (RFC 4180, read leniently).
//!
//! The `csv` crate skips empty lines, which would number the rows after them wrongly, and reads a quotation mark that is
//! never closed as one cell up to the end of the file without telling; so this is our own. The tests compare the two.

use std::borrow::Cow;

/// One record.
pub(super) struct Record<'t> {
    pub(super) cells: Vec<Cow<'t, str>>,
    /// Where the next record starts.
    pub(super) end: usize,
    /// Whether every quotation mark was closed.
    pub(super) is_closed: bool,
}

impl Record<'_> {
    pub(super) fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| trim(cell).is_empty())
    }
}

/// More cells are read over: no list of people has so many columns, and a file of nothing but commas must not fill the
/// memory.
const MOST_CELLS: usize = 1_000;

/// The record that starts at byte `start`, `None` at the end of the text. Lines end with CR, LF or both.
pub(super) fn next(text: &str, start: usize, delimiter: u8) -> Option<Record<'_>> {
    let bytes = text.as_bytes();
    let mut record = Record { cells: Vec::new(), end: start, is_closed: true };
    bytes.get(start)?;
    loop {
        let (cell, is_closed) = cell(text, record.end, delimiter, &mut record.end);
        record.is_closed &= is_closed;
        if record.cells.len() < MOST_CELLS {
            record.cells.push(cell);
        }
        let end = record.end;
        let is_pair = bytes.get(end..end + 2) == Some(b"\r\n");
        record.end = bytes.len().min(end + if is_pair { 2 } else { 1 });
        if bytes.get(end) != Some(&delimiter) {
            return Some(record);
        }
    }
}

/// The cell that starts at `start`, and whether it was closed; `end` becomes the place of what ended it.
fn cell<'t>(text: &'t str, start: usize, delimiter: u8, end: &mut usize) -> (Cow<'t, str>, bool) {
    let plain_end = |from: usize| {
        let rest = text.as_bytes().get(from..).unwrap_or_default();
        let stop = rest.iter().position(|byte| *byte == delimiter || matches!(byte, b'\r' | b'\n'));
        stop.map_or(text.len(), |stop| from + stop)
    };
    let part = |from: usize, to: usize| text.get(from..to).unwrap_or_default();
    if text.as_bytes().get(start) != Some(&b'"') {
        *end = plain_end(start);
        return (Cow::Borrowed(part(start, *end)), true);
    }
    let Some(close) = closing_quote(text, start + 1) else {
        *end = text.len();
        return (Cow::Borrowed(part(start + 1, *end)), false);
    };
    let quoted = part(start + 1, close);
    let mut cell = if quoted.contains('"') { Cow::Owned(quoted.replace("\"\"", "\"")) } else { Cow::Borrowed(quoted) };
    // `"Smith" Ltd` is what it looks like, as in spreadsheet programs.
    *end = plain_end(close + 1);
    if *end > close + 1 {
        cell.to_mut().push_str(part(close + 1, *end));
    }
    (cell, true)
}

fn closing_quote(text: &str, from: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = from;
    loop {
        at += bytes.get(at..)?.iter().position(|byte| *byte == b'"')?;
        if bytes.get(at + 1) != Some(&b'"') {
            return Some(at);
        }
        at += 2;
    }
}

/// Without space at the ends, nor the invisible characters that come along when text is copied from web pages.
pub(super) fn trim(cell: &str) -> &str {
    let is_invisible =
        |c: char| c.is_whitespace() || c.is_control() || ('\u{200b}'..='\u{200d}').contains(&c) || c == '\u{feff}';
    cell.trim_matches(is_invisible)
}

#[cfg(test)]
mod tests {
    use super::next;
    use proptest::prelude::*;

    fn all(text: &str, delimiter: u8) -> Vec<Vec<String>> {
        let mut at = 0;
        let record = || {
            let record = next(text, at, delimiter)?;
            at = record.end;
            Some(record.cells.into_iter().map(std::borrow::Cow::into_owned).collect())
        };
        std::iter::from_fn(record).collect()
    }

    #[test]
    fn records_are_told_apart_whatever_ends_their_lines() {
        for line_end in ["\n", "\r\n", "\r"] {
            let text = ["a,\"b\nc\",\"d\"\"e\"", "", "\"f\" g,,", "h"].join(line_end);
            let expected = [&["a", "b\nc", "d\"e"][..], &[""], &["f g", "", ""], &["h"]];
            assert_eq!(all(&text, b','), expected, "{text:?}");
        }
        assert!(!next("a,\"b\nc", 0, b',').unwrap().is_closed);
    }

    proptest! {
        #[test]
        fn what_the_csv_crate_writes_is_read(
            rows in prop::collection::vec(prop::collection::vec("[a-zé\",;\n\r\t ]{0,6}", 3), 1..6),
            delimiter in prop::sample::select(vec![b',', b';', b'\t']),
        ) {
            let mut writer = csv::WriterBuilder::new().delimiter(delimiter).from_writer(Vec::new());
            for row in &rows {
                writer.write_record(row).unwrap();
            }
            let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
            prop_assert_eq!(all(&text, delimiter), rows);
        }
    }
}
