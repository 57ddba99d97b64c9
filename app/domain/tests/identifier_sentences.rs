//! The warning about texts that may name a patient, on a hundred sentences that do and a hundred that do not.

use domain::identifier;

const WITH: &str = include_str!("identifier/with.txt");
const WITHOUT: &str = include_str!("identifier/without.txt");

/// What is not found, and why: six of a hundred. A rule that found them would warn of ordinary sentences, too.
const MISSED: [&str; 6] = [
    // Titles that are ordinary words.
    "Lady Worthington complained about the noise.",
    "Sir Alan Pettigrew was moved to a side room.",
    "Baby Ahmed was on the unit for nine weeks.",
    // A room is more often an office than where somebody lies, and a number in words is mostly a count.
    "The patient in room 21 had three infusions running.",
    "Handover stopped at bed five for ten minutes.",
    // A date in words is mostly a meeting's.
    "We checked 7th August 1931 against the bracelet.",
];

/// The sentences that are warned of, or those that are not.
fn those(sentences: &'static str, are_warned: bool) -> Vec<&'static str> {
    sentences.lines().filter(|sentence| identifier::warnings(sentence).is_empty() != are_warned).collect()
}

#[test]
fn of_a_hundred_sentences_of_each_kind_six_are_missed_and_none_is_a_false_alarm() {
    assert_eq!((WITH.lines().count(), WITHOUT.lines().count()), (100, 100));
    assert_eq!(those(WITH, false), MISSED);
    assert_eq!(those(WITHOUT, true), [] as [&str; 0]);
}
