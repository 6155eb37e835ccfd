//! A linear-chain conditional random field over hashed features.
//!
//! In: the hashed features of each token of a sequence. Out: the likeliest labels, and how likely
//! each label is at each token. A [`Scorer`] does the same for candidates of which one is to be
//! chosen. What the labels and features mean is up to the caller; training is
//! in [`crate::train`].

mod chain;
mod codec;
mod ranked_set;
mod scorer;
mod templates;
mod weights;

pub(crate) use chain::Chain;
#[cfg(feature = "train")]
pub(crate) use chain::Marginals;
#[cfg(feature = "train")]
pub(crate) use scorer::SLOTS;
pub(crate) use scorer::{Scorer, slot, softmax};
pub(crate) use templates::Templates;
#[cfg(feature = "train")]
pub(crate) use weights::BUCKETS;
pub(crate) use weights::{MOST_LABELS, ROW_LABELS, Rows, Sums, Weights, add_sums, bucket};

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
    /// Adds the scores of all labels at one token with these features, as buckets ([`bucket`]).
    pub(crate) fn add_scores(&self, features: &[u32], scores: &mut Vec<f32>) {
        self.push_scores(&self.weights.sums(features), scores);
    }

    /// Adds the scores of all labels at one token whose features' weights have these sums.
    pub(crate) fn push_scores(&self, sums: &Sums, scores: &mut Vec<f32>) {
        let step = self.weights.step();
        scores.extend(sums[..self.chain.labels()].iter().map(|&sum| f32::from(sum) * step));
    }
}
