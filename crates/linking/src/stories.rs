//! Stories: documents that tell of the same happening.
//!
//! Two documents are *near* if [`Likeness::total`] reaches [`NEAR`], they share names, and they were published within
//! [`WINDOW`] days of each other, or if one is a near copy of the other. The connected components of near documents are
//! cut by complete linkage: in a story, no two documents are less alike than [`FAR`]. Both steps depend on the set of
//! documents alone, and the second on one component alone.
//!
//! - Finds: reports of one event by several outlets, with the follow-ups of the first days.
//! - Leaves: a later event of the same kind at the same place, where its names and numbers differ.
//! - Cannot see: a story told without a name in common, and one that changes its subject slowly over weeks: that is a
//!   thread.

use std::collections::{BTreeMap, HashMap};

use serde::{Deserialize, Serialize};

use crate::Summary;
use crate::copies::{self, CopyIndex};
use crate::linkage::{self, Linkage};
use crate::sets::Sets;

/// From here two documents are near.
pub const NEAR: f64 = 0.285;
/// Below this no two documents are of one story.
pub const FAR: f64 = 0.15;
/// Cosine of the names below which two documents are not compared.
pub const NAMES: f64 = 0.2;
/// Days between the publications of two documents of one story.
pub const WINDOW: i32 = 14;
/// What the cosines of stems, names and numbers weigh: logistic regression on pairs of ECB+ documents gave a third, 46 %
/// and a fifth; round figures do as well. Places by name, weekdays and months added nothing.
const WEIGHTS: [f64; 3] = [0.25, 0.5, 0.25];

/// How alike two documents are, and in what.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Likeness {
    /// Cosine of the stems, 0 to 1.
    pub stems: f64,
    /// Cosine of the names, 0 to 1.
    pub names: f64,
    /// Cosine of the numbers, 0 to 1.
    pub numbers: f64,
}

impl Likeness {
    /// Compares two documents.
    pub fn new(one: &Summary, other: &Summary) -> Self {
        let (one, other) = (&one.vocabulary, &other.vocabulary);
        Self {
            stems: one.stems.cosine(&other.stems),
            names: one.names.cosine(&other.names),
            numbers: one.numbers.cosine(&other.numbers),
        }
    }

    /// The three as one figure, 0 to 1.
    pub fn total(self) -> f64 {
        let [stems, names, numbers] = WEIGHTS;
        stems * self.stems + names * self.names + numbers * self.numbers
    }
}

/// Whether the days of publication allow one story; an unknown day forbids nothing.
fn are_close_in_time(one: &Summary, other: &Summary) -> bool {
    match (one.day(), other.day()) {
        (Some(one), Some(other)) => one.abs_diff(other) <= WINDOW.unsigned_abs(),
        _ => true,
    }
}

/// The documents seen so far, by their names and days.
#[derive(Debug, Default)]
pub struct StoryIndex {
    /// Of each name, by its hash, the documents that have it, with the weight of the name in them, in periods of [`WINDOW`] days.
    names: HashMap<u64, Periods>,
    copies: CopyIndex,
}

/// Documents of each period, with a weight.
type Periods = BTreeMap<Option<i32>, Vec<(usize, f64)>>;

impl StoryIndex {
    /// The documents near to one, of those that were added, in order.
    pub fn find(&self, summaries: &[Summary], document: &Summary) -> Vec<usize> {
        let mut near = self.candidates(document);
        near.extend(self.copies.find(summaries, document));
        near.sort_unstable();
        near.dedup();
        near.retain(|&candidate| are_near(document, &summaries[candidate]));
        near
    }

    /// Adds the document that stands at `position` of the summaries.
    pub fn add(&mut self, position: usize, document: &Summary) {
        let period = period(document);
        for &(name, weight) in document.vocabulary.names.weights() {
            self.names.entry(name).or_default().entry(period).or_default().push((position, weight));
        }
        self.copies.add(position, document);
    }

    /// Documents that share enough names, within the neighbouring periods.
    fn candidates(&self, document: &Summary) -> Vec<usize> {
        let period = period(document);
        let mut cosines: BTreeMap<usize, f64> = BTreeMap::new();
        for &(name, weight) in document.vocabulary.names.weights() {
            let Some(periods) = self.names.get(&name) else { continue };
            let is_in_reach = |of_other: Option<i32>| match (period, of_other) {
                (Some(one), Some(other)) => one.abs_diff(other) <= 1,
                _ => true,
            };
            for (_, documents) in periods.iter().filter(|(of_other, _)| is_in_reach(**of_other)) {
                for &(position, of_other) in documents {
                    *cosines.entry(position).or_default() += weight * of_other;
                }
            }
        }
        // The sums run in another order than those of the likeness, which decides; the last digit may differ.
        cosines.into_iter().filter(|(_, cosine)| *cosine >= NAMES - 1e-6).map(|(position, _)| position).collect()
    }
}

/// Whether two documents are near: alike enough, or copies, and close in time.
pub fn are_near(one: &Summary, other: &Summary) -> bool {
    let is_alike = |likeness: Likeness| likeness.names >= NAMES && likeness.total() >= NEAR;
    are_close_in_time(one, other) && (is_alike(Likeness::new(one, other)) || copies::are_near(one, other))
}

/// The period of [`WINDOW`] days in which a document was published: only neighbouring periods can hold near documents.
pub fn period(document: &Summary) -> Option<i32> {
    document.day().map(|day| day.div_euclid(WINDOW))
}

/// Every story, single documents too: documents in the order of publication, stories in that of their first documents.
pub fn stories(summaries: &[Summary]) -> Vec<Vec<usize>> {
    let mut index = StoryIndex::default();
    let mut sets = Sets::new(summaries.len());
    for (position, document) in summaries.iter().enumerate() {
        for near in index.find(summaries, document) {
            sets.join(position, near);
        }
        index.add(position, document);
    }
    let mut stories: Vec<Vec<usize>> =
        sets.groups().into_iter().flat_map(|component| split(summaries, component)).collect();
    stories.sort_by_key(|story| story.first().map(|&first| summaries[first].order()));
    stories
}

/// The stories of one component of near documents.
pub fn split(summaries: &[Summary], mut component: Vec<usize>) -> Vec<Vec<usize>> {
    component.sort_by_key(|&document| summaries[document].order());
    let likeness = |one: usize, other: usize| {
        let (one, other) = (&summaries[component[one]], &summaries[component[other]]);
        // A copy without its names, numbers and half of its words is still a copy.
        let copied = one.signature.similarity(&other.signature);
        if are_close_in_time(one, other) { Likeness::new(one, other).total().max(copied) } else { 0.0 }
    };
    let clusters = linkage::clusters(component.len(), FAR, Linkage::Complete, likeness);
    clusters.into_iter().map(|cluster| cluster.into_iter().map(|at| component[at]).collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::document;

    const FERRY: &str = "The ferry Marjan hit rocks off Hvar late on Monday with 212 people on board, and 3 of them are \
        missing, the Split harbour office said. Captain Ante Vuk told divers that the radar had failed.";
    const FERRY_LATER: &str = "Divers found one of 3 passengers missing since the ferry Marjan struck rocks near Hvar \
        with 212 on board. In Split prosecutors questioned captain Ante Vuk about the radar of the Marjan.";
    const OTHER_FERRY: &str = "A ferry ran aground off Zadar on Sunday with 90 people on board. Nobody was hurt, the \
        harbour office in Zadar said; captain Mislav Kolar had seen the rocks too late.";
    const TALKS: &str = "Envoys of Chad and Sudan met in Doha over cattle routes on the border. Host Qatar said that \
        both had agreed to 2 crossings near Tine.";

    fn desk() -> Vec<Summary> {
        vec![
            document("a", Some("2025-06-04"), FERRY_LATER),
            document("b", None, TALKS),
            document("c", Some("2025-06-03"), FERRY),
            document("d", Some("2025-06-02"), OTHER_FERRY),
        ]
    }

    fn named(desk: &[Summary]) -> Vec<Vec<&str>> {
        let name = |document: usize| desk[document].id.as_str();
        stories(desk).into_iter().map(|story| story.into_iter().map(name).collect()).collect()
    }

    #[test]
    fn reports_of_one_accident_are_one_story() {
        assert_eq!(named(&desk()), [vec!["d"], vec!["c", "a"], vec!["b"]]);
    }

    #[test]
    fn order_does_not_matter() {
        let (desk, mut turned) = (desk(), desk());
        for _ in 0..desk.len() {
            turned.rotate_left(1);
            assert_eq!(named(&desk), named(&turned));
        }
    }

    #[test]
    fn an_anniversary_is_another_story() {
        let year_after = document("e", Some("2026-06-03"), FERRY_LATER);
        let desk = [document("c", Some("2025-06-03"), FERRY), year_after];
        assert_eq!(named(&desk), [["c"], ["e"]]);
    }

    #[test]
    fn a_copy_needs_no_names() {
        let text = "the harbour office said nothing on monday about the ferry, and nobody asked it to do so again";
        let desk = [document("a", Some("2025-06-03"), text), document("b", Some("2025-06-04"), text)];
        assert_eq!(named(&desk), [["a", "b"]]);
    }
}
