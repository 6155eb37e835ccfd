//! Why a token is what it is: the labels that the taggers give it, and the features that speak for
//! and against each.
//!
//! In: an article. Out: one [`InspectedToken`] for each token. A feature is known by its bucket
//! only, since its value is a hash; tokens that share it show what it stands for.

use std::ops::Range;

use serde::Serialize;

use crate::attribution::by_patterns;
use crate::attribution::tagging::{Buckets, Features as RoleFeatures, Lexemes, Role, Roles};
use crate::document::Document;
use crate::entity::mentions;
use crate::entity::tagging::labels::{FAMILIES, LABELS, family_of, is_begin};
use crate::entity::tagging::{FeatureGroup, Features as NameFeatures, Memory, Words};
use crate::model::Model;
use crate::span::Span;
use crate::tagger::Tagger;
use crate::values::ValuePatterns;

/// One token with what the taggers make of it.
#[derive(Clone, Debug, Serialize)]
pub struct InspectedToken {
    /// Bytes of the text.
    #[serde(flatten)]
    pub span: Span,
    /// Index of its sentence.
    pub sentence: u32,
    /// By the tagger of names; none far from any capital, where it does not look.
    pub name: Option<Tag>,
    /// By the tagger of sources, cues and contents.
    pub role: Tag,
}

/// What a tagger makes of a token.
#[derive(Clone, Debug, Serialize)]
pub struct Tag {
    /// The likeliest label.
    pub label: String,
    /// How likely it is, 0 to 1.
    pub probability: f32,
    /// The features that have weights, those that count most first.
    pub features: Vec<Feature>,
}

/// One feature of a token.
#[derive(Clone, Debug, Serialize)]
pub struct Feature {
    /// Where its weights lie; tokens with the same feature have the same number.
    pub bucket: u32,
    /// What it looks at, for the tagger of names: the word itself, its affixes, its neighbours …
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<&'static str>,
    /// What it adds to each label's score; labels that it says nothing on are left out.
    pub weights: Vec<(String, f32)>,
}

impl Feature {
    /// How much it speaks for the label or against it: what it adds beyond what it adds to the others.
    pub fn force(&self, label: &str) -> f32 {
        let own =
            self.weights.iter().find(|(of, _)| of == label).map_or(0.0, |&(_, weight)| weight);
        let others = self.weights.iter().filter(|(of, _)| of != label).map(|&(_, weight)| weight);
        let count = others.clone().count().max(1) as f32;
        own - others.sum::<f32>() / count
    }
}

/// Inspects every token of `text`, which must be shorter than 4 GiB.
pub fn inspect(model: &Model, text: &str) -> Vec<InspectedToken> {
    let lexicon = model.lexicon();
    let document = Document::read(text, &lexicon.abbreviations);
    let patterns = ValuePatterns::new();
    let mut names = names(&document, model, &patterns);
    let mentions = mentions(&document, None, (lexicon, model.names()), &patterns);
    let roles = roles(&document, model, &mentions);
    let tokens = roles.into_iter().enumerate().map(|(index, role)| InspectedToken {
        span: document.to_original(document.tokens[index].span),
        sentence: document.sentence_index(index) as u32,
        name: names[index].take(),
        role,
    });
    tokens.collect()
}

fn names(document: &Document, model: &Model, patterns: &ValuePatterns) -> Vec<Option<Tag>> {
    let words = Words::new(document, model.lexicon(), &patterns.values(document));
    let memory = Memory::new((document, &words), None);
    let tagger = &model.names().tagger;
    let mut tags = vec![None; document.tokens.len()];
    for tokens in words.sequences.iter().cloned() {
        let sentence = document.sentence(tokens.start);
        let features: Vec<_> =
            tokens.clone().map(|index| grouped(&words, &memory, index, &sentence)).collect();
        let mut scores = Vec::new();
        for features in &features {
            let buckets: Vec<u32> = features.iter().map(|&(bucket, _)| bucket).collect();
            tagger.add_scores(&buckets, &mut scores);
        }
        let best = tagger.chain.best(&scores);
        let probabilities = tagger.chain.probabilities(&scores);
        for (place, (index, features)) in tokens.zip(features).enumerate() {
            let label = best[place] as usize;
            tags[index] = Some(Tag {
                label: name_label(label),
                probability: probabilities[place * LABELS + label],
                features: weighted(tagger, features, LABELS, name_label, &name_label(label)),
            });
        }
    }
    tags
}

/// The features of a token's name, each with its group: what is missing without the group.
fn grouped(
    words: &Words,
    memory: &Memory,
    index: usize,
    sentence: &Range<usize>,
) -> Vec<(u32, Option<&'static str>)> {
    let buckets = |without| {
        let mut buckets = Vec::new();
        NameFeatures::without(without, words, memory).of(index, sentence, &mut buckets);
        buckets
    };
    let mut features: Vec<_> =
        buckets(None).into_iter().map(|bucket| (bucket, Some("word"))).collect();
    for (group, name) in FeatureGroup::ALL {
        let others = buckets(Some(group));
        let missing = features.iter_mut().filter(|(bucket, _)| !others.contains(bucket));
        missing.for_each(|(_, of)| *of = Some(name));
    }
    features
}

fn roles(document: &Document, model: &Model, mentions: &[crate::mention::Mention]) -> Vec<Tag> {
    let claims = model.claims();
    let reading = by_patterns(document, mentions, model.lexicon());
    let lexemes = Lexemes::new(&reading, &claims.cues);
    let roles = Roles::new(document, &lexemes, &claims.tagger);
    let features = RoleFeatures::new(document, &lexemes);
    let mut tags = Vec::with_capacity(document.tokens.len());
    for paragraph in &document.paragraphs {
        for index in paragraph.clone() {
            let mut buckets = Buckets::default();
            features.of(index, paragraph, &mut buckets);
            let features = buckets.0.into_iter().map(|bucket| (bucket, None)).collect();
            let all = [Role::Source, Role::Cue, Role::Content].map(|role| roles.of(role, index));
            let (label, probability) = match roles.role(index) {
                Some(role) => (role_name(role as usize), roles.of(role, index)),
                None => (OUTSIDE, 1.0 - all.iter().sum::<f32>()),
            };
            let labels = claims.tagger.chain.labels();
            let features = weighted(&claims.tagger, features, labels, role_label, label);
            tags.push(Tag { label: label.to_owned(), probability, features });
        }
    }
    tags
}

const OUTSIDE: &str = "outside";

fn name_label(label: usize) -> String {
    let Some(family) = family_of(label as u8) else { return OUTSIDE.to_owned() };
    let kinds: Vec<_> = FAMILIES[family].iter().map(|kind| kind.label()).collect();
    let part = if is_begin(label as u8) { "begin" } else { "inside" };
    format!("{part} {}", kinds.join("/"))
}

fn role_name(role: usize) -> &'static str {
    ["source", "cue", "content"][role]
}

/// The labels that begin and go on with a role are of one name: the role.
fn role_label(label: usize) -> String {
    label.checked_sub(1).map_or(OUTSIDE, |label| role_name(label / 2)).to_owned()
}

/// The features that have weights, those that count most for `best` first; where two labels have
/// one name, the greater weight stands for both.
fn weighted(
    tagger: &Tagger,
    features: Vec<(u32, Option<&'static str>)>,
    labels: usize,
    name: fn(usize) -> String,
    best: &str,
) -> Vec<Feature> {
    let step = tagger.weights.step();
    let mut found: Vec<Feature> = Vec::new();
    for (bucket, group) in features {
        let mut weights: Vec<(String, f32)> = Vec::new();
        let sums = tagger.weights.sums(&[bucket]);
        for label in (0..labels).filter(|&label| sums[label] != 0) {
            let (name, weight) = (name(label), f32::from(sums[label]) * step);
            match weights.iter_mut().find(|(known, _)| *known == name) {
                Some((_, known)) if weight.abs() > known.abs() => *known = weight,
                Some(_) => {}
                None => weights.push((name, weight)),
            }
        }
        if !weights.is_empty() && found.iter().all(|feature| feature.bucket != bucket) {
            found.push(Feature { bucket, group, weights });
        }
    }
    found.sort_by(|a, b| b.force(best).abs().total_cmp(&a.force(best).abs()));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_token_says_what_it_is_and_why() {
        let text = "“We left at dawn,” said Maria Lopez of Fenwick.";
        let tokens = inspect(&Model::builtin(), text);
        let of = |word: &str| tokens.iter().find(|token| token.span.of(text) == word).unwrap();
        assert_eq!(of("said").role.label, "cue");
        assert_eq!(of("left").role.label, "content");
        let name = of("Lopez").name.as_ref().unwrap();
        assert_eq!(name.label, "inside person");
        assert!(name.probability > 0.5 && name.probability <= 1.0);
        let first = &name.features[0];
        assert!(first.group.is_some() && first.force("inside person") != 0.0);
        let force = |feature: &Feature| feature.force("inside person").abs();
        let forces: Vec<f32> = name.features.iter().map(force).collect();
        assert!(forces.is_sorted_by(|a, b| a >= b));
    }

    #[test]
    fn a_text_without_tokens_has_none_to_inspect() {
        assert!(inspect(&Model::builtin(), " \n").is_empty());
    }
}
