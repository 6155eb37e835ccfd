//! Which features have weights, and which.
//!
//! Most features of a text were never worth a weight, so the first question is cheap: one bit.

use smallvec::SmallVec;

use super::ranked_set::RankedSet;

/// Buckets that features are hashed to; a power of two.
pub(crate) const BUCKETS: u32 = 1 << BUCKET_BITS;
/// 2^22 buckets: with the 100 to 200 thousand that keep a weight, one unknown feature in
/// twenty-five meets a stranger's.
const BUCKET_BITS: u32 = 22;
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

/// The weights of one feature for eight labels: added up side by side.
type Row = [i8; ROW_LABELS];
pub(crate) const ROW_LABELS: usize = 8;

/// Sums of weights in steps: 250 features, more than any token has, add up to less than `i16`.
pub(crate) type Sums = [i16; MOST_LABELS];

/// Adds sums up.
pub(crate) fn add_sums(all: &mut Sums, more: &Sums) {
    all.iter_mut().zip(more).for_each(|(sum, more)| *sum += more);
}

/// Features whose rows are looked for at once: their loads from memory overlap.
const BATCH: usize = 64;

/// Weights of all features that have any.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Weights {
    /// What one step of a stored weight is worth.
    step: f32,
    /// The buckets that have weights.
    buckets: RankedSet,
    /// For each bucket that has weights one row, or two one after the other.
    rows: Vec<Row>,
    /// Rows of a bucket: half the memory makes a tagger of up to eight labels much faster.
    rows_each: usize,
}

impl Weights {
    /// Makes the look-up of rows.
    pub(crate) fn new(step: f32, rows: &Rows) -> Self {
        let most = rows.labels.iter().map(|labels| labels.ilog2() as usize + 1).max();
        let rows_each = most.unwrap_or(0).div_ceil(ROW_LABELS).max(1);
        let mut dense = vec![Row::default(); rows.buckets.len() * rows_each];
        let mut weights = rows.weights.iter();
        for (row, &labels) in dense.chunks_exact_mut(rows_each).zip(&rows.labels) {
            let row = row.as_flattened_mut();
            let mut labels = labels;
            while labels != 0 {
                let weight = weights.next().expect("one for each label");
                row[labels.trailing_zeros() as usize] = *weight;
                labels &= labels - 1;
            }
        }
        let buckets = RankedSet::new(BUCKETS, rows.buckets.iter().copied());
        Self { step, buckets, rows: dense, rows_each }
    }

    /// What one step of a stored weight is worth.
    pub(crate) fn step(&self) -> f32 {
        self.step
    }

    /// The rows.
    #[cfg(any(test, feature = "train"))]
    pub(crate) fn rows(&self) -> Rows {
        let mask = |rows: &[Row]| {
            let row = rows.as_flattened();
            row.iter().rev().fold(0, |mask, &weight| mask << 1 | u32::from(weight != 0))
        };
        Rows {
            buckets: self.buckets.members().collect(),
            labels: self.rows.chunks_exact(self.rows_each).map(mask).collect(),
            weights: self.rows.iter().flatten().copied().filter(|&weight| weight != 0).collect(),
        }
    }

    /// The sums of the weights of features, given by their buckets.
    ///
    /// Nearly all the time goes into waiting for memory, so what does not depend on each other is
    /// asked for together: first the bits of a batch, then the rows of those that have any.
    pub(crate) fn sums(&self, buckets: &[u32]) -> Sums {
        let mut sums = Sums::default();
        if self.rows_each == 1 {
            self.add::<1>(buckets, &mut sums);
        } else {
            self.add::<2>(buckets, &mut sums);
        }
        sums
    }

    fn add<const ROWS: usize>(&self, buckets: &[u32], sums: &mut Sums) {
        let rows = self.rows.as_chunks::<ROWS>().0;
        let mut known = [0; BATCH + 1];
        for batch in buckets.chunks(BATCH) {
            let count = self.buckets.keep_members(batch, &mut known);
            for &bucket in &known[..count] {
                let row = rows[self.buckets.before(bucket)].as_flattened();
                for (sum, &weight) in sums.iter_mut().zip(row) {
                    *sum += i16::from(weight);
                }
            }
        }
    }

    /// As [`Self::sums`] for many groups of features at once, of a tagger of at most eight labels:
    /// adds for each of `ends` the sums of `buckets` from the end before it. `known` is room to work
    /// in.
    pub(crate) fn sums_of_groups(
        &self,
        buckets: &[u32],
        ends: &[u32],
        known: &mut Vec<u32>,
        sums: &mut Vec<[i16; ROW_LABELS]>,
    ) {
        debug_assert_eq!(self.rows_each, 1, "there are no labels in a second row");
        if known.len() <= buckets.len() {
            known.resize(2 * buckets.len() + 1, 0);
        }
        let (mut start, mut count) = (0, 0);
        let counts: SmallVec<[usize; 512]> = ends
            .iter()
            .map(|&end| {
                let group = &buckets[start..end as usize];
                count += self.buckets.keep_members(group, &mut known[count..]);
                start = end as usize;
                count
            })
            .collect();
        let mut start = 0;
        sums.extend(counts.iter().map(|&end| {
            let mut sums = [0; ROW_LABELS];
            for &bucket in &known[start..end] {
                let row = &self.rows[self.buckets.before(bucket)];
                sums.iter_mut().zip(row).for_each(|(sum, &weight)| *sum += i16::from(weight));
            }
            start = end;
            sums
        }));
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
            let sums = weights.sums(&[bucket]);
            [sums[0], sums[1], sums[2]]
        };
        assert_eq!(sums(0), [2, 0, -4]);
        assert_eq!(sums(63), [0, 1, 0]);
        assert_eq!(sums(64), [127, 0, 0]);
        assert_eq!(sums(BUCKETS - 1), [0, -1, 1]);
        assert_eq!(sums(1), [0; 3]);
        assert_eq!(weights.rows(), rows);
        let mut found = Vec::new();
        let groups = ([0, 64, 63, 1], [1, 1, 3, 4]);
        weights.sums_of_groups(&groups.0, &groups.1, &mut Vec::new(), &mut found);
        let found = found.iter().map(|sums: &[i16; ROW_LABELS]| (sums[0], sums[1], sums[2]));
        assert!(found.eq([(2, 0, -4), (0, 0, 0), (127, 1, 0), (0, 0, 0)]));
    }

    #[test]
    fn every_hash_has_a_bucket() {
        assert!((0..1000_u64).map(|n| bucket(n << 40)).all(|bucket| bucket < BUCKETS));
    }
}
