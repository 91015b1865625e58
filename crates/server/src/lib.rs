//! The server: a ledger as a page and a JSON API on the local machine.
//!
//! [`Server::bind`] takes [`Settings`] and [`Server::run`] answers until it is told to stop. Every route stands in
//! [`routes`] with what its documentation says, so that the OpenAPI document cannot name a route that is not there. Before
//! each stand the guards: host, origin, token. Rows are as `crates/ledger` writes them.

mod app;
mod desk;
mod documents;
mod etag;
mod form;
mod guard;
mod lines;
mod list;
mod lists;
mod mcp;
mod news;
mod openapi;
mod page;
mod person;
mod pool;
mod problem;
mod question;
mod routes;
mod server;
mod views;
mod write;

use std::sync::Arc;

use axum::http::StatusCode;

pub use app::app;
pub use desk::Load;
pub use mcp::Tools;
pub use server::{Limits, Offer, Server, ServerError, Settings, Token};

use crate::desk::Desk;
use crate::pool::Pool;
use crate::problem::Problem;

/// What all questions share.
pub struct Shared {
    /// What the ledger is called: its file's name.
    name: String,
    pool: Arc<Pool>,
    desk: Desk,
    token: Option<guard::Token>,
    /// Names besides `localhost` by which the server may be asked.
    hosts: Vec<String>,
    is_read_only: bool,
    /// The OpenAPI document.
    described: Vec<u8>,
}

impl Shared {
    /// Refuses to write where that was not allowed.
    fn writes(&self) -> Result<(), Problem> {
        if self.is_read_only {
            let problem = Problem::new(StatusCode::FORBIDDEN, "this server only reads");
            return Err(problem.hint("start it without --read-only"));
        }
        Ok(())
    }
}
