//! Builds the browser extension: for each browser an unpacked folder and an archive for its store.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::browsers::Browser;
use crate::{node, paths, process, site};

/// Where a page of the extension takes the article that is moved to it.
const HANDOVER: &str =
    "  <script type=\"module\" src=\"../extension/handover/handover.js\"></script>\n</head>";

/// Writes `dist/extension-BROWSER/` and `dist/whosaid-BROWSER.zip` for both browsers.
///
/// # Errors
/// If a file is missing or cannot be written.
pub fn write() -> Result<()> {
    for browser in Browser::ALL {
        let folder = paths::extension(browser);
        unpack(browser, &folder)?;
        let archive = paths::root().join(format!("dist/whosaid-{}.zip", browser.name()));
        pack(&folder, &archive)?;
        println!("the extension for {} is in {}", browser.name(), archive.display());
    }
    Ok(())
}

/// Writes the files of the extension: the page as it is, the extension's own, and what is made from them.
fn unpack(browser: Browser, folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("remove {}", folder.display()))?;
    }
    for (file, target) in site::page_files()? {
        if !is_for_the_web(&target) {
            paths::copy(&file, &folder.join("www").join(target))?;
        }
    }
    for (file, name) in site::licences() {
        paths::copy(&file, &folder.join("www").join(name))?;
    }
    for (file, target) in own_files()? {
        paths::copy(&file, &folder.join(target))?;
    }
    take_over(&folder.join("www/index.html"))?;
    let mut generate = node::node();
    generate.arg("xtask/extension.mjs").arg(folder);
    process::run(generate.arg(browser.name()).arg(env!("CARGO_PKG_VERSION")))
}

/// Files that let a browser keep the page, which it has anyway as part of the extension.
fn is_for_the_web(target: &Path) -> bool {
    matches!(target.to_str(), Some("service-worker.js" | "manifest.webmanifest"))
}

/// The extension's own modules and icons, as (file, path in the extension).
fn own_files() -> Result<Vec<(PathBuf, PathBuf)>> {
    let source = paths::root().join("extension");
    let mut files = Vec::new();
    for part in ["background", "handover", "options", "panel", "shared"] {
        for file in paths::files_below(&source.join(part))? {
            let target = file.strip_prefix(paths::root()).expect("it stands there").to_path_buf();
            files.push((file, target));
        }
    }
    for file in paths::files_below(&source.join("icons"))? {
        let target = file.strip_prefix(&source).expect("it stands there").to_path_buf();
        files.push((file, target));
    }
    Ok(files)
}

/// Lets the page take an article that the panel hands over; the manifest of the web app is not needed.
fn take_over(page: &Path) -> Result<()> {
    let html = fs::read_to_string(page).with_context(|| format!("read {}", page.display()))?;
    let without: String =
        html.split_inclusive('\n').filter(|line| !line.contains("rel=\"manifest\"")).collect();
    fs::write(page, without.replacen("</head>", HANDOVER, 1))?;
    Ok(())
}

/// Packs a folder: the same files always give the same bytes.
fn pack(folder: &Path, archive: &Path) -> Result<()> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut zip = ZipWriter::new(fs::File::create(archive)?);
    for file in paths::files_below(folder)? {
        let name = file.strip_prefix(folder).expect("it stands there").to_string_lossy();
        zip.start_file(name.replace('\\', "/"), options)?;
        zip.write_all(&fs::read(&file)?)?;
    }
    zip.finish()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_files_give_the_same_archive() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["b.txt", "a/c.txt", "a/b.txt"] {
            let file = folder.path().join("in").join(name);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, name).unwrap();
        }
        let archives = ["one.zip", "two.zip"].map(|name| folder.path().join(name));
        for archive in &archives {
            pack(&folder.path().join("in"), archive).unwrap();
        }
        let [one, two] = archives.map(|archive| fs::read(archive).unwrap());
        assert_eq!(one, two);
        let mut zip = zip::ZipArchive::new(std::io::Cursor::new(one)).unwrap();
        let names: Vec<String> =
            (0..zip.len()).map(|at| zip.by_index(at).unwrap().name().to_owned()).collect();
        assert_eq!(names, ["a/b.txt", "a/c.txt", "b.txt"]);
    }
}
