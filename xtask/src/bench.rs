//! Speed on one core, beside the fastest JavaScript library for the same task, in one run.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::{node, paths, process};

/// Words a second of a program.
type Speeds = BTreeMap<String, f64>;

/// Prints words a second: natively and in Node's wasm, of entities alone and of the whole
/// analysis, and of wink-nlp's whole pipeline (tokens, sentences, tags, entities, sentiment).
///
/// # Errors
/// If one of the programs cannot be built or run.
pub fn run() -> Result<()> {
    let articles = articles();
    std::fs::create_dir_all(articles.parent().expect("it is in a folder"))?;
    let native = native(&articles)?;
    let in_node = speeds(node::node().arg("benches/peers.mjs").arg(&articles))?;
    let peer = in_node["wink"];
    println!("{:<44}{:>14}{:>16}", "one core, medians of 25 rounds", "words/s", "wink-nlp = 1");
    for (name, speed) in [
        ("wink-nlp, whole pipeline, Node", peer),
        ("Whosaid, entities alone, wasm in Node", in_node["entities"]),
        ("Whosaid, entities alone, native", native["entities"]),
        ("Whosaid, whole analysis, wasm in Node", in_node["whole"]),
        ("Whosaid, whole analysis, native", native["whole"]),
    ] {
        println!("{name:<44}{speed:>14.0}{:>16.2}", speed / peer);
    }
    Ok(())
}

/// The texts that are read, as JSON, once [`run`] has begun.
pub fn articles() -> PathBuf {
    paths::root().join("target/bench/articles.json")
}

fn native(articles: &Path) -> Result<Speeds> {
    let mut cargo = Command::new("cargo");
    cargo.args(["bench", "--quiet", "--features", "eval", "--bench", "speed", "--"]).arg(articles);
    speeds(cargo.current_dir(paths::root()))
}

/// The speeds in the last line that a program writes.
fn speeds(command: &mut Command) -> Result<Speeds> {
    let output = process::output(command)?;
    let line = output.lines().last().context("the benchmark wrote nothing")?;
    serde_json::from_str(line).with_context(|| format!("no speeds: {line}"))
}
