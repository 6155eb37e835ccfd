//! Node and the pinned npm packages.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};

use crate::{paths, process};

/// The oldest Node whose test runner and ES modules suffice.
const OLDEST_NODE: u32 = 20;

const NPM: &str = if cfg!(windows) { "npm.cmd" } else { "npm" };

/// Installs the packages of package-lock.json unless they are there.
///
/// # Errors
/// If Node is missing or too old, or npm fails.
pub fn ensure_packages() -> Result<()> {
    check_node()?;
    ensure_packages_of(paths::root())
}

/// Installs the packages of a folder's package-lock.json unless they are there.
///
/// # Errors
/// If npm fails.
pub fn ensure_packages_of(folder: &Path) -> Result<()> {
    let lock = folder.join("package-lock.json");
    // npm writes this file last.
    let installed = folder.join("node_modules/.package-lock.json");
    if is_newer(&installed, &lock) {
        return Ok(());
    }
    println!("installing the npm packages of {}", lock.display());
    process::run(Command::new(NPM).arg("ci").current_dir(folder))
        .context("the npm packages could not be installed; is the registry reachable?")
}

/// A command that runs a package's script, such as "typescript/bin/tsc", in Node.
pub fn script(path: &str) -> Command {
    let mut node = node();
    node.arg(package_file(path));
    node
}

/// A command that runs Node in the root of the repository.
pub fn node() -> Command {
    let mut node = Command::new("node");
    node.current_dir(paths::root());
    node
}

/// A file of an npm package.
pub fn package_file(path: &str) -> PathBuf {
    paths::root().join("node_modules").join(path)
}

/// The installed version of an npm package.
///
/// # Errors
/// If its package.json is missing or names no version.
pub fn package_version(package: &str) -> Result<String> {
    let path = package_file(package).join("package.json");
    let text =
        std::fs::read_to_string(&path).with_context(|| format!("read {}", path.display()))?;
    let manifest: serde_json::Value = serde_json::from_str(&text)?;
    let version = manifest["version"].as_str();
    Ok(version.with_context(|| format!("{} names no version", path.display()))?.to_owned())
}

fn check_node() -> Result<()> {
    let advice = format!("install Node {OLDEST_NODE} or newer, which brings npm");
    let Ok(version) = process::output(Command::new("node").arg("--version")) else {
        bail!("Node is missing: {advice}");
    };
    let major = major(&version).with_context(|| format!("`node --version` says {version}"))?;
    ensure!(major >= OLDEST_NODE, "Node {} is too old: {advice}", version.trim());
    ensure!(process::is_installed(NPM), "npm is missing: {advice}");
    Ok(())
}

/// The 20 of "v20.19.2".
fn major(version: &str) -> Option<u32> {
    version.trim().strip_prefix('v')?.split('.').next()?.parse().ok()
}

fn is_newer(file: &Path, than: &Path) -> bool {
    let modified = |path: &Path| path.metadata().and_then(|metadata| metadata.modified());
    match (modified(file), modified(than)) {
        (Ok(file), Ok(than)) => file >= than,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::major;

    #[test]
    fn the_major_version_comes_after_the_v() {
        assert_eq!(major("v20.19.2\n"), Some(20));
        assert_eq!(major("20"), None);
    }
}
