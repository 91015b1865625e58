//! A record in the making, with what every stage needs at hand.

use std::cell::OnceCell;
use std::ops::Range;
use std::rc::Rc;

use jiff::civil::Date;
use onrecord_gazetteer::Gazetteer;
use onrecord_language::{Annotation, Label};
use onrecord_lexicon::{Cue, CuePos, Lexicon};
use onrecord_record::{ActorId, Document, PlaceId, QuantityId, Record, Span, TimeId};

use crate::paragraphs;
use crate::places::Evidence;
use crate::statements::Quotes;
use crate::times::words::Words;

/// A record in the making. All spans count bytes.
pub struct Draft<'a> {
    /// The document's text.
    pub text: &'a str,
    /// The text as language.
    pub annotation: &'a Annotation,
    /// What is known of words and the world.
    pub lexicon: &'a Lexicon,
    /// Places by name.
    pub gazetteer: &'a Gazetteer,
    /// The day of publication, if known.
    pub published: Option<Date>,
    /// The tokens of the place in the dateline, with what it lies in.
    pub dateline: Range<usize>,
    /// What the stages have read so far.
    pub record: Record,
    /// The actor that each token speaks of, set by [`crate::actors`] for every token of every mention.
    /// Where mentions nest ("Trump's son-in-law"), the innermost one has the token.
    pub actor_of: Vec<Option<ActorId>>,
    /// Names of places that name no actor where they stand, as tokens in text order, set by [`crate::actors`].
    pub place_names: Vec<Range<usize>>,
    /// The place that each token names, set by [`crate::places`].
    pub place_of: Vec<Option<PlaceId>>,
    /// The time that each token belongs to, set by [`crate::times`].
    pub time_of: Vec<Option<TimeId>>,
    /// The quantity that each token belongs to, set by [`crate::quantities`].
    pub quantity_of: Vec<Option<QuantityId>>,
    /// The text cut finer than its tokens, when first asked for.
    words: OnceCell<Rc<Words>>,
    /// Where quotations stand, found when first asked for.
    quotes: OnceCell<Rc<Quotes>>,
    /// What the text tells of countries, gathered when first asked for.
    evidence: OnceCell<Evidence>,
}

impl<'a> Draft<'a> {
    /// An empty draft of a document.
    pub fn new(
        document: &'a Document,
        annotation: &'a Annotation,
        lexicon: &'a Lexicon,
        gazetteer: &'a Gazetteer,
    ) -> Self {
        let count = annotation.len();
        let dateline = paragraphs::dateline_place(&document.text);
        let dateline = dateline.map(|place| annotation.tokens_in(Span::new(place.start as u32, place.end as u32)));
        Self {
            text: &document.text,
            annotation,
            lexicon,
            gazetteer,
            published: None,
            dateline: dateline.unwrap_or_default(),
            record: Record { document: document.clone(), ..Record::default() },
            actor_of: vec![None; count],
            place_names: Vec::new(),
            place_of: vec![None; count],
            time_of: vec![None; count],
            quantity_of: vec![None; count],
            words: OnceCell::new(),
            quotes: OnceCell::new(),
            evidence: OnceCell::new(),
        }
    }

    /// Which countries the text speaks of, by its words alone.
    pub(crate) fn evidence(&self) -> &Evidence {
        self.evidence.get_or_init(|| Evidence::gather(self))
    }

    /// The text as words, digits and marks, which times and quantities are read from.
    pub(crate) fn words(&self) -> Rc<Words> {
        Rc::clone(self.words.get_or_init(|| Rc::new(Words::new(self.text))))
    }

    /// Whether an actor is of the press.
    pub(crate) fn is_medium(&self, actor: ActorId) -> bool {
        self.record.actors[actor.index()].sectors.iter().any(|sector| sector == "JRN")
    }

    /// The plain verb of saying that the verb is.
    pub(crate) fn report(&self, verb: usize) -> Option<&'a Cue> {
        let cues = &self.lexicon.cues;
        let lemma = self.annotation.lemma(verb).to_lowercase();
        let plain = cues.find(CuePos::Verb, &lemma).find(|cue| cue.is_report());
        // "**pointed out** that …"
        plain.or_else(|| {
            let particle = self.annotation.child(verb, Label::Prt).filter(|_| lemma == "point")?;
            let phrase = format!("{lemma} {}", self.word(particle).to_lowercase());
            cues.find(CuePos::Verb, &phrase).find(|cue| cue.is_report())
        })
    }

    /// Where quotation marks open and close.
    pub(crate) fn quotes(&self) -> Rc<Quotes> {
        Rc::clone(self.quotes.get_or_init(|| Rc::new(Quotes::new(self))))
    }

    /// The token's letters.
    pub fn word(&self, token: usize) -> &'a str {
        self.annotation.word(token, self.text)
    }

    /// The tokens that share a byte with `span`.
    pub fn tokens_in(&self, span: Span) -> std::ops::Range<usize> {
        self.annotation.tokens_in(span)
    }
}
