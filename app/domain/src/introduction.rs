//! The first meeting that is suggested to a new pair, from the half-days that its members share.

use crate::{half_days::HalfDays, london};
use chrono::{Datelike, Days, NaiveDate};

/// Nobody is free tomorrow: a meeting is suggested so many days after the pair was formed at the earliest.
const NOTICE_DAYS: u64 = 7;

/// Half of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Half {
    /// Before midday.
    Morning,
    /// After it.
    Afternoon,
}

/// A day and half-day for a first meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// The day.
    pub on: NaiveDate,
    /// Which half of it.
    pub half: Half,
}

impl Suggestion {
    /// `Tuesday 9 February 2027, in the morning`.
    pub fn words(self) -> String {
        let half = match self.half {
            Half::Morning => "in the morning",
            Half::Afternoon => "in the afternoon",
        };
        format!("{}, {half}", london::weekday_words(self.on))
    }
}

/// The first meeting of a pair that was formed on `formed_on` in a cohort that begins on `starts_on`, as it looks on
/// `today`: the first half-day that all of `shared` can make. It is never later than two weeks after the pair was formed
/// or a week after the cohort has begun, and goes on to the next week only once its day is over. None where they share
/// no half-day.
pub fn first_meeting(
    shared: HalfDays,
    formed_on: NaiveDate,
    starts_on: NaiveDate,
    today: NaiveDate,
) -> Option<Suggestion> {
    let from = formed_on.checked_add_days(Days::new(NOTICE_DAYS))?.max(starts_on).max(today);
    from.iter_days().take(7).find_map(|on| {
        let bits = shared.bits() >> (2 * on.weekday().num_days_from_monday());
        let half = match bits & 0b11 {
            0 => return None,
            half if half & 1 == 1 => Half::Morning,
            _ => Half::Afternoon,
        };
        Some(Suggestion { on, half })
    })
}

/// Half-days that everybody of these can usually make.
pub fn shared(availabilities: impl IntoIterator<Item = HalfDays>) -> HalfDays {
    availabilities.into_iter().reduce(HalfDays::shared).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{first_meeting, shared};
    use crate::half_days::HalfDays;
    use chrono::NaiveDate;

    fn on(day: &str) -> NaiveDate {
        day.parse().unwrap()
    }

    fn suggested(free: &str, formed: &str, starts: &str, today: &str) -> String {
        let free = HalfDays::parse(free).unwrap();
        first_meeting(free, on(formed), on(starts), on(today)).map_or_else(String::new, super::Suggestion::words)
    }

    #[test]
    fn the_first_shared_half_day_after_a_week_is_suggested() {
        // 13 January 2027 is a Wednesday.
        for (free, formed, starts, expected) in [
            ("Wed am", "2027-01-13", "2027-01-01", "Wednesday 20 January 2027, in the morning"),
            ("Tue pm; Mon pm", "2027-01-13", "2027-01-01", "Monday 25 January 2027, in the afternoon"),
            ("Tue am; Tue pm", "2027-01-13", "2027-01-01", "Tuesday 26 January 2027, in the morning"),
            ("Sun am", "2027-01-13", "2027-01-01", "Sunday 24 January 2027, in the morning"),
            ("Mon am", "2027-01-13", "2027-02-01", "Monday 1 February 2027, in the morning"),
            ("Fri pm", "2027-01-13", "2027-02-01", "Friday 5 February 2027, in the afternoon"),
            ("", "2027-01-13", "2027-02-01", ""),
        ] {
            assert_eq!(suggested(free, formed, starts, formed), expected, "{free} {formed} {starts}");
        }
    }

    #[test]
    fn a_suggestion_stands_until_its_day_is_over() {
        for (today, expected) in [
            ("2027-01-13", "Wednesday 20 January 2027, in the morning"),
            ("2027-01-20", "Wednesday 20 January 2027, in the morning"),
            ("2027-01-21", "Wednesday 27 January 2027, in the morning"),
        ] {
            assert_eq!(suggested("Wed am", "2027-01-13", "2027-01-01", today), expected, "{today}");
        }
    }

    #[test]
    fn every_half_day_of_a_week_is_found_within_three_weeks() {
        for bit in 0..14 {
            for day in 0..40 {
                let formed = on("2026-12-20") + chrono::Days::new(day);
                for starts in [on("2026-12-01"), on("2027-01-11")] {
                    let found = first_meeting(HalfDays::from_bits(1 << bit), formed, starts, formed).unwrap();
                    let days = (found.on - formed.max(starts)).num_days();
                    assert!((0..=21).contains(&days) && found.on > formed, "{bit} {formed} {starts}: {found:?}");
                }
            }
        }
    }

    #[test]
    fn what_a_trio_shares_is_shared_by_all_three() {
        let of = |text: &str| HalfDays::parse(text).unwrap();
        assert_eq!(shared([of("Mon; Tue am"), of("Mon am; Tue am"), of("Tue")]), of("Tue am"));
        assert_eq!(shared([]), HalfDays::default());
    }
}
