//! A linear-chain conditional random field over hashed features.
//!
//! In: the hashed features of each token of a sequence. Out: the likeliest labels, and how likely
//! each label is at each token. What the labels and features mean is up to the caller; training is
//! in [`crate::train`].

mod chain;
mod codec;
mod weights;

pub(crate) use chain::Chain;
#[cfg(feature = "train")]
pub(crate) use chain::Marginals;
#[cfg(feature = "train")]
pub(crate) use weights::BUCKETS;
use weights::Sums;
pub(crate) use weights::{MOST_LABELS, Rows, Weights, bucket};

/// The score of a transition that may not be.
#[cfg(any(test, feature = "train"))]
pub(crate) const FORBIDDEN: f32 = -40.0;

/// A tagger as it is shipped.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Tagger {
    /// What a feature adds to each label's score.
    pub(crate) weights: Weights,
    /// What a label adds to the next one's score.
    pub(crate) chain: Chain,
}

impl Tagger {
    /// The scores of all labels at all tokens: `labels` numbers a token.
    ///
    /// `features` are buckets ([`bucket`]); `ends[i]` is where those of token `i` end.
    pub(crate) fn scores(&self, features: &[u32], ends: &[u32], scores: &mut Vec<f32>) {
        let labels = self.chain.labels();
        scores.clear();
        scores.resize(ends.len() * labels, 0.0);
        let mut start = 0;
        let step = self.weights.step();
        for (row, &end) in scores.chunks_exact_mut(labels).zip(ends) {
            let mut sums = Sums::default();
            for &feature in &features[start..end as usize] {
                self.weights.add(feature, &mut sums);
            }
            row.iter_mut().zip(sums).for_each(|(score, sum)| *score = f32::from(sum) * step);
            start = end as usize;
        }
    }
}
