//! Writes a marked article, the same for the same findings.

use std::cmp::Reverse;
use std::fmt::Write;

use crate::{CueTone, Span};

use crate::eval::marks::{Article, Claim, Header, Marks, Profile};

/// The whole file.
pub fn article(article: &Article) -> String {
    let Article { header, text, marks } = article;
    let (marked, unmarked) = marked(text, marks);
    let labels = labels(marks);
    format!("{}---\n{marked}\n---\n{labels}{unmarked}", render_header(header))
}

fn render_header(header: &Header) -> String {
    let mut lines = format!("{}\n", header.about);
    for (key, value) in [("title", &header.title), ("known", &header.known)] {
        if let Some(value) = value {
            let _ = writeln!(lines, "{key}: {value}");
        }
    }
    lines
}

/// A span to mark. Sorted, whatever holds another comes before it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Mark {
    start: u32,
    end: Reverse<u32>,
    /// Claims stand outside the names in them.
    kind: Bracket,
    claim: usize,
    head: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Bracket {
    Claim,
    Mention,
}

impl Bracket {
    fn pair(self) -> (char, char) {
        match self {
            Self::Claim => ('{', '}'),
            Self::Mention => ('[', ']'),
        }
    }
}

/// The text with its marks, and a line for each span that brackets cannot express.
fn marked(text: &str, marks: &Marks) -> (String, String) {
    let mut unmarked = String::new();
    let mut marked = String::with_capacity(text.len() * 2);
    let mut open: Vec<Mark> = Vec::new();
    let mut byte = 0;
    for mark in sorted_marks(marks) {
        close_until(mark.start, text, &mut byte, &mut open, &mut marked);
        // Brackets of the same shape nest; `]` inside a `{` that ends earlier is told apart.
        let crosses = |other: &Mark| other.kind == mark.kind && other.end.0 < mark.end.0;
        if open.iter().any(crosses) {
            let words = Span { start: mark.start, end: mark.end.0 }.of(text);
            let _ = writeln!(unmarked, "crossing: {} at byte {}: {words:?}", mark.head, mark.start);
            continue;
        }
        marked.push(mark.kind.pair().0);
        marked.push_str(&mark.head);
        marked.push(' ');
        open.push(mark);
    }
    close_until(text.len() as u32, text, &mut byte, &mut open, &mut marked);
    (marked, unmarked)
}

/// Writes the text up to `end` and closes what ends on the way or there.
fn close_until(end: u32, text: &str, byte: &mut u32, open: &mut Vec<Mark>, marked: &mut String) {
    while let Some(next) = open.iter().map(|mark| mark.end.0).filter(|&at| at <= end).min() {
        copy(text, byte, next, marked);
        while let Some(place) = open.iter().rposition(|mark| mark.end.0 == next) {
            marked.push(open.remove(place).kind.pair().1);
        }
    }
    copy(text, byte, end, marked);
}

fn copy(text: &str, byte: &mut u32, end: u32, marked: &mut String) {
    for c in text[*byte as usize..end as usize].chars() {
        if matches!(c, '{' | '}' | '[' | ']' | '\\') {
            marked.push('\\');
        }
        marked.push(c);
    }
    *byte = end;
}

fn sorted_marks(marks: &Marks) -> Vec<Mark> {
    let mentions = marks.mentions.iter().map(|mention| {
        let kind = mention.kind.label();
        let profile = mention.profile.map(|profile| format!(":{}", profile + 1));
        let head = format!("{kind}{}", profile.unwrap_or_default());
        Mark::new(mention.span, Bracket::Mention, 0, head)
    });
    let parts = marks.claims.iter().enumerate().flat_map(|(index, claim)| {
        claim.parts().into_iter().flat_map(move |(part, spans)| {
            let dot = if part.is_empty() { "" } else { "." };
            let head = format!("c{}{dot}{part}", index + 1);
            spans.iter().map(move |&span| Mark::new(span, Bracket::Claim, index, head.clone()))
        })
    });
    let mut all: Vec<Mark> = mentions.chain(parts).collect();
    all.sort();
    all
}

impl Mark {
    fn new(span: Span, kind: Bracket, claim: usize, head: String) -> Self {
        Self { start: span.start, end: Reverse(span.end), kind, claim, head }
    }
}

fn labels(marks: &Marks) -> String {
    let mut lines = String::new();
    for (index, profile) in marks.profiles.iter().enumerate() {
        let _ = writeln!(lines, "{}: {}", index + 1, profile_label(profile));
    }
    for (index, claim) in marks.claims.iter().enumerate() {
        let _ = writeln!(lines, "c{}: {}", index + 1, claim_label(claim));
    }
    for note in &marks.notes {
        let _ = writeln!(lines, "note: {note}");
    }
    lines
}

fn profile_label(profile: &Profile) -> String {
    let label = format!("{} {}", profile.kind.label(), profile.name);
    profile.title.iter().fold(label, |label, title| format!("{label} | {title}"))
}

fn claim_label(claim: &Claim) -> String {
    let mut label = [claim.form.label(), claim.source_kind.label(), claim.stance.label()].join(" ");
    if let Some(speaker) = claim.speaker {
        let _ = write!(label, " speaker={}", speaker + 1);
    }
    if claim.hedged {
        label.push_str(" hedged");
    }
    if claim.tone == CueTone::Loaded {
        label.push_str(" loaded");
    }
    label
}
