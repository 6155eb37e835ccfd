//! Fits how much each reason counts for a sentence to be worth checking.
//!
//! Logistic regression over the reasons by gradient descent on all sentences at once; the few
//! weights need no more. Sentences that are worth checking are rarer and count as much together as
//! the others.

use std::cmp::Ordering;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde::Deserialize;

use crate::document::Document;
use crate::entity::mentions;
use crate::entity::tagging::NameModel;
use crate::lexicon::{Lexicon, Reason};
use crate::statement::LEAST_WORTH;
use crate::statement::reasons::reasons;
use crate::train::progress::Progress;
use crate::values::ValuePatterns;

const TRAINING: [&str; 2] = ["worth/claimbuster_train.jsonl", "worth/policlaim_train_gold.jsonl"];
/// Looked at and not learnt from.
const TESTS: [&str; 2] = ["worth/clef2024_en_dev.jsonl", "worth/subjectivity_news_dev.jsonl"];

const STEPS: usize = 2000;
const RATE: f64 = 0.5;
const REASONS: usize = Reason::ALL.len();

/// A labelled sentence.
#[derive(Deserialize)]
struct Line {
    text: String,
    label: serde_json::Value,
}

/// Its reasons, and whether it is worth checking.
struct Case {
    reasons: Vec<Reason>,
    is_worth: bool,
}

/// Trains on the sentences below `data` and tells `progress`. Gives the file of weights.
///
/// # Errors
/// If a file cannot be read.
pub fn train_worth(data: &Path, progress: &mut dyn Progress) -> Result<Vec<u8>> {
    let base = Base::builtin();
    let mut cases = Vec::new();
    for file in TRAINING {
        cases.extend(base.read(&data.join(file))?);
    }
    let weights = fit(&cases);
    for file in TESTS {
        let cases = base.read(&data.join(file))?;
        let area = area_under_curve(&cases, &weights);
        let (precision, recall) = precision_and_recall(&cases, &weights);
        progress.say(&format!(
            "{file}: {} sentences, area under curve {area:.3}, precision {precision:.2}, recall \
             {recall:.2}",
            cases.len()
        ));
    }
    Ok(table(&weights).into_bytes())
}

struct Base {
    lexicon: Lexicon,
    names: NameModel,
    values: ValuePatterns,
}

impl Base {
    fn builtin() -> Self {
        let (lexicon, names) = (Lexicon::builtin(), NameModel::builtin());
        Self { lexicon, names, values: ValuePatterns::new() }
    }

    fn read(&self, file: &Path) -> Result<Vec<Case>> {
        let name = || format!("cannot read {}", file.display());
        let text = fs::read_to_string(file).with_context(name)?;
        text.lines()
            .map(|line| Ok(self.case(&serde_json::from_str(line).with_context(name)?)))
            .collect()
    }

    fn case(&self, line: &Line) -> Case {
        let document = Document::read(&line.text, &self.lexicon.abbreviations);
        let mentions = mentions(&document, None, (&self.lexicon, &self.names), &self.values);
        let all = 0..document.tokens.len();
        let reasons = reasons(&document, &self.lexicon, &all, &mentions);
        Case { reasons, is_worth: line.label == 1 || line.label == "OBJ" }
    }
}

/// The weight of each reason, and the bias.
type Weights = [f64; REASONS + 1];

fn fit(cases: &[Case]) -> Weights {
    let worth = cases.iter().filter(|case| case.is_worth).count() as f64;
    let others = cases.len() as f64 - worth;
    let mut weights = [0.0; REASONS + 1];
    for _ in 0..STEPS {
        let mut gradient = [0.0; REASONS + 1];
        for case in cases {
            let wanted = f64::from(u8::from(case.is_worth));
            let share = if case.is_worth { 0.5 / worth } else { 0.5 / others };
            let error = share * (1.0 / (1.0 + libm::exp(-score(case, &weights))) - wanted);
            case.reasons.iter().for_each(|&reason| gradient[reason as usize] += error);
            gradient[REASONS] += error;
        }
        weights.iter_mut().zip(gradient).for_each(|(weight, slope)| *weight -= RATE * slope);
    }
    weights
}

fn score(case: &Case, weights: &Weights) -> f64 {
    weights[REASONS] + case.reasons.iter().map(|&reason| weights[reason as usize]).sum::<f64>()
}

/// How often a sentence that is worth checking scores higher than one that is not; half for ties.
fn area_under_curve(cases: &[Case], weights: &Weights) -> f64 {
    let scores = |wanted: bool| -> Vec<f64> {
        let cases = cases.iter().filter(|case| case.is_worth == wanted);
        cases.map(|case| score(case, weights)).collect()
    };
    let (worth, others) = (scores(true), scores(false));
    let wins = |a: &f64| -> f64 {
        others
            .iter()
            .map(|b| match a.total_cmp(b) {
                Ordering::Greater => 1.0,
                Ordering::Equal => 0.5,
                Ordering::Less => 0.0,
            })
            .sum()
    };
    worth.iter().map(wins).sum::<f64>() / (worth.len() * others.len()).max(1) as f64
}

/// Of the sentences that are shown, and of those that are worth it.
fn precision_and_recall(cases: &[Case], weights: &Weights) -> (f64, f64) {
    let least = libm::log(f64::from(LEAST_WORTH / (1.0 - LEAST_WORTH)));
    let shown: Vec<&Case> = cases.iter().filter(|case| score(case, weights) >= least).collect();
    let right = shown.iter().filter(|case| case.is_worth).count() as f64;
    let worth = cases.iter().filter(|case| case.is_worth).count();
    (right / shown.len().max(1) as f64, right / worth.max(1) as f64)
}

fn table(weights: &Weights) -> String {
    let mut lines: Vec<String> = Reason::ALL
        .into_iter()
        .map(|reason| format!("{}\t{:.2}", reason.code(), weights[reason as usize]))
        .collect();
    lines.push(format!("bias\t{:.2}", weights[REASONS]));
    lines.sort();
    let mut table = String::from(
        "# How much each reason counts for a sentence to be worth checking, in log-odds. See README.md.\n\
         # Origin: `cargo xtask train worth`. Licence: MIT OR Apache-2.0.\n",
    );
    for line in lines {
        let _ = writeln!(table, "{line}");
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reasons_of_what_is_checked_count() {
        let case = |reason: Reason, is_worth: bool| Case { reasons: vec![reason], is_worth };
        let cases = [case(Reason::Quantity, true), case(Reason::Opinion, false)];
        let weights = fit(&cases);
        assert!(weights[Reason::Quantity as usize] > 0.5);
        assert!(weights[Reason::Opinion as usize] < -0.5);
        assert!((area_under_curve(&cases, &weights) - 1.0).abs() < 1e-9);
    }
}
