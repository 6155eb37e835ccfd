//! Labels to names.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::features::{FeatureGroup, Features, Position};
use super::labels::{FAMILIES, KINDS, LABELS, OUTSIDE, family_of, is_begin};
use super::memory::Memory;
use super::mentioned::Mentioned;
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
    let (ranges, families) = tagged(document, words, memory, model, without);
    let mut buckets = Vec::new();
    let mentioned = Mentioned::new(document, words, &ranges);
    let mut kinds = |index: usize| {
        let sorted = sorter::shares(&mentioned, index, &model.sorter, &mut buckets);
        shares_of_kinds(&families[index], &sorted)
    };
    let found = ranges.iter().enumerate();
    let found: Vec<Found> = found
        .map(|(index, tokens)| Found { tokens: tokens.clone(), kinds: kinds(index) })
        .collect();
    settle(document, &found, model.calibration)
}

/// What the tagger takes for names, in order, with the probability of each family.
fn tagged(
    document: &Document,
    words: &Words,
    memory: &Memory,
    model: &NameModel,
    without: Option<FeatureGroup>,
) -> (Vec<Range<usize>>, Vec<[f32; FAMILIES.len()]>) {
    let tagger = &model.tagger;
    let mut sums = WordSums::new(Features::without(without, words, memory), words, memory, tagger);
    let (mut ranges, mut families) = (Vec::new(), Vec::new());
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
            families.push(shares_of_families(rows));
            ranges.push(tokens.start + range.start..tokens.start + range.end);
        }
    }
    (ranges, families)
}

/// A name whose kind is still open.
struct Found {
    tokens: Range<usize>,
    /// The probability of each kind.
    kinds: [f32; KINDS.len()],
}

/// The probability of each family: the mean over the tokens whose labels' probabilities these are.
fn shares_of_families(rows: &[f32]) -> [f32; FAMILIES.len()] {
    let mut families = [0.0; FAMILIES.len()];
    let tokens = (rows.len() / LABELS) as f32;
    for row in rows.chunks_exact(LABELS) {
        for (sum, labels) in families.iter_mut().zip(row[1..].chunks_exact(2)) {
            *sum += (labels[0] + labels[1]) / tokens;
        }
    }
    families
}

/// The least probability of a family: what the tagger thinks out of the question, the sorter can
/// still turn.
const LEAST: f32 = 1e-4;

/// The probability of each kind: those of its family by the tagger and by the sorter multiplied, as
/// of witnesses who do not know of each other, then shared out within the family as the sorter says.
/// They add up to the tagger's that it is a name at all. (A sorter's probability to the power of
/// 0.3 to 0.8 is worse on the dev articles, to that of 1.3 no better.)
fn shares_of_kinds(
    families: &[f32; FAMILIES.len()],
    sorted: &[f32; KINDS.len()],
) -> [f32; KINDS.len()] {
    let mut kinds = *sorted;
    let mut first = 0;
    for (family, members) in families.iter().zip(FAMILIES) {
        let range = first..first + members.len();
        kinds[range].iter_mut().for_each(|share| *share *= family.max(LEAST));
        first += members.len();
    }
    let is_name: f32 = families.iter().sum();
    let sum = kinds.iter().sum::<f32>().max(f32::MIN_POSITIVE);
    kinds.map(|share| share / sum * is_name)
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
    fn tagger_and_sorter_have_one_vote_each() {
        let mut sorted = [0.0; KINDS.len()];
        (sorted[0], sorted[2], sorted[3]) = (0.2, 0.2, 0.6);
        let kinds = shares_of_kinds(&[0.6, 0.0, 0.2, 0.0, 0.0], &sorted);
        let of_place = kinds[2] + kinds[3];
        assert!((kinds.iter().sum::<f32>() - 0.8).abs() < 1e-5);
        assert!((of_place / kinds[0] - 0.16 / 0.12).abs() < 1e-4, "{kinds:?}");
        assert!((kinds[3] / kinds[2] - 3.0).abs() < 1e-4);
    }

    #[test]
    fn a_begin_label_parts_names_that_touch() {
        assert_eq!(spans(&[0, 1, 2, 1, 0, 5]), [(1..3, 0), (3..4, 0), (5..6, 2)]);
        assert_eq!(spans(&[]), []);
    }
}
