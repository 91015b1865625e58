//! A speaker's name and a colon lead a paragraph, as in transcripts.
//!
//! - Finds: "CLINTON**:** We will …", "**Stated Stone:** …", and in a headline "Minister**:** Talks will go on".
//! - Leaves: colons inside sentences, labels that are no name ("Note:", "UPDATE:", "LOOK:" over an article), and counts ("Ruiz: 547.").
//! - Cannot see: a label on a line of its own.

use onrecord_language::{NameType, Pos};
use onrecord_record::{Stance, StatementKind};

use super::found::{Found, trim};
use super::quotes::{Quotes, starts_paragraph};
use crate::{Draft, clause};

/// Words a speaker's label may have: "SEN. TIM KAINE (D-VA)".
const LONGEST: usize = 5;

pub(super) fn find(draft: &Draft<'_>, _quotes: &Quotes) -> Vec<Found> {
    (0..draft.annotation.len()).filter_map(|token| label(draft, token)).collect()
}

/// "**Stated Stone:**", and what he stated up to the end of the paragraph, or the next one if the colon ends its own.
fn inverted(draft: &Draft<'_>, start: usize, colon: usize) -> Option<Found> {
    let annotation = draft.annotation;
    let says = draft.lexicon.cues.is_saying(&draft.word(start).to_lowercase());
    let names = start + 1..colon;
    let is_name = !names.is_empty() && names.clone().all(|token| annotation.tokens()[token].pos == Pos::Propn);
    if !says || !is_name {
        return None;
    }
    let is_break = |token: &usize| draft.word(*token).contains('\n');
    let next = (colon + 1..annotation.len()).find(|&token| !draft.word(token).trim().is_empty())?;
    let end = (next..annotation.len()).find(is_break).unwrap_or(annotation.len());
    Some(Found {
        head: start,
        cue: start..start + 1,
        speaker: Some(colon - 1),
        speaker_range: Some(names),
        content: vec![trim(annotation, next..end)].into_iter().filter(|part| !part.is_empty()).collect(),
        stance: Stance::Assert,
        kind: StatementKind::Speech,
        channel: None,
        addressee: None,
        is_plain: true,
    })
}

fn label(draft: &Draft<'_>, colon: usize) -> Option<Found> {
    let annotation = draft.annotation;
    if draft.word(colon) != ":" {
        return None;
    }
    let start = (colon.saturating_sub(LONGEST)..colon).find(|&token| starts_paragraph(draft, token))?;
    if let Some(found) = inverted(draft, start, colon) {
        return Some(found);
    }
    let is_name = (start..colon).all(|token| annotation.tokens()[token].pos == Pos::Propn)
        && annotation.names().iter().any(|name| {
            matches!(name.kind, NameType::Person | NameType::Org)
                && name.tokens.start < colon
                && start < name.tokens.end
        });
    // "LOOK**:**" and "FIX IS IN**:**" over an article are nobody's names.
    let may_shout = |token: usize| {
        let pos = annotation.tokens()[token].pos;
        draft.actor_of[token].is_some() || start > 0 && matches!(pos, Pos::Propn | Pos::Noun | Pos::X)
    };
    let is_shout = (start..colon)
        .all(|token| draft.word(token).len() > 1 && draft.word(token).chars().all(|c| c.is_uppercase() || c == '.'))
        && start < colon
        && (may_shout(colon - 1) || draft.word(start).ends_with('.'));
    if is_shout && draft.lexicon.cues.is_heading(annotation.span(start..colon).slice(draft.text)) {
        return None;
    }
    let end = (colon + 1..annotation.len()).find(|&token| draft.word(token).contains('\n')).unwrap_or(annotation.len());
    // The parser makes little of headlines: there anybody or any paper before the colon speaks, if a sentence follows.
    let speaks = start < colon
        && (draft.actor_of[colon - 1].is_some() || draft.lexicon.cues.is_paper(annotation.lemma(colon - 1)));
    let is_headline =
        start == 0 && speaks && end > colon + 1 && (colon + 1..end).any(|token| clause::is_verbal(annotation, token));
    if start == colon || !(is_name || is_shout || is_headline) {
        return None;
    }
    let speaker = subject(draft, start..colon).filter(|_| is_headline && !is_name).unwrap_or(colon - 1);
    // "Ruiz**:** 547.": a list of votes.
    let is_counted = (colon + 1..end).all(|token| !draft.word(token).starts_with(char::is_alphabetic));
    if is_counted {
        return None;
    }
    let content = trim(annotation, colon + 1..next_label(draft, colon + 1..end).unwrap_or(end));
    (!content.is_empty()).then(|| Found {
        head: colon,
        cue: colon..colon + 1,
        speaker: Some(speaker),
        speaker_range: Some(start..colon),
        content: vec![content],
        stance: Stance::Assert,
        kind: StatementKind::Speech,
        channel: None,
        addressee: None,
        is_plain: true,
    })
}

/// "Ruiz: “We go.” **Doyle:** “We stay.”": where the next one speaks in the same paragraph.
fn next_label(draft: &Draft<'_>, range: std::ops::Range<usize>) -> Option<usize> {
    let annotation = draft.annotation;
    let is_end = |token: usize| matches!(draft.word(token), "”" | "\"" | "''" | "." | "!" | "?");
    (range.start + 2..range.end)
        .find(|&colon| {
            draft.word(colon) == ":" && annotation.tokens()[colon - 1].pos == Pos::Propn && is_end(colon - 2)
        })
        .map(|colon| colon - 1)
}

/// "**Carla Ruiz** Endorses Mark Doyle: I Am Horrified": before the colon of a headline that tells something, its subject speaks.
fn subject(draft: &Draft<'_>, range: std::ops::Range<usize>) -> Option<usize> {
    let annotation = draft.annotation;
    let verb = range.clone().find(|&token| clause::is_verbal(annotation, token))?;
    clause::own_subject(annotation, verb)
        .filter(|subject| range.contains(subject) && draft.actor_of[*subject].is_some())
}
