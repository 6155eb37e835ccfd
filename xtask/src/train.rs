//! `cargo xtask train`: builds the command line with its trainer and runs that.

use std::path::Path;
use std::process::Command;

use anyhow::Result;

use crate::{paths, process};

/// What can be trained.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Task {
    /// The tagger of names, models/en-entities.bin.
    Entities,
}

/// Trains on the corpora in `data`; gives whether it succeeded.
///
/// # Errors
/// If cargo cannot be started.
pub fn run(task: Task, data: &Path) -> Result<bool> {
    let Task::Entities = task;
    let mut cargo = Command::new("cargo");
    cargo.args(["run", "--quiet", "--release", "--features", "cli,train", "--bin", "whosaid"]);
    cargo.arg("--manifest-path").arg(paths::root().join("Cargo.toml"));
    cargo.args(["--", "train", "entities", "--data"]).arg(data).arg("--output");
    cargo.arg(paths::root().join("models/en-entities.bin"));
    Ok(process::status(&mut cargo)?.success())
}
