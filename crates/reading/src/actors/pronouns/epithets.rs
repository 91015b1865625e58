//! Who "the senator" and "the candidate" are, where the text goes on about somebody whom it has named.
//!
//! - Finds: a description of one person with "the" that is new in the text and a subject in the reporter's own words: the one
//!   named before whose title it is ("Sen. Bernie Sanders … **the Vermont senator**"), else, where newspapers use the word for a
//!   name ("**the candidate**", "**the billionaire**"), the named person who leads the sentences before and of whom the text
//!   speaks much; so too the company, paper or school that leads the sentence before ("**the tobacco and brewing company**").
//! - Leaves: roles that bring somebody new ("the judge", "the second official"), and descriptions that tell whom they mean ("the
//!   lawyer for the family").
//! - Cannot see: that a word for somebody's past or kin means the one named before.

use onrecord_language::{Label, Pos};
use onrecord_lexicon::{Named, RoleKind, Usage};
use onrecord_record::MentionForm;

use super::super::joining::{Entity, Identity};
use super::super::mention::{Article, Phrase};
use super::super::names::starts_upper;
use super::super::profile;
use super::super::typing::body_role;
use super::super::words::core;
use super::{Asks, Resolver};
use crate::Draft;

/// Mentions that a description looks back for one with its title.
const REACH: usize = 120;

/// Mentions of one person whose titles are compared.
const TITLES: usize = 24;

/// Sectors of people of politics.
const POLITICAL: &[&str] = &["GOV", "LEG", "PTY", "OPP", "ELI"];

/// What makes a description another person's.
const OTHERS: &[&str] =
    &["other", "same", "second", "third", "last", "next", "new", "unnamed", "anonymous", "another", "rival", "fellow"];

/// The acronym of a body in front of an office: "the **FBI** chief".
fn body_in_front<'a>(draft: &Draft<'a>, phrase: &Phrase<'_>) -> Option<&'a str> {
    let before = phrase.core.start.checked_sub(1)?;
    let entry = &draft.annotation.tokens()[before];
    let is_body = entry.pos == Pos::Propn
        && entry.label == Label::Compound
        && draft.word(before).chars().filter(|letter| letter.is_uppercase()).count() > 1;
    is_body.then(|| draft.word(before))
}

impl Resolver<'_, '_, '_> {
    /// The named person whom the description at `token` means.
    pub(super) fn epithet(&self, token: usize) -> Option<usize> {
        let index = self.mention_at[token].filter(|_| self.is_subject[token])?;
        let mention = &self.mentions[index];
        let entry = &self.entities[self.at[token]?];
        let phrase = mention.phrases.first().filter(|_| mention.form == MentionForm::Description)?;
        let is_new = matches!(entry.identity, Identity::Nameless) && entry.mentions.first() == Some(&index);
        if !is_new || !self.points(token, phrase) {
            return None;
        }
        if phrase.role.kind == RoleKind::Body {
            return self.body(token, phrase);
        }
        let asks = match phrase.role.gender {
            Some('m') => Asks::Male,
            Some('f') => Asks::Female,
            _ => Asks::Person,
        };
        let is_open = |entity: usize| {
            let entity = &self.entities[entity];
            is_named(entity) && self.told(entity).all(|other| self.is_of_one_party(phrase, other))
        };
        let title = core(self.draft, phrase);
        // "President Clinton … **the FBI chief**": an office of the body, which he has not.
        let leads = matches!(&*title, "chief" | "head" | "boss" | "leader" | "director");
        let body = body_in_front(self.draft, phrase).filter(|_| leads);
        let is_of_body = |entity: usize| {
            let mut told = self.told(&self.entities[entity]);
            body.is_none() || told.any(|other| body_in_front(self.draft, other) == body)
        };
        let is_open = |entity: usize| is_open(entity) && is_of_body(entity);
        let leader = self.leading(token, asks).filter(|&leader| is_open(leader));
        let barred = self.named_by_clause(token);
        let to = self.spoken.partition_point(|&(head, _)| head < phrase.start);
        let mut holders: Vec<usize> =
            self.spoken[to.saturating_sub(REACH)..to].iter().map(|&(_, entity)| entity).collect();
        holders.sort_unstable();
        holders.dedup();
        holders.retain(|&entity| {
            is_open(entity)
                && self.fits(entity, asks)
                && !barred.contains(&entity)
                && (self.holds(&self.entities[entity], phrase, &title) || body.is_some())
        });
        match holders[..] {
            [only] => Some(only),
            [] => leader.filter(|&leader| self.is_called_so(&self.entities[leader], phrase, &title)),
            // "President Kestrel met President Vogt. **The president** …": either.
            _ => leader.filter(|leader| {
                let mut before = self.spoken[to.saturating_sub(REACH)..to].iter().rev();
                before.find(|(_, entity)| holders.contains(entity)).is_some_and(|(_, last)| last == leader)
            }),
        }
    }

    /// The named body that "the brewing company" or "the newspaper" means: the one of its sort that leads the sentence before.
    fn body(&self, token: usize, phrase: &Phrase<'_>) -> Option<usize> {
        let sort = phrase.role.sectors.first().filter(|sort| matches!(sort.as_str(), "BUS" | "JRN" | "EDU"))?;
        let leader = self.leading(token, Asks::Thing)?;
        let entry = &self.entities[leader];
        let fits = match entry.identity {
            Identity::Organization(organization) => organization.sectors.contains(sort),
            // Most names of companies do not tell that they are.
            Identity::SomeBody => entry.mentions.iter().take(TITLES).all(|&mention| {
                body_role(self.draft, &self.mentions[mention].tokens)
                    .map_or(sort == "BUS", |(role, _)| role.sectors.contains(sort))
            }),
            _ => false,
        };
        fits.then_some(leader)
    }

    /// Gives the description's mentions to the person it means.
    pub(super) fn join(&mut self, token: usize, target: usize) {
        let Some(source) = self.at[token].filter(|&source| source != target) else { return };
        let moved = std::mem::take(&mut self.entities[source].mentions);
        for &mention in &moved {
            self.at[self.mentions[mention].head] = Some(target);
        }
        for (_, entity) in self.spoken.iter_mut().chain(&mut self.resolved) {
            if *entity == source {
                *entity = target;
            }
        }
        let entry = &mut self.entities[target];
        entry.mentions.extend(moved);
        entry.mentions.sort_unstable();
    }

    /// Whether the words point at somebody known: "the" and nothing that tells who is meant but what stands in front.
    fn points(&self, token: usize, phrase: &Phrase<'_>) -> bool {
        let annotation = self.draft.annotation;
        let has_complement = annotation.children(token).filter(|&child| child > token).any(|child| {
            let is_when = || annotation.subtree(child).any(|token| self.draft.time_of[token].is_some());
            match annotation.tokens()[child].label {
                Label::Relcl | Label::Acl | Label::Appos => true,
                Label::Prep => !is_when(),
                _ => false,
            }
        });
        let is_other = (phrase.start..phrase.core.start).any(|token| OTHERS.contains(&self.draft.word(token)));
        matches!(phrase.role.kind, RoleKind::Office | RoleKind::Occupation | RoleKind::Body)
            && phrase.article == Article::Definite
            && !phrase.is_possessed
            && !phrase.is_plural
            && phrase.role.relation.is_none()
            && phrase.owner.is_none_or(|owner| owner < phrase.core.start)
            && !has_complement
            && !is_other
            && self.quotes.around(token).is_none()
    }

    /// Whether text or lexicon give the person the title.
    fn holds(&self, entity: &Entity<'_>, phrase: &Phrase<'_>, title: &String) -> bool {
        let is_title = |other: &String| title == other || phrase.role.covers.contains(other);
        let told =
            self.told(entity).any(|other| is_title(&core(self.draft, other)) && (phrase.is_former || !other.is_former));
        let Identity::Person(person) = entity.identity else { return told };
        let now = || profile::offices_at(self.draft, person).any(|office| is_title(&office.title.to_lowercase()));
        let day = self.draft.published.map(|day| day.to_string());
        let once = || {
            person.offices.iter().any(|office| {
                let is_over = office.to.as_ref().zip(day.as_ref()).is_some_and(|(to, day)| to <= day);
                is_over && is_title(&office.title.to_lowercase())
            })
        };
        told || if phrase.is_former { once() } else { now() }
    }

    /// Whether newspapers call somebody like the person so.
    fn is_called_so(&self, entity: &Entity<'_>, phrase: &Phrase<'_>, title: &str) -> bool {
        let is_epithet = |title: &str| {
            let last = title.rsplit(' ').next().unwrap_or(title);
            self.draft.lexicon.actors.has_usage(Usage::Epithet, last)
        };
        let has = |sectors: &[String], wanted: &[&str]| sectors.iter().any(|sector| wanted.contains(&sector.as_str()));
        let own = &phrase.role.sectors;
        let is_politician = has(own, POLITICAL);
        // "a strategist" is not "the candidate", nor a senator "the billionaire".
        let fits = |other: &Phrase<'_>| {
            let sectors = &other.role.sectors;
            let is_aide =
                other.role.relation.is_some() || has(sectors, &["PTY"]) && !is_epithet(&core(self.draft, other));
            let is_one = match (is_politician, has(own, &["BUS"])) {
                (true, _) => (has(sectors, POLITICAL) || has(sectors, &["BUS"])) && !is_aide,
                (_, true) => has(sectors, &["BUS", "PTY", "ELI"]),
                _ => true,
            };
            other.role.kind == RoleKind::Honorific || is_one
        };
        // Who stands for office is somebody of politics, and not the one who holds the highest.
        let is_known = match entity.identity {
            Identity::Person(person) => {
                let mut offices = profile::offices_at(self.draft, person);
                !offices.any(|office| office.title.to_lowercase().ends_with("president"))
            }
            _ => self.told(entity).any(|other| has(&other.role.sectors, POLITICAL)) || self.party(phrase).is_none(),
        };
        let is_open = !has(own, &["PTY"]) || is_known;
        is_epithet(title)
            && is_open
            && !phrase.is_former
            && entity.mentions.len() * 3 >= self.most_told()
            && self.told(entity).all(fits)
    }

    /// The party that a word of the description names: "the **Republican** nominee".
    fn party(&self, phrase: &Phrase<'_>) -> Option<&str> {
        let actors = &self.draft.lexicon.actors;
        (phrase.start..phrase.core.end).map(|token| self.draft.word(token)).filter(|word| starts_upper(word)).find_map(
            |word| {
                [word.to_owned(), format!("{word}s"), format!("{word} Party")].iter().find_map(|name| {
                    match actors.get(name) {
                        Some(Named::Organization(body))
                            if body.sectors.first().is_some_and(|sector| sector == "PTY") =>
                        {
                            Some(body.name.as_str())
                        }
                        _ => None,
                    }
                })
            },
        )
    }

    fn is_of_one_party(&self, one: &Phrase<'_>, other: &Phrase<'_>) -> bool {
        self.party(one).zip(self.party(other)).is_none_or(|(one, other)| one == other)
    }

    /// How often the text speaks of the named person of whom it speaks most.
    fn most_told(&self) -> usize {
        self.entities.iter().filter(|entity| is_named(entity)).map(|entity| entity.mentions.len()).max().unwrap_or(0)
    }

    /// The roles that the text gives the person.
    fn told<'e>(&'e self, entity: &'e Entity<'_>) -> impl Iterator<Item = &'e Phrase<'e>> {
        entity.mentions.iter().take(TITLES).flat_map(|&mention| &self.mentions[mention].phrases)
    }
}

fn is_named(entity: &Entity<'_>) -> bool {
    matches!(entity.identity, Identity::Person(_) | Identity::SomePerson)
}
