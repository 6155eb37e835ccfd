//! Runs of capitalised words, and where one name ends and the next begins.

use std::ops::Range;

use super::case::SentenceCase;
use super::classify::{self, Context};
use crate::analysis::{Kind, SourceKind};
use crate::document::Document;
use crate::lexicon::{HeadKind, Lexicon, Name, Sex};
use crate::mention::Mention;
use crate::span::Span;
use crate::tokenize::TokenKind;

/// A name that may be one, with what speaks for each kind still open.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    /// What has been found.
    pub(super) mention: Mention,
    /// How the kind was found: by evidence of its own, or as the likeliest.
    pub(super) evidence: Evidence,
    /// Its capital tells nothing: it begins a sentence or stands in a headline.
    pub(super) opens: bool,
}

impl Candidate {
    /// True unless the name is a mere guess from its capital.
    pub(super) fn confidence_is_enough(&self) -> bool {
        self.evidence > Evidence::Shape || self.mention.confidence >= 0.55
    }
}

/// What the kind of a [`Candidate`] rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Evidence {
    /// A guess by shape.
    Shape,
    /// The words around it.
    Context,
    /// Lists, titles or head words.
    Listed,
}

/// Words inside personal names that are written small.
pub(super) const PARTICLES: [&str; 32] = [
    "abu", "al", "bin", "bint", "da", "das", "de", "degli", "del", "della", "den", "der", "des",
    "di", "do", "dos", "du", "e", "el", "ibn", "la", "las", "le", "los", "te", "ten", "ter", "ul",
    "van", "von", "y", "zu",
];

/// Candidates of one sentence, in order, never overlapping.
pub(super) fn candidates(
    document: &Document,
    lexicon: &Lexicon,
    taken: &[bool],
    sentence: &Range<usize>,
    case: SentenceCase,
) -> Vec<Candidate> {
    Scanner {
        document,
        lexicon,
        taken,
        limit: sentence.end,
        start: sentence.start,
        case,
        found: Vec::new(),
    }
    .run()
}

/// Walks through one sentence.
pub(super) struct Scanner<'a> {
    pub(super) document: &'a Document,
    pub(super) lexicon: &'a Lexicon,
    /// Tokens that are values.
    pub(super) taken: &'a [bool],
    pub(super) start: usize,
    pub(super) limit: usize,
    pub(super) case: SentenceCase,
    pub(super) found: Vec<Candidate>,
}

impl Scanner<'_> {
    fn run(mut self) -> Vec<Candidate> {
        let mut index = self.start;
        while index < self.limit {
            index = self.step(index).max(index + 1);
        }
        self.found
    }

    /// Reads what begins at `index`; returns the index after it.
    fn step(&mut self, index: usize) -> usize {
        let token = &self.document.tokens[index];
        if self.taken[index] {
            return index + 1;
        }
        if matches!(token.kind, TokenKind::Address | TokenKind::Handle) {
            return self.address(index);
        }
        if token.kind != TokenKind::Word || !token.is_capitalized() {
            return index + 1;
        }
        if self.case == SentenceCase::Upper {
            return self.in_capitals(index);
        }
        if let Some(end) = self.listed(index) {
            return end;
        }
        if let Some(end) = self.titled(index) {
            return end;
        }
        if self.is_plain_word(index) {
            return index + 1;
        }
        if let Some(end) = self.hyphenated(index) {
            return end;
        }
        let end = self.run_end(index);
        self.push_run(index..end, None);
        end
    }

    /// A domain name that stands for its outlet, or a handle for its owner.
    fn address(&mut self, index: usize) -> usize {
        let word = self.document.word(index);
        let is_name = match self.document.tokens[index].kind {
            TokenKind::Handle => word.starts_with('@'),
            _ => !word.contains(['/', '@']),
        };
        if is_name {
            let owner = self.found.last().is_some_and(|last| {
                last.mention.kind == Kind::Person
                    && last.mention.tokens.end + 1 == index
                    && self.document.word(index - 1) == "("
            });
            // "Ann Lee (@ann_lee)" is her own; a bare domain stands for its outlet.
            let (kind, source) = if owner {
                (Kind::Person, None)
            } else {
                (Kind::Organization, Some(SourceKind::Media))
            };
            self.push(index..index + 1, kind, source, Evidence::Context, 0.5);
        }
        index + 1
    }

    /// A name of the lists, unless it is part of a longer name or an ordinary word.
    fn listed(&mut self, index: usize) -> Option<usize> {
        let (range, name) = self.lexicon.names.match_at(self.document, index, self.limit)?;
        let name = *name;
        if self.taken[range.clone()].iter().any(|&taken| taken) {
            return None;
        }
        if range.len() == 1 && self.is_doubtful(index, name) {
            return None;
        }
        let end = self.run_end(index).max(range.end);
        if end > range.end && self.is_part_of_longer(&range, end, name) {
            return None;
        }
        if self.part_of_hyphen(range.end) {
            return None;
        }
        if self.is_language(&range) {
            self.push(range.clone(), Kind::Language, None, Evidence::Listed, 0.85);
        } else {
            self.push_named(range.clone(), name);
        }
        Some(range.end)
    }

    fn is_doubtful(&self, index: usize, name: Name) -> bool {
        let word = self.document.lower(index);
        let at_start = self.opens_sentence(index) || self.case != SentenceCase::Normal;
        (name.ambiguous && at_start)
            || (self.case != SentenceCase::Normal
                && name.kind != Kind::Group
                && self.lexicon.common_words.contains(word))
            || (name.also_person && self.next_is_name(index + 1))
    }

    pub(super) fn next_is_name(&self, index: usize) -> bool {
        index < self.limit
            && self.document.tokens[index].kind == TokenKind::Word
            && self.document.tokens[index].is_capitalized()
            && !self.taken[index]
    }

    /// True if the listed name only begins a longer one: "Manchester United", "Paris Hilton".
    fn is_part_of_longer(&self, range: &Range<usize>, end: usize, name: Name) -> bool {
        if self.case != SentenceCase::Normal {
            return false;
        }
        let rest = range.end..end;
        let rest_is_title =
            self.lexicon.titles.match_at(self.document, rest.start, self.limit).is_some();
        let rest_is_listed = self
            .lexicon
            .names
            .match_at(self.document, rest.start, self.limit)
            .is_some_and(|(other, entry)| other.end == end && !entry.ambiguous);
        let rest_is_given = self
            .lexicon
            .given_names
            .get(self.document.lower(rest.start))
            .is_some_and(|listed| !listed.ambiguous)
            && !name.also_person;
        match name.kind {
            Kind::Group => false,
            _ if rest_is_title || rest_is_listed => false,
            Kind::Place | Kind::Organization => {
                let head = classify::head(self.document, self.lexicon, &(range.start..end));
                head.is_some() || !rest_is_given
            }
            _ => false,
        }
    }

    fn push_named(&mut self, range: Range<usize>, name: Name) {
        let confidence = if name.ambiguous { 0.6 } else { 0.9 };
        self.push(range, name.kind, name.source, Evidence::Listed, confidence);
        if let Some(last) = self.found.last_mut() {
            last.mention.sex = name.sex;
        }
    }

    /// A title and the person behind it: "Prime Minister Ann Lee".
    fn titled(&mut self, index: usize) -> Option<usize> {
        let mut end = index;
        let mut sex = Sex::Open;
        while let Some((range, title)) =
            self.lexicon.titles.match_at(self.document, end, self.limit)
        {
            end = range.end;
            if sex == Sex::Open {
                sex = title.sex;
            }
            if end >= self.limit {
                break;
            }
        }
        if end == index {
            return None;
        }
        let run_end = self.run_end(index);
        let whole = index..run_end.max(end);
        if whole.end > end && self.is_headed(&whole) {
            self.push_run(whole.clone(), None);
            return Some(whole.end);
        }
        if !self.next_is_name(end)
            || self.lexicon.names.match_at(self.document, end, self.limit).is_some_and(
                |(_, name)| name.kind != Kind::Person && !name.also_person && !name.ambiguous,
            )
        {
            return Some(end);
        }
        let person = end..self.run_end(end);
        self.push_run(person.clone(), Some((index..end, sex)));
        Some(person.end)
    }

    fn is_headed(&self, run: &Range<usize>) -> bool {
        classify::head(self.document, self.lexicon, run).is_some_and(|head| {
            matches!(head.kind, HeadKind::Organization(_) | HeadKind::Facility | HeadKind::Law)
        })
    }

    /// "Kurdish-led", "U.S.-backed", "China-Russia": the parts that are names.
    fn hyphenated(&mut self, index: usize) -> Option<usize> {
        let token = self.document.tokens[index];
        let word = self.document.word(index);
        if !word.contains('-') {
            return None;
        }
        let mut parts = Vec::new();
        let mut offset = token.span.start as usize;
        for part in word.split('-') {
            let span = Span::new(offset, offset + part.len());
            offset += part.len() + 1;
            match self.lexicon.names.get(part) {
                Some(name) => parts.push((span, *name)),
                None if part.starts_with(char::is_uppercase) => return None,
                None => {}
            }
        }
        if parts.is_empty() {
            return None;
        }
        for (span, name) in parts {
            self.push_named(index..index + 1, name);
            if let Some(last) = self.found.last_mut() {
                last.mention.span = span;
            }
        }
        Some(index + 1)
    }

    fn part_of_hyphen(&self, end: usize) -> bool {
        end < self.limit && self.document.word(end) == "-" && !self.document.tokens[end].spaced
    }

    pub(super) fn push_run(&mut self, run: Range<usize>, title: Option<(Range<usize>, Sex)>) {
        let context = Context {
            document: self.document,
            lexicon: self.lexicon,
            has_title: title.is_some(),
            opens_sentence: self.opens_sentence(run.start),
        };
        let run = self.without_honours(run);
        let Some(found) = classify::classify(&context, &run) else { return };
        self.push(run.clone(), found.kind, found.source, found.evidence, found.confidence);
        let sex_of_name = self.sex_of(run.start);
        let Some(last) = self.found.last_mut() else { return };
        last.mention.sex = sex_of_name;
        if let Some((title, sex)) = title {
            last.mention.title = Some(title);
            if sex != Sex::Open {
                last.mention.sex = sex;
            }
        }
    }

    /// "Ann Lee KC": what is written behind a name is no part of it.
    fn without_honours(&self, run: Range<usize>) -> Range<usize> {
        let is_honour = |index: usize| {
            matches!(
                self.document.word(index),
                "KC" | "QC" | "MP" | "MPs" | "MBE" | "OBE" | "CBE" | "PhD" | "MD" | "MEP"
            )
        };
        let last = run.end - 1;
        if run.len() > 1 && is_honour(last) { run.start..last } else { run }
    }

    /// A people's name that means its language here: "in French", "speaks German and Hausa".
    fn is_language(&self, range: &Range<usize>) -> bool {
        if !self.lexicon.languages.contains(self.document.slice(range)) {
            return false;
        }
        let after = self.document.lower_at(Some(range.end));
        let ends = range.end >= self.limit
            || self.document.tokens[range.end].kind == TokenKind::Mark
            || matches!(
                after,
                "and" | "or" | "next" | "on" | "at" | "about" | "to" | "from" | "then" | "because"
            );
        let before = self.document.lower_at(range.start.checked_sub(1));
        let introduced = matches!(
            before,
            "in" | "into"
                | "speak"
                | "speaks"
                | "spoke"
                | "spoken"
                | "speaking"
                | "learn"
                | "learned"
                | "learning"
                | "teach"
                | "taught"
        );
        let goes_on = matches!(before, "," | "and" | "or" | "then")
            && self.found.last().is_some_and(|last| {
                last.mention.kind == Kind::Language && last.mention.tokens.end + 4 > range.start
            });
        ends && (introduced || goes_on)
    }

    pub(super) fn sex_of(&self, first: usize) -> Sex {
        self.lexicon
            .given_names
            .get(self.document.lower(first))
            .map_or(Sex::Open, |listed| listed.value)
    }

    pub(super) fn push(
        &mut self,
        tokens: Range<usize>,
        kind: Kind,
        source: Option<SourceKind>,
        evidence: Evidence,
        confidence: f32,
    ) {
        let mention = Mention {
            span: self.document.span(&tokens),
            tokens,
            kind,
            source,
            sex: Sex::Open,
            title: None,
            confidence,
        };
        let opens = self.opens_sentence(mention.tokens.start) || self.case != SentenceCase::Normal;
        self.found.push(Candidate { mention, evidence, opens });
    }
}
