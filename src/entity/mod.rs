//! Mentions of people, organisations, places … and of values.
//!
//! In: a [`Document`] and the model. Out: [`Mention`]s, sorted, never overlapping, e.g.
//! `Maria Lopez` (a person, title `Mayor`) and `Friday` (a date) in `Mayor Maria Lopez left on
//! Friday`. Names are found by [`tagging`], given their edges by [`edges`] and what the lists know
//! by [`known`]; values are those of [`crate::values`]; [`own_names`] puts in what the reader
//! lists. Which mentions are the same person is left
//! to [`crate::coref`].

mod addresses;
mod case;
mod edges;
mod heads;
mod known;
mod languages;
mod listed;
mod nicknames;
pub(crate) mod own_names;
pub(crate) mod tagging;

use crate::document::Document;
use crate::lexicon::Lexicon;
use crate::mention::Mention;
use crate::values::ValuePatterns;
use tagging::{Memory, NameModel, Words};

/// Finds all mentions; `title` is the article's own, whose names help to read the text.
pub(crate) fn mentions(
    document: &Document,
    title: Option<&Document>,
    (lexicon, names): (&Lexicon, &NameModel),
    patterns: &ValuePatterns,
) -> Vec<Mention> {
    let values = patterns.values(document);
    let words = Words::new(document, lexicon, &values);
    let title = title.map(|title| (title, Words::new(title, lexicon, &patterns.values(title))));
    let title = title.as_ref().map(|(title, words)| (*title, words));
    let memory = Memory::new((document, &words), title);
    let mut mentions = addresses::mentions(document);
    let names = tagging::names(document, &words, &memory, names, None);
    for name in nicknames::join(document, names) {
        let name = listed::corrected(document, lexicon, name);
        if let Some(mention) = edges::mention(document, lexicon, name) {
            mentions.extend(edges::parted(document, lexicon, mention));
        }
    }
    let mut taken = vec![false; document.tokens.len()];
    for mention in mentions.iter().chain(&values) {
        taken[mention.tokens.clone()].fill(true);
    }
    mentions.extend(listed::mentions(document, &words, lexicon, &taken));
    for mention in &mut mentions {
        known::complete(document, lexicon, mention);
    }
    let mut mentions = merge(mentions, values);
    languages::settle(document, lexicon, &mut mentions);
    mentions
}

/// Names and values in order: a name goes before the value within it, and a value before the name
/// within it.
fn merge(names: Vec<Mention>, values: Vec<Mention>) -> Vec<Mention> {
    let mut all: Vec<Mention> = names;
    all.extend(values);
    all.sort_by_key(|mention| {
        let span = mention.span;
        (std::cmp::Reverse(span.len()), span.start)
    });
    let mut kept: Vec<Mention> = Vec::with_capacity(all.len());
    // The longest first, each where nothing longer stands.
    let mut taken = std::collections::BTreeMap::new();
    for mention in all {
        let span = mention.span;
        let before = taken.range(..span.end).next_back();
        if before.is_none_or(|(_, &end)| end <= span.start) {
            taken.insert(span.start, span.end);
            kept.push(mention);
        }
    }
    kept.sort_by_key(|mention| mention.span.start);
    kept
}
