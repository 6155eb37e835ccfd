//! Input that cannot be read, output that cannot be written, wrong usage.

use std::fs;
#[cfg(unix)]
use std::process::{Command, Stdio};

#[cfg(unix)]
use crate::program::finish;
use crate::program::{annotate, file, folder};

fn all_inputs() -> [&'static [&'static str]; 3] {
    [&["--input", "text"], &["--input", "ndjson"], &["--input", "html"]]
}

#[test]
fn a_missing_file_is_named_and_an_earlier_output_kept() {
    let output = file("a_missing_file", "output", "earlier");
    for input in all_inputs() {
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
    for input in all_inputs() {
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
    for input in all_inputs() {
        let run = annotate(&[input, &["--output", path]].concat(), "{\"text\":\"\"}");
        let error = run.error(1);
        assert!(error.starts_with(&format!("cannot write {path}: ")), "{error}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error() {
    for input in all_inputs() {
        let run = annotate(&[input, &["--output", "/dev/full"]].concat(), "{\"text\":\"\"}");
        let error = run.error(1);
        assert!(error.starts_with("cannot write /dev/full: "), "{error}");
    }
}

/// A file that may not grow any more, as on a disk that has filled up midway.
#[cfg(unix)]
#[test]
fn an_output_that_cannot_grow_ends_with_a_whole_record() {
    let line = |id| format!("{{\"id\":{id},\"text\":\"“No,” said Ana Diaz.\"}}\n");
    let input = (0..100).map(line).collect::<Vec<_>>().concat();
    for format in ["ndjson", "csv", "annotations"] {
        let output = file("cannot_grow", "output", "");
        // Blocks of 512 or 1024 bytes; the signal is ignored, so that writing fails instead.
        let command = "trap '' XFSZ; ulimit -f 8; exec \"$0\" annotate --input ndjson \"$@\"";
        let child = Command::new("sh")
            .args(["-c", command, env!("CARGO_BIN_EXE_whosaid")])
            .args(["--format", format, "--output", &output])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("there is a shell");
        let run = finish(child, &input);
        assert!(run.error(1).starts_with(&format!("cannot write {output}: ")), "{}", run.stderr);
        let written = fs::read_to_string(&output).expect("it was begun");
        let whole = annotate(&["--input", "ndjson", "--format", format], &input).ok();
        assert!(!written.is_empty() && written.len() < whole.len());
        assert!(whole.starts_with(&written) && written.ends_with('\n'), "{written}");
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
        &["--format", "pdf"][..],
        &["--input", "pdf"],
        &["--input", "ndjson", "--format", "html"],
        &["--input", "ndjson", "--format", "markdown"],
        &["--format", "csv", "--offsets", "utf16"],
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
        &["--resume", "--output", "x", "--input", "ndjson", "--format", "csv"],
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
