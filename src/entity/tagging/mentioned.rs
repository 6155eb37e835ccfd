//! The names of an article, as far as one tells what another is: "Lopez" is who "Maria Lopez" is,
//! and "FDA" is spelled out where it stands first.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::words::{Word, Words};
use crate::document::Document;
use crate::hashing::{hash, mix};

/// Most other names that one name is compared with.
const OTHERS: usize = 4;

/// Most tokens between names that stand side by side: a comma, or a comma and "and".
const GAP: usize = 2;

/// The names of a document.
pub(crate) struct Mentioned<'a> {
    pub(super) document: &'a Document,
    pub(super) words: &'a Words,
    names: &'a [Range<usize>],
    /// By the words in lower case.
    same: FxHashMap<&'a str, Vec<usize>>,
    /// Names of several words, by each of their words.
    longer: FxHashMap<u64, Vec<usize>>,
    /// The first name of several words with these initials.
    initials: FxHashMap<u64, usize>,
}

/// A name that stands beside another one.
pub(super) struct Neighbour<'a> {
    pub(super) name: &'a Range<usize>,
    /// The hash of what stands between them, and of which comes first.
    pub(super) between: u64,
}

impl<'a> Mentioned<'a> {
    /// Reads these names, in order, each a range of tokens that is not empty.
    pub(crate) fn new(document: &'a Document, words: &'a Words, names: &'a [Range<usize>]) -> Self {
        let mut same: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
        let mut longer: FxHashMap<u64, Vec<usize>> = FxHashMap::default();
        let mut initials = FxHashMap::default();
        for (index, name) in names.iter().enumerate() {
            same.entry(document.lower_slice(name)).or_default().push(index);
            if name.len() == 1 {
                continue;
            }
            for token in name.clone() {
                let with_word = longer.entry(words.word(token).lower).or_default();
                if with_word.last() != Some(&index) {
                    with_word.push(index);
                }
            }
            initials.entry(initials_of(document, name)).or_insert(index);
        }
        Self { document, words, names, same, longer, initials }
    }

    /// The tokens of a name.
    pub(super) fn name(&self, index: usize) -> &'a Range<usize> {
        &self.names[index]
    }

    /// How often a name is mentioned.
    pub(super) fn count(&self, index: usize) -> usize {
        self.same[self.document.lower_slice(&self.names[index])].len()
    }

    /// Other mentions of the same words, the first few.
    pub(super) fn same(&self, index: usize) -> impl Iterator<Item = &'a Range<usize>> {
        let same = &self.same[self.document.lower_slice(&self.names[index])];
        let others = same.iter().filter(move |&&other| other != index).take(OTHERS);
        others.map(|&other| &self.names[other])
    }

    /// Longer names with the first word of a name, the first few.
    pub(super) fn longer(&self, index: usize) -> impl Iterator<Item = &'a Range<usize>> {
        let name = &self.names[index];
        let with_word = self.longer.get(&self.words.word(name.start).lower);
        let names = with_word.into_iter().flatten().map(|&other| &self.names[other]);
        names.filter(|other| other.len() > name.len()).take(OTHERS)
    }

    /// The name whose initials a name of one word is.
    pub(super) fn spelled_out(&self, index: usize) -> Option<&'a Range<usize>> {
        let name = &self.names[index];
        let letters = self.document.lower(name.start).chars().filter(|c| c.is_alphabetic());
        let found = self.initials.get(&hash_of(letters))?;
        (name.len() == 1).then(|| &self.names[*found])
    }

    /// The names right before and after a name in its sentence.
    pub(super) fn neighbours(&self, index: usize) -> impl Iterator<Item = Neighbour<'a>> {
        let beside = [index.checked_sub(1), Some(index + 1)].into_iter().flatten();
        beside.filter_map(move |other| self.neighbour(index, other))
    }

    fn neighbour(&self, index: usize, other: usize) -> Option<Neighbour<'a>> {
        let (here, name) = (&self.names[index], self.names.get(other)?);
        let is_before = other < index;
        let gap = if is_before { name.end..here.start } else { here.end..name.start };
        if gap.len() > GAP || !self.document.sentence(here.start).contains(&name.start) {
            return None;
        }
        let between = gap.fold(u64::from(is_before), |all, at| mix(all, self.words.word(at).lower));
        Some(Neighbour { name, between })
    }

    /// The word at a token, if it is in this sentence.
    pub(super) fn at(&self, token: Option<usize>, sentence: &Range<usize>) -> Option<&'a Word> {
        token.filter(|token| sentence.contains(token)).map(|token| self.words.word(token))
    }
}

/// The hash of the first letters of a name's capitalised words.
fn initials_of(document: &Document, name: &Range<usize>) -> u64 {
    let first = name.clone().filter_map(|token| document.word(token).chars().next());
    hash_of(first.filter(|c| c.is_uppercase()))
}

/// The hash of letters in lower case.
fn hash_of(letters: impl Iterator<Item = char>) -> u64 {
    let lower: String = letters.flat_map(char::to_lowercase).collect();
    hash(lower.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;

    const TEXT: &str =
        "The Fenwick Water Board met Ann Lee. Lee, Bo Ray and Tom Hale left the FWB. Lee slept.";

    /// Asks about the name that stands so at its nth mention, among the names of [`TEXT`].
    fn ask<T>(name: &str, nth: usize, question: impl Fn(&Mentioned, usize) -> T) -> T {
        let lexicon = Lexicon::builtin();
        let document = Document::read(TEXT, &lexicon.abbreviations);
        let words = Words::new(&document, &lexicon, &[]);
        let is =
            |index: usize| document.tokens[index].is_capitalized() && document.word(index) != "The";
        let mut names: Vec<Range<usize>> = Vec::new();
        for index in (0..document.tokens.len()).filter(|&index| is(index)) {
            match names.last_mut() {
                Some(last) if last.end == index => last.end = index + 1,
                _ => names.push(index..index + 1),
            }
        }
        let mentioned = Mentioned::new(&document, &words, &names);
        let is_asked = |&index: &usize| document.slice(&names[index]) == name;
        let index = (0..names.len()).filter(is_asked).nth(nth).expect("the text has it");
        question(&mentioned, index)
    }

    fn text(mentioned: &Mentioned, name: &Range<usize>) -> String {
        mentioned.document.slice(name).to_owned()
    }

    #[test]
    fn the_same_words_and_longer_names_are_found() {
        let counts = ask("Lee", 0, |mentioned, index| {
            (mentioned.same(index).count(), mentioned.count(index))
        });
        assert_eq!(counts, (1, 2));
        let longer = ask("Lee", 1, |mentioned, index| {
            mentioned.longer(index).map(|name| text(mentioned, name)).collect::<Vec<_>>()
        });
        assert_eq!(longer, ["Ann Lee"]);
    }

    #[test]
    fn initials_lead_to_what_they_stand_for() {
        let name = ask("FWB", 0, |mentioned, index| {
            mentioned.spelled_out(index).map(|name| text(mentioned, name))
        });
        assert_eq!(name.as_deref(), Some("Fenwick Water Board"));
        assert!(ask("Lee", 0, |mentioned, index| mentioned.spelled_out(index).is_none()));
    }

    #[test]
    fn names_side_by_side_are_neighbours() {
        let beside = ask("Bo Ray", 0, |mentioned, index| {
            let names = mentioned.neighbours(index).map(|n| text(mentioned, n.name));
            names.collect::<Vec<_>>()
        });
        assert_eq!(beside, ["Lee", "Tom Hale"]);
        let alone = ask("Lee", 1, |mentioned, index| mentioned.neighbours(index).count());
        assert_eq!(alone, 0);
    }
}
