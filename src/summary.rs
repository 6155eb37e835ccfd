//! Counts over a finished analysis.
//!
//! In: the document and its claims. Out: a [`Summary`]: how many words, sentences and claims, how many
//! words stand in quotation marks that somebody is said to have said, and who says most.

use std::collections::BTreeMap;

use crate::analysis::{Claim, SpeakerSummary, Summary};
use crate::document::Document;
use crate::span::Span;

/// Counts words, sentences and claims; `claims` have offsets in bytes of `original`.
pub(crate) fn summary(document: &Document, original: &str, claims: &[Claim]) -> Summary {
    let mut by_source_kind = BTreeMap::new();
    let mut speakers: BTreeMap<u32, SpeakerSummary> = BTreeMap::new();
    for claim in claims {
        *by_source_kind.entry(claim.source_kind).or_default() += 1;
        if let Some(profile) = claim.speaker {
            let entry =
                speakers.entry(profile).or_insert(SpeakerSummary { profile, claims: 0, words: 0 });
            entry.claims += 1;
            entry.words += claim.contents.iter().map(|span| words_of(original, *span)).sum::<u32>();
        }
    }
    let mut by_speaker: Vec<SpeakerSummary> = speakers.into_values().collect();
    by_speaker.sort_by_key(|speaker| std::cmp::Reverse((speaker.claims, speaker.words)));
    Summary {
        words: document.tokens.iter().filter(|token| token.is_wordlike()).count() as u32,
        sentences: document.sentences.len() as u32,
        claims: claims.len() as u32,
        quoted_words: quoted_words(document, claims),
        by_source_kind,
        by_speaker,
    }
}

/// Words between white space; a dash or mark that stands alone is none.
fn words_of(original: &str, span: Span) -> u32 {
    let is_word = |word: &&str| word.contains(char::is_alphanumeric);
    span.of(original).split_whitespace().filter(is_word).count() as u32
}

/// Words inside quotation marks that overlap a claim's content.
fn quoted_words(document: &Document, claims: &[Claim]) -> u32 {
    let mut contents: Vec<Span> = claims.iter().flat_map(|claim| claim.contents.clone()).collect();
    contents.sort_unstable();
    let words = document.quotations.iter().map(|quotation| {
        let span = document.to_original(document.span(&quotation.inner));
        let before_end = contents.partition_point(|content| content.start < span.end);
        let is_claimed =
            contents[..before_end].iter().rev().take(50).any(|content| content.end > span.start);
        let words =
            document.tokens[quotation.inner.clone()].iter().filter(|token| token.is_wordlike());
        if is_claimed { words.count() as u32 } else { 0 }
    });
    words.sum()
}
