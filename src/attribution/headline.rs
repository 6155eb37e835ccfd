//! A name and a colon: headlines ("Mayor: No new taxes"), interviews and transcripts.

use super::reading::Reading;
use super::{Attribution, FoundBy, extent, noun_phrase};
use crate::analysis::{CueTone, Kind, Stance};

/// Most words that a name before a colon has.
const LONGEST_LABEL: usize = 8;

/// Reads every paragraph that begins with a source and a colon.
pub(super) fn read(reading: &mut Reading) {
    for index in 0..reading.document.paragraphs.len() {
        let paragraph = reading.document.paragraphs[index].clone();
        let reach = paragraph.end.min(paragraph.start + LONGEST_LABEL + 1);
        let Some(colon) = (paragraph.start..reach).find(|&at| reading.lower(at) == ":") else {
            continue;
        };
        let label = paragraph.start..colon;
        if label.is_empty() || colon + 1 >= paragraph.end || !is_source(reading, &label) {
            continue;
        }
        let is_taken = reading.found.iter().any(|found| {
            found
                .contents
                .iter()
                .any(|content| content.start < paragraph.end && content.end > paragraph.start)
        });
        if is_taken {
            continue;
        }
        let content = extent::trimmed(reading, colon + 1..paragraph.end);
        if content.is_empty() {
            continue;
        }
        let found_by = if index == 0 { FoundBy::Headline } else { FoundBy::Colon };
        reading.found.push(Attribution {
            sources: vec![label],
            cues: Vec::new(),
            contents: vec![content],
            via: Vec::new(),
            stance: Stance::Asserts,
            tone: CueTone::Neutral,
            found_by,
            lemma: "",
            confidence: 0.6,
            follows: None,
        });
    }
}

/// A person, an organisation or a role, and nothing that makes it a sentence.
fn is_source(reading: &Reading, label: &std::ops::Range<usize>) -> bool {
    let speaks = label.clone().any(|at| {
        matches!(reading.kind(at), Some(Kind::Person | Kind::Organization))
            || reading.role(at).is_some()
    });
    let is_phrase = noun_phrase::before(reading, label.end, label.start)
        .is_some_and(|np| np.start == label.start);
    let has_cue = !reading.cues_in(label).is_empty();
    speaks && is_phrase && !has_cue
}
