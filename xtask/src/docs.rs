//! `cargo xtask docs`: the documentation with what is written from the program itself.

use std::fs;

use anyhow::{Context, Result};

use crate::{node, paths, process};

/// Writes `dist/docs`: the pages of docs/, and the reference of the npm package from its types.
///
/// # Errors
/// If the package is not built, or a file cannot be written.
pub fn write() -> Result<()> {
    let (from, to) = (paths::root().join("docs"), paths::root().join("dist/docs"));
    if to.exists() {
        fs::remove_dir_all(&to).context("empty dist/docs")?;
    }
    for file in paths::files_below(&from)? {
        paths::copy(&file, &to.join(file.strip_prefix(&from)?))?;
    }
    let mut reference = node::node();
    reference.args(["xtask/api.mjs", "pkg/whosaid.d.ts", "dist/docs/api.md"]);
    process::run(reference.current_dir(paths::root()))
}
