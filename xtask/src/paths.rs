//! Where things stand in the repository.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::browsers::Browser;
use crate::process;

/// The root of the repository.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask stands in the repository's root")
}

/// The npm package: hand-written files and the generated module.
pub fn pkg() -> PathBuf {
    root().join("pkg")
}

/// The page.
pub fn www() -> PathBuf {
    root().join("www")
}

/// What `cargo xtask site` writes.
pub fn site() -> PathBuf {
    root().join("dist").join("site")
}

/// The unpacked extension for a browser, as `cargo xtask extension` writes it.
pub fn extension(browser: Browser) -> PathBuf {
    root().join("dist").join(format!("extension-{}", browser.name()))
}

/// Where cargo builds: target/ unless the user chose another folder.
///
/// # Errors
/// If cargo does not say.
pub fn target() -> Result<PathBuf> {
    let arguments = ["metadata", "--no-deps", "--format-version", "1"];
    let metadata = process::output(Command::new("cargo").args(arguments).current_dir(root()))?;
    let metadata: serde_json::Value = serde_json::from_str(&metadata)?;
    let folder = metadata["target_directory"].as_str();
    Ok(PathBuf::from(folder.context("cargo metadata names no target folder")?))
}

/// The files below `folder`, sorted by path; none if there is no such folder.
///
/// # Errors
/// If a folder cannot be read.
pub fn files_below(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        if !folder.is_dir() {
            continue;
        }
        for entry in folder.read_dir().with_context(|| format!("read {}", folder.display()))? {
            let path = entry?.path();
            if path.is_dir() { folders.push(path) } else { files.push(path) }
        }
    }
    files.sort();
    Ok(files)
}

/// Copies one file, with an error that names both ends.
///
/// # Errors
/// If the file is missing or the target cannot be written.
pub fn copy(from: &Path, to: &Path) -> Result<()> {
    if let Some(folder) = to.parent() {
        std::fs::create_dir_all(folder).with_context(|| format!("make {}", folder.display()))?;
    }
    std::fs::copy(from, to)
        .with_context(|| format!("copy {} to {}", from.display(), to.display()))?;
    Ok(())
}
