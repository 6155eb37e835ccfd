//! Copies of a text in other letters: what a headline or a sloppy writer makes of it.

use crate::Span;
use crate::eval::gold::Gold;

/// Other letters for the same words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Casing {
    /// ALL CAPITALS.
    Upper,
    /// Each Word With A Capital.
    Title,
    /// no capitals at all.
    Lower,
}

impl Casing {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Upper, Self::Title, Self::Lower];

    /// Its name on the command line.
    pub fn label(self) -> &'static str {
        match self {
            Self::Upper => "upper",
            Self::Title => "title",
            Self::Lower => "lower",
        }
    }

    /// The casing with this name.
    pub fn from_label(label: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|casing| casing.label() == label)
    }
}

/// A labelled article in other letters, with the same labels at the same words.
pub fn recased_gold(gold: &Gold, casing: Casing) -> Gold {
    let text = recased(&gold.text, casing);
    let bytes = |text: &str| {
        let starts = text.char_indices().map(|(byte, _)| byte as u32);
        starts.chain([text.len() as u32]).collect::<Vec<_>>()
    };
    let (old, new) = (bytes(&gold.text), bytes(&text));
    let moved = |span: Span| {
        let at = |byte: u32| new[old.partition_point(|&old| old < byte)];
        Span { start: at(span.start), end: at(span.end) }
    };
    let mut copy = gold.clone();
    copy.marks.mentions.iter_mut().for_each(|mention| mention.span = moved(mention.span));
    copy.misc.iter_mut().for_each(|span| *span = moved(*span));
    for claim in &mut copy.marks.claims {
        for spans in [&mut claim.sources, &mut claim.cues, &mut claim.contents, &mut claim.via] {
            for span in spans {
                *span = moved(*span);
            }
        }
    }
    copy.text = text;
    copy
}

/// The text in other letters with as many code points, so that offsets in them hold: a letter
/// whose other form has two is left as it is.
fn recased(text: &str, casing: Casing) -> String {
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
