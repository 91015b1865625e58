//! Who acts and who undergoes when a verb names the act.
//!
//! - Finds: subjects (own, shared, controlled, of relative clauses), agents of passives, direct and indirect
//!   objects, the frame's prepositions, those whom the complement's act concerns ("agreed to release
//!   **the pilots**", "urged **Kyiv** to stop").
//! - Leaves: acts that no one in the clause does, where the frame needs somebody.
//! - Cannot see: who acts in an agentless passive.

use onrecord_language::{Label, Tag};
use onrecord_lexicon::Frame;
use onrecord_record::{ActorId, ActorKind, EventType};

use super::trigger::{Opened, complement, key};
use super::{Found, accused, circumstance, noun, parties, promise};
use crate::{Draft, clause};

/// Where to look for those it is done to, unless the frame knows better.
const USUAL: &[&str] = &["dative", "object", "to", "with", "against", "on", "at", "over", "into", "toward", "in"];

/// The same where the verb has an object that names nobody: "championed **a bill** with Smith", whom nothing is done to.
const USUAL_BESIDE_OBJECT: &[&str] = &["dative", "object", "to", "against", "on"];

/// Where those stand with whom one meets; behind other prepositions stands what is talked about.
const PARTNERS: &[&str] = &["dative", "object", "with", "to"];

/// Where those stand who are asked.
const ADDRESSED: &[&str] = &["dative", "to", "on", "from", "by"];

/// Binds the event that a verb opens; none if the frame needs somebody and nobody is there.
pub(super) fn read(draft: &Draft<'_>, opened: &Opened) -> Option<Found> {
    let frame = &draft.lexicon.frames.all()[opened.frame];
    let verb = opened.token;
    let (doers, doer_tokens) = doers(draft, verb);
    // "was flown to the capital": who is taken somewhere visits nobody.
    let is_taken = frame.mode.as_deref() == Some("visit") && clause::is_passive(draft.annotation, verb);
    if is_taken && clause::agent(draft.annotation, verb).is_none() {
        return None;
    }
    if is_of_nobody(draft, verb, &doer_tokens) || is_alone(draft, frame, verb, &doers) {
        return None;
    }
    let is_done = !doers.is_empty() || doer_tokens.iter().any(|&token| !super::doers::is_thing(draft, token));
    if frame.needs_doer && !is_done {
        return None;
    }
    let is_about_others = is_about_others(draft, opened);
    let recipients = recipients(draft, opened, &doers, is_about_others);
    // "were killed in shelling": a noun but for its form.
    let is_circumstance = draft.annotation.tokens()[verb].label == Label::Pcomp;
    // "**Three** were killed": people of whom only the number is told.
    let is_counted = opened.object.is_some_and(|object| draft.annotation.tokens()[object].tag == Tag::Cd);
    let is_of_somebody = !doers.is_empty() || !recipients.is_empty() || !doer_tokens.is_empty() || is_counted;
    if frame.needs_actor && !is_circumstance && !is_of_somebody {
        return None;
    }
    // "was ready to": the word that means something names the act; "stand **down**" is one verb.
    let token = if is_copula(draft, verb) {
        let is_particle = |word: &usize| draft.annotation.tokens()[*word].label == Label::Prt;
        opened.phrase.get(1).copied().filter(|word| !is_particle(word)).unwrap_or(verb)
    } else {
        verb
    };
    let named_by = promise::recast(draft, opened).unwrap_or(opened.frame);
    let is_request = frame.r#type == EventType::Request;
    let object = opened.object.filter(|&object| is_request && !clause::is_verbal(draft.annotation, object));
    let mut event = Found { token, frame: named_by, object, ..Found::default() };
    event.actors = doers;
    if event.actors.is_empty() && frame.r#type == EventType::Assault && doer_tokens.is_empty() {
        event.actors = accused::of(draft, verb).map_or_else(Vec::new, |held| parties::named(draft, held));
    }
    if event.actors.is_empty() {
        event.actors = sent_force(draft, frame, verb);
    }
    let others = others(draft, opened, recipients, &event.actors);
    if frame.reciprocal {
        parties::add(&mut event.actors, others);
        if is_talk_of_one(draft, verb, &event.actors) {
            return None;
        }
    } else {
        event.recipients = others;
    }
    let is_promise = draft.lexicon.frames.all()[event.frame].r#type == EventType::Agree && event.recipients.is_empty();
    if is_promise && promise::is_to_nobody(draft, &opened.phrase) {
        return None;
    }
    for &word in opened.used.iter().filter(|&&word| word != verb) {
        parties::add(&mut event.mediators, noun::mediators(draft, word));
    }
    event.actors.retain(|actor| !event.mediators.contains(actor));
    let mut anchors = opened.phrase.clone();
    if !circumstance::is_of_words(draft, opened.frame) {
        anchors.extend(opened.object.filter(|&object| object > verb && draft.annotation.head(object).is_some()));
    }
    if draft.annotation.tokens()[verb].label == Label::Xcomp {
        anchors.extend(draft.annotation.head(verb));
    }
    circumstance::fill(draft, &mut event, &anchors);
    let counted = opened.phrase.iter().skip(1).copied().chain(opened.object).chain(doer_tokens);
    event.quantities = circumstance::quantities(draft, counted);
    Some(event)
}

/// Those whom the act is done to, by the slots of its frame or the words behind, but not its doers.
fn others(draft: &Draft<'_>, opened: &Opened, recipients: Vec<ActorId>, doers: &[ActorId]) -> Vec<ActorId> {
    let frame = &draft.lexicon.frames.all()[opened.frame];
    let verb = opened.token;
    let mut others: Vec<ActorId> = recipients.into_iter().filter(|one| !doers.contains(one)).collect();
    let is_of_words = matches!(frame.r#type, EventType::Request | EventType::Reject);
    if is_of_words {
        others.retain(|&one| !is_topic(draft, opened, one));
    } else if others.is_empty() && key(draft, verb) != "discuss" && condemned(draft, opened).is_none() {
        others = deeper(draft, opened, doers);
    }
    if frame.r#type == EventType::Support || frame.mode.as_deref() == Some("disapprove") {
        others.retain(|&one| !is_in_matter(draft, opened, one));
    }
    if others.is_empty() {
        others = awaited(draft, verb, doers);
    }
    others
}

/// "**discusses** fun topics", "**spoke** by phone": one person alone consults nobody.
fn is_talk_of_one(draft: &Draft<'_>, verb: usize, actors: &[ActorId]) -> bool {
    let has_partner = || clause::prepositional(draft.annotation, draft.text, verb, &["with", "to"]).next().is_some();
    let may_be_alone = match &*key(draft, verb) {
        "discuss" => true,
        "speak" | "talk" => !has_partner(),
        _ => false,
    };
    may_be_alone && is_one_person(draft, actors)
}

/// "**police** were deployed": a passive without an agent whose subject is what moves.
pub(super) fn is_sent_force(draft: &Draft<'_>, frame: &Frame, verb: usize) -> bool {
    frame.r#type == EventType::Mobilize
        && clause::is_verbal(draft.annotation, verb)
        && clause::is_passive(draft.annotation, verb)
        && clause::agent(draft.annotation, verb).is_none()
}

/// "**police** were deployed": the force that moves acts, whoever sent it.
fn sent_force(draft: &Draft<'_>, frame: &Frame, verb: usize) -> Vec<ActorId> {
    let force = clause::subject(draft.annotation, verb).filter(|_| is_sent_force(draft, frame, verb));
    force.map_or_else(Vec::new, |force| parties::named(draft, force.token))
}

/// "nobody cheered", "no one was hurt", "apologized **to nobody**": what nobody does or suffers is no event.
fn is_of_nobody(draft: &Draft<'_>, verb: usize, doer_tokens: &[usize]) -> bool {
    let subject = clause::subject(draft.annotation, verb).map(|subject| subject.token);
    let is_of_none = |&token: &usize| {
        draft.annotation.children_with(token, Label::Det).any(|word| draft.word(word).eq_ignore_ascii_case("no"))
    };
    let is_to_nobody = clause::prepositional(draft.annotation, draft.text, verb, &["to", "with", "for"])
        .any(|other| matches!(draft.annotation.lemma(other), "nobody" | "none"));
    is_to_nobody
        || doer_tokens.iter().copied().chain(subject).any(|token| is_nobody(draft, token))
        || doer_tokens.iter().any(is_of_none)
}

/// "a gunman **marched** into the hall": one alone is no protest.
fn is_alone(draft: &Draft<'_>, frame: &Frame, verb: usize, doers: &[ActorId]) -> bool {
    frame.r#type == EventType::Protest
        && !doers.is_empty()
        && is_one_person(draft, doers)
        && matches!(&*key(draft, verb), "march" | "walk" | "pour")
}

fn is_one_person(draft: &Draft<'_>, actors: &[ActorId]) -> bool {
    let [one] = actors else { return actors.is_empty() };
    draft.record.actors.get(one.index()).is_some_and(|actor| actor.kind == ActorKind::Person)
}

/// Whether an actor stands only in what a request or refusal is about: "declined to release the names of **the men**",
/// "requested an inquiry into **the senator**". Whose call or resignation it is, and whom sanctions are on, is asked or
/// refused.
fn is_topic(draft: &Draft<'_>, opened: &Opened, actor: ActorId) -> bool {
    let (annotation, verb) = (draft.annotation, opened.token);
    let is_about = |token: usize| {
        let above: Vec<usize> = annotation.ancestors(token).take_while(|&above| above != verb).collect();
        let mut preps =
            above.iter().copied().filter(|&above| annotation.tokens()[above].label == Label::Prep).peekable();
        // "offers for talks **by the government**": whoever made them.
        let is_author = preps.peek().is_some_and(|&first| matches!(draft.word(first), "by" | "from"));
        // "pressed **for judges** who uphold it": who is wanted is not asked; "called for them **to leave**" asks them.
        let outer = above.last().is_some_and(|&outer| draft.word(outer) == "for" && opened.phrase.contains(&outer));
        let is_near = above.iter().filter(|&&above| annotation.tokens()[above].label == Label::Prep).count() == 1;
        // "called for **the mayor's** resignation" asks the mayor.
        let is_owner = annotation.tokens()[token].label == Label::Poss
            && annotation.head(token).is_some_and(|act| draft.lexicon.frames.is_in("own_act", &key(draft, act)));
        let is_wanted =
            outer && is_near && !is_owner && opened.phrase.len() > 1 && complement(draft, &opened.phrase).is_none();
        is_wanted || !is_author && preps.any(|preposition| is_of_matter(draft, opened, preposition))
    };
    let mut mentions = annotation.subtree(verb).filter(|&token| draft.actor_of[token] == Some(actor)).peekable();
    mentions.peek().is_some() && mentions.all(is_about)
}

/// "voted for military action **against Iraq**", "criticized the bailout **for the bank**", "supports packing **the court**": an actor who stands
/// only inside of what a view is about is not whom it is for or against.
fn is_in_matter(draft: &Draft<'_>, opened: &Opened, actor: ActorId) -> bool {
    let (annotation, verb) = (draft.annotation, opened.token);
    let is_backing = draft.lexicon.frames.all()[opened.frame].r#type == EventType::Support;
    let is_inside = |token: usize| {
        let above: Vec<usize> = annotation.ancestors(token).take_while(|&above| above != verb).collect();
        let is_outer = |&step: &usize| {
            let entry = &annotation.tokens()[step];
            // "criticized the handling **of** the case", but "the leader **of** the party".
            let is_undergone = || {
                let noun = annotation.head(step).map(|noun| key(draft, noun));
                draft.word(step) == "of"
                    && noun.is_some_and(|noun| draft.lexicon.frames.is_in("undergone", &noun) || noun.ends_with("ing"))
            };
            let is_aimed = entry.label == Label::Prep
                && (matches!(draft.word(step), "against" | "for" | "into" | "on" | "about" | "over") || is_undergone())
                && !opened.phrase.contains(&step)
                && annotation.head(step).is_some_and(|noun| {
                    noun != verb && !opened.phrase.contains(&noun) && super::words::is_matter(draft, noun)
                });
            let is_deed = match entry.label {
                Label::Acl | Label::Relcl => true,
                Label::Pcomp | Label::Xcomp => is_backing && entry.tag == Tag::Vbg,
                _ => false,
            };
            is_aimed || is_deed
        };
        above.iter().any(is_outer)
    };
    let mut mentions = annotation.subtree(verb).filter(|&token| draft.actor_of[token] == Some(actor)).peekable();
    mentions.peek().is_some() && mentions.all(is_inside)
}

/// Whether those whom something is about stand behind a preposition, rather than those who do it or suffer it.
fn is_of_matter(draft: &Draft<'_>, opened: &Opened, preposition: usize) -> bool {
    const PEOPLE: &[&str] = &["container", "people", "body", "troops"];
    const DEEDS: &[&str] = &["call", "own_act", "sanctions", "restriction", "violence", "harm"];
    let annotation = draft.annotation;
    let Some(noun) = annotation.head(preposition) else { return false };
    let word = draft.word(preposition).to_lowercase();
    if !matches!(&*word, "of" | "for" | "into" | "about" | "over" | "on" | "against") {
        return false;
    }
    // "asked for visas **for the boy**": a second "for" tells whom it is good for.
    if noun == opened.token {
        return word == "for" && opened.phrase.len() > 1 && !opened.phrase.contains(&preposition);
    }
    let (frames, lemma) = (&draft.lexicon.frames, key(draft, noun));
    let is_any = |classes: &[&str]| classes.iter().any(|class| frames.is_in(class, &lemma));
    !clause::is_verbal(annotation, noun)
        && parties::of(draft, noun).is_none()
        && !is_any(PEOPLE)
        && (word == "for" || !is_any(DEEDS))
}

fn is_nobody(draft: &Draft<'_>, token: usize) -> bool {
    let lemma = draft.annotation.lemma(token);
    matches!(lemma, "nobody" | "none" | "nothing" | "anyone" | "anybody" | "whoever")
        || clause::is_few(draft.annotation, token)
        || lemma == "one" && clause::is_negated(draft.annotation, draft.text, token)
}

fn is_copula(draft: &Draft<'_>, verb: usize) -> bool {
    matches!(draft.annotation.lemma(verb), "be" | "remain" | "stand" | "stay")
}

/// Those who act, and the tokens that name them.
fn doers(draft: &Draft<'_>, verb: usize) -> (Vec<ActorId>, Vec<usize>) {
    let token = match clause::subject(draft.annotation, verb) {
        Some(subject) if subject.is_passive => clause::agent(draft.annotation, verb),
        Some(subject) => Some(subject.token),
        None => clause::agent(draft.annotation, verb),
    };
    let token =
        token.and_then(|token| if is_misled(draft, verb, token) { before_which(draft, verb) } else { Some(token) });
    let mut doers = token.map_or_else(Vec::new, |token| {
        if is_blow(draft, token) { noun::by_whom(draft, token) } else { parties::named(draft, token) }
    });
    if doers.is_empty() {
        doers = makers(draft, verb);
    }
    if doers.is_empty() && token.is_none() {
        doers = causes(draft, verb);
    }
    (doers, token.into_iter().collect())
}

/// "a teacher in **Toledo** who had given": the parser hangs "who" on the nearest name, which is no person.
pub(super) fn is_misled(draft: &Draft<'_>, verb: usize, token: usize) -> bool {
    is_thing_taken_for_person(draft, verb, token)
        || clause::own_subject(draft.annotation, verb)
            .is_some_and(|subject| subject != token && draft.word(subject).eq_ignore_ascii_case("who"))
            && (draft.place_of[token].is_some()
                || parties::of(draft, token)
                    .and_then(|actor| draft.record.actors.get(actor.index()))
                    .is_some_and(|actor| actor.kind == ActorKind::State))
}

/// "the riots after the shooting of a boy, **which** threaten the peace": "which" stands for no person.
fn is_thing_taken_for_person(draft: &Draft<'_>, verb: usize, token: usize) -> bool {
    let is_which = clause::own_subject(draft.annotation, verb)
        .is_some_and(|subject| subject != token && draft.word(subject).eq_ignore_ascii_case("which"));
    let actor = || parties::of(draft, token).and_then(|actor| draft.record.actors.get(actor.index()));
    is_which && actor().is_some_and(|actor| actor.kind == ActorKind::Person)
}

/// "said Smith of the **Workers' Union**, which struck": the body right before "which".
pub(super) fn before_which(draft: &Draft<'_>, verb: usize) -> Option<usize> {
    let which = clause::own_subject(draft.annotation, verb).filter(|&subject| draft.word(subject) == "which")?;
    let near = which.checked_sub(1).map(|near| if draft.word(near) == "," { near.saturating_sub(1) } else { near })?;
    let actor = parties::of(draft, near).and_then(|actor| draft.record.actors.get(actor.index()))?;
    (actor.kind != ActorKind::Person).then_some(near)
}

/// "the **bombing** of a clinic killed a guard": who is hit by an act that kills does not kill.
pub(super) fn is_blow(draft: &Draft<'_>, token: usize) -> bool {
    let frames = &draft.lexicon.frames;
    parties::of(draft, token).is_none()
        && frames.noun(&key(draft, token)).iter().any(|entry| frames.all()[entry.index].r#type == EventType::Assault)
}

/// "were killed as a result of **Israel's** campaign": whose act it came of.
fn causes(draft: &Draft<'_>, verb: usize) -> Vec<ActorId> {
    let annotation = draft.annotation;
    let as_result = annotation.children_with(verb, Label::Prep).filter(|&as_| as_ > verb && draft.word(as_) == "as");
    let results = as_result.filter_map(|as_| annotation.child(as_, Label::Pobj));
    let of = results
        .filter(|&result| matches!(annotation.lemma(result), "result" | "consequence"))
        .find_map(|result| annotation.children_with(result, Label::Prep).find(|&of| draft.word(of) == "of"));
    let act = of.and_then(|of| annotation.child(of, Label::Pobj)).filter(|_| clause::is_passive(annotation, verb));
    let act = act.filter(|&act| {
        let word = key(draft, act);
        !draft.lexicon.frames.noun(&word).is_empty() || matches!(&*word, "campaign" | "operation" | "offensive")
    });
    act.map_or_else(Vec::new, |act| {
        annotation.children_with(act, Label::Poss).filter_map(|owner| parties::of(draft, owner)).collect()
    })
}

/// "**Parliament** passed a resolution criticizing him", "**the army** launched a raid that killed two": whoever makes the paper or strikes
/// the blow. Who found a bomb that killed a guard killed nobody.
fn makers(draft: &Draft<'_>, verb: usize) -> Vec<ActorId> {
    let annotation = draft.annotation;
    let frames = &draft.lexicon.frames;
    let noun = annotation.head(verb).filter(|&noun| {
        matches!(annotation.tokens()[verb].label, Label::Acl | Label::Relcl)
            && !clause::is_passive(annotation, verb)
            && annotation.tokens()[noun].label == Label::Dobj
    });
    let is_of = |noun: usize, above: usize| {
        let word = key(draft, above);
        let kind = |verb: usize| super::trigger::verb(draft, verb).map(|opened| frames.all()[opened.frame].r#type);
        if kind(verb) != Some(EventType::Assault) {
            return frames.is_in("making", &word);
        }
        let is_arm = is_blow(draft, noun) || frames.is_in("weapon", &key(draft, noun));
        let strikes =
            || kind(above) == Some(EventType::Assault) || frames.light(&word).any(|(light, _)| light.subject_acts);
        is_arm && strikes()
    };
    let maker = noun
        .and_then(|noun| annotation.head(noun).filter(|&above| is_of(noun, above)))
        .and_then(|above| clause::subject(annotation, above))
        .filter(|subject| !subject.is_passive);
    maker.map_or_else(Vec::new, |subject| parties::named(draft, subject.token))
}

fn recipients(draft: &Draft<'_>, opened: &Opened, doers: &[ActorId], is_about_others: bool) -> Vec<ActorId> {
    let frame = &draft.lexicon.frames.all()[opened.frame];
    // "condemned the bombing **of embassies**": blamed is whoever did it.
    if let Some(object) = condemned(draft, opened) {
        return noun::by_whom(draft, object);
    }
    // "called for **Israel's** withdrawal from Lebanon": whose act is asked for is asked.
    let owners = opened
        .object
        .filter(|&object| {
            frame.r#type == EventType::Request && draft.lexicon.frames.is_in("own_act", &key(draft, object))
        })
        .and_then(|object| draft.annotation.child(object, Label::Poss))
        .map_or_else(Vec::new, |owner| parties::others(draft, owner, doers));
    if !owners.is_empty() {
        return owners;
    }
    let investigated = noun::investigated(draft, opened);
    if !investigated.is_empty() {
        return investigated;
    }
    // "**which** Moscow blamed **on Kyiv**": blamed is whoever stands behind "on".
    if key(draft, opened.token) == "blame" {
        let on = in_slot(draft, opened, "on", doers);
        if !on.is_empty() {
            return on;
        }
    }
    let found = if is_about_others {
        // "pushed for the boy's return **to his father**": the act's own phrases name nobody who is asked.
        let apart = Opened { object: None, ..opened.clone() };
        ADDRESSED.iter().map(|slot| in_slot(draft, &apart, slot, doers)).find(|found| !found.is_empty())
    } else if frame.recipient.is_empty() {
        let slots: &[&str] = if frame.reciprocal && frame.r#type != EventType::Assault {
            PARTNERS
        } else if has_own_object(draft, opened) {
            USUAL_BESIDE_OBJECT
        } else {
            USUAL
        };
        slots.iter().map(|slot| in_slot(draft, opened, slot, doers)).find(|found| !found.is_empty())
    } else {
        let slots = frame.recipient.iter().map(String::as_str);
        // "urged both sides to free the prisoners": who is asked is told, if not by a name.
        let is_asked = frame.r#type == EventType::Request
            && opened.object.is_some_and(|object| !clause::is_verbal(draft.annotation, object));
        slots
            .filter(|slot| !(is_asked && *slot == "clause"))
            .map(|slot| in_slot(draft, opened, slot, doers))
            .find(|found| !found.is_empty())
    };
    match found {
        Some(found) => found,
        None if is_about_others => Vec::new(),
        // "asked **the government** for loans"
        None if frame.r#type == EventType::Request && opened.phrase.len() > 1 => {
            clause::object(draft.annotation, opened.token)
                .map_or_else(Vec::new, |object| parties::others(draft, object, doers))
        }
        // "is investigating whether **the clerk** took bribes"
        None if frame.mode.as_deref() == Some("investigate") => draft
            .annotation
            .children_with(opened.token, Label::Ccomp)
            .find_map(|asked| clause::own_subject(draft.annotation, asked))
            .map_or_else(Vec::new, |subject| parties::others(draft, subject, doers)),
        None if frame.reciprocal && key(draft, opened.token) == "discuss" => Vec::new(),
        None if frame.reciprocal => partners(draft, opened, doers),
        None if frame.objects.is_empty() => in_slot(draft, opened, "object", doers),
        None => Vec::new(),
    }
}

/// The act of force that an act of words is about.
fn condemned(draft: &Draft<'_>, opened: &Opened) -> Option<usize> {
    opened.object.filter(|&object| noun::is_condemned(draft, opened.frame, object))
}

/// Whether the verb has an object outside of its phrase.
fn has_own_object(draft: &Draft<'_>, opened: &Opened) -> bool {
    clause::object(draft.annotation, opened.token).is_some_and(|object| !opened.phrase.contains(&object))
}

/// Whether a request is for something done to somebody: "called for the **release** of the pilots", "demanded that the boy
/// **be returned**". Those are not asked.
fn is_about_others(draft: &Draft<'_>, opened: &Opened) -> bool {
    let frame = &draft.lexicon.frames.all()[opened.frame];
    frame.r#type == EventType::Request
        && (opened.object.is_some_and(|object| draft.lexicon.frames.is_in("undergone", &key(draft, object)))
            || complement(draft, &opened.phrase).is_some_and(|verb| {
                clause::own_subject(draft.annotation, verb).is_some()
                    && clause::is_passive(draft.annotation, verb)
                    && clause::agent(draft.annotation, verb).is_none()
            }))
}

/// "met **the envoy** for talks": where no slot names the other party, the verb's own object does, else the object's words.
fn partners(draft: &Draft<'_>, opened: &Opened, doers: &[ActorId]) -> Vec<ActorId> {
    // "exchanged **150 prisoners**": those who change hands.
    if matches!(&*key(draft, opened.token), "exchange" | "swap") {
        return Vec::new();
    }
    let direct = clause::object(draft.annotation, opened.token).filter(|object| Some(*object) != opened.object);
    let direct = direct.map_or_else(Vec::new, |object| parties::others(draft, object, doers));
    match opened.object {
        Some(object) if direct.is_empty() => own_actors(draft, object),
        _ => direct,
    }
}

fn own_actors(draft: &Draft<'_>, head: usize) -> Vec<ActorId> {
    clause::conjuncts(draft.annotation, head).into_iter().filter_map(|one| parties::of(draft, one)).collect()
}

fn in_slot(draft: &Draft<'_>, opened: &Opened, slot: &str, doers: &[ActorId]) -> Vec<ActorId> {
    let annotation = draft.annotation;
    let protests = draft.lexicon.frames.all()[opened.frame].r#type == EventType::Protest;
    let named = |head: usize| {
        // "protested against **the boy's deportation**": not against the boy.
        if protests && noun::is_deed(draft, head) {
            noun::doers_of_deed(draft, head)
        } else {
            parties::others(draft, head, doers)
        }
    };
    match slot {
        "object" => opened.object.map_or_else(Vec::new, |object| {
            let found = named(object);
            if found.is_empty() && clause::is_verbal(annotation, object) { below(draft, object, doers) } else { found }
        }),
        "dative" => annotation
            .children_with(opened.token, Label::Dative)
            .map(|dative| annotation.child(dative, Label::Pobj).unwrap_or(dative))
            .flat_map(named)
            .collect(),
        "subject" => clause::subject(annotation, opened.token).map_or_else(Vec::new, |subject| named(subject.token)),
        "clause" => complement(draft, &opened.phrase)
            .filter(|&verb| !is_promised_to_nobody(draft, opened, verb))
            .map_or_else(Vec::new, |verb| of_complement(draft, verb, doers)),
        preposition => {
            let heads = opened.phrase.iter().copied().chain(opened.object);
            let heads = heads.flat_map(|head| clause::conjuncts(annotation, head));
            heads
                .flat_map(|head| {
                    clause::prepositional(annotation, draft.text, head, std::slice::from_ref(&preposition))
                        .collect::<Vec<_>>()
                })
                .filter(|&found| !is_in_front(draft, opened.token, found) && draft.time_of[found].is_none())
                .filter(|&found| !is_adjunct(draft, found))
                .filter(|&found| !is_beside(draft, found))
                .flat_map(named)
                .collect()
        }
    }
}

/// "**in response to** the war", "**at the meeting**", "in line with": why and on what occasion, and no party.
pub(super) fn is_adjunct(draft: &Draft<'_>, object: usize) -> bool {
    let class = match draft.annotation.head(object).map(|preposition| draft.word(preposition).to_lowercase()).as_deref()
    {
        Some("in") => "regard",
        Some("at") => "assembly",
        _ => return false,
    };
    draft.lexicon.frames.is_in(class, &key(draft, object))
}

/// "blocked the trade, **with** Malta lending ships": what goes on beside the act.
pub(super) fn is_beside(draft: &Draft<'_>, object: usize) -> bool {
    draft
        .annotation
        .head(object)
        .is_some_and(|with| with > 0 && draft.word(with).eq_ignore_ascii_case("with") && draft.word(with - 1) == ",")
}

/// "**On the other hand**, she voted for it", "**at the convention** they march": what stands in front of the clause sets
/// the scene; "**with whom** he met" names a party.
pub(super) fn is_in_front(draft: &Draft<'_>, verb: usize, object: usize) -> bool {
    let annotation = draft.annotation;
    let is_of_verb = annotation.head(object).and_then(|preposition| annotation.head(preposition)) == Some(verb);
    object < verb && is_of_verb && !matches!(annotation.tokens()[object].tag, Tag::Wdt | Tag::Wp)
}

/// "lifted restrictions imposed on **the minister**", "agreed to open its border with **Chad**": where no slot names anybody,
/// the first one inside the object or the complement whom no other verb of the clause takes as its subject.
fn deeper(draft: &Draft<'_>, opened: &Opened, doers: &[ActorId]) -> Vec<ActorId> {
    let annotation = draft.annotation;
    let frame = &draft.lexicon.frames.all()[opened.frame];
    // "vowed to stay until **the government** falls": such a promise is made to nobody.
    if frame.r#type == EventType::Agree {
        return Vec::new();
    }
    // "resigned **to become** director": what those who go do next.
    let content = complement(draft, &opened.phrase).filter(|&verb| {
        let is_next = matches!(&*key(draft, verb), "become" | "be" | "serve" | "run" | "take" | "join" | "spend");
        // "would meet **to pick a nominee**": what talks are for.
        !(is_next && frame.r#type == EventType::Concede || frame.reciprocal)
    });
    let object = opened.object.filter(|&object| super::words::is_matter(draft, object));
    let object = object.filter(|&object| frame.r#type != EventType::Protest || !noun::is_deed(draft, object));
    let own = content.or(object).filter(|&head| head > opened.token);
    let Some(own) = own else { return Vec::new() };
    let is_inside = |token: usize| {
        annotation.ancestors(token).take_while(|&above| above != own).all(|above| {
            let is_where = annotation.tokens()[above].label == Label::Prep
                && ["at", "in", "near", "outside", "inside", "during"].contains(&draft.word(above));
            let is_apart =
                matches!(annotation.tokens()[above].label, Label::Advcl | Label::Relcl | Label::Ccomp | Label::Nsubj)
                    || annotation.lemma(above) == "than";
            !is_where && !is_apart && !is_adjunct(draft, above)
        })
    };
    // "sent **its marines** to Malta": what is moved is not what it is moved against.
    let moves = matches!(frame.r#type, EventType::Mobilize | EventType::Aid)
        && !frame.recipient.iter().any(|slot| slot == "object");
    let is_moved = |token: usize| {
        moves
            && opened.object.is_some_and(|object| {
                clause::conjuncts(annotation, object).into_iter().any(|one| {
                    let is_front = annotation.head(token) == Some(one) && token < one;
                    one == token || is_front && annotation.tokens()[token].label == Label::Compound
                })
            })
    };
    annotation
        .subtree(own)
        .filter(|&token| token > opened.token && is_inside(token) && !is_moved(token))
        .filter(|&token| annotation.head(token).is_none_or(|head| !parties::is_place_of(draft, token, head)))
        .find_map(|token| parties::of(draft, token).filter(|actor| !doers.contains(actor)))
        .into_iter()
        .collect()
}

/// "will not end the strike until **the ministry** pays": what is withheld is withheld from whoever must move first.
fn awaited(draft: &Draft<'_>, verb: usize, doers: &[ActorId]) -> Vec<ActorId> {
    let annotation = draft.annotation;
    if !clause::is_negated(annotation, draft.text, verb) {
        return Vec::new();
    }
    let condition = annotation.children_with(verb, Label::Advcl).find(|&clause| {
        annotation.children(clause).any(|mark| mark < clause && matches!(draft.word(mark), "until" | "unless" | "till"))
    });
    condition
        .and_then(|clause| clause::own_subject(annotation, clause))
        .map_or_else(Vec::new, |subject| parties::others(draft, subject, doers))
}

/// "promised to **track down** the bombers", "pledged to **ask** Congress": whom the promised act is done to is promised nothing.
fn is_promised_to_nobody(draft: &Draft<'_>, opened: &Opened, verb: usize) -> bool {
    use EventType::{Accuse, Agree, Assault, Coerce, Protest, Reject, Request, Sanction, Threaten};
    let frames = &draft.lexicon.frames;
    let is_against = |opened: Opened| {
        matches!(
            frames.all()[opened.frame].r#type,
            Accuse | Assault | Coerce | Protest | Reject | Request | Sanction | Threaten
        )
    };
    frames.all()[opened.frame].r#type == Agree
        && (frames.is_in("hunt", &key(draft, verb)) || super::trigger::verb(draft, verb).is_some_and(is_against))
}

/// "offered to send troops to **Uganda**": whom the complement's own frame names, else whom its words name.
fn of_complement(draft: &Draft<'_>, verb: usize, doers: &[ActorId]) -> Vec<ActorId> {
    let is_finite = clause::own_subject(draft.annotation, verb).is_some();
    let opened = super::trigger::verb(draft, verb).filter(|_| !is_finite);
    let named = opened.map_or_else(Vec::new, |opened| {
        let frame = &draft.lexicon.frames.all()[opened.frame];
        let slots = frame.recipient.iter().filter(|slot| *slot != "clause");
        slots.map(|slot| in_slot(draft, &opened, slot, doers)).find(|found| !found.is_empty()).unwrap_or_default()
    });
    if named.is_empty() { below(draft, verb, doers) } else { named }
}

/// "vowed to take **his campaign** to the convention": what is the doer's own is no party.
fn is_own(draft: &Draft<'_>, object: usize) -> bool {
    draft
        .annotation
        .children_with(object, Label::Poss)
        .any(|owner| draft.annotation.tokens()[owner].tag == Tag::PrpPoss)
}

/// Whom the act of a complement concerns: its own subject, its object, else whoever stands behind its prepositions.
fn below(draft: &Draft<'_>, verb: usize, doers: &[ActorId]) -> Vec<ActorId> {
    let annotation = draft.annotation;
    let subject = clause::own_subject(annotation, verb);
    // "demanded that **the boy** be returned": asked are those who are to do it.
    if subject.is_some() && clause::is_passive(annotation, verb) {
        return clause::agent(annotation, verb).map_or_else(Vec::new, |agent| parties::others(draft, agent, doers));
    }
    let own = subject.map_or_else(Vec::new, |token| parties::others(draft, token, doers));
    if !own.is_empty() {
        return own;
    }
    let objects = annotation.children(verb).filter(|&child| {
        matches!(annotation.tokens()[child].label, Label::Dobj | Label::Dative | Label::Attr | Label::Oprd)
    });
    let objects = objects.filter(|&object| !is_own(draft, object));
    let of_objects: Vec<ActorId> = objects.flat_map(|object| parties::others(draft, object, doers)).collect();
    if !of_objects.is_empty() {
        return of_objects;
    }
    // "tougher **than** the president": a measure, whom nothing is done to.
    let preps = annotation
        .children(verb)
        .filter(|&child| annotation.tokens()[child].label == Label::Prep && annotation.lemma(child) != "than");
    let behind = preps.flat_map(|prep| annotation.children_with(prep, Label::Pobj).collect::<Vec<_>>());
    let found: Vec<ActorId> = behind.flat_map(|object| parties::others(draft, object, doers)).collect();
    if !found.is_empty() {
        return found;
    }
    let deeper = annotation
        .children(verb)
        .find(|&child| matches!(annotation.tokens()[child].label, Label::Xcomp | Label::Ccomp));
    deeper.filter(|&deeper| deeper > verb).map_or_else(Vec::new, |deeper| below(draft, deeper, doers))
}
