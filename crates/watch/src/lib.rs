//! Watching: feeds on the web, polled politely, to documents.
//!
//! The only crate that speaks to the network; [intake](onrecord_intake) and all after it work offline. A [`Watcher`] asks
//! the [`Feeds`] of a file in their turn, follows them to pages where that is wanted, and hands every article that it has
//! not met before to a [`Desk`]. What it has met stands in a [`State`] beside the ledger, so that it goes on where it
//! stopped. Time and chance come from a [`Clock`], so that tests neither sleep nor guess.

mod address;
mod error;
mod feeds;
mod pages;
mod robots;
mod schedule;
mod state;
mod watcher;
mod web;

pub use error::{Problem, WatchError};
pub use feeds::{Feed, Feeds};
pub use schedule::Clock;
pub use state::State;
pub use watcher::{Desk, Polled, Watcher};
pub use web::Limits;
