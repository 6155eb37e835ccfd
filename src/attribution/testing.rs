//! What the tests of attribution and coreference share: an article read with the built-in lists.

use std::ops::Range;
use std::sync::LazyLock;

use super::reading::Reading;
use super::{Attribution, by_patterns, in_order};
use crate::document::Document;
use crate::entity::mentions;
use crate::entity::tagging::NameModel;
use crate::lexicon::Lexicon;
use crate::mention::Mention;
use crate::values::ValuePatterns;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::builtin);
static NAMES: LazyLock<NameModel> = LazyLock::new(NameModel::builtin);
static PATTERNS: LazyLock<ValuePatterns> = LazyLock::new(ValuePatterns::new);

/// The built-in lists, read once for all tests.
pub(crate) fn lexicon() -> &'static Lexicon {
    &LEXICON
}

/// A text and its mentions.
pub(crate) struct Article {
    pub(crate) document: Document,
    pub(crate) mentions: Vec<Mention>,
}

impl Article {
    pub(crate) fn new(text: &str) -> Self {
        let document = Document::read(text, &lexicon().abbreviations);
        let mentions = mentions(&document, None, (lexicon(), &NAMES), &PATTERNS);
        Self { document, mentions }
    }

    /// Its claims by the patterns alone, sure or not.
    pub(crate) fn claims(&self) -> Vec<Attribution> {
        in_order(&by_patterns(&self.document, &self.mentions, lexicon()).found, 0.0)
    }

    /// The cues, and no claims yet.
    pub(super) fn reading(&self) -> Reading<'_> {
        Reading::new(&self.document, &self.mentions, lexicon())
    }

    /// The first token that is this word, in lower case.
    pub(crate) fn token(&self, word: &str) -> usize {
        let is_word = |&at: &usize| self.document.lower(at) == word;
        (0..self.document.tokens.len()).find(is_word).expect("the word is in the text")
    }

    /// The tokens as they stand in the text.
    pub(crate) fn words(&self, range: &Range<usize>) -> &str {
        self.document.slice(range)
    }

    /// The ranges as they stand in the text, with " + " between them.
    pub(crate) fn joined(&self, ranges: &[Range<usize>]) -> String {
        ranges.iter().map(|range| self.words(range)).collect::<Vec<_>>().join(" + ")
    }
}

/// Each claim as "source | cue | content", those that go on with another one after "→".
pub(crate) fn claims(text: &str) -> Vec<String> {
    let article = Article::new(text);
    let claim = |claim: &Attribution| {
        let follows = if claim.follows.is_some() { "→" } else { "" };
        let parts = [&claim.sources, &claim.cues, &claim.contents];
        follows.to_owned() + &parts.map(|part| article.joined(part)).join(" | ")
    };
    article.claims().iter().map(claim).collect()
}

/// Checks the claims of every text of a table.
pub(crate) fn assert_claims(cases: &[(&str, &[&str])]) {
    for (text, expected) in cases {
        assert_eq!(&claims(text), expected, "{text}");
    }
}
