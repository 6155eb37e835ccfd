//! The kind of a whole name: what its words tell, what stands around it here and where the article
//! mentions it again, and what the other names say.

use std::ops::Range;

use super::labels::KINDS;
use super::mentioned::Mentioned;
use super::words::Word;
#[cfg(feature = "train")]
use crate::analysis::Kind;
use crate::hashing::mix;
use crate::tagger::{Tagger, bucket};
use crate::tokenize::TokenKind;

/// Stands for a word beyond the end of the sentence.
const BEYOND: u64 = 77;

/// Tokens on either side of a name's first one whose order does not matter.
const BAG: usize = 7;

/// Lower-case words before a name that may say what it is: "the software company".
const NOUNS_BEFORE: usize = 3;

/// Words after "is a" or ", a" that may say what a name is.
const NOUNS_AFTER: usize = 5;

/// Features whose weights are added up at once: as many as [`Tagger::add_scores`] has room for.
const MOST_FEATURES: usize = 250;

/// The probability of each kind, as far as the sorter can tell.
pub(super) fn shares(
    mentioned: &Mentioned,
    index: usize,
    sorter: &Tagger,
    buckets: &mut Vec<u32>,
) -> [f32; LABELS] {
    buckets.clear();
    features(mentioned, index, buckets);
    let mut parts = Vec::new();
    buckets.chunks(MOST_FEATURES).for_each(|part| sorter.add_scores(part, &mut parts));
    let mut sums = [0.0; LABELS];
    for part in parts.chunks_exact(LABELS) {
        sums.iter_mut().zip(part).for_each(|(sum, score)| *sum += score);
    }
    let mut shares = [0.0; LABELS];
    shares.copy_from_slice(&sorter.chain.probabilities(&sums));
    shares
}

/// The sorter's label of a kind.
#[cfg(feature = "train")]
pub(crate) fn label(kind: Kind) -> Option<usize> {
    KINDS.iter().position(|&known| known == kind)
}

/// Number of the sorter's labels: the kinds of names.
pub(crate) const LABELS: usize = KINDS.len();

/// Adds the buckets of a name's features.
pub(crate) fn features(mentioned: &Mentioned, index: usize, out: &mut Vec<u32>) {
    let mut describer = Describer { mentioned, index, out };
    describer.own();
    describer.surroundings();
    describer.bag();
    describer.elsewhere();
    describer.longer();
    describer.spelled_out();
    describer.neighbours();
}

/// Describes one name. A feature is a template and its value, hashed together.
struct Describer<'a> {
    mentioned: &'a Mentioned<'a>,
    index: usize,
    out: &'a mut Vec<u32>,
}

impl<'a> Describer<'a> {
    fn push(&mut self, template: u64, value: u64) {
        self.out.push(bucket(mix(template.wrapping_mul(0x9E37_79B9) ^ 0x5025, value)));
    }

    fn push_listed(&mut self, template: u64, word: &Word, with: u64) {
        listed(word).for_each(|bit| self.push(template, mix(with, bit)));
    }

    fn name(&self) -> &'a Range<usize> {
        self.mentioned.name(self.index)
    }

    fn words(&self, name: &Range<usize>) -> impl Iterator<Item = &'a Word> + use<'a> {
        let words = self.mentioned.words;
        name.clone().map(|token| words.word(token))
    }

    /// Its own words.
    fn own(&mut self) {
        let name = self.name();
        self.push(0, 0);
        self.push(1, name.len().min(5) as u64);
        for word in self.words(name) {
            self.push(2, word.lower);
            self.push(3, u64::from(word.class.fine));
            self.push_listed(4, word, 0);
            self.push(5, word.shape);
        }
        let (first, last) = self.ends(name);
        for (template, word) in [(10, first), (20, last)] {
            self.push(template, word.lower);
            self.push(template + 1, u64::from(word.class.fine));
            self.push(template + 2, u64::from(word.class.coarse));
            self.push(template + 3, word.shape);
            self.push(template + 4, word.suffixes[2]);
            self.push_listed(template + 5, word, 0);
        }
        let all = self.words(name).fold(0, |all, word| mix(all, word.lower));
        self.push(30, all);
        if name.len() > 1 {
            let before = self.mentioned.words.word(name.end - 2);
            self.push(31, mix(before.lower, last.lower));
        }
        self.push(32, self.mentioned.count(self.index).min(5) as u64);
    }

    /// The first and last words of a name.
    fn ends(&self, name: &Range<usize>) -> (&'a Word, &'a Word) {
        let words = self.mentioned.words;
        (words.word(name.start), words.word(name.end - 1))
    }

    /// The words beside it, and what they say that it is.
    fn surroundings(&mut self) {
        let name = self.name();
        for (at, word) in (0..).zip(self.beside(name)) {
            let template = 40 + 5 * at;
            self.push(template, word.map_or(BEYOND, |word| word.lower));
            self.push(template + 1, word.map_or(BEYOND, |word| u64::from(word.class.fine)));
            self.push(template + 2, word.map_or(BEYOND, |word| u64::from(word.class.coarse)));
        }
        let document = self.mentioned.document;
        let is_quote = |index: Option<usize>| {
            let token = index.and_then(|index| document.tokens.get(index));
            u64::from(token.is_some_and(|token| token.kind == TokenKind::Quote))
        };
        self.push(60, is_quote(name.start.checked_sub(1)) * 2 + is_quote(Some(name.end)));
        self.push_nouns_after(61, name);
        let sentence = document.sentence(name.start);
        for token in (sentence.start..name.start).rev().take(NOUNS_BEFORE) {
            let word = self.mentioned.words.word(token);
            if document.tokens[token].kind != TokenKind::Word || word.is_capitalized() {
                break;
            }
            self.push(62, word.lower);
        }
    }

    /// The words before and after, the nearer ones first.
    fn beside(&self, name: &Range<usize>) -> [Option<&'a Word>; 4] {
        let sentence = self.mentioned.document.sentence(name.start);
        let before = [1, 2].map(|distance| name.start.checked_sub(distance));
        let after = [name.end, name.end + 1].map(Some);
        [before[0], before[1], after[0], after[1]].map(|token| self.mentioned.at(token, &sentence))
    }

    /// What a name is said to be: "is a software company", ", a village near".
    fn push_nouns_after(&mut self, template: u64, name: &Range<usize>) {
        let document = self.mentioned.document;
        let end = document.sentence(name.start).end;
        let word = |token: usize| if token < end { document.lower(token) } else { "" };
        let is_link = matches!(word(name.end), "is" | "was" | "are" | "," | "-" | "–" | "—" | "(");
        let is_article = matches!(
            word(name.end + 1),
            "a" | "an" | "the" | "one" | "another" | "its" | "his" | "her"
        );
        if !is_link || !is_article {
            return;
        }
        let ends_phrase =
            |word| matches!(word, "," | "." | "that" | "which" | "who" | "of" | "in" | "for");
        for token in (name.end + 2..end).take(NOUNS_AFTER) {
            if ends_phrase(document.lower(token)) {
                break;
            }
            self.push(template, self.mentioned.words.word(token).lower);
        }
    }

    /// The words around it in any order.
    fn bag(&mut self) {
        let name = self.name();
        let sentence = self.mentioned.document.sentence(name.start);
        let start = name.start.saturating_sub(BAG).max(sentence.start);
        let end = (name.start + BAG + 1).min(sentence.end);
        for token in (start..end).filter(|token| !name.contains(token)) {
            let word = self.mentioned.words.word(token);
            let is_before = u64::from(token < name.start);
            self.push(70, mix(is_before, word.lower));
            self.push(71, mix(is_before, u64::from(word.class.coarse)));
        }
    }

    /// What stands around other mentions of the same words.
    fn elsewhere(&mut self) {
        for other in self.mentioned.same(self.index) {
            for (at, word) in (0..).zip(self.beside(other)) {
                self.push(80 + at, word.map_or(BEYOND, |word| word.lower));
                self.push(84 + at, word.map_or(BEYOND, |word| u64::from(word.class.coarse)));
                self.push(88 + at, word.map_or(BEYOND, |word| u64::from(word.class.fine)));
            }
            self.push_nouns_after(92, other);
        }
    }

    /// Longer names that begin or end with its first word.
    fn longer(&mut self) {
        let here = self.mentioned.words.word(self.name().start).lower;
        for other in self.mentioned.longer(self.index) {
            let (first, last) = self.ends(other);
            let place = u64::from(first.lower == here) + 2 * u64::from(last.lower == here);
            self.push(100, place);
            self.push(101, mix(place, first.lower));
            self.push(102, mix(place, u64::from(first.class.coarse)));
            self.push(103, mix(place, last.lower));
            self.push(104, mix(place, u64::from(last.class.fine)));
            self.push_listed(105, first, place);
            self.push_listed(106, last, place);
        }
    }

    /// The name whose initials it is.
    fn spelled_out(&mut self) {
        let Some(name) = self.mentioned.spelled_out(self.index) else { return };
        self.push(110, 0);
        for word in self.words(name) {
            self.push(111, word.lower);
            self.push(112, u64::from(word.class.fine));
            self.push_listed(113, word, 0);
        }
    }

    /// The names side by side with it.
    fn neighbours(&mut self) {
        for neighbour in self.mentioned.neighbours(self.index) {
            let (first, last) = self.ends(neighbour.name);
            let between = neighbour.between;
            self.push(120, between);
            self.push(121, mix(between, last.lower));
            self.push(122, mix(between, u64::from(last.class.fine)));
            self.push(123, mix(between, u64::from(first.class.coarse)));
            self.push(124, mix(between, last.shape));
            self.push_listed(125, first, between);
            self.push_listed(126, last, between);
        }
    }
}

/// The facts that the lists know of a word, as numbers.
fn listed(word: &Word) -> impl Iterator<Item = u64> + use<> {
    let listed = word.listed;
    (0..u64::from(u64::BITS)).filter(move |bit| listed >> bit & 1 == 1)
}
