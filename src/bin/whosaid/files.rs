//! Input and output, by file or standard stream, with errors that name the file.

use std::fmt;
use std::fs::{self, File};
use std::io::{self, BufReader, Read, Seek, SeekFrom, Write};
use std::path::Path;

use anyhow::{Context, Result, bail};

/// An open input and the name that messages give it.
pub struct Source {
    /// The file's path, or "standard input".
    pub name: String,
    /// Its bytes.
    pub reader: BufReader<Box<dyn Read + Send>>,
    /// How many bytes there are, if it is a regular file.
    pub length: Option<u64>,
}

/// Opens `path`, or standard input for `-`.
///
/// # Errors
/// If it is missing, a directory, or may not be read.
pub fn open_input(path: &Path) -> Result<Source> {
    if path == Path::new("-") {
        let reader = BufReader::new(Box::new(io::stdin()) as Box<dyn Read + Send>);
        return Ok(Source { name: "standard input".to_owned(), reader, length: None });
    }
    let name = path.display().to_string();
    let file = File::open(path).with_context(|| format!("cannot read {name}"))?;
    // Opening a directory succeeds on Unix; reading it fails with less to go by.
    let metadata = file.metadata().with_context(|| format!("cannot read {name}"))?;
    if metadata.is_dir() {
        bail!("cannot read {name}: it is a directory; give a file");
    }
    let length = metadata.is_file().then_some(metadata.len());
    Ok(Source { name, reader: BufReader::new(Box::new(file)), length })
}

/// A file or standard output. Every write goes straight to it, so that a reader of the pipe has
/// each annotation at once and an interrupted run loses none that was done.
pub struct Sink {
    name: String,
    writer: Writer,
}

enum Writer {
    /// Can be cut after the last whole record.
    File(File),
    #[cfg_attr(unix, expect(dead_code, reason = "Unix has standard output as a file"))]
    Stream(io::Stdout),
}

impl Sink {
    /// Standard output.
    ///
    /// # Errors
    /// If it is closed.
    pub fn stdout() -> Result<Self, WriteError> {
        let name = "standard output".to_owned();
        match stdout_writer() {
            Ok(writer) => Ok(Self { name, writer }),
            Err(error) => Err(WriteError { name, error }),
        }
    }

    /// An open file.
    pub fn file(path: &Path, file: File) -> Self {
        Self { name: path.display().to_string(), writer: Writer::File(file) }
    }

    /// Writes all of a record, or, where the output is a regular file, nothing of it.
    ///
    /// # Errors
    /// [`WriteError`], which knows a closed pipe from other failures.
    pub fn write(&mut self, record: &[u8]) -> Result<(), WriteError> {
        let written = match &mut self.writer {
            Writer::File(file) => write_whole(file, record),
            Writer::Stream(stream) => stream.write_all(record).and_then(|()| stream.flush()),
        };
        written.map_err(|error| WriteError { name: self.name.clone(), error })
    }
}

/// Standard output without the buffer of [`io::Stdout`].
#[cfg(unix)]
fn stdout_writer() -> io::Result<Writer> {
    use std::os::fd::AsFd;
    Ok(Writer::File(File::from(io::stdout().as_fd().try_clone_to_owned()?)))
}

/// Standard output: a console of Windows takes text through it only.
#[cfg(not(unix))]
fn stdout_writer() -> io::Result<Writer> {
    Ok(Writer::Stream(io::stdout()))
}

/// Writes `record`; if that fails midway, as on a full disk, cuts off the part that was written.
fn write_whole(file: &mut File, record: &[u8]) -> io::Result<()> {
    let mut written = 0;
    while written < record.len() {
        match file.write(&record[written..]) {
            Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
            Ok(count) => written += count,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => {
                if written > 0 && file.metadata().is_ok_and(|metadata| metadata.is_file()) {
                    let end = file.stream_position()?;
                    file.set_len(end - written as u64)?;
                    file.seek(SeekFrom::Start(end - written as u64))?;
                }
                return Err(error);
            }
        }
    }
    Ok(())
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
