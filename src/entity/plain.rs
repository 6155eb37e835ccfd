//! Capitalised words that are no names: at the start of a sentence, in a headline, before a colon.

use super::case::SentenceCase;
use super::classify;
use super::runs::{PARTICLES, Scanner};
use crate::tokenize::{Case, TokenKind};

impl Scanner<'_> {
    /// True for a capitalised word that is no name here: it begins the sentence, or is "I".
    pub(super) fn is_plain_word(&self, index: usize) -> bool {
        let word = self.document.lower(index);
        let is_label = word.len() == 1 && self.document.lower_at(Some(index + 1)) == ":";
        if word == "i" || self.document.word(index) == "A" || is_label {
            return true;
        }
        if matches!(word, "twas" | "tis") || self.is_imperative(index) {
            return true;
        }
        let is_common = self.lexicon.common_words.contains(word);
        match self.case {
            SentenceCase::Normal => {
                is_common
                    && self.opens_sentence(index)
                    && !(self.is_given_name(index) && self.next_is_name(index + 1))
                    && !self.starts_headed_name(index)
                    && !self.starts_with_particle(index)
            }
            SentenceCase::Title => is_common || !self.is_given_name(index) && !self.is_rare(index),
            SentenceCase::Upper | SentenceCase::Lower => {
                !(self.is_given_name(index) && self.next_is_surname(index + 1))
            }
        }
    }

    /// "Mark the day": a verb at the start of a sentence, although it is a name elsewhere.
    fn is_imperative(&self, index: usize) -> bool {
        let next = self.document.lower_at(Some(index + 1));
        let listed = self.lexicon.given_names.get(self.document.lower(index));
        self.opens_sentence(index)
            && matches!(next, "the" | "a" | "an" | "his" | "her" | "their" | "your" | "our" | "my")
            && listed.is_none_or(|listed| listed.ambiguous)
    }

    /// "Van den Berg said": a particle that is capitalised because it begins the sentence.
    fn starts_with_particle(&self, index: usize) -> bool {
        PARTICLES.binary_search(&self.document.lower(index)).is_ok()
            && (self.next_is_name(index + 1)
                || self.after_particle(index, index).is_some_and(|_| true))
    }

    fn is_rare(&self, index: usize) -> bool {
        let word = self.document.lower(index);
        self.lexicon.surnames.get(word).is_some_and(|listed| !listed.ambiguous)
            || self.document.tokens[index].case == Case::Upper
    }

    pub(super) fn is_given_name(&self, index: usize) -> bool {
        self.lexicon.given_names.contains_key(self.document.lower(index))
    }

    pub(super) fn next_is_surname(&self, index: usize) -> bool {
        self.next_is_name(index) && self.lexicon.surnames.contains_key(self.document.lower(index))
    }

    /// "University of Leeds", "Defense Department" at the start of a sentence.
    fn starts_headed_name(&self, index: usize) -> bool {
        let run = index..self.run_end(index);
        run.len() > 1
            && classify::head(self.document, self.lexicon, &run).is_some()
            && !matches!(
                self.document.lower(index),
                "the" | "a" | "an" | "in" | "at" | "on" | "for" | "this" | "that" | "but" | "and"
            )
    }

    /// True if nothing but marks stands before the word in its sentence or quotation.
    pub(super) fn opens_sentence(&self, index: usize) -> bool {
        if index == self.start {
            return true;
        }
        let before = &self.document.tokens[index - 1];
        match before.kind {
            TokenKind::Quote => true,
            TokenKind::Mark => {
                matches!(
                    self.document.word(index - 1),
                    ":" | "—" | "–" | "•" | "*" | "·" | "…" | ")" | "]" | "."
                ) || self.opens_sentence(index - 1)
            }
            _ => false,
        }
    }
}
