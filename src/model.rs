//! What the analyzer knows: word lists now, trained weights beside them later.

/// The knowledge an [`crate::Analyzer`] works with.
#[derive(Debug)]
pub struct Model {
    name: &'static str,
}

impl Model {
    /// The model that ships inside the program.
    pub fn builtin() -> Self {
        Self { name: concat!("lexicon ", env!("CARGO_PKG_VERSION")) }
    }

    /// Name and version, as reported in [`crate::Analysis`].
    pub fn name(&self) -> &str {
        self.name
    }
}
