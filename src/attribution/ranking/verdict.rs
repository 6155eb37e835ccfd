//! The choice for each draft, and which claim a token goes to.

use std::ops::Range;

use super::super::reading::Reading;
use super::super::tagging::{Lexemes, Roles};
use super::super::{Attribution, FoundBy, cue, extent};
use super::Rankers;
use super::draft::Draft;
use super::evidence::Evidence;
use crate::analysis::{CueTone, Kind, Stance};
use crate::tokenize::Token;

/// Contents that share so many words are one claim.
const SAME: f32 = 0.5;

/// Least confidence of a claim whose cue neither patterns nor lists know, or the lists only with a
/// quotation: it is more often an attitude or an act ("voted for") than speech. The best on the dev
/// articles.
const LEAST_UNLISTED: f32 = 0.65;
/// The strength of such cues in the lists.
const QUOTES_ONLY: u8 = 3;

/// Least confidence if moreover the content is no more than an object: "opened the old bridge".
const LEAST_ACT: f32 = 0.72;
/// Tokens of the longest object.
const LONGEST_OBJECT: usize = 8;

/// A claim within a claim is kept at a lower probability, raised to this power: the tagger can
/// never support it.
const NESTED_POWER: f32 = 0.6;

/// What was chosen for a draft.
struct Verdict {
    cue: Range<usize>,
    pattern: Option<usize>,
    source: Option<Range<usize>>,
    contents: Vec<Range<usize>>,
    /// The content is the pattern's, more or less.
    keeps_pattern: bool,
    /// That there is a claim.
    confidence: f32,
    /// The confidence that it needs in any case.
    least: f32,
}

/// Decides on all claims that are found so far, and on what the tagger proposes; those that are
/// less sure than `least_confidence` are left out.
pub(in super::super) fn read(
    reading: &mut Reading,
    (lexemes, roles): (&Lexemes, &Roles),
    rankers: &Rankers,
    least_confidence: f32,
) {
    let mut verdicts = verdicts(&Evidence::new(reading, lexemes, roles), rankers);
    verdicts.retain(|verdict| {
        verdict.confidence >= least_confidence.max(verdict.least)
            && !(verdict.pattern.is_none() && repeats_pattern(reading, verdict))
    });
    verdicts
        .sort_by(|a, b| b.confidence.total_cmp(&a.confidence).then(a.cue.start.cmp(&b.cue.start)));
    let patterns = reading.found.len();
    let mut is_kept = vec![false; patterns];
    let mut taken = vec![false; reading.document.tokens.len()];
    for verdict in verdicts {
        let contents = left_over(reading, &verdict, &mut taken);
        if let Some(claim) = verdict.pattern {
            is_kept[claim] = true;
            reading.found[claim] = revised(reading, claim, &verdict, contents);
        } else {
            let claim = attribution(reading, &verdict, contents);
            reading.add(claim);
        }
    }
    let dropped = reading.found[..patterns].iter_mut().zip(is_kept).filter(|(_, kept)| !kept);
    dropped.for_each(|(claim, _)| claim.contents.clear());
}

fn verdicts(evidence: &Evidence, rankers: &Rankers) -> Vec<Verdict> {
    let drafted = (0..evidence.drafts.len()).map(|draft| verdict(evidence, draft, rankers));
    drafted.chain(without_cue(evidence.reading)).collect()
}

fn verdict(evidence: &Evidence, index: usize, rankers: &Rankers) -> Verdict {
    let draft = &evidence.drafts[index];
    let sources = evidence.sources(index);
    let probabilities = sources.probabilities(&rankers.sources);
    let best = likeliest(&probabilities);
    let ranked = sources.items.get(best).map(|candidate| candidate.tokens.clone());
    let source = owner(evidence.reading, draft).or(ranked);
    let contents = evidence.contents(index, source.as_ref(), probabilities[best]);
    let probabilities = contents.probabilities(&rankers.contents);
    let (of_contents, none) = probabilities.split_at(contents.items.len());
    let best = contents.items.get(likeliest(of_contents));
    let contents = best.map_or_else(Vec::new, |item| item.contents.to_vec());
    let keeps_pattern = draft
        .claim(evidence.reading)
        .is_some_and(|claim| evidence.shared_words(&claim.contents, &contents) >= SAME);
    Verdict {
        cue: draft.cue.clone(),
        pattern: draft.pattern,
        source,
        least: least(evidence, draft, &contents),
        contents,
        keeps_pattern,
        confidence: confidence(evidence.reading, draft, 1.0 - none[0]),
    }
}

/// "Lee's warning that …": whose word it is stands right before it.
fn owner(reading: &Reading, draft: &Draft) -> Option<Range<usize>> {
    let claim = draft.claim(reading).filter(|claim| claim.found_by == FoundBy::Noun)?;
    let before = draft.cue.start.checked_sub(1)?;
    let is_owner = |source: &&Range<usize>| {
        matches!(reading.lower(before), "'s" | "’s") && (before..=before + 1).contains(&source.end)
    };
    claim.sources.first().filter(is_owner).cloned()
}

/// That there is a claim: for a nested one with a named source what its pattern says, if that is more.
fn confidence(reading: &Reading, draft: &Draft, probability: f32) -> f32 {
    let Some(claim) = draft.claim(reading).filter(|_| draft.is_nested) else { return probability };
    let probability = libm::powf(probability, NESTED_POWER);
    let is_named =
        |token: usize| matches!(reading.kind(token), Some(Kind::Person | Kind::Organization));
    let has_name = claim.sources.iter().flat_map(Clone::clone).any(is_named);
    if has_name { probability.max(claim.confidence) } else { probability }
}

/// The first of the greatest; 0 if there is none.
pub(crate) fn likeliest(probabilities: &[f32]) -> usize {
    let mut best = 0;
    for (index, &probability) in probabilities.iter().enumerate() {
        if probability > probabilities[best] {
            best = index;
        }
    }
    best
}

/// The patterns' claims that have no cue stand as they are.
fn without_cue(reading: &Reading) -> impl Iterator<Item = Verdict> {
    let claims = reading.found.iter().enumerate().filter(|(_, claim)| claim.cues.is_empty());
    claims.map(|(index, claim)| Verdict {
        cue: 0..0,
        pattern: Some(index),
        source: claim.sources.first().cloned(),
        contents: claim.contents.clone(),
        keeps_pattern: true,
        confidence: claim.confidence,
        least: 0.0,
    })
}

/// The confidence that a claim needs, however lenient the reader is.
fn least(evidence: &Evidence, draft: &Draft, contents: &[Range<usize>]) -> f32 {
    let reading = evidence.reading;
    let cues = reading.cues_in(&draft.cue).map(|cue| &reading.cues[cue]);
    match cues.map(|cue| cue.cue.strength).min() {
        _ if draft.pattern.is_some() => 0.0,
        _ if cue::is_hypothetical(reading, draft.cue.end - 1) => f32::INFINITY,
        Some(2..) if is_object(evidence, contents) => LEAST_ACT,
        None | Some(QUOTES_ONLY) if !has_quotation(evidence, contents) => LEAST_UNLISTED,
        _ => 0.0,
    }
}

fn has_quotation(evidence: &Evidence, contents: &[Range<usize>]) -> bool {
    contents
        .iter()
        .any(|content| evidence.quoted(content.start) + evidence.holds(content).opened > 0)
}

/// "the old bridge": a few words without a verb, that, or a quotation mark.
fn is_object(evidence: &Evidence, contents: &[Range<usize>]) -> bool {
    let [content] = contents else { return false };
    let holds = evidence.holds(content);
    content.len() <= LONGEST_OBJECT && holds.verbs + holds.clause_words + holds.opened == 0
}

/// True for what a pattern has understood better: the relay of a claim ("…, said Lee, according to
/// the Post") and a name with a colon ("Lee: No new taxes").
fn repeats_pattern(reading: &Reading, verdict: &Verdict) -> bool {
    let claims_near =
        |token: usize| reading.claims_near(token).iter().map(|&claim| &reading.found[claim]);
    let is_relay = verdict.source.as_ref().is_some_and(|source| {
        claims_near(source.start).flat_map(|claim| &claim.via).any(|via| meets(via, source))
    });
    let is_label = words_only(reading, &verdict.cue).is_empty()
        && verdict.contents.first().is_some_and(|content| {
            let mut labelled = claims_near(content.start).filter(|claim| claim.cues.is_empty());
            labelled.any(|claim| claim.contents.iter().any(|other| meets(other, content)))
        });
    is_relay || is_label
}

fn meets(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

/// The contents without tokens that surer claims have taken; nothing if less than half is left. A
/// claim within another's content has its tokens twice.
fn left_over(reading: &Reading, verdict: &Verdict, taken: &mut [bool]) -> Vec<Range<usize>> {
    let tokens: usize = verdict.contents.iter().map(ExactSizeIterator::len).sum();
    let cue = &taken[verdict.cue.clone()];
    if !cue.is_empty() && cue.iter().all(|&taken| taken) {
        return verdict.contents.clone();
    }
    let mut left = Vec::new();
    for content in &verdict.contents {
        let mut start = content.start;
        for index in content.clone() {
            if taken[index] {
                left.push(start..index);
                start = index + 1;
            }
        }
        left.push(start..content.end);
    }
    let left = left.into_iter().map(|content| extent::trimmed(reading, content));
    let left: Vec<Range<usize>> = left.filter(|content| !content.is_empty()).collect();
    if 2 * left.iter().map(ExactSizeIterator::len).sum::<usize>() < tokens {
        return Vec::new();
    }
    for content in &left {
        taken[content.clone()].fill(true);
    }
    left
}

/// The pattern's claim as it was decided.
fn revised(
    reading: &Reading,
    claim: usize,
    verdict: &Verdict,
    mut contents: Vec<Range<usize>>,
) -> Attribution {
    let found = &reading.found[claim];
    let is_antecedent = verdict.source.as_ref().is_some_and(|source| is_relative(reading, source));
    let same = found.sources.first() == verdict.source.as_ref() || is_antecedent;
    let sources = if same && !found.sources.is_empty() {
        found.sources.clone()
    } else {
        verdict.source.iter().cloned().collect()
    };
    let confidence = verdict.confidence;
    if !verdict.keeps_pattern {
        let via = found.via.iter().filter(|via| {
            !sources.iter().chain(&contents).any(|part: &Range<usize>| meets(part, via))
        });
        let via = via.cloned().collect();
        return Attribution { sources, via, ..attribution(reading, verdict, contents) };
    }
    if found.found_by == FoundBy::Clause
        && let (Some(content), Some(known)) = (contents.first_mut(), found.contents.first())
        && (content.start..content.end).contains(&known.start)
    {
        // Whom somebody urged is no part of what he is urged to do: the pattern knows.
        content.start = known.start;
    }
    Attribution { sources, contents, confidence, ..found.clone() }
}

/// "Lee, who said …": the source is Lee, whom the pattern knows.
fn is_relative(reading: &Reading, source: &Range<usize>) -> bool {
    source.len() == 1 && matches!(reading.lower(source.start), "who" | "which" | "that")
}

/// A claim that no pattern found.
fn attribution(reading: &Reading, verdict: &Verdict, contents: Vec<Range<usize>>) -> Attribution {
    let listed = reading.cues_in(&verdict.cue).next().map(|cue| &reading.cues[cue]);
    let (stance, tone, lemma) = match listed {
        Some(cue) => (cue.stance(), cue.cue.tone, cue.cue.lemma),
        None => by_words(reading, &verdict.cue),
    };
    Attribution {
        sources: verdict.source.iter().cloned().collect(),
        cues: words_only(reading, &verdict.cue),
        contents,
        via: Vec::new(),
        stance,
        tone,
        found_by: FoundBy::Learned,
        lemma,
        confidence: verdict.confidence,
        follows: None,
    }
}

/// What the lists say of the words of a cue that no rule takes for one ("blaming", "expressed
/// skepticism about"): stance, tone and lemma.
fn by_words(reading: &Reading, cue: &Range<usize>) -> (Stance, CueTone, &'static str) {
    let lexicon = reading.lexicon;
    let noun = cue.clone().find_map(|index| lexicon.cue_nouns.get(reading.lower(index)));
    let verb = cue.clone().find_map(|index| lexicon.cues.get(reading.lower(index)));
    match (verb, noun) {
        (Some(verb), None) => (verb.stance, verb.tone, verb.lemma),
        (_, Some(noun)) => (noun.stance, noun.tone, ""),
        (None, None) => (Stance::Asserts, CueTone::Neutral, ""),
    }
}

/// A cue that is a mark is none.
fn words_only(reading: &Reading, cue: &Range<usize>) -> Vec<Range<usize>> {
    let has_word = reading.document.tokens[cue.clone()].iter().any(Token::is_wordlike);
    if has_word { vec![cue.clone()] } else { Vec::new() }
}
