//! Which frame a word opens.
//!
//! - Finds: a verb or noun that a frame knows, with the phrase below it ("call **for**", "**prisoner**
//!   exchange") and the object, subject or complement that the frame asks for; the closest fit wins.
//! - Leaves: words inside names, modifiers ("attack helicopter").
//! - Cannot see: figures of speech whose neighbours are literal.

use std::borrow::Cow;

use onrecord_language::{Label, NameType, Pos, Tag};
use onrecord_lexicon::{Conditions, Entry, Frame, Words};
use onrecord_record::{ActorId, ActorKind, EventType};

use super::{doers, noun, parties};
use crate::letters::lower;
use crate::{Draft, clause};

/// A frame that a word opens.
#[derive(Clone, Debug)]
pub(super) struct Opened {
    /// The verb or noun.
    pub token: usize,
    /// The frame's number.
    pub frame: usize,
    /// Words of the phrase, and the object if the frame asks for it: they name no event of their own.
    pub used: Vec<usize>,
    /// Words of the phrase alone, the trigger first.
    pub phrase: Vec<usize>,
    /// What the verb's act is directed at.
    pub object: Option<usize>,
}

/// The frame that a verb opens.
pub(super) fn verb(draft: &Draft<'_>, token: usize) -> Option<Opened> {
    let this = &draft.annotation.tokens()[token];
    // "**barring** a miracle": a participle for a preposition.
    if this.label == Label::Amod || (this.label == Label::Prep && this.tag == Tag::Vbg) {
        return None;
    }
    let lemma = key(draft, token);
    if is_arm(draft, token) || is_in_title(draft, token) {
        return None;
    }
    best(draft.lexicon.frames.verb(&lemma), |entry| verb_entry(draft, token, entry))
}

/// The frame that a noun opens.
pub(super) fn noun(draft: &Draft<'_>, token: usize) -> Option<Opened> {
    let this = &draft.annotation.tokens()[token];
    // "called the attack a war **crime**": a name for it, not another one.
    if matches!(this.label, Label::Compound | Label::Amod | Label::Nmod | Label::Poss | Label::Oprd)
        || is_in_name(draft, token)
        || is_side(draft, token)
        || is_arm(draft, token)
    {
        return None;
    }
    let (lemma, word) = (key(draft, token), lower(draft.word(token)));
    let by_lemma = best(draft.lexicon.frames.noun(&lemma), |entry| noun_entry(draft, token, entry));
    if word == lemma {
        return by_lemma;
    }
    let by_word = best(draft.lexicon.frames.noun(&word), |entry| noun_entry(draft, token, entry));
    match (by_lemma, by_word) {
        (Some(one), Some(other)) if one.phrase.len() > other.phrase.len() => Some(one),
        (one, other) => other.or(one),
    }
}

/// "his book **Going** Home": a capital behind a plain word begins a title. Headlines have capitals before it too.
fn is_in_title(draft: &Draft<'_>, verb: usize) -> bool {
    let before = verb.checked_sub(1).filter(|&before| draft.annotation.sentence_of(verb).contains(&before));
    draft.word(verb).starts_with(char::is_uppercase)
        && draft.word(verb).chars().any(char::is_lowercase)
        && before.is_some_and(|before| {
            draft.word(before).starts_with(char::is_lowercase)
                && matches!(draft.annotation.tokens()[before].pos, Pos::Noun | Pos::Verb)
        })
}

/// "called the **atom bomb** a gift": an arm, and no blast.
fn is_arm(draft: &Draft<'_>, token: usize) -> bool {
    token > 0
        && &*key(draft, token) == "bomb"
        && matches!(&*key(draft, token - 1), "atom" | "atomic" | "hydrogen" | "nuclear" | "dirty")
}

/// "the socialist **opposition** has called for a vote": those who oppose, and no act of theirs.
fn is_side(draft: &Draft<'_>, token: usize) -> bool {
    let annotation = draft.annotation;
    let acts = matches!(annotation.tokens()[token].label, Label::Nsubj | Label::Nsubjpass);
    &*key(draft, token) == "opposition"
        && parties::of(draft, token).is_some()
        && acts
        && clause::prepositional(annotation, draft.text, token, &["to", "from", "against"]).next().is_none()
}

fn best(entries: &[Entry], fit: impl Fn(&Entry) -> Option<(usize, Opened)>) -> Option<Opened> {
    entries.iter().filter_map(fit).max_by_key(|(score, _)| *score).map(|(_, opened)| opened)
}

fn verb_entry(draft: &Draft<'_>, token: usize, entry: &Entry) -> Option<(usize, Opened)> {
    let phrase = phrase(draft, token, &entry.rest)?;
    let frame = &draft.lexicon.frames.all()[entry.index];
    let conditions = draft.lexicon.frames.conditions(entry.index);
    let object = object(draft, &phrase);
    let clause = frame.needs_clause.then(|| complement(draft, &phrase)).flatten();
    if (frame.needs_clause && clause.is_none_or(|clause| is_opinion(draft, token, clause)))
        || is_naming(draft, token, frame, &phrase)
        || is_date(draft, &phrase)
        || is_setback(draft, token, frame)
        || is_no_refusal(draft, frame, &phrase, object)
        || is_sacking(draft, token, frame)
        || (frame.r#type == EventType::Protest && shows_that(draft, token))
        || is_alert(draft, token, frame, &phrase)
        || is_fought_in_words(draft, frame, clause)
        || is_candidacy(draft, token, frame, object)
        || is_discharge(draft, token, frame)
        || is_felt(draft, token)
        || has_other_particle(draft, token, &phrase)
        || !object_fits(draft, conditions, object, clause)
        || !subject_fits(draft, conditions, token)
        || !prepositions_fit(draft, conditions, &phrase, object)
        || !lacks(draft, frame, &phrase)
    {
        return None;
    }
    let mut used = phrase.clone();
    if conditions.objects.is_empty() || keeps_object(frame) {
        used.retain(|&word| !is_event_noun(draft, word) || !keeps_object(frame));
    } else {
        used.extend(object);
    }
    // "stopped **fighting**": what is no longer done.
    if frame.mode.as_deref() == Some("ceasefire") {
        used.extend(object.filter(|&object| clause::is_verbal(draft.annotation, object)));
    }
    let score = entry.rest.len() * 4
        + conditions.count() * 2
        + conditions.prepositions.len()
        + usize::from(frame.needs_clause) * 3;
    Some((score, Opened { token, frame: entry.index, used, phrase, object }))
}

/// "lines **backed up** into the street", "**believed** it helped **in** a way": with a particle that the frame does not name
/// a verb means something else, and a preposition behind a clause belongs to that clause.
fn has_other_particle(draft: &Draft<'_>, verb: usize, phrase: &[usize]) -> bool {
    let annotation = draft.annotation;
    let changes = |particle: usize| {
        !phrase.contains(&particle)
            && matches!(
                draft.word(particle),
                "up" | "off" | "out" | "over" | "through" | "in" | "together" | "forward" | "aside" | "along"
            )
    };
    // "found **the mayor guilty**": a clause that the frame names.
    let clause = annotation.children_with(verb, Label::Ccomp).next().filter(|clause| !phrase.contains(clause));
    let together = annotation.children_with(verb, Label::Advmod).filter(|&adverb| draft.word(adverb) == "together");
    annotation.children_with(verb, Label::Prt).chain(together).any(changes)
        || clause.is_some_and(|clause| phrase[1..].iter().any(|&word| word > annotation.subtree(clause).start))
}

/// "**agreed** that it is wrong", "agreed it **would** fail", "**pledged** that he is for it": an opinion or an assurance, which
/// promises no act.
fn is_opinion(draft: &Draft<'_>, verb: usize, clause: usize) -> bool {
    let has_will =
        || clause::modals(draft.annotation, clause).any(|modal| matches!(modal, "will" | "would" | "shall" | "to"));
    let is_of_thing = || {
        clause::own_subject(draft.annotation, clause)
            .is_some_and(|subject| draft.annotation.lemma(subject) == "it" || doers::is_thing(draft, subject))
    };
    draft.annotation.tokens()[clause].label == Label::Ccomp
        && match &*key(draft, verb) {
            "agree" | "concede" => !has_will() || is_of_thing(),
            "pledge" | "promise" | "vow" | "swear" => {
                !has_will() && clause::own_subject(draft.annotation, clause).is_some()
            }
            _ => false,
        }
}

/// "was fired **on** June 20": the preposition of a date is no part of a phrase.
fn is_date(draft: &Draft<'_>, phrase: &[usize]) -> bool {
    let last = phrase.last().filter(|&&last| {
        draft.annotation.tokens()[last].label == Label::Prep && matches!(draft.word(last), "on" | "in" | "at")
    });
    let object = last.and_then(|&last| draft.annotation.child(last, Label::Pobj));
    // "an address that she **gave in** Cairo"
    let is_where = |object: usize| &*key(draft, phrase[0]) == "give" && draft.place_of[object].is_some();
    object.is_some_and(|object| draft.time_of[object].is_some() || is_where(object))
}

/// "was **fired** last week from his job", "**suspended** from her job": dismissed, and neither shot at nor banned.
fn is_sacking(draft: &Draft<'_>, verb: usize, frame: &Frame) -> bool {
    let word = key(draft, verb);
    (frame.r#type == EventType::Assault && &*word == "fire" || frame.r#type == EventType::Coerce && &*word == "suspend")
        && clause::prepositional(draft.annotation, draft.text, verb, &["from", "as"]).any(|post| {
            matches!(draft.annotation.lemma(post), "job" | "post" | "position" | "office" | "role" | "chief")
        })
}

/// "was **hardest hit** by nothing in particular": losses, where nobody strikes.
fn is_setback(draft: &Draft<'_>, verb: usize, frame: &Frame) -> bool {
    let annotation = draft.annotation;
    frame.r#type == EventType::Assault
        && clause::is_passive(annotation, verb)
        && clause::agent(annotation, verb).is_none()
        && annotation.children_with(verb, Label::Advmod).any(|adverb| {
            matches!(
                &*lower(draft.word(adverb)),
                "hard" | "hardest" | "harder" | "worst" | "badly" | "particularly" | "especially"
            )
        })
}

/// "**demonstrating** that he is fit", "**demonstrated** a fondness": shows, and protests nothing.
fn shows_that(draft: &Draft<'_>, verb: usize) -> bool {
    &*key(draft, verb) == "demonstrate"
        && (draft.annotation.child(verb, Label::Ccomp).is_some()
            || clause::object(draft.annotation, verb).is_some()
            || relative_object(draft, verb).is_some())
}

/// "**warned** the bureau that he was a danger": an alert, which threatens nobody with what the one who warns will do.
fn is_alert(draft: &Draft<'_>, verb: usize, frame: &Frame, phrase: &[usize]) -> bool {
    frame.r#type == EventType::Threaten
        && matches!(&*key(draft, verb), "warn" | "caution")
        && complement(draft, phrase).is_some_and(|told| {
            // "**warned** the bank not to act": advice, if those who warn have no power.
            let is_weak = clause::is_infinitive(draft.annotation, told)
                && clause::subject(draft.annotation, verb).is_some_and(|subject| !has_force(draft, subject.token));
            is_weak
                || clause::own_subject(draft.annotation, told).is_some()
                    && clause::modals(draft.annotation, told).next().is_none()
        })
}

/// "vowed to fight **the proposal**": opposition, and no violence.
fn is_fought_in_words(draft: &Draft<'_>, frame: &Frame, clause: Option<usize>) -> bool {
    frame.r#type == EventType::Threaten
        && frame.mode.as_deref() == Some("violence")
        && clause.is_some_and(|verb| {
            let fought = clause::object(draft.annotation, verb)
                .or_else(|| clause::prepositional(draft.annotation, draft.text, verb, &["against"]).next());
            matches!(&*key(draft, verb), "fight" | "resist" | "challenge" | "oppose")
                && fought.is_some_and(|fought| super::words::is_matter(draft, fought))
        })
}

/// "to serve his **prison term**": the sentence was given before.
fn is_served(draft: &Draft<'_>, noun: usize, frame: &Frame) -> bool {
    let annotation = draft.annotation;
    frame.mode.as_deref() == Some("convict")
        && annotation.tokens()[noun].label == Label::Dobj
        && annotation.head(noun).is_some_and(|verb| matches!(&*key(draft, verb), "serve" | "finish" | "complete"))
}

/// States and those who govern or bear arms, and whoever is not known.
fn has_force(draft: &Draft<'_>, token: usize) -> bool {
    let actor = parties::of(draft, token).and_then(|actor| draft.record.actors.get(actor.index()));
    actor.is_none_or(|actor| {
        let is_armed = |sector: &String| matches!(&**sector, "GOV" | "MIL" | "COP" | "REB" | "UAF" | "SPY");
        actor.kind == ActorKind::State || actor.sectors.is_empty() || actor.sectors.iter().any(is_armed)
    })
}

/// "**warnings** that the dam may break"
fn is_told_alert(draft: &Draft<'_>, noun: usize, frame: &Frame) -> bool {
    let annotation = draft.annotation;
    frame.r#type == EventType::Threaten
        && &*key(draft, noun) == "warning"
        && annotation.children(noun).filter(|&child| child > noun && clause::is_verbal(annotation, child)).any(|told| {
            clause::own_subject(annotation, told).is_some()
                && !clause::modals(annotation, told).any(|modal| matches!(modal, "will" | "would" | "must"))
        })
}

/// "felt **threatened** by her success": how somebody feels, and nothing that is done.
fn is_felt(draft: &Draft<'_>, verb: usize) -> bool {
    let annotation = draft.annotation;
    let feels = |token: usize| matches!(annotation.lemma(token), "feel" | "felt" | "seem" | "look");
    annotation.tokens()[verb].tag == Tag::Vbn
        && match annotation.child(verb, Label::Auxpass) {
            Some(auxiliary) => feels(auxiliary),
            None => annotation.head(verb).is_some_and(feels),
        }
}

/// "treated at a **hospital** and released": sent home, and not set free.
fn is_discharge(draft: &Draft<'_>, token: usize, frame: &Frame) -> bool {
    const CARE: &[&str] = &["hospital", "hospitalize", "patient", "clinic", "treat"];
    const CUSTODY: &[&str] =
        &["hostage", "prison", "prisoner", "jail", "custody", "captivity", "detain", "detainee", "arrest"];
    let has = |words: &[&str]| draft.annotation.sentence_of(token).any(|one| words.contains(&&*key(draft, one)));
    frame.mode.as_deref() == Some("release") && has(CARE) && !has(CUSTODY)
}

/// "**campaigning** for tax assessor": who runs for an office supports nobody.
fn is_candidacy(draft: &Draft<'_>, verb: usize, frame: &Frame, object: Option<usize>) -> bool {
    frame.r#type == EventType::Support
        && matches!(&*key(draft, verb), "campaign" | "run")
        && object.is_some_and(|object| is_bare_post(draft, object))
}

/// "for **tax assessor**", "for **governor**": an office, and nobody in it.
pub(super) fn is_bare_post(draft: &Draft<'_>, post: usize) -> bool {
    let annotation = draft.annotation;
    let is_determined =
        |child: usize| matches!(annotation.tokens()[child].label, Label::Det | Label::Poss | Label::Nummod);
    annotation.tokens()[post].tag == Tag::Nn
        && draft.lexicon.roles.get(&key(draft, post)).is_some()
        && !annotation.children(post).any(is_determined)
}

/// "**called** the talks nonsense": whoever says what something is asks for nothing.
fn is_naming(draft: &Draft<'_>, verb: usize, frame: &Frame, phrase: &[usize]) -> bool {
    use EventType::{Accuse, Support};
    let says_what = |child: usize| match draft.annotation.tokens()[child].label {
        Label::Oprd => true,
        Label::Ccomp => !clause::is_verbal(draft.annotation, child),
        _ => false,
    };
    !matches!(frame.r#type, Accuse | Support)
        && draft.lexicon.frames.is_in("naming", &key(draft, verb))
        && draft.annotation.children(verb).any(|child| says_what(child) && !phrase.contains(&child))
}

/// "their **battle** to block the boy's return": an effort, and no fighting. The parser hangs the infinitive on the verb as
/// often as on the noun.
fn is_effort(draft: &Draft<'_>, noun: usize, frame: &Frame) -> bool {
    let annotation = draft.annotation;
    let verb = annotation.head(noun).filter(|_| annotation.tokens()[noun].label == Label::Dobj);
    let mut below = annotation.children(noun).chain(verb.into_iter().flat_map(|verb| annotation.children(verb)));
    frame.r#type == EventType::Assault
        && draft.lexicon.frames.is_in("effort", &key(draft, noun))
        && below.any(|child| child > noun && clause::is_infinitive(annotation, child))
}

/// Asking for, agreeing to or condemning an act does not stand for the act.
fn keeps_object(frame: &Frame) -> bool {
    use EventType::{Accuse, Agree, Request, Support, Threaten};
    matches!(frame.r#type, Request | Agree | Threaten)
        || frame.mode.as_deref() == Some("ceasefire") && frame.objects.iter().any(|word| word == "war")
        || (matches!(frame.r#type, Accuse | Support) && frame.objects.is_empty())
}

fn is_event_noun(draft: &Draft<'_>, token: usize) -> bool {
    draft.annotation.tokens()[token].pos == Pos::Noun && !draft.lexicon.frames.noun(&key(draft, token)).is_empty()
}

fn noun_entry(draft: &Draft<'_>, token: usize, entry: &Entry) -> Option<(usize, Opened)> {
    let phrase = phrase(draft, token, &entry.rest)?;
    let frame = &draft.lexicon.frames.all()[entry.index];
    let conditions = draft.lexicon.frames.conditions(entry.index);
    if frame.needs_clause && complement(draft, &phrase).is_none() || is_effort(draft, token, frame) {
        return None;
    }
    let is_blocked = draft.annotation.children(token).any(|child| match draft.annotation.tokens()[child].label {
        Label::Compound | Label::Amod | Label::Nmod | Label::Poss => {
            conditions.not_subjects.has(&key(draft, child)) || conditions.not_objects.has(&key(draft, child))
        }
        Label::Prep => draft.annotation.child(child, Label::Pobj).is_some_and(|object| {
            clause::conjuncts(draft.annotation, object).iter().any(|&one| conditions.not_objects.has(&key(draft, one)))
        }),
        _ => false,
    });
    let is_blocked = is_blocked || is_told_alert(draft, token, frame) || is_served(draft, token, frame);
    let is_blocked = is_blocked || !lacks(draft, frame, &phrase) || is_show(draft, token, frame);
    let is_blocked = is_blocked || is_reason(draft, token, frame);
    if is_blocked || !noun_object_fits(draft, conditions, token) || !prepositions_fit(draft, conditions, &phrase, None)
    {
        return None;
    }
    let score = entry.rest.len() * 4 + conditions.count() * 2;
    Some((score, Opened { token, frame: entry.index, used: phrase.clone(), phrase, object: None }))
}

/// "left the agency **in protest**": why they left; nobody marches.
fn is_reason(draft: &Draft<'_>, noun: usize, frame: &Frame) -> bool {
    let annotation = draft.annotation;
    frame.r#type == EventType::Protest
        && annotation.tokens()[noun].tag == Tag::Nn
        && annotation.tokens()[noun].label == Label::Pobj
        && annotation.head(noun).is_some_and(|above| above + 1 == noun && annotation.lemma(above) == "in")
}

/// "gave drones to Russia, **which** it denies", "denied **using** bombs": what is denied is a clause, and nobody is refused anything.
/// Who "has **not** ruled out" talks refuses none either.
fn is_no_refusal(draft: &Draft<'_>, frame: &Frame, phrase: &[usize], object: Option<usize>) -> bool {
    let (annotation, verb) = (draft.annotation, phrase[0]);
    if frame.r#type != EventType::Reject {
        return false;
    }
    let denies = matches!(&*key(draft, verb), "deny" | "dispute" | "refute");
    let which = annotation.child(verb, Label::Dobj).filter(|&which| annotation.tokens()[which].tag == Tag::Wdt);
    let is_clause = which.is_some_and(|which| which > 0 && draft.word(which - 1) == ",")
        || object.is_some_and(|object| annotation.tokens()[object].tag == Tag::Vbg);
    let keeps_open = &*key(draft, verb) == "rule"
        && clause::is_negated(annotation, draft.text, verb)
        && clause::modals(annotation, verb).next().is_none();
    denies && is_clause || keeps_open
}

/// "a **demonstration** of the new game": nobody protests there.
fn is_show(draft: &Draft<'_>, noun: usize, frame: &Frame) -> bool {
    let is_people = |token: usize| {
        let actor = parties::of(draft, token).and_then(|actor| draft.record.actors.get(actor.index()));
        actor.is_some_and(|actor| actor.kind == ActorKind::Group)
            || draft.lexicon.frames.is_in("people", &key(draft, token))
    };
    frame.r#type == EventType::Protest
        && &*key(draft, noun) == "demonstration"
        && clause::prepositional(draft.annotation, draft.text, noun, &["of"]).any(|shown| !is_people(shown))
}

/// "power **tariffs**", "water tariffs": what customers pay, and no barrier to trade.
fn is_price(draft: &Draft<'_>, noun: usize) -> bool {
    let is_supply = |child: usize| child < noun && draft.lexicon.frames.is_in("supply", &key(draft, child));
    &*key(draft, noun) == "tariff" && draft.annotation.children(noun).any(is_supply)
}

fn noun_object_fits(draft: &Draft<'_>, conditions: &Conditions, token: usize) -> bool {
    conditions.objects.is_empty()
        || noun::dependents(draft, token).any(|part| is_one_of(draft, part, &conditions.objects))
}

/// The tokens of a phrase that hangs together below `head`, the head first.
pub(crate) fn phrase(draft: &Draft<'_>, head: usize, rest: &[Box<str>]) -> Option<Vec<usize>> {
    let mut matched = vec![head];
    for word in rest {
        let next = matched.iter().rev().find_map(|&above| {
            draft.annotation.children(above).find(|&child| {
                !matches!(draft.annotation.tokens()[child].label, Label::Nsubj | Label::Conj | Label::Relcl)
                    && (draft.word(child).eq_ignore_ascii_case(word) || *key(draft, child) == **word)
                    && !matched.contains(&child)
                    && !is_named_time(draft, child)
            })
        })?;
        matched.push(next);
    }
    Some(matched)
}

/// "hold contests **March** 1" is no march.
fn is_named_time(draft: &Draft<'_>, token: usize) -> bool {
    draft.time_of.get(token).is_some_and(Option::is_some) && draft.word(token).starts_with(char::is_uppercase)
}

/// What a verb phrase is directed at: the object of its last preposition, else of the verb; the subject of
/// a passive; the noun that a participle describes.
fn object(draft: &Draft<'_>, phrase: &[usize]) -> Option<usize> {
    let annotation = draft.annotation;
    // "banned **women** from schools": who is kept away, not from where.
    let is_kept_away = matches!(&*key(draft, phrase[0]), "ban" | "bar" | "disqualify" | "exclude" | "prohibit")
        && (clause::object(annotation, phrase[0]).is_some() || clause::is_passive(annotation, phrase[0]));
    for &word in phrase.iter().rev() {
        let token = &annotation.tokens()[word];
        if word != phrase[0]
            && !(is_kept_away && draft.word(word) == "from")
            && matches!(token.label, Label::Prep | Label::Dative | Label::Prt)
            && let Some(object) = annotation
                .children(word)
                .find(|&child| matches!(annotation.tokens()[child].label, Label::Pobj | Label::Pcomp))
        {
            return Some(object);
        }
    }
    if let Some(&last) = phrase.last()
        && phrase.len() > 1
        && annotation.tokens()[last].label == Label::Dobj
    {
        let preps = &["on", "against", "at", "of", "to", "for", "with", "into"];
        return clause::prepositional(annotation, draft.text, last, preps).next();
    }
    let verb = phrase[0];
    let free = |token: &usize| !phrase.contains(token);
    // "found **the aide** guilty", "set **the prisoners** free": the subject of the adjective.
    if let Some(&last) = phrase[1..].last()
        && annotation.tokens()[last].label == Label::Ccomp
        && let Some(subject) = clause::own_subject(annotation, last).filter(free)
    {
        return Some(subject);
    }
    // "left **three** dead", "left **ten people** dead": who is counted or named before the adjective.
    if let Some(&last) = phrase[1..].last()
        && matches!(annotation.tokens()[last].label, Label::Oprd | Label::Acomp | Label::Ccomp)
        && let Some(count) = annotation.child(last, Label::Nummod)
    {
        return Some(count);
    }
    if clause::is_passive(annotation, verb) {
        return clause::subject(annotation, verb).map(|subject| subject.token).filter(free);
    }
    let direct = annotation
        .children(verb)
        .find(|&child| matches!(annotation.tokens()[child].label, Label::Dobj | Label::Oprd) && free(&child));
    // "halted bombing", "stopped fighting".
    let gerund = annotation.children_with(verb, Label::Xcomp).find(|&child| annotation.tokens()[child].tag == Tag::Vbg);
    direct.or(gerund).or_else(|| relative_object(draft, verb)).or_else(|| shared_object(draft, verb))
}

/// "arrested and questioned **the student**": the object of both verbs stands at the second.
fn shared_object(draft: &Draft<'_>, verb: usize) -> Option<usize> {
    let annotation = draft.annotation;
    let second = annotation
        .children_with(verb, Label::Conj)
        .next()
        .filter(|&second| second > verb && second - verb <= 3 && clause::own_subject(annotation, second).is_none())?;
    let is_bare = annotation.children(verb).all(|child| child < second);
    clause::object(annotation, second)
        .filter(|_| is_bare && annotation.tokens()[second].tag == annotation.tokens()[verb].tag)
}

/// "the villages that rebels attacked", "an island it seized": the antecedent is the object.
fn relative_object(draft: &Draft<'_>, verb: usize) -> Option<usize> {
    let annotation = draft.annotation;
    let token = &annotation.tokens()[verb];
    let head = annotation.head(verb)?;
    let subject = clause::own_subject(annotation, verb)?;
    let is_relative = token.label == Label::Relcl && annotation.child(verb, Label::Dobj).is_none();
    (is_relative && !matches!(annotation.tokens()[subject].tag, Tag::Wdt | Tag::Wp)).then_some(head)
}

/// The verb of the clause that completes the phrase: "agreed **to meet**", "urged them **to stop**".
pub(super) fn complement(draft: &Draft<'_>, phrase: &[usize]) -> Option<usize> {
    let annotation = draft.annotation;
    // "was urged by bishops **to resign**": the parser hangs it on those who urge.
    let behind_agent = || clause::infinitive_behind_agent(annotation, *phrase.first()?);
    let below = phrase.iter().rev().find_map(|&word| {
        annotation.children(word).find(|&child| {
            let token = &annotation.tokens()[child];
            match token.label {
                Label::Xcomp | Label::Pcomp => true,
                Label::Ccomp => child > word && !is_question(draft, child),
                Label::Acl | Label::Advcl | Label::Relcl => child > word && clause::is_infinitive(annotation, child),
                _ => false,
            }
        })
    });
    below.or_else(behind_agent).or_else(|| behind_carrier(draft, *phrase.last()?))
}

/// "faced calls **to resign**", "calls grew for him **to resign**": the parser hangs the clause of the noun on the verb.
fn behind_carrier(draft: &Draft<'_>, noun: usize) -> Option<usize> {
    let annotation = draft.annotation;
    let label = annotation.tokens()[noun].label;
    let verb = annotation.head(noun).filter(|&verb| clause::is_verbal(annotation, verb))?;
    let lemma = key(draft, verb);
    let is_faced = label == Label::Dobj && matches!(&*lemma, "face" | "resist" | "reject" | "ignore");
    let is_heard = label == Label::Nsubj && matches!(&*lemma, "grow" | "mount" | "increase" | "rise" | "intensify");
    annotation.children_with(verb, Label::Advcl).filter(|&child| clause::is_infinitive(annotation, child)).find(
        |&child| {
            let start = annotation.subtree(child).start;
            is_faced && start == annotation.subtree(noun).end
                || is_heard && start > verb && draft.word(start).eq_ignore_ascii_case("for")
        },
    )
}

/// "asked **whether** they had left", "asked **why** it waits", "asked, “Who will pay**?**”".
fn is_question(draft: &Draft<'_>, verb: usize) -> bool {
    let annotation = draft.annotation;
    let first = annotation.subtree(verb).start;
    let is_asked = annotation.head(verb).is_some_and(|above| annotation.lemma(above) == "ask");
    let is_finite = || {
        matches!(annotation.tokens()[verb].tag, Tag::Vbd | Tag::Vbz | Tag::Vbp)
            || annotation
                .children_with(verb, Label::Aux)
                .any(|aux| annotation.tokens()[aux].tag != Tag::To && !matches!(annotation.lemma(aux), "be" | "should"))
    };
    is_asked && is_finite()
        || annotation.subtree(verb).any(|token| draft.word(token) == "?")
        || matches!(draft.annotation.tokens()[first].tag, Tag::Wrb | Tag::Wp | Tag::Wdt)
        || ["whether", "if"].iter().any(|word| draft.word(first).eq_ignore_ascii_case(word))
}

fn object_fits(draft: &Draft<'_>, conditions: &Conditions, object: Option<usize>, clause: Option<usize>) -> bool {
    if object.is_some_and(|object| is_excluded(draft, object, &conditions.not_objects) || is_price(draft, object)) {
        return false;
    }
    if conditions.objects.is_empty() {
        return true;
    }
    let subject = clause.and_then(|verb| clause::own_subject(draft.annotation, verb));
    clause.is_some_and(|verb| conditions.objects.has(&key(draft, verb)))
        || object.into_iter().chain(subject).any(|token| is_one_of(draft, token, &conditions.objects))
}

fn is_excluded(draft: &Draft<'_>, token: usize, words: &Words) -> bool {
    if words.is_empty() {
        return false;
    }
    // "**Hurricane** Maria": what kind of thing bears the name.
    let is_named_for = |one: usize| {
        draft.annotation.tokens()[one].pos == Pos::Propn
            && draft.annotation.children_with(one, Label::Compound).any(|kind| {
                matches!(&*key(draft, kind), "hurricane" | "storm" | "superstorm" | "typhoon" | "cyclone")
                    && words.has(key(draft, kind).trim_start_matches("super"))
            })
    };
    clause::conjuncts(draft.annotation, token).into_iter().any(|one| {
        words.has(&key(draft, one))
            || is_named_for(one)
            || words.has("company") && is_company(draft, one)
            || words.has("reporter") && is_reporter(draft, one)
    })
}

/// "Asked by **Jones**" of the evening news: an interviewer's questions are no requests.
fn is_reporter(draft: &Draft<'_>, token: usize) -> bool {
    let actor = parties::of(draft, token).and_then(|actor| draft.record.actors.get(actor.index()));
    actor.is_some_and(|actor| {
        actor.kind == ActorKind::Person && actor.sectors.first().is_some_and(|sector| sector == "JRN")
    })
}

/// "Boeing" is a company.
fn is_company(draft: &Draft<'_>, token: usize) -> bool {
    let actor = parties::of(draft, token).and_then(|actor| draft.record.actors.get(actor.index()));
    actor.is_some_and(|actor| actor.sectors.first().is_some_and(|sector| sector == "BUS"))
}

fn subject_fits(draft: &Draft<'_>, conditions: &Conditions, verb: usize) -> bool {
    if conditions.subjects.is_empty() && conditions.not_subjects.is_empty() {
        return true;
    }
    let actor = match clause::subject(draft.annotation, verb) {
        Some(subject) if subject.is_passive => clause::agent(draft.annotation, verb),
        subject => subject.map(|subject| subject.token),
    };
    match actor {
        // "a claim was withdrawn": where neither subject nor object is asked for, nothing tells who or what it is.
        None => {
            conditions.subjects.is_empty()
                || clause::is_passive(draft.annotation, verb) && !conditions.objects.is_empty()
        }
        Some(actor) => {
            !is_excluded(draft, actor, &conditions.not_subjects)
                && (conditions.subjects.is_empty() || is_one_of(draft, actor, &conditions.subjects))
        }
    }
}

/// Whether none of the prepositions stands there that the frame does without.
fn lacks(draft: &Draft<'_>, frame: &Frame, phrase: &[usize]) -> bool {
    frame.without.is_empty()
        || !phrase.iter().any(|&head| {
            draft
                .annotation
                .children_with(head, Label::Prep)
                .any(|prep| frame.without.iter().any(|word| draft.word(prep).eq_ignore_ascii_case(word)))
        })
}

fn prepositions_fit(draft: &Draft<'_>, conditions: &Conditions, phrase: &[usize], object: Option<usize>) -> bool {
    conditions.prepositions.iter().all(|(word, words)| {
        phrase.iter().copied().chain(object).any(|head| {
            clause::prepositional(draft.annotation, draft.text, head, &[word.as_str()])
                .any(|found| is_one_of(draft, found, words))
                || draft.annotation.children(head).any(|child| {
                    clause::is_infinitive(draft.annotation, child) && word == "to" && words.has(&key(draft, child))
                })
        })
    })
}

/// Whether a noun phrase is what a condition asks for.
pub(super) fn is_one_of(draft: &Draft<'_>, token: usize, words: &Words) -> bool {
    clause::conjuncts(draft.annotation, token).into_iter().any(|one| head_is_one_of(draft, one, words, 3))
}

fn head_is_one_of(draft: &Draft<'_>, token: usize, words: &Words, depth: u8) -> bool {
    let lemma = key(draft, token);
    if words.any || words.has(&lemma) || words.has(&lower(draft.word(token))) {
        return true;
    }
    let this = &draft.annotation.tokens()[token];
    // "19 Christians": the lemma of a name keeps its plural.
    if this.tag == Tag::Nnps && words.has(lower(draft.word(token)).trim_end_matches('s')) {
        return true;
    }
    if this.tag == Tag::Prp && (words.any_actor || words.any_person) && !draft.word(token).eq_ignore_ascii_case("it") {
        return true;
    }
    if let Some(actor) = parties::of(draft, token) {
        let is_person = draft.record.actors.get(actor.index()).is_some_and(|actor| actor.kind == ActorKind::Person);
        if words.any_actor || (words.any_person && is_person) || (words.any_power && is_power(draft, actor)) {
            return true;
        }
        // "**Cubans** blocked the road"
        let is_people = || draft.record.actors.get(actor.index()).is_some_and(|actor| actor.kind == ActorKind::Group);
        if this.tag == Tag::Nnps && words.has("people") && is_people() {
            return true;
        }
        if words.has("company") && is_company(draft, token) {
            return true;
        }
    }
    let is_sum = || token > 0 && matches!(draft.word(token - 1), "$" | "€" | "£");
    if (words.any_place && is_place(draft, token))
        || (this.tag == Tag::Cd && words.has("people") && draft.time_of[token].is_none() && !is_sum())
    {
        return true;
    }
    // "eased **curfew** hours", "the **sanctions** regime": the noun in front says what it is.
    if depth > 0
        && draft.lexicon.frames.is_in("shell", &lemma)
        && draft.annotation.children_with(token, Label::Compound).any(|inner| head_is_one_of(draft, inner, words, 0))
    {
        return true;
    }
    depth > 0
        && draft.lexicon.frames.is_in("container", &lemma)
        && clause::prepositional(draft.annotation, draft.text, token, &["of"])
            .any(|inner| head_is_one_of(draft, inner, words, depth - 1))
}

/// A state, its government or its forces.
fn is_power(draft: &Draft<'_>, actor: ActorId) -> bool {
    draft.record.actors.get(actor.index()).is_some_and(|actor| {
        let sector = actor.sectors.first().map_or("", String::as_str);
        actor.kind == ActorKind::State || actor.country.is_some() && matches!(sector, "GOV" | "MIL")
    })
}

/// A place by the gazetteer or by the model's name types.
fn is_place(draft: &Draft<'_>, token: usize) -> bool {
    let names = draft.annotation.names();
    let next = names.partition_point(|name| name.tokens.end <= token);
    draft.place_of[token].is_some()
        || names.get(next).is_some_and(|name| {
            name.tokens.contains(&token) && matches!(name.kind, NameType::Gpe | NameType::Loc | NameType::Fac)
        })
}

/// Inside a name of several words, such as a law or a band.
fn is_in_name(draft: &Draft<'_>, token: usize) -> bool {
    let names = draft.annotation.names();
    let next = names.partition_point(|name| name.tokens.end <= token);
    draft.annotation.tokens()[token].pos == Pos::Propn
        && names.get(next).is_some_and(|name| name.tokens.contains(&token) && name.tokens.len() > 1)
}

/// A token's lemma, lower case.
pub(crate) fn key<'a>(draft: &Draft<'a>, token: usize) -> Cow<'a, str> {
    lower(draft.annotation.lemma(token))
}
