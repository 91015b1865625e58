//! Whom a noun phrase names.
//!
//! - Finds: the phrase's own actor, each of coordinated ones, and, where the head names nobody, the
//!   possessor ("**Israel**'s jets"), the modifier ("**Taliban** attack"), who stands behind "of"
//!   ("the killing of **civilians**") or behind the participle ("missiles fired by **the army**").
//! - Leaves: who a pronoun is.
//! - Cannot see: people that the text only implies.

use onrecord_language::{Label, Pos, Tag};
use onrecord_record::{ActorId, ActorKind};

use crate::{Draft, clause};

/// The actor that a token speaks of.
pub(super) fn of(draft: &Draft<'_>, token: usize) -> Option<ActorId> {
    draft.actor_of.get(token).copied().flatten()
}

/// Everybody that the noun phrase headed by `head` names.
pub(super) fn named(draft: &Draft<'_>, head: usize) -> Vec<ActorId> {
    others(draft, head, &[])
}

/// Everybody that the noun phrase headed by `head` names beside `known`: in "lifted **its** blockade of
/// Yemen" the possessor is the one who acts.
pub(super) fn others(draft: &Draft<'_>, head: usize, known: &[ActorId]) -> Vec<ActorId> {
    let mut all = Vec::new();
    for one in clause::conjuncts(draft.annotation, head) {
        if one == head || !is_of_list(draft, head, one) {
            add(&mut all, phrase(draft, one, known, 3));
        }
    }
    all
}

/// "the ministers of Poland, **Latvia** and **Estonia**": the parser puts the countries behind the first beside the ministers.
fn is_of_list(draft: &Draft<'_>, head: usize, one: usize) -> bool {
    let group = of(draft, head).and_then(|actor| draft.record.actors.get(actor.index()));
    is_state(draft, one)
        && group.is_some_and(|group| group.kind == ActorKind::Group && group.country.is_some())
        && clause::prepositional(draft.annotation, draft.text, head, &["of", "from"]).next().is_some()
}

/// Adds those who are not there yet.
pub(super) fn add(all: &mut Vec<ActorId>, more: Vec<ActorId>) {
    for one in more {
        if !all.contains(&one) {
            all.push(one);
        }
    }
}

fn phrase(draft: &Draft<'_>, head: usize, known: &[ActorId], depth: u8) -> Vec<ActorId> {
    let mut several = coordinated(draft, head);
    several.retain(|one| !known.contains(one));
    if several.len() > 1 {
        return several;
    }
    if let Some(actor) = predicated(draft, head).or_else(|| of(draft, head)).filter(|actor| !known.contains(actor)) {
        return vec![actor];
    }
    if let Some(actor) = relative(draft, head).or_else(|| renamed(draft, head)) {
        return vec![actor];
    }
    // "Russia's top oil producer, **Rosneft**": the name tells who, not whose it is.
    let is_name = |&name: &usize| draft.annotation.tokens()[name].pos == Pos::Propn && name > head;
    let mut names = draft.annotation.children_with(head, Label::Appos).filter(is_name);
    if let Some(actor) = names.find_map(|name| of(draft, name)).filter(|actor| !known.contains(actor)) {
        return vec![actor];
    }
    let mut before = modifiers(draft, head);
    before.retain(|one| !known.contains(one));
    if !before.is_empty() || depth == 0 {
        return before;
    }
    inner(draft, head, known, depth)
}

/// "Smith is a liar and **bully** who wants to ban them": a noun that says what somebody is stands for them.
fn predicated(draft: &Draft<'_>, head: usize) -> Option<ActorId> {
    let annotation = draft.annotation;
    let first = annotation.ancestors(head).find(|&above| annotation.tokens()[above].label != Label::Conj)?;
    let copula = annotation
        .head(first)
        .filter(|&above| annotation.tokens()[first].label == Label::Attr && annotation.lemma(above) == "be")?;
    let is_name = annotation.tokens()[head].pos == Pos::Propn;
    let subject = of(draft, clause::own_subject(annotation, copula)?)?;
    let is_person = draft.record.actors.get(subject.index()).is_some_and(|actor| actor.kind == ActorKind::Person);
    (is_person && !is_name && annotation.tokens()[head].tag == Tag::Nn).then_some(subject)
}

/// "Voters for Fairness, an **outfit** that endorsed her": the name in front tells who.
fn renamed(draft: &Draft<'_>, head: usize) -> Option<ActorId> {
    let annotation = draft.annotation;
    let name = annotation.head(head).filter(|_| annotation.tokens()[head].label == Label::Appos)?;
    let is_inside = |token: &usize| matches!(annotation.tokens()[*token].label, Label::Pobj | Label::Prep);
    let whole = annotation.ancestors(name).find(|token| !is_inside(token) || of(draft, *token).is_some())?;
    of(draft, whole)
}

/// "which" and "who" stand for the noun that their clause describes.
fn relative(draft: &Draft<'_>, token: usize) -> Option<ActorId> {
    let annotation = draft.annotation;
    if !matches!(annotation.tokens()[token].tag, Tag::Wdt | Tag::Wp) {
        return None;
    }
    annotation
        .ancestors(token)
        .find(|&above| annotation.tokens()[above].label == Label::Relcl)
        .and_then(|verb| annotation.head(verb))
        .and_then(|noun| {
            // "Democracy for America, an **outfit that** endorsed her": the name tells who.
            let name = annotation.head(noun).filter(|_| annotation.tokens()[noun].label == Label::Appos);
            of(draft, noun).or_else(|| name.and_then(|name| of(draft, name)))
        })
}

/// Actors among coordinated words before the head: "**American**, **Ukrainian** and **European** diplomats".
fn coordinated(draft: &Draft<'_>, head: usize) -> Vec<ActorId> {
    let annotation = draft.annotation;
    let before = annotation.children(head).filter(|&child| {
        child < head
            && matches!(annotation.tokens()[child].label, Label::Amod | Label::Compound | Label::Nmod | Label::Poss)
    });
    let mut all = Vec::new();
    for child in before.filter(|&child| annotation.child(child, Label::Conj).is_some()) {
        add(&mut all, clause::conjuncts(annotation, child).into_iter().filter_map(|one| of(draft, one)).collect());
    }
    all
}

/// "skipped the **Republican** debate", "won the **Labour** nomination": whose contest it is.
fn is_party_of_contest(draft: &Draft<'_>, child: usize, head: usize) -> bool {
    let is_party = |actor: ActorId| {
        draft.record.actors.get(actor.index()).is_some_and(|actor| actor.sectors.iter().any(|sector| sector == "PTY"))
    };
    matches!(draft.annotation.tokens()[child].label, Label::Compound | Label::Amod)
        && of(draft, child).is_some_and(is_party)
        && matches!(
            &*super::trigger::key(draft, head),
            "debate" | "primary" | "caucus" | "convention" | "nomination" | "race" | "election" | "contest" | "ticket"
        )
}

/// Actors among the words before the head: "**Taliban** attack", "**Israel**'s jets".
pub(super) fn modifiers(draft: &Draft<'_>, head: usize) -> Vec<ActorId> {
    let annotation = draft.annotation;
    let mut all = Vec::new();
    for child in annotation.children(head).filter(|&child| child < head) {
        if is_party_of_contest(draft, child, head) {
            continue;
        }
        if is_state(draft, child) && is_site(draft, child + 1) && annotation.head(child + 1) == Some(head) {
            continue;
        }
        if matches!(
            annotation.tokens()[child].label,
            Label::Poss | Label::Amod | Label::Compound | Label::Nmod | Label::Npadvmod
        ) {
            for one in clause::conjuncts(annotation, child) {
                if is_place_of(draft, one, head) || is_seat(draft, one, head) {
                    continue;
                }
                add(&mut all, before_hyphen(draft, one).into_iter().collect());
                add(&mut all, of(draft, one).into_iter().collect());
                let below = annotation.children(one).filter(|&below| below < head);
                let parts = below.filter(|&part| {
                    matches!(
                        annotation.tokens()[part].label,
                        Label::Poss | Label::Amod | Label::Compound | Label::Npadvmod | Label::Nmod
                    )
                });
                for part in parts {
                    if of(draft, one).is_none() && !(is_site(draft, one) && is_state(draft, part)) {
                        add(&mut all, of(draft, part).into_iter().collect());
                    }
                }
            }
        }
    }
    all
}

/// "the **Israel**-Hamas conflict": the first of two that a hyphen joins in front of a noun.
fn before_hyphen(draft: &Draft<'_>, one: usize) -> Option<ActorId> {
    let tokens = draft.annotation.tokens();
    let first =
        one.checked_sub(2).filter(|&first| tokens[first].pos == Pos::Propn && !tokens[first].has_space_after)?;
    let is_joined = matches!(draft.word(one - 1), "-" | "–" | "‑") && !tokens[one - 1].has_space_after;
    of(draft, first).filter(|_| is_joined && of(draft, one).is_some())
}

/// "the **Iraq** war", "the **Iran** deal": a country's noun says where or about what, as its adjective does not.
pub(super) fn is_place_of(draft: &Draft<'_>, modifier: usize, head: usize) -> bool {
    is_state(draft, modifier)
        && draft.annotation.tokens()[modifier].label == Label::Compound
        && draft.word(modifier).chars().all(|letter| letter.is_alphabetic() || letter == '-')
        && draft.word(modifier).chars().any(char::is_lowercase)
        && draft.lexicon.frames.is_in("affair", &super::trigger::key(draft, head))
}

/// "a **White House** dinner", "a **Capitol Hill** rally": where people come together.
fn is_seat(draft: &Draft<'_>, modifier: usize, head: usize) -> bool {
    let frames = &draft.lexicon.frames;
    draft.annotation.tokens()[modifier].label == Label::Compound
        && frames.is_in("seat", &super::trigger::key(draft, modifier))
        && frames.is_in("occasion", &super::trigger::key(draft, head))
        && draft.word(modifier).starts_with(char::is_uppercase)
}

/// "a Mali **hotel** assault": what is hit, whose country does nothing.
fn is_site(draft: &Draft<'_>, token: usize) -> bool {
    let (frames, word) = (&draft.lexicon.frames, super::trigger::key(draft, token));
    frames.is_in("target", &word) && !frames.is_in("people", &word) && !frames.is_in("troops", &word)
}

fn is_state(draft: &Draft<'_>, token: usize) -> bool {
    of(draft, token)
        .and_then(|actor| draft.record.actors.get(actor.index()))
        .is_some_and(|actor| actor.kind == ActorKind::State)
}

fn inner(draft: &Draft<'_>, head: usize, known: &[ActorId], depth: u8) -> Vec<ActorId> {
    let annotation = draft.annotation;
    for child in annotation.children(head) {
        let found = match annotation.tokens()[child].label {
            Label::Prep if is_inward(draft.word(child)) => annotation
                .children_with(child, Label::Pobj)
                .flat_map(|object| clause::conjuncts(annotation, object))
                // "dignitaries **at** the United Nations headquarters": a building's owner is no party.
                .filter(|&object| draft.word(child) != "at" || of(draft, object).is_some())
                .filter(|&object| !super::verb::is_adjunct(draft, object))
                .flat_map(|object| phrase(draft, object, known, depth - 1))
                .collect(),
            Label::Acl => {
                clause::agent(annotation, child).map_or_else(Vec::new, |agent| phrase(draft, agent, known, 0))
            }
            Label::Appos => phrase(draft, child, known, depth - 1),
            _ => Vec::new(),
        };
        if !found.is_empty() {
            return found;
        }
    }
    Vec::new()
}

/// Prepositions behind which those stand whom the head noun belongs to or concerns.
fn is_inward(word: &str) -> bool {
    ["of", "in", "from", "against", "by", "on", "for", "at", "between", "to", "among", "over", "into", "with"]
        .iter()
        .any(|inward| word.eq_ignore_ascii_case(inward))
}
