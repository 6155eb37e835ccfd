//! Fits a scorer to choices among candidates: softmax regression.
//!
//! Each choice is a step of FTRL-proximal (`McMahan` and others 2013), as in [`super::learner`].

use crate::tagger::{SLOTS, Scorer, softmax};
use crate::train::progress::Progress;
use crate::train::random::Random;

/// Gradients smaller than this change nothing.
const LEAST_GRADIENT: f32 = 1e-3;

/// The greatest weight that is stored; larger ones are cut.
const GREATEST_WEIGHT: f32 = 4.0;

/// Progress is told after so many choices.
const STEPS_TOLD: usize = 2000;

/// Candidates, and which of them is right.
#[derive(Clone, Debug)]
pub(super) struct Choice {
    /// Slots of all candidates' features.
    pub(super) features: Vec<u32>,
    /// Where those of each candidate end.
    pub(super) ends: Vec<u32>,
    /// How right each candidate is; adds up to one.
    pub(super) target: Vec<f32>,
    /// How much the choice counts.
    pub(super) weight: f32,
}

/// How to learn.
#[derive(Clone, Copy, Debug)]
pub(super) struct Settings {
    pub(super) epochs: usize,
    pub(super) rate: f32,
    pub(super) l1: f32,
    pub(super) l2: f32,
    /// Weights nearer to zero are left out.
    pub(super) least_weight: f32,
}

#[derive(Clone, Copy, Default)]
struct Cell {
    weight: f32,
    /// Sum of gradients less what the weight's changes account for.
    sum: f32,
    /// Root of the sum of squared gradients.
    scale: f32,
}

/// Learns from the choices, in an order of its own.
pub(super) fn fit(choices: &[Choice], settings: Settings, progress: &mut dyn Progress) -> Scorer {
    let mut cells = vec![Cell::default(); SLOTS as usize];
    let mut random = Random::new(11);
    let mut order: Vec<usize> = (0..choices.len()).collect();
    let all = choices.len() * settings.epochs;
    for epoch in 0..settings.epochs {
        random.shuffle(&mut order);
        let mut loss = 0.0;
        for (done, &index) in (1..).zip(&order) {
            loss += step(&mut cells, &choices[index], settings);
            if done % STEPS_TOLD == 0 {
                progress.step(epoch * choices.len() + done, all, loss / done as f64);
            }
        }
    }
    scorer(&cells, settings.least_weight)
}

/// Learns from one choice; gives its loss before.
fn step(cells: &mut [Cell], choice: &Choice, settings: Settings) -> f64 {
    let starts = std::iter::once(0).chain(choice.ends.iter().copied());
    let of = |(start, &end): (u32, &u32)| &choice.features[start as usize..end as usize];
    let candidates: Vec<&[u32]> = starts.zip(&choice.ends).map(of).collect();
    let score = |features: &&[u32]| features.iter().map(|&slot| cells[slot as usize].weight).sum();
    let mut found: Vec<f32> = candidates.iter().map(score).collect();
    softmax(&mut found);
    let mut loss = 0.0;
    for ((features, found), wanted) in candidates.iter().zip(&found).zip(&choice.target) {
        loss -= f64::from(wanted * libm::logf(found.max(1e-9)));
        let gradient = (found - wanted) * choice.weight;
        if gradient.abs() >= LEAST_GRADIENT {
            features
                .iter()
                .for_each(|&slot| move_weight(&mut cells[slot as usize], gradient, settings));
        }
    }
    loss
}

fn move_weight(cell: &mut Cell, gradient: f32, Settings { rate, l1, l2, .. }: Settings) {
    let scale = (cell.scale * cell.scale + gradient * gradient).sqrt();
    cell.sum += gradient - (scale - cell.scale) / rate * cell.weight;
    cell.scale = scale;
    cell.weight = if cell.sum.abs() <= l1 {
        0.0
    } else {
        -(cell.sum - l1 * cell.sum.signum()) / ((1.0 + scale) / rate + l2)
    };
}

/// Small weights left out, the others in 255 steps.
fn scorer(cells: &[Cell], least_weight: f32) -> Scorer {
    let limit = f32::from(i8::MAX);
    let greatest = cells.iter().map(|cell| cell.weight.abs()).fold(0.0, f32::max);
    let step = greatest.clamp(f32::MIN_POSITIVE, GREATEST_WEIGHT) / limit;
    let steps = |cell: &Cell| (cell.weight / step).round().clamp(-limit, limit) as i8;
    let kept = (0..).zip(cells).filter(|(_, cell)| cell.weight.abs() >= least_weight);
    Scorer::new(step, kept.map(|(slot, cell)| (slot, steps(cell))))
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Silent;

    impl Progress for Silent {
        fn say(&mut self, _: &str) {}
        fn step(&mut self, _: usize, _: usize, _: f64) {}
    }

    #[test]
    fn what_speaks_for_a_candidate_is_learnt() {
        let choice = Choice {
            features: vec![1, 5, 2, 5],
            ends: vec![2, 4],
            target: vec![1.0, 0.0],
            weight: 1.0,
        };
        let settings = Settings { epochs: 20, rate: 0.5, l1: 0.01, l2: 0.1, least_weight: 0.0 };
        let scorer = fit(&[choice.clone(), choice], settings, &mut Silent);
        let [right, wrong, unknown] = scorer.scores(&[1, 2, 5], &[1, 2, 3])[..] else { panic!() };
        assert!(right > 0.5 && wrong < -0.5 && unknown.abs() < 0.1);
    }
}
