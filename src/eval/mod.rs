//! How near an analysis comes to what people found in the same texts.
//!
//! [`gold`] reads labelled articles, [`marked`] a notation for writing them; both give
//! [`marks::Marks`], which an [`Analysis`](crate::Analysis) is turned into as well. [`Evaluation`]
//! compares the two. Spans are bytes, half-open.

pub mod bootstrap;
pub mod casing;
mod confusion;
mod coreference;
mod errors;
mod evaluation;
pub mod gold;
pub mod marked;
pub mod marks;
mod offsets;
mod pairing;
mod scheme;
pub mod score;
mod speaker;

pub use confusion::Confusion;
pub use coreference::{Clustering, Coreference};
pub use errors::{Error, Errors};
pub use evaluation::{Evaluation, Field};
pub use scheme::Scheme;
