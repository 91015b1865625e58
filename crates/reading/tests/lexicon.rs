//! The example above every group of cues holds a word of the group, as the language pipeline sees it.
//!
//! Here rather than in the lexicon's own tests because a base form takes the model.

use std::fs;
use std::path::Path;

use onrecord_language::Pipeline;

/// A group: where it stands, its example with the marked word, and its lemmas.
struct Group {
    place: String,
    example: String,
    lemmas: Vec<String>,
}

#[test]
fn every_group_of_cues_has_an_example_of_it() {
    let pipeline = Pipeline::builtin().unwrap_or_else(|error| panic!("{error}"));
    let groups = groups();
    assert!(groups.len() > 60, "{} groups", groups.len());
    let faults: Vec<String> = groups.iter().filter_map(|group| fault(&pipeline, group)).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

fn fault(pipeline: &Pipeline, group: &Group) -> Option<String> {
    let Group { place, example, lemmas } = group;
    let Some((before, rest)) = example.split_once("**") else {
        return Some(format!("{place}: no example with a marked word"));
    };
    let Some((marked, after)) = rest.split_once("**") else { return Some(format!("{place}: the mark does not close")) };
    let text = format!("{before}{marked}{after}");
    let annotation = pipeline.annotate(&text);
    let range = before.len()..before.len() + marked.len();
    let tokens: Vec<usize> = (0..annotation.len())
        .filter(|&token| range.contains(&(annotation.tokens()[token].span.start as usize)))
        .collect();
    let words: Vec<String> = tokens.iter().map(|&token| annotation.word(token, &text).to_lowercase()).collect();
    let bases: Vec<String> = tokens.iter().map(|&token| annotation.lemma(token).to_lowercase()).collect();
    let first_base = [bases.first().cloned().unwrap_or_default()].into_iter().chain(words.iter().skip(1).cloned());
    let forms = [words.join(" "), bases.join(" "), first_base.collect::<Vec<_>>().join(" ")];
    let is_one = forms.iter().chain(&words).chain(&bases).any(|form| lemmas.contains(form));
    (!is_one).then(|| format!("{place}: `{marked}` ({}) is not of its group", bases.join(" ")))
}

fn groups() -> Vec<Group> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../lexicon/cues");
    let mut paths: Vec<_> = fs::read_dir(&folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|kind| kind == "toml"));
    paths.sort();
    paths.iter().flat_map(|path| groups_of(path)).collect()
}

fn groups_of(path: &Path) -> Vec<Group> {
    let content = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let mut groups = Vec::new();
    let lines: Vec<&str> = content.lines().collect();
    for (number, _) in lines.iter().enumerate().filter(|(_, line)| **line == "[[cue]]") {
        let example = number.checked_sub(1).map_or("", |above| lines[above]).trim_start_matches(['#', ' ', '"']);
        let list: String = lines[number..].iter().skip_while(|line| !line.starts_with("lemmas")).copied().collect();
        let list = list.split_once(']').map_or("", |(list, _)| list);
        let lemmas = list.split('"').skip(1).step_by(2).map(str::to_owned).collect();
        groups.push(Group { place: format!("{name}:{}", number + 1), example: example.to_owned(), lemmas });
    }
    groups
}
