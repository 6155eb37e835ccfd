//! `whosaid train`: makes a model file.

use std::fs;

use anyhow::{Context, Result};
use indicatif::{ProgressBar, ProgressStyle};
use whosaid::train::{
    ClaimOptions, EntityOptions, Progress, train_claims, train_entities, train_words, train_worth,
};

use crate::args::Training;

/// A bar on the terminal, if there is one, and lines on standard output.
struct Bar(ProgressBar);

impl Progress for Bar {
    fn say(&mut self, line: &str) {
        self.0.suspend(|| println!("{line}"));
    }

    fn step(&mut self, done: usize, all: usize, loss: f64) {
        self.0.set_length(all as u64);
        self.0.set_position(done as u64);
        self.0.set_message(format!("loss {loss:.3}"));
    }
}

fn style() -> ProgressStyle {
    ProgressStyle::with_template("{bar:40} {percent:>3}% {msg}, {eta} left")
        .expect("the template is a constant")
}

/// Trains, says what it does on standard output, and writes the file.
///
/// # Errors
/// If a corpus cannot be read or the file cannot be written.
pub fn run(training: &Training) -> Result<()> {
    let progress = &mut Bar(ProgressBar::new(0).with_style(style()));
    let (args, model) = match training {
        Training::Words(args) => (args, train_words(&args.data, progress)?),
        Training::Worth(args) => (args, train_worth(&args.data, progress)?),
        Training::Claims(args) => {
            (args, train_claims(&args.data, ClaimOptions::default(), progress)?)
        }
        Training::Entities(args) => {
            let options = EntityOptions { without: args.without, ..EntityOptions::default() };
            (&args.paths, train_entities(&args.paths.data, options, progress)?)
        }
    };
    let name = args.output.display();
    fs::write(&args.output, model).with_context(|| format!("cannot write {name}"))
}
