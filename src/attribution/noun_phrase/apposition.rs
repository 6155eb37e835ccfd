//! What explains a name between commas: "Ann Lee, 42, the mayor of Leeds,".
//!
//! In: a segment between commas. Out: whether it explains the name before it (`the mayor of Leeds`
//! does, `the rain had stopped` does not), and the phrase that it belongs to.

use std::ops::Range;

use super::super::cue::VerbForm;
use super::super::reading::Reading;
use super::super::words::{is_boundary_mark, is_determiner, is_relative, is_sure_auxiliary};
use super::before::walk_left;
use super::{names_someone, short_quotation};
use crate::analysis::Kind;

/// "Ann Lee, 42, the mayor of Leeds," : from the last comma back over appositions to the name.
pub(super) fn before_apposition(
    reading: &Reading,
    comma: usize,
    floor: usize,
) -> Option<Range<usize>> {
    let mut close = comma;
    let mut end = comma;
    for _ in 0..4 {
        let open = (floor..close).rev().find(|&at| {
            is_boundary_mark(reading.lower(at)) && short_quotation(reading, at).is_none()
        })?;
        if reading.lower(open) != "," {
            return None;
        }
        let segment = open + 1..close;
        if !is_appositive(reading, &segment) {
            return None;
        }
        // "Ann Lee, who denied it, said": the clause is a claim of its own, the name alone speaks.
        let first = reading.lower(segment.start);
        if first == "speaking" || (is_relative(first) && makes_claim(reading, &segment)) {
            end = open;
        }
        close = open;
        let start = walk_left(reading, close, floor);
        let Some(start) = start else { continue };
        let before_is_comma = start > floor && reading.lower(start - 1) == ",";
        let goes_on = before_is_comma
            && is_appositive(reading, &(start..close))
            && !names_someone(reading, &(start..close));
        if !goes_on {
            return Some(start..end);
        }
    }
    None
}

/// True if the segment can explain the name before it.
pub(super) fn is_appositive(reading: &Reading, segment: &Range<usize>) -> bool {
    if segment.is_empty() || segment.len() > 30 {
        return false;
    }
    let first = reading.lower(segment.start);
    let is_age = segment.len() == 1
        && matches!(reading.kind(segment.start), Some(Kind::Number | Kind::Date));
    let named = matches!(
        reading.kind(segment.start),
        Some(Kind::Person | Kind::Organization | Kind::Place | Kind::Group)
    );
    is_age
        || is_determiner(first)
        || begins_explanation(first)
        || segment.clone().any(|at| reading.role(at).is_some())
        || named
        || reading.lexicon.titles.match_at(reading.document, segment.start, segment.end).is_some()
        || reading.document.word(segment.start).ends_with("R-")
}

/// First words of what explains a name: "who …", "speaking …", "from …".
fn begins_explanation(word: &str) -> bool {
    is_relative(word)
        || matches!(word, "one" | "himself" | "herself" | "speaking" | "citing" | "including")
        || matches!(word, "jr." | "sr." | "formerly" | "previously" | "now" | "also" | "both")
        || matches!(word, "along" | "together" | "from" | "of")
}

/// True if a verb in the range brings a claim of its own.
pub(super) fn makes_claim(reading: &Reading, range: &Range<usize>) -> bool {
    reading.cues[reading.cues_in(range)].iter().any(|cue| {
        cue.cue.strength <= 2 && cue.form != VerbForm::Passive && cue.cue.lemma != "speak"
    })
}

/// True if the segment has a verb of its own, and is no relative clause.
pub(super) fn is_clause(reading: &Reading, segment: &Range<usize>) -> bool {
    if is_relative(reading.lower(segment.start)) {
        return makes_claim(reading, segment);
    }
    let relative =
        segment.clone().find(|&at| is_relative(reading.lower(at)) || reading.lower(at) == "that");
    let main = segment.start..relative.unwrap_or(segment.end);
    makes_claim(reading, &main) || main.into_iter().any(|at| is_sure_auxiliary(reading.lower(at)))
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::Article;
    use super::*;

    fn explains(segment: &str) -> bool {
        let article = Article::new(segment);
        is_appositive(&article.reading(), &(0..article.document.tokens.len()))
    }

    #[test]
    fn ages_roles_and_relative_clauses_explain_a_name() {
        for segment in ["42", "the mayor of Fenwick", "who had waited", "mayor since May"] {
            assert!(explains(segment), "{segment}");
        }
    }

    #[test]
    fn other_words_explain_no_name() {
        for segment in ["however", "ran away", ""] {
            assert!(!explains(segment), "{segment}");
        }
    }

    #[test]
    fn a_segment_with_a_verb_of_its_own_is_a_clause() {
        for (segment, expected) in [
            ("the road was gone", true),
            ("the mayor of Fenwick", false),
            ("the mayor, who was late", false),
        ] {
            let article = Article::new(segment);
            let tokens = 0..article.document.tokens.len();
            assert_eq!(is_clause(&article.reading(), &tokens), expected, "{segment}");
        }
    }
}
