//! Going on after an interruption.

use std::fs;

use crate::program::{Run, annotate, file};

/// Ten lines, one of them blank and one bad.
const INPUT: &str = "{\"id\":0,\"text\":\"a\"}\n\n{\"id\":1,\"text\":\"Maria Lopez left.\"}\nbad\n\
                     {\"id\":2,\"text\":\"b\"}\r\n{\"id\":3,\"text\":\"é\"}\n";

/// The output of a run that was not interrupted; its bad line gives the status 1.
fn whole() -> String {
    let Run { status, stdout, .. } = annotate(&["--input", "ndjson"], INPUT);
    assert_eq!((status, stdout.lines().count()), (1, 5));
    stdout
}

/// Resumes with an output that holds `start`; returns the run and what it then holds.
fn resumed(test: &str, start: &[u8]) -> (Run, String) {
    let output = file(test, "output.ndjson", start);
    let run = annotate(&["--input", "ndjson", "--resume", "--output", &output], INPUT);
    (run, fs::read_to_string(output).expect("the output is there"))
}

#[test]
fn an_output_cut_anywhere_is_made_whole() {
    let whole = whole();
    for cut in (0..=whole.len()).step_by(131).chain([whole.len()]) {
        let (run, output) = resumed("cut_anywhere", &whole.as_bytes()[..cut]);
        assert_eq!(output, whole, "cut at {cut}");
        let is_bad_line_done =
            whole[..cut].lines().count() > 3 || whole[..cut].ends_with("column 1\"}\n");
        assert_eq!(run.status, i32::from(!is_bad_line_done), "cut at {cut}: {run:?}");
    }
}

#[test]
fn line_numbers_are_those_of_the_input() {
    let first = whole().split_inclusive('\n').take(2).collect::<String>();
    let (run, _) = resumed("line_numbers", first.as_bytes());
    assert_eq!(
        run.stderr,
        "whosaid: standard input: line 4: not JSON: expected value at column 1\n"
    );
}

#[test]
fn a_missing_output_is_begun() {
    let output = file("a_missing_output", "output.ndjson", "");
    fs::remove_file(&output).expect("it is there");
    annotate(&["--input", "ndjson", "--resume", "--output", &output], INPUT);
    assert_eq!(fs::read_to_string(output).expect("it was begun"), whole());
}

#[test]
fn a_finished_output_stays_as_it_is() {
    let (run, output) = resumed("finished", whole().as_bytes());
    assert_eq!(run, Run { status: 0, stdout: String::new(), stderr: String::new() });
    assert_eq!(output, whole());
}

#[test]
fn an_output_with_more_lines_than_the_input_is_another_ones() {
    let longer = whole() + "{}\n";
    let (run, output) = resumed("more_lines", longer.as_bytes());
    let wanted = "cannot go on: the output holds 6 lines, but standard input only 5; \
                  is it the output of another input?";
    assert_eq!(run.error(1), wanted);
    assert_eq!(output, longer);
}

#[test]
fn an_output_that_is_no_file_cannot_be_resumed() {
    let folder = crate::program::folder("no_file");
    let path = folder.to_str().expect("a plain name");
    let run = annotate(&["--input", "ndjson", "--resume", "--output", path], INPUT);
    let error = run.error(1);
    assert!(error.starts_with(&format!("cannot go on with {path}: ")), "{error}");
}
