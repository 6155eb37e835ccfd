//! Whether capitals tell anything in a sentence.

use std::ops::Range;

use crate::document::Document;
use crate::lexicon::Lexicon;
use crate::tokenize::{Case, TokenKind};

/// How a sentence is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SentenceCase {
    /// Names are capitalised, other words are not.
    Normal,
    /// Nearly every word is capitalised, as in "Mayor Warns of Flood".
    Title,
    /// All capitals.
    Upper,
    /// No capitals at all.
    Lower,
}

/// Reads the case of a sentence from its words. Runs of names ("Ann Lee, Bo Chen") do not make a
/// headline: ordinary words in capitals do.
pub(super) fn sentence_case(
    document: &Document,
    lexicon: &Lexicon,
    sentence: &Range<usize>,
) -> SentenceCase {
    let is_common = |index| lexicon.common_words.contains(document.lower(index));
    sentence_case_by(document, sentence, is_common)
}

/// As [`sentence_case`], where it is known which words are common ones.
pub(super) fn sentence_case_by(
    document: &Document,
    sentence: &Range<usize>,
    is_common: impl Fn(usize) -> bool,
) -> SentenceCase {
    let (mut words, mut capitalized, mut upper, mut common, mut common_capitalized) =
        (0, 0, 0, 0, 0);
    for index in sentence.clone().skip(1) {
        let token = &document.tokens[index];
        if token.kind != TokenKind::Word || document.word(index).len() < 4 {
            continue;
        }
        words += 1;
        capitalized += usize::from(token.is_capitalized());
        upper += usize::from(token.case == Case::Upper);
        if is_common(index) {
            common += 1;
            common_capitalized += usize::from(token.is_capitalized());
        }
    }
    if words >= 2 && upper * 10 >= words * 8 {
        return SentenceCase::Upper;
    }
    // "The Ministry of Health and the Bank of Leeds met." is full of names, and no headline.
    let ends = matches!(document.word(sentence.end - 1), "." | "”" | "\"");
    let is_headline = !ends || capitalized == words;
    if is_headline
        && common >= 2
        && common_capitalized * 3 >= common * 2
        && capitalized * 10 >= words * 7
    {
        return SentenceCase::Title;
    }
    let first_is_lower = document.tokens[sentence.start].case == Case::Lower;
    if words >= 5 && capitalized == 0 && first_is_lower {
        return SentenceCase::Lower;
    }
    SentenceCase::Normal
}
