//! Where a name begins and ends: articles, titles, honours and what hyphens join stay outside.

use std::ops::Range;

use super::tagging::Name;
use crate::analysis::Kind;
use crate::document::Document;
use crate::lexicon::{Lexicon, Name as Listed, Sex};
use crate::mention::Mention;
use crate::span::Span;
use crate::tokenize::TokenKind;

/// Titles of several words have at most so many.
const LONGEST_TITLE: usize = 6;

/// The mention that tagged tokens make; none if nothing of a name is left.
pub(super) fn mention(document: &Document, lexicon: &Lexicon, name: Name) -> Option<Mention> {
    let Name { tokens, kind, confidence } = name;
    let mut tokens = without_marks(document, tokens, kind);
    let mut title = None;
    if kind == Kind::Person {
        tokens = without_honours(document, tokens);
        (tokens, title) = without_title(document, lexicon, tokens);
    }
    if tokens.is_empty() || is_imperative(document, lexicon, &tokens) {
        return None;
    }
    let span = without_affixes(document, &tokens, kind);
    (!span.is_empty()).then_some(Mention {
        span,
        tokens,
        kind,
        source: None,
        sex: Sex::Open,
        title,
        confidence,
    })
}

/// The mentions that a mention joins: the places of "Béjaïa, Oran", and "Uganda" and "Kenya" of "the
/// Uganda-Kenya border". Most mentions are the only one.
pub(super) fn parted(document: &Document, lexicon: &Lexicon, mention: Mention) -> Vec<Mention> {
    if let Some(parts) = joined_by_hyphen(document, lexicon, &mention) {
        return parts;
    }
    if mention.kind != Kind::Place {
        return vec![mention];
    }
    let runs = mention.tokens.clone().collect::<Vec<_>>();
    let runs = runs.split(|&index| document.word(index) == ",").filter(|run| !run.is_empty());
    let part = |run: &[usize]| {
        let tokens = run[0]..run[run.len() - 1] + 1;
        let of_tokens = document.span(&tokens);
        let Span { start, end } = mention.span;
        let span = Span { start: of_tokens.start.max(start), end: of_tokens.end.min(end) };
        Mention { span, tokens, ..mention.clone() }
    };
    runs.map(part).collect()
}

/// Two places or groups that the lists know, as one token.
fn joined_by_hyphen(
    document: &Document,
    lexicon: &Lexicon,
    mention: &Mention,
) -> Option<Vec<Mention>> {
    let text = &document.text()[mention.span.range()];
    let (first, second) = text.split_once(['-', '–'])?;
    if mention.tokens.len() > 1 || lexicon.names.get(text).is_some() {
        return None;
    }
    let is_known = |name: &Listed| matches!(name.kind, Kind::Place | Kind::Group);
    let kind = |part: &str| lexicon.names.get(part).copied().filter(is_known).map(|name| name.kind);
    let kinds = [kind(first)?, kind(second)?];
    let Span { start, end } = mention.span;
    let spans = [
        Span { start, end: start + first.len() as u32 },
        Span { start: end - second.len() as u32, end },
    ];
    let part = |(span, kind)| Mention { span, kind, ..mention.clone() };
    Some(spans.into_iter().zip(kinds).map(part).collect())
}

/// "Mark the day": a verb at the start of a sentence, although it is a name elsewhere.
fn is_imperative(document: &Document, lexicon: &Lexicon, tokens: &Range<usize>) -> bool {
    let next = document.lower_at(Some(tokens.end));
    let listed = lexicon.given_names.get(document.lower(tokens.start));
    tokens.len() == 1
        && document.sentence(tokens.start).start == tokens.start
        && matches!(next, "the" | "a" | "an" | "his" | "her" | "their" | "your" | "our" | "my")
        && listed.is_some_and(|listed| listed.ambiguous)
}

/// Without an article before, or a possessive or mark at either end.
fn without_marks(document: &Document, mut tokens: Range<usize>, kind: Kind) -> Range<usize> {
    let is_mark = |index: usize| match document.tokens[index].kind {
        TokenKind::Clitic | TokenKind::Quote => true,
        TokenKind::Mark => !matches!(document.word(index), ")" | "(" | "!" | "+"),
        _ => false,
    };
    let is_article = |index: usize| matches!(document.lower(index), "the" | "a" | "an");
    while !tokens.is_empty() && is_mark(tokens.end - 1) {
        tokens.end -= 1;
    }
    while !tokens.is_empty()
        && (is_mark(tokens.start)
            || (kind != Kind::Work && tokens.len() > 1 && is_article(tokens.start)))
    {
        tokens.start += 1;
    }
    tokens
}

/// "Ann Lee KC": what is written behind a name is no part of it.
fn without_honours(document: &Document, mut tokens: Range<usize>) -> Range<usize> {
    const HONOURS: [&str; 10] = ["KC", "QC", "MP", "MPs", "MBE", "OBE", "CBE", "PhD", "MD", "MEP"];
    while tokens.len() > 1 && HONOURS.contains(&document.word(tokens.end - 1)) {
        tokens.end -= 1;
    }
    tokens
}

/// A person's name, and the title before it: "Prime Minister", tagged with it or not.
fn without_title(
    document: &Document,
    lexicon: &Lexicon,
    mut tokens: Range<usize>,
) -> (Range<usize>, Option<Range<usize>>) {
    let mut start = tokens.start;
    while let Some((title, _)) = lexicon.titles.match_at(document, tokens.start, tokens.end) {
        if title.end >= tokens.end {
            break;
        }
        tokens.start = title.end;
    }
    // Backwards over titles that the tagger left out.
    let sentence = document.sentence(start);
    while let Some(earlier) = title_before(document, lexicon, start, sentence.start) {
        start = earlier;
    }
    let title = (start < tokens.start).then_some(start..tokens.start);
    (tokens, title)
}

/// Where the title begins that ends right before `end`.
fn title_before(document: &Document, lexicon: &Lexicon, end: usize, limit: usize) -> Option<usize> {
    let earliest = end.saturating_sub(LONGEST_TITLE).max(limit);
    (earliest..end).find(|&start| {
        let title = lexicon.titles.match_at(document, start, end);
        title.is_some_and(|(range, _)| range.end == end)
    })
}

/// Bytes of a name without what hyphens join to it: "Iran" of "Iran-backed", "Beijing" of
/// "pro-Beijing".
fn without_affixes(document: &Document, tokens: &Range<usize>, kind: Kind) -> Span {
    let mut span = document.span(tokens);
    let is_lower = |part: &str| part.starts_with(|c: char| c.is_lowercase());
    let first = document.word(tokens.start);
    if let Some((prefix, rest)) = first.split_once('-')
        && matches!(
            prefix.to_ascii_lowercase().as_str(),
            "pro" | "anti" | "non" | "ex" | "post" | "pre" | "mid" | "then" | "trans"
        )
        && rest.starts_with(char::is_uppercase)
    {
        span.start += prefix.len() as u32 + 1;
    }
    let last = document.word(tokens.end - 1);
    if kind != Kind::Person
        && let Some((rest, suffix)) = last.rsplit_once('-')
        && is_lower(suffix)
        && rest.starts_with(|c: char| c.is_uppercase())
        && !rest.is_empty()
    {
        span.end -= suffix.len() as u32 + 1;
    }
    span
}
