//! One side tells a deed, another tells that it was not done.
//!
//! - Finds: "Minsk said the convoy **had crossed** the border" against "Vilnius said no convoy **had
//!   crossed** the border"; what the report denies "**as** a radio station **had reported**".
//! - Leaves: a plan and its later failure told by the same voice; what somebody refuses, cannot or has yet to do; contrary
//!   opinions and support.
//! - Cannot see: contraries told with different verbs ("won", "lost").

use onrecord_language::{Label, Tag};
use onrecord_record::{DisputeKind, Event, EventStatus, Stance, Statement};

use super::{Finding, explain, same};
use crate::{Draft, clause};

/// Every pair of voices of which one tells a deed and the other its contrary.
pub(super) fn find(draft: &Draft<'_>) -> Vec<Finding> {
    let events = &draft.record.events;
    let negated = events.iter().filter(|event| event.status == EventStatus::Negated);
    let against = |not_done: &Event| {
        let near = &events[super::near(not_done.id.index(), events.len())];
        false_report(draft, not_done).or_else(|| near.iter().find_map(|done| finding(draft, done, not_done)))
    };
    negated.filter_map(against).collect()
}

fn finding(draft: &Draft<'_>, done: &Event, not_done: &Event) -> Option<Finding> {
    let is_contrary = same::is_told(done)
        && is_stated(draft, not_done)
        && same::is_flat(draft, done)
        && same::is_flat(draft, not_done)
        && are_different_voices(draft, done, not_done)
        && same::is_one_deed(draft, done, not_done);
    if !is_contrary {
        return None;
    }
    let explanation = format!(
        "{} tells “{}”, {} tells “{}”",
        explain::speaker(draft, done.according_to.first().copied()),
        explain::clause(draft, done),
        explain::speaker(draft, not_done.according_to.first().copied()),
        explain::clause(draft, not_done),
    );
    Some(Finding {
        kind: DisputeKind::Negation,
        sides: [done.according_to.clone(), not_done.according_to.clone()],
        about: vec![done.id, not_done.id],
        explanation,
    })
}

/// Whether somebody who is named states it; the report's own "did not" mostly tells of another time.
fn is_stated(draft: &Draft<'_>, event: &Event) -> bool {
    event.according_to.first().is_some_and(|id| {
        let statement = &draft.record.statements[id.index()];
        let states = matches!(
            statement.stance,
            Stance::Assert | Stance::Claim | Stance::Confirm | Stance::Argue | Stance::Deny | Stance::Accuse
        );
        states && (statement.speaker.is_some() || statement.speaker_span.is_some())
    })
}

/// "did not arrest the senator, **as a radio station had reported**": the station told the contrary.
fn false_report(draft: &Draft<'_>, not_done: &Event) -> Option<Finding> {
    let id = *not_done.according_to.first()?;
    let statement = &draft.record.statements[id.index()];
    if !same::is_flat(draft, not_done) || !is_as_reported(draft, statement) {
        return None;
    }
    let explanation = format!(
        "The report tells “{}”, {} tells the contrary",
        explain::clause(draft, not_done),
        explain::speaker(draft, Some(id)),
    );
    Some(Finding { kind: DisputeKind::Negation, sides: [vec![id], Vec::new()], about: vec![not_done.id], explanation })
}

/// Whether the verb of saying stands in an "as" clause, in the past perfect.
fn is_as_reported(draft: &Draft<'_>, statement: &Statement) -> bool {
    let annotation = draft.annotation;
    let Some(cue) = statement.cue else { return false };
    let verb = draft.tokens_in(cue).find(|&token| annotation.tokens()[token].tag == Tag::Vbn);
    verb.is_some_and(|verb| {
        let had = |aux: usize| draft.word(aux).eq_ignore_ascii_case("had");
        annotation.tokens()[verb].label == Label::Advcl
            && annotation.children_with(verb, Label::Aux).any(had)
            && annotation.children_with(verb, Label::Mark).any(|mark| draft.word(mark).eq_ignore_ascii_case("as"))
            && annotation.head(verb).is_some_and(|denied| {
                clause::is_negated(annotation, draft.text, denied) || is_conjunct_denied(draft, denied)
            })
    })
}

/// "searched and did **not** arrest": the parser may hang the clause on the first verb.
fn is_conjunct_denied(draft: &Draft<'_>, verb: usize) -> bool {
    let annotation = draft.annotation;
    clause::conjuncts(annotation, verb).into_iter().any(|other| clause::is_negated(annotation, draft.text, other))
}

/// Whether two events are told by different speakers; the reporter's own voice is one.
pub(super) fn are_different_voices(draft: &Draft<'_>, one: &Event, other: &Event) -> bool {
    let speaker = |event: &Event| {
        event.according_to.first().map(|id| {
            let statement = &draft.record.statements[id.index()];
            (statement.speaker, statement.speaker_span)
        })
    };
    match (speaker(one), speaker(other)) {
        (Some((Some(one), _)), Some((Some(other), _))) => one != other,
        (None, None) | (Some((None, _)), Some((None, _))) => false,
        _ => true,
    }
}
