//! Reads JSON Lines (`id`, `text`, `published`, `title`, `publisher`, `url`) and prints a record a line.
//!
//! ```text
//! cargo run -p onrecord-reading --example read_jsonl FILE.jsonl > records.jsonl
//! ```
//!
//! Ids of documents are not computed here; the command `onrecord read` does that.

use std::error::Error;
use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Write};

use onrecord_reading::Reader;
use onrecord_record::Document;
use serde_json::Value;

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args().nth(1).ok_or("usage: read_jsonl FILE.jsonl")?;
    let reader = Reader::builtin()?;
    let mut out = BufWriter::new(std::io::stdout().lock());
    for line in BufReader::new(File::open(path)?).lines() {
        let fields: Value = serde_json::from_str(&line?)?;
        serde_json::to_writer(&mut out, &reader.read(&document(&fields)))?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

fn document(fields: &Value) -> Document {
    let field = |name: &str| fields[name].as_str().map(str::to_owned);
    Document {
        key: field("id").unwrap_or_default(),
        title: field("title"),
        published: field("published"),
        publisher: field("publisher"),
        url: field("url"),
        language: "en".to_owned(),
        text: field("text").unwrap_or_default(),
        ..Document::default()
    }
}
