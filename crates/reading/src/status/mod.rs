//! Whether an event happened, as its teller has it, and on whose word.
//!
//! The words above the trigger are climbed to the top of its clause; each may take the event away from plain
//! fact, and the strongest wins ([`weight`]): what is denied stays denied even if it was only planned.
//! Then the statement that carries the event adds its stance. Announced acts change their type, as PLOVER has
//! it: a promised release is a CONCEDE, a coming strike a THREATEN.
//!
//! 1. [`path`]: the words above the trigger
//! 2. [`modality`]: tense, modals, negation and "if" of a verb
//! 3. [`stance`]: the statement around it, and `according_to`

mod modality;
mod path;
mod stance;

use std::sync::LazyLock;

use onrecord_language::Label;
use onrecord_record::{Event, EventId, EventStatus, EventType};

use crate::linear::Linear;
use crate::training::Candidate;
use crate::{Draft, clause, events, linear};

/// What speaks for and against an event; `training/` has the recipe.
static WEIGHTS: LazyLock<Linear> = LazyLock::new(|| Linear::parse(include_str!("../../weights/events.tsv")));

/// The probability below which an event is left out. Of the rows of 197 articles that were read by hand one in four was right below
/// it: what helps, yields or punishes and what is only planned or did not happen is right less often than the rest of its probability.
/// Proposed acts, and talks of which two parties are told, are kept.
fn least(event: &Event) -> f32 {
    use EventType::{Agree, Aid, Concede, Consult, Cooperate, Retreat, Sanction, Support, Threaten};
    match (event.r#type, event.status) {
        (_, EventStatus::Proposed) => 0.0,
        (Consult, _) if event.actors.len() + event.recipients.len() > 1 => 0.17,
        (Agree | Aid | Cooperate | Support | Sanction | Threaten | Concede, _) => 0.35,
        (Retreat, _) | (_, EventStatus::Planned | EventStatus::Negated) => 0.3,
        _ => 0.17,
    }
}

/// Sets status, type shift, `according_to` and probability of every event, and `about` of every statement.
pub fn read(draft: &mut Draft<'_>) {
    decide(draft);
    let quarters = events::public_quarters(draft);
    let sure = |event: &Event| linear::rounded(WEIGHTS.probability(&events::features(draft, event, quarters)));
    let confidences: Vec<f32> = draft.record.events.iter().map(sure).collect();
    for (event, confidence) in draft.record.events.iter_mut().zip(confidences) {
        event.confidence = Some(confidence);
    }
    draft.record.events.retain(|event| event.confidence.is_none_or(|confidence| confidence >= least(event)));
    events::drop_repeats(draft);
    for (index, event) in draft.record.events.iter_mut().enumerate() {
        event.id = EventId::at(index);
        for statement in &event.according_to {
            draft.record.statements[statement.index()].about.push(event.id);
        }
    }
}

/// Every event in the making with its features.
pub(crate) fn candidates(draft: &mut Draft<'_>) -> Vec<Candidate> {
    decide(draft);
    let quarters = events::public_quarters(draft);
    let seen = |event: &Event| {
        let features = events::features(draft, event, quarters);
        Candidate::new(event.trigger, event.actor_spans.first().copied(), event.recipient_spans.clone(), &features)
    };
    draft.record.events.iter().map(seen).collect()
}

fn decide(draft: &mut Draft<'_>) {
    let carriers = stance::Carriers::new(draft);
    let mut kept = Vec::with_capacity(draft.record.events.len());
    for index in 0..draft.record.events.len() {
        let trigger = draft.tokens_in(draft.record.events[index].trigger).start;
        if trigger >= draft.annotation.len() {
            kept.push(false);
            continue;
        }
        let climbed = path::climb(draft, trigger);
        let carrier = carriers.innermost(draft, trigger);
        let mut status = climbed.status;
        if let Some(statement) = carrier {
            status = stance::combine(draft, statement, &climbed, status);
        }
        let statement = carrier.map(|statement| draft.record.statements[statement].id);
        let kind = draft.record.events[index].r#type;
        if let Some(told) = of_paper(draft, trigger, kind).or_else(|| of_announcement(draft, trigger, kind)) {
            status = stronger(status, told);
        }
        let is_shifted = climbed.is_announced
            && matches!(status, EventStatus::Planned | EventStatus::Negated)
            && (kind != EventType::Mobilize || is_against(draft, trigger));
        let shift = if is_shifted {
            draft.lexicon.frames.shift(kind, draft.record.events[index].cameo.as_deref(), status).cloned()
        } else {
            None
        };
        let event = &mut draft.record.events[index];
        event.status = status;
        event.according_to = statement.into_iter().collect();
        if let Some(shift) = shift {
            event.r#type = shift.to;
            event.quad = shift.to.quad();
            event.cameo = shift.cameo;
            event.mode = None;
            // "will not support it" is no support, and a refusal to come.
            if status == EventStatus::Negated {
                event.status = EventStatus::Planned;
            }
        }
        let is_purpose = is_purpose(draft, trigger);
        let is_noun = !clause::is_verbal(draft.annotation, trigger);
        let event = &draft.record.events[index];
        kept.push(!climbed.is_unwanted && has_somebody(event, is_noun) && says_something(event, is_purpose));
    }
    let mut kept = kept.into_iter();
    draft.record.events.retain(|_| kept.next().unwrap_or(true));
}

/// "will move a battery **to counter** Iran", "will mass troops **against** it": troops that "will be sent to Poland" threaten nobody there.
fn is_against(draft: &Draft<'_>, trigger: usize) -> bool {
    let annotation = draft.annotation;
    annotation.children(trigger).filter(|&child| child > trigger).any(|child| match annotation.tokens()[child].label {
        Label::Prep => matches!(annotation.lemma(child), "against" | "toward" | "towards"),
        Label::Advcl | Label::Xcomp => clause::is_infinitive(annotation, child),
        _ => false,
    })
}

/// "issued a **warrant**", "ordered his **arrest**": nobody is arrested yet.
fn of_paper(draft: &Draft<'_>, trigger: usize, kind: EventType) -> Option<EventStatus> {
    let is_warrant = |token: usize| draft.annotation.lemma(token) == "warrant";
    let object = clause::object(draft.annotation, trigger);
    let is_ordered = draft.annotation.lemma(trigger) == "order"
        && object.is_some_and(|object| matches!(draft.annotation.lemma(object), "arrest" | "detention"));
    (kind == EventType::Coerce && (is_ordered || is_warrant(trigger) || object.is_some_and(is_warrant)))
        .then_some(EventStatus::Demanded)
}

/// "announced new **rallies**": talks, visits and protests are announced before they are held.
fn of_announcement(draft: &Draft<'_>, trigger: usize, kind: EventType) -> Option<EventStatus> {
    let can_be_ahead = matches!(kind, EventType::Consult | EventType::Protest | EventType::Mobilize);
    let support = can_be_ahead.then(|| events::support(draft, trigger)).flatten()?;
    let announces = draft.annotation.lemma(support.verb) == "announce" && !support.is_subject;
    announces.then_some(EventStatus::Planned)
}

/// "a deal **to end** the conflict": what something is for.
fn is_purpose(draft: &Draft<'_>, trigger: usize) -> bool {
    use onrecord_language::Label;
    let label = draft.annotation.tokens()[trigger].label;
    matches!(label, Label::Acl | Label::Advcl | Label::Relcl) && clause::is_infinitive(draft.annotation, trigger)
}

/// Whether a row tells more than that an act is thinkable: "efforts aimed at ending the war" is nobody's plan yet, and a
/// purpose says something only with those it is meant for.
fn says_something(event: &Event, is_purpose: bool) -> bool {
    !matches!(event.status, EventStatus::Planned | EventStatus::Possible)
        || event.place.is_some()
        || event.time.is_some()
        || !(event.recipients.is_empty()
            && (is_purpose || event.actors.is_empty())
            && event.mediators.is_empty()
            && event.quantities.is_empty())
}

/// Types of which who undergoes tells enough, planned or denied: arrests, releases, talks.
fn is_done_to(kind: EventType) -> bool {
    matches!(kind, EventType::Coerce | EventType::Retreat | EventType::Consult | EventType::Concede)
}

/// Whether the row names those without whom such an act tells nothing: who asks, agrees or threatens; of another act of
/// words somebody at least. "Faced **calls** to resign" tells whom they are for.
fn has_somebody(event: &Event, is_noun: bool) -> bool {
    let is_done = !event.actors.is_empty() || !event.actor_spans.is_empty();
    let is_real = matches!(event.status, EventStatus::Occurred | EventStatus::Ongoing | EventStatus::Denied);
    if !is_real && !is_done && event.place.is_none() && event.time.is_none() && !is_done_to(event.r#type) {
        return false;
    }
    match event.r#type {
        EventType::Request if is_noun => is_done || !event.recipients.is_empty(),
        EventType::Request | EventType::Agree | EventType::Threaten => is_done,
        EventType::Accuse | EventType::Support | EventType::Reject | EventType::Aid => {
            let is_set = event.place.is_some() || event.time.is_some() || event.mode.is_some();
            is_done || !event.recipients.is_empty() || is_set
        }
        _ => true,
    }
}

/// Which of two statuses prevails: the higher.
fn weight(status: EventStatus) -> u8 {
    match status {
        EventStatus::Occurred => 0,
        EventStatus::Ongoing => 1,
        EventStatus::Planned => 2,
        EventStatus::Possible => 3,
        EventStatus::Proposed => 4,
        EventStatus::Demanded => 5,
        EventStatus::Negated => 6,
        EventStatus::Doubted => 7,
        EventStatus::Denied => 8,
    }
}

/// The one that prevails.
fn stronger(one: EventStatus, other: EventStatus) -> EventStatus {
    if weight(other) > weight(one) { other } else { one }
}
