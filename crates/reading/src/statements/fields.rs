//! The fields of a statement: words, form, channel, stance, audience, time and place.
//!
//! Apart from the constructions because these are asked of the clause in the same way whatever found it.
//!
//! - Finds: whether the content is quoted whole, in part or not; channel ("**in an interview**", "**on Telegram**"), place and
//!   time in the cue's own clause; whom it is said to; "said he **had not seen** it" (unaware).
//! - Leaves: what stands deep in the speaker's phrase ("head of the office **in Miami**"), and bare lengths of time.
//! - Cannot see: a time or place that an earlier sentence has set.

use std::ops::Range;

use onrecord_language::{Label, Pos, Tag};
use onrecord_lexicon::{CuePos, RoleKind};
use onrecord_record::{
    ActorId, ActorKind, Channel, MentionForm, PlaceId, Span, Stance, Statement, StatementForm, StatementId, TimeId,
    TimeType,
};

use super::found::{Found, is_near, is_word, span};
use super::quotes::Quotes;
use super::{author, commitment, verdict};
use crate::{Draft, clause};

/// Tokens before and after a cue in which its circumstances are looked for; no clause of news is longer.
const REACH: usize = 100;

/// The statement that `found` becomes.
pub(super) fn statement(draft: &Draft<'_>, quotes: &Quotes, found: &Found, index: usize) -> Statement {
    let in_quotes = quoted(quotes, found);
    let inside: Vec<usize> = context(draft, found);
    Statement {
        id: StatementId::at(index),
        speaker: found.speaker.and_then(|speaker| {
            found
                .speaker_range
                .clone()
                .and_then(|words| named_last(draft, speaker, words))
                .or_else(|| actor(draft, speaker))
                .or_else(|| author::of_paper(draft, speaker))
        }),
        speaker_span: found.speaker_range.as_ref().map(|range| span(draft, range)),
        cue: Some(span(draft, &found.cue)),
        content: found.content.iter().map(|part| span(draft, part)).collect(),
        quotes: in_quotes.iter().map(|range| inner(draft, range)).filter(|span| !span.is_empty()).collect(),
        form: form(draft, found, &in_quotes),
        kind: found.kind,
        channel: found.channel.or_else(|| channel(draft, &inside)),
        stance: unaware(draft, found)
            .or_else(|| verdict::stance(draft, found))
            .or_else(|| commitment::stance(draft, quotes, found))
            .unwrap_or(found.stance),
        audience: audience(draft, found),
        via: Vec::new(),
        time: time(draft, &inside),
        place: place(draft, &inside),
        about: Vec::new(),
        within: None,
        responds_to: None,
        confidence: None,
    }
}

/// The actor of a phrase, or of the name behind it: "the boy's great-uncle, **Lazaro Gonzalez**".
fn actor(draft: &Draft<'_>, token: usize) -> Option<ActorId> {
    draft.actor_of[token]
        .or_else(|| draft.annotation.children_with(token, Label::Appos).find_map(|name| draft.actor_of[name]))
}

/// "**Executive director of the Dallas chapter** Alia Salem": a title without an article whose phrase ends in a person's
/// name is that person's, though the parser made the title the head.
fn named_last(draft: &Draft<'_>, speaker: usize, words: Range<usize>) -> Option<ActorId> {
    let annotation = draft.annotation;
    let last = words.end.checked_sub(1).filter(|&last| last > speaker)?;
    let is_bare = annotation.children(speaker).all(|child| {
        !matches!(annotation.tokens()[child].label, Label::Det | Label::Poss | Label::Nummod | Label::Appos)
    }) && annotation.tokens()[speaker].pos == Pos::Noun
        && is_role(draft, speaker)
        && !matches!(annotation.tokens()[speaker].tag, Tag::Nns | Tag::Nnps);
    let id = draft.actor_of[last].filter(|id| is_bare && draft.actor_of[speaker] != Some(*id))?;
    let actor = &draft.record.actors[id.index()];
    let span = annotation.tokens()[last].span;
    let named =
        actor.mentions.iter().find(|mention| mention.form == MentionForm::Name && mention.span.contains(span))?;
    let is_apart = !named.span.contains(annotation.tokens()[speaker].span);
    let is_full = draft.tokens_in(named.span).len() > 1;
    (actor.kind == ActorKind::Person && is_apart && is_full).then_some(id)
}

/// Whether the noun is a word for one person by what he or she does.
fn is_role(draft: &Draft<'_>, noun: usize) -> bool {
    let role = draft.lexicon.roles.get(&draft.annotation.lemma(noun).to_lowercase());
    role.is_some_and(|role| matches!(role.kind, RoleKind::Office | RoleKind::Occupation))
}

/// Quotations in the content.
fn quoted(quotes: &Quotes, found: &Found) -> Vec<Range<usize>> {
    let mut ranges: Vec<Range<usize>> = found
        .content
        .iter()
        .flat_map(|part| {
            quotes.within(part).map(|quote| quote.start.max(part.start)..quote.end.min(part.end)).collect::<Vec<_>>()
        })
        .collect();
    ranges.dedup();
    ranges
}

/// The words of a quotation without its marks.
fn inner(draft: &Draft<'_>, range: &Range<usize>) -> Span {
    let is_mark = |token: usize| matches!(draft.word(token), "“" | "”" | "\"" | "''" | "``" | "«" | "»" | "„");
    let start = range.start + usize::from(is_mark(range.start));
    let end = range.end - usize::from(range.end > start && is_mark(range.end - 1));
    draft.annotation.span(start..end)
}

fn form(draft: &Draft<'_>, found: &Found, quoted: &[Range<usize>]) -> StatementForm {
    let words = |range: &Range<usize>| {
        range.clone().filter(|&token| draft.word(token).chars().any(char::is_alphanumeric)).count()
    };
    let all: usize = found.content.iter().map(words).sum();
    let inside: usize = quoted.iter().map(words).sum();
    match inside {
        0 => StatementForm::Indirect,
        _ if inside >= all => StatementForm::Direct,
        _ => StatementForm::Mixed,
    }
}

/// The tokens of the cue's own clause: what depends on the cue and is neither speaker nor content, and times
/// between the speaker and the cue.
fn context(draft: &Draft<'_>, found: &Found) -> Vec<usize> {
    let annotation = draft.annotation;
    let sentence = annotation.sentence_of(found.head);
    let near = sentence.start.max(found.head.saturating_sub(REACH))..sentence.end.min(found.head + REACH);
    let is_own = |token: usize| {
        annotation.ancestors(token).take_while(|&above| above != found.head).all(|above| {
            above == token || !clause::is_verbal(annotation, above) || annotation.tokens()[above].label == Label::Pcomp
        })
    };
    near.filter(|&token| {
        !found.holds(token) && is_near(draft, token, found.head) && is_own(token) && !is_of_speaker(draft, found, token)
    })
    .collect()
}

/// "said Ana Ruiz, head of the office **in Miami**", "the manager of the **2004** campaign": what stands deep in the
/// speaker's phrase tells of the speaker, and nothing of the saying.
fn is_of_speaker(draft: &Draft<'_>, found: &Found, token: usize) -> bool {
    let annotation = draft.annotation;
    let Some(speaker) = found.speaker.filter(|&speaker| speaker != token && annotation.is_below(token, speaker)) else {
        return false;
    };
    // "The Kremlin **on Sunday**", "Trump **Tuesday**" belong to the verb.
    let path: Vec<usize> = annotation.ancestors(token).take_while(|&above| above != speaker).collect();
    let is_time = draft.time_of[token].is_some()
        && path.last().is_some_and(|&first| {
            let is_on = is_word(draft, first, &["on"]) && path.len() <= 3;
            is_on || annotation.tokens()[first].label == Label::Npadvmod
        });
    !is_time
}

fn time(draft: &Draft<'_>, context: &[usize]) -> Option<TimeId> {
    // A bare length of time ("a day after …") is not when it was said.
    // The "Weekly" of a paper's name is no time.
    let is_name = |token: usize| {
        draft.actor_of[token].is_some()
            && draft.annotation.tokens()[token].pos == Pos::Propn
            && draft.annotation.tokens()[token].label != Label::Npadvmod
    };
    let is_own = |token: usize| !is_name(token) && tells_when(draft, token);
    context.iter().filter(|&&token| is_own(token)).filter_map(|&token| draft.time_of[token]).find(|id| {
        let time = &draft.record.times[id.index()];
        time.begin.is_some() || time.end.is_some() || time.r#type != TimeType::Duration
    })
}

/// Whether a time tells when its verb happens: not in "the **2010** gift", "up from $3 million **a year earlier**", "of **last week**".
fn tells_when(draft: &Draft<'_>, token: usize) -> bool {
    let annotation = draft.annotation;
    let path = annotation.ancestors(token).take_while(|&above| !clause::is_verbal(annotation, above));
    let path: Vec<usize> = path.collect();
    let is_time = |token: usize| draft.time_of[token].is_some();
    path.iter().enumerate().all(|(step, &above)| {
        let below = step.checked_sub(1).map(|below| path[below]);
        let modifies = below.is_some_and(|below| {
            is_time(below)
                && !is_time(above)
                && matches!(
                    annotation.tokens()[below].label,
                    Label::Amod | Label::Compound | Label::Nummod | Label::Nmod
                )
        });
        let is_amount = !is_time(above) && draft.quantity_of[above].is_some();
        let is_elsewhere = is_word(draft, above, &["from", "of", "about", "than"]);
        !modifies && !is_amount && !is_elsewhere
    })
}

fn place(draft: &Draft<'_>, context: &[usize]) -> Option<PlaceId> {
    context.iter().find_map(|&token| {
        let prep = draft.annotation.head(token).filter(|&head| draft.annotation.tokens()[head].label == Label::Prep)?;
        draft.place_of[token].filter(|_| is_word(draft, prep, &["in", "at", "from"]))
    })
}

/// "in an interview", "on social media", "in a statement".
fn channel(draft: &Draft<'_>, context: &[usize]) -> Option<Channel> {
    context.iter().find_map(|&token| {
        let prep = draft.annotation.head(token).filter(|&head| draft.annotation.tokens()[head].pos == Pos::Adp)?;
        let is_through = is_word(draft, prep, &["in", "on", "at", "during", "by", "via", "through", "over", "to"]);
        let (word, lemma) = (draft.word(token).to_lowercase(), draft.annotation.lemma(token).to_lowercase());
        let cues = &draft.lexicon.cues;
        // "at a **news conference**", but "at a conference of investors".
        let before = draft.annotation.children_with(token, Label::Compound).find(|&before| before + 1 == token);
        let pair = before.map(|before| format!("{} {lemma}", draft.word(before).to_lowercase()));
        // "on Telegram", but "in a telegram".
        pair.and_then(|pair| cues.channel(&pair))
            .or_else(|| cues.channel(draft.word(token)))
            .or_else(|| cues.channel(&lemma))
            .or_else(|| cues.channel(&word))
            .filter(|channel| is_through && !(is_word(draft, prep, &["to"]) && *channel != Channel::NewsConference))
    })
}

fn audience(draft: &Draft<'_>, found: &Found) -> Vec<ActorId> {
    let Some(head) = found.addressee.filter(|&token| !found.holds(token)) else { return Vec::new() };
    let mut actors: Vec<ActorId> =
        clause::conjuncts(draft.annotation, head).iter().filter_map(|&token| draft.actor_of[token]).collect();
    actors.dedup();
    actors
}

/// "said he **had not seen** the proposal": the speaker does not know of it.
fn unaware(draft: &Draft<'_>, found: &Found) -> Option<Stance> {
    if found.stance != Stance::Assert {
        return None;
    }
    let first = found.content.first()?;
    let verb = first.clone().find(|&token| {
        clause::is_verbal(draft.annotation, token)
            && draft.annotation.head(token).is_none_or(|head| !first.contains(&head))
    })?;
    let lemma = draft.annotation.lemma(verb);
    // "had not **seen** the proposal", but "never saw it coming" and "do not **hear** any criticism".
    let is_sight = matches!(lemma, "see" | "hear");
    let knows = draft.lexicon.cues.is_awareness(lemma) && (!is_sight || is_of_paper(draft, verb))
        || draft
            .annotation
            .children_with(verb, Label::Acomp)
            .any(|child| draft.lexicon.cues.is_awareness(draft.annotation.lemma(child)));
    let tells_more = is_outspoken(draft, found, verb);
    let subject = clause::own_subject(draft.annotation, verb)?;
    let speaker = found.speaker.and_then(|speaker| draft.actor_of[speaker]);
    let is_self = match draft.actor_of[subject] {
        Some(actor) => Some(actor) == speaker,
        None => is_word(draft, subject, &["he", "she", "they", "it", "i", "we"]),
    };
    (knows && is_self && !tells_more && clause::is_negated(draft.annotation, draft.text, verb))
        .then_some(Stance::Unaware)
}

/// Whether the verb's object is a paper or something proposed, of which one can know or not.
fn is_of_paper(draft: &Draft<'_>, verb: usize) -> bool {
    let annotation = draft.annotation;
    let is_known = |noun: usize| {
        let lemma = annotation.lemma(noun).to_lowercase();
        draft.lexicon.cues.is_paper(&lemma)
            || draft.lexicon.cues.find(CuePos::Noun, &lemma).next().is_some()
            || matches!(annotation.tokens()[noun].pos, Pos::Pron)
    };
    let object = clause::object(annotation, verb);
    let of = clause::prepositional(annotation, draft.text, verb, &["of", "about"]).next();
    object.or(of).is_some_and(is_known) && !clause::is_passive(annotation, verb)
}

/// Whether a quotation goes on to tell what the speaker thinks: "I do not know, **but I will take him**". Who says only that does not know.
fn is_outspoken(draft: &Draft<'_>, found: &Found, verb: usize) -> bool {
    let annotation = draft.annotation;
    let sentence = annotation.sentence_of(verb);
    let is_long = found.content.iter().any(|part| part.end > sentence.end + 1) || found.content.len() > 1;
    let is_but = annotation.children_with(verb, Label::Cc).any(|and| is_word(draft, and, &["but"]));
    // "I do not know **too many** people who are not": a way to say what is.
    let counts = clause::object(annotation, verb)
        .is_some_and(|object| annotation.children(object).any(|child| is_word(draft, child, &["many", "much"])));
    is_long || is_but || counts
}
