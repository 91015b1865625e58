//! Who leads the sentences before a pronoun: who is told of goes on being "he".
//!
//! - Finds: for a pronoun that is a subject, the one fitting actor that is the subject of the main clause, or of a verb of
//!   saying, in the nearest sentence of the reporter's own words; behind a question the one who is asked. Where nobody
//!   leads, the one fitting actor of the nearest sentence.
//! - Leaves: sentences led by two who fit, or by a pronoun that stands for nobody known.
//! - Cannot see: a silent change of whom the text tells of.

use std::ops::Range;

use onrecord_language::{Label, Pos, Tag};
use onrecord_lexicon::CuePos;
use onrecord_record::{ActorKind, Stance};

use super::{Asks, Resolver};
use crate::clause;

/// Sentences in the reporter's own words that a pronoun looks back, its own included.
const REACH: usize = 4;

/// All sentences that it looks back: quotations may be long.
const FARTHEST: usize = 24;

/// Who leads a sentence, as far as a pronoun asks.
enum Led {
    By(usize),
    /// Somebody does, and it cannot be told who.
    Unclear,
    /// Nobody that fits; the only fitting actor that stands elsewhere in it.
    ByNobody(Option<usize>),
}

impl Resolver<'_, '_, '_> {
    /// The actor that leads the nearest sentence before the pronoun in which one does.
    pub(super) fn leading(&self, token: usize, asks: Asks) -> Option<usize> {
        let annotation = self.draft.annotation;
        let is_person = asks.is_person();
        let speaks = self.speaks(token);
        let mut left = if is_person { REACH } else { 2 };
        let mut elsewhere = None;
        let barred = self.named_by_clause(token);
        let last = annotation.tokens()[token].sentence as usize;
        for sentence in (0..=last).rev().take(FARTHEST) {
            let range = annotation.sentences().get(sentence)?.clone();
            let range = range.start..range.end.min(token);
            if !self.has_own_words(range.clone()) {
                continue;
            }
            match self.led(range, asks, &barred, speaks) {
                Led::By(entity) => return Some(entity),
                Led::Unclear => return None,
                // Who speaks goes on speaking although others are named; who acts is the one named last.
                Led::ByNobody(Some(entity)) if !speaks && is_person => return Some(entity),
                Led::ByNobody(only) => {
                    let safe =
                        only.filter(|&entity| is_person && (!speaks || sentence == last || self.is_named(entity)));
                    elsewhere = elsewhere.or(safe);
                }
            }
            left -= 1;
            if left == 0 || !is_person && sentence < last {
                break;
            }
        }
        elsewhere
    }

    /// Whether a name tells who it is: "a reporter" who is only spoken of does not go on speaking.
    fn is_named(&self, entity: usize) -> bool {
        let is_name = |&mention: &usize| self.draft.annotation.tokens()[self.mentions[mention].head].pos == Pos::Propn;
        self.entities[entity].mentions.iter().any(is_name)
    }

    /// Whether one capitalized word names it: "**Osei** said", not "MV Ruen" or "the UKMTO".
    fn is_surname(&self, entity: usize) -> bool {
        let mut mentions = self.entities[entity].mentions.iter().map(|&mention| &self.mentions[mention]);
        mentions.any(|mention| {
            self.draft.annotation.tokens()[mention.head].pos == Pos::Propn
                && mention.tokens.len() == 1
                && self.draft.word(mention.head).chars().skip(1).any(char::is_lowercase)
        })
    }

    /// Whether words stand in the range that are in no quotation.
    fn has_own_words(&self, range: Range<usize>) -> bool {
        range.into_iter().any(|token| {
            self.quotes.around(token).is_none() && self.draft.word(token).starts_with(char::is_alphanumeric)
        })
    }

    fn led(&self, range: Range<usize>, asks: Asks, barred: &[usize], speaks: bool) -> Led {
        let is_open = |head: usize, entity: usize| self.quotes.around(head).is_none() && !barred.contains(&entity);
        let heads: Vec<(usize, usize)> =
            self.heads(range.clone()).into_iter().filter(|&(head, entity)| is_open(head, entity)).collect();
        // "according to **the memo**. It said …": the paper, which nobody is.
        let source = if speaks { self.source(range.clone()) } else { None };
        if asks == Asks::Thing && source.is_some_and(|source| self.at[source].is_none()) {
            return Led::Unclear;
        }
        if let Some(entity) = self.beside_content(&heads, asks).filter(|_| speaks) {
            return Led::By(entity);
        }
        let mut leaders: Vec<usize> = Vec::new();
        let mut is_joint = false;
        for &(head, entity) in heads.iter().filter(|&&(head, _)| self.is_leader(head, asks)) {
            let verb = self.draft.annotation.head(head);
            let entity = verb.and_then(|verb| self.asked(verb)).unwrap_or(entity);
            if self.can_lead(entity, asks) && !leaders.contains(&entity) {
                is_joint |= self.has_company(head);
                leaders.push(entity);
            }
        }
        if leaders.is_empty() {
            leaders.extend(self.named_beside_cue(range.clone(), &heads, asks));
        }
        let sure = |entity: &&usize| self.is_sure(**entity, asks);
        // "**A photographer** asked her to pose. She said …": who is "her" already, not who may be a man.
        if let ([leader], Asks::Male | Asks::Female) = (&leaders[..], asks)
            && !self.is_sure(*leader, asks)
            && let Some(entity) = self.called_so(&heads, asks)
            && entity != *leader
        {
            return Led::By(entity);
        }
        match leaders[..] {
            [entity] if !(is_joint && asks == Asks::Several) => return Led::By(entity),
            [] => {}
            _ => {
                let mut known = leaders.iter().filter(sure);
                return match (known.next(), known.next()) {
                    (Some(&entity), None) if asks.is_person() => Led::By(entity),
                    _ => Led::Unclear,
                };
            }
        }
        let told = source.and_then(|source| self.at[source]);
        if let Some(entity) = told.filter(|&entity| self.can_lead(entity, asks) && !barred.contains(&entity)) {
            return Led::By(entity);
        }
        if self.is_led_by_unknown(range, asks) {
            let dealt_with = if asks == Asks::Several { self.dealt_with(&heads, asks) } else { None };
            return dealt_with.map_or(Led::Unclear, Led::By);
        }
        // "Just ask **him**": who is a pronoun already is the one the text goes on about.
        let mut pronouns = heads.iter().filter(|&&(head, entity)| {
            self.draft.annotation.tokens()[head].pos == Pos::Pron && self.fits(entity, asks)
        });
        if let (Some(&(_, entity)), None) = (pronouns.next(), pronouns.next()) {
            return Led::By(entity);
        }
        let mut fitting: Vec<usize> =
            heads.iter().map(|&(_, entity)| entity).filter(|&entity| self.fits(entity, asks)).collect();
        fitting.sort_unstable();
        fitting.dedup();
        Led::ByNobody(if let [entity] = fitting[..] { Some(entity) } else { None })
    }

    /// "Trump, **Sexton** said, has made a mess. He said …": of a sentence with a report between commas who speaks leads, not whom it tells of.
    fn beside_content(&self, heads: &[(usize, usize)], asks: Asks) -> Option<usize> {
        let annotation = self.draft.annotation;
        let is_comma = |token: usize| matches!(annotation.tokens()[token].tag, Tag::Comma);
        let is_between = |subject: usize, verb: usize| {
            let start = annotation.subtree(subject).start;
            subject < verb && start > 0 && is_comma(start - 1) && verb + 1 < annotation.len() && is_comma(verb + 1)
        };
        let mut speakers = heads.iter().filter(|&&(head, entity)| {
            self.is_subject[head]
                && self.can_lead(entity, asks)
                && annotation.head(head).is_some_and(|verb| {
                    let label = annotation.tokens()[verb].label;
                    matches!(label, Label::Parataxis | Label::Ccomp) && self.is_speech(verb) && is_between(head, verb)
                })
        });
        let only = speakers.next()?;
        speakers.next().is_none().then_some(only.1)
    }

    /// "According to **the watchdog**, both sides agreed. It said …": who is named as the source of a sentence.
    fn source(&self, range: Range<usize>) -> Option<usize> {
        let annotation = self.draft.annotation;
        let according = range.into_iter().find(|&token| self.draft.word(token).eq_ignore_ascii_case("according"))?;
        let to = annotation.children(according).find(|&to| self.draft.word(to) == "to")?;
        annotation.child(to, Label::Pobj).filter(|_| self.quotes.around(according).is_none())
    }

    /// Whom the last pronoun of the same gender stands for.
    fn called_so(&self, heads: &[(usize, usize)], asks: Asks) -> Option<usize> {
        let is_same = |head: usize| super::asks(&self.draft.word(head).to_lowercase()) == Some(asks);
        heads
            .iter()
            .find(|&&(head, _)| is_same(head))
            .map(|&(_, entity)| entity)
            .filter(|&entity| self.is_sure(entity, asks))
    }

    /// "“…,” its envoy in Beirut, **Ana Ruiz**, said": who is named right beside a verb of saying to which the parser gave no
    /// subject.
    fn named_beside_cue(&self, range: Range<usize>, heads: &[(usize, usize)], asks: Asks) -> Option<usize> {
        let annotation = self.draft.annotation;
        let verb = range.into_iter().find(|&token| {
            annotation.tokens()[token].label == Label::Root
                && self.quotes.around(token).is_none()
                && self.is_speech(token)
        })?;
        if clause::own_subject(annotation, verb).is_some() {
            return None;
        }
        let is_beside = |head: usize| head < verb && verb - head <= 2 || head > verb && head - verb <= 3;
        let mut beside = heads.iter().filter(|&&(head, entity)| is_beside(head) && self.can_lead(entity, asks));
        beside.next().map(|&(_, entity)| entity)
    }

    /// "The deal gives **nurses** a rise. They …": behind a thing as subject, the many that the main clause deals with.
    fn dealt_with(&self, heads: &[(usize, usize)], asks: Asks) -> Option<usize> {
        let annotation = self.draft.annotation;
        let mut objects = heads.iter().filter(|&&(head, entity)| {
            matches!(annotation.tokens()[head].label, Label::Dobj | Label::Dative)
                && annotation.head(head).is_some_and(|verb| self.leads(verb))
                && self.fits(entity, asks)
        });
        let only = objects.next()?;
        objects.next().is_none().then_some(only.1)
    }

    /// "The church said …": many may be called by one name, and be "they" then.
    fn can_lead(&self, entity: usize, asks: Asks) -> bool {
        // A lone name that nothing tells to be a person's is one for "he".
        let (kind, gender) = (self.entities[entity].kind, self.entities[entity].gender);
        let may_be = match asks {
            Asks::Male => gender != Some('f'),
            Asks::Female => gender != Some('m'),
            _ => true,
        };
        self.fits(entity, asks)
            || asks == Asks::Several && kind == ActorKind::Organization
            || asks.is_person() && kind == ActorKind::Unknown && may_be && self.is_surname(entity)
    }

    /// Whether the token is the subject of the main clause, or of a verb of saying beside a quotation.
    fn is_leader(&self, token: usize, asks: Asks) -> bool {
        let annotation = self.draft.annotation;
        let is_apposed = annotation.tokens()[token].label == Label::Appos;
        let Some(subject) = (if is_apposed { annotation.head(token) } else { Some(token) }) else { return false };
        // "His brother, **Lazaro Gonzalez**, said": the name is meant, not the description.
        let is_person = asks.is_person();
        let is_described =
            || is_person && annotation.children_with(token, Label::Appos).any(|name| self.at[name].is_some());
        let Some(verb) = annotation.head(subject).filter(|_| self.is_subject[token] && !is_described()) else {
            return false;
        };
        self.leads(verb)
    }

    fn leads(&self, verb: usize) -> bool {
        let annotation = self.draft.annotation;
        let mut verb = verb;
        for _ in 0..4 {
            let is_outside = self.quotes.around(verb).is_none();
            match annotation.tokens()[verb].label {
                Label::Root => return is_outside,
                Label::Conj => match annotation.head(verb) {
                    Some(head) => verb = head,
                    None => return false,
                },
                Label::Ccomp | Label::Parataxis => {
                    // "“It is late,” **said** Ana Ruiz" hangs below the quotation's verb. A name that the parser takes for a
                    // verb is none.
                    let is_main = |head: usize| {
                        self.quotes.around(head).is_some()
                            || self.draft.word(head).starts_with(char::is_uppercase)
                                && clause::own_subject(annotation, head).is_none()
                    };
                    return is_outside && annotation.head(verb).is_some_and(is_main) && self.is_speech(verb);
                }
                _ => return false,
            }
        }
        false
    }

    /// "A reporter asked **Trump** about it": who is asked answers next.
    pub(super) fn asked(&self, verb: usize) -> Option<usize> {
        let annotation = self.draft.annotation;
        let lemma = annotation.lemma(verb).to_lowercase();
        let asks = self.draft.lexicon.cues.find(CuePos::Verb, &lemma).any(|cue| cue.stance == Stance::Ask);
        let object = clause::object(annotation, verb).filter(|_| asks && !clause::is_passive(annotation, verb))?;
        self.at[object]
    }

    /// Whether the main clause has a subject of which it is not known who it is: for "he" a "he", for "it" and "they" any
    /// noun.
    fn is_led_by_unknown(&self, range: Range<usize>, asks: Asks) -> bool {
        let annotation = self.draft.annotation;
        range.into_iter().any(|token| {
            let is_unknown = self.is_subject[token] && self.at[token].is_none() && self.quotes.around(token).is_none();
            let is_rival = match asks {
                Asks::Male | Asks::Female => super::asks(&self.draft.word(token).to_lowercase()) == Some(asks),
                Asks::Person => super::asks(&self.draft.word(token).to_lowercase()).is_some_and(Asks::is_person),
                Asks::Thing | Asks::Several => {
                    matches!(annotation.tokens()[token].pos, Pos::Noun | Pos::Propn | Pos::Pron)
                }
            };
            is_unknown && is_rival && annotation.head(token).is_some_and(|verb| self.leads(verb))
        })
    }

    /// Whether others are named beside the token as the same subject.
    pub(super) fn has_company(&self, token: usize) -> bool {
        self.draft.annotation.children_with(token, Label::Conj).next().is_some()
    }
}
