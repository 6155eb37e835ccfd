//! What the tool does, command by command.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use clap::{Parser, Subcommand};

use crate::document::Document;
use crate::export::Format;
use crate::folder::{self, Split, Texts};
use crate::hydrate::{Hydrated, hydrate};
use crate::{agreement, check, export, import, mark, sample, statistics};

/// Works on the corpus of annotations. FILE.jsonl is a copy of the articles, one
/// {"title", "text", …} a line; README.md says how to make one.
#[derive(Parser)]
#[command(name = "cargo xtask corpus")]
pub struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Check every annotation; with the texts also what can be seen in them only
    Check {
        /// A copy of the articles
        #[arg(long, value_name = "FILE.jsonl")]
        text: Option<PathBuf>,
    },
    /// Join annotations and texts into JSONL for training and `whosaid eval`
    Hydrate {
        /// A copy of the articles
        #[arg(long, value_name = "FILE.jsonl")]
        text: PathBuf,
        /// Where to write train.jsonl, dev.jsonl and test.jsonl
        #[arg(long, value_name = "FOLDER", default_value = "target/corpus")]
        output: PathBuf,
    },
    /// Write the joined articles in another format
    Export {
        /// The format
        #[arg(long, value_enum)]
        format: Format,
        /// A copy of the articles
        #[arg(long, value_name = "FILE.jsonl")]
        text: PathBuf,
        /// Where to write, a folder for each split
        #[arg(long, value_name = "FOLDER", default_value = "target/corpus")]
        output: PathBuf,
    },
    /// Write joined articles with their labels in the text, to read or to correct
    Mark {
        /// A copy of the articles
        #[arg(long, value_name = "FILE.jsonl")]
        text: PathBuf,
        /// Where to write
        #[arg(long, value_name = "FOLDER", default_value = "target/corpus/marked")]
        output: PathBuf,
    },
    /// Make annotations of marked articles, each named after its id
    Import {
        /// A copy of the articles; a new one needs an id
        #[arg(long, value_name = "FILE.jsonl")]
        text: PathBuf,
        /// Where to write
        #[arg(long, value_name = "FOLDER")]
        output: PathBuf,
        /// The marked articles
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
    /// Print what the corpus holds; fails if README.md says something else
    Stats {
        /// Write it into README.md
        #[arg(long)]
        write: bool,
    },
    /// Score the second readings against the first
    Agreement {
        /// A copy of the articles
        #[arg(long, value_name = "FILE.jsonl")]
        text: PathBuf,
        /// The folder with `first` and `second`
        #[arg(long, value_name = "FOLDER")]
        readings: Option<PathBuf>,
        /// List the differences, with so many examples of each
        #[arg(long, value_name = "N")]
        errors: Option<usize>,
    },
    /// Show the claims that come first by SHA-256 of `document:claim`
    Sample {
        /// A copy of the articles
        #[arg(long, value_name = "FILE.jsonl")]
        text: PathBuf,
        /// How many
        #[arg(long, default_value_t = 30)]
        number: usize,
    },
}

/// Does it; gives whether all is well.
///
/// # Errors
/// If a file cannot be read or written, or is not in its format.
pub fn run(arguments: Arguments) -> Result<bool> {
    match arguments.command {
        Command::Check { text } => check_all(text.as_deref()),
        Command::Hydrate { text, output } => hydrate_all(&text, &output),
        Command::Export { format, text, output } => export_all(format, &text, &output),
        Command::Mark { text, output } => mark_all(&text, &output),
        Command::Import { text, output, files } => import_all(&text, &output, &files),
        Command::Stats { write } => stats(write),
        Command::Agreement { text, readings, errors } => {
            compare(&text, readings.as_deref(), errors)
        }
        Command::Sample { text, number } => show_sample(&text, number),
    }
}

fn check_all(text: Option<&Path>) -> Result<bool> {
    let documents = folder::read_all()?;
    let mut problems = 0;
    let mut report = |id: &str, found: Vec<String>| {
        problems += found.len();
        for problem in found {
            println!("{id}: {problem}");
        }
    };
    let mut ids: Vec<&str> = documents.iter().map(|(_, document)| document.id.as_str()).collect();
    ids.sort_unstable();
    for pair in ids.windows(2).filter(|pair| pair[0] == pair[1]) {
        report(pair[0], vec!["is in two splits".to_owned()]);
    }
    for (_, document) in &documents {
        report(&document.id, check::structure(document));
    }
    let mut flagged = 0;
    if let Some(texts) = text.map(Texts::read).transpose()? {
        for (_, document) in &documents {
            let whole = whole_text(document, &texts)?;
            report(&document.id, check::in_text(document, &whole));
            for content in check::unbalanced(document, &whole) {
                flagged += 1;
                println!("{}: flagged, a quotation mark without a partner: {content}", document.id);
            }
        }
    }
    println!("{} documents, {problems} problems, {flagged} flagged", documents.len());
    Ok(problems == 0)
}

/// The canonical text, if the copy has all of it.
fn whole_text(document: &Document, texts: &Texts) -> Result<String> {
    let joined = joined(document, texts);
    match joined {
        Some(Hydrated { gold, missing }) if missing.is_empty() => Ok(gold.text),
        _ => bail!("the copy of {} is not whole; `hydrate` lists what differs", document.id),
    }
}

fn joined(document: &Document, texts: &Texts) -> Option<Hydrated> {
    hydrate(document, &texts.paragraphs_of(document)?)
}

/// Joins every article and hands it on; lists what the copy lacks. Gives whether it lacks nothing.
fn for_each_joined(
    text: &Path,
    mut take: impl FnMut(Split, &Document, &Hydrated) -> Result<()>,
) -> Result<bool> {
    let texts = Texts::read(text)?;
    let documents = folder::read_all()?;
    let mut is_whole = true;
    let mut articles = 0;
    for (split, document) in &documents {
        let Some(hydrated) = joined(document, &texts) else {
            println!("{}: no paragraph in the copy: {}", document.id, document.title);
            is_whole = false;
            continue;
        };
        if !hydrated.missing.is_empty() {
            let numbers: Vec<String> = hydrated.missing.iter().map(usize::to_string).collect();
            println!("{}: paragraphs that differ: {}", document.id, numbers.join(", "));
            is_whole = false;
        }
        articles += 1;
        take(*split, document, &hydrated)?;
    }
    println!("{articles} of {} articles joined", documents.len());
    Ok(is_whole)
}

fn hydrate_all(text: &Path, output: &Path) -> Result<bool> {
    let mut files = Split::ALL.map(|split| (split, String::new()));
    let is_whole = for_each_joined(text, |split, _, hydrated| {
        let file = files.iter_mut().find(|file| file.0 == split).expect("a file for each split");
        file.1.push_str(&hydrated.gold.to_json());
        file.1.push('\n');
        Ok(())
    })?;
    for (split, lines) in files {
        write(&output.join(split.name()).with_extension("jsonl"), &lines)?;
    }
    Ok(is_whole)
}

fn export_all(format: Format, text: &Path, output: &Path) -> Result<bool> {
    for_each_joined(text, |split, document, hydrated| {
        for (extension, content) in export::files(&hydrated.gold, &document.url, format) {
            let file = output.join(split.name()).join(&document.id).with_extension(extension);
            write(&file, &content)?;
        }
        Ok(())
    })
}

fn mark_all(text: &Path, output: &Path) -> Result<bool> {
    for_each_joined(text, |split, document, hydrated| {
        let file = output.join(split.name()).join(&document.id).with_extension("txt");
        write(&file, &mark::mark(&hydrated.gold, &document.title))
    })
}

fn import_all(text: &Path, output: &Path, files: &[PathBuf]) -> Result<bool> {
    let texts = Texts::read(text)?;
    let corpus = folder::read_all()?;
    for file in files {
        let name = file.display();
        let id = file.file_stem().with_context(|| format!("{name} has no name"))?.to_string_lossy();
        let source = texts.source(&id, &corpus);
        let source = source.with_context(|| format!("no article with the id {id}"))?;
        let marked = fs::read_to_string(file).with_context(|| format!("cannot read {name}"))?;
        let document = import::import(&marked, &source).with_context(|| name.to_string())?;
        fs::create_dir_all(output)?;
        folder::write(output, &document)?;
    }
    println!("{} annotations written", files.len());
    Ok(true)
}

fn stats(write_them: bool) -> Result<bool> {
    let documents = folder::read_all()?;
    let path = folder::corpus().join("README.md");
    let datasheet = fs::read_to_string(&path)?;
    let new =
        statistics::replaced(&datasheet, &documents).context("README.md has no statistics")?;
    println!("{}", statistics::tables(&documents));
    if write_them {
        write(&path, &new)?;
    } else if new != datasheet {
        println!("README.md says something else: `cargo xtask corpus stats --write`");
    }
    Ok(write_them || new == datasheet)
}

fn compare(text: &Path, readings: Option<&Path>, errors: Option<usize>) -> Result<bool> {
    let readings = readings.map_or_else(|| folder::corpus().join("agreement"), Path::to_owned);
    let [first, second] = ["first", "second"].map(|reading| folder::read(&readings.join(reading)));
    let evaluation = agreement::compare(&first?, &second?, &Texts::read(text)?)?;
    print!("{evaluation}");
    if let Some(examples) = errors {
        print!("{}", evaluation.errors.listing(examples));
    }
    Ok(true)
}

fn show_sample(text: &Path, number: usize) -> Result<bool> {
    let texts = Texts::read(text)?;
    let documents = folder::read_all()?;
    let all: Vec<&Document> = documents.iter().map(|(_, document)| document).collect();
    for (id, index) in sample::first_by_hash(&all, number) {
        let document =
            all.iter().find(|document| document.id == id).expect("it was drawn from them");
        let text: Vec<char> = whole_text(document, &texts)?.chars().collect();
        let words = |spans: &[[u32; 2]]| {
            let words = spans.iter().map(|&[s, e]| text[s as usize..e as usize].iter().collect());
            words.collect::<Vec<String>>().join(" … ")
        };
        let claim = &document.claims[index];
        println!("{id}:{index}");
        for (part, spans) in claim.parts().into_iter().filter(|(_, spans)| !spans.is_empty()) {
            println!("  {part}: {}", words(spans));
        }
        let speaker = claim.speaker.map(|profile| words(&[document.profiles[profile].name]));
        println!(
            "  {} {} {}{}{}, speaker: {}",
            claim.form.label(),
            claim.source_kind.label(),
            claim.stance.label(),
            if claim.hedged { " hedged" } else { "" },
            if claim.cue_tone == whosaid::CueTone::Loaded { " loaded" } else { "" },
            speaker.as_deref().unwrap_or("none"),
        );
    }
    Ok(true)
}

fn write(path: &Path, content: &str) -> Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, content).with_context(|| format!("cannot write {}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_annotation_is_sound() {
        assert!(check_all(None).expect("the annotations can be read"));
    }

    #[test]
    fn the_datasheet_says_what_the_corpus_holds() {
        assert!(stats(false).expect("the datasheet can be read"));
    }

    #[test]
    fn both_readings_are_sound_and_of_the_same_articles() {
        let ids = ["first", "second"].map(|reading| {
            let documents = folder::read(&folder::corpus().join("agreement").join(reading));
            let documents = documents.expect("the reading can be read");
            for document in &documents {
                assert_eq!(check::structure(document), [""; 0], "{}", document.id);
            }
            documents.into_iter().map(|document| document.id).collect::<Vec<_>>()
        });
        assert!(ids[0].len() >= 12);
        assert_eq!(ids[0], ids[1]);
    }
}
