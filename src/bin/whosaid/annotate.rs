//! `whosaid annotate`: articles in, annotations out.

use std::io::{self, IsTerminal, Read};

use anyhow::{Context, Result, anyhow};
use serde::Serialize;
use serde_json::Value;
use whosaid::{Analysis, AnalyzeError, Analyzer, Model, OffsetUnit, Options};

use crate::args::{AnnotateArgs, Format, Input};
use crate::export::{
    AnnotatedArticle, BYTE_ORDER_MARK, Facts, csv_header, csv_rows, to_html, to_markdown,
    to_web_annotations,
};
use crate::files::{self, Sink, Source};
use crate::page::{self, Page};
use crate::record::{Annotation, Article, BadLine, Line};
use crate::{lines, names, resume};

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
    let annotator = Annotator::new(args)?;
    match args.input {
        Input::Text => {
            let page = Page { text: read_text(source)?, facts: Facts::default() };
            one(args, &annotator, &page)
        }
        Input::Html => one(args, &annotator, &read_page(source)?),
        Input::Ndjson => {
            let (sink, done) = open_sink(args)?;
            let to_terminal = args.output.is_none() && io::stdout().is_terminal();
            lines::run(source, annotator, (sink, done, to_terminal), args.jobs())
        }
    }
}

/// Where to write, and how many lines of the input are done already.
fn open_sink(args: &AnnotateArgs) -> Result<(Sink, u64)> {
    let Some(path) = &args.output else { return Ok((Sink::stdout()?, 0)) };
    if args.resume {
        files::refuse_input_as_output(path, &args.file)?;
        let resumed = resume::open(path)?;
        return Ok((Sink::file(path, resumed.file), resumed.lines));
    }
    Ok((Sink::file(path, files::create_output(path, &args.file)?), 0))
}

fn read_bytes(source: &mut Source) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let read = source.reader.read_to_end(&mut bytes);
    read.with_context(|| format!("cannot read {}", source.name))?;
    Ok(bytes)
}

/// The whole input as text.
///
/// # Errors
/// If it cannot be read or is not UTF-8.
pub fn read_text(mut source: Source) -> Result<String> {
    String::from_utf8(read_bytes(&mut source)?).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        anyhow!("cannot read {}: invalid UTF-8 at byte {at}; convert it to UTF-8", source.name)
    })
}

fn read_page(mut source: Source) -> Result<Page> {
    let html = page::decode(&read_bytes(&mut source)?);
    Ok(page::read(&html.with_context(|| format!("cannot read {}", source.name))?))
}

fn one(args: &AnnotateArgs, annotator: &Annotator, page: &Page) -> Result<Outcome> {
    let document = annotator.document(page, args.input == Input::Html)?;
    let (mut sink, _) = open_sink(args)?;
    sink.write(&document)?;
    Ok(Outcome::AllDone)
}

/// The analyzer with the settings of this run.
pub struct Annotator {
    analyzer: Analyzer,
    options: Options,
    offsets: OffsetUnit,
    /// How to write.
    pub format: Format,
}

impl Annotator {
    fn new(args: &AnnotateArgs) -> Result<Self> {
        let mut options = Options::default();
        options.strictness = args.strictness;
        options.entities_only = args.entities_only;
        if let Some(path) = &args.names {
            options.names = names::read(path)?;
        }
        let analyzer = Analyzer::new(Model::builtin());
        Ok(Self { analyzer, options, offsets: args.offsets(), format: args.format() })
    }

    fn analyze(&self, title: Option<String>, text: &str) -> Result<Analysis, AnalyzeError> {
        let mut options = self.options.clone();
        options.title = title;
        self.analyzer.analyze(text, &options)
    }

    /// A whole document about one article; of a page the text is written out too.
    fn document(&self, page: &Page, with_text: bool) -> Result<Vec<u8>> {
        let mut analysis = self.analyze(None, &page.text)?;
        let Page { text, facts } = page;
        let article = AnnotatedArticle { facts, text, analysis: &analysis };
        let mut document = match self.format {
            Format::Html => return Ok(to_html(&article).into_bytes()),
            Format::Markdown => return Ok(to_markdown(&article).into_bytes()),
            Format::Csv => {
                let table = [BYTE_ORDER_MARK, &csv_header(false), &csv_rows(&article, None)];
                return Ok(table.concat().into_bytes());
            }
            Format::Annotations => serde_json::to_vec_pretty(&to_web_annotations(&article, None))?,
            Format::Json | Format::Ndjson => {
                analysis.convert_offsets(text, self.offsets);
                let page = with_text.then_some(page);
                let annotation = Annotation::new(None, page, &analysis);
                match self.format {
                    Format::Json => serde_json::to_vec_pretty(&annotation)?,
                    _ => to_json(&annotation),
                }
            }
        };
        document.push(b'\n');
        Ok(document)
    }

    /// What the line's article gives, or what is wrong with the line.
    ///
    /// # Errors
    /// If the line is no article, or its text is too long.
    pub fn record(&self, line: &Line) -> Result<Vec<u8>, BadLine> {
        let Article { id, title, text } = line.article()?;
        let mut analysis = match self.analyze(title.clone(), &text) {
            Ok(analysis) => analysis,
            Err(error) => return Err(BadLine::new(line.number, id, error.to_string())),
        };
        let facts = Facts { title: title.unwrap_or_default(), ..Facts::default() };
        match self.format {
            Format::Csv => {
                let article = AnnotatedArticle { facts: &facts, text: &text, analysis: &analysis };
                let id = id.as_ref().map(id_text).unwrap_or_default();
                Ok(csv_rows(&article, Some(&id)).into_bytes())
            }
            Format::Annotations => {
                let article = AnnotatedArticle { facts: &facts, text: &text, analysis: &analysis };
                Ok(to_json(&to_web_annotations(&article, id.as_ref().map(id_text))))
            }
            _ => {
                analysis.convert_offsets(&text, self.offsets);
                Ok(to_json(&Annotation::new(id, None, &analysis)))
            }
        }
    }
}

/// An identifier as text: a string without its quotation marks.
fn id_text(id: &Value) -> String {
    id.as_str().map_or_else(|| id.to_string(), str::to_owned)
}

/// A value on one line.
pub fn to_json(value: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(value).expect("annotations have string keys and no failing values")
}
