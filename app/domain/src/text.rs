//! What is done to text before it is kept or compared.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// The form in which names are searched: lower case, without accents, apostrophes or hyphens, single spaces.
///
/// Databases fold differently (SQLite ASCII only), so what is searched is folded here and stored folded.
pub fn fold(text: &str) -> String {
    let bare: String = text
        .nfkd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .map(|c| match c {
            'ł' => 'l',
            'ø' => 'o',
            'đ' | 'ð' => 'd',
            'ı' => 'i',
            '-' | '\u{2010}'..='\u{2015}' => ' ',
            other => other,
        })
        .filter(|c| !matches!(c, '\'' | '\u{2018}' | '\u{2019}' | '\u{2bc}' | '.'))
        .collect();
    bare.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// One line as it is kept: composed (NFC), trimmed, single spaces, no control characters.
pub fn line(text: &str) -> String {
    let plain: String = text.nfc().map(|c| if c.is_control() { ' ' } else { c }).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A longer text as it is kept: composed (NFC), line ends as `\n`, no other control characters but tabs, trimmed.
pub fn block(text: &str) -> String {
    let text: String = text
        .replace("\r\n", "\n")
        .replace('\r', "\n")
        .nfc()
        .filter(|c| !c.is_control() || matches!(c, '\n' | '\t'))
        .collect();
    text.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::{block, fold, line};

    #[test]
    fn a_name_is_found_however_it_is_typed() {
        assert_eq!(fold("Ó'Néill"), fold("oneill"));
        assert_eq!(fold("Fitz-Gerald"), "fitz gerald");
        assert_eq!(fold("Łukasz  MÜLLER"), "lukasz muller");
        assert_eq!(fold("Nguye\u{302}\u{303}n"), fold("Nguyễn"));
    }

    #[test]
    fn what_is_kept_has_no_control_characters() {
        assert_eq!(line(" A\u{0}\tB\r\n C "), "A B C");
        assert_eq!(block(" one\r\ntwo\u{7}\rthree\n"), "one\ntwo\nthree");
    }
}
