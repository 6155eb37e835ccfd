//! Reads a text over and over, a round for each line of standard input, so that other programs can take turns with it.
//!
//! `rounds FILE`: FILE holds the text. A line `entities` or `whole` says what is looked for; the answer is a line with
//! the seconds that it took.

use std::io::{BufRead, Write};
use std::time::Instant;

use whosaid::{Analyzer, Model, Options};

fn main() {
    let path = std::env::args().skip(1).find(|argument| !argument.starts_with('-'));
    // `cargo test --benches` runs it without a text: there is nothing to do.
    let Some(path) = path else { return };
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let analyzer = Analyzer::new(Model::builtin());
    for line in std::io::stdin().lock().lines() {
        let mut options = Options::default();
        options.entities_only = line.expect("the lines are UTF-8") == "entities";
        let start = Instant::now();
        std::hint::black_box(analyzer.analyze(&text, &options).expect("it is short enough"));
        println!("{}", start.elapsed().as_secs_f64());
        std::io::stdout().flush().expect("somebody waits for the answer");
    }
}
