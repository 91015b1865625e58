//! Who the text speaks of: mentions joined, with roles, metonyms and pronouns.
//!
//! 1. [`names`]: names of the lexicon and of the model; [`titles`]: words for roles and bodies
//! 2. [`typing`]: what unknown names are
//! 3. [`phrases`]: what stands around a role; [`descriptions`]: people and bodies without a name
//! 4. [`metonyms`]: whether "Moscow" acts or is a place
//! 5. [`joining`]: which mentions speak of the same actor, [`family`] of one surname, [`bodies`] by a description; [`pronouns`]: who "he" and "it" are
//! 6. [`profile`]: country, sectors and roles; [`relations`]: how actors belong to each other
//!
//! `docs/actors.md` tells what counts as one actor and where a mention begins and ends.

mod bodies;
mod descriptions;
mod family;
mod holders;
mod joining;
mod members;
mod mention;
mod metonyms;
mod names;
mod phrases;
mod profile;
mod pronouns;
mod relations;
#[cfg(test)]
mod testing;
mod titles;
mod typing;
mod words;

use std::ops::Range;

use onrecord_lexicon::{Organization, RoleKind};
use onrecord_record::{Actor, ActorId, Mention as RecordMention, MentionForm};

use self::joining::Entity;
use self::mention::{Mention, Sort};
use self::names::{Names, What};
use self::titles::Title;
use crate::Draft;

/// Who the text speaks of: fills `record.actors`, `actor_of` and `place_names`.
pub fn read(draft: &mut Draft<'_>) {
    let titles = titles::find(draft);
    let names = typing::settle(draft, names::find(draft), &titles);
    let mentions = mentions(draft, &names, &titles);
    let mut entities = joining::join(draft, &mentions);
    let pronouns = pronouns::resolve(draft, &mentions, &mut entities);
    let actor_at = Holders::new(draft, &mentions, &entities, &pronouns);
    draft.place_names = places(draft, &names);
    write(draft, &mentions, &entities, &pronouns, &actor_at);
}

/// Names of states, capitals, seats and other places that are used as places: they name no actor where they
/// stand. In text order, as tokens.
fn places(draft: &Draft<'_>, names: &Names<'_>) -> Vec<Range<usize>> {
    let is_place = |name: &&names::Name<'_>| match name.what {
        What::Place => !metonyms::speaks(draft, name),
        What::State(_) | What::Capital(_) | What::Seat(_) => !metonyms::acts(draft, names, name),
        What::Organization(Some(organization)) => organization.is_seat && !metonyms::acts(draft, names, name),
        _ => false,
    };
    names.list.iter().filter(is_place).map(|name| name.tokens.clone()).collect()
}

/// Adds a mention to an actor: for later stages that learn who "I" in a quotation is.
pub fn add_mention(draft: &mut Draft<'_>, actor: ActorId, tokens: Range<usize>, form: MentionForm) {
    let span = draft.annotation.span(tokens.clone());
    let Some(entry) = draft.record.actors.get_mut(actor.index()) else { return };
    if let Some(holders) = draft.actor_of.get_mut(tokens) {
        holders.fill(Some(actor));
        let place = entry.mentions.partition_point(|mention| mention.span < span);
        entry.mentions.insert(place, RecordMention { span, form });
    }
}

/// Every mention but pronouns, in text order.
fn mentions<'a>(draft: &Draft<'a>, names: &Names<'a>, titles: &[Title<'a>]) -> Vec<Mention<'a>> {
    let mut is_used = vec![false; titles.len()];
    let mut found = Vec::new();
    let mut modifiers = vec![false; draft.annotation.len()];
    for name in &names.list {
        if let Some(mention) = person_or_body(draft, names, titles, name, &mut is_used) {
            found.push(mention);
        }
    }
    for (title, _) in titles.iter().zip(&is_used).filter(|(_, is_used)| !**is_used) {
        found.extend(descriptions::read(draft, names, title));
    }
    for phrase in found.iter().flat_map(|mention: &Mention<'_>| &mention.phrases) {
        phrase.states.iter().for_each(|&(token, _)| modifiers[token] = true);
    }
    let is_free = |name: &names::Name<'_>| !name.tokens.clone().any(|token| modifiers[token]);
    for name in names.list.iter().filter(|name| is_free(name)) {
        found.extend(state_or_people(draft, names, name));
    }
    found.sort_by_key(|mention| (mention.tokens.start, std::cmp::Reverse(mention.tokens.end)));
    found
}

/// A named person or body, with the titles right in front.
fn person_or_body<'a>(
    draft: &Draft<'a>,
    names: &Names<'a>,
    titles: &[Title<'a>],
    name: &names::Name<'a>,
    is_used: &mut [bool],
) -> Option<Mention<'a>> {
    if let Some(members) = members::read(draft, name) {
        return Some(members);
    }
    let sort = match name.what {
        What::Person(person) => Sort::Person(person),
        What::Organization(Some(Organization { is_seat: true, .. })) if !metonyms::acts(draft, names, name) => {
            return None;
        }
        What::Organization(organization) => Sort::Organization(organization),
        _ => return None,
    };
    let mut phrases = Vec::new();
    let mut cursor = name.tokens.start;
    while let Ok(index) = titles.binary_search_by_key(&cursor, |title| title.tokens.end) {
        let title = &titles[index];
        let is_person = matches!(sort, Sort::Person(_));
        let fits = matches!(title.role.kind, RoleKind::Body | RoleKind::Group) != is_person;
        if !fits || (is_person && phrases::is_plural(draft, &title.tokens)) {
            break;
        }
        is_used[index] = true;
        phrases.push(phrases::read(draft, names, title, Some(&name.tokens)));
        cursor = title.tokens.start;
    }
    let form = match name.what {
        What::Organization(Some(Organization { is_seat: true, .. })) => MentionForm::Metonym,
        _ => MentionForm::Name,
    };
    Some(Mention { tokens: name.tokens.clone(), head: name.head, form, sort, phrases })
}

fn state_or_people<'a>(draft: &Draft<'a>, names: &Names<'a>, name: &names::Name<'a>) -> Option<Mention<'a>> {
    let (state, form) = match name.what {
        What::State(state) => (state, MentionForm::Name),
        What::Capital(state) | What::Seat(state) => (state, MentionForm::Metonym),
        What::Demonym(state) if is_adjective(draft, name) => (state, MentionForm::Name),
        What::Demonym(_) | What::People => return descriptions::people(draft, name),
        What::Place if metonyms::speaks(draft, name) => {
            let (tokens, head, sort) = (name.tokens.clone(), name.head, Sort::Organization(None));
            return Some(Mention { tokens, head, form: MentionForm::Metonym, sort, phrases: Vec::new() });
        }
        _ => return None,
    };
    let acts = matches!(name.what, What::Demonym(_)) || metonyms::acts(draft, names, name);
    acts.then(|| Mention {
        tokens: name.tokens.clone(),
        head: name.head,
        form,
        sort: Sort::State(state),
        phrases: Vec::new(),
    })
}

/// "**Russian** invasion": the state, where the noun tells of will.
fn is_adjective(draft: &Draft<'_>, name: &names::Name<'_>) -> bool {
    use onrecord_language::Label;
    use onrecord_lexicon::Usage;
    let annotation = draft.annotation;
    let mut token = name.head;
    while annotation.tokens()[token].label == Label::Conj {
        let Some(head) = annotation.head(token) else { break };
        token = head;
    }
    matches!(annotation.tokens()[token].label, Label::Amod | Label::Compound | Label::Nmod)
        && annotation
            .head(token)
            .is_some_and(|noun| draft.lexicon.actors.has_usage(Usage::Will, &annotation.lemma(noun).to_lowercase()))
}

/// Which entity each token speaks of.
struct Holders {
    at: Vec<Option<usize>>,
}

impl Holders {
    fn new(
        draft: &Draft<'_>,
        mentions: &[Mention<'_>],
        entities: &[Entity<'_>],
        pronouns: &[pronouns::Resolved],
    ) -> Self {
        let mut at = vec![None; draft.annotation.len()];
        let mut ranges: Vec<(Range<usize>, usize)> = Vec::new();
        for (index, entity) in entities.iter().enumerate() {
            for &mention in &entity.mentions {
                let mention = &mentions[mention];
                let titles = mention.phrases.iter().map(|phrase| phrase.start).min().unwrap_or(mention.tokens.start);
                let start = if mention.form == MentionForm::Description {
                    mention.tokens.start
                } else {
                    titles.min(mention.tokens.start)
                };
                ranges.push((start..mention.tokens.end, index));
            }
        }
        // Wide ones first, so that the innermost mention has the token.
        ranges.sort_by_key(|(range, _)| (std::cmp::Reverse(range.len()), range.start));
        for (range, index) in ranges {
            at[range].fill(Some(index));
        }
        for pronoun in pronouns {
            at[pronoun.token] = Some(pronoun.entity);
        }
        Self { at }
    }

    /// The entity that the token speaks of.
    fn get(&self, token: usize) -> Option<usize> {
        self.at.get(token).copied().flatten()
    }
}

/// Writes the actors into the record, in the order of their first mention.
fn write(
    draft: &mut Draft<'_>,
    mentions: &[Mention<'_>],
    entities: &[Entity<'_>],
    pronouns: &[pronouns::Resolved],
    holders: &Holders,
) {
    let mut all: Vec<Vec<RecordMention>> = entities.iter().map(|entity| spans(draft, mentions, entity)).collect();
    for pronoun in pronouns {
        let span = draft.annotation.tokens()[pronoun.token].span;
        all[pronoun.entity].push(RecordMention { span, form: MentionForm::Pronoun });
    }
    for mentions in &mut all {
        mentions.sort_by_key(|mention| mention.span);
    }
    let mut order: Vec<usize> = (0..entities.len()).collect();
    order.sort_by_key(|&entity| all[entity].first().map(|mention| (mention.span.start, mention.span.end)));
    let mut id_of = vec![ActorId::at(0); entities.len()];
    for (place, &entity) in order.iter().enumerate() {
        id_of[entity] = ActorId::at(place);
    }
    let profiles = profile::all(draft, mentions, entities, holders);
    let relations = relations::all(draft, mentions, entities, holders);
    let mut actors = Vec::with_capacity(entities.len());
    for &entity in &order {
        let profile = profiles[entity].clone();
        let relations =
            relations[entity].iter().map(|(kind, to)| onrecord_record::Relation { kind: kind.clone(), to: id_of[*to] });
        actors.push(Actor {
            id: id_of[entity],
            name: profile.name,
            kind: profile.kind,
            country: profile.country,
            sectors: profile.sectors,
            roles: profile.roles,
            relations: relations.collect(),
            mentions: std::mem::take(&mut all[entity]),
        });
    }
    draft.record.actors = actors;
    for token in 0..draft.annotation.len() {
        draft.actor_of[token] = holders.get(token).map(|entity| id_of[entity]);
    }
}

fn spans(draft: &Draft<'_>, mentions: &[Mention<'_>], entity: &Entity<'_>) -> Vec<RecordMention> {
    let mention = |&index: &usize| {
        let mention = &mentions[index];
        RecordMention { span: draft.annotation.span(mention.tokens.clone()), form: mention.form }
    };
    entity.mentions.iter().map(mention).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::testing::record;

    /// Words that the rules look for, in any order.
    fn words() -> impl Strategy<Value = String> {
        let word = prop::sample::select(vec![
            "Russia",
            "Moscow's",
            "Trump",
            "President",
            "Donald",
            "the",
            "ministry",
            "officials",
            "American,",
            "and",
            "European",
            "said",
            "he",
            "its",
            "who",
            "“",
            "”",
            "(UN)",
            "to",
            "in",
            "U.S.",
            "-",
            "son-in-law",
            "of",
            "’s",
            "KYIV",
            "—",
            "\n\n",
            "spokesman",
            "for",
            "Kremlin",
            ".",
            "é",
            "former",
        ]);
        prop::collection::vec(word, 0..40).prop_map(|words| words.join(" "))
    }

    fn holds(text: &str) -> Result<(), TestCaseError> {
        let record = record(text);
        let count = text.chars().count() as u32;
        for actor in &record.actors {
            prop_assert!(!actor.mentions.is_empty());
            for mention in &actor.mentions {
                prop_assert!(mention.span.start < mention.span.end && mention.span.end <= count);
            }
            prop_assert!(actor.relations.iter().all(|relation| relation.to != actor.id));
        }
        Ok(())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]

        #[test]
        fn any_text_can_be_read(text in "\\PC{0,120}") {
            holds(&text)?;
        }

        #[test]
        fn any_order_of_words_can_be_read(text in words()) {
            holds(&text)?;
        }
    }
}
