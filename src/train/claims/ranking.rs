//! Trains the rankers of sources and contents.

use std::ops::Range;

use super::read::{Base, GoldClaim, Read};
use crate::attribution::ranking::{Candidates, Evidence, Rankers};
use crate::attribution::tagging::{Lexemes, Roles};
use crate::tagger::Tagger;
use crate::train::chooser::{Choice, Settings, fit};
use crate::train::progress::Progress;
use crate::word_table::WordTable;

const SOURCES: Settings = Settings { epochs: 5, rate: 0.05, l1: 0.2, l2: 1.0, least_weight: 0.02 };
const CONTENTS: Settings = Settings { epochs: 4, rate: 0.03, l1: 0.3, l2: 5.0, least_weight: 0.03 };

/// Contents that share fewer words are no claim of the corpus.
const SAME: f32 = 0.5;
/// How fast a candidate's credit falls with what it shares less than the best one.
const SHARPNESS: f32 = 10.0;

/// Trains on articles, each with the cues and the tagger of a fold that has not seen it.
pub(super) fn train(
    reads: &[(&Read, &(WordTable, Tagger))],
    base: &Base,
    progress: &mut dyn Progress,
) -> Rankers {
    let choices = |choose: &dyn Fn(&Evidence, &Read) -> Vec<Choice>| -> Vec<Choice> {
        reads.iter().flat_map(|(read, fold)| with_evidence(read, fold, base, choose)).collect()
    };
    let sources = choices(&source_choices);
    progress.say(&format!("{} sources to choose", sources.len()));
    let sources = fit(&sources, SOURCES, progress);
    let contents = choices(&|evidence, read| content_choices(evidence, read, &sources));
    progress.say(&format!("{} contents to choose", contents.len()));
    let contents = fit(&contents, CONTENTS, progress);
    Rankers { sources, contents }
}

fn with_evidence(
    read: &Read,
    (cues, tagger): &(WordTable, Tagger),
    base: &Base,
    choose: &dyn Fn(&Evidence, &Read) -> Vec<Choice>,
) -> Vec<Choice> {
    let reading = read.reading(base);
    let lexemes = Lexemes::new(&reading, cues);
    let roles = Roles::new(&read.document, &lexemes, tagger);
    choose(&Evidence::new(&reading, &lexemes, &roles), read)
}

/// For each draft that has a claim of the corpus: whose it is.
fn source_choices(evidence: &Evidence, read: &Read) -> Vec<Choice> {
    let mut choices = Vec::new();
    for draft in 0..evidence.drafts.len() {
        let Some(gold) = same_cue(evidence, draft, &read.claims) else { continue };
        let candidates = evidence.sources(draft);
        let mut right: Vec<f32> = match gold.sources.first() {
            Some(source) => {
                let shared = |tokens: &Range<usize>| overlap(source, tokens);
                candidates.items.iter().map(|item| shared(&item.tokens)).chain([0.0]).collect()
            }
            None => candidates.items.iter().map(|_| 0.0).chain([1.0]).collect(),
        };
        if right.iter().any(|&right| right > 0.0) {
            share_credit(&mut right, 0.0);
            choices.push(choice(candidates, right, read.weight));
        }
    }
    choices
}

/// For each draft: how far its content reaches, or that there is none.
fn content_choices(
    evidence: &Evidence,
    read: &Read,
    sources: &crate::tagger::Scorer,
) -> Vec<Choice> {
    let has_draft =
        |claim: &&GoldClaim| evidence.drafts.iter().any(|draft| meets(&draft.cue, &claim.cues));
    let (_, without): (Vec<_>, Vec<_>) = read.claims.iter().partition(has_draft);
    let content_choice = |draft: usize| {
        let (source, sureness) = likeliest_source(evidence, draft, sources);
        let candidates = evidence.contents(draft, source.as_ref(), sureness);
        let shared = |claim: &GoldClaim, contents: &[Range<usize>]| {
            evidence.shared_words(&claim.contents, contents)
        };
        let base = candidates.items.first().map_or(&[][..], |item| &item.contents);
        let claim = same_cue(evidence, draft, &read.claims).or_else(|| {
            let by_content =
                |a: &&&GoldClaim, b: &&&GoldClaim| shared(a, base).total_cmp(&shared(b, base));
            without.iter().filter(|claim| !claim.contents.is_empty()).max_by(by_content).copied()
        });
        let right = |contents: &[Range<usize>]| claim.map_or(0.0, |claim| shared(claim, contents));
        let mut right: Vec<f32> =
            candidates.items.iter().map(|item| right(&item.contents)).chain([0.0]).collect();
        if right.iter().any(|&right| right >= SAME) {
            share_credit(&mut right, SAME);
        } else {
            right.fill(0.0);
            right[candidates.items.len()] = 1.0;
        }
        choice(candidates, right, read.weight)
    };
    (0..evidence.drafts.len()).map(content_choice).collect()
}

fn likeliest_source(
    evidence: &Evidence,
    draft: usize,
    scorer: &crate::tagger::Scorer,
) -> (Option<Range<usize>>, f32) {
    let candidates = evidence.sources(draft);
    let probabilities = candidates.probabilities(scorer);
    let best = crate::attribution::ranking::likeliest(&probabilities);
    (candidates.items.get(best).map(|item| item.tokens.clone()), probabilities[best])
}

/// The claim of the corpus with the draft's cue; of several the one with the likest content.
fn same_cue<'a>(
    evidence: &Evidence,
    draft: usize,
    claims: &'a [GoldClaim],
) -> Option<&'a GoldClaim> {
    let base = evidence.drafts[draft].base(evidence.reading);
    let shared = |claim: &GoldClaim| evidence.shared_words(&claim.contents, base);
    let with_cue = claims.iter().filter(|claim| {
        !claim.contents.is_empty() && meets(&evidence.drafts[draft].cue, &claim.cues)
    });
    with_cue.max_by(|a, b| shared(a).total_cmp(&shared(b)))
}

fn meets(cue: &Range<usize>, others: &[Range<usize>]) -> bool {
    others.iter().any(|other| other.start < cue.end && cue.start < other.end)
}

/// Tokens of both by all tokens of either (Jaccard).
fn overlap(a: &Range<usize>, b: &Range<usize>) -> f32 {
    let both = a.end.min(b.end).saturating_sub(a.start.max(b.start));
    both as f32 / (a.len() + b.len() - both) as f32
}

/// What candidates share becomes credit: the best gets most, those below `least` or at nothing none.
fn share_credit(right: &mut [f32], least: f32) {
    let best = right.iter().copied().fold(0.0, f32::max);
    for right in right.iter_mut() {
        let counts = *right > 0.0 && *right >= least;
        *right = if counts { libm::expf(SHARPNESS * (*right - best)) } else { 0.0 };
    }
    let sum: f32 = right.iter().sum();
    for right in right {
        *right /= sum;
    }
}

fn choice<T>(candidates: Candidates<T>, target: Vec<f32>, weight: f32) -> Choice {
    Choice { features: candidates.features, ends: candidates.ends, target, weight }
}
