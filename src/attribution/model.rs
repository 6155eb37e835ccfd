//! The trained model of claims, and its file.

use super::ranking::Rankers;
use super::tagging::labels::LABELS;
use crate::error::ModelError;
use crate::model_file::{Section, Sections};
use crate::tagger::{Scorer, Tagger};
use crate::word_table::WordTable;

/// Name and version of the model.
#[cfg(feature = "train")]
const ABOUT: Section = Section(*b"about   ");
/// The words that are cues, by how often.
const CUES: Section = Section(*b"cues    ");
/// What the names of a part's sections begin with.
const TAGGER: u8 = b't';
const SOURCES: u8 = b's';
const CONTENTS: u8 = b'c';

/// What finds claims.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ClaimModel {
    /// Words that are cues, by how often: 1 seldom to 5 nearly always.
    pub(crate) cues: WordTable,
    /// Roles of tokens, by [`super::tagging::labels`].
    pub(crate) tagger: Tagger,
    /// What chooses sources and contents.
    pub(crate) rankers: Rankers,
}

impl ClaimModel {
    /// The model that ships inside the program; reading it takes some milliseconds.
    #[cfg(any(test, feature = "builtin"))]
    pub(crate) fn builtin() -> Self {
        Self::from_bytes(include_bytes!("../../models/en-claims.bin"))
            .expect("the models in the repository are whole, which the tests see to")
    }

    /// Reads a model file.
    ///
    /// # Errors
    /// If it is no model file, of another version, or damaged.
    pub(crate) fn from_bytes(bytes: &[u8]) -> Result<Self, ModelError> {
        let sections = Sections::from_bytes(bytes)?;
        let cues = WordTable::from_bytes(sections.get(CUES)?, CUES)?;
        let tagger = Tagger::read(&sections, TAGGER, LABELS)?;
        let sources = Scorer::read(&sections, SOURCES)?;
        let contents = Scorer::read(&sections, CONTENTS)?;
        Ok(Self { cues, tagger, rankers: Rankers { sources, contents } })
    }

    /// The model file.
    #[cfg(feature = "train")]
    pub(crate) fn to_bytes(&self, about: &str) -> Vec<u8> {
        let mut sections = Sections::default();
        sections.add(ABOUT, about.as_bytes().to_vec());
        sections.add(CUES, self.cues.to_bytes());
        self.tagger.write(&mut sections, TAGGER);
        self.rankers.sources.write(&mut sections, SOURCES);
        self.rankers.contents.write(&mut sections, CONTENTS);
        sections.to_bytes()
    }
}
