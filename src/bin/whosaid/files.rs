//! Input and output, by file or standard stream, with errors that name the file.

use std::fmt;
use std::fs::{self, File};
use std::io::{self, BufReader, Read, Write};
use std::path::Path;

use anyhow::{Context, Result, bail};

/// An open input and the name that messages give it.
pub struct Source {
    /// The file's path, or "standard input".
    pub name: String,
    /// Its bytes.
    pub reader: BufReader<Box<dyn Read + Send>>,
}

/// Opens `path`, or standard input for `-`.
///
/// # Errors
/// If it is missing, a directory, or may not be read.
pub fn open_input(path: &Path) -> Result<Source> {
    if path == Path::new("-") {
        let reader = BufReader::new(Box::new(io::stdin()) as Box<dyn Read + Send>);
        return Ok(Source { name: "standard input".to_owned(), reader });
    }
    let name = path.display().to_string();
    let file = File::open(path).with_context(|| format!("cannot read {name}"))?;
    // Opening a directory succeeds on Unix; reading it fails with less to go by.
    if file.metadata().with_context(|| format!("cannot read {name}"))?.is_dir() {
        bail!("cannot read {name}: it is a directory; give a file");
    }
    Ok(Source { name, reader: BufReader::new(Box::new(file)) })
}

/// A file or standard output. Every write goes straight to it, so that a reader of the pipe has
/// each annotation at once and an interrupted run loses none that was done.
pub struct Sink {
    name: String,
    writer: Box<dyn Write>,
}

impl Sink {
    /// Standard output.
    pub fn stdout() -> Self {
        Self { name: "standard output".to_owned(), writer: Box::new(io::stdout()) }
    }

    /// An open file.
    pub fn file(path: &Path, file: File) -> Self {
        Self { name: path.display().to_string(), writer: Box::new(file) }
    }

    /// Writes all of `bytes`.
    ///
    /// # Errors
    /// [`WriteError`], which knows a closed pipe from other failures.
    pub fn write(&mut self, bytes: &[u8]) -> Result<(), WriteError> {
        self.writer
            .write_all(bytes)
            .and_then(|()| self.writer.flush())
            .map_err(|error| WriteError { name: self.name.clone(), error })
    }
}

/// Creates or empties `path`.
///
/// # Errors
/// If it cannot be written, or is the input.
pub fn create_output(path: &Path, input: &Path) -> Result<File> {
    refuse_input_as_output(path, input)?;
    File::create(path).with_context(|| format!("cannot write {}", path.display()))
}

/// Emptying the file that is about to be read would lose the articles.
///
/// # Errors
/// If `output` and `input` are the same file.
pub fn refuse_input_as_output(output: &Path, input: &Path) -> Result<()> {
    if let (Ok(output), Ok(input)) = (fs::canonicalize(output), fs::canonicalize(input))
        && output == input
        && output.is_file()
    {
        bail!("{} is both input and output; write to another file", input.display());
    }
    Ok(())
}

/// Why the output could not be written.
#[derive(Debug)]
pub struct WriteError {
    name: String,
    error: io::Error,
}

impl WriteError {
    /// What went wrong.
    pub fn kind(&self) -> io::ErrorKind {
        self.error.kind()
    }
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "cannot write {}", self.name)
    }
}

impl std::error::Error for WriteError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.error)
    }
}
