//! Quotations and the cue beside them: after, before, between, or in the speech before.

use std::ops::Range;

use super::cue::{CueAt, VerbForm};
use super::reading::Reading;
use super::{Attribution, FoundBy, extent, noun_phrase};
use crate::analysis::{CueTone, Kind, Stance};
use crate::lexicon::Frame;
use crate::quote::{Quotation, QuotationEnd};
use crate::tokenize::{Case, Token};

/// How many tokens a cue may stand away from the quotation that it brings.
const REACH: usize = 30;

/// Who a quotation belongs to.
struct Attached {
    source: Option<Range<usize>>,
    cue: Option<usize>,
    found_by: FoundBy,
    confidence: f32,
}

/// Attaches every quotation that is speech.
pub(super) fn read(reading: &mut Reading) {
    for index in 0..reading.document.quotations.len() {
        let quotation = reading.document.quotations[index].clone();
        if quotation.continues && continue_speech(reading, index, &quotation) {
            continue;
        }
        let attached = after(reading, index, &quotation)
            .or_else(|| before(reading, index, &quotation))
            .or_else(|| next_paragraph(reading, &quotation))
            .or_else(|| colon(reading, &quotation));
        if let Some(attached) = attached {
            push(reading, index, &quotation, attached);
        } else if !between(reading, index, &quotation) {
            follow_up(reading, index, &quotation);
        }
    }
}

/// A quotation that the paragraph before left open belongs to the same claim.
fn continue_speech(reading: &mut Reading, index: usize, quotation: &Quotation) -> bool {
    let Some(claim) = index.checked_sub(1).and_then(|before| reading.quotation_claim[before])
    else {
        return false;
    };
    add_content(reading, index, quotation, claim);
    true
}

fn add_content(reading: &mut Reading, index: usize, quotation: &Quotation, claim: usize) {
    let content = extent::trimmed(reading, quotation.inner.clone());
    if !content.is_empty() {
        reading.found[claim].contents.push(content);
    }
    reading.quotation_claim[index] = Some(claim);
}

/// “Go,” said Ann Lee. · “Go,” she said.
fn after(reading: &Reading, index: usize, quotation: &Quotation) -> Option<Attached> {
    let document = reading.document;
    if quotation.end != QuotationEnd::Closed {
        return None;
    }
    let paragraph = document.paragraphs[document.paragraph_index(quotation.tokens.start)].clone();
    let next_quotation =
        document.quotations.get(index + 1).map_or(usize::MAX, |next| next.tokens.start);
    let limit = paragraph.end.min(next_quotation).min(quotation.tokens.end + REACH);
    let last_mark = reading.lower(quotation.inner.end - 1);
    let mut start = quotation.tokens.end;
    let comma = start < limit && matches!(reading.lower(start), "," | "—" | "–");
    start += usize::from(comma);
    let invites = comma || matches!(last_mark, "," | "?" | "!" | "…" | "..." | "—" | "–");
    if start >= limit || last_mark == "." && !comma {
        return None;
    }
    let sentence_end = stop_after(reading, start, limit);
    for cue_index in reading.cues_in(&(start..sentence_end)) {
        let cue = &reading.cues[cue_index];
        if reading.is_used(cue_index) || !can_bring(cue) {
            continue;
        }
        let source = inverted_subject(reading, cue, start, sentence_end)
            .or_else(|| plain_subject(reading, cue, start));
        let Some(source) = source else { continue };
        let is_near = source.start <= start + 1 || cue.group_start <= start + 1;
        if matches!(reading.lower(start), "and" | "but" | "or") {
            return None;
        }
        if is_near && (invites || cue.cue.strength == 1) {
            let confidence = if invites { 0.95 } else { 0.7 };
            return Some(Attached {
                source: Some(source),
                cue: Some(cue_index),
                found_by: FoundBy::Quotation,
                confidence,
            });
        }
    }
    None
}

/// First full stop from `start` on.
fn stop_after(reading: &Reading, start: usize, limit: usize) -> usize {
    (start..limit).find(|&at| matches!(reading.lower(at), "." | "!" | "?" | ";")).unwrap_or(limit)
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
fn before(reading: &Reading, index: usize, quotation: &Quotation) -> Option<Attached> {
    let document = reading.document;
    let start = quotation.tokens.start;
    let mark = start.checked_sub(1)?;
    let sentence = document.sentence(mark);
    let last_quotation =
        index.checked_sub(1).map_or(0, |before| document.quotations[before].tokens.end);
    let floor = sentence.start.max(last_quotation).max(start.saturating_sub(REACH));
    let same_paragraph = document.paragraph_index(mark) == document.paragraph_index(start);
    let word = reading.lower(mark);
    let introduces = matches!(word, ":" | "," | "—" | "–");
    let reaches_over = same_paragraph || (introduces && word != ",");
    if !reaches_over || matches!(word, "." | "?" | "!") {
        return None;
    }
    for cue_index in reading.cues_in(&(floor..start)).rev() {
        let cue = &reading.cues[cue_index];
        let adjacent = cue.tokens.end == start;
        let brings = cue.cue.takes(Frame::Quote) || cue.cue.strength == 1;
        if reading.is_used(cue_index)
            || !brings
            || cue.form == VerbForm::Passive
            || !(introduces || adjacent)
        {
            continue;
        }
        if !introduces && !is_whole(reading, quotation) {
            return None;
        }
        // "said it was, in his words, “odd”": a clause lies between, so it is a mixed quotation.
        if word == "," && has_clause(reading, cue.tokens.end, mark) {
            return None;
        }
        // "Said Ann Lee: “Go.”"
        let source = subject_of(reading, cue, sentence.start)
            .or_else(|| noun_phrase::after(reading, cue.tokens.end, mark));
        return Some(Attached {
            source,
            cue: Some(cue_index),
            found_by: FoundBy::Quotation,
            confidence: 0.9,
        });
    }
    None
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

/// The subject of a cue: beside it, or that of the sentence for "and said", ", saying".
pub(super) fn subject_of(reading: &Reading, cue: &CueAt, floor: usize) -> Option<Range<usize>> {
    let direct = match cue.form {
        VerbForm::Finite => noun_phrase::before(reading, cue.group_start, floor),
        VerbForm::Infinitive => before_controlling_verb(reading, cue.group_start, floor),
        _ => None,
    };
    direct.or_else(|| sentence_subject(reading, cue, floor))
}

/// "declined to say", "went on to say": the subject stands before the first verb.
fn before_controlling_verb(reading: &Reading, to: usize, floor: usize) -> Option<Range<usize>> {
    let mut at = to;
    for _ in 0..2 {
        at = at.checked_sub(1).filter(|&at| at > floor)?;
        if !matches!(reading.lower(at), "on" | "out" | "up" | "back" | "forward") {
            break;
        }
    }
    while at > floor
        && (super::cue::is_auxiliary(reading.lower(at - 1))
            || super::cue::is_adverb(reading.lower(at - 1)))
    {
        at -= 1;
    }
    noun_phrase::before(reading, at, floor)
}

/// The source of the claim before in the same sentence, or the phrase that begins the sentence.
fn sentence_subject(reading: &Reading, cue: &CueAt, floor: usize) -> Option<Range<usize>> {
    let earlier = reading.claims_near(cue.verb).iter().rev().find_map(|&claim| {
        let found = &reading.found[claim];
        let source = found.sources.first()?;
        let cue_start = found.cues.first()?.start;
        (source.start >= floor && cue_start < cue.verb).then(|| source.clone())
    });
    earlier.or_else(|| {
        let mut start = floor;
        // "On Friday, the minister …" begins behind its comma.
        if super::cue::is_preposition(reading.lower(start)) || reading.is_when(start) {
            start = (floor..cue.group_start).find(|&at| reading.lower(at) == ",")? + 1;
        }
        let np = noun_phrase::after(reading, start, cue.group_start)?;
        (noun_phrase::can_speak(reading, &np) && np.end < cue.group_start).then_some(np)
    })
}

/// “Go.” and then, in the next paragraph, "So said Ann Lee".
fn next_paragraph(reading: &Reading, quotation: &Quotation) -> Option<Attached> {
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
fn colon(reading: &Reading, quotation: &Quotation) -> Option<Attached> {
    let document = reading.document;
    let mark = quotation.tokens.start.checked_sub(1)?;
    let paragraph = document.paragraph_index(quotation.tokens.start);
    let attached = |source| Attached {
        source: Some(source),
        cue: None,
        found_by: FoundBy::Colon,
        confidence: 0.8,
    };
    if reading.lower(mark) == ":" {
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

/// “We left,” he said, “at dawn.” · “We left,” he said. “The road was gone.”
fn between(reading: &mut Reading, index: usize, quotation: &Quotation) -> bool {
    let document = reading.document;
    let Some(previous) = index.checked_sub(1) else { return false };
    let Some(claim) = reading.quotation_claim[previous] else { return false };
    let gap = document.quotations[previous].tokens.end..quotation.tokens.start;
    let same_paragraph = document.paragraph_index(gap.start.min(document.tokens.len() - 1))
        == document.paragraph_index(quotation.tokens.start);
    if !same_paragraph || gap.is_empty() {
        return false;
    }
    let last = reading.lower(gap.end - 1);
    let sentences = document.sentence_index(gap.end - 1) - document.sentence_index(gap.start);
    let cue_in_gap = reading.found[claim].cues.iter().any(|cue| gap.contains(&cue.start));
    let goes_on = matches!(last, "," | "—" | "–" | ":" | "and")
        || (matches!(last, "." | "!" | "?") && sentences == 0 && starts_speech(reading, quotation));
    if !goes_on || !cue_in_gap {
        return false;
    }
    add_content(reading, index, quotation, claim);
    true
}

/// True if the quotation begins a sentence and is long enough for speech.
fn starts_speech(reading: &Reading, quotation: &Quotation) -> bool {
    let document = reading.document;
    let opens = document.sentence(quotation.tokens.start).start == quotation.tokens.start;
    let ends =
        matches!(reading.lower(quotation.inner.end - 1), "." | "?" | "!" | "," | "…" | "..." | "—");
    opens && (ends || quotation.inner.len() > 5) && quotation.inner.len() >= 2
}

/// A quotation without a cue that begins a sentence goes on with the speech before it.
fn follow_up(reading: &mut Reading, index: usize, quotation: &Quotation) -> bool {
    let document = reading.document;
    if !starts_speech(reading, quotation) || is_according(reading, quotation.tokens.end) {
        return false;
    }
    let paragraph = document.paragraph_index(quotation.tokens.start);
    // Quotations are read in order, so only the claim found last can be near.
    let near = reading.found.len().checked_sub(1).filter(|&last| {
        let start = reading.found[last].contents.first().map_or(0, |content| content.start);
        document.paragraph_index(start) + 1 >= paragraph
    });
    let leader = near.map(|claim| reading.found[claim].follows.unwrap_or(claim));
    // Without a claim before, the quotation must stand alone behind a paragraph with a person.
    if leader.is_none() && !(is_alone(reading, quotation) && person_before(reading, paragraph)) {
        return false;
    }
    let content = extent::trimmed(reading, quotation.inner.clone());
    let claim = reading.add(Attribution {
        sources: Vec::new(),
        cues: Vec::new(),
        contents: vec![content],
        via: Vec::new(),
        stance: Stance::Asserts,
        tone: CueTone::Neutral,
        found_by: FoundBy::FollowUp,
        lemma: "",
        confidence: 0.6,
        follows: leader,
    });
    reading.quotation_claim[index] = Some(claim);
    true
}

fn is_alone(reading: &Reading, quotation: &Quotation) -> bool {
    let paragraph = reading.document.paragraph_index(quotation.tokens.start);
    reading.document.paragraphs[paragraph] == quotation.tokens
}

fn person_before(reading: &Reading, paragraph: usize) -> bool {
    let before = paragraph.checked_sub(1).map(|before| &reading.document.paragraphs[before]);
    before.is_some_and(|range| range.clone().any(|at| reading.kind(at) == Some(Kind::Person)))
}

fn is_according(reading: &Reading, index: usize) -> bool {
    (index..index + 2).any(|at| reading.lower(at) == "according")
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
