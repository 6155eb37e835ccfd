//! Candidates of which one is to be chosen, with their features.

use crate::hashing::mix;
use crate::tagger::{Scorer, slot, softmax};

/// Candidates, the last of which is that there is none.
#[derive(Clone, Debug)]
pub(crate) struct Candidates<T> {
    pub(crate) items: Vec<T>,
    /// Slots of all candidates' features.
    pub(crate) features: Vec<u32>,
    /// Where those of each candidate end; one more than items, for the one that is none.
    pub(crate) ends: Vec<u32>,
}

/// About as many features has a candidate.
const USUAL: usize = 60;

impl<T> Candidates<T> {
    pub(super) fn new(items: Vec<T>) -> Self {
        let (features, ends) = (Vec::with_capacity(USUAL * (items.len() + 1)), Vec::new());
        Self { items, features, ends }
    }

    /// Adds features of the candidate that is being described; their templates are numbered from
    /// `first`.
    pub(super) fn push_all<const COUNT: usize>(&mut self, first: u64, values: &[u64; COUNT]) {
        let feature = |at: usize| {
            let template = first + at as u64;
            slot(mix(template.wrapping_mul(0x9E37_79B9), values[at]))
        };
        let features: [u32; COUNT] = std::array::from_fn(feature);
        self.features.extend_from_slice(&features);
    }

    /// Ends the description of a candidate.
    pub(super) fn end(&mut self) {
        self.ends.push(self.features.len() as u32);
    }

    /// The probability of each candidate; the last is that there is none.
    pub(crate) fn probabilities(&self, scorer: &Scorer) -> Vec<f32> {
        let mut probabilities = scorer.scores(&self.features, &self.ends);
        softmax(&mut probabilities);
        probabilities
    }
}

/// Two values as one.
pub(super) fn pair(a: u64, b: u64) -> u64 {
    mix(a, b)
}

/// Three values as one.
pub(super) fn triple(a: u64, b: u64, c: u64) -> u64 {
    mix(a, mix(b, c))
}

/// A number of tokens in steps that grow.
pub(super) fn distance(tokens: usize) -> u64 {
    match tokens {
        0..=3 => tokens as u64,
        4..=5 => 4,
        6..=8 => 5,
        9..=12 => 6,
        13..=20 => 7,
        21..=35 => 8,
        36..=60 => 9,
        _ => 10,
    }
}

/// A probability in so many steps.
pub(super) fn steps(probability: f32, steps: f32) -> u64 {
    u64::from(((probability * steps) as i32).unsigned_abs())
}
