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

/// Why a model file could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ModelError {
    /// It does not begin as model files do.
    NotAModel,
    /// It is of another version of the format.
    Version {
        /// The file's.
        found: u32,
        /// The one that this program reads.
        supported: u32,
    },
    /// It is for another release of the program.
    Release {
        /// The file's.
        found: String,
        /// This program's.
        supported: &'static str,
    },
    /// It ends too early.
    Truncated {
        /// Number of bytes that are missing, at least.
        missing: usize,
    },
    /// Something follows its last section.
    TrailingBytes {
        /// How much.
        bytes: usize,
    },
    /// It is larger than any model.
    TooLarge {
        /// Its length.
        bytes: usize,
        /// The greatest length.
        most: usize,
    },
    /// A section's content is not what was written.
    Checksum {
        /// Its name.
        section: String,
    },
    /// A section is not there.
    MissingSection {
        /// Its name.
        section: String,
    },
    /// A section holds what no model has.
    Invalid {
        /// Its name.
        section: String,
        /// What is wrong.
        why: &'static str,
    },
}

impl ModelError {
    /// A stable identifier for programs; never changes with the wording.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotAModel => "not_a_model",
            Self::Version { .. } | Self::Release { .. } => "model_version",
            Self::Truncated { .. } => "model_truncated",
            Self::TrailingBytes { .. } => "model_trailing_bytes",
            Self::TooLarge { .. } => "model_too_large",
            Self::Checksum { .. } => "model_checksum",
            Self::MissingSection { .. } => "model_missing_section",
            Self::Invalid { .. } => "model_invalid",
        }
    }
}

impl fmt::Display for ModelError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAModel => write!(f, "not a model file of this program"),
            Self::Version { found, supported } => write!(
                f,
                "the model file has format version {found}, this program reads version {supported}; use the model of this release"
            ),
            Self::Release { found, supported } => write!(
                f,
                "the model file is for Whosaid {found}, this program is {supported}; use the model of this release"
            ),
            Self::Truncated { missing } => {
                write!(f, "the model file is cut off: at least {missing} bytes are missing")
            }
            Self::TrailingBytes { bytes } => {
                write!(f, "the model file has {bytes} bytes after its last section")
            }
            Self::TooLarge { bytes, most } => {
                write!(f, "the model file has {bytes} bytes, more than the {most} that any has")
            }
            Self::Checksum { section } => {
                write!(f, "section {section:?} of the model file was changed; fetch the file again")
            }
            Self::MissingSection { section } => {
                write!(f, "the model file has no section {section:?}")
            }
            Self::Invalid { section, why } => {
                write!(f, "section {section:?} of the model file is invalid: {why}")
            }
        }
    }
}

impl std::error::Error for ModelError {}
