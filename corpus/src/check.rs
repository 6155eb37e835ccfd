//! What must hold of every annotation, without and with its text.

use std::collections::BTreeSet;

use whosaid::{Form, Kind};

use crate::document::{Claim, Document, Span};

/// Quotation marks that come in pairs of two different ones.
const PAIRS: &[(char, char)] = &[('“', '”'), ('«', '»')];

/// What is wrong with the structure; needs no text.
pub fn structure(document: &Document) -> Vec<String> {
    let mut problems = Problems { document, found: Vec::new() };
    problems.paragraphs();
    problems.entities();
    problems.profiles();
    problems.claims();
    problems.found
}

/// What is wrong with the labels, seen in the text: spans that cut words, forms that the quotation
/// marks contradict.
pub fn in_text(document: &Document, text: &str) -> Vec<String> {
    let chars: Vec<char> = text.chars().collect();
    let mut problems = Vec::new();
    for (what, span) in spans(document) {
        let [start, end] = span.map(|position| position as usize);
        let words: String = chars[start..end].iter().collect();
        let cuts = |at: usize| {
            at > 0
                && at < chars.len()
                && chars[at - 1].is_alphanumeric()
                && chars[at].is_alphanumeric()
        };
        if cuts(start) || cuts(end) {
            problems.push(format!("{what} cuts a word: {words:?}"));
        }
        if words.trim() != words {
            problems.push(format!("{what} has white space at its edge: {words:?}"));
        }
    }
    for (index, claim) in document.claims.iter().enumerate() {
        problems.extend(form(claim, &chars).map(|why| format!("claim {index} {why}")));
    }
    problems
}

/// Contents whose quotation marks have no partner: right where a quotation goes on in another
/// paragraph or span, worth a look elsewhere.
pub fn unbalanced(document: &Document, text: &str) -> Vec<String> {
    let chars: Vec<char> = text.chars().collect();
    let contents = document
        .claims
        .iter()
        .enumerate()
        .flat_map(|(index, claim)| claim.contents.iter().map(move |&span| (index, span)));
    contents
        .filter_map(|(index, [start, end])| {
            let words: String = chars[start as usize..end as usize].iter().collect();
            let count = |mark| words.matches(mark).count();
            let is_even = PAIRS.iter().all(|&(open, close)| count(open) == count(close));
            (!is_even || count('"') % 2 == 1).then(|| format!("claim {index}: {words:?}"))
        })
        .collect()
}

/// Every span with what it is.
fn spans(document: &Document) -> Vec<(String, Span)> {
    let entities = document.entities.iter();
    let mut all: Vec<_> =
        entities.map(|e| (format!("{} {}", e.kind.label(), e.start), [e.start, e.end])).collect();
    for (index, claim) in document.claims.iter().enumerate() {
        for (part, spans) in claim.parts() {
            all.extend(spans.iter().map(|&span| (format!("claim {index} {part}"), span)));
        }
    }
    for (index, profile) in document.profiles.iter().enumerate() {
        let spans = [Some(profile.name), profile.title];
        all.extend(spans.into_iter().flatten().map(|span| (format!("profile {index}"), span)));
    }
    all
}

/// Why the form cannot be right, if it cannot.
fn form(claim: &Claim, chars: &[char]) -> Option<String> {
    const DOUBLE: &[char] = &['"', '“', '”', '„', '«', '»'];
    const ANY: &[char] = &['"', '“', '”', '„', '«', '»', '\'', '‘', '’'];
    let contents = || claim.contents.iter().flat_map(|&[s, e]| &chars[s as usize..e as usize]);
    let holds = |marks: &[char]| contents().any(|c| marks.contains(c));
    let has_marks_around = claim.contents.iter().any(|&[start, _]| {
        (start as usize).checked_sub(1).is_some_and(|before| ANY.contains(&chars[before]))
    });
    match claim.form {
        Form::Indirect if holds(DOUBLE) => Some("is indirect, yet has quotation marks".to_owned()),
        Form::Mixed if !holds(ANY) && !has_marks_around => {
            Some("is mixed without quotation marks".to_owned())
        }
        _ => None,
    }
}

struct Problems<'a> {
    document: &'a Document,
    found: Vec<String>,
}

impl Problems<'_> {
    fn push(&mut self, problem: String) {
        self.found.push(problem);
    }

    fn paragraphs(&mut self) {
        let paragraphs = &self.document.paragraphs;
        let mut start = 0;
        for (index, paragraph) in paragraphs.iter().enumerate() {
            if paragraph.start != start || paragraph.end <= paragraph.start {
                self.push(format!("paragraph {index} is not two code points after the one before"));
            }
            if paragraph.sha256.len() != 64 {
                self.push(format!("paragraph {index} has no SHA-256"));
            }
            start = paragraph.end + 2;
        }
        if paragraphs.last().is_none_or(|last| last.end != self.document.length) {
            self.push("the paragraphs do not make up the length".to_owned());
        }
        for (what, span) in spans(self.document) {
            let is_inside = paragraphs
                .iter()
                .any(|p| p.start <= span[0] && span[0] < span[1] && span[1] <= p.end);
            if !is_inside {
                self.push(format!("{what} is not within one paragraph: {span:?}"));
            }
        }
    }

    fn entities(&mut self) {
        for pair in self.document.entities.windows(2) {
            if pair[1].start < pair[0].end {
                self.push(format!("entities overlap at {}", pair[1].start));
            }
        }
        for entity in &self.document.entities {
            let problem = match entity.profile.map(|profile| self.document.profiles.get(profile)) {
                _ if entity.kind == Kind::Role => "is a role",
                None if entity.kind.has_profile() => "has no profile",
                Some(None) => "has a profile that is not there",
                Some(Some(profile)) if profile.kind != entity.kind => {
                    "is of another kind than its profile"
                }
                _ => continue,
            };
            self.push(format!("entity at {} {problem}", entity.start));
        }
    }

    fn profiles(&mut self) {
        let mentioned: BTreeSet<_> =
            self.document.entities.iter().filter_map(|e| e.profile).collect();
        let speakers: BTreeSet<_> = self.document.claims.iter().filter_map(|c| c.speaker).collect();
        for (index, profile) in self.document.profiles.iter().enumerate() {
            let is_role = profile.kind == Kind::Role;
            if !profile.kind.has_profile() {
                self.push(format!("profile {index} is a value"));
            }
            let is_used = if is_role { &speakers } else { &mentioned }.contains(&index);
            if !is_used {
                self.push(format!("profile {index} is not used"));
            }
            if profile.title.is_some() && profile.kind != Kind::Person {
                self.push(format!("profile {index} has a title and is no person"));
            }
        }
        if speakers.last().is_some_and(|&last| last >= self.document.profiles.len()) {
            self.push("a speaker has a profile that is not there".to_owned());
        }
    }

    fn claims(&mut self) {
        let claims = &self.document.claims;
        if !claims.is_sorted_by_key(Claim::start) {
            self.push("the claims are not sorted".to_owned());
        }
        for (index, claim) in claims.iter().enumerate() {
            if claim.contents.is_empty() {
                self.push(format!("claim {index} has no content"));
            }
            let mut spans: Vec<Span> =
                claim.parts().into_iter().flat_map(|(_, spans)| spans).copied().collect();
            spans.sort_unstable();
            if spans.windows(2).any(|pair| pair[1][0] < pair[0][1]) {
                self.push(format!("claim {index} has parts that overlap"));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::document;

    #[test]
    fn a_sound_annotation_has_no_problem() {
        let (document, text) = document();
        assert_eq!(structure(&document), [""; 0]);
        assert_eq!(in_text(&document, &text), [""; 0]);
        assert_eq!(unbalanced(&document, &text), [""; 0]);
    }

    /// The first problem after a change.
    fn problem(change: impl Fn(&mut Document)) -> String {
        let (mut document, text) = document();
        change(&mut document);
        let problems = structure(&document);
        problems.into_iter().chain(in_text(&document, &text)).next().unwrap_or_default()
    }

    #[test]
    fn each_rule_finds_what_breaks_it() {
        assert!(problem(|d| d.length += 1).contains("length"));
        assert!(problem(|d| d.entities[0].end = 20).contains("one paragraph"));
        assert!(problem(|d| d.entities[1].end = 60).contains("overlap"));
        assert!(problem(|d| d.entities[0].profile = None).contains("no profile"));
        assert!(problem(|d| d.entities[0].kind = Kind::Law).contains("another kind"));
        assert!(problem(|d| d.claims[0].speaker = Some(9)).contains("not there"));
        assert!(problem(|d| d.claims[0].contents.clear()).contains("no content"));
        assert!(problem(|d| d.claims[0].cues = d.claims[0].contents.clone()).contains("overlap"));
        assert!(problem(|d| d.claims[0].form = Form::Mixed).contains("mixed"));
        assert!(problem(|d| d.entities[0].start += 1).contains("cuts"));
        assert!(problem(|d| d.profiles[0].title = Some([0, 5])).contains("no person"));
    }
}
