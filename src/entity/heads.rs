//! The word of a name that tells what it names: "Ministry of …", "… University".

use std::ops::Range;

use crate::document::Document;
use crate::lexicon::{Head, Lexicon};

/// The word that ends or heads a name, if the lists know it.
pub(super) fn head(document: &Document, lexicon: &Lexicon, name: &Range<usize>) -> Option<Head> {
    let ends_in = |count: usize| {
        let start = name.end.checked_sub(count).filter(|&start| start >= name.start)?;
        let head = lexicon.heads.get(document.slice(&(start..name.end)))?;
        head.ends.then_some(*head)
    };
    let of_at = name.clone().find(|&index| matches!(document.word(index), "of" | "for" | "on"));
    let begins = || {
        let first_end = of_at.filter(|&at| at > name.start)?;
        let head = lexicon.heads.get(document.word(first_end - 1))?;
        head.begins.then_some(*head)
    };
    // "House of Representatives" is no house.
    ends_in(3).or_else(begins).or_else(|| ends_in(2)).or_else(|| ends_in(1))
}
