//! What stands between a cue and its content: "said on Friday in a statement that …", "told her …".
//!
//! In: the token after the cue. Out: the token after the adverbs, dates, occasions or the person
//! addressed.

use std::ops::Range;

use super::super::noun_phrase;
use super::super::reading::Reading;
use super::super::words::{
    begins_adverbial, is_adverb, is_auxiliary, is_object_pronoun, is_setting,
};

/// Most tokens of the phrase behind its preposition.
const LONGEST: usize = 10;

/// Skips adverbs, dates and "in a statement" after a cue.
pub(super) fn next_after(reading: &Reading, mut at: usize, limit: usize) -> usize {
    while at < limit {
        let word = reading.lower(at);
        if reading.is_when(at) {
            let end = (at..limit).find(|&i| !reading.is_when(i)).unwrap_or(limit);
            // "believes the next decade will be decisive": here the date is the subject.
            if end < limit && is_auxiliary(reading.lower(end)) {
                break;
            }
            at = end;
            continue;
        }
        if is_adverb(word) && reading.mention(at).is_none() {
            at += 1;
            continue;
        }
        let Some(end) = adverbial_end(reading, at, limit) else { break };
        at = end;
    }
    at
}

/// "on Friday", "in a statement", "at a news conference", "during a visit to Leeds".
fn adverbial_end(reading: &Reading, at: usize, limit: usize) -> Option<usize> {
    let word = reading.lower(at);
    let next = at + 1;
    if !begins_adverbial(word) || next >= limit {
        return None;
    }
    if reading.is_when(next) {
        return Some(next + 1);
    }
    if word == "to" && !matches!(reading.lower(next), "reporters" | "journalists" | "the") {
        return None;
    }
    let phrase = noun_phrase::after(reading, next, limit.min(next + LONGEST))?;
    phrase.clone().any(|i| is_setting(reading.lower(i))).then_some(phrase.end)
}

/// The end of the person addressed: "reporters", "the BBC", "him".
pub(super) fn addressee_end(reading: &Reading, start: usize, limit: usize) -> Option<usize> {
    let word = reading.lower(start);
    if is_object_pronoun(word) {
        return Some(start + 1);
    }
    let begins_content = matches!(word, "that" | "to" | "," | "whether" | "why" | "how" | "what")
        || matches!(word, "he" | "she" | "they" | "it" | "if" | "about" | "of" | "for");
    if begins_content {
        return None;
    }
    let np = noun_phrase::after(reading, start, limit)?;
    (np.end < limit).then(|| without_apposition(reading, &np))
}

fn without_apposition(reading: &Reading, np: &Range<usize>) -> usize {
    np.clone().find(|&at| reading.lower(at) == ",").unwrap_or(np.end)
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::assert_claims;

    #[test]
    fn dates_occasions_and_the_person_addressed_stay_outside_the_content() {
        assert_claims(&[
            (
                "Ann Lee said on Friday that it had rained.",
                &["Ann Lee | said | that it had rained"],
            ),
            (
                "Ann Lee said in a statement that it had rained.",
                &["Ann Lee | said | that it had rained"],
            ),
            (
                "The mayor told the Fenwick Post that it had rained.",
                &["The mayor | told | that it had rained"],
            ),
            (
                "Ann Lee said again at a news conference it had rained.",
                &["Ann Lee | said | it had rained"],
            ),
        ]);
    }
}
