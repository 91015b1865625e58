//! Whom a bare surname means that several people of the text have.
//!
//! - Finds: the one whom "Mr." or "Mrs." fits; not one whom the same sentence names in full ("**Trump** said Donald Trump's
//!   foundation …"); else, for a subject, who of them was a subject in the sentences right before.
//! - Leaves: everybody else to the lexicon and to how often the text speaks of each.
//! - Cannot see: kinship that only the words of a quotation tell ("my father").

use onrecord_language::Label;

use super::joining::{Identity, Joiner, gender};
use super::mention::{Mention, Sort};

/// Mentions that are looked back over.
const REACH: usize = 40;

/// Sentences that are looked back over.
const SENTENCES: u32 = 4;

/// Of the persons `named` with the surname of a mention, the one it means.
pub(super) fn meant(joiner: &Joiner<'_, '_>, index: usize, named: &[usize]) -> Option<usize> {
    let mention = &joiner.mentions[index];
    let only = |fitting: &[usize]| if let [entity] = fitting { Some(*entity) } else { None };
    if let Some(told) = gender(joiner.draft, mention, Identity::SomePerson) {
        let is_told = |entity: &usize| joiner.entities[*entity].gender == Some(told);
        return only(&named.iter().copied().filter(is_told).collect::<Vec<_>>());
    }
    if !is_subject(joiner, mention) {
        return None;
    }
    let others = named_beside(joiner, index);
    let open: Vec<usize> = named.iter().copied().filter(|entity| !others.contains(entity)).collect();
    if open.len() < named.len() && only(&open).is_some() {
        return only(&open);
    }
    let sentence = sentence(joiner, mention);
    let before = (index.saturating_sub(REACH)..index)
        .rev()
        .take_while(|&other| sentence - self::sentence(joiner, &joiner.mentions[other]) <= SENTENCES);
    before
        .filter(|&other| is_subject(joiner, &joiner.mentions[other]))
        .find_map(|other| joiner.entity_of[other].filter(|entity| named.contains(entity)))
        .filter(|entity| open.contains(entity))
}

fn sentence(joiner: &Joiner<'_, '_>, mention: &Mention<'_>) -> u32 {
    joiner.draft.annotation.tokens()[mention.head].sentence
}

/// A subject that is nothing but the name: "Team **Trump**" is none.
fn is_subject(joiner: &Joiner<'_, '_>, mention: &Mention<'_>) -> bool {
    let annotation = joiner.draft.annotation;
    let is_part = annotation
        .children_with(mention.head, Label::Compound)
        .any(|child| child < mention.tokens.start && mention.phrases.is_empty());
    matches!(annotation.tokens()[mention.head].label, Label::Nsubj | Label::Nsubjpass) && !is_part
}

/// Persons whom the rest of the sentence names in full.
fn named_beside(joiner: &Joiner<'_, '_>, index: usize) -> Vec<usize> {
    let sentence = sentence(joiner, &joiner.mentions[index]);
    let is_near = |&other: &usize| self::sentence(joiner, &joiner.mentions[other]) == sentence;
    let after = (index + 1..joiner.mentions.len()).take(REACH).take_while(is_near);
    let is_full = |&other: &usize| {
        matches!(joiner.mentions[other].sort, Sort::Person(_)) && joiner.mentions[other].tokens.len() > 1
    };
    after.filter(is_full).filter_map(|other| joiner.entity_of[other]).collect()
}
