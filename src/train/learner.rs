//! Fits a conditional random field to labelled sequences.
//!
//! Each sequence is a step of FTRL-proximal (`McMahan` and others 2013): a rate of its own for each
//! weight, as in `AdaGrad`, with L1 that keeps most weights at zero and L2 that keeps the others small. A token may
//! leave open which of some labels is right; then all sequences that fit share the credit
//! (Tsuboi and others 2008).

use crate::tagger::{Chain, FORBIDDEN, Marginals, Rows, Tagger, Weights};
use crate::train::progress::Progress;
use crate::train::random::Random;

/// Gradients smaller than this change nothing: most tokens are clear after one epoch, and
/// skipping them is most of the speed.
const LEAST_GRADIENT: f32 = 4e-3;

/// Rate of the transitions, which are few and seen often.
const TRANSITION_RATE: f32 = 0.1;

/// The greatest weight that is stored; larger ones are cut.
const GREATEST_WEIGHT: f32 = 4.0;

/// Progress is told after so many sequences.
const STEPS_TOLD: usize = 500;

/// A sequence of tokens with features and labels.
#[derive(Clone, Debug, Default)]
pub(super) struct Sequence {
    /// Buckets of all tokens.
    pub(super) features: Vec<u32>,
    /// Where those of each token end.
    pub(super) ends: Vec<u32>,
    /// The labels that may be right, one bit each.
    pub(super) allowed: Vec<u32>,
    /// How much it counts.
    pub(super) weight: f32,
}

/// How to learn.
#[derive(Clone, Copy, Debug)]
pub(super) struct Settings {
    pub(super) epochs: usize,
    pub(super) rate: f32,
    pub(super) l1: f32,
    pub(super) l2: f32,
    pub(super) seed: u64,
    /// Weights nearer to zero are left out of the model.
    pub(super) least_weight: f32,
}

/// State of one weight.
#[derive(Clone, Copy, Default)]
struct Cell {
    weight: f32,
    /// Sum of gradients less what the weight's changes account for.
    sum: f32,
    /// Root of the sum of squared gradients.
    scale: f32,
}

/// A field that is being fitted.
pub(super) struct Learner {
    settings: Settings,
    chain: Chain,
    /// For each bucket a cell for each label.
    cells: Vec<Cell>,
    squares: Vec<f32>,
}

impl Learner {
    /// Starts from these scores of transitions; forbidden ones stay so.
    pub(super) fn new(
        settings: Settings,
        labels: usize,
        transitions: Vec<f32>,
        buckets: usize,
    ) -> Self {
        Self {
            settings,
            chain: Chain::new(labels, transitions),
            cells: vec![Cell::default(); buckets * labels],
            squares: vec![0.0; labels * labels],
        }
    }

    /// Fits and tells `progress`; after each epoch `report` is told its number, from 1, and the
    /// mean log-likelihood of a sequence, and gives a line to say.
    pub(super) fn fit(
        &mut self,
        sequences: &[Sequence],
        progress: &mut dyn Progress,
        mut report: impl FnMut(&Self, usize, f64) -> String,
    ) {
        let mut random = Random::new(self.settings.seed);
        let mut order: Vec<usize> = (0..sequences.len()).collect();
        let all = sequences.len() * self.settings.epochs;
        for epoch in 1..=self.settings.epochs {
            random.shuffle(&mut order);
            let mut sum = 0.0;
            for (done, &index) in (1..).zip(&order) {
                sum += self.step(&sequences[index]);
                if done % STEPS_TOLD == 0 {
                    let before = (epoch - 1) * sequences.len();
                    progress.step(before + done, all, -sum / done as f64);
                }
            }
            progress.say(&report(self, epoch, sum / sequences.len().max(1) as f64));
        }
    }

    /// Learns from one sequence; gives its log-likelihood before.
    fn step(&mut self, sequence: &Sequence) -> f64 {
        let scores = self.scores(sequence);
        let all = self.chain.marginals(&scores, None);
        let right = self.chain.marginals(&scores, Some(&sequence.allowed));
        self.move_weights(sequence, &all, &right);
        self.move_transitions(sequence.weight, &all, &right);
        right.log_partition - all.log_partition
    }

    fn scores(&self, sequence: &Sequence) -> Vec<f32> {
        let labels = self.chain.labels();
        let mut scores = vec![0.0; sequence.ends.len() * labels];
        let mut start = 0;
        for (row, &end) in scores.chunks_exact_mut(labels).zip(&sequence.ends) {
            for &bucket in &sequence.features[start..end as usize] {
                let cells = &self.cells[bucket as usize * labels..][..labels];
                row.iter_mut().zip(cells).for_each(|(score, cell)| *score += cell.weight);
            }
            start = end as usize;
        }
        scores
    }

    fn move_weights(&mut self, sequence: &Sequence, all: &Marginals, right: &Marginals) {
        let labels = self.chain.labels();
        let Settings { rate, l1, l2, .. } = self.settings;
        let mut start = 0;
        let mut gradients = Vec::with_capacity(labels);
        for (token, &end) in sequence.ends.iter().enumerate() {
            let row = token * labels..(token + 1) * labels;
            gradients.clear();
            for (label, (all, right)) in
                all.labels[row.clone()].iter().zip(&right.labels[row]).enumerate()
            {
                let gradient = all - right;
                if gradient.abs() >= LEAST_GRADIENT {
                    gradients.push((label, gradient * sequence.weight));
                }
            }
            let features = &sequence.features[start..end as usize];
            start = end as usize;
            if gradients.is_empty() {
                continue;
            }
            for &bucket in features {
                let cells = &mut self.cells[bucket as usize * labels..][..labels];
                for &(label, gradient) in &gradients {
                    let cell = &mut cells[label];
                    let scale = (cell.scale * cell.scale + gradient * gradient).sqrt();
                    cell.sum += gradient - (scale - cell.scale) / rate * cell.weight;
                    cell.scale = scale;
                    cell.weight = if cell.sum.abs() <= l1 {
                        0.0
                    } else {
                        -(cell.sum - l1 * cell.sum.signum()) / ((1.0 + scale) / rate + l2)
                    };
                }
            }
        }
    }

    fn move_transitions(&mut self, weight: f32, all: &Marginals, right: &Marginals) {
        let mut transitions = self.chain.transitions();
        let scores = transitions.iter_mut().zip(&mut self.squares);
        let gradients = all.transitions.iter().zip(&right.transitions);
        for ((score, square), (all, right)) in scores.zip(gradients) {
            let gradient = weight * (all - right);
            if *score > FORBIDDEN && gradient != 0.0 {
                *square += gradient * gradient;
                *score -= TRANSITION_RATE * gradient / (1.0 + square.sqrt());
            }
        }
        self.chain = Chain::new(self.chain.labels(), transitions);
    }

    /// The tagger so far: small weights left out, the others in 255 steps.
    pub(super) fn tagger(&self) -> Tagger {
        let labels = self.chain.labels();
        let greatest = self.cells.iter().map(|cell| cell.weight.abs()).fold(0.0, f32::max);
        let step = greatest.clamp(f32::MIN_POSITIVE, GREATEST_WEIGHT) / f32::from(i8::MAX);
        let limit = f32::from(i8::MAX);
        let mut rows = Rows::default();
        for (bucket, cells) in self.cells.chunks_exact(labels).enumerate() {
            let mut mask = 0;
            for (label, cell) in cells.iter().enumerate() {
                let steps = (cell.weight / step).round().clamp(-limit, limit) as i8;
                if steps != 0 && cell.weight.abs() >= self.settings.least_weight {
                    mask |= 1 << label;
                    rows.weights.push(steps);
                }
            }
            if mask != 0 {
                rows.buckets.push(bucket as u32);
                rows.labels.push(mask);
            }
        }
        Tagger { weights: Weights::new(step, &rows), chain: self.chain.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Silent;

    impl Progress for Silent {
        fn say(&mut self, _: &str) {}
        fn step(&mut self, _: usize, _: usize, _: f64) {}
    }

    fn settings() -> Settings {
        Settings { epochs: 30, rate: 0.5, l1: 0.01, l2: 0.1, seed: 1, least_weight: 0.0 }
    }

    /// Sequences of two tokens: bucket 1 means label 1, bucket 2 label 0.
    fn sequences(allowed: u32) -> Vec<Sequence> {
        let sequence = Sequence {
            features: vec![1, 2],
            ends: vec![1, 2],
            allowed: vec![allowed, 0b01],
            weight: 1.0,
        };
        vec![sequence; 8]
    }

    fn labels(tagger: &Tagger) -> Vec<u8> {
        let mut scores = Vec::new();
        for bucket in [1, 2, 1] {
            tagger.add_scores(&[bucket], &mut scores);
        }
        tagger.chain.best(&scores)
    }

    #[test]
    fn what_a_feature_means_is_learnt() {
        let mut learner = Learner::new(settings(), 2, vec![0.0; 4], 4);
        let mut likelihoods = Vec::new();
        learner.fit(&sequences(0b10), &mut Silent, |_, _, likelihood| {
            likelihoods.push(likelihood);
            String::new()
        });
        assert!(likelihoods.is_sorted(), "{likelihoods:?}");
        assert_eq!(labels(&learner.tagger()), [1, 0, 1]);
    }

    #[test]
    fn an_open_label_is_settled_by_what_is_known_elsewhere() {
        let mut all = sequences(0b11);
        all.extend(sequences(0b10));
        let mut learner = Learner::new(settings(), 2, vec![0.0; 4], 4);
        learner.fit(&all, &mut Silent, |_, _, _| String::new());
        assert_eq!(labels(&learner.tagger()), [1, 0, 1]);
    }

    #[test]
    fn the_same_data_give_the_same_model() {
        let model = || {
            let mut learner = Learner::new(settings(), 2, vec![0.0; 4], 4);
            learner.fit(&sequences(0b10), &mut Silent, |_, _, _| String::new());
            learner.tagger()
        };
        assert_eq!(model(), model());
    }
}
