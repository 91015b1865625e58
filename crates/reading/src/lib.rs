//! Reading: one document in, one record out.
//!
//! [`Reader::read`] is a pure function of the document, the model and the lexicon. It works in stages,
//! each a module, in this order ([`STAGES`] is the same list in code):
//!
//! 1. [`publication`]: when the document was published
//! 2. [`times`]: when things happen
//! 3. [`quantities`]: how many and how much
//! 4. [`actors`]: who, with roles, metonyms and pronouns
//! 5. [`places`]: where it happens
//! 6. [`statements`]: who said what
//! 7. [`events`]: who did what to whom
//! 8. [`status`]: what is done, planned, denied, and on whose word
//! 9. [`references`]: what "the statement" and "this initiative" point to
//! 10. [`disputes`]: where accounts contradict each other
//! 11. [`statements::joint`]: several who speak as one
//!
//! A stage adds its layer to the [`Draft`] and leaves the others alone, except where its documentation
//! says otherwise. [`clause`] holds what several stages ask of the tree.
//! Before all of them, [`paragraphs`] cuts the text where no sentence goes on.

pub mod actors;
pub mod clause;
mod cover;
pub mod disputes;
mod draft;
pub mod events;
mod letters;
mod linear;
pub mod paragraphs;
pub mod places;
pub mod publication;
pub mod quantities;
mod reader;
pub mod references;
pub mod statements;
pub mod status;
pub mod times;
pub mod training;

pub use draft::Draft;
pub use reader::{Reader, ReaderError, STAGES, Stage};
