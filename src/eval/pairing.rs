//! Which found claim is which wanted one.
//!
//! Claims are paired one to one by the words of their contents, greedily from the greatest overlap
//! (shared words over all words of both) down to one half.

use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use crate::Span;
use regex::Regex;

use crate::eval::marks::Claim;

/// Contents must share this much of their words to be the same claim.
const LEAST_OVERLAP: f64 = 0.5;

/// The claims of a text that may be the same.
pub struct Pairing {
    wanted: Vec<Worded>,
    found: Vec<Worded>,
    /// Greatest first.
    overlaps: Vec<Overlap>,
}

impl Pairing {
    /// Compares the contents of all claims.
    pub fn new(text: &str, wanted: &[Claim], found: &[Claim]) -> Self {
        let words = words(text);
        let worded = |claims: &[Claim]| -> Vec<Worded> {
            claims.iter().map(|claim| Worded::new(claim, &words)).collect()
        };
        let (wanted, found) = (worded(wanted), worded(found));
        let mut overlaps = Overlap::all(&wanted, &found);
        overlaps.sort_by(Overlap::order);
        Self { wanted, found, overlaps }
    }

    /// Numbers of wanted and of found claims with a word in their contents.
    pub fn worded(&self) -> (usize, usize) {
        let count = |claims: &[Worded]| claims.iter().filter(|c| !c.content.is_empty()).count();
        (count(&self.wanted), count(&self.found))
    }

    /// Pairs of a wanted and a found claim, by index, each in one pair only, that agree besides.
    pub fn matching(&self, agree: impl Fn(&Worded, &Worded) -> bool) -> Vec<(usize, usize)> {
        let (mut wanted, mut found) = (BTreeSet::new(), BTreeSet::new());
        let mut pairs = Vec::new();
        for overlap in &self.overlaps {
            let (w, f) = (overlap.wanted, overlap.found);
            let is_free = !wanted.contains(&w) && !found.contains(&f);
            if is_free && agree(&self.wanted[w], &self.found[f]) {
                wanted.insert(w);
                found.insert(f);
                pairs.push((w, f));
            }
        }
        pairs
    }
}

/// A claim as the indices of its words.
pub struct Worded {
    /// Of the first source span only: what follows is often an apposition.
    source: BTreeSet<usize>,
    cue: BTreeSet<usize>,
    content: BTreeSet<usize>,
}

impl Worded {
    fn new(claim: &Claim, words: &[Span]) -> Self {
        let of = |spans: &[Span]| -> BTreeSet<usize> {
            spans.iter().flat_map(|&span| words_in(words, span)).collect()
        };
        Self {
            source: of(&claim.sources[..claim.sources.len().min(1)]),
            cue: of(&claim.cues),
            content: of(&claim.contents),
        }
    }

    /// The sources share a word, or neither has one.
    pub fn source_agrees(&self, other: &Self) -> bool {
        share_or_lack(&self.source, &other.source)
    }

    /// The sources agree, and the cues share a word, or neither has one.
    pub fn source_and_cue_agree(&self, other: &Self) -> bool {
        self.source_agrees(other) && share_or_lack(&self.cue, &other.cue)
    }

    /// The contents have the same words.
    pub fn content_is_same(&self, other: &Self) -> bool {
        self.content == other.content
    }
}

fn share_or_lack(a: &BTreeSet<usize>, b: &BTreeSet<usize>) -> bool {
    !a.is_disjoint(b) || (a.is_empty() && b.is_empty())
}

/// The spans of the words of a text.
fn words(text: &str) -> Vec<Span> {
    static WORD: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"\w+(?:['’]\w+)*").expect("the pattern is constant"));
    WORD.find_iter(text).map(|word| Span::new(word.start(), word.end())).collect()
}

/// The words that share a character with the span.
fn words_in(words: &[Span], span: Span) -> Range<usize> {
    let start = words.partition_point(|word| word.end <= span.start);
    start..words.partition_point(|word| word.start < span.end).max(start)
}

/// Two claims with enough of their contents in common.
struct Overlap {
    wanted: usize,
    found: usize,
    share: f64,
}

impl Overlap {
    fn all(wanted: &[Worded], found: &[Worded]) -> Vec<Self> {
        let mut overlaps = Vec::new();
        for (w, a) in wanted.iter().enumerate() {
            for (f, b) in found.iter().enumerate() {
                let shared = a.content.intersection(&b.content).count();
                let all = a.content.len() + b.content.len() - shared;
                let share = shared as f64 / all.max(1) as f64;
                if share >= LEAST_OVERLAP {
                    overlaps.push(Self { wanted: w, found: f, share });
                }
            }
        }
        overlaps
    }

    /// Greatest share first, then in the order of the text.
    fn order(&self, other: &Self) -> Ordering {
        let place = |overlap: &Self| (overlap.wanted, overlap.found);
        other.share.total_cmp(&self.share).then(place(self).cmp(&place(other)))
    }
}
