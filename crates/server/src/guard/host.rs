//! Whose name the browser thinks we have.
//!
//! A site can give its own name our address (DNS rebinding) and then read our answers as its own. Its name still stands in the
//! `Host` header, so names other than `localhost` and those that the user allows are refused. Bare addresses cannot be bound
//! to another one and are let through.

use std::net::IpAddr;
use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::http::header::HOST;
use axum::http::uri::Authority;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::Shared;
use crate::problem::Problem;

/// Refuses names that are not ours.
pub async fn check(State(shared): State<Arc<Shared>>, request: Request, next: Next) -> Response {
    let header = request.headers().get(HOST).and_then(|host| host.to_str().ok());
    let given = request.uri().authority().map(Authority::as_str).or(header);
    let host = given.and_then(|given| given.parse::<Authority>().ok());
    match host {
        Some(host) if is_ours(host.host(), &shared.hosts) => next.run(request).await,
        _ => {
            let problem = Problem::new(StatusCode::MISDIRECTED_REQUEST, "this server does not have that name");
            problem.hint("ask for 127.0.0.1 or localhost, or start it with --allow-host NAME").into_response()
        }
    }
}

fn is_ours(host: &str, allowed: &[String]) -> bool {
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    bare.parse::<IpAddr>().is_ok()
        || host.eq_ignore_ascii_case("localhost")
        || allowed.iter().any(|name| host.eq_ignore_ascii_case(name))
}
