//! One act told again by a bare noun or gerund is no second act.
//!
//! - Finds: nouns ("the **shooting**", "his **resignation**") and gerunds ("blamed for **skipping** the debate") whose parties,
//!   place, time and numbers an earlier event of the same type has already told.
//! - Leaves: other verbs; nouns that tell something new; nouns with numbers ("three **attacks**").
//! - Cannot see: two acts of one kind by the same parties that the text tells apart in no other way.

use onrecord_language::{Label, Pos, Tag};
use onrecord_record::{ActorId, Event, EventStatus, QuantityId, Span};

use super::trigger::key;
use crate::Draft;

/// How many events back the first telling may be.
const REACH: usize = 40;

/// Drops the events that only tell again what is known.
pub(crate) fn drop_repeats(draft: &mut Draft<'_>) {
    let events = &draft.record.events;
    let is_again = |index: usize| {
        let event = &events[index];
        is_mention(draft, event)
            && events[index.saturating_sub(REACH)..index].iter().any(|known| tells(draft, known, event))
    };
    let mut again = (0..events.len()).map(is_again).collect::<Vec<_>>().into_iter();
    draft.record.events.retain(|_| !again.next().unwrap_or(false));
}

/// Whether a word names the act without telling it: a noun, or "blamed for **skipping** the debate".
fn is_mention(draft: &Draft<'_>, event: &Event) -> bool {
    let trigger = draft.tokens_in(event.trigger).start;
    draft.annotation.tokens().get(trigger).is_some_and(|token| {
        matches!(token.pos, Pos::Noun | Pos::Propn) || token.tag == Tag::Vbg && token.label == Label::Pcomp
    })
}

/// Whether one event has all that the other tells.
fn tells(draft: &Draft<'_>, known: &Event, event: &Event) -> bool {
    let is_real = |event: &Event| matches!(event.status, EventStatus::Occurred | EventStatus::Ongoing);
    let has_all = |some: &[ActorId], all: &[ActorId]| some.iter().all(|one| all.contains(one));
    let is_same_word = || {
        let word = |event: &Event| draft.tokens_in(event.trigger).start;
        let (one, other) = (word(known), word(event));
        one < draft.annotation.len() && stem(&key(draft, one)) == stem(&key(draft, other))
    };
    known.r#type == event.r#type
        && (known.status == event.status || is_real(known) && is_real(event))
        && has_all(&event.actors, &known.actors)
        && has_all(&event.recipients, &known.recipients)
        && (event.place.is_none() || event.place == known.place)
        && (event.time == known.time || !is_dated(draft, event))
        && event.quantities.iter().all(|&one| known.quantities.iter().any(|&other| counts_the_same(draft, one, other)))
        && (!event.recipients.is_empty() || is_worded(draft, &event.recipient_spans, &known.recipient_spans))
        && (!event.actors.is_empty() || is_worded(draft, &event.actor_spans, &known.actor_spans))
        && (!event.recipients.is_empty()
            || !event.actors.is_empty()
            || event.place.is_some()
            || is_same_word()
            || is_pointed_at(draft, known, event))
        && (event.mode == known.mode || is_same_word() || event.mode.is_none() && is_pointed_at(draft, known, event))
}

/// "A bomb killed two. **The attack** …", "**This strike** …": a definite noun right after the act.
fn is_pointed_at(draft: &Draft<'_>, known: &Event, event: &Event) -> bool {
    const SENTENCES: u32 = 2;
    let annotation = draft.annotation;
    let word = |event: &Event| draft.tokens_in(event.trigger).start.min(annotation.len().saturating_sub(1));
    let (first, noun) = (word(known), word(event));
    let is_definite = annotation.children_with(noun, Label::Det).any(|article| {
        article < noun && matches!(&*draft.word(article).to_lowercase(), "the" | "this" | "that" | "these" | "those")
    });
    let sentence = |token: usize| annotation.tokens()[token].sentence;
    is_definite && annotation.tokens()[noun].tag == Tag::Nn && sentence(first) + SENTENCES >= sentence(noun)
}

/// "killed **six** journalists … the killing of the **six** journalists": one number told twice.
fn counts_the_same(draft: &Draft<'_>, one: QuantityId, other: QuantityId) -> bool {
    let quantities = &draft.record.quantities;
    let Some((one, other)) = quantities.get(one.index()).zip(quantities.get(other.index())) else { return false };
    one.id == other.id
        || one.value.is_some() && one.value == other.value && one.unit == other.unit && one.item == other.item
}

/// Whether the event has a time that says more than "recent".
fn is_dated(draft: &Draft<'_>, event: &Event) -> bool {
    let time = event.time.and_then(|time| draft.record.times.get(time.index()));
    time.is_some_and(|time| time.begin.is_some() || time.end.is_some())
}

/// Whether the words that name no actor stand in the first telling too.
fn is_worded(draft: &Draft<'_>, spans: &[Span], known: &[Span]) -> bool {
    let words = |span: &Span| draft.text.get(span.start as usize..span.end as usize).unwrap_or_default().to_lowercase();
    spans.iter().all(|span| known.iter().any(|known| words(known).contains(&words(span))))
}

/// What "resign" and "resignation", "shoot" and "shooting" share.
fn stem(word: &str) -> &str {
    const ENDINGS: &[&str] = &["ation", "ing", "ment", "ion", "al", "ed", "s", "e"];
    ENDINGS.iter().find_map(|ending| word.strip_suffix(ending).filter(|stem| stem.len() >= 4)).unwrap_or(word)
}
