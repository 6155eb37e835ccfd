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

/// Most labels of a tagger: as many as a row has room for.
pub(crate) const MOST_LABELS: usize = 16;

/// The weights of one feature, one for each label: added up side by side.
type Row = [i8; MOST_LABELS];

/// Sums of weights in steps: 250 features, more than any token has, add up to less than `i16`.
pub(crate) type Sums = [i16; MOST_LABELS];

/// Which of 64 neighbouring buckets have weights, and how many buckets before them do.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Present {
    bits: u64,
    before: u32,
}

/// Weights of all features that have any.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Weights {
    /// What one step of a stored weight is worth.
    step: f32,
    present: Vec<Present>,
    /// One of zeros, then one for each bucket that has weights.
    rows: Vec<Row>,
}

impl Weights {
    /// Makes the look-up of rows.
    pub(crate) fn new(step: f32, rows: &Rows) -> Self {
        let mut present = vec![Present::default(); (BUCKETS / WORD_BITS) as usize];
        let mut dense = Vec::with_capacity(rows.buckets.len() + 1);
        dense.push(Row::default());
        let mut weights = rows.weights.iter();
        for (&bucket, &labels) in rows.buckets.iter().zip(&rows.labels) {
            present[(bucket / WORD_BITS) as usize].bits |= 1 << (bucket % WORD_BITS);
            let mut row = Row::default();
            let set = (0..MOST_LABELS).filter(|label| labels >> label & 1 == 1);
            set.zip(&mut weights).for_each(|(label, &weight)| row[label] = weight);
            dense.push(row);
        }
        let mut before = 0;
        for word in &mut present {
            word.before = before;
            before += word.bits.count_ones();
        }
        Self { step, present, rows: dense }
    }

    /// What one step of a stored weight is worth.
    pub(crate) fn step(&self) -> f32 {
        self.step
    }

    /// The rows.
    #[cfg(any(test, feature = "train"))]
    pub(crate) fn rows(&self) -> Rows {
        let set_bits = |(word, at): (&Present, u32)| {
            let bits = word.bits;
            let is_set = move |bit: &u32| bits >> bit & 1 == 1;
            (0..WORD_BITS).filter(is_set).map(move |bit| at * WORD_BITS + bit)
        };
        let mask = |row: &Row| {
            row.iter().rev().fold(0, |mask, &weight| mask << 1 | u32::from(weight != 0))
        };
        Rows {
            buckets: self.present.iter().zip(0..).flat_map(set_bits).collect(),
            labels: self.rows[1..].iter().map(mask).collect(),
            weights: self.rows.iter().flatten().copied().filter(|&weight| weight != 0).collect(),
        }
    }

    /// Adds a feature's weights to the sums of one token.
    #[inline]
    pub(crate) fn add(&self, bucket: u32, sums: &mut Sums) {
        let word = self.present[(bucket / WORD_BITS) as usize];
        let bit = bucket % WORD_BITS;
        let below = (word.bits & ((1 << bit) - 1)).count_ones();
        // A feature without weights adds the first row, of zeros: a branch that is taken one time
        // in three would cost more.
        let is_present = (word.bits >> bit & 1) as u32;
        let row = &self.rows[(is_present * (word.before + below + 1)) as usize];
        for (sum, &weight) in sums.iter_mut().zip(row) {
            *sum += i16::from(weight);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_are_found_by_bucket_and_label() {
        let rows = Rows {
            buckets: vec![0, 63, 64, BUCKETS - 1],
            labels: vec![0b101, 0b010, 0b001, 0b110],
            weights: vec![2, -4, 1, 127, -1, 1],
        };
        let weights = Weights::new(0.5, &rows);
        let sums = |bucket| {
            let mut sums = Sums::default();
            weights.add(bucket, &mut sums);
            [sums[0], sums[1], sums[2]]
        };
        assert_eq!(sums(0), [2, 0, -4]);
        assert_eq!(sums(63), [0, 1, 0]);
        assert_eq!(sums(64), [127, 0, 0]);
        assert_eq!(sums(BUCKETS - 1), [0, -1, 1]);
        assert_eq!(sums(1), [0; 3]);
        assert_eq!(weights.rows(), rows);
    }

    #[test]
    fn every_hash_has_a_bucket() {
        assert!((0..1000_u64).map(|n| bucket(n << 40)).all(|bucket| bucket < BUCKETS));
    }
}
