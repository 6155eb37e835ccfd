//! The reader's own list of names: a file with a name, a tab and its kind on each line.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, anyhow, ensure};
use whosaid::{Kind, OwnName};

/// Reads a list; blank lines and those that begin with # count for nothing.
///
/// # Errors
/// If the file cannot be read, or a line is not a name with a kind that mentions can have.
pub fn read(path: &Path) -> Result<Vec<OwnName>> {
    let name = path.display();
    let text = fs::read_to_string(path).with_context(|| format!("cannot read {name}"))?;
    let lines = text.trim_start_matches('\u{feff}').lines().enumerate();
    let entries = lines.filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'));
    entries
        .map(|(index, line)| entry(line).with_context(|| format!("{name}: line {}", index + 1)))
        .collect()
}

fn entry(line: &str) -> Result<OwnName> {
    let (text, kind) = line.split_once('\t').context("a name, a tab and its kind were expected")?;
    let (text, label) = (bare(text.trim()), kind.trim());
    ensure!(!text.is_empty(), "the name is missing");
    let kind = Kind::from_label(label).filter(|&kind| kind != Kind::Role);
    let kind =
        kind.ok_or_else(|| anyhow!("`{label}` is no kind of name; known are {}", kinds()))?;
    Ok(OwnName { text: text.to_owned(), kind })
}

/// Without the apostrophe that keeps a spreadsheet from running a cell, as the page writes it.
fn bare(text: &str) -> &str {
    let rest = text.strip_prefix('\'');
    rest.filter(|rest| rest.starts_with(['=', '+', '-', '@', '\''])).unwrap_or(text)
}

fn kinds() -> String {
    let kinds = Kind::ALL.iter().filter(|&&kind| kind != Kind::Role);
    kinds.map(|kind| kind.label()).collect::<Vec<_>>().join(", ")
}
