//! Passive cues: "It is believed that …", "X is expected to …", "X was accused by Y of …".
//!
//! In: a passive cue and its sentence. Out: what is said of the subject; the source is whoever stands
//! behind "by", or nobody in particular.

use std::ops::Range;

use super::super::cue::CueAt;
use super::super::reading::Reading;
use super::super::words::is_thought;
use super::super::{extent, noun_phrase};
use super::Reported;
use super::adverbials::next_after;
use crate::analysis::Stance;

/// Reads a passive cue.
pub(super) fn read(reading: &Reading, cue: &CueAt, sentence: &Range<usize>) -> Option<Reported> {
    let subject = cue.group_start.checked_sub(1).filter(|&at| at >= sentence.start)?;
    let next = next_after(reading, cue.tokens.end, sentence.end);
    match reading.lower(next) {
        "that" if reading.lower(subject) == "it" => {
            let contents = vec![rest_from(reading, next, sentence)];
            Some(reported(cue, None, contents, 0.6))
        }
        "to" if cue.cue.strength <= 2 && is_thought(cue.cue.lemma) => {
            let subject = noun_phrase::before(reading, cue.group_start, sentence.start)?;
            let contents = vec![subject, rest_from(reading, next, sentence)];
            Some(reported(cue, None, contents, 0.5))
        }
        "by" if cue.cue.stance == Stance::Accuses => {
            let source = noun_phrase::after(reading, next + 1, sentence.end)?;
            let target = noun_phrase::before(reading, cue.group_start, sentence.start)?;
            let contents = vec![target, rest_from(reading, source.end, sentence)];
            Some(reported(cue, Some(source), contents, 0.6))
        }
        _ => None,
    }
}

fn rest_from(reading: &Reading, start: usize, sentence: &Range<usize>) -> Range<usize> {
    let end = extent::clause_end(reading, start, sentence.end);
    extent::trimmed(reading, start..end)
}

fn reported(
    cue: &CueAt,
    source: Option<Range<usize>>,
    contents: Vec<Range<usize>>,
    confidence: f32,
) -> Reported {
    Reported { source, contents, cue_end: cue.tokens.end, stance: None, confidence }
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::assert_claims;

    #[test]
    fn nobody_in_particular_is_the_source() {
        assert_claims(&[
            ("It is believed that the ferry sank.", &[" | believed | that the ferry sank"]),
            ("The ferry is expected to sink.", &[" | expected | The ferry + to sink"]),
        ]);
    }

    #[test]
    fn by_names_the_source() {
        assert_claims(&[(
            "The bank was accused by the union of lying.",
            &["the union | accused | The bank + of lying"],
        )]);
    }

    #[test]
    fn other_passives_are_no_claims() {
        assert_claims(&[("He was told by nobody.", &[])]);
    }
}
