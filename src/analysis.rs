//! The output model: plain data, the same for the page, the command line and the exports.
//!
//! Field names are `snake_case` in JSON from native programs and `camelCase` from the wasm module,
//! as each ecosystem expects; the TypeScript types are generated from these structs. Adding a
//! field is compatible; changing one raises [`VERSION`].

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize, Serializer};

use crate::span::Span;

/// Version of the output model.
pub const VERSION: u32 = 1;

/// Defines a fieldless enum whose serialised names are its variants in `snake_case`.
macro_rules! labels {
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident = $label:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        #[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
        pub enum $name { $($(#[$vmeta])* $variant),+ }

        impl $name {
            /// All values, in the order of the documentation.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The name used in JSON.
            pub fn label(self) -> &'static str {
                match self { $(Self::$variant => $label),+ }
            }

            /// The value with this JSON name.
            pub fn from_label(label: &str) -> Option<Self> {
                match label { $($label => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}
pub(crate) use labels;

labels! {
    /// The unit of every offset in an [`Analysis`].
    OffsetUnit {
        /// Bytes of UTF-8.
        Utf8 = "utf8",
        /// UTF-16 code units, as JavaScript strings count.
        Utf16 = "utf16",
        /// Unicode code points, as Python strings count.
        Codepoint = "codepoint",
    }
}

labels! {
    /// What a mention or profile is.
    Kind {
        /// People, fictional ones and personas too.
        Person = "person",
        /// Companies, agencies, parties, media, courts.
        Organization = "organization",
        /// Countries, cities, regions, rivers.
        Place = "place",
        /// Buildings, airports, streets, bases.
        Facility = "facility",
        /// Nationalities, religions, followers of parties.
        Group = "group",
        /// Days and longer periods.
        Date = "date",
        /// Clock times and periods under a day.
        Time = "time",
        /// Amounts with a currency.
        Money = "money",
        /// Percentages.
        Percent = "percent",
        /// Amounts with a unit.
        Quantity = "quantity",
        /// Cardinal numbers.
        Number = "number",
        /// Ordinal numbers.
        Ordinal = "ordinal",
        /// Named events.
        Event = "event",
        /// Named acts, treaties, articles of law.
        Law = "law",
        /// Named things that are made.
        Product = "product",
        /// Books, films, papers.
        Work = "work",
        /// Languages.
        Language = "language",
        /// A speaker without a name ("police"): profiles only, never a mention.
        Role = "role",
    }
}

impl Kind {
    /// True for kinds whose mentions belong to a [`Profile`]; values and languages have none.
    pub fn has_profile(self) -> bool {
        use Kind::{Event, Facility, Group, Law, Organization, Person, Place, Product, Role, Work};
        matches!(
            self,
            Person | Organization | Place | Facility | Group | Event | Law | Product | Work | Role
        )
    }
}

labels! {
    /// How much of a claim's content stands in quotation marks.
    Form {
        /// All of it.
        Direct = "direct",
        /// A part of it.
        Mixed = "mixed",
        /// None of it.
        Indirect = "indirect",
    }
}

labels! {
    /// What kind of source a claim has.
    SourceKind {
        /// A named person.
        Person = "person",
        /// A company, party, union, charity.
        Organization = "organization",
        /// A state, ministry, agency, police, court.
        Government = "government",
        /// A news outlet.
        Media = "media",
        /// A report, study, poll, statement.
        Document = "document",
        /// A group or role that nobody in particular stands for.
        Unnamed = "unnamed",
        /// Particular people whose names are kept back.
        Anonymous = "anonymous",
        /// No source given, or none recognised.
        Unknown = "unknown",
    }
}

labels! {
    /// What the source does with the content.
    Stance {
        /// States it.
        Asserts = "asserts",
        /// Says it is not so.
        Denies = "denies",
        /// Blames or condemns somebody.
        Accuses = "accuses",
        /// Thinks, hopes or fears it.
        Believes = "believes",
        /// Foretells it.
        Predicts = "predicts",
        /// Announces an act of its own side.
        Promises = "promises",
        /// Demands or advises it.
        Urges = "urges",
        /// Questions or requests it.
        Asks = "asks",
    }
}

labels! {
    /// Whether the cue itself colours the claim.
    CueTone {
        /// said, told, added.
        Neutral = "neutral",
        /// claimed, admitted, insisted.
        Loaded = "loaded",
    }
}

/// Everything found in one article.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", serde(rename_all = "camelCase"), derive(tsify::Tsify))]
pub struct Analysis {
    /// Version of this model, [`VERSION`].
    pub version: u32,
    /// What made it.
    pub generator: Generator,
    /// The unit of every `start` and `end` below.
    pub offsets: OffsetUnit,
    /// The document's identifier, as given in NDJSON runs.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub id: Option<String>,
    /// ISO 639-1 code of the text's language; only English is analysed.
    pub language: String,
    /// Remarks on the text, sorted by start; those without a position first.
    pub notes: Vec<Note>,
    /// Mentions, sorted by start, never overlapping.
    pub entities: Vec<Entity>,
    /// One for each distinct person, organisation, place …; sorted by first appearance.
    pub profiles: Vec<Profile>,
    /// Claims, sorted by start; they may overlap and nest.
    pub claims: Vec<Claim>,
    /// Sentences that can be checked, sorted by start, never overlapping.
    pub statements: Vec<Statement>,
    /// Counts over the whole article.
    pub summary: Summary,
}

/// The program and the model that made an [`Analysis`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", serde(rename_all = "camelCase"), derive(tsify::Tsify))]
pub struct Generator {
    /// Name and version of the program.
    pub program: String,
    /// Name and version of the model.
    pub model: String,
}

/// A remark on the text, for the whole of it or for a part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", serde(rename_all = "camelCase"), derive(tsify::Tsify))]
pub struct Note {
    /// Stable code: `unclosed_quotation`, `language`, `no_text`.
    pub code: String,
    /// Where it begins, if it has a place.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub start: Option<u32>,
    /// Where it ends.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub end: Option<u32>,
}

/// A mention of a named thing or a value.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    serde(rename_all = "camelCase"),
    derive(tsify::Tsify),
    tsify(missing_as_null)
)]
pub struct Entity {
    /// Where it stands.
    #[serde(flatten)]
    pub span: Span,
    /// What it is.
    pub kind: Kind,
    /// Identifier of its [`Profile`]; none for values.
    pub profile: Option<u32>,
    /// How sure the program is, 0 to 1.
    #[serde(serialize_with = "in_four_places")]
    pub confidence: f32,
}

/// One distinct person, organisation, place … with all its mentions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    serde(rename_all = "camelCase"),
    derive(tsify::Tsify),
    tsify(missing_as_null)
)]
pub struct Profile {
    /// Its index in [`Analysis::profiles`].
    pub id: u32,
    /// What it is.
    pub kind: Kind,
    /// The fullest name the text gives.
    pub name: String,
    /// Title or role the text gives ("mayor of Springfield").
    pub title: Option<String>,
    /// Indices into [`Analysis::entities`], ascending; empty for roles.
    pub mentions: Vec<u32>,
}

/// Something the text attributes to someone.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    serde(rename_all = "camelCase"),
    derive(tsify::Tsify),
    tsify(missing_as_null)
)]
pub struct Claim {
    /// Its index in [`Analysis::claims`].
    pub id: u32,
    /// From the first to the last of its parts.
    #[serde(flatten)]
    pub span: Span,
    /// Who says it, as written.
    pub sources: Vec<Span>,
    /// The words that attribute it.
    pub cues: Vec<Span>,
    /// What is said.
    pub contents: Vec<Span>,
    /// Profile behind the source, pronouns resolved; none if not known.
    pub speaker: Option<u32>,
    /// That profile's name.
    pub speaker_name: Option<String>,
    /// Who relays it.
    pub via: Vec<Span>,
    /// How much of it is quoted.
    pub form: Form,
    /// What kind of source it has.
    pub source_kind: SourceKind,
    /// What the source does with the content.
    pub stance: Stance,
    /// True if cue or content carries an explicit mark of doubt.
    pub hedged: bool,
    /// Whether the cue colours the claim.
    pub cue_tone: CueTone,
    /// How sure the program is, 0 to 1.
    #[serde(serialize_with = "in_four_places")]
    pub confidence: f32,
    /// What led to it, as stable codes such as `cue:said`.
    pub why: Vec<String>,
}

/// A sentence that can be checked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    serde(rename_all = "camelCase"),
    derive(tsify::Tsify),
    tsify(missing_as_null)
)]
pub struct Statement {
    /// The sentence.
    #[serde(flatten)]
    pub span: Span,
    /// How much checking it is worth, 0 to 1.
    #[serde(serialize_with = "in_four_places")]
    pub worth: f32,
    /// Stable codes of what can be checked: `quantity`, `comparison` …
    pub reasons: Vec<String>,
    /// The claim that it belongs to; none if the article itself states it.
    pub claim: Option<u32>,
}

/// Counts over an article.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    serde(rename_all = "camelCase"),
    derive(tsify::Tsify),
    tsify(hashmap_as_object)
)]
pub struct Summary {
    /// Words of the text.
    pub words: u32,
    /// Its sentences.
    pub sentences: u32,
    /// Claims found.
    pub claims: u32,
    /// Words in quotation marks that belong to a claim.
    pub quoted_words: u32,
    /// Number of claims by kind of source; kinds without a claim are left out.
    pub by_source_kind: BTreeMap<SourceKind, u32>,
    /// Speakers by number of claims, most first.
    pub by_speaker: Vec<SpeakerSummary>,
}

/// What one speaker contributes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", serde(rename_all = "camelCase"), derive(tsify::Tsify))]
pub struct SpeakerSummary {
    /// The speaker's profile.
    pub profile: u32,
    /// Claims of theirs.
    pub claims: u32,
    /// Words in those claims' contents.
    pub words: u32,
}

impl Analysis {
    /// Every offset of the annotation, for a change of unit in one pass.
    pub(crate) fn offsets_mut(&mut self) -> Vec<&mut u32> {
        let mut all = Vec::new();
        for note in &mut self.notes {
            all.extend(note.start.as_mut());
            all.extend(note.end.as_mut());
        }
        for entity in &mut self.entities {
            all.extend([&mut entity.span.start, &mut entity.span.end]);
        }
        for claim in &mut self.claims {
            all.extend([&mut claim.span.start, &mut claim.span.end]);
            let parts = [&mut claim.sources, &mut claim.cues, &mut claim.contents, &mut claim.via];
            for span in parts.into_iter().flatten() {
                all.extend([&mut span.start, &mut span.end]);
            }
        }
        for statement in &mut self.statements {
            all.extend([&mut statement.span.start, &mut statement.span.end]);
        }
        all
    }
}

/// A share as it is reported: see [`in_four_places`].
pub(crate) fn four_places(share: f32) -> f32 {
    (share * 10_000.0).round() / 10_000.0
}

/// Writes a share as others read it: the further digits of a trained model say nothing, and a number
/// of 32 bits looks different in each program that makes one of 64 from it.
#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde hands over references")]
fn in_four_places<S: Serializer>(share: &f32, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_f64((f64::from(*share) * 10_000.0).round() / 10_000.0)
}
