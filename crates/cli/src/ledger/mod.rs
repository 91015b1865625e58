//! Commands on a ledger: one module per command, each only arguments and printing.

pub mod actors;
pub mod add;
pub mod arguments;
pub mod check;
pub mod diff;
pub mod disputes;
pub mod events;
mod list;
pub mod mcp;
pub mod new;
pub mod review;
pub mod search;
pub mod serve;
pub mod statements;
pub mod stats;
pub mod threads;
pub mod timeline;
pub mod watch;
pub mod why;
