//! Lengths and places in UTF-16 code units, in which the page's limits are given.

/// Code units of a text.
pub fn units(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}

/// The byte at which so many code units of `text` have passed, its length if it has fewer; before
/// a character that would be cut.
pub fn byte_at(text: &str, wanted: usize) -> usize {
    let mut passed = 0;
    for (byte, c) in text.char_indices() {
        passed += c.len_utf16();
        if passed > wanted {
            return byte;
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_outside_the_basic_plane_count_two_and_are_never_cut() {
        assert_eq!(units("a😀é"), 4);
        assert_eq!([0, 1, 2, 3, 4, 9].map(|at| byte_at("a😀é", at)), [0, 1, 1, 5, 7, 7]);
    }
}
