//! Which value was found where another one was wanted.

use std::collections::BTreeMap;
use std::fmt;

use crate::eval::score::Count;

/// Pairs of a wanted and a found value, counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Confusion {
    counts: BTreeMap<(&'static str, &'static str), usize>,
}

impl Confusion {
    /// Adds one pair.
    pub fn add(&mut self, wanted: &'static str, found: &'static str) {
        *self.counts.entry((wanted, found)).or_default() += 1;
    }

    /// Adds the pairs of another one.
    pub fn merge(&mut self, other: &Self) {
        for (&pair, count) in &other.counts {
            *self.counts.entry(pair).or_default() += count;
        }
    }

    /// How often `found` was found where `wanted` was wanted.
    pub fn get(&self, wanted: &'static str, found: &'static str) -> usize {
        self.counts.get(&(wanted, found)).copied().unwrap_or_default()
    }

    /// Number of pairs.
    pub fn total(&self) -> usize {
        self.counts.values().sum()
    }

    /// Share of equal pairs; 0 without any.
    pub fn accuracy(&self) -> f64 {
        share(self.agreed(), self.total())
    }

    /// Cohen's kappa: agreement beyond what the two sides' own frequencies would give by chance
    /// (Cohen 1960). 1 where chance alone already agrees in everything.
    pub fn kappa(&self) -> f64 {
        let total = self.total() as f64;
        let by_chance: f64 = self
            .values()
            .into_iter()
            .map(|value| {
                let Count { found, wanted, .. } = self.count(value);
                (found as f64 / total) * (wanted as f64 / total)
            })
            .sum();
        if by_chance >= 1.0 { 1.0 } else { (self.accuracy() - by_chance) / (1.0 - by_chance) }
    }

    /// Every value on either side, sorted.
    pub fn values(&self) -> Vec<&'static str> {
        let mut values: Vec<_> = self.counts.keys().flat_map(|&(a, b)| [a, b]).collect();
        values.sort_unstable();
        values.dedup();
        values
    }

    /// Hits, findings and wants of one value.
    pub fn count(&self, value: &str) -> Count {
        let sum = |side: fn(&(&'static str, &'static str)) -> &'static str| {
            self.counts.iter().filter(|(pair, _)| side(pair) == value).map(|(_, n)| n).sum()
        };
        let hits = self.counts.iter().filter(|((a, b), _)| *a == value && *b == value);
        Count {
            hits: hits.map(|(_, n)| n).sum(),
            found: sum(|pair| pair.1),
            wanted: sum(|pair| pair.0),
        }
    }

    /// Mean F1 of the values wanted at least `least` times, and those that are wanted less.
    pub fn macro_f1(&self, least: usize) -> (f64, Vec<&'static str>) {
        let wanted = self.values().into_iter().filter(|value| self.count(value).wanted > 0);
        let (common, rare): (Vec<_>, Vec<_>) =
            wanted.partition(|value| self.count(value).wanted >= least);
        let sum: f64 = common.iter().map(|value| self.count(value).f1()).sum();
        (sum / (common.len().max(1)) as f64, rare)
    }

    fn agreed(&self) -> usize {
        self.counts.iter().filter(|((a, b), _)| a == b).map(|(_, n)| n).sum()
    }
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

impl fmt::Display for Confusion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let values = self.values();
        write!(f, "  {:14}", "wanted ↓")?;
        for value in &values {
            write!(f, "{:>9}", short(value))?;
        }
        writeln!(f, "{:>9}", "F1")?;
        for wanted in &values {
            write!(f, "  {wanted:14}")?;
            for found in &values {
                match self.get(wanted, found) {
                    0 => write!(f, "{:>9}", "·")?,
                    count => write!(f, "{count:>9}")?,
                }
            }
            writeln!(f, "{:>9.1}", 100.0 * self.count(wanted).f1())?;
        }
        Ok(())
    }
}

/// The head of a value, so that a column holds it.
fn short(value: &str) -> &str {
    &value[..value.len().min(8)]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn confusion(pairs: &[(&'static str, &'static str, usize)]) -> Confusion {
        let mut confusion = Confusion::default();
        for &(wanted, found, count) in pairs {
            for _ in 0..count {
                confusion.add(wanted, found);
            }
        }
        confusion
    }

    #[test]
    fn kappa_is_the_textbook_value() {
        // Two readers on 50 cases: 20 both yes, 15 both no; chance alone agrees in half.
        let table =
            confusion(&[("yes", "yes", 20), ("yes", "no", 5), ("no", "yes", 10), ("no", "no", 15)]);
        assert!((table.accuracy() - 0.7).abs() < 1e-9);
        assert!((table.kappa() - 0.4).abs() < 1e-9);
        assert!((confusion(&[("yes", "yes", 3)]).kappa() - 1.0).abs() < 1e-9);
    }

    #[test]
    fn rare_values_are_left_out_of_the_mean() {
        let table = confusion(&[("a", "a", 8), ("b", "a", 1), ("b", "c", 1)]);
        let (mean, rare) = table.macro_f1(3);
        assert!((mean - 16.0 / 17.0).abs() < 1e-9, "{mean}");
        assert_eq!(rare, ["b"]);
    }
}
