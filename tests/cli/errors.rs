//! Input that cannot be read, output that cannot be written, wrong usage.

use std::fs;

use crate::program::{annotate, file, folder};

fn both_inputs() -> [&'static [&'static str]; 2] {
    [&["--input", "text"], &["--input", "ndjson"]]
}

#[test]
fn a_missing_file_is_named_and_an_earlier_output_kept() {
    let output = file("a_missing_file", "output", "earlier");
    for input in both_inputs() {
        let arguments = [input, &["no/such/file.txt", "--output", &output]].concat();
        let run = annotate(&arguments, "");
        let error = run.error(1);
        assert!(error.starts_with("cannot read no/such/file.txt: "), "{error}");
        assert_eq!(fs::read_to_string(&output).expect("it is there"), "earlier");
    }
}

#[test]
fn a_directory_is_no_article() {
    let path = folder("a_directory");
    let path = path.to_str().expect("a plain name");
    for input in both_inputs() {
        let run = annotate(&[input, &[path]].concat(), "");
        let wanted = format!("cannot read {path}: it is a directory; give a file");
        assert_eq!(run.error(1), wanted);
    }
}

#[test]
fn invalid_utf8_in_a_text_is_told_with_file_and_place() {
    let path = file("invalid_utf8", "article.txt", b"\xc3\xa9t\xe9");
    let message = "invalid UTF-8 at byte 3; convert it to UTF-8";
    assert_eq!(annotate(&[&path], "").error(1), format!("cannot read {path}: {message}"));
    let run = annotate(&[], b"\xc3\xa9t\xe9");
    assert_eq!(run.error(1), format!("cannot read standard input: {message}"));
}

#[test]
fn bad_lines_of_a_file_are_told_with_its_name() {
    let path = file("bad_lines", "articles.ndjson", "{}\n");
    let run = annotate(&["--input", "ndjson", &path], "");
    assert_eq!(run.stderr, format!("whosaid: {path}: line 1: no \"text\"\n"));
}

#[test]
fn an_output_that_cannot_be_written_is_named() {
    let path = folder("an_output").join("missing/annotation.json");
    let path = path.to_str().expect("a plain name");
    for input in both_inputs() {
        let run = annotate(&[input, &["--output", path]].concat(), "{\"text\":\"\"}");
        let error = run.error(1);
        assert!(error.starts_with(&format!("cannot write {path}: ")), "{error}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error() {
    for input in both_inputs() {
        let run = annotate(&[input, &["--output", "/dev/full"]].concat(), "{\"text\":\"\"}");
        let error = run.error(1);
        assert!(error.starts_with("cannot write /dev/full: "), "{error}");
    }
}

#[test]
fn the_input_is_never_overwritten() {
    let articles = "{\"text\":\"a\"}\n";
    let path = file("the_input", "articles.ndjson", articles);
    for resume in [&[][..], &["--resume"]] {
        let run =
            annotate(&[&["--input", "ndjson", &path, "--output", &path], resume].concat(), "");
        let wanted = format!("{path} is both input and output; write to another file");
        assert_eq!(run.error(1), wanted);
        assert_eq!(fs::read_to_string(&path).expect("it is there"), articles);
    }
}

#[test]
fn wrong_usage_has_a_status_of_its_own() {
    for arguments in [
        &["--format", "html"][..],
        &["--format", "csv"],
        &["--input", "html"],
        &["--offsets", "bytes"],
        &["--strictness", "harsh"],
        &["--jobs", "0"],
        &["--jobs", "many"],
        &["--unknown"],
        &["one.txt", "two.txt"],
        &["--resume"],
        &["--resume", "--input", "ndjson"],
        &["--resume", "--output", "x"],
        &["--resume", "--output", "x", "--input", "ndjson", "--format", "json"],
    ] {
        let run = annotate(arguments, "");
        assert_eq!((run.status, run.stdout.as_str()), (2, ""), "{arguments:?}");
        assert!(run.stderr.starts_with("error: "), "{arguments:?}: {}", run.stderr);
    }
}

#[test]
fn help_tells_the_defaults() {
    let help = annotate(&["--help"], "").ok();
    for default in ["[default: -]", "[default: text]", "[default: utf8]", "[default: balanced]"] {
        assert!(help.contains(default), "{default} is not in {help}");
    }
}
