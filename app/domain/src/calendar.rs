//! What people's own calendars show of the programme, written as they read it: iCalendar (RFC 5545).
//!
//! An entry names nobody's address: there is no place for an organiser or an attendee, so that none can be told by mistake.

use crate::london;
use chrono::{DateTime, Days, NaiveDate, Utc};

/// Octets of a line before it is folded, without its end.
const LONGEST_LINE: usize = 75;

/// The rules of London's clocks since 1996. Written out, since some readers know a time zone only by what is in the file.
const LONDON: [&str; 17] = [
    "BEGIN:VTIMEZONE",
    "TZID:Europe/London",
    "BEGIN:DAYLIGHT",
    "DTSTART:19960331T010000",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
    "TZOFFSETFROM:+0000",
    "TZOFFSETTO:+0100",
    "TZNAME:BST",
    "END:DAYLIGHT",
    "BEGIN:STANDARD",
    "DTSTART:19961027T020000",
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0000",
    "TZNAME:GMT",
    "END:STANDARD",
    "END:VTIMEZONE",
];

/// When something takes place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// From one instant to another.
    Between(DateTime<Utc>, DateTime<Utc>),
    /// Whole days, the last one included. Nobody is busy because of them.
    Days(NaiveDate, NaiveDate),
}

/// One thing in a calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Which: the same for as long as it lives, and nobody else's in the world.
    pub uid: String,
    /// How often it has been changed; a calendar keeps the greatest that it has seen.
    pub sequence: i64,
    /// When it was last changed.
    pub changed_at: DateTime<Utc>,
    /// When it takes place.
    pub when: When,
    /// What it is.
    pub title: String,
    /// Where.
    pub place: Option<String>,
    /// More about it.
    pub about: Option<String>,
    /// The page about it.
    pub link: Option<String>,
    /// Whether it was called off. It stays in the feed, since calendars keep what they are not told of.
    pub is_cancelled: bool,
}

/// A feed of this name. The same entries are the same text at any time, so that a reader may ask whether it has changed.
pub fn feed(name: &str, entries: &[Entry]) -> String {
    let mut text = String::new();
    for fixed in
        ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Paired learning//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
    {
        line(&mut text, fixed);
    }
    line(&mut text, &format!("X-WR-CALNAME:{}", escaped(name)));
    line(&mut text, "X-WR-TIMEZONE:Europe/London");
    line(&mut text, "REFRESH-INTERVAL;VALUE=DURATION:PT1H");
    line(&mut text, "X-PUBLISHED-TTL:PT1H");
    LONDON.iter().for_each(|fixed| line(&mut text, fixed));
    entries.iter().for_each(|entry| event(&mut text, entry));
    line(&mut text, "END:VCALENDAR");
    text
}

fn event(text: &mut String, entry: &Entry) {
    line(text, "BEGIN:VEVENT");
    line(text, &format!("UID:{}", escaped(&entry.uid)));
    line(text, &format!("DTSTAMP:{}", utc(entry.changed_at)));
    line(text, &format!("LAST-MODIFIED:{}", utc(entry.changed_at)));
    line(text, &format!("SEQUENCE:{}", entry.sequence));
    when(text, entry.when);
    line(text, &format!("SUMMARY:{}", escaped(&entry.title)));
    if let Some(place) = &entry.place {
        line(text, &format!("LOCATION:{}", escaped(place)));
    }
    if let Some(about) = &entry.about {
        line(text, &format!("DESCRIPTION:{}", escaped(about)));
    }
    if let Some(link) = &entry.link {
        // An address is not escaped, but nothing that is not one may begin a line of its own.
        line(text, &format!("URL:{}", link.replace(|c: char| c.is_control() || c.is_whitespace(), "")));
    }
    line(text, if entry.is_cancelled { "STATUS:CANCELLED" } else { "STATUS:CONFIRMED" });
    line(text, "END:VEVENT");
}

fn when(text: &mut String, when: When) {
    match when {
        When::Between(start, end) if is_written_locally(start) && is_written_locally(end) => {
            line(text, &format!("DTSTART;TZID=Europe/London:{}", wall_clock(start)));
            line(text, &format!("DTEND;TZID=Europe/London:{}", wall_clock(end)));
        }
        When::Between(start, end) => {
            line(text, &format!("DTSTART:{}", utc(start)));
            line(text, &format!("DTEND:{}", utc(end)));
        }
        When::Days(first, last) => {
            // The end is the first day that no longer belongs to it.
            let end = last.checked_add_days(Days::new(1)).unwrap_or(last);
            line(text, &format!("DTSTART;VALUE=DATE:{}", first.format("%Y%m%d")));
            line(text, &format!("DTEND;VALUE=DATE:{}", end.format("%Y%m%d")));
            line(text, "TRANSP:TRANSPARENT");
        }
    }
}

/// Whether London's clock tells this instant from every other. When the clocks go back an hour comes twice, readers
/// disagree about which is meant, and only UTC is sure.
fn is_written_locally(at: DateTime<Utc>) -> bool {
    let hour = chrono::Duration::hours(1);
    let shown = wall_clock(at);
    shown != wall_clock(at - hour) && shown != wall_clock(at + hour)
}

fn wall_clock(at: DateTime<Utc>) -> String {
    london::local(at).format("%Y%m%dT%H%M%S").to_string()
}

fn utc(at: DateTime<Utc>) -> String {
    at.format("%Y%m%dT%H%M%SZ").to_string()
}

/// Text without what would end it or begin another line.
fn escaped(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.replace("\r\n", "\n").chars() {
        match c {
            '\\' | ';' | ',' => shown.extend(['\\', c]),
            '\n' | '\r' | '\u{2028}' | '\u{2029}' => shown.push_str("\\n"),
            '\t' => shown.push(c),
            c if c.is_control() => {}
            c => shown.push(c),
        }
    }
    shown
}

/// Adds a line, folded where it is long: counted in octets, and never within a character.
fn line(text: &mut String, content: &str) {
    let mut octets = 0;
    for c in content.chars() {
        if octets + c.len_utf8() > LONGEST_LINE {
            text.push_str("\r\n ");
            octets = 1;
        }
        text.push(c);
        octets += c.len_utf8();
    }
    text.push_str("\r\n");
}
