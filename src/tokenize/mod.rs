//! Words, numbers and marks.
//!
//! In: the normalised text. Out: [`Token`]s in order, without the white space between them:
//! `Mr. Lee's 3.5%` gives `Mr.` `Lee` `'s` `3.5` `%`. Which marks quote and which full stops end a
//! sentence is left to [`crate::quote`] and [`crate::segment`].

mod abbreviation;
mod address;
mod case;
mod plain;
mod word;

pub(crate) use abbreviation::{Abbreviation, Abbreviations};
pub(crate) use case::{Case, case_of};

use std::ops::Range;

use crate::span::Span;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum TokenKind {
    /// Letters, with inner hyphens, apostrophes and the full stops of abbreviations.
    Word,
    /// Begins with a digit: `3.5`, `1,200`, `21-year-old`, `1990s`.
    Number,
    /// A web or mail address, or a domain name.
    Address,
    /// `@name` or `#topic`.
    Handle,
    /// The possessive or shortened verb after a word: `'s`, `'re`, `'ll`.
    Clitic,
    /// A quotation mark or apostrophe of any sort.
    Quote,
    /// Any other mark.
    Mark,
}

/// One token of the normalised text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token {
    /// Bytes of the normalised text.
    pub(crate) span: Span,
    /// What it is made of.
    pub(crate) kind: TokenKind,
    /// How it is capitalised.
    pub(crate) case: Case,
    /// True if white space or the start of the text stands before it.
    pub(crate) spaced: bool,
    /// Set if its final full stop belongs to an abbreviation.
    pub(crate) abbreviation: Option<Abbreviation>,
}

impl Token {
    /// True for a word, number, address or handle.
    pub(crate) fn is_wordlike(&self) -> bool {
        matches!(
            self.kind,
            TokenKind::Word | TokenKind::Number | TokenKind::Address | TokenKind::Handle
        )
    }

    /// True if it begins with a capital or is all capitals.
    pub(crate) fn is_capitalized(&self) -> bool {
        matches!(self.case, Case::Capitalized | Case::Upper)
    }
}

/// Splits the normalised `text`; tokens are sorted and never overlap.
pub(crate) fn tokenize(text: &str, abbreviations: &Abbreviations) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::with_capacity(text.len() / 5);
    let mut byte = 0;
    let mut spaced = true;
    while let Some(&first) = text.as_bytes().get(byte) {
        if matches!(first, b' ' | b'\n') {
            spaced = true;
            byte += 1;
            continue;
        }
        let token = match plain::word(text.as_bytes(), byte) {
            Some((end, _)) if text.as_bytes().get(end) == Some(&b'.') => {
                word_token(text, byte..end, spaced, abbreviations)
            }
            Some((end, case)) => {
                let span = Span::new(byte, end);
                Token { span, kind: TokenKind::Word, case, spaced, abbreviation: None }
            }
            None => {
                let Some(c) = text[byte..].chars().next() else { break };
                if c.is_whitespace() {
                    spaced = true;
                    byte += c.len_utf8();
                    continue;
                }
                let previous = tokens.last().filter(|_| !spaced);
                let (kind, end) = token_at(text, byte, c, previous);
                if kind == TokenKind::Word {
                    word_token(text, byte..end, spaced, abbreviations)
                } else {
                    let is_mark = kind == TokenKind::Mark;
                    let case = if is_mark { Case::None } else { case_of(&text[byte..end]) };
                    Token { span: Span::new(byte, end), kind, case, spaced, abbreviation: None }
                }
            }
        };
        spaced = false;
        byte = token.span.end as usize;
        tokens.push(token);
    }
    tokens
}

/// The token of a word, with its full stop if it is an abbreviation.
fn word_token(
    text: &str,
    word: Range<usize>,
    spaced: bool,
    abbreviations: &Abbreviations,
) -> Token {
    let (end, abbreviation) =
        abbreviation::with_full_stop(text, word.start, word.end, abbreviations);
    let case = case_of(&text[word.start..end]);
    let span = Span::new(word.start, end);
    Token { span, kind: TokenKind::Word, case, spaced, abbreviation }
}

fn token_at(text: &str, byte: usize, c: char, previous: Option<&Token>) -> (TokenKind, usize) {
    let rest = &text[byte..];
    if c.is_alphanumeric() {
        if let Some(length) = address::length(rest) {
            return (TokenKind::Address, byte + length);
        }
        let kind = if c.is_numeric() { TokenKind::Number } else { TokenKind::Word };
        return (kind, byte + word::length(rest));
    }
    if matches!(c, '\'' | '’')
        && let Some(length) = word::clitic_length(rest, previous)
    {
        return (TokenKind::Clitic, byte + length);
    }
    if matches!(c, '@' | '#') && rest[1..].starts_with(|c: char| c.is_alphanumeric() || c == '_') {
        let name = rest[1..].find(|c: char| !c.is_alphanumeric() && c != '_');
        return (TokenKind::Handle, byte + 1 + name.unwrap_or(rest.len() - 1));
    }
    if is_quote(c) {
        return (TokenKind::Quote, byte + c.len_utf8());
    }
    if c == '.' {
        let dots = rest.bytes().take_while(|&b| b == b'.').count();
        return (TokenKind::Mark, byte + dots);
    }
    (TokenKind::Mark, byte + c.len_utf8())
}

/// True for every mark that can open or close a quotation, the apostrophe among them.
pub(crate) fn is_quote(c: char) -> bool {
    matches!(
        c,
        '"' | '“'
            | '”'
            | '„'
            | '‟'
            | '«'
            | '»'
            | '‹'
            | '›'
            | '‘'
            | '’'
            | '‚'
            | '‛'
            | '\''
            | '＂'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        let abbreviations = [
            ("mr", Abbreviation::Inner),
            ("no", Abbreviation::Inner),
            ("sept", Abbreviation::Either),
        ]
        .map(|(word, kind)| (word.to_owned(), kind))
        .into_iter()
        .collect();
        tokenize(text, &abbreviations).iter().map(|token| token.span.of(text)).collect()
    }

    #[test]
    fn cases_of_tokens() {
        let cases: &[(&str, &[&str])] = &[
            ("Mr. Lee's 3.5%", &["Mr.", "Lee", "'s", "3.5", "%"]),
            ("the U.S. said no.", &["the", "U.S.", "said", "no", "."]),
            ("at 5 p.m. He", &["at", "5", "p.m.", "He"]),
            ("Jean-Luc O'Neill didn't", &["Jean-Luc", "O'Neill", "didn't"]),
            ("1,200 in 1990s, 2,3", &["1,200", "in", "1990s", ",", "2", ",", "3"]),
            ("see DCLeaks.com, ann@bee.org.", &["see", "DCLeaks.com", ",", "ann@bee.org", "."]),
            ("it ended.Then", &["it", "ended", ".", "Then"]),
            ("(AFP)The", &["(", "AFP", ")", "The"]),
            ("@ann_lee wrote...", &["@ann_lee", "wrote", "..."]),
            ("John F. Kennedy", &["John", "F.", "Kennedy"]),
            ("workers' rights", &["workers", "'", "rights"]),
            ("AT&T and R&D", &["AT&T", "and", "R&D"]),
        ];
        for (text, expected) in cases {
            assert_eq!(&words(text), expected, "{text}");
        }
    }
}
