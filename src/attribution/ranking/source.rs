//! Who may have said it.

use std::ops::Range;

use super::super::cue::VerbForm;
use super::super::extent;
use super::super::tagging::{Role, Syntax};
use super::candidates::Candidates;
use super::draft::Draft;
use super::evidence::Evidence;

/// A candidate for a source.
#[derive(Clone, Debug)]
pub(crate) struct SourceCandidate {
    pub(crate) tokens: Range<usize>,
    /// The token that says what it is.
    pub(super) head: usize,
    /// The tagger takes it for a source.
    pub(super) is_tagged: bool,
    /// The pattern does.
    pub(super) is_pattern: bool,
}

/// Tokens between a cue and its farthest source.
const FARTHEST: usize = 90;
/// Most words of a noun phrase before its first preposition.
const LONGEST: usize = 7;

impl Evidence<'_> {
    /// The candidates for a draft's source, without their features.
    pub(super) fn source_candidates(&self, draft: &Draft) -> Vec<SourceCandidate> {
        let mut candidates = self.tagged_sources(&draft.cue);
        self.add_pattern_source(draft, &mut candidates);
        let sentence = self.reading.document.sentence(draft.cue.start);
        for (tokens, head) in self.noun_phrases_in(&sentence) {
            if !meets(tokens, &draft.cue) && !candidates.iter().any(|c| meets(&c.tokens, tokens)) {
                let (is_tagged, is_pattern) = (false, false);
                let (tokens, head) = (tokens.clone(), *head);
                candidates.push(SourceCandidate { tokens, head, is_tagged, is_pattern });
            }
        }
        if self.is_passive(&draft.cue) {
            candidates.retain(|candidate| candidate.tokens.start >= draft.cue.end);
        }
        candidates.sort_by_key(|candidate| (candidate.tokens.start, candidate.tokens.end));
        candidates
    }

    /// "Lee was accused": what stands before the cue is not who speaks.
    fn is_passive(&self, cue: &Range<usize>) -> bool {
        let mut cues = self.reading.cues_in(cue).map(|cue| &self.reading.cues[cue]);
        cues.any(|cue| cue.form == VerbForm::Passive)
    }

    /// Spans that the tagger takes for sources, in this paragraph and those beside it.
    fn tagged_sources(&self, cue: &Range<usize>) -> Vec<SourceCandidate> {
        let document = self.reading.document;
        let paragraph = document.paragraph_index(cue.start);
        let spans = &self.roles.spans;
        let first = spans.partition_point(|(_, span)| span.end + FARTHEST < cue.start);
        let near = spans[first..].iter().take_while(|(_, span)| span.start <= cue.end + FARTHEST);
        near.filter(|(role, span)| {
            *role == Role::Source && document.paragraph_index(span.start).abs_diff(paragraph) <= 1
        })
        .filter_map(|(_, span)| {
            let tokens = extent::trimmed(self.reading, span.clone());
            let head = (!tokens.is_empty()).then(|| self.head_of_phrase(&tokens))?;
            Some(SourceCandidate { tokens, head, is_tagged: true, is_pattern: false })
        })
        .collect()
    }

    fn add_pattern_source(&self, draft: &Draft, candidates: &mut Vec<SourceCandidate>) {
        let claim = draft.claim(self.reading);
        let Some(tokens) = claim.and_then(|claim| claim.sources.first()) else { return };
        match candidates.iter_mut().find(|candidate| candidate.tokens == *tokens) {
            Some(candidate) => candidate.is_pattern = true,
            None => candidates.push(SourceCandidate {
                tokens: tokens.clone(),
                head: self.head_of_phrase(tokens),
                is_tagged: false,
                is_pattern: true,
            }),
        }
    }

    /// The last word before the first mark or preposition.
    fn head_of_phrase(&self, tokens: &Range<usize>) -> usize {
        let ends = |&index: &usize| {
            index > tokens.start
                && matches!(
                    self.syntax(index),
                    Syntax::Comma
                        | Syntax::Of
                        | Syntax::For
                        | Syntax::At
                        | Syntax::From
                        | Syntax::With
                        | Syntax::Relative
                        | Syntax::Bracket
                        | Syntax::Dash
                )
        };
        tokens.clone().find(ends).unwrap_or(tokens.end) - 1
    }

    /// What looks like a noun phrase, by its words alone, with its head.
    pub(super) fn noun_phrases_of(&self, sentence: Range<usize>) -> Vec<(Range<usize>, usize)> {
        let mut phrases = Vec::new();
        let mut index = sentence.start;
        while index < sentence.end {
            let (end, head) = match self.syntax(index) {
                Syntax::Speaker | Syntax::Person | Syntax::Relative | Syntax::Thing => {
                    (index + 1, index)
                }
                Syntax::Quantifier if !self.continues(index, index + 1, &sentence) => {
                    (index + 1, index)
                }
                _ if self.opens(index) => self.phrase(index, &sentence),
                _ => {
                    index += 1;
                    continue;
                }
            };
            phrases.push((index..end, head));
            index = end;
        }
        phrases
    }

    /// True if a noun phrase can begin here.
    fn opens(&self, index: usize) -> bool {
        self.is_name(index)
            || self.is_role(index)
            || matches!(
                self.syntax(index),
                Syntax::Article | Syntax::Demonstrative | Syntax::Possessive | Syntax::Quantifier
            )
    }

    fn is_role(&self, index: usize) -> bool {
        self.syntax(index) == Syntax::Third && self.lexemes.list[index].cue == 0
            || self.reading.role(index).is_some()
    }

    fn is_name(&self, index: usize) -> bool {
        matches!(self.syntax(index), Syntax::NameFirst | Syntax::NameAll)
    }

    /// True if the token goes on with the phrase that begins at `start`.
    fn continues(&self, start: usize, index: usize, sentence: &Range<usize>) -> bool {
        if !sentence.contains(&index) {
            return false;
        }
        let is_noun = matches!(self.syntax(index), Syntax::Plain | Syntax::Third | Syntax::Number)
            && self.lexemes.list[index].cue < 2;
        let may_be_lower = !self.is_name(start);
        self.is_name(index)
            || (is_noun && may_be_lower)
            || self.reading.lower(index) == "'s"
            || self.reading.lower(index) == "’s"
    }

    fn phrase(&self, start: usize, sentence: &Range<usize>) -> (usize, usize) {
        let mut end = start + 1;
        while end - start < LONGEST && self.continues(start, end, sentence) {
            end += 1;
        }
        let head = end - 1;
        while end + 1 < sentence.end
            && matches!(self.syntax(end), Syntax::Of | Syntax::For | Syntax::At)
            && (self.is_name(end + 1)
                || matches!(self.syntax(end + 1), Syntax::Article | Syntax::Possessive))
        {
            let part = end + 1;
            end += 2;
            while end - part < LONGEST && self.continues(part, end, sentence) {
                end += 1;
            }
        }
        (end, head)
    }

    /// The candidates for a draft's source, with their features.
    pub(crate) fn sources(&self, draft: usize) -> Candidates<SourceCandidate> {
        let items = self.source_candidates(&self.drafts[draft]);
        self.describe_sources(draft, items)
    }
}

fn meets(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}
