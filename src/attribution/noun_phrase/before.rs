//! The noun phrase before a verb: "critics of the plan" before "said".
//!
//! In: the token after the phrase, and how far left it may reach. Out: the tokens of the phrase. It is
//! walked from right to left, one [`step`] a word. What stands between commas is left to
//! [`super::apposition`].

use std::ops::Range;

use super::super::reading::Reading;
use super::super::words::{
    is_adverb, is_auxiliary, is_conjunction, is_dash, is_determiner, is_inner_mark,
    is_joining_preposition, is_plain_verb, is_possessive, is_predeterminer, is_preposition,
    is_pronoun, is_quantifier, is_sure_auxiliary, joins_before_determiner,
};
use super::apposition::before_apposition;
use super::{REACH, is_source_word, short_quotation};
use crate::tokenize::TokenKind;

/// The subject that ends right before `end`, not reaching before `floor`.
pub(in crate::attribution) fn before(
    reading: &Reading,
    end: usize,
    floor: usize,
) -> Option<Range<usize>> {
    phrase_before(reading, end, floor.max(end.saturating_sub(REACH)))
}

fn phrase_before(reading: &Reading, end: usize, floor: usize) -> Option<Range<usize>> {
    if end <= floor {
        return None;
    }
    let last = end - 1;
    if reading.lower(last) == "," {
        return before_apposition(reading, last, floor);
    }
    if reading.lower(last) == ")" {
        let open = (floor..last).rev().find(|&at| reading.lower(at) == "(")?;
        return phrase_before(reading, open, floor).map(|np| np.start..end);
    }
    if is_dash(reading.lower(last)) {
        let open = (floor..last).rev().find(|&at| is_dash(reading.lower(at)))?;
        return phrase_before(reading, open, floor).map(|np| np.start..last);
    }
    let start = walk_left(reading, end, floor)?;
    Some(start..end)
}

/// First token of the noun phrase that ends before `end`.
pub(super) fn walk_left(reading: &Reading, end: usize, floor: usize) -> Option<usize> {
    let mut start = end;
    while start > floor {
        let at = start - 1;
        match step(reading, at, start, end, floor) {
            Step::Include => start = at,
            Step::IncludeAndAsk => {
                start = at;
                match before_determiner(reading, at, floor) {
                    Some(next) => start = next,
                    None => break,
                }
            }
            Step::IncludeAndStop => {
                start = at;
                break;
            }
            Step::Stop => break,
        }
    }
    while start < end && is_trimmed(reading, start, end) {
        start += 1;
    }
    (start < end).then_some(start)
}

/// What the word left of a phrase does.
enum Step {
    /// It belongs to the phrase.
    Include,
    /// A determiner: the phrase may go on to the left over a preposition.
    IncludeAndAsk,
    /// It begins the phrase.
    IncludeAndStop,
    /// It stands outside.
    Stop,
}

fn step(reading: &Reading, at: usize, start: usize, end: usize, floor: usize) -> Step {
    let document = reading.document;
    let word = document.lower(at);
    let is_first = start == end;
    match document.tokens[at].kind {
        TokenKind::Quote => {
            let short = short_quotation(reading, at)
                .filter(|q| q.tokens.start > floor && q.tokens.end <= end);
            return include_if(short.is_some());
        }
        TokenKind::Mark => return include_if(is_inner_mark(word)),
        _ => {}
    }
    if is_pronoun(word) {
        return if is_first || is_quantifier(word) { Step::IncludeAndStop } else { Step::Stop };
    }
    if reading.is_when(at) && (is_first || document.lower_at(at.checked_sub(1)) == "on") {
        return Step::Stop;
    }
    if is_determiner(word) {
        return if is_first { Step::Stop } else { Step::IncludeAndAsk };
    }
    if is_conjunction(word) || is_sure_auxiliary(word) {
        return Step::Stop;
    }
    if matches!(word, "and" | "or") {
        return include_if(joins_names(reading, at, start, end, floor));
    }
    if is_preposition(word) {
        let nominal = at > floor && is_nominal(reading, at - 1);
        return include_if(is_joining_preposition(word) && nominal && !is_first);
    }
    include_if(reading.mention(at).is_some() || !is_other_verb(reading, at))
}

fn include_if(belongs: bool) -> Step {
    if belongs { Step::Include } else { Step::Stop }
}

/// Before "the minister": "spokesman for the minister" goes on, "on Monday the minister" does not.
fn before_determiner(reading: &Reading, determiner: usize, floor: usize) -> Option<usize> {
    let at = determiner.checked_sub(1).filter(|&at| at >= floor)?;
    let word = reading.lower(at);
    if is_predeterminer(word) {
        return Some(at);
    }
    let links = joins_before_determiner(word) && at > floor && is_nominal(reading, at - 1);
    links.then_some(at)
}

/// True if the word can end a noun phrase that a preposition goes on from.
fn is_nominal(reading: &Reading, at: usize) -> bool {
    let document = reading.document;
    let token = &document.tokens[at];
    let word = document.lower(at);
    if reading.is_when(at) || !token.is_wordlike() {
        return false;
    }
    if token.is_capitalized() || reading.mention(at).is_some() {
        return true;
    }
    !(is_auxiliary(word)
        || is_adverb(word)
        || is_preposition(word)
        || is_determiner(word)
        || is_conjunction(word)
        || is_other_verb(reading, at))
        || is_pronoun(word)
}

/// "Lee and Chen said", "police and residents said": both sides name sources.
fn joins_names(reading: &Reading, at: usize, start: usize, end: usize, floor: usize) -> bool {
    if at == floor || start == end || is_determiner(reading.lower(start)) {
        return false;
    }
    let right_named =
        is_source_word(reading, start) || (start..end).any(|i| reading.role(i).is_some());
    right_named && is_source_word(reading, at - 1)
}

/// A verb that is no cue ends the phrase: "the storm hit officials said". Only forms that are
/// hardly ever nouns or adjectives are recognised.
fn is_other_verb(reading: &Reading, at: usize) -> bool {
    let word = reading.lower(at);
    if let Some(cue) = reading.lexicon.cues.get(word) {
        return cue.strength < 3
            && !cue.may_be_noun
            && !word.ends_with("ed")
            && !word.ends_with("ing");
    }
    is_plain_verb(word)
}

/// What cannot begin a source although it stands before one.
fn is_trimmed(reading: &Reading, start: usize, end: usize) -> bool {
    let word = reading.lower(start);
    let alone = start + 1 == end;
    let opens = reading.document.sentence(start).start == start;
    let is_adverbial =
        is_adverb(word) || matches!(word, "however" | "indeed" | "perhaps" | "elsewhere");
    matches!(word, "and" | "or" | "but" | "&" | "/" | "-" | "%")
        || is_possessive(word)
        || (is_preposition(word) && !alone)
        || (opens && !alone && reading.mention(start).is_none() && is_adverbial)
        || (reading.is_when(start) && !alone)
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::Article;
    use super::*;

    /// The phrase before the first "said".
    fn before_said(text: &str) -> Option<String> {
        let article = Article::new(text);
        before(&article.reading(), article.token("said"), 0)
            .map(|phrase| article.words(&phrase).to_owned())
    }

    #[test]
    fn the_whole_phrase_is_the_subject() {
        for (text, expected) in [
            ("Ann Lee said it.", "Ann Lee"),
            ("On Friday the minister said it.", "the minister"),
            ("A spokesman for the town council said it.", "A spokesman for the town council"),
            ("Ann Lee and Omar Haddad said it.", "Ann Lee and Omar Haddad"),
            ("It rained and the mayor said it.", "the mayor"),
            ("Several officials said it.", "Several officials"),
            ("Ann Lee, 42, the mayor of Fenwick, said it.", "Ann Lee, 42, the mayor of Fenwick"),
            ("The board (TFB) said it.", "The board (TFB)"),
        ] {
            assert_eq!(before_said(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn marks_and_conjunctions_are_no_subject() {
        for text in ["It rained because said so.", "“Go,” said Ann Lee.", "said so"] {
            assert_eq!(before_said(text), None, "{text}");
        }
    }
}
