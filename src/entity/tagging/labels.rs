//! The labels of the tagger: outside, and begin and inside of each kind.

use crate::analysis::Kind;
#[cfg(feature = "train")]
use crate::tagger::FORBIDDEN;

/// The kinds that the tagger tells apart, in the order of the model file.
pub(crate) const KINDS: [Kind; 10] = [
    Kind::Person,
    Kind::Organization,
    Kind::Place,
    Kind::Facility,
    Kind::Group,
    Kind::Event,
    Kind::Law,
    Kind::Product,
    Kind::Work,
    Kind::Language,
];

/// Number of labels.
pub(crate) const LABELS: usize = 1 + 2 * KINDS.len();

/// The label of a token in no mention; also the one before every sequence.
pub(crate) const OUTSIDE: u8 = 0;

/// The label of a mention's first token.
#[cfg(feature = "train")]
pub(crate) fn begin(kind: usize) -> u8 {
    1 + 2 * kind as u8
}

/// The label of its other tokens.
#[cfg(feature = "train")]
pub(crate) fn inside(kind: usize) -> u8 {
    2 + 2 * kind as u8
}

/// Index of the label's kind in [`KINDS`]; none for [`OUTSIDE`].
pub(crate) fn kind_of(label: u8) -> Option<usize> {
    label.checked_sub(1).map(|label| usize::from(label / 2))
}

/// True for the label of a mention's first token.
pub(crate) fn is_begin(label: u8) -> bool {
    label % 2 == 1
}

/// Scores before training: inside follows begin or inside of its own kind only.
#[cfg(feature = "train")]
pub(crate) fn transitions() -> Vec<f32> {
    let mut scores = vec![0.0; LABELS * LABELS];
    for before in 0..LABELS {
        for label in (2..LABELS).step_by(2).filter(|&label| before != label && before != label - 1)
        {
            scores[before * LABELS + label] = FORBIDDEN;
        }
    }
    scores
}
