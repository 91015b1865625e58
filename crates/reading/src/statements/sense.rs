//! Words that report elsewhere and report nothing where they stand.
//!
//! Apart from [`super::verbal`], which binds what a cue needs: here the parties and the content tell which sense is meant.
//!
//! - Finds: what is refused ("were **denied** visas"), let in ("**admitted** refugees"), fought ("**attacked** the
//!   convoy"), propped up ("**supports** the candidate"), seen to happen ("**saw** the team win"), made necessary ("robots were
//!   **required** to swim"); things that report nothing ("the figures **highlight** a gap", "the store **offers** boots");
//!   what might be said, thought or wanted ("**could say**", "if they **want** it", "until they **approve** it",
//!   "refused to **say**").
//! - Leaves: senses that only a longer context tells apart.
//! - Cannot see: figures of speech.

use std::ops::Range;

use onrecord_language::{Label, Pos, Tag};
use onrecord_lexicon::{Complement, Cue, CuePos, Usage};
use onrecord_record::{ActorKind, Stance, StatementKind};

use super::found::is_word;
use super::quotes::Quotes;
use super::verdict::root;
use crate::{Draft, clause};

/// A verb with what it would report.
pub(super) struct Reading<'r> {
    pub verb: usize,
    pub cue: &'r Cue,
    pub complement: Complement,
    pub content: &'r [Range<usize>],
    pub speaker: Option<usize>,
    pub stance: Stance,
}

/// Whether the verb reports nothing here.
pub(super) fn is_other(draft: &Draft<'_>, quotes: &Quotes, reading: &Reading<'_>) -> bool {
    is_unreal(draft, quotes, reading)
        || is_by_a_thing(draft, reading)
        || is_perception(draft, reading)
        || is_done_to(draft, quotes, reading)
        || is_made_necessary(draft, reading)
        || is_spent(draft, reading)
}

/// "**committed** $240 million to sign him": money and troops are committed, and no words.
fn is_spent(draft: &Draft<'_>, reading: &Reading<'_>) -> bool {
    let annotation = draft.annotation;
    annotation.lemma(reading.verb) == "commit"
        && clause::object(annotation, reading.verb).is_some_and(|object| annotation.tokens()[object].pos != Pos::Pron)
}

/// "would **demand**", "if they **want** it", "refused to **say**", "urged citizens to **ask**": nobody is told to have done so.
fn is_unreal(draft: &Draft<'_>, quotes: &Quotes, reading: &Reading<'_>) -> bool {
    let annotation = draft.annotation;
    let verb = reading.verb;
    if reading.stance == Stance::DeclineComment {
        return is_governed(draft, verb);
    }
    let says_so = reading.speaker.is_some_and(|speaker| is_word(draft, speaker, &["i", "we"]));
    let is_wish = reading.cue.kind == StatementKind::Intention || reading.cue.stance == Stance::Request;
    let first = first_conjunct(draft, verb);
    // "would come and **say**": the bare second verb shares the auxiliary.
    let is_bare = annotation.tokens()[verb].tag == Tag::Vb && clause::own_subject(annotation, verb).is_none();
    let shared = clause::modals(annotation, first).filter(|_| is_bare);
    let is_modal = clause::modals(annotation, verb).chain(shared).any(|modal| match modal {
        // "will **discuss** his book": a topic of what is still to be said.
        "will" | "shall" | "'ll" | "’ll" => {
            let is_topic = reading.complement == Complement::Noun && reading.cue.stance == Stance::Assert;
            // "will **press** for judges": not said yet; of a speech whose words are out "will say" tells them.
            let is_ahead = matches!(reading.cue.kind, StatementKind::Speech | StatementKind::Record)
                && !reading.cue.is_plain()
                && reading.complement != Complement::Quote
                && quotes.around(verb).is_none();
            reading.cue.kind == StatementKind::Intention || is_topic || is_ahead
        }
        "would" | "'d" | "’d" => !is_wish && !says_so || has_perfect(draft, verb),
        "to" | "used" => false,
        _ => !says_so || reading.cue.kind != StatementKind::Speech,
    });
    // "**Did he** talk about it?"
    let is_inverted = quotes.around(verb).is_none()
        && reading.stance == Stance::Assert
        && clause::own_subject(annotation, verb).is_some_and(|subject| {
            let first = annotation.subtree(subject).start;
            annotation.children_with(verb, Label::Aux).any(|aux| aux + 1 == first && subject < verb)
        })
        && annotation.sentence_of(verb).rev().take(3).any(|token| draft.word(token) == "?");
    is_modal
        || is_inverted
        || is_habit(draft, reading)
        || is_conditional(draft, first)
        || is_governed(draft, verb)
        || is_aside(draft, reading)
}

/// "would **have** said": it was not said.
fn has_perfect(draft: &Draft<'_>, verb: usize) -> bool {
    let mut auxiliaries = draft.annotation.children_with(verb, Label::Aux);
    auxiliaries.any(|aux| draft.annotation.lemma(aux) == "have" && draft.annotation.tokens()[aux].tag == Tag::Vb)
}

/// "**likes** to make fun of them": what somebody often does; "would like to" is a wish.
fn is_habit(draft: &Draft<'_>, reading: &Reading<'_>) -> bool {
    matches!(draft.annotation.lemma(reading.verb), "like" | "love" | "hate")
        && reading.complement == Complement::Infinitive
        && clause::modals(draft.annotation, reading.verb).next().is_none()
}

/// The verb that a coordinated one goes with.
fn first_conjunct(draft: &Draft<'_>, verb: usize) -> usize {
    let annotation = draft.annotation;
    let mut first = verb;
    for _ in 0..4 {
        match annotation.head(first) {
            Some(head) if annotation.tokens()[first].label == Label::Conj => first = head,
            _ => break,
        }
    }
    first
}

/// "**If** the refugees want …", "**until** regulators approve …".
fn is_conditional(draft: &Draft<'_>, verb: usize) -> bool {
    let annotation = draft.annotation;
    annotation.tokens()[verb].label == Label::Advcl
        && annotation
            .children_with(verb, Label::Mark)
            .any(|mark| is_word(draft, mark, &["if", "unless", "until", "till", "lest", "whether"]))
}

/// "refused to **say**", "encouraging citizens to **ask**", "wants to **see** it": an infinitive below a verb under which it
/// need not happen. "Went on to **say**", "took to Twitter to **say**" happen.
fn is_governed(draft: &Draft<'_>, verb: usize) -> bool {
    let annotation = draft.annotation;
    let first = first_conjunct(draft, verb);
    if is_avoided(draft, first) {
        return true;
    }
    if !clause::is_infinitive(annotation, first) {
        return false;
    }
    let Some(head) = annotation.head(first) else { return false };
    if is_begun(draft, first) {
        return false;
    }
    match annotation.tokens()[first].label {
        Label::Xcomp | Label::Ccomp | Label::Advcl => {
            let lemma = annotation.lemma(head).to_lowercase();
            let is_asked = annotation.tokens()[first].label != Label::Advcl
                || clause::object(annotation, head).is_some_and(|object| object < first);
            let asks = draft
                .lexicon
                .cues
                .find(CuePos::Verb, &lemma)
                .any(|cue| !matches!(cue.stance, Stance::Assert | Stance::Argue));
            // "plans to use the speech **to argue** that": the purpose of what has not happened.
            let is_planned = annotation.tokens()[first].label == Label::Advcl
                && clause::is_infinitive(annotation, head)
                && !is_begun(draft, head);
            // "never called a donor **to ask** for money"
            let is_undone =
                annotation.tokens()[first].label == Label::Advcl && clause::is_negated(annotation, draft.text, head);
            is_planned || is_undone || is_asked && (asks || draft.lexicon.cues.is_unreal(&lemma))
        }
        // "a way to **describe** it", "the chance to **say** so".
        Label::Acl | Label::Relcl => annotation.tokens()[head].pos == Pos::Noun,
        _ => false,
    }
}

/// "avoided **criticizing** her", "refrained from **saying** so": nothing is said.
fn is_avoided(draft: &Draft<'_>, verb: usize) -> bool {
    let annotation = draft.annotation;
    let token = &annotation.tokens()[verb];
    let above = annotation.head(verb).and_then(|head| match token.label {
        Label::Xcomp => Some(head),
        Label::Pcomp => annotation.head(head),
        _ => None,
    });
    token.tag == Tag::Vbg
        && above.is_some_and(|above| {
            let is_held_back = matches!(annotation.lemma(above), "avoid" | "refrain" | "resist" | "quit" | "shy");
            is_held_back && !clause::is_negated(annotation, draft.text, above)
        })
}

/// "stayed to **talk** of it", "said he, **referring** to her", "did not **elaborate**": a purpose, a gloss, and silence beside
/// another's quotation.
fn is_aside(draft: &Draft<'_>, reading: &Reading<'_>) -> bool {
    let annotation = draft.annotation;
    let verb = reading.verb;
    let is_clausal = matches!(reading.complement, Complement::Clause | Complement::Quote);
    let label = annotation.tokens()[verb].label;
    let is_talk = !is_clausal && reading.cue.stance == Stance::Assert && reading.cue.kind == StatementKind::Speech;
    let is_purpose = clause::is_infinitive(annotation, verb) && label == Label::Advcl && is_talk;
    let is_gloss =
        reading.complement == Complement::To && annotation.tokens()[verb].tag == Tag::Vbg && label == Label::Advcl;
    let is_silent = reading.complement == Complement::Quote
        && reading.cue.is_plain()
        && annotation.children_with(verb, Label::Neg).any(|not| not < verb && not + 3 >= verb);
    is_purpose || is_gloss || is_silent
}

/// "went on to **say**", "continued to **insist**": the infinitive happens.
pub(super) fn is_begun(draft: &Draft<'_>, verb: usize) -> bool {
    let annotation = draft.annotation;
    matches!(annotation.tokens()[verb].label, Label::Xcomp | Label::Advcl)
        && annotation.head(verb).is_some_and(|head| {
            matches!(annotation.lemma(head), "go" | "continue" | "begin" | "start" | "proceed" | "come")
                && clause::modals(annotation, head).next().is_none()
        })
}

/// "The figures **highlight** a gap", "It **indicates** that …": a thing that is no paper says nothing.
fn is_by_a_thing(draft: &Draft<'_>, reading: &Reading<'_>) -> bool {
    let annotation = draft.annotation;
    let Some(speaker) = reading.speaker else { return false };
    let lemma = annotation.lemma(speaker).to_lowercase();
    let is_thing = match annotation.tokens()[speaker].pos {
        Pos::Noun => !draft.lexicon.cues.is_paper(&lemma) && !is_many(draft, speaker),
        Pos::Pron => is_word(draft, speaker, &["this", "that", "these", "those", "what"]),
        Pos::Verb | Pos::Aux | Pos::Num => true,
        _ => false,
    };
    if !is_thing || draft.actor_of[speaker].is_some() {
        return false;
    }
    if reading.cue.kind == StatementKind::Record {
        // "The amended pact **shows how** they were cornered"
        return reading.content.first().is_some_and(|part| is_word(draft, part.start, &["how", "why"]));
    }
    let verb = annotation.lemma(reading.verb).to_lowercase();
    match reading.complement {
        Complement::Clause | Complement::Quote => {
            // "only **time** will tell"
            let is_time = lemma == "time";
            is_time || draft.lexicon.cues.is_sign(&verb) || reading.cue.kind != StatementKind::Speech
        }
        Complement::Noun => {
            let tells = matches!(
                reading.stance,
                Stance::Assert | Stance::Propose | Stance::Agree | Stance::Welcome | Stance::Praise | Stance::Confirm
            );
            tells || draft.lexicon.cues.is_sign(&verb)
        }
        _ => reading.stance != Stance::DeclineComment && draft.lexicon.cues.is_sign(&verb),
    }
}

/// "**some**", "**many** voters", "**22 percent**", "a **majority**": people without a name.
fn is_many(draft: &Draft<'_>, noun: usize) -> bool {
    let annotation = draft.annotation;
    let lemma = annotation.lemma(noun).to_lowercase();
    draft.lexicon.roles.get(&lemma).is_some()
        || matches!(lemma.as_str(), "percent" | "majority" | "half" | "dozens" | "hundreds" | "thousands" | "number")
        || lemma.ends_with("er") && annotation.tokens()[noun].tag == Tag::Nns
        || lemma.ends_with("ist")
        || lemma.ends_with("man") && lemma.len() > 3
        || lemma.ends_with("woman")
        || annotation.children(noun).any(|child| draft.actor_of[child].is_some())
}

/// "**saw** the team win", "**noticed** the boat": what is seen to happen, or seen by a thing ("the finals saw …").
fn is_perception(draft: &Draft<'_>, reading: &Reading<'_>) -> bool {
    let annotation = draft.annotation;
    if !draft.lexicon.cues.is_perception(&annotation.lemma(reading.verb).to_lowercase())
        || reading.complement != Complement::Clause
    {
        return false;
    }
    let Some(first) = reading.content.first() else { return false };
    let is_that = is_word(draft, first.start, &["that", "how", "why", "what", "whether"]);
    let happens = root(draft, first).is_some_and(|root| {
        let is_bare = annotation.child(root, Label::Aux).is_none() && annotation.child(root, Label::Auxpass).is_none();
        matches!(annotation.tokens()[root].tag, Tag::Vb | Tag::Vbg | Tag::Vbn) && is_bare
            || !clause::is_verbal(annotation, root)
    });
    !is_that && happens
}

/// Acts on people and things whose words also judge and answer: "were **denied** visas", "**admitted** refugees",
/// "**attacked** the convoy", "**supports** her".
fn is_done_to(draft: &Draft<'_>, quotes: &Quotes, reading: &Reading<'_>) -> bool {
    let annotation = draft.annotation;
    let verb = reading.verb;
    let cue = reading.cue;
    if reading.complement != Complement::Noun {
        return false;
    }
    let is_passive = clause::is_passive(annotation, verb);
    let subject = annotation.children_with(verb, Label::Nsubjpass).next();
    let object = clause::object(annotation, verb).or(subject.filter(|_| is_passive));
    let Some(object) = object else { return false };
    let lemma = annotation.lemma(object).to_lowercase();
    let is_given = || {
        let to_whom = annotation.child(verb, Label::Dative).is_some() || is_passive && Some(object) != subject;
        to_whom || draft.lexicon.cues.is_bestowed(&lemma)
    };
    let is_somebody = draft.actor_of[object].is_some() || annotation.tokens()[object].pos == Pos::Pron;
    let is_quoted = reading.content.iter().any(|part| quotes.within(part).next().is_some());
    match cue.stance {
        Stance::Deny => is_given(),
        // "will **seek** a new service", but "**sought** asylum".
        Stance::Request => {
            let asks_for = draft.lexicon.cues.is_bestowed(&lemma)
                || draft.lexicon.actors.has_usage(Usage::Will, &lemma)
                || draft.lexicon.cues.find(CuePos::Noun, &lemma).next().is_some();
            annotation.lemma(verb) == "seek" && !asks_for
        }
        Stance::Confirm => is_given() || is_somebody,
        Stance::Agree if cue.kind == StatementKind::Evaluation => {
            is_given() || is_somebody && draft.lexicon.cues.is_backing(&annotation.lemma(verb).to_lowercase())
        }
        Stance::Condemn if draft.lexicon.cues.is_blow(&annotation.lemma(verb).to_lowercase()) => {
            let is_armed = reading.speaker.and_then(|speaker| draft.actor_of[speaker]).is_some_and(|actor| {
                let sector = draft.record.actors[actor.index()].sectors.first();
                sector.is_some_and(|sector| matches!(sector.as_str(), "MIL" | "REB" | "UAF" | "CRM" | "PRM"))
            });
            let is_person = draft.actor_of[object].is_some_and(|actor| {
                let actor = &draft.record.actors[actor.index()];
                matches!(actor.kind, ActorKind::Person) || actor.sectors.iter().any(|sector| sector == "PTY")
            });
            let is_view = draft.lexicon.actors.has_usage(Usage::Will, &lemma)
                || draft.lexicon.cues.find(CuePos::Noun, &lemma).next().is_some();
            is_armed || !(is_person || is_view || is_quoted)
        }
        _ => false,
    }
}

/// "Robots were **required** to swim", "It was **found** to be empty": nobody says so, where no agent stands.
fn is_made_necessary(draft: &Draft<'_>, reading: &Reading<'_>) -> bool {
    let annotation = draft.annotation;
    let is_agentless =
        clause::is_passive(annotation, reading.verb) && clause::agent(annotation, reading.verb).is_none();
    let lemma = annotation.lemma(reading.verb).to_lowercase();
    is_agentless
        && (matches!(lemma.as_str(), "require" | "mandate")
            || reading.cue.kind == StatementKind::Record && reading.complement != Complement::Clause
            || reading.cue.kind == StatementKind::Belief
                && reading.cue.negated == Some(Stance::Unaware)
                && reading.complement == Complement::Clause)
}
