//! Features in groups that depend on the same few values, and the sums of their weights.
//!
//! In: for each token groups of features, each with a key for the values. Out: the sum of the weights
//! of all its features. A group whose key was met before is not looked up again: neighbours share
//! their sentence, clause and nearest cue, and words and turns of phrase return. Training asks for
//! the features themselves ([`Buckets`]).

use super::features::TEMPLATES;
use crate::tagger::{ROW_LABELS, Weights};

/// Features as buckets of the tagger.
#[derive(Debug, Default)]
pub(crate) struct Buckets(pub(crate) Vec<u32>);

impl Buckets {
    /// Adds a feature.
    pub(super) fn push(&mut self, template: u64, value: u64) {
        self.0.push(TEMPLATES.bucket(template, value));
    }

    /// Adds features whose templates are numbered from `first`.
    pub(super) fn push_all<const COUNT: usize>(&mut self, first: u64, values: &[u64; COUNT]) {
        let bucket = |at: usize| TEMPLATES.bucket(first + at as u64, values[at]);
        let buckets: [u32; COUNT] = std::array::from_fn(bucket);
        self.0.extend_from_slice(&buckets);
    }
}

/// What a group of features says.
#[derive(Clone, Copy, Debug)]
#[repr(u8)]
pub(crate) enum Group {
    // Mostly as for the token before.
    Sentence,
    Clause,
    Quotation,
    Marks,
    CueBefore,
    CueAfter,
    Strengths,
    // As for some token before.
    Classes,
    ClassesBefore,
    ClassesAfter,
    Beside,
    Mentions,
    Place,
    NearQuotation,
    Patterns,
    PatternHere,
    InPattern,
    ClauseStart,
    ClauseEnd,
    FromCue,
}

/// Groups up to this one are mostly as for the token before.
const RUNS: usize = Group::Strengths as usize + 1;

/// Bits of a key; the group's number stands above them.
const KEY_BITS: u32 = 56;

/// The key of no group.
const NO_KEY: u64 = u64::MAX;

/// Words on each side of a token whose forms are features, and the token.
pub(super) const WINDOW: usize = 7;

/// What takes the features of a token.
pub(crate) trait Sink {
    /// Takes the features of a group; they depend on nothing but `key`, which has [`KEY_BITS`].
    fn group(&mut self, group: Group, key: u64, features: impl FnOnce(&mut Buckets));

    /// Takes the features of the word form that stands at a place of the window.
    fn form(&mut self, place: usize, form: usize, features: impl FnOnce(&mut Buckets));

    /// Takes features that no other token is likely to have.
    fn alone(&mut self, features: impl FnOnce(&mut Buckets));
}

#[cfg(feature = "train")]
impl Sink for Buckets {
    fn group(&mut self, _: Group, _: u64, features: impl FnOnce(&mut Buckets)) {
        features(self);
    }

    fn form(&mut self, _: usize, _: usize, features: impl FnOnce(&mut Buckets)) {
        features(self);
    }

    fn alone(&mut self, features: impl FnOnce(&mut Buckets)) {
        features(self);
    }
}

/// Sums of weights, one for each label; there is room for one more.
type Sums = [i16; ROW_LABELS];

/// Where the sums of a group are kept for the next token that has it.
#[derive(Clone, Copy, Debug)]
enum Place {
    Form { form: usize, place: usize },
    Last(usize),
    Met(usize),
    Nowhere,
}

/// The sums of a group that was met before.
#[derive(Clone, Copy, Debug)]
struct Met {
    key: u64,
    sums: Sums,
    /// The how manieth of the groups that are still to be looked up; [`DONE`] if it has been.
    fresh: u32,
}

const DONE: u32 = u32::MAX;

const NOT_MET: Met = Met { key: NO_KEY, sums: [0; ROW_LABELS], fresh: DONE };

/// The sums of groups of one document.
///
/// What is not known is looked up for many tokens at once, as nearly all the time goes into waiting
/// for memory.
pub(super) struct Summed<'a> {
    weights: &'a Weights,
    /// The tokens since the last look-up: what is known of their sums, and where in `uses` those
    /// of each end.
    tokens: Vec<(Sums, u32)>,
    /// The sum of the token at hand as far as it is known.
    sums: Sums,
    /// Groups that were still to be looked up when a token had them.
    uses: Vec<u32>,
    /// Groups that are to be looked up: their features, where those of each end, and its place.
    fresh: Buckets,
    ends: Vec<u32>,
    places: Vec<Place>,
    /// Features of the token at hand that are in no group.
    alone: Buckets,
    /// For each word form the groups at all places of the window; the key is 0 once it was met.
    forms: Vec<[Met; WINDOW]>,
    /// For each group of runs that of the token before.
    last: [Met; RUNS],
    /// Other groups by the hash of their key: the latest of those that share a place.
    met: Vec<Met>,
    /// Room to work in: the buckets that have weights, the sums of fresh groups.
    known: Vec<u32>,
    found: Vec<Sums>,
}

/// Places for groups that were met before: of a short text a few for each token, of a long one so
/// many that they stay in the processor's cache.
const MOST_PLACES: usize = 1 << 12;

impl<'a> Summed<'a> {
    /// For a document of so many tokens and word forms.
    pub(super) fn new(weights: &'a Weights, tokens: usize, forms: usize) -> Self {
        let places = (4 * tokens).next_power_of_two().clamp(2, MOST_PLACES);
        Self {
            weights,
            tokens: Vec::new(),
            sums: Sums::default(),
            uses: Vec::new(),
            fresh: Buckets::default(),
            ends: Vec::new(),
            places: Vec::new(),
            alone: Buckets::default(),
            forms: vec![[NOT_MET; WINDOW]; forms],
            last: [NOT_MET; RUNS],
            met: vec![NOT_MET; places],
            known: Vec::new(),
            found: Vec::new(),
        }
    }

    /// Ends a token.
    pub(super) fn end(&mut self) {
        self.fresh.0.append(&mut self.alone.0);
        self.look_up(Place::Nowhere);
        self.tokens.push((self.sums, self.uses.len() as u32));
        self.sums = Sums::default();
    }

    /// Gives the sums of the tokens since the last call.
    pub(super) fn take(&mut self, mut each: impl FnMut(Sums)) {
        let Self { fresh, ends, known, found, .. } = self;
        found.clear();
        self.weights.sums_of_groups(&fresh.0, ends, known, found);
        for (fresh, (place, &sums)) in (0..).zip(self.places.iter().zip(&*found)) {
            let met = match *place {
                Place::Form { form, place } => &mut self.forms[form][place],
                Place::Last(at) => &mut self.last[at],
                Place::Met(at) => &mut self.met[at],
                Place::Nowhere => continue,
            };
            // Another group may have taken the place.
            if met.fresh == fresh {
                (met.sums, met.fresh) = (sums, DONE);
            }
        }
        let mut start = 0;
        for (sums, end) in &mut self.tokens {
            for &fresh in &self.uses[start..*end as usize] {
                add(sums, &found[fresh as usize]);
            }
            start = *end as usize;
            each(*sums);
        }
        self.tokens.clear();
        self.uses.clear();
        self.fresh.0.clear();
        self.ends.clear();
        self.places.clear();
    }

    /// Ends a group that is to be looked up.
    fn look_up(&mut self, place: Place) {
        self.uses.push(self.ends.len() as u32);
        self.ends.push(self.fresh.0.len() as u32);
        self.places.push(place);
    }

    /// Takes a group that is kept at a place.
    #[inline]
    fn take_group(&mut self, place: Place, key: u64, features: impl FnOnce(&mut Buckets)) {
        let met = match place {
            Place::Form { form, place } => &mut self.forms[form][place],
            Place::Last(at) => &mut self.last[at],
            Place::Met(at) => &mut self.met[at],
            Place::Nowhere => return,
        };
        if met.key != key {
            (met.key, met.fresh) = (key, self.ends.len() as u32);
            features(&mut self.fresh);
            self.look_up(place);
        } else if met.fresh == DONE {
            add(&mut self.sums, &met.sums);
        } else {
            self.uses.push(met.fresh);
        }
    }
}

fn add(sums: &mut Sums, others: &Sums) {
    sums.iter_mut().zip(others).for_each(|(sum, other)| *sum += other);
}

impl Sink for Summed<'_> {
    #[inline]
    fn group(&mut self, group: Group, key: u64, features: impl FnOnce(&mut Buckets)) {
        debug_assert!(key >> KEY_BITS == 0, "the group's number stands there");
        let at = group as usize;
        if at < RUNS {
            self.take_group(Place::Last(at), key, features);
            return;
        }
        let key = (at as u64) << KEY_BITS | key;
        // Fibonacci hashing: the high bits of the product depend on all bits of the key.
        let hash = key.wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let place = (hash >> (u64::BITS - self.met.len().ilog2())) as usize;
        self.take_group(Place::Met(place), key, features);
    }

    #[inline]
    fn form(&mut self, place: usize, form: usize, features: impl FnOnce(&mut Buckets)) {
        self.take_group(Place::Form { form, place }, 0, features);
    }

    #[inline]
    fn alone(&mut self, features: impl FnOnce(&mut Buckets)) {
        features(&mut self.alone);
    }
}
