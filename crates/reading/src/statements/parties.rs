//! Who speaks and who is spoken to, where a verb reports.
//!
//! Apart from [`super::verbal`] because passives, relative clauses and expletives decide this, whatever the content is.
//!
//! - Finds: subjects, agents of passives, addressees as objects or after "to".
//! - Leaves: whether the words are a report at all, which [`super::sense`] tells.
//! - Cannot see: a speaker who stands in another sentence.

use std::ops::Range;

use onrecord_language::{Label, Pos, Tag};
use onrecord_lexicon::{Complement, Cue};
use onrecord_record::{ActorId, ActorKind, Stance, StatementKind};

use super::complement::deed_beside;
use super::found::{is_comma, is_word};
use super::infinitive::is_thought_to_be;
use super::quotes::Quotes;
use super::sense::reduced;
use crate::{Draft, clause};

/// Who speaks and who is addressed.
pub(super) fn parties(
    draft: &Draft<'_>,
    quotes: &Quotes,
    verb: usize,
    cue: &Cue,
    complement: Complement,
    content: &[Range<usize>],
) -> (Option<usize>, Option<usize>) {
    let annotation = draft.annotation;
    if let Some(speaker) = inverted(draft, verb, content).or_else(|| quoted_as(draft, verb)) {
        return (Some(speaker), None);
    }
    // "said on Fox News's “Fox and Friends”": who speaks does not stand in a quotation that the verb is not in.
    let is_outside =
        |subject: &usize| quotes.around(*subject).is_none() || quotes.around(*subject) == quotes.around(verb);
    let subject = right_before(draft, verb)
        .or_else(|| of_paper(draft, verb))
        .or_else(|| named_second(draft, verb))
        .or_else(|| behind_content(draft, verb))
        .or_else(|| clause::subject(annotation, deed_beside(draft, verb).unwrap_or(verb)).map(|subject| subject.token))
        .filter(|subject| is_outside(subject) && draft.word(*subject) != ".")
        // "“It will, at some point,” said **Ana Ruiz**": the parser gives the verb a subject in the quotation too.
        .or_else(|| annotation.children_with(verb, Label::Nsubj).find(|subject| *subject > verb && is_outside(subject)))
        .map(|subject| behind_a_scene(draft, verb, subject).unwrap_or(subject))
        .map(|subject| name_in_front(draft, subject).or_else(|| of_each(draft, verb, subject)).unwrap_or(subject))
        .or_else(|| of_reduced(draft, verb))
        .or_else(|| commenting(draft, verb, content))
        .or_else(|| phrase_before(draft, verb))
        .or_else(|| leading(draft, verb, content));
    let object =
        clause::object(annotation, verb).or_else(|| annotation.child(verb, Label::Dative)).filter(|_| cue.addresses);
    // "The man **accused of** the murder": without an object it is he who is accused.
    let is_accused = cue.stance == Stance::Accuse
        && complement == Complement::Of
        && clause::object(annotation, verb).is_none()
        && matches!(annotation.tokens()[verb].tag, Tag::Vbn | Tag::Vbd);
    // "was called in and **told** that it had failed": the tagger takes the second participle for a past.
    let is_told = cue.addresses
        && matches!(complement, Complement::Clause | Complement::Infinitive)
        && annotation.tokens()[verb].label == Label::Conj
        && clause::own_subject(annotation, verb).is_none()
        && clause::object(annotation, verb).is_none()
        && annotation.child(verb, Label::Dative).is_none()
        && annotation.head(verb).is_some_and(|head| head < verb && clause::is_passive(annotation, head));
    if clause::is_passive(annotation, verb) || is_accused || is_told || is_thought_to_be(draft, verb) {
        return (clause::agent(annotation, verb), subject.filter(|_| cue.addresses));
    }
    let to = || {
        clause::prepositional(
            annotation,
            draft.text,
            verb,
            if draft.lexicon.cues.is_talk(annotation.lemma(verb)) { &["to", "with"][..] } else { &["to"] },
        )
        .next()
    };
    let addressee = object.or_else(|| to().filter(|_| complement != Complement::To && complement != Complement::With));
    // "This was the man who fights them, **claims** that …": what a coordinated verb shares is no "this".
    let is_somebody = |subject: &usize| {
        clause::own_subject(annotation, verb).is_some()
            || !is_word(draft, *subject, &["this", "that", "these", "those"])
    };
    (subject.filter(|&subject| is_nominal(draft, subject)).filter(is_somebody), addressee)
}

/// "gives an account of **Ruiz telling** a guard to go", "asked about **the mayor calling** it a sham": who is named right before a participle,
/// behind a preposition, does it.
fn right_before(draft: &Draft<'_>, verb: usize) -> Option<usize> {
    let annotation = draft.annotation;
    let entry = &annotation.tokens()[verb];
    let is_bare = entry.tag == Tag::Vbg
        && entry.label == Label::Advcl
        && annotation.subtree(verb).start == verb
        && annotation.child(verb, Label::Aux).is_none();
    let before = verb.checked_sub(1).filter(|_| is_bare)?;
    let head = annotation
        .ancestors(before)
        .take_while(|&above| annotation.subtree(above).end == verb)
        .find(|&above| annotation.tokens()[above].label == Label::Pobj)?;
    let preposition = annotation.head(head)?;
    let is_person = |id: ActorId| draft.record.actors[id.index()].kind == ActorKind::Person;
    let is_name = annotation.tokens()[head].pos == Pos::Propn && draft.actor_of[head].is_some_and(is_person);
    (is_name && is_word(draft, preposition, &["of", "about"])).then_some(head)
}

/// "sent **a letter** asking for help", "published a letter **from her aunts** asking for help": whoever a paper is from, else who sends it.
pub(super) fn of_paper(draft: &Draft<'_>, verb: usize) -> Option<usize> {
    let annotation = draft.annotation;
    let entry = &annotation.tokens()[verb];
    let is_bare = entry.tag == Tag::Vbg
        && annotation.subtree(verb).start == verb
        && annotation.child(verb, Label::Aux).is_none()
        && verb > 0
        && !is_comma(draft, verb - 1);
    let above = annotation.head(verb).filter(|_| is_bare)?;
    let paper = match entry.label {
        Label::Acl => above,
        Label::Advcl => clause::object(annotation, above).filter(|&object| above < object && object < verb)?,
        _ => return None,
    };
    let cues = &draft.lexicon.cues;
    let is_known = |token: &usize| draft.actor_of[*token].is_some();
    let lemma = annotation.lemma(paper).to_lowercase();
    if !cues.is_sent(&lemma) {
        return None;
    }
    let sender = annotation
        .head(paper)
        .filter(|&sends| annotation.tokens()[paper].label == Label::Dobj && cues.is_sending(annotation.lemma(sends)))
        .and_then(|sends| clause::subject(annotation, sends))
        .filter(|subject| !subject.is_passive)
        .map(|subject| subject.token);
    let heads = [Some(paper), annotation.head(paper).filter(|_| annotation.tokens()[paper].label == Label::Dobj)];
    let mut from = heads
        .into_iter()
        .flatten()
        .flat_map(|head| clause::prepositional(annotation, draft.text, head, &["from", "by"]).collect::<Vec<_>>());
    from.find(is_known).or_else(|| sender.filter(is_known))
}

/// "A former candidate -- **Jane Ruiz**, who lost -- said": of two subjects before the verb the second is the first one's name.
fn named_second(draft: &Draft<'_>, verb: usize) -> Option<usize> {
    let annotation = draft.annotation;
    let mut subjects = annotation.children_with(verb, Label::Nsubj).filter(|&subject| subject < verb);
    let (first, second) = (subjects.next()?, subjects.next()?);
    let is_name = annotation.tokens()[second].pos == Pos::Propn && draft.actor_of[second].is_some();
    (is_name && annotation.tokens()[first].pos == Pos::Noun).then_some(second)
}

/// "**Ana Ruiz** wrote, demanding that he be returned and **saying** it was late", "**she** wrote they knew it, **saying** so":
/// what a participle behind the content says is the reporting verb's subject's.
fn behind_content(draft: &Draft<'_>, verb: usize) -> Option<usize> {
    let annotation = draft.annotation;
    let tag = |token: usize| annotation.tokens()[token].tag;
    let is_bare = annotation.child(verb, Label::Aux).is_none() && clause::own_subject(annotation, verb).is_none();
    let content = annotation.head(verb).filter(|&head| tag(verb) == Tag::Vbg && is_bare && head < verb)?;
    let is_apart = match annotation.tokens()[verb].label {
        Label::Advcl => annotation.subtree(verb).start == verb && is_comma(draft, verb - 1),
        Label::Conj => tag(content) != Tag::Vbg,
        _ => false,
    };
    let is_content = annotation.tokens()[content].label == Label::Ccomp;
    let above = annotation.head(content).filter(|&above| is_apart && is_content && above < content)?;
    // "she refused, **calling** it absurd" judges; whose word that is only the sense tells.
    let says = |verb: usize| {
        draft.report(verb).is_some_and(|cue| cue.kind == StatementKind::Speech && cue.stance != Stance::Accuse)
    };
    if !says(above) || !says(verb) || annotation.tokens()[above].label == Label::Acl {
        return None;
    }
    clause::subject(annotation, above).map(|subject| subject.token)
}

/// "chief executive **Ana Ruiz** - one of the first - said": the parser takes what is inserted for the subject.
fn name_in_front(draft: &Draft<'_>, subject: usize) -> Option<usize> {
    let annotation = draft.annotation;
    let is_dash = |token: usize| matches!(draft.word(token), "-" | "–" | "—" | "--");
    let is_name = |&name: &usize| {
        name < subject
            && annotation.tokens()[name].pos == Pos::Propn
            && draft.actor_of[name].is_some()
            && is_dash(name + 1)
            && annotation.tokens()[name].has_space_after
    };
    matches!(annotation.tokens()[subject].pos, Pos::Num | Pos::Noun)
        .then(|| annotation.children_with(subject, Label::Compound).find(is_name))
        .flatten()
}

/// "**Kenya and Uganda** denounced it, **each** saying …": those of whom each is one.
fn of_each(draft: &Draft<'_>, verb: usize, subject: usize) -> Option<usize> {
    let annotation = draft.annotation;
    let is_participle = annotation.tokens()[verb].tag == Tag::Vbg && annotation.tokens()[verb].label == Label::Advcl;
    let is_each = is_word(draft, subject, &["each", "both", "all"]) && annotation.children(subject).next().is_none();
    let main = annotation.head(verb).filter(|&main| is_participle && is_each && main < verb)?;
    clause::own_subject(annotation, main).filter(|&all| all < main)
}

/// "The paper quoted **an aide** as saying", "**Ana Ruiz** was quoted as saying": who is quoted speaks.
fn quoted_as(draft: &Draft<'_>, verb: usize) -> Option<usize> {
    let annotation = draft.annotation;
    let as_ = annotation.head(verb).filter(|_| annotation.tokens()[verb].tag == Tag::Vbg)?;
    let quotes = annotation.head(as_).filter(|_| is_word(draft, as_, &["as"]))?;
    // The parser hangs the preposition on the one quoted as often as on the verb.
    let quotes = if clause::is_verbal(annotation, quotes) { quotes } else { annotation.head(quotes)? };
    if !matches!(annotation.lemma(quotes), "quote" | "cite") {
        return None;
    }
    if clause::is_passive(annotation, quotes) {
        return clause::subject(annotation, quotes).map(|subject| subject.token);
    }
    clause::object(annotation, quotes).filter(|&object| object < verb)
}

/// "“It took too long,” said **analyst Chris Weafer** commenting on it": behind the verb the parser takes the speaker for the
/// participle's subject.
fn commenting(draft: &Draft<'_>, verb: usize, content: &[Range<usize>]) -> Option<usize> {
    let annotation = draft.annotation;
    let is_behind = content.iter().all(|part| part.end <= verb);
    annotation
        .children_with(verb, Label::Ccomp)
        .filter(|&child| is_behind && child > verb && annotation.tokens()[child].tag == Tag::Vbg)
        .filter_map(|child| clause::own_subject(annotation, child))
        .find(|&subject| annotation.subtree(subject).start == verb + 1 && draft.actor_of[subject].is_some())
}

/// "One report posted online **suggested** that …": the subject that the parser gave to the participle.
fn of_reduced(draft: &Draft<'_>, verb: usize) -> Option<usize> {
    let annotation = draft.annotation;
    let participle = annotation.head(verb).filter(|_| annotation.tokens()[verb].label == Label::Ccomp)?;
    reduced(draft, participle)
}

/// "The standoff took a turn when **the president** called him a liar and **said** that …": what a thing cannot do the subject of the
/// clause right before does, to whose verb the parser did not join this one.
fn behind_a_scene(draft: &Draft<'_>, verb: usize, subject: usize) -> Option<usize> {
    let annotation = draft.annotation;
    let head = annotation.head(verb).filter(|_| annotation.tokens()[verb].label == Label::Conj)?;
    let is_thing = draft.actor_of[subject].is_none()
        && annotation.tokens()[subject].pos == Pos::Noun
        && !draft.lexicon.cues.is_paper(&annotation.lemma(subject).to_lowercase())
        && clause::own_subject(annotation, head) == Some(subject);
    if !is_thing {
        return None;
    }
    let and = annotation.children_with(head, Label::Cc).rfind(|&and| and < verb)?;
    annotation
        .children_with(head, Label::Advcl)
        .filter(|&scene| scene > head && annotation.subtree(scene).end == and)
        .filter(|&scene| annotation.tokens()[scene].tag == annotation.tokens()[verb].tag)
        .find_map(|scene| clause::own_subject(annotation, scene).filter(|&doer| draft.actor_of[doer].is_some()))
}

/// "“How big is it?” **asked the boy**": behind a quotation the parser takes the speaker for an object.
fn inverted(draft: &Draft<'_>, verb: usize, content: &[Range<usize>]) -> Option<usize> {
    let annotation = draft.annotation;
    let object = clause::object(annotation, verb).filter(|&object| annotation.subtree(object).start == verb + 1)?;
    let is_behind = content.iter().all(|part| part.end <= verb) && content.iter().any(|part| part.end + 2 >= verb);
    let is_finite = matches!(annotation.tokens()[verb].tag, Tag::Vbd | Tag::Vbn | Tag::Vbz);
    (is_behind
        && is_finite
        && clause::own_subject(annotation, verb).is_none()
        && annotation.child(verb, Label::Aux).is_none()
        && annotation.child(verb, Label::Auxpass).is_none()
        && draft.actor_of[object].is_some())
    .then_some(object)
}

/// "Taking the stand, **a friend of the assassin** said …": the actor's phrase that ends right before a finite verb,
/// where the parser hung it elsewhere.
fn phrase_before(draft: &Draft<'_>, verb: usize) -> Option<usize> {
    let annotation = draft.annotation;
    let is_finite = matches!(annotation.tokens()[verb].tag, Tag::Vbd | Tag::Vbz | Tag::Vbp);
    let mut before = verb.checked_sub(1).filter(|_| is_finite && annotation.child(verb, Label::Aux).is_none())?;
    // "Harbour **Cos.** said": the tokenizer parts the stop from a word that it does not know to be short.
    if draft.word(before) == "." && before > 0 && draft.actor_of[before - 1].is_some() {
        return Some(before - 1);
    }
    // "Rep. Paul Ryan (R-Wis.) said"
    if annotation.tokens()[before].tag == Tag::CloseBracket {
        let open = (before.saturating_sub(8)..before)
            .rev()
            .find(|&token| annotation.tokens()[token].tag == Tag::OpenBracket)?;
        before = open.checked_sub(1)?;
        return draft.actor_of[before].map(|_| before);
    }
    let head = annotation
        .ancestors(before)
        .take_while(|&above| !clause::is_verbal(annotation, above) && annotation.subtree(above).end == verb)
        .filter(|&above| matches!(annotation.tokens()[above].pos, Pos::Noun | Pos::Propn | Pos::Pron))
        .last()?;
    draft.actor_of[head].map(|_| head)
}

/// "**Sanders**, meanwhile, who has none, **said** that …", "“Wait,” **Mr. Lee**, now 81, **said**": where the parser found no
/// subject, the actor who opens the sentence or follows the quotation, if commas set off all that stands between.
fn leading(draft: &Draft<'_>, verb: usize, content: &[Range<usize>]) -> Option<usize> {
    let annotation = draft.annotation;
    let is_finite = matches!(annotation.tokens()[verb].tag, Tag::Vbd | Tag::Vbz | Tag::Vbp);
    if !is_finite || annotation.child(verb, Label::Aux).is_some() || !is_comma(draft, verb.checked_sub(1)?) {
        return None;
    }
    let quoted = content.iter().map(|part| part.end).filter(|&end| end <= verb).max();
    let start = quoted.unwrap_or(annotation.sentence_of(verb).start);
    let head = draft.actor_of[start]
        .map(|actor| (start..verb).take_while(|&token| draft.actor_of[token] == Some(actor)).last().unwrap_or(start))?;
    (is_comma(draft, head + 1) && head + 1 < verb).then_some(head)
}

/// Whether the word is no verb; "**Diversified**, the holding company, said" is a name.
fn is_nominal(draft: &Draft<'_>, token: usize) -> bool {
    let is_name = draft.annotation.tokens()[token].label == Label::Nsubj
        && draft.word(token).starts_with(char::is_uppercase)
        && draft.annotation.child(token, Label::Appos).is_some();
    is_name || !clause::is_verbal(draft.annotation, token)
}
