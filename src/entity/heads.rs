//! The word of a name that tells what it names: "Ministry of …", "… University".

use std::ops::Range;

use crate::document::Document;
use crate::lexicon::{Head, Lexicon};

/// The word that ends or heads a name, if the lists know it.
pub(super) fn head(document: &Document, lexicon: &Lexicon, name: &Range<usize>) -> Option<Head> {
    let ends = (1..=name.len().min(2)).rev().find_map(|count| {
        let head = lexicon.heads.get(document.slice(&(name.end - count..name.end)))?;
        head.ends.then_some(*head)
    });
    let of_at = name.clone().find(|&index| matches!(document.word(index), "of" | "for" | "on"));
    let begins = || {
        let first_end = of_at.filter(|&at| at > name.start)?;
        let head = lexicon.heads.get(document.word(first_end - 1))?;
        head.begins.then_some(*head)
    };
    begins().or(ends)
}
