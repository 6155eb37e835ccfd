//! How words are capitalised.

/// How a word is capitalised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Case {
    /// No letter that has case.
    None,
    /// `minister`
    Lower,
    /// `Minister`, `McAllister`, `al-Sisi`
    Capitalized,
    /// `NATO`, `U.S.`
    Upper,
}

/// How `word` is capitalised; the part that carries the name decides: `al-Sisi`, `e-mail`.
pub(crate) fn case_of(word: &str) -> Case {
    let mut upper = 0;
    let mut lower = 0;
    let mut starts_upper = false;
    for (at, c) in word.char_indices() {
        if c.is_uppercase() {
            upper += 1;
            starts_upper |= at == 0 || word[..at].ends_with('-') || word[..at].ends_with('\'');
        } else if c.is_lowercase() {
            lower += 1;
        }
    }
    match (upper, lower) {
        (0, 0) => Case::None,
        (0, _) => Case::Lower,
        (1, 0) if word.len() > 1 && word.as_bytes()[0].is_ascii_digit() => Case::None,
        (1, 0) if !word.ends_with('.') => Case::Capitalized,
        (_, 0) => Case::Upper,
        _ if starts_upper || upper > 1 || word.starts_with(['i', 'e']) => Case::Capitalized,
        _ => Case::Lower,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_is_read_from_the_part_that_carries_the_name() {
        for (word, case) in [
            ("minister", Case::Lower),
            ("al-Sisi", Case::Capitalized),
            ("McAllister", Case::Capitalized),
            ("NATO", Case::Upper),
            ("U.S.", Case::Upper),
            ("A", Case::Capitalized),
            ("1990s", Case::Lower),
            ("42", Case::None),
        ] {
            assert_eq!(case_of(word), case, "{word}");
        }
    }
}
