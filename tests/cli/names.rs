//! The reader's own list of names.

use whosaid::Analysis;

use crate::program::{annotate, file, folder};

const ARTICLE: &str = "The zubrin was late. “It will never come,” said Maria Lopez.";

fn kinds(json: &str) -> Vec<(String, String)> {
    let analysis: Analysis = serde_json::from_str(json).expect("an annotation");
    let entities = analysis.entities.iter();
    entities
        .map(|entity| (entity.span.of(ARTICLE).to_owned(), entity.kind.label().to_owned()))
        .collect()
}

#[test]
fn the_list_is_honoured() {
    // With the apostrophe that the page puts before what a spreadsheet would run.
    let list =
        "\u{feff}# own names\r\n\r\nzubrin\tproduct\r\nMaria Lopez \t organization\r\n'=x\tlaw\n";
    let path = file("own_names", "names.tsv", list);
    let found = kinds(&annotate(&["--names", &path], ARTICLE).ok());
    let wanted = [("zubrin", "product"), ("Maria Lopez", "organization")];
    assert_eq!(found, wanted.map(|(name, kind)| (name.to_owned(), kind.to_owned())));
}

#[test]
fn a_bad_line_is_named() {
    for (line, why) in [
        ("zubrin", "a name, a tab and its kind were expected"),
        ("\tproduct", "the name is missing"),
        ("zubrin\tship", "`ship` is no kind of name; known are person, organization"),
        ("zubrin\trole", "`role` is no kind of name"),
    ] {
        let path = file("own_names_bad", "names.tsv", format!("# own\n{line}\n"));
        let run = annotate(&["--names", &path], ARTICLE);
        let error = run.error(1);
        assert!(error.starts_with(&format!("{path}: line 2: {why}")), "{error}");
    }
}

#[test]
fn a_list_that_cannot_be_read_is_said() {
    let path = folder("own_names_missing").join("none.tsv").display().to_string();
    let run = annotate(&["--names", &path], ARTICLE);
    assert!(run.error(1).starts_with(&format!("cannot read {path}")));
}
