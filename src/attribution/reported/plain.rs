//! A cue before its content: "The minister said that the road is closed."
//!
//! In: a cue and its sentence. Out: its subject, and what stands behind it. Where that begins is for
//! [`super::frames`] to say.

use std::ops::Range;

use super::super::cue::{CueAt, VerbForm};
use super::super::reading::Reading;
use super::super::subject::subject_of;
use super::super::words::is_auxiliary;
use super::super::{extent, noun_phrase};
use super::{Reported, frames};

/// The clause, infinitive or phrase behind the cue.
pub(super) fn read(reading: &Reading, cue: &CueAt, sentence: &Range<usize>) -> Option<Reported> {
    let source = subject_of(reading, cue, sentence.start);
    let is_sure = cue.cue.strength == 1
        || source.as_ref().is_some_and(|np| noun_phrase::can_speak(reading, np));
    if source.is_none() && cue.form != VerbForm::Participle || !is_sure {
        return None;
    }
    let opening = frames::opening(reading, cue, sentence.end)?;
    let mut end = extent::clause_end(reading, opening.start, sentence.end);
    if source.as_ref().is_some_and(|np| is_relative_pronoun(reading, np)) {
        end = relative_end(reading, opening.start, end);
    }
    let source = source.map(|np| antecedent(reading, np));
    let content = extent::trimmed(reading, opening.start..end);
    (!content.is_empty()).then(|| Reported {
        source,
        contents: vec![content],
        cue_end: cue_end(reading, cue, opening.start),
        stance: opening.stance,
        confidence: opening.confidence,
    })
}

/// "warned of", "called for": the preposition belongs to the cue.
fn cue_end(reading: &Reading, cue: &CueAt, content_start: usize) -> usize {
    let end = cue.tokens.end;
    let with_preposition = content_start == end + 1 && matches!(reading.lower(end), "of" | "for");
    if with_preposition { content_start } else { end }
}

fn is_relative_pronoun(reading: &Reading, np: &Range<usize>) -> bool {
    np.len() == 1 && matches!(reading.lower(np.start), "who" | "which")
}

/// "Ann Lee, who denied selling it, said": the main verb ends the relative clause.
fn relative_end(reading: &Reading, start: usize, limit: usize) -> usize {
    (start..limit)
        .find(|&at| {
            let next = at + 1;
            let is_verb = is_auxiliary(reading.lower(next))
                || reading.cues[reading.cues_in(&(next..limit.min(next + 3)))]
                    .iter()
                    .any(|cue| cue.group_start == next && cue.form == VerbForm::Finite);
            reading.lower(at) == "," && next < limit && is_verb
        })
        .unwrap_or(limit)
}

/// "critics who say …", "Ann Lee, who denied …": the noun before the pronoun is the source.
fn antecedent(reading: &Reading, np: Range<usize>) -> Range<usize> {
    if !is_relative_pronoun(reading, &np) {
        return np;
    }
    let end = np.start - usize::from(np.start > 0 && reading.lower(np.start - 1) == ",");
    let floor = reading.document.sentence(np.start).start;
    noun_phrase::before(reading, end, floor)
        .filter(|noun| noun_phrase::can_speak(reading, noun))
        .unwrap_or(np)
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::assert_claims;

    #[test]
    fn the_clause_behind_the_cue_is_its_content() {
        assert_claims(&[
            (
                "The minister said that the road was closed.",
                &["The minister | said | that the road was closed"],
            ),
            ("Ann Lee said the road was closed.", &["Ann Lee | said | the road was closed"]),
            (
                "Police did not say why the road was closed.",
                &["Police | not say | why the road was closed"],
            ),
        ]);
    }

    #[test]
    fn the_noun_before_who_is_the_source() {
        assert_claims(&[(
            "Critics who say the dam is old were not heard.",
            &["Critics | say | the dam is old were not heard"],
        )]);
    }

    #[test]
    fn acts_are_no_claims() {
        assert_claims(&[
            ("The council rejected a motion on Friday.", &[]),
            ("The ferry left the port.", &[]),
        ]);
    }
}
