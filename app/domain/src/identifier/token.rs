//! A text as words, numbers and marks, so that the detectors need not think about spaces and bytes.

use std::ops::Range;

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// A word, with the apostrophes inside it.
    Letters,
    /// Digits 0 to 9 without a gap.
    Digits,
    /// Any other character; a web or mail address is one mark, since nothing in it is looked at.
    Mark,
}

#[derive(Clone, Copy)]
pub(super) struct Token<'t> {
    pub(super) text: &'t str,
    pub(super) class: Class,
    start: usize,
}

impl<'t> Token<'t> {
    fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// Without the possessive.
    pub(super) fn bare(&self) -> &'t str {
        let text = self.text;
        text.strip_suffix("'s").or_else(|| text.strip_suffix("\u{2019}s")).unwrap_or(text)
    }

    pub(super) fn is_possessive(&self) -> bool {
        self.bare().len() < self.text.len()
    }

    /// Whether it is one of these words (parted by spaces), in capitals or not, with or without the possessive.
    pub(super) fn is_one_of(&self, words: &str) -> bool {
        let bare = self.bare();
        words.split(' ').any(|word| word.eq_ignore_ascii_case(bare))
    }
}

pub(super) struct Tokens<'t>(Vec<Token<'t>>);

impl<'t> Tokens<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        let mut tokens = Vec::new();
        let mut start = 0;
        for chunk in text.split_inclusive(char::is_whitespace) {
            let word = chunk.trim_end();
            let lower = word.to_ascii_lowercase();
            if word.contains('@') || lower.contains("://") || lower.contains("www.") {
                tokens.push(Token { text: word, class: Class::Mark, start });
            } else {
                split(word, start, &mut tokens);
            }
            start += chunk.len();
        }
        Self(tokens)
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    pub(super) fn get(&self, index: usize) -> Option<Token<'t>> {
        self.0.get(index).copied()
    }

    /// The token before `index`.
    pub(super) fn before(&self, index: usize) -> Option<Token<'t>> {
        self.get(index.checked_sub(1)?)
    }

    pub(super) fn letters(&self, index: usize) -> Option<&'t str> {
        self.get(index).filter(|token| token.class == Class::Letters).map(|token| token.text)
    }

    pub(super) fn digits(&self, index: usize) -> Option<&'t str> {
        self.get(index).filter(|token| token.class == Class::Digits).map(|token| token.text)
    }

    pub(super) fn is_mark(&self, index: usize, marks: &[&str]) -> bool {
        self.get(index).is_some_and(|token| token.class == Class::Mark && marks.contains(&token.text))
    }

    pub(super) fn is_word(&self, index: usize, words: &str) -> bool {
        self.letters(index).is_some() && self.get(index).is_some_and(|token| token.is_one_of(words))
    }

    /// Whether nothing stands between this token and the one before it.
    pub(super) fn touches(&self, index: usize) -> bool {
        self.gap(index) == Some(0)
    }

    /// Bytes between this token and the one before it.
    fn gap(&self, index: usize) -> Option<usize> {
        Some(self.get(index)?.start - self.before(index)?.end())
    }

    /// The index after the letters and digits that touch each other from `index` on.
    pub(super) fn chunk(&self, index: usize) -> usize {
        let mut end = index;
        while self.get(end).is_some_and(|token| token.class != Class::Mark) && (end == index || self.touches(end)) {
            end += 1;
        }
        end
    }

    /// Whether letters or digits touch the token from before.
    pub(super) fn is_inside_chunk(&self, index: usize) -> bool {
        self.touches(index) && self.before(index).is_some_and(|token| token.class != Class::Mark)
    }

    /// The next group of a number that is written in groups, `index` being after the group before: parted by at most
    /// one space or one of `marks`.
    pub(super) fn next_group(&self, index: usize, marks: &[&str]) -> Option<usize> {
        let next = if self.is_mark(index, marks) { index + 1 } else { index };
        let near = self.gap(next)? <= ONE_SPACE && self.gap(index)? <= ONE_SPACE;
        (near && self.digits(next).is_some()).then_some(next)
    }

    /// First and last byte of some tokens.
    pub(super) fn bytes(&self, range: &Range<usize>) -> (usize, usize) {
        let start = self.get(range.start).map_or(0, |token| token.start);
        (start, self.before(range.end).map_or(start, |token| token.end()))
    }
}

/// A no-break space takes two bytes.
const ONE_SPACE: usize = 2;

fn split<'t>(word: &'t str, offset: usize, tokens: &mut Vec<Token<'t>>) {
    let mut rest = word;
    while let Some(first) = rest.chars().next() {
        let class = class(first);
        let length = match class {
            Class::Mark => first.len_utf8(),
            Class::Digits => rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len()),
            Class::Letters => letters(rest),
        };
        let (text, after) = rest.split_at(length);
        let start = offset + word.len() - rest.len();
        tokens.push(Token { text, class, start });
        rest = after;
    }
}

fn class(c: char) -> Class {
    match c {
        '0'..='9' => Class::Digits,
        c if c.is_alphabetic() => Class::Letters,
        _ => Class::Mark,
    }
}

/// Length of the word with which `text` begins; accents may be characters of their own.
fn letters(text: &str) -> usize {
    let mut end = 0;
    let mut characters = text.char_indices().peekable();
    while let Some((at, c)) = characters.next() {
        let is_inside =
            matches!(c, '\'' | '\u{2019}') && characters.peek().is_some_and(|(_, next)| next.is_alphabetic());
        let is_accent = ('\u{300}'..='\u{36f}').contains(&c);
        if !(c.is_alphabetic() || is_inside || is_accent) {
            break;
        }
        end = at + c.len_utf8();
    }
    end
}
