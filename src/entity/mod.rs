//! Mentions of people, organisations, places … and of values.
//!
//! In: a [`Document`] and the [`Lexicon`]. Out: [`Mention`]s, sorted, never overlapping, e.g.
//! `Maria Lopez` (a person, title `Mayor`) and `Friday` (a date) in `Mayor Maria Lopez left on
//! Friday`. Which mentions are the same person is left to [`crate::coref`].

mod capitals;
mod case;
mod classify;
mod consistency;
mod joins;
mod plain;
mod runs;

use crate::document::Document;
use crate::lexicon::Lexicon;
use crate::mention::Mention;
use crate::values::ValuePatterns;

/// Finds all mentions; `title` is the article's own, whose names help to read the text.
pub(crate) fn mentions(
    document: &Document,
    title: Option<&Document>,
    lexicon: &Lexicon,
    patterns: &ValuePatterns,
) -> Vec<Mention> {
    let values = patterns.values(document);
    let known = title.map(|title| candidates(title, lexicon, &patterns.values(title)));
    let found = candidates(document, lexicon, &values);
    let known = title.zip(known.as_deref());
    let mut names = consistency::settle(document, found, known);
    names.extend(values);
    names.sort_by_key(|mention| (mention.span.start, std::cmp::Reverse(mention.span.end)));
    drop_overlaps(names)
}

fn candidates(document: &Document, lexicon: &Lexicon, values: &[Mention]) -> Vec<runs::Candidate> {
    let mut taken = vec![false; document.tokens.len()];
    for value in values {
        taken[value.tokens.clone()].fill(true);
    }
    document
        .sentences
        .iter()
        .flat_map(|sentence| {
            let case = case::sentence_case(document, lexicon, sentence);
            runs::candidates(document, lexicon, &taken, sentence, case)
        })
        .collect()
}

fn drop_overlaps(sorted: Vec<Mention>) -> Vec<Mention> {
    let mut kept: Vec<Mention> = Vec::with_capacity(sorted.len());
    for mention in sorted {
        if kept.last().is_none_or(|last| last.span.end <= mention.span.start) {
            kept.push(mention);
        }
    }
    kept
}
