//! The page: files that the page's build left in `assets/`, embedded.

use axum::body::Body;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{HeaderValue, StatusCode, Uri};
use axum::response::{IntoResponse, Redirect, Response};
use rust_embed::{Embed, EmbeddedFile};

use crate::problem::Problem;
use crate::views::{names_a_file, of_the_api};

#[derive(Embed)]
#[folder = "assets/"]
struct Assets;

/// Where the build puts files whose names change with their content.
const HASHED: &str = "static/";

/// A file of the page; any other address is a view that the page shows by itself.
pub async fn page(uri: Uri) -> Response {
    let path = uri.path().trim_start_matches('/');
    if path == "api" || path.starts_with("api/") {
        let problem = Problem::new(StatusCode::NOT_FOUND, format!("there is nothing at `{}`", uri.path()));
        return problem.hint("/api/openapi.json lists what there is").into_response();
    }
    if let Some(rows) = of_the_api(&uri) {
        return Redirect::temporary(&rows).into_response();
    }
    match Assets::get(path) {
        Some(file) => answer(path, file),
        None if path.starts_with(HASHED) => {
            Problem::new(StatusCode::NOT_FOUND, "there is no such file").into_response()
        }
        None if names_a_file(path) => {
            let problem = Problem::new(StatusCode::NOT_FOUND, format!("no rows are at `{}`", uri.path()));
            problem
                .hint("/api/openapi.json lists the forms of each list; an article and an actor are JSON and CSV")
                .into_response()
        }
        None => match Assets::get("index.html") {
            Some(file) => answer("index.html", file),
            None => Problem::fault("the page is missing").into_response(),
        },
    }
}

fn answer(path: &str, file: EmbeddedFile) -> Response {
    let kind = mime_guess::from_path(path).first_or_octet_stream();
    let kind = if kind.type_() == "text" || kind.subtype() == "javascript" {
        format!("{kind}; charset=utf-8")
    } else {
        kind.to_string()
    };
    let keep = if path.starts_with(HASHED) { "public, max-age=31536000, immutable" } else { "no-cache" };
    let mut response = Response::new(Body::from(file.data));
    if let Ok(kind) = HeaderValue::from_str(&kind) {
        response.headers_mut().insert(CONTENT_TYPE, kind);
    }
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static(keep));
    response
}
