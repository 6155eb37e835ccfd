//! `whosaid train`: makes a model file.

use std::fs;

use anyhow::{Context, Result};
use whosaid::train::{EntityOptions, train_entities};

use crate::args::Training;

/// Trains, says what it does on standard output, and writes the file.
///
/// # Errors
/// If a corpus cannot be read or the file cannot be written.
pub fn run(training: &Training) -> Result<()> {
    let Training::Entities(args) = training;
    let model = train_entities(&args.data, EntityOptions::default(), |line| println!("{line}"))?;
    let name = args.output.display();
    fs::write(&args.output, model).with_context(|| format!("cannot write {name}"))
}
