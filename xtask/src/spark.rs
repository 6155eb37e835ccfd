//! The example for corpora on Apache Spark: finds Java and Python, and runs its tests.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};

use crate::counts::Counts;
use crate::{debian, paths, process};

/// The oldest Java that Spark 4 runs on.
const JAVA: u32 = 17;
/// Its runtime without a screen, in Debian.
const JAVA_PACKAGE: &str = "openjdk-17-jre-headless";
/// What Debian parts from Python, and a folder of packages needs.
const PYTHON_PACKAGES: [&str; 2] = ["python3", "python3-venv"];

/// Runs the tests: some thousand articles on a small cluster.
///
/// # Errors
/// If Java, Python or one of the packages cannot be had, or the program not be built.
pub fn test() -> Result<Counts> {
    let java = ensure_java()?;
    let python = ensure_packages()?;
    let program = build_program()?;
    let folder = tempfile::tempdir()?;
    let mut tests = Command::new(python);
    tests
        .arg(paths::root().join("tests/spark/corpus_test.py"))
        .args([&program, &paths::www().join("samples"), folder.path()])
        .env("JAVA_HOME", java);
    let mut counts = Counts::default();
    let status = process::each_line(&mut tests, |line| {
        println!("{line}");
        counts.add_tap_line(line);
    })?;
    Ok(counts.or_failure(status.success()))
}

/// The program at its full speed: some thousand articles take minutes without.
fn build_program() -> Result<PathBuf> {
    let mut cargo = Command::new("cargo");
    cargo.args(["build", "--release", "--features", "cli", "--bin", "whosaid"]);
    process::run(cargo.current_dir(paths::root()))?;
    Ok(paths::target()?.join("release/whosaid").with_extension(env::consts::EXE_EXTENSION))
}

/// The folder of a Java that is recent enough, installed first if it is missing and this user may.
fn ensure_java() -> Result<PathBuf> {
    if let Some(home) = find_java() {
        return Ok(home);
    }
    if debian::is_debian() && debian::is_root() {
        println!("installing {JAVA_PACKAGE} with apt");
        debian::install(&[JAVA_PACKAGE])?;
    }
    find_java().with_context(|| {
        format!(
            "Java {JAVA} or newer is missing: install it (Debian's package is {JAVA_PACKAGE}), or \
             set JAVA_HOME to its folder"
        )
    })
}

fn find_java() -> Option<PathBuf> {
    let chosen = env::var_os("JAVA_HOME").map(|home| PathBuf::from(home).join("bin/java"));
    let mut programs = chosen.into_iter().chain([PathBuf::from("java")]);
    programs.find_map(|java| home_of(&java))
}

/// The folder of a Java, if it is recent enough.
fn home_of(java: &Path) -> Option<PathBuf> {
    let arguments = ["-XshowSettings:properties", "-version"];
    let output = Command::new(java).args(arguments).output().ok()?;
    let settings = String::from_utf8_lossy(&output.stderr).into_owned();
    let of = |name: &str| settings.lines().find_map(|line| line.trim().strip_prefix(name));
    let version: u32 = of("java.specification.version = ")?.parse().ok()?;
    (version >= JAVA).then_some(PathBuf::from(of("java.home = ")?))
}

/// The Python of a folder of its own, which has the packages of the lock: nothing of the system's
/// changes.
fn ensure_packages() -> Result<PathBuf> {
    let lock = paths::root().join("examples/spark/requirements.txt");
    let wanted = fs::read_to_string(&lock).context("read the lock of Python's packages")?;
    let folder = paths::target()?.join("spark-python");
    let bin = folder.join(if cfg!(windows) { "Scripts" } else { "bin" });
    let python = bin.join("python").with_extension(env::consts::EXE_EXTENSION);
    let stamp = folder.join("installed.txt");
    if python.is_file() && fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(python);
    }
    println!("installing PySpark, a download of half a gigabyte, into {}", folder.display());
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
    debian::install(&PYTHON_PACKAGES)?;
    make()?;
    ensure!(folder.is_dir(), "python3 -m venv made no {}", folder.display());
    Ok(())
}
