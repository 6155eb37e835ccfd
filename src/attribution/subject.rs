//! The subject of a cue, beside it or further off in its sentence.
//!
//! In: a cue and where its sentence begins. Out: the tokens of its subject: `Ann Lee` for both verbs of
//! `Ann Lee said no and added that …`. Which words belong to a phrase is left to
//! [`super::noun_phrase`].

use std::ops::Range;

use super::cue::{CueAt, VerbForm};
use super::noun_phrase;
use super::reading::Reading;
use super::words::{is_adverb, is_auxiliary, is_preposition};

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
    while at > floor && (is_auxiliary(reading.lower(at - 1)) || is_adverb(reading.lower(at - 1))) {
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
        if is_preposition(reading.lower(start)) || reading.is_when(start) {
            start = (floor..cue.group_start).find(|&at| reading.lower(at) == ",")? + 1;
        }
        let np = noun_phrase::after(reading, start, cue.group_start)?;
        (noun_phrase::can_speak(reading, &np) && np.end < cue.group_start).then_some(np)
    })
}

#[cfg(test)]
mod tests {
    use super::super::testing::assert_claims;

    #[test]
    fn a_second_cue_takes_the_subject_of_the_first() {
        assert_claims(&[(
            "Ann Lee said the dam was safe and said that it was new.",
            &["Ann Lee | said | the dam was safe", "Ann Lee | said | that it was new"],
        )]);
    }

    #[test]
    fn the_subject_stands_before_the_first_of_two_verbs() {
        assert_claims(&[(
            "The minister stood up to say that it was new.",
            &["The minister | say | that it was new"],
        )]);
    }
}
