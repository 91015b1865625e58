//! Where an article is put together: looks words up in the text and keeps the faults met on the way.

use std::collections::BTreeMap;

use onrecord_record::{ActorId, PlaceId, QuantityId, Span, TimeId};

use crate::annotation::Words;
use crate::error::Kind;
use crate::file::{Parts, line_of};
use crate::quote::{Pick, Quote};
use crate::{CorpusArticle, CorpusError};

/// The article's text and the faults found so far.
pub struct Desk<'a> {
    slug: &'a str,
    parts: &'a Parts<'a>,
    faults: CorpusError,
}

/// What words, keys and labels of the annotation stand for.
pub struct Keys {
    pub actors: BTreeMap<String, ActorId>,
    pub times: BTreeMap<String, TimeId>,
    pub quantities: BTreeMap<String, QuantityId>,
    pub places: BTreeMap<String, PlaceId>,
}

impl<'a> Desk<'a> {
    pub fn new(slug: &'a str, parts: &'a Parts<'a>) -> Self {
        Self { slug, parts, faults: CorpusError::default() }
    }

    /// The article's text.
    pub fn text(&self) -> &'a str {
        self.parts.text
    }

    /// The article, if no fault was found.
    pub fn finish(self, article: CorpusArticle) -> Result<CorpusArticle, CorpusError> {
        if self.faults.is_empty() { Ok(article) } else { Err(self.faults) }
    }

    /// Notes that the annotation is wrong where `words` stand.
    pub fn fault(&mut self, kind: Kind, words: &Words, problem: String) {
        let line = self.parts.toml_line + line_of(self.parts.toml, words.span().start) - 1;
        self.faults.push(kind, self.slug, line, problem);
    }

    /// The one place where the words stand; a fault and an empty span if there is none or a choice.
    pub fn span(&mut self, words: &Words) -> Span {
        let quote = Quote::parse(words.get_ref());
        let found = quote.find(self.text());
        let written = words.get_ref();
        match (quote.pick, found.as_slice()) {
            (_, []) => self.fault(Kind::NotFound, words, format!("`{written}` does not stand in the text")),
            (Pick::Only, [span]) => return *span,
            (Pick::Nth(number), spans) if (1..=spans.len()).contains(&number) => return spans[number - 1],
            (Pick::Nth(_), spans) => {
                let problem = format!("`{written}`: the text has these words {} times", spans.len());
                self.fault(Kind::NotFound, words, problem);
            }
            (Pick::Only | Pick::All, spans) => {
                let problem = format!(
                    "`{written}` stands in the text {} times\nhint: add `#2`, or words around it: `before [{written}] after`",
                    spans.len()
                );
                self.fault(Kind::Ambiguous, words, problem);
            }
        }
        Span::default()
    }

    /// Every place that the words name: several for `#*`.
    pub fn spans(&mut self, words: &Words) -> Vec<Span> {
        let quote = Quote::parse(words.get_ref());
        let found = quote.find(self.text());
        if quote.pick == Pick::All && !found.is_empty() { found } else { vec![self.span(words)] }
    }

    /// What a key or label stands for; a fault if it is not defined.
    pub fn look_up<Id: Copy>(&mut self, what: &str, names: &BTreeMap<String, Id>, words: &Words) -> Option<Id> {
        let found = names.get(words.get_ref()).copied();
        if found.is_none() {
            let problem = format!("no {what} is called `{}`\nhint: write it as its own entry does", words.get_ref());
            self.fault(Kind::Undefined, words, problem);
        }
        found
    }

    /// What each of several keys or labels stands for.
    pub fn look_up_all<Id: Copy>(&mut self, what: &str, names: &BTreeMap<String, Id>, all: &[Words]) -> Vec<Id> {
        all.iter().filter_map(|words| self.look_up(what, names, words)).collect()
    }

    /// Puts built things in text order, gives each its id and keeps the labels it goes by.
    pub fn order<Thing, Id: Copy>(
        &mut self,
        mut things: Vec<(Span, Vec<Words>, Thing)>,
        id_at: impl Fn(usize) -> Id,
        set_id: impl Fn(&mut Thing, Id),
    ) -> (Vec<Thing>, BTreeMap<String, Id>) {
        things.sort_by_key(|(span, ..)| *span);
        let mut ordered = Vec::new();
        let mut labels = BTreeMap::new();
        for (idx, (_, names, mut thing)) in things.into_iter().enumerate() {
            let id = id_at(idx);
            set_id(&mut thing, id);
            for words in names {
                if labels.insert(words.get_ref().clone(), id).is_some() {
                    self.fault(Kind::Ambiguous, &words, format!("`{}` is annotated twice", words.get_ref()));
                }
            }
            ordered.push(thing);
        }
        (ordered, labels)
    }
}
