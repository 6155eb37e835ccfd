//! Sources, cues and contents that the tagger finds, linked into claims.

use std::ops::Range;

use super::tagging::{Role, Roles};
use crate::document::Document;

/// What the tagger takes for a claim.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Proposal {
    /// Never empty.
    pub(super) cue: Range<usize>,
    pub(super) source: Option<Range<usize>>,
    /// In order; empty if no content is near the cue.
    pub(super) contents: Vec<Range<usize>>,
}

/// What it costs to link two spans over other things, in tokens: a cue between them mostly has
/// parts of its own, and a paragraph is seldom crossed.
const OTHER_CUE: usize = 14;
const OTHER_SPAN: usize = 6;
const SENTENCE: usize = 6;
const PARAGRAPH: usize = 20;
/// Most sources stand before their cue.
const BEHIND: usize = 2;

/// What is further apart is not linked.
const FARTHEST: usize = 70;

/// Links each content to the nearest cue, and each cue to the nearest source; a source can serve
/// several cues ("Lee said … and added …").
pub(super) fn proposals(document: &Document, roles: &Roles) -> Vec<Proposal> {
    let of = |role: Role| {
        let spans = roles.spans.iter().filter(move |(of, _)| *of == role);
        spans.map(|(_, range)| range.clone()).collect::<Vec<_>>()
    };
    let (sources, cues, contents) = (of(Role::Source), of(Role::Cue), of(Role::Content));
    let link = Link { document, cues: &cues };
    let mut claims: Vec<Vec<Range<usize>>> = vec![Vec::new(); cues.len()];
    for content in &contents {
        let costs =
            near(&cues, content).map(|cue| (link.cost(&cues[cue], content, &contents), cue));
        if let Some((_, cue)) = costs.filter(|&(cost, _)| cost <= FARTHEST).min() {
            claims[cue].push(content.clone());
        }
    }
    let proposal = |(cue, contents): (&Range<usize>, Vec<Range<usize>>)| {
        let costs = near(&sources, cue).map(|source| {
            let behind = if sources[source].start > cue.start { BEHIND } else { 0 };
            (link.cost(cue, &sources[source], &sources) + behind, source)
        });
        let nearest = costs.filter(|&(cost, _)| cost <= FARTHEST).min();
        let source = nearest.map(|(_, source)| sources[source].clone());
        Proposal { cue: cue.clone(), source, contents }
    };
    cues.iter().zip(claims).map(proposal).collect()
}

struct Link<'a> {
    document: &'a Document,
    cues: &'a [Range<usize>],
}

impl Link<'_> {
    /// What it costs to link a cue with a span that is one of `alike`, both lists in order.
    fn cost(&self, cue: &Range<usize>, span: &Range<usize>, alike: &[Range<usize>]) -> usize {
        let between = if cue.end <= span.start { cue.end..span.start } else { span.end..cue.start };
        let gap = between.len();
        let sentences = self.document.sentence_index(span.start);
        let sentences = sentences.abs_diff(self.document.sentence_index(cue.start));
        let paragraphs = self.document.paragraph_index(span.start);
        let paragraphs = paragraphs.abs_diff(self.document.paragraph_index(cue.start));
        gap + OTHER_CUE * within(self.cues, &between)
            + OTHER_SPAN * within(alike, &between)
            + SENTENCE * sentences
            + PARAGRAPH * paragraphs
    }
}

/// The spans, which are in order, that are not too far from another, as indices.
fn near(spans: &[Range<usize>], other: &Range<usize>) -> Range<usize> {
    let start = spans.partition_point(|span| span.end + FARTHEST < other.start);
    let end = spans.partition_point(|span| span.start <= other.end + FARTHEST);
    start..end.max(start)
}

/// How many of the spans, which are in order, are within a range.
fn within(spans: &[Range<usize>], range: &Range<usize>) -> usize {
    let start = spans.partition_point(|span| span.start < range.start);
    let end = spans.partition_point(|span| span.end <= range.end);
    end.saturating_sub(start)
}
