//! When somebody is busy, as their own calendar says: from when to when, and never with what.

use crate::{problems::Problems, text};
use chrono::{DateTime, Duration, Utc};
use serde::{Deserialize, Serialize};
use std::{net::Ipv4Addr, ops::Range};

/// How far ahead a calendar is read: half a year of suggested dates.
pub const AHEAD: Duration = Duration::weeks(26);
/// Largest calendar that is read, in bytes.
pub const MOST_BYTES: usize = 5 * 1024 * 1024;
/// Longest address of a calendar, in characters.
pub const LONGEST_ADDRESS: usize = 2_000;
/// How long after a calendar was read it is read again.
const AGAIN: Duration = Duration::hours(6);

/// A time at which somebody is busy.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Busy {
    /// From then
    pub starts_at: DateTime<Utc>,
    /// to then.
    pub ends_at: DateTime<Utc>,
}

/// The times that fall within `window`, cut to it, in order; those that meet are one, so that nobody can tell a long
/// meeting from two short ones.
pub fn merge(mut times: Vec<Busy>, window: &Range<DateTime<Utc>>) -> Vec<Busy> {
    times.sort();
    let mut merged: Vec<Busy> = Vec::new();
    for time in times {
        let (starts_at, ends_at) = (time.starts_at.max(window.start), time.ends_at.min(window.end));
        if starts_at >= ends_at {
            continue;
        }
        match merged.last_mut() {
            Some(last) if last.ends_at >= starts_at => last.ends_at = last.ends_at.max(ends_at),
            _ => merged.push(Busy { starts_at, ends_at }),
        }
    }
    merged
}

/// When a calendar is read again that could not be read so many times in a row: every six hours, and ever more seldom
/// up to a week.
pub fn next_read(now: DateTime<Utc>, failures: i64) -> DateTime<Utc> {
    now + AGAIN * 2_i32.pow(u32::try_from(failures.clamp(0, 5)).unwrap_or_default()).min(28)
}

/// The form that says where one's calendar can be read.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Form {
    /// Its address, which is a secret: whoever has it can read the calendar.
    pub address: String,
}

impl Form {
    /// The address, where a calendar can be read from it. Calendar programs write `webcal` where they mean `https`.
    pub fn check(&self) -> Result<String, Problems> {
        let wrong = |message: &str| Err(Problems::one("address", message));
        let address = text::line(&self.address);
        if address.is_empty() {
            return wrong("Enter the address of your calendar, or choose a file instead");
        }
        if address.chars().count() > LONGEST_ADDRESS {
            return wrong("Enter an address of 2,000 characters or fewer");
        }
        let place = ["https://", "webcal://", "webcals://"].iter().find_map(|scheme| {
            address.get(..scheme.len())?.eq_ignore_ascii_case(scheme).then(|| &address[scheme.len()..])
        });
        let Some(place) = place else {
            return wrong("Enter an address that begins with https:// or webcal://");
        };
        let host = place.split(['/', '?', '#']).next().unwrap_or_default();
        if host.contains('@') {
            return wrong("Enter an address without a name and password in it");
        }
        if host.starts_with('[') || host.split(':').next().is_some_and(|name| name.parse::<Ipv4Addr>().is_ok()) {
            return wrong("Enter an address with the name of its server: numbers are not read");
        }
        if !host.contains('.') || place.contains(char::is_whitespace) {
            return wrong(
                "Enter the whole address of your calendar, such as https://outlook.office365.com/owa/calendar/…/calendar.ics",
            );
        }
        Ok(format!("https://{place}"))
    }
}

/// Where somebody's calendar is read from, as they see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// The computer that it is read from; nothing for a file. The rest of the address is a secret.
    pub host: Option<String>,
    /// When it was last read.
    pub read_at: Option<DateTime<Utc>>,
    /// Why it could not be read since.
    pub last_error: Option<String>,
}

impl Source {
    /// The computer in an address.
    pub fn host(address: &str) -> String {
        let place = address.trim_start_matches("https://");
        place.split(['/', '?', '#']).next().unwrap_or_default().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::{AHEAD, Busy, Form, LONGEST_ADDRESS, Source, merge, next_read};
    use chrono::{DateTime, Duration, Utc};
    use proptest::prelude::*;

    #[test]
    fn a_server_has_a_name() {
        let check = |address: &str| Form { address: address.into() }.check();
        for number in ["https://127.0.0.1/x.ics", "https://10.0.0.8:8443/x", "https://[::1]/x", "webcal://192.168.1.1"]
        {
            assert!(check(number).unwrap_err().at("address").unwrap().contains("name of its server"), "{number}");
        }
        assert_eq!(check("webcal://a.example:8443/x").unwrap(), "https://a.example:8443/x");
    }

    fn at(hour: i64) -> DateTime<Utc> {
        DateTime::<Utc>::UNIX_EPOCH + Duration::hours(hour)
    }

    fn busy(from: i64, to: i64) -> Busy {
        Busy { starts_at: at(from), ends_at: at(to) }
    }

    #[test]
    fn times_that_meet_are_one_and_the_window_cuts() {
        let times =
            vec![busy(9, 11), busy(-5, 1), busy(10, 12), busy(12, 13), busy(20, 30), busy(15, 15), busy(40, 41)];
        assert_eq!(merge(times, &(at(0)..at(24))), [busy(0, 1), busy(9, 13), busy(20, 24)]);
    }

    proptest! {
        #[test]
        fn merged_times_are_apart_and_cover_the_same(spans in prop::collection::vec((0i64..200, 0i64..20), 0..40)) {
            let times: Vec<_> = spans.iter().map(|(from, long)| busy(*from, from + long)).collect();
            let window = at(20)..at(150);
            let merged = merge(times.clone(), &window);
            prop_assert!(merged.windows(2).all(|two| two[0].ends_at < two[1].starts_at));
            for hour in 0..250 {
                let covers = |time: &Busy| time.starts_at <= at(hour) && at(hour) < time.ends_at;
                let expected = window.contains(&at(hour)) && times.iter().any(covers);
                prop_assert_eq!(merged.iter().any(covers), expected, "hour {}", hour);
            }
        }
    }

    #[test]
    fn an_address_is_whole_safe_and_without_a_password() {
        let check = |address: &str| Form { address: address.to_owned() }.check();
        assert_eq!(check(" https://a.example/x.ics?k=1 "), Ok("https://a.example/x.ics?k=1".to_owned()));
        assert_eq!(check("WebCal://a.example/x.ics"), Ok("https://a.example/x.ics".to_owned()));
        let long = format!("https://a.example/{}", "x".repeat(LONGEST_ADDRESS));
        let wrong = [
            "",
            "a.example/x",
            "http://a.example/x",
            "file:///etc/passwd",
            "https://",
            "https://localhost/x",
            &long,
            "https://a:b@a.example/x",
            "https://a.example/x y",
            "éé",
        ];
        for address in wrong {
            assert!(check(address).unwrap_err().at("address").is_some(), "{address}");
        }
        assert_eq!(Source::host("https://a.example/secret?k=1"), "a.example");
    }

    #[test]
    fn what_cannot_be_read_is_tried_ever_more_seldom() {
        assert_eq!(next_read(at(0), 0), at(6));
        assert_eq!(next_read(at(0), 2), at(24));
        assert_eq!(next_read(at(0), 99), at(168));
        assert!(AHEAD > Duration::days(180));
    }
}
