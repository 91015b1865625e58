//! Whether a description of an office means somebody told of before: "President Aoun … **the president**".
//!
//! Apart from [`super::joining`], which asks: here titles, countries, posts and bodies are compared.
//!
//! - Finds: holders by the titles the text gave them and by the lexicon's offices.
//! - Leaves: other offices of the same title ("the ambassador **to Kenya**").
//! - Cannot see: offices that neither the text nor the lexicon tells of.

use onrecord_language::{Label, Pos};
use onrecord_lexicon::RoleKind;

use super::joining::{Entity, Identity, Joiner, REACH, genders_agree};
use super::mention::Phrase;
use super::words::{Words, has_more_words, titles_agree};
use super::{phrases, profile};

impl<'a> Joiner<'_, 'a> {
    /// Whether the person holds, or held, the office that the phrase names, in its country.
    pub(super) fn is_holder(&self, index: usize, phrase: &Phrase<'a>, entity: &Entity<'a>) -> bool {
        if !genders_agree(phrase.role.gender, entity.gender) || phrase.owner.is_some() {
            return false;
        }
        let country = phrases::own_state(phrase).map(|state| state.code.as_str());
        let words = self.words(index);
        let title = words.cores.first();
        let post = self.post(index);
        let is_there = |&&mention: &&usize| post.is_none() || self.post(mention) == post;
        let phrases = |&mention: &usize| self.mentions[mention].phrases.iter().zip(&self.words(mention).cores);
        let near = entity.mentions.iter().rev().take(REACH).filter(is_there);
        let told = near.flat_map(phrases).any(|(other, other_title)| {
            let same = title.is_some_and(|title| titles_agree(self.draft, (phrase, title), (other, other_title)));
            let other_country = phrases::own_state(other).map(|state| state.code.as_str());
            let person_country = match entity.identity {
                Identity::Person(person) => Some(person.country.as_str()),
                _ => None,
            };
            same && country.is_none_or(|country| other_country.or(person_country).is_none_or(|other| other == country))
        });
        told || self.is_holder_by_lexicon(words, phrase, entity, country)
    }

    /// "the ambassador **to Kenya**": where somebody is sent. Another ambassador is another person.
    fn post(&self, index: usize) -> Option<&str> {
        let annotation = self.draft.annotation;
        let head = self.mentions[index].head;
        let to = annotation
            .children_with(head, Label::Prep)
            .find(|&to| to > head && self.draft.word(to).eq_ignore_ascii_case("to"))?;
        let place = annotation.child(to, Label::Pobj)?;
        (annotation.tokens()[place].pos == Pos::Propn).then(|| self.draft.word(place))
    }

    fn is_holder_by_lexicon(
        &self,
        words: &Words,
        phrase: &Phrase<'a>,
        entity: &Entity<'a>,
        country: Option<&str>,
    ) -> bool {
        let Identity::Person(person) = entity.identity else { return false };
        if phrase.role.kind != RoleKind::Office && country.is_none() || has_more_words(phrase) {
            return false;
        }
        profile::offices_at(self.draft, person).any(|office| {
            let title = office.title.to_lowercase();
            (words.cores.first() == Some(&title) || phrase.role.covers.contains(&title))
                && country.is_none_or(|country| office.of == country || person.country == country)
        })
    }
}
