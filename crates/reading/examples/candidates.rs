//! Prints the candidates of articles with their features, for the recipes of `training/`.
//!
//! ```text
//! cargo run --release -p onrecord-reading --example candidates statements|events FILE.jsonl > candidates.jsonl
//! ```
//!
//! FILE holds one object a line with `id`, `text` and, if known, `published`. Spans count bytes.

use std::error::Error;
use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Write};

use onrecord_reading::Reader;
use onrecord_record::{Document, Span};
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn Error>> {
    const USAGE: &str = "usage: candidates statements|events FILE.jsonl";
    let what = std::env::args().nth(1).ok_or(USAGE)?;
    let path = std::env::args().nth(2).ok_or(USAGE)?;
    let reader = Reader::builtin()?;
    let mut out = BufWriter::new(std::io::stdout().lock());
    for line in BufReader::new(File::open(path)?).lines() {
        let fields: Value = serde_json::from_str(&line?)?;
        let field = |name: &str| fields[name].as_str().map(str::to_owned);
        let document =
            Document { text: field("text").unwrap_or_default(), published: field("published"), ..Document::default() };
        let pair = |span: &Span| json!([span.start, span.end]);
        let candidates = match what.as_str() {
            "statements" => reader.statement_candidates(&document),
            "events" => reader.event_candidates(&document),
            _ => return Err(USAGE.into()),
        };
        for candidate in candidates {
            let row = json!({
                "doc": field("id"),
                "cue": pair(&candidate.cue),
                "speaker": candidate.speaker.as_ref().map(pair),
                "content": candidate.content.iter().map(pair).collect::<Vec<_>>(),
                "features": candidate.features,
            });
            writeln!(out, "{row}")?;
        }
    }
    Ok(())
}
