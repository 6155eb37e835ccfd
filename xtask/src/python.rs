//! Python with the packages of a lock file, in a folder of its own: nothing of the system's changes.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};

use crate::{debian, paths, process};

/// What Debian parts from Python, and a folder of packages needs.
const DEBIAN_PACKAGES: [&str; 2] = ["python3", "python3-venv"];

/// The Python of `target/NAME`, which has the packages of a lock below the root, installed first unless they are there.
///
/// # Errors
/// If Python is missing and cannot be installed, or a package cannot be had or is not the one that was locked.
pub fn with_packages(name: &str, lock: &str) -> Result<PathBuf> {
    let lock = paths::root().join(lock);
    let wanted = fs::read_to_string(&lock).context("read the lock of Python's packages")?;
    let folder = paths::target()?.join(name);
    let bin = folder.join(if cfg!(windows) { "Scripts" } else { "bin" });
    let python = bin.join("python").with_extension(env::consts::EXE_EXTENSION);
    let stamp = folder.join("installed.txt");
    if python.is_file() && fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(python);
    }
    println!("installing the packages of {} into {}", lock.display(), folder.display());
    make_environment(&folder)?;
    let arguments = ["-m", "pip", "install", "--quiet", "--require-hashes", "--requirement"];
    process::run(Command::new(&python).args(arguments).arg(&lock))?;
    fs::write(&stamp, wanted).context("note what was installed")?;
    Ok(python)
}

fn make_environment(folder: &Path) -> Result<()> {
    let make = || process::run(Command::new("python3").args(["-m", "venv", "--clear"]).arg(folder));
    if make().is_ok() {
        return Ok(());
    }
    if !(debian::is_debian() && debian::is_root()) {
        bail!("Python 3.11 or newer with venv is missing: install python3 and python3-venv");
    }
    debian::install(&DEBIAN_PACKAGES)?;
    make()?;
    ensure!(folder.is_dir(), "python3 -m venv made no {}", folder.display());
    Ok(())
}
