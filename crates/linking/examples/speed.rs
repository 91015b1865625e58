//! Times each step: `cargo run --release -p onrecord-linking --example speed RECORDS.jsonl`.
//!
//! Apart from the tests because it reads the clock. The last lines show what one more document costs in a small and a large
//! archive.

#![allow(clippy::disallowed_methods, reason = "a bench reads the clock")]

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::time::Instant;

use onrecord_linking::copies::copies;
use onrecord_linking::identities::identities;
use onrecord_linking::stories::{StoryIndex, stories};
use onrecord_linking::{Summary, changes, disputes, link, summary, threads};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("usage: speed RECORDS.jsonl")?;
    let records: Result<Vec<_>, _> = BufReader::new(File::open(path)?)
        .lines()
        .map(|line| Ok::<_, Box<dyn std::error::Error>>(serde_json::from_str(&line?)?))
        .collect();
    let records = records?;
    println!("{} documents", records.len());
    let summaries: Vec<Summary> = timed("summaries", || records.iter().map(summary).collect());
    timed("copies", || copies(&summaries));
    let stories = timed("stories", || stories(&summaries));
    timed("identities", || identities(&summaries, &stories));
    let links = timed("all links", || link(&summaries));
    timed("disputes", || disputes::disputes(&summaries, &links));
    timed("changes", || changes::changes(&summaries, &links));
    timed("threads", || threads::threads(&summaries, &links));
    let mut index = StoryIndex::default();
    let mut start = Instant::now();
    for (position, document) in summaries.iter().enumerate() {
        index.find(&summaries, document);
        index.add(position, document);
        if (position + 1) % 1000 == 0 {
            println!(
                "documents up to {}: {:.0} µs each to add to its story",
                position + 1,
                start.elapsed().as_secs_f64() * 1e3
            );
            start = Instant::now();
        }
    }
    Ok(())
}

fn timed<T>(what: &str, work: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let done = work();
    println!("{what}: {:.2} s", start.elapsed().as_secs_f64());
    done
}
