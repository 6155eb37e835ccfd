//! A tagger as sections of a model file.
//!
//! Numbers are little-endian; lists of small ones are LEB128: seven bits a byte, the eighth says
//! that more follow.

use super::scorer::SLOTS;
use super::weights::BUCKETS;
use super::{Chain, MOST_LABELS, Rows, Scorer, Tagger, Weights};
use crate::error::ModelError;
use crate::model_file::{Section, Sections};

/// Names of the sections, after the letter that says whose they are.
const CHAIN: [u8; 6] = *b"chain ";
const STEP: [u8; 6] = *b"step  ";
const BUCKET: [u8; 6] = *b"bucket";
const LABELS: [u8; 6] = *b"labels";
const WEIGHTS: [u8; 6] = *b"weight";

/// A section of the tagger with this letter.
fn section(letter: u8, name: [u8; 6]) -> Section {
    let mut full = [letter, b'.', 0, 0, 0, 0, 0, 0];
    full[2..].copy_from_slice(&name);
    Section(full)
}

/// No tagger has more rows than this: a corrupt count is refused before memory is asked for.
const MOST_ROWS: usize = BUCKETS as usize;

impl Tagger {
    /// Writes the sections; their names begin with `letter`.
    #[cfg(feature = "train")]
    pub(crate) fn write(&self, sections: &mut Sections, letter: u8) {
        let rows = self.weights.rows();
        let (mut buckets, mut labels) = (Vec::new(), Vec::new());
        let mut last = 0;
        for (&bucket, &mask) in rows.buckets.iter().zip(&rows.labels) {
            push_number(&mut buckets, bucket - last);
            last = bucket;
            push_number(&mut labels, mask);
        }
        let weights = rows.weights.iter().map(|&weight| weight.cast_unsigned()).collect();
        sections.add(
            section(letter, CHAIN),
            self.chain.transitions().iter().flat_map(|t| t.to_le_bytes()).collect(),
        );
        sections.add(section(letter, STEP), self.weights.step().to_le_bytes().to_vec());
        sections.add(section(letter, BUCKET), buckets);
        sections.add(section(letter, LABELS), labels);
        sections.add(section(letter, WEIGHTS), weights);
    }

    /// Reads the sections of the tagger with this letter and so many labels.
    ///
    /// # Errors
    /// If a section is missing or holds something that no tagger has.
    pub(crate) fn read(
        sections: &Sections,
        letter: u8,
        label_count: usize,
    ) -> Result<Self, ModelError> {
        let of = |name| section(letter, name);
        let transitions = floats(sections, of(CHAIN))?;
        if transitions.len() != label_count * label_count {
            return Err(of(CHAIN).invalid("not a score for each pair of labels"));
        }
        let &[step] = &floats(sections, of(STEP))?[..] else {
            return Err(of(STEP).invalid("not one number"));
        };
        let rows = rows(sections, letter, label_count)?;
        let chain = Chain::new(label_count, transitions);
        Ok(Self { weights: Weights::new(step, &rows), chain })
    }
}

fn rows(sections: &Sections, letter: u8, label_count: usize) -> Result<Rows, ModelError> {
    let of = |name| section(letter, name);
    let mut buckets = numbers(sections, of(BUCKET))?;
    let labels = numbers(sections, of(LABELS))?;
    let weights: Vec<i8> =
        sections.get(of(WEIGHTS))?.iter().map(|&byte| byte.cast_signed()).collect();
    if buckets.len() != labels.len() {
        return Err(of(LABELS).invalid("not one entry for each bucket"));
    }
    ascend(&mut buckets, BUCKETS).ok_or_else(|| of(BUCKET).invalid("buckets are not ascending"))?;
    let known = label_count.min(MOST_LABELS);
    if labels.iter().any(|&labels| labels == 0 || labels >> known != 0) {
        return Err(of(LABELS).invalid("a label that is not there"));
    }
    if labels.iter().map(|labels| labels.count_ones() as usize).sum::<usize>() != weights.len() {
        return Err(of(WEIGHTS).invalid("not one weight for each label"));
    }
    Ok(Rows { buckets, labels, weights })
}

/// Distances from the one before to ascending numbers below a limit; nothing if they are none.
fn ascend(numbers: &mut [u32], limit: u32) -> Option<()> {
    let mut last = None;
    for number in numbers {
        let next = last.map_or(Some(*number), |last: u32| last.checked_add(*number))?;
        if next >= limit || last.is_some_and(|last| next <= last) {
            return None;
        }
        *number = next;
        last = Some(next);
    }
    Some(())
}

impl Scorer {
    /// Writes the sections; their names begin with `letter`.
    #[cfg(feature = "train")]
    pub(crate) fn write(&self, sections: &mut Sections, letter: u8) {
        let (mut slots, mut last) = (Vec::new(), 0);
        for (slot, _) in self.entries() {
            push_number(&mut slots, slot - last);
            last = slot;
        }
        let weights = self.entries().map(|(_, weight)| weight.cast_unsigned()).collect();
        sections.add(section(letter, STEP), self.step().to_le_bytes().to_vec());
        sections.add(section(letter, BUCKET), slots);
        sections.add(section(letter, WEIGHTS), weights);
    }

    /// Reads the sections of the scorer with this letter.
    ///
    /// # Errors
    /// If a section is missing or holds something that no scorer has.
    pub(crate) fn read(sections: &Sections, letter: u8) -> Result<Self, ModelError> {
        let of = |name| section(letter, name);
        let &[step] = &floats(sections, of(STEP))?[..] else {
            return Err(of(STEP).invalid("not one number"));
        };
        let mut slots = numbers(sections, of(BUCKET))?;
        ascend(&mut slots, SLOTS).ok_or_else(|| of(BUCKET).invalid("slots are not ascending"))?;
        let weights = sections.get(of(WEIGHTS))?;
        if weights.len() != slots.len() {
            return Err(of(WEIGHTS).invalid("not one weight for each slot"));
        }
        let weights = weights.iter().map(|&byte| byte.cast_signed());
        Ok(Self::new(step, slots.into_iter().zip(weights)))
    }
}

fn floats(sections: &Sections, section: Section) -> Result<Vec<f32>, ModelError> {
    let (numbers, rest) = sections.get(section)?.as_chunks::<4>();
    let numbers: Vec<f32> = numbers.iter().map(|&bytes| f32::from_le_bytes(bytes)).collect();
    if !rest.is_empty() || !numbers.iter().all(|number| number.is_finite()) {
        return Err(section.invalid("not finite numbers"));
    }
    Ok(numbers)
}

#[cfg(feature = "train")]
fn push_number(bytes: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

fn numbers(sections: &Sections, section: Section) -> Result<Vec<u32>, ModelError> {
    let (mut numbers, mut number, mut shift) = (Vec::new(), 0_u32, 0);
    for &byte in sections.get(section)? {
        let bits = u32::from(byte & 0x7F);
        // The fifth byte has room for four bits only.
        if shift > 28 || (shift == 28 && bits > 0xF) || numbers.len() == MOST_ROWS {
            return Err(section.invalid("a number too large"));
        }
        number |= bits << shift;
        shift += 7;
        if byte & 0x80 == 0 {
            numbers.push(number);
            (number, shift) = (0, 0);
        }
    }
    if shift > 0 {
        return Err(section.invalid("cut off within a number"));
    }
    Ok(numbers)
}

#[cfg(all(test, feature = "train"))]
mod tests {
    use super::*;

    fn tagger() -> Tagger {
        let rows = Rows {
            buckets: vec![0, 5, BUCKETS - 1],
            labels: vec![0b01, 0b11, 0b10],
            weights: vec![3, -7, 127, -127],
        };
        let chain = Chain::new(2, vec![0.5, -1.0, crate::tagger::FORBIDDEN, 0.0]);
        Tagger { weights: Weights::new(0.25, &rows), chain }
    }

    #[test]
    fn what_is_written_is_read() {
        let mut sections = Sections::default();
        tagger().write(&mut sections, b't');
        assert_eq!(Tagger::read(&sections, b't', 2), Ok(tagger()));
    }

    #[test]
    fn a_tagger_of_other_labels_is_refused() {
        let mut sections = Sections::default();
        tagger().write(&mut sections, b't');
        assert!(matches!(Tagger::read(&sections, b't', 3), Err(ModelError::Invalid { .. })));
    }
}
