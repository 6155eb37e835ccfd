//! Linear scores over hashed features, for choosing one of several candidates.

use super::ranked_set::RankedSet;
use super::weights::{BUCKETS, bucket};

/// Slots of a scorer: the highest bits of a feature's bucket. With the 100 thousand that keep a
/// weight, one unknown feature in ten meets a stranger's.
pub(crate) const SLOTS: u32 = 1 << 20;

/// The slot of a feature's hash.
pub(crate) fn slot(hash: u64) -> u32 {
    bucket(hash) / (BUCKETS / SLOTS)
}

/// What a feature adds to the score of a candidate.
///
/// Nine slots in ten have no weight: what is looked at for most features is small enough to stay in the
/// processor's cache.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Scorer {
    /// What one step of a stored weight is worth.
    step: f32,
    /// The slots that have a weight.
    slots: RankedSet,
    /// One for each of these.
    weights: Vec<i8>,
}

impl Scorer {
    /// A scorer with these weights, as pairs of slot and steps.
    pub(crate) fn new(step: f32, entries: impl IntoIterator<Item = (u32, i8)>) -> Self {
        let mut all = vec![0; SLOTS as usize];
        entries.into_iter().for_each(|(slot, weight)| all[slot as usize] = weight);
        let present = (0..SLOTS).zip(&all).filter(|&(_, &weight)| weight != 0);
        let slots = RankedSet::new(SLOTS, present.map(|(slot, _)| slot));
        Self { step, slots, weights: all.into_iter().filter(|&weight| weight != 0).collect() }
    }

    /// What one step of a stored weight is worth.
    #[cfg(feature = "train")]
    pub(crate) fn step(&self) -> f32 {
        self.step
    }

    /// The slots that have weights, in order, with their weights.
    #[cfg(feature = "train")]
    pub(crate) fn entries(&self) -> impl Iterator<Item = (u32, i8)> {
        self.slots.members().zip(self.weights.iter().copied())
    }

    /// The scores of candidates: `features` are the slots of all of them, `ends[i]` is where those of
    /// candidate `i` end.
    pub(crate) fn scores(&self, features: &[u32], ends: &[u32]) -> Vec<f32> {
        // First for all which have weights, then these: the loads do not wait for each other.
        let mut present = vec![0; features.len() + 1];
        let mut start = 0;
        let mut count = 0;
        let mut counts = Vec::with_capacity(ends.len());
        for &end in ends {
            let features = &features[start..end as usize];
            count += self.slots.keep_members(features, &mut present[count..]);
            counts.push(count);
            start = end as usize;
        }
        let mut start = 0;
        let score = |end: usize| {
            let present = &present[start..end];
            start = end;
            let weight = |&slot: &u32| i32::from(self.weights[self.slots.before(slot)]);
            present.iter().map(weight).sum::<i32>() as f32 * self.step
        };
        counts.into_iter().map(score).collect()
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
        let scorer = Scorer::new(0.5, [(0, 3), (65, 9), (SLOTS - 1, -1)]);
        let features = [0, SLOTS - 1, 7, 65, 65, 8];
        assert_eq!(scorer.scores(&features, &[3, 3, 6]), [1.0, 0.0, 9.0]);
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
