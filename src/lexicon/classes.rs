//! Words that are used alike, and the names of towns: the tables of `models/en-words.bin`.

use crate::error::ModelError;
use crate::hashing::hash;
use crate::model_file::{Section, Sections};
use crate::word_table::WordTable;

/// The fine class of each word.
pub(crate) const CLASSES: Section = Section(*b"classes ");
/// A byte for each fine class, from 1: its coarse class.
pub(crate) const COARSE: Section = Section(*b"coarse  ");
/// Names of towns and provinces in lower case.
pub(crate) const TOWNS: Section = Section(*b"towns   ");

/// Most words of a town's name.
pub(crate) const LONGEST_TOWN: usize = 3;

/// What the tables say.
#[derive(Debug)]
pub(crate) struct WordClasses {
    fine: WordTable,
    coarse: Vec<u8>,
    towns: WordTable,
}

/// Two classes of one word; both are numbered from 1, 0 is a word that the table lacks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct WordClass {
    /// One of about a thousand.
    pub(crate) fine: u16,
    /// One of 64, each a union of fine ones.
    pub(crate) coarse: u16,
}

impl WordClasses {
    /// The tables that ship inside the program.
    #[cfg(any(test, feature = "builtin"))]
    pub(super) fn builtin() -> Self {
        Self::from_bytes(include_bytes!("../../models/en-words.bin"))
            .expect("the tables in the repository are whole, which the tests see to")
    }

    /// Reads the tables.
    ///
    /// # Errors
    /// If they are damaged, or not of this version.
    pub(crate) fn from_bytes(bytes: &[u8]) -> Result<Self, ModelError> {
        let sections = Sections::from_bytes(bytes)?;
        let table = |section| WordTable::from_bytes(sections.get(section)?, section);
        let coarse = sections.get(COARSE)?.to_vec();
        Ok(Self { fine: table(CLASSES)?, coarse, towns: table(TOWNS)? })
    }

    /// The classes of a word in lower case.
    pub(crate) fn get(&self, lower: &str) -> WordClass {
        let fine = self.fine.get(hash(lower.as_bytes())).unwrap_or(0);
        let coarse = usize::from(fine).checked_sub(1).and_then(|class| self.coarse.get(class));
        WordClass { fine, coarse: coarse.map_or(0, |&coarse| u16::from(coarse)) }
    }

    /// Whether this is the hash of the name of a town or province in lower case.
    pub(crate) fn is_town(&self, lower: u64) -> bool {
        self.towns.get(lower).is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_are_used_alike_share_a_class() {
        let classes = WordClasses::builtin();
        assert_eq!(classes.get("monday"), classes.get("tuesday"));
        assert_ne!(classes.get("monday"), classes.get("tractor"));
        assert_eq!(classes.get("xyzzyx"), WordClass::default());
    }

    #[test]
    fn towns_are_known_in_lower_case() {
        let classes = WordClasses::builtin();
        assert!(classes.is_town(hash(b"suphan buri")));
        assert!(!classes.is_town(hash(b"the mayor")));
    }
}
