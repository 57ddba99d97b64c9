//! Dates as spreadsheets and people in Britain write them: day first, ISO, with the month's name, or Excel's day number.

use crate::date::month_named;
use chrono::{Days, NaiveDate};

/// Why a cell is no date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wrong {
    /// It looks like one, but the calendar has no such day: 31/02/2027.
    DoesNotExist,
    /// It does not look like one, or lies in another century.
    NotUnderstood,
}

/// Reads a date; a time of day after it is left out.
pub(super) fn read(cell: &str) -> Result<NaiveDate, Wrong> {
    let words = words(cell);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words[..] {
        [number] => day_number(number).or_else(|| unbroken(number)).ok_or(Wrong::NotUnderstood),
        // Excel's number with a time of day, as a fraction.
        [number, _] if cell.contains('.') => day_number(number).ok_or(Wrong::NotUnderstood),
        [year, month, day] if year.len() == 4 && is_number(year) => date(day, month, year),
        [month, day, year] if month.starts_with(char::is_alphabetic) => date(day, month, year),
        [day, month, year] => date(day, month, year),
        _ => Err(Wrong::NotUnderstood),
    }
}

/// The parts of the date: without the weekday, and without what comes after a time of day begins.
fn words(cell: &str) -> Vec<String> {
    let lower = cell.to_lowercase();
    let date = match lower.split_once('t') {
        Some((date, time)) if date.ends_with(|c: char| c.is_ascii_digit()) && time.contains(':') => date,
        _ => &lower,
    };
    let parts = date.split(|c: char| c.is_whitespace() || matches!(c, '/' | '.' | '-' | ',' | '\u{2010}'..='\u{2013}'));
    let is_weekday = |word: &str| {
        let days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
        word.len() >= 3 && days.iter().any(|day| day.starts_with(word))
    };
    let words = parts.filter(|word| !word.is_empty() && !is_weekday(word) && *word != "of");
    words.take_while(|word| !word.contains(':')).map(str::to_owned).collect()
}

fn date(day: &str, month: &str, year: &str) -> Result<NaiveDate, Wrong> {
    let day = ["st", "nd", "rd", "th"].iter().find_map(|ordinal| day.strip_suffix(ordinal)).unwrap_or(day);
    let day = number(day, 2).ok_or(Wrong::NotUnderstood)?;
    let month = number(month, 2).or_else(|| month_named(month)).ok_or(Wrong::NotUnderstood)?;
    let year = match year.len() {
        2 => number(year, 2).map(|year| 2000 + year),
        4 => number(year, 4),
        _ => None,
    };
    let year = year.and_then(|year| i32::try_from(year).ok()).ok_or(Wrong::NotUnderstood)?;
    let date = NaiveDate::from_ymd_opt(year, month, day).ok_or(Wrong::DoesNotExist)?;
    in_this_century(date).ok_or(Wrong::NotUnderstood)
}

/// Rotations and contracts end in this century; another year is a slip of the pen.
fn in_this_century(date: NaiveDate) -> Option<NaiveDate> {
    use chrono::Datelike;
    (2000..2100).contains(&date.year()).then_some(date)
}

/// Excel counts days from the last day of 1899, and believes that 1900 was a leap year; right from March 1900 on.
fn day_number(word: &str) -> Option<NaiveDate> {
    let days = number(word, 5).filter(|_| word.len() == 5)?;
    let start = NaiveDate::from_ymd_opt(1899, 12, 30)?;
    in_this_century(start.checked_add_days(Days::new(days.into()))?)
}

/// `20270804`.
fn unbroken(word: &str) -> Option<NaiveDate> {
    let (year, rest) = word.split_at_checked(4).filter(|_| word.len() == 8)?;
    let (month, day) = rest.split_at_checked(2)?;
    date(day, month, year).ok()
}

fn is_number(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit())
}

fn number(word: &str, most_digits: usize) -> Option<u32> {
    word.parse().ok().filter(|_| is_number(word) && word.len() <= most_digits)
}

#[cfg(test)]
mod tests {
    use super::{Wrong, read};
    use chrono::NaiveDate;

    #[test]
    fn a_date_is_read_however_it_is_written() {
        let ways = "2027-08-04; 04/08/2027; 4/8/2027; 4/8/27; 4.8.27; 04.08.2027; 04-08-2027; 4-8-27; 4 Aug 2027; 4-Aug-27; \
            4 August 2027; 4th August 2027; 4th of August 2027; Wed 4 Aug 2027; Wednesday, 4 August 2027; August 4, 2027; \
            AUG 4 2027; 2027/08/04; 2027.08.04; 20270804; 46603; 46603.0; 46603.5; 2027-08-04 00:00:00; 2027-08-04T00:00:00Z; \
            2027-08-04T09:30:00.000; 04/08/2027 00:00; 04/08/2027 09:30 am; 4\u{2011}8\u{2011}2027";
        for way in ways.split("; ") {
            assert_eq!(read(way).ok(), NaiveDate::from_ymd_opt(2027, 8, 4), "{way}");
        }
        assert_eq!(read("29/02/2028").ok(), NaiveDate::from_ymd_opt(2028, 2, 29));
        assert_eq!(read("1 Sept 2027").ok(), NaiveDate::from_ymd_opt(2027, 9, 1));
    }

    #[test]
    fn a_day_that_the_calendar_lacks_does_not_exist() {
        let wrong = "31/02/2027; 29/02/2027; 31.04.2027; 2027-02-30; 2027-13-01; 32/01/2027; 08/25/2027; 00/01/1900; 31 June 2027; 0/0/0000";
        for way in wrong.split("; ") {
            assert_eq!(read(way), Err(Wrong::DoesNotExist), "{way}");
        }
    }

    #[test]
    fn anything_else_is_not_understood() {
        let wrong = "soon; TBC; August; Aug-27; 4/8; 08/2027; 4/8/207; 4/8/20277; 4 Xyz 2027; 4/8/1927; 2207-08-04; 99999; 123; 1; \
            20271304; 4/8/27/1; -; /; 4//2027; ４/８/２０２７; 4 Ma 2027; 1e5; +4/8/2027; 12345678901234567890; é/é/é; tttttt:; 4 août 2027";
        for way in wrong.split("; ") {
            assert_eq!(read(way), Err(Wrong::NotUnderstood), "{way}");
        }
    }
}
