//! Many articles in, one annotation out for each.

use std::fmt::Write as _;
use std::io::{BufRead, BufReader, Read, Write};

use serde_json::{Value, json};
use whosaid::OffsetUnit;

use crate::program::{Run, analysis, annotate, lines, start};

const NDJSON: &[&str] = &["--input", "ndjson"];

fn ids(ndjson: &str) -> Vec<Value> {
    lines(ndjson).into_iter().map(|mut line| line["id"].take()).collect()
}

/// Lines with articles of very different length, so that later ones are ready earlier.
fn many(count: usize) -> String {
    let mut input = String::new();
    for id in 0..count {
        let text = "“We left,” said Maria Lopez. ".repeat(if id % 7 == 0 { 300 } else { 1 });
        let _ = writeln!(input, "{}", json!({"id": id, "text": text}));
    }
    input
}

#[test]
fn every_article_gives_its_annotation_with_its_identifier() {
    let text = "😀 “We left,” said Maria Lopez.";
    let input = json!({"id": "a", "title": "Lopez leaves", "text": text}).to_string();
    let arguments = [NDJSON, &["--format", "ndjson", "--offsets", "codepoint"]].concat();
    let output = annotate(&arguments, input).ok();
    let mut wanted = analysis(Some("Lopez leaves"), text, OffsetUnit::Codepoint);
    wanted.id = Some("a".to_owned());
    assert!(!wanted.claims.is_empty());
    // Through text, since JSON has no 32-bit floats.
    let wanted = serde_json::to_string(&wanted).expect("plain data");
    assert_eq!(lines(&output), lines(&wanted));
}

#[test]
fn an_identifier_is_given_back_as_it_came() {
    let input = "{\"id\":1,\"text\":\"\"}\n{\"id\":\"1\",\"text\":\"\"}\n{\"id\":-2.5,\"text\":\"\"}\n\
                 {\"text\":\"\"}\n{\"id\":null,\"text\":\"\"}\n";
    let output = annotate(NDJSON, input).ok();
    assert_eq!(ids(&output), [json!(1), json!("1"), json!(-2.5), Value::Null, Value::Null]);
    assert!(!output.lines().nth(3).expect("five lines").contains("\"id\":null"));
}

#[test]
fn without_a_format_the_output_is_like_the_input() {
    let input = many(3);
    let ndjson = annotate(&[NDJSON, &["--format", "ndjson"]].concat(), &input);
    assert_eq!(annotate(NDJSON, &input), ndjson);
    assert_eq!(lines(&ndjson.ok()).len(), 3);
}

#[test]
fn the_order_is_that_of_the_input_however_many_work() {
    let input = many(100);
    let run = |jobs| annotate(&[NDJSON, &["--jobs", jobs]].concat(), &input).ok();
    let one = run("1");
    assert_eq!(ids(&one), (0..100).map(Value::from).collect::<Vec<_>>());
    assert_eq!((run("2"), run("9")), (one.clone(), one));
}

#[test]
fn json_is_an_array() {
    let array = |input: &str| -> Value {
        let output = annotate(&[NDJSON, &["--format", "json"]].concat(), input).ok();
        serde_json::from_str(&output).expect("it is one JSON value")
    };
    assert_eq!(array(""), json!([]));
    assert_eq!(array("\n"), json!([]));
    let input = many(5);
    assert_eq!(array(&input), Value::Array(lines(&annotate(NDJSON, &input).ok())));
}

#[test]
fn blank_lines_a_byte_order_mark_and_other_keys_are_passed_over() {
    let input =
        "\u{feff}{\"id\":1,\"text\":\"a\",\"date\":{}}\r\n\r\n \t\n\n{\"id\":2,\"text\":\"b\"}";
    assert_eq!(ids(&annotate(NDJSON, input).ok()), [1, 2]);
    assert_eq!(annotate(NDJSON, "").ok(), "");
}

/// Good lines around bad ones of every sort.
fn mixed() -> Vec<u8> {
    let mut input = Vec::new();
    for line in [
        &b"{\"id\":\"good\",\"text\":\"a\"}"[..],
        b"",
        b"not JSON",
        b"{\"id\":\"cut\",\"text\":\"a",
        b"[1]",
        b"{\"id\":\"empty\"}",
        b"{\"id\":5,\"text\":null}",
        b"{\"id\":[],\"text\":\"a\"}",
        b"{\"id\":\"t\",\"title\":1,\"text\":\"a\"}",
        b"{\"id\":\"bytes\",\"text\":\"\xff\"}",
        b"{\"id\":\"half\",\"text\":\"\\ud83d\"}",
        b"{\"id\":\"last\",\"text\":\"b\"}",
    ] {
        input.extend(line);
        input.push(b'\n');
    }
    input
}

/// What the bad lines of [`mixed`] give.
fn bad_lines() -> Vec<Value> {
    vec![
        json!({"line": 3, "error": "not JSON: expected ident at column 2"}),
        json!({"line": 4, "error": "not JSON: EOF while parsing a string at column 21"}),
        json!({"line": 5, "error": "the line is JSON, but no object"}),
        json!({"id": "empty", "line": 6, "error": "no \"text\""}),
        json!({"id": 5, "line": 7, "error": "\"text\" is no string"}),
        json!({"line": 8, "error": "\"id\" is neither a string nor a number"}),
        json!({"id": "t", "line": 9, "error": "\"title\" is no string"}),
        json!({"line": 10, "error": "invalid UTF-8 at byte 22 of the line"}),
        json!({"line": 11, "error": "not JSON: unexpected end of hex escape at column 28"}),
    ]
}

#[test]
fn a_bad_line_is_reported_and_the_run_goes_on() {
    let Run { status, stdout, stderr } = annotate(NDJSON, mixed());
    let (output, wanted) = (lines(&stdout), bad_lines());
    assert_eq!((status, output.len()), (1, wanted.len() + 2));
    assert_eq!(
        (&output[0]["id"], &output[output.len() - 1]["id"]),
        (&json!("good"), &json!("last"))
    );
    assert_eq!(output[1..output.len() - 1], wanted);
    let messages: Vec<String> = wanted
        .iter()
        .map(|bad| {
            let error = bad["error"].as_str().expect("an error is text");
            format!("whosaid: standard input: line {}: {error}", bad["line"])
        })
        .collect();
    assert_eq!(stderr.lines().collect::<Vec<_>>(), messages);
}

#[test]
fn bad_lines_are_in_the_array_too() {
    let run = annotate(&[NDJSON, &["--format", "json"]].concat(), mixed());
    let array: Vec<Value> = serde_json::from_str(&run.stdout).expect("it is an array");
    assert_eq!((run.status, array.len()), (1, bad_lines().len() + 2));
}

#[test]
fn each_annotation_comes_as_soon_as_it_is_ready() {
    for format in ["ndjson", "json"] {
        let mut child = start(&[NDJSON, &["--format", format]].concat());
        let mut stdin = child.stdin.take().expect("it is piped");
        let mut stdout = BufReader::new(child.stdout.take().expect("it is piped"));
        let mut line = String::new();
        for id in 0..3 {
            writeln!(stdin, "{}", json!({"id": id, "text": "Maria Lopez left."}))
                .expect("it reads");
            while !line.contains(&format!("\"id\":{id}")) {
                // Hangs if the program waits for more input first. The array's comma and line feed
                // come with the next element, so bytes are read, not lines.
                let bytes = stdout.fill_buf().expect("it is open").to_vec();
                assert!(!bytes.is_empty(), "it ended after {line}");
                stdout.consume(bytes.len());
                line.push_str(&String::from_utf8(bytes).expect("only ASCII comes out here"));
            }
        }
        drop(stdin);
        stdout.read_to_string(&mut line).expect("it ends");
        assert_eq!(child.wait().expect("it ends").code(), Some(0));
    }
}

#[cfg(unix)]
#[test]
fn a_closed_pipe_ends_the_run_without_a_message() {
    let mut child = start(NDJSON);
    let mut stdin = child.stdin.take().expect("it is piped");
    let mut stdout = BufReader::new(child.stdout.take().expect("it is piped"));
    let mut line = String::new();
    writeln!(stdin, "{}", json!({"text": "a"})).expect("it reads");
    stdout.read_line(&mut line).expect("the first annotation");
    drop(stdout);
    // The input stays open: the program must not wait for its end.
    writeln!(stdin, "{}", json!({"text": "b"})).expect("it still reads");
    let status = child.wait().expect("it ends");
    let mut stderr = String::new();
    child.stderr.take().expect("it is piped").read_to_string(&mut stderr).expect("UTF-8");
    assert_eq!((status.code(), stderr.as_str()), (Some(141), ""));
}
