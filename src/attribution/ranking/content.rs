//! How far the content may reach.

use std::iter;
use std::ops::Range;

use smallvec::{SmallVec, smallvec};

use super::super::extent;
use super::super::tagging::{Quoted, Syntax};
use super::candidates::Candidates;
use super::draft::Draft;
use super::evidence::Evidence;

/// How a candidate differs from the draft's contents; the numbers are hashed into features.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Change {
    Nothing,
    EarlierEnd,
    LaterEnd,
    LaterStart,
    EarlierStart,
    WithoutLast,
    LastOnly,
    Filled,
    /// A cue without contents: what follows it, or what stands before.
    After,
    Before,
    /// The pattern's contents in place of the tagger's.
    ByPattern,
}

/// Ranges of tokens, mostly one or two.
pub(crate) type Ranges = SmallVec<[Range<usize>; 2]>;

/// A candidate for the contents of a draft.
#[derive(Clone, Debug)]
pub(crate) struct ContentCandidate {
    /// Never empty; in order.
    pub(crate) contents: Ranges,
    pub(super) change: Change,
    /// The class of the token at which it was cut.
    pub(super) boundary: u64,
}

/// Most candidates of each kind.
const ENDS: usize = 6;
const STARTS: usize = 4;
const BARE: usize = 8;

/// What stands for the end of a sentence among the classes of tokens.
const SENTENCE_END: u64 = 97;

impl Evidence<'_> {
    /// The candidates for a draft's contents, with their features; `source` is who says it, and how
    /// sure that is.
    pub(crate) fn contents(
        &self,
        draft: usize,
        source: Option<&Range<usize>>,
        sureness: f32,
    ) -> Candidates<ContentCandidate> {
        let items = self.content_candidates(&self.drafts[draft], source);
        self.describe_contents(draft, source, sureness, items)
    }

    fn content_candidates(
        &self,
        draft: &Draft,
        source: Option<&Range<usize>>,
    ) -> Vec<ContentCandidate> {
        let base = draft.base(self.reading);
        let mut out = Vec::new();
        if base.is_empty() {
            self.add_bare(draft, source, &mut out);
        } else {
            let boundary = 0;
            out.push(ContentCandidate { contents: base.into(), change: Change::Nothing, boundary });
            if let Some(claim) = draft.claim(self.reading)
                && claim.contents != base
                && !claim.contents.is_empty()
            {
                let contents = claim.contents.as_slice().into();
                out.push(ContentCandidate { contents, change: Change::ByPattern, boundary });
            }
            self.add_ends(&draft.cue, base, &mut out);
            self.add_starts(&draft.cue, base, &mut out);
            Self::add_runs(draft, source, base, &mut out);
        }
        let mut parts: Ranges = smallvec![draft.cue.clone()];
        parts.extend(source.cloned());
        let pattern = draft.claim(self.reading).map_or(&[][..], |claim| &claim.contents);
        let mut different: Vec<ContentCandidate> = Vec::with_capacity(out.len());
        for mut candidate in out {
            candidate.contents = self.tidy(&candidate.contents, &parts);
            if self.shared_words(&candidate.contents, pattern) >= 1.0 {
                candidate.contents = pattern.into();
            }
            let is_new = different.iter().all(|other| other.contents != candidate.contents);
            if is_new && !candidate.contents.is_empty() {
                different.push(candidate);
            }
        }
        different
    }

    /// Contents without the claim's other parts, and without marks at their ends whose partners
    /// they lack.
    fn tidy(&self, contents: &[Range<usize>], parts: &[Range<usize>]) -> Ranges {
        let mut pieces = Ranges::from(contents);
        for part in parts {
            let without = |piece: Range<usize>| {
                [
                    piece.start..piece.end.min(part.start.max(piece.start)),
                    piece.start.max(part.end.min(piece.end))..piece.end,
                ]
            };
            let left = pieces.into_iter().flat_map(without);
            pieces = left.filter(|piece| !piece.is_empty()).collect();
        }
        let pieces = pieces.into_iter().map(|piece| self.within_marks(piece));
        pieces.filter(|piece| !piece.is_empty()).collect()
    }

    fn within_marks(&self, piece: Range<usize>) -> Range<usize> {
        let mut piece = extent::trimmed(self.reading, piece);
        if piece.is_empty() {
            return piece;
        }
        let holds = self.holds(&piece);
        let quoted = |index: usize| self.lexemes.list[index].quoted;
        if holds.closed > holds.opened && quoted(piece.end - 1) == Quoted::Closing {
            piece = extent::trimmed(self.reading, piece.start..piece.end - 1);
        } else if holds.opened > holds.closed && quoted(piece.start) == Quoted::Opening {
            piece = extent::trimmed(self.reading, piece.start + 1..piece.end);
        }
        piece
    }

    /// The last content ends sooner or later, but with its sentence.
    fn add_ends(&self, cue: &Range<usize>, base: &[Range<usize>], out: &mut Vec<ContentCandidate>) {
        let Some((last, rest)) = base.split_last() else { return };
        let sentence = self.reading.document.sentence(last.end - 1);
        let ending = |end: usize, change: Change, boundary: u64| ContentCandidate {
            contents: rest.iter().cloned().chain(iter::once(last.start..end)).collect(),
            change,
            boundary,
        };
        let inner = (last.start + 1..last.end).rev();
        let sooner = inner.filter(|&at| self.is_boundary(at) && !self.is_boundary(at - 1));
        out.extend(
            sooner.take(ENDS).map(|at| ending(at, Change::EarlierEnd, self.syntax(at) as u64)),
        );
        let beyond = if last.end <= cue.start { cue.start.min(sentence.end) } else { sentence.end };
        let later = (last.end + 1..beyond).filter(|&at| self.is_boundary(at));
        out.extend(later.take(ENDS).map(|at| ending(at, Change::LaterEnd, self.syntax(at) as u64)));
        if beyond > last.end && beyond == sentence.end {
            out.push(ending(beyond, Change::LaterEnd, SENTENCE_END));
        }
    }

    /// The first content begins later or sooner, but in its sentence.
    fn add_starts(
        &self,
        cue: &Range<usize>,
        base: &[Range<usize>],
        out: &mut Vec<ContentCandidate>,
    ) {
        let Some((first, rest)) = base.split_first() else { return };
        let starting = |start: usize, change: Change| ContentCandidate {
            contents: iter::once(start..first.end).chain(rest.iter().cloned()).collect(),
            change,
            boundary: self.syntax(start) as u64,
        };
        let later = (first.start + 1..first.end)
            .filter(|&at| self.is_boundary(at) || self.is_boundary(at - 1));
        out.extend(later.take(STARTS).map(|at| starting(at, Change::LaterStart)));
        let sentence = self.reading.document.sentence(first.start);
        let limit =
            if first.start >= cue.end { cue.end.max(sentence.start) } else { sentence.start };
        let sooner = (limit..first.start).rev().filter(|&at| {
            at == limit || self.is_boundary(at) || self.is_boundary(at.saturating_sub(1))
        });
        out.extend(sooner.take(STARTS).map(|at| starting(at, Change::EarlierStart)));
    }

    /// Without the last content, it alone, or all with what stands between.
    fn add_runs(
        draft: &Draft,
        source: Option<&Range<usize>>,
        base: &[Range<usize>],
        out: &mut Vec<ContentCandidate>,
    ) {
        let Some((last, rest)) = base.split_last().filter(|(_, rest)| !rest.is_empty()) else {
            return;
        };
        let mut add = |contents: Ranges, change: Change| {
            out.push(ContentCandidate { contents, change, boundary: 0 });
        };
        add(rest.into(), Change::WithoutLast);
        add(smallvec![last.clone()], Change::LastOnly);
        let mut parts: Ranges = smallvec![draft.cue.clone()];
        parts.extend(source.cloned());
        parts.sort_by_key(|part| part.start);
        let (mut start, mut filled) = (base[0].start, Ranges::new());
        for part in parts.iter().filter(|part| part.start >= base[0].start && part.end <= last.end)
        {
            if start < part.start {
                filled.push(start..part.start);
            }
            start = part.end.max(start);
        }
        filled.push(start..last.end);
        add(filled, Change::Filled);
    }

    /// A cue without contents: what follows, or what stands before.
    fn add_bare(
        &self,
        draft: &Draft,
        source: Option<&Range<usize>>,
        out: &mut Vec<ContentCandidate>,
    ) {
        let cue = &draft.cue;
        let sentence = self.reading.document.sentence(cue.start);
        let after = |end: usize, boundary: u64| ContentCandidate {
            contents: iter::once(cue.end..end).collect(),
            change: Change::After,
            boundary,
        };
        let ends = (cue.end + 1..sentence.end).filter(|&at| self.is_boundary(at));
        out.extend(ends.take(BARE).map(|at| after(at, self.syntax(at) as u64)));
        if cue.end < sentence.end {
            out.push(after(sentence.end, SENTENCE_END));
        }
        let before = source.map_or(cue.start, |source| source.start.min(cue.start));
        if before > sentence.start + 1 {
            out.push(ContentCandidate {
                contents: iter::once(sentence.start..before).collect(),
                change: Change::Before,
                boundary: self.syntax(before - 1) as u64,
            });
        }
    }

    /// True if a content could end before the token.
    fn is_boundary(&self, index: usize) -> bool {
        let by_class = matches!(
            self.syntax(index),
            Syntax::Comma
                | Syntax::Stop
                | Syntax::Colon
                | Syntax::Dash
                | Syntax::Bracket
                | Syntax::And
                | Syntax::Or
                | Syntax::But
                | Syntax::Because
                | Syntax::As
                | Syntax::If
                | Syntax::When
                | Syntax::That
                | Syntax::Relative
                | Syntax::Question
                | Syntax::To
                | Syntax::By
                | Syntax::For
                | Syntax::With
                | Syntax::At
                | Syntax::About
                | Syntax::From
                | Syntax::Preposition
                | Syntax::According
        );
        by_class
            || self.reading.document.sentence(index).start == index
            || matches!(self.lexemes.list[index].quoted, Quoted::Opening | Quoted::Closing)
            || (self.syntax(index) == Syntax::Progressive
                && index > 0
                && self.syntax(index - 1) == Syntax::Comma)
    }
}
