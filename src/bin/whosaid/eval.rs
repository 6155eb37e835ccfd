//! `whosaid eval`: the scores of the program, or of an annotation, against labelled articles.

use std::fmt::Write as _;
use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use anyhow::{Context, Result, anyhow};
use whosaid::eval::Evaluation;
use whosaid::eval::bootstrap::{Interval, intervals};
use whosaid::eval::casing::recased_gold;
use whosaid::eval::gold::{self, Gold};
use whosaid::eval::marks::Marks;
use whosaid::{Analyzer, Model, Options, Strictness};

use crate::args::EvalArgs;
use crate::files::{self, Sink};

/// Reads, compares and prints.
///
/// # Errors
/// If a file cannot be read or is not in its format, or the output cannot be written.
pub fn run(args: &EvalArgs) -> Result<()> {
    let mut gold = Vec::new();
    for path in &args.gold {
        gold.extend(read_gold(path)?);
    }
    if let Some(casing) = args.letters {
        for gold in &mut gold {
            *gold = recased_gold(gold, casing);
        }
    }
    let found = match &args.annotations {
        Some(path) => read_annotations(path, &gold)?,
        None => analyze(&gold, args.strictness)?,
    };
    let mut evaluation = Evaluation::new(args.scheme);
    let mut articles = Vec::new();
    for (gold, found) in gold.iter().zip(&found) {
        evaluation.add(gold, found);
        if args.intervals {
            let mut article = Evaluation::new(args.scheme);
            article.add(gold, found);
            articles.push(article);
        }
    }
    let mut text = report(&evaluation, args);
    if args.intervals && !args.json {
        text.push_str(&listing(&intervals(&articles)));
    }
    Sink::stdout()?.write(text.as_bytes())?;
    Ok(())
}

fn report(evaluation: &Evaluation, args: &EvalArgs) -> String {
    if args.json {
        return format!("{}\n", evaluation.to_json());
    }
    let mut text = evaluation.to_string();
    if let Some(examples) = args.errors {
        let _ = write!(text, "{}", evaluation.errors.listing(examples));
    }
    text
}

fn listing(intervals: &[Interval]) -> String {
    let mut text = String::from("\nwith the interval of 95 of 100 draws of articles\n");
    for Interval { name, value, low, high } in intervals {
        let [value, low, high] = [value, low, high].map(|share| 100.0 * share);
        let _ = writeln!(text, "{name:28}{value:>6.1}  {low:>5.1} to {high:.1}");
    }
    text
}

fn read_gold(path: &Path) -> Result<Vec<Gold>> {
    let source = files::open_input(path)?;
    gold::read(source.reader).map_err(|why| anyhow!("{}, {why}", source.name))
}

fn read_annotations(path: &Path, gold: &[Gold]) -> Result<Vec<Marks>> {
    let name = path.display();
    let file = File::open(path).with_context(|| format!("cannot read {name}"))?;
    gold::read_found(BufReader::new(file), gold).map_err(|why| anyhow!("{name}, {why}"))
}

fn analyze(gold: &[Gold], strictness: Strictness) -> Result<Vec<Marks>> {
    let analyzer = Analyzer::new(Model::builtin());
    let analyze = |gold: &Gold| {
        let mut options = Options::default();
        options.strictness = strictness;
        options.title.clone_from(&gold.title);
        let analysis = analyzer.analyze(&gold.text, &options);
        analysis.map(|analysis| Marks::of(&analysis)).with_context(|| gold.id.clone())
    };
    gold.iter().map(analyze).collect()
}
