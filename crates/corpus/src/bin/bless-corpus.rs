//! Writes `corpus/records/<slug>.json`, the record of every annotated article in the contract's format; `bless-corpus FOLDER`
//! does so for another corpus of the same layout.
//!
//! Apart from the tests, which only hold the committed files against the annotation.

use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

use onrecord_corpus::{folder, pretty, read};

fn main() -> ExitCode {
    match bless() {
        Ok(count) => {
            eprintln!("bless-corpus: {count} records written");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(3)
        }
    }
}

fn bless() -> Result<usize, Box<dyn std::error::Error>> {
    let corpus = std::env::args_os().nth(1).map_or_else(folder, PathBuf::from);
    let articles = read(&corpus.join("articles"))?;
    let records = corpus.join("records");
    fs::create_dir_all(&records)?;
    for article in &articles {
        fs::write(records.join(format!("{}.json", article.slug)), pretty(article)?)?;
    }
    Ok(articles.len())
}
