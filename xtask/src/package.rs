//! Packs the npm packages, and sets up what they are tried in.

use anyhow::Result;

use crate::{node, paths, process};

/// Bundles the web component into pkg/article.js.
///
/// # Errors
/// If a module of it is missing.
pub fn bundle_article() -> Result<()> {
    process::run(node::node().arg("xtask/article.mjs"))
}

/// Writes the tarballs of `whosaid` and `whosaid-inline` into dist/, the same bytes from the same files.
///
/// # Errors
/// If bundling or packing fails.
pub fn write() -> Result<()> {
    process::run(node::node().arg("xtask/package.mjs"))
}

/// Installs the bundlers and runtimes that the tarballs are tried in, unless they are there.
///
/// # Errors
/// If npm fails.
pub fn ensure_tools() -> Result<()> {
    node::ensure_packages_of(&paths::root().join("tests/smoke"))
}
