//! The labels of the tagger: outside, and begin and inside of each family of kinds.

use crate::analysis::Kind;
#[cfg(feature = "train")]
use crate::tagger::FORBIDDEN;

/// Kinds that the tagger does not tell apart: it finds their names by the same signs, and what sort
/// of place or thing a name is the name of shows in the whole of it, which is the sorter's task.
///
/// With a label for each kind, the rarer ones share what speaks for a name between them, and fewer
/// are found (the MISC of `CoNLL-2003` by 2 points of recall on dev articles).
pub(crate) const FAMILIES: [&[Kind]; 5] = [
    &[Kind::Person],
    &[Kind::Organization],
    &[Kind::Place, Kind::Facility],
    &[Kind::Group],
    &[Kind::Event, Kind::Law, Kind::Product, Kind::Work, Kind::Language],
];

/// The kinds of names, in the order of their families.
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

/// Number of the tagger's labels.
pub(crate) const LABELS: usize = 1 + 2 * FAMILIES.len();

/// The label of a token in no mention; also the one before every sequence.
pub(crate) const OUTSIDE: u8 = 0;

/// The label of a mention's first token.
#[cfg(feature = "train")]
pub(crate) fn begin(family: usize) -> u8 {
    1 + 2 * family as u8
}

/// The label of its other tokens.
#[cfg(feature = "train")]
pub(crate) fn inside(family: usize) -> u8 {
    2 + 2 * family as u8
}

/// Index of the label's family in [`FAMILIES`]; none for [`OUTSIDE`].
pub(crate) fn family_of(label: u8) -> Option<usize> {
    label.checked_sub(1).map(|label| usize::from(label / 2))
}

/// True for the label of a mention's first token.
pub(crate) fn is_begin(label: u8) -> bool {
    label % 2 == 1
}

/// Scores before training: inside follows begin or inside of its own family only.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_those_of_the_families_in_order() {
        assert_eq!(FAMILIES.concat(), KINDS);
    }
}
