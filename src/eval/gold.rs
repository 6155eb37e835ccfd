//! Labelled articles, one JSON object a line.
//!
//! ```json
//! {"id": "a-1", "text": "Police said it rained.", "entities": [], "attributions":
//!  [{"source": [[0, 6]], "cue": [[7, 11]], "content": [[12, 21]]}]}
//! ```
//!
//! Offsets are code points of `text`, half-open. Entities are `{"start", "end", "label"}` with the
//! labels of other corpora ("PERSON", "ORG", "MISC" …). What other corpora lack and ours has:
//! `profiles`, an entity's `profile`, and of an attribution `via`, `speaker`, `form`,
//! `source_kind`, `stance`, `hedged` and `cue_tone`. A list that is absent was not labelled and is
//! not scored.

use std::io::BufRead;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::eval::marks::{Claim, Marks, Mention, Profile};
use crate::eval::offsets::Positions;
use crate::{Analysis, CueTone, Form, Kind, OffsetUnit, SourceKind, Span, Stance};

/// A labelled article.
#[derive(Clone, Debug, PartialEq)]
pub struct Gold {
    /// Unique in its file.
    pub id: String,
    /// The title, if it is not part of the text.
    pub title: Option<String>,
    /// The article.
    pub text: String,
    /// What people found in it.
    pub marks: Marks,
    /// Names that the corpus marks without saying which of the rarer kinds they are.
    pub misc: Vec<Span>,
    /// What they looked for.
    pub layers: Layers,
}

/// What was labelled.
#[expect(clippy::struct_excessive_bools, reason = "each layer may be there or not")]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Layers {
    /// Mentions.
    pub entities: bool,
    /// Which mentions are the same thing.
    pub profiles: bool,
    /// Claims with source, cue and content.
    pub claims: bool,
    /// The claims' other fields.
    pub fields: bool,
}

/// A line as it stands in the file.
#[derive(Deserialize, Serialize)]
struct Line {
    id: Value,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    title: Option<String>,
    text: String,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    entities: Option<Vec<EntityLine>>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    profiles: Option<Vec<ProfileLine>>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    attributions: Option<Vec<AttributionLine>>,
}

#[derive(Deserialize, Serialize)]
struct EntityLine {
    start: u32,
    end: u32,
    label: String,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    profile: Option<usize>,
}

#[derive(Deserialize, Serialize)]
struct ProfileLine {
    kind: Kind,
    name: String,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    title: Option<String>,
}

#[derive(Deserialize, Serialize)]
struct AttributionLine {
    #[serde(default)]
    source: Vec<[u32; 2]>,
    #[serde(default)]
    cue: Vec<[u32; 2]>,
    #[serde(default)]
    content: Vec<[u32; 2]>,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    via: Vec<[u32; 2]>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    speaker: Option<usize>,
    #[serde(flatten)]
    fields: Option<FieldsLine>,
}

#[derive(Clone, Copy, Deserialize, Serialize)]
struct FieldsLine {
    form: Form,
    source_kind: SourceKind,
    stance: Stance,
    hedged: bool,
    cue_tone: CueTone,
}

/// Labels of other corpora for our kinds; the first of a kind is the one that we write.
const LABELS: &[(&str, Kind)] = &[
    ("PERSON", Kind::Person),
    ("PER", Kind::Person),
    ("ORG", Kind::Organization),
    ("LOC", Kind::Place),
    ("GPE", Kind::Place),
    ("FAC", Kind::Facility),
    ("NORP", Kind::Group),
    ("DATE", Kind::Date),
    ("TIME", Kind::Time),
    ("MONEY", Kind::Money),
    ("PERCENT", Kind::Percent),
    ("QUANTITY", Kind::Quantity),
    ("CARDINAL", Kind::Number),
    ("ORDINAL", Kind::Ordinal),
    ("EVENT", Kind::Event),
    ("LAW", Kind::Law),
    ("PRODUCT", Kind::Product),
    ("WORK_OF_ART", Kind::Work),
    ("LANGUAGE", Kind::Language),
];

/// The kind that a corpus calls `label`.
pub fn kind_of_label(label: &str) -> Option<Kind> {
    LABELS.iter().find(|(known, _)| *known == label).map(|&(_, kind)| kind)
}

/// What other corpora call `kind`.
pub fn label_of_kind(kind: Kind) -> Option<&'static str> {
    LABELS.iter().find(|(_, known)| *known == kind).map(|&(label, _)| label)
}

/// Reads all lines of a file; blank ones are skipped.
///
/// # Errors
/// What is wrong, with the number of the line.
pub fn read(lines: impl BufRead) -> Result<Vec<Gold>, String> {
    let mut all = Vec::new();
    for (index, line) in lines.lines().enumerate() {
        let at = |why: String| format!("line {}: {why}", index + 1);
        let line = line.map_err(|error| at(error.to_string()))?;
        if !line.trim().is_empty() {
            all.push(Gold::from_json(&line).map_err(at)?);
        }
    }
    Ok(all)
}

impl Gold {
    /// Reads one line.
    ///
    /// # Errors
    /// If it is no such object, a label is unknown or a span lies outside the text.
    pub fn from_json(json: &str) -> Result<Self, String> {
        let line: Line = serde_json::from_str(json).map_err(|error| error.to_string())?;
        let positions = Positions::new(&line.text, OffsetUnit::Codepoint);
        let layers = line.layers();
        let mut marks = Marks::default();
        let mut misc = Vec::new();
        for entity in line.entities.iter().flatten() {
            let span = span(&positions, [entity.start, entity.end])?;
            if entity.label == "MISC" {
                misc.push(span);
                continue;
            }
            let kind = kind_of_label(&entity.label)
                .ok_or_else(|| format!("unknown label {:?}", entity.label))?;
            marks.mentions.push(Mention { span, kind, profile: entity.profile });
        }
        for profile in line.profiles.into_iter().flatten() {
            let ProfileLine { kind, name, title } = profile;
            marks.profiles.push(Profile { kind, name, title });
        }
        for attribution in line.attributions.iter().flatten() {
            marks.claims.push(attribution.claim(&line.text, &positions)?);
        }
        check_profiles(&marks)?;
        let id = plain_id(&line.id).ok_or("\"id\" is neither a string nor a number")?;
        Ok(Self { id, title: line.title, text: line.text, marks, misc, layers })
    }

    /// The line, without its end.
    pub fn to_json(&self) -> String {
        let positions = Positions::new(&self.text, OffsetUnit::Codepoint);
        let entity = |span: Span, label: &str, profile| {
            let [start, end] = positions.of_bytes(span);
            EntityLine { start, end, label: label.to_owned(), profile }
        };
        let mut entities: Vec<EntityLine> = self
            .marks
            .mentions
            .iter()
            .filter_map(|m| Some(entity(m.span, label_of_kind(m.kind)?, m.profile)))
            .collect();
        entities.extend(self.misc.iter().map(|&span| entity(span, "MISC", None)));
        entities.sort_by_key(|entity| entity.start);
        let profiles = self.marks.profiles.iter().map(|profile| ProfileLine {
            kind: profile.kind,
            name: profile.name.clone(),
            title: profile.title.clone(),
        });
        let claims = self.marks.claims.iter();
        let attributions =
            claims.map(|claim| AttributionLine::new(claim, &positions, self.layers.fields));
        let line = Line {
            id: Value::String(self.id.clone()),
            title: self.title.clone(),
            text: self.text.clone(),
            entities: self.layers.entities.then_some(entities),
            profiles: self.layers.profiles.then(|| profiles.collect()),
            attributions: self.layers.claims.then(|| attributions.collect()),
        };
        serde_json::to_string(&line).expect("strings, numbers and lists of them")
    }
}

impl Line {
    fn layers(&self) -> Layers {
        let attributions = self.attributions.as_deref();
        let has_fields =
            |all: &[AttributionLine]| all.iter().all(|attribution| attribution.fields.is_some());
        Layers {
            entities: self.entities.is_some(),
            profiles: self.profiles.is_some(),
            claims: attributions.is_some(),
            fields: attributions.is_some_and(has_fields) && self.profiles.is_some(),
        }
    }
}

impl AttributionLine {
    fn new(claim: &Claim, positions: &Positions, with_fields: bool) -> Self {
        let pairs = |spans: &[Span]| spans.iter().map(|&span| positions.of_bytes(span)).collect();
        let Claim { form, source_kind, stance, hedged, tone: cue_tone, .. } = *claim;
        Self {
            source: pairs(&claim.sources),
            cue: pairs(&claim.cues),
            content: pairs(&claim.contents),
            via: pairs(&claim.via),
            speaker: claim.speaker,
            fields: with_fields.then_some(FieldsLine {
                form,
                source_kind,
                stance,
                hedged,
                cue_tone,
            }),
        }
    }

    fn claim(&self, text: &str, positions: &Positions) -> Result<Claim, String> {
        let spans = |pairs: &[[u32; 2]]| -> Result<Vec<Span>, String> {
            pairs.iter().map(|&pair| span(positions, pair)).collect()
        };
        let contents = spans(&self.content)?;
        // Without the fields only the form is looked at.
        let fields = self.fields.unwrap_or_else(|| FieldsLine {
            form: form_in(text, &contents),
            source_kind: SourceKind::Unknown,
            stance: Stance::Asserts,
            hedged: false,
            cue_tone: CueTone::Neutral,
        });
        Ok(Claim {
            sources: spans(&self.source)?,
            cues: spans(&self.cue)?,
            contents,
            via: spans(&self.via)?,
            form: fields.form,
            source_kind: fields.source_kind,
            stance: fields.stance,
            speaker: self.speaker,
            hedged: fields.hedged,
            tone: fields.cue_tone,
        })
    }
}

/// How much of the contents stands in quotation marks, by the marks in and around them.
///
/// Single marks count as quotation marks only around the whole: inside they are apostrophes too.
fn form_in(text: &str, contents: &[Span]) -> Form {
    const MARKS: &[char] = &['"', '“', '«', '„', '”', '»', '‘'];
    const OPENING: &[char] = &['"', '“', '«', '„', '‘'];
    const CLOSING: &[char] = &['"', '”', '»', '’'];
    let (Some(first), Some(last)) = (contents.first(), contents.last()) else {
        return Form::Indirect;
    };
    let words: Vec<&str> = contents.iter().map(|span| span.of(text)).collect();
    let joined = words.join(" ");
    let joined = joined.trim_matches([' ', '.', ',', ';', ':']);
    if joined.contains(MARKS) {
        let is_whole = joined.starts_with(OPENING) && joined.ends_with(CLOSING);
        return if is_whole { Form::Direct } else { Form::Mixed };
    }
    let after = text[last.end as usize..].trim_start_matches([',', '.', ';', ':', '!', '?']);
    let is_inside = text[..first.start as usize].ends_with(OPENING) && after.starts_with(CLOSING);
    if is_inside { Form::Direct } else { Form::Indirect }
}

fn span(positions: &Positions, [start, end]: [u32; 2]) -> Result<Span, String> {
    positions
        .to_bytes(start, end)
        .ok_or_else(|| format!("span {start}..{end} is empty or outside the text"))
}

fn check_profiles(marks: &Marks) -> Result<(), String> {
    let of_mentions = marks.mentions.iter().filter_map(|mention| mention.profile);
    let of_claims = marks.claims.iter().filter_map(|claim| claim.speaker);
    match of_mentions.chain(of_claims).find(|&profile| profile >= marks.profiles.len()) {
        Some(missing) => Err(format!("there is no profile {missing}")),
        None => Ok(()),
    }
}

fn plain_id(id: &Value) -> Option<String> {
    match id {
        Value::String(id) => Some(id.clone()),
        Value::Number(id) => Some(id.to_string()),
        _ => None,
    }
}

/// Reads what was found in the texts of `gold`: lines as `whosaid annotate` writes them, in any
/// unit of offsets, or labelled articles; in the order of `gold`, nothing for one that is missing.
///
/// # Errors
/// What is wrong, with the number of the line.
pub fn read_found(lines: impl BufRead, gold: &[Gold]) -> Result<Vec<Marks>, String> {
    let mut found = vec![Marks::default(); gold.len()];
    for (index, line) in lines.lines().enumerate() {
        let at = |why: String| format!("line {}: {why}", index + 1);
        let line = line.map_err(|error| at(error.to_string()))?;
        if line.trim().is_empty() {
            continue;
        }
        let value: Value = serde_json::from_str(&line).map_err(|error| at(error.to_string()))?;
        let id = value.get("id").and_then(plain_id);
        let Some(place) = gold.iter().position(|gold| Some(&gold.id) == id.as_ref()) else {
            continue;
        };
        found[place] = match value.get("attributions").or(value.get("text")) {
            Some(_) => Gold::from_json(&line).map_err(at)?.marks,
            None => marks_of_annotation(value, &gold[place].text).map_err(at)?,
        };
    }
    Ok(found)
}

/// An annotation's findings with spans in bytes of `text`.
fn marks_of_annotation(mut value: Value, text: &str) -> Result<Marks, String> {
    if let Some(object) = value.as_object_mut() {
        object.remove("id");
    }
    let analysis: Analysis = serde_json::from_value(value).map_err(|error| error.to_string())?;
    let positions = Positions::new(text, analysis.offsets);
    let mut marks = Marks::of(&analysis);
    for span_in_unit in marks.spans_mut() {
        *span_in_unit = span(&positions, [span_in_unit.start, span_in_unit.end])?;
    }
    Ok(marks)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINE: &str = r#"{"id":"a","text":"“Né!” said Ann Lee.","entities":[{"start":11,"end":18,"label":"PERSON","profile":0}],"profiles":[{"kind":"person","name":"Ann Lee"}],"attributions":[{"source":[[11,18]],"cue":[[6,10]],"content":[[1,4]],"speaker":0,"form":"direct","source_kind":"person","stance":"asserts","hedged":false,"cue_tone":"neutral"}]}"#;

    #[test]
    fn a_line_is_read_and_written_alike() {
        let gold = Gold::from_json(LINE).unwrap();
        assert_eq!(gold.marks.claims[0].contents[0].of(&gold.text), "Né!");
        assert!(gold.layers.fields && gold.layers.profiles);
        assert_eq!(gold.to_json(), LINE);
    }

    #[test]
    fn what_was_not_labelled_is_no_layer() {
        let gold = Gold::from_json(
            r#"{"id":1,"text":"Ann left.","entities":[{"start":0,"end":3,"label":"MISC"}]}"#,
        );
        let gold = gold.unwrap();
        assert_eq!(gold.layers, Layers { entities: true, ..Layers::default() });
        assert_eq!((gold.id.as_str(), gold.misc.len(), gold.marks.mentions.len()), ("1", 1, 0));
    }

    #[test]
    fn errors_say_what_is_wrong() {
        for (line, why) in [
            (r#"{"id":"a","text":"x","entities":[{"start":0,"end":2,"label":"ORG"}]}"#, "0..2"),
            (r#"{"id":"a","text":"x","entities":[{"start":0,"end":1,"label":"CAT"}]}"#, "CAT"),
            (
                r#"{"id":"a","text":"x","entities":[{"start":0,"end":1,"label":"ORG","profile":0}]}"#,
                "profile 0",
            ),
        ] {
            let error = Gold::from_json(line).unwrap_err();
            assert!(error.contains(why), "{error}");
        }
    }
}
