//! How many words a second one core reads natively, as a line of JSON; `cargo xtask bench` sets it
//! beside other programs.
//!
//! With a path as argument it first writes the texts that it reads there, as a JSON array, so that
//! the others read the same.

use std::time::Instant;

use whosaid::eval::marked::parse;
use whosaid::{Analyzer, Model, Options};

#[path = "../tests/support/files.rs"]
#[expect(dead_code, reason = "the tests use more of it")]
mod files;

/// Times that all articles are read; the median counts.
const ROUNDS: usize = 25;

fn main() {
    let texts = texts();
    if let Some(path) = std::env::args().skip(1).find(|argument| !argument.starts_with('-')) {
        let json = serde_json::to_string(&texts).expect("strings are JSON");
        std::fs::write(&path, json).unwrap_or_else(|error| panic!("{path}: {error}"));
    }
    let analyzer = Analyzer::new(Model::builtin());
    let mut entities_only = Options::default();
    entities_only.entities_only = true;
    let speeds = [("entities", entities_only), ("whole", Options::default())]
        .map(|(name, options)| (name, words_per_second(&analyzer, &texts, &options)));
    let line: serde_json::Map<_, _> =
        speeds.into_iter().map(|(name, speed)| (name.to_owned(), speed.round().into())).collect();
    println!("{}", serde_json::Value::Object(line));
}

/// The labelled articles without their labels.
fn texts() -> Vec<String> {
    let article = |path: std::path::PathBuf| {
        parse::article(&files::text(&path))
            .unwrap_or_else(|error| panic!("{}: {error}", path.display()))
            .text
    };
    files::text_files("tests/labelled").into_iter().map(article).collect()
}

fn words_per_second(analyzer: &Analyzer, texts: &[String], options: &Options) -> f64 {
    let words: usize = texts.iter().map(|text| text.split_whitespace().count()).sum();
    let mut rounds: Vec<f64> = (0..ROUNDS)
        .map(|_| {
            let start = Instant::now();
            for text in texts {
                std::hint::black_box(analyzer.analyze(text, options).expect("it is short enough"));
            }
            words as f64 / start.elapsed().as_secs_f64()
        })
        .collect();
    rounds.sort_by(f64::total_cmp);
    rounds[rounds.len() / 2]
}
