//! Quotations: who says what stands in marks.
//!
//! In: the quotations in order. Out: a claim for each that is speech. Its cue stands after or before it
//! ([`beside`]): `“Go,” she said.`; or it goes on with the speech before it ([`follow_up`]): `“Go,”
//! she said. “Now.”` Marks around a word without a speaker make no claim.

mod beside;
mod follow_up;

use std::ops::Range;

use super::cue::CueAt;
use super::reading::Reading;
use super::{Attribution, FoundBy, extent};
use crate::analysis::{CueTone, Stance};
use crate::quote::Quotation;
use crate::tokenize::Case;

/// Who a quotation belongs to.
struct Attached {
    /// Who says it; none if its cue has no subject.
    source: Option<Range<usize>>,
    /// Index of the cue; none for a name and a colon.
    cue: Option<usize>,
    /// The pattern.
    found_by: FoundBy,
    /// 0 to 1.
    confidence: f32,
}

/// Attaches every quotation that is speech.
pub(super) fn read(reading: &mut Reading) {
    for index in 0..reading.document.quotations.len() {
        let quotation = reading.document.quotations[index].clone();
        if quotation.continues && follow_up::continue_speech(reading, index, &quotation) {
            continue;
        }
        let attached = beside::after(reading, index, &quotation)
            .or_else(|| beside::before(reading, index, &quotation))
            .or_else(|| beside::next_paragraph(reading, &quotation))
            .or_else(|| beside::colon(reading, &quotation));
        if let Some(attached) = attached {
            push(reading, index, &quotation, attached);
        } else if !follow_up::between(reading, index, &quotation) {
            follow_up::read(reading, index, &quotation);
        }
    }
}

fn add_content(reading: &mut Reading, index: usize, quotation: &Quotation, claim: usize) {
    let content = extent::trimmed(reading, quotation.inner.clone());
    if !content.is_empty() {
        reading.found[claim].contents.push(content);
    }
    reading.quotation_claim[index] = Some(claim);
}

fn push(reading: &mut Reading, index: usize, quotation: &Quotation, attached: Attached) {
    let sentence = reading.document.sentence(quotation.tokens.start);
    let mut content = quotation.tokens.clone();
    // "The plan was “a disaster,” he said": what stands before the marks is said too.
    let cue_is_after =
        attached.cue.is_some_and(|cue| reading.cues[cue].verb >= quotation.tokens.end);
    if cue_is_after && sentence.start < quotation.tokens.start && leads_in(reading, quotation) {
        content.start = leading_part(reading, &sentence, quotation.tokens.start);
    }
    let content = extent::trimmed(reading, content);
    let cue = attached.cue.map(|cue| reading.cues[cue].clone());
    if let Some(cue) = attached.cue {
        reading.use_cue(cue);
    }
    let claim = reading.add(Attribution {
        sources: attached.source.into_iter().collect(),
        stance: cue.as_ref().map_or(Stance::Asserts, CueAt::stance),
        tone: cue.as_ref().map_or(CueTone::Neutral, |cue| cue.cue.tone),
        lemma: cue.as_ref().map_or("", |cue| cue.cue.lemma),
        cues: cue.into_iter().map(|cue| cue.tokens).collect(),
        contents: vec![content],
        via: Vec::new(),
        found_by: attached.found_by,
        confidence: attached.confidence,
        follows: None,
    });
    reading.quotation_claim[index] = Some(claim);
}

/// True if a clause goes on into the marks: "It was “a disaster”", but not "😀 “It was odd,”".
fn leads_in(reading: &Reading, quotation: &Quotation) -> bool {
    let before = &reading.document.tokens[quotation.tokens.start - 1];
    let goes_on = reading.document.tokens[quotation.inner.start].case == Case::Lower;
    goes_on || before.case == Case::Lower
}

/// Where the words before the marks begin to be part of what is said.
fn leading_part(reading: &Reading, sentence: &Range<usize>, quotation_start: usize) -> usize {
    let claimed = reading
        .claims_near(sentence.start)
        .iter()
        .map(|&claim| &reading.found[claim])
        .flat_map(|found| found.contents.iter().chain(&found.cues).chain(&found.sources))
        .filter(|part| part.start >= sentence.start && part.end <= quotation_start)
        .map(|part| part.end)
        .max();
    claimed.unwrap_or(sentence.start)
}
