//! Rows that are wrong: what is said of each, and what is right although it looks odd.

use domain::import::{Fault, Sheet, Unreadable, read};

const HEADINGS: &str = "first_name,last_name,email,side,grade,line_manager_email,next_rotation_on,availability,interests,goals,not_with,site,notes";

/// A list of which each line is one row.
fn sheet(lines: &[&str]) -> Result<Sheet, Unreadable> {
    read(format!("{HEADINGS}\n{}\n", lines.join("\n")).as_bytes())
}

/// Row, field and message of each fault.
fn faults(lines: &[&str]) -> Vec<(usize, String, String)> {
    let short = |fault: &Fault| (fault.row, fault.field.clone(), fault.message.clone());
    sheet(lines).iter().flat_map(Sheet::faults).map(short).collect()
}

/// A right row but for one cell, counted from 0.
fn with(place: usize, cell: &str) -> String {
    let mut cells = ["Priya", "Singh", "p@stmaud.example", "manager", "Band 7", "", "", "", "", "", "", "", ""];
    cells[place] = cell;
    let quoted = cells.map(|cell| format!("\"{}\"", cell.replace('"', "\"\"")));
    quoted.join(",")
}

#[test]
fn each_wrong_cell_is_named() {
    let long = "y".repeat(5_001);
    let many = (0..31).map(|topic| topic.to_string()).collect::<Vec<_>>().join(";");
    let addresses = (0..51).map(|person| format!("p{person}@stmaud.example")).collect::<Vec<_>>().join(";");
    for (place, cell, field, message) in [
        (0, "y".repeat(101).as_str(), "first_name", "first name too long"),
        (2, "", "email", "no email address"),
        (2, " \u{a0}\u{200b}", "email", "no email address"),
        (2, "no-at-sign.example", "email", "email address not valid"),
        (2, "two@@stmaud.example", "email", "email address not valid"),
        (2, "a@stmaud.example; b@stmaud.example", "email", "email address not valid"),
        (3, "", "side", "side not known"),
        (3, "both", "side", "side not known"),
        (4, "", "grade", "grade not known"),
        (4, "Band 7/8a", "grade", "grade not known"),
        (4, "Band 12", "grade", "grade not known"),
        (5, "Grace Brown", "line_manager_email", "email address not valid"),
        (5, "P@STMAUD.example", "line_manager_email", "line manager is the person themselves"),
        (6, "31/02/2027", "next_rotation_on", "date does not exist"),
        (6, "next summer", "next_rotation_on", "date not understood"),
        (7, "Mon am; Someday", "availability", "availability not understood"),
        (8, &many, "interests", "too many interests"),
        (8, &long, "interests", "interest too long"),
        (9, &long, "goals", "goals too long"),
        (10, "x@stmaud.example; nobody in particular", "not_with", "email address not valid"),
        (10, &addresses, "not_with", "too many addresses"),
        (11, &long, "site", "site too long"),
    ] {
        assert_eq!(faults(&[&with(place, cell)]), [(1, field.to_owned(), message.to_owned())], "{cell}");
        let help = sheet(&[&with(place, cell)]).unwrap().faults().next().unwrap().help.clone();
        assert!(help.ends_with('.') && help.len() < 300, "{help}");
        assert!(cell.len() > 60 || cell.starts_with(' ') || cell.is_empty() || help.contains('‘'), "{help}");
    }
}

#[test]
fn what_looks_odd_may_be_right() {
    let goals = "y".repeat(5_000);
    for (place, cell) in [
        (0, ""),
        (1, ""),
        (1, "-"),
        (2, "  P@STMAUD.EXAMPLE  "),
        (2, "\u{200b}p@stmaud.example\u{feff}"),
        (3, " Non-Clinical "),
        (4, "8A"),
        (5, "n/a"),
        (6, "none"),
        (6, "46603"),
        (7, "-"),
        (8, "Digital, digital; DIGITAL"),
        (9, "=1+1"),
        (9, "@SUM(A1)"),
        (9, goals.as_str()),
        (10, "p@stmaud.example, x@stmaud.example\ny@stmaud.example z@stmaud.example"),
        (12, "anything at all, \"quoted\""),
    ] {
        assert_eq!(faults(&[&with(place, cell)]), [], "{cell}");
    }
    let sheet = sheet(&[&with(10, "p@stmaud.example; x@stmaud.example; X@stmaud.example")]).unwrap();
    let not_with = sheet.profiles().next().unwrap().1.not_with.clone();
    assert_eq!(not_with.iter().map(domain::email::Email::as_str).collect::<Vec<_>>(), ["x@stmaud.example"]);
}

#[test]
fn all_faults_of_a_row_are_named_one_for_each_field() {
    let row = "-, ,nobody,both,Band 99,someone,31/02/2027,never,,,someone,,";
    let fields: Vec<_> = faults(&[row]).into_iter().map(|(_, field, _)| field).collect();
    let expected =
        ["first_name", "email", "side", "grade", "line_manager_email", "next_rotation_on", "availability", "not_with"];
    assert_eq!(fields, expected);
}

#[test]
fn the_same_address_is_compared_with_its_first_row_even_a_wrong_one() {
    let other = with(2, " P@stmaud.EXAMPLE");
    let wrong = with(4, "Band 12");
    let found: Vec<_> = faults(&[&wrong, &other, &with(2, "q@stmaud.example"), &other]);
    let messages: Vec<_> = found.iter().map(|(row, _, message)| (*row, message.as_str())).collect();
    assert_eq!(
        messages,
        [(1, "grade not known"), (2, "same email address as row 1"), (4, "same email address as row 1")]
    );
}

#[test]
fn blank_rows_are_counted_but_are_neither_right_nor_wrong() {
    let sheet = sheet(&[
        "",
        &with(2, "a@stmaud.example"),
        ",,,,,,,,,,,,",
        " , ,\t,",
        "",
        &with(2, "b@stmaud.example"),
        "",
        ",,,",
    ])
    .unwrap();
    assert_eq!(sheet.profiles().map(|(row, _)| row).collect::<Vec<_>>(), [2, 6]);
    assert_eq!(sheet.rows.len(), 2);
}

#[test]
fn a_row_that_does_not_stand_under_the_headings_is_wrong_as_a_whole() {
    let longer = format!("{},more", with(2, "a@stmaud.example"));
    let blank = format!("{},, ,", with(2, "b@stmaud.example"));
    let shorter = "Priya,Singh,c@stmaud.example,manager,Band 7";
    let cut = "Priya,Singh,d@stmaud.example";
    let expected = |row, cells| (row, "row".to_owned(), format!("row has {cells} cells, the header has 13"));
    assert_eq!(faults(&[&longer, &blank, shorter, cut]), [expected(1, 14), expected(4, 3)]);
}

#[test]
fn numbers_that_excel_guards_with_a_formula_are_bare() {
    let text = "employee number,name,email,side,grade\n\"=\"\"00123\"\"\",Priya Singh,p@stmaud.example,manager,7\n";
    let sheet = read(text.as_bytes()).unwrap();
    assert_eq!(sheet.profiles().next().unwrap().1.employee_number, "00123");
}
