//! Who acts and who undergoes when a noun names the act.
//!
//! - Finds: possessors, modifiers ("**Russian** invasion"), "by", "between", "of", "against", "on" and the
//!   frame's other prepositions, participles ("talks **involving**", "**mediated by**", "carried out by"),
//!   the subject of the light verb.
//! - Leaves: a bare mention that tells nothing of its own ("the talks", "negotiations").
//! - Cannot see: arguments told in another clause.

use onrecord_language::Label;
use onrecord_lexicon::Frame;
use onrecord_record::{ActorId, ActorKind, EventType};

use super::support::{Support, support};
use super::trigger::{Opened, complement, is_one_of, key};
use super::verb::is_misled;
use super::{Found, accused, circumstance, parties, promise};
use crate::{Draft, clause};

/// Binds the event that a noun opens; none if the text says nothing of it but its name.
pub(super) fn read(draft: &Draft<'_>, opened: &Opened) -> Option<Found> {
    let frame = &draft.lexicon.frames.all()[opened.frame];
    let noun = opened.token;
    // "an arrest **warrant**": the paper, and nobody is arrested yet.
    let is_of_paper = draft.annotation.tokens()[noun].label == Label::Compound
        && draft.annotation.head(noun).is_some_and(|paper| key(draft, paper) == "warrant");
    if is_of_paper {
        return None;
    }
    let support = support(draft, noun);
    let named_by = promise::recast(draft, opened).unwrap_or(opened.frame);
    let mut event = Found { token: noun, frame: named_by, ..Found::default() };
    event.carrier = support.as_ref().filter(|support| support.is_light).map(|support| support.verb);
    // "voter **opposition**": those who are called by the act's own noun do not do it.
    let itself = parties::of(draft, noun);
    event.actors = own_doers(draft, opened);
    event.actors.retain(|actor| Some(*actor) != itself);
    if event.actors.is_empty() && frame.r#type == EventType::Assault {
        event.actors = accused::of(draft, noun).map_or_else(Vec::new, |held| parties::named(draft, held));
    }
    event.mediators = mediators(draft, noun);
    let receivers = receivers(draft, opened, support.as_ref());
    // "faced calls for a reform": whoever faces them tells enough.
    let is_faced = !receivers.is_empty() && frame.r#type == EventType::Request;
    if !receivers.is_empty() {
        event.actors = behind(draft, noun, &["of", "from", "by", "among"]);
        event.actors.retain(|actor| !receivers.contains(actor));
    } else if event.actors.is_empty() {
        // "**had** three convictions": whose they are did not convict.
        let is_had =
            frame.possessor_undergoes && support.as_ref().is_some_and(|support| &*key(draft, support.verb) == "have");
        event.actors = if is_had { Vec::new() } else { carried_doers(draft, support.as_ref()) };
    }
    let others = if receivers.is_empty() { recipients(draft, opened, event.carrier) } else { receivers };
    let others = if frame.r#type == EventType::Assault { [victims(draft, noun), others].concat() } else { others };
    let others: Vec<ActorId> = others.into_iter().filter(|one| !event.actors.contains(one)).collect();
    // "the eight-year war **with Iran**": who fought Iran is not told.
    let is_one_sided = frame.r#type == EventType::Assault && event.actors.is_empty() && others.len() == 1;
    if frame.reciprocal && !is_one_sided {
        parties::add(&mut event.actors, others);
    } else {
        event.recipients = others;
    }
    event.actors.retain(|actor| !event.mediators.contains(actor) && Some(*actor) != itself);
    event.recipients.retain(|actor| Some(*actor) != itself);
    let mut anchors = vec![noun];
    anchors.extend(support.as_ref().filter(|support| support.is_light || support.is_governor).map(|found| found.verb));
    circumstance::fill(draft, &mut event, &anchors);
    event.quantities = circumstance::quantities(draft, dependents(draft, noun).chain([noun]));
    let has_party = !event.actors.is_empty() || !event.recipients.is_empty();
    let subjects = &draft.lexicon.frames.conditions(opened.frame).subjects;
    if !subjects.is_empty() && !is_faced && !has_doer(draft, &event, opened, support.as_ref()) {
        return None;
    }
    // "a basis for meeting with these people": who met is in the text, but nobody known.
    let is_empty_talk =
        frame.reciprocal && !has_party && event.mediators.is_empty() && event.place.is_none() && event.time.is_none();
    if is_empty_talk && clause::prepositional(draft.annotation, draft.text, noun, &["with", "between"]).next().is_some()
    {
        return None;
    }
    let is_told = has_party || !event.mediators.is_empty() || event.place.is_some() || event.time.is_some();
    let is_carried = support.as_ref().is_some_and(|support| support.is_light || support.is_governor);
    let is_done = support.is_some_and(|support| support.is_light && support.subject_acts && !support.is_subject);
    (if frame.needs_actor { has_party || is_done } else { is_told || is_carried }).then_some(event)
}

/// "**Ten people** died in the shelling": who dies in what the noun tells.
fn victims(draft: &Draft<'_>, noun: usize) -> Vec<ActorId> {
    let annotation = draft.annotation;
    let preposition = annotation.head(noun).filter(|&preposition| {
        draft.annotation.tokens()[noun].label == Label::Pobj
            && matches!(draft.word(preposition), "in" | "from" | "during")
    });
    let verb = preposition
        .and_then(|preposition| annotation.head(preposition))
        .filter(|&verb| clause::is_verbal(annotation, verb) && matches!(&*key(draft, verb), "die" | "perish"));
    verb.and_then(|verb| clause::subject(annotation, verb))
        .map_or_else(Vec::new, |subject| parties::named(draft, subject.token))
}

/// Whether somebody acts who is what the frame asks for.
fn has_doer(draft: &Draft<'_>, event: &Found, opened: &Opened, support: Option<&Support>) -> bool {
    let words = &draft.lexicon.frames.conditions(opened.frame).subjects;
    if words.any_actor {
        return !event.actors.is_empty();
    }
    let subject = support.and_then(|support| clause::subject(draft.annotation, support.verb));
    let near = draft.annotation.children(opened.token).chain(subject.map(|subject| subject.token));
    near.into_iter().any(|token| is_one_of(draft, token, words)) || (words.any_person && !event.actors.is_empty())
}

/// The objects of a noun's prepositions, and its modifiers.
pub(super) fn dependents<'d>(draft: &'d Draft<'_>, noun: usize) -> impl Iterator<Item = usize> + 'd {
    let annotation = draft.annotation;
    annotation.children(noun).filter_map(move |child| match annotation.tokens()[child].label {
        Label::Prep => annotation.child(child, Label::Pobj),
        Label::Compound | Label::Poss | Label::Amod | Label::Nmod => Some(child),
        _ => None,
    })
}

fn behind(draft: &Draft<'_>, noun: usize, prepositions: &[&str]) -> Vec<ActorId> {
    let annotation = draft.annotation;
    // "the killing **by police of a boy**": the parser hangs the second on the first.
    let below = prepositions.contains(&"of").then(|| {
        clause::prepositional(annotation, draft.text, noun, &["by"])
            .filter(|&doer| parties::of(draft, doer).is_some())
            .flat_map(|doer| clause::prepositional(annotation, draft.text, doer, &["of"]))
    });
    let frames = &draft.lexicon.frames;
    let is_of =
        |kind: EventType| frames.noun(&key(draft, noun)).iter().any(|entry| frames.all()[entry.index].r#type == kind);
    let (accuses, protests) = (is_of(EventType::Accuse), is_of(EventType::Protest));
    let is_accused = |object: usize| accuses && super::verb::is_blow(draft, object);
    // "protests against **the deportation of a boy**": not against the boy.
    let is_suffered = |object: usize| protests && is_deed(draft, object);
    clause::prepositional(draft.annotation, draft.text, noun, prepositions)
        .chain(below.into_iter().flatten())
        .filter(|&object| !super::verb::is_adjunct(draft, object))
        // "allegations of the killing of villagers **by the army**"
        .flat_map(|object| match object {
            deed if is_accused(deed) => by_whom(draft, deed),
            deed if is_suffered(deed) => doers_of_deed(draft, deed),
            other => parties::named(draft, other),
        })
        .collect()
}

/// "a lawsuit **filed against** the firm", "sanctions **imposed on** Iran".
fn behind_participle(draft: &Draft<'_>, noun: usize, preposition: &str) -> Vec<ActorId> {
    let annotation = draft.annotation;
    let participles = annotation.children_with(noun, Label::Acl).filter(|&verb| {
        clause::is_passive(annotation, verb) && draft.lexicon.frames.light(&key(draft, verb)).next().is_some()
    });
    participles.flat_map(|verb| behind(draft, verb, &[preposition])).collect()
}

/// "the killings of Kurds **by police**", "protested the raid **by the army**": the parser hangs the doer on the sufferer or
/// on the verb, whose own doer is its subject.
fn hung_elsewhere(draft: &Draft<'_>, noun: usize) -> Vec<ActorId> {
    let annotation = draft.annotation;
    let mut of: Vec<usize> = clause::prepositional(annotation, draft.text, noun, &["of"]).collect();
    of.retain(|&sufferer| parties::of(draft, sufferer).is_some());
    of.extend(clause::prepositional(annotation, draft.text, noun, &["to", "on", "against", "in"]));
    let verb = annotation.head(noun).filter(|&verb| {
        annotation.tokens()[noun].label == Label::Dobj
            && clause::is_verbal(annotation, verb)
            && !clause::is_passive(annotation, verb)
    });
    of.into_iter()
        .chain(verb)
        .flat_map(|head| clause::prepositional(annotation, draft.text, head, &["by"]).collect::<Vec<_>>())
        .filter(|&doer| doer > noun && parties::of(draft, doer).is_some())
        .flat_map(|doer| parties::named(draft, doer))
        .collect()
}

/// "Palin's **Trump** endorsement": who stands between the owner and the noun is backed.
fn backed_in_front(draft: &Draft<'_>, opened: &Opened) -> Vec<ActorId> {
    let frame = &draft.lexicon.frames.all()[opened.frame];
    if frame.r#type != EventType::Support || draft.annotation.child(opened.token, Label::Poss).is_none() {
        return Vec::new();
    }
    let owners = own_doers(draft, opened);
    let mut before = parties::modifiers(draft, opened.token);
    before.retain(|one| !owners.is_empty() && !owners.contains(one));
    before
}

/// Whose deed is looked into where the words tell it: "an inquiry into the killing of villagers **by soldiers**", "into **Israel's**
/// shelling of the camp".
pub(super) fn investigated(draft: &Draft<'_>, opened: &Opened) -> Vec<ActorId> {
    let (annotation, text) = (draft.annotation, draft.text);
    let frame = &draft.lexicon.frames.all()[opened.frame];
    let is_inquiry = frame.r#type == EventType::Accuse && frame.mode.as_deref() == Some("investigate");
    if !is_inquiry {
        return Vec::new();
    }
    let heads = std::iter::once(opened.token).chain(opened.phrase.iter().copied()).chain(opened.object);
    let into = heads.flat_map(|head| clause::prepositional(annotation, text, head, &["into"]).collect::<Vec<_>>());
    let below = |head: usize| clause::prepositional(annotation, text, head, &["of", "about"]).collect::<Vec<_>>();
    let mut deeds = opened.object.into_iter().chain(into).flat_map(|head| std::iter::once(head).chain(below(head)));
    deeds.find(|&noun| super::verb::is_blow(draft, noun)).map_or_else(Vec::new, |deed| doers_of_deed(draft, deed))
}

/// "the **deportation** of the editor", "his **arrest**": what somebody suffers, apart from blows, whose victims PLOVER's coders name.
pub(super) fn is_deed(draft: &Draft<'_>, noun: usize) -> bool {
    draft.lexicon.frames.is_in("undergone", &key(draft, noun))
        && parties::of(draft, noun).is_none()
        && !super::verb::is_blow(draft, noun)
}

/// Those behind "by", else the owner of a deed that others suffered: of "the editor's killing" no doer is told.
pub(super) fn doers_of_deed(draft: &Draft<'_>, noun: usize) -> Vec<ActorId> {
    let by = behind(draft, noun, &["by"]);
    let is_of_others =
        by.is_empty() && clause::prepositional(draft.annotation, draft.text, noun, &["of", "on"]).next().is_some();
    let owners = draft.annotation.children_with(noun, Label::Poss).filter(|_| is_of_others);
    by.into_iter().chain(owners.flat_map(|one| parties::named(draft, one))).collect()
}

/// Those whom a noun of violence says to do it: "the **army**'s shelling of the town", "an attack **by** rebels".
pub(super) fn by_whom(draft: &Draft<'_>, noun: usize) -> Vec<ActorId> {
    let mut doers = behind(draft, noun, &["by"]);
    if doers.is_empty() {
        doers = draft.annotation.children_with(noun, Label::Poss).flat_map(|one| parties::named(draft, one)).collect();
    }
    if doers.is_empty() {
        doers = parties::modifiers(draft, noun).into_iter().filter(|&one| is_armed(draft, one)).collect();
    }
    // "the **Iraqi** invasion"
    if doers.is_empty() {
        let adjectives = draft.annotation.children_with(noun, Label::Amod).filter_map(|one| parties::of(draft, one));
        doers = adjectives.filter(|&one| is_state(draft, one)).collect();
    }
    doers
}

fn is_state(draft: &Draft<'_>, actor: ActorId) -> bool {
    draft.record.actors.get(actor.index()).is_some_and(|actor| actor.kind == ActorKind::State)
}

/// Whether words of blame are about an act of conflict: "**condemned** the bombing", "**criticized** the lawsuit".
pub(super) fn is_condemned(draft: &Draft<'_>, frame: usize, object: usize) -> bool {
    let frames = &draft.lexicon.frames;
    let is_force = |frame: usize| {
        use EventType::{Accuse, Assault, Coerce, Protest, Reject, Sanction, Threaten};
        matches!(frames.all()[frame].r#type, Accuse | Assault | Coerce | Protest | Reject | Sanction | Threaten)
    };
    let words = &frames.all()[frame];
    // "lodged **a protest** with China": whom the protest is made to.
    words.r#type == EventType::Accuse
        && words.objects.is_empty()
        && words.mode.as_deref() == Some("disapprove")
        && parties::of(draft, object).is_none()
        && !clause::is_verbal(draft.annotation, object)
        && frames.noun(&key(draft, object)).iter().any(|entry| is_force(entry.index))
}

/// "a **Taliban** attack killed five": who bears arms attacks; of others in front of the noun it may be the victim.
fn is_armed(draft: &Draft<'_>, actor: ActorId) -> bool {
    const ARMED: &[&str] = &["COP", "MIL", "REB", "UAF", "PRM"];
    let actor = draft.record.actors.get(actor.index());
    actor.is_some_and(|actor| actor.sectors.iter().any(|sector| ARMED.contains(&sector.as_str())))
}

fn own_doers(draft: &Draft<'_>, opened: &Opened) -> Vec<ActorId> {
    let (annotation, noun) = (draft.annotation, opened.token);
    let frame = &draft.lexicon.frames.all()[opened.frame];
    let from =
        if frame.recipient.iter().any(|slot| slot == "from") || frame.possessor_undergoes { "by" } else { "from" };
    // "launched a mediation effort **between** the two": those are helped to agree.
    let is_mediation = frame.mode.as_deref() == Some("third-party");
    let by: &[&str] = if is_mediation || is_allegation(frame) {
        &["by", from]
    } else {
        &["by", "between", "among", "involving", from]
    };
    let by = behind(draft, noun, by);
    if !by.is_empty() {
        return by;
    }
    let by = hung_elsewhere(draft, noun);
    if !by.is_empty() {
        return by;
    }
    let mut doers = Vec::new();
    let of = behind(draft, noun, &["of"]);
    let possessor_acts =
        (!frame.possessor_undergoes || !of.is_empty()) && rescuer(draft, noun).is_none() && !is_had(draft, frame, noun);
    for child in annotation.children(noun) {
        let token = &annotation.tokens()[child];
        match token.label {
            Label::Poss if possessor_acts => parties::add(&mut doers, parties::named(draft, child)),
            Label::Acl | Label::Relcl => parties::add(&mut doers, participle_doers(draft, child, is_allegation(frame))),
            _ => {}
        }
    }
    if let Some(verb) = rescuer(draft, noun) {
        let subject = clause::subject(annotation, verb).filter(|subject| !subject.is_passive);
        return subject.map_or_else(Vec::new, |subject| parties::named(draft, subject.token));
    }
    if possessor_acts && !is_inquiry(frame) {
        // "**Palin's** Trump endorsement": of two in front the owner acts.
        let is_owned = frame.r#type == EventType::Support && !doers.is_empty();
        parties::add(&mut doers, if is_owned { Vec::new() } else { parties::modifiers(draft, noun) });
    } else if possessor_acts {
        let own: Vec<usize> = annotation.children_with(noun, Label::Poss).collect();
        let of_bodies = parties::modifiers(draft, noun).into_iter().filter(|&one| !is_suspect(draft, one));
        let of_owners = own.into_iter().flat_map(|one| parties::named(draft, one));
        parties::add(&mut doers, of_owners.chain(of_bodies).collect());
    }
    if doers.is_empty() && frame.of_actor {
        doers = of;
    }
    doers
}

/// "**the governor's** support from the unions", "**her** support across the state": what somebody has rather than gives.
fn is_had(draft: &Draft<'_>, frame: &Frame, noun: usize) -> bool {
    let from: &[&str] =
        if frame.r#type == EventType::Support { &["from", "among", "across"] } else { &["from", "among"] };
    // "**her support** fell": a share that she has.
    let is_share = || {
        draft.annotation.tokens()[noun].label == Label::Nsubj
            && matches!(&*key(draft, noun), "support" | "backing")
            && clause::prepositional(draft.annotation, draft.text, noun, &["for", "of", "to"]).next().is_none()
    };
    matches!(frame.r#type, EventType::Support | EventType::Accuse)
        && (clause::prepositional(draft.annotation, draft.text, noun, from).next().is_some()
            || frame.r#type == EventType::Support && is_share())
}

/// "rivals **came to** her defense": the verb of those who help whoever possesses the noun.
fn rescuer(draft: &Draft<'_>, noun: usize) -> Option<usize> {
    let annotation = draft.annotation;
    let to = annotation
        .head(noun)
        .filter(|&to| annotation.tokens()[noun].label == Label::Pobj && annotation.lemma(to) == "to")?;
    annotation.child(noun, Label::Poss)?;
    annotation.head(to).filter(|&verb| matches!(&*key(draft, verb), "come" | "rush" | "spring" | "leap" | "jump"))
}

fn is_inquiry(frame: &Frame) -> bool {
    frame.r#type == EventType::Accuse && matches!(frame.mode.as_deref(), Some("investigate" | "allege"))
}

/// "the **Clinton** investigation": a person without an office of the law in front of an inquiry is its subject.
fn is_suspect(draft: &Draft<'_>, actor: ActorId) -> bool {
    draft.record.actors.get(actor.index()).is_some_and(|actor| {
        actor.kind == ActorKind::Person
            && !actor.sectors.iter().any(|sector| matches!(sector.as_str(), "JUD" | "COP" | "SPY"))
    })
}

/// "allegations **involving** the clerk": those are accused.
fn is_allegation(frame: &Frame) -> bool {
    frame.r#type == EventType::Accuse && frame.mode.as_deref() == Some("allege")
}

/// "talks **involving** the three powers", "an assault **launched by** rebels".
fn participle_doers(draft: &Draft<'_>, verb: usize, is_allegation: bool) -> Vec<ActorId> {
    let lemma = key(draft, verb);
    if draft.lexicon.frames.is_in("include", &lemma) {
        if is_allegation {
            return Vec::new();
        }
        return clause::object(draft.annotation, verb).map_or_else(Vec::new, |object| parties::named(draft, object));
    }
    let is_light = draft.lexicon.frames.light(&lemma).any(|(light, _)| light.subject_acts);
    if is_light && !draft.lexicon.frames.is_in("mediate", &lemma) {
        return clause::agent(draft.annotation, verb).map_or_else(Vec::new, |agent| parties::named(draft, agent));
    }
    Vec::new()
}

/// "talks **mediated** by Qatar": told with the talks.
pub(super) fn is_mediation_of_event(draft: &Draft<'_>, verb: usize) -> bool {
    let annotation = draft.annotation;
    matches!(annotation.tokens()[verb].label, Label::Acl | Label::Relcl)
        && clause::is_passive(annotation, verb)
        && draft.lexicon.frames.is_in("mediate", &key(draft, verb))
        && annotation.head(verb).is_some_and(|noun| {
            let frames = &draft.lexicon.frames;
            !frames.noun(&key(draft, noun)).is_empty() || !frames.noun(&draft.word(noun).to_lowercase()).is_empty()
        })
}

/// "talks **mediated by Qatar**", "a **U.S.-brokered** truce".
pub(super) fn mediators(draft: &Draft<'_>, noun: usize) -> Vec<ActorId> {
    let annotation = draft.annotation;
    let mut all = Vec::new();
    for child in annotation.children(noun) {
        if !draft.lexicon.frames.is_in("mediate", &key(draft, child)) {
            continue;
        }
        if let Some(agent) = clause::agent(annotation, child) {
            parties::add(&mut all, parties::named(draft, agent));
        } else if annotation.tokens()[child].label == Label::Amod {
            parties::add(&mut all, annotation.children(child).filter_map(|part| parties::of(draft, part)).collect());
        }
    }
    all
}

/// Those who act by the light verb: "**Iran** held talks", "talks were held by **Iran**".
fn carried_doers(draft: &Draft<'_>, support: Option<&Support>) -> Vec<ActorId> {
    let Some(support) = support.filter(|support| support.subject_acts) else { return Vec::new() };
    let token = if support.is_subject {
        clause::agent(draft.annotation, support.verb)
    } else {
        match clause::subject(draft.annotation, support.verb) {
            Some(subject) if subject.is_passive => clause::agent(draft.annotation, support.verb),
            subject => subject.map(|subject| subject.token),
        }
    };
    let token = token.filter(|&token| !is_misled(draft, support.verb, token));
    token.map_or_else(Vec::new, |token| parties::named(draft, token))
}

/// "**She** won the endorsement of the union", "**Cruz** faced criticism": who receives what a noun names.
fn receivers(draft: &Draft<'_>, opened: &Opened, support: Option<&Support>) -> Vec<ActorId> {
    use EventType::{Accuse, Aid, Request, Support as Backing, Threaten};
    let frame = &draft.lexicon.frames.all()[opened.frame];
    let kind = frame.r#type;
    let can_be_received = matches!(kind, Backing | Accuse | Aid | Request | Threaten) || frame.possessor_undergoes;
    let verb = support.filter(|support| can_be_received && !support.is_subject).map(|support| support.verb);
    // "**has** the endorsement of the union", "**has** twice the support": as good as received, unless it is for somebody.
    let is_had = |verb: usize| {
        (kind == Backing || frame.possessor_undergoes)
            && &*key(draft, verb) == "have"
            && (frame.possessor_undergoes
                || clause::prepositional(draft.annotation, draft.text, opened.token, &["for", "to", "with"])
                    .next()
                    .is_none())
    };
    let verb = verb.filter(|&verb| draft.lexicon.frames.is_in("receive", &key(draft, verb)) || is_had(verb));
    let subject = verb.and_then(|verb| clause::subject(draft.annotation, verb)).filter(|subject| !subject.is_passive);
    subject.map_or_else(Vec::new, |subject| parties::named(draft, subject.token))
}

fn recipients(draft: &Draft<'_>, opened: &Opened, carrier: Option<usize>) -> Vec<ActorId> {
    let frame = &draft.lexicon.frames.all()[opened.frame];
    let noun = opened.token;
    let investigated = investigated(draft, opened);
    if !investigated.is_empty() {
        return investigated;
    }
    let slots: Vec<&str> = frame.recipient.iter().map(String::as_str).collect();
    let slots = if !slots.is_empty() {
        slots
    } else if frame.reciprocal && frame.r#type != EventType::Assault {
        // "talks **on Kashmir**": what they are about.
        vec!["with", "to", "of"]
    } else {
        vec!["against", "on", "with", "to", "of"]
    };
    for slot in slots {
        let found = match slot {
            "of" if frame.of_actor => Vec::new(),
            "object" | "dative" => Vec::new(),
            "clause" => complement(draft, &[noun]).map_or_else(Vec::new, |verb| {
                // "calls **for the minister** to resign": who is to do it is asked.
                let asked = clause::own_subject(draft.annotation, verb).filter(|_| frame.r#type == EventType::Request);
                if let Some(asked) = asked.filter(|_| !clause::is_passive(draft.annotation, verb)) {
                    return parties::named(draft, asked);
                }
                clause::object(draft.annotation, verb).map_or_else(Vec::new, |object| parties::named(draft, object))
            }),
            preposition => {
                let mut found = behind(draft, noun, &[preposition]);
                if found.is_empty() && preposition != "of" {
                    found = behind_participle(draft, noun, preposition);
                }
                match carrier {
                    Some(verb) if found.is_empty() && preposition != "of" => behind(draft, verb, &[preposition]),
                    _ => found,
                }
            }
        };
        if !found.is_empty() {
            return found;
        }
    }
    if is_allegation(frame) {
        let involved = draft
            .annotation
            .children_with(noun, Label::Acl)
            .filter(|&verb| draft.lexicon.frames.is_in("include", &key(draft, verb)));
        let accused = involved.filter_map(|verb| clause::object(draft.annotation, verb));
        let mut accused: Vec<ActorId> = accused.flat_map(|one| parties::named(draft, one)).collect();
        accused.extend(behind(draft, noun, &["involving"]));
        if !accused.is_empty() {
            return accused;
        }
    }
    let backed = backed_in_front(draft, opened);
    if !backed.is_empty() {
        return backed;
    }
    if is_inquiry(frame) {
        let owned = draft.annotation.children_with(noun, Label::Poss).flat_map(|owner| parties::named(draft, owner));
        let owners: Vec<ActorId> = if frame.possessor_undergoes { Vec::new() } else { owned.collect() };
        let mut before = parties::modifiers(draft, noun);
        before.retain(|one| !owners.contains(one) && is_suspect(draft, *one));
        if !before.is_empty() {
            return before;
        }
    }
    if frame.possessor_undergoes || is_had(draft, frame, noun) || rescuer(draft, noun).is_some() {
        return draft
            .annotation
            .children_with(noun, Label::Poss)
            .flat_map(|possessor| parties::named(draft, possessor))
            .collect();
    }
    Vec::new()
}
