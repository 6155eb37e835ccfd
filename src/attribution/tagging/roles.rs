//! Labels to roles.

use std::ops::Range;

use super::features::Features;
use super::labels::{LABELS, ROLES, is_begin, role_of};
use super::lexemes::Lexemes;
use crate::document::Document;
use crate::tagger::{Chain, Tagger};

/// What a token can be in a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    Source,
    Cue,
    Content,
}

impl Role {
    const ALL: [Self; ROLES] = [Self::Source, Self::Cue, Self::Content];
}

/// Tokens tagged at once: only text without paragraphs has longer ones.
const LONGEST: usize = 2000;

/// What is added to the scores of labels that begin a cue or a content: the tagger is rather too
/// careful, and a claim that is none is dropped later. The best on the dev articles.
const CUE_BIAS: f32 = 1.0;
const CONTENT_BIAS: f32 = 0.3;

/// The roles of a document's tokens.
#[derive(Debug)]
pub(crate) struct Roles {
    /// The probability of each label for each token.
    probabilities: Vec<[f32; LABELS]>,
    /// The likeliest role of each token.
    likeliest: Vec<Option<Role>>,
    /// The likeliest spans, in order.
    pub(crate) spans: Vec<(Role, Range<usize>)>,
}

impl Roles {
    /// Tags a document.
    pub(crate) fn new(document: &Document, lexemes: &Lexemes, tagger: &Tagger) -> Self {
        let features = Features::new(document, lexemes);
        let (probabilities, spans) = (Vec::new(), Vec::new());
        let mut roles = Self { probabilities, likeliest: vec![None; document.tokens.len()], spans };
        let (mut buckets, mut scores) = (Vec::new(), Vec::new());
        for paragraph in &document.paragraphs {
            for start in paragraph.clone().step_by(LONGEST) {
                scores.clear();
                for index in start..paragraph.end.min(start + LONGEST) {
                    buckets.clear();
                    features.of(index, paragraph, &mut buckets);
                    tagger.add_scores(&buckets, &mut scores);
                }
                roles.add(start, &mut scores, &tagger.chain);
            }
        }
        for (role, span) in &roles.spans {
            roles.likeliest[span.clone()].fill(Some(*role));
        }
        roles
    }

    /// Adds the tokens from `start` on, whose labels have these scores.
    fn add(&mut self, start: usize, scores: &mut [f32], chain: &Chain) {
        for row in scores.chunks_exact_mut(LABELS) {
            row[1 + 2 * Role::Cue as usize] += CUE_BIAS;
            row[1 + 2 * Role::Content as usize] += CONTENT_BIAS;
        }
        self.add_spans(start, &chain.best(scores));
        let probabilities = chain.probabilities(scores);
        self.probabilities.extend_from_slice(probabilities.as_chunks::<LABELS>().0);
    }

    /// The likeliest role of a token.
    pub(crate) fn role(&self, index: usize) -> Option<Role> {
        self.likeliest[index]
    }

    /// The probability that the token has a role.
    pub(crate) fn of(&self, role: Role, index: usize) -> f32 {
        let labels = &self.probabilities[index][1 + 2 * role as usize..];
        labels[0] + labels[1]
    }

    /// The probability that a content begins with the token.
    pub(crate) fn begin(&self, index: usize) -> f32 {
        self.probabilities[index][1 + 2 * Role::Content as usize]
    }

    fn add_spans(&mut self, start: usize, labels: &[u8]) {
        let mut last = None;
        for (index, &label) in (start..).zip(labels) {
            let role = role_of(label);
            match (role, self.spans.last_mut()) {
                (Some(_), Some((_, range))) if role == last && !is_begin(label) => {
                    range.end = index + 1;
                }
                (Some(role), _) => self.spans.push((Role::ALL[role], index..index + 1)),
                (None, _) => {}
            }
            last = role;
        }
    }
}
