//! Whether mentions of one thing were put into one profile, as B³ (Bagga and Baldwin 1998).

use std::collections::BTreeMap;

use crate::eval::marks::{Marks, Mention};
use crate::{Kind, Span};

/// Kinds of which a text has many mentions under several names.
const KINDS: &[Kind] =
    &[Kind::Person, Kind::Organization, Kind::Place, Kind::Facility, Kind::Group];

/// Sums over mentions: of each the share of its found cluster that is right (precision) and the
/// share of its wanted cluster that was found (recall).
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Clustering {
    precision: f64,
    recall: f64,
    found: usize,
    wanted: usize,
}

impl Clustering {
    /// Mean precision over the found mentions.
    pub fn precision(&self) -> f64 {
        self.precision / self.found.max(1) as f64
    }

    /// Mean recall over the wanted mentions.
    pub fn recall(&self) -> f64 {
        self.recall / self.wanted.max(1) as f64
    }

    /// Harmonic mean of both.
    pub fn f1(&self) -> f64 {
        let (p, r) = (self.precision(), self.recall());
        if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 }
    }

    /// Adds clusters over the same keys; a key without a partner counts against its side.
    fn add<K: Ord, C: Ord>(&mut self, wanted: &BTreeMap<K, usize>, found: &BTreeMap<K, C>) {
        let both = || wanted.iter().filter_map(|(key, w)| Some((w, found.get(key)?)));
        let size = |w: Option<&usize>, f: Option<&C>| {
            let same =
                |(a, b): &(&usize, &C)| w.is_none_or(|w| w == *a) && f.is_none_or(|f| f == *b);
            both().filter(same).count() as f64
        };
        for (w, f) in both() {
            let shared = size(Some(w), Some(f));
            self.precision += shared / found.values().filter(|other| *other == f).count() as f64;
            self.recall += shared / wanted.values().filter(|other| *other == w).count() as f64;
        }
        self.found += found.len();
        self.wanted += wanted.len();
    }
}

/// How well profiles were told apart, beside what simple rules would reach.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Coreference {
    /// Over the mentions that were found exactly.
    pub matched: Clustering,
    /// Over the same, if every mention were a profile of its own.
    pub singletons: Clustering,
    /// Over the same, if the same words of one kind were one profile.
    pub same_words: Clustering,
    /// Over all mentions, missed and spare ones too.
    pub end_to_end: Clustering,
}

type Key = (Span, Kind);

impl Coreference {
    /// Adds an article.
    pub fn add(&mut self, text: &str, wanted: &Marks, found: &Marks) {
        let (wanted, found) = (clusters(wanted), clusters(found));
        self.end_to_end.add(&wanted, &found);
        let only = |these: &BTreeMap<Key, usize>, others: &BTreeMap<Key, usize>| {
            let shared = these.iter().filter(|(key, _)| others.contains_key(key));
            shared.map(|(&key, &cluster)| (key, cluster)).collect::<BTreeMap<_, _>>()
        };
        let (wanted, found) = (only(&wanted, &found), only(&found, &wanted));
        self.matched.add(&wanted, &found);
        let by = |rule: fn(usize, Key, &str) -> (usize, Kind, String)| {
            let keys = wanted.keys().enumerate();
            keys.map(|(index, &key)| (key, rule(index, key, text))).collect::<BTreeMap<_, _>>()
        };
        self.singletons.add(&wanted, &by(|index, key, _| (index, key.1, String::new())));
        self.same_words.add(&wanted, &by(|_, key, text| (0, key.1, key.0.of(text).to_owned())));
    }
}

fn clusters(marks: &Marks) -> BTreeMap<Key, usize> {
    let of_kind = marks.mentions.iter().filter(|mention| KINDS.contains(&mention.kind));
    of_kind.filter_map(|&Mention { span, kind, profile }| Some(((span, kind), profile?))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marks(text: &str, profiles: &[(&str, usize)]) -> Marks {
        let mention = |&(name, profile): &(&str, usize)| {
            let start = text.find(name).unwrap();
            let span = Span::new(start, start + name.len());
            Mention { span, kind: Kind::Person, profile: Some(profile) }
        };
        Marks { mentions: profiles.iter().map(mention).collect(), ..Marks::default() }
    }

    #[test]
    fn merging_costs_precision_and_splitting_recall() {
        let text = "Ann Lee, Lee’s son Bo, Bo’s friend Al";
        let wanted = marks(text, &[("Ann Lee", 0), ("Lee’s", 0), ("Bo,", 1), ("Al", 2)]);
        let found = marks(text, &[("Ann Lee", 5), ("Lee’s", 6), ("Bo,", 7), ("Al", 7)]);
        let mut score = Coreference::default();
        score.add(text, &wanted, &found);
        assert!((score.matched.precision() - 0.75).abs() < 1e-9);
        assert!((score.matched.recall() - 0.75).abs() < 1e-9);
        assert!((score.singletons.recall() - 0.75).abs() < 1e-9);
        assert!((score.singletons.precision() - 1.0).abs() < 1e-9);
    }

    #[test]
    fn missed_mentions_count_end_to_end_only() {
        let text = "Ann Lee and Bo";
        let wanted = marks(text, &[("Ann Lee", 0), ("Bo", 1)]);
        let mut score = Coreference::default();
        score.add(text, &wanted, &marks(text, &[("Bo", 0)]));
        assert!((score.matched.f1() - 1.0).abs() < 1e-9);
        assert!((score.end_to_end.recall() - 0.5).abs() < 1e-9);
    }
}
