//! A server over a ledger of the project's own articles, asked without a network.

#![allow(dead_code, clippy::unwrap_used, reason = "each test takes what it needs, and stops where it cannot go on")]

use std::fs;
use std::path::{Path, PathBuf};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode};
use onrecord_ledger::{Ledger, Reading};
use onrecord_reading::Reader;
use onrecord_record::Record;
use onrecord_server::{Limits, Offer, Settings, app};
use serde_json::Value;
use tempfile::TempDir;
use tower::ServiceExt;

/// A server and the folder of its ledger.
pub struct Served {
    pub folder: TempDir,
    pub router: Router,
}

/// What came back.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub bytes: Vec<u8>,
}

impl Answer {
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.bytes).unwrap_or_else(|error| panic!("{error}: {}", self.text()))
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map(|value| value.to_str().unwrap()).unwrap_or_default()
    }
}

pub fn reading() -> Reading {
    Reading { engine: "1".to_owned(), model: "m".to_owned(), lexicon: "l".to_owned() }
}

/// The records of the project's own articles, with a point for every second place, as they have none.
pub fn records() -> Vec<Record> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpus/records");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let read = |path: &PathBuf| -> Record { serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap() };
    let mut records: Vec<_> = paths.iter().map(read).collect();
    for place in records.iter_mut().flat_map(|record| record.places.iter_mut().step_by(2)) {
        (place.latitude, place.longitude) = (Some(1.5), Some(2.5));
    }
    records
}

pub fn settings(ledger: &Path) -> Settings {
    Settings {
        offer: Offer::All,
        ledger: ledger.to_owned(),
        address: "127.0.0.1:0".parse().unwrap(),
        token: None,
        hosts: Vec::new(),
        is_read_only: false,
        load: Box::new(|| Reader::builtin().map(|reader| (reader, reading())).map_err(|error| error.to_string())),
        limits: Limits::default(),
    }
}

/// A server over `records` and the project's own ones.
pub fn served_with(records: &[Record], change: impl FnOnce(&mut Settings)) -> Served {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("news.ledger");
    let mut ledger = Ledger::create(&path).unwrap();
    ledger.add_all(records, &reading()).unwrap();
    ledger.link().unwrap();
    let mut settings = settings(&path);
    change(&mut settings);
    Served { folder, router: app(settings).unwrap() }
}

pub fn served() -> Served {
    served_with(&records(), |_| {})
}

impl Served {
    pub async fn send(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, usize::MAX).await.unwrap().to_vec();
        Answer { status: parts.status, headers: parts.headers, bytes }
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.get_with(path, &[]).await
    }

    pub async fn get_with(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        self.send(request("GET", path, headers, Body::empty())).await
    }

    /// The JSON of an answer that must be there.
    pub async fn json(&self, path: &str) -> Value {
        let answer = self.get(path).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.text());
        answer.json()
    }

    pub async fn post(&self, path: &str, body: &Value) -> Answer {
        self.send(request("POST", path, &[("content-type", "application/json")], Body::from(body.to_string()))).await
    }
}

pub fn request(method: &str, path: &str, headers: &[(&str, &str)], body: Body) -> Request<Body> {
    let mut request = Request::builder().method(method).uri(path);
    if !headers.iter().any(|(name, _)| *name == "host") {
        request = request.header("host", "127.0.0.1:7374");
    }
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    request.body(body).unwrap()
}
