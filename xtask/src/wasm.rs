//! Builds pkg/wasm/: cargo → wasm-bindgen → wasm-opt, and the licences beside it.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail, ensure};
use wasm_bindgen_cli_support::Bindgen;

use crate::{node, paths, process, toolchain};

/// The name of the crate and of the generated files.
const NAME: &str = "whosaid";

/// How wasm-opt is run. Measured on articles in Node: -O2, -O3 and -Os are no faster than -O1, give
/// a module 1% larger under gzip, and take three times as long. The features are those that rustc
/// emits for wasm32 by default, and the one that .cargo/config.toml adds; every current browser has
/// them all.
const WASM_OPT: &[&str] = &[
    "-O1",
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
    "--enable-simd",
];

/// Files of the root that go with every copy of the module.
pub const LICENCES: [&str; 3] = ["NOTICE", "LICENSE-MIT", "LICENSE-APACHE"];

/// Builds the wasm module and its glue into pkg/wasm/.
///
/// # Errors
/// If a step fails.
pub fn build() -> Result<()> {
    check_versions(&fs::read_to_string(paths::root().join("Cargo.lock")).context("Cargo.lock")?)?;
    let compiled = compile()?;
    let pkg = paths::pkg();
    let folder = pkg.join("wasm");
    bind(&compiled, &folder)?;
    optimize(&folder.join(format!("{NAME}_bg.wasm")))?;
    for name in LICENCES {
        paths::copy(&paths::root().join(name), &pkg.join(name))?;
    }
    Ok(())
}

/// Compiles the crate; gives the wasm file that cargo says it made.
fn compile() -> Result<PathBuf> {
    let mut cargo = Command::new("cargo");
    cargo
        .current_dir(paths::root())
        .args([
            "build",
            "--release",
            "--lib",
            "--package",
            NAME,
            "--no-default-features",
            "--target",
        ])
        .args([toolchain::WASM_TARGET, "--message-format", "json-render-diagnostics"]);
    let messages = process::output(&mut cargo)?;
    messages.lines().find_map(wasm_artifact).context("cargo build made no wasm file")
}

fn wasm_artifact(message: &str) -> Option<PathBuf> {
    let message: serde_json::Value = serde_json::from_str(message).ok()?;
    if message["target"]["name"] != NAME {
        return None;
    }
    let files = message["filenames"].as_array()?.iter().filter_map(serde_json::Value::as_str);
    files.map(PathBuf::from).find(|file| file.extension().is_some_and(|ext| ext == "wasm"))
}

fn bind(compiled: &Path, folder: &Path) -> Result<()> {
    Bindgen::new()
        .input_path(compiled)
        .out_name(NAME)
        .web(true)?
        .typescript(true)
        // The package says where the wasm file is: said twice, bundlers would pack it twice.
        .omit_default_module_path(true)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate(folder)
        .context("wasm-bindgen failed")?;
    without_symbol_dispose(&folder.join(format!("{NAME}.d.ts")))
}

/// A program whose `lib` is older than `Symbol.dispose` could not be compiled beside our types.
fn without_symbol_dispose(declarations: &Path) -> Result<()> {
    let text = fs::read_to_string(declarations).context("read the declarations")?;
    let lines = text.lines().filter(|line| line.trim() != "[Symbol.dispose](): void;");
    let kept: String = lines.flat_map(|line| [line, "\n"]).collect();
    fs::write(declarations, kept).context("write the declarations")
}

/// Shrinks and speeds up a wasm file in place. The result is kept under target/, named by what
/// it was made from, since this takes longer than everything else in a build without changes.
fn optimize(wasm: &Path) -> Result<()> {
    let mut made_from = DefaultHasher::new();
    fs::read(wasm)?.hash(&mut made_from);
    WASM_OPT.hash(&mut made_from);
    node::package_version("binaryen")?.hash(&mut made_from);
    let cache = paths::target()?.join("wasm-opt");
    let optimized = cache.join(format!("{:016x}.wasm", made_from.finish()));
    if !optimized.exists() {
        println!("running wasm-opt");
        // Only the latest is of use.
        if cache.exists() {
            fs::remove_dir_all(&cache)?;
        }
        fs::create_dir_all(&cache)?;
        let unfinished = cache.join("unfinished.wasm");
        let mut wasm_opt = node::script("binaryen/bin/wasm-opt");
        wasm_opt.arg(wasm).args(WASM_OPT).arg("-o").arg(&unfinished);
        process::run(wasm_opt.stdin(Stdio::null()))?;
        fs::rename(&unfinished, &optimized)?;
    }
    paths::copy(&optimized, wasm)
}

/// The glue is right only if both sides of wasm-bindgen are of one version.
fn check_versions(lock: &str) -> Result<()> {
    let library = locked_version(lock, "wasm-bindgen")?;
    let tool = locked_version(lock, "wasm-bindgen-cli-support")?;
    if library != tool {
        bail!(
            "Cargo.lock has wasm-bindgen {library} but wasm-bindgen-cli-support {tool}; set \
             `wasm-bindgen-cli-support = \"={library}\"` in xtask/Cargo.toml"
        );
    }
    Ok(())
}

fn locked_version<'a>(lock: &'a str, package: &str) -> Result<&'a str> {
    let name = format!("name = \"{package}\"\n");
    let mut versions = lock.split("[[package]]\n").filter_map(|entry| {
        entry.strip_prefix(&name)?.strip_prefix("version = \"")?.split('"').next()
    });
    let version = versions.next().with_context(|| format!("Cargo.lock has no {package}"))?;
    ensure!(versions.next().is_none(), "Cargo.lock has several versions of {package}");
    Ok(version)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_sides_of_wasm_bindgen_have_one_version() {
        check_versions(include_str!("../../Cargo.lock")).unwrap();
    }

    #[test]
    fn versions_that_differ_are_named() {
        let lock = "[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.1\"\n\n\
                    [[package]]\nname = \"wasm-bindgen-cli-support\"\nversion = \"0.2.2\"\n";
        let error = check_versions(lock).unwrap_err().to_string();
        assert!(error.contains("0.2.1") && error.contains("0.2.2"), "{error}");
    }

    #[test]
    fn the_wasm_file_is_read_from_the_message_of_cargo() {
        let message = r#"{"reason":"compiler-artifact","target":{"name":"whosaid"},
            "filenames":["/t/libwhosaid.rlib","/t/whosaid.wasm"]}"#;
        assert_eq!(wasm_artifact(message), Some(PathBuf::from("/t/whosaid.wasm")));
        assert_eq!(wasm_artifact(r#"{"reason":"build-finished","success":true}"#), None);
    }
}
