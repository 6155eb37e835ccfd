//! `whosaid annotate`: articles in, annotations out.

use std::io::{self, BufRead, Read};

use anyhow::{Context, Result, anyhow, bail};
use serde::Serialize;
use whosaid::{Analysis, AnalyzeError, Analyzer, Model, OffsetUnit, Options, OwnName, Strictness};

use crate::args::{AnnotateArgs, Format, Input};
use crate::files::{self, Sink, Source, WriteError};
use crate::record::{Annotation, BadLine, Line};
use crate::{names, report, resume, stream};

/// How a run that came to its end went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Every article has its annotation.
    AllDone,
    /// Some lines gave an error instead.
    SomeBad,
}

/// Runs the command.
///
/// # Errors
/// If the input cannot be read or the output not written; bad lines are reported and no error.
pub fn run(args: &AnnotateArgs) -> Result<Outcome> {
    // The input first: a mistyped name must not cost the output of an earlier run.
    let source = files::open_input(&args.file)?;
    let annotator = Annotator {
        analyzer: Analyzer::new(Model::builtin()),
        offsets: args.offsets,
        strictness: args.strictness,
        entities_only: args.entities_only,
        names: args.names.as_deref().map_or(Ok(Vec::new()), names::read)?,
    };
    match args.input {
        Input::Text => one_text(args, source, &annotator),
        Input::Ndjson => many_lines(args, source, annotator),
    }
}

/// Where to write, and how many lines of the input are done already.
fn open_sink(args: &AnnotateArgs) -> Result<(Sink, u64)> {
    let Some(path) = &args.output else { return Ok((Sink::stdout(), 0)) };
    if args.resume {
        files::refuse_input_as_output(path, &args.file)?;
        let resumed = resume::open(path)?;
        return Ok((Sink::file(path, resumed.file), resumed.lines));
    }
    Ok((Sink::file(path, files::create_output(path, &args.file)?), 0))
}

/// The analyzer with the settings of this run.
struct Annotator {
    analyzer: Analyzer,
    offsets: OffsetUnit,
    strictness: Strictness,
    entities_only: bool,
    names: Vec<OwnName>,
}

impl Annotator {
    fn annotate(&self, title: Option<String>, text: &str) -> Result<Analysis, AnalyzeError> {
        let mut options = Options::default();
        options.title = title;
        options.strictness = self.strictness;
        options.entities_only = self.entities_only;
        options.names.clone_from(&self.names);
        let mut analysis = self.analyzer.analyze(text, &options)?;
        analysis.convert_offsets(text, self.offsets);
        Ok(analysis)
    }

    /// The line's annotation as JSON, or what is wrong with the line.
    fn annotate_line(&self, line: &Line) -> Result<Vec<u8>, BadLine> {
        let article = line.article()?;
        match self.annotate(article.title, &article.text) {
            Ok(analysis) => Ok(to_json(&Annotation { id: article.id, analysis: &analysis })),
            Err(error) => Err(BadLine::new(line.number, article.id, error.to_string())),
        }
    }
}

fn to_json(value: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(value).expect("annotations have string keys and no failing values")
}

fn one_text(args: &AnnotateArgs, source: Source, annotator: &Annotator) -> Result<Outcome> {
    let text = read_text(source)?;
    let analysis = annotator.annotate(None, &text)?;
    let mut json = match args.format() {
        Format::Json => serde_json::to_vec_pretty(&analysis)?,
        Format::Ndjson => to_json(&analysis),
    };
    json.push(b'\n');
    let (mut sink, _) = open_sink(args)?;
    sink.write(&json)?;
    Ok(Outcome::AllDone)
}

fn read_text(mut source: Source) -> Result<String> {
    let name = source.name;
    let mut bytes = Vec::new();
    source.reader.read_to_end(&mut bytes).with_context(|| format!("cannot read {name}"))?;
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        anyhow!("cannot read {name}: invalid UTF-8 at byte {at}; convert it to UTF-8")
    })
}

fn many_lines(args: &AnnotateArgs, source: Source, annotator: Annotator) -> Result<Outcome> {
    let (sink, done) = open_sink(args)?;
    let name = source.name;
    let mut lines = lines(source.reader);
    skip(&mut lines, done, &name)?;
    let results = stream::map_in_order(lines, args.jobs(), move |line: io::Result<Line>| {
        line.map(|line| annotator.annotate_line(&line))
    });
    let mut writer = Writer::new(sink, args.format());
    let mut outcome = Outcome::AllDone;
    for result in results {
        match result {
            Ok(Ok(annotation)) => writer.write(&annotation)?,
            Ok(Err(bad)) => {
                report(format_args!("{name}: line {}: {}", bad.line, bad.error));
                outcome = Outcome::SomeBad;
                writer.write(&to_json(&bad))?;
            }
            Err(error) => {
                writer.finish()?;
                return Err(error).with_context(|| format!("cannot read {name}"));
            }
        }
    }
    writer.finish()?;
    Ok(outcome)
}

/// The lines that are not blank, numbered as in the file; ends after the first that cannot be read.
fn lines(mut reader: impl BufRead) -> impl Iterator<Item = io::Result<Line>> {
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

/// Writes JSON values one a line, bare or as one array.
struct Writer {
    sink: Sink,
    format: Format,
    is_first: bool,
}

impl Writer {
    fn new(sink: Sink, format: Format) -> Self {
        Self { sink, format, is_first: true }
    }

    fn write(&mut self, json: &[u8]) -> Result<(), WriteError> {
        let (before, after): (&[u8], &[u8]) = match (self.format, self.is_first) {
            (Format::Json, true) => (b"[\n", b""),
            (Format::Json, false) => (b",\n", b""),
            (Format::Ndjson, _) => (b"", b"\n"),
        };
        self.is_first = false;
        // One write a line, so that an interrupted run leaves whole lines wherever it can.
        self.sink.write(&[before, json, after].concat())
    }

    fn finish(&mut self) -> Result<(), WriteError> {
        match (self.format, self.is_first) {
            (Format::Json, true) => self.sink.write(b"[]\n"),
            (Format::Json, false) => self.sink.write(b"\n]\n"),
            (Format::Ndjson, _) => Ok(()),
        }
    }
}
