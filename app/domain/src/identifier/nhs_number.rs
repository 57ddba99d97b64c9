//! Ten digits that are a valid NHS number.

use super::token::Tokens;
use std::ops::Range;

const HYPHENS: [&str; 3] = ["-", "\u{2010}", "\u{2013}"];

pub(super) fn at(tokens: &Tokens<'_>, index: usize) -> Option<Range<usize>> {
    if tokens.is_inside_chunk(index) || is_part_of_a_sum(tokens, index) {
        return None;
    }
    let mut digits = String::new();
    let mut shape = Vec::new();
    let mut next = index;
    loop {
        let group = tokens.digits(next)?;
        digits.push_str(group);
        shape.push(group.len());
        next += 1;
        if digits.len() >= 10 {
            break;
        }
        next = tokens.next_group(next, &HYPHENS)?;
    }
    // In a row of numbers, only the usual groups are taken for an NHS number.
    let is_usual = shape == [10] || shape == [3, 3, 4];
    let stands_alone = tokens.next_group(next, &HYPHENS).is_none() && !ends_a_group(tokens, index);
    let is_whole = tokens.chunk(next - 1) == next && !is_decimal(tokens, next);
    (is_whole && (is_usual || stands_alone) && is_valid(&digits)).then_some(index..next)
}

/// Modulus 11 with the weights 10 to 2 (domain notes, section 7). Ten times the same digit satisfies it too, and is what
/// people type to fill a box.
fn is_valid(digits: &str) -> bool {
    let values: Vec<u32> = digits.chars().filter_map(|c| c.to_digit(10)).collect();
    let [first, .., last] = values.as_slice() else {
        return false;
    };
    let sum: u32 = values.iter().zip((2..=10).rev()).map(|(digit, weight)| digit * weight).sum();
    let check = (11 - sum % 11) % 11;
    values.len() == 10 && check == *last && values.iter().any(|digit| digit != first)
}

/// Money, fractions and paths are written without a space before the digits.
fn is_part_of_a_sum(tokens: &Tokens<'_>, index: usize) -> bool {
    let marks = ["£", "$", "€", ".", "/", "=", "_", "+"];
    tokens.touches(index) && index.checked_sub(1).is_some_and(|before| tokens.is_mark(before, &marks))
}

fn is_decimal(tokens: &Tokens<'_>, next: usize) -> bool {
    let point = tokens.is_mark(next, &[".", ","]) && tokens.touches(next);
    let fraction = point && tokens.touches(next + 1) && tokens.digits(next + 1).is_some();
    fraction || tokens.is_mark(next, &["%"])
}

fn ends_a_group(tokens: &Tokens<'_>, index: usize) -> bool {
    let before = index.checked_sub(1);
    let number = before.filter(|before| !tokens.is_mark(*before, &HYPHENS)).or(index.checked_sub(2));
    number
        .is_some_and(|number| tokens.next_group(number + 1, &HYPHENS) == Some(index) && tokens.digits(number).is_some())
}

#[cfg(test)]
mod tests {
    use super::is_valid;

    #[test]
    fn the_check_digit_is_that_of_the_standard() {
        for right in ["9434765919", "4505577104", "9990000018"] {
            assert!(is_valid(right), "{right}");
        }
        for wrong in ["9434765918", "1234567890", "0000000000", "1111111111", "943476591", "94347659190", ""] {
            assert!(!is_valid(wrong), "{wrong}");
        }
    }
}
