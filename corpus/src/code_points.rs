//! Bytes of a text to code points.

use whosaid::Span;

/// Where each code point of a text begins.
pub struct CodePoints {
    starts: Vec<u32>,
}

impl CodePoints {
    /// Reads `text` once.
    pub fn new(text: &str) -> Self {
        Self { starts: text.char_indices().map(|(byte, _)| byte as u32).collect() }
    }

    /// A span of bytes on character boundaries in code points, half-open.
    pub fn of(&self, span: Span) -> [u32; 2] {
        [span.start, span.end].map(|byte| self.starts.partition_point(|&start| start < byte) as u32)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_point_counts_once_whatever_its_bytes() {
        let text = "é😀x";
        let points = CodePoints::new(text);
        assert_eq!(points.of(Span { start: 2, end: 6 }), [1, 2]);
        assert_eq!(points.of(Span { start: 0, end: text.len() as u32 }), [0, 3]);
    }
}
