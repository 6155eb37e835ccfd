//! Cues with a clause: "the minister said that …", "…, she said.", "X accused Y of …".
//!
//! In: the cues that no quotation has taken. Out: a claim for each that has a source and a content: in
//! `The road, she said, is closed.` the contents are `The road` and `is closed`. The content stands
//! before its cue ([`inverted`]), behind it ([`plain`], by what the cue can take: [`frames`]), or
//! around it ([`impersonal`]).

mod adverbials;
mod frames;
mod impersonal;
mod inverted;
mod plain;

use std::ops::Range;

use super::cue::{CueAt, VerbForm};
use super::reading::Reading;
use super::words::is_pronoun;
use super::{Attribution, FoundBy};
use crate::analysis::Stance;

/// What a cue brings, before it becomes a claim.
struct Reported {
    /// Who says it; none if nobody in particular does.
    source: Option<Range<usize>>,
    /// What is said.
    contents: Vec<Range<usize>>,
    /// Where the cue ends, its preposition included.
    cue_end: usize,
    /// What the frame makes of the cue's own stance.
    stance: Option<Stance>,
    confidence: f32,
}

/// Reads the cues that no quotation has taken.
pub(super) fn read(reading: &mut Reading) {
    for index in 0..reading.cues.len() {
        if reading.is_used(index) {
            continue;
        }
        let cue = reading.cues[index].clone();
        if cue.cue.lemma == "according to" {
            continue;
        }
        let sentence = reading.document.sentence(cue.verb);
        let reported = if cue.form == VerbForm::Passive {
            impersonal::read(reading, &cue, &sentence)
        } else {
            inverted::read(reading, &cue, &sentence)
                .or_else(|| plain::read(reading, &cue, &sentence))
        };
        let Some(reported) = reported else { continue };
        if !is_nested_echo(reading, &cue, &reported) {
            push(reading, index, &cue, reported);
        }
    }
}

/// "She said she believed it": inside a claim, only another named source makes one of its own.
fn is_nested_echo(reading: &Reading, cue: &CueAt, reported: &Reported) -> bool {
    if !reading.is_content(cue.verb) {
        return false;
    }
    let Some(source) = &reported.source else { return true };
    let is_echo = source.len() == 1 && is_pronoun(reading.lower(source.start));
    is_echo || cue.cue.strength > 1 || cue.form != VerbForm::Finite
}

fn push(reading: &mut Reading, index: usize, cue: &CueAt, reported: Reported) {
    let quotations: Vec<usize> = reported
        .contents
        .iter()
        .flat_map(Clone::clone)
        .filter_map(|at| reading.document.quotation_index(at))
        .collect();
    reading.use_cue(index);
    let cue_tokens = cue.tokens.start..reported.cue_end;
    let claim = reading.add(Attribution {
        sources: reported.source.into_iter().collect(),
        cues: vec![cue_tokens],
        contents: reported.contents,
        via: Vec::new(),
        stance: reported.stance.unwrap_or_else(|| cue.stance()),
        tone: cue.cue.tone,
        found_by: FoundBy::Clause,
        lemma: cue.cue.lemma,
        confidence: reported.confidence,
        follows: None,
    });
    for quotation in quotations {
        reading.quotation_claim[quotation].get_or_insert(claim);
    }
}
