//! Byte offsets → UTF-16 code units or code points, in one pass over the text.

use crate::analysis::{Analysis, OffsetUnit};

/// Rewrites `offsets`, which are bytes of `text` on character boundaries, in `unit`.
///
/// Sorts the references once and walks `text` once, however many offsets there are.
pub(crate) fn convert(text: &str, unit: OffsetUnit, mut offsets: Vec<&mut u32>) {
    // A character is counted at its first byte; one of four bytes is two code units.
    let is_first = |byte: u8| u32::from(byte & 0xC0 != 0x80);
    let length: &dyn Fn(&[u8]) -> u32 = match unit {
        OffsetUnit::Utf8 => return,
        OffsetUnit::Utf16 => {
            &|bytes| bytes.iter().map(|&byte| is_first(byte) + u32::from(byte >= 0xF0)).sum()
        }
        OffsetUnit::Codepoint => &|bytes| bytes.iter().map(|&byte| is_first(byte)).sum(),
    };
    offsets.sort_unstable_by_key(|offset| **offset);
    let (mut byte, mut converted) = (0, 0);
    for offset in offsets {
        let target = *offset as usize;
        converted += length(&text.as_bytes()[byte..target]);
        byte = target;
        *offset = converted;
    }
}

impl Analysis {
    /// Rewrites every offset in `unit`.
    ///
    /// `text` must be the text that was analysed, and the offsets still bytes.
    ///
    /// # Panics
    /// If the offsets are no longer bytes, or `text` is another text.
    pub fn convert_offsets(&mut self, text: &str, unit: OffsetUnit) {
        assert_eq!(self.offsets, OffsetUnit::Utf8, "offsets are converted once, from bytes");
        convert(text, unit, self.offsets_mut());
        self.offsets = unit;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn converted(text: &str, unit: OffsetUnit, bytes: &[u32]) -> Vec<u32> {
        let mut offsets = bytes.to_vec();
        convert(text, unit, offsets.iter_mut().collect());
        offsets
    }

    #[test]
    fn astral_characters_count_two_code_units_and_one_code_point() {
        let text = "a😀é b";
        assert_eq!(converted(text, OffsetUnit::Utf16, &[8, 0, 1, 5, 7]), [5, 0, 1, 3, 4]);
        assert_eq!(converted(text, OffsetUnit::Codepoint, &[8, 5, 5]), [4, 2, 2]);
        assert_eq!(converted(text, OffsetUnit::Utf8, &[8, 5]), [8, 5]);
    }
}
