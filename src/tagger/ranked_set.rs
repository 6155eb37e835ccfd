//! A set of numbers that knows the how manieth each member is.
//!
//! What says whether a number is a member and how many members come before it stands in one word: to
//! find the weights of a feature then costs one load from memory, not two.

/// A set of numbers below some limit.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct RankedSet {
    /// For [`SPAN`] numbers a bit each; above those the number of members before them.
    words: Vec<u64>,
}

/// With twenty bits for the members before, a set has room for a million.
const SPAN: u32 = 44;
const MOST_MEMBERS: u64 = 1 << (u64::BITS - SPAN);

impl RankedSet {
    /// The set of these numbers, which are sorted and below `limit`, each once.
    ///
    /// # Panics
    /// If there are more than a million of them, or one is not below `limit`.
    pub(super) fn new(limit: u32, members: impl IntoIterator<Item = u32>) -> Self {
        let mut words = vec![0_u64; limit.div_ceil(SPAN) as usize];
        for member in members {
            words[(member / SPAN) as usize] |= 1 << (member % SPAN);
        }
        let mut before = 0;
        for word in &mut words {
            let count = u64::from(word.count_ones());
            *word |= before << SPAN;
            before += count;
        }
        assert!(before <= MOST_MEMBERS, "there is room for so many members");
        Self { words }
    }

    /// 1 for a member, else 0.
    #[inline]
    pub(super) fn has(&self, number: u32) -> usize {
        (self.words[(number / SPAN) as usize] >> (number % SPAN) & 1) as usize
    }

    /// How many members come before a number.
    #[inline]
    pub(super) fn before(&self, number: u32) -> usize {
        let word = self.words[(number / SPAN) as usize];
        let below = word & ((1 << (number % SPAN)) - 1);
        (word >> SPAN) as usize + below.count_ones() as usize
    }

    /// Writes those of the numbers that are members to the start of `members`, which must be longer
    /// than `numbers`; gives how many they are.
    #[inline]
    pub(super) fn keep_members(&self, numbers: &[u32], members: &mut [u32]) -> usize {
        let mut count = 0;
        // Without a branch on what is found, which would be guessed wrong one time in three.
        for &number in numbers {
            members[count] = number;
            count += self.has(number);
        }
        count
    }

    /// The members in order.
    #[cfg(any(test, feature = "train"))]
    pub(super) fn members(&self) -> impl Iterator<Item = u32> {
        (0..self.words.len() as u32 * SPAN).filter(|&number| self.has(number) == 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_are_counted() {
        let members = [0, 3, 43, 44, 45, 131, 999];
        let set = RankedSet::new(1000, members);
        for number in 0..1000 {
            assert_eq!(set.has(number), usize::from(members.contains(&number)), "{number}");
            let before = members.iter().filter(|&&member| member < number).count();
            assert_eq!(set.before(number), before, "{number}");
        }
        assert!(set.members().eq(members));
        let mut kept = [0; 5];
        assert_eq!(set.keep_members(&[44, 44, 7, 999], &mut kept), 3);
        assert_eq!(kept[..3], [44, 44, 999]);
    }
}
