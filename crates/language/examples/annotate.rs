//! Prints what the pipeline says about each text of a JSON Lines file (`{"text": …}`), one JSON object a
//! line, for comparing with spaCy: see `tools/parity`.

use std::io::{BufRead, Write};
use std::path::Path;

use onrecord_language::Pipeline;
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let pipeline = match std::env::args().nth(1) {
        Some(model) => Pipeline::load(Path::new(&model))?,
        None => Pipeline::builtin()?,
    };
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().lines() {
        let line: Value = serde_json::from_str(&line?)?;
        let text = line["text"].as_str().unwrap_or_default();
        let annotation = pipeline.annotate(text);
        let tokens: Vec<Value> = annotation
            .tokens()
            .iter()
            .map(|token| {
                json!([
                    token.span.slice(text),
                    token.has_space_after,
                    token.tag.as_str(),
                    token.pos.as_str(),
                    token.lemma,
                    token.head,
                    token.label.as_str(),
                    token.sentence,
                ])
            })
            .collect();
        let names: Vec<Value> = annotation
            .names()
            .iter()
            .map(|name| json!([name.tokens.start, name.tokens.end, name.kind.as_str()]))
            .collect();
        writeln!(out, "{}", json!({"tokens": tokens, "names": names}))?;
    }
    Ok(())
}
