//! Texts that would overflow a stack, or take forever if work grew with the square of the length.

use std::time::{Duration, Instant};

use crate::{analyze, checks};

/// Generous for an unoptimised build on a busy machine; squared work takes minutes.
const LIMIT: Duration = Duration::from_secs(20);

/// Repeats `piece` to about `length` bytes, analyses and checks it.
fn survives(piece: &str, length: usize) {
    let text = piece.repeat(length / piece.len());
    let started = Instant::now();
    let analysis = analyze(&text);
    let taken = started.elapsed();
    assert!(taken < LIMIT, "{length} bytes of {piece:?} took {taken:?}");
    checks::all(&text, &analysis);
}

/// One test for each text that is repeated to 100,000 bytes.
macro_rules! survives {
    ($($name:ident: $piece:expr,)+) => {
        $(
            #[test]
            fn $name() {
                survives($piece, 100_000);
            }
        )+
    };
}

survives! {
    straight_quotation_marks: "\"",
    straight_quotation_marks_apart: "\" ",
    single_quotation_marks: "'",
    opening_quotation_marks: "“",
    opening_single_quotation_marks: "‘a ",
    pairs_of_quotation_marks: "“a” ",
    spaces: " ",
    line_ends: "\n",
    no_break_spaces: "\u{a0}",
    zero_bytes: "\0",
    replacement_characters: "\u{fffd}",
    combining_marks: "\u{301}",
    emoji: "👨‍👩‍👧‍👦",
    one_word: "a",
    one_capital_word: "A",
    capital_words: "Maria Lopez ",
    digits: "7",
    numbers: "7 ",
    numbers_with_commas: "7,",
    dots: ".",
    hyphens: "a-",
    brackets: "(",
    commas: "a, ",
    cues: "said ",
    cues_and_that: "said that ",
    speakers_without_an_end: "Maria Lopez said that ",
    according_to: "according to ",
    claims_in_one_paragraph: "“We left,” said Maria Lopez. ",
    claims_in_paragraphs: "“We left,” she said.\n\n",
    unclosed_quotations_in_paragraphs: "“We left\n\n",
    pronouns: "He said he said. ",
    html: "<script>alert(\"x\")</script>",
    right_to_left: "אמר הוא “שלום” ",
}
