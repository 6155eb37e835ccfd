//! Positions in the article: half-open byte ranges.
//!
//! Everything inside the core is measured in bytes of a UTF-8 text; other units exist only in
//! [`crate::offsets`] and at the wasm boundary.

use serde::{Deserialize, Serialize};

/// A half-open range `start..end` of a text.
///
/// Inside the core both ends are byte offsets that lie on character boundaries. After
/// [`crate::Analysis::convert_offsets`] the unit is the one named in `Analysis::offsets`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Span {
    /// First position inside the span.
    pub start: u32,
    /// First position after the span.
    pub end: u32,
}

impl Span {
    /// A span from byte offsets.
    ///
    /// # Panics
    /// If an offset exceeds `u32`; [`crate::Analyzer::analyze`] refuses longer texts first.
    pub fn new(byte_start: usize, byte_end: usize) -> Self {
        debug_assert!(byte_start <= byte_end, "a span ends before it starts");
        let narrow = |n: usize| u32::try_from(n).expect("texts over 4 GiB are refused");
        Self { start: narrow(byte_start), end: narrow(byte_end) }
    }

    /// The bytes of `text` that the span covers.
    pub fn of(self, text: &str) -> &str {
        &text[self.start as usize..self.end as usize]
    }

    /// The span as a range for slicing.
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Length in the span's unit.
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// True if nothing is covered.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// True if `other` lies wholly inside.
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// True if the two share at least one position.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that covers both.
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}
