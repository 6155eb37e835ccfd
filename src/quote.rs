//! Quotations: which marks open, which close, and which are apostrophes.
//!
//! In: the normalised text, its tokens and paragraphs. Out: [`Quotation`]s, e.g. `“Go,”` in
//! `“Go,” he said.` A nested quotation is part of the outer one. Whether somebody said it or the
//! marks only keep a word at arm's length is left to [`crate::attribution`].

use std::ops::Range;

use crate::tokenize::{Token, TokenKind};

/// What stands between two quotation marks; token indices, half-open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Quotation {
    /// The tokens with the marks.
    pub(crate) tokens: Range<usize>,
    /// The tokens between the marks.
    pub(crate) inner: Range<usize>,
    /// How it ends.
    pub(crate) end: QuotationEnd,
    /// True if it goes on with one that the paragraph before left open.
    pub(crate) continues: bool,
}

/// How a quotation ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum QuotationEnd {
    /// With its closing mark.
    Closed,
    /// With its paragraph; the next one opens again.
    Continued,
    /// With its paragraph, for want of a closing mark.
    Unclosed,
}

/// Families of marks that belong together.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Family {
    Double,
    Guillemet,
    /// »…«, as some write it.
    ReversedGuillemet,
    Single,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Role {
    Opens,
    Closes,
    Either,
}

/// Finds the quotations; sorted, never overlapping, an unclosed one ends with its paragraph.
pub(crate) fn quotations(
    text: &str,
    tokens: &[Token],
    paragraphs: &[Range<usize>],
) -> Vec<Quotation> {
    let mut found = Vec::new();
    for paragraph in paragraphs {
        Scan { text, tokens, paragraph: paragraph.clone(), found: &mut found }.run();
    }
    join_continued(text, tokens, paragraphs, &mut found);
    found
}

struct Scan<'a> {
    text: &'a str,
    tokens: &'a [Token],
    paragraph: Range<usize>,
    found: &'a mut Vec<Quotation>,
}

impl Scan<'_> {
    fn run(&mut self) {
        let mut index = self.paragraph.start;
        while index < self.paragraph.end {
            let opened = self.mark(index).filter(|&(_, role)| role != Role::Closes);
            index = match opened {
                Some((family, _)) => self.quotation(index, family),
                None => index + 1,
            };
        }
    }

    /// Records the quotation that opens at `start`; returns the index after it.
    fn quotation(&mut self, start: usize, family: Family) -> usize {
        let close = if family == Family::Single {
            self.single_close(start)
        } else {
            self.close(start, family)
        };
        // A single mark without a partner is an apostrophe, unless it opens its paragraph and
        // the speech may go on in the next one.
        if family == Family::Single && close.is_none() && start != self.paragraph.start {
            return start + 1;
        }
        let (inner_end, end, how) = match close {
            Some(Close::At(at)) => (at, at + 1, QuotationEnd::Closed),
            Some(Close::Before(at)) => (at, at, QuotationEnd::Unclosed),
            None => (self.paragraph.end, self.paragraph.end, QuotationEnd::Unclosed),
        };
        if inner_end > start + 1 {
            self.found.push(Quotation {
                tokens: start..end,
                inner: start + 1..inner_end,
                end: how,
                continues: false,
            });
        }
        end.max(start + 1)
    }

    /// The mark that closes the double quotation or guillemet opened at `start`.
    fn close(&self, start: usize, family: Family) -> Option<Close> {
        let mut depth = 0;
        for index in start + 1..self.paragraph.end {
            let Some((other, role)) = self.mark(index) else { continue };
            if other != family {
                continue;
            }
            match role {
                Role::Opens if self.is_straight(index) => return Some(Close::Before(index)),
                Role::Opens => depth += 1,
                Role::Closes | Role::Either if depth == 0 => return Some(Close::At(index)),
                Role::Closes | Role::Either => depth -= 1,
            }
        }
        None
    }

    /// The mark that closes the single quotation opened at `start`: one after a full stop or
    /// comma if there is one, since "the workers’ strike" has an apostrophe in the same place.
    fn single_close(&self, start: usize) -> Option<Close> {
        let mut first = None;
        for index in start + 1..self.paragraph.end {
            let word = self.word(index);
            if self.tokens[index].kind == TokenKind::Quote && self.opens_single(index) {
                break;
            }
            if !matches!(word, "’" | "'")
                || self.tokens[index].spaced
                || self.is_attached(index + 1) && self.tokens[index + 1].is_wordlike()
            {
                continue;
            }
            if matches!(self.word(index - 1), "," | "." | "?" | "!" | "…") {
                return Some(Close::At(index));
            }
            let is_possessive = self.word(index - 1).ends_with('s') && self.next_is_lower(index);
            if first.is_none() && !is_possessive {
                first = Some(Close::At(index));
            }
        }
        first
    }

    fn next_is_lower(&self, index: usize) -> bool {
        index + 1 < self.paragraph.end
            && self.tokens[index + 1].case == crate::tokenize::Case::Lower
    }

    /// What the token at `index` can do, if it is a quotation mark and no apostrophe.
    fn mark(&self, index: usize) -> Option<(Family, Role)> {
        let token = &self.tokens[index];
        if token.kind != TokenKind::Quote {
            return None;
        }
        Some(match self.word(index) {
            "“" | "‟" if self.closes_german(index) => (Family::Double, Role::Closes),
            "“" | "„" | "‟" => (Family::Double, Role::Opens),
            "”" => (Family::Double, Role::Closes),
            "\"" | "＂" => (Family::Double, self.straight_role(index)?),
            "«" | "‹" if self.looks_open(index) => (Family::Guillemet, Role::Opens),
            "»" | "›" if self.looks_open(index) => (Family::ReversedGuillemet, Role::Opens),
            "«" | "‹" => (Family::ReversedGuillemet, Role::Closes),
            "»" | "›" => (Family::Guillemet, Role::Closes),
            "‘" | "‚" | "'" | "’" if self.opens_single(index) => {
                (Family::Single, Role::Opens)
            }
            _ => return None,
        })
    }

    /// French sets a space on the inner side of its marks, so the outer side decides.
    fn looks_open(&self, index: usize) -> bool {
        let next_is_word = index + 1 < self.paragraph.end && self.tokens[index + 1].is_wordlike();
        next_is_word && (self.tokens[index].spaced || index == self.paragraph.start)
    }

    /// „so“: the mark that opens in English closes in German.
    fn closes_german(&self, index: usize) -> bool {
        let opens_word = self.is_attached(index + 1) && self.tokens[index + 1].is_wordlike();
        !self.tokens[index].spaced && index > self.paragraph.start && !opens_word
    }

    /// Straight marks toggle; their spacing tells when one was forgotten.
    fn straight_role(&self, index: usize) -> Option<Role> {
        let before_is_open = self.tokens[index].spaced
            || index == self.paragraph.start
            || matches!(self.word(index - 1), "(" | "[" | "—" | "–" | ":" | "-");
        let after_is_attached = self.is_attached(index + 1);
        match (before_is_open, after_is_attached) {
            (true, true) => Some(Role::Opens),
            // 5'10" is a height.
            (false, false)
                if self.tokens[index - 1].kind == TokenKind::Number && self.is_inches(index) =>
            {
                None
            }
            (false, false) => Some(Role::Closes),
            _ => Some(Role::Either),
        }
    }

    fn is_inches(&self, index: usize) -> bool {
        index >= 2 && matches!(self.word(index - 2), "'" | "’")
    }

    fn opens_single(&self, index: usize) -> bool {
        let before_is_open = self.tokens[index].spaced
            || index == self.paragraph.start
            || matches!(self.word(index - 1), "(" | "[" | "—" | "–" | ":" | "“" | "\"");
        if !before_is_open || !self.is_attached(index + 1) || index + 1 >= self.paragraph.end {
            return false;
        }
        self.word(index) == "‘" || !self.is_elision(index + 1)
    }

    /// "'90s", "'tis", "'em" begin with an apostrophe.
    fn is_elision(&self, index: usize) -> bool {
        let word = self.word(index);
        let decade = word.len() <= 3 && word.starts_with(|c: char| c.is_ascii_digit());
        decade
            || matches!(
                word.to_ascii_lowercase().as_str(),
                "tis" | "twas" | "em" | "til" | "till" | "cause" | "bout" | "round" | "n"
            )
    }

    fn is_attached(&self, index: usize) -> bool {
        index < self.paragraph.end && !self.tokens[index].spaced
    }

    fn is_straight(&self, index: usize) -> bool {
        matches!(self.word(index), "\"" | "＂")
    }

    fn word(&self, index: usize) -> &str {
        self.tokens[index].span.of(self.text)
    }
}

/// Where a quotation closes: with the mark at the index, or before it.
enum Close {
    At(usize),
    Before(usize),
}

/// A quotation left open goes on if the next paragraph opens with a mark: only the last closes.
fn join_continued(
    text: &str,
    tokens: &[Token],
    paragraphs: &[Range<usize>],
    found: &mut Vec<Quotation>,
) {
    let mut dropped = Vec::new();
    for index in 0..found.len() {
        if found[index].end != QuotationEnd::Unclosed {
            continue;
        }
        let paragraph = paragraphs.partition_point(|p| p.end <= found[index].tokens.start);
        if found[index].tokens.end != paragraphs[paragraph].end {
            continue;
        }
        let next_start = paragraphs.get(paragraph + 1).map(|next| next.start);
        let goes_on =
            found.get(index + 1).is_some_and(|next| Some(next.tokens.start) == next_start);
        if goes_on {
            found[index].end = QuotationEnd::Continued;
            found[index + 1].continues = true;
        } else if is_single(text, tokens, &found[index]) && !found[index].continues {
            dropped.push(index);
        }
    }
    let mut index = 0;
    found.retain(|_| {
        index += 1;
        dropped.binary_search(&(index - 1)).is_err()
    });
}

fn is_single(text: &str, tokens: &[Token], quotation: &Quotation) -> bool {
    matches!(tokens[quotation.tokens.start].span.of(text), "‘" | "'" | "’" | "‚")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segment::segment;
    use crate::tokenize::{Abbreviations, tokenize};

    fn quoted(text: &str) -> Vec<(&str, QuotationEnd)> {
        let tokens = tokenize(text, &Abbreviations::default());
        let paragraphs = segment(text, &tokens).paragraphs;
        quotations(text, &tokens, &paragraphs)
            .into_iter()
            .map(|q| {
                let start = tokens[q.inner.start].span.start as usize;
                (&text[start..tokens[q.inner.end - 1].span.end as usize], q.end)
            })
            .collect()
    }

    #[test]
    fn marks_of_every_family_are_paired() {
        use QuotationEnd::{Closed, Continued, Unclosed};
        let cases: &[(&str, &[(&str, QuotationEnd)])] = &[
            ("“Go,” he said. “Now.”", &[("Go,", Closed), ("Now.", Closed)]),
            ("\"Go,\" he said, \"now.\"", &[("Go,", Closed), ("now.", Closed)]),
            ("“He called it “odd” twice,” she said.", &[("He called it “odd” twice,", Closed)]),
            ("“He called it ‘odd’,” she said.", &[("He called it ‘odd’,", Closed)]),
            ("He called it ‘very odd’.", &[("very odd", Closed)]),
            ("It was ‘very odd’, he said.", &[("very odd", Closed)]),
            (
                "‘The workers’ strike is over,’ he said.",
                &[("The workers’ strike is over,", Closed)],
            ),
            ("The '90s and the workers' strike, 'tis said", &[]),
            ("Mayor: 'No new taxes'", &[("No new taxes", Closed)]),
            ("«Go», he said, »now«.", &[("Go", Closed), ("now", Closed)]),
            ("„Go“, he said.", &[("Go", Closed)]),
            ("“One\n“Two”", &[("One", Continued), ("Two", Closed)]),
            ("“One\nTwo”", &[("One", Unclosed)]),
            ("He is 5'10\" tall", &[]),
            ("\"One mixed,” he said.", &[("One mixed,", Closed)]),
            (
                "\"Never closed, he said. \"Next,\" he said.",
                &[("Never closed, he said.", Unclosed), ("Next,", Closed)],
            ),
            ("Don't 'do' it", &[("do", Closed)]),
            ("“”", &[]),
        ];
        for (text, expected) in cases {
            assert_eq!(&quoted(text), expected, "{text}");
        }
    }

    #[test]
    fn a_million_marks_are_read_in_one_pass() {
        for mark in ["\"", "“", "'", "‘", "«", "“\n"] {
            quoted(&mark.repeat(1_000_000));
        }
    }
}
