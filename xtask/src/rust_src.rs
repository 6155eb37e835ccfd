//! Builds std for wasm32 from its source and puts it where rustc looks for it.
//!
//! The source is rustup's `rust-src` component if installed, else the `rust-src` package of a
//! Debian suite, of the same version as rustc. The package is unpacked, not installed.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};

use crate::toolchain::{Rustc, WASM_TARGET};
use crate::{debian, process};

/// The one crate that is compiled to make cargo build std with it.
const PROBE: &str = "std_probe";

/// Builds std and copies its libraries into the toolchain; gives their names.
///
/// # Errors
/// If the source cannot be had or does not build.
pub fn build_std(rustc: &Rustc) -> Result<Vec<String>> {
    let work = tempfile::tempdir().context("make a temporary folder")?;
    let source = rustc.sysroot.join("lib/rustlib/src/rust/library");
    let _borrowed = if is_std(&source) {
        println!("using the source of std in {}", source.display());
        None
    } else {
        let package = debian::unpack_rust_src(&rustc.release, work.path())?;
        println!("copying the source of std to {}", source.display());
        Some(Borrowed::copy(&library_in(&package)?, &source)?)
    };
    println!("building std for {WASM_TARGET} (one to two minutes, once)");
    let built = compile(work.path())?;
    install(&built, &rustc.wasm_libraries())
}

/// A source of std that stands in the toolchain only while std is built: left there, it would
/// pass for rustup's component and go stale with the next update.
struct Borrowed {
    folder: PathBuf,
}

impl Borrowed {
    fn copy(from: &Path, to: &Path) -> Result<Self> {
        let borrowed = Self { folder: to.to_path_buf() };
        copy_folder(from, to)?;
        Ok(borrowed)
    }
}

impl Drop for Borrowed {
    fn drop(&mut self) {
        if let Err(why) = fs::remove_dir_all(&self.folder) {
            eprintln!("cannot remove {}: {why}", self.folder.display());
        }
        // The folders that were made for it, src/rust/: removed only if nothing else is in them.
        for folder in self.folder.ancestors().skip(1).take(2) {
            if fs::remove_dir(folder).is_err() {
                break;
            }
        }
    }
}

fn is_std(library: &Path) -> bool {
    library.join("std/Cargo.toml").is_file()
}

/// Finds the `library` folder in an unpacked package.
fn library_in(package: &Path) -> Result<PathBuf> {
    let mut candidates = vec![package.join("usr/lib/rustlib/src/rust/library")];
    if let Ok(sources) = package.join("usr/src").read_dir() {
        candidates.extend(sources.flatten().map(|entry| entry.path().join("library")));
    }
    candidates
        .into_iter()
        .find(|library| is_std(library))
        .context("the package rust-src holds no library/std")
}

/// Compiles a crate without dependencies together with std; gives the folder of the libraries.
fn compile(work: &Path) -> Result<PathBuf> {
    let probe = work.join(PROBE);
    fs::create_dir_all(probe.join("src"))?;
    let manifest =
        format!("[package]\nname = \"{PROBE}\"\nedition = \"2024\"\n[lib]\n[workspace]\n");
    fs::write(probe.join("Cargo.toml"), manifest)?;
    fs::write(probe.join("src/lib.rs"), "//! Makes cargo build std.\n")?;
    let target = work.join("target");
    let mut cargo = Command::new("cargo");
    cargo
        .current_dir(&probe)
        .args(["build", "--release", "--target", WASM_TARGET])
        .arg("-Zbuild-std=std,panic_abort,test")
        .arg("--target-dir")
        .arg(&target)
        // -Zbuild-std is unstable; std itself is built by the stable compiler in just this way.
        .env("RUSTC_BOOTSTRAP", "1")
        .env_remove("RUSTFLAGS")
        .env_remove("CARGO_ENCODED_RUSTFLAGS")
        .env_remove("CARGO_BUILD_TARGET");
    process::run(&mut cargo)?;
    Ok(target.join(WASM_TARGET).join("release/deps"))
}

fn install(built: &Path, libraries: &Path) -> Result<Vec<String>> {
    fs::create_dir_all(libraries).with_context(|| format!("make {}", libraries.display()))?;
    let mut names = Vec::new();
    for entry in built.read_dir().with_context(|| format!("read {}", built.display()))? {
        let path = entry?.path();
        let name = path.file_name().expect("an entry has a name").to_string_lossy().into_owned();
        let is_library = path.extension().is_some_and(|extension| extension == "rlib");
        if is_library && !name.contains(PROBE) {
            fs::copy(&path, libraries.join(&name)).with_context(|| format!("install {name}"))?;
            names.push(name);
        }
    }
    ensure!(!names.is_empty(), "building std left no libraries in {}", built.display());
    Ok(names)
}

fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to).with_context(|| format!("make {}", to.display()))?;
    for entry in from.read_dir().with_context(|| format!("read {}", from.display()))? {
        let path = entry?.path();
        let target = to.join(path.file_name().expect("an entry has a name"));
        // `metadata` follows links, of which the package has some.
        match fs::metadata(&path) {
            Ok(metadata) if metadata.is_dir() => copy_folder(&path, &target)?,
            Ok(_) => {
                fs::copy(&path, &target).with_context(|| format!("copy {}", path.display()))?;
            }
            Err(why) if path.is_symlink() => {
                println!("skipping the dangling link {}: {why}", path.display());
            }
            Err(why) => bail!("read {}: {why}", path.display()),
        }
    }
    Ok(())
}
