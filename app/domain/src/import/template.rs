//! The empty list that coordinators download and fill in.

use super::column::{COLUMNS, Column};

/// A CSV file with the headings and one example row. It begins with a byte-order mark, for otherwise Excel takes it for
/// Windows-1252 and loses names such as Łukasz when it is saved.
pub fn template() -> String {
    let columns = COLUMNS.iter().filter(|column| **column != Column::Name);
    let (headings, cells): (Vec<_>, Vec<_>) = columns.map(|column| (column.code(), example(*column))).unzip();
    format!("\u{feff}{}\r\n{}\r\n", headings.join(","), cells.join(","))
}

/// Values without commas or quotation marks, so that they need no quoting.
fn example(column: Column) -> &'static str {
    match column {
        Column::EmployeeNumber => "12345678",
        Column::FirstName => "Sam",
        Column::LastName => "Example",
        Column::Name => "Sam Example",
        Column::Email => "sam.example@trust.example",
        Column::Side => "clinician",
        Column::Profession => "Doctor",
        Column::Grade => "ST5",
        Column::Department => "Acute medicine",
        Column::Division => "Medicine",
        Column::Site => "Main hospital",
        Column::Organisation => "St Example NHS Trust",
        Column::LineManagerEmail => "line.manager@trust.example",
        Column::NextRotationOn => "04/08/2027",
        Column::Availability => "Tue am; Thu pm",
        Column::Interests => "patient flow; digital",
        Column::Goals => "See how decisions about money are made",
        Column::NotWith => "somebody.else@trust.example",
    }
}
