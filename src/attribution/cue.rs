//! Where a reporting verb stands, with its auxiliaries and negation.

use std::ops::Range;

use super::reading::Reading;
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
    let token = &document.tokens[index];
    if token.kind != TokenKind::Word {
        return None;
    }
    let limit = document.sentence(index).end;
    // "told a news conference": whom somebody tells is no part of the cue.
    let phrase = reading
        .lexicon
        .cue_phrases
        .match_lower_at(document, index, limit)
        .filter(|(_, cue)| !cue.lemma.starts_with("tell "));
    let (range, cue) = match phrase {
        Some((range, cue)) => (range, *cue),
        None => (index..index + 1, *reading.lexicon.cues.get(document.lower(index))?),
    };
    if !is_verb(reading, &range, &cue) {
        return None;
    }
    let group_start = group_start(reading, index);
    let negation = (group_start..index).find(|&at| is_negation(document.lower(at)));
    // "Lee was quoted as saying": passive in form, but Lee is the one who speaks.
    let form = if cue.lemma == "quote as saying" {
        VerbForm::Finite
    } else {
        verb_form(reading, group_start, index)
    };
    let start = negation.filter(|&at| document.lower(at) == "not" || document.lower(at) == "never");
    Some(CueAt {
        tokens: start.unwrap_or(range.start)..range.end,
        verb: range.start,
        group_start,
        cue,
        negated: negation.is_some(),
        form,
    })
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
    let before = index.checked_sub(1).filter(|&at| document.sentence(index).contains(&at));
    let word_before = document.lower_at(before);
    let after = reading.lower(range.end);
    let word = document.lower(index);
    if is_determiner(word_before) || matches!(word_before, "'s" | "’s") && cue.may_be_noun {
        return false;
    }
    if cue.may_be_noun && !word.ends_with("ed") {
        let after_preposition = is_preposition(word_before) && word_before != "to";
        let adjective_before = before.is_some_and(|at| {
            document.tokens[at].case == Case::Lower
                && !is_auxiliary(word_before)
                && !is_adverb(word_before)
                && !matches!(
                    word_before,
                    "who"
                        | "that"
                        | "which"
                        | "he"
                        | "she"
                        | "they"
                        | "we"
                        | "i"
                        | "it"
                        | "and"
                        | "to"
                )
                && reading.role(at).is_none()
                && !word_before.ends_with('s')
        });
        // "report says": before a verb that reports it is the subject.
        let before_verb = reading
            .lexicon
            .cues
            .get(after)
            .is_some_and(|next| next.strength == 1 && !next.may_be_noun);
        if after_preposition || adjective_before || before_verb || matches!(after, "of" | "by") {
            return false;
        }
    }
    // "the alleged attacker", "reported cases": a participle before a noun.
    !(word.ends_with("ed") && is_preposition(word_before) && word_before != "to")
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
    let is_being = matches!(
        auxiliary,
        "is" | "are" | "was" | "were" | "be" | "been" | "being" | "'s" | "'re" | "get" | "got"
    );
    if word.ends_with("ing") {
        return if is_being { VerbForm::Finite } else { VerbForm::Participle };
    }
    if is_being {
        return VerbForm::Passive;
    }
    if auxiliary == "to" { VerbForm::Infinitive } else { VerbForm::Finite }
}

pub(super) fn is_auxiliary(word: &str) -> bool {
    matches!(
        word,
        "has"
            | "have"
            | "had"
            | "is"
            | "are"
            | "was"
            | "were"
            | "be"
            | "been"
            | "being"
            | "will"
            | "would"
            | "can"
            | "could"
            | "may"
            | "might"
            | "must"
            | "should"
            | "shall"
            | "do"
            | "does"
            | "did"
            | "'s"
            | "'ve"
            | "'d"
            | "'ll"
            | "'re"
            | "’s"
            | "’ve"
            | "’d"
            | "’ll"
    ) || is_negation(word)
}

pub(super) fn is_negation(word: &str) -> bool {
    matches!(word, "not" | "never" | "cannot") || word.ends_with("n't") || word.ends_with("n’t")
}

pub(super) fn is_adverb(word: &str) -> bool {
    (word.len() > 4
        && word.ends_with("ly")
        && !matches!(
            word,
            "family"
                | "italy"
                | "ally"
                | "assembly"
                | "july"
                | "daily"
                | "weekly"
                | "monthly"
                | "only"
                | "supply"
                | "reply"
                | "rally"
                | "elderly"
        ))
        || matches!(
            word,
            "also"
                | "then"
                | "later"
                | "again"
                | "just"
                | "still"
                | "now"
                | "once"
                | "already"
                | "even"
                | "always"
                | "often"
                | "too"
                | "soon"
                | "only"
                | "since"
                | "long"
                | "further"
                | "sometimes"
                | "instead"
                | "himself"
                | "herself"
                | "themselves"
                | "yet"
                | "ever"
                | "earlier"
                | "previously"
                | "reportedly"
                | "simply"
                | "meanwhile"
        )
}

pub(super) fn is_determiner(word: &str) -> bool {
    matches!(
        word,
        "the"
            | "a"
            | "an"
            | "this"
            | "these"
            | "those"
            | "his"
            | "her"
            | "its"
            | "their"
            | "our"
            | "my"
            | "your"
            | "no"
            | "any"
            | "every"
            | "each"
            | "some"
            | "such"
            | "another"
    )
}

pub(super) fn is_preposition(word: &str) -> bool {
    matches!(
        word,
        "of" | "in"
            | "on"
            | "at"
            | "by"
            | "for"
            | "from"
            | "with"
            | "without"
            | "to"
            | "into"
            | "about"
            | "over"
            | "under"
            | "after"
            | "before"
            | "during"
            | "between"
            | "against"
            | "through"
            | "near"
            | "despite"
            | "amid"
            | "among"
            | "across"
            | "toward"
            | "towards"
            | "upon"
            | "within"
            | "following"
            | "behind"
            | "beyond"
            | "outside"
            | "inside"
            | "per"
            | "via"
            | "than"
            | "as"
            | "like"
            | "around"
            | "until"
            | "since"
            | "including"
    )
}
