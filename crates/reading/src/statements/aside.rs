//! What the reporter hangs on behind a content.
//!
//! - Finds: relative clauses behind an object ("praised the pope, **who preaches justice**"), with a report of their own ("would march, **which
//!   he called a right**") or in a tense that the content does not have ("said he would come to the fair, **which is held in May**"); glosses
//!   ("would cut jobs, **a move that could hurt the town**"), what came of it ("plans to cut prices, **setting the stage for a war**"),
//!   what the speaker says next ("said he had filed it, **calling it new**"), reservations behind a dash ("had not changed it **- though he
//!   gave several accounts**"), what a report leaves out ("was hit**, without giving details**"), who relays it ("was glad it opened**, according to the Herald**"), where it was said ("wants more efforts **in a
//!   statement**"), and the words that lead to a quotation ("**she ticked through the code:** “Be kind,” she said").
//! - Leaves: clauses that tell who or what is meant, and whatever stands in the middle of a content.
//! - Cannot see: whose words an aside is that has the content's tense.

use std::ops::Range;

use onrecord_language::{Label, Pos, Tag};
use onrecord_lexicon::{Cue, CuePos};
use onrecord_record::StatementKind;

use super::found::{Found, is_word, trim};
use super::quotes::Quotes;
use super::verdict::root;
use crate::{Draft, clause};

/// Asides that follow each other; news has no more.
const MOST: usize = 3;

/// Takes the reporter's asides off the end of what follows the cue.
pub(super) fn without(draft: &Draft<'_>, quotes: &Quotes, found: &mut Found) {
    let head = found.head;
    without_outcome(draft, quotes, found);
    without_lead_in(draft, quotes, found);
    without_tag(draft, quotes, found);
    without_deed_behind_quote(draft, quotes, found);
    without_occasion(draft, quotes, found);
    for _ in 0..MOST {
        let Some(last) = found.content.last().filter(|last| last.start > head).cloned() else { return };
        let Some(start) = aside(draft, quotes, head, &last) else { return };
        let kept = trim(draft.annotation, last.start..start);
        if kept.is_empty() {
            return;
        }
        if let Some(last) = found.content.last_mut() {
            *last = kept;
        }
    }
}

/// "It has struck a deal, according to the ministry, **taking a step toward peace**": a last part that tells what came of it.
fn without_outcome(draft: &Draft<'_>, quotes: &Quotes, found: &mut Found) {
    let annotation = draft.annotation;
    let is_quoted = found.content.first().is_some_and(|part| quotes.around(part.start).is_some());
    let is_outcome = |part: &Range<usize>| {
        // "“Too much hate,” she said, **blaming** the senator", "he said, **also alluding** to it"
        let is_added = annotation.tokens()[part.start].pos == Pos::Adv && part.len() > 2;
        let verb = part.start + usize::from(is_added);
        let is_said_of = || is_quoted && is_cue(draft, verb) && annotation.lemma(verb) != "point";
        let tells = || is_said_of() || is_added && is_word(draft, part.start, &["also", "apparently"]);
        matches!(annotation.tokens()[verb].label, Label::Advcl | Label::Acl)
            && annotation.tokens()[verb].tag == Tag::Vbg
            && (draft.lexicon.cues.is_outcome(annotation.lemma(verb)) || tells())
            && annotation.subtree(verb).end >= part.end
    };
    if found.content.len() > 1 && found.content.last().is_some_and(is_outcome) {
        found.content.pop();
    }
}

/// "She ticked through the code**:** “Manners were assumed,” **she said**": the reporter's own words lead to the quotation.
fn without_lead_in(draft: &Draft<'_>, quotes: &Quotes, found: &mut Found) {
    let head = found.head;
    let Some(part) = found.content.iter_mut().find(|part| part.end <= head) else { return };
    let inside: Vec<Range<usize>> = quotes.within(part).collect();
    if let [quote] = &inside[..]
        && quote.start > part.start + 1
        && quote.end + 1 >= part.end
        && draft.word(quote.start - 1) == ":"
        && (part.start..quote.start - 1).any(|token| clause::finite(draft.annotation, token).is_some())
    {
        part.start = quote.start;
    }
}

/// "said he was glad it opened**, according to the Herald**", "fled on foot**, the Herald reports**": who relays it all.
fn without_tag(draft: &Draft<'_>, quotes: &Quotes, found: &mut Found) {
    let annotation = draft.annotation;
    let head = found.head;
    let Some(last) = found.content.last_mut().filter(|last| last.start > head) else { return };
    let is_own = |token: usize| quotes.around(token) == quotes.around(head);
    let relays = |token: usize| {
        let range = annotation.subtree(token);
        let reaches = range.end + 1 >= last.end;
        if is_word(draft, token, &["according"]) {
            return (token > last.start + 1 && reaches && annotation.children(token).any(|to| draft.word(to) == "to"))
                .then_some(token);
        }
        // ", **reported the Herald**"
        let object = clause::object(annotation, token).filter(|&object| annotation.subtree(object).start == token + 1);
        if object.is_some_and(|object| reaches && draft.actor_of[object].is_some())
            && clause::own_subject(annotation, token).is_none()
            && annotation.lemma(token) == "report"
            && matches!(annotation.tokens()[token].tag, Tag::Vbd | Tag::Vbz)
        {
            return Some(token);
        }
        let subject = clause::own_subject(annotation, token).filter(|&subject| subject < token)?;
        let start = annotation.subtree(subject).start;
        let is_medium =
            draft.actor_of[subject].is_some_and(|id| draft.is_medium(id)) || annotation.lemma(token) == "report";
        let is_bare = matches!(annotation.tokens()[token].tag, Tag::Vbd | Tag::Vbz | Tag::Vbp)
            && annotation.child(token, Label::Aux).is_none()
            && annotation.child(token, Label::Mark).is_none()
            && token == subject.max(annotation.subtree(subject).end - 1) + 1;
        (is_medium && is_bare && token + 2 >= last.end && draft.report(token).is_some()).then_some(start)
    };
    let tag =
        (last.start + 2..last.end).rev().take(FARTHEST_TAG).find_map(|token| relays(token).filter(|_| is_own(token)));
    let Some(start) = tag.filter(|&start| start > last.start + 2 && super::found::is_comma(draft, start - 1)) else {
        return;
    };
    *last = trim(annotation, last.start..start);
}

/// "said, “We will win,” **and left**": behind a quotation that ends the content's own words, what the speaker does next.
fn without_deed_behind_quote(draft: &Draft<'_>, quotes: &Quotes, found: &mut Found) {
    let annotation = draft.annotation;
    let head = found.head;
    let Some(last) = found.content.last_mut().filter(|last| last.start > head) else { return };
    let Some(quote) = quotes.within(last).last().filter(|quote| quote.start <= last.start + 1 && quote.end < last.end)
    else {
        return;
    };
    let and = quote.end + usize::from(super::found::is_comma(draft, quote.end));
    let is_deed = |verb: usize| {
        verb < last.end
            && matches!(annotation.tokens()[verb].tag, Tag::Vbd | Tag::Vbz)
            && annotation.tokens()[verb].label == Label::Conj
            && clause::own_subject(annotation, verb).is_none()
    };
    let may_be = is_word(draft, and, &["and", "then"]) && (and + 1..and + 4).any(is_deed);
    if may_be {
        *last = trim(annotation, last.start..quote.end);
    }
}

/// Tokens at the end of a content in which a tag may stand.
const FARTHEST_TAG: usize = 16;

/// On what occasion something may be said.
const OCCASIONS: &[&str] = &["statement", "interview", "tweet", "speech", "briefing", "broadcast", "op-ed"];

/// "called for new efforts **in a statement** after the vote", "said it has moved **on Friday's broadcast** of the show": where it was
/// said, which the parser hung inside the content.
fn without_occasion(draft: &Draft<'_>, quotes: &Quotes, found: &mut Found) {
    let annotation = draft.annotation;
    let head = found.head;
    let Some(last) = found.content.last_mut().filter(|last| last.start > head) else { return };
    let start = last.start;
    let occasion = (start + 2..last.end).find_map(|preposition| {
        let is_in = annotation.tokens()[preposition].label == Label::Prep
            && is_word(draft, preposition, &["in", "on", "during", "at"])
            && annotation.subtree(preposition).end + 1 >= last.end
            && quotes.around(preposition) == quotes.around(head);
        let noun = annotation.child(preposition, Label::Pobj).filter(|_| is_in)?;
        let is_new = annotation.children(noun).any(|child| {
            child < noun
                && (is_word(draft, child, &["a", "an"])
                    || annotation.tokens()[child].label == Label::Poss && draft.time_of[child].is_some())
        });
        let lemma = annotation.lemma(noun).to_lowercase();
        let is_occasion = OCCASIONS.contains(&lemma.as_str());
        // "the **remarks** in an interview", "that it had **asked** for them in a letter", "**aired** on a show": another's saying or showing.
        let above = annotation.head(preposition)?;
        let is_noun = |noun: usize| {
            let lemma = annotation.lemma(noun);
            draft.lexicon.cues.find(CuePos::Noun, lemma).next().is_some()
                || draft.lexicon.cues.is_paper(lemma)
                || draft.lexicon.cues.is_uttered(lemma)
        };
        let tells = |verb: usize| {
            let lemma = annotation.lemma(verb).to_lowercase();
            let is_shown =
                matches!(lemma.as_str(), "release" | "publish" | "air" | "appear" | "run" | "print" | "make");
            let says = draft.lexicon.cues.find(CuePos::Verb, &lemma).any(|cue| cue.kind == StatementKind::Speech);
            annotation.tokens()[verb].pos == Pos::Verb && (is_shown || says)
        };
        let of_another = above > start && is_noun(above) || (start..preposition).any(tells);
        let channel = draft.lexicon.cues.channel(&lemma);
        (is_new && is_occasion && !of_another).then_some((preposition, channel))
    });
    let Some((preposition, channel)) = occasion else { return };
    let kept = trim(annotation, start..preposition);
    if kept.len() > 1 {
        *last = kept;
        found.channel = found.channel.or(channel);
    }
}

/// Where the aside begins that ends the content.
fn aside(draft: &Draft<'_>, quotes: &Quotes, cue: usize, content: &Range<usize>) -> Option<usize> {
    let annotation = draft.annotation;
    let top = root(draft, content)?;
    let is_mark = |token: usize| matches!(annotation.tokens()[token].pos, Pos::Punct | Pos::Space);
    let closes = |range: &Range<usize>| {
        range.end <= content.end && (range.end..content.end).all(is_mark)
            || range.end > content.end && (content.end..range.end).all(is_mark)
    };
    (content.start + 1..content.end).find_map(|token| {
        let label = annotation.tokens()[token].label;
        let is_without = label == Label::Prep && is_word(draft, token, &["without"]);
        // "holds 100 hostages, **a figure** the group disputes": the parser takes it for a second object.
        let is_second = label == Label::Dobj
            && annotation.head(token).is_some_and(|verb| {
                annotation.children_with(verb, Label::Dobj).any(|first| first > verb && first < token)
            });
        let may_be =
            is_without || is_second || matches!(label, Label::Relcl | Label::Appos | Label::Npadvmod | Label::Advcl);
        if !may_be || token == top {
            return None;
        }
        let range = annotation.subtree(token);
        if label == Label::Advcl && is_answer(draft, token, &range) && closes(&range) && range.start > content.start + 1
        {
            return Some(range.start);
        }
        let is_set_off = range.start > content.start + 1
            && (is_break(draft, range.start - 1) || is_behind_quote(draft, &range))
            && closes(&range)
            && quotes.around(range.start) == quotes.around(cue)
            && quotes.within(&range).all(|quote| quote.start >= range.start);
        let is_aside = is_set_off
            && match label {
                Label::Relcl => is_told_beside(draft, cue, top, token, &range),
                Label::Appos => is_gloss(draft, token, &range),
                Label::Npadvmod | Label::Dobj => takes_up(draft, token, &range),
                Label::Prep => is_unexplained(draft, token),
                _ => is_next(draft, token, &range),
            };
        is_aside.then_some(range.start)
    })
}

/// "said he “lied” **while speaking** in court": what was done meanwhile, right behind a quotation.
fn is_behind_quote(draft: &Draft<'_>, range: &Range<usize>) -> bool {
    draft.annotation.tokens()[range.start - 1].tag == Tag::CloseQuote && is_word(draft, range.start, &["while"])
}

/// A comma or a dash.
fn is_break(draft: &Draft<'_>, token: usize) -> bool {
    matches!(draft.word(token), "," | "-" | "--" | "–" | "—" | "―")
}

/// ", **without giving details**": what a report leaves out.
fn is_unexplained(draft: &Draft<'_>, without: usize) -> bool {
    let annotation = draft.annotation;
    let left_out = |verb: usize| {
        let lemma = annotation.lemma(verb).to_lowercase();
        let kept = clause::object(annotation, verb).map(|object| annotation.lemma(object).to_lowercase());
        matches!(&*lemma, "cite" | "mention" | "explain")
            || draft.lexicon.cues.is_comment(&lemma)
            || kept.is_some_and(|noun| draft.lexicon.cues.is_kept_back(&noun))
    };
    annotation.child(without, Label::Pcomp).is_some_and(left_out)
}

/// A relative clause that is not the speaker's.
fn is_told_beside(draft: &Draft<'_>, cue: usize, top: usize, verb: usize, range: &Range<usize>) -> bool {
    let annotation = draft.annotation;
    let opens = matches!(annotation.tokens()[range.start].tag, Tag::Wdt | Tag::Wp | Tag::WpPoss | Tag::Wrb)
        || range.len() > 1 && matches!(annotation.tokens()[range.start + 1].tag, Tag::Wdt | Tag::Wp);
    if !opens {
        return false;
    }
    // "the idea of talks, which **would** mark a turn": part of the idea.
    let is_thought = clause::finite(annotation, verb)
        .is_some_and(|token| matches!(annotation.lemma(token), "would" | "could" | "might"));
    let is_object = !clause::is_verbal(annotation, top) && annotation.tokens()[top].pos != Pos::Adp && !is_thought;
    let is_of_cue = || {
        let subject = clause::own_subject(annotation, verb);
        let says = subject.is_some_and(|subject| {
            subject != range.start && !matches!(annotation.tokens()[subject].tag, Tag::Wdt | Tag::Wp)
        });
        says && is_cue(draft, verb)
    };
    // "beside Jane Ruiz, **who has been battered by it**": who somebody is, known by name.
    let is_of_name = is_word(draft, range.start, &["who"])
        && !is_thought
        && annotation.head(verb).is_some_and(|name| annotation.tokens()[name].pos == Pos::Propn);
    is_object || is_of_name || is_of_cue() || is_now(draft, verb) && is_then(draft, cue, top)
}

/// Whether the verb reports, believes or judges.
fn is_cue(draft: &Draft<'_>, verb: usize) -> bool {
    let lemma = draft.annotation.lemma(verb).to_lowercase();
    let tells =
        |cue: &Cue| matches!(cue.kind, StatementKind::Speech | StatementKind::Evaluation | StatementKind::Belief);
    draft.lexicon.cues.find(CuePos::Verb, &lemma).any(tells)
}

/// "**is** held", "**has** battered", "**will** meet": what holds as the reporter writes.
fn is_now(draft: &Draft<'_>, verb: usize) -> bool {
    let annotation = draft.annotation;
    clause::finite(annotation, verb).is_some_and(|token| match annotation.tokens()[token].tag {
        Tag::Vbz | Tag::Vbp => true,
        Tag::Md => matches!(annotation.lemma(token), "will" | "'ll" | "’ll"),
        _ => false,
    })
}

/// "**said** he **would** come": content told in a past of its own.
fn is_then(draft: &Draft<'_>, cue: usize, top: usize) -> bool {
    let annotation = draft.annotation;
    let is_past = |verb: usize| {
        clause::finite(annotation, verb).is_some_and(|token| match annotation.tokens()[token].tag {
            Tag::Vbd => true,
            Tag::Md => matches!(annotation.lemma(token), "would" | "could" | "might"),
            _ => false,
        })
    };
    is_past(top) || is_past(cue) && clause::finite(annotation, top).is_none()
}

/// "**a move** that could hurt": the noun takes up the clause.
fn takes_up(draft: &Draft<'_>, noun: usize, range: &Range<usize>) -> bool {
    let lemma = draft.annotation.lemma(noun).to_lowercase();
    draft.lexicon.cues.is_gloss(&lemma) && range.len() > 2 && draft.time_of[noun].is_none()
}

/// "a plant, **a relic of the war**", "Jane Ruiz, **the founder of the company**".
fn is_gloss(draft: &Draft<'_>, noun: usize, range: &Range<usize>) -> bool {
    let annotation = draft.annotation;
    let is_new = is_word(draft, range.start, &["a", "an"]) && range.len() > 3;
    // "Jane Ruiz, **the founder of the company**": who somebody is.
    let is_of_name = annotation.head(noun).is_some_and(|name| annotation.tokens()[name].pos == Pos::Propn);
    let is_known = is_of_name && is_word(draft, range.start, &["the"]) && range.len() > 3;
    // "on Israel, **the deal and the court**": a list.
    let is_list = annotation.child(noun, Label::Conj).is_some();
    !is_list && (takes_up(draft, noun, range) || is_new || is_known)
}

/// "accuses him of a smear **while he suggests** that she is captive", "could sell assets, **even though many doubt it**": another's report.
fn is_answer(draft: &Draft<'_>, verb: usize, range: &Range<usize>) -> bool {
    let annotation = draft.annotation;
    let Some(subject) = clause::own_subject(annotation, verb) else { return false };
    let first = range.start + usize::from(is_word(draft, range.start, &["even"]));
    let is_another = annotation.tokens()[subject].pos != Pos::Pron && is_cue(draft, verb);
    is_word(draft, range.start, &["while", "whereas"]) && draft.report(verb).is_some()
        || is_word(draft, first, &["though", "although"]) && is_another
}

/// "**setting** the stage", "**calling** it new", "**- though** he gave several accounts".
fn is_next(draft: &Draft<'_>, verb: usize, range: &Range<usize>) -> bool {
    let annotation = draft.annotation;
    let is_dash = !is_word(draft, range.start - 1, &[","]);
    let first = range.start + usize::from(is_word(draft, range.start, &["even"]));
    if is_word(draft, first, &["though", "although"]) {
        return is_dash;
    }
    let is_while = is_word(draft, range.start, &["while"]) && range.start + 1 == verb;
    let is_participle = annotation.tokens()[verb].tag == Tag::Vbg
        && annotation.child(verb, Label::Aux).is_none()
        && clause::own_subject(annotation, verb).is_none();
    let lemma = annotation.lemma(verb).to_lowercase();
    let is_outcome = draft.lexicon.cues.is_outcome(&lemma);
    is_participle
        && (range.start == verb && (is_outcome || draft.report(verb).is_some())
            || is_while && (is_cue(draft, verb) || is_behind_quote(draft, range)))
}
