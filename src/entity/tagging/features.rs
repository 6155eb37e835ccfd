//! The features of a token: what the tagger learns from, and looks at.
//!
//! A feature is a template and its value, hashed together; templates are numbered so that equal
//! values of two templates differ.

use std::ops::Range;

use super::memory::Memory;
use super::words::{Word, Words};
use crate::hashing::mix;
use crate::tagger::Templates;

/// Stands for a word beyond the end of the sentence.
const BEYOND: u64 = 77;

/// Features that belong together, for training without them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FeatureGroup {
    /// First and last letters.
    Affixes,
    /// Two words on either side.
    Window,
    /// Words that are used alike.
    Classes,
    /// Word lists.
    Lists,
    /// The same word elsewhere in the article.
    Elsewhere,
}

#[cfg(feature = "train")]
impl FeatureGroup {
    /// All of them, with their names on the command line.
    pub const ALL: [(Self, &'static str); 5] = [
        (Self::Affixes, "affixes"),
        (Self::Window, "window"),
        (Self::Classes, "classes"),
        (Self::Lists, "lists"),
        (Self::Elsewhere, "elsewhere"),
    ];
}

/// Templates with at most about a thousand values in a hundred articles.
static TEMPLATES: Templates = Templates::new(&[
    1, 4, 5, 6, 10, 11, 15, 16, 20, 21, 41, 42, 43, 50, 51, 80, 81, 82, 83, 84, 85, 86, 87, 88, 89,
    90, 91, 94, 95, 110, 111, 112, 113, 114, 116, 130, 131, 132, 133, 134, 135, 136,
]);

/// Features of tokens, as buckets.
pub(crate) struct Features<'a> {
    without: Option<FeatureGroup>,
    words: &'a Words,
    memory: &'a Memory,
}

/// Features of one token, with what all templates need at hand.
struct Token<'a> {
    list: &'a [Word],
    sentence: Range<usize>,
    index: usize,
    memory: &'a Memory,
    out: &'a mut Vec<u32>,
}

impl<'a> Features<'a> {
    /// Features of a document with these words and this memory, without one group of them.
    pub(crate) fn without(
        without: Option<FeatureGroup>,
        words: &'a Words,
        memory: &'a Memory,
    ) -> Self {
        Self { without, words, memory }
    }

    /// Adds the buckets of a token's features; `sentence` are the tokens of its sentence.
    pub(crate) fn of(&self, index: usize, sentence: &Range<usize>, out: &mut Vec<u32>) {
        let mut token = Token {
            list: &self.words.list,
            sentence: sentence.clone(),
            index,
            memory: self.memory,
            out,
        };
        let has = |group| self.without != Some(group);
        token.own();
        if has(FeatureGroup::Affixes) {
            token.affixes();
        }
        if has(FeatureGroup::Window) {
            token.window();
        }
        if has(FeatureGroup::Classes) {
            token.classes();
        }
        if has(FeatureGroup::Lists) {
            token.lists();
        }
        if has(FeatureGroup::Elsewhere) {
            token.elsewhere();
        }
    }
}

impl Token<'_> {
    fn push(&mut self, template: u64, value: u64) {
        self.out.push(TEMPLATES.bucket(template, value));
    }

    fn here(&self) -> &Word {
        &self.list[self.index]
    }

    /// The word so many tokens away, if it is in the sentence.
    fn at(&self, offset: isize) -> Option<&Word> {
        let index = self.index.checked_add_signed(offset)?;
        self.sentence.contains(&index).then(|| &self.list[index])
    }

    fn lower(&self, offset: isize) -> u64 {
        self.at(offset).map_or(BEYOND, |word| word.lower)
    }

    fn shape(&self, offset: isize) -> u64 {
        self.at(offset).map_or(BEYOND, |word| word.shape)
    }

    fn capital(&self, offset: isize) -> u64 {
        self.at(offset).map_or(BEYOND, |word| word.capital as u64)
    }

    fn is_first(&self) -> u64 {
        u64::from(self.index == self.sentence.start)
    }

    /// The word itself: letters and shape.
    fn own(&mut self) {
        let word = self.here().clone();
        let capital = word.capital as u64;
        let setting = word.setting as u64;
        self.push(1, 0);
        self.push(2, word.lower);
        self.push(3, mix(word.lower, capital));
        self.push(4, word.shape);
        self.push(5, mix(capital, self.is_first()));
        self.push(6, mix(setting, capital));
    }

    /// How the word begins and ends, also before and after hyphens.
    fn affixes(&mut self) {
        let word = self.here().clone();
        let capital = word.capital as u64;
        for (length, (prefix, suffix)) in (0..).zip(word.prefixes.iter().zip(&word.suffixes)) {
            self.push(10 + length, mix(*prefix, capital));
            self.push(15 + length, mix(*suffix, capital));
        }
        if let Some([first, last]) = word.parts {
            self.push(20, first);
            self.push(21, last);
        }
    }

    /// The words around it.
    fn window(&mut self) {
        let lower = [-2, -1, 0, 1, 2].map(|offset| self.lower(offset));
        let capital = [-2, -1, 0, 1, 2].map(|offset| self.capital(offset));
        let [before_last, before, own, after, after_next] = lower;
        let [far_left, left, here, right, far_right] = capital;
        for (template, value) in (30..).zip([
            before,
            after,
            mix(before, here),
            mix(after, here),
            mix(before, own),
            mix(own, after),
            before_last,
            after_next,
            mix(before_last, before),
            mix(after, after_next),
            mix(mix(before, here), after),
            mix(mix(left, here), right),
            mix(mix(far_left, left), mix(here, right)),
            mix(mix(left, here), mix(right, far_right)),
        ]) {
            self.push(template, value);
        }
        let shapes = [-1, 0, 1].map(|offset| self.shape(offset));
        self.push(50, shapes[0]);
        self.push(51, shapes[2]);
        self.push(52, mix(mix(shapes[0], shapes[1]), shapes[2]));
        if let Some(next) = self.at(1) {
            let suffix = next.suffixes[2];
            self.push(53, suffix);
        }
        if let Some(before) = self.at(-1) {
            let suffix = before.suffixes[2];
            self.push(54, suffix);
        }
    }

    /// Words that are used alike, here and around.
    fn classes(&mut self) {
        let classes =
            [-2, -1, 0, 1, 2].map(|o| self.at(o).map_or_else(Default::default, |w| w.class));
        let fine = classes.map(|class| u64::from(class.fine));
        let coarse = classes.map(|class| u64::from(class.coarse));
        let capital = self.here().capital as u64;
        for (template, value) in (80..).zip(fine) {
            self.push(template, value);
        }
        for (template, value) in (85..).zip(coarse) {
            self.push(template, value);
        }
        let shape_and_place = mix(capital, self.is_first());
        for (template, value) in (90..).zip([
            mix(fine[2], shape_and_place),
            mix(coarse[2], shape_and_place),
            mix(fine[1], fine[2]),
            mix(fine[2], fine[3]),
            mix(coarse[1], capital),
            mix(coarse[3], capital),
            mix(mix(coarse[1], capital), coarse[3]),
            mix(mix(coarse[1], coarse[2]), coarse[3]),
        ]) {
            self.push(template, value);
        }
    }

    /// What the word lists know.
    fn lists(&mut self) {
        let word = self.here();
        let (listed, capital) = (word.listed, word.capital as u64);
        let first = self.is_first();
        let around = [-1, 1].map(|offset| self.at(offset).map_or(0, |word| word.listed));
        for bit in set_bits(listed) {
            self.push(110, bit);
            self.push(111, mix(bit, capital));
            self.push(112, mix(bit, first));
        }
        for (template, listed) in (113..).zip(around) {
            for bit in set_bits(listed) {
                self.push(template, bit);
            }
        }
        self.push(116, mix(listed, capital));
        self.push(117, mix(listed, around[0]));
        self.push(118, mix(listed, around[1]));
        // "mayor of", "president of": what is of a role is a place or a body.
        let before = self.at(-2).map_or(0, |word| word.listed);
        self.push(119, mix(mix(before, self.lower(-1)), capital));
    }

    /// The same word elsewhere in the document.
    fn elsewhere(&mut self) {
        let (lower, capital, setting) = {
            let word = self.here();
            (word.lower, word.capital as u64, word.setting as u64)
        };
        let memory = self.memory;
        let Some(remembered) = memory.of(lower) else { return };
        let counts =
            mix(u64::from(remembered.lower.min(2)), u64::from(remembered.capitalized.min(3)));
        self.push(130, mix(counts, self.is_first()));
        self.push(131, mix(counts, mix(setting, capital)));
        if !self.here().is_capitalized() && setting == 0 {
            return;
        }
        let index = self.index as u32;
        for place in remembered.places.iter().filter(|place| place.token != index) {
            let [before, after] = place.in_run.map(u64::from);
            for (template, value) in (132..).zip([
                place.around[0],
                place.around[1],
                mix(before, after),
                place.run[0],
                place.run[1],
            ]) {
                self.push(template, value);
            }
        }
    }
}

/// The numbers of the set bits.
fn set_bits(mut bits: u64) -> impl Iterator<Item = u64> {
    std::iter::from_fn(move || {
        (bits != 0).then(|| {
            let lowest = u64::from(bits.trailing_zeros());
            bits &= bits - 1;
            lowest
        })
    })
}
