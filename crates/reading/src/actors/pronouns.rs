//! Who "he", "she", "it", "they" and "who" are.
//!
//! - Finds: relative pronouns by the noun they describe; subjects of a reported clause by the speaker
//!   ("Ushakov said **he** …"); subjects by who leads the sentences before ([`leading`]), or by the subject that follows
//!   ("While **he** supports her, Groberg admits …"); possessives by the subject of their clause; otherwise the one fitting
//!   actor of the sentence and the one before it, subjects first. Who is only spoken of in a quotation is none for a
//!   pronoun outside of it, and who speaks a quotation is none for "she" inside of it.
//!   [`epithets`] are joined on the way, since they go on about the same people.
//! - Leaves: "I" in quotations, which the statements stage gives to the speaker, and "we"; pronouns that two actors fit
//!   equally; "it" that stands for no actor.
//! - Cannot see: pronouns whose person is only named in a later sentence.

mod epithets;
mod leading;

use std::rc::Rc;

use onrecord_language::{Label, Pos, Tag};
use onrecord_lexicon::Usage;
use onrecord_record::ActorKind;

use super::joining::Entity;
use super::mention::Mention;
use crate::statements::Quotes;
use crate::{Draft, clause};

/// A pronoun and the entity it stands for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Resolved {
    pub token: usize,
    pub entity: usize,
}

/// What a pronoun asks of whom it stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Asks {
    Male,
    Female,
    /// A person of whom it is not told whether man or woman.
    Person,
    /// A state or body.
    Thing,
    Several,
}

impl Asks {
    fn is_person(self) -> bool {
        matches!(self, Self::Male | Self::Female | Self::Person)
    }
}

/// Who reports the clause that a pronoun is the subject of.
enum Reporter {
    Known(usize),
    /// Another pronoun of which nobody knows who it is: this one stands for the same.
    Unknown,
}

/// Sentences that a pronoun looks back.
const REACH: usize = 2;

/// Every pronoun whose actor is safe to tell, in text order.
pub(super) fn resolve<'a>(
    draft: &Draft<'a>,
    mentions: &[Mention<'a>],
    entities: &mut Vec<Entity<'a>>,
) -> Vec<Resolved> {
    let mut resolver = Resolver {
        draft,
        mentions,
        mention_at: vec![None; draft.annotation.len()],
        quotes: draft.quotes(),
        entities,
        at: vec![None; draft.annotation.len()],
        is_singular: Vec::new(),
        is_subject: Vec::new(),
        spoken: Vec::new(),
        resolved: Vec::new(),
    };
    let is_singular = |entity: &Entity<'_>| {
        let first = entity.mentions.first().map(|&mention| mentions[mention].head);
        first.is_some_and(|head| draft.annotation.tokens()[head].tag == Tag::Nn)
    };
    resolver.is_singular = resolver.entities.iter().map(is_singular).collect();
    for (index, entity) in resolver.entities.iter().enumerate() {
        for &mention in &entity.mentions {
            resolver.at[mentions[mention].head] = Some(index);
            resolver.spoken.push((mentions[mention].head, index));
        }
    }
    // "**Hundreds** of protesters filled the square": the number stands for them.
    for index in 0..resolver.spoken.len() {
        let (head, entity) = resolver.spoken[index];
        if let Some(count) = counted_by(draft, head).filter(|&count| resolver.at[count].is_none()) {
            resolver.at[count] = Some(entity);
            resolver.spoken.push((count, entity));
        }
    }
    resolver.spoken.sort_unstable();
    resolver.is_subject = (0..draft.annotation.len()).map(|token| is_subject(draft, token)).collect();
    for (index, mention) in mentions.iter().enumerate() {
        resolver.mention_at[mention.head] = Some(index);
    }
    for token in 0..draft.annotation.len() {
        if let Some(entity) = resolver.entity(token) {
            resolver.at[token] = Some(entity);
            resolver.resolved.push((token, entity));
        } else if let Some(entity) = resolver.epithet(token) {
            resolver.join(token, entity);
        }
    }
    let pronouns = std::mem::take(&mut resolver.resolved);
    let kept = without_empty(entities);
    let found = pronouns.into_iter().filter_map(|(token, entity)| Some(Resolved { token, entity: kept[entity]? }));
    found.collect()
}

/// The number that a noun for people is counted by: "**hundreds** of protesters", "a **crowd** of students".
fn counted_by(draft: &Draft<'_>, noun: usize) -> Option<usize> {
    let annotation = draft.annotation;
    let of =
        annotation.head(noun).filter(|&of| draft.word(of) == "of" && annotation.tokens()[noun].label == Label::Pobj)?;
    let count = annotation.head(of)?;
    let counts = matches!(
        &*draft.word(count).to_lowercase(),
        "dozens" | "scores" | "hundreds" | "thousands" | "tens" | "millions" | "crowd" | "crowds" | "group" | "groups"
    );
    counts.then_some(count)
}

/// Takes out entities whose mentions were all given to others, and tells where each of the rest now is.
fn without_empty(entities: &mut Vec<Entity<'_>>) -> Vec<Option<usize>> {
    let mut count = 0;
    let place = |entity: &Entity<'_>| {
        (!entity.mentions.is_empty()).then(|| {
            count += 1;
            count - 1
        })
    };
    let kept = entities.iter().map(place).collect();
    entities.retain(|entity| !entity.mentions.is_empty());
    kept
}

struct Resolver<'d, 'e, 'a> {
    draft: &'d Draft<'a>,
    mentions: &'d [Mention<'a>],
    /// The mention that a token is the head of.
    mention_at: Vec<Option<usize>>,
    quotes: Rc<Quotes>,
    entities: &'e mut Vec<Entity<'a>>,
    /// The entity that a token, as head of a mention, speaks of.
    at: Vec<Option<usize>>,
    /// Whether the first mention of each entity is a noun in the singular.
    is_singular: Vec<bool>,
    is_subject: Vec<bool>,
    /// Heads of mentions with their entities, in text order.
    spoken: Vec<(usize, usize)>,
    /// The same for pronouns resolved so far.
    resolved: Vec<(usize, usize)>,
}

impl Resolver<'_, '_, '_> {
    fn entity(&mut self, token: usize) -> Option<usize> {
        let tag = self.draft.annotation.tokens()[token].tag;
        let word = self.draft.word(token).to_lowercase();
        if matches!(tag, Tag::Wp | Tag::WpPoss | Tag::Wdt) {
            return self.relative(token, &word);
        }
        if !matches!(tag, Tag::Prp | Tag::PrpPoss) || self.at[token].is_some() {
            return None;
        }
        let asks = asks(&word)?;
        let entity = if tag == Tag::PrpPoss {
            let is_person = asks.is_person();
            self.own_subject(token, asks).or_else(|| is_person.then(|| self.recent(token, asks)).flatten())
        } else {
            self.plain(token, asks)
        }?;
        self.learn(entity, asks);
        Some(entity)
    }

    /// An actor called "he" is a man from then on.
    fn learn(&mut self, entity: usize, asks: Asks) {
        let entry = &mut self.entities[entity];
        match asks {
            Asks::Male => entry.gender = entry.gender.or(Some('m')),
            Asks::Female => entry.gender = entry.gender.or(Some('f')),
            Asks::Person | Asks::Thing | Asks::Several => {}
        }
    }

    /// "the envoy **who** arrived": the noun that the clause describes.
    fn relative(&self, token: usize, word: &str) -> Option<usize> {
        if !matches!(word, "who" | "whom" | "whose" | "which" | "that") {
            return None;
        }
        let annotation = self.draft.annotation;
        let clause = annotation
            .ancestors(token)
            .skip(1)
            .take(6)
            .find(|&above| annotation.tokens()[above].label == Label::Relcl)?;
        let noun = annotation.head(clause).filter(|&noun| noun < token)?;
        let entity = self.at[noun]?;
        let is_human = matches!(self.entities[entity].kind, ActorKind::Person | ActorKind::Group);
        (is_human || matches!(word, "which" | "that" | "whose")).then_some(entity)
    }

    fn fits(&self, entity: usize, asks: Asks) -> bool {
        let entry = &self.entities[entity];
        match asks {
            Asks::Male => entry.kind == ActorKind::Person && entry.gender != Some('f'),
            Asks::Female => entry.kind == ActorKind::Person && entry.gender != Some('m'),
            Asks::Person => entry.kind == ActorKind::Person,
            // "the group said it": one word for many.
            Asks::Thing => {
                matches!(entry.kind, ActorKind::State | ActorKind::Organization)
                    || entry.kind == ActorKind::Group && self.is_singular[entity]
            }
            Asks::Several => entry.is_plural || entry.kind == ActorKind::Group,
        }
    }

    fn is_sure(&self, entity: usize, asks: Asks) -> bool {
        match asks {
            Asks::Male => self.entities[entity].gender == Some('m'),
            Asks::Female => self.entities[entity].gender == Some('f'),
            Asks::Person | Asks::Thing | Asks::Several => true,
        }
    }

    /// "Russia launched **its** invasion", "Macron met **his** aides": the subject of the clause around.
    fn own_subject(&self, token: usize, asks: Asks) -> Option<usize> {
        let verb = clause::governing_verb(self.draft.annotation, token)?;
        let subject = clause::subject(self.draft.annotation, verb)?;
        let in_subject = self.draft.annotation.is_below(token, subject.token);
        let entity = self.at[subject.token].filter(|_| subject.token < token && !in_subject)?;
        self.fits(entity, asks).then_some(entity)
    }

    fn plain(&self, token: usize, asks: Asks) -> Option<usize> {
        if asks == Asks::Thing && is_empty_it(self.draft, token) {
            return None;
        }
        match self.reporting_subject(token, asks) {
            Some(Reporter::Known(entity)) => return Some(entity),
            Some(Reporter::Unknown) => return None,
            None => {}
        }
        let is_outside = self.quotes.around(token).is_none();
        let is_person = asks.is_person();
        let speaks = self.speaks(token);
        if self.is_subject[token] && is_outside && (is_person || speaks) {
            return self
                .following_subject(token, asks)
                .or_else(|| self.fronted_subject(token, asks))
                .or_else(|| self.leading(token, asks));
        }
        if asks == Asks::Thing { None } else { self.recent(token, asks) }
    }

    /// Whether the pronoun is the subject of a verb of speech or mind.
    fn speaks(&self, token: usize) -> bool {
        let annotation = self.draft.annotation;
        let verb = annotation.head(token).filter(|_| self.is_subject[token]);
        verb.is_some_and(|verb| self.is_speech(verb))
    }

    fn is_speech(&self, verb: usize) -> bool {
        let lemma = self.draft.annotation.lemma(verb).to_lowercase();
        // "he **was charged** with murder": an act of the law upon somebody.
        let is_charged = lemma == "charge" && clause::is_passive(self.draft.annotation, verb);
        let says = self.draft.lexicon.actors.has_usage(Usage::Speech, &lemma) || self.draft.report(verb).is_some();
        says && !is_charged
    }

    /// "Ushakov said **he** had not seen": the subject of the verb that the clause hangs on.
    fn reporting_subject(&self, token: usize, asks: Asks) -> Option<Reporter> {
        let annotation = self.draft.annotation;
        if !self.is_subject[token] || self.is_quoted_apart(token) {
            return None;
        }
        let mut verb = annotation.head(token)?;
        if let Some(entity) = self.named_in_condition(verb, token, asks) {
            return Some(Reporter::Known(entity));
        }
        let mut described = None;
        for _ in 0..5 {
            let clause = verb;
            verb = match annotation.tokens()[verb].label {
                Label::Ccomp | Label::Advcl | Label::Conj | Label::Xcomp => annotation.head(verb)?,
                // "held a rally at which **he** mocked her".
                Label::Relcl => {
                    described = annotation.head(verb);
                    annotation.ancestors(verb).skip(1).take(6).find(|&above| clause::is_verbal(annotation, above))?
                }
                _ => return None,
            };
            // "asking **Rubio** why he left": who is asked why is the one who did.
            if annotation.tokens()[clause].label == Label::Ccomp
                && let Some(entity) = self.asked(verb).filter(|&entity| self.fits(entity, asks))
            {
                return Some(Reporter::Known(entity));
            }
            let subject = clause::own_subject(annotation, verb).filter(|&subject| subject < token);
            if let Some(subject) = subject {
                if described.is_some_and(|noun| annotation.is_below(noun, subject)) {
                    return None;
                }
                if described.is_some() {
                    let speaker = self.reporter_of(verb).filter(|_| self.speaks(token));
                    return match speaker.filter(|&entity| self.fits(entity, asks)) {
                        Some(entity) => Some(Reporter::Known(entity)),
                        None => self.subject_around(subject, token, asks),
                    };
                }
                let name = || annotation.children_with(subject, Label::Appos).find_map(|name| self.at[name]);
                // "Mills **and** Ruiz said they were unaware": no other group is.
                if asks == Asks::Several && self.has_company(subject) {
                    return Some(Reporter::Unknown);
                }
                let word = self.draft.word(subject).to_lowercase();
                return match self.at[subject].or_else(name) {
                    Some(entity) => self.fits(entity, asks).then_some(Reporter::Known(entity)),
                    None => (self::asks(&word) == Some(asks)).then_some(Reporter::Unknown),
                };
            }
        }
        None
    }

    /// "said if **Trump** wins, he would rule alone": whom the condition in front of the pronoun's clause names.
    fn named_in_condition(&self, verb: usize, token: usize, asks: Asks) -> Option<usize> {
        let annotation = self.draft.annotation;
        let mark_of = |clause: usize| {
            annotation.children_with(clause, Label::Mark).find(|&mark| {
                matches!(&*self.draft.word(mark).to_lowercase(), "if" | "unless" | "once") && mark < token
            })
        };
        let mark = annotation.children_with(verb, Label::Advcl).filter(|&clause| clause < token).find_map(mark_of)?;
        // The parser takes "if Trump wins" for a noun and its name.
        let name = (mark + 1..token).take_while(|&word| annotation.tokens()[word].pos == Pos::Propn).last()?;
        self.at[name].filter(|&entity| matches!(asks, Asks::Male | Asks::Female) && self.fits(entity, asks))
    }

    /// "**Kenya** said a delegation would bring a message, which it said it would read": who reports the clause of `verb`.
    fn reporter_of(&self, verb: usize) -> Option<usize> {
        let annotation = self.draft.annotation;
        let above = annotation.head(verb).filter(|_| annotation.tokens()[verb].label == Label::Ccomp)?;
        let subject = clause::own_subject(annotation, above).filter(|_| self.is_speech(above))?;
        self.at[subject]
    }

    /// The subject of the clause around a relative one, if nobody else whom the pronoun can mean stands between them.
    fn subject_around(&self, subject: usize, token: usize, asks: Asks) -> Option<Reporter> {
        let entity = self.at[subject].filter(|&entity| self.fits(entity, asks))?;
        let rivals = self.candidates(subject + 1..token, asks, |_, other| other != entity);
        rivals.is_empty().then_some(Reporter::Known(entity))
    }

    /// Whom the words of a clause name: in "**he** predicted Trump would win" and "“Mr. Trump will win,” **he** said" the
    /// pronoun is not Trump.
    fn named_by_clause(&self, token: usize) -> Vec<usize> {
        let annotation = self.draft.annotation;
        let is_nominal = |head: usize| {
            let label = annotation.tokens()[head].label;
            let is_noun = matches!(annotation.tokens()[head].pos, Pos::Noun | Pos::Propn);
            is_noun && !matches!(label, Label::Compound | Label::Nmod | Label::Amod | Label::Poss)
        };
        // "a **Rubio** sign" is no name for him.
        let is_name = |head: usize| {
            let entry = &annotation.tokens()[head];
            entry.pos == Pos::Propn && !matches!(entry.label, Label::Compound | Label::Nmod | Label::Amod)
        };
        let names = |range: std::ops::Range<usize>| {
            self.heads(range)
                .into_iter()
                .filter(|&(head, _)| is_name(head))
                .map(|(_, entity)| entity)
                .collect::<Vec<_>>()
        };
        let Some(verb) = annotation.head(token) else { return Vec::new() };
        let mut told = names(token + 1..annotation.subtree(verb).end.max(token + 1));
        if self.speaks(token) {
            let sentence = annotation.sentence_of(token);
            told.extend(self.quotes.within(&sentence).flat_map(names));
            if self.is_tag(token, verb) {
                // "The justices blamed Ruiz, **whose plan, they said, was bad**": the clause that the tag stands in.
                let relative = annotation.ancestors(verb).skip(1).take(4);
                let mut relative = relative.filter(|&above| annotation.tokens()[above].label == Label::Relcl);
                let start = relative.next().map_or(sentence.start, |clause| annotation.subtree(clause).start);
                let spoken_of = self.heads(start..token).into_iter();
                told.extend(spoken_of.filter(|&(head, _)| is_nominal(head)).map(|(_, entity)| entity));
            }
        }
        told
    }

    /// "The real culprits, **they said**, are the makers": a tag of which the clause before is the content.
    fn is_tag(&self, token: usize, verb: usize) -> bool {
        let annotation = self.draft.annotation;
        let is_comma = |token: usize| annotation.tokens().get(token).is_some_and(|entry| entry.tag == Tag::Comma);
        let is_end = |token: usize| annotation.tokens().get(token).is_none_or(|entry| entry.pos == Pos::Punct);
        let is_main = matches!(annotation.tokens()[verb].label, Label::Parataxis | Label::Root | Label::Ccomp);
        let has_content = || {
            annotation.children(verb).any(|child| {
                child > verb && matches!(annotation.tokens()[child].label, Label::Ccomp | Label::Xcomp | Label::Dobj)
            })
        };
        is_main && token > 0 && is_comma(token - 1) && token + 1 == verb && is_end(verb + 1) && !has_content()
    }

    /// "Since the firm bought the plant, **it** has agreed to sell": the subject of the clause in front.
    fn fronted_subject(&self, token: usize, asks: Asks) -> Option<usize> {
        let annotation = self.draft.annotation;
        let verb = annotation.head(token)?;
        let mut fronted = annotation.children_with(verb, Label::Advcl).filter(|&clause| clause < token);
        let subject = fronted.find_map(|clause| clause::own_subject(annotation, clause))?;
        let entity = self.at[subject].filter(|_| self.quotes.around(subject).is_none())?;
        self.fits(entity, asks).then_some(entity)
    }

    /// "While **he** does support Clinton, Groberg admits …": the subject of the main clause behind the pronoun's own.
    fn following_subject(&self, token: usize, asks: Asks) -> Option<usize> {
        let annotation = self.draft.annotation;
        let verb = annotation.head(token).filter(|&verb| annotation.tokens()[verb].label == Label::Advcl)?;
        let is_first = annotation.subtree(verb).start <= annotation.sentence_of(token).start + 1;
        let subject = clause::own_subject(annotation, annotation.head(verb)?)?;
        let entity = self.at[subject].filter(|_| is_first && subject > annotation.subtree(verb).end)?;
        (self.quotes.around(subject).is_none() && self.fits(entity, asks)).then_some(entity)
    }

    /// Inside quotation marks "he" is not the one who speaks them.
    fn is_quoted_apart(&self, token: usize) -> bool {
        let sentence = self.draft.annotation.sentence_of(token);
        self.quotes.around(token).is_some_and(|quote| self.quotes.ranges[quote].start >= sentence.start)
    }

    /// Whether a mention can be meant where `token` stands: what is only told inside a quotation cannot be meant outside.
    fn is_open(&self, head: usize, token: usize) -> bool {
        let quote = self.quotes.around(head);
        quote.is_none() || quote == self.quotes.around(token)
    }

    /// The one fitting actor of this sentence up to the pronoun, else of the one before: the only one, or the
    /// only one that is a subject.
    fn recent(&self, token: usize, asks: Asks) -> Option<usize> {
        let annotation = self.draft.annotation;
        let sentence = annotation.tokens()[token].sentence as usize;
        let co_argument = self.co_argument(token);
        let speakers = self.speakers(token);
        for back in 0..=REACH {
            let range = annotation.sentences().get(sentence.checked_sub(back)?)?.clone();
            let range = range.start..range.end.min(token);
            let candidates = self.candidates(range, asks, |head, entity| {
                Some(entity) != co_argument && !speakers.contains(&entity) && self.is_open(head, token)
            });
            match candidates[..] {
                [] => {}
                [(entity, _)] => return Some(entity),
                _ => return self.preferred(&candidates, asks),
            }
        }
        None
    }

    /// Who speaks the quotation around a token, by the verbs of speech beside it: "“**she** shot them,” the prosecutor said".
    fn speakers(&self, token: usize) -> Vec<usize> {
        let annotation = self.draft.annotation;
        let Some(quote) = self.quotes.around(token).map(|quote| self.quotes.ranges[quote].clone()) else {
            return Vec::new();
        };
        let last = quote.end.saturating_sub(1).max(quote.start);
        let mut beside =
            vec![annotation.sentence_of(quote.start), annotation.sentence_of(token), annotation.sentence_of(last)];
        beside.dedup();
        let subjects = beside.into_iter().flatten().filter(|&subject| {
            self.is_subject[subject]
                && self.quotes.around(subject).is_none()
                && annotation.head(subject).is_some_and(|verb| self.is_speech(verb))
        });
        subjects.filter_map(|subject| self.at[subject]).collect()
    }

    /// Fitting entities between two tokens that `may_be` lets through by head and entity, each with whether it is a
    /// subject there.
    fn candidates(
        &self,
        range: std::ops::Range<usize>,
        asks: Asks,
        may_be: impl Fn(usize, usize) -> bool,
    ) -> Vec<(usize, bool)> {
        let mut candidates: Vec<(usize, bool)> = Vec::new();
        for (head, entity) in self.heads(range) {
            if !self.fits(entity, asks) || !may_be(head, entity) {
                continue;
            }
            match candidates.iter_mut().find(|(known, _)| *known == entity) {
                Some((_, is_subject)) => *is_subject |= self.is_subject[head],
                None => candidates.push((entity, self.is_subject[head])),
            }
        }
        candidates
    }

    /// Heads of mentions and resolved pronouns between two tokens with their entities, the last ones first.
    fn heads(&self, range: std::ops::Range<usize>) -> Vec<(usize, usize)> {
        let within = |heads: &[(usize, usize)]| -> Vec<(usize, usize)> {
            let from = heads.partition_point(|&(head, _)| head < range.start);
            let to = heads.partition_point(|&(head, _)| head < range.end).max(from);
            heads[from..to].iter().rev().take(40).copied().collect()
        };
        let mut near = within(&self.spoken);
        near.extend(within(&self.resolved));
        near.sort_unstable_by(|one, other| other.cmp(one));
        near
    }

    /// Of several, the only one whose gender is known to fit, else the only subject.
    fn preferred(&self, candidates: &[(usize, bool)], asks: Asks) -> Option<usize> {
        let only = |wanted: &dyn Fn(&(usize, bool)) -> bool| {
            let mut fitting = candidates.iter().filter(|candidate| wanted(candidate));
            let first = fitting.next()?;
            fitting.next().is_none().then_some(first.0)
        };
        if asks == Asks::Thing {
            return None;
        }
        let sure = |candidate: &(usize, bool)| self.is_sure(candidate.0, asks);
        let by_gender = asks.is_person().then(|| only(&sure)).flatten();
        by_gender.or_else(|| only(&|candidate| candidate.1 && (sure(candidate) || !candidates.iter().any(sure))))
    }

    /// The subject of the verb whose object the pronoun is: "Putin met him" is not Putin.
    fn co_argument(&self, token: usize) -> Option<usize> {
        let annotation = self.draft.annotation;
        if self.is_subject[token] {
            return None;
        }
        let own = clause::governing_verb(annotation, token)?;
        // "allowed **them** to march": who acts below is object of the verb above.
        let is_raised = annotation.tokens()[token].label == Label::Nsubj;
        let verb = if is_raised { annotation.head(own)? } else { own };
        let subject = clause::subject(annotation, verb)?;
        self.at[subject.token]
    }
}

/// A subject, or the name behind one: "his uncle, **Lazaro Gonzalez**, said".
fn is_subject(draft: &Draft<'_>, token: usize) -> bool {
    let label = |token: usize| draft.annotation.tokens()[token].label;
    let of_subject = |token: usize| matches!(label(token), Label::Nsubj | Label::Nsubjpass);
    // "allowed **them** to march": an object by its form.
    let is_object = draft.annotation.tokens()[token].tag == Tag::Prp
        && matches!(draft.word(token).to_lowercase().as_str(), "him" | "her" | "them");
    of_subject(token) && !is_object
        || label(token) == Label::Appos && draft.annotation.head(token).is_some_and(of_subject)
}

fn asks(word: &str) -> Option<Asks> {
    Some(match word {
        "he" | "him" | "his" | "himself" => Asks::Male,
        "she" | "her" | "hers" | "herself" => Asks::Female,
        "it" | "its" | "itself" => Asks::Thing,
        "they" | "them" | "their" | "theirs" | "themselves" => Asks::Several,
        _ => return None,
    })
}

/// "It is clear that …", "it takes time to …": nobody.
fn is_empty_it(draft: &Draft<'_>, token: usize) -> bool {
    let annotation = draft.annotation;
    let label = annotation.tokens()[token].label;
    let Some(verb) = annotation.head(token) else { return true };
    let has_clause = annotation.children(verb).any(|child| {
        child > verb
            && matches!(annotation.tokens()[child].label, Label::Ccomp | Label::Xcomp | Label::Csubj | Label::Advcl)
    });
    label == Label::Expl || (annotation.lemma(verb) == "be" && has_clause) || label == Label::Nsubjpass
}

#[cfg(test)]
mod tests {
    use super::super::testing::actors;

    #[test]
    fn the_speaker_is_he() {
        insta::assert_snapshot!(actors("Yury Ushakov said he had not seen the proposal that Steve Witkoff sent."), @r"
        Yury Ushakov (person RUS GOV): Yury Ushakov | he ~pronoun
        Steve Witkoff (person USA GOV): Steve Witkoff
        ");
    }

    #[test]
    fn a_relative_is_its_noun() {
        insta::assert_snapshot!(actors("The envoy who arrived on Friday met officials from Kenya."), @r"
        envoy (person - GOV): The envoy ~description | who ~pronoun
        officials (group KEN GOV): officials ~description
        ");
    }

    #[test]
    fn a_state_has_its_plans() {
        insta::assert_snapshot!(actors("Russia launched its invasion in 2022."), @"Russia (state RUS -): Russia | its ~pronoun");
    }

    #[test]
    fn gender_tells() {
        insta::assert_snapshot!(actors("Angela Merkel met Emmanuel Macron. She praised him."), @r"
        Angela Merkel (person DEU ELI): Angela Merkel | She ~pronoun
        Emmanuel Macron (person FRA GOV): Emmanuel Macron | him ~pronoun
        ");
    }

    #[test]
    fn of_several_the_subject_is_meant() {
        insta::assert_snapshot!(actors("Emmanuel Macron met Olaf Scholz and Boris Johnson. Reporters asked about his plans."), @r"
        Emmanuel Macron (person FRA GOV): Emmanuel Macron | his ~pronoun
        Olaf Scholz (person DEU ELI): Olaf Scholz
        Boris Johnson (person GBR ELI): Boris Johnson
        Reporters (group - JRN): Reporters ~description
        ");
    }

    #[test]
    fn nobody_is_it() {
        insta::assert_snapshot!(actors("Russia left the pact. It is clear that talks failed."), @"Russia (state RUS -): Russia");
    }

    #[test]
    fn i_in_a_quotation_is_its_speaker() {
        insta::assert_snapshot!(actors("“I will not sign,” Donald Trump said."), @"Donald Trump (person USA GOV): I ~pronoun | Donald Trump");
    }
}
