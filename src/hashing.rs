//! Hashes that are the same on every machine: model files hold what they lead to.

/// Offset basis and prime of FNV-1a with 64 bits (Fowler, Noll, Vo).
const BASIS: u64 = 0xCBF2_9CE4_8422_2325;
const PRIME: u64 = 0x0000_0100_0000_01B3;

/// The hash of a word's bytes.
pub(crate) fn hash(bytes: &[u8]) -> u64 {
    extend(BASIS, bytes)
}

/// The hash of bytes that go on where those of `hash` end.
pub(crate) fn extend(hash: u64, bytes: &[u8]) -> u64 {
    bytes.iter().fold(hash, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(PRIME))
}

/// The hash of two hashes in their order.
pub(crate) fn mix(a: u64, b: u64) -> u64 {
    // The multiplier is that of splitmix64 (Steele, Lea, Flood 2014).
    let mixed = (a.rotate_left(23) ^ b).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    mixed ^ (mixed >> 29)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_are_those_of_the_model_files() {
        assert_eq!(hash(b""), 0xCBF2_9CE4_8422_2325);
        assert_eq!(hash(b"foobar"), 0x8594_4171_F739_67E8);
        assert_eq!(extend(hash(b"foo"), b"bar"), hash(b"foobar"));
        assert_ne!(mix(1, 2), mix(2, 1));
    }
}
