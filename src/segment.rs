//! Paragraphs and sentences.
//!
//! In: the normalised text and its tokens. Out: [`Segments`], ranges of token indices.
//! `Mr. Lee left. "Why?" he asked.` has two sentences. Text that was wrapped at a fixed width is
//! recognised: there, only blank lines separate paragraphs.
//!
//! Text without full stops is cut into sentences of [`LONGEST_SENTENCE`] tokens, so that every
//! later stage may look through the sentence it is in.

use std::ops::Range;

use crate::tokenize::{Abbreviation, Case, Token, TokenKind};

/// Most tokens of a sentence; more is a list, a table or text without full stops.
const LONGEST_SENTENCE: usize = 250;

/// Paragraphs and sentences as half-open ranges of token indices; sorted, without gaps.
#[derive(Debug, Default)]
pub(crate) struct Segments {
    /// Every token is in exactly one paragraph.
    pub(crate) paragraphs: Vec<Range<usize>>,
    /// Every token is in exactly one sentence; no sentence crosses a paragraph.
    pub(crate) sentences: Vec<Range<usize>>,
}

/// Splits `tokens` of the normalised `text`.
pub(crate) fn segment(text: &str, tokens: &[Token]) -> Segments {
    let mut segments = Segments::default();
    let wrapped = is_hard_wrapped(text);
    let mut start = 0;
    for index in 1..=tokens.len() {
        if index == tokens.len() || is_paragraph_break(text, tokens, index, wrapped) {
            let paragraph = start..index;
            split_sentences(text, tokens, paragraph.clone(), &mut segments.sentences);
            segments.paragraphs.push(paragraph);
            start = index;
        }
    }
    segments
}

fn is_paragraph_break(text: &str, tokens: &[Token], index: usize, wrapped: bool) -> bool {
    if !tokens[index].spaced {
        return false;
    }
    let gap = &text[tokens[index - 1].span.end as usize..tokens[index].span.start as usize];
    let breaks = gap.bytes().filter(|&b| b == b'\n').count();
    if wrapped { breaks > 1 } else { breaks > 0 }
}

/// True if the lines are of one width and end in the middle of sentences, as in old mail.
fn is_hard_wrapped(text: &str) -> bool {
    const SAMPLE: usize = 60;
    let lines: Vec<&str> = text.split('\n').take(SAMPLE).collect();
    let inner =
        lines.windows(2).filter(|pair| !pair[0].trim().is_empty() && !pair[1].trim().is_empty());
    let (mut breaks, mut mid_sentence) = (0, 0);
    for pair in inner {
        breaks += 1;
        let open = pair[0].trim_end().ends_with(|c: char| c.is_alphanumeric() || c == ',');
        let narrow = (30..=100).contains(&pair[0].len());
        let goes_on = pair[1].trim_start().starts_with(char::is_lowercase);
        mid_sentence += usize::from(open && narrow && goes_on);
    }
    breaks >= 3 && mid_sentence * 3 >= breaks
}

fn split_sentences(
    text: &str,
    tokens: &[Token],
    paragraph: Range<usize>,
    sentences: &mut Vec<Range<usize>>,
) {
    let mut start = paragraph.start;
    while start < paragraph.end {
        let limit = paragraph.end.min(start + LONGEST_SENTENCE);
        let end = (start..limit).find_map(|index| sentence_end(text, tokens, index, limit));
        sentences.push(start..end.unwrap_or(limit));
        start = end.unwrap_or(limit);
    }
}

/// If a sentence ends with the token at `index`, the index after it and its closing marks.
fn sentence_end(text: &str, tokens: &[Token], index: usize, limit: usize) -> Option<usize> {
    let token = &tokens[index];
    let word = token.span.of(text);
    if let Some(kind) = token.abbreviation {
        let next = tokens[..limit].get(index + 1)?;
        let starts = kind == Abbreviation::Either && next.spaced && is_starter(next.span.of(text));
        return starts.then_some(index + 1);
    }
    if token.kind != TokenKind::Mark {
        return None;
    }
    if word == ")" {
        return is_glued_dateline(text, tokens, index, limit).then_some(index + 1);
    }
    if !matches!(word, "." | "!" | "?" | "…" | "‽" | "؟") && !word.starts_with("..") {
        return None;
    }
    let mut end = index + 1;
    while end < limit && is_closer(text, tokens, end, limit) {
        end += 1;
    }
    let Some(next) = tokens[..limit].get(end) else { return Some(end) };
    let can_start = next.case != Case::Lower
        && !matches!(next.span.of(text), "," | ";" | ":" | ")" | "]" | "—" | "–" | "-");
    // "it ended.Then" has lost its space; "3.Then" and "e.g.Foo" are rare enough.
    can_start.then_some(end)
}

/// A mark that closes what came before: attached to it, and not opening the next word.
fn is_closer(text: &str, tokens: &[Token], index: usize, limit: usize) -> bool {
    let token = &tokens[index];
    let word = token.span.of(text);
    if token.spaced {
        return false;
    }
    let closes = matches!(word, ")" | "]" | "”" | "’" | "»" | "!" | "?" | "…");
    let next_is_attached =
        tokens[..limit].get(index + 1).is_some_and(|next| !next.spaced && next.is_wordlike());
    closes || (matches!(word, "\"" | "'") && !next_is_attached)
}

/// "Paris (AFP)The minister": the dateline ends here although no full stop says so.
fn is_glued_dateline(text: &str, tokens: &[Token], index: usize, limit: usize) -> bool {
    let Some(next) = tokens[..limit].get(index + 1) else { return false };
    !next.spaced
        && next.is_capitalized()
        && index >= 2
        && tokens[index - 2].span.of(text) == "("
        && tokens[index - 1].case != Case::Lower
}

/// Words that begin a sentence after an abbreviation, where a name would go on with it.
const STARTERS: [&str; 56] = [
    "A", "About", "After", "All", "Also", "An", "And", "As", "At", "Before", "But", "By", "During",
    "Each", "Every", "For", "From", "He", "Her", "His", "How", "However", "I", "If", "In", "It",
    "Its", "Many", "More", "Most", "My", "No", "Not", "On", "One", "Our", "She", "Since", "So",
    "Some", "Such", "That", "The", "Their", "Then", "There", "These", "They", "This", "Those",
    "To", "Two", "We", "When", "While", "You",
];

fn is_starter(word: &str) -> bool {
    STARTERS.binary_search(&word).is_ok() || word.starts_with(['“', '"'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tokenize::tokenize;

    fn sentences(text: &str) -> Vec<&str> {
        let abbreviations = [("mr", Abbreviation::Inner), ("sen", Abbreviation::Inner)]
            .map(|(word, kind)| (word.to_owned(), kind))
            .into_iter()
            .collect();
        let tokens = tokenize(text, &abbreviations);
        segment(text, &tokens)
            .sentences
            .into_iter()
            .map(|s| {
                &text[tokens[s.start].span.start as usize..tokens[s.end - 1].span.end as usize]
            })
            .collect()
    }

    #[test]
    fn starters_are_sorted_for_the_search() {
        assert!(STARTERS.is_sorted());
    }

    #[test]
    fn sentences_end_where_readers_say() {
        let cases: &[(&str, &[&str])] = &[
            ("Mr. Bean left. He ran.", &["Mr. Bean left.", "He ran."]),
            ("It rained at 5 p.m. He left.", &["It rained at 5 p.m.", "He left."]),
            ("U.S. Sen. Ann Lee spoke. Why?", &["U.S. Sen. Ann Lee spoke.", "Why?"]),
            ("“Why?” he asked. “Go.” It was late.", &["“Why?” he asked.", "“Go.”", "It was late."]),
            ("Paris (AFP)The minister left.", &["Paris (AFP)", "The minister left."]),
            ("It ended.Then it rained.", &["It ended.", "Then it rained."]),
            ("One line\nNext line", &["One line", "Next line"]),
        ];
        for (text, expected) in cases {
            assert_eq!(&sentences(text), expected, "{text}");
        }
    }

    #[test]
    fn text_without_full_stops_is_cut() {
        let text = "rain ".repeat(2 * LONGEST_SENTENCE + 1);
        let lengths: Vec<usize> =
            sentences(&text).iter().map(|sentence| sentence.split(' ').count()).collect();
        assert_eq!(lengths, [LONGEST_SENTENCE, LONGEST_SENTENCE, 1]);
    }

    #[test]
    fn hard_wrapped_lines_are_one_paragraph() {
        let text = "The river rose by two metres during the\nnight, which is more than the dam was\nbuilt to hold, and the town was left\nwithout power until the morning.\n\nNext.";
        assert_eq!(sentences(text).len(), 2);
    }
}
