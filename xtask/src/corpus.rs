//! `cargo xtask corpus`: builds the corpus' own tool and hands the arguments on.
//!
//! A crate of its own, so that the other chores need not build the analysis for this machine.

use std::process::Command;

use anyhow::Result;

use crate::{paths, process};

/// Runs the tool in the caller's folder; gives whether it succeeded.
///
/// # Errors
/// If cargo cannot be started.
pub fn run(arguments: &[String]) -> Result<bool> {
    let manifest = paths::root().join("Cargo.toml");
    let mut cargo = Command::new("cargo");
    cargo.args(["run", "--quiet", "--release", "--package", "whosaid-corpus", "--manifest-path"]);
    cargo.arg(manifest).arg("--").args(arguments);
    Ok(process::status(&mut cargo)?.success())
}
