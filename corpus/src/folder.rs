//! The annotations as files, and copies of the texts.

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use serde::Deserialize;

use crate::canonical;
use crate::document::Document;
use crate::import::Source;

/// The licence under which Wikinews published the articles (all texts since September 2005).
const LICENCE: &str = "CC BY 2.5";

/// A part of the corpus, fixed by folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, clap::ValueEnum)]
pub enum Split {
    /// To train on.
    Train,
    /// To tune on.
    Dev,
    /// To measure with, once.
    Test,
}

impl Split {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Train, Self::Dev, Self::Test];

    /// The folder's name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Train => "train",
            Self::Dev => "dev",
            Self::Test => "test",
        }
    }
}

impl fmt::Display for Split {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// The folder that holds the corpus and this tool.
pub fn corpus() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The annotations of a folder, sorted by id.
///
/// # Errors
/// If a file cannot be read, or its name is not its id.
pub fn read(folder: &Path) -> Result<Vec<Document>> {
    let list = fs::read_dir(folder).with_context(|| format!("cannot list {}", folder.display()))?;
    let mut files: Vec<PathBuf> = Vec::new();
    for entry in list {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "json") {
            files.push(path);
        }
    }
    let mut documents: Vec<Document> =
        files.iter().map(|file| read_file(file)).collect::<Result<_>>()?;
    documents.sort_by(|a, b| a.id.cmp(&b.id));
    Ok(documents)
}

fn read_file(path: &Path) -> Result<Document> {
    let json =
        fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    let document = Document::from_json(&json).with_context(|| path.display().to_string())?;
    let name = path.file_stem().unwrap_or_default().to_string_lossy();
    ensure!(name == document.id, "{} holds {}", path.display(), document.id);
    Ok(document)
}

/// All annotations with their split.
///
/// # Errors
/// As [`read`].
pub fn read_all() -> Result<Vec<(Split, Document)>> {
    let mut all = Vec::new();
    for split in Split::ALL {
        let documents = read(&corpus().join(split.name()))?;
        all.extend(documents.into_iter().map(|document| (split, document)));
    }
    Ok(all)
}

/// Writes an annotation to its file in `folder`.
///
/// # Errors
/// If it cannot be written.
pub fn write(folder: &Path, document: &Document) -> Result<()> {
    let path = folder.join(&document.id).with_extension("json");
    fs::write(&path, document.to_json()).with_context(|| format!("cannot write {}", path.display()))
}

/// A reader's own copy of the texts: one JSON object a line.
pub struct Texts(Vec<TextLine>);

#[derive(Deserialize)]
struct TextLine {
    #[serde(default)]
    id: Option<String>,
    title: String,
    #[serde(default)]
    url: String,
    #[serde(default)]
    date: String,
    text: String,
}

impl Texts {
    /// Reads the file.
    ///
    /// # Errors
    /// If it cannot be read or a line is no such object.
    pub fn read(path: &Path) -> Result<Self> {
        let name = path.display();
        let lines = fs::read_to_string(path).with_context(|| format!("cannot read {name}"))?;
        let lines = lines.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
        let texts = lines.map(|(index, line)| {
            serde_json::from_str(line).with_context(|| format!("{name}, line {}", index + 1))
        });
        Ok(Self(texts.collect::<Result<_>>()?))
    }

    /// The paragraphs of the copy of an article, by its title; the title itself is one of them,
    /// since some extractions leave it out of the text.
    pub fn paragraphs_of(&self, document: &Document) -> Option<Vec<String>> {
        let title = canonical::paragraphs(&document.title).concat();
        let is_it = |line: &&TextLine| canonical::paragraphs(&line.title).concat() == title;
        let line = self.0.iter().find(is_it)?;
        let mut paragraphs = canonical::paragraphs(&line.text);
        if paragraphs.first() != Some(&title) {
            paragraphs.insert(0, title);
        }
        Some(paragraphs)
    }

    /// The article `id`: one of the corpus, by its title, or one that the copy itself calls so.
    pub fn source(&self, id: &str, corpus: &[(Split, Document)]) -> Option<Source> {
        if let Some((_, known)) = corpus.iter().find(|(_, document)| document.id == id) {
            return Some(Source {
                id: id.to_owned(),
                title: known.title.clone(),
                url: known.url.clone(),
                date: known.date.clone(),
                licence: known.licence.clone(),
                paragraphs: self.paragraphs_of(known)?,
            });
        }
        let line = self.0.iter().find(|line| line.id.as_deref() == Some(id))?;
        Some(Source {
            id: id.to_owned(),
            title: line.title.clone(),
            url: line.url.clone(),
            date: line.date.clone(),
            licence: LICENCE.to_owned(),
            paragraphs: canonical::paragraphs(&line.text),
        })
    }
}
