//! Which tokens are worth tagging.
//!
//! Names are rare: most tokens are far from any capital and are no part of one. The tagger reads
//! the stretches around capitals only, which is most of its speed.

use std::ops::Range;

use crate::document::Document;

/// Lower-case words that a name can have between two capitals ("of the", "y de la").
const GAP: usize = 3;

/// Ranges of tokens to tag, in order, within one sentence each; all others are in no name. `may_name`
/// tells by its capitals whether a token may be of one.
pub(super) fn sequences(
    document: &Document,
    may_name: impl Fn(usize) -> bool,
) -> Vec<Range<usize>> {
    let mut all = Vec::new();
    for sentence in &document.sentences {
        let mut current: Option<Range<usize>> = None;
        for index in sentence.clone() {
            if !may_name(index) {
                continue;
            }
            // One token on either side: numbers and small words belong to some names.
            let start = index.saturating_sub(1).max(sentence.start);
            let end = (index + 2).min(sentence.end);
            match &mut current {
                Some(range) if start < range.end + GAP => range.end = end,
                _ => {
                    all.extend(current.take());
                    current = Some(start..end);
                }
            }
        }
        all.extend(current);
    }
    all
}
