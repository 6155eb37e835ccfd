//! Trains the tagger of roles.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::ops::Range;

use super::ClaimOptions;
use super::read::{Base, Read};
use crate::attribution::tagging::labels::{self, LABELS};
use crate::attribution::tagging::{Buckets, Features, Lexemes, Role, Roles};
use crate::hashing::hash;
use crate::tagger::{BUCKETS, Tagger};
use crate::tokenize::TokenKind;
use crate::train::learner::{Learner, Sequence, Settings};
use crate::train::progress::Progress;
use crate::word_table::WordTable;

/// Trains on the articles and gives the words that are cues with the tagger. After each epoch the
/// scores on the named test articles are said.
pub(super) fn train(
    reads: &[&Read],
    tests: &[(&str, Vec<Read>)],
    base: &Base,
    options: ClaimOptions,
    progress: &mut dyn Progress,
) -> (WordTable, Tagger) {
    let cues = cue_table(reads);
    let sequences: Vec<Sequence> =
        reads.iter().flat_map(|read| sequences(read, base, &cues)).collect();
    let settings = Settings {
        epochs: options.epochs,
        rate: options.rate,
        l1: options.l1,
        l2: options.l2,
        seed: 1,
        least_weight: options.least_weight,
    };
    let mut learner = Learner::new(settings, LABELS, labels::transitions(), BUCKETS as usize);
    learner.fit(&sequences, progress, |learner, epoch, likelihood| {
        let mut line = format!("epoch {epoch}: log-likelihood {likelihood:.4}");
        for (name, reads) in tests {
            let scores = token_scores(reads, base, (&cues, &learner.tagger()));
            let _ = write!(line, ", {name} {scores}");
        }
        line
    });
    let tagger = learner.tagger();
    (cues, tagger)
}

/// How often each word is a cue, in bins.
fn cue_table(reads: &[&Read]) -> WordTable {
    let mut counts: BTreeMap<String, (u32, u32)> = BTreeMap::new();
    for read in reads {
        for (index, &label) in read.labels.iter().enumerate() {
            if read.document.tokens[index].kind == TokenKind::Word {
                let count = counts.entry(read.document.lower(index).to_owned()).or_default();
                count.0 += u32::from(labels::role_of(label) == Some(Role::Cue as usize));
                count.1 += 1;
            }
        }
    }
    let bin = |(cues, all): (u32, u32)| {
        let share = f64::from(cues) / f64::from(all);
        let edges = [0.03, 0.1, 0.25, 0.5, 0.75];
        edges.iter().filter(|&&edge| share >= edge).count() as u16
    };
    let frequent = counts.into_iter().filter(|&(_, (cues, all))| all >= 4 && cues >= 2);
    let binned = frequent.map(|(word, count)| (hash(word.as_bytes()), bin(count)));
    WordTable::new(binned.filter(|&(_, bin)| bin > 0))
}

fn sequences(read: &Read, base: &Base, cues: &WordTable) -> Vec<Sequence> {
    let lexemes = Lexemes::new(&read.reading(base), cues);
    let features = Features::new(&read.document, &lexemes);
    let sequence = |paragraph: &Range<usize>| {
        let mut sequence = Sequence { weight: read.weight, ..Sequence::default() };
        let mut buckets = Buckets::default();
        for index in paragraph.clone() {
            features.of(index, paragraph, &mut buckets);
            sequence.ends.push(buckets.0.len() as u32);
        }
        sequence.features = buckets.0;
        sequence.allowed = read.labels[paragraph.clone()].iter().map(|&label| 1 << label).collect();
        sequence
    };
    read.document.paragraphs.iter().map(sequence).collect()
}

/// F1 over tokens of source, cue and content.
fn token_scores(reads: &[Read], base: &Base, (cues, tagger): (&WordTable, &Tagger)) -> String {
    let mut counts = [[0_u32; 3]; labels::ROLES];
    for read in reads {
        let lexemes = Lexemes::new(&read.reading(base), cues);
        let roles = Roles::new(&read.document, &lexemes, tagger);
        for (index, &label) in read.labels.iter().enumerate() {
            let wanted = labels::role_of(label);
            let found = roles.role(index).map(|role| role as usize);
            for (role, count) in counts.iter_mut().enumerate() {
                let (found, wanted) = (found == Some(role), wanted == Some(role));
                count[0] += u32::from(found && wanted);
                count[1] += u32::from(found);
                count[2] += u32::from(wanted);
            }
        }
    }
    let f1 = |[both, found, wanted]: [u32; 3]| {
        200.0 * f64::from(both) / f64::from((found + wanted).max(1))
    };
    let [source, cue, content] = counts.map(f1);
    format!("source {source:.1} cue {cue:.1} content {content:.1}")
}
