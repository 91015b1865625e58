//! Which mentions speak of the same actor.
//!
//! - Finds: names of one lexicon entry, surnames of persons named in full, acronyms given in parentheses or
//!   by initials, descriptions that fit exactly one actor ("the French leader"), appositions ("Kushner,
//!   Trump's son-in-law").
//! - Leaves: pronouns, which [`super::pronouns`] joins; anything that two actors fit.
//! - Cannot see: that a person and an office are one where neither text nor lexicon says so.

use std::cell::OnceCell;

use onrecord_language::{Label, Pos, Tag};
use onrecord_lexicon::{CuePos, Organization, Person, RoleKind, State, Usage, plain};
use onrecord_record::{ActorKind, MentionForm};
use rustc_hash::FxHashMap;

use super::mention::{Article, Mention, Phrase, Sort};
use super::words::Words;
use super::{family, metonyms, names, phrases, profile, typing};
use crate::Draft;

/// How many mentions back a description looks for whom it means.
pub(super) const REACH: usize = 200;

/// An actor with its mentions.
#[derive(Clone, Debug)]
pub(super) struct Entity<'a> {
    /// What it is known as.
    pub identity: Identity<'a>,
    /// What kind of actor.
    pub kind: ActorKind,
    /// Its mentions, in text order once joined.
    pub mentions: Vec<usize>,
    /// `f` or `m`, where known.
    pub gender: Option<char>,
    /// Whether it is several people.
    pub is_plural: bool,
}

/// What an entity is known as.
#[derive(Clone, Copy, Debug)]
pub(super) enum Identity<'a> {
    /// A state of the lexicon.
    State(&'a State),
    /// A body of the lexicon.
    Organization(&'a Organization),
    /// A person of the lexicon.
    Person(&'a Person),
    /// A named person that the lexicon does not know.
    SomePerson,
    /// A named body that the lexicon does not know.
    SomeBody,
    /// Somebody without a name.
    Nameless,
}

/// Joins mentions to entities.
pub(super) fn join<'a>(draft: &Draft<'a>, mentions: &[Mention<'a>]) -> Vec<Entity<'a>> {
    let mut joiner = Joiner {
        draft,
        mentions,
        entities: Vec::new(),
        entity_of: vec![None; mentions.len()],
        letters: mentions.iter().map(|mention| letters(draft, mention)).collect(),
        words: vec![OnceCell::new(); mentions.len()],
        by_name: FxHashMap::default(),
        by_surname: FxHashMap::default(),
        by_given_name: FxHashMap::default(),
        mention_at: FxHashMap::default(),
    };
    for (index, mention) in mentions.iter().enumerate() {
        joiner.mention_at.insert(mention.head, index);
    }
    joiner.join_known_and_full_names();
    joiner.join_short_names();
    joiner.join_acronyms();
    for index in 0..mentions.len() {
        if joiner.entity_of[index].is_none() {
            joiner.join_description(index);
        }
    }
    let mut entities = joiner.entities;
    for entity in &mut entities {
        entity.mentions.sort_unstable();
        if is_lone_name(draft, mentions, entity) {
            entity.kind = ActorKind::Unknown;
        }
    }
    entities.retain(|entity| !entity.mentions.is_empty() && is_somebody(draft, mentions, entity));
    entities
}

/// Whether an unknown name that the model takes for a body ever stands where somebody acts or is dealt with:
/// terminals, indices and programs do not.
fn is_somebody(draft: &Draft<'_>, mentions: &[Mention<'_>], entity: &Entity<'_>) -> bool {
    let acts = |mention: &Mention<'_>| {
        let is_body = typing::body_role(draft, &mention.tokens).is_some() || !mention.phrases.is_empty();
        let token = metonyms::first_conjunct(draft, mention.head);
        let above = draft.annotation.head(token);
        let is_dealt_with = || {
            above.is_some_and(|preposition| {
                let word = draft.word(preposition).to_lowercase();
                matches!(word.as_str(), "with" | "by" | "against" | "between" | "from" | "for" | "of" | "to")
            })
        };
        is_body
            || match draft.annotation.tokens()[token].label {
                Label::Nsubj | Label::Nsubjpass | Label::Agent | Label::Poss | Label::Dative | Label::Root => true,
                Label::Pobj => is_dealt_with(),
                _ => false,
            }
    };
    !matches!(entity.identity, Identity::SomeBody)
        || entity.mentions.iter().take(REACH).any(|&mention| acts(&mentions[mention]))
}

/// Whether nothing but the model says that a single word names a person: no title, no full name, nothing that only people do.
/// Ships, towns and programs are called so as often.
fn is_lone_name(draft: &Draft<'_>, mentions: &[Mention<'_>], entity: &Entity<'_>) -> bool {
    let is_human = |mention: &Mention<'_>| {
        let annotation = draft.annotation;
        let token = &annotation.tokens()[mention.head];
        let verb = annotation.head(mention.head).filter(|_| matches!(token.label, Label::Nsubj | Label::Nsubjpass));
        let speaks = verb.is_some_and(|verb| {
            let lemma = annotation.lemma(verb).to_lowercase();
            draft.lexicon.actors.has_usage(Usage::Speech, &lemma)
                || draft.lexicon.cues.find(CuePos::Verb, &lemma).next().is_some()
        });
        speaks
            || mention.tokens.len() > 1
            || !mention.phrases.is_empty()
            || draft.lexicon.actors.is_given_name(draft.word(mention.tokens.start))
    };
    matches!(entity.identity, Identity::SomePerson)
        && entity.gender.is_none()
        && !entity.mentions.iter().take(REACH).any(|&mention| is_human(&mentions[mention]))
}

pub(super) struct Joiner<'d, 'a> {
    pub draft: &'d Draft<'a>,
    pub mentions: &'d [Mention<'a>],
    pub entities: Vec<Entity<'a>>,
    pub entity_of: Vec<Option<usize>>,
    /// The letters of each mention.
    letters: Vec<String>,
    /// What descriptions are compared by, of each mention that one was compared with.
    words: Vec<OnceCell<Words>>,
    /// Entities by what they are called or keyed as.
    by_name: FxHashMap<String, usize>,
    /// Named persons by their last word.
    pub(super) by_surname: FxHashMap<String, Vec<usize>>,
    /// Persons by the first word of each of their mentions.
    by_given_name: FxHashMap<String, Vec<usize>>,
    /// Mentions by head.
    mention_at: FxHashMap<usize, usize>,
}

impl<'a> Joiner<'_, 'a> {
    pub(super) fn letters(&self, mention: usize) -> &str {
        &self.letters[mention]
    }

    pub(super) fn words(&self, mention: usize) -> &Words {
        self.words[mention].get_or_init(|| Words::new(self.draft, &self.mentions[mention], self.letters(mention)))
    }

    /// Notes that an entity is called by a mention.
    fn index_given_name(&mut self, index: usize, entity: usize) {
        if self.entities[entity].kind == ActorKind::Person {
            let first = self.letters[index].split(' ').next().unwrap_or_default();
            match self.by_given_name.get_mut(first) {
                Some(entities) if entities.contains(&entity) => {}
                Some(entities) => entities.push(entity),
                None => {
                    self.by_given_name.insert(first.to_owned(), vec![entity]);
                }
            }
        }
    }

    fn add(&mut self, index: usize, identity: Identity<'a>, kind: ActorKind) -> usize {
        let mention = &self.mentions[index];
        let gender = gender(self.draft, mention, identity);
        let is_plural = match mention.sort {
            Sort::Described => {
                mention.phrases.first().is_some_and(|phrase| phrase.is_plural || phrase.role.is_collective)
            }
            Sort::People(_) | Sort::Group | Sort::Members(_) => true,
            _ => false,
        };
        self.entities.push(Entity { identity, kind, mentions: vec![index], gender, is_plural });
        self.entity_of[index] = Some(self.entities.len() - 1);
        self.index_given_name(index, self.entities.len() - 1);
        self.entities.len() - 1
    }

    fn attach(&mut self, index: usize, entity: usize) {
        let found = gender(self.draft, &self.mentions[index], self.entities[entity].identity);
        let entry = &mut self.entities[entity];
        entry.gender = entry.gender.or(found);
        entry.mentions.push(index);
        self.entity_of[index] = Some(entity);
        self.index_given_name(index, entity);
    }

    /// The entity of a key, made by the mention if there is none.
    fn keyed(&mut self, index: usize, key: String, identity: Identity<'a>, kind: ActorKind) -> usize {
        if let Some(&entity) = self.by_name.get(&key) {
            self.attach(index, entity);
            return entity;
        }
        let entity = self.add(index, identity, kind);
        self.by_name.insert(key, entity);
        entity
    }

    /// States, bodies, and persons with more than a surname.
    fn join_known_and_full_names(&mut self) {
        for index in 0..self.mentions.len() {
            match self.mentions[index].sort {
                Sort::State(state) => {
                    let kind =
                        if profile::is_country(&state.code) { ActorKind::State } else { ActorKind::Organization };
                    self.keyed(index, format!("state:{}", state.code), Identity::State(state), kind);
                }
                Sort::People(state) => {
                    self.keyed(index, format!("people:{}", state.code), Identity::Nameless, ActorKind::Group);
                }
                Sort::Group => {
                    let key = format!("group:{}", self.letters(index).to_lowercase());
                    self.keyed(index, key, Identity::Nameless, ActorKind::Group);
                }
                Sort::Members(_) => {
                    let key = format!("members:{}", self.letters(index).to_lowercase());
                    self.keyed(index, key, Identity::Nameless, ActorKind::Group);
                }
                Sort::Organization(Some(organization)) => {
                    if let Some(entity) = self.named_longer(index) {
                        self.attach(index, entity);
                        continue;
                    }
                    let key = format!("body:{}", organization.name);
                    self.keyed(index, key, Identity::Organization(organization), ActorKind::Organization);
                }
                Sort::Organization(None) => {
                    let key = format!("body:{}", self.letters(index));
                    self.keyed(index, key, Identity::SomeBody, ActorKind::Organization);
                }
                Sort::Person(person) if self.mentions[index].tokens.len() > 1 => self.join_full_name(index, person),
                _ => {}
            }
        }
    }

    /// "Volodymyr Zelensky" and "V. O. Zelensky" are one; "Donald Trump" and "Eric Trump" are two.
    fn join_full_name(&mut self, index: usize, person: Option<&'a Person>) {
        if let Some(person) = person {
            let entity =
                self.keyed(index, format!("person:{}", person.name), Identity::Person(person), ActorKind::Person);
            self.index_surname(index, entity);
            return;
        }
        let letters = self.letters(index).to_owned();
        let surname = surname(&letters).to_owned();
        let same: Vec<usize> = self.by_surname.get(&surname).into_iter().flatten().copied().collect();
        let fits = |&entity: &usize| {
            self.entities[entity].mentions.iter().any(|&other| are_one(self.letters(other), &letters))
        };
        let fitting: Vec<usize> = same.into_iter().filter(fits).collect();
        if let [entity] = fitting[..] {
            self.attach(index, entity);
        } else {
            let known = self.known_by_surname(&letters);
            let identity = known.map_or(Identity::SomePerson, Identity::Person);
            let entity = match known {
                Some(person) => self.keyed(index, format!("person:{}", person.name), identity, ActorKind::Person),
                None => self.add(index, identity, ActorKind::Person),
            };
            self.index_surname(index, entity);
        }
    }

    /// "Donald J. Trump" is the Donald Trump of the lexicon.
    fn known_by_surname(&self, letters: &str) -> Option<&'a Person> {
        match self.draft.lexicon.actors.get(surname(letters)) {
            Some(onrecord_lexicon::Named::Person(person)) if are_one(&person.name, letters) => Some(person),
            _ => None,
        }
    }

    fn index_surname(&mut self, index: usize, entity: usize) {
        let surname = surname(&self.letters[index]).to_owned();
        let entities = self.by_surname.entry(surname).or_default();
        if !entities.contains(&entity) {
            entities.push(entity);
        }
    }

    /// "Zelensky": the one person of that surname in the text, else the lexicon's.
    fn join_short_names(&mut self) {
        for index in 0..self.mentions.len() {
            let Sort::Person(person) = self.mentions[index].sort else { continue };
            if self.entity_of[index].is_some() {
                continue;
            }
            let letters = self.letters(index).to_owned();
            if let Some(body) = self.body_called(index, &letters) {
                self.attach(index, body);
                continue;
            }
            let named = self.named_so_far(index, &letters);
            let of_lexicon = person.and_then(|person| self.by_name.get(&format!("person:{}", person.name)).copied());
            let of_family = if named.len() > 1 { family::meant(self, index, &named) } else { None };
            if let (Some(entity), ..) | (_, &[entity], _) | (.., Some(entity)) = (of_family, &named[..], of_lexicon) {
                self.attach(index, entity);
            } else if let (Some(person), true) = (person, named.is_empty()) {
                self.keyed(index, format!("person:{}", person.name), Identity::Person(person), ActorKind::Person);
            } else if let Some(entity) = self.by_weight(&named) {
                self.attach(index, entity);
            } else {
                // A given name alone joins the one person who has it; two persons of a surname compete.
                let given = self.by_given_name(&letters);
                match given.filter(|_| named.is_empty()) {
                    Some(entity) => self.attach(index, entity),
                    None => {
                        self.keyed(index, format!("short:{letters}"), Identity::SomePerson, ActorKind::Person);
                    }
                }
            }
        }
    }

    /// Persons of a surname: those named in full before the mention, else those named later.
    fn named_so_far(&self, index: usize, surname: &str) -> Vec<usize> {
        let all = self.by_surname.get(surname).cloned().unwrap_or_default();
        let is_earlier = |&&entity: &&usize| self.entities[entity].mentions.first().is_some_and(|&first| first < index);
        let earlier: Vec<usize> = all.iter().filter(is_earlier).copied().collect();
        if earlier.is_empty() { all } else { earlier }
    }

    /// Of several persons with a surname, the one whom the text is about: named three times as often so far.
    fn by_weight(&self, named: &[usize]) -> Option<usize> {
        let mut weights: Vec<(usize, usize)> =
            named.iter().map(|&entity| (self.entities[entity].mentions.len(), entity)).collect();
        weights.sort_unstable_by(|one, other| other.cmp(one));
        match weights[..] {
            [(most, entity), (next, _), ..] if most >= 3 * next => Some(entity),
            _ => None,
        }
    }

    fn by_given_name(&self, letters: &str) -> Option<usize> {
        if !self.draft.lexicon.actors.is_given_name(letters) {
            return None;
        }
        let mut called = self.by_given_name.get(letters).into_iter().flatten().copied();
        let only = called.next()?;
        called.next().is_none().then_some(only)
    }

    /// "United Nations Refugee Agency (UNRA)" and later "UNRA"; also initials without parentheses.
    fn join_acronyms(&mut self) {
        let mut full: FxHashMap<String, Vec<usize>> = FxHashMap::default();
        for (entity, entry) in self.entities.iter().enumerate() {
            if entry.kind == ActorKind::Organization {
                let mut initials: Vec<String> =
                    entry.mentions.iter().filter_map(|&mention| initials(self.letters(mention))).collect();
                initials.sort_unstable();
                initials.dedup();
                for initials in initials {
                    full.entry(initials).or_default().push(entity);
                }
            }
        }
        for entity in 0..self.entities.len() {
            let Identity::SomeBody = self.entities[entity].identity else { continue };
            let Some(&first) = self.entities[entity].mentions.first() else { continue };
            let letters = self.letters(first).replace('.', "");
            let is_acronym = letters.len() >= 2 && letters.chars().all(char::is_uppercase);
            let target = match full.get(&letters).map(Vec::as_slice) {
                Some(&[other]) if is_acronym && other != entity => Some(other),
                _ => self.in_parentheses(first),
            };
            if let Some(target) = target.filter(|&target| target != entity) {
                let moved = std::mem::take(&mut self.entities[entity].mentions);
                for mention in moved {
                    self.attach(mention, target);
                }
            }
        }
    }

    /// For "(UNRA)" right after a body's name, that body.
    fn in_parentheses(&self, mention: usize) -> Option<usize> {
        let tokens = &self.mentions[mention].tokens;
        let opens =
            tokens.start.checked_sub(1).filter(|&open| self.draft.annotation.tokens()[open].tag == Tag::OpenBracket)?;
        let is_closed =
            self.draft.annotation.tokens().get(tokens.end).is_some_and(|token| token.tag == Tag::CloseBracket);
        let near = mention.saturating_sub(REACH);
        let before = near + self.mentions[near..mention].iter().rposition(|mention| mention.tokens.end == opens)?;
        let entity = self.entity_of[before].filter(|_| is_closed)?;
        let is_body = matches!(self.entities[entity].kind, ActorKind::Organization);
        let shares = self.letters(before).chars().next() == self.letters(mention).chars().next();
        (is_body && shares).then_some(entity)
    }

    fn join_description(&mut self, index: usize) {
        let Some(phrase) = self.mentions[index].phrases.first() else { return };
        let entity = self.apposed(index).or_else(|| self.meant(index, phrase));
        if let Some(entity) = entity {
            self.attach(index, entity);
        } else {
            let kind = kind(phrase, self.mentions[index].form);
            self.add(index, Identity::Nameless, kind);
        }
    }

    /// "Kushner, Trump's son-in-law", "the envoy, Steve Witkoff", "Sefcovic is the commissioner".
    fn apposed(&self, index: usize) -> Option<usize> {
        let annotation = self.draft.annotation;
        let mention = &self.mentions[index];
        let entry = &annotation.tokens()[mention.head];
        let head = annotation.head(mention.head);
        let other = match entry.label {
            Label::Appos => head.filter(|&head| self.is_beside(head, mention.head)),
            Label::Attr => head
                .filter(|&verb| {
                    annotation.lemma(verb) == "be" && !crate::clause::is_negated(annotation, self.draft.text, verb)
                })
                .and_then(|verb| crate::clause::own_subject(annotation, verb)),
            _ => None,
        };
        let options = [other, self.name_before_comma(index), self.apposed_name(index), self.name_after(index)];
        let others = options.into_iter().flatten().filter_map(|head| self.mention_at.get(&head).copied());
        others.filter(|&other| other != index).find_map(|other| {
            let entity = self.entity_of[other]?;
            self.can_be(index, other, entity).then_some(entity)
        })
    }

    /// Whether no verb stands between a noun and what the parser hung on it: in "**he** was tried for killing a judge, **a
    /// reporter** and a guard" the last is a victim.
    fn is_beside(&self, noun: usize, apposed: usize) -> bool {
        let annotation = self.draft.annotation;
        let is_own = |token: usize| annotation.is_below(token, noun) || token == noun;
        (noun.min(apposed)..noun.max(apposed))
            .all(|token| is_own(token) || !matches!(annotation.tokens()[token].pos, Pos::Verb | Pos::Aux))
    }

    /// The name in apposition to a description: "a close ally, Dmitry Medvedev".
    fn apposed_name(&self, index: usize) -> Option<usize> {
        let annotation = self.draft.annotation;
        let head = self.mentions[index].head;
        // "a man **named** Dmitry Medvedev".
        let named = || {
            let mut behind = annotation.children_with(head, Label::Acl);
            let naming = behind.find(|&verb| matches!(annotation.lemma(verb), "name" | "call"))?;
            annotation.child(naming, Label::Oprd)
        };
        annotation.children_with(head, Label::Appos).chain(named()).find(|&child| {
            self.mention_at.get(&child).is_some_and(|&other| self.mentions[other].form == MentionForm::Name)
        })
    }

    /// "Malaysia's prime minister, Najib Razak,"; "Ambassador to the United States Hamdullah Mohib": the person
    /// named right after the role.
    fn name_after(&self, index: usize) -> Option<usize> {
        let mention = &self.mentions[index];
        let phrase =
            mention.phrases.first().filter(|phrase| !phrase.is_plural && phrase.role.kind == RoleKind::Office)?;
        let annotation = self.draft.annotation;
        let tag = |token: usize| annotation.tokens().get(token).map(|token| token.tag);
        let after = self.mentions[index + 1..].iter().take(3).find(|other| matches!(other.sort, Sort::Person(_)))?;
        let between = mention.tokens.end..after.tokens.start;
        let is_comma = between.len() == 1 && tag(between.start) == Some(Tag::Comma);
        let is_told = !phrase.states.is_empty() || phrase.is_possessed;
        let closes = matches!(tag(after.tokens.end), None | Some(Tag::Comma | Tag::Stop | Tag::Space))
            || is_told && matches!(tag(after.tokens.end), Some(Tag::Vbd | Tag::Vbz));
        let is_listed = annotation.children_with(mention.head, Label::Conj).next().is_some();
        // "The head of the **Kamari Trust**, Ana Ruiz, said": the complement, a comma, and the name between commas.
        let is_behind_complement = between.len() > 2
            && between.len() <= 7
            && tag(between.end - 1) == Some(Tag::Comma)
            && matches!(self.draft.word(between.start), "of" | "at" | "for")
            && between.clone().skip(1).take(between.len() - 2).all(|token| {
                names::starts_upper(self.draft.word(token))
                    || matches!(self.draft.word(token), "the" | "of" | "and" | "’s" | "'s")
            })
            && tag(after.tokens.end) == Some(Tag::Comma)
            && phrase.article == Article::Definite;
        if is_behind_complement && !is_listed {
            return Some(after.head);
        }
        if is_comma {
            return (closes && !is_listed && phrase.article != Article::Indefinite).then_some(after.head);
        }
        let is_complement = !between.is_empty()
            && between.len() <= 6
            && matches!(self.draft.word(between.start), "of" | "to" | "for")
            && between.clone().skip(1).all(|token| {
                names::starts_upper(self.draft.word(token)) || matches!(self.draft.word(token), "the" | "of" | "and")
            });
        (is_complement && names::starts_upper(self.draft.word(phrase.core.start))).then_some(after.head)
    }

    /// "Jared Kushner, U.S. President Donald Trump's son-in-law": two names between commas and a role, where the
    /// parser hung the role elsewhere.
    fn name_before_comma(&self, index: usize) -> Option<usize> {
        let mention = &self.mentions[index];
        let comma = mention.tokens.start.checked_sub(1).filter(|&comma| self.draft.word(comma) == ",")?;
        let annotation = self.draft.annotation;
        let is_apposition =
            matches!(annotation.tokens()[mention.head].label, Label::Appos | Label::Dep | Label::Npadvmod);
        let closes =
            annotation.tokens().get(mention.tokens.end).is_none_or(|token| matches!(token.tag, Tag::Comma | Tag::Stop));
        let before = self.mentions[..index].iter().rev().take(4).find(|other| other.tokens.end == comma)?;
        (is_apposition && closes && before.form == MentionForm::Name).then_some(before.head)
    }

    /// Whether a description can be of an entity, by kind, number and gender.
    fn can_be(&self, index: usize, other: usize, entity: usize) -> bool {
        let Some(phrase) = self.mentions[index].phrases.first() else { return false };
        let entry = &self.entities[entity];
        let same_kind = match entry.kind {
            ActorKind::Person => matches!(phrase.role.kind, RoleKind::Office | RoleKind::Occupation),
            ActorKind::Organization | ActorKind::State => matches!(phrase.role.kind, RoleKind::Body | RoleKind::Group),
            ActorKind::Group | ActorKind::Unknown => true,
        };
        let same_number = phrase.is_plural == entry.is_plural || entry.kind == ActorKind::Organization;
        let is_listed = self.draft.annotation.children_with(self.mentions[other].head, Label::Conj).next().is_some()
            && phrase.is_plural;
        same_kind && same_number && !is_listed && genders_agree(phrase.role.gender, entry.gender)
    }

    /// The one earlier actor that the description fits.
    fn meant(&self, index: usize, phrase: &Phrase<'a>) -> Option<usize> {
        if phrase.article == Article::Indefinite {
            return None;
        }
        let near = index.saturating_sub(REACH)..index;
        let mut earlier: Vec<usize> = near.filter_map(|other| self.entity_of[other]).collect();
        earlier.sort_unstable();
        earlier.dedup();
        let fitting: Vec<usize> = earlier.into_iter().filter(|&entity| self.fits(index, phrase, entity)).collect();
        match fitting[..] {
            [entity] => Some(entity),
            _ => None,
        }
    }

    fn fits(&self, index: usize, phrase: &Phrase<'a>, entity: usize) -> bool {
        let entry = &self.entities[entity];
        if self.is_nested(index, entity) {
            return false;
        }
        // "spokesman", "Foreign Ministry": as good as with an article.
        let is_definite = phrase.article == Article::Definite
            || (phrase.article == Article::Bare
                && (phrase.role.kind == RoleKind::Office || names::starts_upper(self.draft.word(phrase.core.start))));
        match (entry.kind, phrase.role.kind) {
            (ActorKind::Person, RoleKind::Office | RoleKind::Occupation) => {
                is_definite && !phrase.is_plural && self.is_holder(index, phrase, entry)
            }
            (ActorKind::Organization, RoleKind::Body) => {
                is_definite
                    && !phrase.is_plural
                    && (self.is_that_body(index, phrase, entry) || self.is_only_body(index, phrase, entity))
            }
            (ActorKind::Organization, RoleKind::Group) => {
                is_definite
                    && !phrase.is_plural
                    && phrase.states.is_empty()
                    && (self.is_that_body(index, phrase, entry) || self.is_only_body(index, phrase, entity))
            }
            (ActorKind::Group, _) => self.is_same_group(index, phrase, entry),
            _ => false,
        }
    }

    /// "Putin's envoy" is not Putin.
    fn is_nested(&self, index: usize, entity: usize) -> bool {
        let range =
            self.mentions[index].phrases.first().map_or(0, |phrase| phrase.start)..self.mentions[index].tokens.end;
        self.entities[entity].mentions.iter().rev().take(8).any(|&other| {
            let other = &self.mentions[other].tokens;
            range.start <= other.start && other.end <= range.end
        })
    }

    /// Bare or definite repetitions: "protesters … the protesters", "Russian officials … Russian officials".
    fn is_same_group(&self, index: usize, phrase: &Phrase<'a>, entity: &Entity<'a>) -> bool {
        let first_phrase = |&mention: &usize| Some((mention, self.mentions[mention].phrases.first()?));
        let mut told = entity.mentions.iter().filter_map(first_phrase);
        let first = told.next();
        let most = told.take(REACH).chain(first).max_by_key(|(_, phrase)| phrase.states.len());
        let Some((mention, other)) = most else { return false };
        // "**other** investigators" are not the investigators told of next.
        let is_other = |mention: usize| {
            let tokens = &self.mentions[mention].tokens;
            tokens.clone().any(|token| self.draft.word(token).eq_ignore_ascii_case("other"))
        };
        if is_other(mention) != is_other(index) {
            return false;
        }
        let states = |phrase: &Phrase<'a>| phrases::own_state(phrase).map(|state| &state.code);
        let words = |phrase: &Phrase<'a>| {
            self.draft
                .annotation
                .span(phrase.title.start..phrase.core.start.max(phrase.title.start))
                .slice(self.draft.text)
                .to_lowercase()
        };
        phrase.is_plural == other.is_plural
            && self.words(index).cores.first() == self.words(mention).cores.first()
            && (states(phrase) == states(other) || (states(phrase).is_none() && phrase.article == Article::Definite))
            && phrase.owner.is_none()
            && other.owner.is_none()
            && words(phrase) == words(other)
            && phrase.residence == other.residence
    }
}

/// The mention's letters, as the lexicon spells them.
pub(super) fn letters(draft: &Draft<'_>, mention: &Mention<'_>) -> String {
    plain(draft.annotation.span(mention.tokens.clone()).slice(draft.text)).into_owned()
}

/// The last word, generational suffixes apart.
fn surname(name: &str) -> &str {
    let mut words = name.split(' ').rev();
    words.find(|word| !matches!(word.trim_end_matches('.'), "Jr" | "Sr" | "II" | "III" | "IV")).unwrap_or(name)
}

/// Whether two full names of one surname can be one person's: given names equal, initials, or one left out.
fn are_one(one: &str, other: &str) -> bool {
    if surname(one) != surname(other) || one.contains("Jr") != other.contains("Jr") {
        return false;
    }
    let given = |name: &str| -> Vec<String> {
        let given = name.rsplit_once(surname(name)).map_or("", |(given, _)| given);
        given.split(' ').filter(|word| !word.is_empty()).map(|word| word.trim_end_matches('.').to_owned()).collect()
    };
    let (one, other) = (given(one), given(other));
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let is_initial = |short: &str, long: &str| short.chars().count() == 1 && long.starts_with(short);
    let is_same = |one: &str, other: &str| one == other || is_initial(one, other) || is_initial(other, one);
    // "Sadeq Abu Amer" and "Abu Hassan Amer" are two: each given name must be one of the other's, in their order.
    let mut rest = long.iter();
    short.iter().all(|name| rest.any(|other| is_same(name, other)))
}

/// "World Health Organization" gives WHO; small words count or not as in the name.
fn initials(name: &str) -> Option<String> {
    let words: Vec<&str> = name.split([' ', '-']).filter(|word| names::starts_upper(word)).collect();
    (words.len() >= 2).then(|| words.iter().filter_map(|word| word.chars().next()).collect())
}

pub(super) fn genders_agree(one: Option<char>, other: Option<char>) -> bool {
    one.is_none() || other.is_none() || one == other
}

pub(super) fn gender(draft: &Draft<'_>, mention: &Mention<'_>, identity: Identity<'_>) -> Option<char> {
    if let Identity::Person(person) = identity
        && person.gender.is_some()
    {
        return person.gender;
    }
    let by_role = mention.phrases.iter().find_map(|phrase| phrase.role.gender);
    let is_full = matches!(mention.sort, Sort::Person(_)) && mention.tokens.len() > 1;
    by_role.or_else(|| is_full.then(|| draft.lexicon.actors.gender(draft.word(mention.tokens.start))).flatten())
}

fn kind(phrase: &Phrase<'_>, form: MentionForm) -> ActorKind {
    match phrase.role.kind {
        RoleKind::Body if !phrase.is_plural || form == MentionForm::Name => ActorKind::Organization,
        RoleKind::Group if !phrase.is_plural && phrase.role.is_collective => {
            let is_armed = phrase.role.sectors.first().is_some_and(|sector| sector == "REB" || sector == "PRM");
            if is_armed { ActorKind::Organization } else { ActorKind::Group }
        }
        RoleKind::Office | RoleKind::Occupation | RoleKind::Honorific | RoleKind::Group if !phrase.is_plural => {
            ActorKind::Person
        }
        _ => ActorKind::Group,
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::actors;

    #[test]
    fn full_name_surname_and_office() {
        insta::assert_snapshot!(actors("French President Emmanuel Macron spoke first. Macron was brief. The French leader then left, and the president slept."), @"Emmanuel Macron (person FRA GOV): Emmanuel Macron | Macron | The French leader ~description | the president ~description");
    }

    #[test]
    fn the_lexicon_knows_who_leads() {
        insta::assert_snapshot!(actors("Emmanuel Macron was brief. Later the French president left."), @"Emmanuel Macron (person FRA GOV): Emmanuel Macron | the French president ~description");
    }

    #[test]
    fn two_presidents_compete() {
        insta::assert_snapshot!(actors("President Emmanuel Macron met President Vladimir Putin. The president left early."), @r"
        Emmanuel Macron (person FRA GOV): Emmanuel Macron
        Vladimir Putin (person RUS GOV): Vladimir Putin
        president (person - GOV): The president ~description
        ");
    }

    #[test]
    fn an_acronym_in_parentheses() {
        insta::assert_snapshot!(actors("The Kamari River Authority (KRA) closed the dam. The KRA said so."), @"Kamari River Authority (organization - GOV): Kamari River Authority | KRA | KRA");
    }

    #[test]
    fn two_of_a_family() {
        insta::assert_snapshot!(actors("Donald Trump met Eric Trump. Trump spoke."), @r"
        Donald Trump (person USA GOV): Donald Trump | Trump
        Eric Trump (person - -): Eric Trump
        ");
    }

    #[test]
    fn an_apposition() {
        insta::assert_snapshot!(actors("Jared Kushner, U.S. President Donald Trump’s son-in-law, arrived."), @r"
        Jared Kushner (person USA ELI): Jared Kushner | Donald Trump’s son-in-law ~description
        Donald Trump (person USA GOV): Donald Trump
        ");
    }

    #[test]
    fn the_company_is_the_one_named() {
        insta::assert_snapshot!(actors("Boeing lost money. The company said it would cut jobs."), @"Boeing (organization USA BUS): Boeing | The company ~description | it ~pronoun");
    }

    #[test]
    fn a_name_after_the_office() {
        insta::assert_snapshot!(actors("Malaysia's prime minister, Aziz Rahim, and Afghan Ambassador to the United Nations Karim Noori spoke."), @r"
        Aziz Rahim (person MYS GOV): Malaysia's prime minister ~description | Aziz Rahim
        Karim Noori (person AFG GOV): Afghan Ambassador ~description | Karim Noori
        United Nations (organization UNO -): United Nations
        ");
    }

    #[test]
    fn groups_said_again() {
        insta::assert_snapshot!(actors("Protesters marched on Friday. The protesters left. A man fell and the man died."), @r"
        Protesters (group - CVL): Protesters ~description | The protesters ~description
        man (person - CVL): A man ~description | the man ~description
        ");
    }
}
