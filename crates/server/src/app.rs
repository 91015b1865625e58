//! The whole application: guards, then routes, then the page.

use std::any::Any;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::timeout::RequestBodyTimeoutLayer;

use crate::desk::Desk;
use crate::guard::{check_host, check_origin, check_token, login, login_page, logout, secure};
use crate::mcp::Tools;
use crate::pool::Pool;
use crate::problem::Problem;
use crate::routes::routes;
use crate::server::{Offer, ServerError, Settings};
use crate::{Shared, etag, openapi, page};

/// Where language models find their tools.
pub const TOOLS: &str = "/mcp";

/// The application of these settings.
pub fn app(settings: Settings) -> Result<Router, ServerError> {
    let Settings { offer, ledger, token, hosts, is_read_only, load, limits, .. } = settings;
    let mut generator = openapi::generator();
    let all = routes(&mut generator);
    let described = openapi::document(&all, generator).to_string().into_bytes();
    let name = ledger.file_name().unwrap_or(ledger.as_os_str()).to_string_lossy().into_owned();
    let shared = Arc::new(Shared {
        name,
        pool: Arc::new(Pool::new(ledger.clone(), crate::pool::size())?),
        desk: Desk::new(&ledger, load)?,
        token: token.map(|token| token.0),
        hosts,
        is_read_only,
        described,
    });
    let tools = Tools::of(Arc::clone(&shared.pool), Arc::clone(&shared.desk.reads));
    let mut router = Router::new().route_service(TOOLS, tools.over_http());
    if offer == Offer::All {
        for route in all {
            if let Some(handler) = route.handler {
                router = router.route(&route.path, handler);
            }
        }
        router = router
            .route("/login", get(login_page).post(login))
            .route("/login.css", get(login_style))
            .route("/logout", post(logout))
            .fallback(page::page);
    } else {
        router = router.fallback(only_tools);
    }
    Ok(router
        .method_not_allowed_fallback(wrong_method)
        .layer(from_fn(etag::tag))
        .layer(from_fn_with_state(limits.answer, limit))
        .layer(RequestBodyTimeoutLayer::new(limits.body))
        .layer(from_fn_with_state(Arc::clone(&shared), check_token))
        .layer(from_fn(check_origin))
        .layer(from_fn_with_state(Arc::clone(&shared), check_host))
        .layer(CatchPanicLayer::custom(failed))
        .layer(from_fn(secure))
        .with_state(shared))
}

async fn login_style() -> Response {
    ([(CONTENT_TYPE, "text/css; charset=utf-8")], include_str!("guard/login.css")).into_response()
}

async fn only_tools() -> Problem {
    Problem::new(StatusCode::NOT_FOUND, format!("there are only the tools, at {TOOLS}"))
}

async fn wrong_method() -> Problem {
    Problem::new(StatusCode::METHOD_NOT_ALLOWED, "this address does not take that method")
}

/// Gives up on an answer that does not begin in time. Adding files answers at once and then goes on.
async fn limit(State(longest): State<Duration>, request: Request, next: Next) -> Response {
    match tokio::time::timeout(longest, next.run(request)).await {
        Ok(response) => response,
        Err(_) => Problem::new(StatusCode::SERVICE_UNAVAILABLE, "the answer took too long").into_response(),
    }
}

#[allow(clippy::needless_pass_by_value, reason = "the layer hands the panic over")]
fn failed(_: Box<dyn Any + Send>) -> Response<Body> {
    Problem::fault("answering failed").into_response()
}
