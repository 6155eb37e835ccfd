//! Differences in their context, gathered by what was mistaken for what.

use std::collections::BTreeMap;
use std::fmt;

use crate::Span;
use crate::eval::evaluation::Field;
use crate::eval::gold::Gold;
use crate::eval::marks::{Claim, Marks};
use crate::eval::scheme::Scheme;
use crate::eval::speaker::same_speaker;

/// Bytes of text shown on either side.
const CONTEXT: usize = 60;

/// One difference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    /// The article's identifier.
    pub article: String,
    /// The words with their context.
    pub excerpt: String,
}

/// All differences, by category.
#[derive(Clone, Debug, Default)]
pub struct Errors {
    scheme: Scheme,
    by_category: BTreeMap<String, Vec<Error>>,
}

impl Errors {
    pub(super) fn new(scheme: Scheme) -> Self {
        Self { scheme, ..Self::default() }
    }

    /// Adds an article's differences; `pairs` are its matched claims.
    pub(super) fn add(&mut self, gold: &Gold, found: &Marks, pairs: &[(usize, usize)]) {
        if gold.layers.entities {
            self.add_entities(gold, found);
        }
        if gold.layers.claims {
            self.add_unmatched(gold, found, pairs);
            self.add_matched(gold, found, pairs);
        }
    }

    /// The categories, most frequent first.
    pub fn categories(&self) -> Vec<(&str, &[Error])> {
        let mut all: Vec<_> = self
            .by_category
            .iter()
            .map(|(name, errors)| (name.as_str(), errors.as_slice()))
            .collect();
        all.sort_by_key(|(_, errors)| std::cmp::Reverse(errors.len()));
        all
    }

    /// The categories with at most `examples` of each, for people to read.
    pub fn listing(&self, examples: usize) -> impl fmt::Display {
        Listing { errors: self, examples }
    }

    fn push(&mut self, category: String, gold: &Gold, span: Span, remark: &str) {
        let excerpt = format!("{}{remark}", excerpt(&gold.text, span));
        let error = Error { article: gold.id.clone(), excerpt };
        self.by_category.entry(category).or_default().push(error);
    }

    fn add_entities(&mut self, gold: &Gold, found: &Marks) {
        let classes = |marks: &Marks, misc: &[Span]| -> BTreeMap<Span, &'static str> {
            let named = marks.mentions.iter();
            let named = named.filter_map(|m| Some((m.span, self.scheme.class(m.kind)?)));
            named.chain(misc.iter().map(|&span| (span, self.scheme.misc()))).collect()
        };
        let (wanted, found) = (classes(&gold.marks, &gold.misc), classes(found, &[]));
        for (&span, &class) in &wanted {
            if found.get(&span) == Some(&class) {
                continue;
            }
            let overlapping = found.iter().find(|(other, _)| other.overlaps(span));
            let (category, remark) = match (found.get(&span), overlapping) {
                (Some(other), _) => (format!("entity: {class} taken for {other}"), String::new()),
                (None, Some((other, _))) => (
                    format!("entity: {class} with another extent"),
                    format!("  found: {}", other.of(&gold.text)),
                ),
                (None, None) => (format!("entity: {class} missed"), String::new()),
            };
            self.push(category, gold, span, &remark);
        }
        for (&span, &class) in &found {
            if !wanted.keys().any(|other| other.overlaps(span)) {
                self.push(format!("entity: {class} where none is"), gold, span, "");
            }
        }
    }

    fn add_unmatched(&mut self, gold: &Gold, found: &Marks, pairs: &[(usize, usize)]) {
        for (index, claim) in gold.marks.claims.iter().enumerate() {
            if !pairs.iter().any(|&(w, _)| w == index) {
                let shares = |other: &Claim| parts_overlap(&claim.contents, &other.contents);
                let category = match found.claims.iter().find(|other| shares(other)) {
                    Some(_) => "claim: wanted with another extent",
                    None => "claim: missed",
                };
                self.push_claim(category, gold, claim, "");
            }
        }
        for (index, claim) in found.claims.iter().enumerate() {
            if !pairs.iter().any(|&(_, f)| f == index) {
                self.push_claim("claim: found where none is", gold, claim, "");
            }
        }
    }

    fn add_matched(&mut self, gold: &Gold, found: &Marks, pairs: &[(usize, usize)]) {
        for &(w, f) in pairs {
            let (wanted, other) = (&gold.marks.claims[w], &found.claims[f]);
            for (part, one, two) in
                [("source", &wanted.sources, &other.sources), ("cue", &wanted.cues, &other.cues)]
            {
                let is_same = parts_overlap(one, two) || (one.is_empty() && two.is_empty());
                if !is_same {
                    let words = words(&gold.text, two);
                    self.push_claim(
                        &format!("claim: {part}"),
                        gold,
                        wanted,
                        &format!("  found: {words}"),
                    );
                }
            }
            if gold.layers.fields {
                self.add_fields(gold, found, wanted, other);
            }
        }
    }

    fn add_fields(&mut self, gold: &Gold, found: &Marks, wanted: &Claim, other: &Claim) {
        if wanted.speaker.is_some() && !same_speaker((&gold.marks, wanted), (found, other)) {
            let name = |marks: &Marks, claim: &Claim| {
                claim.speaker.map_or("nobody".to_owned(), |s| marks.profiles[s].name.clone())
            };
            let remark =
                format!("  wanted: {}, found: {}", name(&gold.marks, wanted), name(found, other));
            self.push_claim("claim: speaker", gold, wanted, &remark);
        }
        for &field in Field::ALL {
            let (one, two) = (field.value(wanted), field.value(other));
            if one != two {
                let category = format!("claim: {} {one} taken for {two}", field.label());
                self.push_claim(&category, gold, wanted, "");
            }
        }
    }

    /// Shows the claim's content with source and cue named behind it.
    fn push_claim(&mut self, category: &str, gold: &Gold, claim: &Claim, remark: &str) {
        let Some(&first) = claim.contents.first() else { return };
        let (source, cue) = (words(&gold.text, &claim.sources), words(&gold.text, &claim.cues));
        let remark = format!("  source: {source}, cue: {cue}{remark}");
        self.push(category.to_owned(), gold, first, &remark);
    }
}

fn parts_overlap(one: &[Span], two: &[Span]) -> bool {
    one.iter().any(|a| two.iter().any(|b| a.overlaps(*b)))
}

fn words(text: &str, spans: &[Span]) -> String {
    if spans.is_empty() {
        return "none".to_owned();
    }
    spans.iter().map(|span| span.of(text)).collect::<Vec<_>>().join(" … ")
}

/// The words in brackets with what stands beside them, on one line.
fn excerpt(text: &str, span: Span) -> String {
    let is_boundary = |&byte: &usize| text.is_char_boundary(byte);
    let earliest = (span.start as usize).saturating_sub(CONTEXT);
    let start =
        (earliest..=span.start as usize).find(is_boundary).expect("the span's start is one");
    let latest = (span.end as usize + CONTEXT).min(text.len());
    let end = (latest..=text.len()).find(is_boundary).expect("the text's end is one");
    let before = &text[start..span.start as usize];
    let after = &text[span.end as usize..end];
    format!("{before}⟦{}⟧{after}", span.of(text)).replace('\n', " ")
}

struct Listing<'a> {
    errors: &'a Errors,
    examples: usize,
}

impl fmt::Display for Listing<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (category, errors) in self.errors.categories() {
            writeln!(f, "\n{category}: {}", errors.len())?;
            for Error { article, excerpt } in errors.iter().take(self.examples) {
                writeln!(f, "  {article}: {excerpt}")?;
            }
        }
        Ok(())
    }
}
