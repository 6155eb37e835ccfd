//! Trains what finds claims: the tagger of roles, and the rankers that choose among its drafts.
//!
//! The rankers learn from drafts of taggers that have not seen the article (jackknife): on its own
//! training text a tagger is surer than it ever is again.

mod ranking;
mod read;
mod tagging;

use std::path::Path;
use std::thread;

use anyhow::Result;

use crate::attribution::ClaimModel;
use crate::tagger::Tagger;
use crate::train::corpora;
use crate::train::progress::Progress;
use crate::word_table::WordTable;
use read::{Base, Read};

/// How to train the tagger, with what the shipped model was trained with as default.
#[derive(Clone, Copy, Debug)]
pub struct ClaimOptions {
    /// Times that all sequences are gone through.
    pub epochs: usize,
    /// Rate of learning.
    pub rate: f32,
    /// What keeps weights at zero.
    pub l1: f32,
    /// What keeps weights small.
    pub l2: f32,
    /// Weights nearer to zero are left out.
    pub least_weight: f32,
}

impl Default for ClaimOptions {
    fn default() -> Self {
        Self { epochs: 5, rate: 0.02, l1: 1.5, l2: 50.0, least_weight: 0.04 }
    }
}

/// A corpus of claims below the data folder, and how much one of its sequences counts.
const TRAINING: [(&str, f32); 2] =
    [("attribution/polnear_train.jsonl", 1.0), ("corpus/train.jsonl", 5.0)];
const DEV: [(&str, &str); 2] =
    [("polnear", "attribution/polnear_dev.jsonl"), ("ours", "corpus/dev.jsonl")];

/// Taggers for the rankers' articles: each is trained without every fifth article.
const FOLDS: usize = 5;

/// Trains on the corpora below `data` and tells `progress`. Gives the model file.
///
/// # Errors
/// If a corpus cannot be read.
pub fn train_claims(
    data: &Path,
    options: ClaimOptions,
    progress: &mut dyn Progress,
) -> Result<Vec<u8>> {
    let base = Base::builtin();
    let mut reads = Vec::new();
    for (file, weight) in TRAINING {
        let gold = corpora::read(&data.join(file))?;
        progress.say(&format!("{file}: {} articles", gold.len()));
        reads.extend(gold.iter().map(|gold| Read::new(gold, &base, weight)));
    }
    let mut tests = Vec::new();
    for (name, file) in DEV {
        let gold = corpora::read(&data.join(file))?;
        let reads: Vec<Read> = gold.iter().map(|gold| Read::new(gold, &base, 1.0)).collect();
        tests.push((name, reads));
    }
    let all: Vec<&Read> = reads.iter().collect();
    let (cues, tagger) = tagging::train(&all, &tests, &base, options, progress);
    progress.say(&format!("{FOLDS} taggers for the rankers"));
    let folds = folds(&reads, &base, options);
    let unseen: Vec<_> =
        reads.iter().enumerate().map(|(index, read)| (read, &folds[index % FOLDS])).collect();
    let rankers = ranking::train(&unseen, &base, progress);
    let model = ClaimModel { cues, tagger, rankers };
    Ok(model.to_bytes(concat!("en-claims ", env!("CARGO_PKG_VERSION"))))
}

/// A tagger for each fold, trained on the articles of the others.
fn folds(reads: &[Read], base: &Base, options: ClaimOptions) -> Vec<(WordTable, Tagger)> {
    let train = |fold: usize| {
        let others = reads.iter().enumerate().filter(|(index, _)| index % FOLDS != fold);
        let others: Vec<&Read> = others.map(|(_, read)| read).collect();
        tagging::train(&others, &[], base, options, &mut Silent)
    };
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let mut folds = Vec::with_capacity(FOLDS);
    let numbers: Vec<usize> = (0..FOLDS).collect();
    for some in numbers.chunks(threads) {
        let done = thread::scope(|scope| {
            let running: Vec<_> =
                some.iter().map(|&fold| scope.spawn(move || train(fold))).collect();
            running
                .into_iter()
                .map(|thread| thread.join().expect("training ends"))
                .collect::<Vec<_>>()
        });
        folds.extend(done);
    }
    folds
}

/// Several taggers at once have nothing to say that could be read.
struct Silent;

impl Progress for Silent {
    fn say(&mut self, _: &str) {}
    fn step(&mut self, _: usize, _: usize, _: f64) {}
}
