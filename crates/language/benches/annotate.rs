//! Speed of reading: text to annotation, one thread, on the articles of `tests/articles`. Apart from the tests,
//! because a figure is to be read, not passed. `tools/bench/spacy_peer.py` times spaCy on the same text.

use divan::counter::{BytesCount, ItemsCount};
use onrecord_language::Pipeline;

fn main() {
    divan::main();
}

fn articles() -> Vec<String> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/articles");
    let mut paths: Vec<_> =
        std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    paths.sort();
    paths.iter().filter_map(|path| std::fs::read_to_string(path).ok()).collect()
}

/// All articles, with the words met before kept, as when an archive is read.
#[divan::bench(sample_count = 20)]
fn annotate(bencher: divan::Bencher) {
    let Ok(pipeline) = Pipeline::builtin() else { return };
    let articles = articles();
    let words: usize = articles.iter().map(|text| text.split_whitespace().count()).sum();
    let bytes: usize = articles.iter().map(String::len).sum();
    bencher
        .counter(ItemsCount::new(words))
        .counter(BytesCount::new(bytes))
        .bench_local(|| articles.iter().map(|text| pipeline.annotate(text).len()).sum::<usize>());
}

/// From the file's bytes to a pipeline that can read.
#[divan::bench(sample_count = 10)]
fn load() -> bool {
    Pipeline::builtin().is_ok()
}
