//! A source after "according to" and its like.
//!
//! - Finds: "…, **according to** two diplomats", "**In the words of** the minister, …", "**in** a poll by the university".
//! - Leaves: "according to plan", whose object says nothing.
//! - Cannot see: "per" and "for" as sources ("For Kyiv, it is a trap").

use std::ops::Range;

use onrecord_language::{Label, Pos, Tag};
use onrecord_record::{Stance, StatementKind};

use super::found::{Found, cut, is_comma, is_word, phrase, trim};
use super::quotation::with_quotes;
use super::quotes::Quotes;
use crate::{Draft, clause};

/// Objects of "according to" that are a measure and no source.
const MEASURES: &[&str] = &["plan", "schedule", "rule", "law", "tradition", "size", "need", "age", "taste"];

pub(super) fn find(draft: &Draft<'_>, quotes: &Quotes) -> Vec<Found> {
    (0..draft.annotation.len())
        .filter_map(|token| {
            according_to(draft, token).or_else(|| in_words_of(draft, token)).or_else(|| in_poll(draft, token))
        })
        .map(|found| Found { content: with_quotes(draft, quotes, found.head, found.content), ..found })
        .collect()
}

fn according_to(draft: &Draft<'_>, token: usize) -> Option<Found> {
    let annotation = draft.annotation;
    if !draft.word(token).eq_ignore_ascii_case("according") {
        return None;
    }
    let to = annotation.children(token).find(|&child| draft.word(child).eq_ignore_ascii_case("to"))?;
    // "according to **show insiders**", whose first noun the parser takes for a verb.
    let lost = || clause::object(annotation, annotation.child(to, Label::Pcomp)?);
    let source = annotation.child(to, Label::Pobj).or_else(lost)?;
    if MEASURES.contains(&annotation.lemma(source)) {
        return None;
    }
    build(draft, token, token..to + 1, author(draft, source).unwrap_or(source))
}

/// "according to a statement **by the prosecutor**": who speaks through a paper.
fn author(draft: &Draft<'_>, paper: usize) -> Option<usize> {
    let annotation = draft.annotation;
    let is_words =
        matches!(annotation.lemma(paper), "statement" | "remark" | "comment" | "testimony" | "account" | "letter");
    let by = annotation.children(paper).filter(|&child| child > paper && is_word(draft, child, &["by", "from"]));
    by.filter_map(|by| annotation.child(by, Label::Pobj)).find(|&author| is_words && draft.actor_of[author].is_some())
}

/// "in the words of X", "in the view of X", "in the opinion of X".
fn in_words_of(draft: &Draft<'_>, token: usize) -> Option<Found> {
    let annotation = draft.annotation;
    if !draft.word(token).eq_ignore_ascii_case("in") {
        return None;
    }
    let noun = annotation.child(token, Label::Pobj)?;
    if !matches!(annotation.lemma(noun), "word" | "view" | "opinion" | "judgment" | "telling") {
        return None;
    }
    if let Some(source) = annotation.child(noun, Label::Poss) {
        return build(draft, token, token..noun + 1, source);
    }
    let of = annotation.children_with(noun, Label::Prep).find(|&child| draft.word(child) == "of")?;
    build(draft, token, token..of + 1, annotation.child(of, Label::Pobj)?)
}

/// "**In** a poll by the university, 52 percent backed her".
fn in_poll(draft: &Draft<'_>, token: usize) -> Option<Found> {
    let annotation = draft.annotation;
    let is_in = draft.word(token).eq_ignore_ascii_case("in") && annotation.tokens()[token].label == Label::Prep;
    let poll = annotation.child(token, Label::Pobj).filter(|_| is_in)?;
    let is_verbal = annotation.head(token).is_some_and(|head| clause::is_verbal(annotation, head));
    // "rose **in the polls**": where somebody stands.
    let is_standing = annotation.tokens()[poll].tag == Tag::Nns
        && annotation.children(poll).all(|child| annotation.tokens()[child].label == Label::Det);
    if !is_verbal || is_standing || !draft.lexicon.cues.is_poll(annotation.lemma(poll)) {
        return None;
    }
    let found = build(draft, token, token..token + 1, poll)?;
    let counts = found.content.iter().cloned().flatten().any(|token| draft.quantity_of[token].is_some());
    counts.then_some(Found { kind: StatementKind::Record, ..found })
}

fn build(draft: &Draft<'_>, token: usize, cue: Range<usize>, source: usize) -> Option<Found> {
    let annotation = draft.annotation;
    let Some(host) = annotation.head(token) else { return without_host(draft, token, cue, source) };
    let hole = annotation.subtree(token);
    let mut clauses = annotation.ancestors(host).take(8).filter(|&above| is_clause(draft, above));
    let nearest = clauses.next().unwrap_or(host);
    // "Talks, he said, would go on, **according to Reuters**": behind a comma at the end it covers the whole sentence.
    let root = if let Some(aside) = aside(draft, host) {
        aside
    } else if is_last_word(draft, &hole) {
        clauses.last().unwrap_or(nearest)
    } else {
        nearest
    };
    let mut content = cut(annotation, annotation.subtree(root), &hole);
    // "according to two papers, **citing officials**": where they have it from.
    let cites = |part: &Range<usize>| part.start > source && is_word(draft, part.start, &["citing", "quoting"]);
    if content.len() > 1 && content.last().is_some_and(cites) {
        content.pop();
    }
    Some(found(token, cue, source, phrase(draft, source), content))
}

/// "her lead, **which stood at 263, according to the agency**": only the relative clause is the source's.
fn aside(draft: &Draft<'_>, host: usize) -> Option<usize> {
    let annotation = draft.annotation;
    let verb = clause::governing_verb(annotation, host)?;
    let start = annotation.subtree(verb).start;
    let is_set_off = start > 0 && is_comma(draft, start - 1);
    (annotation.tokens()[verb].label == Label::Relcl && is_set_off).then_some(verb)
}

/// "**According to the host, the move reeks of fear**" where the parser made the first word the sentence's head: what
/// follows the first comma.
fn without_host(draft: &Draft<'_>, token: usize, cue: Range<usize>, source: usize) -> Option<Found> {
    let sentence = draft.annotation.sentence_of(token);
    let comma = (source + 1..sentence.end).find(|&token| is_comma(draft, token))?;
    let content = trim(draft.annotation, comma + 1..sentence.end);
    let is_first = (sentence.start..token).all(|before| draft.annotation.tokens()[before].pos == Pos::Punct);
    let speaker = cue.end..comma;
    (is_first && content.len() > 2).then(|| found(token, cue, source, speaker, vec![content]))
}

fn found(
    head: usize,
    cue: Range<usize>,
    speaker: usize,
    speaker_range: Range<usize>,
    content: Vec<Range<usize>>,
) -> Found {
    Found {
        head,
        cue,
        speaker: Some(speaker),
        speaker_range: Some(speaker_range),
        content,
        stance: Stance::Assert,
        kind: StatementKind::Speech,
        channel: None,
        addressee: None,
        is_plain: true,
    }
}

/// Whether the phrase stands behind a comma at the end of its sentence.
fn is_last_word(draft: &Draft<'_>, phrase: &Range<usize>) -> bool {
    let sentence = draft.annotation.sentence_of(phrase.start);
    let is_end = (phrase.end..sentence.end).all(|token| {
        matches!(draft.annotation.tokens()[token].pos, Pos::Punct | Pos::Space)
            && !matches!(draft.word(token), "”" | "\"")
    });
    is_end && phrase.start > sentence.start && is_comma(draft, phrase.start - 1)
}

/// A verb that heads a clause of its own rather than a part of one.
fn is_clause(draft: &Draft<'_>, token: usize) -> bool {
    let label = draft.annotation.tokens()[token].label;
    draft.annotation.tokens()[token].pos != Pos::Noun
        && clause::is_verbal(draft.annotation, token)
        && !matches!(label, Label::Xcomp | Label::Acl | Label::Relcl | Label::Pcomp | Label::Amod)
}
