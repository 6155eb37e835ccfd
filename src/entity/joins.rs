//! What holds a name together: where a run of capitalised words ends.
//!
//! In: the first word of a name. Out: the index after its last, e.g. after `Culture` in
//! `Ministry of Education and Culture said`. What the run names is left to [`super::classify`].

use super::case::SentenceCase;
use super::classify;
use super::runs::{PARTICLES, Scanner};
use crate::tokenize::TokenKind;

impl Scanner<'_> {
    /// The index after the run of capitalised words that begins at `start`.
    pub(super) fn run_end(&self, start: usize) -> usize {
        let mut end = start + 1;
        while end < self.limit {
            let Some(next) = self.joined(start, end) else { break };
            end = next;
        }
        end
    }

    /// If the run `start..end` goes on, the index after what joins it.
    fn joined(&self, start: usize, end: usize) -> Option<usize> {
        if self.taken[end] {
            return None;
        }
        let token = &self.document.tokens[end];
        let word = self.document.word(end);
        if token.kind == TokenKind::Word && token.is_capitalized() {
            return (token.spaced && self.may_join(start, end)).then_some(end + 1);
        }
        if self.case != SentenceCase::Normal {
            return None;
        }
        if token.kind == TokenKind::Quote {
            return self.after_nickname(end);
        }
        match word {
            "&" => self.next_is_name(end + 1).then_some(end + 2),
            "of" | "for" | "on" => self.after_head(start, end),
            "and" => self.after_and(start, end),
            "'s" | "’s" => self.after_possessive(start, end),
            _ if PARTICLES.binary_search(&word).is_ok() => self.after_particle(start, end),
            _ => None,
        }
    }

    /// A title or "I" does not go on with a name; a group's adjective begins one of its own.
    fn may_join(&self, start: usize, index: usize) -> bool {
        if self.document.word(index) == "I" {
            return false;
        }
        let title = self.lexicon.titles.match_at(self.document, index, self.limit);
        // "Lee Police Department" goes on, "France President Ann Lee" does not.
        let before_name = title.is_some_and(|(range, _)| self.next_is_name(range.end));
        let headed = before_name && {
            let run = start..self.plain_end(index);
            classify::head(self.document, self.lexicon, &run).is_some()
        };
        !before_name || headed
    }

    pub(super) fn plain_end(&self, mut index: usize) -> usize {
        while self.next_is_name(index) {
            index += 1;
        }
        index
    }

    fn after_head(&self, start: usize, end: usize) -> Option<usize> {
        let begins = (start..end).any(|index| {
            self.lexicon.heads.get(self.document.word(index)).is_some_and(|head| head.begins)
        });
        if !begins {
            return None;
        }
        let next = if self.document.lower_at(Some(end + 1)) == "the" { end + 2 } else { end + 1 };
        self.next_is_name(next).then_some(next + 1)
    }

    /// "Ministry of Health and Welfare", "Food and Drug Administration".
    fn after_and(&self, start: usize, end: usize) -> Option<usize> {
        if !self.next_is_name(end + 1) {
            return None;
        }
        let after = end + 1..self.plain_end(end + 1);
        let has_of = (start..end).any(|index| matches!(self.document.word(index), "of" | "for"));
        let first_is_common =
            |index: usize| self.lexicon.common_words.contains(self.document.lower(index));
        let headed =
            after.len() > 1 && classify::head(self.document, self.lexicon, &after).is_some();
        let is_one = (has_of && first_is_common(end - 1) && first_is_common(after.start))
            || (headed && (start..end).all(first_is_common) && first_is_common(after.start));
        is_one.then_some(end + 2)
    }

    /// "People's Party": the owner is a common word and the name has a head.
    fn after_possessive(&self, start: usize, end: usize) -> Option<usize> {
        let after = end + 1..self.plain_end(end + 1);
        let owner_is_common = self.lexicon.common_words.contains(self.document.lower(end - 1));
        let headed = !after.is_empty()
            && classify::head(self.document, self.lexicon, &(start..after.end)).is_some();
        (owner_is_common && headed && !self.opens_sentence(end - 1)).then_some(end + 2)
    }

    /// "Pedro “Shorty” Marin": a nickname inside a name belongs to it.
    fn after_nickname(&self, mark: usize) -> Option<usize> {
        const LONGEST: usize = 2;
        let quotation = &self.document.quotations[self.document.quotation_index(mark)?];
        let is_nickname = quotation.tokens.start == mark
            && quotation.inner.len() <= LONGEST
            && self.document.tokens[quotation.inner.start].is_capitalized();
        let next = quotation.tokens.end;
        (is_nickname && self.next_is_name(next)).then_some(next + 1)
    }

    pub(super) fn after_particle(&self, start: usize, end: usize) -> Option<usize> {
        let mut next = end + 1;
        if next < self.limit && PARTICLES.binary_search(&self.document.word(next)).is_ok() {
            next += 1;
        }
        let begins_person = !self.lexicon.common_words.contains(self.document.lower(start))
            || PARTICLES.binary_search(&self.document.lower(start)).is_ok();
        (begins_person && self.next_is_name(next)).then_some(next + 1)
    }
}
