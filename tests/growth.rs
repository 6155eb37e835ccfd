//! The time of an analysis grows with the length of the text, not with its square.
//!
//! Each text is a piece repeated: text without full stops, marks without partners, cues without end.
//! Four times as much of it may take ten times as long, which leaves room for a busy machine and for
//! caches; squared work takes sixteen times as long. The best of several attempts counts.

use std::sync::LazyLock;
use std::time::{Duration, Instant};

use whosaid::{Analyzer, Model, Options};

static ANALYZER: LazyLock<Analyzer> = LazyLock::new(|| Analyzer::new(Model::builtin()));

/// Bytes of the shorter text; long enough that one sentence cut to its limit is a small part of it.
const LENGTH: usize = 12_000;

/// How many times as long the other text is.
const FACTOR: usize = 4;

/// How many times as long it may take.
const LIMIT: f64 = 10.0;

const ATTEMPTS: usize = 8;

/// Below this the clock and the machine say more than the work.
const NEGLIGIBLE: Duration = Duration::from_millis(40);

fn time(piece: &str, length: usize) -> Duration {
    let text = piece.repeat(length / piece.len());
    let started = Instant::now();
    ANALYZER.analyze(&text, &Options::default()).expect("the text is short");
    started.elapsed()
}

fn grows_with_its_length(piece: &str) {
    let mut ratios = Vec::new();
    for _ in 0..ATTEMPTS {
        let (short, long) = (time(piece, LENGTH), time(piece, FACTOR * LENGTH));
        let ratio = long.as_secs_f64() / short.as_secs_f64();
        if long < NEGLIGIBLE || ratio < LIMIT {
            return;
        }
        ratios.push(ratio);
    }
    panic!("{FACTOR} times as much of {piece:?} takes {ratios:.1?} times as long");
}

macro_rules! grow_with_their_length {
    ($($name:ident: $($piece:expr),+;)+) => {
        $(
            #[test]
            fn $name() {
                for piece in [$($piece),+] {
                    grows_with_its_length(piece);
                }
            }
        )+
    };
}

grow_with_their_length! {
    cues_without_a_full_stop: "he said ", "said, ", "officials said ", "to say ", "speaking ";
    commas_without_a_full_stop: "a, ", "Maria Lopez, ", "the mayor, ";
    claims_in_one_sentence: "Ann Lee, who said ", "Ann Lee said it, ", "he says it, a report says, ";
    news_without_a_full_stop: "the board of Fenwick said on Friday that the ferry would stay in port \
        while critics accused it of hiding a report, according to the Fenwick Post, ";
    phrases_of_a_source: "according to ", "his claim that ", "is believed to ", "reportedly ";
    insertions: "(A) – ", "a ) – said ", "( ", ") said ", "— said ";
    labels: "X: Y?\n", "Ann Lee: Why?\n", "Ann Lee: ";
    double_marks: "\"", "\" ", "“", "” ", "“a ” ", "“a, b.” ", "“a\n";
    single_marks: "'", "' ", "‘", "‘a ", "a’ ", "‘a’s ", "“‘a ", "“he said, ‘ab ";
    guillemets: "«", "« ", "» a", "‹a";
    stops: "?", "?!”, ", ".”", "...a ", "Mr. ", "A.-";
    runs_without_a_space: "a.b", "A.B", "www.a", "a@b.", "a/", "a-", "a's", "1,";
    speech_that_goes_on: "“Go on now.” ", "“Go on now.”\n", "Ann Lee left.\n“Go on now.”\n";
    pronouns_far_from_names: "She said it. Ann Lee left. ", "It said it was. ", "They said so. ";
    speakers_without_a_name: "the mayor said that it was. ", "a witness said that it was. ",
        "the company said that it was. ";
}

#[test]
fn many_people_of_one_surname() {
    let name = |n: usize| {
        let letter = |n: usize| char::from(b'a' + (n % 26) as u8);
        format!("Q{}{}{} Lee said so. Lee left. ", letter(n), letter(n / 26), letter(n / 676))
    };
    let time = |count: usize| {
        let text: String = (0..count).map(name).collect();
        let started = Instant::now();
        ANALYZER.analyze(&text, &Options::default()).expect("the text is short");
        started.elapsed()
    };
    let grows = (0..ATTEMPTS).any(|_| {
        let (short, long) = (time(1_000), time(FACTOR * 1_000));
        long.as_secs_f64() / short.as_secs_f64() < LIMIT
    });
    assert!(grows);
}
