//! What can go wrong, in words a caller can act on.

use std::fmt;

/// Why a text could not be analysed.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum AnalyzeError {
    /// The text is longer than offsets can express.
    TooLong {
        /// Its length in bytes.
        bytes: usize,
    },
}

impl AnalyzeError {
    /// A stable identifier for programs; never changes with the wording.
    pub fn code(&self) -> &'static str {
        match self {
            Self::TooLong { .. } => "too_long",
        }
    }
}

impl fmt::Display for AnalyzeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLong { bytes } => write!(
                f,
                "the text has {bytes} bytes, more than the 4294967295 that offsets can express; split it"
            ),
        }
    }
}

impl std::error::Error for AnalyzeError {}
