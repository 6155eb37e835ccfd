//! Web pages in: the article is extracted and written out.

use serde_json::Value;
use whosaid::{Analysis, OffsetUnit};

use crate::program::{analysis, annotate, file};

const PARAGRAPH: &str = "“The bridge has to be closed before the flood,” said Maria Lopez, an \
                         engineer of the city, after a crack was found in one of its pillars.";

fn source() -> String {
    let paragraphs = format!("<p>{PARAGRAPH}</p>").repeat(5);
    format!(
        "<html><head><title>Bridge closed</title><meta name=author content=\"Ana Diaz\">
         <link rel=canonical href=https://gazette.example/bridge></head>
         <body><nav><a href=/>Home</a></nav><article><h1>Bridge</h1>{paragraphs}<p>One<br>two 😀</p>
         <script>document.write('<p>said Mr Script</p>')</script></article></body></html>"
    )
}

#[test]
fn the_text_is_written_out_and_every_span_refers_to_it() {
    let output = annotate(&["--input", "html", "--offsets", "utf16"], source()).ok();
    let value: Value = serde_json::from_str(&output).expect("it is JSON");
    let text = value["text"].as_str().expect("the text is written out");
    assert!(
        text.contains("One\ntwo 😀") && text.starts_with("Bridge closed\n\n“The bridge"),
        "{text}"
    );
    assert!(!text.contains("Home") && !text.contains("Script"), "{text}");
    assert_eq!(value["url"], "https://gazette.example/bridge");
    assert_eq!((&value["title"], &value["byline"]), (&"Bridge closed".into(), &"Ana Diaz".into()));
    let found: Analysis = serde_json::from_str(&output).expect("it is an annotation");
    assert_eq!(found, analysis(None, text, OffsetUnit::Utf16));
    assert!(found.claims.len() >= 5);
}

#[test]
fn what_the_page_says_goes_into_every_format() {
    let path = file("what_the_page_says", "article.html", source());
    for format in ["html", "markdown", "annotations"] {
        let output = annotate(&["--input", "html", "--format", format, &path], "").ok();
        assert!(output.contains("https://gazette.example/bridge"), "{output}");
    }
    let page = annotate(&["--input", "html", "--format", "html", &path], "").ok();
    assert!(page.contains("<h1>Bridge closed</h1>\n<p class=\"facts\">Ana Diaz · <a href="));
    assert!(!page.contains("<script"), "{page}");
}

#[test]
fn a_page_in_another_encoding_is_read_or_refused() {
    let page = b"<meta charset=windows-1252><p>\x93We left,\x94 said Ana Diaz.";
    let output = annotate(&["--input", "html"], page).ok();
    assert!(output.contains("“We left,” said Ana Diaz."), "{output}");
    let run = annotate(&["--input", "html"], b"<p>caf\xe9");
    let wanted = "cannot read standard input: invalid UTF-8 at byte 6; \
                  convert it to UTF-8, or declare its encoding";
    assert_eq!(run.error(1), wanted);
}
