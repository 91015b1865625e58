//! A denial meets the report that it denies.
//!
//! - Finds: "The Kremlin **denied** that three-way talks were under discussion" against "Zelensky said
//!   Washington had floated trilateral talks"; "Kyiv **rejected the claim**"; a denial of what the
//!   reporter tells as fact.
//! - Leaves: denials of what nobody in the text says.
//! - Cannot see: that two differently worded contents mean the same without an event, a reference or
//!   words in common.

use onrecord_language::Pos;
use onrecord_record::{DisputeKind, Event, EventId, EventStatus, Stance, Statement, StatementId};

use super::{Finding, explain, same};
use crate::Draft;

/// Content words that two statements must share, as lemmas, when no event or reference joins them.
const SHARED_WORDS: usize = 3;

/// Every denial with what it denies.
pub(super) fn find(draft: &Draft<'_>) -> Vec<Finding> {
    let denials = draft.record.statements.iter().filter(|statement| is_denial(statement));
    denials.filter_map(|denial| against_statements(draft, denial).or_else(|| against_report(draft, denial))).collect()
}

pub(super) fn is_denial(statement: &Statement) -> bool {
    statement.stance == Stance::Deny
}

fn against_statements(draft: &Draft<'_>, denial: &Statement) -> Option<Finding> {
    let told: Vec<&Statement> =
        draft.record.statements.iter().filter(|rival| asserts(rival) && is_rival(draft, denial, rival)).collect();
    let rivals = with_tellers(draft, denial, &told);
    let first = rivals.first()?;
    let explanation = format!(
        "{} denies what {} says: “{}” against “{}”",
        explain::speaker(draft, Some(denial.id)),
        explain::speaker(draft, Some(first.id)),
        explain::words(draft, denial.id),
        explain::words(draft, first.id),
    );
    let sides = [rivals.iter().map(|rival| rival.id).collect(), vec![denial.id]];
    Some(Finding { kind: DisputeKind::Denial, sides, about: events(draft, denial, &rivals), explanation })
}

/// With those on whose word others are quoted: who says that Washington floated talks stands by it.
fn with_tellers<'a>(draft: &'a Draft<'_>, denial: &Statement, told: &[&'a Statement]) -> Vec<&'a Statement> {
    let is_teller = |statement: &Statement| {
        asserts(statement)
            && statement.speaker.is_some()
            && statement.speaker != denial.speaker
            && !is_within(draft, denial, statement.id)
            && told.iter().any(|told| told.id == statement.id || is_within(draft, told, statement.id))
    };
    draft.record.statements.iter().filter(|statement| is_teller(statement)).collect()
}

fn asserts(statement: &Statement) -> bool {
    matches!(
        statement.stance,
        Stance::Assert
            | Stance::Claim
            | Stance::Confirm
            | Stance::Accuse
            | Stance::Argue
            | Stance::Warn
            | Stance::Condemn
            | Stance::Propose
    )
}

fn is_rival(draft: &Draft<'_>, denial: &Statement, rival: &Statement) -> bool {
    let is_someone_else = match (denial.speaker, rival.speaker) {
        (Some(denier), Some(other)) => denier != other,
        _ => false,
    };
    is_someone_else
        && !is_within(draft, denial, rival.id)
        && !is_within(draft, rival, denial.id)
        && (points_at(draft, denial, rival.id)
            || if denied(draft, denial).next().is_some() {
                shares_event(draft, denial, rival)
            } else {
                shares_words(draft, denial, rival)
            })
}

/// The events that the denial denies; what it mentions in passing is not among them.
fn denied<'a>(draft: &'a Draft<'_>, denial: &'a Statement) -> impl Iterator<Item = &'a Event> {
    let events = denial.about.iter().map(|event| &draft.record.events[event.index()]);
    events.filter(|event| event.status == EventStatus::Denied)
}

fn is_within(draft: &Draft<'_>, statement: &Statement, outer: StatementId) -> bool {
    let mut current = statement.within;
    // A chain of reports is short; the bound holds even for a record that was put together badly.
    for _ in 0..8 {
        match current {
            Some(id) if id == outer => return true,
            Some(id) => current = draft.record.statements[id.index()].within,
            None => return false,
        }
    }
    false
}

fn points_at(draft: &Draft<'_>, denial: &Statement, rival: StatementId) -> bool {
    draft.record.references.iter().any(|reference| {
        reference.statement == Some(rival) && denial.content.iter().any(|content| content.contains(reference.span))
    })
}

fn shares_event(draft: &Draft<'_>, denial: &Statement, rival: &Statement) -> bool {
    denied(draft, denial).any(|one| {
        rival.about.iter().any(|other| same::tells_same(draft, one, &draft.record.events[other.index()]))
    })
}

fn shares_words(draft: &Draft<'_>, denial: &Statement, rival: &Statement) -> bool {
    let (one, other) = (content_words(draft, denial), content_words(draft, rival));
    let shared = one.iter().filter(|word| other.contains(word)).count();
    shared >= SHARED_WORDS && shared * 2 >= one.len().min(other.len())
}

/// Lemmas of nouns, names and main verbs of a content, each once.
fn content_words<'a>(draft: &'a Draft<'_>, statement: &Statement) -> Vec<&'a str> {
    let mut words = Vec::new();
    for span in &statement.content {
        for token in draft.tokens_in(*span) {
            let is_content =
                matches!(draft.annotation.tokens()[token].pos, Pos::Noun | Pos::Propn | Pos::Verb | Pos::Num);
            let lemma = draft.annotation.lemma(token);
            if is_content && !words.contains(&lemma) {
                words.push(lemma);
            }
        }
    }
    words
}

fn events(draft: &Draft<'_>, denial: &Statement, rivals: &[&Statement]) -> Vec<EventId> {
    let mut events: Vec<EventId> = denied(draft, denial).map(|event| event.id).collect();
    for rival in rivals {
        let shared = rival.about.iter().filter(|other| {
            let other = &draft.record.events[other.index()];
            denied(draft, denial).any(|one| same::tells_same(draft, one, other))
        });
        events.extend(shared);
    }
    events.sort_unstable();
    events.dedup();
    events
}

/// A denial of something that the reporter tells as done.
fn against_report(draft: &Draft<'_>, denial: &Statement) -> Option<Finding> {
    let told = draft.record.events.iter().find(|event| {
        event.according_to.is_empty()
            && matches!(event.status, EventStatus::Occurred | EventStatus::Ongoing)
            && !denial.about.contains(&event.id)
            && denied(draft, denial).any(|one| same::tells_same(draft, one, event))
    })?;
    let explanation = format!(
        "{} denies “{}”, which the report tells as fact: “{}”",
        explain::speaker(draft, Some(denial.id)),
        explain::words(draft, denial.id),
        told.span.slice(draft.text).split_whitespace().collect::<Vec<_>>().join(" "),
    );
    let about = denied(draft, denial).map(|event| event.id).chain([told.id]).collect();
    Some(Finding { kind: DisputeKind::Denial, sides: [Vec::new(), vec![denial.id]], about, explanation })
}
