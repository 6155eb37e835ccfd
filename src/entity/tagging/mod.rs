//! Names by a trained tagger.
//!
//! In: a [`Document`] and what is known of its words. Out: the runs of tokens that are names, with
//! their kinds and how sure that is. Training asks the same code for the same features.

mod decode;
mod features;
pub(crate) mod labels;
mod memory;
mod mentioned;
mod model;
mod sequences;
pub(crate) mod sorter;
mod sums;
mod words;

pub(crate) use decode::{Name, names};
#[cfg(feature = "train")]
pub use features::FeatureGroup;
#[cfg(feature = "train")]
pub(crate) use features::Features;
pub(crate) use memory::Memory;
#[cfg(feature = "train")]
pub(crate) use mentioned::Mentioned;
#[cfg(feature = "train")]
pub(crate) use model::Calibration;
pub(crate) use model::NameModel;
pub(crate) use words::Words;
