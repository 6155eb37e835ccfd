//! Articles with claims, read for training.

use std::ops::Range;

use crate::attribution::tagging::Role;
use crate::attribution::tagging::labels;
use crate::attribution::{Reading, by_patterns};
use crate::document::Document;
use crate::entity::mentions;
use crate::entity::tagging::NameModel;
use crate::eval::gold::Gold;
use crate::eval::marks::Claim;
use crate::lexicon::Lexicon;
use crate::mention::Mention;
use crate::quote::Quotation;
use crate::span::Span;
use crate::tokenize::TokenKind;
use crate::values::ValuePatterns;

/// What the articles are read with.
pub(super) struct Base {
    pub(super) lexicon: Lexicon,
    names: NameModel,
    values: ValuePatterns,
}

impl Base {
    /// What ships inside the program.
    pub(super) fn builtin() -> Self {
        let (lexicon, names) = (Lexicon::builtin(), NameModel::builtin());
        Self { lexicon, names, values: ValuePatterns::new() }
    }
}

/// A document with its mentions and claims.
pub(super) struct Read {
    pub(super) document: Document,
    pub(super) mentions: Vec<Mention>,
    pub(super) claims: Vec<GoldClaim>,
    /// The role of each token.
    pub(super) labels: Vec<u8>,
    /// How much it counts.
    pub(super) weight: f32,
}

/// A claim as it is labelled, in tokens.
pub(super) struct GoldClaim {
    pub(super) sources: Vec<Range<usize>>,
    pub(super) cues: Vec<Range<usize>>,
    pub(super) contents: Vec<Range<usize>>,
}

impl Read {
    /// Reads an article with the names that `base` finds.
    pub(super) fn new(gold: &Gold, base: &Base, weight: f32) -> Self {
        let document = Document::read(&gold.text, &base.lexicon.abbreviations);
        let knowledge = (&base.lexicon, &base.names);
        let mentions = mentions(&document, None, knowledge, &base.values);
        let claims: Vec<GoldClaim> =
            gold.marks.claims.iter().map(|claim| gold_claim(&document, claim)).collect();
        let labels = token_labels(&document, &claims);
        Self { document, mentions, claims, labels, weight }
    }
}

impl Read {
    /// The claims of the patterns.
    pub(super) fn reading<'a>(&'a self, base: &'a Base) -> Reading<'a> {
        by_patterns(&self.document, &self.mentions, &base.lexicon)
    }
}

fn gold_claim(document: &Document, claim: &Claim) -> GoldClaim {
    let tokens = |spans: &[Span]| -> Vec<Range<usize>> {
        let tokens = spans.iter().map(|&span| tokens_of(document, span));
        tokens.filter(|tokens| !tokens.is_empty()).collect()
    };
    let (sources, cues) = (tokens(&claim.sources), tokens(&claim.cues));
    GoldClaim { sources, cues, contents: tokens(&claim.contents) }
}

/// The label of each token. A token has one role: of claims within claims the outer one's.
fn token_labels(document: &Document, claims: &[GoldClaim]) -> Vec<u8> {
    let mut labels = vec![labels::OUTSIDE; document.tokens.len()];
    let mut order: Vec<&GoldClaim> = claims.iter().collect();
    let length = |claim: &GoldClaim| -> usize { claim.contents.iter().map(Range::len).sum() };
    order.sort_by_key(|claim| std::cmp::Reverse(length(claim)));
    for claim in order {
        let contents = claim.contents.iter().map(|content| with_marks(document, content.clone()));
        mark(&mut labels, Role::Source, claim.sources.iter().cloned());
        mark(&mut labels, Role::Cue, claim.cues.iter().cloned());
        mark(&mut labels, Role::Content, contents);
    }
    labels
}

/// Gives tokens a role that have none.
fn mark(labels: &mut [u8], role: Role, ranges: impl Iterator<Item = Range<usize>>) {
    let role = role as usize;
    for range in ranges {
        let free = range.filter(|&index| labels[index] == labels::OUTSIDE).collect::<Vec<_>>();
        for (place, index) in free.into_iter().enumerate() {
            labels[index] = if place == 0 { labels::begin(role) } else { labels::inside(role) };
        }
    }
}

/// A content with the quotation marks right around it: corpora differ in whether they count.
fn with_marks(document: &Document, mut tokens: Range<usize>) -> Range<usize> {
    let quotation = |index: usize| -> Option<&Quotation> {
        document.quotation_index(index).map(|quotation| &document.quotations[quotation])
    };
    if quotation(tokens.start).is_some_and(|quotation| quotation.inner.start == tokens.start) {
        tokens.start -= 1;
    }
    let is_mark = |index: usize| {
        document.tokens.get(index).is_some_and(|token| token.kind == TokenKind::Quote)
    };
    if quotation(tokens.end - 1).is_some() && is_mark(tokens.end) {
        tokens.end += 1;
    }
    tokens
}

/// The tokens most of which a span of the original text covers.
fn tokens_of(document: &Document, span: Span) -> Range<usize> {
    let middle = |index: usize| {
        let token = document.to_original(document.tokens[index].span);
        u32::midpoint(token.start, token.end.max(1) - 1)
    };
    let count = document.tokens.len();
    let indices: Vec<usize> = (0..count).collect();
    let start = indices.partition_point(|&index| middle(index) < span.start);
    let end = indices.partition_point(|&index| middle(index) < span.end);
    start..end.max(start)
}
