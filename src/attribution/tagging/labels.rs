//! The labels of the tagger: outside, and begin and inside of source, cue and content.

#[cfg(feature = "train")]
use crate::tagger::FORBIDDEN;

/// Number of roles: source, cue, content.
pub(crate) const ROLES: usize = 3;

/// Number of labels.
pub(crate) const LABELS: usize = 1 + 2 * ROLES;

/// The label of a token in no role; also the one before every sequence.
#[cfg(feature = "train")]
pub(crate) const OUTSIDE: u8 = 0;

/// The label of the first token of a role's span.
#[cfg(feature = "train")]
pub(crate) fn begin(role: usize) -> u8 {
    1 + 2 * role as u8
}

/// The label of its other tokens.
#[cfg(feature = "train")]
pub(crate) fn inside(role: usize) -> u8 {
    2 + 2 * role as u8
}

/// Index of the label's role.
pub(crate) fn role_of(label: u8) -> Option<usize> {
    label.checked_sub(1).map(|label| usize::from(label / 2))
}

/// True for the label of a span's first token.
pub(crate) fn is_begin(label: u8) -> bool {
    label % 2 == 1
}

/// Scores before training: inside follows begin or inside of its own role only.
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
