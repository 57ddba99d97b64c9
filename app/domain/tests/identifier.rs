//! The check for patients' identifiers, against tables of sentences that should warn and sentences that should not.

use domain::identifier::{Kind, warnings};
use proptest::prelude::*;

fn lines(table: &'static str) -> impl Iterator<Item = &'static str> {
    table.lines().filter(|line| !line.starts_with('#'))
}

/// In the tables, square brackets stand around what is to be shown.
fn check(kind: Kind, table: &'static str) {
    assert!(lines(table).count() >= 30);
    let mut wrong = Vec::new();
    for line in lines(table) {
        let text = line.replace(['[', ']'], "");
        let brackets = line.split('[').skip(1);
        let expected: Vec<_> = brackets.filter_map(|rest| rest.split(']').next()).collect();
        let found = warnings(&text);
        let is_right = found.iter().map(|warning| &warning.found).eq(&expected)
            && found.iter().all(|warning| warning.kind == kind)
            && found.iter().all(|warning| text.get(warning.start..warning.end) == Some(&warning.found));
        if !is_right {
            wrong.push((line, found));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn nhs_numbers_warn() {
    check(Kind::NhsNumber, include_str!("data/identifier/nhs_number.txt"));
}

#[test]
fn hospital_numbers_warn() {
    check(Kind::HospitalNumber, include_str!("data/identifier/hospital_number.txt"));
}

#[test]
fn dates_that_may_be_of_birth_warn() {
    check(Kind::DateOfBirth, include_str!("data/identifier/date_of_birth.txt"));
}

#[test]
fn telephone_numbers_warn() {
    check(Kind::Phone, include_str!("data/identifier/phone.txt"));
}

#[test]
fn postcodes_warn() {
    check(Kind::Postcode, include_str!("data/identifier/postcode.txt"));
}

#[test]
fn numbered_beds_and_rooms_warn() {
    check(Kind::Bed, include_str!("data/identifier/bed.txt"));
}

#[test]
fn titles_with_surnames_warn() {
    check(Kind::Person, include_str!("data/identifier/person.txt"));
}

#[test]
fn what_names_nobody_does_not_warn() {
    let table = include_str!("data/identifier/nothing.txt");
    assert!(lines(table).count() >= 60);
    let wrong: Vec<_> =
        lines(table).map(|line| (line, warnings(line))).filter(|(_, found)| !found.is_empty()).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn several_are_shown_in_the_order_of_the_text() {
    let text = "Mrs Patel (born 04/03/1950, bed 12) gave 07700 900123\nand lives at SW1A 1AA; NHS no 999 302 1571.";
    let found: Vec<_> = warnings(text).into_iter().map(|warning| warning.found).collect();
    let expected = ["Mrs Patel", "04/03/1950", "bed 12", "07700 900123", "SW1A 1AA", "999 302 1571"];
    assert_eq!(found, expected);
}

#[test]
fn every_kind_says_what_to_do() {
    let kinds = [
        Kind::NhsNumber,
        Kind::HospitalNumber,
        Kind::DateOfBirth,
        Kind::Phone,
        Kind::Postcode,
        Kind::Bed,
        Kind::Person,
    ];
    assert!(kinds.iter().all(|kind| kind.words().contains(": ")));
}

proptest! {
    #[test]
    fn any_text_is_looked_at_without_fault(text in "\\PC{0,80}") {
        for warning in warnings(&text) {
            prop_assert_eq!(text.get(warning.start..warning.end), Some(warning.found.as_str()));
        }
    }

    #[test]
    fn warnings_never_overlap(words in prop::collection::vec(
        prop::sample::select(vec!["Mr", "bed", "bay", "12", "999", "302", "1571", "-", "/", "1950", "NHS", "no", "SW1A", "1AA",
            "(", ")", "+44", "0", "07700", "900123", "D.O.B.", "Patel's", ".", ",", "é", "’", "of", "4", "March"]), 0..20),
        separator in prop::sample::select(vec!["", " ", "\u{a0}", "  "])) {
        let text = words.join(separator);
        let found = warnings(&text);
        prop_assert!(found.windows(2).all(|pair| pair[0].end <= pair[1].start));
    }
}
