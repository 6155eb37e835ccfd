//! How far a run has come, as a bar on the terminal.

use std::io::{self, BufReader, IsTerminal, Read};

use indicatif::{HumanCount, ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::files::Source;
use crate::report;

/// A bar, or nothing where nobody would see it or it would be in the way.
pub struct Progress {
    bar: ProgressBar,
    articles: u64,
}

impl Progress {
    /// A bar for a run over many articles: of the bytes of a file, a count for a stream.
    ///
    /// There is none unless standard error is a terminal and the output goes elsewhere.
    pub fn new(source: &Source, writes_to_terminal: bool) -> Self {
        let is_shown = io::stderr().is_terminal() && !writes_to_terminal;
        let bar = ProgressBar::with_draw_target(source.length, target(is_shown));
        let template = if source.length.is_some() {
            "{bar:30} {percent:>3}% of {total_bytes}, {msg}, {eta} left"
        } else {
            "{spinner} {msg}, {elapsed}"
        };
        let style = ProgressStyle::with_template(template).expect("the template is a constant");
        let progress = Self { bar: bar.with_style(style), articles: 0 };
        progress.say_count();
        progress
    }

    /// The input, whose bytes move the bar as they are read.
    pub fn watch(&self, source: Source) -> BufReader<Box<dyn Read + Send>> {
        if source.length.is_none() || self.bar.is_hidden() {
            return source.reader;
        }
        BufReader::new(Box::new(self.bar.wrap_read(source.reader)))
    }

    /// One more article is done.
    pub fn add_article(&mut self) {
        self.articles += 1;
        if !self.bar.is_hidden() {
            self.say_count();
            self.bar.tick();
        }
    }

    fn say_count(&self) {
        self.bar.set_message(format!("{} articles", HumanCount(self.articles)));
    }

    /// Tells the user something above the bar.
    pub fn report(&self, message: std::fmt::Arguments<'_>) {
        self.bar.suspend(|| report(message));
    }

    /// Takes the bar away.
    pub fn finish(&self) {
        self.bar.finish_and_clear();
    }
}

fn target(is_shown: bool) -> ProgressDrawTarget {
    if is_shown { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() }
}
