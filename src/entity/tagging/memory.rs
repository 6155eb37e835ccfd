//! What the rest of the document says about a word.
//!
//! A name stands more than once in an article, and not every place tells what it is: "Ford" after
//! "said" is explained by "Ford Motor Co." further up.

use super::words::{Setting, Word, Words};
use crate::document::Document;

/// Most places of one word that are remembered.
const PLACES: usize = 4;

/// Everything remembered.
#[derive(Debug)]
pub(crate) struct Memory {
    /// One for each word in lower case, by [`super::words::Word::lower_id`].
    words: Vec<Remembered>,
    /// Of all words.
    places: Vec<Place>,
}

/// What is remembered of a word.
#[derive(Clone, Debug, Default)]
pub(super) struct Remembered {
    /// How often it stands in lower case where that tells something.
    pub(super) lower: u8,
    /// How often it is capitalised within a sentence.
    pub(super) capitalized: u8,
    /// Where it is capitalised within a sentence, the first few: numbers of places.
    places: [u32; PLACES],
}

impl Remembered {
    /// Numbers of the places that are remembered.
    pub(super) fn places(&self) -> &[u32] {
        &self.places[..usize::from(self.capitalized).min(PLACES)]
    }
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
        let words_here = vec![Remembered::default(); words.lower_count()];
        let mut memory = Self { words: words_here, places: Vec::new() };
        if let Some((title, of_title)) = title {
            // Words that the document does not have are never asked for.
            memory.add(title, of_title, false, |word| words.lower_id(word.lower));
        }
        memory.add(document, words, true, |word| Some(word.lower_id));
        memory
    }

    /// What is remembered of the word with this number, if anything.
    pub(super) fn of(&self, lower_id: u32) -> Option<&Remembered> {
        let remembered = &self.words[lower_id as usize];
        (remembered.lower > 0 || remembered.capitalized > 0).then_some(remembered)
    }

    /// A place by its number.
    pub(super) fn place(&self, number: u32) -> &Place {
        &self.places[number as usize]
    }

    /// How many places are remembered.
    pub(super) fn place_count(&self) -> usize {
        self.places.len()
    }

    fn add(
        &mut self,
        document: &Document,
        words: &Words,
        is_here: bool,
        id: impl Fn(&Word) -> Option<u32>,
    ) {
        for sentence in &document.sentences {
            if words.word(sentence.start).setting != Setting::Plain {
                continue;
            }
            let list = &words.of_token[sentence.clone()];
            let list = |index: usize| list.get(index).map(|&word| &words.distinct[word as usize]);
            // The first word of a sentence is capitalised whatever it is.
            let mut at = 0;
            while let Some(first) = list(at) {
                if !first.is_capitalized() {
                    if let Some(id) = id(first) {
                        let remembered = &mut self.words[id as usize];
                        remembered.lower = remembered.lower.saturating_add(1);
                    }
                    at += 1;
                    continue;
                }
                let is_in_run = |&index: &usize| list(index).is_some_and(Word::is_capitalized);
                let end = at + (at..sentence.len()).take_while(is_in_run).count();
                let hash = |index: Option<usize>| index.and_then(list).map_or(0, |word| word.lower);
                for index in at..end {
                    if index == 0 && end == 1 {
                        continue;
                    }
                    let Some(id) = list(index).and_then(&id) else { continue };
                    let remembered = &mut self.words[id as usize];
                    if let Some(place) =
                        remembered.places.get_mut(usize::from(remembered.capitalized))
                    {
                        *place = self.places.len() as u32;
                        let token = (sentence.start + index) as u32;
                        self.places.push(Place {
                            token: if is_here { token } else { Place::ELSEWHERE },
                            around: [hash(index.checked_sub(1)), hash(Some(index + 1))],
                            run: [hash(Some(at)), hash(Some(end - 1))],
                            in_run: [(index - at).min(2) as u8, (end - 1 - index).min(2) as u8],
                        });
                    }
                    remembered.capitalized = remembered.capitalized.saturating_add(1);
                }
                at = end;
            }
        }
    }
}
