//! Where the features of a tagger's templates lie among the buckets.
//!
//! A template with few values, such as "how often the word is a cue", keeps its features together
//! in a region of its own: what nearly every token asks for then shares lines of the cache. The
//! templates with many values, such as pairs of words, share the rest.

use super::weights::{BUCKETS, bucket};
use crate::hashing::mix;

/// Templates are numbered below this.
const TEMPLATES: usize = 192;

/// Buckets of a template with few values: with a thousand of them, one in sixteen meets another.
const REGION: u32 = 1 << 14;

/// The buckets of a template: the first one, and how many.
#[derive(Clone, Copy)]
struct Region {
    first: u32,
    size: u32,
}

/// The regions of a tagger's templates.
pub(crate) struct Templates([Region; TEMPLATES]);

impl Templates {
    /// The regions, given the templates with few values.
    pub(crate) const fn new(few: &[u8]) -> Self {
        let rest = REGION * few.len() as u32;
        let mut regions = [Region { first: rest, size: BUCKETS - rest }; TEMPLATES];
        let mut index = 0;
        while index < few.len() {
            regions[few[index] as usize] = Region { first: REGION * index as u32, size: REGION };
            index += 1;
        }
        Self(regions)
    }

    /// The bucket of a template with a value, which is a hash or a small number.
    pub(crate) fn bucket(&self, template: u64, value: u64) -> u32 {
        let hash = mix(template.wrapping_mul(0x9E37_79B9), value);
        let Region { first, size } = self.0[template as usize];
        // A share of the buckets as large as the hash is of its range.
        first + (u64::from(bucket(hash)) * u64::from(size) / u64::from(BUCKETS)) as u32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn templates_with_few_values_have_buckets_of_their_own() {
        let templates = Templates::new(&[3, 5]);
        for value in (0..1000).map(|value| mix(value, 1)) {
            assert!(templates.bucket(3, value) < REGION);
            assert!((REGION..2 * REGION).contains(&templates.bucket(5, value)));
            assert!((2 * REGION..BUCKETS).contains(&templates.bucket(4, value)));
        }
    }

    #[test]
    fn the_rest_is_used_evenly() {
        let templates = Templates::new(&[0]);
        let half = REGION + (BUCKETS - REGION) / 2;
        let upper = (0..10_000).filter(|&value| templates.bucket(1, value) >= half).count();
        assert!((4700..5300).contains(&upper), "{upper}");
    }
}
