//! Makes confidences mean what they say: of the names with 0.8, four of five are right.

use std::fmt::Write;

use crate::entity::tagging::Calibration;

/// A confidence as it was before, and whether the name is right.
pub(super) type Case = (f32, bool);

/// Rounds of Newton's method; it settles in fewer.
const ROUNDS: usize = 30;
const BINS: usize = 10;

/// Fits a logistic curve to log-odds of confidences (Platt 1999).
pub(super) fn fit(cases: &[Case]) -> Calibration {
    // From the middle of the curve: where it is flat, Newton's steps overshoot.
    let (mut slope, mut offset) = (0.0_f64, 0.0_f64);
    for _ in 0..ROUNDS {
        // Gradient and second derivatives of the log-likelihood, with a little ridge.
        let (mut g, mut h) = ([0.0, 0.0], [1e-6, 0.0, 1e-6]);
        for &(confidence, right) in cases {
            let x = f64::from(Calibration::log_odds(confidence));
            let p = 1.0 / (1.0 + libm::exp(-slope * x - offset));
            let error = f64::from(u8::from(right)) - p;
            let weight = p * (1.0 - p);
            g = [g[0] + error * x, g[1] + error];
            h = [h[0] + weight * x * x, h[1] + weight * x, h[2] + weight];
        }
        let determinant = h[0] * h[2] - h[1] * h[1];
        slope += (h[2] * g[0] - h[1] * g[1]) / determinant;
        offset += (h[0] * g[1] - h[1] * g[0]) / determinant;
    }
    Calibration { slope: slope as f32, offset: offset as f32 }
}

/// How often names are right, by their calibrated confidence, as a table in Markdown; with the
/// expected calibration error (Naeini and others 2015).
pub(super) fn table(cases: &[Case], calibration: Calibration) -> String {
    let mut bins = [(0.0, 0.0, 0.0); BINS];
    for &(confidence, right) in cases {
        let confidence = calibration.apply(confidence);
        let above = (1..BINS).take_while(|&bin| confidence * BINS as f32 >= bin as f32);
        let bin = &mut bins[above.count()];
        *bin = (bin.0 + 1.0, bin.1 + confidence, bin.2 + f32::from(u8::from(right)));
    }
    let mut text =
        String::from("| confidence | names | mean | right |\n| --- | --- | --- | --- |\n");
    let mut gap = 0.0;
    for (index, (names, sum, right)) in bins.into_iter().enumerate().filter(|(_, bin)| bin.0 > 0.0)
    {
        gap += (sum - right).abs();
        let [from, to] = [index, index + 1].map(|edge| edge as f32 / BINS as f32);
        let (mean, share) = (sum / names, right / names);
        let _ = writeln!(text, "| {from:.1}–{to:.1} | {names} | {mean:.2} | {share:.2} |");
    }
    let _ = writeln!(text, "expected calibration error {:.3}", gap / cases.len().max(1) as f32);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn confidences_that_are_too_high_are_lowered() {
        // Of ten names with 0.9, six are right; of ten with 0.5, three.
        let cases = |confidence, right| (0..10).map(move |n| (confidence, n < right));
        let cases: Vec<Case> = cases(0.9, 6).chain(cases(0.5, 3)).collect();
        let calibration = fit(&cases);
        assert!((calibration.apply(0.9) - 0.6).abs() < 0.01);
        assert!((calibration.apply(0.5) - 0.3).abs() < 0.01);
        assert!(table(&cases, calibration).contains("error 0.00"));
    }
}
