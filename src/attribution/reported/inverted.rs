//! A cue behind its content: "The road is closed, she said." · "…, said Ann Lee."
//!
//! In: a cue and its sentence. Out: what stands before the cue, and what goes on behind it.

use std::ops::Range;

use super::super::cue::{CueAt, VerbForm};
use super::super::reading::Reading;
use super::super::words::{follows_inverted, leaves_content};
use super::super::{extent, noun_phrase};
use super::Reported;
use super::adverbials::next_after;

/// "The road is closed, she said." · "The road, she said, is closed." · "…, said Ann Lee."
pub(super) fn read(reading: &Reading, cue: &CueAt, sentence: &Range<usize>) -> Option<Reported> {
    if cue.form != VerbForm::Finite || cue.cue.strength > 2 {
        return None;
    }
    let before = noun_phrase::before(reading, cue.group_start, sentence.start);
    let next = next_after(reading, cue.tokens.end, sentence.end);
    let closes = next >= sentence.end || matches!(reading.lower(next), "," | "." | "—" | ";" | "–");
    if let Some(source) = before {
        if closes && source.start > sentence.start + 1 && is_break(reading, source.start - 1) {
            return with_left_content(reading, cue, source.clone(), source.start - 1, next);
        }
        return None;
    }
    // The subject follows its verb.
    if cue.group_start <= sentence.start + 1 || !is_break(reading, cue.group_start - 1) {
        return None;
    }
    let source = noun_phrase::after(reading, cue.tokens.end, sentence.end)?;
    let end = source.end;
    let ends_clause = next_after(reading, end, sentence.end) >= sentence.end
        || follows_inverted(reading.lower(end));
    if !noun_phrase::can_speak(reading, &source) || !ends_clause {
        return None;
    }
    with_left_content(reading, cue, source, cue.group_start - 1, end)
}

fn is_break(reading: &Reading, at: usize) -> bool {
    matches!(reading.lower(at), "," | "—" | "–" | "?" | "!" | "”" | "\"")
}

fn with_left_content(
    reading: &Reading,
    cue: &CueAt,
    source: Range<usize>,
    left_end: usize,
    after: usize,
) -> Option<Reported> {
    let sentence = reading.document.sentence(cue.verb);
    let floor = reading
        .claims_near(sentence.start)
        .iter()
        .map(|&claim| &reading.found[claim])
        // "Lee denies it, a report says": a claim whose content follows its cue is inside this one.
        .filter(|found| {
            let content = found.contents.first().map_or(0, |content| content.start);
            found.cues.iter().all(|cue| content < cue.start)
        })
        .flat_map(|found| found.cues.iter().chain(&found.sources))
        .filter(|part| part.start >= sentence.start && part.end <= left_end)
        .map(|part| part.end)
        .max()
        .unwrap_or(sentence.start);
    let left = extent::trimmed(reading, floor..left_end);
    if left.is_empty() {
        return None;
    }
    let mut contents = vec![left];
    if reading.lower(after) == ","
        && after + 2 < sentence.end
        && !goes_elsewhere(reading, after + 1)
    {
        let end = extent::clause_end(reading, after + 1, sentence.end);
        let rest = extent::trimmed(reading, after + 1..end);
        if rest.len() > 1 {
            contents.push(rest);
        }
    }
    let cue_end = cue.tokens.end;
    Some(Reported { source: Some(source), contents, cue_end, stance: None, confidence: 0.8 })
}

/// After ", he said," a new clause of the article itself begins.
fn goes_elsewhere(reading: &Reading, at: usize) -> bool {
    let word = reading.lower(at);
    leaves_content(word) || word.ends_with("ing") && reading.lexicon.cues.contains_key(word)
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::assert_claims;

    #[test]
    fn the_content_stands_before_its_cue() {
        assert_claims(&[
            ("The road is closed, Ann Lee said.", &["Ann Lee | said | The road is closed"]),
            ("The road is closed, said Ann Lee.", &["Ann Lee | said | The road is closed"]),
            ("The road, she said, is closed.", &["she | said | The road + is closed"]),
        ]);
    }

    #[test]
    fn a_new_clause_behind_the_speaker_is_the_articles_own() {
        assert_claims(&[(
            "The road is closed, he said, while the bus waited.",
            &["he | said | The road is closed"],
        )]);
    }
}
