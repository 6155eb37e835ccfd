//! Everything that is measured over some labelled articles.

use std::collections::BTreeMap;
use std::fmt;

use crate::CueTone;
use crate::eval::confusion::Confusion;
use crate::eval::coreference::Coreference;
use crate::eval::errors::Errors;
use crate::eval::gold::Gold;
use crate::eval::marks::{Claim, Marks};
use crate::eval::pairing::Pairing;
use crate::eval::scheme::Scheme;
use crate::eval::score::Score;

/// Values wanted less often than this are left out of the mean over values.
pub const LEAST_WANTED: usize = 8;

/// A field of a claim with one of a few values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// How much is quoted.
    Form,
    /// Who the source is.
    SourceKind,
    /// What the source does with the content.
    Stance,
    /// Whether there is a mark of doubt.
    Hedged,
    /// Whether the cue colours the claim.
    CueTone,
}

impl Field {
    /// All of them, in the order of the output model.
    pub const ALL: &[Self] =
        &[Self::Form, Self::SourceKind, Self::Stance, Self::Hedged, Self::CueTone];

    /// Its name in JSON.
    pub fn label(self) -> &'static str {
        match self {
            Self::Form => "form",
            Self::SourceKind => "source_kind",
            Self::Stance => "stance",
            Self::Hedged => "hedged",
            Self::CueTone => "cue_tone",
        }
    }

    /// The name of the claim's value.
    pub fn value(self, claim: &Claim) -> &'static str {
        match self {
            Self::Form => claim.form.label(),
            Self::SourceKind => claim.source_kind.label(),
            Self::Stance => claim.stance.label(),
            Self::Hedged if claim.hedged => "hedged",
            Self::Hedged => "plain",
            Self::CueTone if claim.tone == CueTone::Loaded => "loaded",
            Self::CueTone => "neutral",
        }
    }
}

/// The scores of some articles, with what was mistaken for what.
#[derive(Clone, Debug, Default)]
pub struct Evaluation {
    /// Entities and claims.
    pub score: Score,
    /// Which mentions are the same thing.
    pub coreference: Coreference,
    /// The fields of matched claims.
    pub fields: BTreeMap<Field, Confusion>,
    /// Matched claims where the labels know no speaker, and how many have one all the same.
    pub spare_speakers: (usize, usize),
    /// Every difference, with its place.
    pub errors: Errors,
    articles: usize,
    has_profiles: bool,
}

impl Evaluation {
    /// Counts entities by the classes of a scheme.
    pub fn new(scheme: Scheme) -> Self {
        Self { score: Score::new(scheme), errors: Errors::new(scheme), ..Self::default() }
    }

    /// Adds an article, as far as it was labelled.
    pub fn add(&mut self, gold: &Gold, found: &Marks) {
        self.articles += 1;
        self.score.add_gold(gold, found);
        if gold.layers.profiles && gold.layers.entities {
            self.has_profiles = true;
            self.coreference.add(&gold.text, &gold.marks, found);
        }
        let pairs = Pairing::new(&gold.text, &gold.marks.claims, &found.claims);
        let pairs = pairs.matching(|_, _| true);
        if gold.layers.fields {
            for &(w, f) in &pairs {
                self.add_fields(&gold.marks.claims[w], &found.claims[f]);
            }
        }
        self.errors.add(gold, found, &pairs);
    }

    /// Adds the counts of other articles; their differences stay with them.
    pub fn merge(&mut self, other: &Self) {
        self.articles += other.articles;
        self.score.merge(&other.score);
        for (&field, confusion) in &other.fields {
            self.fields.entry(field).or_default().merge(confusion);
        }
        self.spare_speakers.0 += other.spare_speakers.0;
        self.spare_speakers.1 += other.spare_speakers.1;
    }

    /// How many articles were added.
    pub fn articles(&self) -> usize {
        self.articles
    }

    fn add_fields(&mut self, wanted: &Claim, found: &Claim) {
        for &field in Field::ALL {
            let confusion = self.fields.entry(field).or_default();
            confusion.add(field.value(wanted), field.value(found));
        }
        if wanted.speaker.is_none() {
            self.spare_speakers.0 += 1;
            self.spare_speakers.1 += usize::from(found.speaker.is_some());
        }
    }

    /// The figures as one JSON object, shares from 0 to 1.
    pub fn to_json(&self) -> serde_json::Value {
        use serde_json::json;
        let rows: serde_json::Map<_, _> = self
            .score
            .rows()
            .into_iter()
            .map(|(measure, count)| {
                let value = json!({"p": count.precision(), "r": count.recall(), "f1": count.f1(),
                    "found": count.found, "wanted": count.wanted});
                (measure.to_string().trim().to_owned(), value)
            })
            .collect();
        let fields: serde_json::Map<_, _> = self
            .fields
            .iter()
            .map(|(field, confusion)| {
                let (mean, rare) = confusion.macro_f1(LEAST_WANTED);
                let value = json!({"accuracy": confusion.accuracy(), "kappa": confusion.kappa(),
                    "macro_f1": mean, "left_out": rare});
                (field.label().to_owned(), value)
            })
            .collect();
        let clusters = self.clusterings().map(|(name, clustering)| {
            (name, json!({"p": clustering.precision(), "r": clustering.recall(), "f1": clustering.f1()}))
        });
        let profiles: BTreeMap<_, _> = clusters.into_iter().collect();
        json!({"articles": self.articles, "scores": rows, "fields": fields,
            "profiles": profiles, "speakers_without_a_label":
            {"claims": self.spare_speakers.0, "named": self.spare_speakers.1}})
    }

    fn clusterings(&self) -> [(&'static str, super::Clustering); 4] {
        let Coreference { matched, singletons, same_words, end_to_end } = self.coreference;
        [
            ("B³, matched mentions", matched),
            ("  if all were singletons", singletons),
            ("  by the same words", same_words),
            ("  end to end", end_to_end),
        ]
    }
}

impl fmt::Display for Evaluation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} articles\n", self.articles)?;
        write!(f, "{}", self.score)?;
        if self.has_profiles {
            writeln!(f)?;
            for (name, clustering) in self.clusterings() {
                let [p, r, f1] = [clustering.precision(), clustering.recall(), clustering.f1()]
                    .map(|share| 100.0 * share);
                writeln!(f, "{name:24}{p:>6.1}{r:>8.1}{f1:>8.1}")?;
            }
        }
        for (field, confusion) in &self.fields {
            let (mean, rare) = confusion.macro_f1(LEAST_WANTED);
            let [right, kappa, mean] =
                [100.0 * confusion.accuracy(), confusion.kappa(), 100.0 * mean];
            writeln!(
                f,
                "\n{} of matched claims: right {right:.1}%, kappa {kappa:.2}, macro F1 {mean:.1}",
                field.label()
            )?;
            if !rare.is_empty() {
                writeln!(f, "  left out of the mean, under {LEAST_WANTED}: {}", rare.join(", "))?;
            }
            write!(f, "{confusion}")?;
        }
        if let (claims @ 1.., named) = self.spare_speakers {
            writeln!(f, "\nno speaker labelled: {claims} matched claims; {named} were given one")?;
        }
        Ok(())
    }
}
