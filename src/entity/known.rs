//! What the lists know of a name besides its kind.

use crate::analysis::{Kind, SourceKind};
use crate::document::Document;
use crate::entity::heads::head;
use crate::lexicon::{HeadKind, Lexicon, Sex};
use crate::mention::Mention;

/// Adds the kind of source that a body makes, and whether a person is he or she.
pub(super) fn complete(document: &Document, lexicon: &Lexicon, mention: &mut Mention) {
    match mention.kind {
        Kind::Organization | Kind::Facility => mention.source = source(document, lexicon, mention),
        Kind::Person => mention.sex = sex(document, lexicon, mention),
        _ => {}
    }
}

/// By the list of names, else by the word that heads it, else by the noun before it.
fn source(document: &Document, lexicon: &Lexicon, mention: &Mention) -> Option<SourceKind> {
    let listed = lexicon.names.get(mention.span.of(document.text()));
    let listed = listed.and_then(|name| name.source);
    let by_head = || match head(document, lexicon, &mention.tokens)?.kind {
        HeadKind::Organization(source) => Some(source),
        _ => None,
    };
    let by_noun = || {
        let before = mention.tokens.start.checked_sub(1)?;
        let role = lexicon.roles.get(document.lower(before))?;
        let is_body = matches!(
            role.source,
            SourceKind::Media | SourceKind::Organization | SourceKind::Government
        );
        (is_body && !role.plural).then_some(role.source)
    };
    let is_address = || document.word(mention.tokens.start).contains(['@', '.']);
    let by_address = || (mention.tokens.len() == 1 && is_address()).then_some(SourceKind::Media);
    listed.or_else(by_head).or_else(by_noun).or_else(by_address)
}

/// By the title, else the list of names, else the given name.
fn sex(document: &Document, lexicon: &Lexicon, mention: &Mention) -> Sex {
    let titles = mention.title.clone().into_iter().flatten();
    let by_title = titles
        .filter_map(|index| lexicon.titles.get(document.word(index)))
        .map(|title| title.sex)
        .find(|&sex| sex != Sex::Open);
    let by_list = || {
        let name = lexicon.names.get(mention.span.of(document.text()))?;
        Some(name.sex).filter(|&sex| sex != Sex::Open)
    };
    let by_given_name = || {
        let first = document.lower(mention.tokens.start);
        lexicon.given_names.get(first).map(|listed| listed.value)
    };
    by_title.or_else(by_list).or_else(by_given_name).unwrap_or(Sex::Open)
}
