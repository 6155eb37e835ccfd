//! How far a content reaches.
//!
//! In: where it begins and where its sentence ends. Out: its end, and the range without the commas and
//! marks around it: of `said the dam was safe, but critics said …` the content is `the dam was safe`.

use std::ops::Range;

use super::cue::VerbForm;
use super::noun_phrase;
use super::reading::Reading;
use super::words::parts_clauses;

/// Takes commas, the final stop and the marks of a wholly quoted content off its ends.
pub(super) fn trimmed(reading: &Reading, mut range: Range<usize>) -> Range<usize> {
    loop {
        let before = range.clone();
        while !range.is_empty() && is_leading(reading.lower(range.start)) {
            range.start += 1;
        }
        while !range.is_empty() && is_trailing(reading.lower(range.end - 1)) {
            range.end -= 1;
        }
        if let Some(inner) = wholly_quoted(reading, &range) {
            range = inner;
        }
        if range == before {
            return range;
        }
    }
}

fn is_leading(word: &str) -> bool {
    matches!(word, "," | ";" | ":" | "—" | "–" | "." | "-" | "…" | ")" | "]")
}

fn is_trailing(word: &str) -> bool {
    matches!(word, "," | ";" | ":" | "—" | "–" | "." | "-" | "(" | "[")
}

/// The inside of the quotation that covers the whole range.
fn wholly_quoted(reading: &Reading, range: &Range<usize>) -> Option<Range<usize>> {
    let document = reading.document;
    let quotation = &document.quotations[document.quotation_index(range.clone().next()?)?];
    let covers = quotation.tokens.start == range.start && quotation.tokens.end >= range.end;
    let ends = quotation.inner.end.min(range.end);
    (covers && quotation.inner.start < ends).then_some(quotation.inner.start..ends)
}

/// Most cues that are looked through for the end of a clause; only text that is no prose has more.
const MOST_CUES: usize = 12;

/// The end of the clause that begins at `start` in the sentence that ends at `limit`: before the
/// next clause that has a cue of its own and is joined, not nested.
pub(super) fn clause_end(reading: &Reading, start: usize, limit: usize) -> usize {
    let limit = before_circumstance(reading, start, limit);
    for index in reading.cues_in(&(start..limit)).take(MOST_CUES) {
        let cue = &reading.cues[index];
        if cue.cue.lemma == "according to" {
            return before_comma(reading, cue.tokens.start, start);
        }
        if cue.form == VerbForm::Participle {
            let joined = cue.group_start > start && reading.lower(cue.group_start - 1) == ",";
            if joined && cue.cue.strength <= 2 {
                return cue.group_start - 1;
            }
            continue;
        }
        if cue.cue.strength > 1 || cue.form != VerbForm::Finite {
            continue;
        }
        let subject = noun_phrase::before(reading, cue.group_start, start);
        let joint = subject.map_or(cue.group_start, |np| np.start);
        if joint <= start + 1 {
            continue;
        }
        let word = reading.lower(joint - 1);
        let has_comma = reading.lower(joint - 2) == ",";
        if parts_clauses(word)
            || (word == "and" && has_comma)
            || (word == "and" && joint == cue.group_start)
            || (word == "as" && has_comma)
        {
            return before_comma(reading, joint - 1, start);
        }
        let closes = (cue.tokens.end..limit).all(|at| !reading.document.tokens[at].is_wordlike());
        if word == "," && closes {
            return joint - 1;
        }
    }
    limit
}

/// ", after Storm Ann hit", ", even as doctors warned": what the article adds of its own.
fn before_circumstance(reading: &Reading, start: usize, limit: usize) -> usize {
    (start + 3..limit)
        .filter(|&at| reading.lower(at) == ",")
        .find(|&at| {
            let next = reading.lower(at + 1);
            let adds = matches!(next, "after" | "following" | "despite" | "amid")
                || (next == "even" && reading.lower(at + 2) == "as")
                || (next == "in" && reading.lower(at + 2) == "what")
                || (next == "as" && !matches!(reading.lower(at + 2), "well" | "long" | "soon"));
            adds && reading.document.quotation_index(at).is_none()
        })
        .unwrap_or(limit)
}

fn before_comma(reading: &Reading, at: usize, start: usize) -> usize {
    if at > start && reading.lower(at - 1) == "," { at - 1 } else { at }
}

#[cfg(test)]
mod tests {
    use super::super::testing::assert_claims;

    #[test]
    fn a_clause_with_a_speaker_of_its_own_is_not_part_of_the_content() {
        assert_claims(&[(
            "The mayor said the dam was safe, but critics said it was old.",
            &["The mayor | said | the dam was safe", "critics | said | it was old"],
        )]);
    }

    #[test]
    fn what_the_article_adds_is_not_part_of_the_content() {
        assert_claims(&[(
            "The mayor said the dam was safe, after engineers had looked at it.",
            &["The mayor | said | the dam was safe"],
        )]);
    }

    #[test]
    fn a_comma_alone_does_not_end_the_content() {
        assert_claims(&[(
            "The mayor said the dam, built of stone, was safe.",
            &["The mayor | said | the dam, built of stone, was safe"],
        )]);
    }
}
