//! One test for each file of `tests/articles`: its marks are what the program finds in its text.
//!
//! Where they differ, what the program finds is written to `target/snapshots` in the same format,
//! to read or to copy; no expectation is ever written over. A file with a line `known: reason` in
//! its header is known to fail and must fail: once it passes, the line has to go.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::{fs, io};

use libtest_mimic::{Arguments, Failed, Trial};
use similar::TextDiff;
use whosaid::eval::marked::{parse, render};
use whosaid::eval::marks::{Article, Marks};
use whosaid::{Analyzer, Model};

use support::files;

#[allow(dead_code, reason = "every test uses a part of it")]
mod support;

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let analyzer = Arc::new(Analyzer::new(Model::builtin()));
    let cases: Vec<Case> =
        files::text_files("tests/articles").into_iter().map(Case::read).collect();
    let known: Vec<String> = cases.iter().filter_map(Case::known).collect();
    let trials = cases.into_iter().map(|case| {
        let analyzer = Arc::clone(&analyzer);
        let kind = if case.known().is_some() { "known to fail" } else { "" };
        Trial::test(case.name.clone(), move || case.check(&analyzer)).with_kind(kind)
    });
    let conclusion = libtest_mimic::run(&arguments, trials.collect());
    if !arguments.list && !known.is_empty() {
        println!("{} known to fail:\n  {}\n", known.len(), known.join("\n  "));
    }
    conclusion.exit_code()
}

struct Case {
    name: String,
    path: PathBuf,
    article: Result<Article, String>,
}

impl Case {
    fn read(path: PathBuf) -> Self {
        let article = parse::article(&files::text(&path));
        Self { name: files::name(&path), path, article }
    }

    /// The file's name and why it is known to fail, if it is.
    fn known(&self) -> Option<String> {
        let reason = self.article.as_ref().ok()?.header.known.as_ref()?;
        Some(format!("{}: {reason}", self.name))
    }

    fn check(&self, analyzer: &Analyzer) -> Result<(), Failed> {
        let wanted = self.article.as_ref().map_err(|error| self.at_file(error))?;
        let found =
            Article { marks: Marks::of(&files::analyze(analyzer, wanted)), ..wanted.clone() };
        let (wanted_text, found_text) = (render::article(wanted), render::article(&found));
        match (wanted_text == found_text, &wanted.header.known) {
            (true, None) | (false, Some(_)) => Ok(()),
            (true, Some(_)) => Err(self.at_file("passes now: remove the line `known: …`").into()),
            (false, None) => {
                let snapshot = write_snapshot(&self.name, &found_text)?;
                let diff = diff(&wanted_text, &found_text);
                Err(self.at_file(&format!("\n{diff}written to {}", snapshot.display())).into())
            }
        }
    }

    fn at_file(&self, message: &str) -> String {
        let path = self.path.strip_prefix(files::root()).unwrap_or(&self.path);
        format!("{}: {message}", path.display())
    }
}

fn diff(wanted: &str, found: &str) -> String {
    let diff = TextDiff::from_lines(wanted, found);
    diff.unified_diff().context_radius(0).header("wanted", "found").to_string()
}

/// Writes what was found beside the build's other products, wherever that is.
fn write_snapshot(name: &str, text: &str) -> io::Result<PathBuf> {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().expect("it is a folder in target");
    let folder = target.join("snapshots");
    fs::create_dir_all(&folder)?;
    let file = folder.join(name).with_extension("txt");
    fs::write(&file, text)?;
    Ok(file)
}
