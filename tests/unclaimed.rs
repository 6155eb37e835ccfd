//! Texts in which nobody says anything: recipes, tables, poems, source code. No claim may be found.

use std::process::ExitCode;
use std::sync::Arc;

use libtest_mimic::{Arguments, Failed, Trial};
use whosaid::{Analyzer, Model, Options};

use support::files;

#[allow(dead_code, reason = "every test uses a part of it")]
mod support;

fn main() -> ExitCode {
    let analyzer = Arc::new(Analyzer::new(Model::builtin()));
    let trials = files::text_files("tests/unclaimed").into_iter().map(|path| {
        let analyzer = Arc::clone(&analyzer);
        Trial::test(files::name(&path), move || has_no_claim(&analyzer, &files::text(&path)))
    });
    libtest_mimic::run(&Arguments::from_args(), trials.collect()).exit_code()
}

fn has_no_claim(analyzer: &Analyzer, text: &str) -> Result<(), Failed> {
    let analysis =
        analyzer.analyze(text, &Options::default()).map_err(|error| error.to_string())?;
    match analysis.claims.first() {
        Some(claim) => Err(format!("a claim by the cue {:?}", claim.why).into()),
        None => Ok(()),
    }
}
