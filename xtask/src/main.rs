//! Every chore of the project: `cargo xtask help` lists them.

mod debian;
mod node;
mod paths;
mod policy;
mod process;
mod rust_src;
mod serve;
mod toolchain;
mod vendor;
mod wasm;

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

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
    /// Build the wasm module into pkg/ and copy the page's modules to www/vendor/.
    Build,
}

fn main() -> ExitCode {
    match run(&Arguments::parse().chore) {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            // Not the `Debug` of anyhow, which may add a backtrace that helps nobody here.
            eprintln!("error: {why:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(chore: &Chore) -> Result<()> {
    match *chore {
        Chore::Serve { port, open } => {
            build()?;
            serve::serve(port, open)
        }
        Chore::Build => build(),
    }
}

/// Builds all that the page is made of.
fn build() -> Result<()> {
    toolchain::ensure_wasm_target()?;
    node::ensure_packages()?;
    wasm::build()?;
    vendor::copy_modules()
}
