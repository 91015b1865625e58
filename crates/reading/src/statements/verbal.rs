//! A verb reports: clausal, inverted, split, infinitive, noun and quoted content.
//!
//! - Finds: "X **said** (that) C", "C, **said** X", "C1, X **said**, C2", "X **promised** to C", "X **denied** the
//!   report", "X **accused** Y of C", "“C,” X **told** Z", "X was **accused** of C", "X, **adding** that C",
//!   "X **expressed** skepticism that C" leaves to the nominal module.
//! - Leaves: cue verbs without content.
//! - Cannot see: content that the parser hung elsewhere, unless quotation marks show it.

use std::borrow::Cow;
use std::ops::Range;

use onrecord_language::{Label, Pos, Tag};
use onrecord_lexicon::{Complement, Cue, CuePos};
use onrecord_record::{Stance, StatementKind};

use super::colon;
use super::complement::{clausal, cue_range, gerund, rest_of_sentence};
use super::found::{Found, cut, is_word, phrase, trim};
use super::infinitive::{infinitive, is_raised, is_thought_to_be};
use super::object::{noun, prepositional};
use super::parties::{of_paper, parties};
use super::quotation::quoted;
use super::quotes::Quotes;
use super::sense::{Reading, is_begun, is_other, person_above};
use crate::letters::lower;
use crate::{Draft, clause};

pub(super) fn find(draft: &Draft<'_>, quotes: &Quotes) -> Vec<Found> {
    (0..draft.annotation.len()).filter_map(|token| verb(draft, quotes, token)).collect()
}

/// The cues of the verb with its particle ("point out"), then those of the verb alone.
fn cues<'a>(draft: &Draft<'a>, verb: usize) -> Vec<&'a Cue> {
    let annotation = draft.annotation;
    let known = &draft.lexicon.cues;
    let base = base(draft, verb);
    let child = annotation
        .children(verb)
        .find(|&child| child > verb && (annotation.tokens()[child].label == Label::Prt || child == verb + 1));
    let Some(child) = child else { return known.find(CuePos::Verb, &base).collect() };
    let whole = format!("{base} {}", lower(draft.word(child)));
    let mut cues: Vec<&Cue> = known.find(CuePos::Verb, &whole).collect();
    // "**show up**" is another verb than "show".
    let says = |cue: &Cue| cue.kind == StatementKind::Speech && cue.stance == Stance::Assert;
    let is_other =
        annotation.tokens()[child].label == Label::Prt && cues.is_empty() && !known.find(CuePos::Verb, &base).any(says);
    if !is_other {
        cues.extend(known.find(CuePos::Verb, &base));
    }
    cues
}

/// The base form, with the silent "e" that the lemmatizer drops: it takes "hoped" for a form of "hop".
fn base<'a>(draft: &Draft<'a>, verb: usize) -> Cow<'a, str> {
    let lemma = lower(draft.annotation.lemma(verb));
    let word = lower(draft.word(verb));
    let is_short = word.strip_prefix(&*lemma).is_some_and(|rest| matches!(rest, "ed" | "ing"));
    let knows = |lemma: &str| draft.lexicon.cues.find(CuePos::Verb, lemma).next().is_some();
    if !is_short || knows(&lemma) {
        return lemma;
    }
    let silent = format!("{lemma}e");
    if knows(&silent) { silent.into() } else { lemma }
}

fn verb(draft: &Draft<'_>, quotes: &Quotes, token: usize) -> Option<Found> {
    let annotation = draft.annotation;
    if annotation.tokens()[token].pos != Pos::Verb {
        return None;
    }
    let cues = cues(draft, token);
    if cues.is_empty() || is_modifier(draft, token) || is_aspect(draft, token) {
        return None;
    }
    let (cue, content, complement) =
        content(draft, quotes, token, &cues).or_else(|| unparsed(draft, quotes, token, &cues))?;
    let (content, complement) = without_answer(draft, quotes, token, cue, content, complement);
    let (speaker, addressee) = parties(draft, quotes, token, cue, complement, &content);
    let (speaker, content) = with_agent_behind(draft, token, speaker, content);
    let is_sourced = speaker.is_some() || clause::is_passive(draft.annotation, token) || is_thought_to_be(draft, token);
    let stands_alone = matches!(complement, Complement::Quote | Complement::Clause);
    // "a venture called Orion 1980": a name, and nobody who gives it.
    let is_name = annotation.tokens()[token].label == Label::Acl && complement == Complement::Noun && speaker.is_none();
    // "Police questioned the student": who is questioned is not doubted.
    let questioned = clause::object(annotation, token).or_else(|| annotation.child(token, Label::Nsubjpass));
    let is_questioned = cue.stance == Stance::Doubt
        && complement == Complement::Noun
        && questioned.is_some_and(|object| draft.actor_of[object].is_some());
    if is_name || is_questioned || (!is_sourced && !stands_alone) {
        return None;
    }
    // "did not complain", "**few** are calling for it": nothing of the kind is said.
    if is_unsaid(draft, token, cue, complement, speaker) {
        return None;
    }
    let stance = match is_own_wish(draft, token, cue, complement) {
        // "wants to **know** what it costs"
        true if wants_to_know(draft, token) => Stance::Ask,
        true => Stance::Promise,
        false => stance(draft, token, cue, &content),
    };
    let reading = Reading { verb: token, cue, complement, content: &content, speaker, stance };
    if is_other(draft, quotes, &reading) {
        return None;
    }
    Some(Found {
        head: token,
        cue: cue_range(draft, token),
        speaker,
        speaker_range: speaker.map(|speaker| named_by(draft, token, speaker)),
        content,
        stance,
        kind: kind(draft, token, speaker, cue),
        channel: cue.channel,
        addressee,
        is_plain: is_plain(draft, token, cue, complement, speaker),
    })
}

/// "dismissed the criticism**: “He is loved.”**": what follows a stand on something that is named is said, and not what the stand is on.
fn without_answer(
    draft: &Draft<'_>,
    quotes: &Quotes,
    verb: usize,
    cue: &Cue,
    content: Vec<Range<usize>>,
    complement: Complement,
) -> (Vec<Range<usize>>, Complement) {
    let colon = content
        .last()
        .and_then(|part| quotes.within(part).last())
        .and_then(|quote| colon::colon_before(draft, &quote))
        .filter(|&colon| colon > verb);
    let takes = matches!(cue.stance, Stance::Reject | Stance::Deny | Stance::Doubt | Stance::Condemn | Stance::Accuse);
    let object = clause::object(draft.annotation, verb).filter(|&object| object > verb && takes);
    match (colon, object) {
        (Some(colon), Some(object)) if object < colon => (std::iter::once(verb + 1..colon).collect(), Complement::Noun),
        _ => (content, complement),
    }
}

/// "was asked to keep them **by the committee**": the parser hangs who asks on the act that is asked for.
fn with_agent_behind(
    draft: &Draft<'_>,
    verb: usize,
    speaker: Option<usize>,
    content: Vec<Range<usize>>,
) -> (Option<usize>, Vec<Range<usize>>) {
    let annotation = draft.annotation;
    let by = || {
        let mut below = annotation
            .children_with(verb, Label::Xcomp)
            .filter(|&act| clause::is_infinitive(annotation, act) && annotation.child(act, Label::Auxpass).is_none());
        let act = below.next().filter(|_| clause::is_passive(annotation, verb))?;
        let by = annotation.children(act).find(|&by| by > act && is_word(draft, by, &["by"]))?;
        let agent = annotation.child(by, Label::Pobj).filter(|&agent| draft.actor_of[agent].is_some())?;
        Some((by, agent))
    };
    match (speaker, by()) {
        (None, Some((by, agent))) => {
            let hole = annotation.subtree(by);
            let parts = content.into_iter().flat_map(|part| cut(annotation, part, &hole)).collect();
            (Some(agent), parts)
        }
        _ => (speaker, content),
    }
}

/// Whether a verb of speech or mind with a speaker has a clause, an infinitive or a quotation, or an actor is told in a finite
/// clause to have spoken: "**promised** 20".
fn is_plain(draft: &Draft<'_>, verb: usize, cue: &Cue, complement: Complement, speaker: Option<usize>) -> bool {
    let annotation = draft.annotation;
    let is_clausal = matches!(complement, Complement::Clause | Complement::Infinitive | Complement::Quote);
    if clause::is_passive(annotation, verb) {
        // "was **accused** of theft", but "a man **accused** of theft" only tells who is meant.
        let is_charged = cue.stance == Stance::Accuse && annotation.child(verb, Label::Auxpass).is_some();
        return complement == Complement::Clause && cue.addresses || is_charged;
    }
    if clause::is_infinitive(annotation, verb)
        || annotation.tokens()[verb].label == Label::Pcomp && is_begun(draft, verb)
    {
        return is_begun(draft, verb) && cue.is_report();
    }
    let is_finite = annotation.tokens()[verb].tag != Tag::Vbg || annotation.child(verb, Label::Aux).is_some();
    let Some(speaker) = speaker else { return false };
    let is_told = is_finite && draft.actor_of[speaker].is_some();
    // "sent a letter **asking** for his return"
    if cue.kind == StatementKind::Speech && of_paper(draft, verb).is_some() {
        return true;
    }
    match cue.kind {
        StatementKind::Speech => is_clausal || is_told,
        StatementKind::Belief | StatementKind::Intention => is_clausal && is_finite,
        StatementKind::Evaluation => is_told,
        StatementKind::Order | StatementKind::Record => false,
    }
}

/// "She **wants to leave**", "**hoped to win** it": what somebody wants to do is intended, not demanded of another; in
/// "wants to **see it close**" another shall do it.
fn is_own_wish(draft: &Draft<'_>, verb: usize, cue: &Cue, complement: Complement) -> bool {
    let annotation = draft.annotation;
    let mut infinitives = annotation.children_with(verb, Label::Xcomp);
    let sees = |child: usize| {
        draft.lexicon.cues.is_perception(annotation.lemma(child)) && annotation.child(child, Label::Ccomp).is_some()
    };
    let wishes = matches!(
        (cue.stance, cue.kind),
        (Stance::Demand, StatementKind::Intention) | (Stance::Request, StatementKind::Belief)
    );
    wishes
        && complement == Complement::Infinitive
        && clause::object(annotation, verb).is_none()
        && !is_negated(draft, verb)
        && infinitives.any(|child| clause::own_subject(annotation, child).is_none() && !sees(child))
}

/// "They want **to know what** it costs".
fn wants_to_know(draft: &Draft<'_>, verb: usize) -> bool {
    let annotation = draft.annotation;
    annotation.children_with(verb, Label::Xcomp).any(|child| {
        annotation.lemma(child) == "know" && annotation.child(child, Label::Ccomp).is_some_and(|asked| asked > child)
    })
}

/// Whether the cue is negated: "did **not** want", "**no longer** wants".
fn is_negated(draft: &Draft<'_>, verb: usize) -> bool {
    let annotation = draft.annotation;
    let is_over = |child: usize| {
        child > 0 && is_word(draft, child, &["longer"]) && is_word(draft, child - 1, &["no"]) && child < verb
    };
    // "had **not** admitted it or **implicated** anyone": the negation stands at the first of two.
    let shared = || {
        let is_bare = annotation.tokens()[verb].label == Label::Conj
            && matches!(annotation.tokens()[verb].tag, Tag::Vb | Tag::Vbn | Tag::Vbd)
            && clause::own_subject(annotation, verb).is_none()
            && annotation.child(verb, Label::Aux).is_none();
        annotation.head(verb).filter(|_| is_bare).is_some_and(|first| {
            clause::is_negated(annotation, draft.text, first)
                && annotation.children_with(first, Label::Cc).any(|or| or < verb && is_word(draft, or, &["or", "nor"]))
        })
    };
    clause::is_negated(annotation, draft.text, verb) || annotation.children(verb).any(is_over) || shared()
}

/// The words that name the speaker: in "officials **who** say so" the pronoun, if it is known who they are; "**one lawmaker** familiar
/// with it, who said so" is named by the noun.
fn named_by(draft: &Draft<'_>, verb: usize, speaker: usize) -> Range<usize> {
    let annotation = draft.annotation;
    let is_relative = |subject: usize| matches!(annotation.tokens()[subject].tag, Tag::Wdt | Tag::Wp);
    let is_known =
        |subject: usize| speaker == subject || draft.actor_of[speaker].is_some() || !is_word(draft, subject, &["who"]);
    // "**Those who oppose it** said": the clause tells who.
    let which = annotation
        .child(speaker, Label::Relcl)
        .filter(|&which| is_word(draft, speaker, &["those", "one", "anyone"]) && which > speaker && which < verb);
    match clause::own_subject(annotation, verb).filter(|&subject| is_relative(subject)) {
        None => which.map_or_else(
            || phrase(draft, speaker),
            |which| trim(annotation, annotation.subtree(speaker).start..annotation.subtree(which).end),
        ),
        // "filed **a lawsuit** that asked the court": a paper is named by its noun.
        Some(subject)
            if speaker < subject && draft.actor_of[speaker].is_none() && !is_word(draft, subject, &["who"]) =>
        {
            let whole = phrase(draft, speaker);
            trim(annotation, whole.start..whole.end.min(subject).max(speaker + 1))
        }
        Some(subject) if is_known(subject) => subject..subject + 1,
        Some(subject) => person_above(draft, speaker).map_or(subject..subject + 1, |person| {
            let whole = phrase(draft, person);
            trim(annotation, whole.start..whole.end.min(subject).max(person + 1))
        }),
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

/// Whether the text says that nobody, or hardly anybody, says so: a negated cue is a stance only if the lexicon has one for it,
/// and "did not say so" none but of those who keep silent.
fn is_unsaid(draft: &Draft<'_>, verb: usize, cue: &Cue, complement: Complement, speaker: Option<usize>) -> bool {
    let annotation = draft.annotation;
    let is_few = |token: usize| {
        matches!(annotation.lemma(token), "nobody" | "none") && annotation.child(token, Label::Det).is_none()
            || clause::is_few(annotation, token)
    };
    let is_stand =
        !matches!(cue.stance, Stance::Assert | Stance::Claim | Stance::Deny | Stance::Doubt | Stance::Reject);
    // "never said **that** it was off": the clause is nobody's word.
    let is_untold = cue.is_plain()
        && cue.negated.is_none()
        && is_negated(draft, verb)
        && !annotation.children(verb).any(|child| is_word(draft, child, &["only", "just"]))
        && annotation.children_with(verb, Label::Ccomp).any(|clause| {
            clause > verb && annotation.children_with(clause, Label::Mark).any(|mark| is_word(draft, mark, &["that"]))
        });
    // "has not **decided what** it would raise": nothing is decided.
    let is_undecided = cue.kind == StatementKind::Order
        && is_negated(draft, verb)
        && annotation.lemma(verb) == "decide"
        && annotation.children_with(verb, Label::Ccomp).any(|clause| clause > verb);
    // "The inquiry has **not shown** that he lied": a paper that does not tell it tells nothing.
    let is_unshown = cue.kind == StatementKind::Record && cue.negated.is_none() && is_negated(draft, verb);
    // "has **not announced** a date", "had **not called** him a suspect": not said of anything.
    let is_unnamed = complement == Complement::Noun
        && cue.stance == Stance::Assert
        && cue.negated.is_none()
        && is_negated(draft, verb)
        && !withholds(draft, verb)
        && !annotation.children(verb).any(|child| is_word(draft, child, &["only", "just"]));
    // "did not **deny** sending it": neither told nor denied.
    let is_left_open = cue.stance == Stance::Deny && cue.negated == Some(Stance::Assert) && is_negated(draft, verb);
    // "**The story** did not make clear why", "has not **yet** said whether": no refusal.
    let is_open_yet = || {
        let opens = |part: usize| {
            matches!(annotation.tokens()[part].tag, Tag::Wrb | Tag::Wp) || is_word(draft, part, &["whether", "if"])
        };
        let asked = annotation
            .children_with(verb, Label::Ccomp)
            .any(|clause| clause > verb && opens(annotation.subtree(clause).start));
        let is_thing = speaker
            .is_some_and(|speaker| draft.actor_of[speaker].is_none() && annotation.tokens()[speaker].pos == Pos::Noun);
        let is_yet = annotation.children(verb).any(|child| is_word(draft, child, &["yet"]));
        asked && is_negated(draft, verb) && (is_thing || is_yet)
    };
    // "The BBC could not **verify** the footage": what it cannot tell, and no refusal.
    let is_unverified = || {
        let is_medium = speaker.and_then(|speaker| draft.actor_of[speaker]).is_some_and(|id| draft.is_medium(id));
        matches!(annotation.lemma(verb), "verify" | "confirm" | "authenticate")
            && is_medium
            && is_negated(draft, verb)
            && clause::modals(annotation, verb).any(|modal| matches!(modal, "can" | "could" | "ca"))
    };
    speaker.is_some_and(is_few)
        || is_open_yet()
        || is_unverified()
        || is_left_open
        || is_untold
        || is_unnamed
        || is_unshown
        || is_undecided
        || is_stand && cue.negated.is_none() && is_negated(draft, verb)
}

/// "**went on** to say": the verb behind it reports.
fn is_aspect(draft: &Draft<'_>, verb: usize) -> bool {
    let annotation = draft.annotation;
    let lemma = annotation.lemma(verb).to_lowercase();
    // "continued **by saying**"
    let mut by = annotation.children_with(verb, Label::Prep).filter_map(|by| annotation.child(by, Label::Pcomp));
    if by.any(|says| is_begun(draft, says) && draft.report(says).is_some()) {
        return true;
    }
    matches!(lemma.as_str(), "go" | "continue" | "begin")
        && annotation.children_with(verb, Label::Xcomp).any(|child| clause::is_infinitive(annotation, child))
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
        let fits = |cue: &Cue| {
            let is_raised = complement == Complement::Infinitive && cue.is_report() && is_raised(draft, verb);
            (cue.takes.contains(&complement) || is_raised)
                && (!cue.of_papers || is_by_paper(draft, verb))
                && (cue.objects.is_empty() || has_object(draft, verb, &cue.objects))
        };
        for cue in cues.iter().filter(|cue| fits(cue)) {
            let parts = match complement {
                Complement::Clause => clausal(draft, quotes, verb, cue),
                Complement::Quote => quoted(draft, quotes, verb),
                Complement::Infinitive => infinitive(draft, verb, cue.addresses),
                Complement::Gerund => gerund(draft, verb),
                Complement::Noun => noun(draft, quotes, verb, cue),
                _ => prepositional(draft, verb, complement, cue),
            };
            match (&best, parts.first()) {
                (_, None) => {}
                (None, Some(_)) if complement == Complement::Quote => best = Some((cue, parts, complement)),
                // "**called on** him to “come clean”": the first of two senses, not "called" alone.
                (Some(_), Some(_)) if complement == Complement::Quote => {}
                (None, Some(_)) => return Some((cue, parts, complement)),
                (Some((_, inner, _)), Some(whole)) => {
                    // "described it as “a **stain** on Israel”", "promised to end “bad deals”": a quotation inside another complement, or
                    // right behind it, is only a part of it. The marks that close the quotation hang outside of the phrase.
                    let is_part = inner.iter().all(|part| {
                        whole.start <= part.start && (part.end <= whole.end + 2 || part.start == whole.end)
                    });
                    if is_part {
                        let end = inner.iter().map(|part| part.end).fold(whole.end, usize::max);
                        let widened = whole.start..end;
                        return Some((
                            cue,
                            [widened].into_iter().chain(parts.into_iter().skip(1)).collect(),
                            complement,
                        ));
                    }
                }
            }
        }
    }
    best.map(|(cue, parts, complement)| (cue, with_judged(draft, verb, cue, parts), complement))
}

/// "called **himself** “pro-choice”", "slammed **the club for promoting** “sloth”": whom a quoted judgment is about belongs to it.
fn with_judged(draft: &Draft<'_>, verb: usize, cue: &Cue, mut parts: Vec<Range<usize>>) -> Vec<Range<usize>> {
    const LONGEST: usize = 14;
    let annotation = draft.annotation;
    let judges = cue.kind == StatementKind::Evaluation || cue.stance == Stance::Accuse;
    let object = annotation.children(verb).find(|&child| {
        let label = annotation.tokens()[child].label;
        child > verb && matches!(label, Label::Dobj | Label::Dative | Label::Ccomp | Label::Xcomp | Label::Oprd)
    });
    if let ([part], Some(object), true) = (&mut parts[..], object, judges) {
        let start = annotation.subtree(object).start.max(verb + 1);
        let mut gap = start..part.start;
        let is_near = !gap.is_empty() && gap.len() <= LONGEST;
        let is_one = gap.all(|token| {
            let is_break =
                matches!(annotation.tokens()[token].tag, Tag::Comma | Tag::Colon | Tag::Stop | Tag::Vbd | Tag::Vbz);
            !is_break && annotation.is_below(token, verb)
        });
        if is_near && is_one {
            part.start = start;
        }
    }
    parts
}

/// The cue's stance, turned by negation.
fn stance(draft: &Draft<'_>, verb: usize, cue: &Cue, content: &[Range<usize>]) -> Stance {
    let annotation = draft.annotation;
    let is_comment = cue.stance == Stance::Reject && cue.kind == StatementKind::Intention;
    let keeps = |token: usize| {
        let kept = clause::object(annotation, token);
        kept.is_some_and(|object| draft.lexicon.cues.is_kept_back(&annotation.lemma(object).to_lowercase()))
    };
    let gives = |token: usize| draft.lexicon.cues.is_comment(annotation.lemma(token)) || keeps(token);
    if is_comment && annotation.children_with(verb, Label::Xcomp).any(gives) || withholds(draft, verb) {
        return Stance::DeclineComment;
    }
    let is_negated = is_negated(draft, verb);
    if cue.stance == Stance::DeclineComment && !is_negated && declines_an_act(draft, verb) {
        return Stance::Reject;
    }
    // "has not **said why**": what stays open is not told.
    let is_open = content.first().is_some_and(|part| {
        let first = &annotation.tokens()[part.start];
        matches!(first.tag, Tag::Wrb | Tag::Wp | Tag::Wdt) || is_word(draft, part.start, &["whether", "if"])
    });
    if is_negated && is_open && cue.is_plain() {
        return Stance::DeclineComment;
    }
    // "told citizens **how to** prepare": advice and no order.
    let is_how = content.first().is_some_and(|part| annotation.tokens()[part.start].tag == Tag::Wrb);
    if is_how && cue.stance == Stance::Demand && cue.addresses {
        return Stance::Assert;
    }
    if let Some(stance) = mandated(draft, verb).filter(|_| !is_negated) {
        return stance;
    }
    // "“Is it open?” Ruiz **pressed**": a question in quotation marks is asked.
    let is_quoted_question = content.last().is_some_and(|part| {
        (part.start..=part.end).rev().take(3).any(|token| token < annotation.len() && draft.word(token) == "?")
    });
    if matches!(cue.stance, Stance::Request | Stance::Demand)
        && cue.takes.contains(&Complement::Quote)
        && is_quoted_question
        && draft.quotes().within(&content[0]).next().is_some()
    {
        return Stance::Ask;
    }
    // "asked **that** the boy be freed": what shall be done.
    let has_that = |clause: usize| {
        clause > verb && annotation.children_with(clause, Label::Mark).any(|mark| is_word(draft, mark, &["that"]))
    };
    if cue.stance == Stance::Ask && annotation.children_with(verb, Label::Ccomp).any(has_that) {
        return Stance::Request;
    }
    match (is_negated, cue.stance) {
        (true, stance) => cue.negated.unwrap_or(stance),
        (false, Stance::Reject) if rejects_a_charge(draft, verb) => Stance::Deny,
        (false, stance) => stance,
    }
}

/// "declined **to release** his returns", "declined **to endorse** her": an act and no words; "declined to be interviewed" is silence.
fn declines_an_act(draft: &Draft<'_>, verb: usize) -> bool {
    let annotation = draft.annotation;
    annotation.children_with(verb, Label::Xcomp).filter(|&child| clause::is_infinitive(annotation, child)).any(
        |child| {
            let lemma = annotation.lemma(child).to_lowercase();
            let kept = clause::object(annotation, child).map(|object| annotation.lemma(object).to_lowercase());
            let is_into = annotation.children_with(child, Label::Prep).any(|prep| is_word(draft, prep, &["into"]));
            let speaks = matches!(
                lemma.as_str(),
                "address" | "define" | "weigh" | "provide" | "give" | "share" | "rule" | "assess"
            ) || is_into
                || draft.lexicon.cues.is_comment(&lemma)
                || draft.lexicon.cues.is_answer(&lemma)
                || draft.lexicon.cues.is_talk(&lemma)
                || draft.lexicon.cues.find(CuePos::Verb, &lemma).any(|cue| cue.kind == StatementKind::Speech)
                || kept
                    .is_some_and(|noun| draft.lexicon.cues.is_kept_back(&noun) || draft.lexicon.cues.is_request(&noun));
            !speaks && !clause::is_passive(annotation, child)
        },
    )
}

/// "insisted that he **be** returned", "suggested that she **stay**": the bare verb of what is wanted.
fn mandated(draft: &Draft<'_>, verb: usize) -> Option<Stance> {
    let annotation = draft.annotation;
    let stance = match annotation.lemma(verb) {
        "insist" | "demand" | "require" => Stance::Demand,
        "suggest" | "recommend" | "propose" | "advise" => Stance::Propose,
        _ => return None,
    };
    let tag = |token: usize| annotation.tokens()[token].tag;
    let is_bare = |clause: usize| {
        let auxiliary = annotation.child(clause, Label::Auxpass).or_else(|| annotation.child(clause, Label::Aux));
        let subject = clause::own_subject(annotation, clause);
        // A plural's verb looks bare without being so.
        let is_singular = subject.is_some_and(|subject| {
            matches!(tag(subject), Tag::Nn | Tag::Nnp) || matches!(draft.word(subject), "he" | "she" | "it")
        });
        let is_be = auxiliary.is_some_and(|aux| tag(aux) == Tag::Vb && annotation.lemma(aux) == "be");
        // "suggested that all users **install** it": told as past, a plural's act would be "installed".
        let is_unshifted = tag(verb) == Tag::Vbd
            && auxiliary.is_none()
            && subject.is_some_and(|subject| draft.actor_of[subject].is_some() || tag(subject) == Tag::Prp)
            && matches!(tag(clause), Tag::Vb | Tag::Vbp)
            && !draft.lexicon.cues.is_state(&annotation.lemma(clause).to_lowercase())
            // "insisted that they **stand to** gain"
            && annotation.child(clause, Label::Xcomp).is_none()
            && annotation.children_with(clause, Label::Mark).any(|mark| is_word(draft, mark, &["that"]));
        is_be || is_unshifted || auxiliary.is_none() && is_singular && matches!(tag(clause), Tag::Vb | Tag::Vbp)
    };
    annotation.children_with(verb, Label::Ccomp).any(|clause| clause > verb && is_bare(clause)).then_some(stance)
}

/// "rejected **accusations** by Kenya", "dismissed **the notion that** it failed": who rejects what is said denies it.
fn rejects_a_charge(draft: &Draft<'_>, verb: usize) -> bool {
    let annotation = draft.annotation;
    let object = clause::object(annotation, verb).or_else(|| annotation.child(verb, Label::Nsubjpass));
    object.is_some_and(|object| {
        let lemma = annotation.lemma(object).to_lowercase();
        let is_charge = |cue: &Cue| matches!(cue.stance, Stance::Claim | Stance::Accuse);
        let has_that = annotation.children(object).any(|child| {
            annotation.children_with(child, Label::Mark).any(|mark| mark > object && is_word(draft, mark, &["that"]))
        });
        draft.lexicon.cues.find(CuePos::Noun, &lemma).any(is_charge)
            || has_that
                && matches!(lemma.as_str(), "notion" | "idea" | "suggestion" | "theory" | "assertion" | "report")
    })
}

/// "**would not say**", "would **neither confirm nor deny**".
fn withholds(draft: &Draft<'_>, verb: usize) -> bool {
    let annotation = draft.annotation;
    if !draft.lexicon.cues.is_comment(annotation.lemma(verb)) {
        return false;
    }
    let first = match annotation.head(verb) {
        // "would not name it **but said** it was abroad" tells something.
        Some(head) if annotation.tokens()[verb].label == Label::Conj && annotation.tokens()[verb].tag == Tag::Vb => {
            head
        }
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
fn kind(draft: &Draft<'_>, verb: usize, speaker: Option<usize>, cue: &Cue) -> StatementKind {
    // "It was hard, he **recalled**": told, where "could not recall" is unaware.
    if cue.kind == StatementKind::Belief && draft.annotation.lemma(verb) == "recall" && !is_negated(draft, verb) {
        return StatementKind::Speech;
    }
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
