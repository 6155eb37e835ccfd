//! Labels to roles.

use std::ops::Range;

use super::features::Features;
use super::groups::Summed;
use super::labels::{LABELS, ROLES, is_begin, role_of};
use super::lexemes::Lexemes;
use crate::document::Document;
use crate::tagger::Tagger;

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
    /// For each token the probability of each role, and that a content begins with it.
    probabilities: Vec<[f32; ROLES + 1]>,
    /// The likeliest role of each token.
    likeliest: Vec<Option<Role>>,
    /// The likeliest spans, in order.
    pub(crate) spans: Vec<(Role, Range<usize>)>,
}

impl Roles {
    /// Tags a document.
    pub(crate) fn new(document: &Document, lexemes: &Lexemes, tagger: &Tagger) -> Self {
        let features = Features::new(document, lexemes);
        let (probabilities, spans) = (Vec::with_capacity(document.tokens.len()), Vec::new());
        let mut roles = Self { probabilities, likeliest: vec![None; document.tokens.len()], spans };
        // One more form stands for what is beyond a paragraph.
        let forms = lexemes.forms.len() + 1;
        let mut summed = Summed::new(&tagger.weights, document.tokens.len(), forms);
        let step = tagger.weights.step();
        let mut scores = Vec::new();
        for paragraph in &document.paragraphs {
            for start in paragraph.clone().step_by(LONGEST) {
                scores.clear();
                for index in start..paragraph.end.min(start + LONGEST) {
                    features.of(index, paragraph, &mut summed);
                    summed.end();
                }
                summed.take(|sums| {
                    let mut row = sums.map(|sum| f32::from(sum) * step);
                    row[1 + 2 * Role::Cue as usize] += CUE_BIAS;
                    row[1 + 2 * Role::Content as usize] += CONTENT_BIAS;
                    scores.extend_from_slice(&row[..LABELS]);
                });
                roles.add_spans(start, &tagger.chain.best(&scores));
                let probabilities = tagger.chain.probabilities(&scores);
                let (of_labels, _) = probabilities.as_chunks::<LABELS>();
                roles.probabilities.extend(of_labels.iter().map(of_roles));
            }
        }
        for (role, span) in &roles.spans {
            roles.likeliest[span.clone()].fill(Some(*role));
        }
        roles
    }

    /// The likeliest role of a token.
    pub(crate) fn role(&self, index: usize) -> Option<Role> {
        self.likeliest[index]
    }

    /// The probability that the token has a role.
    pub(crate) fn of(&self, role: Role, index: usize) -> f32 {
        self.probabilities[index][role as usize]
    }

    /// The probability that a content begins with the token.
    pub(crate) fn begin(&self, index: usize) -> f32 {
        self.probabilities[index][ROLES]
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

/// Probabilities of labels to those of roles.
fn of_roles(labels: &[f32; LABELS]) -> [f32; ROLES + 1] {
    let begin = |role: Role| labels[1 + 2 * role as usize];
    let [source, cue, content] = Role::ALL.map(|role| begin(role) + labels[2 + 2 * role as usize]);
    [source, cue, content, begin(Role::Content)]
}
