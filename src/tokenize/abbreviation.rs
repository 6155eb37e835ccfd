//! Full stops that belong to an abbreviation or initial: `Mr.`, `U.S.`, `John F. Kennedy`.
//!
//! In: a word, the text around it and the list of abbreviations. Out: the end of the word with its
//! stop, and whether a sentence can end there. `No. 5` has one, `He said no.` has none.

use rustc_hash::FxHashMap;

/// Whether an abbreviation can end a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Abbreviation {
    /// Never: `Mr.`
    Inner,
    /// Where a sentence starter follows: `p.m.`, `Inc.`
    Either,
}

/// Abbreviations without their full stop, in lower case.
pub(crate) type Abbreviations = FxHashMap<String, Abbreviation>;

/// Extends a word over the full stop of an abbreviation or initial.
pub(super) fn with_full_stop(
    text: &str,
    start: usize,
    end: usize,
    abbreviations: &Abbreviations,
) -> (usize, Option<Abbreviation>) {
    let word = &text[start..end];
    if !text[end..].starts_with('.') || text[end..].starts_with("..") {
        return (end, None);
    }
    let is_short = word.len() <= 12;
    let mut lower = [0; 12];
    let known = is_short
        .then(|| lower_ascii(word, &mut lower))
        .flatten()
        .and_then(|lower| abbreviations.get(lower));
    let initials =
        word.contains('.') || (word.len() == 1 && word.as_bytes()[0].is_ascii_uppercase());
    match known {
        Some(&kind) if follows_abbreviation(&text[end + 1..], word) => (end + 1, Some(kind)),
        None if word.len() == 1 && initials => (end + 1, Some(initial_kind(text, start))),
        None if initials => (end + 1, Some(Abbreviation::Either)),
        _ => (end, None),
    }
}

/// The initial of a name is inside it ("John F. Kennedy"); "Plan B." and "I." can end.
fn initial_kind(text: &str, start: usize) -> Abbreviation {
    let after_name = word_before(text, start)
        .is_some_and(|word| word.is_empty() || word.starts_with(char::is_uppercase));
    if after_name && !text[start..].starts_with('I') {
        Abbreviation::Inner
    } else {
        Abbreviation::Either
    }
}

/// What stands between the last white space and `byte_end`, if that is no longer than any name.
fn word_before(text: &str, byte_end: usize) -> Option<&str> {
    const LONGEST: usize = 100;
    let before = text[..byte_end].trim_end_matches(' ');
    let floor = before.len().saturating_sub(LONGEST);
    let space = before.as_bytes()[floor..].iter().rposition(|&b| matches!(b, b' ' | b'\n'));
    match space {
        Some(space) => Some(&before[floor + space + 1..]),
        None => (floor == 0).then_some(before),
    }
}

/// Abbreviations that are as often words, with and without a capital.
#[rustfmt::skip]
const AMBIGUOUS: &[&str] = &[
    "Mass", "No", "Sun", "art", "co", "del", "fig", "gen", "ill", "in", "is", "mar", "mass",
    "miss", "no", "ore", "pop", "rep", "sat", "sun", "wash", "wed",
];

/// "No. 5" and "co. Ltd" are abbreviations, "He said no." is a sentence.
fn follows_abbreviation(after: &str, word: &str) -> bool {
    let next = after.trim_start_matches(' ').chars().next();
    let is_ambiguous = AMBIGUOUS.contains(&word);
    match next {
        Some(c) if is_ambiguous => {
            c.is_ascii_digit()
                || (word.starts_with(char::is_uppercase) && word != "No" && c.is_uppercase())
        }
        _ => !is_ambiguous,
    }
}

fn lower_ascii<'a>(word: &str, buffer: &'a mut [u8; 12]) -> Option<&'a str> {
    let lower = buffer.get_mut(..word.len())?;
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    std::str::from_utf8(lower).ok()
}
