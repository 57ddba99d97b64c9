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

/// One line as it is kept: composed (NFC), trimmed, single spaces, no control characters and none that turn the order in
/// which letters are shown.
pub fn line(text: &str) -> String {
    let plain: String = text.nfc().filter(|c| !turns(*c)).map(|c| if c.is_control() { ' ' } else { c }).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a character makes others appear in another order than they stand: a name could pass for another by it.
fn turns(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A text between others on a line: one that is read from right to left does not turn what follows it.
pub fn isolated(text: &str) -> String {
    let is_rtl = |c: char| matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}');
    if text.chars().any(is_rtl) { format!("\u{2068}{text}\u{2069}") } else { text.to_owned() }
}

/// A longer text as it is kept: composed (NFC), line ends as `\n`, no other control characters but tabs and none
/// that turn the order of letters, trimmed.
pub fn block(text: &str) -> String {
    let text: String = text
        .replace("\r\n", "\n")
        .replace('\r', "\n")
        .nfc()
        .filter(|c| !turns(*c))
        .filter(|c| !c.is_control() || matches!(c, '\n' | '\t'))
        .collect();
    text.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::{block, fold, isolated, line};

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
        assert_eq!(line("A\u{1b}[31mB \u{202e}nomis\u{202c} \u{2066}C\u{2069}"), "A [31mB nomis C");
        assert_eq!(block("a\u{202e}b\u{1b}\nc\u{2069}"), "ab\nc");
        assert_eq!(block(" one\r\ntwo\u{7}\rthree\n"), "one\ntwo\nthree");
    }

    #[test]
    fn a_text_from_right_to_left_turns_nothing_else() {
        assert_eq!(isolated("Ward 7 😀"), "Ward 7 😀");
        assert_eq!(isolated("שלום"), "\u{2068}שלום\u{2069}");
    }
}
