//! Linear scores over hashed features, for choosing one of several candidates.

use super::weights::{BUCKETS, bucket};

/// Slots of a scorer: the highest bits of a feature's bucket. With the 100 thousand that keep a
/// weight, one unknown feature in ten meets a stranger's.
pub(crate) const SLOTS: u32 = 1 << 20;

/// The slot of a feature's hash.
pub(crate) fn slot(hash: u64) -> u32 {
    bucket(hash) / (BUCKETS / SLOTS)
}

/// What a feature adds to the score of a candidate.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Scorer {
    /// What one step of a stored weight is worth.
    step: f32,
    /// One for each slot.
    weights: Vec<i8>,
}

impl Scorer {
    /// A scorer with these weights, as pairs of slot and steps.
    pub(crate) fn new(step: f32, entries: impl IntoIterator<Item = (u32, i8)>) -> Self {
        let mut weights = vec![0; SLOTS as usize];
        entries.into_iter().for_each(|(slot, weight)| weights[slot as usize] = weight);
        Self { step, weights }
    }

    /// What one step of a stored weight is worth.
    #[cfg(feature = "train")]
    pub(crate) fn step(&self) -> f32 {
        self.step
    }

    /// The slots that have weights, in order, with their weights.
    #[cfg(feature = "train")]
    pub(crate) fn entries(&self) -> impl Iterator<Item = (u32, i8)> {
        (0..).zip(&self.weights).filter(|&(_, &weight)| weight != 0).map(|(slot, &w)| (slot, w))
    }

    /// The score of a candidate with these features, as slots.
    pub(crate) fn score(&self, features: &[u32]) -> f32 {
        let sum: i32 = features.iter().map(|&slot| i32::from(self.weights[slot as usize])).sum();
        sum as f32 * self.step
    }
}

/// Scores to probabilities that add up to one.
pub(crate) fn softmax(scores: &mut [f32]) {
    let greatest = scores.iter().copied().fold(f32::MIN, f32::max);
    for score in scores.iter_mut() {
        *score = libm::expf(*score - greatest);
    }
    let sum: f32 = scores.iter().sum();
    for score in scores {
        *score /= sum;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_score_is_the_sum_of_the_weights() {
        let scorer = Scorer::new(0.5, [(0, 3), (SLOTS - 1, -1)]);
        assert!((scorer.score(&[0, SLOTS - 1, 7]) - 1.0).abs() < 1e-6);
        assert!((0..1000_u64).map(|n| slot(n << 40)).all(|slot| slot < SLOTS));
    }

    #[test]
    fn probabilities_add_up_to_one() {
        let mut scores = [1.0, 1.0, 80.0, -3.0];
        softmax(&mut scores);
        assert!((scores.iter().sum::<f32>() - 1.0).abs() < 1e-6);
        assert!(scores[2] > 0.99);
    }
}
