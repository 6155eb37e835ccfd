//! Sequences of labels: the likeliest one, and the probability of each label at each token.

/// What each label adds to the score of the next one.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Chain {
    labels: usize,
    /// From the label of the row to the label of the column.
    transitions: Vec<f32>,
}

/// Probabilities, and the logarithm of the sum over all sequences' weights.
#[cfg(any(test, feature = "train"))]
#[derive(Clone, Debug, Default)]
pub(crate) struct Marginals {
    /// A number for each label of each token, token after token.
    pub(crate) labels: Vec<f32>,
    /// Expected number of times that each transition is taken.
    pub(crate) transitions: Vec<f32>,
    /// Logarithm of the partition function.
    pub(crate) log_partition: f64,
}

/// What the forward-backward algorithm finds: rows of a number for each label, token after token.
#[derive(Default)]
#[cfg_attr(not(any(test, feature = "train")), expect(dead_code, reason = "training reads it"))]
struct Sums {
    labels: Vec<f32>,
    /// Weights of transitions, and of each token's labels alone.
    steps: Vec<f32>,
    local: Vec<f32>,
    forward: Vec<f32>,
    backward: Vec<f32>,
    log_partition: f64,
}

/// No sum of weights falls below this, so that nothing is divided by zero.
const LEAST: f32 = 1e-30;

impl Chain {
    /// A chain of `labels` labels; `transitions` are in rows of the label before.
    ///
    /// # Panics
    /// If their number is not the square of the labels'.
    pub(crate) fn new(labels: usize, transitions: Vec<f32>) -> Self {
        assert_eq!(transitions.len(), labels * labels, "one score for each pair of labels");
        Self { labels, transitions }
    }

    /// Number of labels.
    pub(crate) fn labels(&self) -> usize {
        self.labels
    }

    /// All scores, row after row.
    #[cfg(feature = "train")]
    pub(crate) fn transitions(&self) -> &[f32] {
        &self.transitions
    }

    /// All scores, to be trained.
    #[cfg(feature = "train")]
    pub(crate) fn transitions_mut(&mut self) -> &mut [f32] {
        &mut self.transitions
    }

    /// The likeliest labels of a sequence that begins after label 0.
    pub(crate) fn best(&self, scores: &[f32]) -> Vec<u8> {
        let labels = self.labels;
        let tokens = scores.len() / labels;
        if tokens == 0 {
            return Vec::new();
        }
        let mut best: Vec<f32> =
            self.transitions[..labels].iter().zip(scores).map(|(t, s)| t + s).collect();
        let mut next = vec![0.0; labels];
        let mut before = vec![0_u8; tokens * labels];
        for token in 1..tokens {
            let row = &mut before[token * labels..][..labels];
            for label in 0..labels {
                let (mut top, mut from) = (f32::MIN, 0);
                for (previous, &score) in best.iter().enumerate() {
                    let score = score + self.transitions[previous * labels + label];
                    if score > top {
                        (top, from) = (score, previous as u8);
                    }
                }
                next[label] = top + scores[token * labels + label];
                row[label] = from;
            }
            std::mem::swap(&mut best, &mut next);
        }
        let last = (0..labels).max_by(|&a, &b| best[a].total_cmp(&best[b])).unwrap_or(0);
        let mut path = vec![0; tokens];
        let mut label = last as u8;
        for token in (0..tokens).rev() {
            path[token] = label;
            label = before[token * labels + label as usize];
        }
        path
    }

    /// The probability of every label at every token of a sequence that begins after label 0, by
    /// the forward-backward algorithm: a number for each label of each token, token after token.
    pub(crate) fn probabilities(&self, scores: &[f32]) -> Vec<f32> {
        self.sums(scores, None).labels
    }

    /// As [`Self::probabilities`], with what training needs besides. With `allowed`, one bit a
    /// label for each token, over the sequences that keep to it.
    #[cfg(any(test, feature = "train"))]
    pub(crate) fn marginals(&self, scores: &[f32], allowed: Option<&[u32]>) -> Marginals {
        let sums = self.sums(scores, allowed);
        let transitions = self.expected_transitions(&sums);
        Marginals { labels: sums.labels, transitions, log_partition: sums.log_partition }
    }

    /// The forward-backward algorithm.
    fn sums(&self, scores: &[f32], allowed: Option<&[u32]>) -> Sums {
        let labels = self.labels;
        let tokens = scores.len() / labels;
        if tokens == 0 {
            return Sums::default();
        }
        let steps: Vec<f32> = self.transitions.iter().map(|&score| libm::expf(score)).collect();
        let mut log_partition = 0.0;
        let mut local = vec![0.0; scores.len()];
        for token in 0..tokens {
            let row = &scores[token * labels..][..labels];
            let top = row.iter().copied().fold(f32::MIN, f32::max);
            for (label, score) in row.iter().enumerate() {
                let is_allowed = allowed.is_none_or(|allowed| allowed[token] >> label & 1 == 1);
                local[token * labels + label] =
                    if is_allowed { libm::expf(score - top) } else { 0.0 };
            }
            log_partition += f64::from(top);
        }
        let forward = self.forward(&steps, &local, &mut log_partition);
        let backward = self.backward(&steps, &local);
        let mut probabilities: Vec<f32> =
            forward.iter().zip(&backward).map(|(forward, backward)| forward * backward).collect();
        probabilities.chunks_exact_mut(labels).for_each(|row| {
            normalize(row);
        });
        Sums { labels: probabilities, steps, local, forward, backward, log_partition }
    }

    fn forward(&self, steps: &[f32], local: &[f32], log_partition: &mut f64) -> Vec<f32> {
        let labels = self.labels;
        let mut forward = vec![0.0; local.len()];
        for token in 0..local.len() / labels {
            let (done, rest) = forward.split_at_mut(token * labels);
            let row = &mut rest[..labels];
            if token == 0 {
                row.copy_from_slice(&steps[..labels]);
            } else {
                for (previous, &weight) in done[(token - 1) * labels..].iter().enumerate() {
                    let steps = &steps[previous * labels..][..labels];
                    row.iter_mut().zip(steps).for_each(|(out, step)| *out += weight * step);
                }
            }
            let local = &local[token * labels..][..labels];
            row.iter_mut().zip(local).for_each(|(out, local)| *out *= local);
            *log_partition += libm::log(f64::from(normalize(row)));
        }
        forward
    }

    fn backward(&self, steps: &[f32], local: &[f32]) -> Vec<f32> {
        let labels = self.labels;
        let tokens = local.len() / labels;
        let mut backward = vec![0.0; local.len()];
        backward[(tokens - 1) * labels..].fill(1.0);
        let mut ahead = vec![0.0; labels];
        for token in (0..tokens - 1).rev() {
            let (before, after) = backward.split_at_mut((token + 1) * labels);
            for (label, out) in ahead.iter_mut().enumerate() {
                *out = local[(token + 1) * labels + label] * after[label];
            }
            let row = &mut before[token * labels..];
            for (label, out) in row.iter_mut().enumerate() {
                let steps = &steps[label * labels..][..labels];
                *out = steps.iter().zip(&ahead).map(|(step, ahead)| step * ahead).sum();
            }
            normalize(row);
        }
        backward
    }

    /// How often each transition is taken, on average.
    #[cfg(any(test, feature = "train"))]
    fn expected_transitions(&self, sums: &Sums) -> Vec<f32> {
        let labels = self.labels;
        let Sums { steps, local, forward, backward, .. } = sums;
        let mut expected = vec![0.0; labels * labels];
        let first = sums.labels.get(..labels).unwrap_or_default();
        expected.iter_mut().zip(first).for_each(|(sum, first)| *sum += first);
        let mut pairs = vec![0.0; labels * labels];
        for token in 1..local.len() / labels {
            let now = token * labels;
            for previous in 0..labels {
                let weight = forward[now - labels + previous];
                for label in 0..labels {
                    pairs[previous * labels + label] = weight
                        * steps[previous * labels + label]
                        * local[now + label]
                        * backward[now + label];
                }
            }
            normalize(&mut pairs);
            expected.iter_mut().zip(&pairs).for_each(|(sum, pair)| *sum += pair);
        }
        expected
    }
}

/// Makes the numbers add up to one; gives what they added up to.
fn normalize(row: &mut [f32]) -> f32 {
    let sum = row.iter().sum::<f32>().max(LEAST);
    for value in row.iter_mut() {
        *value /= sum;
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tagger::FORBIDDEN;

    fn chain() -> Chain {
        Chain::new(2, vec![0.5, -0.5, 1.0, FORBIDDEN])
    }

    const SCORES: &[f32] = &[0.1, 1.0, 0.3, 0.9, -0.2, 0.4];

    /// All sequences of three tokens with their scores.
    fn all_paths(chain: &Chain) -> Vec<(Vec<u8>, f32)> {
        let paths = (0..8_u8).map(|bits| vec![bits & 1, bits >> 1 & 1, bits >> 2 & 1]);
        let score = |path: &[u8]| {
            let mut previous = 0;
            let mut sum = 0.0;
            for (token, &label) in path.iter().enumerate() {
                let label = label as usize;
                sum += SCORES[token * 2 + label] + chain.transitions[previous * 2 + label];
                previous = label;
            }
            sum
        };
        paths.map(|path| (path.clone(), score(&path))).collect()
    }

    #[test]
    fn the_best_sequence_is_the_best_of_all() {
        let chain = chain();
        let all = all_paths(&chain);
        let best = all.iter().max_by(|a, b| a.1.total_cmp(&b.1)).unwrap();
        assert_eq!(chain.best(SCORES), best.0);
        assert_eq!(chain.best(&[]), [0; 0]);
    }

    #[test]
    fn marginals_are_sums_over_all_sequences() {
        let chain = chain();
        for allowed in [None, Some([0b11, 0b01, 0b11])] {
            let may = |path: &[u8]| {
                allowed.is_none_or(|allowed| path.iter().zip(allowed).all(|(l, a)| a >> l & 1 == 1))
            };
            let all: Vec<_> = all_paths(&chain).into_iter().filter(|(path, _)| may(path)).collect();
            let total: f32 = all.iter().map(|&(_, score)| libm::expf(score)).sum();
            let found = chain.marginals(SCORES, allowed.as_ref().map(|a| &a[..]));
            assert!((found.log_partition - f64::from(libm::logf(total))).abs() < 1e-4);
            for token in 0..3 {
                for label in 0..2_u8 {
                    let with = all.iter().filter(|(path, _)| path[token] == label);
                    let wanted: f32 =
                        with.map(|&(_, score)| libm::expf(score)).sum::<f32>() / total;
                    let found = found.labels[token * 2 + label as usize];
                    assert!((found - wanted).abs() < 1e-4, "{found} {wanted}");
                }
            }
            let taken: f32 = found.transitions.iter().sum();
            assert!((taken - 3.0).abs() < 1e-4);
        }
    }
}
