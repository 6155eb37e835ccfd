//! The arguments, as `--help` explains them.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::error::ErrorKind;
use clap::{Args, CommandFactory, Parser, Subcommand, ValueEnum};
use whosaid::eval::Scheme;
use whosaid::eval::casing::Casing;
#[cfg(feature = "train")]
use whosaid::train::FeatureGroup;
use whosaid::{OffsetUnit, Strictness};

/// Finds who says what in news articles.
#[derive(Debug, Parser)]
#[command(name = "whosaid", version)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What the program can do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Mark the entities and claims of one article or of many
    #[command(after_help = "\
With --input ndjson each line of the input is {\"id\", \"text\", \"title\"?} and gives one annotation, \
in the order of the input. A line that cannot be read is reported with its number, gives \
{\"id\"?, \"line\", \"error\"}, and the run goes on.

Exit status: 0 all done, 1 some input bad or unreadable, 2 wrong usage, 141 closed pipe.")]
    Annotate(AnnotateArgs),

    /// Score what is found against labelled articles
    #[command(after_help = "\
The labelled file holds one JSON object a line: {\"id\", \"text\", \"entities\", \"attributions\", …}, \
offsets in code points; `cargo xtask corpus hydrate` writes ours. What a file does not label is \
not scored.")]
    Eval(EvalArgs),

    /// Train a model from labelled articles
    #[cfg(feature = "train")]
    #[command(subcommand)]
    Train(Training),
}

/// What can be trained.
#[cfg(feature = "train")]
#[derive(Debug, Subcommand)]
pub enum Training {
    /// The tables of words, which the tagger of names learns to use
    Words(TrainArgs),
    /// The tagger of names
    Entities(EntityArgs),
    /// The tagger of sources, cues and contents
    Claims(TrainArgs),
    /// How much each reason counts for a sentence to be worth checking
    Worth(TrainArgs),
}

/// Arguments of `whosaid train entities`.
#[cfg(feature = "train")]
#[derive(Debug, Args)]
pub struct EntityArgs {
    #[command(flatten)]
    pub paths: TrainArgs,

    /// Train without these features, to see what they bring; the program cannot use such a model
    #[arg(long, value_parser = feature_groups())]
    pub without: Option<FeatureGroup>,
}

/// Arguments of `whosaid train …`.
#[cfg(feature = "train")]
#[derive(Debug, Args)]
pub struct TrainArgs {
    /// The folder of corpora, laid out as models/README.md says
    #[arg(long, value_name = "FOLDER")]
    pub data: PathBuf,

    /// Where to write the model
    #[arg(long, value_name = "FILE")]
    pub output: PathBuf,
}

/// Arguments of `whosaid eval`.
#[derive(Debug, Args)]
pub struct EvalArgs {
    /// Labelled articles
    #[arg(value_name = "GOLD", required = true)]
    pub gold: Vec<PathBuf>,

    /// What was found in them, as `whosaid annotate --format ndjson` writes it, or a second
    /// labelling [default: analyse the texts now]
    #[arg(long, value_name = "FILE")]
    pub annotations: Option<PathBuf>,

    /// The classes that entities are scored by
    #[arg(long, default_value = "news18", value_parser = schemes())]
    pub scheme: Scheme,

    /// How sure the program must be of a claim before it reports it
    #[arg(long, default_value = "balanced", value_parser = strictness())]
    pub strictness: Strictness,

    /// Score copies of the articles in other letters, as a headline or a sloppy writer has them
    #[arg(long, value_parser = casings())]
    pub letters: Option<Casing>,

    /// List the differences, the most frequent first, with so many examples of each
    #[arg(long, value_name = "N", num_args = 0..=1, default_missing_value = "5")]
    pub errors: Option<usize>,

    /// Add the interval that each figure for claims has when articles are drawn again (bootstrap)
    #[arg(long)]
    pub intervals: bool,

    /// Write the figures as JSON
    #[arg(long, conflicts_with = "errors", conflicts_with = "intervals")]
    pub json: bool,
}

/// Arguments of `whosaid annotate`.
#[derive(Debug, Args)]
pub struct AnnotateArgs {
    /// File to read, or - for standard input
    #[arg(value_name = "FILE", default_value = "-")]
    pub file: PathBuf,

    /// What the input is: one article, or one JSON object a line
    #[arg(long, value_enum, default_value_t)]
    pub input: Input,

    /// How to write annotations: indented JSON (an array for --input ndjson), or one a line
    /// [default: json for --input text, ndjson for --input ndjson]
    #[arg(long, value_enum)]
    format: Option<Format>,

    /// Unit of every start and end
    #[arg(long, default_value = "utf8", value_parser = offset_units())]
    pub offsets: OffsetUnit,

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
}

/// How annotations are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// One JSON value: an object for one article, an array for many.
    Json,
    /// One JSON object a line.
    Ndjson,
}

impl AnnotateArgs {
    /// Ends the program with a usage error if arguments contradict each other in a way that
    /// clap's own rules cannot express.
    pub fn check(&self) {
        if self.resume && (self.input, self.format()) != (Input::Ndjson, Format::Ndjson) {
            let message =
                "--resume goes on after whole lines: it needs --input ndjson and --format ndjson";
            Cli::command().error(ErrorKind::ArgumentConflict, message).exit();
        }
    }

    /// How to write: what was asked for, else as the input is.
    pub fn format(&self) -> Format {
        self.format.unwrap_or(match self.input {
            Input::Text => Format::Json,
            Input::Ndjson => Format::Ndjson,
        })
    }

    /// How many threads to analyse with.
    pub fn jobs(&self) -> usize {
        match self.jobs {
            Some(jobs) => jobs.into(),
            None => std::thread::available_parallelism().map_or(1, usize::from),
        }
    }
}

fn schemes() -> impl TypedValueParser<Value = Scheme> {
    PossibleValuesParser::new(Scheme::ALL.iter().map(|scheme| scheme.label()))
        .map(|label| Scheme::from_label(&label).expect("clap accepts these labels only"))
}

fn offset_units() -> impl TypedValueParser<Value = OffsetUnit> {
    PossibleValuesParser::new(OffsetUnit::ALL.iter().map(|unit| unit.label()))
        .map(|label| OffsetUnit::from_label(&label).expect("clap accepts these labels only"))
}

#[cfg(feature = "train")]
fn feature_groups() -> impl TypedValueParser<Value = FeatureGroup> {
    PossibleValuesParser::new(FeatureGroup::ALL.map(|(_, name)| name)).map(|name| {
        let group = FeatureGroup::ALL.into_iter().find(|&(_, known)| known == name);
        group.expect("clap admits the names only").0
    })
}

fn casings() -> impl TypedValueParser<Value = Casing> {
    PossibleValuesParser::new(Casing::ALL.map(Casing::label))
        .map(|label| Casing::from_label(&label).expect("clap admits the labels only"))
}

fn strictness() -> impl TypedValueParser<Value = Strictness> {
    PossibleValuesParser::new(Strictness::ALL.iter().map(|strictness| strictness.label()))
        .map(|label| Strictness::from_label(&label).expect("clap accepts these labels only"))
}
