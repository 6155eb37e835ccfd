//! What the lists know better than the tagger: names that it has not seen in training.

use std::ops::Range;

use super::case::{SentenceCase, sentence_case};
use super::tagging::{Name, Words};
use crate::analysis::{Kind, SourceKind};
use crate::document::Document;
use crate::lexicon::{HeadKind, Lexicon, Sex};
use crate::mention::Mention;
use crate::span::Span;
use crate::tokenize::TokenKind;

/// Confidence in a name that only a list knows.
const LISTED: f32 = 0.6;

/// Nouns before "of" and the name of a place: "the mayor of Fenwick".
const PLACE_NOUNS: [&str; 16] = [
    "capital",
    "city",
    "district",
    "governor",
    "island",
    "mayor",
    "municipality",
    "outskirts",
    "people",
    "port",
    "province",
    "region",
    "residents",
    "suburb",
    "town",
    "village",
];

/// Corrects a tagged name by the words before it: a person after "mayor of" is a place, and a name
/// after "Radio" is the outlet.
pub(super) fn corrected(document: &Document, lexicon: &Lexicon, mut name: Name) -> Name {
    let start = name.tokens.start;
    if name.kind != Kind::Person {
        return name;
    }
    if is_outlet(document, lexicon, name.tokens.end) {
        let tokens = start..name.tokens.end + 1;
        return Name { tokens, kind: Kind::Organization, ..name };
    }
    if start == document.sentence(start).start {
        return name;
    }
    let before = document.lower_at(start.checked_sub(2));
    let is_place = document.word(start - 1) == "near"
        || document.word(start - 1) == "of" && PLACE_NOUNS.contains(&before);
    if is_place && name.tokens.len() == 1 {
        name.kind = Kind::Place;
    }
    let head = lexicon.heads.get(document.word(start - 1));
    if head
        .is_some_and(|head| head.begins && head.kind == HeadKind::Organization(SourceKind::Media))
    {
        name = Name { tokens: start - 1..name.tokens.end, kind: Kind::Organization, ..name };
    }
    name
}

/// The "Post" of "Fenwick Post".
fn is_outlet(document: &Document, lexicon: &Lexicon, index: usize) -> bool {
    let sentence = document.sentence(index - 1);
    let outlet = HeadKind::Organization(SourceKind::Media);
    let ends_outlet =
        |word: &str| lexicon.heads.get(word).is_some_and(|head| head.ends && head.kind == outlet);
    sentence.contains(&index)
        && document.tokens[index].is_capitalized()
        && ends_outlet(document.word(index))
        && sentence_case(document, lexicon, &sentence) == SentenceCase::Normal
}

/// Listed names that are no ordinary words, where neither a tagged name nor a value stands;
/// `is_used` says of each token whether one does.
pub(super) fn mentions(
    document: &Document,
    words: &Words,
    lexicon: &Lexicon,
    is_used: &[bool],
) -> Vec<Mention> {
    let mut found = Vec::new();
    for (sentence, case) in document.sentences.iter().zip(&words.cases) {
        // Among capitals only, most listed names are ordinary words.
        if *case == SentenceCase::Upper {
            continue;
        }
        let mut index = sentence.start;
        while index < sentence.end {
            let token = &document.tokens[index];
            if token.kind != TokenKind::Word || !token.is_capitalized() || is_used[index] {
                index += 1;
                continue;
            }
            if let Some(range) = after_courtesy(document, index, is_used) {
                index = range.end;
                found.push(mention(document.span(&range), range, Kind::Person));
                continue;
            }
            let listed = lexicon.names.match_at(document, index, sentence.end);
            let listed = listed.filter(|(range, name)| {
                !name.ambiguous && !name.also_person && !is_used[range.clone()].contains(&true)
            });
            if let Some((range, name)) = listed {
                index = range.end;
                found.push(mention(document.span(&range), range, name.kind));
            } else {
                found.extend(part(document, lexicon, index));
                index += 1;
            }
        }
    }
    found
}

/// "Bean" of "Mr. Bean", whatever else a bean is.
fn after_courtesy(document: &Document, index: usize, is_used: &[bool]) -> Option<Range<usize>> {
    let is_courtesy = matches!(
        document.lower_at(index.checked_sub(1)).trim_end_matches('.'),
        "mr" | "mrs" | "ms"
    );
    let is_name = |&at: &usize| {
        let token = &document.tokens[at];
        token.kind == TokenKind::Word && token.is_capitalized() && !is_used[at]
    };
    if !is_courtesy {
        return None;
    }
    let count = (index..document.sentence(index).end).take_while(is_name).count();
    (count > 0).then_some(index..index + count)
}

/// "Kurdish" of "Kurdish-led".
fn part(document: &Document, lexicon: &Lexicon, index: usize) -> Option<Mention> {
    let (first, rest) = document.word(index).split_once('-')?;
    if !rest.starts_with(char::is_lowercase) {
        return None;
    }
    let name = lexicon.names.get(first).filter(|name| !name.ambiguous && !name.also_person)?;
    let start = document.tokens[index].span.start as usize;
    Some(mention(Span::new(start, start + first.len()), index..index + 1, name.kind))
}

fn mention(span: Span, tokens: Range<usize>, kind: Kind) -> Mention {
    Mention { span, tokens, kind, source: None, sex: Sex::Open, title: None, confidence: LISTED }
}
