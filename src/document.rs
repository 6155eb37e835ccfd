//! One article, read as far as its letters and marks allow.
//!
//! In: the original text. Out: [`Document`], what every later stage looks at: the normalised text,
//! its tokens, sentences, paragraphs and quotations. No word's meaning is known yet.

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::normalize::Normalized;
use crate::quote::{Quotation, quotations};
use crate::segment::segment;
use crate::span::Span;
use crate::tokenize::{Abbreviations, Token, tokenize};

/// The readable form of an article. Indices are token indices unless they say otherwise.
#[derive(Debug)]
pub(crate) struct Document {
    normalized: Normalized,
    /// The normalised text in lower case as far as it is ASCII: same bytes, same offsets.
    lower: String,
    /// All tokens in order.
    pub(crate) tokens: Vec<Token>,
    /// Ranges of tokens.
    pub(crate) sentences: Vec<Range<usize>>,
    /// Ranges of tokens.
    pub(crate) paragraphs: Vec<Range<usize>>,
    /// Sorted, never overlapping.
    pub(crate) quotations: Vec<Quotation>,
    sentence_of: Vec<u32>,
    quotation_of: Vec<u32>,
    form_of: Vec<u32>,
    /// A token of each word form.
    forms: Vec<u32>,
}

const NO_QUOTATION: u32 = u32::MAX;

impl Document {
    /// Reads `original`, which must be shorter than 4 GiB.
    pub(crate) fn read(original: &str, abbreviations: &Abbreviations) -> Self {
        let normalized = Normalized::new(original);
        let text = normalized.text();
        let tokens = tokenize(text, abbreviations);
        let segments = segment(text, &tokens);
        let quotations = quotations(text, &tokens, &segments.paragraphs);
        let mut sentence_of = vec![0; tokens.len()];
        for (index, sentence) in segments.sentences.iter().enumerate() {
            sentence_of[sentence.clone()].fill(index as u32);
        }
        let mut quotation_of = vec![NO_QUOTATION; tokens.len()];
        for (index, quotation) in quotations.iter().enumerate() {
            quotation_of[quotation.tokens.clone()].fill(index as u32);
        }
        let lower = text.to_ascii_lowercase();
        let (form_of, forms) = forms(text, &tokens);
        Self {
            normalized,
            lower,
            tokens,
            sentences: segments.sentences,
            paragraphs: segments.paragraphs,
            quotations,
            sentence_of,
            quotation_of,
            form_of,
            forms,
        }
    }

    /// The normalised text.
    pub(crate) fn text(&self) -> &str {
        self.normalized.text()
    }

    /// The token as it stands in the normalised text.
    pub(crate) fn word(&self, index: usize) -> &str {
        self.tokens[index].span.of(self.text())
    }

    /// The token in lower case.
    pub(crate) fn lower(&self, index: usize) -> &str {
        self.tokens[index].span.of(&self.lower)
    }

    /// The token in lower case, or nothing beyond either end.
    pub(crate) fn lower_at(&self, index: Option<usize>) -> &str {
        index.filter(|&index| index < self.tokens.len()).map_or("", |index| self.lower(index))
    }

    /// Number of the token's word form: tokens of one kind that are written alike share it, and all
    /// that depends on nothing else needs to be found out only once.
    pub(crate) fn form(&self, index: usize) -> usize {
        self.form_of[index] as usize
    }

    /// A token of each word form, in the order of their numbers.
    pub(crate) fn forms(&self) -> impl ExactSizeIterator<Item = usize> {
        self.forms.iter().map(|&token| token as usize)
    }

    /// Bytes of the normalised text from the first to the last token of a non-empty range.
    pub(crate) fn span(&self, range: &Range<usize>) -> Span {
        Span {
            start: self.tokens[range.start].span.start,
            end: self.tokens[range.end - 1].span.end,
        }
    }

    /// Normalised text of a non-empty range.
    pub(crate) fn slice(&self, range: &Range<usize>) -> &str {
        self.span(range).of(self.text())
    }

    /// Lower-case normalised text of a non-empty range.
    pub(crate) fn lower_slice(&self, range: &Range<usize>) -> &str {
        self.span(range).of(&self.lower)
    }

    /// The sentence that the token is in.
    pub(crate) fn sentence(&self, index: usize) -> Range<usize> {
        self.sentences[self.sentence_of[index] as usize].clone()
    }

    /// Index of the token's sentence.
    pub(crate) fn sentence_index(&self, index: usize) -> usize {
        self.sentence_of[index] as usize
    }

    /// Index of the token's paragraph.
    pub(crate) fn paragraph_index(&self, index: usize) -> usize {
        self.paragraphs.partition_point(|paragraph| paragraph.end <= index)
    }

    /// Index of the quotation that the token is in, its marks included.
    pub(crate) fn quotation_index(&self, index: usize) -> Option<usize> {
        Some(self.quotation_of[index]).filter(|&q| q != NO_QUOTATION).map(|q| q as usize)
    }

    /// First token that starts at or after a byte of the normalised text.
    pub(crate) fn token_from(&self, byte: u32) -> usize {
        self.tokens.partition_point(|token| token.span.start < byte)
    }

    /// Tokens that share a byte with a span of the normalised text.
    pub(crate) fn tokens_in(&self, span: Span) -> Range<usize> {
        let start = self.tokens.partition_point(|token| token.span.end <= span.start);
        start..self.token_from(span.end).max(start)
    }

    /// The span of the original behind a span of the normalised text.
    pub(crate) fn to_original(&self, span: Span) -> Span {
        self.normalized.to_original(span)
    }
}

/// The word form of each token, and a token of each word form.
fn forms(text: &str, tokens: &[Token]) -> (Vec<u32>, Vec<u32>) {
    let mut forms = Vec::new();
    let mut known = FxHashMap::default();
    let form = |(index, token): (usize, &Token)| {
        *known.entry((token.span.of(text), token.kind)).or_insert_with(|| {
            forms.push(index as u32);
            forms.len() as u32 - 1
        })
    };
    let form_of = tokens.iter().enumerate().map(form).collect();
    (form_of, forms)
}
