//! Going on with the output of a run that was interrupted.

use std::fs::{File, OpenOptions};
use std::io::{self, BufRead, BufReader, Seek, SeekFrom};
use std::path::Path;

use anyhow::{Context, Result, bail};

/// An output that goes on after its whole lines.
#[derive(Debug)]
pub struct Resumed {
    /// Positioned at its end.
    pub file: File,
    /// Whole lines it holds, each the outcome of one input line.
    pub lines: u64,
}

/// Opens `path`, creating it if it is missing, and drops a last line that was half written.
///
/// # Errors
/// If it is no file, or cannot be read and written.
pub fn open(path: &Path) -> Result<Resumed> {
    let name = path.display();
    let mut file = OpenOptions::new()
        .read(true)
        .write(true)
        .create(true)
        .truncate(false)
        .open(path)
        .with_context(|| format!("cannot go on with {name}"))?;
    if !file.metadata().with_context(|| format!("cannot go on with {name}"))?.is_file() {
        bail!("cannot go on with {name}: it is no regular file");
    }
    let lines = keep_whole_lines(&mut file).with_context(|| format!("cannot go on with {name}"))?;
    Ok(Resumed { file, lines })
}

/// Cuts `file` after its last line feed and returns the number of lines before it.
fn keep_whole_lines(file: &mut File) -> io::Result<u64> {
    let (mut lines, mut whole, mut position) = (0, 0, 0);
    let mut reader = BufReader::new(&*file);
    loop {
        let chunk = reader.fill_buf()?;
        if chunk.is_empty() {
            break;
        }
        for (index, _) in chunk.iter().enumerate().filter(|&(_, &byte)| byte == b'\n') {
            lines += 1;
            whole = position + index as u64 + 1;
        }
        let length = chunk.len();
        position += length as u64;
        reader.consume(length);
    }
    file.set_len(whole)?;
    file.seek(SeekFrom::Start(whole))?;
    Ok(lines)
}
