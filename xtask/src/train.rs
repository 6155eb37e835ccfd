//! `cargo xtask train`: builds the command line with its trainer and runs that.

use std::path::Path;
use std::process::Command;

use anyhow::Result;

use crate::{paths, process};

/// What can be trained.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Task {
    /// The tables of words, models/en-words.bin.
    Words,
    /// The tagger of names, models/en-entities.bin.
    Entities,
    /// The tagger of claims, models/en-claims.bin.
    Claims,
    /// How much each reason to check a sentence counts, `data/check_weights.txt`.
    Worth,
}

/// Trains on the corpora in `data`; gives whether it succeeded.
///
/// # Errors
/// If cargo cannot be started.
pub fn run(task: Task, data: &Path) -> Result<bool> {
    let (name, file) = match task {
        Task::Words => ("words", "models/en-words.bin"),
        Task::Entities => ("entities", "models/en-entities.bin"),
        Task::Claims => ("claims", "models/en-claims.bin"),
        Task::Worth => ("worth", "data/check_weights.txt"),
    };
    let mut cargo = Command::new("cargo");
    cargo.args(["run", "--quiet", "--release", "--features", "cli,train", "--bin", "whosaid"]);
    cargo.arg("--manifest-path").arg(paths::root().join("Cargo.toml"));
    cargo.args(["--", "train", name, "--data"]).arg(data).arg("--output");
    cargo.arg(paths::root().join(file));
    Ok(process::status(&mut cargo)?.success())
}
