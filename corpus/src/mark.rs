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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::canonical;
    use crate::hydrate::hydrate;
    use crate::import::import;
    use crate::testing::{document, source};

    #[test]
    fn what_is_written_is_imported_as_it_was() {
        let (document, text) = document();
        let gold = hydrate(&document, &canonical::paragraphs(&text)).unwrap().gold;
        assert_eq!(import(&mark(&gold, "rain"), &source()).unwrap(), document);
    }
}
