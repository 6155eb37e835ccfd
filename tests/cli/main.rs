//! The command line, run as its users run it.

mod errors;
mod formats;
mod names;
mod ndjson;
mod pages;
mod program;
mod resume;
mod shell;
mod text;
