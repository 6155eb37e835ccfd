//! Words that are used alike, by class.

use rustc_hash::{FxBuildHasher, FxHashMap};

/// About as many as the list has.
const WORDS: usize = 40_000;

/// The class of every word of the list, in lower case.
#[derive(Debug)]
pub(crate) struct WordClasses(FxHashMap<&'static str, WordClass>);

/// Two classes of one word; both are numbered from 1, 0 is a word that the list lacks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct WordClass {
    /// One of about a thousand.
    pub(crate) fine: u16,
    /// One of 64, each a union of fine ones.
    pub(crate) coarse: u16,
}

impl WordClasses {
    /// Reads a list with a class in each line: its coarse class, a tab, its words.
    pub(super) fn read(list: &'static str) -> Self {
        let mut classes = FxHashMap::with_capacity_and_hasher(WORDS, FxBuildHasher);
        let lines = list.lines().filter(|line| !line.starts_with('#'));
        for (line, fine) in lines.zip(1..) {
            let Some((coarse, words)) = line.split_once('\t') else { continue };
            let coarse = coarse.parse().map_or(0, |coarse: u16| coarse + 1);
            classes.extend(words.split(' ').map(|word| (word, WordClass { fine, coarse })));
        }
        Self(classes)
    }

    /// The classes of a word in lower case.
    pub(crate) fn get(&self, lower: &str) -> WordClass {
        self.0.get(lower).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_a_line_share_both_classes() {
        let classes = WordClasses::read("# head\n3\tmay june\n0\tsaid\n");
        assert_eq!(classes.get("may"), WordClass { fine: 1, coarse: 4 });
        assert_eq!(classes.get("june"), classes.get("may"));
        assert_eq!(classes.get("said"), WordClass { fine: 2, coarse: 1 });
        assert_eq!(classes.get("xyzzy"), WordClass::default());
    }
}
