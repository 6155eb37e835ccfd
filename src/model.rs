//! What the analyzer knows: word lists, and trained weights beside them.

use crate::attribution::ClaimModel;
use crate::entity::tagging::NameModel;
use crate::error::ModelError;
use crate::lexicon::{Lexicon, WordClasses};
use crate::model_file::{Section, Sections};

/// The release of the program that the model is for.
const RELEASE: Section = Section(*b"release ");
/// The parts, each a model file of its own.
const WORDS: Section = Section(*b"words   ");
const NAMES: Section = Section(*b"entities");
const CLAIMS: Section = Section(*b"claims  ");

/// The knowledge an [`crate::Analyzer`] works with.
#[derive(Debug)]
pub struct Model {
    lexicon: Lexicon,
    names: NameModel,
    claims: ClaimModel,
}

impl Model {
    /// The model that ships inside the program; reading it takes some milliseconds.
    #[cfg(feature = "builtin")]
    pub fn builtin() -> Self {
        let (names, claims) = (NameModel::builtin(), ClaimModel::builtin());
        Self { lexicon: Lexicon::builtin(), names, claims }
    }

    /// Reads a whole model from one file, as `cargo xtask build` puts it together; the word lists
    /// are those of the program.
    ///
    /// # Errors
    /// If it is no model file, for another release of the program, or damaged. What a weight means
    /// changes with the program, so a release reads its own models only.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, ModelError> {
        let sections = Sections::from_bytes(bytes)?;
        let release = sections.get(RELEASE)?;
        if release != env!("CARGO_PKG_VERSION").as_bytes() {
            let found = String::from_utf8_lossy(release).into_owned();
            return Err(ModelError::Release { found, supported: env!("CARGO_PKG_VERSION") });
        }
        Self::from_parts(sections.get(WORDS)?, sections.get(NAMES)?, sections.get(CLAIMS)?)
    }

    /// Reads the model files of words, names and claims, as they stand in `models/`; the word
    /// lists are those of the program.
    ///
    /// # Errors
    /// If one is no model file, of another version of the format, or damaged.
    pub fn from_parts(words: &[u8], names: &[u8], claims: &[u8]) -> Result<Self, ModelError> {
        let lexicon = Lexicon::new(WordClasses::from_bytes(words)?);
        let names = NameModel::from_bytes(names)?;
        let claims = ClaimModel::from_bytes(claims)?;
        Ok(Self { lexicon, names, claims })
    }

    /// Name and version, as reported in [`crate::Analysis`].
    pub fn name(&self) -> &str {
        &self.names.about
    }

    /// The word lists.
    pub(crate) fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// What finds claims.
    pub(crate) fn claims(&self) -> &ClaimModel {
        &self.claims
    }

    /// What finds names.
    pub(crate) fn names(&self) -> &NameModel {
        &self.names
    }
}
