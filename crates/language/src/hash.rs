//! The two hash functions that place a word in the model's tables.
//!
//! `MurmurHash64A` numbers strings, `MurmurHash3` (x64, 128 bits) spreads a number over embedding rows;
//! both by Austin Appleby, public domain. The model was trained with exactly these.

/// Seed of spaCy's string numbers.
const STRING_SEED: u64 = 1;

/// `MurmurHash64A` of `key`.
fn murmur64a(key: &[u8], seed: u64) -> u64 {
    const M: u64 = 0xc6a4_a793_5bd1_e995;
    const R: u32 = 47;
    let mut hash = seed ^ (key.len() as u64).wrapping_mul(M);
    let mut chunks = key.chunks_exact(8);
    for chunk in &mut chunks {
        let mut word = chunk.iter().rev().fold(0u64, |sum, &byte| sum << 8 | u64::from(byte));
        word = word.wrapping_mul(M);
        word ^= word >> R;
        word = word.wrapping_mul(M);
        hash = (hash ^ word).wrapping_mul(M);
    }
    let rest = chunks.remainder();
    if !rest.is_empty() {
        hash ^= rest.iter().rev().fold(0u64, |sum, &byte| sum << 8 | u64::from(byte));
        hash = hash.wrapping_mul(M);
    }
    hash ^= hash >> R;
    hash = hash.wrapping_mul(M);
    hash ^ (hash >> R)
}

/// spaCy's number of a string that is none of its symbols.
pub fn string_hash(string: &str) -> u64 {
    murmur64a(string.as_bytes(), STRING_SEED)
}

/// `MurmurHash3_x64_128` of one 64-bit value, as four 32-bit words.
pub fn murmur3(value: u64, seed: u32) -> [u32; 4] {
    let seed = u64::from(seed);
    let mut first = value.wrapping_mul(0x87c3_7b91_1142_53d5).rotate_left(31).wrapping_mul(0x4cf5_ad43_2745_937f);
    first ^= seed ^ 8;
    let mut second = seed ^ 8;
    first = first.wrapping_add(second);
    second = second.wrapping_add(first);
    first = mix(first);
    second = mix(second);
    first = first.wrapping_add(second);
    second = second.wrapping_add(first);
    [first as u32, (first >> 32) as u32, second as u32, (second >> 32) as u32]
}

fn mix(mut hash: u64) -> u64 {
    hash ^= hash >> 33;
    hash = hash.wrapping_mul(0xff51_afd7_ed55_8ccd);
    hash ^= hash >> 33;
    hash = hash.wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    hash ^ (hash >> 33)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_strings_as_spacy_does() {
        // `nlp.vocab.strings["coffee"]` in spaCy's documentation.
        assert_eq!(string_hash("coffee"), 3_197_928_453_018_144_401);
    }
}
