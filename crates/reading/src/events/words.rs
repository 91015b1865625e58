//! The words that name who acts and whom or what it is done to.
//!
//! Apart from who they are ([`super::verb`], [`super::noun`]) because the words are there even where they name no actor:
//! "**two masked men** killed **a passer-by**".
//!
//! - Finds: the phrase around the mention of each actor in the sentence; else subject or agent, object, or what stands
//!   behind the frame's prepositions.
//! - Leaves: actors whom another sentence names; what harms without being somebody ("**a car bomb** killed two").
//! - Cannot see: phrases that the parser cut in two.

use std::ops::Range;

use onrecord_language::{Label, Pos, Tag};
use onrecord_record::{ActorId, EventType, Span};

use super::trigger::key;
use super::{Found, parties};
use crate::statements::phrase;
use crate::{Draft, clause};

/// Spans of those who act, and of those it is done to.
pub(super) fn spans(draft: &Draft<'_>, event: &Found) -> (Vec<Span>, Vec<Span>) {
    let frame = &draft.lexicon.frames.all()[event.frame];
    let verb = event.carrier.unwrap_or(event.token);
    let mut actors = named(draft, event.token, &event.actors);
    if actors.is_empty() {
        actors.extend(
            doer(draft, event, verb)
                .filter(|&token| is_somebody(draft, token) && !undergoes(draft, event, token))
                .filter(|&token| !(frame.r#type == EventType::Assault && is_instrument(draft, token)))
                .map(|token| whole(draft, token)),
        );
    }
    // "the **former envoy** met with the president": the side that nobody known stands for.
    if frame.reciprocal && event.actors.len() == 1 && clause::is_verbal(draft.annotation, event.token) {
        let other = doer(draft, event, verb)
            .filter(|&token| is_somebody(draft, token) && parties::named(draft, token).is_empty())
            .map(|token| whole(draft, token));
        actors.extend(other);
        actors.sort_by_key(|range| range.start);
    }
    let mut recipients = named(draft, event.token, &event.recipients);
    if recipients.is_empty() && !frame.reciprocal {
        let slots: Vec<&str> = frame.recipient.iter().map(String::as_str).collect();
        let is_thing_asked = |token: usize| match frame.r#type {
            EventType::Request => is_matter(draft, token) || is_wanted(draft, verb, token),
            EventType::Agree | EventType::Aid | EventType::Cooperate | EventType::Mobilize => {
                is_matter(draft, token) && is_object(draft, token)
            }
            // "allegations **of fraud**": the deed, and nobody who did it.
            EventType::Accuse => is_matter(draft, token) && is_behind(draft, token, "of"),
            _ => false,
        };
        let undergoer = undergoer(draft, event, verb, &slots).filter(|&token| {
            let meant = antecedent(draft, token).map(|(noun, _)| noun);
            is_somebody(draft, meant.unwrap_or(token))
                && !is_thing_asked(token)
                && !(frame.r#type == EventType::Request && meant.is_some())
        });
        recipients.extend(undergoer.map(|token| whole(draft, token)));
    }
    apart(draft, event.token, &mut actors);
    apart(draft, event.token, &mut recipients);
    recipients.retain(|range| actors.iter().all(|known| range.end <= known.start || known.end <= range.start));
    let written = |ranges: Vec<Range<usize>>| ranges.into_iter().map(|range| draft.annotation.span(range)).collect();
    (written(actors), written(recipients))
}

/// "**the movement**, which he denounced": the noun that a relative pronoun stands for, and the verb of its clause.
fn antecedent(draft: &Draft<'_>, token: usize) -> Option<(usize, usize)> {
    let annotation = draft.annotation;
    let is_relative = matches!(annotation.tokens()[token].tag, Tag::Wdt | Tag::Wp);
    let clause = annotation
        .ancestors(token)
        .find(|&above| annotation.tokens()[above].label == Label::Relcl)
        .filter(|_| is_relative)?;
    annotation.head(clause).filter(|&noun| noun < token).map(|noun| (noun, clause))
}

/// The phrase around a word; for "who" and "which" that of the noun they stand for: "**the donors** whom he accused".
fn whole(draft: &Draft<'_>, token: usize) -> Range<usize> {
    let Some((noun, clause)) = antecedent(draft, token) else { return phrase(draft, token) };
    let range = phrase(draft, noun);
    range.start..range.end.min(draft.annotation.subtree(clause).start.max(noun + 1))
}

/// Takes the act out of its parties' phrases: "**a movement** calling for talks", and nothing of "last night's shooting".
fn apart(draft: &Draft<'_>, trigger: usize, phrases: &mut Vec<Range<usize>>) {
    if clause::is_verbal(draft.annotation, trigger) {
        phrases.iter_mut().filter(|range| range.contains(&trigger)).for_each(|range| range.end = trigger);
    }
    let is_loose = |token: usize| {
        matches!(draft.annotation.tokens()[token].pos, Pos::Cconj | Pos::Adp | Pos::Aux)
            || matches!(draft.word(token), "," | "than")
    };
    for range in &mut *phrases {
        while range.start < range.end && is_loose(range.end - 1) {
            range.end -= 1;
        }
        while range.start < range.end && draft.annotation.tokens()[range.start].pos == Pos::Cconj {
            range.start += 1;
        }
    }
    phrases.retain(|range| !range.is_empty() && !range.contains(&trigger));
}

/// "**The candidates** get requests": who is already known to undergo it.
fn undergoes(draft: &Draft<'_>, event: &Found, token: usize) -> bool {
    draft.actor_of[token].is_some_and(|actor| event.recipients.contains(&actor))
}

/// Whether a word can name a party: no day ("**last Friday**'s bombings") and nothing that only points ("**it** was easier").
fn is_somebody(draft: &Draft<'_>, token: usize) -> bool {
    let is_pointer = matches!(
        draft.annotation.lemma(token),
        "it" | "this" | "that" | "there" | "what" | "which" | "something" | "degree"
    );
    let is_oneself = draft.word(token).ends_with("self") || draft.word(token).ends_with("selves");
    let is_deed = draft.annotation.tokens()[token].pos == Pos::Verb;
    let is_nobody = is_oneself || is_deed || is_pointer && draft.actor_of[token].is_none();
    draft.time_of[token].is_none() && !is_nobody
}

/// "pressed **for judges** who uphold it": who is wanted, and asked for nothing.
fn is_wanted(draft: &Draft<'_>, verb: usize, token: usize) -> bool {
    let mut below = draft.annotation.children(verb);
    is_behind(draft, token, "for")
        && !below.any(|child| child > token && clause::is_infinitive(draft.annotation, child))
}

/// Whether a word stands behind the preposition.
fn is_behind(draft: &Draft<'_>, token: usize, preposition: &str) -> bool {
    draft.annotation.tokens()[token].label == Label::Pobj
        && draft.annotation.head(token).is_some_and(|above| draft.annotation.lemma(above) == preposition)
}

/// "**shrapnel** injured four", "**strikes** had hit the town", "was struck by **a falling drone**": what harms is not who harms.
fn is_instrument(draft: &Draft<'_>, token: usize) -> bool {
    let (frames, word) = (&draft.lexicon.frames, key(draft, token));
    let is_people = ["people", "police", "body"].iter().any(|class| frames.is_in(class, &word));
    let is_act = || frames.noun(&word).iter().any(|entry| frames.all()[entry.index].r#type == EventType::Assault);
    draft.actor_of[token].is_none() && !is_people && (frames.is_in("weapon", &word) || is_act())
}

/// "firing **missiles**", "rammed **their car** into the gate": what force is used with.
fn is_means(draft: &Draft<'_>, token: usize) -> bool {
    let annotation = draft.annotation;
    if annotation.tokens()[token].label != Label::Dobj || draft.actor_of[token].is_some() {
        return false;
    }
    let word = key(draft, token);
    let is_weapon = draft.lexicon.frames.is_in("weapon", &word) && !draft.lexicon.frames.is_in("target", &word);
    let is_driven = matches!(&*word, "car" | "truck" | "van" | "vehicle" | "bus" | "gas" | "firebomb" | "bomb")
        && annotation.head(token).is_some_and(|verb| {
            matches!(
                &*key(draft, verb),
                "ram" | "drive" | "crash" | "plow" | "plough" | "fire" | "throw" | "hurl" | "drop"
            )
        });
    is_weapon || is_driven
}

/// What a verb takes without a preposition, or with "for".
fn is_object(draft: &Draft<'_>, token: usize) -> bool {
    match draft.annotation.tokens()[token].label {
        Label::Pobj => {
            draft.annotation.head(token).is_some_and(|preposition| draft.annotation.lemma(preposition) == "for")
        }
        label => label == Label::Dobj,
    }
}

/// What is asked for or promised rather than whom it is asked of: "called for **wider efforts**".
pub(super) fn is_matter(draft: &Draft<'_>, token: usize) -> bool {
    const SOMEBODY: &[&str] = &["people", "body", "troops", "police", "company", "envoy", "camp", "office"];
    let (lemma, frames) = (key(draft, token), &draft.lexicon.frames);
    let is_name = matches!(draft.annotation.tokens()[token].pos, Pos::Propn | Pos::Pron);
    !is_name
        && draft.actor_of[token].is_none()
        && draft.lexicon.roles.get(&lemma).is_none()
        && !SOMEBODY.iter().any(|class| frames.is_in(class, &lemma))
}

/// The phrase around each actor's mention that is nearest to the trigger, in its sentence.
fn named(draft: &Draft<'_>, trigger: usize, actors: &[ActorId]) -> Vec<Range<usize>> {
    let sentence = draft.annotation.sentence_of(trigger);
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for actor in actors {
        let mention = sentence
            .clone()
            .filter(|&token| draft.actor_of[token] == Some(*actor))
            .min_by_key(|&token| (distance(draft, token, trigger), token.abs_diff(trigger)));
        let Some(mention) = mention else { continue };
        let range = phrase(draft, top(draft, mention, trigger));
        let is_new = ranges.iter().all(|known| range.end <= known.start || known.end <= range.start);
        if is_new && !range.contains(&trigger) {
            ranges.push(range);
        }
    }
    ranges.sort_by_key(|range| range.start);
    ranges
}

/// Steps up the tree from a mention to the trigger's clause; mentions that are not below it come last.
fn distance(draft: &Draft<'_>, token: usize, trigger: usize) -> usize {
    const FAR: usize = 32;
    let above = draft.annotation.head(trigger);
    draft.annotation.ancestors(token).take(FAR).position(|step| step == trigger || Some(step) == above).unwrap_or(FAR)
}

/// The head of the phrase that a mention belongs to: in "**Israel**'s jets" the jets, in "positions of **the army**" the
/// positions, unless they are an act.
fn top(draft: &Draft<'_>, mention: usize, trigger: usize) -> usize {
    let annotation = draft.annotation;
    let mut token = mention;
    while let Some(head) = annotation.head(token) {
        let whole = annotation.head(head).filter(|&whole| {
            annotation.tokens()[token].label == Label::Pobj
                && annotation.lemma(head) == "of"
                && annotation.tokens()[whole].pos == Pos::Noun
                && whole != trigger
                && draft.lexicon.frames.noun(&key(draft, whole)).is_empty()
        });
        if let Some(whole) = whole {
            token = whole;
            continue;
        }
        let is_inside = matches!(
            annotation.tokens()[token].label,
            Label::Poss | Label::Compound | Label::Amod | Label::Nmod | Label::Npadvmod
        );
        let is_nominal = matches!(annotation.tokens()[head].pos, Pos::Noun | Pos::Propn | Pos::Adj);
        if !is_inside || !is_nominal || head == trigger {
            break;
        }
        token = head;
    }
    token
}

fn doer(draft: &Draft<'_>, event: &Found, verb: usize) -> Option<usize> {
    let annotation = draft.annotation;
    if !clause::is_verbal(annotation, verb) {
        let undergoes = draft.lexicon.frames.all()[event.frame].possessor_undergoes;
        // "**his** arrest": whose it is suffers it, and a pronoun that stands for nobody known names nobody.
        let owner = annotation
            .child(verb, Label::Poss)
            .filter(|&owner| !undergoes && annotation.tokens()[owner].tag != Tag::PrpPoss);
        let is_force = draft.lexicon.frames.all()[event.frame].r#type == EventType::Assault;
        return clause::prepositional(annotation, draft.text, verb, &["by"])
            .next()
            .or(owner)
            .or_else(|| annotation.children_with(verb, Label::Compound).find(|&one| is_force && is_armed(draft, one)));
    }
    // "the arrest **is** the largest seizure", "the shooting **led to** clashes": the verb's subject is not who does it.
    let is_done_by_subject = || super::support(draft, event.token).is_none_or(|support| support.subject_acts);
    if event.carrier == Some(verb) && (annotation.lemma(verb) == "be" || !is_done_by_subject()) {
        return None;
    }
    let frame = &draft.lexicon.frames.all()[event.frame];
    let token = match clause::subject(annotation, verb) {
        Some(subject) if super::verb::is_sent_force(draft, frame, verb) => Some(subject.token),
        Some(subject) if subject.is_passive => clause::agent(annotation, verb),
        subject => subject.map(|subject| subject.token),
    };
    let token = token.filter(|&token| !super::verb::is_misled(draft, verb, token));
    let token = token.map(|token| owner_of_plan(draft, token).unwrap_or(token));
    token.filter(|&token| !matches!(annotation.tokens()[token].tag, Tag::Wdt | Tag::Wp | Tag::Ex))
}

/// "the **police** killing of a boy"
fn is_armed(draft: &Draft<'_>, token: usize) -> bool {
    let (frames, word) = (&draft.lexicon.frames, key(draft, token));
    ["police", "troops", "fighters"].iter().any(|class| frames.is_in(class, &word))
}

/// "**the union**'s resolve not to endorse anyone": whose plan it is.
fn owner_of_plan(draft: &Draft<'_>, token: usize) -> Option<usize> {
    draft.lexicon.frames.governing_noun(&key(draft, token))?;
    draft.annotation.child(token, Label::Poss)
}

/// "demonstrated **in Athens**": a place of which nothing is asked.
fn is_where(draft: &Draft<'_>, event: &Found, preposition: &str, token: usize) -> bool {
    let kind = draft.lexicon.frames.all()[event.frame].r#type;
    kind == EventType::Protest && matches!(preposition, "in" | "at" | "near") && draft.place_of[token].is_some()
}

/// What stands where the frame looks for those it is done to, in its order.
fn undergoer(draft: &Draft<'_>, event: &Found, verb: usize, slots: &[&str]) -> Option<usize> {
    const USUAL: &[&str] = &["dative", "object", "against", "on", "to", "with", "of"];
    let annotation = draft.annotation;
    let is_verb = event.carrier.is_none() && clause::is_verbal(annotation, verb);
    if is_verb && super::verb::is_sent_force(draft, &draft.lexicon.frames.all()[event.frame], verb) {
        return None;
    }
    if is_verb && clause::is_passive(annotation, verb) {
        return clause::subject(annotation, verb).map(|subject| subject.token);
    }
    let is_force = draft.lexicon.frames.all()[event.frame].r#type == EventType::Assault;
    let object = event.object.or_else(|| clause::object(annotation, verb));
    let object = object.filter(|_| is_verb);
    // "launched an **investigation** into the firm": the object names the act, and what undergoes stands behind it.
    let is_act = |noun: usize| {
        draft.lexicon.frames.light(&key(draft, verb)).next().is_some()
            && !draft.lexicon.frames.noun(&key(draft, noun)).is_empty()
    };
    if let Some(act) = object.filter(|&object| is_act(object)) {
        const BEHIND: &[&str] = &["into", "against", "on", "to", "with", "at", "for", "of"];
        return clause::prepositional(annotation, draft.text, act, BEHIND)
            .chain(clause::prepositional(annotation, draft.text, verb, BEHIND))
            .find(|&found| draft.time_of[found].is_none() && !super::verb::is_adjunct(draft, found));
    }
    let heads = [Some(event.token), Some(verb), object];
    let object = object.filter(|&object| !(is_force && is_means(draft, object)));
    let slots = if slots.is_empty() { USUAL } else { slots };
    let in_slot = |slot: &str| match slot {
        "object" => object,
        "as" => None,
        "dative" => annotation
            .children_with(verb, Label::Dative)
            .next()
            .map(|dative| annotation.child(dative, Label::Pobj).unwrap_or(dative)),
        preposition => heads.into_iter().flatten().find_map(|head| {
            clause::prepositional(annotation, draft.text, head, std::slice::from_ref(&preposition)).find(|&found| {
                let is_aside = super::verb::is_adjunct(draft, found)
                    || super::verb::is_beside(draft, found)
                    || is_verb && super::verb::is_in_front(draft, verb, found);
                draft.time_of[found].is_none() && !is_where(draft, event, preposition, found) && !is_aside
            })
        }),
    };
    // "sent **eight experts** to Malta": who is sent undergoes nothing.
    let kind = draft.lexicon.frames.all()[event.frame].r#type;
    let is_sent = matches!(kind, EventType::Aid | EventType::Mobilize) && !slots.contains(&"object");
    slots.iter().find_map(|slot| in_slot(slot)).or(object.filter(|_| !is_sent))
}
