//! What the analyzer knows: word lists, and trained weights beside them.

use crate::attribution::ClaimModel;
use crate::entity::tagging::NameModel;
use crate::error::ModelError;
use crate::lexicon::Lexicon;

/// The knowledge an [`crate::Analyzer`] works with.
#[derive(Debug)]
pub struct Model {
    lexicon: Lexicon,
    names: NameModel,
    claims: ClaimModel,
}

impl Model {
    /// The model that ships inside the program; reading it takes some milliseconds.
    pub fn builtin() -> Self {
        let (names, claims) = (NameModel::builtin(), ClaimModel::builtin());
        Self { lexicon: Lexicon::builtin(), names, claims }
    }

    /// Reads the model files of names and of claims; the word lists are those of the program.
    ///
    /// # Errors
    /// If one is no model file, of another version, or damaged.
    pub fn from_bytes(names: &[u8], claims: &[u8]) -> Result<Self, ModelError> {
        let names = NameModel::from_bytes(names)?;
        let claims = ClaimModel::from_bytes(claims)?;
        Ok(Self { lexicon: Lexicon::builtin(), names, claims })
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
