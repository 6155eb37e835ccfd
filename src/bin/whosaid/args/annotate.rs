//! The arguments of `whosaid annotate`.

use std::path::PathBuf;

use clap::error::ErrorKind;
use clap::{Args, CommandFactory, ValueEnum};
use whosaid::{OffsetUnit, Strictness};

use super::{Cli, offset_units, strictness};

/// Arguments of `whosaid annotate`.
#[derive(Debug, Args)]
pub struct AnnotateArgs {
    /// File to read, or - for standard input
    #[arg(value_name = "FILE", default_value = "-")]
    pub file: PathBuf,

    /// What the input is: one article as text, many as one JSON object a line, or a web page
    #[arg(long, value_enum, default_value_t)]
    pub input: Input,

    /// How to write annotations: indented JSON (an array for --input ndjson), one a line, a web page,
    /// a table for spreadsheets, Markdown, or W3C Web Annotations (one page a line for --input ndjson)
    /// [default: json, ndjson for --input ndjson]
    #[arg(long, value_enum)]
    format: Option<Format>,

    /// Unit of every start and end in JSON [default: utf8]
    #[arg(long, value_parser = offset_units())]
    offsets: Option<OffsetUnit>,

    /// How sure the program must be of a claim before it reports it
    #[arg(long, default_value = "balanced", value_parser = strictness())]
    pub strictness: Strictness,

    /// Entities and profiles only: no claims, statements or summary
    #[arg(long)]
    pub entities_only: bool,

    /// Own names, one a line: the name, a tab, its kind (person, organization, place …); wherever
    /// one of them stands, it is of that kind. Lines that begin with # are left out
    #[arg(long, value_name = "FILE")]
    pub names: Option<PathBuf>,

    /// File to write instead of standard output
    #[arg(long, value_name = "FILE")]
    pub output: Option<PathBuf>,

    /// Number of articles to read at the same time [default: one for each core]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    jobs: Option<u16>,

    /// Keep the whole lines that --output already holds and go on after them
    #[arg(long, requires = "output")]
    pub resume: bool,
}

/// What the input is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Input {
    /// One article.
    #[default]
    Text,
    /// One JSON object a line, each with an article.
    Ndjson,
    /// A web page, whose article is extracted.
    Html,
}

/// How annotations are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// One JSON value: an object for one article, an array for many.
    Json,
    /// One JSON object a line.
    Ndjson,
    /// A web page of its own, without scripts.
    Html,
    /// A table with a row for each claim.
    Csv,
    /// The article with its claims numbered, and tables.
    Markdown,
    /// W3C Web Annotations, found again by words or place.
    Annotations,
}

impl AnnotateArgs {
    /// Ends the program with a usage error if arguments contradict each other in a way that
    /// clap's own rules cannot express.
    pub fn check(&self) {
        use Format::{Annotations, Html, Json, Markdown, Ndjson};
        let (format, has_many) = (self.format(), self.input == Input::Ndjson);
        let conflict = if self.resume && !(has_many && matches!(format, Ndjson | Annotations)) {
            "--resume goes on after whole lines: it needs --input ndjson and --format ndjson or \
             annotations"
        } else if has_many && matches!(format, Html | Markdown) {
            "--format html and markdown hold one article; --input ndjson has many"
        } else if self.offsets.is_some() && !matches!(format, Json | Ndjson) {
            "--offsets is for JSON; the other formats have a unit of their own"
        } else {
            return;
        };
        Cli::command().error(ErrorKind::ArgumentConflict, conflict).exit();
    }

    /// How to write: what was asked for, else as the input is.
    pub fn format(&self) -> Format {
        self.format.unwrap_or(match self.input {
            Input::Text | Input::Html => Format::Json,
            Input::Ndjson => Format::Ndjson,
        })
    }

    /// The unit of every start and end in JSON.
    pub fn offsets(&self) -> OffsetUnit {
        self.offsets.unwrap_or(OffsetUnit::Utf8)
    }

    /// How many threads to analyse with.
    pub fn jobs(&self) -> usize {
        match self.jobs {
            Some(jobs) => jobs.into(),
            None => std::thread::available_parallelism().map_or(1, usize::from),
        }
    }
}
