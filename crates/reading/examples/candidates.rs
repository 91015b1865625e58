//! Prints the candidates of articles with their features, for the recipes of `training/`.
//!
//! ```text
//! cargo run --release -p onrecord-reading --example candidates FILE.jsonl > candidates.jsonl
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
    let path = std::env::args().nth(1).ok_or("usage: candidates FILE.jsonl")?;
    let reader = Reader::builtin()?;
    let mut out = BufWriter::new(std::io::stdout().lock());
    for line in BufReader::new(File::open(path)?).lines() {
        let fields: Value = serde_json::from_str(&line?)?;
        let field = |name: &str| fields[name].as_str().map(str::to_owned);
        let document =
            Document { text: field("text").unwrap_or_default(), published: field("published"), ..Document::default() };
        let pair = |span: &Span| json!([span.start, span.end]);
        for candidate in reader.statement_candidates(&document) {
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
