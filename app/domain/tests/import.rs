//! Reading lists of participants: the two of the fictional trust, and what other programs make of them.

use chrono::NaiveDate;
use domain::{
    import::{MOST_ROWS, Reader, Unreadable, read, template},
    participant::Side,
};
use std::collections::BTreeMap;

const CLEAN: &str = include_str!("data/participants.csv");
const MESSY: &str = include_str!("data/participants-messy.csv");

/// The same list with another delimiter.
fn with_delimiter(text: &str, delimiter: u8) -> Option<String> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    let mut writer = csv::WriterBuilder::new().delimiter(delimiter).from_writer(Vec::new());
    for record in reader.records() {
        writer.write_record(&record.ok()?).ok()?;
    }
    String::from_utf8(writer.into_inner().ok()?).ok()
}

#[test]
fn every_row_of_the_clean_list_is_right() {
    let sheet = read(CLEAN.as_bytes()).unwrap();
    assert_eq!(sheet.faults().collect::<Vec<_>>(), Vec::<&domain::import::Fault>::new());
    assert_eq!(sheet.ignored, [""; 0]);
    let sides = |side| sheet.profiles().filter(|(_, profile)| profile.side == side).count();
    assert_eq!((sides(Side::Clinician), sides(Side::Manager)), (34, 30));
    let (row, isla) = sheet.profiles().next().unwrap();
    assert_eq!((row, isla.name().as_str(), isla.email.as_str()), (1, "Isla Brown", "isla.brown@stmaud.example"));
    assert_eq!(isla.next_rotation_on, NaiveDate::from_ymd_opt(2027, 8, 4));
    assert_eq!(isla.availability.to_string(), "Wed pm; Fri pm");
    assert_eq!(isla.interests, ["equality", "digital", "discharge", "patient flow"]);
}

#[test]
fn what_is_read_is_what_was_written() {
    let sheet = read(CLEAN.as_bytes()).unwrap();
    let mut reader = csv::Reader::from_reader(CLEAN.as_bytes());
    for (record, (_, profile)) in reader.records().zip(sheet.profiles()) {
        let record = record.unwrap();
        let as_written = |at: usize| record.get(at).unwrap();
        let grade = if as_written(6) == "SpR" { "ST3+" } else { as_written(6) };
        let read = [&profile.employee_number, &profile.first_name, &profile.last_name];
        assert_eq!(read, [as_written(0), as_written(1), as_written(2)]);
        assert_eq!((profile.profession.as_str(), profile.grade.as_str()), (as_written(5), grade));
        let read = [&profile.department, &profile.division, &profile.site, &profile.goals];
        assert_eq!(read, [as_written(7), as_written(8), as_written(9), as_written(14)]);
        assert_eq!(profile.availability.to_string(), as_written(12));
        assert_eq!(profile.interests.join("; "), as_written(13));
    }
}

#[test]
fn the_messy_list_gives_exactly_its_faults() {
    let expected: BTreeMap<usize, String> =
        serde_json::from_str(include_str!("data/participants-messy.expected.json")).unwrap();
    let sheet = read(MESSY.as_bytes()).unwrap();
    let faults: Vec<_> = sheet.faults().map(|fault| (fault.row, fault.message.clone())).collect();
    assert_eq!(faults, expected.into_iter().collect::<Vec<_>>());
    assert_eq!((sheet.rows.len(), sheet.profiles().count()), (22, 14));
    assert_eq!(sheet.ignored, ["Notes"]);
    let fields: Vec<_> = sheet.faults().map(|fault| fault.field.as_str()).collect();
    assert_eq!(fields, ["email", "email", "grade", "side", "next_rotation_on", "email", "goals", "first_name"]);
}

#[test]
fn the_messy_cells_are_kept_as_they_should_be() {
    let sheet = read(MESSY.as_bytes()).unwrap();
    let rows: BTreeMap<usize, _> = sheet.profiles().collect();
    assert_eq!(rows[&3].goals, "=HYPERLINK(\"http://evil.example\",\"click\")");
    assert_eq!(rows[&5].goals, "Line one\nLine two, with a comma and a \"quote\"");
    assert_eq!(rows[&7].next_rotation_on, NaiveDate::from_ymd_opt(2027, 8, 4));
    assert_eq!(rows[&9].email.as_str(), "wanjiru.hussain@stmaud.example");
    assert_eq!(rows[&9].not_with[0].as_str(), "liam.davies@stmaud.example");
    assert_eq!(rows[&11].grade, "ST3+");
    assert_eq!(rows[&19].name(), "Łukasz Müller");
}

#[test]
fn delimiter_encoding_and_line_ends_make_no_difference() {
    for text in [CLEAN, MESSY] {
        let expected = read(text.as_bytes()).unwrap();
        for delimiter in [b',', b';', b'\t'] {
            let other = with_delimiter(text, delimiter).unwrap();
            let utf16 = |bytes: fn(u16) -> [u8; 2]| {
                let marked = ["\u{feff}", &other].concat();
                marked.encode_utf16().flat_map(bytes).collect::<Vec<_>>()
            };
            let separated = format!("sep={}\r\n{other}", char::from(delimiter));
            for bytes in [
                other.clone().into_bytes(),
                ["\u{feff}", &other].concat().into_bytes(),
                other.replace('\n', "\r\n").into_bytes(),
                other.replace('\n', "\r").into_bytes(),
                utf16(u16::to_le_bytes),
                utf16(u16::to_be_bytes),
                separated.into_bytes(),
            ] {
                assert_eq!(read(&bytes).unwrap(), expected);
            }
        }
    }
}

#[test]
fn windows_1252_is_read() {
    let text =
        "Vorname;First name;Last name;E-mail;Side;Grade\r\n;Björn;O’Neill – Müller;b@stmaud.example;manager;7\r\n";
    let (bytes, _, is_lossy) = encoding_rs::WINDOWS_1252.encode(text);
    assert!(!is_lossy);
    let sheet = read(&bytes).unwrap();
    assert_eq!(sheet.profiles().next().unwrap().1.name(), "Björn O’Neill – Müller");
}

#[test]
fn the_template_can_be_imported() {
    let template = template();
    assert!(template.starts_with("\u{feff}employee_number,first_name,last_name,email,side,"));
    let sheet = read(template.as_bytes()).unwrap();
    assert_eq!((sheet.rows.len(), sheet.profiles().count(), sheet.ignored.len()), (1, 1, 0));
    let columns = |text: &str| text.lines().next().unwrap().trim_start_matches('\u{feff}').to_owned();
    // The lists that trusts sent come from one organisation each.
    assert_eq!(columns(&template).replace(",organisation", ""), columns(CLEAN));
}

#[test]
fn a_long_list_is_read_row_by_row_and_a_longer_one_refused() {
    use std::fmt::Write;
    let mut text = "name,email,side,grade\n".to_owned();
    for row in 0..MOST_ROWS {
        writeln!(text, "Sam Example,sam{row}@stmaud.example,clinician,ST5").unwrap();
    }
    text.push_str(",,,\n\n , ,,\n");
    let reader = Reader::new(text.as_bytes()).unwrap();
    assert_eq!(reader.rows(), MOST_ROWS);
    assert!(reader.enumerate().all(|(index, row)| row.number == index + 1 && row.outcome.is_ok()));
    text.push_str("Sam Example,sam@stmaud.example,clinician,ST5\n");
    assert_eq!(read(text.as_bytes()), Err(Unreadable::TooManyRows(MOST_ROWS + 4)));
}
