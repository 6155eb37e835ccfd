//! The command line, run as its users run it.

mod errors;
mod ndjson;
mod program;
mod resume;
mod text;
