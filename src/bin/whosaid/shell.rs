//! `whosaid completions` and `whosaid man`: what shells and readers of manuals want, made from the
//! arguments themselves.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use clap::CommandFactory;
use clap_complete::Shell;
use clap_mangen::Man;

use crate::args::Cli;
use crate::files::Sink;

/// Prints the script that completes arguments in `shell`.
///
/// # Errors
/// If it cannot be written.
pub fn completions(shell: Shell) -> Result<()> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "whosaid", &mut script);
    Sink::stdout()?.write(&script)?;
    Ok(())
}

/// Prints the manual page of the program, or writes one for each command into `folder`.
///
/// # Errors
/// If it cannot be written.
pub fn man(folder: Option<&Path>) -> Result<()> {
    if let Some(folder) = folder {
        let name = folder.display();
        fs::create_dir_all(folder).with_context(|| format!("cannot write {name}"))?;
        return clap_mangen::generate_to(Cli::command(), folder)
            .with_context(|| format!("cannot write {name}"));
    }
    let mut page = Vec::new();
    Man::new(Cli::command()).render(&mut page)?;
    Sink::stdout()?.write(&page)?;
    Ok(())
}
