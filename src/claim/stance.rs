//! What a source does with a claim: assert, deny, accuse, promise …
//!
//! The cue decides, if it says more than "said". Behind a cue that only says that something was said
//! the content decides: a question asks, "I think" believes, "we will" promises, "must" urges,
//! "would" predicts, words of blame accuse. The words with their weights are in
//! `data/stance_words.txt`; the order of the rules and the weights were chosen on the training and
//! dev articles of the corpus.

use std::ops::Range;

use crate::analysis::Stance;
use crate::attribution::Attribution;
use crate::document::Document;
use crate::lexicon::Lexicon;

/// What the words of a content must weigh together for its stance to count.
const ENOUGH: u32 = 2;
/// Words of the beginning in which what is announced is named.
const LONGEST_ACT: usize = 4;
/// Words in which a modal verb speaks of the whole content.
const REACH: usize = 14;

/// The stance of a claim.
pub(super) fn stance(document: &Document, lexicon: &Lexicon, attribution: &Attribution) -> Stance {
    if attribution.stance != Stance::Asserts {
        return attribution.stance;
    }
    let content = Content { document, lexicon, attribution };
    content.stance().unwrap_or(Stance::Asserts)
}

/// The contents of a claim whose cue says nothing of its stance.
struct Content<'a> {
    document: &'a Document,
    lexicon: &'a Lexicon,
    attribution: &'a Attribution,
}

impl Content<'_> {
    fn stance(&self) -> Option<Stance> {
        let lemma = self.attribution.lemma;
        if self.is_question() {
            return Some(Stance::Asks);
        }
        if self.opens_with_belief() || self.opens_with_reported_belief() {
            return Some(Stance::Believes);
        }
        if self.has_own_future() {
            return Some(Stance::Promises);
        }
        if self.weight(Stance::Denies) >= ENOUGH {
            return Some(Stance::Denies);
        }
        if takes_order(lemma) && self.is_infinitive() {
            return Some(if lemma == "ask" { Stance::Asks } else { Stance::Urges });
        }
        if self.weight(Stance::Urges) >= ENOUGH {
            return Some(Stance::Urges);
        }
        let modal = self.modal();
        let announces_plan = is_announced(lemma) && (self.has_plan() || self.is_act());
        if modal.is_some_and(|at| self.is_of_source(at)) || announces_plan {
            return Some(Stance::Promises);
        }
        if modal.is_some() || (lemma == "warn" && self.has_possibility()) {
            return Some(Stance::Predicts);
        }
        (!is_finding(lemma) && self.weight(Stance::Accuses) >= ENOUGH).then_some(Stance::Accuses)
    }

    fn lower(&self, index: usize) -> &str {
        self.document.lower(index)
    }

    /// The words at the start of the first content.
    fn opening(&self) -> impl Iterator<Item = usize> + '_ {
        let content = self.attribution.contents.first().cloned().unwrap_or_default();
        let is_word = |&index: &usize| self.document.tokens[index].is_wordlike();
        content.filter(is_word).take(REACH)
    }

    fn is_question(&self) -> bool {
        let last = self.attribution.contents.last().cloned().unwrap_or_default();
        last.rev().take(2).any(|index| self.lower(index) == "?")
    }

    /// "told them to wait", "reminded the jury not to talk": the content is what is to be done.
    fn is_infinitive(&self) -> bool {
        let mut words = self.opening().map(|index| self.lower(index));
        match words.next() {
            Some("to") => true,
            Some("not") => words.next() == Some("to"),
            _ => false,
        }
    }

    /// "I think that …", "We are convinced …"
    fn opens_with_belief(&self) -> bool {
        let mut words = self.opening().map(|index| self.lower(index)).skip_while(|word| {
            matches!(*word, "and" | "but" | "so" | "that" | "well" | "yes" | "no")
        });
        let is_own = words.next().is_some_and(is_first_person);
        let mut words = words.skip_while(|word| {
            matches!(
                *word,
                "am" | "are" | "'m" | "'re" | "do" | "really" | "also" | "still" | "always"
            )
        });
        is_own && words.next().is_some_and(is_belief)
    }

    /// "said they believe …", "said she felt …": the source's own belief, told by another.
    fn opens_with_reported_belief(&self) -> bool {
        let mut words =
            self.opening().map(|index| self.lower(index)).filter(|&word| word != "that");
        let is_own = words.next().is_some_and(|word| matches!(word, "he" | "she" | "they" | "it"));
        let mut words = words.skip_while(|word| matches!(*word, "also" | "still" | "now" | "had"));
        is_own && words.next().is_some_and(is_third_person_belief)
    }

    /// "we will", "I'm going to", anywhere.
    fn has_own_future(&self) -> bool {
        self.attribution.contents.iter().any(|content| {
            content.clone().any(|index| {
                is_first_person(self.lower(index)) && self.is_future(index + 1, content)
            })
        })
    }

    /// True if a verb group that begins at the token speaks of what will be done.
    fn is_future(&self, start: usize, content: &Range<usize>) -> bool {
        let words = (start..content.end.min(start + 4)).map(|index| self.lower(index));
        let mut words = words.skip_while(|word| {
            matches!(*word, "are" | "am" | "'re" | "'m" | "also" | "now" | "still" | "certainly")
        });
        match words.next() {
            Some("will" | "'ll" | "won't" | "shall" | "pledge" | "promise" | "vow") => true,
            Some("going" | "plan" | "planning" | "intend" | "aim") => words.next() == Some("to"),
            _ => false,
        }
    }

    /// The first modal verb that speaks of the future, near the start.
    fn modal(&self) -> Option<usize> {
        let follows = |index: usize, next: &str| {
            index + 1 < self.document.tokens.len() && self.lower(index + 1) == next
        };
        self.opening().find(|&index| match self.lower(index) {
            "will" | "would" | "'ll" | "'d" | "won't" => true,
            "expected" | "likely" | "going" | "set" => follows(index, "to"),
            _ => false,
        })
    }

    /// True if the one who is to act is the source: "said it would …".
    fn is_of_source(&self, modal: usize) -> bool {
        let subject = self.opening().take_while(|&index| index < modal);
        let mut words = subject.map(|index| self.lower(index)).filter(|&word| word != "that");
        match words.next() {
            Some("it" | "he" | "she" | "they") => words.count() < 2,
            // "The court will …", said by the court or one of it.
            Some("the" | "our" | "my") => {
                words.next().is_some_and(is_institution) && words.count() < 2
            }
            _ => false,
        }
    }

    /// "announced that it will …", "announced plans to …"
    fn has_plan(&self) -> bool {
        self.opening().any(|index| {
            matches!(self.lower(index), "will" | "would" | "to" | "plan" | "plans" | "intention")
        })
    }

    /// "announced his resignation", "announces withdrawal of the bill": what is announced is an act of
    /// one's own.
    fn is_act(&self) -> bool {
        let Some(first) = self.opening().next() else { return false };
        self.attribution.lemma == "announce"
            && (matches!(self.lower(first), "his" | "her" | "its" | "their")
                || self.opening().take(LONGEST_ACT).any(|index| is_act_noun(self.lower(index))))
    }

    fn has_possibility(&self) -> bool {
        self.opening().any(|index| matches!(self.lower(index), "may" | "might" | "could"))
    }

    /// What the words of the contents weigh for a stance.
    fn weight(&self, stance: Stance) -> u32 {
        let contents = self.attribution.contents.iter();
        let words = contents.flat_map(|content| content.clone().map(|index| (index, content.end)));
        let found = words.filter_map(|(index, end)| {
            self.lexicon.stance_words.match_lower_at(self.document, index, end)
        });
        found.filter(|(_, word)| word.stance == stance).map(|(_, word)| word.weight).sum()
    }
}

fn is_first_person(word: &str) -> bool {
    matches!(word, "i" | "we")
}

/// A body that speaks of itself in the third person.
fn is_institution(word: &str) -> bool {
    matches!(
        word,
        "government"
            | "court"
            | "council"
            | "board"
            | "ministry"
            | "company"
            | "administration"
            | "committee"
            | "commission"
            | "department"
            | "police"
    )
}

/// What one announces to do.
fn is_act_noun(word: &str) -> bool {
    [
        "withdraw",
        "resign",
        "retire",
        "suspen",
        "investigat",
        "launch",
        "closure",
        "cancel",
        "merger",
    ]
    .iter()
    .any(|stem| word.starts_with(stem))
}

fn is_belief(word: &str) -> bool {
    matches!(
        word,
        "think"
            | "believe"
            | "hope"
            | "feel"
            | "fear"
            | "suspect"
            | "doubt"
            | "consider"
            | "support"
            | "oppose"
            | "confident"
            | "convinced"
            | "optimistic"
            | "hopeful"
            | "concerned"
            | "worried"
            | "afraid"
    )
}

fn is_third_person_belief(word: &str) -> bool {
    matches!(
        word,
        "believe"
            | "believes"
            | "believed"
            | "think"
            | "thinks"
            | "thought"
            | "feel"
            | "feels"
            | "felt"
            | "hope"
            | "hopes"
            | "hoped"
            | "fear"
            | "fears"
            | "feared"
            | "suspect"
            | "suspects"
            | "suspected"
            | "doubt"
            | "doubts"
            | "doubted"
    )
}

/// Verbs with the one who is to act: "told them to wait".
fn takes_order(lemma: &str) -> bool {
    matches!(lemma, "tell" | "ask" | "remind" | "beg" | "signal" | "warn")
}

/// Who announces something mostly announces what they are going to do.
fn is_announced(lemma: &str) -> bool {
    matches!(lemma, "announce" | "announcement" | "declare" | "confirm")
}

/// Courts and studies find that something was unlawful: they blame nobody by saying so.
fn is_finding(lemma: &str) -> bool {
    matches!(
        lemma,
        "rule"
            | "find"
            | "decide"
            | "conclude"
            | "determine"
            | "hold"
            | "announce"
            | "report"
            | "order"
            | "show"
            | "estimate"
            | "read"
            | "according to"
    )
}
