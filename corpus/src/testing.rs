//! An article of our own for the tests.

use crate::canonical::BREAK;
use crate::document::Document;
use crate::import::{Source, import};

/// The article with its labels.
pub const MARKED: &str = "\
topic: rain
---
Flood in [place:1 Fenwick]

{c1.source The mayor, [person:2 Zoë Lee]}, {c1.cue said} {c1 it rained}. [person:2 Lee] left on [date Friday].
---
1: place Fenwick
2: person Zoë Lee | mayor
c1: indirect person asserts speaker=2
";

/// What is known of it.
pub fn source() -> Source {
    let paragraphs =
        ["Flood in Fenwick", "The mayor, Zoë Lee, said it rained. Lee left on Friday."];
    Source {
        id: "rain-1".into(),
        title: "Flood in Fenwick".into(),
        url: "https://example.org/flood".into(),
        date: "2020-01-02".into(),
        licence: "CC BY 2.5".into(),
        paragraphs: paragraphs.map(String::from).into(),
    }
}

/// Its annotation and its canonical text.
pub fn document() -> (Document, String) {
    let source = source();
    let document = import(MARKED, &source).expect("the article is well marked");
    (document, source.paragraphs.join(BREAK))
}
