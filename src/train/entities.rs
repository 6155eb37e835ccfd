//! Trains the tagger of names.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::ops::Range;
use std::path::Path;

use anyhow::Result;

use crate::Kind;
use crate::document::Document;
use crate::entity::tagging::labels::{self, KINDS, LABELS};
use crate::entity::tagging::{Features, Memory, Words, names, sequences};
use crate::eval::Scheme;
use crate::eval::gold::Gold;
use crate::eval::marks::{Marks, Mention};
use crate::eval::score::{Measure, Score};
use crate::hashing::hash;
use crate::lexicon::Lexicon;
use crate::model::Model;
use crate::span::Span;
use crate::tagger::{BUCKETS, Tagger};
use crate::train::casing::{Casing, recased};
use crate::train::corpora::{self, Corpus, Labels, TRAINING};
use crate::train::learner::{Learner, Sequence, Settings};
use crate::values::ValuePatterns;

/// How to train, with what the shipped model was trained with as default.
#[derive(Clone, Copy, Debug)]
pub struct EntityOptions {
    /// Times that all sequences are gone through.
    pub epochs: usize,
    /// Rate of learning.
    pub rate: f32,
    /// What keeps weights at zero.
    pub l1: f32,
    /// What keeps weights small.
    pub l2: f32,
    /// Weights nearer to zero are left out.
    pub least_weight: f32,
    /// One document of so many is also learnt from in each of the other letters.
    pub recased: u64,
}

impl Default for EntityOptions {
    fn default() -> Self {
        Self { epochs: 6, rate: 0.1, l1: 0.3, l2: 2.0, least_weight: 0.08, recased: 7 }
    }
}

/// A text that the tagger learns from.
struct Example {
    text: String,
    /// Spans with the kinds that each may be.
    names: Vec<(Span, Vec<Kind>)>,
    weight: f32,
}

/// What the program knows before training.
struct Reader {
    lexicon: Lexicon,
    values: ValuePatterns,
}

/// A document with all that features need.
struct Read {
    document: Document,
    words: Words,
    memory: Memory,
}

/// Trains on the corpora below `data`; tells `say` what it does, a line at a time. Gives the
/// model file.
///
/// # Errors
/// If a corpus cannot be read.
pub fn train_entities(
    data: &Path,
    options: EntityOptions,
    mut say: impl FnMut(&str),
) -> Result<Vec<u8>> {
    let tagger = train(data, options, &mut say)?;
    Ok(Model::to_bytes(concat!("en-entities ", env!("CARGO_PKG_VERSION")), &tagger))
}

fn train(data: &Path, options: EntityOptions, say: &mut impl FnMut(&str)) -> Result<Tagger> {
    let reader = Reader { lexicon: Lexicon::builtin(), values: ValuePatterns::new() };
    let mut all = Vec::new();
    for corpus in TRAINING {
        let gold = corpora::read(&data.join(corpus.file))?;
        let mut counts = Counts::default();
        for gold in &gold {
            for example in examples(gold, corpus, options.recased) {
                reader.learn_from(&example, &mut all, &mut counts);
            }
        }
        say(&format!("{}: {} articles, {counts}", corpus.file, gold.len()));
    }
    let tests = dev_sets(data)?;
    let settings = Settings {
        epochs: options.epochs,
        rate: options.rate,
        l1: options.l1,
        l2: options.l2,
        seed: 1,
        least_weight: options.least_weight,
    };
    let mut learner = Learner::new(settings, LABELS, labels::transitions(), BUCKETS as usize);
    learner.fit(&all, |learner, epoch, likelihood| {
        let tagger = learner.tagger();
        let mut line = format!("epoch {epoch}: log-likelihood {likelihood:.4}");
        for (name, scheme, gold) in &tests {
            let score = reader.score(gold, *scheme, &tagger).count(Measure::Entities);
            let _ = write!(line, ", {name} {:.1}", 100.0 * score.f1());
        }
        say(&line);
    });
    let tagger = learner.tagger();
    for (name, scheme, gold) in &tests {
        say(&format!("{name}\n{}", reader.score(gold, *scheme, &tagger)));
    }
    Ok(tagger)
}

fn dev_sets(data: &Path) -> Result<Vec<(&'static str, Scheme, Vec<Gold>)>> {
    let mut sets = Vec::new();
    for (name, scheme, file) in [
        ("worldwide", Scheme::Conll, "entities/en_worldwide_dev.jsonl"),
        ("conll", Scheme::Conll, "entities/conll2003_dev.jsonl"),
        ("ours", Scheme::News18, "corpus/dev.jsonl"),
    ] {
        let path = data.join(file);
        if path.exists() {
            sets.push((name, scheme, corpora::read(&path)?));
        }
    }
    let casings = [("upper", Casing::Upper), ("title", Casing::Title), ("lower", Casing::Lower)];
    for (name, casing) in casings {
        let recase = |gold: &Gold| recased_gold(gold, casing);
        let copy = sets[0].2.iter().map(recase).collect();
        sets.push((name, Scheme::Conll, copy));
    }
    Ok(sets)
}

/// The same article in other letters, if none of them changes its length.
fn recased_gold(gold: &Gold, casing: Casing) -> Gold {
    let text = recased(&gold.text, casing);
    let bytes = |text: &str| {
        text.char_indices()
            .map(|(byte, _)| byte as u32)
            .chain([text.len() as u32])
            .collect::<Vec<_>>()
    };
    let (old, new) = (bytes(&gold.text), bytes(&text));
    let moved = |span: Span| {
        let at = |byte: u32| new[old.partition_point(|&old| old < byte)];
        Span { start: at(span.start), end: at(span.end) }
    };
    let mut copy = gold.clone();
    copy.marks.mentions.iter_mut().for_each(|mention| mention.span = moved(mention.span));
    copy.misc.iter_mut().for_each(|span| *span = moved(*span));
    copy.text = text;
    copy
}

/// The article as it stands, and for some in one of the other letters too.
fn examples(gold: &Gold, corpus: &Corpus, recased: u64) -> Vec<Example> {
    let copy = match hash(gold.id.as_bytes()) % recased.max(1) {
        0 => Some(Casing::Upper),
        1 => Some(Casing::Title),
        2 => Some(Casing::Lower),
        _ => None,
    };
    let copy = copy.map(|casing| recased_gold(gold, casing));
    let all = std::iter::once(gold).chain(&copy);
    all.map(|gold| Example {
        text: gold.text.clone(),
        names: names_of(gold, corpus.labels),
        weight: corpus.weight,
    })
    .collect()
}

fn names_of(gold: &Gold, labels: Labels) -> Vec<(Span, Vec<Kind>)> {
    let is_name = |kind: &Kind| KINDS.contains(kind);
    let mentions = gold.marks.mentions.iter().filter(|mention| is_name(&mention.kind));
    let of_kind = mentions.map(|mention| (mention.span, labels.of(mention.kind)));
    let misc = gold.misc.iter().map(|&span| (span, labels.of_misc()));
    let mut names: Vec<_> = of_kind.chain(misc).collect();
    names.sort();
    names
}

/// How many names could be taken over.
#[derive(Default)]
struct Counts {
    names: usize,
    /// Edges within a token: the whole token is taken.
    widened: usize,
    /// Outside every sequence, or in more than one.
    lost: usize,
}

impl std::fmt::Display for Counts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { names, widened, lost } = self;
        write!(f, "{names} names, {widened} of them with an edge inside a token, {lost} lost")
    }
}

impl Reader {
    fn read(&self, text: &str) -> Read {
        let document = Document::read(text, &self.lexicon.abbreviations);
        let values = self.values.values(&document);
        let words = Words::new(&document, &self.lexicon, &values);
        let memory = Memory::new((&document, &words), None);
        Read { document, words, memory }
    }

    fn learn_from(&self, example: &Example, all: &mut Vec<Sequence>, counts: &mut Counts) {
        let read = self.read(&example.text);
        let document = &read.document;
        let mut allowed = vec![1 << labels::OUTSIDE; document.tokens.len()];
        let mut named = BTreeSet::new();
        let ranges = sequences(document, &read.words);
        for (span, kinds) in &example.names {
            counts.names += 1;
            let tokens = tokens_of(document, *span);
            let is_tagged =
                ranges.iter().any(|range| range.start <= tokens.start && tokens.end <= range.end);
            if tokens.is_empty() || !is_tagged || tokens.clone().any(|token| !named.insert(token)) {
                counts.lost += 1;
                continue;
            }
            counts.widened += usize::from(original(document, &tokens) != *span);
            allow(&mut allowed[tokens], kinds);
        }
        let features = Features::new(&read.words, &read.memory);
        for range in ranges {
            let sentence = document.sentence(range.start);
            let mut sequence = Sequence { weight: example.weight, ..Sequence::default() };
            for token in range.clone() {
                features.of(token, &sentence, &mut sequence.features);
                sequence.ends.push(sequence.features.len() as u32);
            }
            sequence.allowed.extend(&allowed[range]);
            all.push(sequence);
        }
    }

    fn score(&self, gold: &[Gold], scheme: Scheme, tagger: &Tagger) -> Score {
        let mut score = Score::new(scheme);
        for gold in gold {
            let read = self.read(&gold.text);
            let names = names(&read.document, &read.words, &read.memory, tagger);
            let mentions = names.iter().map(|name| Mention {
                span: original(&read.document, &name.tokens),
                kind: name.kind,
                profile: None,
            });
            let found = Marks { mentions: mentions.collect(), ..Marks::default() };
            let mut gold = gold.clone();
            gold.marks.mentions.retain(|mention| KINDS.contains(&mention.kind));
            gold.layers.claims = false;
            score.add_gold(&gold, &found);
        }
        score
    }
}

/// The labels of a name's tokens, for each kind that it may be.
fn allow(allowed: &mut [u32], kinds: &[Kind]) {
    let kinds = || kinds.iter().filter_map(|kind| KINDS.iter().position(|known| known == kind));
    for (at, mask) in allowed.iter_mut().enumerate() {
        let label = |kind| if at == 0 { labels::begin(kind) } else { labels::inside(kind) };
        *mask = kinds().map(|kind| 1 << label(kind)).sum();
    }
}

/// The tokens that share a byte with a span of the original text.
fn tokens_of(document: &Document, span: Span) -> Range<usize> {
    let original = |index: usize| document.to_original(document.tokens[index].span);
    let count = document.tokens.len();
    let indices: Vec<usize> = (0..count).collect();
    let start = indices.partition_point(|&index| original(index).end <= span.start);
    let end = indices.partition_point(|&index| original(index).start < span.end);
    start..end.max(start)
}

fn original(document: &Document, tokens: &Range<usize>) -> Span {
    document.to_original(document.span(tokens))
}
