//! Words of ASCII letters with nothing joined to them: nine in ten.
//!
//! In: a text and where a word may begin. Out: its end and its case; nothing if what stands around it
//! needs a closer look, as in `Jean-Luc`, `it's`, `DCLeaks.com`.

use super::Case;
use super::address::is_address_byte;

/// The end and the case of the plain word that begins at a byte.
pub(super) fn word(text: &[u8], start: usize) -> Option<(usize, Case)> {
    let rest = &text[start..];
    let (mut length, mut upper) = (0, 0);
    while let Some(byte) = rest.get(length).filter(|byte| byte.is_ascii_alphabetic()) {
        upper += usize::from(byte.is_ascii_uppercase());
        length += 1;
    }
    if length == 0 || !ends(&rest[length..]) {
        return None;
    }
    let case = if upper == 0 {
        Case::Lower
    } else if upper == length {
        if length == 1 { Case::Capitalized } else { Case::Upper }
    } else if upper > 1 || rest[0].is_ascii_uppercase() || matches!(rest[0], b'i' | b'e') {
        Case::Capitalized
    } else {
        Case::Lower
    };
    Some((start + length, case))
}

/// True if letters that `after` follows are a whole word, and no part of an address.
fn ends(after: &[u8]) -> bool {
    let parts = |byte: u8| byte.is_ascii() && byte != b'\'' && !is_address_byte(byte);
    match after {
        [] => true,
        [b'.' | b':' | b'!' | b'?', rest @ ..] => rest.first().is_none_or(|&byte| parts(byte)),
        &[byte, ..] => parts(byte),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tokenize::case_of;

    #[test]
    fn plain_words_end_where_nothing_is_joined() {
        for (text, length) in [
            ("river rose", Some(5)),
            ("river", Some(5)),
            ("left. He", Some(4)),
            ("left.", Some(4)),
            ("bank, and", Some(4)),
            ("bank) and", Some(4)),
            ("it's", None),
            ("Jean-Luc", None),
            ("DCLeaks.com", None),
            ("http://bee.org", None),
            ("ann@bee.org", None),
            ("caf\u{e9}", None),
            ("B52", None),
            ("\u{e9}t\u{e9}", None),
            ("", None),
        ] {
            let found = word(text.as_bytes(), 0);
            assert_eq!(found.map(|(end, _)| end), length, "{text}");
        }
    }

    #[test]
    fn case_is_that_of_the_general_rule() {
        for text in [
            "minister",
            "Minister",
            "NATO",
            "A",
            "a",
            "iPhone",
            "eBay",
            "xBox",
            "McAllister",
            "tHE",
        ] {
            assert_eq!(word(text.as_bytes(), 0), Some((text.len(), case_of(text))), "{text}");
        }
    }
}
