//! What a relative clause with a report in it tells of.
//!
//! - Finds: "**a hacker** who officials say is paid", "the senator, **whom** he called a liar", "the talks, **which** she said had failed".
//! - Leaves: relative clauses whose pronoun is the speaker ("officials **who** say so").
//! - Cannot see: whether "which" behind a comma stands for a noun or a whole clause; there the pronoun is kept.

use std::ops::Range;

use onrecord_language::{Label, Tag};

use super::found::{is_word, phrase, trim};
use super::verdict::root;
use crate::{Draft, clause};

/// "the department, which he argued **seeks equity**": what stands behind the verb; [`with_described`] adds what it is said of.
pub(super) fn relative(draft: &Draft<'_>, verb: usize) -> Option<Vec<Range<usize>>> {
    let annotation = draft.annotation;
    relative_pronoun(draft, verb).filter(|&pronoun| annotation.head(pronoun) == Some(verb))?;
    let rest = annotation
        .children(verb)
        .find(|&child| child > verb && matches!(annotation.tokens()[child].label, Label::Xcomp | Label::Ccomp))?;
    Some(vec![trim(annotation, annotation.subtree(rest))])
}

/// The relative pronoun that opens the verb's clause and stands for what is told, not for who tells it.
fn relative_pronoun(draft: &Draft<'_>, verb: usize) -> Option<usize> {
    let annotation = draft.annotation;
    let pronoun = annotation.subtree(verb).start;
    let speaker = clause::own_subject(annotation, verb)?;
    (annotation.tokens()[verb].label == Label::Relcl
        && pronoun < speaker
        && speaker < verb
        && (matches!(annotation.tokens()[pronoun].tag, Tag::Wdt | Tag::Wp)
            || is_word(draft, pronoun, &["that"]) && annotation.tokens()[pronoun].label == Label::Nsubj))
        .then_some(pronoun)
}

/// "**a hacker** who officials say is paid", "the senator, **whom** he called a liar": what a relative clause is about belongs to the
/// content. Behind a comma "which" may stand for a whole clause; there the pronoun is kept.
pub(super) fn with_described(draft: &Draft<'_>, verb: usize, content: &mut Vec<Range<usize>>) {
    let annotation = draft.annotation;
    let Some(pronoun) = relative_pronoun(draft, verb) else {
        content.splice(0..0, without_pronoun(draft, verb, content));
        return;
    };
    // "a race **that** it says will reward him": the pronoun alone, cut off by the report.
    if content.len() > 1 && content[0] == (pronoun..pronoun + 1) {
        content.remove(0);
    }
    if content.first().is_none_or(|part| part.start <= verb) {
        return;
    }
    // "the **way** that he said it": how, and nothing that is told of.
    let is_what =
        |noun: usize| !matches!(annotation.lemma(noun), "way" | "reason" | "day" | "time" | "moment" | "year");
    let noun = annotation.head(verb).filter(|&noun| noun < pronoun && is_what(noun));
    // "so worried **that** they …": no pronoun.
    let is_told =
        annotation.head(pronoun).is_some_and(|head| head == verb || content.iter().any(|part| part.contains(&head)));
    let is_part =
        matches!(annotation.tokens()[pronoun].label, Label::Dobj | Label::Nsubj | Label::Nsubjpass | Label::Pobj);
    if !is_told || !is_part {
        return;
    }
    // The name of a body in quotation marks is no break, and an act is what it is blamed or judged for.
    let is_break = matches!(draft.word(pronoun - 1), "," | "-" | "--" | "–" | "—");
    let is_act = |noun: usize| !draft.lexicon.frames.noun(&annotation.lemma(noun).to_lowercase()).is_empty();
    // "a strike on a college, **which** they blamed on the army": the act, wherever the parser hung the clause.
    let is_blame = matches!(annotation.lemma(verb), "blame" | "attribute");
    let noun = match noun {
        Some(noun) if is_blame && !is_act(noun) => {
            annotation.ancestors(noun).take(4).find(|&above| is_act(above)).or(Some(noun))
        }
        noun => noun,
    };
    let is_open = is_word(draft, pronoun, &["which"]) && is_break && !noun.is_some_and(is_act);
    let named = noun.filter(|_| !is_open).map(|noun| {
        let whole = phrase(draft, noun);
        trim(annotation, whole.start..whole.end.min(pronoun))
    });
    let described = named.filter(|range| (1..=LONGEST_DESCRIBED).contains(&range.len()));
    content.insert(0, described.unwrap_or(pronoun..pronoun + 1));
}

/// Tokens of a noun with what stands around it; longer ones the parser made too long.
const LONGEST_DESCRIBED: usize = 12;

/// "**a trip** that officials concluded **was paid for**": where the parser found no pronoun, a clause without a subject shows what is told of.
fn without_pronoun(draft: &Draft<'_>, verb: usize, content: &[Range<usize>]) -> Option<Range<usize>> {
    let annotation = draft.annotation;
    let part = content.first().filter(|part| part.start == verb + 1)?;
    let is_clause = matches!(annotation.tokens()[verb].label, Label::Relcl | Label::Acl);
    let noun = annotation.head(verb).filter(|&noun| is_clause && noun < verb)?;
    let has_speaker = clause::own_subject(annotation, verb).is_some_and(|subject| noun < subject && subject < verb);
    let top = root(draft, part)?;
    let is_finite = matches!(annotation.tokens()[part.start].tag, Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md);
    let is_open = is_finite && clause::is_verbal(annotation, top) && clause::own_subject(annotation, top).is_none();
    let whole = phrase(draft, noun);
    let range = trim(annotation, whole.start..whole.end.min(annotation.subtree(verb).start.max(noun + 1)));
    (has_speaker && is_open && (1..=LONGEST_DESCRIBED).contains(&range.len())).then_some(range)
}
