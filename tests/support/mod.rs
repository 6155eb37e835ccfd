//! What the tests share: marked articles, read and written, and the scores of an analysis.

pub mod files;
pub mod marks;
pub mod pairing;
pub mod parse;
pub mod render;
pub mod score;
