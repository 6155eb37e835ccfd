//! Tables, pages, Markdown and Web Annotations; their looks are compared with the page's exports in
//! `tests/pkg/exports.test.mjs`.

use serde_json::{Value, json};

use crate::program::{annotate, lines};

const ARTICLE: &str = "“We left <b>,” said Maria Lopez. “=1+1,” Ana Diaz said.";

fn format(format: &str, input: &str) -> String {
    annotate(&["--format", format], input).ok()
}

#[test]
fn every_format_holds_the_claims_of_one_article() {
    for (name, beginning, claim) in [
        ("html", "<!doctype html>", ">We left &lt;b&gt;</mark>"),
        ("csv", "\u{feff}\"claim\",", "\"'=1+1\""),
        ("markdown", "# “We left &lt;b&gt;", "| 1 | Maria Lopez \\(named person\\) |"),
        ("annotations", "{\n  \"@context\"", "\"exact\": \"We left <b>\""),
    ] {
        let output = format(name, ARTICLE);
        assert!(output.starts_with(beginning), "{output}");
        assert!(output.contains(claim), "{output}");
        assert!(output.ends_with('\n'));
    }
}

#[test]
fn a_table_of_many_articles_names_them_and_has_one_head() {
    let articles = [
        json!({"id": 7, "text": ARTICLE}),
        json!({"text": "Nothing."}),
        json!({"id": "=b", "text": ARTICLE}),
    ];
    let input = articles.map(|article| article.to_string()).join("\n");
    let arguments = ["--input", "ndjson", "--format", "csv"];
    let table = annotate(&arguments, &input).ok();
    let rows: Vec<&str> = table.split_terminator("\r\n").collect();
    assert_eq!(rows.len(), 5, "{table}");
    assert!(rows[0].starts_with("\u{feff}\"article\",\"claim\","));
    assert!(rows[1].starts_with("\"7\",0,") && rows[2].starts_with("\"7\",1,"), "{table}");
    assert!(rows[3].starts_with("\"'=b\",0,"), "{table}");
    assert_eq!(annotate(&arguments, "").ok(), format!("{}\r\n", rows[0]));
    let bad = annotate(&arguments, "bad\n");
    assert_eq!((bad.status, bad.stdout.lines().count()), (1, 1));
    assert!(bad.stderr.contains("line 1"));
}

#[test]
fn web_annotations_of_many_articles_are_a_page_a_line() {
    let input = format!("{}\nbad\n{}\n", json!({"id": 1, "text": ARTICLE}), json!({"text": "A."}));
    let run = annotate(&["--input", "ndjson", "--format", "annotations"], input);
    let pages = lines(&run.stdout);
    assert_eq!((run.status, pages.len()), (1, 3));
    assert_eq!((&pages[0]["id"], &pages[0]["type"]), (&json!("1"), &json!("AnnotationPage")));
    assert_eq!((&pages[1]["line"], &pages[2]["id"]), (&json!(2), &Value::Null));
    let selectors = &pages[0]["items"][0]["target"][0]["selector"];
    let place = |name: &str| usize::try_from(selectors[1][name].as_u64().unwrap()).unwrap();
    let words: String =
        ARTICLE.chars().skip(place("start")).take(place("end") - place("start")).collect();
    assert_eq!(selectors[0]["exact"], words.as_str());
}
