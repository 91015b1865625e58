//! A denial meets the report that it denies.
//!
//! - Finds: "The Kremlin **denied** that three-way talks were under discussion" against "Zelensky said
//!   Washington had floated trilateral talks"; "Kyiv **rejected the claim**"; a denial of what the
//!   reporter tells as fact.
//! - Leaves: denials of what nobody in the text says.
//! - Cannot see: that two differently worded contents mean the same without an event, a reference or
//!   words in common.

use onrecord_language::Pos;
use onrecord_record::{DisputeKind, EventId, EventStatus, Stance, Statement, StatementId};

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
    let rivals: Vec<&Statement> =
        draft.record.statements.iter().filter(|rival| asserts(rival) && is_rival(draft, denial, rival)).collect();
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
            || shares_event(draft, denial, rival)
            || shares_words(draft, denial, rival))
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
    let events = &draft.record.events;
    // What a denial mentions in passing is not what it denies.
    let denied = denial.about.iter().filter(|event| events[event.index()].status == EventStatus::Denied);
    denied.into_iter().any(|one| {
        rival.about.iter().any(|other| same::tells_same(draft, &events[one.index()], &events[other.index()]))
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
    let mut events = denial.about.clone();
    for rival in rivals {
        let shared = rival.about.iter().filter(|other| {
            let other = &draft.record.events[other.index()];
            denial.about.iter().any(|one| same::tells_same(draft, &draft.record.events[one.index()], other))
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
            && denial.about.iter().any(|one| same::tells_same(draft, &draft.record.events[one.index()], event))
    })?;
    let explanation = format!(
        "{} denies “{}”, which the report tells as fact: “{}”",
        explain::speaker(draft, Some(denial.id)),
        explain::words(draft, denial.id),
        told.span.slice(draft.text).split_whitespace().collect::<Vec<_>>().join(" "),
    );
    let mut about = denial.about.clone();
    about.push(told.id);
    Some(Finding { kind: DisputeKind::Denial, sides: [Vec::new(), vec![denial.id]], about, explanation })
}
