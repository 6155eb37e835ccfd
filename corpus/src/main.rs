//! The corpus' tool: annotations without text in, joined with a reader's own copy of the articles.
//!
//! `cargo xtask corpus help` lists what it does; README.md beside it says how to get the texts.

mod agreement;
mod canonical;
mod check;
mod code_points;
mod commands;
mod document;
mod export;
mod folder;
mod hydrate;
mod import;
mod mark;
mod sample;
mod statistics;
#[cfg(test)]
mod testing;

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    match commands::run(commands::Arguments::parse()) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(why) => {
            eprintln!("error: {why:#}");
            ExitCode::FAILURE
        }
    }
}
