//! Entries of one or several tokens, found by the longest match.

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::document::Document;
use crate::tokenize::{Abbreviations, tokenize};

/// Entries by their text, with single spaces between words.
#[derive(Debug)]
pub(crate) struct Phrases<T> {
    entries: FxHashMap<&'static str, T>,
    /// For each first token, without the full stop of an abbreviation, the most tokens that an
    /// entry with it has.
    longest: FxHashMap<&'static str, u8>,
}

impl<T> Phrases<T> {
    /// The entry with exactly this text.
    pub(crate) fn get(&self, phrase: &str) -> Option<&T> {
        self.entries.get(phrase)
    }

    /// The longest entry that begins at token `start` and ends before `limit`, as written in the
    /// text; returns its tokens.
    pub(crate) fn match_at(
        &self,
        document: &Document,
        start: usize,
        limit: usize,
    ) -> Option<(Range<usize>, &T)> {
        self.match_of_at_most(self.longest(document.word(start)), document, start, limit)
    }

    /// As [`Self::match_at`], in lower case.
    pub(crate) fn match_lower_at(
        &self,
        document: &Document,
        start: usize,
        limit: usize,
    ) -> Option<(Range<usize>, &T)> {
        let longest = usize::from(self.longest(document.lower(start))).min(limit - start);
        self.longest_match(longest, start, |range| document.lower_slice(range))
    }

    /// The most tokens of an entry that begins with this token.
    pub(crate) fn longest(&self, first: &str) -> u8 {
        self.longest.get(first.trim_end_matches('.')).copied().unwrap_or(0)
    }

    /// As [`Self::match_at`], with [`Self::longest`] of the first token.
    pub(crate) fn match_of_at_most(
        &self,
        longest: u8,
        document: &Document,
        start: usize,
        limit: usize,
    ) -> Option<(Range<usize>, &T)> {
        let longest = usize::from(longest).min(limit - start);
        self.longest_match(longest, start, |range| document.slice(range))
    }

    fn longest_match<'d>(
        &self,
        longest: usize,
        start: usize,
        slice: impl Fn(&Range<usize>) -> &'d str,
    ) -> Option<(Range<usize>, &T)> {
        (1..=longest).rev().find_map(|count| {
            let range = start..start + count;
            self.entries.get(slice(&range)).map(|entry| (range, entry))
        })
    }
}

impl<T> FromIterator<(&'static str, T)> for Phrases<T> {
    /// Of two entries with one text the first is kept.
    fn from_iter<I: IntoIterator<Item = (&'static str, T)>>(entries: I) -> Self {
        let mut phrases = Self { entries: FxHashMap::default(), longest: FxHashMap::default() };
        let no_abbreviations = Abbreviations::default();
        for (phrase, entry) in entries {
            if phrases.entries.contains_key(phrase) {
                continue;
            }
            let tokens = tokenize(phrase, &no_abbreviations);
            if let Some(first) = tokens.first() {
                let count = u8::try_from(tokens.len()).unwrap_or(u8::MAX);
                let first = phrase[first.span.range()].trim_end_matches('.');
                let longest = phrases.longest.entry(first).or_default();
                *longest = count.max(*longest);
            }
            phrases.entries.insert(phrase, entry);
        }
        phrases
    }
}
