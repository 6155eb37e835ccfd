//! The arguments, as `--help` explains them.

mod annotate;

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand};
use clap_complete::Shell;
use whosaid::eval::Scheme;
use whosaid::eval::casing::Casing;
#[cfg(feature = "train")]
use whosaid::train::FeatureGroup;
use whosaid::{OffsetUnit, Strictness};

pub use annotate::{AnnotateArgs, Format, Input};

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
{\"id\"?, \"line\", \"error\"} (a table has no room for it), and the run goes on. With --input html \
the annotation has the article's \"text\", to which its offsets refer, and what the page says of \
\"title\", \"url\", \"byline\" and \"date\".

Exit status: 0 all done, 1 some input bad or unreadable, 2 wrong usage, 141 closed pipe.")]
    Annotate(AnnotateArgs),

    /// Score what is found against labelled articles
    #[command(after_help = "\
The labelled file holds one JSON object a line: {\"id\", \"text\", \"entities\", \"attributions\", …}, \
offsets in code points; `cargo xtask corpus hydrate` writes ours. What a file does not label is \
not scored.")]
    Eval(EvalArgs),

    /// Say why: the tokens of an article, how each is tagged, and the features that speak for it
    Inspect(InspectArgs),

    /// Measure how fast this machine reads articles, and what the command line adds to that
    Bench(BenchArgs),

    /// Print a script that completes the arguments in a shell
    Completions {
        /// The shell
        shell: Shell,
    },

    /// Print the manual page, or write that of each command
    Man {
        /// Folder to write all pages to
        #[arg(long, value_name = "FOLDER")]
        output: Option<PathBuf>,
    },

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

/// Arguments of `whosaid inspect`.
#[derive(Debug, Args)]
pub struct InspectArgs {
    /// File with one article, or - for standard input
    #[arg(value_name = "FILE", default_value = "-")]
    pub file: PathBuf,

    /// Only the tokens of the sentences in which these words stand
    #[arg(long, value_name = "WORDS")]
    pub at: Option<String>,

    /// Features of each token to list, those that count most first
    #[arg(long, value_name = "N", default_value_t = 5)]
    pub features: usize,

    /// Write one JSON object a line
    #[arg(long)]
    pub json: bool,
}

/// Arguments of `whosaid bench`.
#[derive(Debug, Args)]
pub struct BenchArgs {
    /// Articles to read, as for --input ndjson [default: the samples of the page]
    #[arg(value_name = "FILE")]
    pub file: Option<PathBuf>,

    /// Times that each way of reading them is measured; the medians count
    #[arg(long, value_name = "N", default_value_t = 7, value_parser = clap::value_parser!(u16).range(1..))]
    pub rounds: u16,

    /// Megabytes of articles in each round
    #[arg(long, value_name = "MB", default_value_t = 1.0)]
    pub megabytes: f64,

    /// Measure instead how memory grows over a stream of so many megabytes
    #[arg(long, value_name = "MB")]
    pub memory: Option<f64>,

    /// Write the figures as JSON
    #[arg(long)]
    pub json: bool,
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
