//! Speed and accuracy beside others that read English, in one run: docs/speed.md.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::browsers::Browser;
use crate::serve::TestServer;
use crate::{node, paths, process, python};

/// Dev articles with labelled names, below the data folder, and the classes that count there.
const NAMES: &str = "entities/en_worldwide_dev.jsonl";
const SCHEME: &str = "conll";
/// Dev articles with labelled claims.
const CLAIMS: &str = "attribution/polnear_dev.jsonl";

/// What the runs need.
struct Setting {
    /// Everything that is written on the way.
    folder: PathBuf,
    python: PathBuf,
    /// The benchmark that takes turns with the others.
    rounds: PathBuf,
    /// The command line.
    program: PathBuf,
}

/// Runs all in turn, scores what finds names or claims on the labelled articles of `data`, and writes docs/speed.md.
///
/// # Errors
/// If a peer cannot be installed, or a program fails.
pub fn run(articles: &Path, data: &Path) -> Result<()> {
    let setting = Setting {
        folder: paths::root().join("target/bench"),
        python: python::with_packages("peers-python", "benches/peers/requirements.txt")?,
        rounds: built(&["bench", "--no-run", "--features", "eval", "--bench", "rounds"])?,
        program: built(&["build", "--release", "--features", "cli", "--bin", "whosaid"])?,
    };
    node::ensure_packages_of(&paths::root().join("benches/peers"))?;
    let names = setting.names(&data.join(NAMES))?;
    let claims = setting.claims(&data.join(CLAIMS))?;
    let measured = json!({
        "rows": setting.speeds(articles)?,
        "names": names,
        "claims": claims,
        "system": system(),
        "date": process::output(Command::new("date").arg("+%Y-%m-%d"))?.trim(),
    });
    let file = setting.folder.join("peers.json");
    fs::write(&file, measured.to_string())?;
    process::run(node::node().arg("benches/peers/page.mjs").arg(&file))?;
    println!("docs/speed.md and docs/speed.svg are written");
    Ok(())
}

impl Setting {
    /// Words a second, as benches/peers/run.mjs gives them.
    fn speeds(&self, articles: &Path) -> Result<Value> {
        let server = TestServer::start()?;
        let mut peers = node::node();
        peers
            .arg("benches/peers/run.mjs")
            .args([articles, &self.folder.join("text.txt"), &self.rounds, &self.python])
            .arg(server.url())
            .env(Browser::Chromium.variable(), Browser::Chromium.ensure()?);
        let output = process::output(&mut peers)?;
        Ok(serde_json::from_str(output.lines().last().context("no speeds")?)?)
    }

    /// F1 of the names that each finds, by the first word of its name in the table.
    fn names(&self, gold: &Path) -> Result<BTreeMap<&'static str, f64>> {
        let compromise = self.folder.join("compromise.jsonl");
        let script = ["benches/peers/accuracy.mjs", "compromise"];
        fs::write(&compromise, process::output(node::node().args(script).arg(gold))?)?;
        let spacy = self.folder.join("spacy.jsonl");
        let mut names = Command::new(&self.python);
        names.current_dir(paths::root()).args(["benches/peers/spacy_rounds.py", "entities"]);
        fs::write(&spacy, process::output(names.arg(gold))?)?;
        let mut scores = BTreeMap::new();
        for (name, found) in
            [("Whosaid", None), ("compromise", Some(&compromise)), ("spaCy", Some(&spacy))]
        {
            scores.insert(name, f1(&self.score(gold, found)?["entities"]));
        }
        Ok(scores)
    }

    /// F1 of our claims, and of those with the right source and cue too.
    fn claims(&self, gold: &Path) -> Result<[f64; 2]> {
        let scores = self.score(gold, None)?;
        Ok([f1(&scores["claims"]), f1(&scores["claims +source +cue"])])
    }

    fn score(&self, gold: &Path, found: Option<&PathBuf>) -> Result<Value> {
        let mut eval = Command::new(&self.program);
        eval.arg("eval").arg(gold).args(["--scheme", SCHEME, "--json"]);
        if let Some(found) = found {
            eval.arg("--annotations").arg(found);
        }
        let scores: Value = serde_json::from_str(&process::output(&mut eval)?)?;
        Ok(scores["scores"].clone())
    }
}

/// In percent.
fn f1(score: &Value) -> f64 {
    100.0 * score["f1"].as_f64().unwrap_or_default()
}

/// The program that cargo builds with these arguments.
fn built(arguments: &[&str]) -> Result<PathBuf> {
    let mut cargo = Command::new("cargo");
    cargo.args(arguments).args(["--quiet", "--message-format=json"]).current_dir(paths::root());
    let output = process::output(&mut cargo)?;
    let messages = output.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let program =
        messages.filter_map(|message| Some(message["executable"].as_str()?.into())).next_back();
    program.with_context(|| format!("cargo {} built no program", arguments.join(" ")))
}

/// The processor, as Linux names it.
fn system() -> String {
    let cpus = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = cpus.lines().find_map(|line| line.strip_prefix("model name")?.split(": ").nth(1));
    format!("one core of {}", model.unwrap_or("this machine"))
}
