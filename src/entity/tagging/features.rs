//! The features of a token: what the tagger learns from, and looks at.
//!
//! A feature is a template and its value, hashed together; templates are numbered so that equal
//! values of two templates differ.

use std::ops::Range;

use super::memory::Memory;
use super::words::{Setting, Word, Words};
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
///
/// A feature depends on one word and where that stands towards the token ([`Features::of_word`]), on
/// several words ([`Features::of_neighbours`]), or on a place elsewhere in the document
/// ([`Features::of_place`]). The sums of weights of the first and the last need to be found once only.
pub(crate) struct Features<'a> {
    without: Option<FeatureGroup>,
    words: &'a Words,
    memory: &'a Memory,
}

/// Where a word stands towards the token whose features are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Seat {
    /// Two before.
    FarLeft,
    /// Before it.
    Left,
    /// It is the token.
    Here,
    /// It is the token, and begins its sentence.
    First,
    /// After it.
    Right,
    /// Two after.
    FarRight,
}

impl Seat {
    /// How many there are.
    pub(super) const COUNT: usize = 6;

    /// The seats around a token, with how far away they are.
    pub(super) fn around(is_first: bool) -> [(isize, Self); 5] {
        let here = if is_first { Self::First } else { Self::Here };
        [(-2, Self::FarLeft), (-1, Self::Left), (0, here), (1, Self::Right), (2, Self::FarRight)]
    }
}

/// Where buckets go.
struct Out<'a>(&'a mut Vec<u32>);

impl Out<'_> {
    fn push(&mut self, template: u64, value: u64) {
        self.0.push(TEMPLATES.bucket(template, value));
    }
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

    /// Adds the buckets of all features of a token; `sentence` are the tokens of its sentence.
    #[cfg(feature = "train")]
    pub(crate) fn of(&self, index: usize, sentence: &Range<usize>, out: &mut Vec<u32>) {
        let at = Position { index, sentence };
        for (offset, seat) in Seat::around(at.is_first()) {
            self.of_word(seat, at.word(self.words, offset), out);
        }
        self.of_neighbours(&at, out);
        for place in self.places(&at) {
            self.of_place(place, out);
        }
    }

    /// Adds what a word tells about the token that it has this seat of; no word stands beyond the
    /// ends of the sentence.
    pub(super) fn of_word(&self, seat: Seat, word: Option<&Word>, out: &mut Vec<u32>) {
        let mut out = Out(out);
        let has = |group| self.without != Some(group);
        let lower = word.map_or(BEYOND, |word| word.lower);
        let class = word.map_or_else(Default::default, |word| word.class);
        let (of_lower, of_classes, beside) = match seat {
            Seat::Here | Seat::First => {
                let word = word.expect("the token is in its sentence");
                return self.of_itself(word, seat == Seat::First, &mut out);
            }
            Seat::FarLeft => (36, [80, 85], None),
            Seat::Left => (30, [81, 86], Some([50, 54, 113])),
            Seat::Right => (31, [83, 88], Some([51, 53, 114])),
            Seat::FarRight => (37, [84, 89], None),
        };
        if has(FeatureGroup::Window) {
            out.push(of_lower, lower);
        }
        if has(FeatureGroup::Classes) {
            out.push(of_classes[0], u64::from(class.fine));
            out.push(of_classes[1], u64::from(class.coarse));
        }
        let Some([of_shape, of_ending, of_lists]) = beside else { return };
        if has(FeatureGroup::Window) {
            out.push(of_shape, word.map_or(BEYOND, |word| word.shape));
            if let Some(word) = word {
                out.push(of_ending, word.suffixes[2]);
            }
        }
        if has(FeatureGroup::Lists) {
            set_bits(word.map_or(0, |word| word.listed)).for_each(|bit| out.push(of_lists, bit));
        }
    }

    /// What the token itself tells: letters and shape, how it begins and ends, what is used like it,
    /// what the lists know.
    fn of_itself(&self, word: &Word, is_first: bool, out: &mut Out) {
        let has = |group| self.without != Some(group);
        let capital = word.capital as u64;
        let first = u64::from(is_first);
        let capital_and_place = mix(capital, first);
        out.push(1, 0);
        out.push(2, word.lower);
        out.push(3, mix(word.lower, capital));
        out.push(4, word.shape);
        out.push(5, capital_and_place);
        out.push(6, mix(word.setting as u64, capital));
        if has(FeatureGroup::Affixes) {
            for (length, (prefix, suffix)) in (0..).zip(word.prefixes.iter().zip(&word.suffixes)) {
                out.push(10 + length, mix(*prefix, capital));
                out.push(15 + length, mix(*suffix, capital));
            }
            if let Some([first, last]) = word.parts {
                out.push(20, first);
                out.push(21, last);
            }
        }
        if has(FeatureGroup::Classes) {
            let [fine, coarse] = [word.class.fine, word.class.coarse].map(u64::from);
            out.push(82, fine);
            out.push(87, coarse);
            out.push(90, mix(fine, capital_and_place));
            out.push(91, mix(coarse, capital_and_place));
        }
        if has(FeatureGroup::Lists) {
            for bit in set_bits(word.listed) {
                out.push(110, bit);
                out.push(111, mix(bit, capital));
                out.push(112, mix(bit, first));
            }
            out.push(116, mix(word.listed, capital));
        }
    }

    /// Adds what several words together tell about a token, and how often its word stands elsewhere.
    pub(super) fn of_neighbours(&self, at: &Position, out: &mut Vec<u32>) {
        let mut out = Out(out);
        let has = |group| self.without != Some(group);
        let words = [-2, -1, 0, 1, 2].map(|offset| at.word(self.words, offset));
        let here = words[2].expect("the token is in its sentence");
        let capital = here.capital as u64;
        if has(FeatureGroup::Window) {
            windows(&words, &mut out);
        }
        if has(FeatureGroup::Classes) {
            let classes = words.map(|word| word.map_or_else(Default::default, |word| word.class));
            let fine = classes.map(|class| u64::from(class.fine));
            let coarse = classes.map(|class| u64::from(class.coarse));
            for (template, value) in (92..).zip([
                mix(fine[1], fine[2]),
                mix(fine[2], fine[3]),
                mix(coarse[1], capital),
                mix(coarse[3], capital),
                mix(mix(coarse[1], capital), coarse[3]),
                mix(mix(coarse[1], coarse[2]), coarse[3]),
            ]) {
                out.push(template, value);
            }
        }
        if has(FeatureGroup::Lists) {
            let listed = words.map(|word| word.map_or(0, |word| word.listed));
            out.push(117, mix(listed[2], listed[1]));
            out.push(118, mix(listed[2], listed[3]));
            // "mayor of", "president of": what is of a role is a place or a body.
            let before = words[1].map_or(BEYOND, |word| word.lower);
            out.push(119, mix(mix(listed[0], before), capital));
        }
        if has(FeatureGroup::Elsewhere)
            && let Some(remembered) = self.memory.of(here.lower_id)
        {
            let counts =
                mix(u64::from(remembered.lower.min(2)), u64::from(remembered.capitalized.min(3)));
            out.push(130, mix(counts, u64::from(at.is_first())));
            out.push(131, mix(counts, mix(here.setting as u64, capital)));
        }
    }

    /// Numbers of the places elsewhere in the document that tell about a token.
    pub(super) fn places(&self, at: &Position) -> impl Iterator<Item = u32> {
        let here = self.words.word(at.index);
        let asks = self.without != Some(FeatureGroup::Elsewhere)
            && (here.is_capitalized() || here.setting != Setting::Plain);
        let remembered = self.memory.of(here.lower_id).filter(|_| asks);
        let places = remembered.map_or(&[][..], |remembered| remembered.places());
        let token = at.index as u32;
        places.iter().copied().filter(move |&place| self.memory.place(place).token != token)
    }

    /// Adds what a place elsewhere in the document tells about its word.
    pub(super) fn of_place(&self, place: u32, out: &mut Vec<u32>) {
        let mut out = Out(out);
        let place = self.memory.place(place);
        let [before, after] = place.in_run.map(u64::from);
        for (template, value) in (132..).zip([
            place.around[0],
            place.around[1],
            mix(before, after),
            place.run[0],
            place.run[1],
        ]) {
            out.push(template, value);
        }
    }
}

/// A token in its sentence.
pub(super) struct Position<'a> {
    pub(super) index: usize,
    /// The tokens of its sentence.
    pub(super) sentence: &'a Range<usize>,
}

impl Position<'_> {
    /// True if it begins the sentence.
    pub(super) fn is_first(&self) -> bool {
        self.index == self.sentence.start
    }

    /// The token so many tokens away, if it is in the sentence.
    pub(super) fn token(&self, offset: isize) -> Option<usize> {
        self.index.checked_add_signed(offset).filter(|index| self.sentence.contains(index))
    }

    /// The word so many tokens away, if it is in the sentence.
    fn word<'w>(&self, words: &'w Words, offset: isize) -> Option<&'w Word> {
        self.token(offset).map(|index| words.word(index))
    }
}

/// What the words around the token tell together.
fn windows(words: &[Option<&Word>; 5], out: &mut Out) {
    let [before_last, before, own, after, after_next] =
        words.map(|word| word.map_or(BEYOND, |word| word.lower));
    let [far_left, left, here, right, far_right] =
        words.map(|word| word.map_or(BEYOND, |word| word.capital as u64));
    for (template, value) in [
        (32, mix(before, here)),
        (33, mix(after, here)),
        (34, mix(before, own)),
        (35, mix(own, after)),
        (38, mix(before_last, before)),
        (39, mix(after, after_next)),
        (40, mix(mix(before, here), after)),
        (41, mix(mix(left, here), right)),
        (42, mix(mix(far_left, left), mix(here, right))),
        (43, mix(mix(left, here), mix(right, far_right))),
    ] {
        out.push(template, value);
    }
    let [_, left, here, right, _] = words.map(|word| word.map_or(BEYOND, |word| word.shape));
    out.push(52, mix(mix(left, here), right));
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
