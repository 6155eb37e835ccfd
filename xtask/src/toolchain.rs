//! Makes sure that rustc can build for wasm32: by rustup, else from the source of std.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::{process, rust_src};

/// The target of the wasm module.
pub const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// Stands beside a std that was built here, and holds the rustc it was built for.
const BUILT_FOR: &str = "whosaid-built-for";

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

    fn has_wasm_std(&self) -> bool {
        let Ok(entries) = self.wasm_libraries().read_dir() else { return false };
        entries.flatten().any(|entry| {
            let name = entry.file_name();
            let name = name.to_string_lossy();
            name.starts_with("libstd-") && name.ends_with(".rlib")
        })
    }
}

/// Installs std for wasm32 unless it is there.
///
/// # Errors
/// If neither rustup nor the source of std provides it; the message says what to do.
pub fn ensure_wasm_target() -> Result<()> {
    let rustc = Rustc::find()?;
    remove_outdated(&rustc)?;
    if rustc.has_wasm_std() {
        return Ok(());
    }
    println!("rustc {} has no std for {WASM_TARGET} yet", rustc.release);
    if add_by_rustup() && rustc.has_wasm_std() {
        return Ok(());
    }
    println!("rustup could not add it; building it from the source of std instead");
    if let Err(why) = rust_src::build_std(&rustc) {
        bail!(
            "std for {WASM_TARGET} is missing and could not be had\n  \
             building it from source failed: {why:#}\n  \
             what to do: run `rustup target add {WASM_TARGET}` where the network allows it, or \
             `rustup component add rust-src`, and start this command again"
        );
    }
    fs::write(rustc.wasm_libraries().join(BUILT_FOR), &rustc.identity)?;
    println!("std for {WASM_TARGET} is ready");
    Ok(())
}

fn add_by_rustup() -> bool {
    println!("trying `rustup target add {WASM_TARGET}`");
    process::run(Command::new("rustup").args(["target", "add", WASM_TARGET]))
        .inspect_err(|why| println!("{why:#}"))
        .is_ok()
}

/// Removes a std that was built here for a rustc that has been updated since: it would stand
/// beside the right one and break the build with an error about incompatible versions.
fn remove_outdated(rustc: &Rustc) -> Result<()> {
    let libraries = rustc.wasm_libraries();
    let Ok(built_for) = fs::read_to_string(libraries.join(BUILT_FOR)) else { return Ok(()) };
    if built_for == rustc.identity {
        return Ok(());
    }
    println!("removing the std for {WASM_TARGET} that was built for an older rustc");
    remove_folder(&libraries)
}

fn remove_folder(folder: &Path) -> Result<()> {
    fs::remove_dir_all(folder).with_context(|| format!("remove {}", folder.display()))
}
