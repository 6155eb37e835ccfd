//! Puts the parts of the model into one file, which the wasm module is given.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::paths;

/// Name of the section and file below models/ of each part.
const PARTS: [(&[u8; 8], &str); 3] = [
    (b"words   ", "en-words.bin"),
    (b"entities", "en-entities.bin"),
    (b"claims  ", "en-claims.bin"),
];

/// The version of the form, as in `src/model_file.rs`.
const FORMAT_VERSION: u32 = 1;

/// The file of the whole model.
pub fn file() -> PathBuf {
    paths::pkg().join("model.bin")
}

/// Writes the model for this release into pkg/.
///
/// # Errors
/// If a part is missing or the file cannot be written.
pub fn write() -> Result<()> {
    let mut sections = vec![(*b"release ", env!("CARGO_PKG_VERSION").as_bytes().to_vec())];
    for (name, file) in PARTS {
        let part = paths::root().join("models").join(file);
        let content = fs::read(&part).with_context(|| format!("read {}", part.display()))?;
        sections.push((*name, content));
    }
    fs::write(file(), model_file(&sections)).context("write the model file")
}

/// A model file of these sections; `src/model_file.rs` says what its form is.
fn model_file(sections: &[([u8; 8], Vec<u8>)]) -> Vec<u8> {
    let mut bytes = b"whosaid\n".to_vec();
    bytes.extend(FORMAT_VERSION.to_le_bytes());
    bytes.extend((sections.len() as u32).to_le_bytes());
    for (name, content) in sections {
        let mut checksum = crc32fast::Hasher::new();
        checksum.update(name);
        checksum.update(content);
        bytes.extend(name);
        bytes.extend((content.len() as u32).to_le_bytes());
        bytes.extend(checksum.finalize().to_le_bytes());
        bytes.extend(content);
    }
    bytes
}
