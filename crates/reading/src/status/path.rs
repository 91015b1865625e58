//! The words above a trigger, and what each makes of the event.
//!
//! - Finds: governing verbs, nouns and adjectives of the lexicon ("**plan** to attack", "the **idea** of
//!   talks", "**possible** talks", "talks are **under discussion**"), infinitives of purpose ("to brief"),
//!   "no talks", "without attacking", "ahead of talks".
//! - Leaves: clauses with a verb of their own above a finite clause, unless the lexicon knows that verb.
//! - Cannot see: a plan told as a fact.

use onrecord_language::{Label, Pos, Tag};
use onrecord_lexicon::Governor;
use onrecord_record::EventStatus;

use super::modality::{is_word, of_verb};
use super::stronger;
use crate::events::{Support, climb_nouns, key, phrase, support};
use crate::{Draft, clause};

/// What the climb from a trigger has found.
pub(super) struct Climbed {
    /// The strongest status on the way.
    pub status: EventStatus,
    /// Whether the act is announced by the clause's own "will" rather than by a verb that is an event itself.
    pub is_announced: bool,
    /// Whether somebody is asked not to do it: "urged them **not to** attack".
    pub is_unwanted: bool,
    /// The words climbed, the trigger first.
    pub tokens: Vec<usize>,
}

/// Climbs from the trigger to the top of its clause.
pub(super) fn climb(draft: &Draft<'_>, trigger: usize) -> Climbed {
    let mut climbed =
        Climbed { status: EventStatus::Occurred, is_announced: false, is_unwanted: false, tokens: Vec::new() };
    let mut current = trigger;
    for _ in 0..12 {
        climbed.tokens.push(current);
        let next = if is_verb(draft, current) {
            above_verb(draft, current, &mut climbed)
        } else {
            above_noun(draft, current, &mut climbed)
        };
        match next {
            Some(next) if !climbed.tokens.contains(&next) => current = next,
            _ => break,
        }
    }
    // "sent a ship **to prevent** rebels from attacking": what somebody wants to keep from happening is open.
    let is_aim = |&token: &usize| {
        matches!(&*key(draft, token), "prevent" | "stop" | "deter" | "avoid" | "avert" | "keep" | "block")
            && matches!(draft.annotation.tokens()[token].label, Label::Advcl | Label::Acl | Label::Relcl)
            && clause::is_infinitive(draft.annotation, token)
    };
    if climbed.status == EventStatus::Negated && climbed.tokens.iter().any(is_aim) {
        climbed.status = EventStatus::Possible;
    }
    climbed
}

fn is_verb(draft: &Draft<'_>, token: usize) -> bool {
    clause::is_verbal(draft.annotation, token)
}

impl Climbed {
    fn meet(&mut self, status: EventStatus) {
        self.status = stronger(self.status, status);
    }
}

/// Takes in what a verb says of itself; the next word up if the verb does not stand on its own.
fn above_verb(draft: &Draft<'_>, verb: usize, climbed: &mut Climbed) -> Option<usize> {
    let annotation = draft.annotation;
    let (own, is_announced) = of_verb(draft, verb);
    climbed.meet(own);
    if let Some(status) = rumoured(draft, verb) {
        climbed.meet(status);
    }
    climbed.is_announced |= is_announced;
    let token = &annotation.tokens()[verb];
    let head = annotation.head(verb)?;
    let is_infinitive = clause::is_infinitive(annotation, verb);
    if let Some(first) = clause::infinitive_first(annotation, verb) {
        return Some(first);
    }
    match token.label {
        Label::Conj if is_verb(draft, head) && clause::own_subject(annotation, verb).is_none() => {
            let has_own_modal = annotation.children_with(verb, Label::Aux).next().is_some();
            (!has_own_modal && !clause::is_told_beside(annotation, verb, head)).then_some(head)
        }
        Label::Acl | Label::Relcl | Label::Advcl | Label::Xcomp if is_infinitive && is_first_to(draft, verb) => {
            annotation.ancestors(head).find(|&above| is_verb(draft, above)).filter(|&above| is_copula(draft, above))
        }
        Label::Xcomp | Label::Ccomp | Label::Csubj | Label::Csubjpass => {
            complement_of(draft, verb, head, is_infinitive, climbed)
        }
        // "hit back on **what he has been attacking** us on": a clause with a tense of its own tells what it tells.
        Label::Pcomp if clause::own_subject(annotation, verb).is_some() && is_told(draft, verb) => None,
        Label::Pcomp => behind_preposition(draft, head, climbed),
        // "**went on to** endorse her": the parser hangs it as a purpose.
        Label::Advcl if is_infinitive && is_going_on(draft, head) => Some(head),
        Label::Advcl if is_infinitive => {
            climbed.meet(EventStatus::Planned);
            // "called on them to raise an army **to fight**": what an act is for shares the fate of the act.
            let above = climb(draft, head).status;
            if above == EventStatus::Demanded {
                climbed.meet(above);
            }
            None
        }
        Label::Acl | Label::Relcl if is_infinitive => {
            let governor = draft.lexicon.frames.governing_noun(&key(draft, head));
            climbed.meet(governor.map_or(EventStatus::Planned, |governor| governor.status));
            is_verb_or_governor(draft, head).then_some(head)
        }
        // "information **leading to** his arrest": nobody is arrested yet.
        Label::Acl | Label::Relcl
            if annotation.lemma(verb) == "lead" && draft.lexicon.frames.is_in("clue", &key(draft, head)) =>
        {
            climbed.meet(EventStatus::Possible);
            None
        }
        // "no hope that they **will withdraw**", "the fear that they **attack**": what the noun makes of its clause.
        Label::Acl if is_that_clause(draft, verb) => {
            let governor = draft.lexicon.frames.governing_noun(&key(draft, head));
            let is_unsure =
                |status| matches!(status, EventStatus::Possible | EventStatus::Doubted | EventStatus::Denied);
            if let Some(governor) = governor.filter(|governor| is_unsure(governor.status)) {
                climbed.meet(governor.status);
            }
            None
        }
        Label::Acl if token.tag == Tag::Vbg => doing(draft, verb, head, climbed),
        // "there **will be** limits imposed": the clause says whether there are any.
        Label::Acl if token.tag == Tag::Vbn => {
            annotation.head(head).filter(|&be| is_copula(draft, be) && annotation.child(be, Label::Expl).is_some())
        }
        _ => {
            // "an attempt that would …", "talks would begin": a bare "to" under an unknown label is a plan.
            if is_infinitive {
                climbed.meet(EventStatus::Planned);
            }
            None
        }
    }
}

/// A clause with "that" and a verb that has a tense.
fn is_that_clause(draft: &Draft<'_>, verb: usize) -> bool {
    is_told(draft, verb)
        && draft.annotation.children_with(verb, Label::Mark).any(|mark| mark < verb && is_word(draft, mark, &["that"]))
}

/// "**rumours** he was wounded": what the noun right before a clause to which nothing is missing makes of it, wherever the parser
/// hung the clause.
fn rumoured(draft: &Draft<'_>, verb: usize) -> Option<EventStatus> {
    let annotation = draft.annotation;
    let subject = clause::own_subject(annotation, verb)
        .filter(|&subject| subject < verb && !matches!(annotation.tokens()[subject].tag, Tag::Wdt | Tag::Wp))?;
    let is_whole = clause::is_passive(annotation, verb) || clause::object(annotation, verb).is_some();
    let noun = annotation.subtree(subject).start.checked_sub(1).filter(|_| is_whole)?;
    let governor = draft.lexicon.frames.governing_noun(&key(draft, noun))?;
    let is_near = annotation.sentence_of(verb).contains(&noun) && clause::finite(annotation, verb).is_some();
    (is_near && governor.status == EventStatus::Possible).then_some(governor.status)
}

fn is_going_on(draft: &Draft<'_>, verb: usize) -> bool {
    let annotation = draft.annotation;
    let is_particle = |child: usize| is_word(draft, child, &["on"]) && annotation.child(child, Label::Pobj).is_none();
    &*key(draft, verb) == "go" && annotation.children(verb).any(is_particle)
}

/// "a bill **banning** exports", "needed a campaign **targeting** them": the noun's fate is the act's.
fn doing(draft: &Draft<'_>, verb: usize, head: usize, climbed: &mut Climbed) -> Option<usize> {
    let governor = draft.lexicon.frames.governing_noun(&key(draft, head));
    // "launched petitions **calling on** them to resign": the petition itself calls.
    let is_own_word = governing_verb(draft, verb, None).is_some_and(|own| own.status == EventStatus::Demanded);
    let is_call = governor.is_some_and(|governor| governor.status == EventStatus::Demanded);
    if is_own_word && is_call {
        return None;
    }
    if let Some(governor) = governor {
        climbed.meet(governor.status);
    }
    let is_governed = support(draft, head).is_some_and(|support| support.is_governor);
    (governor.is_some() || is_governed).then_some(head)
}

/// "one of the **first** senators to endorse her": the act of whoever was first is done.
fn is_first_to(draft: &Draft<'_>, verb: usize) -> bool {
    let annotation = draft.annotation;
    let start = annotation.subtree(verb).start;
    let before = start.checked_sub(1).filter(|_| is_word(draft, start, &["to"]));
    // "the first **member** of Congress to endorse him"
    let described = annotation.head(verb).filter(|_| annotation.tokens()[verb].label == Label::Relcl);
    let is_first = |noun: usize| {
        draft.lexicon.frames.governing_noun(&key(draft, noun)).is_none() && clause::is_ranked(annotation, noun)
    };
    before.is_some_and(|before| is_first(before) || described.is_some_and(is_first))
}

fn is_verb_or_governor(draft: &Draft<'_>, token: usize) -> bool {
    is_verb(draft, token) || draft.lexicon.frames.governing_noun(&key(draft, token)).is_some()
}

fn complement_of(
    draft: &Draft<'_>,
    verb: usize,
    head: usize,
    is_infinitive: bool,
    climbed: &mut Climbed,
) -> Option<usize> {
    let annotation = draft.annotation;
    let lemma = key(draft, head);
    // "A bomb killed two**;** a group claimed responsibility": the parser takes the first of two sentences for what is claimed.
    if verb < head && (annotation.subtree(verb).end..head).any(|token| draft.word(token) == ";") {
        return None;
    }
    // "Critics **accuse** it of theft, a charge it denies": denied is the charge, and not that it was made.
    if clause::object(annotation, head).is_some_and(|charge| verb < charge && charge < head) {
        return None;
    }
    // "went **on** to attack": it happened.
    if is_going_on(draft, head) {
        return Some(head);
    }
    // "has **yet** to sign it": not so far.
    let is_yet = |token: usize| annotation.children(token).any(|child| is_word(draft, child, &["yet"]));
    if &*lemma == "have" && is_infinitive && (is_yet(head) || is_yet(verb)) {
        climbed.meet(EventStatus::Negated);
        return Some(head);
    }
    if let Some(governor) = governing_verb(draft, head, None) {
        // "told them to leave" asks, "told them that they would leave" tells.
        if governor.status == EventStatus::Demanded && !is_infinitive && is_told(draft, verb) {
            return None;
        }
        let is_negated = is_infinitive && clause::is_negated(annotation, draft.text, verb);
        // "pushed **them** to reject it": asked of them, not planned.
        let is_asked = governor.status == EventStatus::Planned
            && matches!(&*lemma, "push" | "want" | "press" | "order" | "wish" | "mobilize")
            && (clause::own_subject(annotation, verb).is_some()
                || clause::object(annotation, head).is_some_and(|object| object < verb));
        if is_asked {
            climbed.meet(EventStatus::Demanded);
        }
        climbed.is_unwanted |= is_negated && governor.status == EventStatus::Demanded;
        climbed.meet(own_or_others(draft, verb, head, is_infinitive).unwrap_or(governor.status));
        return Some(head);
    }
    if annotation.tokens()[head].pos == Pos::Adj || annotation.tokens()[head].label == Label::Acomp {
        let governor = draft.lexicon.frames.governing_adjective(&lemma);
        climbed.meet(
            governor.map_or(if is_infinitive { EventStatus::Planned } else { EventStatus::Occurred }, |governor| {
                governor.status
            }),
        );
        return annotation.head(head).filter(|&above| is_verb(draft, above));
    }
    // "it is **not clear** that they met"
    let is_sure = |child: usize| is_word(draft, child, &["clear", "certain", "sure", "evident", "obvious"]);
    if clause::is_negated(annotation, draft.text, head) && annotation.children_with(head, Label::Acomp).any(is_sure) {
        climbed.meet(EventStatus::Possible);
        return None;
    }
    if draft.lexicon.frames.is_in("aspect", &lemma) || annotation.lemma(head) == "be" && !is_infinitive {
        return Some(head);
    }
    // "is thought **to have** attacked": a guess at what has happened.
    if is_infinitive && clause::is_perfect(annotation, verb) {
        climbed.meet(EventStatus::Possible);
        return Some(head);
    }
    // "is going to attack", "is to meet", "plans to": an infinitive whose verb is not known to bring it about.
    if is_infinitive {
        climbed.meet(EventStatus::Planned);
        return Some(head);
    }
    // "kept attacking" and the like share the fate of the verb above; a finite clause stands on its own.
    (annotation.tokens()[verb].label == Label::Xcomp).then_some(head)
}

/// "sought **to mediate**": what somebody wants to do, not what they ask of others; "hopes **they will** end it": the act of
/// others, of whom nobody says that they plan it.
fn own_or_others(draft: &Draft<'_>, verb: usize, head: usize, is_infinitive: bool) -> Option<EventStatus> {
    let own_subject = clause::own_subject(draft.annotation, verb);
    match &*key(draft, head) {
        "seek" if is_infinitive && own_subject.is_none() => Some(EventStatus::Planned),
        "hope" if !is_infinitive => own_subject
            .filter(|&doer| !is_same(draft, doer, clause::own_subject(draft.annotation, head)))
            .map(|_| EventStatus::Possible),
        _ => None,
    }
}

/// Whether two words speak of one actor.
fn is_same(draft: &Draft<'_>, one: usize, other: Option<usize>) -> bool {
    other.is_some_and(|other| draft.actor_of[one].is_some() && draft.actor_of[one] == draft.actor_of[other])
}

/// A finite verb with a tense of its own: not "that he **resign**", nor "should resign".
fn is_told(draft: &Draft<'_>, verb: usize) -> bool {
    matches!(draft.annotation.tokens()[verb].tag, Tag::Vbd | Tag::Vbz | Tag::Vbp)
        || clause::modals(draft.annotation, verb)
            .any(|modal| matches!(modal, "will" | "would" | "could" | "may" | "might"))
        || clause::is_perfect(draft.annotation, verb)
}

/// "accused of **attacking**", "aimed at **ending**", "without **firing**", "open to **speaking**".
fn behind_preposition(draft: &Draft<'_>, preposition: usize, climbed: &mut Climbed) -> Option<usize> {
    let annotation = draft.annotation;
    let owner = annotation.head(preposition)?;
    let is_instead = is_word(draft, owner, &["instead"])
        || is_word(draft, preposition, &["than"]) && preposition > 0 && is_word(draft, preposition - 1, &["rather"]);
    if is_instead || is_word(draft, preposition, &["without", "instead"]) {
        climbed.meet(EventStatus::Negated);
        return None;
    }
    if is_word(draft, preposition, &["by", "after", "in", "while", "when", "since", "as", "from", "with"]) {
        // "interest **in resuming** talks"
        let is_governor = is_word(draft, preposition, &["in"]) && annotation.tokens()[owner].pos == Pos::Noun;
        return (is_verb(draft, owner) || is_governor)
            .then_some(owner)
            .filter(|_| governing(draft, owner, Some(preposition), climbed));
    }
    if is_word(draft, preposition, &["before"]) {
        return None;
    }
    if governing(draft, owner, Some(preposition), climbed) {
        return Some(owner);
    }
    // "voted **against convicting** him", "argued against it"
    if is_word(draft, preposition, &["against"]) {
        climbed.meet(EventStatus::Possible);
        return None;
    }
    if is_word(draft, preposition, &["to", "toward", "towards", "at", "on", "about", "for"]) {
        let is_for_deed = is_word(draft, preposition, &["for"]);
        climbed.meet(if is_for_deed { EventStatus::Occurred } else { EventStatus::Planned });
    }
    None
}

/// Whether the word above is a known governor; its status is taken in.
fn governing(draft: &Draft<'_>, owner: usize, preposition: Option<usize>, climbed: &mut Climbed) -> bool {
    let lemma = key(draft, owner);
    let found = if is_verb(draft, owner) {
        governing_verb(draft, owner, preposition).map(|governor| governor.status)
    } else if draft.annotation.tokens()[owner].pos == Pos::Adj {
        draft.lexicon.frames.governing_adjective(&lemma).map(|governor| governor.status)
    } else {
        draft.lexicon.frames.governing_noun(&lemma).map(|governor| governor.status)
    };
    if let Some(status) = found {
        climbed.meet(status);
    }
    found.is_some()
}

/// The lexicon's entry for a verb that changes what it governs, through this preposition or directly.
fn governing_verb<'d>(draft: &'d Draft<'_>, verb: usize, preposition: Option<usize>) -> Option<&'d Governor> {
    let lemma = key(draft, verb);
    let fits = |rest: &[Box<str>]| {
        phrase(draft, verb, rest).is_some_and(|found| match preposition {
            Some(preposition) => found.last() == Some(&preposition),
            None => true,
        })
    };
    let known = draft.lexicon.frames.governing_verb(&lemma).filter(|(_, entry)| fits(&entry.rest));
    known.max_by_key(|(_, entry)| entry.rest.len()).map(|(governor, _)| governor)
}

/// Takes in what stands around a noun; the next word up if that word decides whether the event happened.
fn above_noun(draft: &Draft<'_>, noun: usize, climbed: &mut Climbed) -> Option<usize> {
    let annotation = draft.annotation;
    for one in climb_nouns(draft, noun) {
        around(draft, one, climbed);
        if !climbed.tokens.contains(&one) {
            climbed.tokens.push(one);
        }
    }
    let top = climb_nouns(draft, noun).last().copied().unwrap_or(noun);
    if let Some(support) = support(draft, noun).filter(|support| !is_only_discussed(draft, noun, support.verb)) {
        return supported(draft, &support, climbed);
    }
    let above = annotation.head(top)?;
    if annotation.tokens()[top].label == Label::Acomp {
        return Some(above);
    }
    if annotation.tokens()[top].label == Label::Pobj {
        let owner = annotation.head(above)?;
        if governing(draft, owner, Some(above), climbed) {
            return Some(owner);
        }
        if is_word(draft, above, &["without", "instead"]) {
            climbed.meet(EventStatus::Negated);
        }
        // "has arrived in Kenya **for talks**": what the journey is for is still to come.
        if is_word(draft, above, &["for"]) && draft.lexicon.frames.is_in("journey", &key(draft, owner)) {
            climbed.meet(EventStatus::Planned);
        }
        let is_ahead = is_word(draft, above, &["ahead", "before"])
            || (is_word(draft, above, &["of"]) && is_word(draft, owner, &["ahead"]));
        if is_ahead {
            climbed.meet(EventStatus::Planned);
        }
        // "will retake the town **with** attacks from the air"
        if is_word(draft, above, &["with", "through", "during", "at"]) && is_verb(draft, owner) {
            let (status, _) = of_verb(draft, owner);
            if matches!(status, EventStatus::Planned | EventStatus::Possible) {
                climbed.meet(status);
            }
        }
    }
    None
}

/// "declined to discuss **his latest attacks**": what is talked of as known has been done.
fn is_only_discussed(draft: &Draft<'_>, noun: usize, verb: usize) -> bool {
    let is_known = draft.annotation.children(noun).any(|child| {
        child < noun && is_word(draft, child, &["latest", "recent", "previous", "past", "last", "earlier"])
    });
    let is_criticism = || {
        draft.annotation.child(noun, Label::Poss).is_some()
            && (draft.lexicon.frames.is_in("criticize", &key(draft, noun)) || &*key(draft, noun) == "criticism")
    };
    // "last week's **attack** had been planned abroad": what has a day behind it has been done.
    let is_past = || draft.annotation.children_with(noun, Label::Poss).any(|day| is_behind(draft, day));
    matches!(&*key(draft, verb), "discuss" | "debate" | "address" | "question" | "consider")
        && (is_known || is_criticism())
        || matches!(&*key(draft, verb), "plan" | "plot" | "prepare" | "coordinate" | "order") && (is_known || is_past())
}

/// Whether a time ends before the day of publication.
fn is_behind(draft: &Draft<'_>, token: usize) -> bool {
    let time = draft.time_of[token].and_then(|time| draft.record.times.get(time.index()));
    let end = time.and_then(|time| time.end.as_deref());
    let published = draft.published.map(|day| day.to_string());
    end.zip(published.as_deref()).is_some_and(|(end, published)| end <= published)
}

/// The verb that carries the noun: a light verb passes its own fate on, a governor adds to it, another verb
/// only mentions the event.
fn supported(draft: &Draft<'_>, support: &Support, climbed: &mut Climbed) -> Option<usize> {
    if draft.lexicon.frames.is_in("ends", &key(draft, support.verb)) && !support.is_subject {
        climbed.meet(EventStatus::Ongoing);
        return None;
    }
    if let Some(status) = support.status {
        climbed.meet(status);
    }
    predicate(draft, support.verb, support.is_subject, climbed);
    (support.is_light || support.is_governor || is_copula(draft, support.verb)).then_some(support.verb)
}

fn is_copula(draft: &Draft<'_>, verb: usize) -> bool {
    draft.annotation.lemma(verb) == "be"
}

/// "talks are **possible**", "talks were **under discussion**".
fn predicate(draft: &Draft<'_>, verb: usize, is_subject: bool, climbed: &mut Climbed) {
    if !is_subject {
        return;
    }
    let annotation = draft.annotation;
    for child in annotation.children(verb) {
        match annotation.tokens()[child].label {
            Label::Acomp => {
                if let Some(governor) = draft.lexicon.frames.governing_adjective(&key(draft, child)) {
                    climbed.meet(governor.status);
                }
            }
            Label::Prep => {
                let word = key(draft, child);
                for (governor, entry) in draft.lexicon.frames.governing_phrase(&word) {
                    if phrase(draft, child, &entry.rest).is_some() {
                        climbed.meet(governor.status);
                    }
                }
            }
            _ => {}
        }
    }
}

/// Determiners, adjectives and the noun's own meaning: "**no** talks", "**planned** talks", "the **idea** of".
fn around(draft: &Draft<'_>, noun: usize, climbed: &mut Climbed) {
    let annotation = draft.annotation;
    if clause::is_negated(annotation, draft.text, noun) {
        climbed.meet(EventStatus::Negated);
    }
    for child in annotation.children(noun) {
        let token = &annotation.tokens()[child];
        let is_modifier = matches!(token.label, Label::Amod | Label::Compound)
            || (token.label == Label::Acl && token.tag == Tag::Vbn);
        if is_modifier {
            let word = draft.word(child).to_lowercase();
            if let Some(governor) = draft.lexicon.frames.governing_adjective(&word) {
                climbed.meet(governor.status);
            }
        }
    }
    if climbed.tokens.first() != Some(&noun)
        && let Some(governor) = draft.lexicon.frames.governing_noun(&key(draft, noun))
    {
        climbed.meet(governor.status);
    }
}
