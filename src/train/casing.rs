//! Copies of a text in other letters: what a headline or a sloppy writer makes of it.

/// Other letters for the same words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Casing {
    /// ALL CAPITALS.
    Upper,
    /// Each Word With A Capital.
    Title,
    /// no capitals at all.
    Lower,
}

/// The text in other letters with as many code points, so that offsets in them hold: a letter
/// whose other form has two is left as it is.
pub(super) fn recased(text: &str, casing: Casing) -> String {
    let mut starts_word = true;
    let mut changed = String::with_capacity(text.len());
    for c in text.chars() {
        let upper = match casing {
            Casing::Upper => true,
            Casing::Lower => false,
            Casing::Title => starts_word,
        };
        changed.push(if upper { single(c.to_uppercase(), c) } else { single(c.to_lowercase(), c) });
        starts_word = c.is_whitespace() || (starts_word && !c.is_alphanumeric());
    }
    changed
}

fn single(mut letters: impl Iterator<Item = char>, otherwise: char) -> char {
    match (letters.next(), letters.next()) {
        (Some(letter), None) => letter,
        _ => otherwise,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_change_one_to_one() {
        let text = "“Straße” of McCoy";
        assert_eq!(recased(text, Casing::Upper), "“STRAßE” OF MCCOY");
        assert_eq!(recased(text, Casing::Title), "“Straße” Of Mccoy");
        assert_eq!(recased(text, Casing::Lower), "“straße” of mccoy");
    }
}
