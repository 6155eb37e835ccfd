//! Units of offsets: bytes inside, others in files.

use crate::{OffsetUnit, Span};

/// Where each position of a unit is in bytes.
pub(super) struct Positions {
    unit: OffsetUnit,
    /// Byte of each position, the end of the text last; empty for bytes.
    bytes: Vec<u32>,
    text_bytes: u32,
}

impl Positions {
    /// Reads `text` once.
    pub(super) fn new(text: &str, unit: OffsetUnit) -> Self {
        let mut bytes = Vec::new();
        if unit != OffsetUnit::Utf8 {
            for (byte, c) in text.char_indices() {
                let units = if unit == OffsetUnit::Utf16 { c.len_utf16() } else { 1 };
                bytes.extend(std::iter::repeat_n(byte as u32, units));
            }
            bytes.push(text.len() as u32);
        }
        Self { unit, bytes, text_bytes: text.len() as u32 }
    }

    /// The span in bytes; nothing if it is empty, reversed or outside the text.
    pub(super) fn to_bytes(&self, start: u32, end: u32) -> Option<Span> {
        let byte = |position: u32| match self.unit {
            OffsetUnit::Utf8 => (position <= self.text_bytes).then_some(position),
            _ => self.bytes.get(position as usize).copied(),
        };
        let span = Span { start: byte(start)?, end: byte(end)? };
        (span.start < span.end).then_some(span)
    }

    /// The positions of a span of bytes on character boundaries.
    pub(super) fn of_bytes(&self, span: Span) -> [u32; 2] {
        let position = |byte: u32| match self.unit {
            OffsetUnit::Utf8 => byte,
            _ => self.bytes.partition_point(|&at| at < byte) as u32,
        };
        [position(span.start), position(span.end)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_agree_about_a_span() {
        let text = "é😀x";
        for (unit, start, end) in
            [(OffsetUnit::Utf8, 2, 7), (OffsetUnit::Utf16, 1, 4), (OffsetUnit::Codepoint, 1, 3)]
        {
            let positions = Positions::new(text, unit);
            let span = positions.to_bytes(start, end).unwrap();
            assert_eq!(span.of(text), "😀x");
            assert_eq!(positions.of_bytes(span), [start, end]);
            assert_eq!(positions.to_bytes(end, start), None);
            assert_eq!(positions.to_bytes(start, 99), None);
        }
    }
}
