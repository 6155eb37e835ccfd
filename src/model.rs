//! What the analyzer knows: word lists now, trained weights beside them later.

use crate::lexicon::Lexicon;

/// The knowledge an [`crate::Analyzer`] works with.
#[derive(Debug)]
pub struct Model {
    name: &'static str,
    lexicon: Lexicon,
}

impl Model {
    /// The model that ships inside the program; reading its lists takes some milliseconds.
    pub fn builtin() -> Self {
        Self { name: concat!("lexicon ", env!("CARGO_PKG_VERSION")), lexicon: Lexicon::builtin() }
    }

    /// Name and version, as reported in [`crate::Analysis`].
    pub fn name(&self) -> &str {
        self.name
    }

    /// The word lists.
    pub(crate) fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }
}
