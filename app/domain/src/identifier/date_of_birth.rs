//! Dates that may be a date of birth: any full date in figures, and any date near "born" or "DOB".

use super::token::Tokens;
use chrono::NaiveDate;
use std::ops::Range;

const SEPARATORS: [&str; 3] = ["/", ".", "-"];
/// How far before the date "born" may stand: "was born at St Maud's on 4 March 1950".
const NEAR: usize = 7;

pub(super) fn at(tokens: &Tokens<'_>, index: usize) -> Option<Range<usize>> {
    let is_start = !tokens.is_inside_chunk(index) && !continues_a_number(tokens, index);
    let said = || is_called_birth(tokens, index);
    let (year, end) = is_start.then(|| in_figures(tokens, index).or_else(|| in_words(tokens, index)))??;
    match year {
        Year::Full => Some(index..end),
        Year::OnlyNearBirth => said().then_some(index..end),
    }
}

/// Whether a date is shown wherever it stands. A date in words, in two-figure years or year first is how people write
/// meetings and milestones, so it needs "born" near it.
enum Year {
    Full,
    OnlyNearBirth,
}

fn in_figures(tokens: &Tokens<'_>, index: usize) -> Option<(Year, usize)> {
    let parts = [tokens.digits(index)?, tokens.digits(index + 2)?, tokens.digits(index + 4)?];
    let mark = tokens.get(index + 1)?.text;
    let is_date = SEPARATORS.contains(&mark) && tokens.is_mark(index + 3, &[mark]);
    let touch = (index + 1..index + 5).all(|at| tokens.touches(at));
    let end = index + 5;
    let goes_on = tokens.touches(end + 1) && tokens.is_mark(end, &SEPARATORS) && tokens.digits(end + 1).is_some();
    if !is_date || !touch || goes_on || tokens.chunk(index + 4) != end {
        return None;
    }
    let (day, year, kind) = match parts.map(str::len) {
        [1..=2, 1..=2, 4] => (parts[0], parts[2], Year::Full),
        [1..=2, 1..=2, 2] => (parts[0], parts[2], Year::OnlyNearBirth),
        [4, 1..=2, 1..=2] => (parts[2], parts[0], Year::OnlyNearBirth),
        _ => return None,
    };
    is_real(day, parts[1].parse().ok()?, year).then_some((kind, end))
}

fn in_words(tokens: &Tokens<'_>, index: usize) -> Option<(Year, usize)> {
    let day_first = tokens.digits(index).is_some();
    let (day, month, end) = if day_first {
        let after_day = skip_ordinal(tokens, index + 1);
        (tokens.digits(index)?, tokens.letters(after_day)?, after_day + 1)
    } else {
        (tokens.digits(index + 1)?, tokens.letters(index)?, skip_ordinal(tokens, index + 2))
    };
    let end = if tokens.is_mark(end, &[","]) { end + 1 } else { end };
    let year = tokens.digits(end)?;
    is_real(day, month_number(month)?, year).then_some((Year::OnlyNearBirth, end + 1))
}

fn skip_ordinal(tokens: &Tokens<'_>, index: usize) -> usize {
    let is_ordinal = tokens.touches(index) && tokens.is_word(index, "st nd rd th");
    let index = if is_ordinal { index + 1 } else { index };
    if tokens.is_word(index, "of") { index + 1 } else { index }
}

fn month_number(word: &str) -> Option<u32> {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let start = word.get(..3)?.to_ascii_lowercase();
    u32::try_from(MONTHS.iter().position(|month| *month == start)? + 1).ok()
}

/// Nobody alive was born before 1900; a two-figure year may be of either century.
fn is_real(day: &str, month: u32, year: &str) -> bool {
    let (Ok(day), Ok(short)) = (day.parse(), year.parse::<i32>()) else {
        return false;
    };
    let year = if year.len() == 2 { 2000 + short } else { short };
    (1900..2100).contains(&year) && NaiveDate::from_ymd_opt(year, month, day).is_some()
}

fn continues_a_number(tokens: &Tokens<'_>, index: usize) -> bool {
    let Some(before) = index.checked_sub(1) else {
        return false;
    };
    tokens.touches(index) && tokens.is_mark(before, &["/", "£", "$", "€", "_"])
}

fn is_called_birth(tokens: &Tokens<'_>, index: usize) -> bool {
    let words = "dob born birth birthday birthdate wristband";
    (index.saturating_sub(NEAR)..index).any(|at| {
        let letters = tokens.is_word(at, "d") && tokens.is_word(at + 2, "o") && tokens.is_word(at + 4, "b");
        tokens.is_word(at, words) || letters
    })
}
