//! The form of model files: named sections with checksums.
//!
//! ```text
//! 8 bytes  "whosaid\n"            what it is
//! 4        format version
//! 4        number of sections
//! then for each section
//! 8        its name, filled up with spaces
//! 4        length of its content in bytes
//! 4        CRC-32 of its name and content
//! …        its content
//! ```
//!
//! A whole model is such a file whose sections are such files ([`crate::Model::from_bytes`]).
//! Numbers are little-endian. Nothing follows the last section. A file is untrusted input: every
//! length is checked before it is used, and each way to be wrong is an error of its own.

use std::borrow::Cow;

use crate::error::ModelError;

/// What every model file begins with.
const MAGIC: &[u8; 8] = b"whosaid\n";

/// The version that this program reads and writes.
pub(crate) const FORMAT_VERSION: u32 = 1;

/// No model file is larger; the shipped ones have less than a hundredth of it.
const MOST_BYTES: usize = 256 << 20;

/// A section's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Section(pub(crate) [u8; 8]);

impl Section {
    /// The name without the spaces that fill it up.
    fn name(self) -> String {
        String::from_utf8_lossy(&self.0).trim_end().to_owned()
    }

    /// The error that its content is not what it should be.
    pub(crate) fn invalid(self, why: &'static str) -> ModelError {
        ModelError::Invalid { section: self.name(), why }
    }
}

/// The sections of a file, in its order; those that were read are not copied.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Sections<'a>(Vec<(Section, Cow<'a, [u8]>)>);

impl<'a> Sections<'a> {
    /// Adds a section at the end.
    #[cfg(feature = "train")]
    pub(crate) fn add(&mut self, section: Section, content: Vec<u8>) {
        self.0.push((section, Cow::Owned(content)));
    }

    /// The content of a section.
    ///
    /// # Errors
    /// If there is none of this name.
    pub(crate) fn get(&self, section: Section) -> Result<&[u8], ModelError> {
        let found = self.0.iter().find(|(name, _)| *name == section);
        let missing = || ModelError::MissingSection { section: section.name() };
        found.map(|(_, content)| content.as_ref()).ok_or_else(missing)
    }

    /// The whole file.
    #[cfg(feature = "train")]
    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        bytes.extend(FORMAT_VERSION.to_le_bytes());
        bytes.extend((self.0.len() as u32).to_le_bytes());
        for (section, content) in &self.0 {
            bytes.extend(section.0);
            bytes.extend((content.len() as u32).to_le_bytes());
            bytes.extend(checksum(*section, content).to_le_bytes());
            bytes.extend(content.as_ref());
        }
        bytes
    }

    /// Reads a whole file.
    ///
    /// # Errors
    /// If it is no model file, of another version, cut off, too long, or changed.
    pub(crate) fn from_bytes(bytes: &'a [u8]) -> Result<Self, ModelError> {
        if bytes.len() > MOST_BYTES {
            return Err(ModelError::TooLarge { bytes: bytes.len(), most: MOST_BYTES });
        }
        let mut reader = Reader { bytes, at: 0 };
        if reader.take(MAGIC.len()).ok() != Some(MAGIC) {
            return Err(ModelError::NotAModel);
        }
        let version = reader.number()?;
        if version != FORMAT_VERSION {
            return Err(ModelError::Version { found: version, supported: FORMAT_VERSION });
        }
        let count = reader.number()?;
        let mut sections = Vec::new();
        for _ in 0..count {
            let section = Section(reader.array()?);
            let length = reader.number()?;
            let sum = reader.number()?;
            let content = reader.take(length as usize)?;
            if checksum(section, content) != sum {
                return Err(ModelError::Checksum { section: section.name() });
            }
            sections.push((section, Cow::Borrowed(content)));
        }
        match bytes.len() - reader.at {
            0 => Ok(Self(sections)),
            spare => Err(ModelError::TrailingBytes { bytes: spare }),
        }
    }
}

fn checksum(section: Section, content: &[u8]) -> u32 {
    let mut hasher = crc32fast::Hasher::new();
    hasher.update(&section.0);
    hasher.update(content);
    hasher.finalize()
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    fn take(&mut self, length: usize) -> Result<&'a [u8], ModelError> {
        let rest = &self.bytes[self.at..];
        let taken = rest.get(..length);
        let missing = length.saturating_sub(rest.len());
        self.at += taken.map_or(0, <[u8]>::len);
        taken.ok_or(ModelError::Truncated { missing })
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], ModelError> {
        Ok(self.take(N)?.try_into().expect("so many bytes were taken"))
    }

    fn number(&mut self) -> Result<u32, ModelError> {
        self.array().map(u32::from_le_bytes)
    }
}
