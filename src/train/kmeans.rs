//! Groups vectors by nearness.

use crate::train::random::Random;

/// Numbers that a processor multiplies side by side.
pub(super) const LANES: usize = 8;

/// Groups of vectors.
pub(super) struct Groups {
    /// For each vector the number of its group.
    pub(super) of: Vec<usize>,
    /// The mean of each group's vectors, one after another.
    pub(super) means: Vec<f32>,
}

/// Puts vectors of `width` numbers, a multiple of [`LANES`], one after another, in `count` groups by k-means (Lloyd 1982),
/// which starts from vectors drawn with `seed`; each counts as much as its weight. The same input
/// gives the same groups, however many threads there are.
pub(super) fn groups(
    vectors: &[f32],
    weights: &[f32],
    width: usize,
    (count, rounds, seed): (usize, usize, u64),
) -> Groups {
    let mut order: Vec<usize> = (0..weights.len()).collect();
    Random::new(seed).shuffle(&mut order);
    let vector = |index: usize| &vectors[index * width..(index + 1) * width];
    let mut means: Vec<f32> = order[..count].iter().flat_map(|&at| vector(at)).copied().collect();
    let mut of = nearest(vectors, &means, width);
    for _ in 0..rounds {
        let mut sums = vec![0.0; means.len()];
        let mut totals = vec![0.0; count];
        for (index, &group) in of.iter().enumerate() {
            totals[group] += weights[index];
            let sums = &mut sums[group * width..][..width];
            let vector = vector(index);
            sums.iter_mut().zip(vector).for_each(|(sum, value)| *sum += weights[index] * value);
        }
        for (group, &total) in totals.iter().enumerate().filter(|(_, total)| **total > 0.0) {
            let (means, sums) = (&mut means[group * width..], &sums[group * width..]);
            means[..width].iter_mut().zip(sums).for_each(|(mean, sum)| *mean = sum / total);
        }
        of = nearest(vectors, &means, width);
    }
    Groups { of, means }
}

/// The number of the nearest mean to each vector.
fn nearest(vectors: &[f32], means: &[f32], width: usize) -> Vec<usize> {
    let halves: Vec<f32> = means.chunks_exact(width).map(|mean| 0.5 * dot(mean, mean)).collect();
    let nearest = |vector: &[f32]| {
        let mut best = (f32::MIN, 0);
        for (group, (mean, half)) in means.chunks_exact(width).zip(&halves).enumerate() {
            let nearness = dot(vector, mean) - half;
            if nearness > best.0 {
                best = (nearness, group);
            }
        }
        best.1
    };
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let share = (vectors.len() / width).div_ceil(threads).max(1) * width;
    std::thread::scope(|scope| {
        let of_share = |share| {
            scope
                .spawn(move || <[f32]>::chunks_exact(share, width).map(nearest).collect::<Vec<_>>())
        };
        let shares: Vec<_> = vectors.chunks(share).map(of_share).collect();
        shares.into_iter().flat_map(|share| share.join().expect("nothing panics")).collect()
    })
}

/// In as many sums as there are lanes; their order is fixed.
fn dot(a: &[f32], b: &[f32]) -> f32 {
    let mut sums = [0.0; LANES];
    let (a, b) = (a.as_chunks::<LANES>().0, b.as_chunks::<LANES>().0);
    for (a, b) in a.iter().zip(b) {
        for lane in 0..LANES {
            sums[lane] += a[lane] * b[lane];
        }
    }
    sums.iter().sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_vectors_share_a_group() {
        let vectors = [0.1, 5.0, 0.2, 5.2].map(|value| [value; LANES]).concat();
        let groups = groups(&vectors, &[1.0; 4], LANES, (2, 10, 1));
        assert_eq!(groups.of[0], groups.of[2]);
        assert_eq!(groups.of[1], groups.of[3]);
        assert_ne!(groups.of[0], groups.of[1]);
    }
}
