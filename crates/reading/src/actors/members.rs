//! Some of a body's people: "**other Republicans**", "**House Democrats**", "**Republicans** who voted for it".
//!
//! - Finds: plural names of the lexicon for a body's people that a number, a quantifier, an adjective, a noun or a clause narrows.
//! - Leaves: the plural alone, which stands for the body ("Republicans blocked the bill").
//! - Cannot see: a narrowing that the parser hung elsewhere.

use onrecord_language::{Label, Tag};
use onrecord_lexicon::Organization;
use onrecord_record::MentionForm;

use super::mention::{Mention, Sort};
use super::names::{Name, What};
use crate::{Draft, clause};

/// The mention of some of a body's people.
pub(super) fn read<'a>(draft: &Draft<'a>, name: &Name<'a>) -> Option<Mention<'a>> {
    let What::Organization(Some(organization)) = name.what else { return None };
    if !is_plural(draft, name, organization) {
        return None;
    }
    let annotation = draft.annotation;
    let is_narrow = |child: usize| {
        let token = &annotation.tokens()[child];
        let word = draft.word(child).to_lowercase();
        match token.label {
            Label::Nummod | Label::Amod | Label::Compound | Label::Nmod | Label::Poss => child < name.tokens.start,
            Label::Det | Label::Predet => {
                matches!(
                    word.as_str(),
                    "some" | "many" | "most" | "several" | "few" | "any" | "both" | "those" | "these" | "other"
                )
            }
            Label::Relcl => child > name.head && !is_set_off(draft, child),
            _ => false,
        }
    };
    if !annotation.children(name.head).any(is_narrow) {
        return None;
    }
    let before = |child: &usize| *child < name.tokens.start && annotation.tokens()[*child].tag != Tag::Dt;
    let start = annotation
        .children(name.head)
        .filter(before)
        .filter(|&child| is_narrow(child) && !clause::is_verbal(annotation, child))
        .map(|child| annotation.subtree(child).start)
        .chain([name.tokens.start])
        .min()?;
    let tokens = start..name.tokens.end;
    Some(Mention {
        tokens,
        head: name.head,
        form: MentionForm::Description,
        sort: Sort::Members(organization),
        phrases: Vec::new(),
    })
}

/// "Republicans", where the lexicon's name is "Republican Party".
fn is_plural(draft: &Draft<'_>, name: &Name<'_>, organization: &Organization) -> bool {
    let word = draft.word(name.head);
    let sector = organization.sectors.first().map_or("", String::as_str);
    name.tokens.len() == 1
        && sector == "PTY"
        && word.ends_with('s')
        && word != organization.name
        && word.chars().any(char::is_lowercase)
}

/// "Republicans**, who** hold the house,": a clause behind a comma narrows nothing.
fn is_set_off(draft: &Draft<'_>, clause: usize) -> bool {
    let start = draft.annotation.subtree(clause).start;
    start > 0 && draft.word(start - 1) == ","
}
