//! Promises, demands, threats, refusals and accusations are acts.
//!
//! - Finds: a verb that reports one of them ("**promised** a proposal", "**offered** 4.5 percent", "**rejected** the
//!   charge") and whose words no frame has taken.
//! - Leaves: what is only thought or planned, and stances that a neutral verb gets from its content ("said it would").
//! - Cannot see: acts of speech that no cue names.

use onrecord_language::{Label, Pos, Tag};
use onrecord_lexicon::CuePos;
use onrecord_record::{ActorId, EventType, Statement, StatementKind};

use super::{Found, parties};
use crate::{Draft, clause};

/// An event for every reported act of speech at whose verb `known` has none.
pub(super) fn read(draft: &Draft<'_>, known: &[Found]) -> Vec<Found> {
    let mut is_taken = vec![false; draft.annotation.len()];
    for token in known.iter().flat_map(|event| [Some(event.token), event.carrier]).flatten() {
        is_taken[token] = true;
    }
    let statements = draft.record.statements.iter().filter(|statement| statement.kind == StatementKind::Speech);
    statements.filter_map(|statement| act(draft, statement, &is_taken)).collect()
}

fn act(draft: &Draft<'_>, statement: &Statement, is_taken: &[bool]) -> Option<Found> {
    let words = draft.tokens_in(statement.cue?);
    let token = words.clone().rev().find(|&token| draft.annotation.tokens()[token].pos == Pos::Verb)?;
    let speaker = statement.speaker?;
    let lemma = draft.annotation.lemma(token).to_lowercase();
    // "declined to comment": a frame says that it is no act.
    let is_no_act = |opened: &super::trigger::Opened| draft.lexicon.frames.all()[opened.frame].is_statement;
    if matches!(&*lemma, "decline" | "refuse") && super::trigger::verb(draft, token).as_ref().is_some_and(is_no_act) {
        return None;
    }
    // "**seek out** information"
    if draft.annotation.child(token, Label::Prt).is_some_and(|particle| !words.contains(&particle)) {
        return None;
    }
    // "told the paper they must": a demand of nobody there, as "told them to leave" is.
    let asks = |child: usize| clause::is_infinitive(draft.annotation, child);
    if &*lemma == "say" || &*lemma == "tell" && !draft.annotation.children(token).any(asks) {
        return None;
    }
    // "requested **anonymity**": of the reporter.
    if clause::object(draft.annotation, token).is_some_and(|object| draft.annotation.lemma(object) == "anonymity") {
        return None;
    }
    // "is **campaigning** for tax assessor"
    let is_sought = |post: usize| super::trigger::is_bare_post(draft, post);
    if &*lemma == "campaign" && clause::prepositional(draft.annotation, draft.text, token, &["for"]).any(is_sought) {
        return None;
    }
    // "**insisted** he had known nothing" asserts.
    let is_told = |child: usize| {
        matches!(draft.annotation.tokens()[child].tag, Tag::Vbd | Tag::Vbz | Tag::Vbp)
            || draft
                .annotation
                .children_with(child, Label::Aux)
                .any(|aux| draft.annotation.tokens()[aux].tag != Tag::Md)
    };
    if &*lemma == "insist" && draft.annotation.children_with(token, Label::Ccomp).any(is_told) {
        return None;
    }
    // Whoever opposes or favors something holds an opinion.
    if matches!(&*lemma, "oppose" | "favor" | "favour" | "resist" | "disagree") {
        return None;
    }
    let is_of_verb = draft.lexicon.cues.find(CuePos::Verb, &lemma).any(|cue| cue.stance == statement.stance);
    let frame = draft.lexicon.frames.of_stance(statement.stance).filter(|_| is_of_verb)?;
    let is_taken = is_taken[words].contains(&true);
    let kind = draft.lexicon.frames.all()[frame].r#type;
    // Blame falls on whom the verb takes as its object, not on those who hear of it.
    let recipients: Vec<ActorId> = if kind == EventType::Accuse {
        clause::object(draft.annotation, token)
            .map_or_else(Vec::new, |object| parties::others(draft, object, &[speaker]))
    } else {
        statement.audience.iter().copied().filter(|audience| *audience != speaker).collect()
    };
    // "“Compare them,” she urged": words in quotes to nobody in particular.
    let is_only_quote = !statement.quotes.is_empty() && kind == EventType::Request;
    let is_blameless = kind == EventType::Accuse && clause::object(draft.annotation, token).is_none();
    if recipients.is_empty() && (is_only_quote || is_blameless) {
        return None;
    }
    let is_promise = kind == EventType::Agree && recipients.is_empty();
    if is_taken || is_promise && super::promise::is_to_nobody(draft, &[token]) {
        return None;
    }
    Some(Found {
        token,
        frame,
        actors: vec![speaker],
        recipients,
        place: statement.place,
        time: statement.time,
        ..Found::default()
    })
}
