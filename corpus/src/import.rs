//! Makes an annotation of a marked article: the way in for labels written or corrected by hand.

use anyhow::{Context, Result, bail, ensure};
use whosaid::Kind;
use whosaid::eval::marked;
use whosaid::eval::marks::{self, Marks};

use crate::canonical::{self, BREAK};
use crate::code_points::CodePoints;
use crate::document::{Claim, Document, Entity, Paragraph, Profile};

/// What is known of an article besides its text.
#[derive(Clone, Debug)]
pub struct Source {
    /// The corpus' name for it.
    pub id: String,
    /// The page's title.
    pub title: String,
    /// Where it was published.
    pub url: String,
    /// When, as YYYY-MM-DD.
    pub date: String,
    /// Its licence.
    pub licence: String,
    /// Paragraphs in canonical form.
    pub paragraphs: Vec<String>,
}

/// Reads a marked file and takes its spans over to the canonical text of `source`.
///
/// # Errors
/// If the file is badly marked, its text is not the article's, or a profile's name or title does
/// not stand in the text.
pub fn import(file: &str, source: &Source) -> Result<Document> {
    let article = marked::parse::article(file).map_err(anyhow::Error::msg)?;
    let text = source.paragraphs.join(BREAK);
    if article.text != text {
        let same = article.text.bytes().zip(text.bytes()).take_while(|(a, b)| a == b).count();
        bail!("the text differs from the article at byte {same}");
    }
    let positions = CodePoints::new(&text);
    let marks = article.marks;
    let profiles: Result<Vec<Profile>> =
        (0..marks.profiles.len()).map(|index| profile(index, &marks, &text, &positions)).collect();
    let entities = marks.mentions.iter().map(|mention| {
        let [start, end] = positions.of(mention.span);
        Entity { start, end, kind: mention.kind, profile: mention.profile }
    });
    Ok(Document {
        id: source.id.clone(),
        title: source.title.clone(),
        url: source.url.clone(),
        date: source.date.clone(),
        licence: source.licence.clone(),
        length: text.chars().count() as u32,
        paragraphs: paragraphs(&source.paragraphs),
        entities: entities.collect(),
        profiles: profiles?,
        claims: marks.claims.iter().map(|c| claim(c, &positions)).collect(),
    })
}

/// Where each paragraph stands in the canonical text.
pub fn paragraphs(paragraphs: &[String]) -> Vec<Paragraph> {
    let mut start = 0;
    let place = |paragraph: &String| {
        let end = start + paragraph.chars().count() as u32;
        let placed = Paragraph { start, end, sha256: canonical::hash(paragraph) };
        start = end + BREAK.len() as u32;
        placed
    };
    paragraphs.iter().map(place).collect()
}

fn claim(claim: &marks::Claim, positions: &CodePoints) -> Claim {
    let spans = |spans: &[whosaid::Span]| spans.iter().map(|&span| positions.of(span)).collect();
    Claim {
        sources: spans(&claim.sources),
        cues: spans(&claim.cues),
        contents: spans(&claim.contents),
        via: spans(&claim.via),
        speaker: claim.speaker,
        form: claim.form,
        source_kind: claim.source_kind,
        stance: claim.stance,
        hedged: claim.hedged,
        cue_tone: claim.tone,
    }
}

fn profile(index: usize, marks: &Marks, text: &str, positions: &CodePoints) -> Result<Profile> {
    let marks::Profile { kind, name, title } = &marks.profiles[index];
    let places = places(index, marks);
    let name_span =
        nearest(text, name, &places).with_context(|| format!("no {name:?} in the text"))?;
    let title = title.as_ref().map(|title| {
        ensure!(*kind == Kind::Person, "{name:?} is no person, yet has a title");
        nearest(text, title, &places).with_context(|| format!("no {title:?} in the text"))
    });
    let title = title.transpose()?;
    Ok(Profile {
        kind: *kind,
        name: positions.of(name_span),
        title: title.map(|span| positions.of(span)),
    })
}

/// Where the profile is named or, without a name, where it speaks.
fn places(index: usize, marks: &Marks) -> Vec<whosaid::Span> {
    let mentions = marks.mentions.iter().filter(|mention| mention.profile == Some(index));
    let mentions: Vec<_> = mentions.map(|mention| mention.span).collect();
    if !mentions.is_empty() {
        return mentions;
    }
    let claims = marks.claims.iter().filter(|claim| claim.speaker == Some(index));
    claims.flat_map(|claim| &claim.sources).copied().collect()
}

/// The occurrence of `words` nearest to one of `places`; of those as near the first.
fn nearest(text: &str, words: &str, places: &[whosaid::Span]) -> Option<whosaid::Span> {
    let occurrences = text.match_indices(words);
    let spans = occurrences.map(|(start, _)| whosaid::Span::new(start, start + words.len()));
    spans.min_by_key(|span| places.iter().map(|place| distance(*place, *span)).min())
}

fn distance(a: whosaid::Span, b: whosaid::Span) -> u32 {
    a.start.saturating_sub(b.end) + b.start.saturating_sub(a.end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Span;
    use crate::testing::{MARKED, source};

    #[test]
    fn spans_are_code_points_of_the_canonical_text() {
        let document = import(MARKED, &source()).unwrap();
        let text: Vec<char> = source().paragraphs.join(BREAK).chars().collect();
        let words =
            |[start, end]: Span| text[start as usize..end as usize].iter().collect::<String>();
        assert_eq!(words(document.claims[0].contents[0]), "it rained");
        assert_eq!(words(document.profiles[0].name), "Fenwick");
        assert_eq!(words(document.profiles[1].title.unwrap()), "mayor");
        assert_eq!(document.length as usize, text.len());
        let last = document.paragraphs.last().unwrap();
        assert_eq!(last.end, document.length);
    }

    #[test]
    fn another_text_or_a_name_that_is_not_there_is_refused() {
        let error = |file: &str| import(file, &source()).unwrap_err().to_string();
        assert!(error(&MARKED.replace("rained", "snowed")).contains("differs"));
        assert!(error(&MARKED.replace("| mayor", "| queen")).contains("queen"));
    }
}
