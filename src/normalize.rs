//! Folds the many ways of writing the same character, and keeps the way back.
//!
//! In: the article as it came. Out: [`Normalized`], the text that every later stage reads, whose
//! spans [`Normalized::to_original`] maps back. `"a\u{a0}b"` becomes `"a b"`. Quotation marks keep
//! their direction: which of them open and close is for [`crate::quote`] to say.

use std::ops::Range;

use crate::span::Span;

/// The folded text with its map back to the original.
#[derive(Debug)]
pub(crate) struct Normalized {
    text: String,
    runs: Vec<Run>,
}

/// A stretch whose characters were all copied, or one replacement.
#[derive(Clone, Copy, Debug)]
struct Run {
    normalized_start: u32,
    original_start: u32,
    /// Bytes of the original that a single replaced character stands for; 0 in a copied stretch.
    replaced: u32,
}

/// What becomes of a character.
enum Fold {
    Keep,
    Remove,
    Replace(char, usize),
}

impl Normalized {
    /// Folds `original`, which must be shorter than 4 GiB.
    pub(crate) fn new(original: &str) -> Self {
        let mut folded = Self { text: String::with_capacity(original.len()), runs: Vec::new() };
        let bytes = original.as_bytes();
        let (mut byte, mut copied_from) = (0, 0);
        while byte < bytes.len() {
            let plain = bytes[byte..].iter().position(|&b| !IS_PLAIN[usize::from(b)]);
            byte += plain.unwrap_or(bytes.len() - byte);
            let Some(c) = original[byte..].chars().next() else { break };
            match fold(c, &original[..byte], &original[byte..]) {
                Fold::Keep => {
                    byte += c.len_utf8();
                    continue;
                }
                Fold::Remove => {
                    folded.copy(original, copied_from..byte);
                    byte += c.len_utf8();
                }
                Fold::Replace(by, length) => {
                    folded.copy(original, copied_from..byte);
                    folded.push_run(byte, length);
                    folded.text.push(by);
                    byte += length;
                }
            }
            copied_from = byte;
        }
        folded.copy(original, copied_from..byte);
        folded
    }

    /// The folded text.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// The span of the original, in bytes, behind a non-empty span of the folded text.
    pub(crate) fn to_original(&self, span: Span) -> Span {
        let first = self.run_at(span.start);
        let start = first.original_start
            + if first.replaced == 0 { span.start - first.normalized_start } else { 0 };
        // The end belongs to the last byte covered: what was removed behind it stays outside.
        let last = self.run_at(span.end - 1);
        let end = last.original_start
            + if last.replaced == 0 { span.end - last.normalized_start } else { last.replaced };
        Span { start, end }
    }

    fn run_at(&self, normalized: u32) -> Run {
        let after = self.runs.partition_point(|run| run.normalized_start <= normalized);
        self.runs[after - 1]
    }

    fn copy(&mut self, original: &str, bytes: Range<usize>) {
        if !bytes.is_empty() {
            self.push_run(bytes.start, 0);
            self.text.push_str(&original[bytes]);
        }
    }

    fn push_run(&mut self, original_start: usize, replaced: usize) {
        self.runs.push(Run {
            normalized_start: self.text.len() as u32,
            original_start: original_start as u32,
            replaced: replaced as u32,
        });
    }
}

/// The bytes that stand for themselves whatever stands around them: most of a text.
static IS_PLAIN: [bool; 256] = {
    let mut plain = [false; 256];
    let mut byte = b' ';
    while byte <= b'~' {
        plain[byte as usize] = !matches!(byte, b'`' | b'\'' | b'-');
        byte += 1;
    }
    plain[b'\n' as usize] = true;
    plain
};

/// What becomes of `c`, which stands between `before` and the rest of `rest`.
fn fold(c: char, before: &str, rest: &str) -> Fold {
    if c.is_ascii() { fold_ascii(c, rest) } else { fold_unicode(c, before, rest) }
}

fn fold_ascii(c: char, rest: &str) -> Fold {
    match c {
        '\r' if rest.starts_with("\r\n") => Fold::Remove,
        '\r' => Fold::Replace('\n', 1),
        '`' if rest.starts_with("``") => Fold::Replace('“', 2),
        // Two single marks stand for a double one that may open or close.
        '\'' if rest.starts_with("''") => Fold::Replace('"', 2),
        '-' if rest.starts_with("--") => {
            Fold::Replace('—', rest.bytes().take_while(|&b| b == b'-').count())
        }
        '\n' | ' '..='~' => Fold::Keep,
        // Tabs and control characters separate words.
        _ => Fold::Replace(' ', 1),
    }
}

fn fold_unicode(c: char, before: &str, rest: &str) -> Fold {
    let length = c.len_utf8();
    match c {
        '\u{85}' | '\u{2028}' | '\u{2029}' => Fold::Replace('\n', length),
        '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => {
            Fold::Replace(' ', length)
        }
        // Soft hyphen, zero-width space, word joiner, byte order mark, marks of direction.
        '\u{ad}'
        | '\u{200b}'
        | '\u{2060}'
        | '\u{feff}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}' => Fold::Remove,
        '\u{2010}' | '\u{2011}' => Fold::Replace('-', length),
        '\u{2012}' => Fold::Replace('–', length),
        '\u{2015}' => Fold::Replace('—', length),
        '‘' if rest.starts_with("‘‘") => Fold::Replace('“', 2 * length),
        '’' if rest.starts_with("’’") => Fold::Replace('”', 2 * length),
        '’' | 'ʼ' if is_between_letters(before, rest, length) => Fold::Replace('\'', length),
        _ => Fold::Keep,
    }
}

/// An apostrophe between letters can only be one: "it’s", "O’Neill".
fn is_between_letters(before: &str, rest: &str, length: usize) -> bool {
    before.ends_with(char::is_alphanumeric) && rest[length..].starts_with(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn original_of<'a>(original: &'a str, normalized: &Normalized, part: &str) -> &'a str {
        let at = normalized.text().find(part).expect("the part is in the folded text");
        normalized.to_original(Span::new(at, at + part.len())).of(original)
    }

    #[test]
    fn folded_characters_map_back_to_what_was_written() {
        let original = "\u{feff}It’s\u{a0}O\u{ad}’Neill -- ``yes''\r\nNo\u{202e}w";
        let folded = Normalized::new(original);
        assert_eq!(folded.text(), "It's O’Neill — “yes\"\nNow");
        assert_eq!(original_of(original, &folded, "It's"), "It’s");
        assert_eq!(original_of(original, &folded, "O’Neill"), "O\u{ad}’Neill");
        assert_eq!(original_of(original, &folded, "“yes\""), "``yes''");
        assert_eq!(original_of(original, &folded, "—"), "--");
        assert_eq!(original_of(original, &folded, "Now"), "No\u{202e}w");
    }

    #[test]
    fn removed_characters_at_an_edge_stay_outside() {
        let original = "a \u{200b}Lopez\u{200b} b";
        let folded = Normalized::new(original);
        assert_eq!(original_of(original, &folded, "Lopez"), "Lopez");
    }

    #[test]
    fn empty_text_stays_empty() {
        assert_eq!(Normalized::new("").text(), "");
    }
}
