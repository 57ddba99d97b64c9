//! Hours in which nobody is written to.

use crate::london;
use chrono::{DateTime, Days, NaiveTime, Utc};
use serde::{Deserialize, Serialize};

/// From one wall-clock time to another, on the next day where the second is not after the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quiet {
    /// From
    pub from: NaiveTime,
    /// to.
    pub to: NaiveTime,
}

/// When a summary of a day is sent.
pub const SUMMARY_AT: NaiveTime = NaiveTime::from_hms_opt(7, 0, 0).expect("seven is an hour");

impl Quiet {
    /// Those of whoever has not chosen: 9pm to 7am.
    pub const USUAL: Self = Self { from: NaiveTime::from_hms_opt(21, 0, 0).expect("an hour"), to: SUMMARY_AT };

    /// The first instant from `now` on that is not quiet.
    pub fn after(self, now: DateTime<Utc>) -> DateTime<Utc> {
        let time = london::local(now).time();
        let is_quiet = if self.from < self.to {
            (self.from..self.to).contains(&time)
        } else {
            time >= self.from || time < self.to
        };
        if is_quiet { next(now, self.to) } else { now }
    }
}

/// The next instant after `now` at which the wall clock shows `time`.
pub fn next(now: DateTime<Utc>, time: NaiveTime) -> DateTime<Utc> {
    let today = london::date(now);
    (0..3)
        .filter_map(|days| today.checked_add_days(Days::new(days)))
        .map(|day| london::instant(day, time))
        .find(|at| *at > now)
        .unwrap_or(now)
}

#[cfg(test)]
mod tests {
    use super::{Quiet, SUMMARY_AT, next};
    use chrono::{DateTime, NaiveTime, Utc};

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    fn hour(hour: u32) -> NaiveTime {
        NaiveTime::from_hms_opt(hour, 0, 0).unwrap()
    }

    #[test]
    fn what_is_written_at_night_waits_for_the_morning_of_the_wall_clock() {
        for (now, then) in [
            ("2027-01-13T20:59:59Z", "2027-01-13T20:59:59Z"),
            ("2027-01-13T21:00:00Z", "2027-01-14T07:00:00Z"),
            ("2027-01-14T06:59:59Z", "2027-01-14T07:00:00Z"),
            ("2027-01-14T07:00:00Z", "2027-01-14T07:00:00Z"),
            // Across both changes of the clock.
            ("2027-03-27T23:00:00Z", "2027-03-28T06:00:00Z"),
            ("2027-10-30T22:00:00Z", "2027-10-31T07:00:00Z"),
            // In summer nine in the evening is eight by Greenwich.
            ("2027-07-01T20:00:00Z", "2027-07-02T06:00:00Z"),
        ] {
            assert_eq!(Quiet::USUAL.after(at(now)), at(then), "{now}");
        }
    }

    #[test]
    fn a_stretch_of_the_day_is_quiet_too() {
        let quiet = Quiet { from: hour(9), to: hour(17) };
        assert_eq!(quiet.after(at("2027-01-13T12:00:00Z")), at("2027-01-13T17:00:00Z"));
        assert_eq!(quiet.after(at("2027-01-13T18:00:00Z")), at("2027-01-13T18:00:00Z"));
    }

    #[test]
    fn a_summary_is_never_sent_at_the_very_moment() {
        assert_eq!(next(at("2027-01-13T07:00:00Z"), SUMMARY_AT), at("2027-01-14T07:00:00Z"));
        assert_eq!(next(at("2027-01-13T06:59:59Z"), SUMMARY_AT), at("2027-01-13T07:00:00Z"));
    }
}
