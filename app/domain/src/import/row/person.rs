//! The cells that say who somebody is.

use super::{Row, said};
use crate::{
    email::Email,
    grade,
    import::{column::Column, fault::cut, name, side},
    participant::Side,
    text,
};
use std::collections::HashMap;

const LONGEST_NAME: usize = 100;
const LONGEST_NUMBER: usize = 40;

impl Row<'_> {
    /// Excel keeps the zeros before a number where it is written as a formula, `="01234"`.
    pub(super) fn employee_number(&mut self) -> String {
        let number = self.line(Column::EmployeeNumber, LONGEST_NUMBER);
        let plain = number.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"'));
        plain.map_or(number.clone(), str::to_owned)
    }

    /// One of the two is enough: some people have a single name, whichever column it stands in.
    pub(super) fn names(&mut self) -> (String, String) {
        let mut first = self.part_of_name(Column::FirstName);
        let mut last = self.part_of_name(Column::LastName);
        let whole = self.line(Column::Name, 2 * LONGEST_NAME);
        if first.is_empty() && last.is_empty() {
            (first, last) = name::split(&whole);
        } else if !self.header.has(Column::LastName) {
            last = name::last(&whole, &first);
        }
        if first.is_empty() && last.is_empty() {
            let has_parts = self.header.has(Column::FirstName) || self.header.has(Column::LastName);
            let column = if has_parts { Column::FirstName } else { Column::Name };
            self.fault(
                column,
                "first and last name missing",
                "Give the first and last name; one of them is enough for people with a single name.",
            );
        }
        (first, last)
    }

    pub(super) fn email(&mut self, seen: &mut HashMap<Email, usize>) -> Option<Email> {
        let cell = self.cell(Column::Email);
        if cell.is_empty() {
            self.fault(Column::Email, "no email address", "Give the work email address: it says who somebody is.");
            return None;
        }
        let email = self.address(Column::Email, cell)?;
        if let Some(row) = seen.get(&email) {
            let help =
                format!("Row {row} has ‘{email}’ too. Give each person their own address, or delete one of the rows.");
            self.fault(Column::Email, format!("same email address as row {row}"), help);
            return None;
        }
        seen.insert(email.clone(), self.number);
        Some(email)
    }

    pub(super) fn address(&mut self, column: Column, cell: &str) -> Option<Email> {
        let email = Email::parse(&text::line(cell));
        if email.is_none() {
            let help = format!("‘{}’ is not an email address. Write it in full, such as name@nhs.net.", cut(cell));
            self.fault(column, "email address not valid", help);
        }
        email
    }

    pub(super) fn side(&mut self) -> Option<Side> {
        let cell = self.cell(Column::Side);
        let side = side::read(cell);
        if side.is_none() {
            let help = format!("{} Write clinician or manager.", said(cell, "names neither side, or both."));
            self.fault(Column::Side, "side not known", help);
        }
        side
    }

    pub(super) fn grade(&mut self) -> Option<String> {
        let cell = self.cell(Column::Grade);
        let grade = grade::canonical(cell);
        if grade.is_none() {
            let accepted = "Write one grade, such as Band 7, Band 8a, VSM, FY2, CT1, ST5, SpR, Clinical fellow, Specialty \
                doctor, Consultant, GP or GMTS trainee.";
            self.fault(
                Column::Grade,
                "grade not known",
                format!("{} {accepted}", said(cell, "is not one grade that we know.")),
            );
        }
        grade.map(str::to_owned)
    }

    pub(super) fn line_manager(&mut self, own: Option<&Email>) -> Option<Email> {
        let cell = self.optional(Column::LineManagerEmail);
        let email = (!cell.is_empty()).then(|| self.address(Column::LineManagerEmail, cell))??;
        if own == Some(&email) {
            let help =
                format!("‘{email}’ is the person's own address. Give their line manager's, or leave the cell empty.");
            self.fault(Column::LineManagerEmail, "line manager is the person themselves", help);
        }
        Some(email)
    }

    /// A dash or a point in a name's cell stands for none.
    fn part_of_name(&mut self, column: Column) -> String {
        let name = self.line(column, LONGEST_NAME);
        if name.contains(char::is_alphanumeric) { name } else { String::new() }
    }
}
