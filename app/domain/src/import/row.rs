//! One row: its cells as a profile, or everything that is wrong with them.

mod person;
mod wishes;

use super::{
    column::Column,
    fault::{Fault, cut},
    header::Header,
    records::{self, Record},
};
use crate::{email::Email, participant::Profile, profession, text};
use std::collections::HashMap;

const LONGEST_LINE: usize = 120;

/// `seen` holds the row of each address so far; a row counts there even when something else in it is wrong, or mending
/// it would bring up the second one's fault only then.
pub(super) fn read(
    number: usize,
    record: &Record<'_>,
    header: &Header,
    seen: &mut HashMap<Email, usize>,
) -> Result<Profile, Vec<Fault>> {
    let mut row = Row { number, record, header, faults: Vec::new() };
    if row.is_ragged() {
        return Err(row.faults);
    }
    row.profile(seen).filter(|_| row.faults.is_empty()).ok_or(row.faults)
}

struct Row<'r> {
    number: usize,
    record: &'r Record<'r>,
    header: &'r Header,
    faults: Vec<Fault>,
}

impl<'r> Row<'r> {
    /// `None` only after a fault; the cells are looked at in the order of the template, and so are the faults.
    fn profile(&mut self, seen: &mut HashMap<Email, usize>) -> Option<Profile> {
        let employee_number = self.employee_number();
        let (first_name, last_name) = self.names();
        let email = self.email(seen);
        let side = self.side();
        let profession = self.line(Column::Profession, LONGEST_LINE);
        let grade = self.grade();
        let department = self.line(Column::Department, LONGEST_LINE);
        let division = self.line(Column::Division, LONGEST_LINE);
        let main_site = self.line(Column::Site, LONGEST_LINE);
        let organisation = self.line(Column::Organisation, LONGEST_LINE);
        let line_manager_email = self.line_manager(email.as_ref());
        let next_rotation_on = self.next_rotation();
        let availability = self.availability();
        let interests = self.interests();
        let goals = self.goals();
        let not_with = self.not_with(email.as_ref());
        Some(Profile {
            employee_number,
            first_name,
            last_name,
            email: email?,
            side: side?,
            profession: profession::canonical(&profession).map_or(profession, str::to_owned),
            grade: grade?,
            department,
            division,
            site: main_site,
            organisation,
            line_manager_email,
            next_rotation_on,
            availability,
            interests,
            goals,
            not_with,
        })
    }

    fn cell(&self, column: Column) -> &'r str {
        let cell = self.header.place(column).and_then(|place| self.record.cells.get(place));
        cell.map_or("", |cell| records::trim(cell))
    }

    /// A cell that may be left empty, where people write so in words.
    fn optional(&self, column: Column) -> &'r str {
        let cell = self.cell(column);
        let is_none =
            matches!(text::fold(cell).as_str(), "" | "n/a" | "na" | "#n/a" | "none" | "nil" | "no" | "nobody");
        if is_none { "" } else { cell }
    }

    fn fault(&mut self, column: Column, message: impl Into<String>, help: impl Into<String>) {
        let (message, help) = (message.into(), help.into());
        self.faults.push(Fault { row: self.number, field: column.code().to_owned(), message, help });
    }

    /// More cells than headings shift the row, unless the further ones are empty. Fewer are how Excel leaves out empty
    /// cells at the end, so they count as empty, unless the row ends before what every row needs.
    fn is_ragged(&mut self) -> bool {
        let (cells, width) = (&self.record.cells, self.header.width);
        let is_longer = cells.iter().skip(width).any(|cell| !records::trim(cell).is_empty());
        let needed =
            [Column::Email, Column::Side, Column::Grade].into_iter().filter_map(|column| self.header.place(column));
        let is_shorter = needed.max().is_some_and(|last| cells.len() <= last);
        if is_longer || is_shorter {
            let message = format!("row has {} cells, the header has {width}", cells.len());
            let help = "The row's cells do not stand under the headings. Look for a comma, semicolon or line break too many \
                or too few, and put quotation marks around texts that contain one.";
            self.faults.push(Fault { row: self.number, field: "row".to_owned(), message, help: help.to_owned() });
        }
        is_longer || is_shorter
    }

    fn line(&mut self, column: Column, longest: usize) -> String {
        let line = text::line(self.cell(column));
        self.check_length(column, &line, longest);
        line
    }

    fn check_length(&mut self, column: Column, text: &str, longest: usize) {
        let length = text.chars().count();
        if length > longest {
            let name = column.code().replace('_', " ");
            let help = format!("At most {longest} characters fit here; this has {length}. Shorten the text.");
            self.fault(column, format!("{name} too long"), help);
        }
    }
}

/// `‘both’ names neither side.`, or that the cell is empty.
fn said(cell: &str, why: &str) -> String {
    if cell.is_empty() { "The cell is empty.".to_owned() } else { format!("‘{}’ {why}", cut(cell)) }
}
