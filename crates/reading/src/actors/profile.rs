//! What is known of each actor: name, kind, country, sectors and roles.
//!
//! - Finds: the fullest name; the country told by adjectives, owners, "of …" and the lexicon; sectors of the
//!   roles in the text, else of the offices held on the day of publication.
//!   In a text about one country its police, officials and people are of that country.
//! - Leaves: countries of actors in texts about several, which a place nearby would only suggest.
//! - Cannot see: that a person changed office between the events that the text tells and its publication.

use onrecord_gazetteer::PlaceKind;
use onrecord_language::{Label, Pos};
use onrecord_lexicon::{Named, Office, Organization, Person, RoleKind};
use onrecord_record::{ActorKind, MentionForm, Role};

use super::Holders;
use super::joining::{Entity, Identity, letters};
use super::mention::{Mention, Phrase, Sort};
use super::phrases;
use crate::Draft;

/// What is known of an actor.
#[derive(Clone, Debug)]
pub(super) struct Profile {
    pub name: String,
    pub kind: ActorKind,
    pub country: Option<String>,
    pub sectors: Vec<String>,
    pub roles: Vec<Role>,
}

/// PLOVER's codes for actors that are no country's.
const NON_STATES: [&str; 6] = ["IGO", "UNO", "EUR", "NGO", "IMG", "MNC"];

/// Whether a code is a country's.
pub(super) fn is_country(code: &str) -> bool {
    !NON_STATES.contains(&code)
}

/// The offices that a person holds on the day of publication, or without such a day the open ones.
pub(super) fn offices_at<'a>(draft: &Draft<'_>, person: &'a Person) -> impl Iterator<Item = &'a Office> + 'a {
    let day = draft.published.map(|day| day.to_string());
    person.offices.iter().filter(move |office| holds(day.as_deref(), &office.from, office.to.as_deref()))
}

/// Whether a day is in a term; without a day, whether the term is open.
fn holds(day: Option<&str>, from: &str, to: Option<&str>) -> bool {
    match day {
        Some(day) => from <= day && to.is_none_or(|to| day < to),
        None => to.is_none(),
    }
}

/// The profiles of all entities. Owners must be known before what belongs to them, which is read a second time.
pub(super) fn all(
    draft: &Draft<'_>,
    mentions: &[Mention<'_>],
    entities: &[Entity<'_>],
    holders: &Holders,
) -> Vec<Profile> {
    let first: Vec<Profile> =
        entities.iter().enumerate().map(|entity| profile(draft, mentions, entity, holders, &[])).collect();
    let belongs = |entity: &Entity<'_>| {
        entity.mentions.iter().flat_map(|&mention| &mentions[mention].phrases).any(|phrase| phrase.owner.is_some())
    };
    let belonging = entities.iter().enumerate().filter(|(_, entity)| belongs(entity));
    let second: Vec<(usize, Profile)> =
        belonging.map(|entity| (entity.0, profile(draft, mentions, entity, holders, &first))).collect();
    let mut profiles = first;
    for (index, profile) in second {
        profiles[index] = profile;
    }
    if let Some(home) = draft.evidence().home() {
        let is_mixed = |entity: &Entity<'_>| {
            let mut phrases = entity.mentions.iter().flat_map(|&mention| &mentions[mention].phrases);
            phrases.any(|phrase| phrase.states.len() > 1 || phrase.owner.is_some_and(|owner| of_sides(draft, owner)))
        };
        let unknown = profiles.iter_mut().zip(entities).filter(|(profile, _)| profile.country.is_none());
        for (profile, _) in unknown.filter(|(profile, entity)| is_local(profile) && !is_mixed(entity)) {
            profile.country = Some(home.to_owned());
        }
    }
    profiles
}

/// "Officials **on both sides**", "commanders of **the two armies**": of more than one country.
fn of_sides(draft: &Draft<'_>, noun: usize) -> bool {
    let mut before = draft.annotation.children(noun).filter(|&child| child < noun);
    before.any(|child| matches!(draft.word(child).to_lowercase().as_str(), "both" | "two" | "three" | "all"))
}

/// Whether an actor without a country is of the one that the text is about: its police, courts, parties and people, but
/// not media, aid groups and whoever is known by name alone.
fn is_local(profile: &Profile) -> bool {
    const LOCAL: &[&str] = &[
        "GOV", "COP", "MIL", "JUD", "LEG", "OPP", "PTY", "LAB", "CVL", "MED", "EDU", "AGR", "REL", "ELI", "CRM", "UAF",
        "REB", "PRM", "SOC", "BUS",
    ];
    profile.kind != ActorKind::State && profile.sectors.first().is_some_and(|sector| LOCAL.contains(&sector.as_str()))
}

fn profile(
    draft: &Draft<'_>,
    mentions: &[Mention<'_>],
    (index, entity): (usize, &Entity<'_>),
    holders: &Holders,
    others: &[Profile],
) -> Profile {
    let phrases = || entity.mentions.iter().flat_map(|&mention| &mentions[mention].phrases);
    let owner =
        |phrase: &Phrase<'_>| phrase.owner.and_then(|token| holders.get(token)).and_then(|owner| others.get(owner));
    let country = country(draft, mentions, entity, &owner);
    let mut sectors = known_sectors(draft, entity);
    let is_past = phrases().any(|phrase| phrase.is_former && names_sector(phrase));
    if sectors.is_empty() {
        phrases()
            .filter(|phrase| !is_past || phrase.is_former)
            .for_each(|phrase| add_sectors(phrase, owner(phrase), &mut sectors));
        if sectors.is_empty() {
            sectors = name_sectors(draft, mentions, entity);
        }
    }
    let name = name(draft, mentions, entity);
    Profile {
        name,
        kind: entity.kind,
        country,
        sectors,
        roles: roles(draft, mentions, (index, entity), holders, others),
    }
}

/// The entity that a role belongs to; nobody belongs to himself.
fn owner_of(phrase: &Phrase<'_>, holders: &Holders, index: usize) -> Option<usize> {
    holders.get(phrase.owner?).filter(|&owner| owner != index)
}

fn names_sector(phrase: &Phrase<'_>) -> bool {
    phrase.role.sectors.first().is_some_and(|sector| sector != "CVL")
}

/// The lexicon's name, else the longest name in the text, else the words of the first description.
fn name(draft: &Draft<'_>, mentions: &[Mention<'_>], entity: &Entity<'_>) -> String {
    match entity.identity {
        Identity::State(state) => return state.name.clone(),
        Identity::Organization(organization) => return organization.name.clone(),
        Identity::Person(person) => return person.name.clone(),
        _ => {}
    }
    let names =
        entity.mentions.iter().map(|&mention| &mentions[mention]).filter(|mention| mention.form == MentionForm::Name);
    let longest = names
        .map(|mention| described(draft, mention))
        .max_by_key(|name| (name.chars().count(), std::cmp::Reverse(name.clone())));
    longest.or_else(|| entity.mentions.first().map(|&mention| described(draft, &mentions[mention]))).unwrap_or_default()
}

/// The words of a mention without article; for "American" of "American and European diplomats" with the noun.
fn described(draft: &Draft<'_>, mention: &Mention<'_>) -> String {
    let mut words = letters(draft, mention);
    for article in ["the ", "The ", "a ", "A ", "an ", "An ", "this ", "these ", "those ", "both ", "all "] {
        if let Some(rest) = words.strip_prefix(article) {
            words = rest.to_string();
            break;
        }
    }
    match mention.phrases.first() {
        Some(phrase) if mention.form == MentionForm::Description && mention.tokens.end <= phrase.core.start => {
            format!("{words} {}", draft.annotation.span(phrase.title.clone()).slice(draft.text))
        }
        Some(phrase) if mention.form == MentionForm::Description => match tail(draft, phrase) {
            Some(tail) => format!("{words} {tail}"),
            None => words,
        },
        _ => words,
    }
}

/// "supporters **of Grace Atieno**", "an official **at the ministry**": what tells which one, of a description that nothing in
/// front of it does. What a clause or a comma adds is left.
fn tail(draft: &Draft<'_>, phrase: &Phrase<'_>) -> Option<String> {
    const LONGEST: usize = 8;
    let annotation = draft.annotation;
    let is_told = !phrase.states.is_empty() || phrase.is_possessed;
    let next = Some(phrase.core.end).filter(|&next| next < annotation.len() && !is_told)?;
    let is_own = annotation.tokens()[next].label == Label::Prep && annotation.head(next) == Some(phrase.head);
    let word = draft.word(next);
    // "the killing **by police of a boy**": the second belongs to the killing.
    let is_by = annotation.tokens()[phrase.head].label == Label::Pobj
        && annotation.head(phrase.head).is_some_and(|by| draft.word(by) == "by");
    // "accused the minister **of fraud**": what he is accused of.
    let is_accused = annotation.tokens()[phrase.head].label == Label::Dobj
        && annotation.head(phrase.head).is_some_and(|verb| {
            matches!(
                annotation.lemma(verb),
                "accuse" | "convict" | "suspect" | "acquit" | "clear" | "strip" | "deprive" | "remind" | "inform"
            )
        });
    if (is_by || is_accused) && word == "of" || !is_own || !["of", "for", "at", "from"].contains(&word) {
        return None;
    }
    let object = annotation.child(next, Label::Pobj)?;
    let range = next..annotation.subtree(next).end;
    let is_plain = |token: usize| {
        let entry = &annotation.tokens()[token];
        !matches!(entry.pos, Pos::Verb | Pos::Aux | Pos::Space)
            && !matches!(
                draft.word(token),
                "," | ";" | ":" | "-" | "–" | "—" | "(" | "\"" | "“" | "who" | "which" | "that"
            )
    };
    let end = range.clone().find(|&token| !is_plain(token)).unwrap_or(range.end);
    let is_whole = object < end && end - next <= LONGEST && range.clone().all(|token| draft.time_of[token].is_none());
    is_whole.then(|| onrecord_lexicon::plain(annotation.span(next..end).slice(draft.text)).into_owned())
}

fn country<'p>(
    draft: &Draft<'_>,
    mentions: &[Mention<'_>],
    entity: &Entity<'_>,
    owner: &dyn Fn(&Phrase<'_>) -> Option<&'p Profile>,
) -> Option<String> {
    match entity.identity {
        Identity::State(state) => return Some(state.code.clone()),
        Identity::Organization(organization) => return Some(organization.country.clone()),
        Identity::Person(person) => return Some(person.country.clone()),
        _ => {}
    }
    let all = || entity.mentions.iter().map(|&mention| &mentions[mention]);
    let people = all().find_map(|mention| match mention.sort {
        Sort::People(state) => Some(state.code.clone()),
        Sort::Members(organization) => Some(organization.country.clone()),
        _ => None,
    });
    let phrases = || all().flat_map(|mention| &mention.phrases);
    let by_state = || phrases().find_map(|phrase| phrases::own_state(phrase).map(|state| state.code.clone()));
    let by_owner = || phrases().filter(|phrase| hands_down(phrase)).find_map(|phrase| owner(phrase)?.country.clone());
    let by_name = || {
        let first = all().find(|mention| mention.form == MentionForm::Metonym)?;
        place_country(draft, first.head)
    };
    let by_place = || phrases().find_map(|phrase| phrase.owner.and_then(|token| place_country(draft, token)));
    let by_residence = || phrases().find_map(|phrase| phrase.residence.clone());
    people
        .or_else(by_state)
        .or_else(|| country_of_body(draft, mentions, entity))
        .or_else(by_owner)
        .or_else(by_name)
        .or_else(by_place)
        .or_else(by_residence)
}

/// Whether what belongs to somebody has that one's country: a spokesman has, a victim has not.
fn hands_down(phrase: &Phrase<'_>) -> bool {
    phrase.is_possessed
        || phrase.role.relation.is_some()
        || phrase.role.sectors.is_empty()
        || phrase.role.kind != RoleKind::Group
}

/// People in a town whose name, in front of a role, tells of a country.
const KNOWN_TOWN: u32 = 20_000;

/// People in a town that news could mean by a name that others have too.
const LARGE: u32 = 300_000;

/// "Shanghai police": the country of the place in front.
fn place_country(draft: &Draft<'_>, token: usize) -> Option<String> {
    let names = draft.annotation.names();
    let index = names.partition_point(|name| name.tokens.end <= token);
    let tokens =
        names.get(index).filter(|name| name.tokens.start <= token).map_or(token..token + 1, |name| name.tokens.clone());
    // "Our delegation" at the head of a sentence: a capital alone makes no place of a common word.
    let is_name = draft.annotation.tokens()[tokens.clone()].iter().any(|token| token.pos == Pos::Propn);
    let after = tokens.end;
    let letters = draft.annotation.span(tokens).slice(draft.text);
    if !is_name || !super::names::starts_upper(letters) {
        return None;
    }
    if let Some(country) = told_country(draft, letters, after) {
        return Some(country);
    }
    let letters = onrecord_lexicon::plain(letters);
    match draft.lexicon.actors.get(letters.trim_start_matches("the ")) {
        Some(Named::Capital(state) | Named::Seat(state)) => Some(state.code.clone()),
        Some(_) => None,
        // "A Heritage spokesman", "the **Bush** administration": a small place of that name is no evidence.
        None => {
            let least = if draft.lexicon.actors.is_surname(&letters) { LARGE } else { KNOWN_TOWN };
            let towns = draft.gazetteer.find(&letters);
            towns.into_iter().next().filter(|town| town.population >= least).and_then(|town| town.country)
        }
    }
}

/// "Birmingham, **Ala.**": the country of the division that follows a town's name.
fn told_country(draft: &Draft<'_>, town: &str, comma: usize) -> Option<String> {
    if comma + 1 >= draft.annotation.len() || draft.word(comma) != "," {
        return None;
    }
    let divisions = draft.gazetteer.find(draft.word(comma + 1)).into_iter();
    let country = divisions.filter(|place| place.kind == PlaceKind::Division).find_map(|place| place.country)?;
    let has_town = draft.gazetteer.find(town).iter().any(|place| place.country.as_ref() == Some(&country));
    has_town.then_some(country)
}

/// The country that a body's own name tells: "Chilean Navy", "Bank of Mexico".
pub(super) fn country_of_body(draft: &Draft<'_>, mentions: &[Mention<'_>], entity: &Entity<'_>) -> Option<String> {
    if let Identity::Organization(organization) = entity.identity {
        return Some(organization.country.clone());
    }
    let bodies = entity
        .mentions
        .iter()
        .map(|&mention| &mentions[mention])
        .filter(|mention| matches!(mention.sort, Sort::Organization(None)));
    for mention in bodies {
        let before = mention.tokens.start.saturating_sub(3);
        // "Chile's Defense Ministry" with the owner outside of the name, then words inside of it.
        for start in mention.tokens.clone().chain(possessor(draft, before, mention.tokens.start)) {
            for end in (start + 1..=mention.tokens.end.min(start + 4)).rev() {
                let words = onrecord_lexicon::plain(draft.annotation.span(start..end).slice(draft.text)).into_owned();
                match draft.lexicon.actors.get(&words) {
                    Some(Named::State(state) | Named::Demonym(state)) => return Some(state.code.clone()),
                    Some(Named::Capital(_)) | None if end - start < mention.tokens.len() => {
                        if let Some(country) = country_of_town(draft, &words) {
                            return Some(country);
                        }
                    }
                    _ => {}
                }
            }
        }
    }
    let by_phrase = || {
        let phrases = entity.mentions.iter().flat_map(|&mention| &mentions[mention].phrases);
        phrases.into_iter().find_map(|phrase| Some(phrases::own_state(phrase)?.code.clone()))
    };
    by_phrase().or_else(|| {
        let bodies = entity.mentions.iter().map(|&mention| &mentions[mention]);
        bodies
            .filter(|mention| matches!(mention.sort, Sort::Organization(None)))
            .find_map(|mention| seat(draft, mention))
    })
}

/// "the University of St. Andrews **in Scotland**", "the appeals court **in Lyon**": where the text puts a body.
fn seat(draft: &Draft<'_>, mention: &Mention<'_>) -> Option<String> {
    let annotation = draft.annotation;
    let next = Some(mention.tokens.end).filter(|&next| next < annotation.len())?;
    let place = annotation.child(next, Label::Pobj)?;
    let is_seat = draft.word(next) == "in" && annotation.head(next).is_some_and(|head| mention.tokens.contains(&head));
    let state = || match draft.lexicon.actors.get(draft.word(place))? {
        Named::State(state) => Some(state.code.clone()),
        _ => None,
    };
    if is_seat { state().or_else(|| place_country(draft, place)) } else { None }
}

/// "University of **Nairobi**", "**Chicago** Police Department": the country of a large town, if no other country has a town of
/// that name that news could mean.
fn country_of_town(draft: &Draft<'_>, words: &str) -> Option<String> {
    const KNOWN: u32 = 50_000;
    // "Inc." and "St." are no towns, whatever the gazetteer calls so.
    if !super::names::starts_upper(words) || words.contains('.') || words.chars().count() < 4 {
        return None;
    }
    // "Georgetown University": a capital's name may be another town's too.
    let towns = draft.gazetteer.find(words);
    let largest = towns.iter().max_by_key(|town| town.population).filter(|town| town.population >= LARGE)?;
    // "**Mat-Su** Fire Department" is no other name of a town in Congo.
    if words.contains('-') && !largest.is_own_name {
        return None;
    }
    let is_clear = towns.iter().all(|town| town.population < KNOWN || town.country == largest.country);
    largest.country.clone().filter(|_| is_clear)
}

/// The name that stands in front with a possessive or as an adjective.
fn possessor(draft: &Draft<'_>, from: usize, to: usize) -> Option<usize> {
    let mark = to.checked_sub(1).filter(|&mark| mark >= from)?;
    let is_mark = draft.annotation.tokens()[mark].tag == onrecord_language::Tag::Pos;
    if is_mark { mark.checked_sub(1) } else { None }
}

/// Sectors of the lexicon.
fn known_sectors(draft: &Draft<'_>, entity: &Entity<'_>) -> Vec<String> {
    match entity.identity {
        Identity::State(state) => state.sectors.clone(),
        Identity::Organization(organization) => organization_sectors(draft, organization),
        Identity::Person(person) => person_sectors(draft, person),
        _ => Vec::new(),
    }
}

/// A body's own sectors; first the government's while it rules.
fn organization_sectors(draft: &Draft<'_>, organization: &Organization) -> Vec<String> {
    let day = draft.published.map(|day| day.to_string());
    let rules = organization.rules.iter().any(|term| holds(day.as_deref(), &term.from, term.to.as_deref()));
    let mut sectors = if rules { vec!["GOV".to_owned()] } else { Vec::new() };
    add(&mut sectors, organization.sectors.iter());
    sectors
}

/// Sectors of the offices held, else the person's own, else of a former holder. An office in a body is of the body's sector.
fn person_sectors(draft: &Draft<'_>, person: &Person) -> Vec<String> {
    let mut sectors: Vec<String> = Vec::new();
    for office in offices_at(draft, person) {
        let Some(role) = draft.lexicon.roles.get(&office.title.to_lowercase()) else { continue };
        let is_general = role.sectors.first().is_none_or(|first| GENERAL.contains(&first.as_str()));
        match draft.lexicon.actors.get(&office.of) {
            Some(Named::Organization(body)) if is_general && !body.sectors.is_empty() => {
                add(&mut sectors, body.sectors.iter());
            }
            _ => add(&mut sectors, role.sectors.iter()),
        }
    }
    if sectors.is_empty() {
        sectors.clone_from(&person.sectors);
    }
    let has_held = || {
        let day = draft.published.map(|day| day.to_string());
        person
            .offices
            .iter()
            .any(|office| office.to.as_ref().is_some_and(|to| day.as_ref().is_none_or(|day| to <= day)))
    };
    if sectors.is_empty() && has_held() {
        sectors.push("ELI".to_owned());
    }
    sectors
}

/// Words such as "official" that take the sector of the word in front: "military official".
const GENERAL: [&str; 6] = ["GOV", "CVL", "BUS", "LAB", "COP", "UNK"];

fn add_sectors(phrase: &Phrase<'_>, owner: Option<&Profile>, sectors: &mut Vec<String>) {
    if phrase.is_former {
        add(sectors, ["ELI".to_owned()].iter());
        return;
    }
    let first = phrase.role.sectors.first();
    let is_general = first.is_none_or(|sector| GENERAL.contains(&sector.as_str()));
    // "president of Boeing", "Hamas leader": an office in a body is of the body's sector.
    if let Some(owner) = owner.filter(|owner| owner.kind == ActorKind::Organization && !owner.sectors.is_empty())
        && first.is_some_and(|sector| sector == "GOV")
        && !owner.sectors.iter().any(|sector| sector == "GOV")
    {
        add(sectors, owner.sectors.iter());
        return;
    }
    let modifiers: Vec<String> = phrase.sectors.iter().map(|sector| (*sector).to_owned()).collect();
    let handed = owner;
    let specific = modifiers.iter().filter(|sector| sector.as_str() != "GOV");
    if is_general {
        add(sectors, specific.clone());
        if phrase.role.sectors.is_empty() {
            add(sectors, handed.map(|owner| owner.sectors.iter()).into_iter().flatten());
            add(sectors, modifiers.iter());
        }
    }
    let spoken_for = handed.filter(|_| phrase.role.relation.is_some() && is_general && modifiers.is_empty());
    add(sectors, spoken_for.map(|owner| owner.sectors.iter()).into_iter().flatten());
    add(sectors, phrase.role.sectors.iter());
    add(sectors, specific);
}

/// What the last word of an unknown body's name tells, or the adjective of a people: "**ordinary** Kazakhs".
fn name_sectors(draft: &Draft<'_>, mentions: &[Mention<'_>], entity: &Entity<'_>) -> Vec<String> {
    let mut sectors = Vec::new();
    for mention in entity.mentions.iter().map(|&mention| &mentions[mention]) {
        if matches!(mention.sort, Sort::People(_)) {
            let adjectives = draft.annotation.children_with(mention.head, Label::Amod);
            let modifiers =
                adjectives.filter_map(|token| draft.lexicon.roles.modifier(&draft.word(token).to_lowercase()));
            modifiers.for_each(|modifier| add(&mut sectors, modifier.sectors.iter()));
        }
        if let Sort::Members(organization) = mention.sort {
            add(&mut sectors, organization.sectors.iter());
        }
        if !matches!(mention.sort, Sort::Organization(None)) {
            continue;
        }
        // "the Wyoming Republican **Party**"
        if mention.tokens.len() > 1 && mention.tokens.clone().any(|token| draft.word(token) == "Party") {
            add(&mut sectors, std::iter::once(&String::from("PTY")));
            continue;
        }
        let Some((role, words)) = super::typing::body_role(draft, &mention.tokens) else { continue };
        let is_general = role.sectors.first().is_none_or(|first| GENERAL.contains(&first.as_str()));
        for token in mention.tokens.clone().filter(|token| is_general && !words.contains(token)) {
            let modifier = draft.lexicon.roles.modifier(&draft.word(token).to_lowercase());
            let sectors_told = modifier.into_iter().flat_map(|modifier| &modifier.sectors);
            add(&mut sectors, sectors_told.filter(|sector| sector.as_str() != "GOV"));
        }
        add(&mut sectors, role.sectors.iter());
    }
    sectors
}

fn add<'s>(sectors: &mut Vec<String>, more: impl Iterator<Item = &'s String>) {
    for sector in more {
        if !sectors.contains(sector) {
            sectors.push(sector.clone());
        }
    }
}

/// Of what the lexicon's person holds an office by this title.
fn office_of(entity: &Entity<'_>, title: &str) -> Option<String> {
    let Identity::Person(person) = entity.identity else { return None };
    person.offices.iter().find(|office| office.title.eq_ignore_ascii_case(title)).map(|office| office.of.clone())
}

/// Roles that the text gives, then offices that the lexicon knows, each once.
fn roles(
    draft: &Draft<'_>,
    mentions: &[Mention<'_>],
    (index, entity): (usize, &Entity<'_>),
    holders: &Holders,
    others: &[Profile],
) -> Vec<Role> {
    if entity.kind != ActorKind::Person {
        return Vec::new();
    }
    let mut roles: Vec<Role> = Vec::new();
    for phrase in entity.mentions.iter().flat_map(|&mention| &mentions[mention].phrases) {
        if phrase.role.kind == RoleKind::Honorific {
            continue;
        }
        let span = draft.annotation.span(phrase.title.clone());
        let title = onrecord_lexicon::plain(span.slice(draft.text)).into_owned();
        let of = phrases::own_state(phrase).map(|state| state.code.clone()).or_else(|| {
            let owner = owner_of(phrase, holders, index)?;
            others.get(owner).map(|owner| owner.name.clone())
        });
        let of = of.or_else(|| office_of(entity, &title));
        let is_told = |role: &Role| role.title.eq_ignore_ascii_case(&title) && (role.of == of || of.is_none());
        if !roles.iter().any(is_told) {
            let title = if phrase.is_former { format!("former {title}") } else { title };
            roles.push(Role { title, of, span: Some(span) });
        }
    }
    if let Identity::Person(person) = entity.identity {
        for office in offices_at(draft, person) {
            let known = |role: &Role| role.title.eq_ignore_ascii_case(&office.title);
            if !roles.iter().any(known) {
                roles.push(Role { title: office.title.clone(), of: Some(office.of.clone()), span: None });
            }
        }
    }
    roles
}

#[cfg(test)]
mod tests {
    use super::super::testing::actors;

    #[test]
    fn a_bodys_name_tells_its_country() {
        insta::assert_snapshot!(actors("The Chilean Navy and Kenya's Ministry of Fisheries agreed."), @r"
        Chilean Navy (organization CHL MIL): Chilean Navy
        Kenya (state KEN -): Kenya
        Ministry of Fisheries (organization KEN GOV): Ministry of Fisheries
        ");
    }

    #[test]
    fn offices_as_of_publication() {
        insta::assert_snapshot!(actors("Angela Merkel, Scott Morrison and Keir Starmer spoke."), @r"
        Angela Merkel (person DEU ELI): Angela Merkel
        Scott Morrison (person AUS ELI): Scott Morrison
        Keir Starmer (person GBR GOV): Keir Starmer
        ");
    }

    #[test]
    fn a_spokesman_is_of_his_masters_sector() {
        insta::assert_snapshot!(actors("A Pentagon spokesman and a police spokeswoman spoke."), @r"
        Pentagon spokesman (person USA MIL+GOV): A Pentagon spokesman ~description
        Pentagon (organization USA MIL+GOV): Pentagon ~metonym
        police spokeswoman (person - COP): a police spokeswoman ~description
        ");
    }
}
