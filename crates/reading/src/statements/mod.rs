//! Who said what.
//!
//! Constructions find statements as ranges of tokens ([`Found`]); then each gets its fields, and
//! statements inside the content of others are linked to them.
//!
//! - Finds: the constructions of the modules below.
//! - Leaves: what nobody says ("no group claimed responsibility"), scare quotes, titles, feelings and acts that tell no content.
//! - Cannot see: a change of speaker that no cue marks.

mod according;
mod adjective;
mod adverb;
mod commitment;
mod complement;
mod continuation;
mod fields;
mod figure;
mod found;
mod label;
mod nesting;
mod nominal;
mod parties;
mod quotes;
mod silence;
#[cfg(test)]
mod tests;
mod verbal;
mod verdict;

use found::Found;

use crate::{Draft, clause};

/// The constructions, in order of trust: where two find the same cue, the first counts.
const CONSTRUCTIONS: &[fn(&Draft<'_>, &quotes::Quotes) -> Vec<Found>] = &[
    according::find,
    nominal::find,
    figure::find,
    silence::find,
    verbal::find,
    adjective::find,
    adverb::find,
    label::find,
];

/// Reads all statements.
pub fn read(draft: &mut Draft<'_>) {
    let quotes = quotes::Quotes::new(draft);
    let mut found: Vec<Found> = Vec::new();
    let mut is_cue = vec![false; draft.annotation.len()];
    for construction in CONSTRUCTIONS {
        for candidate in construction(draft, &quotes) {
            let is_taken = candidate.cue.clone().any(|token| is_cue[token]);
            // A tree that runs backwards ("to according") has no cue.
            if !is_taken
                && !candidate.cue.is_empty()
                && !candidate.content.is_empty()
                && !is_by_nobody(draft, &candidate)
            {
                is_cue[candidate.cue.clone()].fill(true);
                found.push(candidate);
            }
        }
    }
    found.sort_by_key(|found| (found.cue.start, found.cue.end));
    continuation::extend(draft, &quotes, &mut found);
    for (index, found) in found.iter().enumerate() {
        let statement = fields::statement(draft, &quotes, found, index);
        draft.record.statements.push(statement);
    }
    nesting::link(draft);
}

/// "**No one** has discussed this", "**no group** claimed responsibility": what nobody says is no statement.
fn is_by_nobody(draft: &Draft<'_>, found: &Found) -> bool {
    found.speaker.is_some_and(|speaker| {
        clause::is_negated(draft.annotation, draft.text, speaker)
            || found::is_word(draft, speaker, &["nobody", "none", "nothing", "neither"])
    })
}
