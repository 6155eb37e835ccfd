//! What each token looks like and what the lists know of it, read once for all features.

use std::ops::Range;

use super::sequences::sequences;
use crate::analysis::Kind;
use crate::document::Document;
use crate::entity::case::{SentenceCase, sentence_case};
use crate::hashing::hash;
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

/// What is known of one token.
#[derive(Clone, Debug)]
pub(crate) struct Word {
    /// Of its lower-case letters, all digits alike.
    pub(super) lower: u64,
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
    /// One for each token.
    pub(super) list: Vec<Word>,
    /// The tokens worth tagging.
    pub(crate) sequences: Vec<Range<usize>>,
}

/// Tokens on either side of a sequence that features look at.
const WINDOW: usize = 2;

impl Words {
    /// Reads a document whose values are known.
    pub(crate) fn new(document: &Document, lexicon: &Lexicon, values: &[Mention]) -> Self {
        let mut list = Vec::with_capacity(document.tokens.len());
        for sentence in &document.sentences {
            let setting = match sentence_case(document, lexicon, sentence) {
                SentenceCase::Normal => Setting::Plain,
                SentenceCase::Title => Setting::Title,
                SentenceCase::Upper | SentenceCase::Lower => Setting::Even,
            };
            list.extend(sentence.clone().map(|index| seen(document, index, setting)));
        }
        let sequences = sequences(document, &list);
        let mut words = Self { list, sequences };
        // Most tokens are far from any name: nobody asks what the lists know of them.
        let mut done = 0;
        for range in words.sequences.clone() {
            let sentence = document.sentence(range.start);
            let start = range.start.saturating_sub(WINDOW).max(sentence.start).max(done);
            done = (range.end + WINDOW).min(sentence.end);
            words.look_up(document, lexicon, start..done);
        }
        for value in values {
            let bit = if value.kind == Kind::Date { bits::DATE } else { bits::VALUE };
            words.list[value.tokens.clone()].iter_mut().for_each(|word| word.listed |= bit);
        }
        words
    }

    /// Adds what takes a look at the lists to tokens of one sentence.
    fn look_up(&mut self, document: &Document, lexicon: &Lexicon, tokens: Range<usize>) {
        for index in tokens.clone() {
            let lower = document.lower(index);
            let word = &mut self.list[index];
            (word.prefixes, word.suffixes) = affixes(lower);
            word.class = lexicon.classes.get(lower);
            word.listed = listed(document, lexicon, index);
            word.parts = parts(lower);
            if word.setting != Setting::Even {
                word.shape = shape(document.word(index));
            }
        }
        self.add_names(document, lexicon, tokens);
    }

    /// Marks the tokens of a town's name that begins here, by their places in it.
    fn add_town(&mut self, document: &Document, lexicon: &Lexicon, index: usize, limit: usize) {
        if !self.list[index].is_capitalized() {
            return;
        }
        let limit = limit.min(index + LONGEST_TOWN);
        let is_name = |end: &usize| self.list[*end - 1].is_capitalized();
        let mut ends = (index + 1..=limit).rev().filter(is_name);
        let is_town = |end: &usize| lexicon.classes.is_town(document.lower_slice(&(index..*end)));
        let Some(end) = ends.find(is_town) else { return };
        for at in index..end {
            let place = u64::from(at > index) * 2 + u64::from(at < end - 1);
            self.list[at].listed |= bits::TOWN << place;
        }
    }

    /// Marks the tokens of listed names, longest matches only, by kind and place in the name.
    fn add_names(&mut self, document: &Document, lexicon: &Lexicon, tokens: Range<usize>) {
        let limit = document.sentence(tokens.start).end;
        let mut index = tokens.start;
        while index < tokens.end {
            let is_even = self.list[index].setting == Setting::Even;
            let found = lexicon.names.match_at(document, index, limit);
            let Some((range, name)) = found.filter(|_| !is_even) else {
                self.add_town(document, lexicon, index, limit);
                self.list[index].listed |= heads(document, lexicon, index, limit);
                index += 1;
                continue;
            };
            let kind = bits::name(name.kind);
            let last = range.end - 1;
            for at in range.clone() {
                let place = u64::from(at > range.start) * 2 + u64::from(at < last);
                self.list[at].listed |= kind << place;
                self.list[at].listed |= heads(document, lexicon, at, limit);
                if name.ambiguous {
                    self.list[at].listed |= bits::AMBIGUOUS;
                }
                if name.also_person {
                    self.list[at].listed |= bits::ALSO_PERSON;
                }
            }
            index = range.end;
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

fn heads(document: &Document, lexicon: &Lexicon, index: usize, limit: usize) -> u64 {
    let Some((_, head)) = lexicon.heads.match_at(document, index, limit) else { return 0 };
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

/// A token by its letters alone.
fn seen(document: &Document, index: usize, setting: Setting) -> Word {
    let token = &document.tokens[index];
    let capital = match token.kind {
        TokenKind::Quote | TokenKind::Mark => Capital::Mark,
        TokenKind::Number => Capital::Digits,
        _ if setting == Setting::Even => Capital::Untold,
        _ => match token.case {
            Case::Upper => Capital::All,
            Case::Capitalized if has_inner_capital(document.word(index)) => Capital::Inner,
            Case::Capitalized => Capital::First,
            Case::Lower | Case::None => Capital::Lower,
        },
    };
    Word {
        lower: hash_of_lower(document.lower(index)),
        shape: 0,
        capital,
        prefixes: [0; 4],
        suffixes: [0; 4],
        class: WordClass::default(),
        listed: 0,
        setting,
        parts: None,
    }
}

fn listed(document: &Document, lexicon: &Lexicon, index: usize) -> u64 {
    let lower = document.lower(index);
    let mut facts = 0;
    let mut set = |bit: u64, holds: bool| facts |= if holds { bit } else { 0 };
    if document.tokens[index].kind == TokenKind::Word {
        let given = lexicon.given_names.get(lower).map(|listed| listed.ambiguous);
        set(bits::GIVEN, given == Some(false));
        set(bits::GIVEN_AMBIGUOUS, given == Some(true));
        let surname = lexicon.surnames.get(lower).map(|listed| listed.ambiguous);
        set(bits::SURNAME, surname == Some(false));
        set(bits::SURNAME_AMBIGUOUS, surname == Some(true));
        set(bits::COMMON, lexicon.common_words.contains(lower));
        set(bits::CUE, lexicon.cues.contains_key(lower));
        set(bits::ROLE, lexicon.roles.get(lower).is_some());
        set(bits::LANGUAGE, lexicon.languages.contains(document.word(index)));
        let limit = document.sentence(index).end;
        let title = lexicon.titles.match_at(document, index, limit);
        set(bits::TITLE, title.as_ref().is_some_and(|(range, _)| range.len() == 1));
        set(bits::IN_TITLE, title.is_some_and(|(range, _)| range.len() > 1));
    }
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
    for slot in 0..AFFIXES.len() {
        let at = starts.next().unwrap_or(lower.len());
        prefixes[slot] = hash(&lower.as_bytes()[..at]);
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
