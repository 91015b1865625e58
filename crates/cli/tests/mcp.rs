//! The tools of `onrecord mcp` as a language model's program uses them: JSON-RPC, a line each way.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use serde_json::{Value, json};
use tempfile::TempDir;

const TEXT: &str = "Kenya on Tuesday denied that its envoys had left the talks in Nairobi. “We will stay,” the minister told \
    reporters. Chad's army said it had shot down two drones on Monday.";

struct Client {
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
    asked: u64,
}

fn onrecord() -> Command {
    Command::new(env!("CARGO_BIN_EXE_onrecord"))
}

/// A ledger of the one text.
fn ledger(folder: &TempDir) -> PathBuf {
    let text = folder.path().join("talks.txt");
    fs::write(&text, TEXT).unwrap();
    let ledger = folder.path().join("news.ledger");
    let added = onrecord().arg("add").arg(&ledger).arg(&text).args(["--published", "2024-05-15"]).output().unwrap();
    assert!(added.status.success(), "{added:?}");
    ledger
}

impl Client {
    fn start(folder: &TempDir) -> Self {
        let ledger = ledger(folder);
        let mut child =
            onrecord().arg("mcp").arg(&ledger).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let (input, output) = (child.stdin.take().unwrap(), BufReader::new(child.stdout.take().unwrap()));
        let mut client = Self { child, input, output, asked: 0 };
        let hello = json!({"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "test", "version": "1"}});
        let info = client.ask("initialize", &hello);
        assert_eq!(info["serverInfo"]["name"], "onrecord");
        assert!(info["capabilities"]["tools"].is_object() && info["instructions"].as_str().unwrap().contains("Cite"));
        writeln!(client.input, "{}", json!({"jsonrpc": "2.0", "method": "notifications/initialized"})).unwrap();
        client
    }

    fn ask(&mut self, method: &str, params: &Value) -> Value {
        self.asked += 1;
        let question = json!({"jsonrpc": "2.0", "id": self.asked, "method": method, "params": params});
        writeln!(self.input, "{question}").unwrap();
        let mut line = String::new();
        self.output.read_line(&mut line).unwrap();
        let answer: Value = serde_json::from_str(&line).unwrap();
        assert_eq!(answer["id"], self.asked, "{answer}");
        answer.get("result").or_else(|| answer.get("error")).unwrap().clone()
    }

    fn call(&mut self, name: &str, arguments: &Value) -> Value {
        self.ask("tools/call", &json!({"name": name, "arguments": arguments}))
    }

    /// The structured answer of a call that must succeed; its text is the same.
    fn answer(&mut self, name: &str, arguments: &Value) -> Value {
        let result = self.call(name, arguments);
        assert_ne!(result["isError"], true, "{name}: {result}");
        let text: Value = serde_json::from_str(result["content"][0]["text"].as_str().unwrap()).unwrap();
        assert_eq!(text, result["structuredContent"], "{name}");
        text
    }
}

/// The words of a span in the text, which counts code points.
fn words(span: &Value) -> String {
    let (start, end) = (span[0].as_u64().unwrap() as usize, span[1].as_u64().unwrap() as usize);
    TEXT.chars().skip(start).take(end - start).collect()
}

#[test]
fn a_model_asks_and_can_cite_every_answer() {
    let folder = tempfile::tempdir().unwrap();
    let mut client = Client::start(&folder);
    let tools = client.ask("tools/list", &json!({}));
    let names: Vec<_> = tools["tools"].as_array().unwrap().iter().map(|tool| tool["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["search", "statements", "events", "timeline", "disputes", "why", "read_text"]);
    for tool in tools["tools"].as_array().unwrap() {
        assert_eq!(
            (&tool["inputSchema"]["type"], &tool["annotations"]["readOnlyHint"]),
            (&json!("object"), &json!(true))
        );
    }

    let statements = client.answer("statements", &json!({"stance": "deny", "limit": 5}));
    let denial = &statements["items"][0];
    assert_eq!(words(&denial["span"]), denial["content"].as_str().unwrap());
    let why = client.answer("why", &json!({"id": denial["id"]}));
    for part in why["words"].as_array().unwrap() {
        assert_eq!(words(&json!([part["start"], part["end"]])), part["quote"].as_str().unwrap());
    }

    let events = client.answer("events", &json!({"text": "drones"}));
    assert_eq!(words(&events["items"][0]["span"]), events["items"][0]["trigger"].as_str().unwrap());
    assert!(!client.answer("timeline", &json!({}))["items"].as_array().unwrap().is_empty());
    assert!(client.answer("disputes", &json!({}))["items"].is_array());
    let found = client.answer("search", &json!({"text": "envoys talks"}));
    assert!(words(&found["items"][0]["span"]).contains("envoys"), "{found}");

    let read = client.answer("read_text", &json!({"text": TEXT, "published": "2024-05-15"}));
    assert_eq!(words(&read["statements"][0]["span"]), read["statements"][0]["content"].as_str().unwrap());
    assert_eq!(
        read["events"].as_array().unwrap().len(),
        client.answer("events", &json!({}))["items"].as_array().unwrap().len()
    );
}

#[test]
fn what_is_wrong_is_told_to_the_model() {
    let folder = tempfile::tempdir().unwrap();
    let mut client = Client::start(&folder);
    for (tool, arguments, says) in [
        ("statements", json!({"stanse": "deny"}), "there is no parameter `stanse`"),
        ("events", json!({"from": "soon"}), "expected a day like 2025-12-21"),
        ("events", json!({"actor": ["a"]}), "is neither words nor a number"),
        ("search", json!({}), "`text` is needed"),
        ("why", json!({"id": "0000/e1"}), "nothing in the ledger"),
        ("read_text", json!({"text": ""}), "`text` is empty"),
    ] {
        let result = client.call(tool, &arguments);
        assert_eq!(result["isError"], true, "{result}");
        assert!(result["content"][0]["text"].as_str().unwrap().contains(says), "{result}");
    }
    assert_eq!(client.call("burn", &json!({}))["code"], -32602);
    let Client { mut child, input, .. } = client;
    drop(input);
    assert!(child.wait().unwrap().success());
}

#[test]
fn the_same_tools_answer_over_http() {
    let folder = tempfile::tempdir().unwrap();
    let ledger = ledger(&folder);
    let mut child =
        onrecord().args(["mcp", "--http", "--port", "0"]).arg(ledger).stderr(Stdio::piped()).spawn().unwrap();
    let mut told = String::new();
    BufReader::new(child.stderr.take().unwrap()).read_line(&mut told).unwrap();
    let address = told.split("http://").nth(1).and_then(|rest| rest.split('/').next()).unwrap();
    let call = json!({"name": "statements", "arguments": {"stance": "deny"}});
    let body = json!({"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": call}).to_string();
    let mut stream = TcpStream::connect(address).unwrap();
    let head = "Content-Type: application/json\r\nAccept: application/json, text/event-stream\r\nConnection: close";
    write!(stream, "POST /mcp HTTP/1.1\r\nHost: {address}\r\n{head}\r\nContent-Length: {}\r\n\r\n{body}", body.len())
        .unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    child.kill().unwrap();
    child.wait().unwrap();
    let (head, body) = answer.split_once("\r\n\r\n").unwrap();
    assert!(head.starts_with("HTTP/1.1 200"), "{answer}");
    let result = &serde_json::from_str::<Value>(body).unwrap()["result"];
    let denial = &result["structuredContent"]["items"][0];
    assert_eq!(words(&denial["span"]), denial["content"].as_str().unwrap());
}
