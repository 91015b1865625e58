//! Linking: what belongs together across documents.
//!
//! [`summary`] keeps of a record what linking needs: small, serialisable, so that a ledger can store it and a job on
//! many machines can ship it. Everything else is a pure function over summaries; none reads a file, a clock or a text.
//!
//! 1. [`copies`]: wire copy and updates, with their original
//! 2. [`stories`]: documents that tell of the same happening
//! 3. [`events`]: mentions inside a story that tell of the same event
//! 4. [`identities`]: actors of several documents who are one
//! 5. [`disputes`] and [`changes`]: accounts that contradict each other, and what moves as time goes on
//! 6. [`threads`]: processes as lines of events over stories
//!
//! **Order does not matter.** The same documents give the same groups in whatever order they come: thresholds look at
//! pairs, groups are connected components or are computed inside them in the order of content hashes.
//! **Adding is local.** Each step has an index that names the candidates of one new document, and only they are compared.
//!
//! Results name documents by their position in the slice that was given.

pub mod accounts;
pub mod acts;
pub mod called;
pub mod changes;
pub mod copies;
pub mod disputes;
pub mod events;
mod figures;
mod hash;
pub mod identities;
mod letters;
mod linkage;
mod mention;
mod names;
pub mod offices;
mod processes;
mod service;
pub mod sets;
mod signature;
pub mod stories;
pub mod summary;
#[cfg(test)]
#[allow(dead_code, reason = "a desk can write more than the tests of today ask for")]
mod testing;
pub mod threads;
pub mod vocabulary;
mod words;

pub use accounts::{Links, link};
pub use mention::{Mention, Site};
pub use signature::Signature;
pub use summary::{Named, Said, Summary, summary};
pub use vocabulary::{Terms, Vocabulary};
