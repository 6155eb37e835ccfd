//! What the rest of the document says about a word.
//!
//! A name stands more than once in an article, and not every place tells what it is: "Ford" after
//! "said" is explained by "Ford Motor Co." further up.

use rustc_hash::FxHashMap;

use super::words::{Setting, Words};
use crate::document::Document;

/// Most places of one word that are remembered.
const PLACES: usize = 4;

/// Everything remembered, by the hash of the word in lower case.
#[derive(Debug, Default)]
pub(crate) struct Memory {
    words: FxHashMap<u64, Remembered>,
}

/// What is remembered of a word.
#[derive(Clone, Debug, Default)]
pub(super) struct Remembered {
    /// How often it stands in lower case where that tells something.
    pub(super) lower: u8,
    /// How often it is capitalised within a sentence.
    pub(super) capitalized: u8,
    /// Where it is capitalised within a sentence, the first few.
    pub(super) places: Vec<Place>,
}

/// A place where a word is capitalised.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    /// Which token; [`Place::ELSEWHERE`] in another document.
    pub(super) token: u32,
    /// The words before and after.
    pub(super) around: [u64; 2],
    /// The first and last words of the capitalised run that it is in.
    pub(super) run: [u64; 2],
    /// How many words of the run stand before and after it, two at most.
    pub(super) in_run: [u8; 2],
}

impl Place {
    /// Never a token of the document at hand.
    const ELSEWHERE: u32 = u32::MAX;
}

impl Memory {
    /// Remembers the words of a document and of its title, which is read first.
    pub(crate) fn new(
        (document, words): (&Document, &Words),
        title: Option<(&Document, &Words)>,
    ) -> Self {
        let mut memory = Self::default();
        if let Some((title, words)) = title {
            memory.add(title, words, false);
        }
        memory.add(document, words, true);
        memory
    }

    pub(super) fn of(&self, word: u64) -> Option<&Remembered> {
        self.words.get(&word)
    }

    fn add(&mut self, document: &Document, words: &Words, is_here: bool) {
        for sentence in &document.sentences {
            let list = &words.list[sentence.clone()];
            if list.first().is_none_or(|word| word.setting != Setting::Plain) {
                continue;
            }
            // The first word of a sentence is capitalised whatever it is.
            let mut at = 0;
            while at < list.len() {
                let length = list[at..].iter().take_while(|word| word.is_capitalized()).count();
                if length == 0 {
                    let remembered = self.words.entry(list[at].lower).or_default();
                    remembered.lower = remembered.lower.saturating_add(1);
                    at += 1;
                    continue;
                }
                for index in at..at + length {
                    if index == 0 && length == 1 {
                        continue;
                    }
                    let word = |index: Option<usize>| {
                        index.and_then(|index| list.get(index)).map_or(0, |word| word.lower)
                    };
                    let place = Place {
                        token: if is_here {
                            (sentence.start + index) as u32
                        } else {
                            Place::ELSEWHERE
                        },
                        around: [word(index.checked_sub(1)), word(Some(index + 1))],
                        run: [list[at].lower, list[at + length - 1].lower],
                        in_run: [(index - at).min(2) as u8, (at + length - 1 - index).min(2) as u8],
                    };
                    let remembered = self.words.entry(list[index].lower).or_default();
                    remembered.capitalized = remembered.capitalized.saturating_add(1);
                    if remembered.places.len() < PLACES {
                        remembered.places.push(place);
                    }
                }
                at += length;
            }
        }
    }
}
