//! Wall-clock times of the programme's people, all of them in Europe/London, and instants.

use chrono::{DateTime, Duration, LocalResult, NaiveDate, NaiveDateTime, NaiveTime, TimeZone, Utc};
use chrono_tz::{Europe::London, Tz};

/// The instant of a wall-clock time. When clocks go back the first of the two is meant; a time that is skipped when
/// clocks go forward means the instant as many minutes after the change.
pub fn instant(date: NaiveDate, time: NaiveTime) -> DateTime<Utc> {
    let local = date.and_time(time);
    match London.from_local_datetime(&local) {
        LocalResult::Single(at) | LocalResult::Ambiguous(at, _) => at.to_utc(),
        LocalResult::None => skipped(local),
    }
}

/// In a skipped hour the offset before the change still counts, and London's offset is nought before every such change.
fn skipped(local: NaiveDateTime) -> DateTime<Utc> {
    local.and_utc()
}

/// The wall clock at an instant.
pub fn local(at: DateTime<Utc>) -> DateTime<Tz> {
    at.with_timezone(&London)
}

/// The calendar date at an instant.
pub fn date(at: DateTime<Utc>) -> NaiveDate {
    local(at).date_naive()
}

/// A stretch from one wall-clock time to another, on the next day where the second is not after the first.
pub fn stretch(date: NaiveDate, from: NaiveTime, to: NaiveTime) -> (DateTime<Utc>, DateTime<Utc>) {
    let start = instant(date, from);
    let last_day = if to > from { date } else { date + Duration::days(1) };
    (start, instant(last_day, to))
}

/// `3 February 2027`.
pub fn date_words(date: NaiveDate) -> String {
    date.format("%-d %B %Y").to_string()
}

/// `Tuesday 3 February 2027`.
pub fn weekday_words(date: NaiveDate) -> String {
    date.format("%A %-d %B %Y").to_string()
}

/// `9:30am`, `midnight` and `midday`, as the NHS writes times.
pub fn time_words(at: DateTime<Utc>) -> String {
    let text = local(at).format("%-I:%M%P").to_string();
    match text.as_str() {
        "12:00am" => "midnight".to_owned(),
        "12:00pm" => "midday".to_owned(),
        _ => text.replace(":00", ""),
    }
}

/// `3 February 2027 at 9:30am`.
pub fn instant_words(at: DateTime<Utc>) -> String {
    format!("{} at {}", date_words(date(at)), time_words(at))
}

#[cfg(test)]
mod tests {
    use super::{instant, instant_words, stretch};
    use chrono::{NaiveDate, NaiveTime};

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    fn time(hour: u32, minute: u32) -> NaiveTime {
        NaiveTime::from_hms_opt(hour, minute, 0).unwrap()
    }

    #[test]
    fn a_night_has_the_hours_that_passed() {
        for (date, hours) in [
            (day(2027, 1, 12), 8),
            (day(2027, 3, 27), 7),  // clocks go forward on 28 March 2027
            (day(2027, 10, 30), 9), // clocks go back on 31 October 2027
        ] {
            let (start, end) = stretch(date, time(22, 0), time(6, 0));
            assert_eq!((end - start).num_hours(), hours, "{date}");
        }
    }

    #[test]
    fn a_skipped_time_is_still_an_instant_and_later_than_the_times_before_it() {
        let date = day(2027, 3, 28);
        assert!(instant(date, time(1, 30)) > instant(date, time(0, 59)));
        assert_eq!(instant(date, time(1, 30)).to_rfc3339(), "2027-03-28T01:30:00+00:00");
        assert_eq!(instant(date, time(2, 30)), instant(date, time(1, 30)));
    }

    #[test]
    fn instants_are_written_as_the_nhs_does() {
        assert_eq!(instant_words(instant(day(2027, 7, 3), time(9, 30))), "3 July 2027 at 9:30am");
        assert_eq!(instant_words(instant(day(2027, 7, 3), time(0, 0))), "3 July 2027 at midnight");
        assert_eq!(instant_words(instant(day(2027, 7, 3), time(14, 0))), "3 July 2027 at 2pm");
    }
}
