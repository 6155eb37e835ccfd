//! Texts made at random: of any characters, of what news is made of, of pieces of articles.

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use proptest::prelude::*;
use proptest::sample::select;

/// Characters and sequences that offsets, words and quotations stumble over.
#[rustfmt::skip]
const ODD: &[&str] = &[
    "\"", "“", "”", "„", "‟", "«", "»", "‘", "’", "'", "''", "``", "`", "‹", "›", "「", "」",
    "\r\n", "\r", "\n", "\n\n", "\t", "\u{a0}", "\u{202f}", "\u{2009}", "\u{3000}", "\u{ad}",
    "\u{200b}", "\u{200d}", "\u{feff}", "\u{fffd}", "\0", "\u{85}", "\u{2028}", "\u{2029}",
    "\u{200e}", "\u{200f}", "\u{202a}", "\u{202e}", "\u{2066}", "\u{2069}", "e\u{301}", "\u{301}",
    "a\u{308}\u{323}", "ﬁ", "ǆ", "ß", "İ", "ı", "Σ", "𝒜", "𝗟𝗼𝗽𝗲𝘇", "👍", "👍🏽", "👨‍👩‍👧‍👦", "🇺🇦",
    "❤️", "שלום", "مرحبا", "日本語", "नमस्ते", "—", "–", "--", "---", "…", "...", ".", "?!", ":",
    ";", ",", "(", ")", "[", "]", "{", "}", "<b>", "</script>", "&amp;", "@", "#", "/", "\\", "%",
    "$", "€", "1", "12,000", "3.5", "½", "²", "１２", "٣", "Ⅳ", "O'", "'s", "s'", "Dr.", "p.m.",
    "U.S.",
];

/// Words that make the program see something.
#[rustfmt::skip]
const NEWS: &[&str] = &[
    "Maria Lopez", "Lopez", "Omar Haddad", "Mr. Haddad", "Dr Ann Lee", "Prime Minister Lee",
    "she", "he", "they", "the mayor", "a spokeswoman for the ministry", "police", "critics",
    "officials", "two people familiar with the matter", "the Fenwick Post", "Reuters",
    "the United Nations", "FHB", "the Fenwick Harbour Board (FHB)", "Kenya", "Paris, Texas",
    "Washington D.C.", "U.S.", "Kurdish", "French", "Fenwick Airport", "Storm Aldith",
    "the Clean Water Act", "said", "says", "told the Post", "denied", "accused", "claimed",
    "warned", "asked whether", "according to", "reportedly", "is believed to", "promised to",
    "called for", "did not say", "that", "who", "of", "the claim that", "in a statement",
    "on condition of anonymity", "the bridge was closed", "it will rain", "the dam may fail",
    "taxes rose by 3 percent", "lying", "talks", "more money", "I think so", "Why now?",
    "We left", "Go!", "on Friday", "last year", "6 October 2021", "at 5 p.m.", "15:30",
    "10 years", "early on", "40 tonnes", "$2 million", "12%", "about 300", "two-thirds", "first",
    "hundreds", "“", "”", "\"", "‘", "’", "'", "«", "»", ",", ".", ":", ";", "—", "-", "?", "!",
    "(", ")", "’s", "'s", "\n", "\n\n", "\r\n\r\n", "PARIS (AFP) —", "Paris (AFP)The",
    "BRIDGE CLOSED", "Q:", "A:",
];

/// The texts of the labelled articles, with their marks: those too are only characters here.
pub static ARTICLES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/labelled");
    let entries = fs::read_dir(folder).expect("the folder is part of the repository");
    let mut files: Vec<_> = entries.map(|entry| entry.expect("it can be listed").path()).collect();
    files.sort();
    let read = |file| fs::read_to_string(file).expect("the file is UTF-8");
    files.iter().map(read).map(|text| without_marks(&text)).collect()
});

/// Takes out what only the marks need; near enough to the article to read like one.
fn without_marks(file: &str) -> String {
    let marked = file.split("---\n").nth(1).expect("a labelled article has three parts");
    let mut text = String::new();
    let mut is_head = false;
    for c in marked.chars() {
        match c {
            '{' | '[' => is_head = true,
            ' ' if is_head => is_head = false,
            '}' | ']' | '\\' => {}
            _ if is_head => {}
            _ => text.push(c),
        }
    }
    text
}

fn joined(
    pieces: &'static [&'static str],
    separator: &'static [&'static str],
    most: usize,
) -> impl Strategy<Value = String> {
    let piece =
        (select(pieces), select(separator)).prop_map(|(piece, after)| [piece, after].concat());
    proptest::collection::vec(piece, 0..most).prop_map(|pieces| pieces.concat())
}

/// Any characters at all, the odd ones often.
pub fn any_characters() -> impl Strategy<Value = String> {
    let odd = || joined(ODD, &["", "", " "], 40);
    prop_oneof![
        any_with::<String>("\\PC{0,80}".into()),
        proptest::collection::vec(proptest::char::any(), 0..60).prop_map(String::from_iter),
        odd(),
        (odd(), news(), odd()).prop_map(|(a, b, c)| a + &b + &c),
    ]
}

/// What news is made of, put together without sense.
pub fn news() -> impl Strategy<Value = String> {
    joined(NEWS, &[" ", " ", " ", " ", "", ", ", ". "], 60)
}

/// A piece of an article into which something odd was put.
pub fn article_piece() -> impl Strategy<Value = String> {
    let article = (0..ARTICLES.len()).prop_map(|index| ARTICLES[index].as_str());
    let place = any::<proptest::sample::Index>;
    (article, place(), 1..1200_usize, place(), select(ODD)).prop_map(
        |(article, start, length, odd_place, odd)| {
            let chars: Vec<char> = article.chars().collect();
            let start = start.index(chars.len());
            let piece = &chars[start..chars.len().min(start + length)];
            let (before, after) = piece.split_at(odd_place.index(piece.len()));
            before.iter().chain(&odd.chars().collect::<Vec<_>>()).chain(after).collect()
        },
    )
}

/// All of these.
pub fn any_kind() -> impl Strategy<Value = String> {
    prop_oneof![any_characters(), news(), article_piece()]
}
