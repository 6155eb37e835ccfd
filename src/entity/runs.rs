//! Runs of capitalised words, and where one name ends and the next begins.

use std::ops::Range;

use super::Mention;
use super::case::SentenceCase;
use super::classify::{self, Context};
use crate::analysis::{Kind, SourceKind};
use crate::document::Document;
use crate::lexicon::{HeadKind, Lexicon, Name, Sex};
use crate::span::Span;
use crate::tokenize::{Case, TokenKind};

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
const PARTICLES: [&str; 32] = [
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

struct Scanner<'a> {
    document: &'a Document,
    lexicon: &'a Lexicon,
    taken: &'a [bool],
    start: usize,
    limit: usize,
    case: SentenceCase,
    found: Vec<Candidate>,
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

    fn next_is_name(&self, index: usize) -> bool {
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

    /// True for a capitalised word that is no name here: it begins the sentence, or is "I".
    fn is_plain_word(&self, index: usize) -> bool {
        let word = self.document.lower(index);
        let is_label = word.len() == 1 && self.document.lower_at(Some(index + 1)) == ":";
        if word == "i" || self.document.word(index) == "A" || is_label {
            return true;
        }
        if matches!(word, "twas" | "tis") || self.is_imperative(index) {
            return true;
        }
        let is_common = self.lexicon.common_words.contains(word);
        match self.case {
            SentenceCase::Normal => {
                is_common
                    && self.opens_sentence(index)
                    && !(self.is_given_name(index) && self.next_is_name(index + 1))
                    && !self.starts_headed_name(index)
                    && !self.starts_with_particle(index)
            }
            SentenceCase::Title => is_common || !self.is_given_name(index) && !self.is_rare(index),
            SentenceCase::Upper | SentenceCase::Lower => {
                !(self.is_given_name(index) && self.next_is_surname(index + 1))
            }
        }
    }

    /// "Mark the day": a verb at the start of a sentence, although it is a name elsewhere.
    fn is_imperative(&self, index: usize) -> bool {
        let next = self.document.lower_at(Some(index + 1));
        let listed = self.lexicon.given_names.get(self.document.lower(index));
        self.opens_sentence(index)
            && matches!(next, "the" | "a" | "an" | "his" | "her" | "their" | "your" | "our" | "my")
            && listed.is_none_or(|listed| listed.ambiguous)
    }

    /// "Van den Berg said": a particle that is capitalised because it begins the sentence.
    fn starts_with_particle(&self, index: usize) -> bool {
        PARTICLES.binary_search(&self.document.lower(index)).is_ok()
            && (self.next_is_name(index + 1)
                || self.after_particle(index, index).is_some_and(|_| true))
    }

    fn is_rare(&self, index: usize) -> bool {
        let word = self.document.lower(index);
        self.lexicon.surnames.get(word).is_some_and(|listed| !listed.ambiguous)
            || self.document.tokens[index].case == Case::Upper
    }

    fn is_given_name(&self, index: usize) -> bool {
        self.lexicon.given_names.contains_key(self.document.lower(index))
    }

    fn next_is_surname(&self, index: usize) -> bool {
        self.next_is_name(index) && self.lexicon.surnames.contains_key(self.document.lower(index))
    }

    /// "University of Leeds", "Defense Department" at the start of a sentence.
    fn starts_headed_name(&self, index: usize) -> bool {
        let run = index..self.run_end(index);
        run.len() > 1
            && classify::head(self.document, self.lexicon, &run).is_some()
            && !matches!(
                self.document.lower(index),
                "the" | "a" | "an" | "in" | "at" | "on" | "for" | "this" | "that" | "but" | "and"
            )
    }

    /// True if nothing but marks stands before the word in its sentence or quotation.
    pub(super) fn opens_sentence(&self, index: usize) -> bool {
        if index == self.start {
            return true;
        }
        let before = &self.document.tokens[index - 1];
        match before.kind {
            TokenKind::Quote => true,
            TokenKind::Mark => {
                matches!(
                    self.document.word(index - 1),
                    ":" | "—" | "–" | "•" | "*" | "·" | "…" | ")" | "]" | "."
                ) || self.opens_sentence(index - 1)
            }
            _ => false,
        }
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

    /// The index after the run of capitalised words that begins at `start`.
    fn run_end(&self, start: usize) -> usize {
        let mut end = start + 1;
        while end < self.limit {
            let Some(next) = self.joined(start, end) else { break };
            end = next;
        }
        end
    }

    /// If the run `start..end` goes on, the index after what joins it.
    fn joined(&self, start: usize, end: usize) -> Option<usize> {
        if self.taken[end] {
            return None;
        }
        let token = &self.document.tokens[end];
        let word = self.document.word(end);
        if token.kind == TokenKind::Word && token.is_capitalized() {
            return (token.spaced && self.may_join(start, end)).then_some(end + 1);
        }
        if self.case != SentenceCase::Normal {
            return None;
        }
        if token.kind == TokenKind::Quote {
            return self.after_nickname(end);
        }
        match word {
            "&" => self.next_is_name(end + 1).then_some(end + 2),
            "of" | "for" | "on" => self.after_head(start, end),
            "and" => self.after_and(start, end),
            "'s" | "’s" => self.after_possessive(start, end),
            _ if PARTICLES.binary_search(&word).is_ok() => self.after_particle(start, end),
            _ => None,
        }
    }

    /// A title or "I" does not go on with a name; a group's adjective begins one of its own.
    fn may_join(&self, start: usize, index: usize) -> bool {
        if self.document.word(index) == "I" {
            return false;
        }
        let title = self.lexicon.titles.match_at(self.document, index, self.limit);
        // "Lee Police Department" goes on, "France President Ann Lee" does not.
        let before_name = title.is_some_and(|(range, _)| self.next_is_name(range.end));
        let headed = before_name && {
            let run = start..self.plain_end(index);
            classify::head(self.document, self.lexicon, &run).is_some()
        };
        !before_name || headed
    }

    fn plain_end(&self, mut index: usize) -> usize {
        while self.next_is_name(index) {
            index += 1;
        }
        index
    }

    fn after_head(&self, start: usize, end: usize) -> Option<usize> {
        let begins = (start..end).any(|index| {
            self.lexicon.heads.get(self.document.word(index)).is_some_and(|head| head.begins)
        });
        if !begins {
            return None;
        }
        let next = if self.document.lower_at(Some(end + 1)) == "the" { end + 2 } else { end + 1 };
        self.next_is_name(next).then_some(next + 1)
    }

    /// "Ministry of Health and Welfare", "Food and Drug Administration".
    fn after_and(&self, start: usize, end: usize) -> Option<usize> {
        if !self.next_is_name(end + 1) {
            return None;
        }
        let after = end + 1..self.plain_end(end + 1);
        let has_of = (start..end).any(|index| matches!(self.document.word(index), "of" | "for"));
        let first_is_common =
            |index: usize| self.lexicon.common_words.contains(self.document.lower(index));
        let headed =
            after.len() > 1 && classify::head(self.document, self.lexicon, &after).is_some();
        let is_one = (has_of && first_is_common(end - 1) && first_is_common(after.start))
            || (headed && (start..end).all(first_is_common) && first_is_common(after.start));
        is_one.then_some(end + 2)
    }

    /// "People's Party": the owner is a common word and the name has a head.
    fn after_possessive(&self, start: usize, end: usize) -> Option<usize> {
        let after = end + 1..self.plain_end(end + 1);
        let owner_is_common = self.lexicon.common_words.contains(self.document.lower(end - 1));
        let headed = !after.is_empty()
            && classify::head(self.document, self.lexicon, &(start..after.end)).is_some();
        (owner_is_common && headed && !self.opens_sentence(end - 1)).then_some(end + 2)
    }

    /// "Pedro “Shorty” Marin": a nickname inside a name belongs to it.
    fn after_nickname(&self, mark: usize) -> Option<usize> {
        const LONGEST: usize = 2;
        let quotation = &self.document.quotations[self.document.quotation_index(mark)?];
        let is_nickname = quotation.tokens.start == mark
            && quotation.inner.len() <= LONGEST
            && self.document.tokens[quotation.inner.start].is_capitalized();
        let next = quotation.tokens.end;
        (is_nickname && self.next_is_name(next)).then_some(next + 1)
    }

    fn after_particle(&self, start: usize, end: usize) -> Option<usize> {
        let mut next = end + 1;
        if next < self.limit && PARTICLES.binary_search(&self.document.word(next)).is_ok() {
            next += 1;
        }
        let begins_person = !self.lexicon.common_words.contains(self.document.lower(start))
            || PARTICLES.binary_search(&self.document.lower(start)).is_ok();
        (begins_person && self.next_is_name(next)).then_some(next + 1)
    }

    fn push_run(&mut self, run: Range<usize>, title: Option<(Range<usize>, Sex)>) {
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

    fn sex_of(&self, first: usize) -> Sex {
        self.lexicon
            .given_names
            .get(self.document.lower(first))
            .map_or(Sex::Open, |listed| listed.value)
    }

    fn push(
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
