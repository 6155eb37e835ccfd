//! Texts in other languages are recognised and said, not analysed as if they were English.
//!
//! `tests/languages/XX.txt` is in the language with the code XX; `en-*.txt` are English articles
//! that tempt to see another language, as is `mixed.txt`, which quotes one.

use std::path::PathBuf;

use support::files;
use whosaid::{Analysis, Analyzer, Model, Options};

#[allow(dead_code, reason = "every test uses a part of it")]
mod support;

/// What is wrong with the analysis of a file, if anything is.
type Check = fn(&str, &Analysis) -> Option<String>;

fn check(files: Vec<PathBuf>, check: Check) {
    assert!(!files.is_empty());
    let analyzer = Analyzer::new(Model::builtin());
    let problem = |path: PathBuf| {
        let analysis = analyzer.analyze(&files::text(&path), &Options::default());
        let name = files::name(&path);
        check(&name, &analysis.expect("the text is short")).map(|problem| (name, problem))
    };
    let problems: Vec<_> = files.into_iter().filter_map(problem).collect();
    assert!(problems.is_empty(), "{problems:#?}");
}

fn fixtures(is_english: bool) -> Vec<PathBuf> {
    let english = |path: &PathBuf| {
        let name = files::name(path);
        name == "mixed" || name.starts_with("en-")
    };
    let all = files::text_files("tests/languages").into_iter();
    all.filter(|path| english(path) == is_english).collect()
}

fn is_noted(analysis: &Analysis) -> bool {
    analysis.notes.iter().any(|note| note.code == "language")
}

#[test]
fn another_language_is_noted_and_nothing_marked() {
    check(fixtures(false), |name, analysis| {
        let Analysis { language, entities, profiles, claims, statements, .. } = analysis;
        if language != name {
            Some(format!("the language is {language:?}"))
        } else if !is_noted(analysis) {
            Some("no note says so".to_owned())
        } else if !(entities.is_empty() && profiles.is_empty()) {
            Some(format!("entities {entities:?}, profiles {profiles:?}"))
        } else if !(claims.is_empty() && statements.is_empty()) {
            Some(format!("claims {claims:?}, statements {statements:?}"))
        } else {
            None
        }
    });
}

#[test]
fn english_with_foreign_names_and_quotations_is_analysed() {
    check(fixtures(true), |_, analysis| {
        if analysis.language != "en" || is_noted(analysis) {
            Some(format!("{:?}, {:?}", analysis.language, analysis.notes))
        } else if analysis.claims.is_empty() {
            Some("no claims".to_owned())
        } else {
            None
        }
    });
}

#[test]
fn there_are_ten_other_languages() {
    assert!(fixtures(false).len() >= 10);
}
