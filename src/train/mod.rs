//! Makes the models that ship, from labelled articles and word vectors.
//!
//! In: the data folder that `models/README.md` describes. Out: model files. The same data give
//! the same bytes: nothing here depends on time, threads or the order of a hash table.

mod calibration;
mod chooser;
mod claims;
mod corpora;
mod entities;
mod kmeans;
mod learner;
mod progress;
mod random;
mod words;
mod worth;

pub use crate::entity::tagging::FeatureGroup;
pub use claims::{ClaimOptions, train_claims};
pub use entities::{EntityOptions, train_entities};
pub use progress::Progress;
pub use words::train_words;
pub use worth::train_worth;
