//! What plain saying amounts to by who does what the content tells, and when.
//!
//! - Finds: "said **it would** send a ship" (a promise), "said **he would not** resign" (refused), "said **it had never**
//!   hacked a hospital", "“**Nobody** blocked anything,” she said", "said **there was no** torture" (denied), "said the
//!   sum **could** double" (foreseen).
//! - Leaves: acts of others that are told as done, and content that is no act.
//! - Cannot see: promises in other words ("you have my word").

use onrecord_language::{Label, Pos, Tag};
use onrecord_lexicon::CuePos;
use onrecord_record::{ActorKind, EventType, Stance, StatementKind};

use super::found::{Found, is_word};
use super::quotes::Quotes;
use super::verdict::root;
use crate::{Draft, clause};

/// The stance of a plain saying, where its content commits the speaker.
pub(super) fn stance(draft: &Draft<'_>, quotes: &Quotes, found: &Found) -> Option<Stance> {
    if found.stance != Stance::Assert || found.kind != StatementKind::Speech {
        return None;
    }
    let annotation = draft.annotation;
    let root = root(draft, found.content.first()?).filter(|&root| clause::is_verbal(annotation, root))?;
    if is_nothing_there(draft, root) {
        return Some(Stance::Deny);
    }
    let subject = clause::own_subject(annotation, root)?;
    let is_own = is_own(draft, found, subject);
    let is_state = draft.lexicon.cues.is_state(&annotation.lemma(root).to_lowercase());
    let is_negated = clause::is_negated(annotation, draft.text, root);
    let is_perfect = clause::is_perfect(annotation, root);
    // "would not rule out a bid" refuses nothing.
    let is_kept_open = is_negated && rejects(draft, root);
    let modal = annotation.children_with(root, Label::Aux).find(|&aux| annotation.tokens()[aux].tag == Tag::Md);
    match modal.map(|modal| annotation.lemma(modal)) {
        Some("will" | "would" | "shall" | "’ll" | "'ll")
            if is_own
                && !is_business(draft, found)
                && !is_state
                && !is_kept_open
                && !is_talk(draft, root)
                && !is_supposed(draft, quotes, root)
                && !clause::is_passive(annotation, root)
                && !is_perfect =>
        {
            Some(if is_negated {
                Stance::Reject
            } else if is_assault(draft, root) {
                Stance::Threaten
            } else {
                Stance::Promise
            })
        }
        Some("must") if !is_own && !is_negated && !is_perfect => Some(Stance::Demand),
        Some("could" | "may" | "might") if !is_own && !is_negated && !is_perfect && !is_permitted(draft, root) => {
            Some(Stance::Predict)
        }
        Some(_) => None,
        None if is_own && !is_negated && is_ready(draft, root) => Some(Stance::Promise),
        None => {
            let frames = &draft.lexicon.frames;
            let entries = frames.verb(&annotation.lemma(root).to_lowercase());
            let is_act = entries.iter().any(|entry| !frames.all()[entry.index].is_statement);
            let is_past = is_perfect || is_finite_past(draft, root);
            let is_nobody = is_word(draft, subject, &["nobody", "none"])
                || clause::is_negated(annotation, draft.text, subject) && draft.actor_of[subject].is_some();
            // "were not **certain** whether": a doubt, no denial.
            let is_mind = annotation.children_with(root, Label::Acomp).any(|adjective| {
                draft.lexicon.cues.find(CuePos::Adjective, &draft.word(adjective).to_lowercase()).next().is_some()
            });
            let denies = is_own && is_negated && !is_mind || is_nobody && !clause::is_passive(annotation, root);
            (is_act && is_past && denies).then_some(Stance::Deny)
        }
    }
}

/// "could **only** be visited with leave", "might be **involved**": what is allowed or is so now.
fn is_permitted(draft: &Draft<'_>, root: usize) -> bool {
    let annotation = draft.annotation;
    clause::is_passive(annotation, root)
        || annotation.children_with(root, Label::Advmod).any(|child| is_word(draft, child, &["only", "already"]))
}

/// "“I'll **tell** you what,” he said", "we will **consider** it": nothing is promised.
fn is_talk(draft: &Draft<'_>, root: usize) -> bool {
    matches!(draft.annotation.lemma(root), "tell" | "say" | "admit" | "bet" | "consider" | "remember" | "think" | "see")
}

/// "“I **would** say so,” he said": in one's own words "would" only supposes.
fn is_supposed(draft: &Draft<'_>, quotes: &Quotes, root: usize) -> bool {
    let annotation = draft.annotation;
    annotation
        .children_with(root, Label::Aux)
        .any(|aux| quotes.around(aux).is_some() && matches!(annotation.lemma(aux), "would" | "'d" | "’d"))
}

/// "would not **rule out** a bid": what is not refused.
fn rejects(draft: &Draft<'_>, root: usize) -> bool {
    let annotation = draft.annotation;
    let particle = annotation.child(root, Label::Prt);
    let lemma = annotation.lemma(root).to_lowercase();
    let whole = particle.map_or(lemma.clone(), |particle| format!("{lemma} {}", draft.word(particle).to_lowercase()));
    draft.lexicon.cues.find(CuePos::Verb, &whole).any(|cue| cue.stance == Stance::Reject)
}

/// "The firm said it **will offer** shares": what a company is going to do is told, not promised.
fn is_business(draft: &Draft<'_>, found: &Found) -> bool {
    let speaker = found.speaker.and_then(|speaker| draft.actor_of[speaker]);
    speaker.is_some_and(|speaker| {
        let actor = &draft.record.actors[speaker.index()];
        actor.sectors.first().is_some_and(|sector| sector == "BUS")
            || actor.kind == ActorKind::Organization && actor.sectors.is_empty()
    })
}

/// "said it would **attack** any ship": what is promised is an assault.
fn is_assault(draft: &Draft<'_>, root: usize) -> bool {
    let frames = &draft.lexicon.frames;
    let entries = frames.verb(&draft.annotation.lemma(root).to_lowercase());
    let mut alone = entries.iter().filter(|entry| entry.rest.is_empty()).peekable();
    // "would **take in** refugees" is another verb.
    draft.annotation.child(root, Label::Prt).is_none()
        && alone.peek().is_some()
        && alone.all(|entry| frames.all()[entry.index].r#type == EventType::Assault)
}

/// "**there is no** torture", "there was no sign of a deployment".
fn is_nothing_there(draft: &Draft<'_>, root: usize) -> bool {
    let annotation = draft.annotation;
    let is_there = annotation.lemma(root) == "be" && annotation.child(root, Label::Expl).is_some();
    let is_act = |noun: usize| {
        let lemma = annotation.lemma(noun).to_lowercase();
        !draft.lexicon.frames.noun(&lemma).is_empty()
            || !draft.lexicon.frames.verb(&lemma).is_empty()
            || draft.lexicon.cues.find(CuePos::Noun, &lemma).next().is_some()
            || matches!(lemma.as_str(), "truth" | "sign" | "evidence" | "such")
    };
    // "there is no **question** that it helps": no denial.
    let is_denied_doubt = |noun: usize| matches!(annotation.lemma(noun), "question" | "doubt" | "need" | "reason");
    is_there
        && annotation.children_with(root, Label::Attr).any(|noun| {
            let is_denied =
                clause::is_negated(annotation, draft.text, noun) || clause::is_negated(annotation, draft.text, root);
            is_denied && is_act(noun) && !is_denied_doubt(noun)
        })
}

/// Whether the content's subject is the speaker, the state a government speaker speaks for, or those who are the
/// speaker's.
fn is_own(draft: &Draft<'_>, found: &Found, subject: usize) -> bool {
    let Some(speaker) = found.speaker.and_then(|speaker| draft.actor_of[speaker]) else { return false };
    if is_word(draft, subject, &["i", "we"]) {
        return true;
    }
    let owner =
        draft.annotation.child(subject, Label::Poss).filter(|_| draft.annotation.tokens()[subject].pos == Pos::Noun);
    let is_speaker = |token: usize| draft.actor_of[token] == Some(speaker);
    let speaker = &draft.record.actors[speaker.index()];
    let is_state = draft.actor_of[subject].is_some_and(|subject| {
        let state = &draft.record.actors[subject.index()];
        let speaks_for = speaker.sectors.iter().any(|sector| matches!(sector.as_str(), "GOV" | "MIL"));
        let is_government = state.kind == ActorKind::State
            || state.kind == ActorKind::Organization && state.sectors.first().is_some_and(|sector| sector == "GOV");
        is_government && state.country == speaker.country && speaks_for
    });
    // "said his **secretary** would finish the job": another person's act.
    let is_person =
        draft.actor_of[subject].is_some_and(|actor| draft.record.actors[actor.index()].kind == ActorKind::Person);
    is_speaker(subject) || !is_person && owner.is_some_and(is_speaker) || is_state
}

/// "was **ready** to send a ship".
fn is_ready(draft: &Draft<'_>, root: usize) -> bool {
    draft.annotation.children_with(root, Label::Acomp).any(|adjective| {
        let word = draft.word(adjective).to_lowercase();
        let is_negated = clause::is_negated(draft.annotation, draft.text, adjective);
        !is_negated && draft.lexicon.cues.find(CuePos::Adjective, &word).any(|cue| cue.stance == Stance::Promise)
    })
}

fn is_finite_past(draft: &Draft<'_>, root: usize) -> bool {
    let annotation = draft.annotation;
    annotation.tokens()[root].tag == Tag::Vbd
        || annotation.children_with(root, Label::Aux).any(|aux| annotation.tokens()[aux].tag == Tag::Vbd)
}
