//! What people's own calendars show of the programme, written as they read it: iCalendar (RFC 5545).
//!
//! An entry names nobody's address, so that none can be told by mistake. An invitation names the one to whom it goes, and
//! the programme as whoever invites.

mod entry;
mod link;

pub use entry::{KEPT, Taking, of_booking, of_cohorts_booking, of_workshop};
pub use link::{Link, Scope};

use crate::london;
use chrono::{DateTime, Days, Duration, NaiveDate, NaiveTime, Utc};
use serde::{Deserialize, Serialize};

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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum When {
    /// From one instant to another.
    Between(DateTime<Utc>, DateTime<Utc>),
    /// Whole days, the last one included. Nobody is busy because of them.
    Days(NaiveDate, NaiveDate),
}

/// Whether something takes place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Status {
    /// It is proposed.
    Tentative,
    /// It does.
    Confirmed,
    /// It was called off. It stays in the feed for a while, since calendars keep what they are not told of.
    Cancelled,
}

impl Status {
    fn code(self) -> &'static str {
        match self {
            Self::Tentative => "TENTATIVE",
            Self::Confirmed => "CONFIRMED",
            Self::Cancelled => "CANCELLED",
        }
    }
}

/// One thing in a calendar.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Which: the same for as long as it lives, and nobody else's in the world.
    pub uid: String,
    /// How often it has been changed; a calendar keeps the greatest that it has seen.
    pub sequence: i64,
    /// When it was proposed or planned; in an invitation when that was written.
    pub written_at: DateTime<Utc>,
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
    /// Whether it takes place.
    pub status: Status,
}

impl Entry {
    /// What an invitation asks of a calendar: to take the entry or its new state, or to cancel it.
    pub fn method(&self) -> &'static str {
        if self.status == Status::Cancelled { "CANCEL" } else { "REQUEST" }
    }
}

/// A feed of this name. The same entries are the same text at any time, so that a reader may ask whether it has changed.
pub fn feed(name: &str, entries: &[Entry]) -> String {
    let mut text = beginning("PUBLISH");
    line(&mut text, &format!("X-WR-CALNAME:{}", escaped(name)));
    line(&mut text, "X-WR-TIMEZONE:Europe/London");
    line(&mut text, "REFRESH-INTERVAL;VALUE=DURATION:PT1H");
    line(&mut text, "X-PUBLISHED-TTL:PT1H");
    for fixed in LONDON {
        line(&mut text, fixed);
    }
    for entry in entries {
        event(&mut text, entry, &[]);
    }
    line(&mut text, "END:VCALENDAR");
    text
}

/// What goes with a message to `attendee`, so that their calendar takes the entry, its new state, or that it is
/// cancelled. An answer is given by the links of the message, and so the calendar is asked for none.
pub fn invitation(entry: &Entry, organiser: &str, attendee: &str) -> String {
    let mut text = beginning(entry.method());
    for fixed in LONDON {
        line(&mut text, fixed);
    }
    let part = if entry.status == Status::Confirmed { "ACCEPTED" } else { "NEEDS-ACTION" };
    let people = [
        format!("ORGANIZER;CN=Paired learning:mailto:{}", address(organiser)),
        format!("ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT={part};RSVP=FALSE:mailto:{}", address(attendee)),
    ];
    event(&mut text, entry, &people);
    line(&mut text, "END:VCALENDAR");
    text
}

fn beginning(method: &str) -> String {
    let mut text = String::new();
    for fixed in ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Paired learning//EN", "CALSCALE:GREGORIAN"] {
        line(&mut text, fixed);
    }
    line(&mut text, &format!("METHOD:{method}"));
    text
}

fn event(text: &mut String, entry: &Entry, people: &[String]) {
    line(text, "BEGIN:VEVENT");
    line(text, &format!("UID:{}", escaped(&entry.uid)));
    line(text, &format!("DTSTAMP:{}", utc(entry.written_at)));
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
        line(text, &format!("URL:{}", address(link)));
    }
    line(text, &format!("STATUS:{}", entry.status.code()));
    if entry.status == Status::Cancelled || matches!(entry.when, When::Days(..)) {
        // Nobody is busy because of it.
        line(text, "TRANSP:TRANSPARENT");
    }
    for person in people {
        line(text, person);
    }
    line(text, "END:VEVENT");
}

/// An address, which is not escaped, but may not begin a line of its own.
fn address(text: &str) -> String {
    text.replace(|c: char| c.is_control() || c.is_whitespace(), "")
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
        }
    }
}

/// Whether it is on a day on which London's clocks do not change. On the two others an hour comes twice or not at all,
/// readers disagree about the hours around it, and only UTC is sure.
fn is_written_locally(at: DateTime<Utc>) -> bool {
    let day = london::date(at);
    let begins = |day| london::instant(day, NaiveTime::MIN);
    begins(day + Days::new(1)) - begins(day) == Duration::days(1)
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
