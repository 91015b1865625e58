//! The articles of web pages, one line of JSON per page: what `tools/bench/peers.py` measures against other extractors.
//!
//! `cargo run --release -p onrecord-intake --example pages -- PAGE.html…`

use std::fs;
use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

use onrecord_intake::page;
use serde_json::json;

fn main() -> ExitCode {
    let mut output = BufWriter::new(io::stdout().lock());
    for path in std::env::args().skip(1) {
        let printed = match fs::read(&path) {
            Ok(bytes) => match page(&bytes, &path, None) {
                Ok(document) => json!({"id": path, "title": document.title, "text": document.text}),
                Err(error) => json!({"id": path, "error": error.to_string()}),
            },
            Err(error) => json!({"id": path, "error": error.to_string()}),
        };
        if writeln!(output, "{printed}").is_err() {
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}
