//! Sequences of labels: the likeliest one, and the probability of each label at each token.

use libm::expf;

use super::MOST_LABELS;

/// What each label adds to the score of the next one.
///
/// The numbers of a label stand in rows of eight or sixteen, the rest filled up, so that whole rows
/// are worked on at once.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Chain {
    labels: usize,
    /// From the label of the row to the label of the column.
    transitions: Vec<f32>,
    /// The same as weights: `exp` of each, zeros where rows are filled up.
    steps: Vec<f32>,
    /// The weights from the label of the column to the label of the row.
    steps_back: Vec<f32>,
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

/// What the forward-backward algorithm finds: a row for each token.
#[cfg_attr(not(any(test, feature = "train")), expect(dead_code, reason = "training reads it"))]
struct Sums<const ROW: usize> {
    /// Weights of each token's labels alone, in parts of the greatest.
    local: Vec<[f32; ROW]>,
    forward: Vec<[f32; ROW]>,
    backward: Vec<[f32; ROW]>,
    /// What the rows of `forward` added up to before they were made to add up to one.
    totals: Vec<f32>,
    /// The greatest score of each token.
    tops: Vec<f32>,
}

/// No sum of weights falls below this, so that nothing is divided by zero.
const LEAST: f32 = 1e-30;

/// The narrower rows.
const NARROW: usize = 8;

impl Chain {
    /// A chain of `labels` labels; `transitions` are in rows of the label before.
    ///
    /// # Panics
    /// If their number is not the square of the labels', or there are more than [`MOST_LABELS`].
    pub(crate) fn new(labels: usize, transitions: Vec<f32>) -> Self {
        assert_eq!(transitions.len(), labels * labels, "one score for each pair of labels");
        assert!(labels <= MOST_LABELS, "rows have room for so many");
        let row = if labels <= NARROW { NARROW } else { MOST_LABELS };
        let mut chain = Self {
            labels,
            transitions: vec![0.0; labels * row],
            steps: vec![0.0; labels * row],
            steps_back: vec![0.0; labels * row],
        };
        for (index, score) in transitions.into_iter().enumerate() {
            let (from, to) = (index / labels, index % labels);
            chain.transitions[from * row + to] = score;
            chain.steps[from * row + to] = expf(score);
            chain.steps_back[to * row + from] = expf(score);
        }
        chain
    }

    /// Number of labels.
    pub(crate) fn labels(&self) -> usize {
        self.labels
    }

    /// All scores, row after row.
    #[cfg(any(test, feature = "train"))]
    pub(crate) fn transitions(&self) -> Vec<f32> {
        let row = self.transitions.len() / self.labels;
        self.transitions.chunks_exact(row).flat_map(|row| &row[..self.labels]).copied().collect()
    }

    /// The likeliest labels of a sequence that begins after label 0.
    pub(crate) fn best(&self, scores: &[f32]) -> Vec<u8> {
        if self.labels <= NARROW {
            self.best_in_rows::<NARROW>(scores)
        } else {
            self.best_in_rows::<MOST_LABELS>(scores)
        }
    }

    fn best_in_rows<const ROW: usize>(&self, scores: &[f32]) -> Vec<u8> {
        let transitions = self.transitions.as_chunks::<ROW>().0;
        let mut tokens = scores.chunks_exact(self.labels);
        let Some(first) = tokens.next() else { return Vec::new() };
        let mut best = sums(&transitions[0], &padded(first));
        let mut before: Vec<[u8; ROW]> = Vec::with_capacity(tokens.len());
        for scores in tokens {
            let (mut top, mut from) = ([f32::MIN; ROW], [0_u32; ROW]);
            for (previous, transitions) in transitions.iter().enumerate() {
                for label in 0..ROW {
                    let score = best[previous] + transitions[label];
                    let is_better = score > top[label];
                    top[label] = if is_better { score } else { top[label] };
                    from[label] = if is_better { previous as u32 } else { from[label] };
                }
            }
            best = sums(&top, &padded(scores));
            let mut row = [0; ROW];
            row.iter_mut().zip(from).for_each(|(out, label)| *out = label as u8);
            before.push(row);
        }
        let last = (0..self.labels).max_by(|&a, &b| best[a].total_cmp(&best[b])).unwrap_or(0);
        let mut path = vec![last as u8; before.len() + 1];
        for token in (0..before.len()).rev() {
            path[token] = before[token][path[token + 1] as usize];
        }
        path
    }

    /// The probability of every label at every token of a sequence that begins after label 0, by
    /// the forward-backward algorithm: a number for each label of each token, token after token.
    pub(crate) fn probabilities(&self, scores: &[f32]) -> Vec<f32> {
        if self.labels <= NARROW {
            self.probabilities_of(&self.sums::<NARROW>(scores, None))
        } else {
            self.probabilities_of(&self.sums::<MOST_LABELS>(scores, None))
        }
    }

    fn probabilities_of<const ROW: usize>(&self, sums: &Sums<ROW>) -> Vec<f32> {
        let mut probabilities = Vec::with_capacity(sums.local.len() * self.labels);
        for (forward, backward) in sums.forward.iter().zip(&sums.backward) {
            let mut row = products(forward, backward);
            normalize(&mut row);
            probabilities.extend(&row[..self.labels]);
        }
        probabilities
    }

    /// As [`Self::probabilities`], with what training needs besides. With `allowed`, one bit a
    /// label for each token, over the sequences that keep to it.
    #[cfg(any(test, feature = "train"))]
    pub(crate) fn marginals(&self, scores: &[f32], allowed: Option<&[u32]>) -> Marginals {
        if self.labels <= NARROW {
            self.marginals_of(&self.sums::<NARROW>(scores, allowed))
        } else {
            self.marginals_of(&self.sums::<MOST_LABELS>(scores, allowed))
        }
    }

    #[cfg(any(test, feature = "train"))]
    fn marginals_of<const ROW: usize>(&self, sums: &Sums<ROW>) -> Marginals {
        let labels = self.probabilities_of(sums);
        let transitions = self.expected_transitions(sums, &labels);
        let tops: f64 = sums.tops.iter().copied().map(f64::from).sum();
        let totals: f64 = sums.totals.iter().map(|&total| libm::log(f64::from(total))).sum();
        Marginals { labels, transitions, log_partition: tops + totals }
    }

    /// The forward-backward algorithm.
    fn sums<const ROW: usize>(&self, scores: &[f32], allowed: Option<&[u32]>) -> Sums<ROW> {
        let tokens = scores.len() / self.labels;
        let (mut local, mut tops) = (Vec::with_capacity(tokens), Vec::with_capacity(tokens));
        for (token, scores) in scores.chunks_exact(self.labels).enumerate() {
            let top = scores.iter().copied().fold(f32::MIN, f32::max);
            let mut row = [0.0; ROW];
            for (label, (weight, score)) in row.iter_mut().zip(scores).enumerate() {
                if allowed.is_none_or(|allowed| allowed[token] >> label & 1 == 1) {
                    *weight = expf(score - top);
                }
            }
            local.push(row);
            tops.push(top);
        }
        let (forward, totals) = self.forward(&local);
        let backward = self.backward(&local);
        Sums { local, forward, backward, totals, tops }
    }

    fn forward<const ROW: usize>(&self, local: &[[f32; ROW]]) -> (Vec<[f32; ROW]>, Vec<f32>) {
        let steps = self.steps.as_chunks::<ROW>().0;
        let mut forward: Vec<[f32; ROW]> = Vec::with_capacity(local.len());
        let mut totals = Vec::with_capacity(local.len());
        for local in local {
            let reached = match forward.last() {
                None => steps[0],
                Some(last) => weighted(last, steps),
            };
            let mut row = products(&reached, local);
            totals.push(normalize(&mut row));
            forward.push(row);
        }
        (forward, totals)
    }

    fn backward<const ROW: usize>(&self, local: &[[f32; ROW]]) -> Vec<[f32; ROW]> {
        let steps = self.steps_back.as_chunks::<ROW>().0;
        let mut backward = vec![[1.0; ROW]; local.len()];
        for token in (1..local.len()).rev() {
            let mut row = weighted(&products(&local[token], &backward[token]), steps);
            normalize(&mut row);
            backward[token - 1] = row;
        }
        backward
    }

    /// How often each transition is taken, on average.
    #[cfg(any(test, feature = "train"))]
    fn expected_transitions<const ROW: usize>(
        &self,
        sums: &Sums<ROW>,
        probabilities: &[f32],
    ) -> Vec<f32> {
        let labels = self.labels;
        let steps = self.steps.as_chunks::<ROW>().0;
        let mut expected = vec![0.0; labels * labels];
        let first = probabilities.get(..labels).unwrap_or_default();
        expected.iter_mut().zip(first).for_each(|(sum, first)| *sum += first);
        let mut pairs = vec![0.0; labels * labels];
        for token in 1..sums.local.len() {
            let ahead = products(&sums.local[token], &sums.backward[token]);
            for (previous, pairs) in pairs.chunks_exact_mut(labels).enumerate() {
                let weight = sums.forward[token - 1][previous];
                for (label, pair) in pairs.iter_mut().enumerate() {
                    *pair = weight * steps[previous][label] * ahead[label];
                }
            }
            normalize(&mut pairs);
            expected.iter_mut().zip(&pairs).for_each(|(sum, pair)| *sum += pair);
        }
        expected
    }
}

/// A row with these numbers, filled up.
fn padded<const ROW: usize>(numbers: &[f32]) -> [f32; ROW] {
    let mut row = [0.0; ROW];
    row[..numbers.len()].copy_from_slice(numbers);
    row
}

fn sums<const ROW: usize>(a: &[f32; ROW], b: &[f32; ROW]) -> [f32; ROW] {
    let mut row = *a;
    row.iter_mut().zip(b).for_each(|(sum, b)| *sum += b);
    row
}

fn products<const ROW: usize>(a: &[f32; ROW], b: &[f32; ROW]) -> [f32; ROW] {
    let mut row = *a;
    row.iter_mut().zip(b).for_each(|(product, b)| *product *= b);
    row
}

/// The sum of rows, each multiplied by the weight of its label.
fn weighted<const ROW: usize>(weights: &[f32; ROW], rows: &[[f32; ROW]]) -> [f32; ROW] {
    let mut sum = [0.0; ROW];
    for (weight, row) in weights.iter().zip(rows) {
        for label in 0..ROW {
            sum[label] += weight * row[label];
        }
    }
    sum
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
                sum += SCORES[token * 2 + label] + chain.transitions()[previous * 2 + label];
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
