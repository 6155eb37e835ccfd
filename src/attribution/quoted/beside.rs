//! The cue or name beside a quotation: after it, before it, in the next paragraph, behind a colon.
//!
//! In: a quotation. Out: who it belongs to, if a cue or name stands near enough: Ann Lee in `“Go,” said
//! Ann Lee, who was there.`

use std::ops::Range;

use super::super::cue::{CueAt, VerbForm};
use super::super::reading::Reading;
use super::super::subject::subject_of;
use super::super::words::{is_dash, is_stop};
use super::super::{FoundBy, noun_phrase};
use super::Attached;
use crate::lexicon::Frame;
use crate::quote::{Quotation, QuotationEnd};
use crate::tokenize::Token;

/// How many tokens a cue may stand away from the quotation that it brings.
const REACH: usize = 30;

/// “Go,” said Ann Lee. · “Go,” she said.
pub(super) fn after(reading: &Reading, index: usize, quotation: &Quotation) -> Option<Attached> {
    if quotation.end != QuotationEnd::Closed {
        return None;
    }
    let limit = limit_after(reading, index, quotation);
    let last_mark = reading.lower(quotation.inner.end - 1);
    let mut start = quotation.tokens.end;
    let first = reading.lower(start);
    let comma = start < limit && (first == "," || is_dash(first));
    start += usize::from(comma);
    let invites = comma || is_dash(last_mark) || matches!(last_mark, "," | "?" | "!" | "…" | "...");
    let joins = matches!(reading.lower(start), "and" | "but" | "or");
    if start >= limit || joins || last_mark == "." && !comma {
        return None;
    }
    let sentence_end = stop_after(reading, start, limit);
    reading.cues_in(&(start..sentence_end)).find_map(|cue_index| {
        let cue = &reading.cues[cue_index];
        if reading.is_used(cue_index) || !can_bring(cue) {
            return None;
        }
        let source = inverted_subject(reading, cue, start, sentence_end)
            .or_else(|| plain_subject(reading, cue, start))?;
        let is_near = source.start <= start + 1 || cue.group_start <= start + 1;
        (is_near && (invites || cue.cue.strength == 1)).then_some(Attached {
            source: Some(source),
            cue: Some(cue_index),
            found_by: FoundBy::Quotation,
            confidence: if invites { 0.95 } else { 0.7 },
        })
    })
}

/// How far to the right a cue is looked for.
fn limit_after(reading: &Reading, index: usize, quotation: &Quotation) -> usize {
    let document = reading.document;
    let paragraph = &document.paragraphs[document.paragraph_index(quotation.tokens.start)];
    let next_quotation =
        document.quotations.get(index + 1).map_or(usize::MAX, |next| next.tokens.start);
    paragraph.end.min(next_quotation).min(quotation.tokens.end + REACH)
}

/// First full stop from `start` on.
fn stop_after(reading: &Reading, start: usize, limit: usize) -> usize {
    (start..limit)
        .find(|&at| is_stop(reading.lower(at)) || reading.lower(at) == ";")
        .unwrap_or(limit)
}

fn can_bring(cue: &CueAt) -> bool {
    cue.form == VerbForm::Finite && (cue.cue.takes(Frame::Quote) || cue.cue.strength <= 2)
}

/// "said Ann Lee, the mayor of Leeds"
fn inverted_subject(
    reading: &Reading,
    cue: &CueAt,
    start: usize,
    limit: usize,
) -> Option<Range<usize>> {
    let words_between =
        reading.document.tokens[start..cue.group_start.max(start)].iter().any(Token::is_wordlike);
    if words_between {
        return None;
    }
    noun_phrase::after(reading, cue.tokens.end, limit).filter(|np| {
        noun_phrase::can_speak(reading, np)
            && !matches!(reading.lower(np.start), "that" | "it" | "there")
    })
}

/// "she said", "Ann Lee, the mayor of Leeds, said"
fn plain_subject(reading: &Reading, cue: &CueAt, start: usize) -> Option<Range<usize>> {
    let np = noun_phrase::before(reading, cue.group_start, start)?;
    // "Lee, who was there, said": what stands before the phrase must be the quotation.
    (np.start <= start + 4).then_some(np)
}

/// Ann Lee said: “Go.” · told reporters on Friday, “Go.”
pub(super) fn before(reading: &Reading, index: usize, quotation: &Quotation) -> Option<Attached> {
    let start = quotation.tokens.start;
    let mark = start.checked_sub(1)?;
    let word = reading.lower(mark);
    let introduces = is_dash(word) || matches!(word, ":" | ",");
    if is_stop(word) || !reaches_over(reading, mark, start) {
        return None;
    }
    let floor = floor_before(reading, index, quotation);
    let cue_index = reading.cues_in(&(floor..start)).rev().find(|&cue_index| {
        let cue = &reading.cues[cue_index];
        let brings = cue.cue.takes(Frame::Quote) || cue.cue.strength == 1;
        let is_beside = introduces || cue.tokens.end == start;
        !reading.is_used(cue_index) && brings && cue.form != VerbForm::Passive && is_beside
    })?;
    let cue = &reading.cues[cue_index];
    // "said it was, in his words, “odd”": a clause lies between, so it is a mixed quotation.
    let is_mixed = word == "," && has_clause(reading, cue.tokens.end, mark);
    if is_mixed || !(introduces || is_whole(reading, quotation)) {
        return None;
    }
    // "Said Ann Lee: “Go.”"
    let source = subject_of(reading, cue, reading.document.sentence(mark).start)
        .or_else(|| noun_phrase::after(reading, cue.tokens.end, mark));
    Some(Attached { source, cue: Some(cue_index), found_by: FoundBy::Quotation, confidence: 0.9 })
}

/// True if a cue before the mark can bring the quotation: in its paragraph, or over a colon.
fn reaches_over(reading: &Reading, mark: usize, start: usize) -> bool {
    let document = reading.document;
    let word = reading.lower(mark);
    is_dash(word)
        || word == ":"
        || document.paragraph_index(mark) == document.paragraph_index(start)
}

/// How far to the left a cue is looked for.
fn floor_before(reading: &Reading, index: usize, quotation: &Quotation) -> usize {
    let document = reading.document;
    let start = quotation.tokens.start;
    let sentence = document.sentence(start.saturating_sub(1)).start;
    let last_quotation =
        index.checked_sub(1).map_or(0, |before| document.quotations[before].tokens.end);
    sentence.max(last_quotation).max(start.saturating_sub(REACH))
}

/// True if the marks hold a whole sentence.
fn is_whole(reading: &Reading, quotation: &Quotation) -> bool {
    let last = reading.lower(quotation.inner.end - 1);
    let first = &reading.document.tokens[quotation.inner.start];
    quotation.inner.len() >= 4
        && first.is_capitalized()
        && (matches!(last, "." | "," | "?" | "!")
            || reading.document.sentence(quotation.tokens.start).end <= quotation.tokens.end + 1)
}

/// True if the words between can be the beginning of what is said.
fn has_clause(reading: &Reading, start: usize, end: usize) -> bool {
    (start..end).any(|at| {
        matches!(
            reading.lower(at),
            "that" | "is" | "was" | "were" | "are" | "would" | "will" | "had" | "has"
        )
    })
}

/// “Go.” and then, in the next paragraph, "So said Ann Lee".
pub(super) fn next_paragraph(reading: &Reading, quotation: &Quotation) -> Option<Attached> {
    let document = reading.document;
    let paragraph = document.paragraph_index(quotation.tokens.start);
    let is_last = document.paragraphs[paragraph].end == quotation.tokens.end;
    let next = document.paragraphs.get(paragraph + 1).filter(|_| is_last)?;
    if !matches!(reading.lower(next.start), "so" | "thus") {
        return None;
    }
    let cue_index = reading.cues_in(&(next.start..next.end.min(next.start + 3))).next()?;
    let cue = &reading.cues[cue_index];
    let source = noun_phrase::after(reading, cue.tokens.end, next.end)?;
    let can_speak = noun_phrase::can_speak(reading, &source) && !reading.is_used(cue_index);
    can_speak.then_some(Attached {
        source: Some(source),
        cue: Some(cue_index),
        found_by: FoundBy::Quotation,
        confidence: 0.7,
    })
}

/// Ann Lee: “Go.” · “Go.” — Ann Lee
pub(super) fn colon(reading: &Reading, quotation: &Quotation) -> Option<Attached> {
    let document = reading.document;
    let paragraph = document.paragraph_index(quotation.tokens.start);
    let attached = |source| Attached {
        source: Some(source),
        cue: None,
        found_by: FoundBy::Colon,
        confidence: 0.8,
    };
    let mark = quotation.tokens.start.checked_sub(1);
    if let Some(mark) = mark.filter(|&mark| reading.lower(mark) == ":") {
        let sentence = document.sentence(mark);
        let np = noun_phrase::before(reading, mark, sentence.start)?;
        let speaks = noun_phrase::can_speak(reading, &np);
        return (speaks && np.start <= sentence.start + 1).then(|| attached(np));
    }
    let range = document.paragraphs[paragraph].clone();
    let dash = quotation.tokens.end;
    if dash + 1 < range.end && matches!(reading.lower(dash), "—" | "–" | "-") {
        let np = noun_phrase::after(reading, dash + 1, range.end)?;
        return (np.end + 1 >= range.end && noun_phrase::names_someone(reading, &np))
            .then(|| attached(np));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::assert_claims;

    #[test]
    fn the_speaker_stands_after_the_quotation() {
        assert_claims(&[
            ("“We leave at dawn,” said Ann Lee.", &["Ann Lee | said | We leave at dawn"]),
            ("“We leave at dawn,” she said.", &["she | said | We leave at dawn"]),
            (
                "“Why now?” asked Omar Haddad, the mayor of Fenwick.",
                &["Omar Haddad, the mayor of Fenwick | asked | Why now?"],
            ),
            (
                "“It is safe,” the minister told reporters on Friday.",
                &["the minister | told | It is safe"],
            ),
        ]);
    }

    #[test]
    fn the_speaker_stands_before_the_quotation() {
        assert_claims(&[
            ("Ann Lee said: “We leave at dawn.”", &["Ann Lee | said | We leave at dawn"]),
            (
                "The mayor told the council, “The bridge is safe.”",
                &["The mayor | told | The bridge is safe"],
            ),
        ]);
    }

    #[test]
    fn a_name_and_a_colon_or_dash_speak() {
        assert_claims(&[
            ("Ann Lee: “We leave at dawn.”", &["Ann Lee |  | We leave at dawn"]),
            ("“We leave at dawn.” — Ann Lee", &["Ann Lee |  | We leave at dawn"]),
        ]);
    }

    #[test]
    fn marks_without_a_speaker_are_no_claim() {
        assert_claims(&[
            ("The “bridge” had no rails.", &[]),
            ("They walked over the “singing bridge” and left.", &[]),
        ]);
    }
}
