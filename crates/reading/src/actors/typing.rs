//! What an unknown name is: a person, a body or a place.
//!
//! Apart from the finding of names because the model's types are weak on modern news: the words around a
//! name and its other mentions in the text decide first.
//!
//! - Finds: persons after titles ("President **Tokayev**") and by given names, bodies by their last word
//!   ("Saudi National **Guard**"), surnames of persons named in full elsewhere ("**Witkoff**" as a product).
//! - Leaves: names that the lexicon knows.
//! - Cannot see: what a lone name is that occurs once without title.

use std::ops::Range;

use onrecord_language::{Label, NameType, Pos, Tag};
use onrecord_lexicon::{Role, RoleKind, Usage, plain};
use rustc_hash::{FxHashMap, FxHashSet};

use super::names::{Name, Names, What, head, is_company_ending, starts_upper};
use super::titles::Title;
use crate::{Draft, clause, places};

/// Types unknown names, and adds names that only a title or another mention shows.
pub(super) fn settle<'a>(draft: &Draft<'a>, names: Names<'a>, titles: &[Title<'a>]) -> Names<'a> {
    let names = after_titles(draft, names, titles);
    let mut list = names.list.clone();
    for name in &mut list {
        take_given_name(draft, &names, name);
    }
    list.retain(|name| name.what.is_known() || !is_only_title(titles, name));
    list.retain(|name| name.what.is_known() || !draft.dateline.contains(&name.tokens.start));
    for name in &mut list {
        if !name.what.is_known() {
            name.what = by_words(draft, name)
                .or_else(|| by_context(draft, name))
                .or_else(|| by_position(draft, name))
                .unwrap_or(name.what);
        }
    }
    agree(draft, &mut list);
    leave_headline_words(draft, &mut list);
    let surnames = surnames(draft, &list);
    let mut names = Names::new(draft, list);
    let mut overlooked = overlooked(draft, &names, &surnames);
    overlooked.extend(unseen_full_names(draft, &names));
    names.list.extend(overlooked);
    let mut names = Names::new(draft, names.list);
    let speakers = unseen_speakers(draft, &names, titles);
    names.list.extend(speakers);
    Names::new(draft, names.list)
}

/// What follows a title without a comma is a person, or a body after the word for one: "militant group **Hamas**".
fn after_titles<'a>(draft: &Draft<'a>, mut names: Names<'a>, titles: &[Title<'a>]) -> Names<'a> {
    let mut added = Vec::new();
    for title in titles {
        let next = title.tokens.end;
        let is_name = draft.annotation.tokens().get(next).is_some_and(|token| token.pos == Pos::Propn);
        let is_cut = next > 0 && draft.annotation.tokens().get(next - 1).is_some_and(|token| token.tag == Tag::Space);
        if !is_name || is_cut || is_plural(draft, title) {
            continue;
        }
        let is_person = matches!(title.role.kind, RoleKind::Office | RoleKind::Occupation | RoleKind::Honorific);
        let is_body = matches!(title.role.kind, RoleKind::Body | RoleKind::Group)
            && !starts_upper(draft.word(title.tokens.start));
        if !is_person && !is_body {
            continue;
        }
        let what = if is_person { What::Person(None) } else { What::Organization(None) };
        match names.index_at(next) {
            Some(index) if names.list[index].tokens.start == next => {
                let name = &mut names.list[index];
                let is_open = !name.what.is_known() && (is_person || !matches!(name.what, What::Person(_)));
                if is_open && !starts_title(titles, next) {
                    name.what = what;
                }
            }
            Some(index)
                if is_person && names.list[index].tokens.start < next && begins(draft, title, &names.list[index]) =>
            {
                split_title(draft, &mut names.list[index], next);
            }
            None if is_person && !starts_title(titles, next) => {
                // "Student Association": only an office makes a person of a single word.
                let run = run(draft, next, &names, what);
                // "spokeswoman **Ana** Diaz" of which the model saw the surname alone.
                let rest =
                    run.as_ref().and_then(|run| names.index_at(run.tokens.end)).map(|rest| &mut names.list[rest]);
                if let Some(rest) = rest.filter(|rest| matches!(rest.what, What::Person(None))) {
                    rest.tokens.start = next;
                    continue;
                }
                added.extend(run.filter(|run| title.role.kind != RoleKind::Occupation || run.tokens.len() > 1));
            }
            _ => {}
        }
    }
    names.list.extend(added);
    Names::new(draft, names.list)
}

/// "spokeswoman **Ana** Diaz" of which the model saw the surname alone.
fn take_given_name(draft: &Draft<'_>, names: &Names<'_>, name: &mut Name<'_>) {
    if !matches!(name.what, What::Person(None)) {
        return;
    }
    while let Some(before) = name.tokens.start.checked_sub(1) {
        let is_given = draft.annotation.tokens()[before].pos == Pos::Propn
            && names.index_at(before).is_none()
            && draft.lexicon.actors.is_given_name(draft.word(before))
            && draft.annotation.is_below(before, name.head);
        if !is_given {
            break;
        }
        name.tokens.start = before;
    }
}

/// "Defense Minister" as a name of the model: an office, not a name; nor is "State" in "Secretary of State".
fn is_only_title(titles: &[Title<'_>], name: &Name<'_>) -> bool {
    let index = titles.partition_point(|title| title.tokens.end <= name.tokens.start);
    titles.get(index).is_some_and(|title| {
        title.tokens.start <= name.tokens.start
            && title.tokens.end >= name.tokens.end
            && matches!(title.role.kind, RoleKind::Office | RoleKind::Occupation)
    })
}

/// Whether a name of the model begins with the title: "President Tokayev". In "Dean Kamen" the word is a given
/// name; "Student Association" is a body.
fn begins(draft: &Draft<'_>, title: &Title<'_>, name: &Name<'_>) -> bool {
    let starts = title.tokens.start <= name.tokens.start && name.tokens.start < title.tokens.end;
    let is_given_name = matches!(name.what, What::Person(_))
        && title.tokens.len() == 1
        && draft.lexicon.actors.is_given_name(draft.word(title.tokens.start));
    starts && !is_given_name && body_role(draft, &name.tokens).is_none()
}

fn starts_title(titles: &[Title<'_>], token: usize) -> bool {
    titles.binary_search_by_key(&token, |title| title.tokens.start).is_ok()
}

fn is_plural(draft: &Draft<'_>, title: &Title<'_>) -> bool {
    title.tokens.clone().any(|token| matches!(draft.annotation.tokens()[token].tag, Tag::Nns | Tag::Nnps))
}

/// "President Tokayev" as one name of the model: the title is not part of it.
fn split_title(draft: &Draft<'_>, name: &mut Name<'_>, start: usize) {
    let is_open = matches!(name.what, What::Person(None) | What::Organization(None) | What::Place | What::Thing);
    if is_open && start < name.tokens.end {
        name.tokens.start = start;
        name.head = head(draft, &name.tokens);
        name.what = What::Person(None);
    }
}

/// The run of proper nouns from a token on, as a name.
fn run<'a>(draft: &Draft<'a>, start: usize, names: &Names<'a>, what: What<'a>) -> Option<Name<'a>> {
    let tokens = draft.annotation.tokens();
    let sentence = draft.annotation.sentence_of(start);
    let is_inside = |token: usize| {
        let entry = &tokens[token];
        names.index_at(token).is_none()
            && (entry.pos == Pos::Propn && starts_upper(draft.word(token))
                || entry.tag == Tag::Hyph && !entry.has_space_after && token + 1 < sentence.end)
    };
    let end = (start..sentence.end).find(|&token| !is_inside(token)).unwrap_or(sentence.end);
    let range = start..end;
    (start < end).then(|| Name { head: head(draft, &range), tokens: range, what })
}

/// What the name's own words tell.
fn by_words<'a>(draft: &Draft<'a>, name: &Name<'a>) -> Option<What<'a>> {
    if is_believers(draft, name) {
        return Some(What::People);
    }
    if name.tokens.len() > 1 && is_company_ending(draft, name.tokens.end - 1) {
        return Some(What::Organization(None));
    }
    if body_role(draft, &name.tokens).is_some() && !matches!(name.what, What::Person(_) | What::Thing) {
        return Some(What::Organization(None));
    }
    if is_place(draft, name) {
        return Some(What::Place);
    }
    let first = draft.word(name.tokens.start);
    let is_full_name = name.tokens.len() >= 2 && name.tokens.len() <= 4;
    let all_capitals = || name.tokens.clone().all(|token| starts_upper(draft.word(token)));
    let is_given = || draft.lexicon.actors.is_given_name(first);
    let may_be_person = || !matches!(name.what, What::Place | What::Person(_)) || is_place_unknown(draft, name);
    (is_full_name && is_given() && all_capitals() && body_role(draft, &name.tokens).is_none() && may_be_person())
        .then_some(What::Person(None))
}

/// "Muslims", "Catholics": people of a faith.
fn is_believers(draft: &Draft<'_>, name: &Name<'_>) -> bool {
    let word = draft.word(name.tokens.start).to_lowercase();
    let singular = word.strip_suffix('s');
    name.tokens.len() == 1 && singular.is_some_and(|word| draft.lexicon.roles.modifier(word).is_some())
}

/// "regions, including **Odesa**", "in **Texas**": a town of some size where a place is expected.
fn is_place(draft: &Draft<'_>, name: &Name<'_>) -> bool {
    const SIZE: u32 = 20_000;
    let annotation = draft.annotation;
    let token = super::metonyms::first_conjunct(draft, name.head);
    let is_local = annotation.tokens()[token].label == Label::Pobj
        && annotation.head(token).is_some_and(|preposition| {
            let word = draft.word(preposition).to_lowercase();
            let listed = annotation.head(preposition).is_some_and(|noun| {
                let lemma = annotation.lemma(noun).to_lowercase();
                draft.lexicon.actors.has_usage(Usage::PlaceNoun, &lemma)
            });
            super::metonyms::is_locative(&word) || word == "at" || (word == "including" && listed)
        });
    is_local
        && matches!(name.what, What::Person(None) | What::Organization(None))
        && !draft.lexicon.actors.is_given_name(draft.word(name.tokens.start))
        && draft.gazetteer.find(&letters(draft, name)).first().is_some_and(|place| place.population >= SIZE)
}

fn letters(draft: &Draft<'_>, name: &Name<'_>) -> String {
    plain(draft.annotation.span(name.tokens.clone()).slice(draft.text)).into_owned()
}

fn is_place_unknown(draft: &Draft<'_>, name: &Name<'_>) -> bool {
    !draft.gazetteer.contains(draft.annotation.span(name.tokens.clone()).slice(draft.text))
}

/// The role that the name's last words tell, with those words: "Chilean **Navy**"; by its first words,
/// "**Bank** of Mexico".
pub(super) fn body_role<'a>(draft: &Draft<'a>, tokens: &Range<usize>) -> Option<(&'a Role, Range<usize>)> {
    let words = |tokens: Range<usize>| {
        let written = plain(draft.annotation.span(tokens.clone()).slice(draft.text)).to_lowercase();
        let role = draft.lexicon.roles.get(&written).or_else(|| draft.lexicon.roles.get(written.trim_end_matches('s')));
        role.filter(|role| matches!(role.kind, RoleKind::Body | RoleKind::Group)).map(|role| (role, tokens))
    };
    let suffix = tokens.clone().find_map(|start| words(start..tokens.end));
    suffix.or_else(|| {
        let of = tokens.clone().find(|&token| matches!(draft.word(token), "of" | "for"))?;
        (tokens.start..of).find_map(|start| words(start..of))
    })
}

/// What the clause tells: only people are "who", have an age, or are sons.
fn by_context<'a>(draft: &Draft<'a>, name: &Name<'a>) -> Option<What<'a>> {
    let annotation = draft.annotation;
    let is_person = annotation.children(name.head).any(|child| {
        let is_relative = annotation.tokens()[child].label == Label::Relcl
            && clause::own_subject(annotation, child)
                .is_some_and(|subject| draft.word(subject).eq_ignore_ascii_case("who"));
        let is_age = matches!(annotation.tokens()[child].label, Label::Appos | Label::Nummod)
            && annotation.tokens()[child].tag == Tag::Cd
            && draft.word(child).len() == 2
            && child > 0
            && draft.word(child - 1) == ",";
        is_relative || is_age
    });
    if is_person {
        return Some(What::Person(None));
    }
    // A full name of two words that speaks, called a work or a product, is a person.
    let is_speaker = clause_verb(draft, name.head)
        .is_some_and(|verb| draft.lexicon.actors.has_usage(Usage::Speech, annotation.lemma(verb)));
    let is_thing = matches!(name.what, What::Thing);
    (is_thing && is_speaker && name.tokens.len() == 2).then_some(What::Person(None))
}

/// "in **Odesa**", taken for a person: a known place in a place's position is one.
fn by_position<'a>(draft: &Draft<'a>, name: &Name<'a>) -> Option<What<'a>> {
    let is_taken_for_person = matches!(name.what, What::Person(None) | What::Thing);
    (is_taken_for_person && places::is_placed(draft, &name.tokens)).then_some(What::Place)
}

fn clause_verb(draft: &Draft<'_>, subject: usize) -> Option<usize> {
    (draft.annotation.tokens()[subject].label == Label::Nsubj).then(|| draft.annotation.head(subject)).flatten()
}

/// Names that are spelled alike are of one kind: the one that most mentions have.
fn agree(draft: &Draft<'_>, list: &mut [Name<'_>]) {
    let surnames = surnames(draft, list);
    let mut counts: FxHashMap<&str, [u32; 3]> = FxHashMap::default();
    let letters = |name: &Name<'_>| draft.annotation.span(name.tokens.clone()).slice(draft.text);
    for name in list.iter() {
        let slot = match name.what {
            What::Person(None) => 0,
            What::Organization(None) => 1,
            What::Place => 2,
            _ => continue,
        };
        counts.entry(letters(name)).or_default()[slot] += 1;
    }
    for name in list.iter_mut() {
        if matches!(name.what, What::Thing | What::People) || name.what.is_known() {
            if matches!(name.what, What::Thing) && surnames.contains(letters(name)) {
                name.what = What::Person(None);
            }
            continue;
        }
        let count = counts.get(letters(name)).copied().unwrap_or_default();
        let is_surname = surnames.contains(letters(name));
        if is_surname || count[0] > count[1] + count[2] {
            name.what = What::Person(None);
        } else if count[1] > count[0] + count[2] {
            name.what = What::Organization(None);
        } else if count[2] > count[0] + count[1] {
            name.what = What::Place;
        }
    }
}

/// "Manager **Laughs**, **Evades Reporter**": in a headline where every word has a capital a name is one only if the text
/// names it again, or its words tell.
fn leave_headline_words(draft: &Draft<'_>, list: &mut Vec<Name<'_>>) {
    let tokens = draft.annotation.tokens();
    let end = (0..tokens.len()).find(|&token| draft.word(token).contains('\n')).unwrap_or(0);
    let long: Vec<usize> = (0..end).filter(|&token| draft.word(token).chars().count() > 3).collect();
    let capitals = long.iter().filter(|&&token| starts_upper(draft.word(token))).count();
    if long.len() < 4 || capitals * 5 < long.len() * 4 {
        return;
    }
    let again: FxHashSet<&str> =
        (end..tokens.len()).filter(|&token| tokens[token].pos == Pos::Propn).map(|token| draft.word(token)).collect();
    list.retain(|name| {
        name.tokens.start >= end
            || name.what.is_known()
            || again.contains(draft.word(name.tokens.end - 1))
            || body_role(draft, &name.tokens).is_some()
            || matches!(name.what, What::Person(_)) && draft.lexicon.actors.is_given_name(draft.word(name.tokens.start))
    });
}

/// Last words of the persons who are named in full.
fn surnames<'a>(draft: &Draft<'a>, list: &[Name<'_>]) -> FxHashSet<&'a str> {
    let full = list.iter().filter(|name| matches!(name.what, What::Person(_)) && name.tokens.len() >= 2);
    let letters = |name: &Name<'_>| draft.annotation.span(name.tokens.clone()).slice(draft.text);
    full.filter_map(|name| letters(name).rsplit(char::is_whitespace).next()).filter(|word| starts_upper(word)).collect()
}

/// "Ana Ruiz" that the model did not see: a given name and more proper nouns that no name holds.
fn unseen_full_names<'a>(draft: &Draft<'a>, names: &Names<'a>) -> Vec<Name<'a>> {
    let is_free = |token: usize| {
        let entry = draft.annotation.tokens().get(token);
        entry.is_some_and(|entry| entry.pos == Pos::Propn) && names.index_at(token).is_none()
    };
    let starts = |token: usize| {
        is_free(token)
            && draft.lexicon.actors.is_given_name(draft.word(token))
            && !(token > 0 && draft.annotation.tokens()[token - 1].pos == Pos::Propn)
    };
    let mut found: Vec<Name<'a>> = Vec::new();
    for token in (0..draft.annotation.len()).filter(|&token| starts(token)) {
        let run = run(draft, token, names, What::Person(None));
        found.extend(run.filter(|run| (2..=4).contains(&run.tokens.len())));
    }
    found
}

/// "**Lyons** warned that …": a bare proper noun that speaks, and the other places that name it.
fn unseen_speakers<'a>(draft: &Draft<'a>, names: &Names<'a>, titles: &[Title<'a>]) -> Vec<Name<'a>> {
    let annotation = draft.annotation;
    let is_title = |token: usize| {
        let index = titles.partition_point(|title| title.tokens.end <= token);
        titles.get(index).is_some_and(|title| title.tokens.contains(&token))
    };
    let is_free = |token: usize| {
        matches!(annotation.tokens()[token].tag, Tag::Nnp | Tag::Nn)
            && names.index_at(token).is_none()
            && draft.time_of[token].is_none()
            && !draft.dateline.contains(&token)
            && is_plain_name(draft.word(token))
            && !is_title(token)
    };
    let is_alone = |token: usize| {
        annotation.children(token).all(|child| child > token)
            && !(token > 0 && annotation.tokens()[token - 1].pos == Pos::Propn)
    };
    let speaks = |token: usize| {
        clause_verb(draft, token).is_some_and(|verb| {
            verb > token
                && matches!(annotation.tokens()[verb].tag, Tag::Vbd | Tag::Vbz)
                && draft.lexicon.actors.has_usage(Usage::Speech, annotation.lemma(verb))
                && draft.word(verb).starts_with(char::is_lowercase)
        })
    };
    let called: FxHashSet<&str> = (0..annotation.len())
        .filter(|&token| is_free(token) && is_alone(token) && speaks(token))
        .map(|token| draft.word(token))
        .collect();
    if called.is_empty() {
        return Vec::new();
    }
    // What the tagger takes for a noun has its capital from the sentence's start, unless it has one elsewhere.
    let inside: FxHashSet<&str> = (1..annotation.len())
        .filter(|&token| {
            let before = &annotation.tokens()[token - 1];
            called.contains(draft.word(token))
                && annotation.sentence_of(token).start < token
                && !matches!(before.pos, Pos::Punct | Pos::Space)
        })
        .map(|token| draft.word(token))
        .collect();
    // A word of a headline that the text writes small is no name.
    let small: FxHashSet<String> = (0..annotation.len())
        .map(|token| draft.word(token))
        .filter(|word| word.starts_with(char::is_lowercase))
        .map(title_case)
        .filter(|word| called.contains(word.as_str()))
        .collect();
    (0..annotation.len())
        .filter(|&token| {
            let word = draft.word(token);
            let is_named = annotation.tokens()[token].tag == Tag::Nnp || inside.contains(word);
            is_free(token) && is_alone(token) && called.contains(word) && !small.contains(word) && is_named
        })
        .map(|token| Name { tokens: token..token + 1, head: token, what: What::Person(None) })
        .collect()
}

/// The word with a capital.
fn title_case(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A capital and small letters behind it: no acronym and no brand.
fn is_plain_name(word: &str) -> bool {
    let mut letters = word.chars();
    word.chars().count() > 2 && letters.next().is_some_and(char::is_uppercase) && letters.all(char::is_lowercase)
}

/// Surnames that the model did not see as names.
fn overlooked<'a>(draft: &Draft<'a>, names: &Names<'a>, surnames: &FxHashSet<&str>) -> Vec<Name<'a>> {
    let is_model_name = |token: usize| {
        let names = draft.annotation.names();
        let index = names.partition_point(|name| name.tokens.end <= token);
        names.get(index).is_some_and(|name| name.tokens.start <= token && !matches!(name.kind, NameType::Cardinal))
    };
    (0..draft.annotation.len())
        .filter(|&token| {
            // The tagger takes "Sanders" and "Waters" for plurals.
            let is_noun = || draft.annotation.tokens()[token].tag == Tag::Nns && starts_upper(draft.word(token));
            names.index_at(token).is_none()
                && (draft.annotation.tokens()[token].pos == Pos::Propn || is_noun())
                && surnames.contains(draft.word(token))
                && !is_model_name(token)
        })
        .map(|token| Name { tokens: token..token + 1, head: token, what: What::Person(None) })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::testing::actors;

    #[test]
    fn a_title_makes_a_person() {
        insta::assert_snapshot!(actors("President Aldo Kestrel met Chancellor Ines Vogt on Monday."), @r"
        Aldo Kestrel (person - GOV): Aldo Kestrel
        Ines Vogt (person - GOV): Ines Vogt
        ");
    }

    #[test]
    fn the_last_word_makes_a_body() {
        insta::assert_snapshot!(actors("The Kamari River Authority said on Monday that it had closed the dam."), @"Kamari River Authority (organization - GOV): Kamari River Authority | it ~pronoun");
    }

    #[test]
    fn a_surname_follows_the_full_name() {
        insta::assert_snapshot!(actors("Steve Witkoff arrived on Friday. Witkoff said the talks went well."), @"Steve Witkoff (person USA GOV): Steve Witkoff | Witkoff");
    }

    #[test]
    fn a_given_name_is_no_title() {
        insta::assert_snapshot!(actors("Dean Kamen founded the contest, and Kamen spoke first."), @"Dean Kamen (person - -): Dean Kamen | Kamen");
    }
}
