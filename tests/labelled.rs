//! Scores the analysis of the labelled articles; every row of [`FLOORS`] is a test.

use std::process::ExitCode;

use libtest_mimic::{Arguments, Failed, Trial};
use whosaid::eval::marked::parse;
use whosaid::eval::marks::Marks;
use whosaid::eval::score::{Count, Measure, Score};
use whosaid::{Analyzer, Form, Model};

use support::files;

#[allow(dead_code, reason = "every test uses a part of it")]
mod support;

/// Scores in percent below which the tests fail.
///
/// A floor is the score that the program has reached, rounded down. Raising one says that the
/// program reads such articles better and is to stay so: raise it with the change that earned it.
/// A floor is lowered only if the labels or the rules of scoring change, with the reason in the
/// commit.
const FLOORS: &[(Measure, Value, f64)] = &[
    (Measure::Entities, Value::F1, 87.0),
    (Measure::Claims, Value::F1, 85.0),
    (Measure::ClaimsSource, Value::F1, 84.0),
    (Measure::ClaimsSourceCue, Value::F1, 83.0),
    (Measure::ClaimsExact, Value::F1, 78.0),
    (Measure::ClaimsOf(Form::Direct), Value::Recall, 88.0),
    (Measure::ClaimsOf(Form::Mixed), Value::Recall, 82.0),
    (Measure::ClaimsOf(Form::Indirect), Value::Recall, 79.0),
    (Measure::Speaker, Value::Recall, 81.0),
    (Measure::Form, Value::Recall, 96.0),
    (Measure::SourceKind, Value::Recall, 79.0),
    (Measure::Stance, Value::Recall, 87.0),
    (Measure::Hedged, Value::Recall, 99.0),
    (Measure::Tone, Value::Recall, 99.0),
];

/// Which value of a count a floor holds.
#[derive(Clone, Copy, Debug)]
enum Value {
    /// Of claims: how many were found. Of an attribute: how many of the matched claims have it right.
    Recall,
    /// Precision and recall in one.
    F1,
}

impl Value {
    fn percent(self, count: Count) -> f64 {
        100.0
            * match self {
                Self::Recall => count.recall(),
                Self::F1 => count.f1(),
            }
    }
}

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let score = score();
    let trials = FLOORS.iter().map(|&(measure, value, floor)| {
        let percent = value.percent(score.count(measure));
        let name = format!("{} {value:?}", measure.to_string().trim()).to_lowercase();
        Trial::test(format!("{name} {percent:.1} reaches {floor:.1}"), move || {
            let message = || Failed::from(format!("{name} is {percent:.1}, its floor {floor:.1}"));
            (percent >= floor).then_some(()).ok_or_else(message)
        })
    });
    if !arguments.list {
        println!("\n{score}");
    }
    libtest_mimic::run(&arguments, trials.collect()).exit_code()
}

fn score() -> Score {
    let analyzer = Analyzer::new(Model::builtin());
    let mut score = Score::default();
    for path in files::text_files("tests/labelled") {
        let article = parse::article(&files::text(&path))
            .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let found = Marks::of(&files::analyze(&analyzer, &article));
        score.add(&article.text, &article.marks, &found);
    }
    score
}
