//! Who may ask a server that others can reach: whoever has the token.
//!
//! Programs send it as `Authorization: Bearer`. The page's reader types it once and gets a cookie that holds a number made at
//! the start of the server, so that the token itself is kept nowhere.

use std::fmt::{self, Write};
use std::sync::Arc;
use std::time::Duration;

use axum::body::Bytes;
use axum::extract::{Request, State};
use axum::http::header::{AUTHORIZATION, CACHE_CONTROL, CONTENT_TYPE, COOKIE, LOCATION, SET_COOKIE};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

use crate::Shared;
use crate::app::TOOLS;
use crate::problem::Problem;

/// Fewest letters of a token; with letters and digits by chance, more than anybody can try.
pub const SHORTEST: usize = 16;
/// What the cookie is called.
const NAME: &str = "onrecord";
/// How long a wrong token is made to wait.
const PAUSE: Duration = Duration::from_millis(500);

/// The token, and the number that a browser gets for it.
pub struct Token {
    digest: [u8; 32],
    session: String,
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token")
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut digits, byte| {
        // Writing to a string does not fail.
        let _ = write!(digits, "{byte:02x}");
        digits
    })
}

impl Token {
    /// None where the token is too short or the system gives no chance.
    pub fn new(token: &str) -> Option<Self> {
        let mut chance = [0_u8; 32];
        getrandom::fill(&mut chance).ok()?;
        let session = hex(&chance);
        (token.chars().count() >= SHORTEST).then(|| Self { digest: Sha256::digest(token.as_bytes()).into(), session })
    }

    /// Compares hashes, in a time that tells nothing of where they differ.
    fn is(&self, given: &str) -> bool {
        let given: [u8; 32] = Sha256::digest(given.as_bytes()).into();
        given.ct_eq(&self.digest).into()
    }

    fn is_session(&self, given: &str) -> bool {
        given.as_bytes().ct_eq(self.session.as_bytes()).into()
    }

    fn admits(&self, headers: &HeaderMap) -> bool {
        let bearer = headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok());
        let bearer =
            bearer.and_then(|value| value.split_once(' ')).filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"));
        if let Some((_, token)) = bearer {
            return self.is(token.trim());
        }
        let cookies =
            headers.get_all(COOKIE).iter().filter_map(|value| value.to_str().ok()).flat_map(|value| value.split(';'));
        let mut ours = cookies.filter_map(|cookie| cookie.trim().split_once('=')).filter(|(name, _)| *name == NAME);
        ours.any(|(_, session)| self.is_session(session))
    }
}

/// Refuses whoever has no token, where one is asked for. A browser that opens a view is shown where to type it.
pub async fn check(State(shared): State<Arc<Shared>>, request: Request, next: Next) -> Response {
    let Some(token) = &shared.token else { return next.run(request).await };
    if matches!(request.uri().path(), "/login" | "/login.css") || token.admits(request.headers()) {
        return next.run(request).await;
    }
    let wants_page = request
        .headers()
        .get("accept")
        .and_then(|value| value.to_str().ok())
        .is_some_and(|kinds| kinds.contains("text/html"));
    let is_view = !request.uri().path().starts_with("/api") && request.uri().path() != TOOLS;
    if wants_page && request.method().is_safe() && is_view {
        return (StatusCode::SEE_OTHER, [(LOCATION, "/login")]).into_response();
    }
    let problem = Problem::new(StatusCode::UNAUTHORIZED, "this server asks for its token");
    problem.hint("send `Authorization: Bearer TOKEN`, or open /login in a browser").into_response()
}

const PAGE: &str = include_str!("login.html");

/// Where the token is typed.
pub async fn login_page() -> Response {
    answer(StatusCode::OK, PAGE.replace("<!--fault-->", ""))
}

fn answer(status: StatusCode, page: String) -> Response {
    let headers = [(CONTENT_TYPE, "text/html; charset=utf-8"), (CACHE_CONTROL, "no-store")];
    (status, headers, page).into_response()
}

/// Takes the token that was typed and gives a cookie for it.
pub async fn login(State(shared): State<Arc<Shared>>, form: Bytes) -> Response {
    let given = form_urlencoded::parse(&form).find(|(name, _)| name == "token").map(|(_, value)| value);
    match (&shared.token, given) {
        (Some(token), Some(given)) if token.is(given.trim()) => {
            let cookie = format!("{NAME}={}; Path=/; HttpOnly; SameSite=Strict; Max-Age=2592000", token.session);
            home(&cookie)
        }
        (None, _) => (StatusCode::SEE_OTHER, [(LOCATION, "/")]).into_response(),
        _ => {
            tokio::time::sleep(PAUSE).await;
            answer(StatusCode::FORBIDDEN, PAGE.replace("<!--fault-->", "<p role=\"alert\">That is not the token.</p>"))
        }
    }
}

/// Takes the cookie back.
pub async fn logout() -> Response {
    home(&format!("{NAME}=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0"))
}

fn home(cookie: &str) -> Response {
    let mut response = (StatusCode::SEE_OTHER, [(LOCATION, "/")]).into_response();
    if let Ok(cookie) = HeaderValue::from_str(cookie) {
        response.headers_mut().insert(SET_COOKIE, cookie);
    }
    response
}
