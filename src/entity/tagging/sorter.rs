//! The kind of a name whose family is known: what the whole name, and what stands beside it, tells.

use std::ops::Range;

use super::labels::KINDS;
use super::words::{Word, Words};
#[cfg(feature = "train")]
use crate::analysis::Kind;
use crate::document::Document;
use crate::hashing::mix;
use crate::tagger::{Tagger, bucket};
use crate::tokenize::TokenKind;

/// Stands for a word beyond the end of the sentence.
const BEYOND: u64 = 77;

/// Probabilities of all kinds of names for one name; only those within one family are comparable.
pub(super) fn shares(
    (document, words): (&Document, &Words),
    tokens: &Range<usize>,
    sorter: &Tagger,
) -> Vec<f32> {
    let mut buckets = Vec::new();
    features(document, words, tokens, &mut buckets);
    let mut scores = Vec::new();
    sorter.scores(&buckets, &[buckets.len() as u32], &mut scores);
    sorter.chain.probabilities(&scores)
}

/// The sorter's label of a kind.
#[cfg(feature = "train")]
pub(crate) fn label(kind: Kind) -> Option<usize> {
    KINDS.iter().position(|&known| known == kind)
}

/// Number of the sorter's labels: the kinds of names.
pub(crate) const LABELS: usize = KINDS.len();

/// Adds the buckets of a name's features.
pub(crate) fn features(
    document: &Document,
    words: &Words,
    tokens: &Range<usize>,
    out: &mut Vec<u32>,
) {
    let mut push = |template: u64, value: u64| {
        out.push(bucket(mix(template.wrapping_mul(0x9E37_79B9) ^ 0x5025, value)));
    };
    let name: Vec<&Word> = tokens.clone().map(|index| words.word(index)).collect();
    let (Some(&first), Some(&last)) = (name.first(), name.last()) else { return };
    push(0, 0);
    push(1, name.len().min(5) as u64);
    for word in &name {
        push(2, word.lower);
        push(3, u64::from(word.class.fine));
        listed(word).for_each(|bit| push(4, bit));
        push(5, word.shape);
    }
    for (template, word) in [(10, first), (20, last)] {
        push(template, word.lower);
        push(template + 1, u64::from(word.class.fine));
        push(template + 2, u64::from(word.class.coarse));
        push(template + 3, word.shape);
        push(template + 4, word.suffixes[2]);
        listed(word).for_each(|bit| push(template + 5, bit));
    }
    push(30, name.iter().fold(0, |all, word| mix(all, word.lower)));
    if let [.., before, last] = name[..] {
        push(31, mix(before.lower, last.lower));
    }
    let sentence = document.sentence(tokens.start);
    let beside = |index: Option<usize>| {
        index.filter(|index| sentence.contains(index)).map(|index| words.word(index))
    };
    let around = [
        (40, beside(tokens.start.checked_sub(1))),
        (45, beside(tokens.start.checked_sub(2))),
        (50, beside(Some(tokens.end))),
        (55, beside(Some(tokens.end + 1))),
    ];
    for (template, word) in around {
        push(template, word.map_or(BEYOND, |word| word.lower));
        push(template + 1, word.map_or(BEYOND, |word| u64::from(word.class.fine)));
        push(template + 2, word.map_or(BEYOND, |word| u64::from(word.class.coarse)));
    }
    let is_quote = |index: Option<usize>| {
        let token = index.and_then(|index| document.tokens.get(index));
        u64::from(token.is_some_and(|token| token.kind == TokenKind::Quote))
    };
    push(60, is_quote(tokens.start.checked_sub(1)) * 2 + is_quote(Some(tokens.end)));
}

/// The facts that the lists know of a word, as numbers.
fn listed(word: &Word) -> impl Iterator<Item = u64> {
    let listed = word.listed;
    (0..u64::from(u64::BITS)).filter(move |bit| listed >> bit & 1 == 1)
}
