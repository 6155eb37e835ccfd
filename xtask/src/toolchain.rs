//! Makes sure that rustc can build for wasm32: by rustup, else from the source of std.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, anyhow};

use crate::{paths, process, rust_src};

/// The target of the wasm module.
pub const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// Stands beside a std that was built here: the rustc it was built for, an empty line, its files.
const BUILT_HERE: &str = "whosaid-built-std.txt";

/// The compiler in use.
pub struct Rustc {
    /// Its release, such as "1.95.0".
    pub release: String,
    /// What `rustc -vV` says: tells apart two builds of one release.
    pub identity: String,
    /// The folder of the toolchain.
    pub sysroot: PathBuf,
}

impl Rustc {
    /// Asks the rustc that cargo uses.
    ///
    /// # Errors
    /// If rustc cannot be started or answers something unexpected.
    pub fn find() -> Result<Self> {
        let identity = process::output(Command::new("rustc").arg("-vV"))?;
        let release = identity
            .lines()
            .find_map(|line| line.strip_prefix("release: "))
            .context("rustc -vV names no release")?
            .to_owned();
        let sysroot = process::output(Command::new("rustc").args(["--print", "sysroot"]))?;
        Ok(Self { release, identity, sysroot: PathBuf::from(sysroot.trim()) })
    }

    /// The folder where std for wasm32 stands, or would.
    pub fn wasm_libraries(&self) -> PathBuf {
        self.sysroot.join("lib/rustlib").join(WASM_TARGET).join("lib")
    }

    /// The names of the libraries of std for wasm32; more than one break a build.
    fn wasm_stds(&self) -> Vec<String> {
        let files = self.wasm_libraries().read_dir().into_iter().flatten().flatten();
        let names = files.filter_map(|file| file.file_name().into_string().ok());
        names.filter(|name| is_std(Path::new(name))).collect()
    }
}

fn is_std(file: &Path) -> bool {
    let stem = file.file_stem().unwrap_or_default().to_string_lossy();
    stem.starts_with("libstd-") && file.extension().is_some_and(|extension| extension == "rlib")
}

/// Makes a build for wasm32 possible: installs std for it unless it is there.
///
/// # Errors
/// If neither rustup nor the source of std provides it; the message says what to do.
pub fn ensure_wasm_target() -> Result<()> {
    let rustc = Rustc::find()?;
    remove_outdated(&rustc)?;
    if rustc.wasm_stds().is_empty() {
        install_wasm_std(&rustc)?;
    }
    remove_artifacts_of_another_std(&rustc.wasm_stds().concat())
}

fn install_wasm_std(rustc: &Rustc) -> Result<()> {
    println!("rustc {} has no std for {WASM_TARGET} yet", rustc.release);
    if add_by_rustup() && !rustc.wasm_stds().is_empty() {
        return Ok(());
    }
    println!("rustup could not add it; building it from the source of std instead");
    let files = rust_src::build_std(rustc).map_err(|why| {
        anyhow!(
            "std for {WASM_TARGET} is missing and could not be had\n  \
             building it from source failed: {why:#}\n  \
             what to do: run `rustup target add {WASM_TARGET}` where the network allows it, or \
             `rustup component add rust-src`, and start this command again"
        )
    })?;
    let record = format!("{}\n{}\n", rustc.identity, files.join("\n"));
    fs::write(rustc.wasm_libraries().join(BUILT_HERE), record)?;
    println!("std for {WASM_TARGET} is ready");
    Ok(())
}

fn add_by_rustup() -> bool {
    println!("trying `rustup target add {WASM_TARGET}`");
    process::run(Command::new("rustup").args(["target", "add", WASM_TARGET]))
        .inspect_err(|why| println!("{why:#}"))
        .is_ok()
}

/// Removes a std that was built here once it is of no use, since it would break the build: when
/// rustc has been updated, or when rustup has put the official one beside it.
fn remove_outdated(rustc: &Rustc) -> Result<()> {
    let libraries = rustc.wasm_libraries();
    let record = libraries.join(BUILT_HERE);
    let Ok(recorded) = fs::read_to_string(&record) else { return Ok(()) };
    let (built_for, files) = recorded.split_once("\n\n").unwrap_or_default();
    let is_alone = rustc.wasm_stds().len() <= 1;
    if built_for == rustc.identity.trim_end() && is_alone {
        return Ok(());
    }
    println!("removing the std for {WASM_TARGET} that was built here and is outdated");
    for file in files.lines().map(|name| libraries.join(name)).filter(|file| file.exists()) {
        fs::remove_file(&file).with_context(|| format!("remove {}", file.display()))?;
    }
    fs::remove_file(&record).with_context(|| format!("remove {}", record.display()))
}

/// Removes what was built for wasm32 with another std. Cargo looks at the version of rustc only,
/// so it would go on with libraries that refer to a std that is gone.
fn remove_artifacts_of_another_std(std: &str) -> Result<()> {
    let target = paths::target()?;
    let built = target.join(WASM_TARGET);
    let record = target.join("wasm-std.txt");
    if fs::read_to_string(&record).is_ok_and(|recorded| recorded == std) {
        return Ok(());
    }
    if built.exists() {
        println!("removing what was built with another std for {WASM_TARGET}");
        fs::remove_dir_all(&built).with_context(|| format!("remove {}", built.display()))?;
    }
    fs::write(&record, std).with_context(|| format!("write {}", record.display()))
}
