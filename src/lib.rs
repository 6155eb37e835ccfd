//! Whosaid finds, in a news article, who says what.
//!
//! ```text
//! text → normalize → tokenize → segment + quote → entity → attribution → coref → Analysis
//! ```
//!
//! ```
//! use whosaid::{Analyzer, Model, Options};
//!
//! let analyzer = Analyzer::new(Model::builtin());
//! let text = "“We left at dawn,” said Maria Lopez.";
//! let analysis = analyzer.analyze(text, &Options::default())?;
//! assert_eq!(analysis.entities[0].span.of(text), "Maria Lopez");
//! # Ok::<(), whosaid::AnalyzeError>(())
//! ```

mod analysis;
mod analyzer;
mod attribution;
mod claim;
mod coref;
mod document;
mod entity;
mod error;
#[cfg(feature = "eval")]
pub mod eval;
mod hashing;
#[cfg(feature = "inspect")]
pub mod inspect;
mod language;
mod lexicon;
mod mention;
mod model;
mod model_file;
mod normalize;
mod offsets;
mod quote;
mod segment;
mod span;
mod statement;
mod summary;
mod tagger;
mod tokenize;
#[cfg(feature = "train")]
pub mod train;
mod values;
#[cfg(target_arch = "wasm32")]
pub mod wasm;
mod word_table;

pub use analysis::{
    Analysis, Claim, CueTone, Entity, Form, Generator, Kind, Note, OffsetUnit, Profile, SourceKind,
    SpeakerSummary, Stance, Statement, Summary, VERSION,
};
pub use analyzer::{Analyzer, Options, Strictness};
pub use entity::own_names::OwnName;
pub use error::{AnalyzeError, ModelError};
pub use model::Model;
pub use span::Span;
