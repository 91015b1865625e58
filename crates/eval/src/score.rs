//! Counts, and what precision and recall they give.

/// How many things are right, how many the system has, and how many the gold data has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Score {
    /// Things that are right.
    pub right: usize,
    /// Things that the system has.
    pub system: usize,
    /// Things that the gold data has.
    pub gold: usize,
}

impl Score {
    /// Counts of these numbers.
    pub const fn new(right: usize, system: usize, gold: usize) -> Self {
        Self { right, system, gold }
    }

    /// Adds other counts.
    pub fn add(&mut self, right: usize, system: usize, gold: usize) {
        self.right += right;
        self.system += system;
        self.gold += gold;
    }

    /// Share of the system's things that are right; 0 if it has none.
    pub fn precision(self) -> f64 {
        share(self.right, self.system)
    }

    /// Share of the gold things that the system has right; 0 if there are none.
    pub fn recall(self) -> f64 {
        share(self.right, self.gold)
    }

    /// Harmonic mean of precision and recall.
    pub fn f1(self) -> f64 {
        harmonic(self.precision(), self.recall())
    }
}

/// A part of a whole; 0 of nothing.
pub fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

/// Harmonic mean; 0 if both are 0.
pub fn harmonic(precision: f64, recall: f64) -> f64 {
    if precision + recall == 0.0 { 0.0 } else { 2.0 * precision * recall / (precision + recall) }
}

/// Mean F1 over labels, each counted alike, for pairs of a gold label and the system's; a label that stands in
/// neither counts as 0.
pub fn macro_f1<L: PartialEq>(pairs: &[(L, Option<L>)], labels: &[L]) -> f64 {
    let sum: f64 = labels.iter().map(|label| label_score(pairs, label).f1()).sum();
    sum / labels.len().max(1) as f64
}

/// Counts of one label.
pub fn label_score<L: PartialEq>(pairs: &[(L, Option<L>)], label: &L) -> Score {
    let is_system = |found: &Option<L>| found.as_ref() == Some(label);
    Score {
        right: pairs.iter().filter(|(gold, found)| gold == label && is_system(found)).count(),
        system: pairs.iter().filter(|(_, found)| is_system(found)).count(),
        gold: pairs.iter().filter(|(gold, _)| gold == label).count(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_gives_nothing() {
        assert!(Score::default().f1().abs() < 1e-12);
        assert!(Score::new(0, 3, 0).precision().abs() < 1e-12);
        assert!((Score::new(2, 3, 4).f1() - 4.0 / 7.0).abs() < 1e-12);
    }

    #[test]
    fn a_label_that_nobody_uses_lowers_the_mean() {
        let pairs = [("a", Some("a")), ("a", Some("b")), ("b", None)];
        assert!((macro_f1(&pairs, &["a", "b", "c"]) - (2.0 / 3.0) / 3.0).abs() < 1e-12);
    }
}
