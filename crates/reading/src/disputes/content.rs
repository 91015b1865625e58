//! What the content of a statement is, as far as a denial asks.
//!
//! Apart from denials because these are questions of syntax alone.
//!
//! - Finds: content that only points ("denied **that**", "**the charge**"), what the point of a clause is, and whether it
//!   tells a fact.
//! - Leaves: nouns that say themselves what is claimed: "a report **that** arrests had been made".
//! - Cannot see: what a noun without its clause stands for; that is for the one who asks.

use onrecord_language::{Label, Pos, Tag};
use onrecord_lexicon::{CuePos, ReferenceTarget};
use onrecord_record::{Stance, Statement};

use crate::{Draft, clause};

/// Verbs too light to tell two acts apart.
const LIGHT: &[&str] = &["be", "have", "do", "say", "tell", "take", "make", "get", "go", "come"];

/// How a content points at something said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pointer {
    /// "the charge", by its token.
    Noun(usize),
    /// "that", "it".
    Thing,
    /// "him", by its token: what that person says.
    Person(usize),
}

/// The word of the content on which the others hang.
pub(super) fn head(draft: &Draft<'_>, statement: &Statement) -> Option<usize> {
    let tokens = draft.tokens_in(*statement.content.first()?);
    let hangs_outside = |token: &usize| draft.annotation.head(*token).is_none_or(|head| !tokens.contains(&head));
    let is_word = |token: &usize| {
        let token = &draft.annotation.tokens()[*token];
        !matches!(token.pos, Pos::Punct | Pos::Space | Pos::Cconj | Pos::None) && token.label != Label::Mark
    };
    tokens.clone().filter(is_word).find(hangs_outside).or_else(|| tokens.clone().find(hangs_outside))
}

/// What the content points with, if it does no more than that.
pub(super) fn pointer(draft: &Draft<'_>, statement: &Statement) -> Option<Pointer> {
    let head = head(draft, statement)?;
    let token = &draft.annotation.tokens()[head];
    let is_alone = draft.tokens_in(statement.content[0]).len() == 1;
    if is_alone && matches!(token.pos, Pos::Pron | Pos::Det) {
        let is_person =
            matches!(draft.word(head).to_lowercase().as_str(), "him" | "her" | "them" | "me" | "us" | "you");
        return Some(if is_person && !is_them(draft, head) { Pointer::Person(head) } else { Pointer::Thing });
    }
    let lemma = draft.annotation.lemma(head).to_lowercase();
    // A claim can be false; a demand or an offer cannot.
    let is_said =
        token.pos == Pos::Noun
            && draft.lexicon.references.get(&lemma).any(|reference| {
                reference.to == ReferenceTarget::Statement && reference.stances.contains(&Stance::Claim)
            });
    (is_said && !says_itself(draft, head)).then_some(Pointer::Noun(head))
}

/// "denied **them**": what nobody known is meant by are things.
fn is_them(draft: &Draft<'_>, token: usize) -> bool {
    draft.word(token).eq_ignore_ascii_case("them") && draft.actor_of[token].is_none()
}

/// "reports **that** the police had been warned", "accusations **of** fraud".
fn says_itself(draft: &Draft<'_>, noun: usize) -> bool {
    let annotation = draft.annotation;
    let is_of_act = |child: usize| {
        matches!(draft.word(child).to_lowercase().as_str(), "of" | "about")
            && annotation.child(child, Label::Pcomp).is_some()
    };
    let that = |token: usize| {
        annotation.tokens()[token].label == Label::Mark && draft.word(token).eq_ignore_ascii_case("that")
    };
    annotation.children_with(noun, Label::Prep).any(is_of_act) || (noun..annotation.subtree(noun).end).any(that)
}

/// Whether it tells something: a clause or a quotation, or what somebody is accused of; a bare noun is none, whatever is told
/// of the noun beside.
pub(super) fn tells(draft: &Draft<'_>, statement: &Statement) -> bool {
    if statement.stance == Stance::Accuse || !statement.quotes.is_empty() {
        return true;
    }
    let annotation = draft.annotation;
    let Some(head) = head(draft, statement) else { return false };
    let is_told = |token: usize| {
        let is_finite = matches!(annotation.tokens()[token].tag, Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md);
        let verb = clause::governing_verb(annotation, token).unwrap_or(token);
        let beside = |&above: &usize| matches!(annotation.tokens()[above].label, Label::Relcl | Label::Acl);
        is_finite
            && !std::iter::once(verb)
                .chain(annotation.ancestors(verb))
                .take_while(|&at| at != head)
                .any(|at| beside(&at))
    };
    let is_clause = clause::is_verbal(annotation, head) && clause::finite(annotation, head).is_some();
    is_clause
        || annotation.tokens()[head].label == Label::Prep && annotation.child(head, Label::Pcomp).is_some()
        || draft.tokens_in(statement.content[0]).any(is_told)
}

/// Whether what it tells is told as a fact: not as what will, should or may be.
pub(super) fn tells_fact(draft: &Draft<'_>, statement: &Statement) -> bool {
    verb(draft, statement).is_none_or(|verb| clause::modals(draft.annotation, verb).next().is_none())
}

/// Whether the verb of what it says is denied: "he **hasn't** accepted".
pub(super) fn is_negative(draft: &Draft<'_>, statement: &Statement) -> bool {
    let annotation = draft.annotation;
    verb(draft, statement).is_some_and(|verb| {
        let subject = clause::own_subject(annotation, verb);
        [Some(verb), subject].into_iter().flatten().any(|token| clause::is_negated(annotation, draft.text, token))
    })
}

/// Whether it tells of what has been: "suggested that the gas **had been given** away" is no idea.
pub(super) fn tells_past(draft: &Draft<'_>, statement: &Statement) -> bool {
    let annotation = draft.annotation;
    verb(draft, statement).is_some_and(|verb| {
        clause::with_auxiliaries(annotation, verb).any(|token| annotation.tokens()[token].tag == Tag::Vbd)
    })
}

/// The verb of what a content says: its own head, or that of the clause under a noun.
fn verb(draft: &Draft<'_>, statement: &Statement) -> Option<usize> {
    let annotation = draft.annotation;
    let head = head(draft, statement)?;
    if clause::is_verbal(annotation, head) {
        return Some(head);
    }
    annotation.children(head).find(|&child| child > head && clause::is_verbal(annotation, child))
}

/// The word that says what is denied: the verb, or what a light verb is about.
pub(super) fn predicate<'a>(draft: &'a Draft<'_>, statement: &Statement) -> Option<&'a str> {
    let annotation = draft.annotation;
    let verb = verb(draft, statement)?;
    let lemma = annotation.lemma(verb);
    if !LIGHT.contains(&lemma) {
        return Some(lemma);
    }
    let about = clause::object(annotation, verb)
        .or_else(|| annotation.child(verb, Label::Attr))
        .or_else(|| clause::own_subject(annotation, verb))?;
    matches!(annotation.tokens()[about].pos, Pos::Noun | Pos::Propn).then(|| annotation.lemma(about))
}

/// Whether the content itself has the "no": "said it **did not** plan", so that only its words make it a denial.
pub(super) fn is_negated(draft: &Draft<'_>, statement: &Statement) -> bool {
    let cue = statement.cue.map_or(0..0, |cue| draft.tokens_in(cue));
    !cue.into_iter().any(|token| {
        let lemma = draft.annotation.lemma(token).to_lowercase();
        let mut senses = [CuePos::Verb, CuePos::Noun].into_iter().flat_map(|pos| draft.lexicon.cues.find(pos, &lemma));
        senses.any(|sense| matches!(sense.stance, Stance::Deny | Stance::Reject))
    })
}

/// Lemmas of nouns, names and main verbs of a content, each once.
pub(super) fn words<'a>(draft: &'a Draft<'_>, statement: &Statement) -> Vec<&'a str> {
    let mut words = Vec::new();
    for span in &statement.content {
        for token in draft.tokens_in(*span) {
            let is_content =
                matches!(draft.annotation.tokens()[token].pos, Pos::Noun | Pos::Propn | Pos::Verb | Pos::Num);
            let lemma = draft.annotation.lemma(token);
            if is_content && !LIGHT.contains(&lemma) && !words.contains(&lemma) {
                words.push(lemma);
            }
        }
    }
    words
}
