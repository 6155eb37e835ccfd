//! Makes the tables of words: those that are used alike, and the names of towns.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use half::f16;

use crate::hashing::hash;
use crate::lexicon::{CLASSES, COARSE, LONGEST_TOWN, Lexicon, TOWNS};
use crate::model_file::Sections;
use crate::train::kmeans::{LANES, groups};
use crate::train::progress::Progress;
use crate::word_table::WordTable;

/// Word vectors, and the words in the same order, below the data folder.
const VECTORS: &str = "vectors/glove_6b_50d_top100k.f16.npy";
const WORDS: &str = "vectors/glove_6b_50d_top100k.words.txt";
/// The words are sorted by how often they are used; rarer ones cost more room than they bring.
const MOST_WORDS: usize = 75_000;
/// Lists with a name in the first column.
const TOWN_LISTS: [&str; 2] = ["lexicons/cities15000_geonames.tsv", "lexicons/admin_divisions.tsv"];

/// Classes, fine and coarse: of 256 to 2,048 the best on the dev articles, and 64 to fall back on.
const FINE: usize = 1024;
const COARSE_CLASSES: usize = 64;
const ROUNDS: usize = 15;
const SEED: u64 = 1;

/// Makes the file of tables from what is below `data` and tells `progress`.
///
/// # Errors
/// If a file cannot be read or is not what it should be.
pub fn train_words(data: &Path, progress: &mut dyn Progress) -> Result<Vec<u8>> {
    let (words, vectors) = vectors(data)?;
    progress.say(&format!("{} words, {} numbers each", words.len(), vectors.len() / words.len()));
    let (classes, coarse) = classes(&words, &vectors);
    let towns = towns(data)?;
    progress.say(&format!("{FINE} classes, {} towns and provinces", towns.len()));
    let mut sections = Sections::default();
    sections.add(CLASSES, classes.to_bytes());
    sections.add(COARSE, coarse);
    sections
        .add(TOWNS, WordTable::new(towns.iter().map(|town| (hash(town.as_bytes()), 0))).to_bytes());
    Ok(sections.to_bytes())
}

/// Words of letters with their vectors, each made one long and filled up with zeros to whole
/// [`LANES`].
fn vectors(data: &Path) -> Result<(Vec<String>, Vec<f32>)> {
    let words = read(&data.join(WORDS))?;
    let words: Vec<&str> = words.lines().collect();
    let path = data.join(VECTORS);
    let bytes = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let file = npyz::NpyFile::new(&bytes[..])?;
    let by_column = file.order() == npyz::Order::Fortran;
    let numbers: Vec<f16> = file.into_vec()?;
    let width = numbers.len() / words.len().max(1);
    ensure!(width > 0 && numbers.len() == width * words.len(), "{WORDS} and {VECTORS} differ");
    let number = |word: usize, at: usize| {
        f32::from(numbers[if by_column { at * words.len() + word } else { word * width + at }])
    };
    let (mut kept, mut vectors) = (Vec::new(), Vec::new());
    let words = words.iter().enumerate().filter(|(_, word)| is_word(word)).take(MOST_WORDS);
    for (index, word) in words {
        kept.push((*word).to_owned());
        let vector: Vec<f32> = (0..width).map(|at| number(index, at)).collect();
        let length = vector.iter().map(|number| number * number).sum::<f32>().sqrt();
        vectors.extend(vector.iter().map(|number| number / length.max(f32::MIN_POSITIVE)));
        vectors.extend(std::iter::repeat_n(0.0, width.next_multiple_of(LANES) - width));
    }
    Ok((kept, vectors))
}

fn is_word(word: &str) -> bool {
    word.starts_with(char::is_alphabetic)
        && word.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '\'' | '&' | '-'))
}

/// The class of each word, and the coarse class of each class.
fn classes(words: &[String], vectors: &[f32]) -> (WordTable, Vec<u8>) {
    let width = vectors.len() / words.len();
    let fine = groups(vectors, &vec![1.0; words.len()], width, (FINE, ROUNDS, SEED));
    let mut sizes = vec![0.0; FINE];
    fine.of.iter().for_each(|&class| sizes[class] += 1.0);
    let coarse = groups(&fine.means, &sizes, width, (COARSE_CLASSES, ROUNDS, SEED));
    let numbered = words.iter().zip(&fine.of);
    let table =
        WordTable::new(numbered.map(|(word, &class)| (hash(word.as_bytes()), class as u16 + 1)));
    (table, coarse.of.iter().map(|&class| class as u8 + 1).collect())
}

/// Names of towns in lower case that the lists of `data/` lack and that are no ordinary words.
fn towns(data: &Path) -> Result<BTreeSet<String>> {
    let lexicon = Lexicon::builtin();
    let mut towns = BTreeSet::new();
    for list in TOWN_LISTS {
        for line in read(&data.join(list))?.lines().filter(|line| !line.starts_with('#')) {
            let name = line.split('\t').next().unwrap_or_default().replace('’', "'");
            let lower = name.to_lowercase();
            let words = lower.split([' ', '-']).count();
            let is_ordinary = lexicon.common_words.contains(&lower[..]);
            let is_plain = name.starts_with(char::is_uppercase)
                && name.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '-' | '\'' | '.'));
            if is_plain
                && words <= LONGEST_TOWN
                && !is_ordinary
                && lexicon.names.get(&name).is_none()
            {
                towns.insert(lower);
            }
        }
    }
    Ok(towns)
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
}
