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
mod aside;
mod author;
mod colon;
mod commitment;
mod complement;
mod continuation;
mod extent;
mod features;
mod fields;
mod figure;
mod found;
mod infinitive;
pub mod joint;
mod label;
mod nesting;
mod nominal;
mod object;
mod papers;
mod parties;
mod plea;
mod quotation;
mod quotes;
mod relative;
mod sense;
mod silence;
#[cfg(test)]
mod tests;
mod unnamed;
mod verbal;
mod verdict;
mod writer;

use std::sync::LazyLock;

use found::Found;
pub(crate) use found::phrase;
pub(crate) use quotes::Quotes;

use onrecord_language::Pos;
use onrecord_record::{Stance, StatementKind};

use crate::linear::Linear;
use crate::training::Candidate;
use crate::{Draft, clause, linear};

/// The constructions, in order of trust: where two find the same cue, the first counts.
const CONSTRUCTIONS: &[fn(&Draft<'_>, &quotes::Quotes) -> Vec<Found>] = &[
    according::find,
    nominal::find,
    figure::find,
    silence::find,
    plea::find,
    verbal::find,
    adjective::find,
    adverb::find,
    label::find,
];

/// What speaks for and against a candidate; `training/` has the recipe.
static WEIGHTS: LazyLock<Linear> = LazyLock::new(|| Linear::parse(include_str!("../../weights/statements.tsv")));

/// Candidates below this probability are left out: the F1 on the recipe's own held-out articles is flat from 0.2 to 0.45, of
/// those read by hand one in four was right, and a wrong row costs a reader more than a missing one. Charges that an answer
/// turns into a dispute stand little above it.
const LEAST: f32 = 0.3;

/// The same for verbs of what people think, want and judge, which have other senses too ("needs to be installed"): of those read
/// by hand below it, one in five was right.
const LEAST_OF_MINDS: f32 = 0.5;

/// The same for silence told in plain words ("did not comment"), which the articles that the weights were learned from do not count.
const LEAST_OF_SILENCE: f32 = 0.0;

/// The same for constructions that report now and not then: participles, infinitives, passives, objects.
const LEAST_ELSEWHERE: f32 = 0.5;

/// The same for denials, which answer another's words: "Kyiv denied it" is no attribution to the recipe's annotators, and
/// without it a dispute is lost.
const LEAST_OF_DENIALS: f32 = 0.03;

/// Reads all statements.
pub fn read(draft: &mut Draft<'_>) {
    let quotes = draft.quotes();
    let mut statements = Vec::new();
    let mut called = unnamed::Called::default();
    let papers = papers::Papers::new(draft);
    for found in find(draft, &quotes) {
        let probability = WEIGHTS.probability(&features::features(draft, &quotes, &found));
        let least = match found.is_plain {
            _ if found.stance == Stance::Deny => LEAST_OF_DENIALS,
            true if found.stance == Stance::DeclineComment => LEAST_OF_SILENCE,
            true if is_of_mind(draft, &found) => LEAST_OF_MINDS,
            true => LEAST,
            false => LEAST_ELSEWHERE,
        };
        if probability >= least {
            unnamed::settle(draft, &mut called, &found);
            let mut statement = fields::statement(draft, &quotes, &found, statements.len());
            statement.confidence = Some(linear::rounded(probability));
            papers.settle(draft, &quotes, &found, &statements, &mut statement);
            statements.push(statement);
        }
    }
    draft.record.statements = statements;
    nesting::link(draft);
}

/// Whether a verb tells what somebody thinks, wants or judges; "ready" and "open" have hardly another sense.
fn is_of_mind(draft: &Draft<'_>, found: &Found) -> bool {
    matches!(found.kind, StatementKind::Belief | StatementKind::Intention | StatementKind::Evaluation)
        && found.cue.clone().all(|token| draft.annotation.tokens()[token].pos != Pos::Adj)
}

/// Every statement in the making with its features.
pub(crate) fn candidates(draft: &Draft<'_>) -> Vec<Candidate> {
    let quotes = draft.quotes();
    let seen = |found: &Found| {
        let content = found.content.iter().map(|part| found::span(draft, part)).collect();
        let speaker = found.speaker_range.as_ref().map(|range| found::span(draft, range));
        Candidate::new(found::span(draft, &found.cue), speaker, content, &features::features(draft, &quotes, found))
    };
    find(draft, &quotes).iter().map(seen).collect()
}

/// Statements in the making, in text order of the cue.
fn find(draft: &Draft<'_>, quotes: &quotes::Quotes) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let mut is_cue = vec![false; draft.annotation.len()];
    for construction in CONSTRUCTIONS {
        for mut candidate in construction(draft, quotes) {
            relative::with_described(draft, candidate.head, &mut candidate.content);
            aside::without(draft, quotes, &mut candidate);
            extent::without_next_report(draft, quotes, &mut candidate);
            extent::without_tag(draft, quotes, &mut candidate);
            let is_taken = candidate.cue.clone().any(|token| is_cue[token]);
            // A tree that runs backwards ("to according") has no cue.
            if !is_taken
                && !candidate.cue.is_empty()
                && !candidate.content.is_empty()
                && !is_pointer(draft, &candidate)
                && !is_by_nobody(draft, quotes, &candidate)
            {
                is_cue[candidate.cue.clone()].fill(true);
                found.push(candidate);
            }
        }
    }
    colon::add(draft, quotes, &mut found);
    found.sort_by_key(|found| (found.cue.start, found.cue.end));
    continuation::extend(draft, quotes, &mut found);
    for found in &mut found {
        found.content.iter_mut().chain(&mut found.speaker_range).for_each(|range| found::complete(draft, range));
        found.content.iter_mut().for_each(|range| found::close(draft, range));
        found.content.last_mut().into_iter().for_each(|range| found::without_conjunction(draft, range));
        found::rejoin(draft, found);
    }
    found
}

/// "**That** according to the survey", "said **so**": what is told stands in another sentence; "denied **it**" is an answer.
fn is_pointer(draft: &Draft<'_>, found: &Found) -> bool {
    let [part] = &found.content[..] else { return false };
    // "asked whether he agreed, she said **that she did not**": what she does not is told elsewhere.
    let last = part.end - 1;
    let is_elided = (2..=5).contains(&part.len())
        && found.kind == StatementKind::Speech
        && (found::is_word(draft, last, &["did", "does", "do", "was", "were", "had", "would"])
            || found::is_word(draft, last, &["not", "n't", "n’t"]))
        && part.clone().all(|token| {
            matches!(draft.annotation.tokens()[token].pos, Pos::Pron | Pos::Aux | Pos::Part | Pos::Sconj | Pos::Verb)
        });
    if is_elided {
        return true;
    }
    part.len() == 1
        && found.stance == Stance::Assert
        && found::is_word(draft, part.start, &["that", "this", "it", "which", "so"])
}

/// "**No one** has discussed this", "**no group** claimed responsibility": what nobody says is no statement.
fn is_by_nobody(draft: &Draft<'_>, quotes: &quotes::Quotes, found: &Found) -> bool {
    // "**Neither** the ministry nor the army has responded": that nobody answers is what is told.
    found.stance != Stance::DeclineComment
        && found.speaker.is_some_and(|speaker| {
            clause::is_negated(draft.annotation, draft.text, speaker)
            || found::is_word(draft, speaker, &["nobody", "none", "nothing", "neither"])
            // "If **you** want to avoid the crowds": the reader is nobody on record.
            || found::is_word(draft, speaker, &["you"]) && quotes.around(speaker).is_none()
        })
}
