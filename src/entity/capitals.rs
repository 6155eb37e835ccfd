//! Names in a sentence of capitals, where case tells nothing: "MAYOR LOPEZ OPENS BRIDGE IN LEEDS".

use super::runs::{Evidence, Scanner};
use crate::analysis::Kind;

impl Scanner<'_> {
    /// Reads what begins at `index` as if it were capitalised; returns the index after it.
    pub(super) fn in_capitals(&mut self, index: usize) -> usize {
        let word = capitalized(self.document.lower(index));
        if self.lexicon.titles.get(&word).is_some() && self.next_is_name(index + 1) {
            let person = index + 1..self.person_end(index + 1);
            self.push(person.clone(), Kind::Person, None, Evidence::Listed, 0.7);
            return person.end;
        }
        if self.is_given_name(index) && self.next_is_surname(index + 1) {
            self.push(index..index + 2, Kind::Person, None, Evidence::Listed, 0.8);
            return index + 2;
        }
        let is_common = self.lexicon.common_words.contains(self.document.lower(index));
        let name = self
            .lexicon
            .names
            .get(self.document.word(index))
            .or_else(|| self.lexicon.names.get(&word));
        if let Some(name) = name.copied().filter(|name| !name.ambiguous && !is_common) {
            self.push(index..index + 1, name.kind, name.source, Evidence::Listed, 0.7);
            return index + 1;
        }
        let before = self.document.lower_at(index.checked_sub(1));
        if matches!(before, "in" | "near") && index > self.start && !is_common {
            self.push(index..index + 1, Kind::Place, None, Evidence::Context, 0.5);
        }
        index + 1
    }

    /// A surname, or a given name and a surname.
    fn person_end(&self, start: usize) -> usize {
        let two = self.is_given_name(start) && self.next_is_surname(start + 1);
        if two { start + 2 } else { start + 1 }
    }
}

fn capitalized(lower: &str) -> String {
    let mut chars = lower.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
