//! Saying that somebody must act is a request.
//!
//! - Finds: "the envoy said Qatar **must** mediate": the speaker asks, the subject is asked.
//! - Leaves: duties that the reporter tells ("candidates must register"), and guesses ("must have known").
//! - Cannot see: demands split from their speaker by a full stop.

use onrecord_language::{Label, Tag};
use onrecord_lexicon::CuePos;
use onrecord_record::StatementKind;

use super::trigger::Opened;
use super::{Found, doers, parties, words};
use crate::{Draft, clause};

/// Binds the demand that a modal opens.
pub(super) fn read(draft: &Draft<'_>, opened: &Opened) -> Option<Found> {
    let annotation = draft.annotation;
    let verb = annotation.head(opened.token)?;
    let is_perfect = clause::is_perfect(annotation, verb);
    if is_perfect || annotation.tokens()[verb].label != Label::Ccomp {
        return None;
    }
    let cue = annotation.head(verb).filter(|&cue| clause::is_verbal(annotation, cue))?;
    // "They **believe** that all must go": nobody is told so.
    let mut senses = draft.lexicon.cues.find(CuePos::Verb, annotation.lemma(cue)).peekable();
    if senses.peek().is_some() && senses.all(|sense| sense.kind == StatementKind::Belief) {
        return None;
    }
    let speaker = clause::subject(annotation, cue).filter(|subject| !subject.is_passive)?;
    let actors = parties::named(draft, speaker.token);
    let asked = clause::own_subject(annotation, verb)?;
    let mut recipients = parties::others(draft, asked, &actors);
    if clause::is_passive(annotation, verb) {
        recipients = clause::agent(annotation, verb).map_or(recipients, |agent| parties::named(draft, agent));
    }
    // "any deal must allow access": nobody is asked.
    if recipients.is_empty() && (doers::is_thing(draft, asked) || words::is_matter(draft, asked)) {
        return None;
    }
    if actors.is_empty() || (recipients.is_empty() && annotation.tokens()[asked].tag == Tag::Prp) {
        return None;
    }
    Some(Found { token: opened.token, frame: opened.frame, actors, recipients, ..Found::default() })
}
