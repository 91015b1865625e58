//! Titles: where the text uses a word for an office, occupation, group or body.
//!
//! - Finds: the longest title of the lexicon at each place, in any number: "**prime ministers**",
//!   "**son-in-law**", "**Sen.**".
//! - Leaves: titles that are part of another word ("president-elect" is not yet president); what the words
//!   around a title tell is [`super::phrases`]' work.
//! - Cannot see: titles that the lexicon does not hold.

use std::ops::Range;

use onrecord_language::{Label, Tag};
use onrecord_lexicon::{Role, RoleKind, plain};

use crate::Draft;
use crate::letters::lower;

/// A title in the text.
#[derive(Clone, Debug)]
pub(super) struct Title<'a> {
    /// Its words.
    pub tokens: Range<usize>,
    /// What the lexicon knows of it.
    pub role: &'a Role,
}

/// Every title, in text order, not overlapping.
pub(super) fn find<'a>(draft: &Draft<'a>) -> Vec<Title<'a>> {
    let mut found = Vec::new();
    let mut token = 0;
    while token < draft.annotation.len() {
        match longest(draft, token) {
            Some(title) => {
                token = title.tokens.end;
                if title.role.kind != RoleKind::Thing {
                    found.push(title);
                }
            }
            None => token += 1,
        }
    }
    found
}

fn longest<'a>(draft: &Draft<'a>, start: usize) -> Option<Title<'a>> {
    let roles = &draft.lexicon.roles;
    let (word, lemma) = (lower(draft.word(start)), lower(draft.annotation.lemma(start)));
    let by_lemma = if lemma == word { 0 } else { roles.longest(&lemma) };
    let room = roles.longest(&word).max(by_lemma);
    if room == 0 {
        return None;
    }
    let sentence = draft.annotation.sentence_of(start);
    let begin = draft.annotation.tokens()[start].span.start;
    let mut best = None;
    for end in start + 1..=sentence.end {
        let last = end - 1;
        let span = draft.annotation.tokens()[last].span;
        // A plural is longer than the title, a curly mark longer than a straight one.
        if (span.end - begin) as usize > room + 8 {
            break;
        }
        if let Some(role) = role(draft, start, last)
            && is_whole(draft, start, last)
        {
            best = Some(Title { tokens: start..end, role });
        }
    }
    best
}

/// The role that the words name, the last or the first of them in the singular: "generals", "sons-in-law".
fn role<'a>(draft: &Draft<'a>, start: usize, last: usize) -> Option<&'a Role> {
    let roles = &draft.lexicon.roles;
    let tokens = draft.annotation.tokens();
    let is_of = last > start && draft.word(last) == "of";
    if !is_of && !matches!(tokens[last].tag, Tag::Nn | Tag::Nns | Tag::Nnp | Tag::Nnps | Tag::Jj) {
        return None;
    }
    let between = |from: u32, to: u32| draft.text.get(from as usize..to as usize).unwrap_or_default();
    let lemma = lower(draft.annotation.lemma(last));
    let singular = if start == last {
        lemma
    } else {
        format!("{}{lemma}", between(tokens[start].span.start, tokens[last].span.start)).into()
    };
    let as_written = between(tokens[start].span.start, tokens[last].span.end);
    let first_singular = || {
        let rest = between(tokens[start].span.end, tokens[last].span.end);
        roles.get(&lower(&plain(&format!("{}{rest}", draft.annotation.lemma(start)))))
    };
    let found = roles.get(&lower(&plain(&singular))).or_else(|| roles.get(&lower(&plain(as_written))));
    let found = if start == last { found } else { found.or_else(first_singular) };
    // The tagger leaves capitalised plurals as they are: "Presidents".
    let found = found.or_else(|| match tokens[last].tag {
        Tag::Nnps => roles.get(lower(&plain(as_written)).trim_end_matches('s')),
        _ => None,
    });
    // As an adjective only an abbreviated or capitalised word is a title, or one where a noun stands: "the national
    // team" is not.
    let is_adjective =
        tokens[last].tag == Tag::Jj && last == start && !draft.word(last).starts_with(char::is_uppercase);
    found.filter(|role| !is_of || role.kind == RoleKind::Thing).filter(|_| !is_adjective || stands_as_noun(draft, last))
}

/// Whether the parser took a word that it calls an adjective for a noun phrase's head: "a **paramedic** died".
pub(super) fn stands_as_noun(draft: &Draft<'_>, token: usize) -> bool {
    matches!(
        draft.annotation.tokens()[token].label,
        Label::Root | Label::Nsubj | Label::Nsubjpass | Label::Dobj | Label::Pobj | Label::Appos
    )
}

/// Not a part of a hyphenated word.
fn is_whole(draft: &Draft<'_>, start: usize, last: usize) -> bool {
    let tokens = draft.annotation.tokens();
    let joins = |token: usize| {
        tokens.get(token).is_some_and(|mark| mark.tag == Tag::Hyph && !mark.has_space_after)
            && !tokens[token - 1].has_space_after
    };
    let prefix_is_modifier = || {
        let word = lower(draft.word(start - 2));
        draft.lexicon.roles.modifier(&word).is_some()
    };
    !joins(last + 1) && (start < 2 || !joins(start - 1) || prefix_is_modifier())
}

#[cfg(test)]
mod tests {
    use super::super::testing::roles;

    #[test]
    fn the_longest_title_wins() {
        insta::assert_snapshot!(roles("Deputy Prime Minister Olha Marchenko met Sen. Ann Blake and Foreign Minister Jonas Brandt."), @r"
        Olha Marchenko | Deputy Prime Minister | -
        Ann Blake | Sen. | -
        Jonas Brandt | Foreign Minister | -
        ");
    }

    #[test]
    fn hyphened_kin_is_one_title() {
        insta::assert_snapshot!(roles("Lena Brandt, the mayor's sister-in-law, spoke on Friday."), @r"
        Lena Brandt | sister-in-law | mayor
        mayor | mayor | -
        ");
    }

    #[test]
    fn social_media_is_nobody() {
        insta::assert_snapshot!(roles("Ana Ruiz wrote on social media."), @"");
    }
}
