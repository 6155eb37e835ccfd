//! Every chore of the project: `cargo xtask help` lists them.

mod bench;
mod browsers;
mod corpus;
mod counts;
mod debian;
mod docs;
mod extension;
mod model;
mod node;
mod offline;
mod package;
mod paths;
mod peers;
mod policy;
mod process;
mod python;
mod rust_src;
mod serve;
mod site;
mod size;
mod spark;
mod suite;
mod toolchain;
mod train;
mod types;
mod vendor;
mod wasm;
mod webkit;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

use crate::browsers::Browser;
use crate::suite::{Part, Selection};

/// The chores of Whosaid. Each sets up what it needs.
#[derive(Parser)]
#[command(name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    chore: Chore,
}

#[derive(Subcommand)]
enum Chore {
    /// Build the page and serve it on this machine.
    Serve {
        /// The port to listen on.
        #[arg(long, default_value_t = 8080)]
        port: u16,
        /// Open the page in the browser.
        #[arg(long)]
        open: bool,
    },
    /// Build the wasm module and the model file into pkg/ and copy the page's modules to www/vendor/.
    Build,
    /// Run every check; ends with the line "N passed, N failed".
    Test {
        /// Only these parts, separated by commas.
        #[arg(long, value_enum, value_delimiter = ',')]
        only: Vec<Part>,
        /// The page in this browser only.
        #[arg(long, value_enum)]
        browser: Vec<Browser>,
    },
    /// Print what the page costs to download; fails over the budget.
    Size,
    /// Measure speed beside wink-nlp, natively and in Node.
    Bench {
        /// Beside compromise, spaCy and harper.js and in Chromium too, scored on the dev articles of this
        /// folder of corpora: writes docs/speed.md.
        #[arg(long, value_name = "DATA")]
        peers: Option<PathBuf>,
    },
    /// Pack both npm packages into dist/.
    Package,
    /// Write dist/site, which any static host can serve.
    Site,
    /// Write dist/docs: the documentation, with the reference of the npm package from its types.
    Docs,
    /// Write the browser extension: dist/whosaid-chromium.zip and dist/whosaid-firefox.zip.
    Extension,
    /// Train a model from labelled articles and put it into models/.
    Train {
        /// The model.
        #[arg(value_enum)]
        task: train::Task,
        /// The folder of corpora; models/README.md says what is in it.
        #[arg(long)]
        data: PathBuf,
    },
    /// Work on the corpus of annotations: hydrate, export, check …
    #[command(disable_help_flag = true)]
    Corpus {
        /// Arguments of the corpus' tool; `help` lists them.
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<String>,
    },
}

fn main() -> ExitCode {
    match run(Arguments::parse().chore) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(why) => {
            // Not the `Debug` of anyhow, which may add a backtrace that helps nobody here.
            eprintln!("error: {why:#}");
            ExitCode::FAILURE
        }
    }
}

/// Does the chore; gives whether all is well.
fn run(chore: Chore) -> Result<bool> {
    match chore {
        Chore::Test { only, browser } => {
            return Ok(suite::run(&Selection { parts: only, browsers: browser }));
        }
        Chore::Train { task, data } => return train::run(task, &data),
        Chore::Corpus { arguments } => return corpus::run(&arguments),
        Chore::Serve { port, open } => {
            build_page()?;
            serve::serve(port, open)?;
        }
        Chore::Build => build_page()?,
        Chore::Size => {
            build_page()?;
            size::report()?;
        }
        Chore::Bench { peers } => {
            build_page()?;
            bench::run()?;
            if let Some(data) = peers {
                peers::run(&bench::articles(), &data)?;
            }
        }
        Chore::Package => {
            build_page()?;
            package::write()?;
        }
        Chore::Site => {
            build_page()?;
            site::write()?;
        }
        Chore::Docs => {
            build_page()?;
            docs::write()?;
        }
        Chore::Extension => {
            build_page()?;
            extension::write()?;
        }
    }
    Ok(true)
}

/// Builds all that the page is made of, setting up first what that needs.
///
/// # Errors
/// If a step fails.
pub fn build_page() -> Result<()> {
    toolchain::ensure_wasm_target()?;
    node::ensure_packages()?;
    wasm::build()?;
    model::write()?;
    types::write()?;
    package::bundle_article()?;
    vendor::copy_modules()
}
