//! One article in, one annotation out.

use std::fs;

use serde_json::Value;
use whosaid::{Analysis, OffsetUnit};

use crate::program::{analysis, annotate, file, folder};

const ARTICLE: &str = "“We left at dawn 😀,” said Maria Lopez on Friday.\r\n\r\n\
                       Police denied it, according to the Fenwick Post.\r\n";

fn parsed(json: &str) -> Analysis {
    serde_json::from_str(json).expect("an annotation")
}

#[test]
fn standard_input_gives_what_the_library_finds() {
    let wanted = analysis(None, ARTICLE, OffsetUnit::Utf8);
    assert!(!wanted.claims.is_empty());
    for arguments in [&[][..], &["-"], &["--input", "text", "--format", "json"], &["--jobs", "1"]] {
        assert_eq!(parsed(&annotate(arguments, ARTICLE).ok()), wanted, "{arguments:?}");
    }
}

#[test]
fn a_file_gives_the_same_as_standard_input() {
    let path = file("a_file", "article.txt", ARTICLE);
    assert_eq!(annotate(&[&path], "").ok(), annotate(&[], ARTICLE).ok());
}

#[test]
fn json_is_indented_and_ndjson_one_line() {
    let json = annotate(&["--format", "json"], ARTICLE).ok();
    let ndjson = annotate(&["--format", "ndjson"], ARTICLE).ok();
    assert!(json.starts_with("{\n  \"version\": 1,"), "{json}");
    assert_eq!((ndjson.lines().count(), ndjson.ends_with("}\n")), (1, true), "{ndjson}");
    assert_eq!(parsed(&json), parsed(&ndjson));
    let value: Value = serde_json::from_str(&json).expect("it is JSON");
    assert_eq!(value.get("id"), None);
}

#[test]
fn offsets_are_counted_in_the_unit_that_was_asked_for() {
    for (name, unit) in [
        ("utf8", OffsetUnit::Utf8),
        ("utf16", OffsetUnit::Utf16),
        ("codepoint", OffsetUnit::Codepoint),
    ] {
        let found = parsed(&annotate(&["--offsets", name], ARTICLE).ok());
        assert_eq!(found, analysis(None, ARTICLE, unit));
        assert_eq!(found.offsets, unit);
    }
}

#[test]
fn strictness_is_passed_on() {
    let claims =
        |strictness| parsed(&annotate(&["--strictness", strictness], ARTICLE).ok()).claims.len();
    assert!(claims("lenient") >= claims("balanced") && claims("balanced") >= claims("strict"));
}

#[test]
fn a_byte_order_mark_counts_but_is_no_part_of_a_span() {
    let text = format!("\u{feff}{ARTICLE}");
    let found = parsed(&annotate(&[], &text).ok());
    assert_eq!(found, analysis(None, &text, OffsetUnit::Utf8));
    let plain = analysis(None, ARTICLE, OffsetUnit::Utf8);
    assert_eq!(found.entities.len(), plain.entities.len());
    for (marked, plain) in found.entities.iter().zip(&plain.entities) {
        assert_eq!(marked.span.start, plain.span.start + 3);
    }
}

#[test]
fn a_text_without_words_is_no_error() {
    for text in ["", " \n ", "\u{feff}"] {
        let found = parsed(&annotate(&[], text).ok());
        assert_eq!(found.notes.len(), 1, "{:?}", found.notes);
        assert_eq!(found.notes[0].code, "no_text");
    }
}

#[test]
fn the_output_goes_to_a_file_in_place_of_what_it_held() {
    let output = folder("the_output").join("annotation.json");
    fs::write(&output, "old ".repeat(100_000)).expect("the folder is writable");
    let path = output.to_str().expect("a plain name");
    assert_eq!(annotate(&["--output", path], ARTICLE).ok(), "");
    let written = fs::read_to_string(&output).expect("it was written");
    assert_eq!(written, annotate(&[], ARTICLE).ok());
}
