//! Which corpora train the tagger, and what their labels mean in ours.

use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use anyhow::{Context, Result, anyhow, ensure};

use crate::Kind;
use crate::eval::gold::{self, Gold};

/// A corpus of names.
pub(super) struct Corpus {
    /// Its file below the data folder.
    pub(super) file: &'static str,
    /// The same articles below the data folder, with silver kinds for what the corpus calls MISC.
    pub(super) silver: Option<&'static str>,
    /// What its labels leave open.
    pub(super) labels: Labels,
    /// How much one of its sequences counts.
    pub(super) weight: f32,
}

/// What the labels of a corpus leave open. Where a label may mean several kinds, the learner is
/// told all of them and settles for what the other corpora make likely.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Labels {
    /// Our kinds.
    Ours,
    /// LOC is a place or facility, MISC any of the rarer kinds.
    Conll,
    /// MISC is an event, law, work or language, or nothing that we have a kind for.
    Worldwide,
}

/// What trains the shipped model; licences and rights are in its card.
pub(super) const TRAINING: &[Corpus] = &[
    Corpus {
        file: "entities/en_worldwide_train.jsonl",
        silver: Some("entities/en_worldwide_train_18types.jsonl"),
        labels: Labels::Worldwide,
        weight: 1.0,
    },
    Corpus {
        file: "entities/conll2003_train.jsonl",
        silver: Some("entities/conll2003_train_18types.jsonl"),
        labels: Labels::Conll,
        weight: 1.0,
    },
    Corpus { file: "entities/wikigold.jsonl", silver: None, labels: Labels::Conll, weight: 0.5 },
    Corpus { file: "corpus/train.jsonl", silver: None, labels: Labels::Ours, weight: 3.0 },
];

impl Labels {
    /// The kinds that a mention of this kind may have.
    pub(super) fn of(self, kind: Kind) -> Vec<Kind> {
        match (self, kind) {
            (Self::Conll, Kind::Place) => vec![Kind::Place, Kind::Facility],
            _ => vec![kind],
        }
    }

    /// The kinds that a name of no stated kind may have.
    pub(super) fn of_misc(self) -> Vec<Kind> {
        use Kind::{Event, Group, Language, Law, Product, Work};
        match self {
            Self::Ours => Vec::new(),
            Self::Conll => vec![Group, Event, Law, Product, Work, Language],
            Self::Worldwide => vec![Event, Law, Work, Language],
        }
    }
}

impl Corpus {
    /// Reads the articles below `data`. Silver names that the corpus does not mark are left out, and
    /// so are silver kinds that its label does not admit.
    ///
    /// # Errors
    /// If a file cannot be read, is not in the format, or the two hold different articles.
    pub(super) fn read(&self, data: &Path) -> Result<Vec<Gold>> {
        let mut articles = read(&data.join(self.file))?;
        let Some(silver) = self.silver else { return Ok(articles) };
        let silver_articles = read(&data.join(silver))?;
        ensure!(articles.len() == silver_articles.len(), "{} and {silver} differ", self.file);
        for (gold, silver_gold) in articles.iter_mut().zip(silver_articles) {
            ensure!(gold.text == silver_gold.text, "{} and {silver} differ", self.file);
            let admitted = self.labels.of_misc();
            let silver = silver_gold.marks.mentions.into_iter();
            let known = silver.filter(|silver| admitted.contains(&silver.kind));
            let known: Vec<_> = known.filter(|silver| gold.misc.contains(&silver.span)).collect();
            gold.misc.retain(|span| !known.iter().any(|silver| silver.span == *span));
            gold.marks.mentions.extend(known);
        }
        Ok(articles)
    }
}

/// Reads a file of labelled articles.
///
/// # Errors
/// If it cannot be read or is not in the format.
pub(super) fn read(path: &Path) -> Result<Vec<Gold>> {
    let file = File::open(path).with_context(|| format!("cannot read {}", path.display()))?;
    gold::read(BufReader::new(file)).map_err(|why| anyhow!("{}, {why}", path.display()))
}
