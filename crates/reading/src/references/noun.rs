//! A pointing noun finds the nearest earlier statement or event that it can mean.
//!
//! - Finds: a noun of `lexicon/references` under "this", "that", "these", "those", "such", or under a
//!   bare "the".
//! - Leaves: "the claim that …", "the talks in Geneva": the phrase itself says which; "the statement
//!   said", where the noun is the speaker.
//! - Cannot see: which of two fitting antecedents is meant; it takes the nearest.

use onrecord_language::{Label, Tag};
use onrecord_lexicon::{Reference, ReferenceTarget};
use onrecord_record::{EventId, EventStatus, Span, StatementId};

use super::REACH;
use crate::Draft;
use crate::cover::Cover;

/// A pointing noun with what it points at.
pub(super) struct Pointer {
    /// Its head.
    pub token: usize,
    /// Determiner to head.
    pub span: Span,
    /// The statement it points at.
    pub statement: Option<StatementId>,
    /// The event it points at.
    pub event: Option<EventId>,
}

/// Every pointing noun that has something to point at, in text order.
pub(super) fn find(draft: &Draft<'_>) -> Vec<Pointer> {
    let spans = draft.record.statements.iter().enumerate();
    let speakers = Cover::new(spans.filter_map(|(row, statement)| Some((statement.speaker_span?, row))));
    (0..draft.annotation.len()).filter_map(|token| pointer(draft, &speakers, token)).collect()
}

fn pointer(draft: &Draft<'_>, speakers: &Cover, token: usize) -> Option<Pointer> {
    if !matches!(draft.annotation.tokens()[token].tag, Tag::Nn | Tag::Nns) {
        return None;
    }
    let lemma = draft.annotation.lemma(token).to_lowercase();
    let mut kinds = draft.lexicon.references.get(&lemma).peekable();
    kinds.peek()?;
    let determiner = determiner(draft, token)?;
    if determiner.is_article && says_which(draft, token) || is_speaker(draft, speakers, token) {
        return None;
    }
    let span = draft.annotation.span(determiner.token..token + 1);
    kinds.find_map(|kind| {
        let pointer = Pointer { token, span, statement: None, event: None };
        match kind.to {
            ReferenceTarget::Statement => {
                statement(draft, token, kind).map(|id| Pointer { statement: Some(id), ..pointer })
            }
            ReferenceTarget::Event => {
                event(draft, token, kind, determiner.is_article).map(|id| Pointer { event: Some(id), ..pointer })
            }
        }
    })
}

struct Determiner {
    token: usize,
    is_article: bool,
}

fn determiner(draft: &Draft<'_>, noun: usize) -> Option<Determiner> {
    draft.annotation.children(noun).filter(|&child| child < noun).find_map(|child| {
        let word = draft.word(child).to_lowercase();
        match word.as_str() {
            "the" => Some(Determiner { token: child, is_article: true }),
            "this" | "that" | "these" | "those" | "such" => Some(Determiner { token: child, is_article: false }),
            _ => None,
        }
    })
}

/// Whether modifiers tell which one is meant, so that nothing earlier need be.
fn says_which(draft: &Draft<'_>, noun: usize) -> bool {
    draft.annotation.children(noun).any(|child| {
        let token = &draft.annotation.tokens()[child];
        match token.label {
            Label::Prep | Label::Acl | Label::Relcl | Label::Poss | Label::Appos | Label::Nummod => true,
            Label::Amod | Label::Compound => !matches!(draft.word(child), "same" | "latest" | "whole" | "entire"),
            _ => false,
        }
    })
}

/// "The statement said …": the noun speaks and does not point.
fn is_speaker(draft: &Draft<'_>, speakers: &Cover, token: usize) -> bool {
    !speakers.over(draft.annotation.tokens()[token].span).is_empty()
}

/// Bytes from the first sentence that the noun can point into up to the noun.
fn reach(draft: &Draft<'_>, token: usize) -> Span {
    let sentence = draft.annotation.tokens()[token].sentence as usize;
    let first = draft.annotation.sentences()[sentence.saturating_sub(REACH)].start;
    Span::new(draft.annotation.tokens()[first].span.start, draft.annotation.tokens()[token].span.start)
}

/// The latest earlier statement that fits and does not itself hold the noun.
fn statement(draft: &Draft<'_>, token: usize, kind: &Reference) -> Option<StatementId> {
    let noun = draft.annotation.tokens()[token].span;
    let reach = reach(draft, token);
    let anchor = |statement: &onrecord_record::Statement| statement.cue.or(statement.content.first().copied());
    let fits = |statement: &&onrecord_record::Statement| {
        anchor(statement).is_some_and(|anchor| reach.contains(anchor))
            && !statement.content.iter().any(|content| content.overlaps(noun))
            && (kind.stances.is_empty() || kind.stances.contains(&statement.stance))
            && statement.within.is_none()
    };
    // Statements stand in the order of their cues.
    let begins = |statement: &onrecord_record::Statement| anchor(statement).map_or(0, |anchor| anchor.start);
    let before = draft.record.statements.partition_point(|statement| begins(statement) < reach.end);
    let mut near = draft.record.statements[..before].iter().rev().take_while(|earlier| begins(earlier) >= reach.start);
    near.find(fits).map(|statement| statement.id)
}

/// The latest earlier event that fits. Under a bare "the" an untyped noun ("the plan") points nowhere: too
/// many things are called so.
fn event(draft: &Draft<'_>, token: usize, kind: &Reference, is_article: bool) -> Option<EventId> {
    if kind.types.is_empty() && is_article {
        return None;
    }
    let is_open = |status| {
        matches!(
            status,
            EventStatus::Planned
                | EventStatus::Possible
                | EventStatus::Denied
                | EventStatus::Doubted
                | EventStatus::Demanded
                | EventStatus::Proposed
        )
    };
    let reach = reach(draft, token);
    let fits = |event: &&onrecord_record::Event| {
        reach.contains(event.trigger)
            && if kind.types.is_empty() { is_open(event.status) } else { kind.types.contains(&event.r#type) }
    };
    let before = draft.record.events.partition_point(|event| event.trigger.start < reach.end);
    let mut near = draft.record.events[..before].iter().rev().take_while(|event| event.trigger.start >= reach.start);
    near.find(fits).map(|event| event.id)
}
