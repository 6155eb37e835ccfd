//! Writes the type declarations of the package's hand-written modules beside them.

use std::fs;

use anyhow::{Context, Result};

use crate::{node, paths, process};

/// Lets `tsc` make the declarations from the types in the comments.
///
/// # Errors
/// If a type is wrong.
pub fn write() -> Result<()> {
    // What was written before would be read in place of the module.
    for folder in ["", "lib", "inline"].map(|folder| paths::pkg().join(folder)) {
        for file in folder.read_dir().with_context(|| format!("read {}", folder.display()))? {
            let file = file?.path();
            if file.to_string_lossy().ends_with(".d.ts") {
                fs::remove_file(&file).with_context(|| format!("remove {}", file.display()))?;
            }
        }
    }
    let mut tsc = node::script("typescript/bin/tsc");
    process::run(tsc.args(["--project", "pkg/tsconfig.json"]))
        .context("the types of the package are wrong")
}
