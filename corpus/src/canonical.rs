//! The form of a text that offsets and hashes refer to.
//!
//! Unicode NFC; a run of white space that holds a line break parts two paragraphs, any other run is
//! one space; no white space at either end. Paragraphs are joined by two line feeds.

use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;

/// What stands between two paragraphs.
pub const BREAK: &str = "\n\n";

/// The paragraphs of a text in canonical form; none is empty.
pub fn paragraphs(text: &str) -> Vec<String> {
    let text: String = text.nfc().collect();
    let mut paragraphs = Vec::new();
    let mut words: Vec<&str> = Vec::new();
    // White space is what Unicode says; U+200B and the joiners are none.
    for line in text.split(['\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}']) {
        words.extend(line.split_whitespace());
        if !words.is_empty() {
            paragraphs.push(words.join(" "));
            words.clear();
        }
    }
    paragraphs
}

/// SHA-256 of a paragraph's UTF-8, in hexadecimal.
pub fn hash(paragraph: &str) -> String {
    format!("{:x}", Sha256::digest(paragraph))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_is_one_space_or_a_paragraph_break() {
        let text = " A\u{a0}b \t c\r\n \r\nd\ne\u{301} ";
        assert_eq!(paragraphs(text), ["A b c", "d", "é"]);
        assert_eq!(paragraphs(" \n "), [""; 0]);
    }

    #[test]
    fn the_hash_is_sha_256() {
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(hash("abc"), abc);
    }
}
