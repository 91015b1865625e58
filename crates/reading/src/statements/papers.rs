//! Whose words a paper's are where its phrase does not tell: "**the release** said", "**it** reads".
//!
//! - Finds: the maker whom the text names where it speaks of the paper before ("in **a letter**, Ruiz wrote", "Ruiz sent **an email**",
//!   "**a memo** issued by the agency"); behind a statement of a body the release that tells of it; the paper that an "it" with a
//!   quotation stands for.
//! - Leaves: papers that say of themselves which they are ("the Fox poll"), and papers that nobody is told to have made.
//! - Cannot see: a second paper of the same kind that the text does not set apart.

use onrecord_language::{Label, Pos, Tag};
use onrecord_record::{ActorId, ActorKind, Statement};

use super::author;
use super::found::{Found, is_word, phrase, span};
use super::quotes::Quotes;
use crate::{Draft, clause};

/// Papers that are looked back over.
const REACH: usize = 30;

/// Sentences between a paper and the "it" that stands for it.
const NEAR: u32 = 2;

/// The papers of a text, with their makers where the text tells.
pub(super) struct Papers {
    all: Vec<Paper>,
}

struct Paper {
    noun: usize,
    maker: Option<ActorId>,
}

impl Papers {
    pub fn new(draft: &Draft<'_>) -> Self {
        let annotation = draft.annotation;
        let is_paper = |&token: &usize| {
            let entry = &annotation.tokens()[token];
            entry.tag == Tag::Nn && entry.pos == Pos::Noun && is_written(draft, annotation.lemma(token))
        };
        let all = (0..annotation.len()).filter(is_paper).map(|noun| Paper { noun, maker: maker(draft, noun) });
        Self { all: all.collect() }
    }

    /// Sets the speaker of a statement that a paper makes.
    pub fn settle(
        &self,
        draft: &Draft<'_>,
        quotes: &Quotes,
        found: &Found,
        before: &[Statement],
        made: &mut Statement,
    ) {
        let Some(speaker) = found.speaker.filter(|_| made.speaker.is_none()) else { return };
        if is_word(draft, speaker, &["it"]) {
            if let Some(paper) = self.meant_by_it(draft, quotes, found, speaker) {
                made.speaker = paper.maker.or_else(|| self.maker_before(draft, paper.noun));
                made.speaker_span = made
                    .speaker_span
                    .filter(|_| made.speaker.is_some())
                    .or_else(|| Some(span(draft, &phrase(draft, paper.noun))));
            }
        } else if is_known(draft, speaker) {
            made.speaker = self.maker_before(draft, speaker).or_else(|| announced(draft, speaker, before));
        }
    }

    /// The maker told where the text last spoke of a paper of the kind.
    fn maker_before(&self, draft: &Draft<'_>, noun: usize) -> Option<ActorId> {
        let kind = kind(draft, noun);
        let to = self.all.partition_point(|paper| paper.noun < noun);
        let mut before =
            self.all[to.saturating_sub(REACH)..to].iter().rev().filter(|paper| self::kind(draft, paper.noun) == kind);
        // "a second letter" of which nobody is told to have made it is another one.
        before.find(|paper| paper.maker.is_some() || is_new(draft, paper.noun)).and_then(|paper| paper.maker)
    }

    /// "“I tried you,” **it** reads": the last paper in the reporter's own words, near.
    fn meant_by_it(&self, draft: &Draft<'_>, quotes: &Quotes, found: &Found, it: usize) -> Option<&Paper> {
        let annotation = draft.annotation;
        let is_read =
            matches!(annotation.lemma(found.head), "read" | "say" | "state" | "continue" | "add" | "conclude");
        let to = self.all.partition_point(|paper| paper.noun < it);
        let last =
            self.all[to.saturating_sub(REACH)..to].iter().rev().find(|paper| quotes.around(paper.noun).is_none())?;
        let has_own_words = |sentence: usize| {
            annotation.sentences()[sentence].clone().any(|token| {
                quotes.around(token).is_none()
                    && draft.word(token).starts_with(char::is_alphabetic)
                    && !is_word(draft, token, &["it", "said", "read", "reads", "says"])
            })
        };
        let from = annotation.tokens()[last.noun].sentence;
        let here = annotation.tokens()[it].sentence;
        let between = (from + 1..here).filter(|&sentence| has_own_words(sentence as usize)).count();
        (is_read && here - from <= NEAR * 8 && between < NEAR as usize).then_some(last)
    }
}

/// What a text may be called that somebody writes in his own name.
fn is_written(draft: &Draft<'_>, lemma: &str) -> bool {
    let lemma = lemma.to_lowercase();
    let is_other = matches!(
        &*lemma,
        "poll"
            | "survey"
            | "law"
            | "bill"
            | "footage"
            | "video"
            | "image"
            | "photo"
            | "photograph"
            | "map"
            | "chart"
            | "log"
            | "index"
            | "polling"
            | "evidence"
            | "result"
            | "figure"
            | "data"
            | "finding"
            | "research"
            | "order"
            | "decision"
    );
    let is_more = matches!(
        &*lemma,
        "memorandum" | "message" | "post" | "tweet" | "op-ed" | "column" | "petition" | "note" | "suit"
    );
    (draft.lexicon.cues.is_paper(&lemma) || draft.lexicon.cues.is_signed(&lemma) || is_more) && !is_other
}

/// Papers of one kind are called by words of one kind.
fn kind<'a>(draft: &'a Draft<'_>, noun: usize) -> &'a str {
    match draft.annotation.lemma(noun) {
        "release" | "statement" => "statement",
        "complaint" | "lawsuit" | "suit" | "filing" => "lawsuit",
        "memo" | "memorandum" => "memo",
        lemma => lemma,
    }
}

/// Who made the paper, as far as its own clause tells.
fn maker(draft: &Draft<'_>, noun: usize) -> Option<ActorId> {
    let annotation = draft.annotation;
    let actor = |token: usize| draft.actor_of[token];
    // "The email, released by the court, was **sent by Ruiz**": who wrote it, not who made it known.
    let sent = || {
        let verb = annotation.head(noun).filter(|_| annotation.tokens()[noun].label == Label::Nsubjpass)?;
        clause::agent(annotation, verb).filter(|_| draft.lexicon.cues.is_making(annotation.lemma(verb))).and_then(actor)
    };
    sent().or_else(|| author::of_paper(draft, noun)).or_else(|| {
        let token = &annotation.tokens()[noun];
        let above = annotation.head(noun)?;
        match token.label {
            Label::Dobj
                if draft.lexicon.cues.is_making(annotation.lemma(above)) && !clause::is_passive(annotation, above) =>
            {
                clause::subject(annotation, above).and_then(|subject| actor(subject.token))
            }
            // "said **in a letter**".
            Label::Pobj if is_word(draft, above, &["in"]) => {
                // The parser hangs it on the speaker behind the verb, too.
                let speaker =
                    annotation.head(above).filter(|&speaker| annotation.tokens()[speaker].label == Label::Nsubj);
                let verb = speaker.or(Some(above)).and_then(|below| annotation.head(below));
                let verb = verb.filter(|&verb| draft.report(verb).is_some())?;
                let subject = clause::subject(annotation, verb).filter(|subject| !subject.is_passive)?;
                actor(subject.token)
            }
            _ => None,
        }
    })
}

/// "**the** release", "the **full** statement": a paper told before, without words that set it apart.
fn is_known(draft: &Draft<'_>, noun: usize) -> bool {
    let annotation = draft.annotation;
    let is_plain = annotation.children(noun).all(|child| match annotation.tokens()[child].label {
        Label::Det => is_word(draft, child, &["the", "this", "that"]),
        Label::Amod => is_word(draft, child, &["same", "full", "whole", "joint"]),
        Label::Compound => is_word(draft, child, &["news", "press"]),
        Label::Punct => true,
        _ => false,
    });
    is_plain
        && annotation.tokens()[noun].tag == Tag::Nn
        && annotation.child(noun, Label::Det).is_some()
        && is_written(draft, annotation.lemma(noun))
}

/// "**a** letter", "**another** report".
fn is_new(draft: &Draft<'_>, noun: usize) -> bool {
    draft.annotation.children_with(noun, Label::Det).any(|det| is_word(draft, det, &["a", "an", "another"]))
}

/// "The union announced … **The release** said": what a body makes known it does by a paper.
fn announced(draft: &Draft<'_>, noun: usize, before: &[Statement]) -> Option<ActorId> {
    let annotation = draft.annotation;
    let last = before.last().filter(|_| kind(draft, noun) == "statement")?;
    let speaker = last
        .speaker
        .filter(|&id| draft.record.actors[id.index()].kind == ActorKind::Organization && !draft.is_medium(id))?;
    let cue = draft.tokens_in(last.cue?).next()?;
    let (from, here) = (annotation.tokens()[cue].sentence, annotation.tokens()[noun].sentence);
    let cues = matches!(annotation.lemma(cue), "announce" | "say" | "declare" | "add" | "state" | "confirm" | "deny");
    (cues && here - from <= NEAR).then_some(speaker)
}
