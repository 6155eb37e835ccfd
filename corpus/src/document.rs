//! The annotation of an article, without its text.

use std::fmt::Write;

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use whosaid::{CueTone, Form, Kind, SourceKind, Stance};

/// Code points of the canonical text, half-open.
pub type Span = [u32; 2];

/// Everything that was labelled in one article; a file of `train`, `dev` or `test`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// Unique, and the name of its file.
    pub id: String,
    /// The page's title.
    pub title: String,
    /// Where it was published.
    pub url: String,
    /// When, as YYYY-MM-DD.
    pub date: String,
    /// Licence of the article.
    pub licence: String,
    /// Length of the canonical text in code points.
    pub length: u32,
    /// Its paragraphs, in order.
    pub paragraphs: Vec<Paragraph>,
    /// Mentions, sorted by start, never overlapping.
    pub entities: Vec<Entity>,
    /// What mentions and speakers refer to, by index.
    pub profiles: Vec<Profile>,
    /// Claims, sorted by their first character.
    pub claims: Vec<Claim>,
}

/// A paragraph of the canonical text, known by its hash.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Paragraph {
    /// First code point.
    pub start: u32,
    /// The code point after its last.
    pub end: u32,
    /// SHA-256 of its UTF-8.
    pub sha256: String,
}

/// A mention.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Entity {
    /// First code point.
    pub start: u32,
    /// The code point after its last.
    pub end: u32,
    /// What it is.
    pub kind: Kind,
    /// Index into the profiles; values and languages have none.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub profile: Option<usize>,
}

/// Somebody or something.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// What it is; `role` for a speaker without a name.
    pub kind: Kind,
    /// Where its fullest name stands, or what a role is called.
    pub name: Span,
    /// Where the text says what a person is.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub title: Option<Span>,
}

/// A claim with every field of the output model that people can label.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    /// Who says it.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub sources: Vec<Span>,
    /// The words that attribute it.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub cues: Vec<Span>,
    /// What is said.
    pub contents: Vec<Span>,
    /// Who relays it.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub via: Vec<Span>,
    /// Index of the profile behind the source.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub speaker: Option<usize>,
    /// How much is quoted.
    pub form: Form,
    /// What the source is.
    pub source_kind: SourceKind,
    /// What the source does with the content.
    pub stance: Stance,
    /// Whether there is an explicit mark of doubt.
    pub hedged: bool,
    /// Whether the cue colours the claim.
    pub cue_tone: CueTone,
}

impl Claim {
    /// Its parts by name.
    pub fn parts(&self) -> [(&'static str, &[Span]); 4] {
        [
            ("source", &self.sources),
            ("cue", &self.cues),
            ("content", &self.contents),
            ("via", &self.via),
        ]
    }

    /// Its first code point.
    pub fn start(&self) -> u32 {
        let starts = self.parts().into_iter().flat_map(|(_, spans)| spans).map(|span| span[0]);
        starts.min().unwrap_or(u32::MAX)
    }
}

impl Document {
    /// Reads a file.
    ///
    /// # Errors
    /// If it is no such JSON.
    pub fn from_json(json: &str) -> Result<Self> {
        serde_json::from_str(json).context("not an annotation")
    }

    /// The file: one item of a list a line, so that a change of one label is a change of one line.
    pub fn to_json(&self) -> String {
        let value = serde_json::to_value(self).expect("strings, numbers and lists of them");
        let Value::Object(object) = value else { unreachable!("a struct is an object") };
        // The order of the struct, which the map does not keep.
        let order = [
            "id",
            "title",
            "url",
            "date",
            "licence",
            "length",
            "paragraphs",
            "entities",
            "profiles",
            "claims",
        ];
        let mut json = String::from("{");
        for (index, key) in order.into_iter().enumerate() {
            json.push_str(if index == 0 { "\n" } else { ",\n" });
            match &object[key] {
                Value::Array(items) if !items.is_empty() => {
                    let items: Vec<String> =
                        items.iter().map(|item| format!("    {item}")).collect();
                    let _ = write!(json, "  {key:?}: [\n{}\n  ]", items.join(",\n"));
                }
                value => {
                    let _ = write!(json, "  {key:?}: {value}");
                }
            }
        }
        json.push_str("\n}\n");
        json
    }
}
