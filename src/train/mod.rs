//! Makes the models that ship from labelled articles.
//!
//! In: the folder of corpora that `data/README.md` describes. Out: model files. The same data give
//! the same bytes: nothing here depends on time, threads or the order of a hash table.

mod casing;
mod corpora;
mod entities;
mod learner;
mod random;

pub use entities::{EntityOptions, train_entities};
