//! Bytes as text, whichever program wrote them.

use super::Unreadable;
use encoding_rs::{Encoding, WINDOWS_1252};
use std::borrow::Cow;

/// UTF-8, UTF-16 with a byte-order mark (Excel's "Unicode text"), and otherwise Windows-1252 (Excel's plain "CSV").
pub(super) fn text(bytes: &[u8]) -> Result<Cow<'_, str>, Unreadable> {
    let marked = Encoding::for_bom(bytes);
    let (encoding, mark) = marked.map_or((None, 0), |(encoding, length)| (Some(encoding), length));
    let bytes = bytes.get(mark..).unwrap_or_default();
    if let Some(encoding) = encoding.filter(|encoding| *encoding != encoding_rs::UTF_8) {
        return not_empty(encoding.decode_without_bom_handling(bytes).0);
    }
    refuse_other_files(bytes)?;
    // No text in Windows-1252 with a letter outside ASCII happens to be UTF-8, save by a far-fetched accident.
    not_empty(match str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => WINDOWS_1252.decode_without_bom_handling(bytes).0,
    })
}

/// Blank rows are delimiters and empty quotes.
fn not_empty(text: Cow<'_, str>) -> Result<Cow<'_, str>, Unreadable> {
    let is_blank = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | '"');
    if text.chars().all(is_blank) { Err(Unreadable::Empty) } else { Ok(text) }
}

/// By the bytes with which their formats begin.
fn refuse_other_files(bytes: &[u8]) -> Result<(), Unreadable> {
    let starts = |start: &[u8]| bytes.starts_with(start);
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    let first = head.trim_ascii_start();
    if starts(b"PK\x03\x04") || starts(b"PK\x05\x06") || starts(b"\xd0\xcf\x11\xe0") {
        Err(Unreadable::Workbook)
    } else if starts(b"%PDF") {
        Err(Unreadable::Pdf)
    } else if first.starts_with(b"<") {
        Err(Unreadable::WebPage)
    } else if head.contains(&0) {
        Err(Unreadable::NotText)
    } else {
        Ok(())
    }
}

/// Where a file that is not text has surely shown it.
const HEAD: usize = 4096;

#[cfg(test)]
mod tests {
    use super::{Unreadable, text};

    #[test]
    fn the_encoding_is_found_out() {
        let utf16 =
            |to_bytes: fn(u16) -> [u8; 2]| "\u{feff}Łukasz".encode_utf16().flat_map(to_bytes).collect::<Vec<_>>();
        assert_eq!(text("Łukasz".as_bytes()).unwrap(), "Łukasz");
        assert_eq!(text("\u{feff}Łukasz".as_bytes()).unwrap(), "Łukasz");
        assert_eq!(text(&utf16(u16::to_le_bytes)).unwrap(), "Łukasz");
        assert_eq!(text(&utf16(u16::to_be_bytes)).unwrap(), "Łukasz");
        assert_eq!(text(b"Bj\xf6rn O\x92Neill \x80").unwrap(), "Björn O’Neill €");
    }

    #[test]
    fn other_files_are_named() {
        for (bytes, why) in [
            (&b""[..], Unreadable::Empty),
            (b"\xef\xbb\xbf \r\n", Unreadable::Empty),
            (b"PK\x03\x04rest", Unreadable::Workbook),
            (b"\xd0\xcf\x11\xe0\xa1\xb1", Unreadable::Workbook),
            (b"%PDF-1.7", Unreadable::Pdf),
            (b"\n<html>", Unreadable::WebPage),
            (b"a\0b\0", Unreadable::NotText),
        ] {
            assert_eq!(text(bytes), Err(why));
        }
    }
}
