//! The noun phrase after a verb or preposition: "Ann Lee, the mayor of Leeds" after "said".
//!
//! In: its first token and how far it may reach. Out: the tokens of the phrase with appositions and a
//! relative clause that makes no claim of its own. It is walked from left to right.

use std::ops::Range;

use super::super::cue::VerbForm;
use super::super::reading::Reading;
use super::super::words::{
    begins_other_phrase, is_adverb, is_boundary_mark, is_conjunction, is_determiner, is_inner_mark,
    is_preposition, is_pronoun, is_quantifier, is_stop, is_strong_participle, is_sure_auxiliary,
};
use super::apposition::{is_appositive, is_clause, makes_claim};
use super::{REACH, is_source_word, short_quotation};
use crate::tokenize::TokenKind;

/// The noun phrase that begins at `start` and ends before `limit`, with what explains it.
pub(in crate::attribution) fn after(
    reading: &Reading,
    start: usize,
    limit: usize,
) -> Option<Range<usize>> {
    let limit = limit.min(start.saturating_add(REACH));
    let mut end = core_end(reading, start, limit)?;
    if let Some(clause) = relative_clause(reading, end, limit) {
        return Some(start..clause.end);
    }
    // "said Ann Lee, the mayor of Leeds." : the apposition ends with the clause or at a comma.
    while end < limit && reading.lower(end) == "," {
        let close =
            (end + 1..limit).find(|&at| is_boundary_mark(reading.lower(at))).unwrap_or(limit);
        let close = trim_stop(reading, end + 1, close);
        let segment = end + 1..close;
        if !is_appositive(reading, &segment)
            || reading.is_when(segment.start)
            || is_clause(reading, &segment)
        {
            break;
        }
        end = close;
    }
    Some(start..end)
}

/// "who spoke on condition of anonymity", right behind its noun; none if it makes a claim.
fn relative_clause(reading: &Reading, start: usize, limit: usize) -> Option<Range<usize>> {
    if start >= limit || !matches!(reading.lower(start), "who" | "whose") {
        return None;
    }
    let end = (start..limit)
        .find(|&at| is_boundary_mark(reading.lower(at)) || is_stop(reading.lower(at)))
        .unwrap_or(limit);
    (!makes_claim(reading, &(start..end))).then_some(start..end)
}

/// The end of "published on Friday", "seen by the Post" right behind a noun at `start`.
pub(in crate::attribution) fn participle_end(
    reading: &Reading,
    start: usize,
    limit: usize,
) -> usize {
    let word = reading.lower(start);
    let is_participle = start < limit && (word.ends_with("ed") || is_strong_participle(word));
    if !is_participle {
        return start;
    }
    (start..limit)
        .find(|&at| is_boundary_mark(reading.lower(at)) || is_stop(reading.lower(at)))
        .unwrap_or(limit)
}

fn trim_stop(reading: &Reading, start: usize, mut end: usize) -> usize {
    while end > start && is_stop(reading.lower(end - 1)) {
        end -= 1;
    }
    end
}

/// The end of the phrase itself, without what explains it.
fn core_end(reading: &Reading, start: usize, limit: usize) -> Option<usize> {
    if start >= limit {
        return None;
    }
    let first = reading.lower(start);
    if is_pronoun(first) && !is_quantifier(first) {
        return Some(start + 1);
    }
    let mut end = start;
    while end < limit {
        if reading.document.tokens[end].kind == TokenKind::Quote {
            let nickname = short_quotation(reading, end)
                .filter(|q| q.tokens.end < limit && q.tokens.start > start);
            let Some(nickname) = nickname else { break };
            end = nickname.tokens.end;
            continue;
        }
        if ends_core(reading, end, start, limit) || (end > start && begins_other(reading, end)) {
            break;
        }
        end += 1;
    }
    (end > start).then_some(end)
}

/// True if the phrase that begins at `start` cannot have this word.
fn ends_core(reading: &Reading, at: usize, start: usize, limit: usize) -> bool {
    let word = reading.lower(at);
    (reading.document.tokens[at].kind == TokenKind::Mark && !is_inner_mark(word))
        || reading.is_when(at)
        || is_conjunction(word)
        || is_sure_auxiliary(word)
        || (is_preposition(word) && (at == start || !goes_on(reading, at, limit)))
        || (matches!(word, "and" | "or") && !joins_right(reading, at, limit))
}

/// True if the word, which is not the first, belongs to what follows the phrase.
fn begins_other(reading: &Reading, at: usize) -> bool {
    let word = reading.lower(at);
    let before = reading.lower(at - 1);
    let after_link = is_preposition(before) || matches!(before, "and" | "both" | "all");
    (is_adverb(word) && reading.mention(at).is_none())
        || (is_determiner(word) && !after_link)
        || begins_other_phrase(word)
        || is_finite_cue(reading, at)
}

/// The verb behind a subject: "The union called it odd".
fn is_finite_cue(reading: &Reading, at: usize) -> bool {
    reading.cues[reading.cues_in(&(at..at + 1))]
        .iter()
        .any(|cue| cue.form == VerbForm::Finite && !cue.cue.may_be_noun)
}

/// "a spokesman for the union", "of Leeds"; but "said Lee at a meeting" ends with Lee.
fn goes_on(reading: &Reading, preposition: usize, limit: usize) -> bool {
    if preposition + 1 >= limit || reading.is_when(preposition + 1) {
        return false;
    }
    match reading.lower(preposition) {
        "of" | "for" => !reading.lower(preposition + 1).ends_with("ing"),
        "at" | "with" | "from" | "in" | "to" | "on" => {
            let head_is_role = reading.role(preposition - 1).is_some();
            let next = reading.lower(preposition + 1);
            let named = reading.mention(preposition + 1).is_some()
                || (next == "the" && reading.mention(preposition + 2).is_some());
            (head_is_role && (named || next == "the")) || next == "knowledge"
        }
        _ => false,
    }
}

/// "Lee and Chen": what follows "and" can be a source, too.
fn joins_right(reading: &Reading, at: usize, limit: usize) -> bool {
    let next = at + 1;
    next < limit
        && (is_source_word(reading, next)
            || reading.lexicon.titles.match_at(reading.document, next, limit).is_some())
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::Article;
    use super::*;

    /// The phrase after the first "said".
    fn after_said(text: &str) -> Option<String> {
        let article = Article::new(text);
        let start = article.token("said") + 1;
        after(&article.reading(), start, article.document.tokens.len())
            .map(|phrase| article.words(&phrase).to_owned())
    }

    #[test]
    fn a_phrase_has_what_explains_it() {
        for (text, expected) in [
            ("“Go,” said Ann Lee.", "Ann Lee"),
            ("“Go,” said Ann Lee, the mayor of Fenwick.", "Ann Lee, the mayor of Fenwick"),
            ("“Go,” said Ann Lee, who had waited.", "Ann Lee, who had waited"),
            ("“Go,” said a spokesman for the union.", "a spokesman for the union"),
            ("“Go,” said Ann Lee at a meeting.", "Ann Lee"),
            ("“Go,” said Ann Lee on Friday.", "Ann Lee"),
            ("“Go,” said he when it rained.", "he"),
        ] {
            assert_eq!(after_said(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn a_conjunction_or_auxiliary_begins_no_phrase() {
        for text in ["Lee said that it rained.", "What was said had rhymed.", "Lee said."] {
            assert_eq!(after_said(text), None, "{text}");
        }
    }
}
