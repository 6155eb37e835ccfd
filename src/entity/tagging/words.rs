//! What each token looks like and what the lists know of it, read once for all features.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::sequences::sequences;
use crate::analysis::Kind;
use crate::document::Document;
use crate::entity::case::{SentenceCase, sentence_case_by};
use crate::hashing::{extend, hash};
use crate::lexicon::{HeadKind, LONGEST_TOWN, Lexicon, WordClass};
use crate::mention::Mention;
use crate::tokenize::{Case, TokenKind};

/// Lengths of the prefixes and suffixes looked at, in characters.
pub(super) const AFFIXES: Range<usize> = 1..5;

/// How a sentence is set, as far as it changes what capitals tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Setting {
    /// Names are capitalised, other words are not.
    Plain,
    /// Nearly every word is capitalised.
    Title,
    /// All capitals, or none.
    Even,
}

/// How a token is capitalised, as far as its sentence lets it tell anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Capital {
    /// `minister`
    Lower,
    /// `Lopez`
    First,
    /// `NATO`
    All,
    /// `McAllister`, `iPhone`
    Inner,
    /// `21`
    Digits,
    /// `,`
    Mark,
    /// A word in a sentence of capitals only, or of none.
    Untold,
}

/// What is known of tokens that are alike: of one form, set alike, with the same facts of the lists.
#[derive(Clone, Debug)]
pub(crate) struct Word {
    /// Of its lower-case letters, all digits alike.
    pub(super) lower: u64,
    /// Number of that hash among those of the document.
    pub(super) lower_id: u32,
    /// Of its form: `Xx`, `X.X.`, `0-x`.
    pub(super) shape: u64,
    /// Its capitals.
    pub(super) capital: Capital,
    /// Hashes of its first one to four letters.
    pub(super) prefixes: [u64; 4],
    /// Hashes of its last one to four letters.
    pub(super) suffixes: [u64; 4],
    /// What is used like it.
    pub(super) class: WordClass,
    /// What the lists know, one bit a fact.
    pub(super) listed: u64,
    /// How its sentence is set.
    pub(super) setting: Setting,
    /// Hashes of its parts between hyphens, the first and the last.
    pub(super) parts: Option<[u64; 2]>,
}

impl Word {
    /// True if its capitals make it likely that it belongs to a name.
    pub(super) fn is_capitalized(&self) -> bool {
        matches!(self.capital, Capital::First | Capital::All | Capital::Inner)
    }
}

/// All tokens of a document.
#[derive(Debug)]
pub(crate) struct Words {
    /// What is known of tokens, each once.
    pub(super) distinct: Vec<Word>,
    /// Which of these each token is.
    pub(super) of_token: Vec<u32>,
    /// The tokens worth tagging.
    pub(crate) sequences: Vec<Range<usize>>,
    /// How each sentence is set.
    pub(in crate::entity) cases: Vec<SentenceCase>,
    /// Numbers of the lower-case hashes.
    lower_ids: FxHashMap<u64, u32>,
}

/// Tokens on either side of a sequence that features look at.
const WINDOW: usize = 2;

impl Words {
    /// Reads a document whose values are known.
    pub(crate) fn new(document: &Document, lexicon: &Lexicon, values: &[Mention]) -> Self {
        let mut reader = Reader::new(document, lexicon);
        reader.see_all();
        let distinct = &reader.distinct;
        let may_name = |index: usize| {
            let word: &Word = &distinct[reader.of_token[index] as usize];
            word.is_capitalized() || word.capital == Capital::Untold
        };
        let sequences = sequences(document, may_name);
        // Most tokens are far from any name: nobody asks what the lists know of them.
        let mut done = 0;
        let mut values = values;
        for range in &sequences {
            let sentence = document.sentence(range.start);
            let start = range.start.saturating_sub(WINDOW).max(sentence.start).max(done);
            done = (range.end + WINDOW).min(sentence.end);
            let behind = values.partition_point(|value| value.tokens.end <= start);
            values = &values[behind..];
            reader.look_up(start..done, values);
        }
        let Reader { distinct, of_token, cases, lower_ids, .. } = reader;
        Self { distinct, of_token, sequences, cases, lower_ids }
    }

    /// What is known of a token.
    pub(super) fn word(&self, index: usize) -> &Word {
        &self.distinct[self.of_token[index] as usize]
    }

    /// Number of a lower-case hash, if the document has it.
    pub(super) fn lower_id(&self, lower: u64) -> Option<u32> {
        self.lower_ids.get(&lower).copied()
    }

    /// How many lower-case hashes the document has.
    pub(super) fn lower_count(&self) -> usize {
        self.lower_ids.len()
    }
}

/// Stands for a word that is not there.
const NONE: u32 = u32::MAX;

/// What the words of a document are read with.
struct Reader<'a> {
    document: &'a Document,
    lexicon: &'a Lexicon,
    /// One for each word form.
    forms: Vec<Form>,
    facts: Vec<Facts>,
    distinct: Vec<Word>,
    /// For each distinct word the one of its form before it.
    before: Vec<u32>,
    of_token: Vec<u32>,
    cases: Vec<SentenceCase>,
    lower_ids: FxHashMap<u64, u32>,
    /// What the lists know of the tokens of a window.
    listed: Vec<u64>,
}

/// What all tokens of a word form share.
struct Form {
    lower: u64,
    lower_id: u32,
    is_common: bool,
    has_inner_capital: bool,
    /// The word as it is before the lists are asked, for each [`Setting`].
    seen: [u32; 3],
    /// The last of its distinct words that the lists were asked for.
    known: u32,
    /// Index of its [`Facts`].
    facts: u32,
}

/// What the lists know of a word form, and hashes of its letters.
struct Facts {
    shape: u64,
    prefixes: [u64; 4],
    suffixes: [u64; 4],
    class: WordClass,
    listed: u64,
    parts: Option<[u64; 2]>,
    /// The most tokens of a listed title, name and head word that begin with it.
    longest_title: u8,
    longest_name: u8,
    longest_head: u8,
}

impl<'a> Reader<'a> {
    fn new(document: &'a Document, lexicon: &'a Lexicon) -> Self {
        let mut lower_ids = FxHashMap::default();
        let form = |token| {
            let lower = document.lower(token);
            let is_word = document.tokens[token].kind == TokenKind::Word;
            let hash = hash_of_lower(lower);
            let next = lower_ids.len() as u32;
            Form {
                lower: hash,
                lower_id: *lower_ids.entry(hash).or_insert(next),
                is_common: is_word && lexicon.common_words.contains(lower),
                has_inner_capital: document.tokens[token].case == Case::Capitalized
                    && has_inner_capital(document.word(token)),
                seen: [NONE; 3],
                known: NONE,
                facts: NONE,
            }
        };
        let forms = document.forms().map(form).collect();
        Self {
            document,
            lexicon,
            forms,
            facts: Vec::new(),
            distinct: Vec::new(),
            before: Vec::new(),
            of_token: Vec::with_capacity(document.tokens.len()),
            cases: Vec::with_capacity(document.sentences.len()),
            lower_ids,
            listed: Vec::new(),
        }
    }

    /// Reads all tokens by their letters alone.
    fn see_all(&mut self) {
        for sentence in &self.document.sentences {
            let is_common = |index| self.forms[self.document.form(index)].is_common;
            let case = sentence_case_by(self.document, sentence, is_common);
            self.cases.push(case);
            let setting = match case {
                SentenceCase::Normal => Setting::Plain,
                SentenceCase::Title => Setting::Title,
                SentenceCase::Upper | SentenceCase::Lower => Setting::Even,
            };
            for index in sentence.clone() {
                let form = self.document.form(index);
                let seen = self.forms[form].seen[setting as usize];
                let seen = if seen == NONE { self.see(index, setting) } else { seen };
                self.of_token.push(seen);
            }
        }
    }

    /// Adds a token by its letters alone.
    fn see(&mut self, index: usize, setting: Setting) -> u32 {
        let form = &self.forms[self.document.form(index)];
        let token = &self.document.tokens[index];
        let capital = match token.kind {
            TokenKind::Quote | TokenKind::Mark => Capital::Mark,
            TokenKind::Number => Capital::Digits,
            _ if setting == Setting::Even => Capital::Untold,
            _ => match token.case {
                Case::Upper => Capital::All,
                Case::Capitalized if form.has_inner_capital => Capital::Inner,
                Case::Capitalized => Capital::First,
                Case::Lower | Case::None => Capital::Lower,
            },
        };
        let word = Word {
            lower: form.lower,
            lower_id: form.lower_id,
            shape: 0,
            capital,
            prefixes: [0; 4],
            suffixes: [0; 4],
            class: WordClass::default(),
            listed: 0,
            setting,
            parts: None,
        };
        let seen = self.add(word, NONE);
        self.forms[self.document.form(index)].seen[setting as usize] = seen;
        seen
    }

    fn add(&mut self, word: Word, before: u32) -> u32 {
        self.distinct.push(word);
        self.before.push(before);
        self.distinct.len() as u32 - 1
    }

    /// Adds what takes a look at the lists to tokens of one sentence; `values` are those from there on.
    fn look_up(&mut self, tokens: Range<usize>, values: &[Mention]) {
        self.listed.clear();
        for index in tokens.clone() {
            let facts = self.facts(index);
            let listed = self.facts[facts].listed | self.titles(index, facts);
            self.listed.push(listed);
        }
        self.add_names(tokens.clone());
        for value in values.iter().take_while(|value| value.tokens.start < tokens.end) {
            let bit = if value.kind == Kind::Date { bits::DATE } else { bits::VALUE };
            let start = value.tokens.start.max(tokens.start);
            for index in start..value.tokens.end.min(tokens.end) {
                self.listed[index - tokens.start] |= bit;
            }
        }
        for (at, index) in tokens.enumerate() {
            self.of_token[index] = self.known(index, self.listed[at]);
        }
    }

    /// Index of the facts of a token's form.
    fn facts(&mut self, index: usize) -> usize {
        let form = &mut self.forms[self.document.form(index)];
        if form.facts == NONE {
            form.facts = self.facts.len() as u32;
            self.facts.push(Facts::new(self.document, self.lexicon, index, form.is_common));
        }
        form.facts as usize
    }

    /// The distinct word of a token of which the lists know this.
    fn known(&mut self, index: usize, listed: u64) -> u32 {
        let seen = self.of_token[index] as usize;
        let setting = self.distinct[seen].setting;
        let form = self.document.form(index);
        let newest = self.forms[form].known;
        let mut known = newest;
        while known != NONE {
            let word = &self.distinct[known as usize];
            if word.listed == listed && word.setting == setting {
                return known;
            }
            known = self.before[known as usize];
        }
        let facts = &self.facts[self.forms[form].facts as usize];
        let word = Word {
            shape: if setting == Setting::Even { 0 } else { facts.shape },
            prefixes: facts.prefixes,
            suffixes: facts.suffixes,
            class: facts.class,
            listed,
            parts: facts.parts,
            ..self.distinct[seen]
        };
        let known = self.add(word, newest);
        self.forms[form].known = known;
        known
    }

    /// Whether a title begins here, of one word or of several.
    fn titles(&self, index: usize, facts: usize) -> u64 {
        let longest = self.facts[facts].longest_title;
        if longest == 0 || self.document.tokens[index].kind != TokenKind::Word {
            return 0;
        }
        let limit = self.document.sentence(index).end;
        let title = self.lexicon.titles.match_of_at_most(longest, self.document, index, limit);
        title.map_or(0, |(range, _)| if range.len() == 1 { bits::TITLE } else { bits::IN_TITLE })
    }

    /// Marks the tokens of listed names, longest matches only, by kind and place in the name.
    fn add_names(&mut self, tokens: Range<usize>) {
        let limit = self.document.sentence(tokens.start).end;
        let mut index = tokens.start;
        while index < tokens.end {
            let is_even = self.distinct[self.of_token[index] as usize].setting == Setting::Even;
            let longest =
                if is_even { 0 } else { self.facts_of(index).map_or(0, |f| f.longest_name) };
            let names = &self.lexicon.names;
            let found = names.match_of_at_most(longest, self.document, index, limit);
            let Some((range, name)) = found else {
                self.add_town(&tokens, index, limit);
                self.mark(&tokens, index, self.heads(index, limit));
                index += 1;
                continue;
            };
            let kind = bits::name(name.kind);
            let last = range.end - 1;
            for at in range.clone() {
                let place = u64::from(at > range.start) * 2 + u64::from(at < last);
                let mut facts = kind << place | self.heads(at, limit);
                if name.ambiguous {
                    facts |= bits::AMBIGUOUS;
                }
                if name.also_person {
                    facts |= bits::ALSO_PERSON;
                }
                self.mark(&tokens, at, facts);
            }
            index = range.end;
        }
    }

    /// Marks the tokens of a town's name that begins here, by their places in it.
    fn add_town(&mut self, tokens: &Range<usize>, index: usize, limit: usize) {
        let is_capitalized =
            |index: usize| self.distinct[self.of_token[index] as usize].is_capitalized();
        if !is_capitalized(index) {
            return;
        }
        let limit = limit.min(index + LONGEST_TOWN);
        let letters = self.document.lower_slice(&(index..limit)).as_bytes();
        let start = self.document.tokens[index].span.start;
        let (mut name, mut read, mut town) = (hash(b""), 0, None);
        for end in index + 1..=limit {
            let until = (self.document.tokens[end - 1].span.end - start) as usize;
            name = extend(name, &letters[read..until]);
            read = until;
            if is_capitalized(end - 1) && self.lexicon.classes.is_town(name) {
                town = Some(end);
            }
        }
        let Some(end) = town else { return };
        for at in index..end {
            let place = u64::from(at > index) * 2 + u64::from(at < end - 1);
            self.mark(tokens, at, bits::TOWN << place);
        }
    }

    /// The kind of the head word or phrase that begins here.
    fn heads(&self, index: usize, limit: usize) -> u64 {
        let longest = self.facts_of(index).map_or(0, |facts| facts.longest_head);
        let head = self.lexicon.heads.match_of_at_most(longest, self.document, index, limit);
        let Some((_, head)) = head else { return 0 };
        let kind = match head.kind {
            HeadKind::Organization(_) => 0,
            HeadKind::Facility => 1,
            HeadKind::Place => 2,
            HeadKind::Event => 3,
            HeadKind::Law => 4,
            HeadKind::Work => 5,
        };
        1 << (bits::HEADS + kind)
    }

    /// The facts of a token, if its form was asked for.
    fn facts_of(&self, index: usize) -> Option<&Facts> {
        self.facts.get(self.forms[self.document.form(index)].facts as usize)
    }

    /// Adds facts to a token, if it is in the window.
    fn mark(&mut self, window: &Range<usize>, index: usize, facts: u64) {
        if window.contains(&index) {
            self.listed[index - window.start] |= facts;
        }
    }
}

impl Facts {
    fn new(document: &Document, lexicon: &Lexicon, index: usize, is_common: bool) -> Self {
        let (word, lower) = (document.word(index), document.lower(index));
        let (prefixes, suffixes) = affixes(lower);
        let is_word = document.tokens[index].kind == TokenKind::Word;
        Self {
            shape: shape(word),
            prefixes,
            suffixes,
            class: lexicon.classes.get(lower),
            listed: if is_word { listed(lexicon, word, lower, is_common) } else { 0 },
            parts: parts(lower),
            longest_title: lexicon.titles.longest(word),
            longest_name: lexicon.names.longest(word),
            longest_head: lexicon.heads.longest(word),
        }
    }
}

/// Facts of the lists.
mod bits {
    use crate::analysis::Kind;

    pub(super) const GIVEN: u64 = 1;
    pub(super) const GIVEN_AMBIGUOUS: u64 = 1 << 1;
    pub(super) const SURNAME: u64 = 1 << 2;
    pub(super) const SURNAME_AMBIGUOUS: u64 = 1 << 3;
    pub(super) const COMMON: u64 = 1 << 4;
    pub(super) const TITLE: u64 = 1 << 5;
    pub(super) const ROLE: u64 = 1 << 6;
    pub(super) const CUE: u64 = 1 << 7;
    pub(super) const LANGUAGE: u64 = 1 << 8;
    pub(super) const AMBIGUOUS: u64 = 1 << 9;
    pub(super) const DATE: u64 = 1 << 10;
    pub(super) const VALUE: u64 = 1 << 11;
    pub(super) const IN_TITLE: u64 = 1 << 12;
    pub(super) const ALSO_PERSON: u64 = 1 << 13;
    /// Six kinds of head words.
    pub(super) const HEADS: u32 = 16;
    /// Five kinds of names; of each the places in it: alone, first, last, inner.
    const NAMES: u32 = 24;
    /// Of towns that are in the large table only, again by place in the name.
    pub(super) const TOWN: u64 = 1 << (NAMES + 4 * 5);

    pub(super) fn name(kind: Kind) -> u64 {
        let kind = match kind {
            Kind::Person => 0,
            Kind::Organization => 1,
            Kind::Place => 2,
            Kind::Group => 3,
            _ => 4,
        };
        1 << (NAMES + 4 * kind)
    }
}

/// What the lists know of a word wherever it stands.
fn listed(lexicon: &Lexicon, word: &str, lower: &str, is_common: bool) -> u64 {
    let mut facts = 0;
    let mut set = |bit: u64, holds: bool| facts |= if holds { bit } else { 0 };
    let given = lexicon.given_names.get(lower).map(|listed| listed.ambiguous);
    set(bits::GIVEN, given == Some(false));
    set(bits::GIVEN_AMBIGUOUS, given == Some(true));
    let surname = lexicon.surnames.get(lower).map(|listed| listed.ambiguous);
    set(bits::SURNAME, surname == Some(false));
    set(bits::SURNAME_AMBIGUOUS, surname == Some(true));
    set(bits::COMMON, is_common);
    set(bits::CUE, lexicon.cues.contains_key(lower));
    set(bits::ROLE, lexicon.roles.get(lower).is_some());
    set(bits::LANGUAGE, lexicon.languages.contains(word));
    facts
}

/// All digits alike: `1996` and `2003` are one word to the tagger.
fn hash_of_lower(lower: &str) -> u64 {
    if !lower.bytes().any(|byte| byte.is_ascii_digit()) {
        return hash(lower.as_bytes());
    }
    let digits_alike: Vec<u8> =
        lower.bytes().map(|byte| if byte.is_ascii_digit() { b'0' } else { byte }).collect();
    hash(&digits_alike)
}

fn has_inner_capital(text: &str) -> bool {
    let mut inner = text.chars().skip(1).zip(text.chars());
    inner.any(|(c, before)| c.is_uppercase() && before.is_alphabetic())
}

/// `McAllister` is `XxXx`, `U.S.` is `X.X.`, `21-year-old` is `0-x-x`.
fn shape(text: &str) -> u64 {
    let mut shape: Vec<u8> = Vec::with_capacity(8);
    for c in text.chars() {
        let class = match c {
            _ if c.is_uppercase() => b'X',
            _ if c.is_alphabetic() => b'x',
            _ if c.is_numeric() => b'0',
            _ if c.is_ascii() => c as u8,
            _ => b'?',
        };
        // Two letters of one sort are told from one, more are not.
        let run = shape.iter().rev().take_while(|&&last| last == class).count();
        if run < 2 && shape.len() < 12 {
            shape.push(class);
        }
    }
    hash(&shape)
}

fn affixes(lower: &str) -> ([u64; 4], [u64; 4]) {
    let (mut prefixes, mut suffixes) = ([0; 4], [0; 4]);
    let mut starts = lower.char_indices().map(|(at, c)| at + c.len_utf8());
    let mut ends = lower.char_indices().rev().map(|(at, _)| at);
    let (mut prefix, mut read) = (hash(b""), 0);
    for slot in 0..AFFIXES.len() {
        let at = starts.next().unwrap_or(lower.len());
        prefix = extend(prefix, &lower.as_bytes()[read..at]);
        read = at;
        prefixes[slot] = prefix;
        let at = ends.next().unwrap_or(0);
        suffixes[slot] = hash(&lower.as_bytes()[at..]);
    }
    (prefixes, suffixes)
}

fn parts(lower: &str) -> Option<[u64; 2]> {
    let (first, _) = lower.split_once('-')?;
    let (_, last) = lower.rsplit_once('-')?;
    Some([hash(first.as_bytes()), hash(last.as_bytes())])
}
