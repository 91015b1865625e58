//! Our annotation equals spaCy's, token by token. Apart from the unit tests, because it needs the whole model
//! and spaCy's output, which `tools/parity/spacy_fixture.py` writes.
//!
//! `ONRECORD_PARITY=FILE.jsonl` compares with fixtures that are not in the repository, and
//! `ONRECORD_PARITY_MODEL=FILE` with another model than the built-in one.

#![allow(clippy::unwrap_used, reason = "a broken fixture should stop the test")]

use std::io::{BufRead, BufReader};
use std::path::Path;

use onrecord_language::{Annotation, Pipeline};
use serde::Deserialize;

/// Differences that are printed; all are counted.
const SHOWN: usize = 40;

/// Start, end, tag, part of speech, lemma, head, label, and whether a sentence begins and a space follows.
type Row = (u32, u32, usize, usize, usize, u32, usize, u8);

#[derive(Deserialize)]
struct Fixture {
    id: String,
    text: String,
    strings: Vec<String>,
    tokens: Vec<Row>,
    names: Vec<(usize, usize, String)>,
}

#[derive(Default)]
struct Tally {
    texts: usize,
    tokens: usize,
    names: usize,
    differences: usize,
}

impl Tally {
    fn differ(&mut self, id: &str, what: &str, ours: &str, spacys: &str) {
        self.differences += 1;
        if self.differences <= SHOWN {
            println!("{id}: {what}: ours {ours}, spaCy's {spacys}");
        }
    }

    fn compare(&mut self, fixture: &Fixture, ours: &Annotation) {
        self.texts += 1;
        self.tokens += fixture.tokens.len();
        self.names += fixture.names.len();
        if self.compare_spans(fixture, ours) {
            self.compare_tokens(fixture, ours);
            self.compare_names(fixture, ours);
        }
    }

    fn compare_spans(&mut self, fixture: &Fixture, ours: &Annotation) -> bool {
        let spacys: Vec<_> = fixture.tokens.iter().map(|token| (token.0, token.0 + token.1)).collect();
        let mine: Vec<_> = ours.tokens().iter().map(|token| (token.span.start, token.span.end)).collect();
        if mine == spacys {
            return true;
        }
        let at =
            mine.iter().zip(&spacys).position(|(mine, spacys)| mine != spacys).unwrap_or(mine.len().min(spacys.len()));
        let words = |spans: &[(u32, u32)]| {
            let near = &spans[at.saturating_sub(1).min(spans.len())..(at + 4).min(spans.len())];
            format!("{:?}", near.iter().map(|span| &fixture.text[span.0 as usize..span.1 as usize]).collect::<Vec<_>>())
        };
        self.differ(&fixture.id, "tokens", &words(&mine), &words(&spacys));
        false
    }

    fn compare_tokens(&mut self, fixture: &Fixture, ours: &Annotation) {
        let string = |number: usize| fixture.strings[number].as_str();
        for (index, (mine, spacys)) in ours.tokens().iter().zip(&fixture.tokens).enumerate() {
            let is_start = ours.sentence_of(index).start == index;
            let pairs = [
                ("tag", mine.tag.as_str().to_owned(), string(spacys.2).to_owned()),
                ("pos", mine.pos.as_str().to_owned(), string(spacys.3).to_owned()),
                ("lemma", mine.lemma.to_string(), string(spacys.4).to_owned()),
                ("head", mine.head.to_string(), spacys.5.to_string()),
                ("label", mine.label.as_str().to_owned(), string(spacys.6).to_owned()),
                ("sentence start", is_start.to_string(), (spacys.7 == 1).to_string()),
            ];
            for (what, mine, spacys) in pairs {
                if mine != spacys {
                    let word = format!("{what} of token {index} {:?}", ours.word(index, &fixture.text));
                    self.differ(&fixture.id, &word, &mine, &spacys);
                }
            }
        }
    }

    fn compare_names(&mut self, fixture: &Fixture, ours: &Annotation) {
        let name = |name: &onrecord_language::Name| (name.tokens.start, name.tokens.end, name.kind.to_string());
        let mine: Vec<_> = ours.names().iter().map(name).collect();
        for missing in fixture.names.iter().filter(|name| !mine.contains(name)) {
            self.differ(&fixture.id, "name", "none", &format!("{missing:?}"));
        }
        for extra in mine.iter().filter(|name| !fixture.names.contains(name)) {
            self.differ(&fixture.id, "name", &format!("{extra:?}"), "none");
        }
    }
}

fn compare(pipeline: &Pipeline, lines: impl BufRead) -> Tally {
    let mut tally = Tally::default();
    for line in lines.lines() {
        let fixture: Fixture = serde_json::from_str(&line.unwrap()).unwrap();
        tally.compare(&fixture, &pipeline.annotate(&fixture.text));
    }
    let Tally { texts, tokens, names, differences } = tally;
    println!("{texts} texts, {tokens} tokens, {names} names: {differences} differences");
    tally
}

fn compare_file(pipeline: &Pipeline, path: &Path) {
    let tally = compare(pipeline, BufReader::new(std::fs::File::open(path).unwrap()));
    assert!(tally.tokens > 0, "{}: no tokens", path.display());
    assert_eq!(tally.differences, 0, "{}", path.display());
}

#[test]
fn annotation_is_spacys() {
    let pipeline = Pipeline::builtin().unwrap();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/parity");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(!files.is_empty());
    for file in &files {
        compare_file(&pipeline, file);
    }
}

#[test]
#[ignore = "needs fixtures that are not in the repository: set ONRECORD_PARITY"]
fn annotation_is_spacys_on_other_texts() {
    let model = std::env::var("ONRECORD_PARITY_MODEL");
    let pipeline = model.map_or_else(|_| Pipeline::builtin(), |path| Pipeline::load(Path::new(&path))).unwrap();
    compare_file(&pipeline, Path::new(&std::env::var("ONRECORD_PARITY").unwrap()));
}
