//! The first row: which delimiter parts the cells, and which column holds what.

use super::{
    Unreadable,
    column::{COLUMNS, Column, Heading},
    records::{self, Record},
};

/// What is known of the file once its headings are read.
#[derive(Debug)]
pub(super) struct Header {
    pub(super) delimiter: u8,
    /// Where the rows start.
    pub(super) end: usize,
    /// Number of headings, blank ones among them.
    pub(super) width: usize,
    /// Headings that mean nothing here.
    pub(super) ignored: Vec<String>,
    places: [Option<usize>; COLUMNS.len()],
}

impl Header {
    /// Which cell of a row holds this.
    pub(super) fn place(&self, column: Column) -> Option<usize> {
        self.places.get(column as usize).copied().flatten()
    }

    pub(super) fn has(&self, column: Column) -> bool {
        self.place(column).is_some()
    }
}

pub(super) fn find(text: &str) -> Result<Header, Unreadable> {
    let (start, chosen) = excel_separator(text).map_or((0, None), |(start, delimiter)| (start, Some(delimiter)));
    let candidates =
        [b',', b';', b'\t'].into_iter().filter(|delimiter| chosen.is_none_or(|chosen| chosen == *delimiter));
    let read = candidates.filter_map(|delimiter| {
        let record = first_record(text, start, delimiter)?;
        let headings: Vec<Heading> = record.cells.iter().map(|cell| Heading::of(cell)).collect();
        Some((delimiter, record, headings))
    });
    // Not by counting characters: headings may hold commas in quotation marks. The right delimiter is the one that makes
    // headings we know; of equals, the one that makes more cells.
    let best = read.max_by_key(|(_, _, headings)| {
        let is_known = |heading: &&Heading| COLUMNS.iter().any(|column| column.is_headed(heading));
        (headings.iter().filter(is_known).count(), headings.len())
    });
    let (delimiter, record, headings) = best.ok_or(Unreadable::Empty)?;
    if !record.is_closed {
        return Err(Unreadable::OpenQuote(0));
    }
    let places = places(&headings)?;
    let header =
        Header { delimiter, end: record.end, width: headings.len(), ignored: ignored(&headings, &places), places };
    check_needed(&header, &headings)?;
    Ok(header)
}

/// Excel writes and reads a first line `sep=;` that says how cells are parted.
fn excel_separator(text: &str) -> Option<(usize, u8)> {
    let line = text.split(['\r', '\n']).next()?;
    let is_said = line.get(..4)?.eq_ignore_ascii_case("sep=");
    let delimiter = *line.as_bytes().get(4).filter(|_| is_said && line.len() == 5)?;
    Some((line.len(), delimiter))
}

fn first_record(text: &str, start: usize, delimiter: u8) -> Option<Record<'_>> {
    let mut record = records::next(text, start, delimiter)?;
    while record.is_blank() {
        record = records::next(text, record.end, delimiter)?;
    }
    Some(record)
}

fn places(headings: &[Heading]) -> Result<[Option<usize>; COLUMNS.len()], Unreadable> {
    let mut places = [None; COLUMNS.len()];
    for (place, column) in places.iter_mut().zip(COLUMNS) {
        *place = only(headings, column, |_, heading| column.is_headed(heading))?;
    }
    for column in COLUMNS {
        for doubtful in column.doubtful() {
            if places.get(column as usize).is_some_and(Option::is_some) {
                break;
            }
            let is_free = |at, heading: &Heading| heading.reads(doubtful) && !places.contains(&Some(at));
            let found = only(headings, column, is_free)?;
            if let Some(place) = places.get_mut(column as usize) {
                *place = found;
            }
        }
    }
    Ok(places)
}

/// The one heading that matches.
fn only(
    headings: &[Heading],
    column: Column,
    is_match: impl Fn(usize, &Heading) -> bool,
) -> Result<Option<usize>, Unreadable> {
    let mut matching = headings.iter().enumerate().filter(|(at, heading)| is_match(*at, heading));
    let first = matching.next();
    if let (Some((_, first)), Some((_, second))) = (first, matching.next()) {
        let (first, second) = (first.text.clone(), second.text.clone());
        return Err(Unreadable::ColumnTwice { holds: column.holds(), first, second });
    }
    Ok(first.map(|(at, _)| at))
}

fn ignored(headings: &[Heading], places: &[Option<usize>]) -> Vec<String> {
    let all = headings.iter().enumerate();
    let ignored = all.filter(|(at, heading)| !heading.text.is_empty() && !places.contains(&Some(*at)));
    ignored.map(|(_, heading)| heading.text.clone()).collect()
}

/// Without these no row could be right. One heading for the first name and none for the last is more likely a heading
/// that we do not know than a list of people with one name; a heading "name" beside it holds the last name.
fn check_needed(header: &Header, headings: &[Heading]) -> Result<(), Unreadable> {
    let mut missing = Vec::new();
    let has_name = header.has(Column::Name);
    match (header.has(Column::FirstName), header.has(Column::LastName)) {
        (false, false) if !has_name => {
            missing.push("the first and last name (or the whole name)".to_owned());
        }
        (true, false) if !has_name => missing.push("the last name".to_owned()),
        (false, true) if !has_name => missing.push("the first name".to_owned()),
        _ => {}
    }
    for column in [Column::Email, Column::Side, Column::Grade] {
        if !header.has(column) {
            missing.push(format!("the {}", column.holds()));
        }
    }
    if missing.is_empty() {
        return Ok(());
    }
    let texts = headings.iter().map(|heading| heading.text.clone());
    let found = texts.filter(|text| !text.is_empty()).collect();
    let is_any_known = COLUMNS.iter().any(|column| header.has(*column));
    Err(if is_any_known { Unreadable::MissingColumns { missing, found } } else { Unreadable::NoHeadings(found) })
}
