//! The command line: reads articles from files and pipes, writes annotations and scores.
//!
//! Exit status: 0 all done, 1 some input bad or unreadable, 2 wrong usage, 141 closed pipe.

mod annotate;
mod args;
mod bench;
mod eval;
mod export;
mod files;
mod inspect;
mod lines;
mod memory;
mod names;
mod page;
mod progress;
mod record;
mod resume;
mod shell;
mod stream;
#[cfg(feature = "train")]
mod train;

use std::io::{self, Write};
use std::process::ExitCode;

use clap::Parser;

use args::{Cli, Command};

/// What a shell reports for a program that a closed pipe ended.
const CLOSED_PIPE: u8 = 141;

fn main() -> ExitCode {
    let outcome = match Cli::parse().command {
        Command::Annotate(args) => {
            args.check();
            annotate::run(&args)
        }
        Command::Eval(args) => eval::run(&args).map(|()| annotate::Outcome::AllDone),
        Command::Inspect(args) => inspect::run(&args).map(|()| annotate::Outcome::AllDone),
        Command::Bench(args) => bench::run(&args).map(|()| annotate::Outcome::AllDone),
        Command::Completions { shell } => {
            shell::completions(shell).map(|()| annotate::Outcome::AllDone)
        }
        Command::Man { output } => {
            shell::man(output.as_deref()).map(|()| annotate::Outcome::AllDone)
        }
        #[cfg(feature = "train")]
        Command::Train(training) => train::run(&training).map(|()| annotate::Outcome::AllDone),
    };
    match outcome {
        Ok(annotate::Outcome::AllDone) => ExitCode::SUCCESS,
        Ok(annotate::Outcome::SomeBad) => ExitCode::FAILURE,
        Err(error) if is_closed_pipe(&error) => ExitCode::from(CLOSED_PIPE),
        Err(error) => {
            report(format_args!("{error:#}"));
            ExitCode::FAILURE
        }
    }
}

/// Whoever read the output has seen enough: no error of the run.
fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error
        .downcast_ref::<files::WriteError>()
        .is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}

/// Tells the user; a closed standard error is no reason to stop, so its failure is ignored.
fn report(message: std::fmt::Arguments<'_>) {
    let _ = writeln!(io::stderr(), "whosaid: {message}");
}
