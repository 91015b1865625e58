//! The lexicon: what `onrecord` knows about words and the world, read from plain TOML.
//!
//! The files in `lexicon/` are built in; [`Lexicon::with_overlay`] adds a user's folder of the same
//! layout, whose entries come after the built-in ones and win where both speak of the same word.
//! `lexicon/README.md` describes every kind of entry. Each kind has a module here that reads it and
//! answers look-ups; the modules know nothing of each other.

mod actors;
mod cues;
mod entries;
mod error;
mod frames;
mod items;
mod references;
mod roles;
mod sources;
mod words;

use std::path::Path;

pub use actors::{Actors, Named, Office, Organization, Person, State, Term, Usage, plain};
pub use cues::{Complement, Cue, CuePos, Cues};
pub use entries::{Found, alike, find, remarks};
pub use error::LexiconError;
pub use frames::{Conditions, Entry, Frame, Frames, Governor, Light, Setting, Shift, Words};
pub use items::{Currency, Holiday, HolidayRule, Items, Measure, Thing, Things};
pub use references::{Reference, ReferenceTarget, References};
pub use roles::{Modifier, Role, RoleKind, Roles};
use sources::Sources;

/// All knowledge, compiled for look-up.
#[derive(Debug)]
pub struct Lexicon {
    /// States, organizations, groups and people.
    pub actors: Actors,
    /// Offices, occupations and kinds of people.
    pub roles: Roles,
    /// Words that report statements.
    pub cues: Cues,
    /// Words that name events.
    pub frames: Frames,
    /// Units and counted things.
    pub items: Items,
    /// Nouns that point back.
    pub references: References,
}

impl Lexicon {
    /// The built-in knowledge.
    pub fn builtin() -> Result<Self, LexiconError> {
        Self::compile(&Sources::builtin())
    }

    /// The built-in knowledge, overlaid with the TOML files of a folder that is laid out like `lexicon/`.
    pub fn with_overlay(folder: &Path) -> Result<Self, LexiconError> {
        Self::compile(&Sources::with_overlay(folder)?)
    }

    fn compile(sources: &Sources) -> Result<Self, LexiconError> {
        Ok(Self {
            actors: Actors::compile(sources)?,
            roles: Roles::compile(sources)?,
            cues: Cues::compile(sources)?,
            frames: Frames::compile(sources)?,
            items: Items::compile(sources)?,
            references: References::compile(sources)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_builtin_knowledge_compiles() {
        Lexicon::builtin().unwrap();
    }
}
