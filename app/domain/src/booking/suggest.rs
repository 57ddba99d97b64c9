//! Half-days that are suggested, from what all members of a pair can usually make.

use crate::{half_days::HalfDays, london};
use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, Timelike, Utc};

pub use crate::introduction::{Half, Suggestion};

impl Suggestion {
    /// As the form sends it: `2027-02-09am`.
    pub fn code(self) -> String {
        let half = match self.half {
            Half::Morning => "am",
            Half::Afternoon => "pm",
        };
        format!("{}{half}", self.on)
    }

    /// From when to when the half-day lasts at work.
    pub fn stretch(self) -> (DateTime<Utc>, DateTime<Utc>) {
        let (from, to) = match self.half {
            Half::Morning => (8, 13),
            Half::Afternoon => (13, 18),
        };
        let at = |hour| london::instant(self.on, NaiveTime::from_hms_opt(hour, 0, 0).unwrap_or_default());
        (at(from), at(to))
    }
}

/// The next half-days that all of `shared` can usually make, one a day, from a day on to a last one.
pub fn suggested(shared: HalfDays, from: NaiveDate, last: NaiveDate, most: usize) -> Vec<Suggestion> {
    let days = from.iter_days().take_while(|day| *day <= last).take(366);
    let halves = days.filter_map(|on| {
        let day = on.weekday().num_days_from_monday();
        let half = match (shared.has(day, false), shared.has(day, true)) {
            (true, _) => Half::Morning,
            (false, true) => Half::Afternoon,
            (false, false) => return None,
        };
        Some(Suggestion { on, half })
    });
    halves.take(most).collect()
}

/// The half-day in which something begins.
pub fn half_of(starts_at: DateTime<Utc>) -> Suggestion {
    let local = london::local(starts_at);
    let half = if local.hour() < 12 { Half::Morning } else { Half::Afternoon };
    Suggestion { on: local.date_naive(), half }
}

#[cfg(test)]
mod tests {
    use super::{half_of, suggested};
    use crate::half_days::HalfDays;

    #[test]
    fn the_next_half_days_that_all_can_make_are_suggested_within_their_time() {
        let shared = HalfDays::parse("Mon am; Mon pm; Thu pm").unwrap();
        let on = |day: &str| day.parse().unwrap();
        let codes = |from: &str, last: &str| -> Vec<_> {
            suggested(shared, on(from), on(last), 3).into_iter().map(super::Suggestion::code).collect()
        };
        assert_eq!(codes("2027-02-09", "2027-10-31"), ["2027-02-11pm", "2027-02-15am", "2027-02-18pm"]);
        assert_eq!(codes("2027-02-09", "2027-02-14"), ["2027-02-11pm"]);
        assert_eq!(codes("2027-02-12", "2027-02-11"), [""; 0]);
        assert!(suggested(HalfDays::default(), on("2027-02-09"), on("2027-10-31"), 3).is_empty());
    }

    #[test]
    fn a_time_is_in_the_half_day_of_the_clock_on_the_wall() {
        // Summer time: half past eleven in universal time is in the afternoon.
        assert_eq!(half_of("2027-07-06T11:30:00Z".parse().unwrap()).code(), "2027-07-06pm");
        assert_eq!(half_of("2027-02-09T11:30:00Z".parse().unwrap()).code(), "2027-02-09am");
    }
}
