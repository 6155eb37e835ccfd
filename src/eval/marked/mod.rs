//! Articles with their labels written into the text, for people to write and to read.

pub mod parse;
pub mod render;
