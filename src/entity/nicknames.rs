//! A nickname in quotation marks joins the names around it: `Pedro “Shorty” Marin`.

use super::tagging::Name;
use crate::analysis::Kind;
use crate::document::Document;
use crate::tokenize::TokenKind;

/// Most words of a nickname.
const LONGEST: usize = 2;

/// Names with those joined that only a nickname parts; `names` are sorted.
pub(super) fn join(document: &Document, names: Vec<Name>) -> Vec<Name> {
    let mut joined: Vec<Name> = Vec::with_capacity(names.len());
    for name in names {
        match joined.last_mut() {
            Some(last) if is_parted_by_nickname(document, last, &name) => {
                last.tokens.end = name.tokens.end;
                last.confidence = last.confidence.min(name.confidence);
            }
            _ => joined.push(name),
        }
    }
    joined
}

/// True if both are people and all of one quotation lies between the first word and the last.
fn is_parted_by_nickname(document: &Document, first: &Name, second: &Name) -> bool {
    let is_mark = |index: usize| document.tokens[index].kind == TokenKind::Quote;
    let Some(mark) = (first.tokens.start..second.tokens.start).find(|&index| is_mark(index)) else {
        return false;
    };
    let Some(quotation) = document.quotation_index(mark) else { return false };
    let quotation = &document.quotations[quotation];
    first.kind == Kind::Person
        && second.kind == Kind::Person
        && quotation.tokens.start > first.tokens.start
        && quotation.tokens.start <= first.tokens.end
        && quotation.tokens.end == second.tokens.start
        && quotation.inner.len() <= LONGEST
        && !quotation.inner.is_empty()
        && document.tokens[quotation.inner.start].is_capitalized()
}
