//! Which features have weights, and which.
//!
//! Most features of a text were never worth a weight, so the first question is cheap: one bit.

/// Buckets that features are hashed to; a power of two.
pub(crate) const BUCKETS: u32 = 1 << BUCKET_BITS;
/// 2^22 buckets: with the 100 to 200 thousand that keep a weight, one unknown feature in
/// twenty-five meets a stranger's.
const BUCKET_BITS: u32 = 22;
const WORD_BITS: u32 = u64::BITS;

/// The bucket of a feature's hash.
pub(crate) fn bucket(hash: u64) -> u32 {
    // Fibonacci hashing: the high bits of the product depend on all bits of the hash.
    (hash.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (u64::BITS - BUCKET_BITS)) as u32
}

/// The features that have weights, sorted by bucket, each bucket once.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Rows {
    /// The bucket of each.
    pub(crate) buckets: Vec<u32>,
    /// The labels that each speaks for or against, one bit a label.
    pub(crate) labels: Vec<u32>,
    /// A weight for each set bit, lowest first, row after row, in steps of [`Weights::step`].
    pub(crate) weights: Vec<i8>,
}

/// Weights of all features that have any.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Weights {
    /// What one step of a stored weight is worth.
    step: f32,
    /// One bit a bucket.
    present: Vec<u64>,
    /// Number of set bits before each word of `present`.
    before: Vec<u32>,
    /// For each set bit, where its weights begin and the labels that have one.
    rows: Vec<(u32, u32)>,
    steps: Vec<i8>,
}

impl Weights {
    /// Makes the look-up of rows.
    pub(crate) fn new(step: f32, rows: Rows) -> Self {
        let words = (BUCKETS / WORD_BITS) as usize;
        let mut present = vec![0_u64; words];
        let mut places = Vec::with_capacity(rows.buckets.len());
        let mut start = 0;
        for (&bucket, &labels) in rows.buckets.iter().zip(&rows.labels) {
            present[(bucket / WORD_BITS) as usize] |= 1 << (bucket % WORD_BITS);
            places.push((start, labels));
            start += labels.count_ones();
        }
        let mut count = 0;
        let mut before = Vec::with_capacity(words);
        for word in &present {
            before.push(count);
            count += word.count_ones();
        }
        Self { step, present, before, rows: places, steps: rows.weights }
    }

    /// What one step of a stored weight is worth.
    #[cfg(feature = "train")]
    pub(crate) fn step(&self) -> f32 {
        self.step
    }

    /// The rows.
    #[cfg(any(test, feature = "train"))]
    pub(crate) fn rows(&self) -> Rows {
        let set_bits = |(&word, at): (&u64, u32)| {
            let is_set = move |bit: &u32| word >> bit & 1 == 1;
            (0..WORD_BITS).filter(is_set).map(move |bit| at * WORD_BITS + bit)
        };
        Rows {
            buckets: self.present.iter().zip(0..).flat_map(set_bits).collect(),
            labels: self.rows.iter().map(|&(_, labels)| labels).collect(),
            weights: self.steps.clone(),
        }
    }

    /// Adds a feature's weights to the scores of one token, one score a label.
    pub(crate) fn add(&self, bucket: u32, scores: &mut [f32]) {
        let word = (bucket / WORD_BITS) as usize;
        let bit = bucket % WORD_BITS;
        let present = self.present[word];
        if present >> bit & 1 == 0 {
            return;
        }
        let below = (present & ((1 << bit) - 1)).count_ones();
        let (start, mut labels) = self.rows[(self.before[word] + below) as usize];
        let mut at = start as usize;
        while labels != 0 {
            scores[labels.trailing_zeros() as usize] += f32::from(self.steps[at]) * self.step;
            labels &= labels - 1;
            at += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[expect(clippy::float_cmp, reason = "small multiples of a half are exact")]
    fn weights_are_found_by_bucket_and_label() {
        let rows = Rows {
            buckets: vec![0, 63, 64, BUCKETS - 1],
            labels: vec![0b101, 0b010, 0b001, 0b110],
            weights: vec![2, -4, 1, 127, -1, 1],
        };
        let weights = Weights::new(0.5, rows.clone());
        let scores = |bucket| {
            let mut scores = [0.0; 3];
            weights.add(bucket, &mut scores);
            scores
        };
        assert_eq!(scores(0), [1.0, 0.0, -2.0]);
        assert_eq!(scores(63), [0.0, 0.5, 0.0]);
        assert_eq!(scores(64), [63.5, 0.0, 0.0]);
        assert_eq!(scores(BUCKETS - 1), [0.0, -0.5, 0.5]);
        assert_eq!(scores(1), [0.0; 3]);
        assert_eq!(weights.rows(), rows);
    }

    #[test]
    fn every_hash_has_a_bucket() {
        assert!((0..1000_u64).map(|n| bucket(n << 40)).all(|bucket| bucket < BUCKETS));
    }
}
