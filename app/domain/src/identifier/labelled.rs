//! Whatever is called an NHS number, hospital number, MRN or the like, right or wrong.

use super::token::Tokens;
use std::ops::Range;

const HYPHENS: [&str; 2] = ["-", "/"];
/// Fewer digits are a count or a rank: "patient number 3 on the list".
const FEWEST_DIGITS: usize = 4;
/// Digits of the longest of these numbers; further groups belong to something else.
const LONGEST: usize = 10;

pub(super) fn nhs_number(tokens: &Tokens<'_>, index: usize) -> Option<Range<usize>> {
    let number = tokens.is_word(index, "nhs").then(|| after_number_word(tokens, index + 1))??;
    identifier(tokens, number)
}

pub(super) fn hospital_number(tokens: &Tokens<'_>, index: usize) -> Option<Range<usize>> {
    let number = if tokens.is_word(index, "mrn chi") {
        after_number_word(tokens, index + 1).unwrap_or(index + 1)
    } else if tokens.is_word(index, "hospital hosp district patient unit pas record casenote note notes") {
        after_number_word(tokens, index + 1)?
    } else {
        return None;
    };
    identifier(tokens, number)
}

/// The index after "no", "No.", "number" or "#"; "record" and "case note" may stand before it.
fn after_number_word(tokens: &Tokens<'_>, index: usize) -> Option<usize> {
    let index =
        if tokens.is_word(index, "record index id") && tokens.letters(index + 1).is_some() { index + 1 } else { index };
    let is_number = tokens.is_word(index, "no number num nr id") || tokens.is_mark(index, &["#"]);
    is_number.then_some(index + 1)
}

/// Letters and digits, perhaps in groups, from `index` on, after "is", a colon or a bracket.
fn identifier(tokens: &Tokens<'_>, index: usize) -> Option<Range<usize>> {
    let mut start = index;
    while tokens.is_mark(start, &[":", ".", ",", "#", "=", "-", "(", "\u{2013}"]) || tokens.is_word(start, "is was") {
        start += 1;
    }
    let mut end = tokens.chunk(start);
    if digits(tokens, start..end) == 0 {
        // "AB-12345" and "K 12345".
        tokens.letters(start).filter(|prefix| prefix.len() <= 3)?;
        end = tokens.chunk(tokens.next_group(end, &HYPHENS)?);
    }
    let mut count = digits(tokens, start..end);
    while (1..LONGEST).contains(&count) {
        let group = tokens.next_group(end, &HYPHENS).filter(|group| digits(tokens, *group..group + 1) > 2);
        let Some(group) = group else { break };
        end = tokens.chunk(group);
        count = digits(tokens, start..end);
    }
    (count >= FEWEST_DIGITS).then_some(start..end)
}

fn digits(tokens: &Tokens<'_>, range: Range<usize>) -> usize {
    range.filter_map(|at| tokens.digits(at)).map(str::len).sum()
}
