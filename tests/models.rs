//! Model files are untrusted input: whatever is wrong with one is an error that names it.

use std::sync::LazyLock;

use proptest::prelude::*;
use whosaid::{Model, ModelError};

/// The file that ships.
const SHIPPED: &[u8] = include_bytes!("../models/en-entities.bin");

/// The other files that ship, which are read by the same code.
const CLAIMS: &[u8] = include_bytes!("../models/en-claims.bin");
const WORDS: &[u8] = include_bytes!("../models/en-words.bin");

/// Bytes of magic, version and number of sections.
const HEAD: usize = 16;

/// Where each section begins, and the end of the file.
static SECTIONS: LazyLock<Vec<usize>> = LazyLock::new(|| {
    let mut starts = vec![HEAD];
    while let Some(&start) = starts.last().filter(|&&start| start < SHIPPED.len()) {
        let length = SHIPPED[start + 8..start + 12].try_into().expect("four bytes");
        starts.push(start + 16 + u32::from_le_bytes(length) as usize);
    }
    starts
});

fn read(names: &[u8]) -> Result<Model, ModelError> {
    Model::from_parts(WORDS, names, CLAIMS)
}

fn error(bytes: &[u8]) -> ModelError {
    read(bytes).expect_err("the file is damaged")
}

fn changed(at: usize, bytes: &[u8]) -> Vec<u8> {
    let mut file = SHIPPED.to_vec();
    file[at..at + bytes.len()].copy_from_slice(bytes);
    file
}

#[test]
fn the_shipped_file_is_whole() {
    let model = read(SHIPPED).expect("the shipped model is whole");
    assert_eq!(model.name(), concat!("en-entities ", env!("CARGO_PKG_VERSION")));
}

#[test]
fn a_damaged_file_of_claims_or_words_is_an_error_too() {
    let cut = |file: &'static [u8]| &file[..file.len() - 1];
    for damaged in [
        Model::from_parts(WORDS, SHIPPED, cut(CLAIMS)),
        Model::from_parts(cut(WORDS), SHIPPED, CLAIMS),
    ] {
        assert_eq!(damaged.unwrap_err(), ModelError::Truncated { missing: 1 });
    }
    assert!(Model::from_parts(WORDS, CLAIMS, SHIPPED).is_err());
}

/// A whole model for a release, in one file.
fn whole(release: &str) -> Vec<u8> {
    let parts = [
        (b"release ", release.as_bytes()),
        (b"words   ", WORDS),
        (b"entities", SHIPPED),
        (b"claims  ", CLAIMS),
    ];
    let mut file = [&SHIPPED[..12], &4_u32.to_le_bytes()].concat();
    for (name, content) in parts {
        file.extend(name);
        file.extend((content.len() as u32).to_le_bytes());
        file.extend(crc32fast::hash(&[name, content].concat()).to_le_bytes());
        file.extend(content);
    }
    file
}

#[test]
fn a_model_is_read_from_one_file() {
    let model = Model::from_bytes(&whole(env!("CARGO_PKG_VERSION"))).expect("it is whole");
    assert_eq!(model.name(), Model::builtin().name());
}

#[test]
fn a_model_for_another_release_names_both() {
    let error = Model::from_bytes(&whole("0.0.7")).unwrap_err();
    assert_eq!(error.code(), "model_version");
    let message = error.to_string();
    assert!(message.contains("0.0.7") && message.contains(env!("CARGO_PKG_VERSION")), "{message}");
}

#[test]
fn what_is_no_model_is_named() {
    for bytes in [&b""[..], b"who", b"PK\x03\x04 a zip file", &[0; 64]] {
        assert_eq!(error(bytes), ModelError::NotAModel);
    }
}

#[test]
fn another_version_names_both() {
    let error = error(&changed(8, &7_u32.to_le_bytes()));
    assert_eq!(error, ModelError::Version { found: 7, supported: 1 });
    let message = error.to_string();
    assert!(message.contains("version 7") && message.contains("version 1"), "{message}");
}

#[test]
fn a_cut_file_says_how_much_is_missing() {
    let last = SHIPPED.len() - 1;
    assert_eq!(error(&SHIPPED[..last]), ModelError::Truncated { missing: 1 });
}

#[test]
fn a_longer_file_says_what_is_spare() {
    let longer = [SHIPPED, b"abc"].concat();
    assert_eq!(error(&longer), ModelError::TrailingBytes { bytes: 3 });
}

#[test]
fn a_length_beyond_the_file_asks_for_no_memory() {
    let file = changed(SECTIONS[0] + 8, &u32::MAX.to_le_bytes());
    assert!(matches!(error(&file), ModelError::Truncated { .. }));
}

#[test]
fn a_changed_section_is_named() {
    let content = SECTIONS[0] + 16;
    let flipped = [SHIPPED[content] ^ 1];
    assert_eq!(
        error(&changed(content, &flipped)),
        ModelError::Checksum { section: "about".to_owned() }
    );
}

#[test]
fn a_missing_section_is_named() {
    let count = SECTIONS.len() as u32 - 2;
    let mut file = SHIPPED[..SECTIONS[SECTIONS.len() - 2]].to_vec();
    file[12..16].copy_from_slice(&count.to_le_bytes());
    assert_eq!(error(&file), ModelError::MissingSection { section: "s.weight".to_owned() });
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_cut_is_an_error(at in 0..SHIPPED.len()) {
        prop_assert!(read(&SHIPPED[..at]).is_err());
    }

    #[test]
    fn any_flipped_bit_is_an_error(at in 0..SHIPPED.len(), bit in 0..8_u8) {
        prop_assert!(read(&changed(at, &[SHIPPED[at] ^ (1 << bit)])).is_err());
    }

    #[test]
    fn any_bytes_behind_a_good_head_are_an_error(rest in prop::collection::vec(any::<u8>(), 0..400)) {
        let file = [&SHIPPED[..HEAD], &rest].concat();
        prop_assert!(read(&file).is_err());
    }
}
