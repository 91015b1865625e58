//! The OpenAPI document against the routes: what it says is there answers as it says, and what it does not say is not there.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod served;

use std::fs;
use std::path::Path;

use axum::body::Body;
use axum::http::StatusCode;
use serde_json::{Value, json};

use served::{Served, request, served};

/// Whether a value is as a schema of the document says.
fn check(document: &Value, pointer: &str, value: &Value) -> Result<(), String> {
    let mut compiler = boon::Compiler::new();
    compiler.set_default_draft(boon::Draft::V2020_12);
    compiler.add_resource("api.json", document.clone()).unwrap();
    let mut schemas = boon::Schemas::new();
    let schema = compiler.compile(&format!("api.json#{pointer}"), &mut schemas).unwrap();
    schemas.validate(value, schema).map_err(|error| format!("{error:#}"))
}

/// A pointer into JSON (RFC 6901), as part of an address.
fn escaped(part: &str) -> String {
    part.replace('~', "~0").replace('/', "~1").replace('{', "%7B").replace('}', "%7D").replace('+', "%2B")
}

/// The address of a path with real values.
async fn address(served: &Served, path: &str) -> String {
    let row = &served.json("/api/events?limit=1").await["items"][0];
    let row = if path.contains("actors") { row["actors"][0]["id"].clone() } else { row["id"].clone() };
    let row = if row.is_null() { served.json("/api/actors?limit=1").await["items"][0]["id"].clone() } else { row };
    let (handle, id) = row.as_str().unwrap().split_once('/').unwrap();
    let path = path.replace("{handle}", handle).replace("{row}", id);
    match path.split('.').next().unwrap() {
        "/api/search" => format!("{path}?text=talks"),
        "/api/diff" => format!("{path}?since=2000-01-01"),
        _ => path,
    }
}

#[tokio::test]
async fn every_documented_read_answers_as_documented() {
    let served = served();
    let document = served.json("/api/openapi.json").await;
    assert_eq!(document["openapi"], "3.1.0");
    for (path, operations) in document["paths"].as_object().unwrap() {
        let Some(operation) = operations.get("get") else { continue };
        let answer = served.get(&address(&served, path).await).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.text());
        let (media_type, _) = operation["responses"]["200"]["content"].as_object().unwrap().iter().next().unwrap();
        assert_eq!(answer.header("content-type"), media_type, "{path}");
        if media_type.contains("json") {
            let pointer = format!("/paths/{}/get/responses/200/content/{}/schema", escaped(path), escaped(media_type));
            check(&document, &pointer, &answer.json()).unwrap_or_else(|error| panic!("{path}: {error}"));
        }
        let wrong = served.get(&format!("{}?no=thing", path.replace(['{', '}'], "!"))).await;
        if !wrong.status.is_success() {
            let problem = check(&document, "/components/schemas/Problem", &wrong.json());
            problem.unwrap_or_else(|error| panic!("{path}: {error}"));
            let status = wrong.status.as_u16().to_string();
            assert!(operation["responses"].get(&status).is_some(), "{path}: {status} is not documented");
        }
    }
}

#[tokio::test]
async fn what_is_sent_and_what_comes_back_are_as_documented() {
    let served = served();
    let document = served.json("/api/openapi.json").await;
    let id = served.json("/api/events?limit=1").await["items"][0]["id"].clone();
    for (path, body) in [
        ("/api/read", json!({"text": "Chad said on Monday that it had left the talks.", "published": "2024-05-15"})),
        ("/api/review", json!({"action": "accept", "id": id, "reason": "right"})),
        ("/api/review", json!({"action": "undo", "id": id})),
    ] {
        let at = format!("/paths/{}/post", escaped(path));
        check(&document, &format!("{at}/requestBody/content/application~1json/schema"), &body).unwrap();
        let answer = served.post(path, &body).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.text());
        check(&document, &format!("{at}/responses/200/content/application~1json/schema"), &answer.json()).unwrap();
    }
    let raw = [("content-type", "application/octet-stream")];
    let told =
        served.send(request("POST", "/api/documents?name=a.txt", &raw, Body::from("Chad said it had left."))).await;
    for line in told.text().lines() {
        let pointer = "/paths/~1api~1documents/post/responses/200/content/application~1x-ndjson/schema";
        check(&document, pointer, &serde_json::from_str(line).unwrap()).unwrap();
    }
}

#[tokio::test]
async fn nothing_else_is_there() {
    let served = served();
    let document = served.json("/api/openapi.json").await;
    let paths = document["paths"].as_object().unwrap();
    for (path, operations) in paths {
        let address = address(&served, path).await;
        for method in ["GET", "POST", "PUT", "PATCH", "DELETE"] {
            if operations.get(method.to_lowercase()).is_none() {
                let answer = served.send(request(method, &address, &[], Body::empty())).await;
                assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED, "{method} {path}");
            }
        }
    }
    for path in [
        "/api",
        "/api/",
        "/api/statement",
        "/api/statements.xml",
        "/api/threads.geojson",
        "/api/documents/a/b/c",
        "/api/login",
    ] {
        assert_eq!(served.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test]
async fn the_guide_names_every_list_and_address() {
    let guide = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/api.md")).unwrap();
    let document = served().json("/api/openapi.json").await;
    for path in document["paths"].as_object().unwrap().keys() {
        let name = path.trim_start_matches("/api/");
        let is_form = name.contains('.') && !name.starts_with("openapi");
        assert!(is_form || guide.contains(&format!("`{name}`")) || guide.contains(&format!("{path}`")), "{path}");
    }
}
