//! Sums of weights, found once for each word and place and added up for each token.

use super::features::{Features, Position, Seat};
use super::memory::Memory;
use super::words::Words;
use crate::tagger::{Sums, Tagger, add_sums};

/// The sums of the weights of tokens' features.
pub(super) struct WordSums<'a> {
    features: Features<'a>,
    words: &'a Words,
    tagger: &'a Tagger,
    /// For each distinct word, and beyond the ends of a sentence, those of its seats.
    of_words: Vec<[Option<Sums>; Seat::COUNT]>,
    of_places: Vec<Option<Sums>>,
    buckets: Vec<u32>,
}

impl<'a> WordSums<'a> {
    pub(super) fn new(
        features: Features<'a>,
        words: &'a Words,
        memory: &Memory,
        tagger: &'a Tagger,
    ) -> Self {
        let of_words = vec![[None; Seat::COUNT]; words.distinct.len() + 1];
        let of_places = vec![None; memory.place_count()];
        Self { features, words, tagger, of_words, of_places, buckets: Vec::new() }
    }

    /// The sums of a token's features.
    pub(super) fn of(&mut self, at: &Position) -> Sums {
        self.buckets.clear();
        self.features.of_neighbours(at, &mut self.buckets);
        let mut sums = self.tagger.weights.sums(&self.buckets);
        for (offset, seat) in Seat::around(at.is_first()) {
            add_sums(&mut sums, &self.of_word(seat, at.token(offset)));
        }
        let Self { features, tagger, of_places, buckets, .. } = self;
        for place in features.places(at) {
            let of_place = of_places[place as usize].get_or_insert_with(|| {
                buckets.clear();
                features.of_place(place, buckets);
                tagger.weights.sums(buckets)
            });
            add_sums(&mut sums, of_place);
        }
        sums
    }

    /// The sums of what a token tells in this seat; no token stands beyond the ends of a sentence.
    fn of_word(&mut self, seat: Seat, token: Option<usize>) -> Sums {
        let beyond = self.words.distinct.len();
        let word = token.map_or(beyond, |token| self.words.of_token[token] as usize);
        let Self { features, words, tagger, of_words, buckets, .. } = self;
        *of_words[word][seat as usize].get_or_insert_with(|| {
            buckets.clear();
            features.of_word(seat, words.distinct.get(word), buckets);
            tagger.weights.sums(buckets)
        })
    }
}
