//! A hash that never changes.
//!
//! Apart from the standard library's because summaries are stored: a signature made by one release must equal that of
//! the next, on every machine.

/// FNV-1a, 64 bits (Fowler, Noll and Vo), over some words with a mark between them.
pub fn of_words<'a>(words: impl IntoIterator<Item = &'a str>) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for word in words {
        for byte in word.bytes().chain([0]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
    hash
}

/// Spreads a number over all 64 bits (the finaliser of `SplitMix64`, Steele, Lea and Flood 2014).
pub const fn mix(number: u64) -> u64 {
    let number = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ (number >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_stay_what_they_are() {
        assert_eq!(of_words([]), 0xcbf2_9ce4_8422_2325);
        assert_eq!(mix(0), 0xe220_a839_7b1d_cdaf);
        assert_ne!(of_words(["ab", "c"]), of_words(["a", "bc"]));
    }
}
