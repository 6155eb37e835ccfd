//! Addresses and handles that stand for their owner.

use crate::analysis::Kind;
use crate::document::Document;
use crate::lexicon::Sex;
use crate::mention::Mention;
use crate::tokenize::TokenKind;

/// A domain name is its outlet, `@name` whoever writes there; other addresses are no names.
pub(super) fn mentions(document: &Document) -> Vec<Mention> {
    let is_owner = |index: &usize| {
        let word = document.word(*index);
        match document.tokens[*index].kind {
            TokenKind::Handle => word.starts_with('@'),
            TokenKind::Address => !word.contains(['/', '@']),
            _ => false,
        }
    };
    let owners = (0..document.tokens.len()).filter(is_owner);
    owners.map(|index| mention(document, index)).collect()
}

fn mention(document: &Document, index: usize) -> Mention {
    let is_handle = document.tokens[index].kind == TokenKind::Handle;
    // "Ann Lee (@ann_lee)" is her own.
    let follows_person = index > 2
        && document.word(index - 1) == "("
        && document.tokens[index - 2].is_capitalized()
        && document.tokens[index - 3].is_capitalized();
    let kind = if is_handle && follows_person { Kind::Person } else { Kind::Organization };
    let tokens = index..index + 1;
    Mention {
        span: document.span(&tokens),
        tokens,
        kind,
        source: None,
        sex: Sex::Open,
        title: None,
        confidence: 0.5,
    }
}
