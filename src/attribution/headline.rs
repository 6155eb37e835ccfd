//! A name and a colon or dash: headlines ("Mayor: No new taxes"), interviews and transcripts.

use std::ops::Range;

use super::reading::Reading;
use super::{Attribution, FoundBy, extent, noun_phrase};
use crate::analysis::{CueTone, Kind, Stance};
use crate::tokenize::Case;

/// Most words that a name before a colon has.
const LONGEST_LABEL: usize = 8;

/// What begins a paragraph of an interview or transcript.
enum Label {
    /// Who speaks, by name or role.
    Source(Range<usize>),
    /// "A:", the one who is asked.
    Answer,
}

/// Reads every paragraph that begins with a source and a colon or dash.
pub(super) fn read(reading: &mut Reading) {
    let is_interview = reading.document.paragraphs.iter().any(|p| asks(reading, p));
    let labelled =
        reading.document.paragraphs.iter().filter(|p| label(reading, p).is_some()).count();
    for index in 0..reading.document.paragraphs.len() {
        let paragraph = reading.document.paragraphs[index].clone();
        let Some((label, mark)) = label(reading, &paragraph) else { continue };
        let content = extent::trimmed(reading, mark + 1..paragraph.end);
        let is_question = is_interview && asks(reading, &paragraph);
        if content.is_empty() || is_question || content.clone().any(|at| reading.is_content(at)) {
            continue;
        }
        let found_by = match &label {
            Label::Source(source)
                if index == 0 && labelled == 1 && source.start == paragraph.start =>
            {
                FoundBy::Headline
            }
            _ => FoundBy::Colon,
        };
        let sources = match label {
            Label::Source(range) => vec![range],
            Label::Answer => Vec::new(),
        };
        reading.add(Attribution {
            sources,
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

/// True for a labelled paragraph that is a question.
fn asks(reading: &Reading, paragraph: &Range<usize>) -> bool {
    let is_letter = matches!(reading.lower(paragraph.start), "q" | "question")
        && reading.lower(paragraph.start + 1) == ":";
    let ends_asking = reading.lower(paragraph.end - 1) == "?";
    is_letter || (ends_asking && label(reading, paragraph).is_some())
}

fn label(reading: &Reading, paragraph: &Range<usize>) -> Option<(Label, usize)> {
    let reach = paragraph.end.min(paragraph.start + LONGEST_LABEL + 1);
    let mark = (paragraph.start..reach).find(|&at| matches!(reading.lower(at), ":" | "—" | "–"))?;
    // "From Chairwoman Ann Lee:" opens a statement that is sent out.
    let is_from = reading.lower(paragraph.start) == "from";
    let range = paragraph.start + usize::from(is_from)..mark;
    if range.is_empty() || mark + 1 >= paragraph.end {
        return None;
    }
    if reading.lower(mark) != ":" {
        // "NAIROBI — Police said" is a dateline, known or not as a place; only a name that fills the
        // label speaks.
        let mention = reading.mention(range.start)?;
        let named =
            mention.tokens == range && matches!(mention.kind, Kind::Person | Kind::Organization);
        let in_capitals =
            reading.document.tokens[range.clone()].iter().all(|token| token.case == Case::Upper);
        return (named && !in_capitals).then_some((Label::Source(range), mark));
    }
    if range.len() == 1 && matches!(reading.lower(range.start), "a" | "answer") {
        return Some((Label::Answer, mark));
    }
    is_source(reading, &range).then_some((Label::Source(range), mark))
}

/// A person, an organisation or a role, and nothing that makes it a sentence.
fn is_source(reading: &Reading, label: &Range<usize>) -> bool {
    let speaks = label.clone().any(|at| {
        matches!(reading.kind(at), Some(Kind::Person | Kind::Organization))
            || reading.role(at).is_some()
    });
    let is_phrase = noun_phrase::before(reading, label.end, label.start)
        .is_some_and(|np| np.start == label.start);
    speaks && is_phrase && reading.cues_in(label).is_empty()
}

#[cfg(test)]
mod tests {
    use super::super::testing::assert_claims;

    #[test]
    fn a_name_and_a_colon_open_a_headline() {
        assert_claims(&[
            ("Mayor: No new taxes", &["Mayor |  | No new taxes"]),
            ("Ann Lee: The ferry will sail", &["Ann Lee |  | The ferry will sail"]),
            (
                "From Mayor Ann Lee: The ferry will sail",
                &["Mayor Ann Lee |  | The ferry will sail"],
            ),
        ]);
    }

    #[test]
    fn answers_are_claims_and_questions_are_none() {
        assert_claims(&[
            (
                "Fenwick Post: Why did you leave?\nAnn Lee: The road was gone.",
                &["Ann Lee |  | The road was gone"],
            ),
            ("Q: Why did you leave?\nA: The road was gone.", &[" |  | The road was gone"]),
        ]);
    }

    #[test]
    fn other_words_before_a_colon_are_no_source() {
        assert_claims(&[
            ("What we know: The ferry sank at dawn.", &[]),
            ("FENWICK — The ferry sank at dawn.", &[]),
        ]);
    }
}
