//! The whole pipeline on one page.

use serde::{Deserialize, Serialize};

use crate::analysis::{
    Analysis, Entity, Generator, Note, OffsetUnit, Profile, Summary, VERSION, four_places, labels,
};
use crate::attribution::attributions;
use crate::claim::claim;
use crate::coref::{Profiles, speakers};
use crate::document::Document;
use crate::entity::mentions;
use crate::entity::own_names::{self, OwnName};
use crate::error::AnalyzeError;
use crate::language;
use crate::mention::Mention;
use crate::model::Model;
use crate::quote::QuotationEnd;
use crate::statement::statements;
use crate::summary::summary;
use crate::values::ValuePatterns;

labels! {
    /// How sure the program must be of a claim before it reports it.
    #[derive(Default)]
    Strictness {
        /// Reports more, some of it wrong.
        Lenient = "lenient",
        /// The best of both.
        #[default]
        Balanced = "balanced",
        /// Reports less, nearly all of it right.
        Strict = "strict",
    }
}

impl Strictness {
    /// The least confidence of a claim that is reported.
    fn least_confidence(self) -> f32 {
        match self {
            Self::Lenient => 0.0,
            Self::Balanced => 0.4,
            Self::Strict => 0.7,
        }
    }
}

/// Settings of one analysis.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Options {
    /// The article's title, if it is not part of the text: its names help to read the text.
    pub title: Option<String>,
    /// How sure the program must be of a claim.
    pub strictness: Strictness,
    /// Entities and profiles only: no claims, statements or summary.
    pub entities_only: bool,
    /// The reader's own names: wherever one of them stands, it is of the kind given.
    pub names: Vec<OwnName>,
}

/// Reads articles. Make one, use it for many; it keeps nothing of a text.
#[derive(Debug)]
pub struct Analyzer {
    model: Model,
    values: ValuePatterns,
}

impl Analyzer {
    /// An analyzer that works with `model`.
    pub fn new(model: Model) -> Self {
        Self { model, values: ValuePatterns::new() }
    }

    /// Finds entities, claims and statements of `text`; every span is in bytes of `text`.
    ///
    /// # Errors
    /// [`AnalyzeError::TooLong`] for a text of 4 GiB or more.
    pub fn analyze(&self, text: &str, options: &Options) -> Result<Analysis, AnalyzeError> {
        if u32::try_from(text.len()).is_err() {
            return Err(AnalyzeError::TooLong { bytes: text.len() });
        }
        let language = language::detect(text);
        let document = Document::read(text, &self.model.lexicon().abbreviations);
        let mut analysis = self.empty(language);
        if language == "en" {
            self.fill(&mut analysis, text, &document, options);
        } else {
            analysis.notes.push(Note { code: "language".to_owned(), start: None, end: None });
            analysis.summary = summary(&document, text, &[]);
        }
        if document.tokens.is_empty() {
            analysis.notes.push(Note { code: "no_text".to_owned(), start: None, end: None });
        }
        Ok(analysis)
    }

    fn fill(&self, analysis: &mut Analysis, text: &str, document: &Document, options: &Options) {
        let lexicon = self.model.lexicon();
        let title =
            options.title.as_deref().map(|title| Document::read(title, &lexicon.abbreviations));
        let knowledge = (lexicon, self.model.names());
        let mentions = mentions(document, title.as_ref(), knowledge, &self.values);
        let mentions = own_names::honoured(document, lexicon, mentions, &options.names);
        if options.entities_only {
            let mut profiles = Profiles::new(document, &mentions, lexicon);
            profiles.in_order();
            analysis.entities = entities(document, &mentions, &profiles);
            analysis.profiles = output_profiles(profiles);
            return;
        }
        let attributions = attributions(
            document,
            &mentions,
            (lexicon, self.model.claims()),
            options.strictness.least_confidence(),
        );
        let mut profiles = Profiles::new(document, &mentions, lexicon);
        let mut speakers = speakers(document, &mentions, lexicon, &attributions, &mut profiles);
        let place = profiles.in_order();
        for speaker in &mut speakers {
            speaker.profile = speaker.profile.map(|profile| place[profile]);
        }
        analysis.entities = entities(document, &mentions, &profiles);
        analysis.claims = attributions
            .iter()
            .zip(&speakers)
            .enumerate()
            .map(|(id, (found, speaker))| claim(document, lexicon, found, speaker, &profiles, id))
            .collect();
        analysis.profiles = output_profiles(profiles);
        analysis.notes = notes(document);
        analysis.statements = statements(document, lexicon, &mentions, &analysis.claims);
        analysis.summary = summary(document, text, &analysis.claims);
    }

    fn empty(&self, language: &str) -> Analysis {
        Analysis {
            version: VERSION,
            generator: Generator {
                program: concat!("whosaid ", env!("CARGO_PKG_VERSION")).to_owned(),
                model: self.model.name().to_owned(),
            },
            offsets: OffsetUnit::Utf8,
            id: None,
            language: language.to_owned(),
            notes: Vec::new(),
            entities: Vec::new(),
            profiles: Vec::new(),
            claims: Vec::new(),
            statements: Vec::new(),
            summary: Summary::default(),
        }
    }
}

fn entities(document: &Document, mentions: &[Mention], profiles: &Profiles) -> Vec<Entity> {
    mentions
        .iter()
        .zip(&profiles.of_mention)
        .map(|(mention, profile)| Entity {
            span: document.to_original(mention.span),
            kind: mention.kind,
            profile: profile.map(|profile| profile as u32),
            confidence: four_places(mention.confidence),
        })
        .collect()
}

fn output_profiles(profiles: Profiles) -> Vec<Profile> {
    profiles
        .list
        .into_iter()
        .enumerate()
        .map(|(id, profile)| Profile {
            id: id as u32,
            kind: profile.kind,
            name: profile.name,
            title: profile.title,
            mentions: profile.mentions.into_iter().map(|mention| mention as u32).collect(),
        })
        .collect()
}

fn notes(document: &Document) -> Vec<Note> {
    document
        .quotations
        .iter()
        .filter(|quotation| quotation.end == QuotationEnd::Unclosed)
        .map(|quotation| {
            let span = document.to_original(document.span(&quotation.tokens));
            Note {
                code: "unclosed_quotation".to_owned(),
                start: Some(span.start),
                end: Some(span.end),
            }
        })
        .collect()
}
