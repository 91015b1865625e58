//! A verb reports: clausal, inverted, split, infinitive, noun and quoted content.
//!
//! - Finds: "X **said** (that) C", "C, **said** X", "C1, X **said**, C2", "X **promised** to C", "X **denied** the
//!   report", "X **accused** Y of C", "“C,” X **told** Z", "X was **accused** of C", "X, **adding** that C",
//!   "X **expressed** skepticism that C" leaves to the nominal module.
//! - Leaves: cue verbs without content.
//! - Cannot see: content that the parser hung elsewhere, unless quotation marks show it.

use std::ops::Range;

use onrecord_language::{Label, Pos, Tag};
use onrecord_lexicon::{Complement, Cue, CuePos};
use onrecord_record::{Stance, StatementKind};

use super::complement::{clausal, cue_range, gerund, infinitive, noun, prepositional, quoted, rest_of_sentence};
use super::found::{Found, is_word, phrase};
use super::parties::{is_appearance, parties};
use super::quotes::Quotes;
use crate::{Draft, clause};

pub(super) fn find(draft: &Draft<'_>, quotes: &Quotes) -> Vec<Found> {
    (0..draft.annotation.len()).filter_map(|token| verb(draft, quotes, token)).collect()
}

/// The verb's base form with its particle: "point out".
fn lemma(draft: &Draft<'_>, verb: usize) -> Vec<String> {
    let annotation = draft.annotation;
    let base = base(draft, verb);
    let particle = annotation
        .children(verb)
        .find(|&child| child > verb && (annotation.tokens()[child].label == Label::Prt || child == verb + 1))
        .map(|child| format!("{base} {}", draft.word(child).to_lowercase()));
    particle.into_iter().chain([base]).collect()
}

/// The base form, with the silent "e" that the lemmatizer drops: it takes "hoped" for a form of "hop".
fn base(draft: &Draft<'_>, verb: usize) -> String {
    let lemma = draft.annotation.lemma(verb).to_lowercase();
    let word = draft.word(verb).to_lowercase();
    let is_short = word.strip_prefix(&lemma).is_some_and(|rest| matches!(rest, "ed" | "ing"));
    let silent = format!("{lemma}e");
    let knows = |lemma: &str| draft.lexicon.cues.find(CuePos::Verb, lemma).next().is_some();
    if is_short && !knows(&lemma) && knows(&silent) { silent } else { lemma }
}

fn verb(draft: &Draft<'_>, quotes: &Quotes, token: usize) -> Option<Found> {
    let annotation = draft.annotation;
    if annotation.tokens()[token].pos != Pos::Verb {
        return None;
    }
    let cues: Vec<&Cue> =
        lemma(draft, token).iter().flat_map(|lemma| draft.lexicon.cues.find(CuePos::Verb, lemma)).collect();
    if cues.is_empty() || is_modifier(draft, token) {
        return None;
    }
    let (cue, content, complement) =
        content(draft, quotes, token, &cues).or_else(|| unparsed(draft, quotes, token, &cues))?;
    let content = with_subject(draft, token, cue, content);
    let (speaker, addressee) = parties(draft, quotes, token, cue, complement, &content);
    let is_sourced = speaker.is_some() || clause::is_passive(draft.annotation, token);
    let stands_alone = matches!(complement, Complement::Quote | Complement::Clause) || is_appearance(cue);
    // "a venture called Orion 1980": a name, and nobody who gives it.
    let is_name = annotation.tokens()[token].label == Label::Acl && complement == Complement::Noun && speaker.is_none();
    // "Police questioned the student": who is questioned is not doubted.
    let is_questioned = cue.stance == Stance::Doubt
        && complement == Complement::Noun
        && clause::object(annotation, token).is_some_and(|object| draft.actor_of[object].is_some());
    if is_name || is_questioned || (!is_sourced && !stands_alone) {
        return None;
    }
    Some(Found {
        head: token,
        cue: cue_range(draft, token),
        speaker,
        speaker_range: speaker.map(|speaker| named_by(draft, token, speaker)),
        content,
        stance: if is_own_wish(draft, token, cue, complement) { Stance::Promise } else { stance(draft, token, cue) },
        kind: kind(draft, speaker, cue),
        channel: cue.channel,
        addressee,
    })
}

/// "She **wants to leave**": what somebody wants to do is intended, not demanded of another.
fn is_own_wish(draft: &Draft<'_>, verb: usize, cue: &Cue, complement: Complement) -> bool {
    let annotation = draft.annotation;
    let mut infinitives = annotation.children_with(verb, Label::Xcomp);
    cue.stance == Stance::Demand
        && cue.kind == StatementKind::Intention
        && complement == Complement::Infinitive
        && clause::object(annotation, verb).is_none()
        && !clause::is_negated(annotation, draft.text, verb)
        && infinitives.any(|child| clause::own_subject(annotation, child).is_none())
}

/// The words that name the speaker: in "officials **who** say so" the pronoun.
fn named_by(draft: &Draft<'_>, verb: usize, speaker: usize) -> Range<usize> {
    let annotation = draft.annotation;
    match clause::own_subject(annotation, verb) {
        Some(subject) if matches!(annotation.tokens()[subject].tag, Tag::Wdt | Tag::Wp) => subject..subject + 1,
        _ => phrase(draft, speaker),
    }
}

/// A plain verb of saying whose clause the parser lost.
fn unparsed<'a>(
    draft: &Draft<'_>,
    quotes: &Quotes,
    verb: usize,
    cues: &[&'a Cue],
) -> Option<(&'a Cue, Vec<Range<usize>>, Complement)> {
    let cue = cues.iter().find(|cue| cue.is_plain())?;
    let parts = rest_of_sentence(draft, quotes, verb);
    (!parts.is_empty()).then_some((*cue, parts, Complement::Clause))
}

/// "**The deal** seems **to hold**": what appears is part of what is said of it.
fn with_subject(draft: &Draft<'_>, verb: usize, cue: &Cue, content: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let subject = clause::own_subject(draft.annotation, verb)
        .filter(|&subject| is_appearance(cue) && !is_word(draft, subject, &["it", "there"]));
    let Some(subject) = subject else { return content };
    let range = phrase(draft, subject);
    let mut parts = content;
    if parts.iter().all(|part| range.end <= part.start) {
        parts.insert(0, range);
    }
    parts
}

/// "the **proposed** talks": a participle before its noun reports nothing.
fn is_modifier(draft: &Draft<'_>, token: usize) -> bool {
    matches!(draft.annotation.tokens()[token].label, Label::Amod | Label::Compound)
}

/// The first sense of the verb whose complement stands in the clause, with the content.
fn content<'a>(
    draft: &Draft<'_>,
    quotes: &Quotes,
    verb: usize,
    cues: &[&'a Cue],
) -> Option<(&'a Cue, Vec<Range<usize>>, Complement)> {
    const ORDER: &[Complement] = &[
        Complement::Clause,
        Complement::Quote,
        Complement::Infinitive,
        Complement::Of,
        Complement::Gerund,
        Complement::For,
        Complement::As,
        Complement::About,
        Complement::Against,
        Complement::On,
        Complement::With,
        Complement::To,
        Complement::In,
        Complement::Noun,
    ];
    let mut best: Option<(&'a Cue, Vec<Range<usize>>, Complement)> = None;
    for &complement in ORDER {
        // "described it as “a **stain** on Israel”": a quotation inside another complement is only a part of it.
        if best.is_some() && matches!(complement, Complement::Infinitive | Complement::Gerund) {
            continue;
        }
        let fits = |cue: &Cue| {
            cue.takes.contains(&complement)
                && (!cue.of_papers || is_by_paper(draft, verb))
                && (cue.objects.is_empty() || has_object(draft, verb, &cue.objects))
        };
        for cue in cues.iter().filter(|cue| fits(cue)) {
            let parts = match complement {
                Complement::Clause => clausal(draft, quotes, verb, cue),
                Complement::Quote => quoted(draft, quotes, verb),
                Complement::Infinitive => infinitive(draft, verb),
                Complement::Gerund => gerund(draft, verb),
                Complement::Noun => noun(draft, quotes, verb, cue),
                _ => prepositional(draft, verb, complement),
            };
            match (&best, parts.first()) {
                (_, None) => {}
                (None, Some(_)) if complement == Complement::Quote => best = Some((cue, parts, complement)),
                (None, Some(_)) => return Some((cue, parts, complement)),
                (Some((_, inner, _)), Some(whole)) => {
                    let is_part = inner.iter().all(|part| whole.start <= part.start && part.end <= whole.end + 1);
                    if is_part {
                        return Some((cue, parts, complement));
                    }
                }
            }
        }
    }
    best
}

/// The cue's stance, turned by negation.
fn stance(draft: &Draft<'_>, verb: usize, cue: &Cue) -> Stance {
    let is_comment = cue.stance == Stance::Reject && cue.kind == StatementKind::Intention;
    let gives = |token: usize| draft.lexicon.cues.is_comment(draft.annotation.lemma(token));
    if is_comment && draft.annotation.children_with(verb, Label::Xcomp).any(gives) || withholds(draft, verb) {
        return Stance::DeclineComment;
    }
    if clause::is_negated(draft.annotation, draft.text, verb) { cue.negated.unwrap_or(cue.stance) } else { cue.stance }
}

/// "**would not say**", "would **neither confirm nor deny**".
fn withholds(draft: &Draft<'_>, verb: usize) -> bool {
    let annotation = draft.annotation;
    if !draft.lexicon.cues.is_comment(annotation.lemma(verb)) {
        return false;
    }
    let first = match annotation.head(verb) {
        Some(head) if annotation.tokens()[verb].label == Label::Conj => head,
        _ => verb,
    };
    let is_neither = annotation.children(first).any(|child| is_word(draft, child, &["neither"]));
    let is_refused = clause::is_negated(annotation, draft.text, first)
        && clause::modals(annotation, first).any(|modal| matches!(modal, "would" | "will" | "could" | "can" | "might"));
    is_refused || is_neither && clause::conjuncts(annotation, first).len() > 1
}

/// Whether the verb's object, or a passive one's subject, is one of the words.
fn has_object(draft: &Draft<'_>, verb: usize, words: &[String]) -> bool {
    let annotation = draft.annotation;
    let object = clause::object(annotation, verb).or_else(|| annotation.children_with(verb, Label::Nsubjpass).next());
    object.is_some_and(|object| words.iter().any(|word| word == annotation.lemma(object)))
}

/// Whether a report, poll or law is the verb's subject.
fn is_by_paper(draft: &Draft<'_>, verb: usize) -> bool {
    clause::subject(draft.annotation, verb)
        .is_some_and(|subject| draft.lexicon.cues.is_paper(draft.annotation.lemma(subject.token)))
}

/// A report, poll or law as speaker makes a record.
fn kind(draft: &Draft<'_>, speaker: Option<usize>, cue: &Cue) -> StatementKind {
    match speaker {
        Some(speaker)
            if cue.kind == StatementKind::Speech && draft.lexicon.cues.is_paper(draft.annotation.lemma(speaker)) =>
        {
            StatementKind::Record
        }
        Some(speaker) if cue.kind == StatementKind::Record && draft.annotation.tokens()[speaker].pos != Pos::Noun => {
            StatementKind::Speech
        }
        _ => cue.kind,
    }
}
