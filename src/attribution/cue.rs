//! Where a reporting verb stands, with its auxiliaries and negation.
//!
//! In: the document and the list of cues. Out: [`CueAt`]s in order: in `Lee did not say why` the cue is
//! `not say`, its group begins with `did`. Nouns and adjectives that look like the verb are dropped;
//! cues inside quotations are left to [`super::nested`].

use std::ops::Range;

use super::reading::Reading;
use super::words::{
    is_adverb, is_auxiliary, is_being, is_determiner, is_negation, is_possessive, is_preposition,
};
use crate::analysis::Stance;
use crate::lexicon::Cue;
use crate::tokenize::{Case, TokenKind};

/// A reporting verb or phrase in the text.
#[derive(Clone, Debug)]
pub(super) struct CueAt {
    /// The cue as it is marked: the verb, its negation, a particle.
    pub(super) tokens: Range<usize>,
    /// The verb itself.
    pub(super) verb: usize,
    /// First token of the verb group, auxiliaries and adverbs included.
    pub(super) group_start: usize,
    /// What the lists say of it.
    pub(super) cue: Cue,
    /// It is said not to be said.
    pub(super) negated: bool,
    /// How the verb stands.
    pub(super) form: VerbForm,
}

/// How a verb stands in its clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum VerbForm {
    /// With a subject: "he said".
    Finite,
    /// "to say".
    Infinitive,
    /// "saying".
    Participle,
    /// "was told", "is believed".
    Passive,
}

impl CueAt {
    /// What the source does, negation counted.
    pub(super) fn stance(&self) -> Stance {
        match (self.negated, self.cue.stance) {
            (true, Stance::Asserts | Stance::Promises | Stance::Accuses | Stance::Predicts) => {
                Stance::Denies
            }
            (_, stance) => stance,
        }
    }
}

/// Finds the cues outside quotations, sorted by their verb.
pub(super) fn find(reading: &Reading) -> Vec<CueAt> {
    let document = reading.document;
    let mut found = Vec::new();
    let mut index = 0;
    while index < document.tokens.len() {
        let quotation = document.quotation_index(index).map(|q| &document.quotations[q]);
        if let Some(quotation) = quotation {
            index = quotation.tokens.end;
            continue;
        }
        let cue = cue_at(reading, index);
        index = cue.as_ref().map_or(index + 1, |cue| cue.tokens.end.max(index + 1));
        found.extend(cue);
    }
    found
}

fn cue_at(reading: &Reading, index: usize) -> Option<CueAt> {
    let document = reading.document;
    if document.tokens[index].kind != TokenKind::Word {
        return None;
    }
    let (range, cue) = listed(reading, index)?;
    if !is_verb(reading, &range, &cue) {
        return None;
    }
    let group_start = group_start(reading, index);
    if is_hypothetical(reading, index) {
        return None;
    }
    let negation = (group_start..index)
        .find(|&at| is_negation(document.lower(at)))
        .or_else(|| negated_opening(reading, index));
    // "Lee was quoted as saying": passive in form, but Lee is the one who speaks.
    let form = if cue.lemma == "quote as saying" {
        VerbForm::Finite
    } else {
        verb_form(reading, group_start, index)
    };
    let start =
        negation.filter(|&at| at >= group_start && matches!(document.lower(at), "not" | "never"));
    Some(CueAt {
        tokens: start.unwrap_or(range.start)..range.end,
        verb: range.start,
        group_start,
        cue,
        negated: negation.is_some(),
        form,
    })
}

/// "If it rained, Lee would say": what would be said has not been said.
pub(super) fn is_hypothetical(reading: &Reading, verb: usize) -> bool {
    let group = group_start(reading, verb)..verb;
    let would = group.clone().any(|at| matches!(reading.lower(at), "would" | "'d"));
    let have = group.clone().any(|at| reading.lower(at) == "have");
    let sentence = reading.document.sentence(verb);
    let has_condition = || sentence.clone().any(|at| matches!(reading.lower(at), "if" | "unless"));
    let is_denied = || group.clone().any(|at| is_negation(reading.lower(at)));
    would && !have && !is_denied() && has_condition()
}

/// "Nor did Lee say": the negation before an auxiliary that stands before the subject.
fn negated_opening(reading: &Reading, verb: usize) -> Option<usize> {
    let start = reading.document.sentence(verb).start;
    let opens = start + 1 < verb
        && verb < start + 8
        && matches!(reading.lower(start), "nor" | "neither" | "never")
        && is_auxiliary(reading.lower(start + 1));
    opens.then_some(start)
}

/// The phrase or verb of the lists that begins at the token.
fn listed(reading: &Reading, index: usize) -> Option<(Range<usize>, Cue)> {
    let document = reading.document;
    let limit = document.sentence(index).end;
    // "told a news conference": whom somebody tells is no part of the cue.
    let phrase = reading
        .lexicon
        .cue_phrases
        .match_lower_at(document, index, limit)
        .filter(|(_, cue)| !cue.lemma.starts_with("tell "));
    match phrase {
        Some((range, cue)) => Some((range, *cue)),
        None => Some((index..index + 1, *reading.lexicon.cues.get(document.lower(index))?)),
    }
}

/// Filters nouns, adjectives and names that look like the verb.
fn is_verb(reading: &Reading, range: &Range<usize>, cue: &Cue) -> bool {
    let document = reading.document;
    let index = range.start;
    if reading.mention(index).is_some() {
        return false;
    }
    let first_in_sentence = document.sentence(index).start == index;
    // "Said Ann Lee": of the capitalised verbs only the surest can begin a sentence.
    let is_surest = matches!(cue.lemma, "say" | "according to");
    if document.tokens[index].case == Case::Capitalized && first_in_sentence && !is_surest {
        return false;
    }
    let before = document.lower_at(before_in_sentence(reading, index));
    let word = document.lower(index);
    if is_determiner(before) || is_possessive(before) && cue.may_be_noun {
        return false;
    }
    if cue.may_be_noun && !word.ends_with("ed") && looks_like_noun(reading, range) {
        return false;
    }
    // "the alleged attacker", "reported cases": a participle before a noun.
    !(word.ends_with("ed") && is_preposition(before) && before != "to")
}

fn before_in_sentence(reading: &Reading, index: usize) -> Option<usize> {
    index.checked_sub(1).filter(|&at| reading.document.sentence(index).contains(&at))
}

/// True if the words around a form that may be a noun make it one: "a report of", "new claims".
fn looks_like_noun(reading: &Reading, range: &Range<usize>) -> bool {
    let before = before_in_sentence(reading, range.start);
    let word_before = reading.document.lower_at(before);
    let after_preposition = is_preposition(word_before) && word_before != "to";
    let after_adjective = before.is_some_and(|at| looks_like_adjective(reading, at));
    let word_after = reading.lower(range.end);
    // "report says": before a verb that reports it is the subject.
    let before_verb = reading
        .lexicon
        .cues
        .get(word_after)
        .is_some_and(|next| next.strength == 1 && !next.may_be_noun);
    after_preposition || after_adjective || before_verb || matches!(word_after, "of" | "by")
}

/// True for a word that is neither a subject nor part of the verb group.
fn looks_like_adjective(reading: &Reading, at: usize) -> bool {
    let word = reading.lower(at);
    let joins = matches!(word, "who" | "that" | "which" | "and" | "to")
        || matches!(word, "he" | "she" | "they" | "we" | "i" | "it");
    reading.document.tokens[at].case == Case::Lower
        && !is_auxiliary(word)
        && !is_adverb(word)
        && !joins
        && reading.role(at).is_none()
        && !word.ends_with('s')
}

/// First token of the auxiliaries and adverbs before the verb.
fn group_start(reading: &Reading, verb: usize) -> usize {
    let document = reading.document;
    let sentence = document.sentence(verb).start;
    let mut start = verb;
    while start > sentence {
        let word = document.lower(start - 1);
        let is_when = reading.is_when(start - 1);
        let joins =
            is_auxiliary(word) || is_negation(word) || is_adverb(word) || word == "to" || is_when;
        if !joins {
            break;
        }
        start -= 1;
    }
    // An adverb or date alone at the start belongs to the clause, not to the verb.
    while start < verb && (start == sentence || document.tokens[start - 1].kind == TokenKind::Mark)
    {
        start += 1;
    }
    // "Officials on Friday said": the preposition goes with the date.
    let dated = start < verb && reading.is_when(start);
    if dated
        && start > sentence + 1
        && matches!(document.lower(start - 1), "on" | "in" | "at" | "late" | "early")
    {
        start -= 1;
    }
    start
}

fn verb_form(reading: &Reading, group_start: usize, verb: usize) -> VerbForm {
    let document = reading.document;
    let word = document.lower(verb);
    let mut auxiliary = "";
    for at in group_start..verb {
        let before = document.lower(at);
        if is_auxiliary(before) || before == "to" {
            auxiliary = before;
        }
    }
    let is_being = is_being(auxiliary);
    if word.ends_with("ing") {
        return if is_being { VerbForm::Finite } else { VerbForm::Participle };
    }
    if is_being {
        return VerbForm::Passive;
    }
    if auxiliary == "to" { VerbForm::Infinitive } else { VerbForm::Finite }
}

#[cfg(test)]
mod tests {
    use super::super::testing::Article;
    use super::*;

    /// The cues of a text as they are marked.
    fn cues(text: &str) -> Vec<(String, VerbForm)> {
        let article = Article::new(text);
        let reading = article.reading();
        let cue = |cue: &CueAt| (article.words(&cue.tokens).to_owned(), cue.form);
        reading.cues.iter().map(cue).collect()
    }

    #[test]
    fn a_cue_has_its_negation_and_no_auxiliary() {
        use VerbForm::{Finite, Infinitive, Participle, Passive};
        let cases: &[(&str, &[(&str, VerbForm)])] = &[
            ("Ann Lee has said it.", &[("said", Finite)]),
            ("Ann Lee did not say why.", &[("not say", Finite)]),
            ("She stood up to say why.", &[("say", Infinitive)]),
            ("She left, saying it was late.", &[("saying", Participle)]),
            ("It was reported that she left.", &[("reported", Passive)]),
        ];
        for (text, expected) in cases {
            let found = cues(text);
            let found: Vec<_> = found.iter().map(|(cue, form)| (cue.as_str(), *form)).collect();
            let wanted = |found: &(&str, VerbForm)| expected.contains(found);
            assert!(found.iter().any(wanted), "{text}: {found:?}");
        }
    }

    #[test]
    fn nouns_adjectives_and_quoted_verbs_are_no_cues() {
        for text in [
            "A new report of the board came out.",
            "The alleged thief of alleged boats ran.",
            "The claims were old.",
            "“He said so.”",
        ] {
            assert_eq!(cues(text), [], "{text}");
        }
    }
}
