//! Fourteen pages of layouts met on news sites, written for this test: how much of each article is found, and how much else.
//!
//! Precision, recall and F1 of shingles of four words, page by page and averaged, as the public benchmark of article
//! extraction by `ScrapingHub` counts them. `cargo test -p onrecord-intake --test pages -- --nocapture` prints the table.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use onrecord_intake::{Documents, Source};

/// Words of a shingle.
const WIDTH: usize = 4;

/// Least F1 over all pages; `docs/command.md` has the figure.
const FLOOR: f64 = 0.975;

fn shingles(text: &str) -> BTreeMap<Vec<String>, usize> {
    let words = text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    let words: Vec<String> = words.map(str::to_lowercase).collect();
    let mut shingles = BTreeMap::new();
    for shingle in words.windows(WIDTH) {
        *shingles.entry(shingle.to_vec()).or_default() += 1;
    }
    shingles
}

/// Precision, recall and F1 of what was found.
fn score(found: &str, expected: &str) -> [f64; 3] {
    let (found, expected) = (shingles(found), shingles(expected));
    let common: usize = found.iter().map(|(shingle, &count)| count.min(*expected.get(shingle).unwrap_or(&0))).sum();
    let share = |whole: &BTreeMap<_, usize>| common as f64 / whole.values().sum::<usize>().max(1) as f64;
    let (precision, recall) = (share(&found), share(&expected));
    [precision, recall, 2.0 * precision * recall / (precision + recall).max(f64::EPSILON)]
}

fn pages() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut pages: Vec<_> = paths.filter(|path| path.extension().is_some_and(|kind| kind == "html")).collect();
    pages.sort();
    pages
}

#[test]
fn the_article_of_a_page_is_found_and_little_else() {
    let pages = pages();
    let mut sum = [0.0; 3];
    println!("{:<10} {:>6} {:>6} {:>6}", "page", "P", "R", "F1");
    for page in &pages {
        let found = Documents::new([Source::path(page)]).next().unwrap();
        let found = found.map(|document| document.text).unwrap_or_default();
        let scores = score(&found, &fs::read_to_string(page.with_extension("txt")).unwrap());
        let name = page.file_stem().unwrap().to_string_lossy().into_owned();
        println!("{name:<10} {:>6.3} {:>6.3} {:>6.3}", scores[0], scores[1], scores[2]);
        sum.iter_mut().zip(scores).for_each(|(sum, score)| *sum += score);
    }
    let [precision, recall, f1] = sum.map(|sum| sum / pages.len() as f64);
    println!("{:<10} {precision:>6.3} {recall:>6.3} {f1:>6.3}", "all");
    assert_eq!(pages.len(), 14);
    assert!(f1 >= FLOOR, "F1 {f1:.3} is below {FLOOR}");
}
