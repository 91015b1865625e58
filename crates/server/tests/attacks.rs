//! An attack on every guard: from other sites in the same browser, from other machines, and from articles.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod served;

use std::time::Duration;

use axum::body::Body;
use axum::http::StatusCode;
use onrecord_record::Record;
use onrecord_server::{Limits, Server, ServerError, Token};
use serde_json::json;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::sync::oneshot;

use served::{records, request, served, served_with, settings};

const TOKEN: &str = "correct horse battery staple";

#[tokio::test]
async fn other_machines_need_a_token_that_cannot_be_guessed() {
    let served = served();
    let path = served.folder.path().join("news.ledger");
    for address in ["0.0.0.0:0", "[::]:0", "192.0.2.7:0"] {
        let mut open = settings(&path);
        open.address = address.parse().unwrap();
        assert!(matches!(Server::bind(open).await, Err(ServerError::Open(_))), "{address}");
    }
    assert!(matches!(Token::new("short"), Err(ServerError::Token)));
    let mut closed = settings(&path);
    closed.address = "0.0.0.0:0".parse().unwrap();
    closed.token = Some(Token::new(TOKEN).unwrap());
    Server::bind(closed).await.unwrap();
}

#[tokio::test]
async fn without_the_token_nothing_is_answered() {
    let served = served_with(&records(), |settings| settings.token = Some(Token::new(TOKEN).unwrap()));
    let bearer = |token: &str| format!("Bearer {token}");
    for path in ["/api/stats", "/api/events.csv", "/api/openapi.json", "/favicon.svg", "/api/nothing"] {
        assert_eq!(served.get(path).await.status, StatusCode::UNAUTHORIZED, "{path}");
        for wrong in [
            "",
            "correct",
            "correct horse battery stapl",
            "correct horse battery staple!",
            "CORRECT HORSE BATTERY STAPLE",
        ] {
            let answer = served.get_with(path, &[("authorization", &bearer(wrong))]).await;
            assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{path} {wrong}");
        }
        assert_eq!(served.get_with(path, &[("cookie", "onrecord=")]).await.status, StatusCode::UNAUTHORIZED);
        assert_eq!(
            served.get_with(path, &[("cookie", &format!("onrecord={TOKEN}"))]).await.status,
            StatusCode::UNAUTHORIZED
        );
    }
    assert_eq!(served.post("/api/read", &json!({"text": "No."})).await.status, StatusCode::UNAUTHORIZED);
    assert_eq!(served.get_with("/api/stats", &[("authorization", &bearer(TOKEN))]).await.status, StatusCode::OK);
    let view = served.get_with("/timeline", &[("accept", "text/html")]).await;
    assert_eq!((view.status, view.header("location")), (StatusCode::SEE_OTHER, "/login"));
}

#[tokio::test]
async fn a_browser_gets_a_cookie_that_other_sites_and_scripts_cannot_use() {
    let served = served_with(&records(), |settings| settings.token = Some(Token::new(TOKEN).unwrap()));
    let form = [("content-type", "application/x-www-form-urlencoded"), ("origin", "http://127.0.0.1:7374")];
    assert_eq!(served.get("/login").await.status, StatusCode::OK);
    assert_eq!(served.get("/login.css").await.header("content-type"), "text/css; charset=utf-8");
    let wrong = served.send(request("POST", "/login", &form, Body::from("token=wrong"))).await;
    assert_eq!((wrong.status, wrong.header("set-cookie")), (StatusCode::FORBIDDEN, ""));
    let typed = format!("token={}", TOKEN.replace(' ', "+"));
    let right = served.send(request("POST", "/login", &form, Body::from(typed.clone()))).await;
    let cookie = right.header("set-cookie").to_owned();
    assert!(
        cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict") && !cookie.contains("correct"),
        "{cookie}"
    );
    let pair = cookie.split(';').next().unwrap();
    assert_eq!(
        served.get_with("/api/stats", &[("cookie", &format!("theme=dark; {pair}"))]).await.status,
        StatusCode::OK
    );
    let foreign = [("content-type", "application/x-www-form-urlencoded"), ("origin", "http://evil.example")];
    assert_eq!(served.send(request("POST", "/login", &foreign, Body::from(typed))).await.status, StatusCode::FORBIDDEN);
    let out = served.send(request("POST", "/logout", &[("cookie", pair)], Body::empty())).await;
    assert!(out.header("set-cookie").contains("Max-Age=0"));
}

#[tokio::test]
async fn a_name_that_is_bound_to_our_address_is_refused() {
    let served = served_with(&records(), |settings| settings.hosts = vec!["news.local".to_owned()]);
    for host in [
        "evil.example",
        "evil.example:7374",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "127.0.0.1@evil.example",
        "",
        "a b",
    ] {
        let answer = served.get_with("/api/stats", &[("host", host)]).await;
        assert_eq!(answer.status, StatusCode::MISDIRECTED_REQUEST, "{host}");
    }
    for host in ["localhost", "LOCALHOST:7374", "127.0.0.1:7374", "[::1]:7374", "news.local:7374"] {
        assert_eq!(served.get_with("/api/stats", &[("host", host)]).await.status, StatusCode::OK, "{host}");
    }
}

#[tokio::test]
async fn other_sites_can_neither_write_nor_read() {
    let served = served();
    let id = served.json("/api/events?limit=1").await["items"][0]["id"].clone();
    let body = json!({"action": "reject", "id": id, "reason": "forged"}).to_string();
    let send = |headers: Vec<(&'static str, &'static str)>| {
        let mut headers = headers;
        headers.push(("content-type", "application/json"));
        served.send(request("POST", "/api/review", &headers, Body::from(body.clone())))
    };
    for headers in [
        vec![("origin", "http://evil.example")],
        vec![("origin", "null")],
        vec![("origin", "http://127.0.0.1:9999")],
        vec![("origin", "http://127.0.0.1:7374.evil.example")],
        vec![("sec-fetch-site", "cross-site")],
        vec![("sec-fetch-site", "same-site")],
        vec![("origin", "http://127.0.0.1:7374"), ("sec-fetch-site", "cross-site")],
    ] {
        assert_eq!(send(headers.clone()).await.status, StatusCode::FORBIDDEN, "{headers:?}");
    }
    assert!(served.json("/api/decisions").await["items"].as_array().unwrap().is_empty());
    assert_eq!(
        send(vec![("origin", "http://127.0.0.1:7374"), ("sec-fetch-site", "same-origin")]).await.status,
        StatusCode::OK
    );
    let asked = [("origin", "http://evil.example"), ("access-control-request-method", "POST")];
    for method in ["OPTIONS", "GET"] {
        let answer = served.send(request(method, "/api/events", &asked, Body::empty())).await;
        assert!(answer.headers.keys().all(|name| !name.as_str().starts_with("access-control")), "{method}");
        assert_eq!(answer.header("cross-origin-resource-policy"), "same-origin");
    }
    // A form of another site cannot send JSON, and what it can send is not taken for JSON.
    let form =
        served.send(request("POST", "/api/review", &[("content-type", "text/plain")], Body::from(body.clone()))).await;
    assert_eq!(form.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
}

#[tokio::test]
async fn every_answer_tells_browsers_to_run_nothing_inline() {
    let served = served();
    for path in ["/", "/api/events", "/api/nothing", "/api/events?from=x", "/login", "/static/none.js"] {
        let answer = served.get(path).await;
        let policy = answer.header("content-security-policy");
        assert!(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"), "{path}");
        assert!(!policy.contains("unsafe") && !policy.contains("data:") && !policy.contains('*'), "{path}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(answer.header("referrer-policy"), "no-referrer", "{path}");
        assert_eq!(answer.header("x-frame-options"), "DENY", "{path}");
    }
    let refused = served.get_with("/", &[("host", "evil.example")]).await;
    assert_eq!(refused.header("x-content-type-options"), "nosniff");
    for page in ["/", "/login"] {
        let page = served.get(page).await.text();
        assert!(
            !page.contains("<style")
                && !page.contains(" style=")
                && !page.contains("javascript:")
                && !page.contains(" onload=")
        );
        assert!(page.split("<script").skip(1).all(|script| script.split('>').next().unwrap().contains("src=\"/")));
    }
}

/// An article that attacks whoever shows it.
fn hostile() -> Record {
    let mut record = records().remove(0);
    let long = "x".repeat(10_000_000);
    record.document.text =
        format!("{}\n<script>alert(1)</script>\u{202e}gnirts\u{2066}\u{0}\u{feff}\n{long}", record.document.text);
    record.document.title = Some("</title><script>alert(2)</script>\u{202e}".to_owned());
    record.document.publisher = Some("\"><img src=x onerror=alert(3)>, =cmd|' /C calc'!A0".to_owned());
    record.document.id = format!("bad0{}", &record.document.id[4..]);
    record
}

#[tokio::test]
async fn what_an_article_says_is_data_in_every_form() {
    let record = hostile();
    let served = served_with(std::slice::from_ref(&record), |_| {});
    let handle = &record.document.id[..12];
    let answer = served.get(&format!("/api/documents/{handle}")).await;
    assert_eq!((answer.status, answer.header("content-type")), (StatusCode::OK, "application/json"));
    assert_eq!(answer.json()["document"]["text"], record.document.text);
    let row = served.json("/api/documents").await["items"][0].clone();
    assert_eq!((&row["title"], &row["publisher"]), (&json!(record.document.title), &json!(record.document.publisher)));
    let csv = served.get("/api/documents.csv").await;
    assert_eq!(csv.header("content-type"), "text/csv; charset=utf-8");
    assert!(csv.text().contains("\"\"\"><img src=x onerror=alert(3)>, =cmd|' /C calc'!A0\""));
    let atom = served.get("/api/documents.atom").await.text();
    assert!(!atom.contains("<script") && !atom.contains("<img"), "{atom}");
    let slides = served.get("/api/events.timelinejs").await.text();
    assert!(!slides.contains("<img") && slides.contains("&lt;img"));
    for path in [
        "/%3Cscript%3Ealert(1)%3C/script%3E",
        "/api/%3Cscript%3E",
        "/api/why/0000/%3Cscript%3E",
        "/api/events?from=%3Cscript%3E",
    ] {
        let answer = served.get(path).await;
        let is_page = answer.header("content-type").starts_with("text/html");
        assert!(!(is_page && answer.text().contains("<script>alert")), "{path}");
    }
    let table = served.get(&format!("/api/documents/{handle}.csv")).await;
    assert_eq!((table.status, table.header("content-type")), (StatusCode::OK, "text/csv; charset=utf-8"));
    let found = served.json("/api/search?text=%22%29+OR+1%3D1+--").await;
    assert!(found["items"].as_array().unwrap().is_empty());
}

#[tokio::test]
async fn no_address_leads_out_of_the_page() {
    let served = served();
    for path in [
        "/static/../../Cargo.toml",
        "/static/%2e%2e/%2e%2e/Cargo.toml",
        "/..%2f..%2fCargo.toml",
        "//etc/passwd",
        "/static/..%5c..%5cCargo.toml",
    ] {
        let text = served.get(path).await.text();
        assert!(!text.contains("[package]") && !text.contains("root:"), "{path}");
    }
}

#[tokio::test]
async fn what_is_too_large_is_refused() {
    let served = served();
    let json = [("content-type", "application/json")];
    let large = served.send(request("POST", "/api/review", &json, Body::from(vec![b' '; 5 << 20]))).await;
    assert_eq!(large.status, StatusCode::PAYLOAD_TOO_LARGE);
    let raw = [("content-type", "application/octet-stream")];
    let large = served.send(request("POST", "/api/documents", &raw, Body::from(vec![b' '; 65 << 20]))).await;
    assert_eq!(large.status, StatusCode::PAYLOAD_TOO_LARGE);
    let form = [("content-type", "multipart/form-data; boundary=x")];
    let mut body = b"--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\n".to_vec();
    body.resize(65 << 20, b' ');
    assert_eq!(
        served.send(request("POST", "/api/documents", &form, Body::from(body))).await.status,
        StatusCode::PAYLOAD_TOO_LARGE
    );
    let deep = "[".repeat(100_000);
    assert!(served.send(request("POST", "/api/review", &json, Body::from(deep))).await.status.is_client_error());
}

#[tokio::test]
async fn a_server_that_only_reads_writes_nothing() {
    let served = served_with(&records(), |settings| settings.is_read_only = true);
    let before = served.json("/api/stats").await;
    let id = served.json("/api/events?limit=1").await["items"][0]["id"].clone();
    let answer = served.post("/api/review", &json!({"action": "reject", "id": id, "reason": "no"})).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    let raw = [("content-type", "application/octet-stream")];
    let answer = served.send(request("POST", "/api/documents", &raw, Body::from("Chad said no."))).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    assert_eq!(served.post("/api/read", &json!({"text": "Chad said it had left."})).await.status, StatusCode::OK);
    assert_eq!(served.json("/api/stats").await, before);
}

#[tokio::test]
async fn a_question_that_takes_too_long_is_given_up() {
    let served = served_with(&records(), |settings| settings.limits.answer = Duration::ZERO);
    for path in ["/api/events?limit=1000", "/api/threads", "/api/documents.csv"] {
        let answer = served.get(path).await;
        assert_eq!(
            (answer.status, answer.header("content-type")),
            (StatusCode::SERVICE_UNAVAILABLE, "application/problem+json"),
            "{path}"
        );
    }
    let body = json!({"text": "Kenya on Tuesday denied that its envoys had left. ".repeat(200)});
    assert_eq!(served.post("/api/read", &body).await.status, StatusCode::SERVICE_UNAVAILABLE);
}

#[tokio::test]
async fn clients_that_stall_are_left_and_a_stop_lets_answers_end() {
    let served = served();
    let mut settings = settings(&served.folder.path().join("news.ledger"));
    let short = Duration::from_millis(300);
    settings.limits = Limits { head: short, body: short, answer: Duration::from_secs(30) };
    let site = Server::bind(settings).await.unwrap();
    let address = site.address();
    let (stop, stopped) = oneshot::channel::<()>();
    let running = tokio::spawn(site.run(async move { drop(stopped.await) }));
    let mut answer = String::new();

    let mut slow = TcpStream::connect(address).await.unwrap();
    slow.write_all(b"GET /api/stats HTTP/1.1\r\nHost: 127.").await.unwrap();
    let _ = slow.read_to_string(&mut answer).await;
    assert!(!answer.contains("200 OK"), "{answer}");

    answer.clear();
    let mut slow = TcpStream::connect(address).await.unwrap();
    slow.write_all(
        b"POST /api/read HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: 90\r\n\r\n{",
    )
    .await
    .unwrap();
    let _ = slow.read_to_string(&mut answer).await;
    assert!(!answer.contains("200 OK"), "{answer}");

    answer.clear();
    let mut late = TcpStream::connect(address).await.unwrap();
    let body = r#"{"text": "Kenya on Tuesday denied that its envoys had left."}"#;
    let head = format!(
        "POST /api/read HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    late.write_all(format!("{head}{body}").as_bytes()).await.unwrap();
    tokio::time::sleep(Duration::from_millis(100)).await;
    stop.send(()).unwrap();
    late.read_to_string(&mut answer).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 200 OK") && answer.contains("\"stance\":\"deny\""), "{answer}");
    running.await.unwrap();
    assert!(TcpStream::connect(address).await.is_err());
}
