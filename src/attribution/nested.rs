//! A quotation inside a quotation, by another speaker: “Then he said, ‘Go,’ and left,” she said.

use std::ops::Range;

use super::reading::Reading;
use super::{Attribution, FoundBy, extent, noun_phrase};
use crate::tokenize::TokenKind;

/// Reads the inner quotations that have a cue right before them.
pub(super) fn read(reading: &mut Reading) {
    for index in 0..reading.document.quotations.len() {
        let mut start = reading.document.quotations[index].inner.start;
        let end = reading.document.quotations[index].inner.end;
        while let Some(inner) = next_quotation(reading, start, end) {
            if let Some(claim) = claim(reading, &inner, start) {
                reading.add(claim);
            }
            start = inner.end;
        }
    }
}

/// The next pair of marks in the range, with the marks.
fn next_quotation(reading: &Reading, start: usize, end: usize) -> Option<Range<usize>> {
    let open = (start..end).find(|&at| opens(reading, at, end))?;
    let close = (open + 2..end).find(|&at| closes(reading, at, end))?;
    Some(open..close + 1)
}

fn opens(reading: &Reading, at: usize, end: usize) -> bool {
    let tokens = &reading.document.tokens;
    let word = reading.document.word(at);
    let is_mark = tokens[at].kind == TokenKind::Quote && !matches!(word, "’" | "”" | "»");
    is_mark && tokens[at].spaced && at + 1 < end && !tokens[at + 1].spaced
}

fn closes(reading: &Reading, at: usize, end: usize) -> bool {
    let tokens = &reading.document.tokens;
    let is_mark = tokens[at].kind == TokenKind::Quote && !tokens[at].spaced;
    let attached = at + 1 < end && !tokens[at + 1].spaced && tokens[at + 1].is_wordlike();
    is_mark && !attached && matches!(reading.lower(at - 1), "," | "." | "?" | "!")
}

/// "Omar Haddad said, ‘…’": the verb stands right before the marks, its subject before it.
fn claim(reading: &Reading, quoted: &Range<usize>, floor: usize) -> Option<Attribution> {
    let mark = quoted.start.checked_sub(1)?;
    let verb = if matches!(reading.lower(mark), "," | ":") { mark.checked_sub(1)? } else { mark };
    let cue = reading.lexicon.cues.get(reading.lower(verb)).filter(|cue| cue.strength == 1)?;
    let sentence = reading.document.sentence(verb).start;
    let source = noun_phrase::before(reading, verb, floor.max(sentence))?;
    let cue_tokens = verb..verb + 1;
    Some(Attribution {
        sources: vec![source],
        cues: vec![cue_tokens],
        contents: vec![extent::trimmed(reading, quoted.start + 1..quoted.end - 1)],
        via: Vec::new(),
        stance: cue.stance,
        tone: cue.tone,
        found_by: FoundBy::Quotation,
        lemma: cue.lemma,
        confidence: 0.6,
        follows: None,
    })
}

#[cfg(test)]
mod tests {
    use super::super::testing::assert_claims;

    #[test]
    fn a_quotation_inside_a_quotation_has_its_own_speaker() {
        assert_claims(&[(
            "“Then Omar Haddad said, ‘Leave the boat,’ and left,” Ann Lee said.",
            &[
                "Ann Lee | said | Then Omar Haddad said, ‘Leave the boat,’ and left",
                "Omar Haddad | said | Leave the boat",
            ],
        )]);
    }

    #[test]
    fn a_word_in_inner_marks_is_no_claim() {
        assert_claims(&[(
            "“They called it ‘the boat’ there,” Ann Lee said.",
            &["Ann Lee | said | They called it ‘the boat’ there"],
        )]);
    }
}
