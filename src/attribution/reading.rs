//! What has been understood of an article so far, shared by the steps of attribution.

use std::ops::Range;

use super::Attribution;
use super::cue::{self, CueAt};
use crate::analysis::Kind;
use crate::document::Document;
use crate::entity::Mention;
use crate::lexicon::{Lexicon, Role};

/// The article, its cues, and the claims found so far.
pub(super) struct Reading<'a> {
    pub(super) document: &'a Document,
    pub(super) lexicon: &'a Lexicon,
    mentions: &'a [Mention],
    /// For each token, one more than the index of its mention; 0 for none.
    mention_of: Vec<u32>,
    /// All cues outside quotations, in order.
    pub(super) cues: Vec<CueAt>,
    cue_used: Vec<bool>,
    /// For each quotation, the claim that it is content of.
    pub(super) quotation_claim: Vec<Option<usize>>,
    pub(super) found: Vec<Attribution>,
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

    /// The word in lower case; nothing beyond the text.
    pub(super) fn lower(&self, index: usize) -> &str {
        self.document.lower_at(Some(index))
    }
}
