//! Trains the tagger of names.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::ops::Range;
use std::path::Path;

use anyhow::Result;

use crate::Kind;
use crate::document::Document;
use crate::entity::tagging::labels::{self, FAMILIES, KINDS, LABELS};
use crate::entity::tagging::{
    Calibration, FeatureGroup, Features, Memory, Mentioned, NameModel, Words, names, sorter,
};
use crate::eval::Scheme;
use crate::eval::casing::{Casing, recased_gold};
use crate::eval::gold::Gold;
use crate::eval::marks::{Marks, Mention};
use crate::eval::score::{Measure, Score};
use crate::hashing::hash;
use crate::lexicon::Lexicon;
use crate::span::Span;
use crate::tagger::{BUCKETS, Tagger};
use crate::train::calibration;
use crate::train::corpora::{self, Corpus, Labels, TRAINING};
use crate::train::learner::{Learner, Sequence, Settings};
use crate::train::progress::Progress;
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
    /// Features that are left out, to see what they bring.
    pub without: Option<FeatureGroup>,
}

/// Weights nearer to zero are left out. At 0.1 the model is a fifteenth larger and no better on the dev
/// articles, at 0.13 a fifth smaller and 0.5 worse.
const LEAST_WEIGHT: f32 = 0.106_241;

impl Default for EntityOptions {
    fn default() -> Self {
        Self { epochs: 6, rate: 0.1, l1: 0.5, l2: 8.0, least_weight: LEAST_WEIGHT, without: None }
    }
}

impl EntityOptions {
    fn settings(self) -> Settings {
        Settings {
            epochs: self.epochs,
            rate: self.rate,
            l1: self.l1,
            l2: self.l2,
            seed: 1,
            least_weight: self.least_weight,
        }
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
    without: Option<FeatureGroup>,
}

/// A document with all that features need.
struct Read {
    document: Document,
    words: Words,
    memory: Memory,
}

/// Trains on the corpora below `data` and tells `progress`. Gives the model file.
///
/// # Errors
/// If a corpus cannot be read.
pub fn train_entities(
    data: &Path,
    options: EntityOptions,
    progress: &mut dyn Progress,
) -> Result<Vec<u8>> {
    let model = train(data, options, progress)?;
    Ok(model.to_bytes())
}

/// Name and version of the model.
fn about() -> String {
    concat!("en-entities ", env!("CARGO_PKG_VERSION")).to_owned()
}

fn train(data: &Path, options: EntityOptions, progress: &mut dyn Progress) -> Result<NameModel> {
    let without = options.without;
    let reader = Reader { lexicon: Lexicon::builtin(), values: ValuePatterns::new(), without };
    let mut lessons = Lessons::default();
    for corpus in TRAINING {
        let gold = corpus.read(data)?;
        let mut counts = Counts::default();
        for gold in &gold {
            for example in examples(gold, corpus) {
                reader.learn_from(&example, &mut lessons, &mut counts);
            }
        }
        progress.say(&format!("{}: {} articles, {counts}", corpus.file, gold.len()));
    }
    let tests = dev_sets(data)?;
    let sorter = sorter(&lessons.kinds, options, progress);
    let settings = options.settings();
    let mut learner = Learner::new(settings, LABELS, labels::transitions(), BUCKETS as usize);
    learner.fit(&lessons.tokens, progress, |learner, epoch, likelihood| {
        let model = NameModel {
            about: about(),
            tagger: learner.tagger(),
            sorter: sorter.clone(),
            calibration: Calibration::NONE,
        };
        let mut line = format!("epoch {epoch}: log-likelihood {likelihood:.4}");
        for (name, scheme, gold) in &tests {
            let score = reader.score(gold, *scheme, &model).count(Measure::Entities);
            let _ = write!(line, ", {name} {:.1}", 100.0 * score.f1());
        }
        line
    });
    let tagger = learner.tagger();
    let mut model = NameModel { about: about(), tagger, sorter, calibration: Calibration::NONE };
    let plain = tests.iter().filter(|(name, ..)| ["worldwide", "conll", "ours"].contains(name));
    let cases: Vec<_> =
        plain.flat_map(|(_, scheme, gold)| reader.cases(gold, *scheme, &model)).collect();
    model.calibration = calibration::fit(&cases);
    progress.say(&calibration::table(&cases, model.calibration));
    for (name, scheme, gold) in &tests {
        progress.say(&format!("{name}\n{}", reader.score(gold, *scheme, &model)));
    }
    Ok(model)
}

/// Fits what tells the kinds of whole names apart.
fn sorter(names: &[Sequence], options: EntityOptions, progress: &mut dyn Progress) -> Tagger {
    let settings = Settings { least_weight: 0.08, ..options.settings() };
    let labels = sorter::LABELS;
    let mut learner = Learner::new(settings, labels, vec![0.0; labels * labels], BUCKETS as usize);
    learner.fit(names, progress, |_, epoch, likelihood| {
        format!("sorter, epoch {epoch}: log-likelihood {likelihood:.4}")
    });
    learner.tagger()
}

/// What there is to learn from.
#[derive(Default)]
struct Lessons {
    /// For the tagger.
    tokens: Vec<Sequence>,
    /// For the sorter: each a name.
    kinds: Vec<Sequence>,
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
    for casing in Casing::ALL {
        let copy = sets[0].2.iter().map(|gold| recased_gold(gold, casing)).collect();
        sets.push((casing.label(), Scheme::Conll, copy));
    }
    Ok(sets)
}

/// The article as it stands, and in one of the other letters, most in those of headlines.
fn examples(gold: &Gold, corpus: &Corpus) -> Vec<Example> {
    let casing = match hash(gold.id.as_bytes()) % 5 {
        0 | 1 => Casing::Upper,
        2 | 3 => Casing::Title,
        _ => Casing::Lower,
    };
    let copy = Some(recased_gold(gold, casing));
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

    fn learn_from(&self, example: &Example, lessons: &mut Lessons, counts: &mut Counts) {
        let read = self.read(&example.text);
        let document = &read.document;
        let mut allowed = vec![1 << labels::OUTSIDE; document.tokens.len()];
        let (mut named, mut learnt) = (BTreeSet::new(), Vec::new());
        let ranges = &read.words.sequences;
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
            allow(&mut allowed[tokens.clone()], kinds);
            learnt.push((tokens, sorter_mask(kinds)));
        }
        lessons.kinds.extend(name_sequences(&read, learnt, example.weight));
        let features = Features::without(self.without, &read.words, &read.memory);
        for range in ranges {
            let sentence = document.sentence(range.start);
            let mut sequence = Sequence { weight: example.weight, ..Sequence::default() };
            for token in range.clone() {
                features.of(token, &sentence, &mut sequence.features);
                sequence.ends.push(sequence.features.len() as u32);
            }
            sequence.allowed.extend(&allowed[range.clone()]);
            lessons.tokens.push(sequence);
        }
    }

    /// The confidence of each name that is found, and whether it is right.
    fn cases(&self, gold: &[Gold], scheme: Scheme, model: &NameModel) -> Vec<calibration::Case> {
        let mut cases = Vec::new();
        for gold in gold {
            let read = self.read(&gold.text);
            for name in names(&read.document, &read.words, &read.memory, model, self.without) {
                let span = original(&read.document, &name.tokens);
                let is_like = |mention: &&Mention| {
                    mention.span == span && scheme.class(mention.kind) == scheme.class(name.kind)
                };
                let right = gold.marks.mentions.iter().any(|mention| is_like(&mention))
                    || gold.misc.contains(&span) && scheme.class(name.kind) == Some("MISC");
                cases.push((name.confidence, right));
            }
        }
        cases
    }

    fn score(&self, gold: &[Gold], scheme: Scheme, model: &NameModel) -> Score {
        let mut score = Score::new(scheme);
        for gold in gold {
            let read = self.read(&gold.text);
            let names = names(&read.document, &read.words, &read.memory, model, self.without);
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
    for (at, mask) in allowed.iter_mut().enumerate() {
        let label = |family| if at == 0 { labels::begin(family) } else { labels::inside(family) };
        let families = (0..FAMILIES.len())
            .filter(|&family| FAMILIES[family].iter().any(|kind| kinds.contains(kind)));
        *mask = families.map(|family| 1 << label(family)).sum();
    }
}

/// The sorter's labels that may be right, one bit each.
fn sorter_mask(kinds: &[Kind]) -> u32 {
    kinds.iter().filter_map(|&kind| sorter::label(kind)).map(|label| 1 << label).sum()
}

/// The names of a document as the sorter's lessons, given with the labels that may be right.
fn name_sequences(read: &Read, names: Vec<(Range<usize>, u32)>, weight: f32) -> Vec<Sequence> {
    let (names, allowed): (Vec<_>, Vec<_>) = names.into_iter().unzip();
    let mentioned = Mentioned::new(&read.document, &read.words, &names);
    let sequence = |(index, allowed)| {
        let mut sequence = Sequence { weight, allowed: vec![allowed], ..Sequence::default() };
        sorter::features(&mentioned, index, &mut sequence.features);
        sequence.ends.push(sequence.features.len() as u32);
        sequence
    };
    allowed.into_iter().enumerate().map(sequence).collect()
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
