//! Commands on a ledger: one module per command, each only arguments and printing.

pub mod actors;
pub mod add;
pub mod arguments;
mod asked;
pub mod check;
pub mod diff;
pub mod disputes;
mod edited;
pub mod events;
pub mod export;
mod list;
pub mod mcp;
pub mod new;
pub mod restore;
pub mod review;
pub mod search;
pub mod serve;
pub mod statements;
pub mod stats;
pub mod threads;
pub mod timeline;
mod values;
pub mod watch;
pub mod why;
