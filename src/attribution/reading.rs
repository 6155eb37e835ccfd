//! What has been understood of an article so far, shared by the steps of attribution.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::Attribution;
use super::cue::{self, CueAt};
use crate::analysis::Kind;
use crate::document::Document;
use crate::lexicon::{Lexicon, Role};
use crate::mention::Mention;

/// The article, its cues, and the claims found so far.
pub(crate) struct Reading<'a> {
    pub(super) document: &'a Document,
    pub(super) lexicon: &'a Lexicon,
    pub(super) mentions: &'a [Mention],
    /// For each token, one more than the index of its mention; 0 for none.
    mention_of: Vec<u32>,
    /// All cues outside quotations, in order.
    pub(super) cues: Vec<CueAt>,
    cue_used: Vec<bool>,
    /// For each quotation, the claim that it is content of.
    pub(super) quotation_claim: Vec<Option<usize>>,
    pub(super) found: Vec<Attribution>,
    /// For each sentence that a claim touches, the claims, in the order they were found.
    claims_of_sentence: FxHashMap<usize, Vec<usize>>,
}

impl<'a> Reading<'a> {
    pub(super) fn new(
        document: &'a Document,
        mentions: &'a [Mention],
        lexicon: &'a Lexicon,
    ) -> Self {
        let mut mention_of = vec![0; document.tokens.len()];
        for (index, mention) in mentions.iter().enumerate() {
            mention_of[mention.tokens.clone()].fill(index as u32 + 1);
        }
        let mut reading = Self {
            document,
            lexicon,
            mentions,
            mention_of,
            cues: Vec::new(),
            cue_used: Vec::new(),
            quotation_claim: vec![None; document.quotations.len()],
            found: Vec::new(),
            claims_of_sentence: FxHashMap::default(),
        };
        reading.cues = cue::find(&reading);
        reading.cue_used = vec![false; reading.cues.len()];
        reading
    }

    /// The mention that covers the token.
    pub(super) fn mention(&self, index: usize) -> Option<&Mention> {
        let stored = *self.mention_of.get(index)? as usize;
        stored.checked_sub(1).map(|mention| &self.mentions[mention])
    }

    /// The kind of the mention that covers the token.
    pub(super) fn kind(&self, index: usize) -> Option<Kind> {
        self.mention(index).map(|mention| mention.kind)
    }

    /// True inside a date or time.
    pub(super) fn is_when(&self, index: usize) -> bool {
        matches!(self.kind(index), Some(Kind::Date | Kind::Time))
    }

    /// The role noun that begins at the token.
    pub(super) fn role(&self, index: usize) -> Option<&Role> {
        let limit = self.document.sentence(index).end;
        self.lexicon.roles.match_lower_at(self.document, index, limit).map(|(_, role)| role)
    }

    /// Cues whose verb stands in the range, as indices into `cues`.
    pub(super) fn cues_in(&self, range: &Range<usize>) -> Range<usize> {
        let start = self.cues.partition_point(|cue| cue.verb < range.start);
        start..self.cues.partition_point(|cue| cue.verb < range.end).max(start)
    }

    pub(super) fn is_used(&self, cue: usize) -> bool {
        self.cue_used[cue]
    }

    pub(super) fn use_cue(&mut self, cue: usize) {
        self.cue_used[cue] = true;
    }

    /// Records a claim without its empty contents; returns its index in `found`.
    pub(super) fn add(&mut self, mut attribution: Attribution) -> usize {
        // “.” has nothing but marks inside.
        attribution.contents.retain(|content| !content.is_empty());
        let claim = self.found.len();
        let parts = [&attribution.sources, &attribution.cues, &attribution.contents];
        for part in parts.into_iter().flatten() {
            for token in [part.start, part.end - 1] {
                let sentence = self.document.sentence_index(token);
                let claims = self.claims_of_sentence.entry(sentence).or_default();
                if claims.last() != Some(&claim) {
                    claims.push(claim);
                }
            }
        }
        self.found.push(attribution);
        claim
    }

    /// Claims that touch the sentence of the token, as indices into `found`, oldest first.
    pub(super) fn claims_near(&self, token: usize) -> &[usize] {
        let sentence = self.document.sentence_index(token);
        self.claims_of_sentence.get(&sentence).map_or(&[], Vec::as_slice)
    }

    /// True if the token is part of a content found so far.
    pub(super) fn is_content(&self, token: usize) -> bool {
        self.claims_near(token)
            .iter()
            .any(|&claim| self.found[claim].contents.iter().any(|content| content.contains(&token)))
    }

    /// The word in lower case; nothing beyond the text.
    pub(super) fn lower(&self, index: usize) -> &str {
        self.document.lower_at(Some(index))
    }
}
