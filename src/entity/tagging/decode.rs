//! Labels to names.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::features::{FeatureGroup, Features, Position};
use super::labels::{FAMILIES, KINDS, LABELS, OUTSIDE, family_of, is_begin};
use super::memory::Memory;
use super::model::{Calibration, NameModel};
use super::sorter;
use super::sums::WordSums;
use super::words::Words;
use crate::analysis::Kind;
use crate::document::Document;

/// Tokens that the tagger takes for a name.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Name {
    /// Never empty.
    pub(crate) tokens: Range<usize>,
    /// One of [`KINDS`].
    pub(crate) kind: Kind,
    /// How likely it is a name of this kind, 0 to 1.
    pub(crate) confidence: f32,
}

/// The names of a document, in order, never overlapping; `without` is what the model was trained
/// without.
pub(crate) fn names(
    document: &Document,
    words: &Words,
    memory: &Memory,
    model: &NameModel,
    without: Option<FeatureGroup>,
) -> Vec<Name> {
    let tagger = &model.tagger;
    let mut sums = WordSums::new(Features::without(without, words, memory), words, memory, tagger);
    let mut found = Vec::new();
    let mut scores = Vec::new();
    for tokens in words.sequences.iter().cloned() {
        scores.clear();
        let sentence = document.sentence(tokens.start);
        for index in tokens.clone() {
            let sums = sums.of(&Position { index, sentence: &sentence });
            tagger.push_scores(&sums, &mut scores);
        }
        let labels = tagger.chain.best(&scores);
        if labels.iter().all(|&label| label == OUTSIDE) {
            continue;
        }
        let marginals = tagger.chain.probabilities(&scores);
        for (range, _) in spans(&labels) {
            let rows = &marginals[range.start * LABELS..range.end * LABELS];
            let tokens = tokens.start + range.start..tokens.start + range.end;
            let kinds = kinds(rows, &sorter::shares((document, words), &tokens, &model.sorter));
            found.push(Found { tokens, kinds });
        }
    }
    settle(document, &found, model.calibration)
}

/// A name whose kind is still open.
struct Found {
    tokens: Range<usize>,
    /// The probability of each kind.
    kinds: [f32; KINDS.len()],
}

/// The probability of each kind: that of its family, the mean over the tokens whose labels'
/// probabilities these are, shared out by what the sorter says.
fn kinds(rows: &[f32], sorted: &[f32]) -> [f32; KINDS.len()] {
    let mut families = [0.0; FAMILIES.len()];
    let tokens = (rows.len() / LABELS) as f32;
    for row in rows.chunks_exact(LABELS) {
        for (sum, labels) in families.iter_mut().zip(row[1..].chunks_exact(2)) {
            *sum += (labels[0] + labels[1]) / tokens;
        }
    }
    let mut kinds = [0.0; KINDS.len()];
    let mut first = 0;
    for (family, members) in families.iter().zip(FAMILIES) {
        let range = first..first + members.len();
        let all = sorted[range.clone()].iter().sum::<f32>().max(f32::MIN_POSITIVE);
        for kind in range {
            kinds[kind] = family * sorted[kind] / all;
        }
        first += members.len();
    }
    kinds
}

/// How much a mention's own context counts against the mean of all mentions of its words: enough
/// for a city and the club that is named after it in one report. The best of 0.3 to 1.5 on the dev
/// articles.
const OWN_SHARE: f32 = 0.5;

/// One article, one meaning: the same words are of the kind that is likeliest over all their
/// mentions together.
fn settle(document: &Document, found: &[Found], calibration: Calibration) -> Vec<Name> {
    let mut votes: FxHashMap<&str, [f32; KINDS.len()]> = FxHashMap::default();
    for name in found {
        let sums = votes.entry(document.lower_slice(&name.tokens)).or_default();
        sums.iter_mut().zip(name.kinds).for_each(|(sum, share)| *sum += share);
    }
    let name = |found: &Found| {
        let sums = &votes[document.lower_slice(&found.tokens)];
        let mentions: f32 = sums.iter().sum();
        let weigh = |kind: usize| OWN_SHARE * found.kinds[kind] + sums[kind] / mentions;
        let best = (0..KINDS.len()).max_by(|&a, &b| weigh(a).total_cmp(&weigh(b)));
        let best = best.expect("there are kinds");
        let confidence = (sums[best] / mentions).min(found.kinds.iter().sum());
        let confidence = calibration.apply(confidence);
        Name { tokens: found.tokens.clone(), kind: KINDS[best], confidence }
    };
    found.iter().map(name).collect()
}

/// Ranges of labels with the index of their family.
fn spans(labels: &[u8]) -> Vec<(Range<usize>, usize)> {
    let mut spans: Vec<(Range<usize>, usize)> = Vec::new();
    for (at, &label) in labels.iter().enumerate() {
        let Some(family) = family_of(label) else { continue };
        match spans.last_mut() {
            Some((range, last)) if !is_begin(label) && range.end == at && *last == family => {
                range.end = at + 1;
            }
            _ => spans.push((at..at + 1, family)),
        }
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_begin_label_parts_names_that_touch() {
        assert_eq!(spans(&[0, 1, 2, 1, 0, 5]), [(1..3, 0), (3..4, 0), (5..6, 2)]);
        assert_eq!(spans(&[]), []);
    }
}
