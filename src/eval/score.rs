//! How near an analysis comes to a reader's marks.
//!
//! Entities count if kind and span are the same. Claims are paired one to one by their contents
//! ([`super::pairing`]); a pair counts further if the sources, or sources and cues, share a word,
//! and as exact if the contents have the same words. Attributes are compared over the pairs.
//! The rules are those of the scorer that other programs' figures were measured with.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::ops::Add;

use crate::eval::gold::Gold;
use crate::eval::marks::Marks;
use crate::eval::pairing::{Pairing, Worded};
use crate::eval::scheme::Scheme;
use crate::eval::speaker::same_speaker;
use crate::{Form, Span};

/// Hits among what was found and what there is to find.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// What is both wanted and found.
    pub hits: usize,
    /// What was found.
    pub found: usize,
    /// What was wanted.
    pub wanted: usize,
}

impl Count {
    fn of_one(is_right: bool) -> Self {
        Self { hits: usize::from(is_right), found: 1, wanted: 1 }
    }

    /// Share of the found that is right; 0 if nothing was found.
    pub fn precision(self) -> f64 {
        ratio(self.hits, self.found)
    }

    /// Share of the wanted that was found; 0 if nothing was wanted.
    pub fn recall(self) -> f64 {
        ratio(self.hits, self.wanted)
    }

    /// Harmonic mean of both.
    pub fn f1(self) -> f64 {
        ratio(2 * self.hits, self.found + self.wanted)
    }
}

fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

impl Add for Count {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            hits: self.hits + other.hits,
            found: self.found + other.found,
            wanted: self.wanted + other.wanted,
        }
    }
}

/// What is measured, in the order of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Measure {
    /// Mentions of all kinds.
    Entities,
    /// Mentions of one class of the scheme.
    EntitiesOf(&'static str),
    /// Claims by their contents.
    Claims,
    /// Claims whose sources agree too.
    ClaimsSource,
    /// Claims whose sources and cues agree too.
    ClaimsSourceCue,
    /// Claims whose contents have exactly the same words.
    ClaimsExact,
    /// Claims by their contents, those of one wanted form.
    ClaimsOf(Form),
    /// Claims matched whose speaker is known, and among them those with the right one.
    Speaker,
    /// … the right form.
    Form,
    /// … the right kind of source.
    SourceKind,
    /// … the right stance.
    Stance,
    /// … the right mark of doubt.
    Hedged,
    /// … the right tone of the cue.
    Tone,
}

impl Measure {
    /// Whether what was found counts against it; else only recall means something.
    fn has_precision(self) -> bool {
        use Measure::{Claims, ClaimsExact, ClaimsSource, ClaimsSourceCue, Entities, EntitiesOf};
        matches!(
            self,
            Entities | EntitiesOf(_) | Claims | ClaimsSource | ClaimsSourceCue | ClaimsExact
        )
    }
}

impl fmt::Display for Measure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = match self {
            Self::Entities => "entities",
            Self::EntitiesOf(class) => return f.pad(&format!("  {class}")),
            Self::Claims => "claims",
            Self::ClaimsSource => "claims +source",
            Self::ClaimsSourceCue => "claims +source +cue",
            Self::ClaimsExact => "claims exact",
            Self::ClaimsOf(form) => return f.pad(&format!("  {}", form.label())),
            Self::Speaker => "speaker",
            Self::Form => "form",
            Self::SourceKind => "source kind",
            Self::Stance => "stance",
            Self::Hedged => "hedged",
            Self::Tone => "tone",
        };
        f.pad(name)
    }
}

/// The counts of some articles together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Score {
    scheme: Scheme,
    counts: BTreeMap<Measure, Count>,
}

impl Score {
    /// Counts entities by the classes of a scheme.
    pub fn new(scheme: Scheme) -> Self {
        Self { scheme, ..Self::default() }
    }

    /// Adds an article: what was found in `text` against what was wanted.
    pub fn add(&mut self, text: &str, wanted: &Marks, found: &Marks) {
        self.add_entities(wanted, &[], found);
        let matched = self.add_claims(text, wanted, found);
        self.add_attributes(wanted, found, &matched);
    }

    /// Adds the counts of other articles.
    pub fn merge(&mut self, other: &Self) {
        for (&measure, count) in &other.counts {
            let sum = self.counts.entry(measure).or_default();
            sum.hits += count.hits;
            sum.found += count.found;
            sum.wanted += count.wanted;
        }
    }

    /// Adds a labelled article, as far as it was labelled.
    pub fn add_gold(&mut self, gold: &Gold, found: &Marks) {
        if gold.layers.entities {
            self.add_entities(&gold.marks, &gold.misc, found);
        }
        if gold.layers.claims {
            let matched = self.add_claims(&gold.text, &gold.marks, found);
            if gold.layers.fields {
                self.add_attributes(&gold.marks, found, &matched);
            }
        }
    }

    /// The count of one measure; empty if nothing of it was found or wanted.
    ///
    /// [`Measure::Entities`] leaves out classes that the labelled articles never have.
    pub fn count(&self, measure: Measure) -> Count {
        if measure == Measure::Entities {
            return self.classes().fold(Count::default(), |sum, (_, count)| sum + count);
        }
        self.counts.get(&measure).copied().unwrap_or_default()
    }

    /// The classes that are scored.
    fn classes(&self) -> impl Iterator<Item = (&'static str, Count)> {
        self.counts.iter().filter_map(|(&measure, &count)| match measure {
            Measure::EntitiesOf(class)
                if count.wanted > 0 || self.scheme.is_always_scored(class) =>
            {
                Some((class, count))
            }
            _ => None,
        })
    }

    /// What was measured, in the order of the table.
    pub fn rows(&self) -> Vec<(Measure, Count)> {
        let classes: Vec<_> = self.classes().map(|(class, _)| class).collect();
        let rows = self.counts.iter().map(|(&measure, &count)| (measure, count));
        let is_scored = |measure: &Measure| match measure {
            Measure::EntitiesOf(class) => classes.contains(class),
            _ => true,
        };
        let all = (!classes.is_empty()).then(|| (Measure::Entities, self.count(Measure::Entities)));
        all.into_iter().chain(rows.filter(|(measure, _)| is_scored(measure))).collect()
    }

    fn bump(&mut self, measure: Measure, count: Count) {
        let sum = self.counts.entry(measure).or_default();
        *sum = *sum + count;
    }

    fn add_entities(&mut self, wanted: &Marks, misc: &[Span], found: &Marks) {
        let wanted = self.mentions(wanted, misc);
        let found = self.mentions(found, &[]);
        let classes: BTreeSet<_> = wanted.iter().chain(&found).map(|mention| mention.0).collect();
        for class in classes {
            let of_class = |set: &BTreeSet<(&'static str, Span)>| {
                set.iter().filter(|mention| mention.0 == class).copied().collect::<BTreeSet<_>>()
            };
            let (wanted, found) = (of_class(&wanted), of_class(&found));
            let hits = wanted.intersection(&found).count();
            self.bump(
                Measure::EntitiesOf(class),
                Count { hits, found: found.len(), wanted: wanted.len() },
            );
        }
    }

    fn mentions(&self, marks: &Marks, misc: &[Span]) -> BTreeSet<(&'static str, Span)> {
        let named = marks.mentions.iter();
        let named = named.filter_map(|m| Some((self.scheme.class(m.kind)?, m.span)));
        named.chain(misc.iter().map(|&span| (self.scheme.misc(), span))).collect()
    }

    /// Gives the pairs of claims that match.
    fn add_claims(&mut self, text: &str, wanted: &Marks, found: &Marks) -> Vec<(usize, usize)> {
        let pairing = Pairing::new(text, &wanted.claims, &found.claims);
        let matched = pairing.matching(|_, _| true);
        let (claims_wanted, claims_found) = pairing.worded();
        for (measure, hits) in [
            (Measure::Claims, matched.len()),
            (Measure::ClaimsSource, pairing.matching(Worded::source_agrees).len()),
            (Measure::ClaimsSourceCue, pairing.matching(Worded::source_and_cue_agree).len()),
            (Measure::ClaimsExact, pairing.matching(Worded::content_is_same).len()),
        ] {
            self.bump(measure, Count { hits, found: claims_found, wanted: claims_wanted });
        }
        self.add_forms(wanted, found, &matched);
        matched
    }

    fn add_forms(&mut self, wanted: &Marks, found: &Marks, matched: &[(usize, usize)]) {
        for &form in Form::ALL {
            let of_form = |marks: &Marks| marks.claims.iter().filter(|c| c.form == form).count();
            let hits = matched.iter().filter(|&&(w, _)| wanted.claims[w].form == form).count();
            let count = Count { hits, found: of_form(found), wanted: of_form(wanted) };
            self.bump(Measure::ClaimsOf(form), count);
        }
    }

    fn add_attributes(&mut self, wanted: &Marks, found: &Marks, matched: &[(usize, usize)]) {
        for &(w, f) in matched {
            let (w, f) = (&wanted.claims[w], &found.claims[f]);
            if w.speaker.is_some() {
                let is_right = same_speaker((wanted, w), (found, f));
                self.bump(Measure::Speaker, Count::of_one(is_right));
            }
            for (measure, is_right) in [
                (Measure::Form, w.form == f.form),
                (Measure::SourceKind, w.source_kind == f.source_kind),
                (Measure::Stance, w.stance == f.stance),
                (Measure::Hedged, w.hedged == f.hedged),
                (Measure::Tone, w.tone == f.tone),
            ] {
                self.bump(measure, Count::of_one(is_right));
            }
        }
    }
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{:22}{:>8}{:>8}{:>8}{:>8}{:>8}", "", "P", "R", "F1", "found", "wanted")?;
        for (measure, count) in self.rows() {
            let percent = |value: f64| format!("{:.1}", value * 100.0);
            let both = |value: f64| {
                if measure.has_precision() { percent(value) } else { String::new() }
            };
            let [precision, f1] = [both(count.precision()), both(count.f1())];
            let recall = percent(count.recall());
            let found = if measure.has_precision() { count.found } else { count.hits };
            let wanted = count.wanted;
            writeln!(f, "{measure:22}{precision:>8}{recall:>8}{f1:>8}{found:>8}{wanted:>8}")?;
        }
        Ok(())
    }
}
