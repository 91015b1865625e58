//! Where a content ends, when the parser cut it short or let it run on.
//!
//! Apart from [`super::complement`], which finds the clause that is the content: here its end is put right.
//!
//! - Finds: predicates and reasons that the parser hung on the reporting verb ("said the bomb found in the town **was meant for another**",
//!   "said so **because of rain**", "sales fell, it said, **because of rain**").
//! - Leaves: what the speaker says or does next ("said that he had filed it, **saying** it was new"), and the main clause behind
//!   a fronted report ("Although it said so, **analysts** predict less").
//! - Cannot see: contents that are cut inside a coordination without a sign.

use std::ops::Range;

use onrecord_language::{Label, Pos, Tag};
use onrecord_lexicon::{Cue, CuePos};
use onrecord_record::{ActorKind, EventType, StatementKind};

use super::found::{Found, is_comma, is_word, phrase, trim};
use super::quotes::Quotes;
use crate::{Draft, clause};

/// "Sales fell, the company said, **because of discounts**": the reason or condition behind the report belongs to the content.
pub(super) fn behind_the_report(draft: &Draft<'_>, verb: usize) -> Option<Range<usize>> {
    let annotation = draft.annotation;
    let first = verb + 2;
    if !is_comma(draft, verb.checked_sub(1)?) && clause::own_subject(annotation, verb).is_none()
        || verb + 1 >= annotation.len()
        || !is_comma(draft, verb + 1)
    {
        return None;
    }
    // "…, officials said, **while a spokesman said** …": another's word.
    let is_reported = |child: usize| clause::own_subject(annotation, child).is_some() && draft.report(child).is_some();
    let child = annotation.children(verb).find(|&child| {
        matches!(annotation.tokens()[child].label, Label::Prep | Label::Advcl)
            && !is_reported(child)
            && annotation.subtree(child).start == first
            && is_word(
                draft,
                first,
                &[
                    "because",
                    "due",
                    "despite",
                    "although",
                    "though",
                    "unless",
                    "if",
                    "while",
                    "since",
                    "until",
                    "except",
                    "including",
                    "rather",
                    "partly",
                    "mainly",
                    "even",
                    "so",
                ],
            )
    })?;
    Some(trim(annotation, annotation.subtree(child)))
}

/// "**Although** the government said it grew, in line with forecasts, analysts predict less": behind a fronted clause the main
/// one begins at the comma before its subject, wherever the parser hung it.
pub(super) fn without_main_clause(draft: &Draft<'_>, verb: usize, child: usize, end: usize) -> usize {
    let annotation = draft.annotation;
    let sentence = annotation.sentence_of(verb);
    let is_fronted = annotation.children_with(verb, Label::Mark).any(|mark| {
        mark == sentence.start
            && is_word(draft, mark, &["although", "though", "while", "whereas", "if", "when", "even", "as"])
    });
    if !is_fronted || annotation.tokens()[verb].label != Label::Root {
        return end;
    }
    let main = (child + 1..end).find(|&clause| {
        matches!(annotation.tokens()[clause].label, Label::Advcl | Label::Conj | Label::Ccomp)
            && annotation.child(clause, Label::Mark).is_none()
            && clause::own_subject(annotation, clause)
                .is_some_and(|subject| subject > child && is_comma(draft, phrase(draft, subject).start - 1))
    });
    let subject = main.and_then(|main| clause::own_subject(annotation, main));
    subject.map_or(end, |subject| (phrase(draft, subject).start - 1).min(end))
}

/// "said **the bomb found in the town was meant for another**": where the parser took a participle for the clause, its predicate
/// is a second clause without a subject right behind.
pub(super) fn with_predicate(draft: &Draft<'_>, verb: usize, child: usize, end: usize) -> usize {
    let annotation = draft.annotation;
    let goes_on = |second: usize| {
        let start = annotation.subtree(second).start;
        second > child
            && clause::own_subject(annotation, second).is_none()
            && annotation.child(second, Label::Mark).is_none()
            && (start == end || start == end + 1 && is_comma(draft, end))
    };
    let second = annotation.children_with(verb, Label::Ccomp).find(|&second| goes_on(second));
    second.map_or_else(|| with_lost_predicate(draft, verb, end), |second| annotation.subtree(second).end)
}

/// "accused her of implying officers **were racist**", "said it fell since Rescue, a group, **started to march**": where the parser took the
/// subject for an object or an adjunct, its predicate is joined to the report without a conjunction.
pub(super) fn with_lost_predicate(draft: &Draft<'_>, verb: usize, end: usize) -> usize {
    let annotation = draft.annotation;
    let last = end - usize::from(is_comma(draft, end - 1));
    let closes_apposition = || {
        annotation.ancestors(last - 1).take_while(|&above| above > verb).any(|above| {
            let range = annotation.subtree(above);
            annotation.tokens()[above].label == Label::Appos && range.end == last && is_comma(draft, range.start - 1)
        })
    };
    let second = annotation.children_with(verb, Label::Conj).find(|&second| {
        let start = annotation.subtree(second).start;
        second >= end
            && clause::own_subject(annotation, second).is_none()
            && clause::finite(annotation, second).is_some()
            && annotation.children_with(verb, Label::Cc).all(|and| and > second)
            && (start == last || start == last + 1 && is_comma(draft, last) && closes_apposition())
    });
    second.map_or(end, |second| annotation.subtree(second).end)
}

/// "said he did so **not because of her, but because he must**": reasons that the parser hung on the verb.
pub(super) fn with_reasons(draft: &Draft<'_>, verb: usize, end: usize) -> usize {
    let annotation = draft.annotation;
    let mut end = end;
    for child in annotation.children(verb) {
        let range = annotation.subtree(child);
        let mut first = end;
        if is_comma(draft, first) {
            first += 1;
        }
        if first < range.start && is_word(draft, first, &["but"]) {
            first += 1;
        }
        let is_next = range.start == first;
        let is_reason = is_word(draft, range.start, &["because"])
            || is_word(draft, range.start, &["not"])
                && range.len() > 1
                && is_word(draft, range.start + 1, &["because"]);
        if is_next && is_reason && matches!(annotation.tokens()[child].label, Label::Prep | Label::Advcl) {
            end = range.end;
        }
    }
    end
}

/// "said that he had filed it, **saying it was new**", "requested that he be released **and indicated** that he would", "said she would come,
/// and to date **has** only written": what the speaker says or does next is no part of the content.
pub(super) fn without_own_words(draft: &Draft<'_>, quotes: &Quotes, verb: usize, child: usize, end: usize) -> usize {
    let annotation = draft.annotation;
    let is_outside = |token: usize| quotes.around(token) == quotes.around(verb);
    let says = |token: usize| draft.report(token).is_some();
    let tag = |token: usize| annotation.tokens()[token].tag;
    let has = |token: usize| {
        let mut auxiliaries = annotation.children_with(token, Label::Aux);
        auxiliaries.any(|aux| annotation.lemma(aux) == "have" && matches!(tag(aux), Tag::Vbz | Tag::Vbp))
    };
    let is_be = || annotation.child(child, Label::Auxpass).is_some_and(|aux| tag(aux) == Tag::Vb);
    let is_bare = annotation.child(child, Label::Aux).is_none() && (tag(child) == Tag::Vb || is_be());
    // "has demanded that he be returned, **and the government has said** so": what another does by then.
    let is_others = |next: usize| {
        let subject = clause::own_subject(annotation, next).and_then(|subject| draft.actor_of[subject]);
        let does = clause::is_perfect(annotation, verb);
        says(next) && has(next) && does && subject.is_some()
    };
    // "they **say** he will be fine and **have tried** to show it"
    let is_plural = |next: usize| {
        let is_have = |aux: usize| annotation.lemma(aux) == "have" && tag(aux) == Tag::Vbp;
        tag(verb) == Tag::Vbp
            && annotation.children_with(child, Label::Aux).any(|aux| tag(aux) == Tag::Md)
            && annotation.children_with(next, Label::Aux).any(is_have)
            && clause::own_subject(annotation, next).is_none()
    };
    let is_set_off = |next: usize| {
        let first = annotation.subtree(next).start;
        let and = annotation.children_with(child, Label::Cc).rfind(|&and| and < next && and > child).unwrap_or(first);
        is_comma(draft, and - 1)
    };
    let is_when = |start: usize| draft.time_of[start].is_some() || draft.time_of[start + 1].is_some();
    let is_who = |next: usize| {
        annotation.tokens()[verb].label == Label::Relcl
            && clause::own_subject(annotation, next)
                .is_some_and(|subject| matches!(annotation.tokens()[subject].tag, Tag::Wp | Tag::Wdt))
    };
    // "she will not call on him, **but she has bristled at it**"
    let is_own = |next: usize| {
        let subject = clause::own_subject(annotation, next);
        subject.is_none_or(|subject| {
            is_word(draft, subject, &["he", "she", "they"]) && annotation.tokens()[verb].tag != Tag::Vbd
        })
    };
    // What no person is the subject of is not who judges: "said **the house** was hit, **denouncing** it".
    let subject = clause::own_subject(annotation, child);
    let is_voiceless = subject.is_none_or(|token| draft.actor_of[token].is_none() || tag(token) == Tag::Prp);
    let next =
        annotation.children(child).filter(|&next| next > child && next < end && is_outside(next)).find(|&next| {
            let has_subject = clause::own_subject(annotation, next).is_some();
            let start = annotation.subtree(next).start;
            match annotation.tokens()[next].label {
                Label::Advcl => {
                    let is_apart = tag(next) == Tag::Vbg && start == next && is_comma(draft, next - 1);
                    is_apart && (says(next) || is_voiceless && judges(draft, next))
                }
                Label::Conj if has(next) && !has(child) && is_set_off(next) && is_own(next) => true,
                // "revealed that she used it, **and the following day**, the committee asked", "**and who** claimed credit"
                Label::Conj if is_plural(next) => true,
                Label::Conj if is_silent(draft, next) => true,
                // "— **and several of them came**": the reporter's own sentence.
                Label::Conj if has_subject && is_dashed(draft, child, next) => true,
                Label::Conj if has_subject => is_set_off(next) && (is_when(start) || is_others(next)) || is_who(next),
                Label::Conj => {
                    tag(next) == Tag::Vbg
                        && tag(child) != Tag::Vbg
                        && annotation.child(next, Label::Aux).is_none()
                        && says(next)
                        || is_bare && matches!(tag(next), Tag::Vbd | Tag::Vbz)
                        || keeps_cue_tense(draft, verb, child, next)
                        || is_set_off(next) && is_speakers_deed(draft, verb, child, next)
                        || is_next_report(draft, verb, child, next)
                }
                _ => false,
            }
        });
    let Some(next) = next else { return end };
    let start = annotation.subtree(next).start;
    let conjunction = annotation.children_with(child, Label::Cc).rfind(|&and| and < next && and > child);
    conjunction.unwrap_or(start).min(start).min(end)
}

/// "A poll shows that most are for it, **and as the race turns south**, it matters more": behind figures the reporter goes on.
pub(super) fn without_turn(draft: &Draft<'_>, verb: usize, child: usize, end: usize) -> usize {
    let annotation = draft.annotation;
    let is_of_figures = clause::own_subject(annotation, verb).is_some_and(|subject| {
        let lemma = annotation.lemma(subject).to_lowercase();
        matches!(&*lemma, "%" | "percent") || draft.lexicon.cues.is_paper(&lemma)
    });
    let turn = (child + 1..end).filter(|_| is_of_figures).find_map(|next| {
        let start = annotation.subtree(next).start;
        let is_turn = annotation.tokens()[next].label == Label::Conj
            && clause::own_subject(annotation, next).is_some()
            && is_word(draft, start, &["as", "while", "with"])
            && start > child + 2
            && annotation.tokens()[start - 1].tag == Tag::Cc
            && is_comma(draft, start - 2);
        is_turn.then_some(start - 2)
    });
    turn.map_or(end, |turn| turn.min(end))
}

/// "said the firm “was smothered,” **recalled one participant**": whoever tells it stands behind the quotation, at the end of the content.
pub(super) fn without_tag(draft: &Draft<'_>, quotes: &Quotes, found: &mut Found) {
    let annotation = draft.annotation;
    let head = found.head;
    let Some(last) = found.content.last_mut().filter(|last| last.start > head) else { return };
    let tag = quotes.within(last).last().map(|quote| quote.end).filter(|&tag| tag > head && tag + 1 < last.end);
    let is_tag = |&tag: &usize| {
        let reports =
            draft.report(tag).is_some_and(Cue::is_plain) && matches!(annotation.tokens()[tag].tag, Tag::Vbd | Tag::Vbz);
        reports && phrase(draft, tag + 1).start == tag + 1 && {
            let closes = (tag + 1..last.end).find(|&subject| annotation.subtree(subject).end >= last.end);
            closes.is_some_and(|subject| annotation.tokens()[subject].pos != Pos::Verb)
                && (tag + 1..last.end).all(|token| !clause::is_verbal(annotation, token))
        }
    };
    if let Some(tag) = tag.filter(is_tag) {
        *last = trim(annotation, last.start..tag);
    }
}

/// "— **and several of them came**": behind a dash a sentence with a subject of its own.
fn is_dashed(draft: &Draft<'_>, child: usize, next: usize) -> bool {
    let annotation = draft.annotation;
    let first = annotation.subtree(next).start;
    let and = annotation.children_with(child, Label::Cc).rfind(|&and| and < next && and > child).unwrap_or(first);
    let subject = clause::own_subject(annotation, next).map(|subject| annotation.subtree(subject).start);
    is_word(draft, and - 1, &["—", "–", "--", "-"]) && subject.is_some_and(|subject| subject <= and + 2)
}

/// Whether the verb reports or judges.
fn judges(draft: &Draft<'_>, verb: usize) -> bool {
    let lemma = draft.annotation.lemma(verb).to_lowercase();
    let tells = |cue: &Cue| matches!(cue.kind, StatementKind::Speech | StatementKind::Evaluation);
    draft.lexicon.cues.find(CuePos::Verb, &lemma).any(tells)
}

/// "said shortages had been caused by strikes, **and signed** a bill", "said the army had become a target, **and blamed** a party": behind a
/// comma a second verb in the cue's own tense, which the content's subject cannot do or whose tense breaks with the content's.
fn is_speakers_deed(draft: &Draft<'_>, verb: usize, child: usize, next: usize) -> bool {
    let annotation = draft.annotation;
    let tag = |token: usize| annotation.tokens()[token].tag;
    let has_have = clause::is_perfect(annotation, verb);
    let is_of_cue = tag(next) == tag(verb) || has_have && tag(next) == Tag::Vbd;
    let is_simple = annotation.child(next, Label::Aux).is_none() && annotation.child(next, Label::Auxpass).is_none();
    if !is_of_cue || !is_simple || !matches!(tag(next), Tag::Vbd | Tag::Vbz) {
        return false;
    }
    // "said it was fair, **but required** effort": told of the thing.
    let is_contrast = annotation.children_with(child, Label::Cc).any(|but| but < next && is_word(draft, but, &["but"]));
    if is_contrast && annotation.lemma(next) == "require" {
        return false;
    }
    let breaks = annotation.children_with(child, Label::Aux).any(|aux| draft.word(aux).eq_ignore_ascii_case("had"));
    let subject = clause::own_subject(annotation, child);
    let is_thing = subject.is_some_and(|token| draft.actor_of[token].is_none() && tag(token) != Tag::Prp);
    // Of deeds, those that nobody but people and bodies does, and none of force.
    let entries = draft.lexicon.frames.verb(&annotation.lemma(next).to_lowercase());
    let is_force = |kind: EventType| {
        use EventType::{Assault, Coerce, Mobilize, Protest};
        matches!(kind, Assault | Coerce | Mobilize | Protest)
    };
    let is_civil = !entries.is_empty()
        && entries.iter().all(|entry| !is_force(draft.lexicon.frames.all()[entry.index].r#type))
        && clause::object(annotation, next).is_some();
    judges(draft, next) && (breaks || is_thing) || is_civil && is_thing
}

/// "said talks went well **and reiterated** his wish", "said the bank was sound **and defended his** record": a report or judgment in the cue's
/// own past, of which the content's subject, a thing or a body, cannot be the doer.
pub(super) fn is_next_report(draft: &Draft<'_>, verb: usize, child: usize, next: usize) -> bool {
    let annotation = draft.annotation;
    let tag = |token: usize| annotation.tokens()[token].tag;
    let has_have = clause::is_perfect(annotation, verb);
    let is_past =
        tag(next) == Tag::Vbd && (tag(verb) == Tag::Vbd || has_have) && annotation.child(next, Label::Aux).is_none();
    let subject = clause::own_subject(annotation, child).filter(|_| clause::own_subject(annotation, next).is_none());
    let Some(subject) = subject.filter(|_| is_past && judges(draft, next)) else { return false };
    let is_noun = matches!(annotation.tokens()[subject].pos, Pos::Noun | Pos::Propn);
    let says_it = !draft.lexicon.cues.is_paper(&annotation.lemma(subject).to_lowercase());
    let is_thing = annotation.tokens()[subject].pos == Pos::Noun && draft.actor_of[subject].is_none();
    let is_person = draft.actor_of[subject].is_some_and(|id| draft.record.actors[id.index()].kind == ActorKind::Person);
    let object = clause::object(annotation, next);
    let is_ones_own = object.is_some_and(|object| {
        annotation.children_with(object, Label::Poss).any(|whose| is_word(draft, whose, &["his", "her"]))
    });
    let has_content = object.is_some()
        || annotation.children(next).any(|below| {
            below > next && matches!(annotation.tokens()[below].label, Label::Prep | Label::Ccomp | Label::Xcomp)
        });
    has_content && says_it && is_noun && (is_thing || is_ones_own && !is_person)
}

/// "cited the duty to protect citizens **and urged** the public": where the content is no clause, a finite verb that the parser joined to
/// an infinitive or participle in it is the speaker's next.
pub(super) fn without_next_report(draft: &Draft<'_>, quotes: &Quotes, found: &mut Found) {
    let annotation = draft.annotation;
    let head = found.head;
    let tag = |token: usize| annotation.tokens()[token].tag;
    let has_have = clause::is_perfect(annotation, head);
    let is_past = tag(head) == Tag::Vbd || tag(head) == Tag::Vbn && has_have;
    let Some(last) = found.content.last_mut().filter(|last| last.start > head && is_past) else { return };
    let is_next = |next: &usize| {
        annotation.tokens()[*next].label == Label::Conj
            && tag(*next) == Tag::Vbd
            && annotation.child(*next, Label::Aux).is_none()
            && clause::own_subject(annotation, *next).is_none()
            && quotes.around(*next) == quotes.around(head)
            && judges(draft, *next)
            && annotation.head(*next).is_some_and(|first| {
                last.contains(&first) && (clause::is_infinitive(annotation, first) || tag(first) == Tag::Vbg)
            })
    };
    let Some(next) = (last.start + 1..last.end).find(is_next) else { return };
    let and = (last.start + 1..next).rev().take(4).find(|&and| tag(and) == Tag::Cc).unwrap_or(next);
    let kept = trim(annotation, last.start..and);
    if !kept.is_empty() {
        *last = kept;
    }
}

/// "said it was shut **but did not elaborate**": what the speaker does not say.
fn is_silent(draft: &Draft<'_>, verb: usize) -> bool {
    let annotation = draft.annotation;
    let says_no_more = matches!(annotation.lemma(verb), "elaborate" | "comment" | "specify");
    says_no_more
        && annotation.child(verb, Label::Ccomp).is_none()
        && clause::object(annotation, verb).is_none()
        && clause::own_subject(annotation, verb).is_none()
        && (clause::is_negated(annotation, draft.text, verb) || annotation.lemma(verb) == "decline")
}

/// "**doubts** charges will be filed and **looks** forward", "they **believe** he was driven there and **have** a trail": the second verb has the
/// tense of the cue, which the content does not have.
fn keeps_cue_tense(draft: &Draft<'_>, verb: usize, child: usize, next: usize) -> bool {
    let annotation = draft.annotation;
    let tag = |token: usize| annotation.tokens()[token].tag;
    let finite = clause::finite(annotation, child);
    let is_bare = annotation.child(next, Label::Aux).is_none() && annotation.child(next, Label::Auxpass).is_none();
    // "would be released **and returned**", "could not vote for him **but understood** it"
    let shares = annotation.child(child, Label::Auxpass).is_some() && tag(next) == Tag::Vbd
        || annotation.children_with(child, Label::Cc).any(|but| but < next && is_word(draft, but, &["but"]));
    // "**has said** it will work and **pointed** to the money"
    let has_have = clause::is_perfect(annotation, verb);
    // "hailed it, **saying** it would bring peace, and **thanked** them": the tense of the verb above.
    let above =
        annotation.head(verb).filter(|_| tag(verb) == Tag::Vbg && annotation.tokens()[verb].label == Label::Advcl);
    let is_alike = tag(next) == tag(verb) && annotation.child(verb, Label::Aux).is_none()
        || has_have && tag(next) == Tag::Vbd && tag(verb) == Tag::Vbn
        || above.is_some_and(|above| tag(above) == tag(next));
    let is_same = is_bare && !shares && is_alike;
    is_same
        && finite.is_some_and(|token| match tag(token) {
            Tag::Vbz | Tag::Vbp => tag(next) == Tag::Vbd && judges(draft, next),
            Tag::Md => matches!(tag(next), Tag::Vbz | Tag::Vbd),
            Tag::Vbd => matches!(tag(next), Tag::Vbz | Tag::Vbp),
            _ => false,
        })
}
