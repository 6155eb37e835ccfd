//! Cuts a text into the blocks that are shown as paragraphs, as `www/document/blocks.js` does.
//!
//! In: `Title\n\nOne.\nTwo.\n\nThree.` Out: the title and three blocks. Between blocks there is
//! nothing but line ends, blanks and tabs; every other character lies in one block.

use super::units::{byte_at, units};
use super::words::{is_space, one_line};

/// A stretch of text shown as one paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Bytes of the text, half-open; blocks are sorted and never overlap.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// What it is.
    pub kind: BlockKind,
}

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// A short first line with a gap behind it.
    Title,
    /// What stands behind a gap.
    Paragraph,
    /// Follows the block before without a gap.
    Line,
    /// Goes on where a block that was too long has been cut.
    Rest,
}

impl BlockKind {
    /// Its class in HTML.
    pub fn label(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Paragraph => "paragraph",
            Self::Line => "line",
            Self::Rest => "rest",
        }
    }
}

/// The page's limits, in UTF-16 code units and lines: browsers lay out longer ones slowly.
const LONGEST_BLOCK: usize = 8_000;
const MOST_LINES: usize = 60_000;
const LONGEST_TITLE: usize = 180;
/// Lines up to here may have been wrapped by hand, as in an e-mail; longer ones are paragraphs.
const LONGEST_WRAPPED_LINE: usize = 100;
/// Of a first line that is no title, enough to tell articles apart.
const LONGEST_NAME: usize = 80;

/// The blocks of a text, in order.
pub fn blocks(text: &str) -> Vec<Block> {
    let joins_lines = text.matches('\n').take(MOST_LINES).count() >= MOST_LINES;
    let mut blocks = Vec::new();
    let mut open: Option<Block> = None;
    for line in lines(text) {
        if let Some(block) = &mut open
            && units(&text[block.start..line.end]) <= LONGEST_BLOCK
            && (joins_lines || line.goes_on())
        {
            block.end = line.end;
            continue;
        }
        blocks.extend(open.take().into_iter().flat_map(|block| cut(text, block)));
        open = Some(Block { start: line.start, end: line.end, kind: line.kind(text) });
    }
    blocks.extend(open.into_iter().flat_map(|block| cut(text, block)));
    blocks
}

/// What an article is called: its title, or its first words; nothing for an empty one.
pub fn title_of(title: &str, text: &str) -> String {
    let title = one_line(title);
    if !title.is_empty() {
        return title;
    }
    let Some(first) = blocks(text).into_iter().next() else { return String::new() };
    let words = one_line(&text[first.start..first.end]);
    if units(&words) <= LONGEST_NAME {
        return words;
    }
    let cut = &words[..byte_at(&words, LONGEST_NAME)];
    let whole = cut.rfind(' ').map_or(cut, |blank| &cut[..blank]);
    format!("{whole}…")
}

/// A line that is not blank.
struct Line {
    start: usize,
    /// Without the line end and blanks before it.
    end: usize,
    has_gap_before: bool,
    /// Of the line before, in code units; 0 for the first.
    length_before: usize,
}

impl Line {
    /// True if the paragraph before was only wrapped.
    fn goes_on(&self) -> bool {
        !self.has_gap_before && (1..=LONGEST_WRAPPED_LINE).contains(&self.length_before)
    }

    fn kind(&self, text: &str) -> BlockKind {
        if self.length_before == 0 && self.is_title(text) {
            BlockKind::Title
        } else if self.goes_on() {
            BlockKind::Line
        } else {
            BlockKind::Paragraph
        }
    }

    /// A short line without a full stop, with a blank line and more text behind it.
    fn is_title(&self, text: &str) -> bool {
        let words = &text[self.start..self.end];
        if units(words) > LONGEST_TITLE || words.ends_with(['.', ':', ';', ',']) {
            return false;
        }
        let rest = &text[self.end..];
        let rest = &rest[..byte_at(rest, LONGEST_TITLE)];
        let after_line = |rest: &str| {
            let rest = rest.trim_start_matches([' ', '\t', '\r', '\u{c}']);
            rest.strip_prefix('\n').map(str::to_owned)
        };
        let after = after_line(rest).and_then(|rest| after_line(&rest));
        after.is_some_and(|rest| rest.chars().any(|c| !is_space(c)))
    }
}

/// The lines that are not blank.
fn lines(text: &str) -> impl Iterator<Item = Line> {
    let mut start = 0;
    let mut has_gap_before = false;
    let mut length_before = 0;
    text.split_inclusive('\n').filter_map(move |whole| {
        let words = whole.strip_suffix('\n').unwrap_or(whole).trim_end_matches([' ', '\t', '\r']);
        let line = Line { start, end: start + words.len(), has_gap_before, length_before };
        start += whole.len();
        if words.is_empty() {
            has_gap_before = true;
            return None;
        }
        has_gap_before = false;
        length_before = units(words);
        Some(line)
    })
}

/// Cuts a block that is too long, where there is a blank if possible.
fn cut(text: &str, mut block: Block) -> Vec<Block> {
    let mut parts = Vec::new();
    while units(&text[block.start..block.end]) > LONGEST_BLOCK {
        let rest = &text[block.start..block.end];
        let latest = byte_at(rest, LONGEST_BLOCK);
        let earliest = byte_at(rest, LONGEST_BLOCK / 2);
        let blank = rest[..latest].rfind(' ').filter(|&blank| blank >= earliest);
        let end = block.start + blank.map_or(latest, |blank| blank + 1);
        parts.push(Block { start: block.start, end, kind: block.kind });
        block = Block { start: end, end: block.end, kind: BlockKind::Rest };
    }
    parts.push(block);
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_paragraphs_and_lines_are_told_apart() {
        let text = "Title \n\nOne, which was\nwrapped.\n\nTwo.";
        let found: Vec<_> = blocks(text).iter().map(|b| (&text[b.start..b.end], b.kind)).collect();
        let wanted = [
            ("Title", BlockKind::Title),
            ("One, which was\nwrapped.", BlockKind::Paragraph),
            ("Two.", BlockKind::Paragraph),
        ];
        assert_eq!(found, wanted);
        assert_eq!(blocks(" \r\n\t"), []);
    }

    #[test]
    fn a_block_that_is_too_long_is_cut_at_a_blank() {
        let text = "word 😀 ".repeat(3000);
        let parts = blocks(&text);
        assert!(parts.len() > 1);
        assert!(parts.iter().all(|part| units(&text[part.start..part.end]) <= LONGEST_BLOCK));
        assert!(parts.windows(2).all(|pair| pair[0].end == pair[1].start));
        assert!(text[..parts[0].end].ends_with(' '));
    }

    #[test]
    fn an_article_without_a_title_is_called_by_its_first_words() {
        assert_eq!(title_of(" A \n b", "text"), "A b");
        assert_eq!(title_of("", "Title\n\nText."), "Title");
        assert_eq!(title_of("", ""), "");
        assert!(title_of("", &"word ".repeat(50)).ends_with("word…"));
    }
}
