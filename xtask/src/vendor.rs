//! Copies the browser modules that the page takes from npm to www/vendor/.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use crate::{node, paths};

/// Copies Readability and fflate as ES modules, with their licences and type declarations.
///
/// # Errors
/// If a package is not installed or the folder cannot be written.
pub fn copy_modules() -> Result<()> {
    let folder = paths::www().join("vendor");
    fs::create_dir_all(&folder).with_context(|| format!("make {}", folder.display()))?;
    copy_readability(&folder)?;
    copy_fflate(&folder)
}

/// The article of a whole web page.
fn copy_readability(folder: &Path) -> Result<()> {
    let from = node::package_file("@mozilla/readability");
    let source = fs::read_to_string(from.join("Readability.js")).context("read Readability.js")?;
    let source = without_html(&source)?;
    // The package has a CommonJS export only, which browsers do not know.
    fs::write(folder.join("readability.js"), format!("{source}\nexport {{ Readability }};\n"))?;
    fs::write(
        folder.join("readability.d.ts"),
        "export { Readability } from \"@mozilla/readability\";\n",
    )?;
    paths::copy(&from.join("LICENSE.md"), &folder.join("readability.LICENSE.md"))
}

/// Readability with copies of nodes where it makes nodes of strings: the same nodes, and neither a page's Trusted Types
/// nor the checks of the stores for extensions have anything against it.
fn without_html(source: &str) -> Result<String> {
    let mut changed = source.to_owned();
    for (with, without) in [
        ("var pageCacheHtml = page.innerHTML;", "var pageCache = page.cloneNode(true);"),
        (
            "page.innerHTML = pageCacheHtml;",
            "page.replaceChildren(...pageCache.cloneNode(true).childNodes);",
        ),
        (
            "tmp.innerHTML = noscript.innerHTML;",
            "tmp.replaceChildren(...noscript.cloneNode(true).childNodes);",
        ),
    ] {
        ensure!(changed.matches(with).count() == 1, "Readability.js has no longer `{with}`");
        changed = changed.replace(with, without);
    }
    ensure!(!changed.contains("pageCacheHtml"), "Readability.js uses pageCacheHtml elsewhere too");
    Ok(changed)
}

/// What unpacks a .docx file.
fn copy_fflate(folder: &Path) -> Result<()> {
    let from = node::package_file("fflate");
    paths::copy(&from.join("esm/browser.js"), &folder.join("fflate.js"))?;
    fs::write(folder.join("fflate.d.ts"), "export { unzipSync } from \"fflate\";\n")?;
    // Only a file ending in .md is taken for a licence beside the page.
    paths::copy(&from.join("LICENSE"), &folder.join("fflate.LICENSE.md"))
}
