//! Joins an annotation with a copy of the article.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use whosaid::eval::gold::{Gold, label_of_kind};

use crate::canonical::{self, BREAK};
use crate::document::{Claim, Document, Profile, Span};

/// An annotation with its text.
pub struct Hydrated {
    /// The paragraphs that fit, with everything labelled in them.
    pub gold: Gold,
    /// Numbers, from 1, of the paragraphs that the copy lacks or has otherwise.
    pub missing: Vec<usize>,
}

/// Joins `document` with the paragraphs of a copy that have the right hash, wherever they stand.
///
/// A span in a missing paragraph is left out, and so is a claim without content or a profile that
/// nothing refers to any more. Nothing if no paragraph fits.
pub fn hydrate(document: &Document, copy: &[String]) -> Option<Hydrated> {
    let by_hash: BTreeMap<String, &String> =
        copy.iter().map(|paragraph| (canonical::hash(paragraph), paragraph)).collect();
    let mut text = String::new();
    let mut shifts = Vec::new();
    let mut missing = Vec::new();
    let mut length = 0;
    for (index, paragraph) in document.paragraphs.iter().enumerate() {
        let Some(words) = by_hash.get(&paragraph.sha256) else {
            missing.push(index + 1);
            continue;
        };
        if !text.is_empty() {
            text.push_str(BREAK);
            length += BREAK.len() as u32;
        }
        shifts.push(Shift { from: paragraph.start, until: paragraph.end, to: length });
        text.push_str(words);
        length += paragraph.end - paragraph.start;
    }
    if shifts.is_empty() {
        return None;
    }
    let gold = Joined { document, text, shifts }.gold();
    Some(Hydrated { gold, missing })
}

/// Where a paragraph of the whole text stands in the joined one, in code points.
struct Shift {
    from: u32,
    until: u32,
    to: u32,
}

struct Joined<'a> {
    document: &'a Document,
    text: String,
    shifts: Vec<Shift>,
}

impl Joined<'_> {
    fn gold(&self) -> Gold {
        let profiles = self.kept_profiles();
        let number = |profile: Option<usize>| profile.and_then(|p| profiles.get(&p)).map(|p| p.0);
        let entities = self.document.entities.iter().filter_map(|entity| {
            let [start, end] = self.shifted([entity.start, entity.end])?;
            let label = label_of_kind(entity.kind)?;
            let profile = number(entity.profile);
            Some(json!({"start": start, "end": end, "label": label, "profile": profile}))
        });
        let claims = self.document.claims.iter().filter_map(|claim| {
            let mut value = self.claim(claim)?;
            value["speaker"] = json!(number(claim.speaker));
            Some(value)
        });
        let line = json!({
            "id": self.document.id,
            "text": self.text,
            "entities": entities.collect::<Vec<_>>(),
            "profiles": profiles.values().map(|(_, profile)| profile).collect::<Vec<_>>(),
            "attributions": claims.collect::<Vec<_>>(),
        });
        Gold::from_json(&line.to_string()).expect("annotations were checked when they were read")
    }

    /// The profiles that something in the text refers to, by their old index: new index and value.
    fn kept_profiles(&self) -> BTreeMap<usize, (usize, Value)> {
        let mut kept = BTreeMap::new();
        for (index, profile) in self.document.profiles.iter().enumerate() {
            if let Some(name) = self.name(index, profile) {
                let title = profile.title.and_then(|span| self.words(span));
                let value = json!({"kind": profile.kind, "name": name, "title": title});
                kept.insert(index, (kept.len(), value));
            }
        }
        kept
    }

    /// The words of the name, or of a mention if the name is in a missing paragraph.
    fn name(&self, index: usize, profile: &Profile) -> Option<String> {
        let mentions = self.document.entities.iter().filter(|e| e.profile == Some(index));
        let mut mentions = mentions.filter_map(|entity| self.words([entity.start, entity.end]));
        self.words(profile.name).or_else(|| mentions.next())
    }

    fn claim(&self, claim: &Claim) -> Option<Value> {
        let spans = |spans: &[Span]| -> Vec<Span> {
            spans.iter().filter_map(|&span| self.shifted(span)).collect()
        };
        let contents = spans(&claim.contents);
        (!contents.is_empty()).then(|| {
            json!({
                "source": spans(&claim.sources), "cue": spans(&claim.cues), "content": contents,
                "via": spans(&claim.via), "form": claim.form, "source_kind": claim.source_kind,
                "stance": claim.stance, "hedged": claim.hedged, "cue_tone": claim.cue_tone,
            })
        })
    }

    fn shifted(&self, [start, end]: Span) -> Option<Span> {
        let shift = self.shifts.iter().find(|s| s.from <= start && end <= s.until)?;
        Some([start - shift.from + shift.to, end - shift.from + shift.to])
    }

    fn words(&self, span: Span) -> Option<String> {
        let [start, end] = self.shifted(span)?;
        let chars = self.text.chars().skip(start as usize);
        Some(chars.take((end - start) as usize).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::document;

    fn copy(text: &str) -> Vec<String> {
        canonical::paragraphs(text)
    }

    #[test]
    fn a_whole_copy_gives_everything() {
        let (document, text) = document();
        let hydrated = hydrate(&document, &copy(&text)).unwrap();
        assert_eq!(hydrated.missing, [0; 0]);
        assert_eq!(hydrated.gold.text, text);
        let marks = &hydrated.gold.marks;
        assert_eq!(marks.claims[0].contents[0].of(&text), "it rained");
        assert_eq!(marks.profiles[1].name, "Zoë Lee");
        assert_eq!(marks.profiles[1].title.as_deref(), Some("mayor"));
    }

    #[test]
    fn a_changed_paragraph_is_named_and_left_out() {
        let (document, text) = document();
        let changed = text.replace("Flood", "Floods");
        let hydrated = hydrate(&document, &copy(&changed)).unwrap();
        assert_eq!(hydrated.missing, [1]);
        let Gold { text, marks, .. } = hydrated.gold;
        assert!(!text.contains("Flood"));
        assert_eq!(marks.claims[0].contents[0].of(&text), "it rained");
        assert_eq!(marks.mentions[0].span.of(&text), "Zoë Lee");
    }

    #[test]
    fn what_refers_to_a_missing_paragraph_goes_with_it() {
        let (document, _) = document();
        let hydrated = hydrate(&document, &copy("Flood in Fenwick")).unwrap();
        let marks = hydrated.gold.marks;
        assert_eq!((marks.claims.len(), marks.profiles.len()), (0, 1));
        assert_eq!(marks.mentions[0].profile, Some(0));
        assert!(hydrate(&document, &copy("Something else")).is_none());
    }
}
