//! Names and kinds that the reader lists: they hold against what was found.
//!
//! In: the mentions of a document and an own list. Out: the mentions with every listed name in
//! them, e.g. `Reform` an organization in `Reform said no` after `Reform` was listed as one. A
//! longer name around a listed one stays: `Springfield` as a place leaves `Springfield Gazette` as
//! it is; what is wrong there is mended by listing the longer name.

use std::ops::Range;

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::case::{SentenceCase, sentence_case};
use super::known;
use crate::analysis::Kind;
use crate::document::Document;
use crate::lexicon::{Lexicon, Sex};
use crate::mention::Mention;
use crate::span::Span;

/// A name of the reader's own list: where it stands, it is of this kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(deny_unknown_fields)]
pub struct OwnName {
    /// The name as articles write it: letters count, kinds of quotation marks and blanks do not.
    pub text: String,
    /// What it is; [`Kind::Role`], which no mention has, is passed over.
    pub kind: Kind,
}

/// What the reader says needs no checking.
const CONFIDENCE: f32 = 1.0;

/// The mentions, sorted, with those of the list among them. Of two listed names at one place the
/// longer counts, of two entries for one name the first.
pub(crate) fn honoured(
    document: &Document,
    lexicon: &Lexicon,
    mentions: Vec<Mention>,
    names: &[OwnName],
) -> Vec<Mention> {
    let mut own = Listed::new(lexicon, names).mentions(document, lexicon);
    own.retain(|own| !touching(&mentions, own.span).any(|found| is_longer(found, own)));
    for own in &mut own {
        // Found as it is listed: the title before it stays.
        let same = touching(&mentions, own.span).find(|found| found.span == own.span);
        let is_person = own.kind == Kind::Person;
        own.title = same.filter(|_| is_person).and_then(|same| same.title.clone());
        known::complete(document, lexicon, own);
    }
    let is_free = |mention: &Mention| touching(&own, mention.span).next().is_none();
    let mut all: Vec<Mention> = mentions.into_iter().filter(is_free).collect();
    all.extend(own);
    all.sort_by_key(|mention| mention.span.start);
    all
}

/// Those of sorted mentions that share a byte with the span.
fn touching(sorted: &[Mention], span: Span) -> impl Iterator<Item = &Mention> {
    let first = sorted.partition_point(|other| other.span.end <= span.start);
    sorted[first..].iter().take_while(move |other| other.span.start < span.end)
}

fn is_longer(found: &Mention, own: &Mention) -> bool {
    found.span.len() > own.span.len()
        && found.span.start <= own.span.start
        && found.span.end >= own.span.end
}

/// The list by the first word of its names, each as its words; the longest first.
struct Listed {
    by_first: FxHashMap<String, Vec<(Vec<String>, Kind)>>,
}

impl Listed {
    fn new(lexicon: &Lexicon, names: &[OwnName]) -> Self {
        let mut by_first: FxHashMap<String, Vec<(Vec<String>, Kind)>> = FxHashMap::default();
        for name in names.iter().filter(|name| name.kind != Kind::Role) {
            let read = Document::read(&name.text, &lexicon.abbreviations);
            let words: Vec<String> =
                (0..read.tokens.len()).map(|index| read.word(index).to_owned()).collect();
            if let Some(first) = words.first() {
                by_first.entry(first.to_uppercase()).or_default().push((words, name.kind));
            }
        }
        for entries in by_first.values_mut() {
            // Stable: of equal names the first stays first.
            entries.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
        }
        Self { by_first }
    }

    fn mentions(&self, document: &Document, lexicon: &Lexicon) -> Vec<Mention> {
        let mut found = Vec::new();
        if self.by_first.is_empty() {
            return found;
        }
        for sentence in &document.sentences {
            // In capitals no letter tells a name from a word, so none is asked to.
            let is_upper = sentence_case(document, lexicon, sentence) == SentenceCase::Upper;
            let mut index = sentence.start;
            while index < sentence.end {
                let Some((tokens, kind)) = self.at(document, index..sentence.end, is_upper) else {
                    index += 1;
                    continue;
                };
                index = tokens.end;
                found.push(mention(document, tokens, kind));
            }
        }
        found
    }

    /// The longest listed name that begins with the first token of `rest`.
    fn at(
        &self,
        document: &Document,
        rest: Range<usize>,
        is_upper: bool,
    ) -> Option<(Range<usize>, Kind)> {
        let entries = self.by_first.get(&document.word(rest.start).to_uppercase())?;
        let is_word = |index: usize, word: &str| {
            document.word(index) == word || is_upper && document.word(index) == word.to_uppercase()
        };
        let (words, kind) = entries.iter().find(|(words, _)| {
            words.len() <= rest.len()
                && words.iter().enumerate().all(|(at, word)| is_word(rest.start + at, word))
        })?;
        Some((rest.start..rest.start + words.len(), *kind))
    }
}

fn mention(document: &Document, tokens: Range<usize>, kind: Kind) -> Mention {
    Mention {
        span: document.span(&tokens),
        tokens,
        kind,
        source: None,
        sex: Sex::Open,
        title: None,
        confidence: CONFIDENCE,
    }
}
