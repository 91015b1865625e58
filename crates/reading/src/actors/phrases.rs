//! Roles with the words around them: whose they are, of which country, how many, still or no more.
//!
//! - Finds: "**former U.S. special envoy**", "**the provincial governor's spokesman**", "**President of
//!   France**", "**American, Ukrainian and European diplomats**" (with all three countries).
//! - Leaves: whom the phrase means; that is [`super::joining`]'s work.
//! - Cannot see: owners and countries that stand in another clause.

use std::ops::Range;

use onrecord_language::{Label, Pos, Tag};
use onrecord_lexicon::{RoleKind, State, Usage};

use super::mention::{Article, Phrase};
use super::names::{Names, What};
use super::titles::Title;
use crate::Draft;

/// Reads the words around a title; `name` is the name right after it, if any.
pub(super) fn read<'a>(
    draft: &Draft<'a>,
    names: &Names<'a>,
    title: &Title<'a>,
    name: Option<&Range<usize>>,
) -> Phrase<'a> {
    let head = title_head(draft, title);
    let start = start(draft, title, head, name);
    let start = with_possessor(names, draft, start);
    let possessive = (start..title.tokens.start).rev().find(|&token| is_possessive_mark(draft, names, token));
    let own = possessive.map_or(start, |mark| mark + 1)..title.tokens.start;
    let mut phrase = Phrase {
        role: title.role,
        title: title.tokens.clone(),
        core: title.tokens.clone(),
        head,
        start,
        states: Vec::new(),
        owner: None,
        is_possessed: false,
        article: Article::Bare,
        is_plural: is_plural(draft, &title.tokens),
        is_former: false,
        sectors: Vec::new(),
        residence: None,
    };
    read_modifiers(draft, names, own.clone(), &mut phrase);
    read_owner_in_front(draft, names, possessive, &own, &mut phrase);
    read_what_follows(draft, names, name.map_or(head, |name| name.end - 1), &mut phrase);
    phrase
}

/// "Donald Trump's son-in-law" where the parser hung the owner elsewhere.
fn with_possessor(names: &Names<'_>, draft: &Draft<'_>, start: usize) -> usize {
    let mark = start.checked_sub(1).filter(|&mark| mark > 0 && draft.annotation.tokens()[mark].tag == Tag::Pos);
    mark.and_then(|mark| names.at(mark - 1)).map_or(start, |owner| owner.tokens.start)
}

fn title_head(draft: &Draft<'_>, title: &Title<'_>) -> usize {
    super::names::head(draft, &title.tokens)
}

pub(super) fn is_plural(draft: &Draft<'_>, tokens: &Range<usize>) -> bool {
    tokens.clone().any(|token| {
        let word = draft.word(token);
        matches!(draft.annotation.tokens()[token].tag, Tag::Nns | Tag::Nnps) && !word.ends_with("ss")
            || word.eq_ignore_ascii_case("people")
    })
}

/// Leftmost word of the noun phrase: the left branches of the title and of the name after it, up to a verb,
/// a preposition or a line's end.
fn start(draft: &Draft<'_>, title: &Title<'_>, head: usize, name: Option<&Range<usize>>) -> usize {
    let annotation = draft.annotation;
    let heads = title.tokens.clone().chain([head]).chain(name.into_iter().flat_map(Clone::clone));
    let leftmost = heads
        .flat_map(|head| annotation.children(head))
        .filter(|&child| child < title.tokens.start && is_modifier(annotation.tokens()[child].label))
        .map(|child| annotation.subtree(child).start)
        .min()
        .unwrap_or(title.tokens.start);
    let stops = |token: usize| {
        let entry = &annotation.tokens()[token];
        // "Ana Ruiz **-** director of a firm **-**": what is inserted behind a full name begins there.
        let is_dash = matches!(draft.word(token), "-" | "–" | "—" | "--")
            && entry.has_space_after
            && token > 1
            && annotation.tokens()[token - 1].has_space_after
            && annotation.tokens()[token - 2..token].iter().all(|name| name.pos == Pos::Propn);
        is_dash
            || matches!(
                entry.tag,
                Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md | Tag::In | Tag::To | Tag::Space | Tag::Colon
            )
            || matches!(entry.tag, Tag::OpenQuote | Tag::CloseQuote | Tag::Wdt | Tag::Wp | Tag::OpenBracket)
            || matches!(entry.label, Label::Relcl | Label::Acl)
    };
    let start = (leftmost..title.tokens.start).rev().find(|&token| stops(token)).map_or(leftmost, |token| token + 1);
    // "**At least** 40 people": the whole of a number.
    let number = draft.quantity_of[start].map(|number| draft.record.quantities[number.index()].span);
    number.map_or(start, |number| draft.tokens_in(number).start.min(start))
}

fn is_modifier(label: Label) -> bool {
    matches!(
        label,
        Label::Det
            | Label::Amod
            | Label::Compound
            | Label::Nmod
            | Label::Nummod
            | Label::Poss
            | Label::Predet
            | Label::Quantmod
            | Label::Advmod
            | Label::Punct
            | Label::Neg
    )
}

fn is_possessive_mark(draft: &Draft<'_>, names: &Names<'_>, token: usize) -> bool {
    draft.annotation.tokens()[token].tag == Tag::Pos
        || (draft.annotation.tokens()[token].label == Label::Case
            && token > 0
            && names.index_at(token - 1).is_some()
            && draft.word(token).starts_with(['\'', '’']))
}

/// Reads the words between the owner and the title: article, countries, bodies, sectors.
fn read_modifiers<'a>(draft: &Draft<'a>, names: &Names<'a>, own: Range<usize>, phrase: &mut Phrase<'a>) {
    let mut title_start = None;
    for token in own {
        let entry = &draft.annotation.tokens()[token];
        if let Some(name) = names.at(token) {
            if is_backer(draft, name) {
                continue;
            }
            read_name(name, token, phrase);
            read_sector(draft, token, phrase);
            title_start = None;
            continue;
        }
        match entry.tag {
            Tag::Dt | Tag::Pdt | Tag::PrpPoss => {
                read_determiner(draft, token, phrase);
                title_start = None;
            }
            Tag::Cd => {
                if phrase.article == Article::Bare {
                    phrase.article = Article::Indefinite;
                }
                title_start = None;
            }
            Tag::Comma | Tag::Cc => title_start = None,
            Tag::Hyph => {}
            _ => {
                let word = draft.word(token).to_lowercase();
                if is_number_word(&word) {
                    phrase.article = Article::Indefinite;
                    title_start = None;
                } else if let Some(modifier) = draft.lexicon.roles.modifier(&word) {
                    phrase.is_former |= modifier.is_former;
                    phrase.sectors.extend(modifier.sectors.iter().map(String::as_str));
                    title_start = if modifier.is_former { None } else { title_start.or(Some(token)) };
                } else if !matches!(entry.pos, Pos::Adv | Pos::Punct) {
                    title_start = title_start.or(Some(token));
                }
            }
        }
    }
    if let Some(start) = title_start {
        phrase.title.start = start;
    }
}

/// "**Iran**-backed fighters": who helps them, and not whose they are.
fn is_backer(draft: &Draft<'_>, name: &super::names::Name<'_>) -> bool {
    let mark = name.tokens.end;
    let next = mark + 1;
    next < draft.annotation.len()
        && matches!(draft.word(mark), "-" | "‑")
        && !draft.annotation.tokens()[mark - 1].has_space_after
        && draft.lexicon.actors.has_usage(Usage::Backing, &draft.word(next).to_lowercase())
}

/// "**Muslim** leaders": a people or faith that tells a sector.
fn read_sector<'a>(draft: &Draft<'a>, token: usize, phrase: &mut Phrase<'a>) {
    if let Some(modifier) = draft.lexicon.roles.modifier(&draft.word(token).to_lowercase()) {
        phrase.sectors.extend(modifier.sectors.iter().map(String::as_str));
    }
}

fn is_number_word(word: &str) -> bool {
    matches!(
        word,
        "several"
            | "many"
            | "few"
            | "dozen"
            | "dozens"
            | "hundred"
            | "thousand"
            | "other"
            | "various"
            | "most"
            | "more"
    )
}

fn read_name<'a>(name: &super::names::Name<'a>, token: usize, phrase: &mut Phrase<'a>) {
    match name.what {
        What::State(state) | What::Demonym(state) => {
            if phrase.states.last().is_none_or(|(_, last)| last.code != state.code) {
                phrase.states.push((token, state));
            }
        }
        What::Organization(_) | What::Capital(_) | What::Seat(_) | What::Place | What::Person(_) => {
            phrase.owner = Some(name.head);
        }
        What::People | What::Thing => {}
    }
}

fn read_determiner(draft: &Draft<'_>, token: usize, phrase: &mut Phrase<'_>) {
    let word = draft.word(token).to_lowercase();
    match word.as_str() {
        "a" | "an" | "some" | "another" | "any" | "no" | "every" | "each" => phrase.article = Article::Indefinite,
        "the" | "this" | "these" | "that" | "those" | "both" | "all" if phrase.article == Article::Bare => {
            phrase.article = Article::Definite;
        }
        _ if draft.annotation.tokens()[token].tag == Tag::PrpPoss => {
            phrase.article = Article::Definite;
            phrase.owner = Some(token);
            phrase.is_possessed = true;
        }
        _ => {}
    }
}

/// "**Putin's** envoy", "the **governor's** spokesman", "**its** leader".
fn read_owner_in_front<'a>(
    draft: &Draft<'a>,
    names: &Names<'a>,
    possessive: Option<usize>,
    own: &Range<usize>,
    phrase: &mut Phrase<'a>,
) {
    let Some(mark) = possessive.filter(|&mark| mark > 0) else { return };
    phrase.article = Article::Definite;
    phrase.is_possessed = true;
    match names.at(mark - 1).map(|name| (name.what, name.head)) {
        Some((What::State(state) | What::Demonym(state), _)) => {
            if phrase.states.is_empty() {
                phrase.states.push((mark - 1, state));
            }
        }
        Some((_, head)) => phrase.owner = phrase.owner.or(Some(head)),
        None => phrase.owner = phrase.owner.or_else(|| draft.annotation.head(mark).filter(|&head| head < own.start)),
    }
}

/// "of France", "for the ministry", "at the Pentagon", "in the UK".
fn read_what_follows<'a>(draft: &Draft<'a>, names: &Names<'a>, last: usize, phrase: &mut Phrase<'a>) {
    let annotation = draft.annotation;
    let next_noun = |prep: usize| annotation.child(prep, Label::Pobj);
    let heads = if last == phrase.head { vec![last] } else { vec![phrase.head, last] };
    for prep in heads.into_iter().flat_map(|head| annotation.children_with(head, Label::Prep)) {
        let Some(noun) = next_noun(prep).filter(|_| prep >= phrase.core.end) else { continue };
        let word = draft.word(prep).to_lowercase();
        let what = names.at(noun).map(|name| name.what);
        match (word.as_str(), what) {
            ("for", Some(What::State(_))) if phrase.role.relation.is_none() => {}
            ("of" | "for" | "from", Some(What::State(_))) if !phrase.states.is_empty() => {}
            // "the leaders of **France** and **Poland**" are of no one country.
            ("of" | "for" | "from", Some(What::State(_))) => {
                let all = crate::clause::conjuncts(annotation, noun)
                    .into_iter()
                    .filter(|&one| phrase.is_plural || one == noun);
                phrase.states.extend(all.filter_map(|one| match names.at(one)?.what {
                    What::State(state) => Some((one, state)),
                    _ => None,
                }));
            }
            // "professor **of** history **at** the university": whose, after what for.
            ("of" | "for" | "at" | "with", _) if (phrase.owner.is_none() || word == "at") && owns(phrase, &word) => {
                phrase.owner = Some(noun);
            }
            ("in" | "across" | "from", Some(what)) if lives_there(phrase, what) => {
                phrase.residence = country_of(draft, names, noun, what);
            }
            _ => {}
        }
    }
}

/// Which prepositions tell the owner of a role: "spokesman for", "head of", "professor at".
fn owns(phrase: &Phrase<'_>, preposition: &str) -> bool {
    match preposition {
        "of" => true,
        "for" => phrase.role.relation.is_some(),
        _ => matches!(phrase.role.kind, RoleKind::Occupation | RoleKind::Office) && !phrase.is_plural,
    }
}

/// Ordinary people and local bodies belong to the place they are in, officials to the country; soldiers and
/// reporters to neither.
fn lives_there(phrase: &Phrase<'_>, what: What<'_>) -> bool {
    let first = phrase.role.sectors.first().map_or("", String::as_str);
    match first {
        "CVL" | "COP" | "REL" | "LAB" | "OPP" | "PTY" | "EDU" | "MED" | "LEG" | "JUD" => true,
        "GOV" => matches!(what, What::State(_)) && phrase.role.relation.is_none(),
        _ => false,
    }
}

/// The country of a state or place name.
pub(super) fn country_of(draft: &Draft<'_>, names: &Names<'_>, token: usize, what: What<'_>) -> Option<String> {
    match what {
        What::State(state) | What::Demonym(state) | What::Capital(state) | What::Seat(state) => {
            Some(state.code.clone())
        }
        What::Organization(Some(organization)) => Some(organization.country.clone()),
        What::Place => {
            let name = names.at(token)?;
            let places = draft.gazetteer.find(draft.annotation.span(name.tokens.clone()).slice(draft.text));
            places.into_iter().next().and_then(|place| place.country)
        }
        _ => None,
    }
}

/// The one country that the phrase's own words tell.
pub(super) fn own_state<'a>(phrase: &Phrase<'a>) -> Option<&'a State> {
    match phrase.states.as_slice() {
        [(_, state)] => Some(state),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{actors, roles};

    #[test]
    fn an_adjective_tells_the_country() {
        insta::assert_snapshot!(actors("The Danish foreign minister resigned."), @"Danish foreign minister (person DNK GOV): The Danish foreign minister ~description");
    }

    #[test]
    fn of_tells_the_country() {
        insta::assert_snapshot!(actors("The president of Kenya resigned."), @"president (person KEN GOV): The president ~description");
    }

    #[test]
    fn a_former_holder_is_of_the_elite() {
        insta::assert_snapshot!(actors("A former Brazilian minister resigned."), @"former Brazilian minister (person BRA ELI): A former Brazilian minister ~description");
    }

    #[test]
    fn modifiers_tell_sectors() {
        insta::assert_snapshot!(actors("A senior military official blamed opposition lawmakers. Muslim leaders in France left."), @r"
        senior military official (person - MIL): A senior military official ~description
        opposition lawmakers (group - LEG+OPP): opposition lawmakers ~description
        Muslim leaders (group FRA REL+GOV): Muslim leaders ~description
        ");
    }

    #[test]
    fn an_office_in_a_body_is_of_its_sector() {
        insta::assert_snapshot!(actors("The vice president of Boeing and a Hamas leader spoke."), @r"
        vice president of Boeing (person USA BUS): The vice president ~description
        Boeing (organization USA BUS): Boeing
        Hamas leader (person PSE REB+PTY): a Hamas leader ~description
        Hamas (organization PSE REB+PTY): Hamas
        ");
    }

    #[test]
    fn roles_tell_of_what() {
        insta::assert_snapshot!(roles("White House special envoy Steve Witkoff met Kremlin foreign policy adviser Yury Ushakov."), @r"
        Steve Witkoff | special envoy | White House
        Yury Ushakov | foreign policy adviser | Kremlin
        ");
    }
}
