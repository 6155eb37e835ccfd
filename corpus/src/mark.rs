//! Writes an annotation and its text as a marked article, to read or to correct.

use whosaid::eval::gold::Gold;
use whosaid::eval::marked::render;
use whosaid::eval::marks::{Article, Header};

/// The marked file of a hydrated article.
pub fn mark(gold: &Gold, title: &str) -> String {
    let header = Header { about: format!("topic: {title}"), ..Header::default() };
    render::article(&Article {
        header,
        text: gold.text.clone(),
        marks: gold.marks.clone().canonical(),
    })
}
