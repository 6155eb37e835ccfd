//! Hydrated articles in formats that other tools read.

use std::fmt::Write;
use std::sync::LazyLock;

use regex::Regex;
use serde_json::{Value, json};
use whosaid::Span;
use whosaid::eval::gold::Gold;
use whosaid::eval::marks::Claim;

use crate::code_points::CodePoints;

/// A format to export to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// One token a line with columns for entities and claims.
    Conll,
    /// Text and stand-off annotation of brat.
    Brat,
    /// JSON-LD of the W3C Web Annotation model.
    W3c,
}

/// The files of an article: the extension and what is in it.
pub fn files(gold: &Gold, url: &str, format: Format) -> Vec<(&'static str, String)> {
    match format {
        Format::Conll => vec![("conll", conll(gold))],
        Format::Brat => vec![("txt", gold.text.clone()), ("ann", brat(gold))],
        Format::W3c => vec![("jsonld", w3c(gold, url))],
    }
}

/// Words with what belongs to them inside, or single characters.
static TOKEN: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"\w+(?:['’]\w+)*|\S").expect("the pattern is constant"));

/// Token, start, end (code points), entity, profile, and the roles in claims: `B-content-0` begins
/// a span of claim 0, `I-content-0` goes on in it; several are joined by `|`. A blank line parts
/// paragraphs.
fn conll(gold: &Gold) -> String {
    let units = CodePoints::new(&gold.text);
    let mut lines = format!("# id = {}\n# token\tstart\tend\tentity\tprofile\tclaims\n", gold.id);
    let mut last_end = 0;
    for token in TOKEN.find_iter(&gold.text) {
        if gold.text[last_end..token.start()].contains('\n') {
            lines.push('\n');
        }
        last_end = token.end();
        let span = Span::new(token.start(), token.end());
        let mention = gold.marks.mentions.iter().find(|mention| mention.span.overlaps(span));
        let entity = mention.map_or("O".to_owned(), |m| tag(m.span, span, m.kind.label()));
        let profile = mention.and_then(|mention| mention.profile);
        let profile = profile.map_or("_".to_owned(), |profile| profile.to_string());
        let roles = roles(gold, span);
        let [start, end] = units.of(span);
        let _ = writeln!(lines, "{}\t{start}\t{end}\t{entity}\t{profile}\t{roles}", token.as_str());
    }
    lines
}

/// `B-` if the labelled span begins in the token, else `I-`.
fn tag(labelled: Span, token: Span, label: &str) -> String {
    let begins = token.start <= labelled.start && labelled.start < token.end;
    format!("{}-{label}", if begins { "B" } else { "I" })
}

fn roles(gold: &Gold, token: Span) -> String {
    let mut tags = Vec::new();
    for (index, claim) in gold.marks.claims.iter().enumerate() {
        for (role, spans) in parts(claim) {
            let labelled = spans.iter().filter(|span| span.overlaps(token));
            tags.extend(labelled.map(|&span| tag(span, token, &format!("{role}-{index}"))));
        }
    }
    if tags.is_empty() { "_".to_owned() } else { tags.join("|") }
}

fn parts(claim: &Claim) -> [(&'static str, &[Span]); 4] {
    [
        ("source", &claim.sources),
        ("cue", &claim.cues),
        ("content", &claim.contents),
        ("via", &claim.via),
    ]
}

/// Text-bound annotations for mentions and parts of claims, an event-like relation from each
/// content to its source, cue and via, attributes for the fields, and equivalence of the mentions
/// of one profile.
fn brat(gold: &Gold) -> String {
    let mut file =
        Brat { gold, units: CodePoints::new(&gold.text), lines: String::new(), next: [1; 3] };
    let mut by_profile = vec![Vec::new(); gold.marks.profiles.len()];
    for mention in &gold.marks.mentions {
        let id = file.text_bound(mention.kind.label(), &[mention.span]);
        if let Some(profile) = mention.profile {
            by_profile[profile].push(id);
        }
    }
    for ids in by_profile.iter().filter(|ids| ids.len() > 1) {
        let _ = writeln!(file.lines, "*\tEquiv {}", ids.join(" "));
    }
    for claim in &gold.marks.claims {
        file.claim(claim);
    }
    file.lines
}

struct Brat<'a> {
    gold: &'a Gold,
    units: CodePoints,
    lines: String,
    /// Next numbers of text-bound annotations, relations and attributes.
    next: [usize; 3],
}

impl Brat<'_> {
    fn number(&mut self, letter: usize) -> usize {
        self.next[letter] += 1;
        self.next[letter] - 1
    }

    fn text_bound(&mut self, label: &str, spans: &[Span]) -> String {
        let id = format!("T{}", self.number(0));
        let places: Vec<String> = spans
            .iter()
            .map(|&span| self.units.of(span))
            .map(|[start, end]| format!("{start} {end}"))
            .collect();
        let words: Vec<&str> = spans.iter().map(|span| span.of(&self.gold.text)).collect();
        let _ = writeln!(self.lines, "{id}\t{label} {}\t{}", places.join(";"), words.join(" "));
        id
    }

    fn claim(&mut self, claim: &Claim) {
        let content = self.text_bound("content", &claim.contents);
        for (role, spans) in parts(claim) {
            if role != "content" && !spans.is_empty() {
                let part = self.text_bound(role, spans);
                let relation = self.number(1);
                let _ = writeln!(self.lines, "R{relation}\t{role}_of Arg1:{part} Arg2:{content}");
            }
        }
        let fields = [
            ("form", claim.form.label()),
            ("source_kind", claim.source_kind.label()),
            ("stance", claim.stance.label()),
            ("cue_tone", claim.tone.label()),
        ];
        for (field, value) in fields {
            let attribute = self.number(2);
            let _ = writeln!(self.lines, "A{attribute}\t{field} {content} {value}");
        }
        if claim.hedged {
            let attribute = self.number(2);
            let _ = writeln!(self.lines, "A{attribute}\thedged {content}");
        }
    }
}

/// An annotation collection; every target is a position in the text with its words quoted.
fn w3c(gold: &Gold, url: &str) -> String {
    let units = CodePoints::new(&gold.text);
    let target = |span: Span| {
        let [start, end] = units.of(span);
        json!({"source": url, "selector": [
            {"type": "TextPositionSelector", "start": start, "end": end},
            {"type": "TextQuoteSelector", "exact": span.of(&gold.text)}]})
    };
    let annotation = |id: String, body: Value, spans: &[Span]| {
        let targets: Vec<Value> = spans.iter().map(|&span| target(span)).collect();
        json!({"id": format!("{url}#{id}"), "type": "Annotation", "motivation": "tagging",
            "body": body, "target": targets})
    };
    let mut items = Vec::new();
    for (index, mention) in gold.marks.mentions.iter().enumerate() {
        let name = mention.profile.map(|profile| gold.marks.profiles[profile].name.as_str());
        let body = json!({"type": "TextualBody", "value": mention.kind.label(), "profile": name});
        items.push(annotation(format!("entity-{index}"), body, &[mention.span]));
    }
    for (index, claim) in gold.marks.claims.iter().enumerate() {
        for (role, spans) in parts(claim).into_iter().filter(|(_, spans)| !spans.is_empty()) {
            let speaker = claim.speaker.map(|profile| gold.marks.profiles[profile].name.as_str());
            let body = json!({"type": "TextualBody", "value": role, "claim": index,
                "form": claim.form, "source_kind": claim.source_kind, "stance": claim.stance,
                "hedged": claim.hedged, "cue_tone": claim.tone, "speaker": speaker});
            items.push(annotation(format!("claim-{index}-{role}"), body, spans));
        }
    }
    let collection = json!({"@context": "http://www.w3.org/ns/anno.jsonld",
        "type": "AnnotationCollection", "label": gold.id, "total": items.len(),
        "first": {"type": "AnnotationPage", "startIndex": 0, "items": items}});
    format!("{}\n", serde_json::to_string_pretty(&collection).expect("plain data"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::canonical;
    use crate::hydrate::hydrate;
    use crate::testing::document;

    fn gold() -> Gold {
        let (document, text) = document();
        hydrate(&document, &canonical::paragraphs(&text)).unwrap().gold
    }

    #[test]
    fn columns_name_entity_and_role_of_each_token() {
        let lines = conll(&gold());
        assert!(lines.contains("Zoë\t29\t32\tB-person\t1\tI-source-0\n"), "{lines}");
        assert!(lines.contains("\nrained\t46\t52\tO\t_\tI-content-0\n"), "{lines}");
        assert!(lines.contains("Fenwick\t9\t16\tB-place\t0\t_\n\nThe\t18"), "{lines}");
    }

    #[test]
    fn stand_off_places_hold_the_words_they_quote() {
        let gold = gold();
        let chars: Vec<char> = gold.text.chars().collect();
        let file = brat(&gold);
        let bound: Vec<&str> = file.lines().filter(|line| line.starts_with('T')).collect();
        assert_eq!(bound.len(), 7);
        for line in bound {
            let columns: Vec<&str> = line.split('\t').collect();
            let mut place = columns[1].split(' ').skip(1).map(|n| n.parse::<usize>().unwrap());
            let (start, end) = (place.next().unwrap(), place.next().unwrap());
            assert_eq!(chars[start..end].iter().collect::<String>(), columns[2]);
        }
        assert!(file.contains("*\tEquiv T2 T3\n"), "{file}");
        assert!(file.contains("stance T5 asserts"), "{file}");
    }

    #[test]
    fn web_annotations_select_by_position_and_quote() {
        let value: Value = serde_json::from_str(&w3c(&gold(), "https://example.org/a")).unwrap();
        let items = value["first"]["items"].as_array().unwrap();
        assert_eq!(items.len(), 7);
        let selectors = &items[0]["target"][0]["selector"];
        assert_eq!(selectors[0]["start"], 9);
        assert_eq!(selectors[1]["exact"], "Fenwick");
    }
}
