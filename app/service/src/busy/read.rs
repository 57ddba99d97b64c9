//! Reading an iCalendar file (RFC 5545) for when its owner is busy. Titles, places and people are not looked at.

use crate::error::{Error, Result};
use calcard::{
    Entry, Parser,
    common::timezone::Tz,
    icalendar::{
        ICalendarComponent, ICalendarComponentType, ICalendarEntry, ICalendarFrequency, ICalendarProperty,
        ICalendarStatus, ICalendarTransparency, ICalendarValue,
    },
};
use chrono::{DateTime, Utc};
use domain::busy::{Busy, merge};
use std::ops::Range;
use tokio::sync::Semaphore;

/// Repetitions that are worked out: a daily one for 50 years and many more beside it, and no more for one that a clever
/// file repeats every second.
const MOST_TIMES: usize = 100_000;
/// Entries that repeat: far more than anybody has. Each costs time, even where it never comes about.
const MOST_RULES: usize = 500;
/// Times of a day in a rule: nobody meets more often.
const MOST_A_DAY: usize = 12;
/// One is read at a time: whoever sends many takes one processor and no more.
static READING: Semaphore = Semaphore::const_new(1);
/// Busy times that are kept of a calendar: over 20 a day, weekends too.
const MOST_KEPT: usize = 4_000;

/// When the owner of this calendar is busy within `window`, or why it cannot be read. Reading takes a while, and is done
/// off the threads that answer.
pub(super) async fn times(
    content: Vec<u8>,
    window: Range<DateTime<Utc>>,
) -> Result<std::result::Result<Vec<Busy>, String>> {
    let turn = READING.acquire().await.map_err(|error| Error::Fault(error.to_string()))?;
    let work = move || {
        let read = read(&content, &window);
        drop(turn);
        read
    };
    tokio::task::spawn_blocking(work).await.map_err(|error| Error::Fault(error.to_string()))
}

fn read(content: &[u8], window: &Range<DateTime<Utc>>) -> std::result::Result<Vec<Busy>, String> {
    let text = String::from_utf8_lossy(content);
    let mut parser = Parser::new(text.trim_start_matches('\u{feff}'));
    let Entry::ICalendar(mut calendar) = parser.entry() else {
        return Err("what is in it is not a calendar".to_owned());
    };
    // Nobody meets every minute. To look for the minutes of years that fit such a rule takes for ever.
    for component in &mut calendar.components {
        component.entries.retain(|entry| !is_within_a_day(entry));
    }
    let repeats = |component: &&ICalendarComponent| component.property(&ICalendarProperty::Rrule).is_some();
    if calendar.components.iter().filter(repeats).count() > MOST_RULES {
        return Err(format!("it has more than {MOST_RULES} entries that repeat"));
    }
    // The library repeats in its default zone whatever names none, also what begins at a time of UTC.
    let mut times = Vec::new();
    for (zone, is_of_utc) in [(Tz::Tz(chrono_tz::Europe::London), false), (Tz::UTC, true)] {
        for time in calendar.expand_dates(zone, MOST_TIMES).events {
            let entry = usize::try_from(time.comp_id).ok().and_then(|at| calendar.components.get(at));
            if entry.is_none_or(|entry| begins_in_utc(entry) != is_of_utc || !is_busy(entry)) {
                continue;
            }
            let Some(time) = time.try_into_date_time() else { continue };
            times.push(Busy { starts_at: time.start.with_timezone(&Utc), ends_at: time.end.with_timezone(&Utc) });
        }
    }
    let times = merge(times, window);
    if times.len() > MOST_KEPT {
        return Err(format!("it has more than {MOST_KEPT} busy times in half a year"));
    }
    Ok(times)
}

fn value<'a>(entry: &'a ICalendarComponent, name: &ICalendarProperty) -> Option<&'a ICalendarValue> {
    entry.property(name).and_then(|property| property.values.first())
}

/// Whether this is a rule that repeats more often than daily, or many times a day.
fn is_within_a_day(entry: &ICalendarEntry) -> bool {
    use ICalendarFrequency::{Hourly, Minutely, Secondly};
    let is_quick = |value: &ICalendarValue| {
        let ICalendarValue::RecurrenceRule(rule) = value else { return false };
        let times = rule.byhour.len().max(1) * rule.byminute.len().max(1) * rule.bysecond.len().max(1);
        matches!(rule.freq, Hourly | Minutely | Secondly) || times > MOST_A_DAY
    };
    entry.values.iter().any(is_quick)
}

/// Whether an entry begins at a time that ends in `Z`.
fn begins_in_utc(entry: &ICalendarComponent) -> bool {
    let start = value(entry, &ICalendarProperty::Dtstart);
    matches!(start, Some(ICalendarValue::PartialDateTime(start)) if start.tz_hour.is_some())
}

/// Whether an entry takes its owner's time: what is cancelled, marked as free, or only to be done does not.
fn is_busy(entry: &ICalendarComponent) -> bool {
    let value = |name| value(entry, name);
    let is_meant = matches!(entry.component_type, ICalendarComponentType::VEvent | ICalendarComponentType::VFreebusy);
    let is_cancelled =
        matches!(value(&ICalendarProperty::Status), Some(ICalendarValue::Status(ICalendarStatus::Cancelled)));
    let is_free = matches!(
        value(&ICalendarProperty::Transp),
        Some(ICalendarValue::Transparency(ICalendarTransparency::Transparent))
    );
    is_meant && !is_cancelled && !is_free && !is_free_in_outlook(entry)
}

/// Outlook says of each entry how busy its owner is (MS-OXCICAL 2.1.3.1.1.20.31).
fn is_free_in_outlook(entry: &ICalendarComponent) -> bool {
    let name = ICalendarProperty::Other("X-MICROSOFT-CDO-BUSYSTATUS".to_owned());
    matches!(value(entry, &name), Some(ICalendarValue::Text(text)) if ["FREE", "WORKINGELSEWHERE"].contains(&text.as_str()))
}

#[cfg(test)]
mod tests {
    use super::read;
    use chrono::{DateTime, Utc};
    use domain::busy::Busy;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    /// The busy times of March to November 2026 in this calendar, as text.
    fn busy(body: &str) -> Vec<String> {
        let text = format!(
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Test//EN\r\n{}END:VCALENDAR\r\n",
            body.replace('\n', "\r\n")
        );
        let times = read(text.as_bytes(), &(at("2026-03-01T00:00:00Z")..at("2026-11-30T00:00:00Z"))).unwrap();
        times
            .iter()
            .map(|Busy { starts_at, ends_at }| format!("{} {}", starts_at.format("%F %R"), ends_at.format("%F %R")))
            .collect()
    }

    fn event(lines: &str) -> String {
        format!("BEGIN:VEVENT\nUID:{}\nSUMMARY:Secret\n{lines}\nEND:VEVENT\n", lines.len())
    }

    #[test]
    fn a_meeting_is_busy_at_its_own_zone_s_time() {
        let zones = [
            ("DTSTART:20260601T090000Z\nDTEND:20260601T100000Z", "2026-06-01 09:00 2026-06-01 10:00"),
            ("DTSTART:20260601T090000\nDTEND:20260601T100000", "2026-06-01 08:00 2026-06-01 09:00"),
            ("DTSTART;TZID=Europe/London:20260601T090000\nDURATION:PT90M", "2026-06-01 08:00 2026-06-01 09:30"),
            (
                "DTSTART;TZID=GMT Standard Time:20260601T090000\nDTEND;TZID=GMT Standard Time:20260601T100000",
                "2026-06-01 08:00 2026-06-01 09:00",
            ),
            ("DTSTART;VALUE=DATE:20260601\nDTEND;VALUE=DATE:20260602", "2026-05-31 23:00 2026-06-01 23:00"),
        ];
        for (lines, expected) in zones {
            assert_eq!(busy(&event(lines)), [expected], "{lines}");
        }
    }

    #[test]
    fn what_repeats_keeps_its_hour_across_both_changes_of_the_clock() {
        let weekly = "DTSTART;TZID=Europe/London:20200105T093000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY";
        let times = busy(&event(weekly));
        for expected in [
            "2026-03-22 09:30 2026-03-22 10:30",
            "2026-03-29 08:30 2026-03-29 09:30",
            "2026-10-18 08:30 2026-10-18 09:30",
            "2026-10-25 09:30 2026-10-25 10:30",
        ] {
            assert!(times.iter().any(|time| time == expected), "{expected}");
        }
        assert_eq!(times.len(), 40);
    }

    #[test]
    fn exceptions_and_moved_meetings_are_kept_to() {
        let series = "BEGIN:VEVENT\nUID:s\nDTSTART:20260601T090000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=4\n\
                      EXDATE:20260602T090000Z\nEND:VEVENT\n\
                      BEGIN:VEVENT\nUID:s\nRECURRENCE-ID:20260603T090000Z\nDTSTART:20260603T150000Z\nDURATION:PT1H\nEND:VEVENT\n";
        assert_eq!(
            busy(series),
            [
                "2026-06-01 09:00 2026-06-01 10:00",
                "2026-06-03 15:00 2026-06-03 16:00",
                "2026-06-04 09:00 2026-06-04 10:00"
            ]
        );
    }

    #[test]
    fn what_is_free_cancelled_or_no_event_takes_no_time() {
        let when = "DTSTART:20260601T090000Z\nDTEND:20260601T100000Z\n";
        for more in ["TRANSP:TRANSPARENT", "STATUS:CANCELLED", "X-MICROSOFT-CDO-BUSYSTATUS:FREE"] {
            assert_eq!(busy(&event(&format!("{when}{more}"))), [""; 0], "{more}");
        }
        assert_eq!(busy(&event(&format!("{when}X-MICROSOFT-CDO-BUSYSTATUS:BUSY"))).len(), 1);
        assert_eq!(busy("BEGIN:VJOURNAL\nUID:t\nDTSTART:20260601T090000Z\nEND:VJOURNAL\n"), [""; 0]);
    }

    #[test]
    fn a_clever_file_is_read_to_its_end_or_refused() {
        for repeated in ["FREQ=SECONDLY", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31", "FREQ=DAILY;INTERVAL=0"] {
            busy(&event(&format!("DTSTART:20260601T090000Z\nDURATION:PT1S\nRRULE:{repeated}")));
        }
        let never = "FREQ=SECONDLY;INTERVAL=7;BYSECOND=1;BYMONTH=2;BYMONTHDAY=30";
        let one = |rule: &str| event(&format!("DTSTART:20260601T090000Z\nDURATION:PT1S\nRRULE:{rule}"));
        assert_eq!(busy(&one(never).repeat(300)), ["2026-06-01 09:00 2026-06-01 09:00"], "what it begins with");
        let window = at("2026-03-01T00:00:00Z")..at("2026-11-30T00:00:00Z");
        let many = format!("BEGIN:VCALENDAR\n{}END:VCALENDAR\n", one("FREQ=DAILY").repeat(501)).replace('\n', "\r\n");
        assert!(read(many.as_bytes(), &window).unwrap_err().contains("entries that repeat"));
        for wrong in [&b""[..], b"hello", b"\xff\xfe\x00", b"BEGIN:VCARD\r\nVERSION:4.0\r\nFN:A\r\nEND:VCARD\r\n"] {
            assert!(read(wrong, &window).is_err(), "{wrong:?}");
        }
        assert_eq!(read(b"\xef\xbb\xbfBEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", &window), Ok(Vec::new()));
    }
}
