//! The formats that people and other programs read, as the page's exports write them.
//!
//! In: an [`AnnotatedArticle`]. Out: text. `www/export/` says how each format looks; a test
//! compares the two letter by letter (`tests/pkg/exports.test.mjs`).

mod blocks;
mod csv;
mod escape;
mod html;
mod labels;
mod markdown;
mod segments;
mod table;
mod units;
mod web_annotations;
mod words;

use whosaid::{Analysis, Claim, Span};

pub use csv::{BYTE_ORDER_MARK, header as csv_header, rows as csv_rows};
pub use html::to_html;
pub use markdown::to_markdown;
pub use web_annotations::to_web_annotations;
pub use words::web_address;

use words::one_line;

/// What is known of an article beside its text; empty for what is not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// Its headline, where that is no part of the text.
    pub title: String,
    /// Where it stands on the web.
    pub url: String,
    /// Who wrote it.
    pub byline: String,
    /// When it was published, as it says itself.
    pub date: String,
}

/// An article with what was found in it.
#[derive(Clone, Copy)]
pub struct AnnotatedArticle<'a> {
    /// What is known of it.
    pub facts: &'a Facts,
    /// The text that was analysed.
    pub text: &'a str,
    /// What was found; its offsets are bytes of the text.
    pub analysis: &'a Analysis,
}

impl AnnotatedArticle<'_> {
    /// The words of a claim's part on one line; parts that stand apart are joined by an ellipsis.
    fn words_of(&self, spans: &[Span]) -> String {
        let words = spans.iter().map(|span| one_line(span.of(self.text)));
        words.collect::<Vec<_>>().join(" … ")
    }

    /// Who says it: the name if it is known, else the source as written, else nothing.
    fn speaker_of(&self, claim: &Claim) -> String {
        claim.speaker_name.clone().unwrap_or_else(|| self.words_of(&claim.sources))
    }

    /// The article's title, or its first words.
    fn title(&self) -> String {
        blocks::title_of(&self.facts.title, self.text)
    }
}

#[cfg(test)]
mod testing {
    use whosaid::{Analysis, Analyzer, Model, Options};

    /// What is found in a text.
    pub fn analysis(text: &str) -> Analysis {
        let analyzer = Analyzer::new(Model::builtin());
        analyzer.analyze(text, &Options::default()).expect("it is short")
    }
}
