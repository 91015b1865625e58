//! The order in which documents come does not show in what they have in common.

use std::error::Error;
use std::fs;
use std::path::Path;

use onrecord_linking::{Summary, changes, disputes, link, summary, threads};
use onrecord_record::Record;

/// The records of the corpus, each once more as a second outlet has it a day later, with another lead.
fn desk() -> Result<Vec<Summary>, Box<dyn Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpus/records");
    let mut paths = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>, std::io::Error>>()?;
    paths.sort();
    let mut desk = Vec::new();
    for path in paths {
        let record: Record = serde_json::from_str(&fs::read_to_string(path)?)?;
        let first = summary(&record);
        let mut second =
            Summary { id: format!("second {}", first.id), key: format!("second {}", first.key), ..first.clone() };
        second.publisher = Some("The Second Courier".into());
        desk.extend([first, second]);
    }
    Ok(desk)
}

/// Everything that is linked, with documents by their keys instead of their positions.
fn named(desk: &[Summary]) -> Vec<String> {
    let linked = link(desk);
    let key = |document: usize| desk[document].key.as_str();
    let mut lines = Vec::new();
    for story in &linked.stories {
        lines.push(format!("story {:?}", story.iter().map(|&document| key(document)).collect::<Vec<_>>()));
    }
    for event in &linked.events {
        let mentions = event.mentions.iter().map(|at| (key(at.document), at.mention));
        lines.push(format!("event {:?}", mentions.collect::<Vec<_>>()));
    }
    for identity in &linked.identities {
        let members = identity.members.iter().map(|at| (key(at.document), at.actor));
        lines.push(format!("{} {:?} {:?}", identity.name, identity.country, members.collect::<Vec<_>>()));
    }
    lines.extend(disputes::disputes(desk, &linked).into_iter().map(|dispute| dispute.explanation));
    lines.extend(changes::changes(desk, &linked).into_iter().map(|change| format!("{:?}", change.what)));
    lines.extend(threads::threads(desk, &linked).into_iter().map(|thread| format!("{thread:?}")));
    lines
}

#[test]
fn order_does_not_show() -> Result<(), Box<dyn Error>> {
    let desk = desk()?;
    let expected = named(&desk);
    assert!(expected.iter().any(|line| line.starts_with("story") && line.contains("second")));
    for step in [1, 17, 41] {
        let mut turned = desk.clone();
        turned.rotate_left(step);
        turned.reverse();
        assert_eq!(named(&turned), expected);
    }
    Ok(())
}
