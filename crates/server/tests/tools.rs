//! The tools over HTTP, as a language model's program uses them and as an attacker does.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod served;

use axum::body::Body;
use axum::http::StatusCode;
use onrecord_server::{Offer, Token};
use serde_json::{Value, json};

use served::{Answer, Served, records, request, served, served_with};

const TOKEN: &str = "correct horse battery staple";
const KINDS: [(&str, &str); 2] =
    [("content-type", "application/json"), ("accept", "application/json, text/event-stream")];

async fn send(served: &Served, message: &Value, headers: &[(&str, &str)]) -> Answer {
    let headers = [&KINDS, headers].concat();
    served.send(request("POST", "/mcp", &headers, Body::from(message.to_string()))).await
}

fn question(method: &str, params: &Value) -> Value {
    json!({"jsonrpc": "2.0", "id": 1, "method": method, "params": params})
}

/// The structured answer of a tool that must succeed.
async fn call(served: &Served, name: &str, arguments: &Value) -> Value {
    let answer = send(served, &question("tools/call", &json!({"name": name, "arguments": arguments})), &[]).await;
    assert_eq!(answer.status, StatusCode::OK, "{name}: {}", answer.text());
    let result = answer.json()["result"].clone();
    assert_ne!(result["isError"], true, "{name}: {result}");
    result["structuredContent"].clone()
}

#[tokio::test]
async fn every_tool_answers_over_http_as_the_api_does() {
    let served = served();
    let hello =
        json!({"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "test", "version": "1"}});
    let info = send(&served, &question("initialize", &hello), &[]).await.json();
    assert_eq!(info["result"]["serverInfo"]["name"], "onrecord", "{info}");
    let told = send(&served, &json!({"jsonrpc": "2.0", "method": "notifications/initialized"}), &[]).await;
    assert_eq!(told.status, StatusCode::ACCEPTED);
    let tools = send(&served, &question("tools/list", &json!({})), &[]).await.json();
    let names: Vec<_> = tools["result"]["tools"].as_array().unwrap().iter().map(|tool| tool["name"].clone()).collect();
    assert_eq!(json!(names), json!(["search", "statements", "events", "timeline", "disputes", "why", "read_text"]));
    for name in ["statements", "events", "timeline", "disputes"] {
        let rows = call(&served, name, &json!({"limit": 3})).await;
        let page = served.json(&format!("/api/{name}?limit=3")).await;
        assert_eq!(rows, page, "{name}");
        assert!(!rows["items"].as_array().unwrap().is_empty(), "{name}");
    }
    let found = call(&served, "search", &json!({"text": "government"})).await;
    assert!(!found["items"].as_array().unwrap().is_empty());
    let id = call(&served, "events", &json!({"limit": 1})).await["items"][0]["id"].clone();
    let why = call(&served, "why", &json!({"id": id})).await;
    assert_eq!(why, served.json(&format!("/api/why/{}", id.as_str().unwrap())).await);
    let read = call(
        &served,
        "read_text",
        &json!({"text": "Kenya on Tuesday denied that its envoys had left.", "published": "2024-05-15"}),
    )
    .await;
    assert_eq!(read["statements"][0]["stance"], "deny");
    let wrong = json!({"name": "events", "arguments": {"after": "0"}});
    assert_eq!(send(&served, &question("tools/call", &wrong), &[]).await.json()["result"]["isError"], true);
}

#[tokio::test]
async fn the_guards_stand_before_the_tools() {
    let served = served_with(&records(), |settings| settings.token = Some(Token::new(TOKEN).unwrap()));
    let asked = question("tools/list", &json!({}));
    let bearer = format!("Bearer {TOKEN}");
    let right = ("authorization", bearer.as_str());
    assert_eq!(send(&served, &asked, &[]).await.status, StatusCode::UNAUTHORIZED);
    assert_eq!(send(&served, &asked, &[("authorization", "Bearer guessed")]).await.status, StatusCode::UNAUTHORIZED);
    let read = served.get_with("/mcp", &[("accept", "text/html, text/event-stream")]).await;
    assert_eq!(read.status, StatusCode::UNAUTHORIZED);
    for (headers, status) in [
        (vec![right, ("host", "evil.example")], StatusCode::MISDIRECTED_REQUEST),
        (vec![right, ("origin", "http://evil.example")], StatusCode::FORBIDDEN),
        (vec![right, ("origin", "null")], StatusCode::FORBIDDEN),
        (vec![right, ("sec-fetch-site", "cross-site")], StatusCode::FORBIDDEN),
        (vec![right, ("origin", "http://127.0.0.1:7374")], StatusCode::OK),
        (vec![right], StatusCode::OK),
    ] {
        let answer = send(&served, &asked, &headers).await;
        assert_eq!(answer.status, status, "{headers:?}: {}", answer.text());
        assert!(answer.header("content-security-policy").contains("default-src 'none'"));
        assert!(answer.headers.keys().all(|name| !name.as_str().starts_with("access-control")));
    }
}

#[tokio::test]
async fn what_is_no_question_is_refused_and_nothing_stays_open() {
    let served = served();
    for method in ["GET", "DELETE", "PUT"] {
        let answer = served.send(request(method, "/mcp", &KINDS, Body::empty())).await;
        assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED, "{method}");
    }
    // A form of another site can send plain text without asking.
    let form = [("content-type", "text/plain"), ("accept", "application/json, text/event-stream")];
    let body = question("tools/list", &json!({})).to_string();
    assert_eq!(
        served.send(request("POST", "/mcp", &form, Body::from(body))).await.status,
        StatusCode::UNSUPPORTED_MEDIA_TYPE
    );
    let large = vec![b' '; 5 << 20];
    assert_eq!(
        served.send(request("POST", "/mcp", &KINDS, Body::from(large))).await.status,
        StatusCode::PAYLOAD_TOO_LARGE
    );
    for broken in ["", "{", "[]", "{\"jsonrpc\": \"2.0\"}", "\u{0}"] {
        let answer = served.send(request("POST", "/mcp", &KINDS, Body::from(broken))).await;
        assert!(answer.status.is_client_error(), "{broken}: {} {}", answer.status, answer.text());
    }
    assert_eq!(
        send(&served, &question("tools/call", &json!({"name": "burn"})), &[]).await.json()["error"]["code"],
        -32602
    );
}

#[tokio::test]
async fn a_server_of_tools_has_nothing_else() {
    let served = served_with(&records(), |settings| settings.offer = Offer::Tools);
    for path in ["/", "/login", "/api/stats", "/api/openapi.json", "/static/none.js"] {
        assert_eq!(served.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    assert_eq!(served.post("/api/read", &json!({"text": "No."})).await.status, StatusCode::NOT_FOUND);
    assert!(!call(&served, "events", &json!({})).await["items"].as_array().unwrap().is_empty());
}
