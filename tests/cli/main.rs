//! The command line, run as its users run it.

mod errors;
mod names;
mod ndjson;
mod program;
mod resume;
mod text;
