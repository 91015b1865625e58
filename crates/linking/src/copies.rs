//! Near copies: the same text in several outlets, and its updates.
//!
//! - Finds: wire copy, cut or with a new heading; a text that its outlet has updated.
//! - Leaves: two reports in different words, however alike in content: these are one story, not copies.
//! - Cannot see: a copy of one paragraph inside a much longer text.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::Summary;
use crate::sets::Sets;

/// Share of shingles in common from which a text is a near copy. Half is what is left when a wire story is cut to half
/// its length; independent reports of one event share less than a twentieth.
const NEAR: f64 = 0.5;
/// From here the difference is a heading, a dateline, a corrected word.
const EQUAL: f64 = 0.8;

/// An original with its copies.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Copies {
    /// Published earliest (undated documents come last, equal dates go by content hash).
    pub original: usize,
    /// The others, in the order of their publication.
    pub copies: Vec<NearCopy>,
}

/// A near copy.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NearCopy {
    /// Its position among the documents.
    pub document: usize,
    /// How near.
    pub kind: CopyKind,
    /// Share of shingles in common with the original, 0 to 1.
    pub similarity: f64,
}

/// How near a copy is to its original.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CopyKind {
    /// Letter by letter.
    Identical,
    /// The same but for a few words.
    Copy,
    /// Cut, extended or updated; maybe by way of another copy.
    Revision,
}

/// Whether two documents are near copies.
pub fn are_near(one: &Summary, other: &Summary) -> bool {
    one.signature.similarity(&other.signature) >= NEAR
}

/// The documents seen so far, by what they are made of.
#[derive(Debug, Default)]
pub struct CopyIndex {
    documents: BTreeMap<u64, Vec<usize>>,
}

impl CopyIndex {
    /// The near copies of a document among those that were added, in order.
    pub fn find(&self, summaries: &[Summary], document: &Summary) -> Vec<usize> {
        let mut candidates: Vec<usize> =
            document.signature.keys().filter_map(|key| self.documents.get(&key)).flatten().copied().collect();
        candidates.sort_unstable();
        candidates.dedup();
        candidates.retain(|&candidate| are_near(document, &summaries[candidate]));
        candidates
    }

    /// Adds the document that stands at `position` of the summaries.
    pub fn add(&mut self, position: usize, document: &Summary) {
        for key in document.signature.keys() {
            self.documents.entry(key).or_default().push(position);
        }
    }
}

/// Every original that has copies, in the order of the originals.
pub fn copies(summaries: &[Summary]) -> Vec<Copies> {
    let mut index = CopyIndex::default();
    let mut sets = Sets::new(summaries.len());
    for (position, document) in summaries.iter().enumerate() {
        for near in index.find(summaries, document) {
            sets.join(position, near);
        }
        index.add(position, document);
    }
    let groups = sets.groups().into_iter().filter(|group| group.len() > 1);
    let mut found: Vec<Copies> = groups.filter_map(|group| with_original(summaries, group)).collect();
    found.sort_by_key(|copies| summaries[copies.original].order());
    found
}

/// The earliest of near copies of each other as the original, with the rest.
pub fn with_original(summaries: &[Summary], mut group: Vec<usize>) -> Option<Copies> {
    group.sort_by_key(|&document| summaries[document].order());
    let (&original, rest) = group.split_first()?;
    let copy = |&document: &usize| {
        let similarity = summaries[original].signature.similarity(&summaries[document].signature);
        let kind = match similarity {
            _ if summaries[original].id == summaries[document].id => CopyKind::Identical,
            similarity if similarity >= EQUAL => CopyKind::Copy,
            _ => CopyKind::Revision,
        };
        NearCopy { document, kind, similarity }
    };
    Some(Copies { original, copies: rest.iter().map(copy).collect() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::document;

    const WIRE: &str = "BEIRA, March 4 (Canal) - Dockers in the port of Beira walked out on Tuesday over unpaid \
        overtime, leaving eleven ships at anchor and a queue of grain lorries that reached back to the ring road. The \
        union said nine in ten of its members had joined. The port authority put the figure at half and said that it \
        would not talk while the gates were blocked. Traders in Harare warned that flour could run short within two \
        weeks if the walkout went on. A mediator named by the labour ministry met both sides in the evening and left \
        without a word to reporters. The last strike at the port, four years ago, ended after nine days.";

    fn desk() -> Vec<Summary> {
        let headed = format!("Port strike bites\n\n{}", WIRE.replace("(Canal) ", ""));
        let updated = format!("{WIRE} On Wednesday morning a second meeting began, the ministry said.");
        let other = "Nothing moved in the port of Beira on Tuesday. Dockers say that they are owed overtime since \
            autumn; the authority says that it has paid. Eleven ships wait outside, and bakers inland count their sacks.";
        vec![
            document("d", Some("2025-03-05"), &updated),
            document("c", None, WIRE),
            document("a", Some("2025-03-04"), WIRE),
            document("e", Some("2025-03-04"), other),
            document("b", Some("2025-03-04T19:00:00"), &headed),
        ]
    }

    #[test]
    fn the_earliest_is_the_original() {
        let desk = desk();
        let found = copies(&desk);
        let [copies] = found.as_slice() else { panic!("{found:?}") };
        assert_eq!(copies.original, 2);
        let kinds: Vec<(usize, CopyKind)> = copies.copies.iter().map(|copy| (copy.document, copy.kind)).collect();
        assert_eq!(kinds, [(4, CopyKind::Copy), (0, CopyKind::Copy), (1, CopyKind::Copy)]);
    }

    #[test]
    fn a_cut_is_a_revision() {
        let cut = &WIRE[..WIRE.len() * 6 / 10];
        let desk = [document("a", Some("2025-03-04"), WIRE), document("b", Some("2025-03-05"), cut)];
        assert_eq!(copies(&desk)[0].copies[0].kind, CopyKind::Revision);
    }

    #[test]
    fn order_does_not_matter() {
        let named = |desk: &[Summary]| {
            copies(desk)
                .iter()
                .map(|copies| {
                    let rest = copies.copies.iter().map(|copy| desk[copy.document].id.clone());
                    std::iter::once(desk[copies.original].id.clone()).chain(rest).collect::<Vec<_>>()
                })
                .collect::<Vec<_>>()
        };
        let desk = desk();
        let backwards: Vec<Summary> = desk.iter().rev().cloned().collect();
        assert_eq!(named(&desk), named(&backwards));
    }

    #[test]
    fn a_summary_survives_the_trip() {
        let one = desk().remove(0);
        let there = serde_json::to_string(&one).unwrap();
        assert_eq!(serde_json::from_str::<Summary>(&there).unwrap(), one);
    }
}
