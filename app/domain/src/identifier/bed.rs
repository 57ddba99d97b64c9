//! Beds, bays and side rooms with their number.

use super::token::Tokens;
use std::ops::Range;

/// What is counted or timed is no bed's number: "waited for a bed 12 hours".
const UNITS: &str = "\
    hour hours hr hrs h minute minutes min mins day days night nights week weeks wks month \
    months year years times percent per am pm st nd rd th patients people wards bays beds";
/// "A bed 2 wards away": these make it any bed, not one bed.
const ANY: &str = "a an another each every per no any";

pub(super) fn at(tokens: &Tokens<'_>, index: usize) -> Option<Range<usize>> {
    if tokens.is_word(index, "bay") {
        let is_letter = tokens.letters(index + 1).is_some_and(|name| name.len() == 1);
        let after = if is_letter { index + 2 } else { number(tokens, index + 1)? };
        let bed = if tokens.is_mark(after, &[",", "/", "-"]) { after + 1 } else { after };
        let end = tokens.is_word(bed, "bed").then(|| place(tokens, bed))??;
        return Some(index..end);
    }
    let is_one_bed = !is_any(tokens, index) && !is_counted(tokens, index);
    let end = is_one_bed.then(|| place(tokens, index).or_else(|| several(tokens, index)))??;
    Some(index..end)
}

/// The index after a place and its number.
fn place(tokens: &Tokens<'_>, index: usize) -> Option<usize> {
    let after_name = if tokens.is_word(index, "side isolation") {
        let room = if tokens.is_mark(index + 1, &["-"]) { index + 2 } else { index + 1 };
        tokens.is_word(room, "room").then_some(room + 1)?
    } else if tokens.is_word(index, "bed") && tokens.is_word(index + 1, "space") {
        index + 2
    } else if tokens.is_word(index, "bed bedspace sideroom cubicle trolley cot") {
        index + 1
    } else {
        return None;
    };
    number(tokens, after_name).filter(|end| !is_measure(tokens, *end))
}

/// "beds 3 and 4"; a lone number after the plural is a count.
fn several(tokens: &Tokens<'_>, index: usize) -> Option<usize> {
    let first = tokens.is_word(index, "beds").then(|| number(tokens, index + 1))??;
    let joined = tokens.is_word(first, "and") || tokens.is_mark(first, &["&", ","]);
    let second = joined.then(|| number(tokens, first + 1))??;
    (!is_measure(tokens, second)).then_some(second)
}

/// `12`, `no. 12`, `number 12`, `#12`, `12b`, `A4`: the index after it.
fn number(tokens: &Tokens<'_>, index: usize) -> Option<usize> {
    let mut start = index;
    if tokens.is_word(start, "no number num") {
        start += 1;
    }
    while tokens.is_mark(start, &[".", "#", ":"]) {
        start += 1;
    }
    let end = tokens.chunk(start);
    let is_right = match end.checked_sub(start)? {
        1 => tokens.digits(start).is_some_and(|digits| digits.len() <= 3),
        2 => {
            let (first, second) = (tokens.get(start)?.text, tokens.get(start + 1)?.text);
            first.len() + second.len() <= 3 && first.len().min(second.len()) == 1
        }
        _ => false,
    };
    (is_right && !is_measure(tokens, end)).then_some(end)
}

/// Whether what follows shows that the number measured something: "bed 4-hour", "bed 3 or 4 days", "bed 12:30".
fn is_measure(tokens: &Tokens<'_>, end: usize) -> bool {
    if tokens.is_mark(end, &["%"]) {
        return true;
    }
    let is_joined = tokens.is_mark(end, &[".", ":", "/", "-"]) && tokens.touches(end) && tokens.touches(end + 1);
    if is_joined && (tokens.digits(end + 1).is_some() || tokens.is_word(end + 1, UNITS)) {
        return true;
    }
    let is_range = tokens.is_word(end, "or to") && tokens.digits(end + 1).is_some();
    tokens.is_word(if is_range { end + 2 } else { end }, UNITS)
}

fn is_any(tokens: &Tokens<'_>, index: usize) -> bool {
    tokens.before(index).is_some_and(|before| before.is_one_of(ANY))
}

/// "A 28 bed 2 bay ward"; but in "ward 7 bed 12" and "C7 bed 12" the number is a ward's.
fn is_counted(tokens: &Tokens<'_>, index: usize) -> bool {
    let Some(before) = index.checked_sub(1).filter(|before| tokens.digits(*before).is_some()) else {
        return false;
    };
    let is_wards = tokens.before(before).is_some_and(|name| name.is_one_of("ward bay room level floor unit"));
    !is_wards && !tokens.is_inside_chunk(before)
}
