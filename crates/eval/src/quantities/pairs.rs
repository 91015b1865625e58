//! Which quantity of the system's stands for which gold one.

use super::{Expected, Found};
use crate::pairing::greedy;

/// A pair, and whether it agrees on what was asked besides the value.
pub struct Agreed {
    pub gold: usize,
    pub system: usize,
    pub agrees: bool,
}

/// Pairs quantities of equal value one to one, those that also agree first.
pub fn pair(gold: &[Expected], system: &[&Found], agrees: impl Fn(&Expected, &Found) -> bool) -> Vec<Agreed> {
    let mut candidates = Vec::new();
    for (left, one) in gold.iter().enumerate() {
        for (right, other) in system.iter().enumerate() {
            if one.number.is_close(other.number) {
                candidates.push((!agrees(one, other), left, right));
            }
        }
    }
    candidates.sort_unstable();
    let pairs = greedy(candidates.into_iter().map(|(_, left, right)| (left, right)));
    pairs
        .into_iter()
        .map(|(left, right)| Agreed { gold: left, system: right, agrees: agrees(&gold[left], system[right]) })
        .collect()
}
