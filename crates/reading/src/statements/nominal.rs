//! A noun reports, alone or under a verb that adds nothing.
//!
//! - Finds: "expressed **skepticism** that C", "Moscow's **claim** that C", "**calls** by aid groups for C",
//!   "**fears** that C".
//! - Leaves: nouns with neither a source nor a clause ("the claim was false").
//! - Cannot see: a source two clauses away.

use std::ops::Range;

use onrecord_language::{Label, Pos, Tag};
use onrecord_lexicon::{Complement, Cue, CuePos};
use onrecord_record::Stance;

use super::complement::deed_beside;
use super::found::{Found, is_word, phrase, trim};
use super::quotes::Quotes;
use crate::{Draft, clause};

pub(super) fn find(draft: &Draft<'_>, _quotes: &Quotes) -> Vec<Found> {
    (0..draft.annotation.len()).filter_map(|token| noun(draft, token)).collect()
}

fn noun(draft: &Draft<'_>, token: usize) -> Option<Found> {
    let annotation = draft.annotation;
    if annotation.tokens()[token].pos != Pos::Noun {
        return None;
    }
    let lemma = annotation.lemma(token).to_lowercase();
    let verb = light_verb(draft, token);
    let (cue, content, is_clause) = draft
        .lexicon
        .cues
        .find(CuePos::Noun, &lemma)
        .find_map(|cue| content(draft, token, cue).map(|(range, is_clause)| (cue, range, is_clause)))?;
    let speaker = match verb {
        // "She **faces** doubts about her skill": others have them.
        Some(verb) if matches!(annotation.lemma(verb), "face" | "draw") => possessor(draft, token),
        Some(verb) if clause::is_passive(annotation, verb) => clause::agent(annotation, verb),
        Some(verb) => {
            clause::subject(annotation, deed_beside(draft, verb).unwrap_or(verb)).map(|subject| subject.token)
        }
        None => possessor(draft, token).or_else(|| is_clause.then(|| holder(draft, token)).flatten()),
    };
    // "rejected **the notion that** it was late": what is rejected is nobody's word yet.
    let is_rejected = || {
        let verb = annotation.head(token).filter(|_| annotation.tokens()[token].label == Label::Dobj);
        let rejects = |cue: &Cue| matches!(cue.stance, Stance::Reject | Stance::Deny | Stance::Doubt);
        let lemma = verb.map(|verb| annotation.lemma(verb).to_lowercase());
        lemma.is_some_and(|lemma| draft.lexicon.cues.find(CuePos::Verb, &lemma).any(rejects))
    };
    if speaker.is_none() && (!is_clause || is_rejected()) {
        return None;
    }
    let start = verb.map_or(token, |verb| verb.min(token));
    let end = verb.map_or(token, |verb| verb.max(token)) + 1;
    let is_negated = verb.is_some_and(|verb| clause::is_negated(annotation, draft.text, verb))
        || clause::is_negated(annotation, draft.text, token);
    Some(Found {
        head: verb.unwrap_or(token),
        cue: if end - start <= 6 { start..end } else { token..token + 1 },
        speaker,
        speaker_range: speaker.map(|speaker| phrase(draft, speaker)),
        content: vec![content],
        stance: if is_negated { cue.negated.unwrap_or(cue.stance) } else { cue.stance },
        kind: cue.kind,
        channel: cue.channel,
        addressee: None,
        is_plain: speaker.is_some(),
    })
}

/// The verb whose object the noun is, if it adds nothing: "expressed", "issued".
fn light_verb(draft: &Draft<'_>, noun: usize) -> Option<usize> {
    let verb = draft.annotation.head(noun)?;
    let is_object = matches!(draft.annotation.tokens()[noun].label, Label::Dobj | Label::Nsubjpass);
    (is_object && draft.lexicon.cues.is_light(draft.annotation.lemma(verb))).then_some(verb)
}

/// The content of the noun, and whether it is a finite clause, which needs no source.
fn content(draft: &Draft<'_>, noun: usize, cue: &Cue) -> Option<(Range<usize>, bool)> {
    let annotation = draft.annotation;
    let trimmed = |child: usize| trim(annotation, annotation.subtree(child));
    if cue.takes.contains(&Complement::Clause) {
        let that = annotation.children(noun).find(|&child| {
            child > noun
                && matches!(annotation.tokens()[child].label, Label::Acl | Label::Ccomp | Label::Relcl)
                && annotation.children(child).any(|mark| {
                    // The parser takes "that" for an object now and then; the tagger knows it for a conjunction.
                    let is_mark = annotation.tokens()[mark].label == Label::Mark;
                    is_mark && is_word(draft, mark, &["that", "whether", "if"])
                        || annotation.tokens()[mark].tag == Tag::In && is_word(draft, mark, &["that"])
                })
        });
        // The parser hangs the clause on the light verb as often as on the noun.
        let beside = light_verb(draft, noun)
            .and_then(|verb| annotation.children_with(verb, Label::Ccomp).find(|&child| child > noun));
        if let Some(child) = that.or(beside) {
            return Some((trimmed(child), true));
        }
    }
    if cue.takes.contains(&Complement::Infinitive) {
        let infinitive = annotation.children(noun).find(|&child| {
            child > noun
                && matches!(annotation.tokens()[child].label, Label::Acl | Label::Relcl)
                && annotation.tokens()[child].tag == Tag::Vb
                && clause::is_infinitive(annotation, child)
        });
        if let Some(child) = infinitive {
            let range = trimmed(child);
            // "his claim **of her fitness to be president**": the infinitive goes with the noun in between.
            let of = annotation.children_with(noun, Label::Prep).find(|&prep| {
                prep > noun && annotation.subtree(prep).end == range.start && is_word(draft, prep, &["of"])
            });
            let start = of.filter(|_| cue.takes.contains(&Complement::Of)).unwrap_or(range.start);
            return Some((start..range.end, false));
        }
    }
    cue.takes.iter().find_map(|complement| {
        let words = complement.prepositions();
        let prep =
            annotation.children_with(noun, Label::Prep).find(|&prep| prep > noun && is_word(draft, prep, words))?;
        Some((trimmed(prep), false))
    })
}

/// "the contention **of the ministry** that …".
fn holder(draft: &Draft<'_>, noun: usize) -> Option<usize> {
    clause::prepositional(draft.annotation, draft.text, noun, &["of"]).find(|&holder| draft.actor_of[holder].is_some())
}

/// "Moscow's claim", "calls by aid groups", "opposition from Kyiv", "the Saudi denial".
fn possessor(draft: &Draft<'_>, noun: usize) -> Option<usize> {
    let annotation = draft.annotation;
    annotation
        .child(noun, Label::Poss)
        // "this **week's** warnings"
        .filter(|&owner| draft.time_of[owner].is_none())
        // "But Trump **claims** that …": the tagger takes the verb for a noun.
        .or_else(|| annotation.child(noun, Label::Nsubj).filter(|&subject| subject < noun))
        .or_else(|| clause::prepositional(annotation, draft.text, noun, &["by", "from", "among"]).next())
        .or_else(|| {
            annotation.children(noun).find(|&child| {
                matches!(annotation.tokens()[child].label, Label::Amod | Label::Compound | Label::Nmod)
                    && draft.actor_of[child].is_some()
            })
        })
}
