//! The stages in a row.

use onrecord_gazetteer::Gazetteer;
use onrecord_language::{Annotation, Pipeline};
use onrecord_lexicon::Lexicon;
use onrecord_record::{Document, Record};

use crate::{
    Draft, actors, disputes, events, paragraphs, places, publication, quantities, references, statements, status, times,
};

/// One step of reading: adds a layer to the draft.
pub struct Stage {
    /// The module's name.
    pub name: &'static str,
    /// What it does to the draft.
    pub run: fn(&mut Draft<'_>),
}

/// The stages, in the order in which they run.
pub const STAGES: &[Stage] = &[
    Stage { name: "publication", run: publication::read },
    Stage { name: "times", run: times::read },
    Stage { name: "quantities", run: quantities::read },
    Stage { name: "actors", run: actors::read },
    Stage { name: "places", run: places::read },
    Stage { name: "statements", run: statements::read },
    Stage { name: "events", run: events::read },
    Stage { name: "status", run: status::read },
    Stage { name: "references", run: references::read },
    Stage { name: "disputes", run: disputes::read },
    Stage { name: "joint speakers", run: statements::joint::read },
];

/// Reads documents. Holds the model and the knowledge; share one between threads.
pub struct Reader {
    pipeline: Pipeline,
    lexicon: Lexicon,
    gazetteer: Gazetteer,
}

/// Why a reader cannot be made.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub struct ReaderError(#[from] Cause);

#[derive(Debug, thiserror::Error)]
enum Cause {
    #[error(transparent)]
    Lexicon(#[from] onrecord_lexicon::LexiconError),
    #[error(transparent)]
    Model(#[from] onrecord_language::ModelError),
}

impl Reader {
    /// A reader with the built-in model and knowledge.
    pub fn builtin() -> Result<Self, ReaderError> {
        let pipeline = Pipeline::builtin().map_err(Cause::from)?;
        let lexicon = Lexicon::builtin().map_err(Cause::from)?;
        Ok(Self::new(pipeline, lexicon))
    }

    /// A reader with a given model and knowledge, and the built-in gazetteer.
    pub fn new(pipeline: Pipeline, lexicon: Lexicon) -> Self {
        Self { pipeline, lexicon, gazetteer: Gazetteer::builtin() }
    }

    /// What the reader knows of words and the world.
    pub fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// Puts a document on the record. Never fails: what the text does not support stays empty.
    pub fn read(&self, document: &Document) -> Record {
        let parts = paragraphs::split(&document.text);
        let annotation = self.pipeline.annotate_parts(&document.text, &parts);
        self.read_annotated(document, &annotation)
    }

    /// [`Self::read`] for a text whose language is known already.
    pub fn read_annotated(&self, document: &Document, annotation: &Annotation) -> Record {
        let mut draft = Draft::new(document, annotation, &self.lexicon, &self.gazetteer);
        for stage in STAGES {
            (stage.run)(&mut draft);
        }
        draft.record.into_code_points()
    }

    /// What `ask` answers about a draft when the stages before `stage` have run.
    pub(crate) fn before<T>(&self, stage: &str, document: &Document, ask: impl FnOnce(&mut Draft<'_>) -> T) -> T {
        let parts = paragraphs::split(&document.text);
        let annotation = self.pipeline.annotate_parts(&document.text, &parts);
        let mut draft = Draft::new(document, &annotation, &self.lexicon, &self.gazetteer);
        for stage in STAGES.iter().take_while(|next| next.name != stage) {
            (stage.run)(&mut draft);
        }
        ask(&mut draft)
    }
}
