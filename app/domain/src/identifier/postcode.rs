//! Postcodes of the United Kingdom.

use super::token::Tokens;
use std::ops::Range;

/// Every postcode area, so that grades (`ST4`), bands and doses are rarely taken for one.
const AREAS: &str = "AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC \
    EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N \
    NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR \
    TS TW UB W WA WC WD WF WN WR WS WV YO ZE";

pub(super) fn at(tokens: &Tokens<'_>, index: usize) -> Option<Range<usize>> {
    if tokens.is_inside_chunk(index) {
        return None;
    }
    let end = tokens.chunk(index);
    let chunk = written(tokens, index..end);
    // Without its space only in capitals: lower-case chunks of this shape are codes and abbreviations.
    if let Some((outward, inward)) = chunk.split_at_checked(chunk.len().saturating_sub(3))
        && is_upper(&chunk)
        && is_postcode(outward, inward)
    {
        return Some(index..end);
    }
    let second = tokens.chunk(end);
    let inward = written(tokens, end..second);
    let is_near = tokens.next_group(end, &[]) == Some(end);
    let same_case = is_upper(&chunk) == is_upper(&inward) && is_lower(&chunk) == is_lower(&inward);
    let found = is_near && same_case && is_postcode(&chunk.to_uppercase(), &inward.to_uppercase());
    (found && !is_ordinal(&inward)).then_some(index..second)
}

fn written(tokens: &Tokens<'_>, range: Range<usize>) -> String {
    range.filter_map(|at| tokens.get(at)).map(|token| token.bare()).collect()
}

/// `SW1A` and `1AA` (Royal Mail's formats; the last two letters are never C, I, K, M, O or V).
fn is_postcode(outward: &str, inward: &str) -> bool {
    let area_ends = outward.find(|c: char| !c.is_ascii_uppercase()).unwrap_or(outward.len());
    let (area, district) = outward.split_at(area_ends);
    let number = district.trim_end_matches(|c: char| c.is_ascii_uppercase());
    let is_district = (1..=2).contains(&number.len())
        && number.bytes().all(|byte| byte.is_ascii_digit())
        && (district.len() == number.len() || (district.len() == 2 && number.len() == 1));
    let is_inward = match inward.as_bytes() {
        [digit, letters @ ..] if letters.len() == 2 => {
            digit.is_ascii_digit() && letters.iter().all(|c| c.is_ascii_uppercase() && !b"CIKMOV".contains(c))
        }
        _ => false,
    };
    is_district && is_inward && AREAS.split(' ').any(|known| known == area)
}

fn is_upper(text: &str) -> bool {
    !text.contains(|c: char| c.is_lowercase())
}

fn is_lower(text: &str) -> bool {
    !text.contains(|c: char| c.is_uppercase())
}

/// "in s1 2nd" is no place in Sheffield.
fn is_ordinal(inward: &str) -> bool {
    ["st", "nd", "rd", "th"].iter().any(|end| inward.ends_with(end))
}
