//! Quotations that go on with the speech before them.
//!
//! In: a quotation without a cue beside it. Out: another content of the claim before (`“We left,” he
//! said, “at dawn.”`), or a claim that follows it. Who speaks then is left to [`crate::coref`].

use super::super::reading::Reading;
use super::super::{Attribution, FoundBy, extent};
use super::add_content;
use crate::analysis::{CueTone, Kind, Stance};
use crate::quote::Quotation;

/// A quotation that the paragraph before left open belongs to the same claim.
pub(super) fn continue_speech(reading: &mut Reading, index: usize, quotation: &Quotation) -> bool {
    let Some(claim) = index.checked_sub(1).and_then(|before| reading.quotation_claim[before])
    else {
        return false;
    };
    add_content(reading, index, quotation, claim);
    true
}

/// “We left,” he said, “at dawn.” · “We left,” he said. “The road was gone.”
pub(super) fn between(reading: &mut Reading, index: usize, quotation: &Quotation) -> bool {
    let document = reading.document;
    let Some(previous) = index.checked_sub(1) else { return false };
    let Some(claim) = reading.quotation_claim[previous] else { return false };
    let gap = document.quotations[previous].tokens.end..quotation.tokens.start;
    let same_paragraph = document.paragraph_index(gap.start.min(document.tokens.len() - 1))
        == document.paragraph_index(quotation.tokens.start);
    if !same_paragraph || gap.is_empty() {
        return false;
    }
    let last = reading.lower(gap.end - 1);
    let sentences = document.sentence_index(gap.end - 1) - document.sentence_index(gap.start);
    let cue_in_gap = reading.found[claim].cues.iter().any(|cue| gap.contains(&cue.start));
    let goes_on = matches!(last, "," | "—" | "–" | ":" | "and")
        || (matches!(last, "." | "!" | "?") && sentences == 0 && starts_speech(reading, quotation));
    if !goes_on || !cue_in_gap {
        return false;
    }
    add_content(reading, index, quotation, claim);
    true
}

/// True if the quotation begins a sentence and is long enough for speech.
fn starts_speech(reading: &Reading, quotation: &Quotation) -> bool {
    let document = reading.document;
    let opens = document.sentence(quotation.tokens.start).start == quotation.tokens.start;
    let ends =
        matches!(reading.lower(quotation.inner.end - 1), "." | "?" | "!" | "," | "…" | "..." | "—");
    opens && (ends || quotation.inner.len() > 5) && quotation.inner.len() >= 2
}

/// A quotation without a cue that begins a sentence goes on with the speech before it.
pub(super) fn read(reading: &mut Reading, index: usize, quotation: &Quotation) {
    if !starts_speech(reading, quotation) || is_according(reading, quotation.tokens.end) {
        return;
    }
    let paragraph = reading.document.paragraph_index(quotation.tokens.start);
    let leader = leader(reading, paragraph);
    // Without a claim before, the quotation must stand alone behind a paragraph with a person.
    if leader.is_none() && !(is_alone(reading, quotation) && person_before(reading, paragraph)) {
        return;
    }
    let content = extent::trimmed(reading, quotation.inner.clone());
    let claim = reading.add(Attribution {
        sources: Vec::new(),
        cues: Vec::new(),
        contents: vec![content],
        via: Vec::new(),
        stance: Stance::Asserts,
        tone: CueTone::Neutral,
        found_by: FoundBy::FollowUp,
        lemma: "",
        confidence: 0.6,
        follows: leader,
    });
    reading.quotation_claim[index] = Some(claim);
}

/// The claim that begins the speech, if it stands in this paragraph or the one before.
fn leader(reading: &Reading, paragraph: usize) -> Option<usize> {
    // Quotations are read in order, so only the claim found last can be near.
    let last = reading.found.len().checked_sub(1)?;
    let start = reading.found[last].contents.first().map_or(0, |content| content.start);
    let is_near = reading.document.paragraph_index(start) + 1 >= paragraph;
    is_near.then(|| reading.found[last].follows.unwrap_or(last))
}

fn is_alone(reading: &Reading, quotation: &Quotation) -> bool {
    let paragraph = reading.document.paragraph_index(quotation.tokens.start);
    reading.document.paragraphs[paragraph] == quotation.tokens
}

fn person_before(reading: &Reading, paragraph: usize) -> bool {
    let before = paragraph.checked_sub(1).map(|before| &reading.document.paragraphs[before]);
    before.is_some_and(|range| range.clone().any(|at| reading.kind(at) == Some(Kind::Person)))
}

fn is_according(reading: &Reading, index: usize) -> bool {
    (index..index + 2).any(|at| reading.lower(at) == "according")
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::assert_claims;

    #[test]
    fn a_quotation_goes_on_behind_its_speaker() {
        assert_claims(&[
            ("“We left,” he said, “at dawn.”", &["he | said | We left + at dawn"]),
            (
                "“We left,” he said. “The road was gone.”",
                &["he | said | We left + The road was gone"],
            ),
        ]);
    }

    #[test]
    fn a_quotation_goes_on_in_the_next_paragraph() {
        assert_claims(&[
            (
                "“We left,” said Ann Lee.\n“The road was gone.”",
                &["Ann Lee | said | We left", "→ |  | The road was gone"],
            ),
            (
                "Ann Lee said: “We left.\n“The road was gone.”",
                &["Ann Lee | said | We left + The road was gone"],
            ),
        ]);
    }

    #[test]
    fn a_quoted_word_does_not_go_on() {
        assert_claims(&[(
            "“We left,” said Ann Lee. They crossed a “bridge” of planks.",
            &["Ann Lee | said | We left"],
        )]);
    }
}
