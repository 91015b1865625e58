//! Which body a description means: "the ministry", "the company", "the organisation".
//!
//! - Finds: the body whose name or description ends in the word, the one company for "the company", and for words that any body is
//!   called by ("**the organisation** said") the only one that is named in this sentence and the two before it.
//! - Leaves: words with an owner or a country of their own, and media, whom others tell something.
//! - Cannot see: which of two bodies is meant.

use onrecord_language::Label;
use onrecord_lexicon::Usage;
use onrecord_record::{ActorKind, MentionForm};

use super::joining::{Entity, Identity, Joiner, REACH};
use super::mention::{Article, Phrase, Sort};
use super::words::has_more_words;
use super::{names, phrases, profile};

/// Whether a body of this name in lower case can be called so: "**court**" for "High Court of Kenya", but not "government" for "Federation of
/// Government Employees".
fn is_called(name: &str, word: &str) -> bool {
    let end = [" of ", " for ", " to ", " on ", " against "].iter().filter_map(|link| name.find(link)).min();
    let head = name[..end.unwrap_or(name.len())].rsplit(' ').next();
    head == Some(word)
}

impl<'a> Joiner<'_, 'a> {
    /// "the ministry" is the one ministry, "the company" the one company named before.
    pub(super) fn is_that_body(&self, index: usize, phrase: &Phrase<'a>, entity: &Entity<'a>) -> bool {
        if has_more_words(phrase) && !matches!(entity.identity, Identity::Nameless) || phrase.owner.is_some() {
            return false;
        }
        let Some(word) = self.words(index).last.first() else { return false };
        let country = phrases::own_state(phrase).map(|state| state.code.as_str());
        // "**State** missed the deadline": the department, by a word of its name.
        let is_short = phrase.article == Article::Bare && names::starts_upper(self.draft.word(phrase.core.start));
        let is_called = |name: &str| is_called(name, word) || is_short && name.split(' ').any(|part| part == word);
        let told = entity.mentions.iter().rev().take(REACH).any(|&mention| {
            let words = self.words(mention);
            let is_name = self.mentions[mention].form == MentionForm::Name;
            words.last.contains(word) || is_name && is_called(&words.letters)
        });
        let of_lexicon = match entity.identity {
            Identity::Organization(organization) => {
                is_called(&organization.name.to_lowercase())
                    || phrase
                        .role
                        .sectors
                        .first()
                        .is_some_and(|sector| sector == "BUS" && organization.sectors.first() == Some(sector))
            }
            _ => false,
        };
        let same_country =
            || country.is_none() || profile::country_of_body(self.draft, self.mentions, entity).as_deref() == country;
        (told || of_lexicon) && same_country()
    }

    /// "**The organisation** said": a word for any body, where only one is named in this sentence and the two before it.
    pub(super) fn is_only_body(&self, index: usize, phrase: &Phrase<'a>, entity: usize) -> bool {
        const SENTENCES: u32 = 2;
        let word = self.draft.annotation.lemma(phrase.head).to_lowercase();
        let is_any = self.draft.lexicon.actors.has_usage(Usage::AnyBody, &word);
        if !is_any || has_more_words(phrase) || phrase.owner.is_some() || !phrase.states.is_empty() {
            return false;
        }
        let sentence = |mention: usize| self.draft.annotation.tokens()[self.mentions[mention].head].sentence;
        let here = sentence(index);
        let mut bodies: Vec<usize> = (0..index)
            .rev()
            .take_while(|&other| sentence(other) + SENTENCES >= here)
            .filter(|&other| self.mentions[other].form == MentionForm::Name)
            .filter_map(|other| self.entity_of[other])
            .filter(|&other| self.entities[other].kind == ActorKind::Organization && !self.is_medium(other))
            .collect();
        bodies.sort_unstable();
        bodies.dedup();
        if bodies.len() > 1 {
            // "**Hamas** has ties to it, a charge that **the agency** denies": the one that is a subject goes on being told of.
            bodies.retain(|&body| self.is_subject_since(body, index, here.saturating_sub(SENTENCES)));
        }
        bodies == [entity]
    }

    /// Whether a name of the body is the subject of a clause before the mention, in this sentence or one that is not too far.
    fn is_subject_since(&self, body: usize, index: usize, first: u32) -> bool {
        let tokens = self.draft.annotation.tokens();
        let is_subject = |&&other: &&usize| {
            let head = &tokens[self.mentions[other].head];
            other < index && head.sentence >= first && matches!(head.label, Label::Nsubj | Label::Nsubjpass)
        };
        self.entities[body].mentions.iter().rev().take(REACH).any(|other| is_subject(&other))
    }

    /// Whom others tell something, and who is seldom the body that a text goes on about.
    fn is_medium(&self, entity: usize) -> bool {
        match self.entities[entity].identity {
            // Who speaks for journalists is no medium.
            Identity::Organization(organization) => {
                organization.country != "NGO" && organization.sectors.first().is_some_and(|sector| sector == "JRN")
            }
            _ => false,
        }
    }

    /// "**The Times** reported" after "The New York Times": the paper whose name was told in full, and ends so.
    pub(super) fn named_longer(&self, index: usize) -> Option<usize> {
        let last = self.letters(index).strip_prefix("The ").filter(|rest| !rest.contains(' '))?;
        let ends_so = |other: usize| {
            let whole = self
                .letters(other)
                .strip_suffix(last)
                .is_some_and(|front| front.trim() != "The" && front.ends_with(' '));
            whole && matches!(self.mentions[other].sort, Sort::Organization(Some(_)))
        };
        (index.saturating_sub(REACH)..index).rev().find(|&other| ends_so(other)).and_then(|other| self.entity_of[other])
    }

    /// "**Hewlett** announced" after "Hewlett-Packard Co.": the body whose name begins so, where nobody of that name is told of.
    pub(super) fn body_called(&self, index: usize, letters: &str) -> Option<usize> {
        if letters.contains(' ')
            || self.by_surname.contains_key(letters)
            || self.draft.lexicon.actors.is_given_name(letters)
        {
            return None;
        }
        let begins = |other: &usize| {
            let rest = self.letters(*other).strip_prefix(letters);
            matches!(self.mentions[*other].sort, Sort::Organization(_))
                && rest.is_some_and(|rest| rest.starts_with(['-', ' ']))
        };
        (index.saturating_sub(REACH)..index).rev().find(begins).and_then(|other| self.entity_of[other])
    }
}
