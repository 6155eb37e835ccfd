//! How near an analysis comes to a reader's marks.
//!
//! Entities count if kind and span are the same. Claims are paired one to one by their contents
//! ([`super::pairing`]); a pair counts further if the sources, or sources and cues, share a word,
//! and as exact if the contents have the same words. Attributes are compared over the pairs.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::ops::AddAssign;

use whosaid::{Form, Kind, Span};

use super::marks::{Claim, Marks};
use super::pairing::{Pairing, Worded};

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
    fn new(hits: usize, found: usize, wanted: usize) -> Self {
        Self { hits, found, wanted }
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

impl AddAssign for Count {
    fn add_assign(&mut self, other: Self) {
        self.hits += other.hits;
        self.found += other.found;
        self.wanted += other.wanted;
    }
}

/// What is measured, in the order of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Measure {
    /// Mentions of all kinds.
    Entities,
    /// Mentions of one kind.
    EntitiesOf(Kind),
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
    /// Claims matched, and among them those with the right speaker.
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
            Self::EntitiesOf(kind) => return f.pad(&format!("  {}", kind.label())),
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
    counts: BTreeMap<Measure, Count>,
}

impl Score {
    /// Adds an article: what was found in `text` against what was wanted.
    pub fn add(&mut self, text: &str, wanted: &Marks, found: &Marks) {
        self.add_entities(wanted, found);
        self.add_claims(text, wanted, found);
    }

    /// The count of one measure; empty if nothing of it was found or wanted.
    pub fn count(&self, measure: Measure) -> Count {
        self.counts.get(&measure).copied().unwrap_or_default()
    }

    fn bump(&mut self, measure: Measure, count: Count) {
        *self.counts.entry(measure).or_default() += count;
    }

    fn add_entities(&mut self, wanted: &Marks, found: &Marks) {
        let set = |marks: &Marks| -> BTreeSet<(Kind, Span)> {
            marks.mentions.iter().map(|mention| (mention.kind, mention.span)).collect()
        };
        let (wanted, found) = (set(wanted), set(found));
        for &kind in Kind::ALL {
            let of_kind = |set: &BTreeSet<(Kind, Span)>| {
                set.iter().filter(|mention| mention.0 == kind).copied().collect::<BTreeSet<_>>()
            };
            let (wanted, found) = (of_kind(&wanted), of_kind(&found));
            let hits = wanted.intersection(&found).count();
            let count = Count::new(hits, found.len(), wanted.len());
            if count != Count::default() {
                self.bump(Measure::EntitiesOf(kind), count);
                self.bump(Measure::Entities, count);
            }
        }
    }

    fn add_claims(&mut self, text: &str, wanted: &Marks, found: &Marks) {
        let pairing = Pairing::new(text, &wanted.claims, &found.claims);
        let matched = pairing.matching(|_, _| true);
        let (claims_wanted, claims_found) = (wanted.claims.len(), found.claims.len());
        for (measure, hits) in [
            (Measure::Claims, matched.len()),
            (Measure::ClaimsSource, pairing.matching(Worded::source_agrees).len()),
            (Measure::ClaimsSourceCue, pairing.matching(Worded::source_and_cue_agree).len()),
            (Measure::ClaimsExact, pairing.matching(Worded::content_is_same).len()),
        ] {
            self.bump(measure, Count::new(hits, claims_found, claims_wanted));
        }
        self.add_forms(wanted, found, &matched);
        self.add_attributes(wanted, found, &matched);
    }

    fn add_forms(&mut self, wanted: &Marks, found: &Marks, matched: &[(usize, usize)]) {
        for &form in Form::ALL {
            let of_form = |marks: &Marks| marks.claims.iter().filter(|c| c.form == form).count();
            let hits = matched.iter().filter(|&&(w, _)| wanted.claims[w].form == form).count();
            self.bump(Measure::ClaimsOf(form), Count::new(hits, of_form(found), of_form(wanted)));
        }
    }

    fn add_attributes(&mut self, wanted: &Marks, found: &Marks, matched: &[(usize, usize)]) {
        let speaker =
            |marks: &Marks, claim: &Claim| claim.speaker.map(|s| plain(&marks.profiles[s].name));
        for &(w, f) in matched {
            let (w, f) = (&wanted.claims[w], &found.claims[f]);
            for (measure, is_right) in [
                (Measure::Speaker, speaker(wanted, w) == speaker(found, f)),
                (Measure::Form, w.form == f.form),
                (Measure::SourceKind, w.source_kind == f.source_kind),
                (Measure::Stance, w.stance == f.stance),
                (Measure::Hedged, w.hedged == f.hedged),
                (Measure::Tone, w.tone == f.tone),
            ] {
                self.bump(measure, Count::new(usize::from(is_right), 1, 1));
            }
        }
    }
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{:22}{:>8}{:>8}{:>8}{:>8}{:>8}", "", "P", "R", "F1", "found", "wanted")?;
        for (&measure, count) in &self.counts {
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

/// A name as it is compared: a role is "the police" in one place and "Police" in another.
fn plain(name: &str) -> String {
    let name = name.to_lowercase();
    let bare = ["the ", "a ", "an "].iter().find_map(|article| name.strip_prefix(article));
    bare.unwrap_or(&name).to_owned()
}
