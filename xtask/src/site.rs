//! Writes dist/site: the page as any static host can serve it, under any sub-path.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use regex::Regex;

use crate::{offline, paths, policy, wasm};

/// What the page's worker takes from the package.
const FROM_PACKAGE: [&str; 10] = [
    "whosaid.js",
    "lib/whosaid.js",
    "lib/browser.js",
    "lib/errors.js",
    "lib/local.js",
    "lib/remote.js",
    "lib/sources.js",
    "wasm/whosaid.js",
    "wasm/whosaid_bg.wasm",
    "model.bin",
];

/// What the page loads, as (file, path below the site's root), sorted by path.
///
/// # Errors
/// If a folder cannot be read.
pub fn page_files() -> Result<Vec<(PathBuf, PathBuf)>> {
    let mut files: Vec<(PathBuf, PathBuf)> = Vec::new();
    for file in paths::files_below(&paths::www())? {
        if !is_declaration(&file) && !is_notice(&file) {
            let target = below_www(&file);
            files.push((file, target));
        }
    }
    for name in FROM_PACKAGE {
        files.push((paths::pkg().join(name), Path::new("pkg").join(name)));
    }
    files.sort_by(|(_, a), (_, b)| a.cmp(b));
    Ok(files)
}

/// The project's own notice and licences, as (file, name beside the page). The names end in .txt:
/// without, a host would offer them for download instead of showing them.
pub fn licences() -> [(PathBuf, String); 3] {
    wasm::LICENCES.map(|name| (paths::root().join(name), format!("{name}.txt")))
}

/// Writes the site anew.
///
/// # Errors
/// If a file is missing, cannot be written, or names a path that holds at the root only.
pub fn write() -> Result<()> {
    let site = paths::site();
    if site.exists() {
        fs::remove_dir_all(&site).with_context(|| format!("remove {}", site.display()))?;
    }
    for (file, target) in page_files()? {
        check_relative(&file)?;
        paths::copy(&file, &site.join(target))?;
    }
    for notice in paths::files_below(&paths::www())?.iter().filter(|file| is_notice(file)) {
        paths::copy(notice, &site.join(below_www(notice)))?;
    }
    for (file, name) in licences() {
        paths::copy(&file, &site.join(name))?;
    }
    fs::write(site.join(SITE_FILES), offline::site_files(&site)?)?;
    let policy = policy::of_page(&paths::www().join("index.html"))?;
    fs::write(site.join("_headers"), headers(&policy))?;
    println!("the site is in {}", site.display());
    Ok(())
}

/// The list of files that www/service-worker.js reads.
const SITE_FILES: &str = "site-files.js";

/// The file that hosts such as Netlify and Cloudflare Pages read headers from.
fn headers(policy: &str) -> String {
    // A service worker that a cache holds back would hold back every new version.
    format!(
        "/*\n  Content-Security-Policy: {policy}\n  X-Content-Type-Options: nosniff\n\
         /service-worker.js\n  Cache-Control: no-cache\n/{SITE_FILES}\n  Cache-Control: no-cache\n"
    )
}

fn below_www(file: &Path) -> PathBuf {
    file.strip_prefix(paths::www()).expect("the file stands in www/").to_path_buf()
}

fn is_declaration(file: &Path) -> bool {
    file.to_string_lossy().ends_with(".d.ts")
}

/// Licences of vendored modules: they go with the page, which does not load them.
fn is_notice(file: &Path) -> bool {
    file.extension().is_some_and(|extension| extension == "md")
}

fn check_relative(file: &Path) -> Result<()> {
    let checked = file.extension().and_then(|extension| extension.to_str());
    if !matches!(checked, Some("html" | "css" | "js")) {
        return Ok(());
    }
    let text = fs::read_to_string(file).with_context(|| format!("read {}", file.display()))?;
    match first_absolute(&text) {
        Some(line) => bail!("{}:{line}: the path must be relative", file.display()),
        None => Ok(()),
    }
}

/// The number of the first line with a path that begins at the host's root.
fn first_absolute(text: &str) -> Option<usize> {
    let absolute = Regex::new(
        r#"(?x)
          \b(?: src | href | action | poster ) \s* = \s* ["'] /   # HTML
        | \b url \( \s* ["']? /                                   # CSS
        | \b(?: from | import | import\s*\( | URL\s*\( | Worker\s*\( | fetch\s*\( ) \s* ["'`] /
        "#,
    )
    .expect("the pattern is valid");
    text.lines().position(|line| absolute.is_match(line)).map(|index| index + 1)
}

#[cfg(test)]
mod tests {
    use super::first_absolute;

    #[test]
    fn absolute_paths_are_found() {
        for text in [
            "<link rel=\"icon\" href=\"/icon.svg\">",
            "body { background: url(/a.png) }",
            "import { a } from \"/a.js\";",
            "new Worker('/worker.js')",
            "await fetch(`/samples/${name}`)",
        ] {
            assert_eq!(first_absolute(&format!("\n{text}")), Some(2), "{text}");
        }
    }

    #[test]
    fn relative_paths_and_other_slashes_pass() {
        for text in [
            "<script type=\"module\" src=\"./app.js\">",
            "new URL(\"whosaid_bg.wasm\", import.meta.url)",
            "const ratio = a / b; // \"/\"",
            "import \"./a.js\"",
        ] {
            assert_eq!(first_absolute(text), None, "{text}");
        }
    }
}
