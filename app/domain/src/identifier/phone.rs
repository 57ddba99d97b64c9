//! Telephone numbers of the United Kingdom, of people and places rather than of helplines.

use super::token::Tokens;
use std::ops::Range;

const SEPARATORS: [&str; 4] = ["-", ".", "\u{2010}", "\u{2013}"];

pub(super) fn at(tokens: &Tokens<'_>, index: usize) -> Option<Range<usize>> {
    if tokens.is_inside_chunk(index) {
        return None;
    }
    let (mut next, mut digits) = start(tokens, index)?;
    while digits.len() < LENGTH {
        let Some(group) = next_group(tokens, next) else {
            break;
        };
        digits.push_str(tokens.digits(group)?);
        next = group + 1;
    }
    // Numbers of ten digits are left in a few places, all of them landlines.
    let is_long_enough = digits.len() == LENGTH || (digits.len() == LENGTH - 1 && digits.starts_with("01"));
    let is_whole = tokens.chunk(next - 1) == next;
    (is_long_enough && is_whole && is_of_a_person(&digits)).then_some(index..next)
}

/// Digits of a whole number, the leading 0 among them (Ofcom, national numbering plan).
const LENGTH: usize = 11;

/// The index after the first group and its digits as written inside the country.
fn start(tokens: &Tokens<'_>, index: usize) -> Option<(usize, String)> {
    if tokens.is_mark(index, &["+"]) {
        let code = tokens.digits(index + 1).filter(|_| tokens.touches(index + 1))?;
        return abroad(tokens, index + 2, code.strip_prefix("44")?);
    }
    let in_brackets = tokens.is_mark(index, &["("]);
    let at = if in_brackets { index + 1 } else { index };
    let group = tokens.digits(at)?;
    if let Some(rest) = group.strip_prefix("0044") {
        return abroad(tokens, at + 1, rest);
    }
    let next = if in_brackets && tokens.is_mark(at + 1, &[")"]) { at + 2 } else { at + 1 };
    (group.len() >= 3 && group.starts_with('0')).then(|| (next, group.to_owned()))
}

/// After the country's code, with or without the `(0)` that many write.
fn abroad(tokens: &Tokens<'_>, next: usize, rest: &str) -> Option<(usize, String)> {
    let has_zero =
        tokens.is_mark(next, &["("]) && tokens.digits(next + 1) == Some("0") && tokens.is_mark(next + 2, &[")"]);
    let next = if has_zero { next + 3 } else { next };
    Some((next, format!("0{rest}"))).filter(|_| tokens.get(next).is_some() || !rest.is_empty())
}

fn next_group(tokens: &Tokens<'_>, next: usize) -> Option<usize> {
    tokens.next_group(next, &SEPARATORS)
}

/// Geographic and mobile numbers; 03, 08 and 09 belong to organisations.
fn is_of_a_person(digits: &str) -> bool {
    ["01", "02", "07"].iter().any(|start| digits.starts_with(start))
}
