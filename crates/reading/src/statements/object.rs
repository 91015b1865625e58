//! What stands as an object or behind a preposition as the content of a reporting verb.
//!
//! Apart from [`super::complement`], which cuts clauses, infinitives and quotations: here the content is a noun, and what is said of it.
//!
//! - Finds: objects and small clauses ("called **the claim baseless**"), what somebody or something is said to be ("cited **China as a
//!   buyer**", "described **the dinner as Lyon celebrating itself**"), phrases behind the prepositions that the cue takes ("alluded **to her
//!   failings, and to his own**"), the noun before a participle or relative clause ("**a charge** that leaders denied").
//! - Leaves: objects that only name whom the verb addresses.
//! - Cannot see: phrases that the parser hung on another word.

use std::ops::Range;

use onrecord_language::{Label, Pos, Tag};
use onrecord_lexicon::{Complement, Cue, CuePos};
use onrecord_record::{ActorKind, Stance};

use super::extent::with_lost_predicate;
use super::found::{is_comma, is_word, trim};
use super::quotation::with_quotes;
use super::quotes::Quotes;
use crate::{Draft, clause};

pub(super) fn noun(draft: &Draft<'_>, quotes: &Quotes, verb: usize, cue: &Cue) -> Vec<Range<usize>> {
    let annotation = draft.annotation;
    if cue.addresses {
        return Vec::new();
    }
    let object = clause::object(annotation, verb).or_else(|| {
        annotation.children_with(verb, Label::Nsubjpass).next().filter(|_| clause::agent(annotation, verb).is_some())
    });
    let small = annotation.children(verb).find(|&child| {
        matches!(annotation.tokens()[child].label, Label::Oprd | Label::Acomp) || is_small_clause(draft, child)
    });
    match (object, small) {
        // "called **the claim baseless**"
        (object, Some(small)) => {
            // "called **Brown “honorable”**": the parser takes both for what is said.
            let last = annotation.children_with(verb, Label::Oprd).rfind(|&last| object.is_none() && last > small);
            let range = annotation.subtree(small).start..annotation.subtree(last.unwrap_or(small)).end;
            let start = object.map(|object| annotation.subtree(object).start).filter(|&start| start > verb);
            vec![trim(annotation, start.unwrap_or(range.start).min(range.start)..range.end)]
        }
        (None, None) => described(draft, verb).into_iter().collect(),
        // "**calling** the office by phone" gives no name.
        (Some(object), None)
            if cue.takes.contains(&Complement::As)
                && is_naming(draft, verb)
                && quotes.within(&annotation.subtree(object)).next().is_none() =>
        {
            Vec::new()
        }
        // "shelled the town, **which** Moscow denies": that it did so.
        (Some(object), None)
            if object < verb
                && cue.stance == Stance::Deny
                && is_word(draft, object, &["which"])
                && object > 0
                && is_comma(draft, object - 1)
                && denied_clause(draft, verb).is_some() =>
        {
            denied_clause(draft, verb).into_iter().collect()
        }
        // "a charge **that** leaders denied": the pronoun tells nothing by itself.
        (Some(object), None) if object < verb && is_word(draft, object, &["that", "which", "whom"]) => {
            described(draft, verb).into_iter().collect()
        }
        (Some(object), None) if !is_empty_object(draft, object) => {
            let range = annotation.subtree(object);
            // "One poll shows **Cruz 16 points ahead**": all that follows is what the poll shows.
            let end = if cue.of_papers { annotation.subtree(verb).end } else { with_phrases(draft, verb, range.end) };
            let end = with_comparison(draft, verb, range.start, end.max(range.end));
            let end = with_told_clause(draft, verb, object, end);
            // "authorized the navy **to pursue them**"
            let means = draft.lexicon.cues.is_infinitival(&annotation.lemma(object).to_lowercase());
            let to_do = annotation.children(verb).find(|&child| {
                let label = annotation.tokens()[child].label;
                // "stressed the duty **to protect citizens**"
                (label == Label::Xcomp || means && label == Label::Advcl) && clause::is_infinitive(annotation, child)
            });
            let ordered = to_do.map(|child| annotation.subtree(child)).filter(|range| range.start == end);
            let end = ordered.map_or(end, |range| range.end);
            let parts = with_quotes(draft, quotes, verb, vec![trim(annotation, range.start..end)]);
            fronted_period(draft, verb).into_iter().chain(parts).collect()
        }
        _ => Vec::new(),
    }
}

/// "denounced suggestions **by rivals that they would leave**": who said what, where the parser hung it on the verb.
fn with_told_clause(draft: &Draft<'_>, verb: usize, object: usize, end: usize) -> usize {
    let annotation = draft.annotation;
    let cues = &draft.lexicon.cues;
    if cues.find(CuePos::Noun, &annotation.lemma(object).to_lowercase()).next().is_none() {
        return end;
    }
    let mut end = end;
    for child in annotation.children(verb).filter(|&child| child > object) {
        let range = annotation.subtree(child);
        let is_by = annotation.tokens()[child].label == Label::Prep && is_word(draft, child, &["by"]);
        let is_told = matches!(annotation.tokens()[child].label, Label::Ccomp | Label::Advcl)
            && is_word(draft, range.start, &["that"]);
        if range.start != end || !(is_by || is_told) {
            break;
        }
        end = range.end;
    }
    end
}

/// "reported a loss of $3 million, **compared with a profit of $2 million**", "sales of 538 million, **up 39% from 388 million**".
fn with_comparison(draft: &Draft<'_>, verb: usize, start: usize, end: usize) -> usize {
    let annotation = draft.annotation;
    let counts = |token: usize| draft.quantity_of[token].is_some();
    let compares = |child: &usize| {
        let range = annotation.subtree(*child);
        range.start == end + 1
            && is_word(draft, range.start, &["compared", "up", "down", "versus"])
            && range.clone().any(counts)
    };
    let is_amount = (start..end).any(counts);
    if !is_comma(draft, end) || !is_amount {
        return end;
    }
    annotation.children(verb).find(compares).map_or(end, |child| annotation.subtree(child).end)
}

/// "**For the nine months**, the company reported a loss": of which time the figure is.
fn fronted_period(draft: &Draft<'_>, verb: usize) -> Option<Range<usize>> {
    let annotation = draft.annotation;
    let first = annotation.sentence_of(verb).start;
    let range = annotation.subtree(first);
    let is_period = annotation.tokens()[first].label == Label::Prep
        && annotation.head(first) == Some(verb)
        && is_word(draft, first, &["for"])
        && range.clone().any(|token| draft.time_of[token].is_some());
    let is_account = matches!(annotation.lemma(verb), "report" | "post" | "announce");
    (is_account && is_period && range.end < verb).then(|| trim(annotation, range))
}

/// Whether the verb gives a name, so that an object alone is none.
fn is_naming(draft: &Draft<'_>, verb: usize) -> bool {
    matches!(draft.annotation.lemma(verb), "call" | "label" | "brand" | "dub" | "term" | "deem" | "style")
}

/// Where an object ends whose prepositional phrase the parser hung on the verb: "denied any role **in the attacks**". Where
/// and through what it was said belong to the verb.
fn with_phrases(draft: &Draft<'_>, verb: usize, end: usize) -> usize {
    let annotation = draft.annotation;
    let mut end = end;
    if let Some(as_) = as_phrase(draft, verb, end) {
        return as_.end;
    }
    for prep in annotation.children_with(verb, Label::Prep).filter(|&prep| prep > verb) {
        let range = annotation.subtree(prep);
        let Some(object) = annotation.child(prep, Label::Pobj) else { continue };
        let is_circumstance = range.clone().any(|token| draft.time_of[token].is_some())
            || draft.place_of[object].is_some()
            || draft.lexicon.cues.channel(&annotation.lemma(object).to_lowercase()).is_some();
        // "compared her years **to** his", "credits the gain **to** the mayor"
        let is_weighed = is_word(draft, prep, &["to", "with"])
            && matches!(annotation.lemma(verb), "compare" | "liken" | "credit" | "contrast");
        // "limited gains **so far** in pay"
        let is_next = range.start >= end
            && range.start - end <= 2
            && (end..range.start).all(|token| annotation.tokens()[token].pos == Pos::Adv);
        if !is_next
            || is_circumstance
            || !is_weighed
                && !is_word(draft, prep, &["in", "of", "for", "from", "about", "against", "toward", "towards"])
        {
            break;
        }
        end = range.end;
    }
    end
}

/// "cited China **as a possible suspect**", "described the dinner **as Washington celebrating itself**": what somebody or something is said
/// to be.
fn as_phrase(draft: &Draft<'_>, verb: usize, end: usize) -> Option<Range<usize>> {
    let annotation = draft.annotation;
    annotation
        .children(verb)
        .filter(|&child| child >= end)
        .map(|child| (child, annotation.subtree(child)))
        .find(|(child, range)| {
            let is_next = range.start == end || range.start == end + 1 && is_comma(draft, end);
            let is_as = is_next && is_word(draft, range.start, &["as"]);
            let token = &annotation.tokens()[*child];
            let is_participle = token.label == Label::Advcl
                && matches!(token.tag, Tag::Vbg | Tag::Vbn)
                && annotation.child(*child, Label::Aux).is_none()
                && annotation.child(*child, Label::Auxpass).is_none();
            is_as && (token.label == Label::Prep && annotation.child(*child, Label::Pobj).is_some() || is_participle)
        })
        .map(|(_, range)| range)
}

/// "**a charge** that leaders denied", "**a fact** confirmed by the ministry": the noun before the clause.
fn described(draft: &Draft<'_>, verb: usize) -> Option<Range<usize>> {
    let annotation = draft.annotation;
    let noun = annotation.head(verb).filter(|&noun| annotation.tokens()[noun].pos == Pos::Noun)?;
    let is_passive = clause::agent(annotation, verb).is_some();
    let is_clause = matches!(annotation.tokens()[verb].label, Label::Relcl | Label::Acl);
    let has_speaker = is_passive || clause::own_subject(annotation, verb).is_some_and(|subject| subject > noun);
    (is_clause && noun < verb && has_speaker && annotation.tokens()[verb].tag != Tag::Vbg)
        .then(|| trim(annotation, annotation.subtree(noun).start..annotation.subtree(verb).start.max(noun + 1)))
}

/// "accused Iran of **supplying drones to Russia**, which it denies", "**The firm poisoned the river**, which it denies": the clause that the
/// parser hung "which" on the last noun of. Denied are also "the claims, **which** he denies".
fn denied_clause(draft: &Draft<'_>, verb: usize) -> Option<Range<usize>> {
    let annotation = draft.annotation;
    let noun = annotation.head(verb).filter(|_| annotation.tokens()[verb].label == Label::Relcl)?;
    let lemma = annotation.lemma(noun).to_lowercase();
    let (cues, frames) = (&draft.lexicon.cues, &draft.lexicon.frames);
    let deed = annotation.ancestors(noun).find(|&above| clause::is_verbal(annotation, above))?;
    let is_act = !frames.noun(&lemma).is_empty() && frames.verb(&annotation.lemma(deed).to_lowercase()).is_empty();
    // "accused it of **shelling** its positions, which it denied"
    let is_blamed = annotation.tokens()[deed].label == Label::Pcomp;
    let is_told = annotation.tokens()[noun].pos == Pos::Noun
        && !is_blamed
        && (cues.find(CuePos::Noun, &lemma).next().is_some() || cues.is_paper(&lemma) || is_act);
    if is_told {
        return None;
    }
    let range = annotation.subtree(deed).start..annotation.subtree(verb).start;
    // "**accused** Iran of it, which it denies"
    let range = if draft.report(deed).is_some() { deed + 1..range.end } else { range };
    Some(trim(annotation, range)).filter(|range| range.len() > 1)
}

/// "called it a mistake": a clause without a verb.
fn is_small_clause(draft: &Draft<'_>, child: usize) -> bool {
    draft.annotation.tokens()[child].label == Label::Ccomp
        && matches!(draft.annotation.tokens()[child].pos, Pos::Noun | Pos::Adj | Pos::Propn)
}

fn is_empty_object(draft: &Draft<'_>, object: usize) -> bool {
    is_word(draft, object, &["himself", "herself", "themselves", "itself", "myself", "each", "one"])
}

pub(super) fn prepositional(draft: &Draft<'_>, verb: usize, complement: Complement, cue: &Cue) -> Vec<Range<usize>> {
    let annotation = draft.annotation;
    // "describe **the ruling** as historic", "praised **the army** for its calm": what is judged belongs to the judgment.
    let is_judged = match complement {
        Complement::As => true,
        // "attributed **the gain** to exports"
        Complement::To => matches!(annotation.lemma(verb), "attribute" | "ascribe"),
        Complement::For => matches!(cue.stance, Stance::Condemn | Stance::Praise | Stance::Accuse | Stance::Welcome),
        _ => false,
    };
    let judged = || {
        let object = clause::object(annotation, verb).filter(|&object| object > verb && is_judged)?;
        Some(annotation.subtree(object)).filter(|object| object.start > verb)
    };
    // "accuses the other **of** starting it": the parser hangs it on the object.
    let is_reason = is_judged && complement == Complement::For;
    let object = clause::object(annotation, verb).filter(|_| is_reason || complement == Complement::Of);
    let of_object = object.into_iter().flat_map(|object| annotation.children_with(object, Label::Prep));
    // "accused **her** of lies", but not "accused the members of the council"
    let is_whole = object.is_some_and(|object| matches!(annotation.tokens()[object].pos, Pos::Pron | Pos::Propn));
    // "accused the minister of **fraud**", but "accused the mayor of **London**"
    let is_deed = |prep: usize| {
        annotation.child(prep, Label::Pobj).is_some_and(|deed| {
            matches!(annotation.tokens()[deed].tag, Tag::Nn | Tag::Nns)
                && draft.actor_of[deed].is_none()
                && annotation.children_with(deed, Label::Det).next().is_none()
        })
    };
    let is_accused = annotation.lemma(verb) == "accuse";
    // "hammered **the senator** for his vote"
    let is_person = is_reason
        && object
            .and_then(|object| draft.actor_of[object])
            .is_some_and(|id| draft.record.actors.get(id.index()).is_some_and(|actor| actor.kind == ActorKind::Person));
    let of_object = of_object.filter(|&prep| {
        is_whole || annotation.child(prep, Label::Pcomp).is_some() || is_accused && is_deed(prep) || is_person
    });
    annotation
        .children_with(verb, Label::Prep)
        .chain(of_object)
        .filter(|&prep| prep > verb && is_word(draft, prep, complement.prepositions()))
        .find(|&prep| !is_time(draft, prep))
        .map(|prep| {
            let range = annotation.subtree(prep);
            // "sees the calendar **farther ahead** as favorable"
            let is_next = |object: &Range<usize>| object.end <= range.start && range.start - object.end <= FEW;
            let own = object.filter(|&object| is_person && annotation.head(prep) == Some(object));
            let start = own.map_or_else(
                || judged().filter(is_next).map_or(range.start, |object| object.start),
                |object| annotation.subtree(object).start,
            );
            let end = with_infinitive(draft, verb, prep, range.end);
            let end =
                if complement == Complement::To { as_phrase(draft, verb, end).map_or(end, |as_| as_.end) } else { end };
            let end = with_same_preposition(draft, verb, prep, with_second(draft, prep, end));
            trim(annotation, start..with_lost_predicate(draft, verb, end))
        })
        // "the changes his aides have asked **for**": what is asked for stands before the clause.
        .and_then(|range| if range.len() == 1 { described(draft, verb) } else { Some(range) })
        // "described **the dinner as Washington celebrating itself**"
        .or_else(|| {
            let object =
                clause::object(annotation, verb).filter(|&object| object > verb && complement == Complement::As)?;
            let object = annotation.subtree(object);
            let as_ = as_phrase(draft, verb, object.end)?;
            Some(trim(annotation, object.start..as_.end))
        })
        .into_iter()
        .collect()
}

/// "told **of Monday**": a preposition with a time, not one with what happened then.
fn is_time(draft: &Draft<'_>, prep: usize) -> bool {
    let objects = draft.annotation.children(prep).filter(|&below| below > prep);
    objects.take(1).any(|object| draft.time_of[object].is_some())
}

/// "alluded to her failings**, and to his own**": a second phrase with the same preposition.
fn with_second(draft: &Draft<'_>, prep: usize, end: usize) -> usize {
    let annotation = draft.annotation;
    let first = end + usize::from(is_comma(draft, end));
    let is_and = first + 1 < annotation.len() && is_word(draft, first, &["and", "but", "or"]);
    let second = first + 1;
    let is_same = is_and
        && draft.word(second).eq_ignore_ascii_case(draft.word(prep))
        && annotation.tokens()[second].label != Label::Aux
        && annotation.child(second, Label::Pobj).or_else(|| annotation.child(second, Label::Pcomp)).is_some();
    if is_same { annotation.subtree(second).end } else { end }
}

/// "called for prayers **for peace**": the parser hangs both on the verb.
fn with_same_preposition(draft: &Draft<'_>, verb: usize, prep: usize, end: usize) -> usize {
    let annotation = draft.annotation;
    let next = annotation.children_with(verb, Label::Prep).find(|&next| annotation.subtree(next).start == end);
    let is_same =
        |next: &usize| is_word(draft, prep, &["for"]) && is_word(draft, *next, &["for"]) && !is_time(draft, *next);
    next.filter(is_same).map_or(end, |next| annotation.subtree(next).end)
}

/// Adverbs between an object and what it is said to be.
const FEW: usize = 4;

/// "called **for the party, its ally, to be expelled**": the infinitive belongs to what is called for.
fn with_infinitive(draft: &Draft<'_>, verb: usize, prep: usize, end: usize) -> usize {
    let annotation = draft.annotation;
    let is_next = |range: &Range<usize>| range.start == end || range.start == end + 1 && is_comma(draft, end);
    let mut infinitives =
        annotation.children(verb).filter(|&child| child >= end && clause::is_infinitive(annotation, child));
    let next = infinitives.next().map(|child| annotation.subtree(child)).filter(is_next);
    next.filter(|_| is_word(draft, prep, &["for"])).map_or(end, |range| range.end)
}
