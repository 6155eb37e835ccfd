//! W3C Web Annotations: one for each claim, source, cue and name, found again by its words or its
//! place.
//!
//! <https://www.w3.org/TR/annotation-model/> counts positions in code points.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Serialize;
use sha2::{Digest, Sha256};
use whosaid::{Analysis, Claim, CueTone, OffsetUnit, Span};

use super::AnnotatedArticle;
use super::units::byte_at;
use super::words::web_address;

/// Code units of context on either side of a quotation, to tell it from the same words elsewhere.
const CONTEXT: usize = 32;

/// An `AnnotationPage`.
#[derive(Serialize)]
pub struct Page {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    r#type: &'static str,
    generator: Generator,
    items: Vec<Annotation>,
}

#[derive(Serialize)]
struct Generator {
    r#type: &'static str,
    name: String,
}

#[derive(Serialize)]
struct Annotation {
    id: String,
    r#type: &'static str,
    motivation: &'static str,
    body: Vec<Body>,
    target: Targets,
}

#[derive(Serialize)]
#[serde(tag = "type")]
enum Body {
    TextualBody { purpose: &'static str, value: String, format: &'static str },
    SpecificResource { source: String, purpose: &'static str },
}

#[derive(Serialize)]
#[serde(untagged)]
enum Targets {
    One(Target),
    Several(Vec<Target>),
}

#[derive(Serialize)]
struct Target {
    r#type: &'static str,
    source: String,
    selector: [Selector; 2],
}

#[derive(Serialize)]
#[serde(tag = "type")]
enum Selector {
    TextQuoteSelector { exact: String, prefix: String, suffix: String },
    TextPositionSelector { start: u32, end: u32 },
}

/// The annotations of an article, as a page with this identifier.
pub fn to_web_annotations(article: &AnnotatedArticle, id: Option<String>) -> Page {
    let mut counted = article.analysis.clone();
    counted.convert_offsets(article.text, OffsetUnit::Codepoint);
    let targets = TargetsIn { article, source: source_of(article) };
    let mut items = Vec::new();
    for (claim, in_points) in article.analysis.claims.iter().zip(&counted.claims) {
        targets.add_claim(claim, in_points, &mut items);
    }
    targets.add_entities(&counted, &mut items);
    Page {
        context: "http://www.w3.org/ns/anno.jsonld",
        id,
        r#type: "AnnotationPage",
        generator: Generator {
            r#type: "Software",
            name: article.analysis.generator.program.clone(),
        },
        items,
    }
}

/// What the annotations are of: the article's address, or the name of its text by its hash (RFC
/// 6920).
fn source_of(article: &AnnotatedArticle) -> String {
    web_address(&article.facts.url).unwrap_or_else(|| {
        let hash = Sha256::digest(article.text.as_bytes());
        format!("ni:///sha-256;{}", URL_SAFE_NO_PAD.encode(hash))
    })
}

struct TargetsIn<'a> {
    article: &'a AnnotatedArticle<'a>,
    source: String,
}

impl TargetsIn<'_> {
    fn add_claim(&self, claim: &Claim, in_points: &Claim, items: &mut Vec<Annotation>) {
        let id = format!("#claim-{}", claim.id);
        // A claim whose content is not in the text is still made somewhere: by its cue.
        let whole = [[claim.span], [in_points.span]];
        let (places, points) = match (&claim.contents[..], &in_points.contents[..]) {
            ([], _) => (&whole[0][..], &whole[1][..]),
            places => places,
        };
        items.push(Annotation {
            id: id.clone(),
            r#type: "Annotation",
            motivation: "describing",
            body: self.body_of(claim),
            target: Targets::Several(
                places.iter().zip(points).map(|(&span, &point)| self.target(span, point)).collect(),
            ),
        });
        for (part, spans, points) in [
            ("source", &claim.sources, &in_points.sources),
            ("cue", &claim.cues, &in_points.cues),
            ("via", &claim.via, &in_points.via),
        ] {
            for (index, (&span, &point)) in spans.iter().zip(points).enumerate() {
                let source = id.clone();
                items.push(Annotation {
                    id: format!("{id}-{part}-{index}"),
                    r#type: "Annotation",
                    motivation: "linking",
                    body: vec![
                        Body::SpecificResource { source, purpose: "linking" },
                        textual("tagging", part),
                    ],
                    target: Targets::One(self.target(span, point)),
                });
            }
        }
    }

    fn body_of(&self, claim: &Claim) -> Vec<Body> {
        let mut traits = vec![claim.source_kind.label(), claim.stance.label(), claim.form.label()];
        traits.extend(claim.hedged.then_some("hedged"));
        traits.extend((claim.cue_tone == CueTone::Loaded).then_some("loaded"));
        let speaker = Some(self.article.speaker_of(claim)).filter(|speaker| !speaker.is_empty());
        let speaker = speaker.map(|speaker| textual("describing", &speaker));
        speaker.into_iter().chain(traits.into_iter().map(|name| textual("tagging", name))).collect()
    }

    fn add_entities(&self, counted: &Analysis, items: &mut Vec<Annotation>) {
        let analysis = self.article.analysis;
        for (index, (entity, in_points)) in
            analysis.entities.iter().zip(&counted.entities).enumerate()
        {
            let profile = entity.profile.map(|profile| &analysis.profiles[profile as usize]);
            let name = profile.map(|profile| textual("identifying", &profile.name));
            let kind = textual("tagging", entity.kind.label());
            items.push(Annotation {
                id: format!("#mention-{index}"),
                r#type: "Annotation",
                motivation: "tagging",
                body: name.into_iter().chain([kind]).collect(),
                target: Targets::One(self.target(entity.span, in_points.span)),
            });
        }
    }

    fn target(&self, span: Span, in_points: Span) -> Target {
        let text = self.article.text;
        let (before, after) = (&text[..span.range().start], &text[span.range().end..]);
        let quote = Selector::TextQuoteSelector {
            exact: span.of(text).to_owned(),
            prefix: last_units(before).to_owned(),
            suffix: after[..byte_at(after, CONTEXT)].to_owned(),
        };
        let place = Selector::TextPositionSelector { start: in_points.start, end: in_points.end };
        Target { r#type: "SpecificResource", source: self.source.clone(), selector: [quote, place] }
    }
}

fn textual(purpose: &'static str, value: &str) -> Body {
    Body::TextualBody { purpose, value: value.to_owned(), format: "text/plain" }
}

/// The last [`CONTEXT`] code units; one more where the first would be half a character.
fn last_units(text: &str) -> &str {
    let mut units = 0;
    let first = text.char_indices().rev().take_while(|(_, c)| {
        let is_wanted = units < CONTEXT;
        units += c.len_utf16();
        is_wanted
    });
    first.last().map_or("", |(byte, _)| &text[byte..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_context_is_of_whole_characters() {
        assert_eq!(last_units("ab"), "ab");
        assert_eq!(last_units(&"x".repeat(50)).len(), CONTEXT);
        assert_eq!(last_units(&"😀".repeat(50)).chars().count(), CONTEXT / 2);
        assert_eq!(last_units(&format!("😀{}", "x".repeat(31))).chars().count(), 32);
    }
}
