//! Many articles, one a line: read, analysed by several threads, written in order.

use std::io::{self, BufRead};

use anyhow::{Context, Result, bail};

use crate::annotate::{Annotator, Outcome, to_json};
use crate::args::Format;
use crate::export::{BYTE_ORDER_MARK, csv_header};
use crate::files::{Sink, Source, WriteError};
use crate::progress::Progress;
use crate::record::Line;
use crate::stream;

/// Annotates every line of `source` with `jobs` threads.
///
/// `to` is where to write, how many lines an earlier run has done, and whether it is a terminal.
///
/// # Errors
/// If the input cannot be read or the output not written; bad lines are reported and no error.
pub fn run(
    source: Source,
    annotator: Annotator,
    to: (Sink, u64, bool),
    jobs: usize,
) -> Result<Outcome> {
    let (sink, done, to_terminal) = to;
    let mut progress = Progress::new(&source, to_terminal);
    let name = source.name.clone();
    let mut lines = lines(progress.watch(source));
    skip(&mut lines, done, &name)?;
    let mut writer = Writer::new(sink, annotator.format);
    let results = stream::map_in_order(lines, jobs, move |line: io::Result<Line>| {
        line.map(|line| annotator.record(&line))
    });
    let mut outcome = Outcome::AllDone;
    for result in results {
        match result {
            Ok(Ok(record)) => writer.write(&record)?,
            Ok(Err(bad)) => {
                progress.report(format_args!("{name}: line {}: {}", bad.line, bad.error));
                outcome = Outcome::SomeBad;
                writer.write_error(&to_json(&bad))?;
            }
            Err(error) => {
                writer.finish()?;
                return Err(error).with_context(|| format!("cannot read {name}"));
            }
        }
        progress.add_article();
    }
    writer.finish()?;
    progress.finish();
    Ok(outcome)
}

/// The lines that are not blank, numbered as in the file; ends after the first that cannot be read.
pub fn lines(mut reader: impl BufRead) -> impl Iterator<Item = io::Result<Line>> {
    let mut number = 0;
    let mut broken = false;
    let mut next = move || {
        let mut bytes = Vec::new();
        match reader.read_until(b'\n', &mut bytes) {
            Ok(0) => return None,
            Ok(_) => number += 1,
            Err(error) => return Some(Err(error)),
        }
        // A column of an error message is to be one of the line, not of what ends it.
        bytes.truncate(bytes.trim_ascii_end().len());
        // Some editors begin a file with a byte order mark, which is no JSON.
        if number == 1 && bytes.starts_with("\u{feff}".as_bytes()) {
            bytes.drain(.."\u{feff}".len());
        }
        Some(Ok(Line { number, bytes }))
    };
    std::iter::from_fn(move || {
        if broken {
            return None;
        }
        let line = next();
        broken = matches!(line, Some(Err(_)));
        line
    })
    .filter(|line| !matches!(line, Ok(line) if line.bytes.trim_ascii().is_empty()))
}

/// Passes over the lines that an earlier run has done.
fn skip(lines: &mut impl Iterator<Item = io::Result<Line>>, done: u64, name: &str) -> Result<()> {
    for passed in 0..done {
        match lines.next() {
            Some(line) => line.map(drop).with_context(|| format!("cannot read {name}"))?,
            None => bail!(
                "cannot go on: the output holds {done} lines, but {name} only {passed}; \
                 is it the output of another input?"
            ),
        }
    }
    Ok(())
}

/// Writes what the lines give: one a line, as one array, or as one table.
struct Writer {
    sink: Sink,
    format: Format,
    is_first: bool,
}

impl Writer {
    fn new(sink: Sink, format: Format) -> Self {
        Self { sink, format, is_first: true }
    }

    fn write(&mut self, record: &[u8]) -> Result<(), WriteError> {
        let (before, after) = match (self.format, self.is_first) {
            (Format::Json, true) => ("[\n".to_owned(), ""),
            (Format::Json, false) => (",\n".to_owned(), ""),
            (Format::Csv, is_first) => (if is_first { table_head() } else { String::new() }, ""),
            _ => (String::new(), "\n"),
        };
        self.is_first = false;
        // One write a record, so that an interrupted run leaves whole ones wherever it can.
        self.sink.write(&[before.as_bytes(), record, after.as_bytes()].concat())
    }

    /// A line that gave an error: a table has no room for it.
    fn write_error(&mut self, error: &[u8]) -> Result<(), WriteError> {
        if self.format == Format::Csv { Ok(()) } else { self.write(error) }
    }

    fn finish(&mut self) -> Result<(), WriteError> {
        match (self.format, self.is_first) {
            (Format::Json, true) => self.sink.write(b"[]\n"),
            (Format::Json, false) => self.sink.write(b"\n]\n"),
            (Format::Csv, true) => self.sink.write(table_head().as_bytes()),
            _ => Ok(()),
        }
    }
}

fn table_head() -> String {
    format!("{BYTE_ORDER_MARK}{}", csv_header(true))
}
