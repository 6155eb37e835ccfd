//! One article, one meaning: a name that is clear somewhere is clear everywhere.

use rustc_hash::{FxHashMap, FxHashSet};

use super::runs::{Candidate, Evidence};
use crate::analysis::Kind;
use crate::document::Document;
use crate::lexicon::Sex;
use crate::mention::Mention;

/// What the article itself says of a name.
#[derive(Clone, Copy)]
struct Known {
    kind: Kind,
    evidence: Evidence,
    confidence: f32,
    sex: Sex,
}

/// Settles the kind of each candidate by the clearest one of the same name, in the article or in
/// its `title`.
pub(super) fn settle(
    document: &Document,
    candidates: Vec<Candidate>,
    title: Option<(&Document, &[Candidate])>,
) -> Vec<Mention> {
    let mut known = FxHashMap::default();
    if let Some((title, candidates)) = title {
        learn_names(&mut known, title, candidates);
    }
    learn_names(&mut known, document, &candidates);
    let elsewhere: FxHashSet<&str> = candidates
        .iter()
        .flat_map(|candidate| {
            let mention = &candidate.mention;
            let is_full = mention.kind == Kind::Person && mention.tokens.len() > 1;
            let surname = is_full.then(|| document.word(mention.tokens.end - 1));
            let whole = (!candidate.opens).then(|| mention.span.of(document.text()));
            [surname, whole].into_iter().flatten()
        })
        .collect();
    candidates
        .into_iter()
        .filter(|candidate| {
            let text = candidate.mention.span.of(document.text());
            let is_clear = known.get(text).is_some_and(|known| known.evidence > Evidence::Shape);
            let is_long = candidate.mention.tokens.len() > 1;
            !candidate.opens
                || candidate.confidence_is_enough()
                || is_long
                || is_clear
                || elsewhere.contains(text)
        })
        .map(|candidate| {
            let text = candidate.mention.span.of(document.text());
            let mut mention = candidate.mention;
            if let Some(known) = known.get(text) {
                let clearer = known.evidence > candidate.evidence
                    || (known.evidence == candidate.evidence
                        && known.confidence > mention.confidence);
                if clearer {
                    mention.kind = known.kind;
                    mention.confidence = known.confidence;
                }
                if mention.kind == Kind::Person && mention.sex == Sex::Open {
                    mention.sex = known.sex;
                }
            }
            mention
        })
        .collect()
}

/// Whole names, and for people their last and first names too.
fn learn_names<'a>(
    names: &mut FxHashMap<&'a str, Known>,
    document: &'a Document,
    candidates: &[Candidate],
) {
    for candidate in candidates {
        let mention = &candidate.mention;
        let known = Known {
            kind: mention.kind,
            evidence: candidate.evidence,
            confidence: mention.confidence,
            sex: mention.sex,
        };
        learn(names, mention.span.of(document.text()), known);
        if mention.kind == Kind::Person
            && mention.tokens.len() > 1
            && candidate.evidence > Evidence::Shape
        {
            learn(names, document.word(mention.tokens.end - 1), known);
            learn(names, document.word(mention.tokens.start), Known { confidence: 0.6, ..known });
        }
    }
}

fn learn<'a>(names: &mut FxHashMap<&'a str, Known>, name: &'a str, known: Known) {
    let entry = names.entry(name).or_insert(known);
    if (known.evidence, known.confidence) > (entry.evidence, entry.confidence) {
        *entry = known;
    }
}
