//! What is known of many words, without the words: a table of hashes.
//!
//! A list of fifty thousand words takes more room in a download than all that is said of them. Here
//! a word is 24 bits of its hash, so that of the words that are not in a table of `n`, one in
//! 2^24 / `n` is taken for one that is; a tagger that learns from the table learns to live with it.
//!
//! As bytes: the number of words (4 bytes), bits of a value (1), then for each of 2^16 buckets as
//! many set bits as it has words and a clear one (after Elias 1974, Fano 1971), then a byte for each
//! word and its value, bucket after bucket.

use crate::error::ModelError;
use crate::model_file::Section;

/// Buckets that words are put in, by the upper bits of their keys; the lower ones tell them apart.
const BUCKETS: usize = 1 << 16;
const TAG_BITS: u32 = u8::BITS;
const HEAD: usize = 5;
/// Values fit in `u16`.
const MOST_BITS: usize = 16;

/// Words by hash, each with a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct WordTable {
    /// Where each bucket's words begin; one more than there are buckets.
    starts: Vec<u32>,
    tags: Vec<u8>,
    /// One for each word, or none at all.
    values: Vec<u16>,
}

/// Bucket and tag of a word's hash.
fn key(word: u64) -> (usize, u8) {
    // Fibonacci hashing: the high bits of the product depend on all bits of the hash.
    let key = word.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (u64::BITS - 16 - TAG_BITS);
    ((key >> TAG_BITS) as usize, key as u8)
}

impl WordTable {
    /// The number of a word by its [`crate::hashing::hash`]; 0 in a table that only lists words.
    pub(crate) fn get(&self, word: u64) -> Option<u16> {
        let (bucket, tag) = key(word);
        let (start, end) = (self.starts[bucket] as usize, self.starts[bucket + 1] as usize);
        let at = self.tags[start..end].iter().position(|&other| other == tag)?;
        Some(self.values.get(start + at).copied().unwrap_or(0))
    }

    /// Makes a table; of two words with one key the first is kept.
    #[cfg(any(test, feature = "train"))]
    pub(crate) fn new(words: impl IntoIterator<Item = (u64, u16)>) -> Self {
        let mut entries = std::collections::BTreeMap::new();
        for (word, value) in words {
            entries.entry(key(word)).or_insert(value);
        }
        let mut starts = vec![0; BUCKETS + 1];
        for &(bucket, _) in entries.keys() {
            starts[bucket + 1] += 1;
        }
        for bucket in 0..BUCKETS {
            starts[bucket + 1] += starts[bucket];
        }
        let tags = entries.keys().map(|&(_, tag)| tag).collect();
        let values: Vec<u16> = entries.into_values().collect();
        let lists_only = values.iter().all(|&value| value == 0);
        Self { starts, tags, values: if lists_only { Vec::new() } else { values } }
    }

    /// The table as bytes of a model file's section.
    #[cfg(any(test, feature = "train"))]
    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        let width = self.values.iter().map(|value| u16::BITS - value.leading_zeros()).max();
        let width = width.unwrap_or(0);
        let mut bytes = (self.tags.len() as u32).to_le_bytes().to_vec();
        bytes.push(width as u8);
        let mut bits = Vec::new();
        for bucket in self.starts.windows(2) {
            bits.extend((bucket[0]..bucket[1]).map(|_| true));
            bits.push(false);
        }
        bytes.extend(packed(&bits));
        bytes.extend(&self.tags);
        let of_value = |&value: &u16| (0..width).map(move |bit| value >> bit & 1 == 1);
        bytes.extend(packed(&self.values.iter().flat_map(of_value).collect::<Vec<_>>()));
        bytes
    }

    /// Reads a section.
    ///
    /// # Errors
    /// If it holds no table.
    pub(crate) fn from_bytes(bytes: &[u8], section: Section) -> Result<Self, ModelError> {
        let (head, bytes) = bytes.split_first_chunk::<HEAD>().ok_or(section.invalid("no head"))?;
        let words = u32::from_le_bytes([head[0], head[1], head[2], head[3]]) as usize;
        let width = usize::from(head[4]);
        let counts = (words + BUCKETS).div_ceil(8);
        if width > MOST_BITS || bytes.len() != counts + words + (words * width).div_ceil(8) {
            return Err(section.invalid("not as long as its words need"));
        }
        let (counts, rest) = bytes.split_at(counts);
        let (tags, values) = rest.split_at(words);
        let is_set = |bytes: &[u8], bit: usize| bytes[bit / 8] >> (bit % 8) & 1 == 1;
        let mut starts = Vec::with_capacity(BUCKETS + 1);
        starts.push(0);
        let mut found = 0;
        for bit in 0..words + BUCKETS {
            if is_set(counts, bit) {
                found += 1;
            } else {
                starts.push(found);
            }
        }
        if found as usize != words {
            return Err(section.invalid("buckets that do not add up"));
        }
        // A value of up to sixteen bits lies in three bytes at most.
        let byte = |at: usize| values.get(at).copied().map_or(0, u32::from);
        let value = |word: usize| {
            let (at, shift) = (word * width / 8, word * width % 8);
            let bits = byte(at) | byte(at + 1) << 8 | byte(at + 2) << 16;
            (bits >> shift & ((1 << width) - 1)) as u16
        };
        let count = if width == 0 { 0 } else { words };
        Ok(Self { starts, tags: tags.to_vec(), values: (0..count).map(value).collect() })
    }
}

/// Bits as bytes, the lowest first.
#[cfg(any(test, feature = "train"))]
fn packed(bits: &[bool]) -> Vec<u8> {
    let byte = |bits: &[bool]| bits.iter().rev().fold(0, |byte, &bit| byte << 1 | u8::from(bit));
    bits.chunks(8).map(byte).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hashing::hash;

    const SECTION: Section = Section(*b"words   ");

    fn table(words: &[(&str, u16)]) -> WordTable {
        WordTable::new(words.iter().map(|&(word, value)| (hash(word.as_bytes()), value)))
    }

    #[test]
    fn words_are_found_after_writing_and_reading() {
        let written = table(&[("river", 7), ("bank", 1023), ("river", 9)]).to_bytes();
        let read = WordTable::from_bytes(&written, SECTION).unwrap();
        assert_eq!(read.get(hash(b"river")), Some(7));
        assert_eq!(read.get(hash(b"bank")), Some(1023));
        assert_eq!(read.get(hash(b"brook")), None);
    }

    #[test]
    fn a_list_has_no_values() {
        let written = table(&[("suphan buri", 0), ("lop buri", 0)]).to_bytes();
        assert_eq!(written.len(), HEAD + (BUCKETS + 2).div_ceil(8) + 2);
        let read = WordTable::from_bytes(&written, SECTION).unwrap();
        assert_eq!(read.get(hash(b"lop buri")), Some(0));
    }

    #[test]
    fn what_is_no_table_is_refused() {
        let mut bytes = table(&[("river", 7)]).to_bytes();
        assert!(WordTable::from_bytes(&bytes[1..], SECTION).is_err());
        assert!(WordTable::from_bytes(&[], SECTION).is_err());
        bytes[HEAD] ^= 1;
        assert!(WordTable::from_bytes(&bytes, SECTION).is_err());
    }

    #[test]
    fn few_strangers_are_taken_for_words_of_the_list() {
        let known = (0..50_000_u64).map(|n| (hash(&n.to_le_bytes()), 1));
        let table = WordTable::new(known);
        let strangers =
            (50_000..150_000_u64).filter(|n| table.get(hash(&n.to_le_bytes())).is_some());
        let share = strangers.count() as f32 / 100_000.0;
        assert!(share < 0.005, "{share}");
    }
}
