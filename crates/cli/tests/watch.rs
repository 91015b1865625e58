//! `onrecord watch` as a user runs it, against a server on loopback.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Command, Output};
use std::thread;

const FEED: &str = "<rss version='2.0'><channel><title>Coastal Wire</title><item><guid>1</guid><title>Talks</title>\
    <pubDate>Tue, 14 May 2024 08:00:00 GMT</pubDate><description>Kenya denied on Tuesday that its envoys had left the \
    talks.</description></item></channel></rss>";

/// Serves the feed at /feed and nothing else; its port.
fn serve() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    thread::spawn(move || {
        for mut stream in listener.incoming().map_while(Result::ok) {
            let lines = BufReader::new(stream.try_clone().unwrap()).lines().map_while(Result::ok);
            let head: Vec<String> = lines.take_while(|line| !line.is_empty()).collect();
            let is_feed = head.first().is_some_and(|line| line.starts_with("GET /feed "));
            let (status, body) = if is_feed { ("200 OK", FEED) } else { ("404 Not Found", "") };
            let length = body.len();
            let _ = write!(stream, "HTTP/1.1 {status}\r\nConnection: close\r\nContent-Length: {length}\r\n\r\n{body}");
        }
    });
    port
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_onrecord")).args(arguments).current_dir(folder).output().unwrap()
}

fn talk(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

#[test]
fn what_is_new_is_filed_once() {
    let folder = tempfile::tempdir().unwrap();
    let port = serve();
    let feeds = format!("[[feeds]]\nname = 'wire'\nurl = 'http://127.0.0.1:{port}/feed'\n");
    fs::write(folder.path().join("feeds.toml"), feeds).unwrap();
    let refused = run(folder.path(), &["watch", "--once", "news.ledger", "feeds.toml"]);
    assert_eq!(refused.status.code(), Some(3));
    assert!(talk(&refused).contains("`127.0.0.1` has no public address"), "{}", talk(&refused));
    fs::remove_file(folder.path().join("news.ledger.watch.json")).unwrap();

    let watch = ["watch", "--once", "--allow-host", "127.0.0.1", "news.ledger", "feeds.toml"];
    let first = run(folder.path(), &watch);
    assert_eq!(
        (talk(&first).as_str(), first.status.code()),
        ("note: wire: 1 read\nnote: articles filed: 1 new\n", Some(0))
    );
    let second = run(folder.path(), &watch);
    assert_eq!((talk(&second).as_str(), second.status.code()), ("note: nothing was filed\n", Some(0)));
    let rows = run(folder.path(), &["statements", "--json", "news.ledger"]);
    let rows = String::from_utf8(rows.stdout).unwrap();
    assert!(rows.contains("deny") && rows.contains("Coastal Wire"), "{rows}");
}

#[test]
fn a_list_that_is_wrong_is_named_by_line_and_key() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("feeds.toml"), "[[feeds]]\nname = 'wire'\nurl = 'wire.example'\n").unwrap();
    let output = run(folder.path(), &["watch", "news.ledger", "feeds.toml"]);
    assert_eq!(talk(&output), "error: feeds.toml:3: `url`: is no address: relative URL without a base\n");
    assert_eq!(output.status.code(), Some(3));
    assert!(!folder.path().join("news.ledger").exists());
}

/// Ctrl-C is a signal of its own only on Unix.
#[cfg(unix)]
#[test]
fn a_signal_ends_the_watch_in_order() {
    let folder = tempfile::tempdir().unwrap();
    let port = serve();
    let feeds = format!("[[feeds]]\nname = 'wire'\nurl = 'http://127.0.0.1:{port}/feed'\n");
    fs::write(folder.path().join("feeds.toml"), feeds).unwrap();
    let mut child = Command::new(env!("CARGO_BIN_EXE_onrecord"))
        .args(["watch", "--allow-host", "127.0.0.1", "news.ledger", "feeds.toml"])
        .current_dir(folder.path())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stderr.take().unwrap()).lines().map_while(Result::ok);
    assert_eq!(lines.next().as_deref(), Some("note: wire: 1 read"));
    let killed = Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    assert!(killed.success());
    assert_eq!(lines.next().as_deref(), Some("note: articles filed: 1 new"));
    assert_eq!(child.wait().unwrap().code(), Some(0));
}
