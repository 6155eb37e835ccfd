//! Noun phrases beside a verb, without a parser: who is the subject of "said"?
//!
//! In: where a phrase ends or begins. Out: its tokens: before the last word of `Ann Lee, the mayor,
//! said` the phrase is `Ann Lee, the mayor,`. A phrase is walked word by word from the verb outwards
//! ([`before`], [`after`]) and ends at marks, conjunctions, verbs and determiners; appositions
//! between commas belong to it ([`apposition`]).

mod after;
mod apposition;
mod before;

use std::ops::Range;

pub(super) use after::{after, participle_end};
pub(super) use before::before;

use super::reading::Reading;
use super::words::is_pronoun;
use crate::analysis::Kind;
use crate::quote::Quotation;

/// Most tokens of a phrase with all that explains it; only text that is no prose has longer ones.
const REACH: usize = 120;

/// True if the range has the name of a person or organisation.
pub(super) fn names_someone(reading: &Reading, range: &Range<usize>) -> bool {
    range.clone().any(|at| matches!(reading.kind(at), Some(Kind::Person | Kind::Organization)))
}

/// True if the phrase can speak: a name, a pronoun, a role, a plural noun.
pub(super) fn can_speak(reading: &Reading, np: &Range<usize>) -> bool {
    np.clone().any(|at| {
        let word = reading.lower(at);
        let named = reading.mention(at).is_some_and(|mention| {
            matches!(
                mention.kind,
                Kind::Person
                    | Kind::Organization
                    | Kind::Group
                    | Kind::Place
                    | Kind::Facility
                    | Kind::Work
            )
        });
        named
            || is_pronoun(word)
            || reading.role(at).is_some()
            || reading.document.tokens[at].is_capitalized()
    })
}

/// True if the token is part of a name that can be a source, or begins a role noun.
fn is_source_word(reading: &Reading, at: usize) -> bool {
    matches!(reading.kind(at), Some(Kind::Person | Kind::Organization | Kind::Group | Kind::Place))
        || reading.role(at).is_some()
}

/// The quotation at the token if it is short: a nickname, a word or two in marks.
fn short_quotation<'a>(reading: &Reading<'a>, at: usize) -> Option<&'a Quotation> {
    const SHORT: usize = 3;
    let document = reading.document;
    document.quotation_index(at).map(|q| &document.quotations[q]).filter(|q| q.inner.len() <= SHORT)
}
