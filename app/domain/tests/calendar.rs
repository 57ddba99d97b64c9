//! Calendars: what `data/calendar.ics` holds as a calendar is given it, and
//! what must be true of any text that people type.

#![expect(clippy::unwrap_used, reason = "a test stops at whatever is wrong")]

use chrono::{DateTime, Days, NaiveDate, Utc};
use domain::calendar::{Entry, Status, When, feed, invitation};
use proptest::prelude::*;

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).unwrap()
}

fn entry(uid: &str, when: When, title: &str) -> Entry {
    Entry {
        uid: format!("{uid}@paired.example"),
        sequence: 0,
        written_at: at("2026-01-05T08:30:00Z"),
        when,
        title: title.to_owned(),
        place: None,
        about: None,
        link: None,
        status: Status::Confirmed,
    }
}

fn between(from: &str, to: &str) -> When {
    When::Between(at(from), at(to))
}

/// One of each kind, and both changes of the clock.
fn examples() -> Vec<Entry> {
    vec![
        entry("01-winter", between("2026-01-14T14:00:00Z", "2026-01-14T15:00:00Z"), "Conversation with Sam Okafor"),
        Entry {
            sequence: 3,
            written_at: at("2026-06-30T22:15:07Z"),
            place: Some("Ward 7; Level 2, St Mary\\s".to_owned()),
            about: Some("Bring:\n- a badge, please\n- flat shoes".to_owned()),
            link: Some("https://paired.example/bookings/2".to_owned()),
            ..entry("02-summer", between("2026-07-14T08:00:00Z", "2026-07-14T12:30:00Z"), "Shadowing: ward round")
        },
        entry("03-forward", between("2026-03-28T22:00:00Z", "2026-03-29T05:00:00Z"), "Night when clocks go forward"),
        entry("04-back", between("2026-10-24T21:00:00Z", "2026-10-25T06:00:00Z"), "Night when clocks go back"),
        entry("05-first", between("2026-10-25T00:30:00Z", "2026-10-25T00:45:00Z"), "The first half past one"),
        entry("06-second", between("2026-10-25T01:30:00Z", "2026-10-25T01:45:00Z"), "The second half past one"),
        entry("07-days", When::Days(day(3, 28), day(3, 30)), "Preparation"),
        Entry {
            sequence: 1,
            status: Status::Cancelled,
            ..entry("08-cancelled", between("2026-05-04T09:00:00Z", "2026-05-04T10:00:00Z"), "Called off")
        },
        entry(
            "09-long",
            between("2026-05-05T09:00:00Z", "2026-05-05T10:00:00Z"),
            "Überraschung für Zoë 🩺🩺🩺🩺🩺🩺🩺🩺 und نورة عبد الله, to be folded more than once on its way 👩🏽‍⚕️👩🏽‍⚕️👩🏽‍⚕️👩🏽‍⚕️",
        ),
        Entry {
            status: Status::Tentative,
            ..entry("10-proposed", between("2026-05-06T09:00:00Z", "2026-05-06T10:00:00Z"), "Proposed: a conversation")
        },
        entry("11-before", between("2026-03-29T00:00:00Z", "2026-03-29T01:00:00Z"), "The last hour of winter"),
        entry("12-after", between("2026-03-29T01:00:00Z", "2026-03-29T01:30:00Z"), "The first half hour of summer"),
        entry(
            "13-later",
            between("2026-10-25T02:00:00Z", "2026-10-25T03:00:00Z"),
            "The first hour that is winter alone",
        ),
        entry(
            "14-eve",
            between("2026-03-28T22:00:00Z", "2026-03-28T23:30:00Z"),
            "The evening before clocks go forward",
        ),
        entry(
            "15-morrow",
            between("2026-03-29T23:00:00Z", "2026-03-30T08:00:00Z"),
            "From the first midnight of summer",
        ),
        entry("16-eve", between("2026-10-24T20:00:00Z", "2026-10-24T22:30:00Z"), "The evening before clocks go back"),
        entry(
            "17-morrow",
            between("2026-10-26T00:00:00Z", "2026-10-26T09:00:00Z"),
            "From the first midnight of winter",
        ),
    ]
}

/// As a reader puts lines together again.
fn lines(text: &str) -> Vec<String> {
    text.replace("\r\n ", "").split_terminator("\r\n").map(str::to_owned).collect()
}

fn unescaped(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        match (c, if c == '\\' { rest.next() } else { None }) {
            (_, Some('n')) => plain.push('\n'),
            (_, Some(c)) | (c, None) => plain.push(c),
        }
    }
    plain
}

#[test]
fn a_feed_is_what_other_readers_were_given() {
    let feed = feed("Paired learning", &examples());
    assert_eq!(feed, include_str!("data/calendar.ics"), "\n{feed}");
}

#[test]
fn other_readers_are_to_make_of_it_what_was_meant() {
    #[derive(serde::Deserialize)]
    struct Read {
        uid: String,
        sequence: i64,
        start: String,
        end: String,
        summary: String,
    }
    let read: Vec<Read> = serde_json::from_str(include_str!("data/calendar.json")).unwrap();
    let examples = examples();
    assert_eq!(read.len(), examples.len());
    for (read, meant) in read.iter().zip(&examples) {
        let times = match meant.when {
            When::Between(from, to) => [from, to].map(|at| at.format("%Y-%m-%dT%H:%M:%SZ").to_string()),
            When::Days(first, last) => [first, last + Days::new(1)].map(|day| day.to_string()),
        };
        assert_eq!([read.start.as_str(), read.end.as_str()], times.each_ref().map(String::as_str), "{}", meant.uid);
        assert_eq!((&read.uid, read.sequence, &read.summary), (&meant.uid, meant.sequence, &meant.title));
    }
}

#[test]
fn the_days_on_which_clocks_change_are_written_in_utc() {
    let text = feed("Paired learning", &examples());
    for (uid, is_local) in [
        ("01-winter", true),
        ("02-summer", true),
        ("03-forward", false),
        ("04-back", false),
        ("05-first", false),
        ("06-second", false),
        ("11-before", false),
        ("12-after", false),
        ("13-later", false),
        ("14-eve", true),
        ("15-morrow", true),
        ("16-eve", true),
        ("17-morrow", true),
    ] {
        let event = text.split("BEGIN:VEVENT").find(|event| event.contains(&format!("UID:{uid}@"))).unwrap();
        assert_eq!(event.matches("TZID=Europe/London").count(), if is_local { 2 } else { 0 }, "{event}");
        assert_eq!(event.matches("Z\r\n").count(), if is_local { 1 } else { 3 }, "{event}");
    }
}

#[test]
fn the_same_entries_are_the_same_text() {
    assert_eq!(feed("a", &examples()), feed("a", &examples()));
}

#[test]
fn an_invitation_names_the_one_to_whom_it_goes_and_the_programme() {
    let examples = examples();
    let invited = |at: usize| lines(&invitation(&examples[at], "programme@paired.example", "sam@a.example"));
    for (at, method, part) in
        [(1, "REQUEST", "ACCEPTED"), (7, "CANCEL", "NEEDS-ACTION"), (9, "REQUEST", "NEEDS-ACTION")]
    {
        let lines = invited(at);
        assert!(lines.contains(&format!("METHOD:{method}")), "{lines:?}");
        assert!(lines.contains(&"ORGANIZER;CN=Paired learning:mailto:programme@paired.example".to_owned()));
        let attendees: Vec<_> = lines.iter().filter(|line| line.starts_with("ATTENDEE")).collect();
        let expected = format!("ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT={part};RSVP=FALSE:mailto:sam@a.example");
        assert_eq!(attendees, [&expected]);
        assert_eq!(lines.iter().filter(|line| *line == "BEGIN:VEVENT").count(), 1);
    }
    assert!(invited(1).contains(&"SEQUENCE:3".to_owned()));
}

#[test]
fn a_link_begins_no_line_of_its_own() {
    let link = Some("https://a.example/\r\nATTENDEE:mailto:sam@a.example".to_owned());
    let entry = Entry { link, ..entry("1", When::Days(day(1, 1), day(1, 1)), "") };
    assert!(lines(&feed("a", &[entry])).iter().all(|line| !line.starts_with("ATTENDEE")));
}

proptest! {
    #[test]
    fn any_text_is_read_as_it_was_typed(title in "(?s).{0,200}") {
        let text = feed("a", &[entry("1", When::Days(day(1, 1), day(1, 1)), &title)]);
        prop_assert!(text.split_terminator("\r\n").all(|line| line.len() <= 75 && !line.contains(['\r', '\n'])));
        let read = lines(&text);
        prop_assert_eq!(read.len(), lines(&feed("a", &[entry("1", When::Days(day(1, 1), day(1, 1)), "")])).len());
        let summary = read.iter().find_map(|line| line.strip_prefix("SUMMARY:")).unwrap();
        let kept: String = title
            .replace("\r\n", "\n")
            .replace(['\r', '\u{2028}', '\u{2029}'], "\n")
            .chars()
            .filter(|c| matches!(c, '\n' | '\t') || !c.is_control())
            .collect();
        prop_assert_eq!(unescaped(summary), kept);
    }
}
