//! The example for corpora on Apache Spark: finds Java and Python, and runs its tests.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::counts::Counts;
use crate::{debian, paths, process, python};

/// The oldest Java that Spark 4 runs on.
const JAVA: u32 = 17;
/// Its runtime without a screen, in Debian.
const JAVA_PACKAGE: &str = "openjdk-17-jre-headless";

/// Runs the tests: some thousand articles on a small cluster.
///
/// # Errors
/// If Java, Python or one of the packages cannot be had, or the program not be built.
pub fn test() -> Result<Counts> {
    let java = ensure_java()?;
    let python = python::with_packages("spark-python", "examples/spark/requirements.txt")?;
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
