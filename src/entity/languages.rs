//! A people's name that means its language: "in French", "speaks German and Hausa".

use crate::analysis::Kind;
use crate::document::Document;
use crate::lexicon::Lexicon;
use crate::mention::Mention;
use crate::tokenize::TokenKind;

/// A language after another one may stand this many tokens behind it: "Wolof , and French".
const LIST_STEP: usize = 4;

/// Makes mentions languages where the words around say so; `mentions` are sorted.
pub(super) fn settle(document: &Document, lexicon: &Lexicon, mentions: &mut [Mention]) {
    let mut last_end = None;
    for mention in mentions {
        if is_language(document, lexicon, mention, last_end) {
            mention.kind = Kind::Language;
        }
        if mention.kind == Kind::Language {
            last_end = Some(mention.tokens.end);
        }
    }
}

fn is_language(
    document: &Document,
    lexicon: &Lexicon,
    mention: &Mention,
    last_end: Option<usize>,
) -> bool {
    let tokens = &mention.tokens;
    if !lexicon.languages.contains(mention.span.of(document.text())) {
        return false;
    }
    let after = document.lower_at(Some(tokens.end));
    let ends = document.tokens.get(tokens.end).is_none_or(|token| token.kind == TokenKind::Mark)
        || matches!(
            after,
            "and" | "or" | "next" | "on" | "at" | "about" | "to" | "from" | "then" | "because"
        );
    let before = document.lower_at(tokens.start.checked_sub(1));
    let introduced = matches!(
        before,
        "in" | "into"
            | "speak"
            | "speaks"
            | "spoke"
            | "spoken"
            | "speaking"
            | "learn"
            | "learned"
            | "learning"
            | "teach"
            | "taught"
    );
    let goes_on = matches!(before, "," | "and" | "or" | "then")
        && last_end.is_some_and(|end| end + LIST_STEP > tokens.start);
    (ends && (introduced || goes_on)) || matches!(after, "language" | "speaker" | "speakers")
}
