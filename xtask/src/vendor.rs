//! Copies the browser modules that the page takes from npm to www/vendor/.

use std::fs;

use anyhow::{Context, Result};

use crate::{node, paths};

/// Copies Readability as an ES module, with its licence and a type declaration.
///
/// # Errors
/// If the package is not installed or the folder cannot be written.
pub fn copy_modules() -> Result<()> {
    let folder = paths::www().join("vendor");
    fs::create_dir_all(&folder).with_context(|| format!("make {}", folder.display()))?;
    let from = node::package_file("@mozilla/readability");
    let source = fs::read_to_string(from.join("Readability.js")).context("read Readability.js")?;
    // The package has a CommonJS export only, which browsers do not know.
    fs::write(folder.join("readability.js"), format!("{source}\nexport {{ Readability }};\n"))?;
    fs::write(
        folder.join("readability.d.ts"),
        "export { Readability } from \"@mozilla/readability\";\n",
    )?;
    paths::copy(&from.join("LICENSE.md"), &folder.join("readability.LICENSE.md"))
}
