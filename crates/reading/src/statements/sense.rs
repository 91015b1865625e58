//! Words that report elsewhere and report nothing where they stand.
//!
//! Apart from [`super::verbal`], which binds what a cue needs: here the parties and the content tell which sense is meant.
//!
//! - Finds: what is refused ("were **denied** visas"), let in ("**admitted** refugees"), fought ("**attacked** the
//!   convoy"), propped up ("**supports** the candidate"), seen to happen ("**saw** the team win"), made necessary ("robots were
//!   **required** to swim"); things that report nothing ("the figures **highlight** a gap", "the store **offers** boots");
//!   what might be said, thought or wanted ("**could say**", "if they **want** it", "until they **approve** it",
//!   "refused to **say**", "considers **urging** it"); participles that look like the sentence's verb ("the rules **announced** today would …").
//! - Leaves: senses that only a longer context tells apart.
//! - Cannot see: figures of speech.

use std::ops::Range;

use onrecord_language::{Label, Pos, Tag};
use onrecord_lexicon::{Complement, Cue, CuePos, RoleKind, Usage};
use onrecord_record::{ActorKind, Stance, StatementKind};

use super::found::{is_comma, is_word, phrase};
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
        || is_of_oneself(draft, reading)
        || is_all_told(draft, reading)
        || is_measure(draft, reading)
        || is_sign_of(draft, reading)
        || is_assumed(draft, reading)
        || is_free_relative(draft, reading)
        || is_by_object(draft, reading)
        || is_considered(draft, reading)
        || is_handed_out(draft, quotes, reading)
        || is_asked(draft, reading)
        || is_seen(draft, reading)
        || reduced(draft, reading.verb).is_some()
}

/// "Footage **showed** a black car", "videos **showing** staff fleeing": what is to be seen there nobody says; "footage showed **that** …" tells it.
fn is_seen(draft: &Draft<'_>, reading: &Reading<'_>) -> bool {
    let annotation = draft.annotation;
    let is_picture = |noun: usize| draft.lexicon.cues.is_picture(&annotation.lemma(noun).to_lowercase());
    let has_that = || {
        let mut clauses = annotation.children_with(reading.verb, Label::Ccomp);
        clauses.any(|clause| clause::own_subject(annotation, clause).is_some() && !is_bare(draft, clause))
    };
    matches!(annotation.lemma(reading.verb), "show" | "depict" | "capture" | "see")
        && reading.speaker.is_some_and(is_picture)
        && !has_that()
}

/// Whether a verb is a participle without an auxiliary.
fn is_bare(draft: &Draft<'_>, verb: usize) -> bool {
    let annotation = draft.annotation;
    matches!(annotation.tokens()[verb].tag, Tag::Vb | Tag::Vbg | Tag::Vbn)
        && annotation.child(verb, Label::Aux).is_none()
        && annotation.child(verb, Label::Auxpass).is_none()
}

/// "**All told**, 5 million people are eligible": all in all.
fn is_all_told(draft: &Draft<'_>, reading: &Reading<'_>) -> bool {
    draft.annotation.lemma(reading.verb) == "tell"
        && reading.speaker.is_some_and(|speaker| speaker + 1 == reading.verb && is_word(draft, speaker, &["all"]))
        && is_comma(draft, reading.verb + 1)
}

/// "The poll **gave** a 3 percent margin of error": how sure a paper is, and nothing it tells.
fn is_measure(draft: &Draft<'_>, reading: &Reading<'_>) -> bool {
    reading.complement == Complement::Noun
        && clause::object(draft.annotation, reading.verb)
            .is_some_and(|object| draft.annotation.lemma(object) == "margin")
}

/// "The poll **underscores** the gap": what follows from a paper, and nothing it tells.
fn is_sign_of(draft: &Draft<'_>, reading: &Reading<'_>) -> bool {
    let points = matches!(
        draft.annotation.lemma(reading.verb),
        "reflect" | "highlight" | "underscore" | "underline" | "illustrate" | "signal" | "imply" | "mean"
    );
    let is_thing = reading.speaker.is_some_and(|speaker| {
        draft.actor_of[speaker].is_none()
            && draft.annotation.tokens()[speaker].pos == Pos::Noun
            && !is_many(draft, speaker)
    });
    // "said it took months, **highlighting** the gap": the reporter's comment.
    let is_comment = draft.annotation.tokens()[reading.verb].label == Label::Advcl
        && draft.annotation.tokens()[reading.verb].tag == Tag::Vbg;
    points && (is_thing || is_comment) && reading.complement == Complement::Noun
}

/// "does **what** he promises to do", "believed no matter **what**": what is said is not told.
fn is_free_relative(draft: &Draft<'_>, reading: &Reading<'_>) -> bool {
    let annotation = draft.annotation;
    let what = annotation.children_with(reading.verb, Label::Dobj).find(|&what| what < reading.verb);
    let is_open = what.is_some_and(|what| is_word(draft, what, &["what", "whatever"]));
    // In "what he called **a threat**" it is.
    let is_empty = |part: &Range<usize>| {
        part.len() <= 2 || is_word(draft, part.start, &["no"]) || is_word(draft, part.start - 1, &["matter"])
    };
    is_open
        && !matches!(reading.stance, Stance::Ask | Stance::DeclineComment | Stance::Unaware)
        && reading.content.iter().all(|part| part.start > reading.verb && is_empty(part))
        && !reading.cue.is_plain()
        && reading.complement != Complement::Noun
}

/// "**answered** her door", "**heard** what he said", "**cited** two sources": senses that their object shows.
fn is_by_object(draft: &Draft<'_>, reading: &Reading<'_>) -> bool {
    let annotation = draft.annotation;
    let object = clause::object(annotation, reading.verb).filter(|&object| object > reading.verb);
    let lemma = object.map(|object| annotation.lemma(object).to_lowercase()).unwrap_or_default();
    match annotation.lemma(reading.verb) {
        "answer" => matches!(&*lemma, "door" | "phone" | "telephone" | "bell"),
        "hear" => {
            // "The **court** heard that he had fled": it was told so, and believes nothing by it.
            let is_court = reading.speaker.is_some_and(|court| {
                matches!(
                    annotation.lemma(court),
                    "court" | "jury" | "inquest" | "inquiry" | "tribunal" | "trial" | "hearing" | "panel"
                )
            });
            is_court || reading.content.first().is_some_and(|part| is_word(draft, part.start, &["what", "how"]))
        }
        "cite" => {
            let is_source = |noun: &str| {
                matches!(noun, "source" | "people" | "person" | "document")
                    || draft.lexicon.roles.get(noun).is_some_and(|role| {
                        matches!(role.kind, RoleKind::Office | RoleKind::Occupation | RoleKind::Group)
                    })
            };
            // "citing **sources** familiar with it", which the parser takes for a clause
            let first = reading.content.first().map(|part| annotation.lemma(part.start).to_lowercase());
            reading.complement == Complement::Noun && is_source(&lemma) || first.is_some_and(|first| is_source(&first))
        }
        // "**found** the mayor guilty": a verdict, which is an act.
        "find" => draft
            .annotation
            .children(reading.verb)
            .any(|child| is_word(draft, child, &["guilty", "liable", "innocent"])),
        // "**was charged** with murder": a matter of the court, and nobody's words.
        "charge" | "indict" => {
            matches!(reading.complement, Complement::With | Complement::On | Complement::For)
                && object.is_none()
                && clause::agent(annotation, reading.verb).is_none()
        }
        // "**banned** women from schools", "banned the party": who is kept away or forbidden is nobody's word.
        "ban" | "bar" => {
            reading.complement == Complement::Noun
                && (object.is_some_and(|object| draft.actor_of[object].is_some())
                    || clause::prepositional(annotation, draft.text, reading.verb, &["from"]).next().is_some())
        }
        // "had **shown** “real flexibility”": what somebody has, in another's words.
        "show" | "demonstrate" => {
            reading.complement == Complement::Quote
                && reading.speaker.is_some_and(|holder| draft.actor_of[holder].is_some())
        }
        "defend" => matches!(&*lemma, "title" | "belt" | "championship" | "crown"),
        _ => false,
    }
}

/// "considers **urging** him to go", "could turn up the heat by **urging** it", "clarify whether they **wanted** it": nothing said yet.
fn is_considered(draft: &Draft<'_>, reading: &Reading<'_>) -> bool {
    let annotation = draft.annotation;
    let verb = reading.verb;
    let token = &annotation.tokens()[verb];
    let is_whether = matches!(token.label, Label::Ccomp | Label::Pcomp)
        && annotation.children_with(verb, Label::Mark).any(|mark| is_word(draft, mark, &["whether", "if"]));
    let first = first_conjunct(draft, verb);
    let above = annotation.head(first);
    let is_planned = annotation.tokens()[first].label == Label::Xcomp
        && token.tag == Tag::Vbg
        && above.is_some_and(|above| matches!(annotation.lemma(above), "consider" | "contemplate" | "weigh" | "mull"));
    let is_means = annotation.tokens()[first].label == Label::Pcomp
        && above.filter(|&by| is_word(draft, by, &["by"])).and_then(|by| annotation.head(by)).is_some_and(|verb| {
            clause::modals(annotation, verb).any(|modal| matches!(modal, "could" | "may" | "might" | "should" | "can"))
        });
    is_whether || is_planned || is_means
}

/// "**Assuming** that he wins, she may go": what the reporter takes as given.
fn is_assumed(draft: &Draft<'_>, reading: &Reading<'_>) -> bool {
    let annotation = draft.annotation;
    let verb = reading.verb;
    annotation.tokens()[verb].tag == Tag::Vbg
        && matches!(annotation.lemma(verb), "assume" | "consider" | "judge" | "suppose" | "presume")
        && annotation.tokens()[verb].label != Label::Root
        && annotation.subtree(verb).start == verb
        && draft.word(verb).starts_with(char::is_uppercase)
}

/// "**posted** its lowest ratings": what is had, and no words.
fn is_handed_out(draft: &Draft<'_>, quotes: &Quotes, reading: &Reading<'_>) -> bool {
    let annotation = draft.annotation;
    let is_quoted = reading.content.iter().any(|part| quotes.within(part).next().is_some());
    let Some(object) = clause::object(annotation, reading.verb).filter(|&object| !is_quoted && object > reading.verb)
    else {
        return false;
    };
    let lemma = annotation.lemma(object).to_lowercase();
    let cues = &draft.lexicon.cues;
    let is_words = cues.find(CuePos::Noun, &lemma).next().is_some()
        || cues.is_uttered(&lemma)
        || cues.is_paper(&lemma)
        || cues.is_signed(&lemma);
    annotation.lemma(reading.verb) == "post" && !is_words
}

/// "“Wait,” she said, **asked** about it": whom another asks.
fn is_asked(draft: &Draft<'_>, reading: &Reading<'_>) -> bool {
    let annotation = draft.annotation;
    let verb = reading.verb;
    reading.stance == Stance::Ask
        && matches!(annotation.tokens()[verb].tag, Tag::Vbd | Tag::Vbn)
        && matches!(annotation.tokens()[verb].label, Label::Advcl | Label::Xcomp | Label::Acl | Label::Dep)
        && verb > 0
        && is_comma(draft, verb - 1)
        && clause::own_subject(annotation, verb).is_none()
        && clause::object(annotation, verb).is_none()
}

/// "The rules **announced** Thursday would allow it": a participle that the parser took for the sentence's verb; its subject is the
/// next verb's, which has none.
pub(super) fn reduced(draft: &Draft<'_>, verb: usize) -> Option<usize> {
    let annotation = draft.annotation;
    let subject = clause::own_subject(annotation, verb).filter(|&subject| subject < verb)?;
    let is_bare = annotation.tokens()[verb].tag == Tag::Vbd
        && annotation.tokens()[subject].pos == Pos::Noun
        && draft.actor_of[subject].is_none()
        && phrase(draft, subject).end == verb
        && clause::object(annotation, verb).is_none();
    let main = annotation.children_with(verb, Label::Ccomp).find(|&main| main > verb).filter(|_| is_bare)?;
    let start = annotation.subtree(main).start;
    let is_main = clause::own_subject(annotation, main).is_none()
        && annotation.child(main, Label::Expl).is_none()
        && annotation.child(main, Label::Mark).is_none()
        && clause::finite(annotation, main).is_some()
        && annotation.tokens()[start].pos != Pos::Punct
        && annotation.tokens()[start].tag != Tag::Wdt
        && annotation.tokens()[start].tag != Tag::Wp
        && annotation.tokens()[start].tag != Tag::Wrb
        && annotation.tokens()[start - 1].pos != Pos::Punct;
    is_main.then_some(subject)
}

/// "**found** itself playing host", "**referred** itself to the regulator": what happens to somebody, and no words.
fn is_of_oneself(draft: &Draft<'_>, reading: &Reading<'_>) -> bool {
    const ONESELF: &[&str] = &["himself", "herself", "itself", "themselves"];
    let annotation = draft.annotation;
    let first = reading.content.first().map(|part| part.start);
    let is_object = || clause::object(annotation, reading.verb).is_some_and(|object| is_word(draft, object, ONESELF));
    // "that others **found guilty** of it must serve": nobody finds anything.
    let is_guilty = || {
        is_word(draft, reading.verb + 1, &["guilty", "liable", "innocent"])
            && clause::object(annotation, reading.verb).is_none()
    };
    annotation.lemma(reading.verb) == "find"
        && (first.is_some_and(|first| is_word(draft, first, ONESELF)) || is_guilty())
        || annotation.lemma(reading.verb) == "refer" && is_object()
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
            // "**will know** by our acts that we are ready"
            let is_foreseen = reading.cue.kind == StatementKind::Belief && reading.cue.stance == Stance::Assert;
            reading.cue.kind == StatementKind::Intention || is_topic || is_ahead || is_foreseen
        }
        "would" | "'d" | "’d" => !is_wish && !says_so || has_perfect(draft, verb),
        "to" | "used" => false,
        _ => !says_so || reading.cue.kind != StatementKind::Speech,
    });
    // "**Did he** talk about it?"
    let is_inverted = quotes.around(verb).is_none()
        && reading.stance != Stance::Ask
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
            // "The strike **prompted** leaders to vow revenge"
            let is_brought_about = draft.lexicon.cues.is_implicative(&lemma)
                && annotation.tokens()[head].tag == Tag::Vbd
                && !clause::is_negated(annotation, draft.text, head);
            if is_brought_about {
                return false;
            }
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
    // "is **aimed at warning** them": what a thing is meant to do.
    let is_aimed = token.label == Label::Pcomp
        && annotation.head(verb).is_some_and(|at| is_word(draft, at, &["at"]))
        && above.is_some_and(|above| matches!(annotation.lemma(above), "aim" | "aimed"));
    // "said he was unfit, **without citing** a reason"
    let is_without = token.label == Label::Pcomp
        && annotation.head(verb).is_some_and(|without| is_word(draft, without, &["without"]));
    let is_refrained = || {
        above.is_some_and(|above| {
            let is_held_back = matches!(annotation.lemma(above), "avoid" | "refrain" | "resist" | "quit" | "shy");
            is_held_back && !clause::is_negated(annotation, draft.text, above)
        })
    };
    token.tag == Tag::Vbg && (is_without || is_aimed || is_refrained())
}

/// "stayed to **talk** of it", "said he, **referring** to her", "did not **elaborate**": a purpose, a gloss, and silence beside
/// another's quotation.
fn is_aside(draft: &Draft<'_>, reading: &Reading<'_>) -> bool {
    let annotation = draft.annotation;
    let verb = reading.verb;
    let is_clausal = matches!(reading.complement, Complement::Clause | Complement::Quote);
    let label = annotation.tokens()[verb].label;
    let is_talk = !is_clausal && reading.cue.stance == Stance::Assert && reading.cue.kind == StatementKind::Speech;
    let is_backing = reading.cue.kind == StatementKind::Evaluation
        && reading.stance == Stance::Agree
        && reading.complement == Complement::Noun
        // "enacted the law **to support** research", but "was one of the first **to endorse** her"
        && annotation.head(verb).is_some_and(|deed| clause::object(annotation, deed).is_some());
    let is_purpose = clause::is_infinitive(annotation, verb) && label == Label::Advcl && (is_talk || is_backing);
    let is_gloss =
        reading.complement == Complement::To && annotation.tokens()[verb].tag == Tag::Vbg && label == Label::Advcl;
    let is_silent = reading.complement == Complement::Quote
        && reading.cue.is_plain()
        && annotation.children_with(verb, Label::Neg).any(|not| not < verb && not + 3 >= verb);
    is_purpose || is_gloss || is_silent
}

/// "went on to **say**", "continued to **insist**": the infinitive happens; "continued by **saying**".
pub(super) fn is_begun(draft: &Draft<'_>, verb: usize) -> bool {
    let annotation = draft.annotation;
    let by = annotation
        .head(verb)
        .filter(|&by| annotation.tokens()[verb].label == Label::Pcomp && is_word(draft, by, &["by"]))
        .and_then(|by| annotation.head(by));
    let starts = |above: usize| {
        let lemma = annotation.lemma(above);
        matches!(
            lemma,
            "continue"
                | "begin"
                | "start"
                | "open"
                | "conclude"
                | "end"
                | "close"
                | "respond"
                | "reply"
                | "answer"
                | "react"
        ) && !clause::is_passive(annotation, above)
            && clause::modals(annotation, above).next().is_none()
    };
    if by.is_some_and(starts) {
        return true;
    }
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
        // "But **it** indicates that …": a fact, where the word stands for nobody.
        Pos::Pron => {
            is_word(draft, speaker, &["this", "that", "these", "those", "what"])
                || is_word(draft, speaker, &["it"])
                    && matches!(
                        annotation.lemma(reading.verb),
                        "indicate" | "suggest" | "mean" | "reflect" | "imply" | "signal" | "assume"
                    )
        }
        Pos::Verb | Pos::Aux | Pos::Num => true,
        _ => false,
    };
    if !is_thing || draft.actor_of[speaker].is_some() {
        return false;
    }
    if reading.cue.kind == StatementKind::Record {
        // "The amended pact **shows how** they were cornered", "the improvement **demonstrates** that …": a fact, and no paper.
        let is_fact = matches!(annotation.lemma(reading.verb), "demonstrate" | "prove" | "illustrate")
            || matches!(
                &*lemma,
                "improvement"
                    | "fact"
                    | "case"
                    | "incident"
                    | "attack"
                    | "event"
                    | "success"
                    | "failure"
                    | "experience"
                    | "history"
            );
        return is_fact || reading.content.first().is_some_and(|part| is_word(draft, part.start, &["how", "why"]));
    }
    let verb = annotation.lemma(reading.verb).to_lowercase();
    match reading.complement {
        Complement::Clause | Complement::Quote => {
            // "only **time** will tell"
            let is_time = lemma == "time";
            // "Any deal **requires** that it be quiet": a condition.
            is_time
                || verb == "require"
                || draft.lexicon.cues.is_sign(&verb)
                || reading.cue.kind != StatementKind::Speech
        }
        Complement::Noun => {
            let tells = matches!(
                reading.stance,
                Stance::Assert | Stance::Propose | Stance::Agree | Stance::Welcome | Stance::Praise | Stance::Confirm
            );
            tells || draft.lexicon.cues.is_sign(&verb)
        }
        // "The combination **requires** us to act": a need.
        _ => {
            matches!(&*verb, "require" | "demand")
                || reading.stance != Stance::DeclineComment && draft.lexicon.cues.is_sign(&verb)
        }
    }
}

/// "one **lawmaker** familiar with the talks, who said so": the nearest noun for people above one for a thing.
pub(super) fn person_above(draft: &Draft<'_>, noun: usize) -> Option<usize> {
    let annotation = draft.annotation;
    let is_in_phrase = |token: &usize| {
        matches!(annotation.tokens()[*token].pos, Pos::Noun | Pos::Propn | Pos::Adp | Pos::Adj | Pos::Num | Pos::Pron)
    };
    let is_person = |token: usize| {
        let role = draft.lexicon.roles.get(&annotation.lemma(token).to_lowercase());
        annotation.tokens()[token].pos == Pos::Noun
            && role.is_some_and(|role| matches!(role.kind, RoleKind::Office | RoleKind::Occupation | RoleKind::Group))
    };
    annotation.ancestors(noun).take_while(is_in_phrase).take(6).find(|&above| is_person(above))
}

/// "**some**", "**many** voters", "**22 percent**", "a **majority**": people without a name.
fn is_many(draft: &Draft<'_>, noun: usize) -> bool {
    let annotation = draft.annotation;
    let lemma = annotation.lemma(noun).to_lowercase();
    draft.lexicon.roles.get(&lemma).is_some()
        || matches!(
            lemma.as_str(),
            "percent" | "majority" | "half" | "circle" | "dozens" | "hundreds" | "thousands" | "number"
        )
        || lemma.ends_with("er") && annotation.tokens()[noun].tag == Tag::Nns
        || lemma.ends_with("ist")
        || lemma.ends_with("man") && lemma.len() > 3
        || lemma.ends_with("woman")
        || annotation
            .children(noun)
            .any(|child| draft.actor_of[child].is_some() && annotation.tokens()[child].label != Label::Poss)
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
    let happens = root(draft, first).is_some_and(|root| is_bare(draft, root) || !clause::is_verbal(annotation, root));
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
    let is_somebody =
        draft.actor_of[object].is_some() || matches!(annotation.tokens()[object].pos, Pos::Pron | Pos::Propn);
    let is_quoted = reading.content.iter().any(|part| quotes.within(part).next().is_some());
    match cue.stance {
        Stance::Deny => is_given(),
        // "**offered** details", "**offered** condolences": told or given, and nothing proposed.
        Stance::Propose => {
            annotation.lemma(verb) == "offer"
                && (draft.lexicon.cues.is_kept_back(&lemma) || draft.lexicon.cues.is_bestowed(&lemma))
        }
        // "will **seek** a new service", but "**sought** asylum".
        Stance::Request => {
            let asks_for = draft.lexicon.cues.is_bestowed(&lemma)
                || draft.lexicon.actors.has_usage(Usage::Will, &lemma)
                || draft.lexicon.cues.find(CuePos::Noun, &lemma).next().is_some();
            annotation.lemma(verb) == "seek" && !asks_for
        }
        Stance::Confirm => is_given() || is_somebody,
        // "**dismissed** 300 staff": sacked.
        Stance::Reject => {
            let role = draft.lexicon.roles.get(&lemma);
            let is_staff = role.is_some_and(|role| {
                matches!(role.kind, RoleKind::Office | RoleKind::Occupation | RoleKind::Group | RoleKind::Body)
            });
            annotation.lemma(verb) == "dismiss"
                && (is_staff || matches!(&*lemma, "personnel" | "staff" | "employee" | "worker"))
        }
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
