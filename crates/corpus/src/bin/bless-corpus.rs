//! Writes `corpus/records/<slug>.json`, the record of every annotated article in the contract's format.
//!
//! Apart from the tests, which only hold the committed files against the annotation.

use std::fs;
use std::process::ExitCode;

use onrecord_corpus::{all, folder, pretty};

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
    let articles = all()?;
    let records = folder().join("records");
    fs::create_dir_all(&records)?;
    for article in &articles {
        fs::write(records.join(format!("{}.json", article.slug)), pretty(article)?)?;
    }
    Ok(articles.len())
}
