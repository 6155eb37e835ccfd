//! `whosaid bench`: how fast this machine reads articles, and what the command line adds to that.
//!
//! Every round measures all ways one after the other, so that other work on the machine meets all of
//! them; the medians count. What a program takes to start is measured too and taken off.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Instant;

use anyhow::{Context, Result, ensure};
use serde::Serialize;
use serde_json::json;
use whosaid::{Analyzer, Model, Options};

use crate::annotate::to_json;
use crate::args::BenchArgs;
use crate::files::{self, Sink};
use crate::lines::lines;
use crate::memory;

/// The page's own samples, for who has no articles at hand.
const SAMPLES: [&str; 3] = [
    include_str!("../../../www/samples/flood.txt"),
    include_str!("../../../www/samples/ceasefire.txt"),
    include_str!("../../../www/samples/merger.txt"),
];

/// Runs the command.
///
/// # Errors
/// If the articles cannot be read, or a run of the program fails.
pub fn run(args: &BenchArgs) -> Result<()> {
    let articles = articles(args.file.as_deref())?;
    let report = match args.memory {
        Some(megabytes) => memory::measure(&corpus(&articles, 0.1), megabytes)?.report(args.json),
        None => Speeds::measure(&articles, args)?.report(args.json),
    };
    Sink::stdout()?.write(report.as_bytes())?;
    Ok(())
}

fn articles(file: Option<&Path>) -> Result<Vec<String>> {
    let Some(path) = file else { return Ok(SAMPLES.map(str::to_owned).to_vec()) };
    let source = files::open_input(path)?;
    let name = source.name;
    let mut articles = Vec::new();
    for line in lines(source.reader) {
        let line = line.with_context(|| format!("cannot read {name}"))?;
        let article = line.article();
        articles.push(
            article
                .map_err(|bad| anyhow::anyhow!("{name}: line {}: {}", bad.line, bad.error))?
                .text,
        );
    }
    ensure!(!articles.is_empty(), "{name} holds no article");
    Ok(articles)
}

/// Lines of NDJSON: the articles again and again, about so many megabytes.
fn corpus(articles: &[String], megabytes: f64) -> String {
    let mut corpus = String::new();
    for (id, text) in articles.iter().cycle().enumerate() {
        let _ = writeln!(corpus, "{}", json!({"id": id, "text": text}));
        if corpus.len() as f64 >= megabytes * 1e6 && (id + 1) % articles.len() == 0 {
            break;
        }
    }
    corpus
}

/// Medians over the rounds.
#[derive(Serialize)]
struct Speeds {
    /// Articles in a round, and their words.
    articles: usize,
    words: usize,
    /// Seconds until the program is ready to read.
    start: f64,
    /// Articles a second: the engine alone, one thread of this process.
    engine: f64,
    /// Articles a second of `annotate --input ndjson` with one job.
    one_job: f64,
    /// … and with two.
    two_jobs: f64,
    /// … and of two such programs at once with one job each.
    two_programs: f64,
    /// One job by the engine alone.
    of_engine: f64,
    /// What two jobs gain by what two programs gain, over one job.
    of_gain: f64,
    /// Time for writing annotations as JSON by that of the analysis.
    json: f64,
}

impl Speeds {
    fn measure(articles: &[String], args: &BenchArgs) -> Result<Self> {
        let folder = Folder::new()?;
        let once = corpus(articles, args.megabytes);
        let count = once.lines().count();
        let texts: Vec<&str> = articles.iter().cycle().take(count).map(String::as_str).collect();
        let [empty, single, double] = [
            folder.file("empty.ndjson", "")?,
            folder.file("single.ndjson", &once)?,
            folder.file("double.ndjson", &once.repeat(2))?,
        ];
        let analyzer = Analyzer::new(Model::builtin());
        let mut rounds = vec![Vec::new(); 7];
        for _ in 0..args.rounds {
            let start = seconds(&[(&empty, 1)])?;
            let [engine, json] = in_process(&analyzer, &texts)?;
            let alone = seconds(&[(&single, 1)])? - start;
            let together = seconds(&[(&double, 2)])? - start;
            let apart = seconds(&[(&single, 1), (&single, 1)])? - start;
            // Both gains are over the time alone, which cancels out.
            let of_round = [start, engine, alone, together, apart, json / engine, apart / together];
            rounds.iter_mut().zip(of_round).for_each(|(all, value)| all.push(value));
        }
        // The ratios are medians of the rounds' ratios: both sides met the same other work.
        let of_engine =
            median(rounds[1].iter().zip(&rounds[2]).map(|(engine, alone)| engine / alone));
        let [start, engine, alone, together, apart, json, of_gain] =
            [0, 1, 2, 3, 4, 5, 6].map(|way: usize| median(rounds[way].iter().copied()));
        let words = texts.iter().map(|text| text.split_whitespace().count()).sum();
        let speed = |times: f64, seconds: f64| times * count as f64 / seconds;
        Ok(Self {
            articles: count,
            words,
            start,
            engine: speed(1.0, engine),
            one_job: speed(1.0, alone),
            two_jobs: speed(2.0, together),
            two_programs: speed(2.0, apart),
            of_engine,
            of_gain,
            json,
        })
    }

    fn report(&self, as_json: bool) -> String {
        if as_json {
            return String::from_utf8(to_json(self)).expect("JSON is UTF-8") + "\n";
        }
        let words = self.words as f64 / self.articles as f64;
        let mut text = format!("{:<44}{:>12}{:>12}\n", "medians", "articles/s", "words/s");
        for (way, speed) in [
            ("the engine alone, one thread", self.engine),
            ("annotate --input ndjson --jobs 1", self.one_job),
            ("annotate --input ndjson --jobs 2", self.two_jobs),
            ("two programs with --jobs 1 each", self.two_programs),
        ] {
            let _ = writeln!(text, "{way:<44}{speed:>12.1}{:>12.0}", speed * words);
        }
        let _ = writeln!(text, "one job has {:.2} of the engine's speed", self.of_engine);
        let _ = writeln!(text, "two jobs have {:.2} of what two programs gain", self.of_gain);
        let _ =
            writeln!(text, "writing JSON takes {:.1}% of the analysis' time", 100.0 * self.json);
        let _ = writeln!(
            text,
            "the program starts in {:.0} ms, which is taken off",
            1000.0 * self.start
        );
        text
    }
}

/// Seconds for the analysis of all texts in this process, and for writing what was found.
fn in_process(analyzer: &Analyzer, texts: &[&str]) -> Result<[f64; 2]> {
    let (mut analysis, mut writing) = (0.0, 0.0);
    for text in texts {
        let start = Instant::now();
        let found = analyzer.analyze(text, &Options::default())?;
        analysis += start.elapsed().as_secs_f64();
        let start = Instant::now();
        std::hint::black_box(to_json(&found));
        writing += start.elapsed().as_secs_f64();
    }
    Ok([analysis, writing])
}

/// Seconds until programs that read these files with so many jobs, all at once, are done.
fn seconds(runs: &[(&Path, u32)]) -> Result<f64> {
    let start = Instant::now();
    let children: Vec<Child> = runs
        .iter()
        .map(|(path, jobs)| {
            let mut command = annotate(&["--jobs", &jobs.to_string()])?;
            command.arg(path).stdout(Stdio::null()).spawn().context("cannot start the program")
        })
        .collect::<Result<_>>()?;
    for mut child in children {
        ensure!(child.wait()?.success(), "a run of the program failed");
    }
    Ok(start.elapsed().as_secs_f64())
}

/// This very program, annotating lines.
pub fn annotate(arguments: &[&str]) -> Result<Command> {
    let mut command = Command::new(std::env::current_exe().context("cannot find the program")?);
    command.args(["annotate", "--input", "ndjson"]).args(arguments);
    Ok(command)
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

/// A folder that is gone once this is dropped.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Result<Self> {
        let folder = std::env::temp_dir().join(format!("whosaid-bench-{}", std::process::id()));
        fs::create_dir_all(&folder)
            .with_context(|| format!("cannot write {}", folder.display()))?;
        Ok(Self(folder))
    }

    fn file(&self, name: &str, content: &str) -> Result<PathBuf> {
        let path = self.0.join(name);
        fs::write(&path, content).with_context(|| format!("cannot write {}", path.display()))?;
        Ok(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // What is left in the folder for temporary files does no harm.
        let _ = fs::remove_dir_all(&self.0);
    }
}
