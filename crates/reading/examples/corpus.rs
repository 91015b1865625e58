//! How well reading does on the project's own corpus, layer by layer: `cargo run --release -p onrecord-reading --example
//! corpus`. With the name of an article, what is annotated and what is read of it; with that of a layer ("events"), what is
//! missed and wrong in it; with `--markdown`, the figures as the table of `docs/accuracy.md`.

use onrecord_corpus::{CorpusArticle, Layer, LayerScores, all, compare};
use onrecord_reading::Reader;
use onrecord_record::{Record, Span};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let reader = Reader::builtin()?;
    let wanted = std::env::args().nth(1);
    let mut total = LayerScores::default();
    for article in all()? {
        let system = reader.read(&article.document);
        let gold = article.record.clone().into_code_points();
        if wanted.as_ref() == Some(&article.slug) {
            show(&article, &gold, &system);
        }
        total.add(&compare(&gold, &system));
    }
    match Layer::ALL.into_iter().find(|layer| wanted.as_deref() == Some(layer.as_str())) {
        Some(layer) => {
            for words in &total.of(layer).missed {
                println!("missed {words}");
            }
            for words in &total.of(layer).wrong {
                println!("wrong  {words}");
            }
        }
        None if wanted.is_none() => println!("{total}"),
        None if wanted.as_deref() == Some("--markdown") => print!("{}", total.to_markdown()),
        None => {}
    }
    Ok(())
}

fn show(article: &CorpusArticle, gold: &Record, system: &Record) {
    println!("{}\n", article.document.text);
    for (name, record) in [("ANNOTATED", gold), ("READ", system)] {
        println!("{name}");
        for line in lines(record) {
            println!("  {line}");
        }
    }
}

fn lines(record: &Record) -> Vec<String> {
    let letters: Vec<char> = record.document.text.chars().collect();
    let words = |span: Span| letters[span.start as usize..span.end as usize].iter().collect::<String>();
    let name = |id: &onrecord_record::ActorId| record.actors[id.index()].name.clone();
    let mut lines = Vec::new();
    for actor in &record.actors {
        let mentions: Vec<String> = actor.mentions.iter().map(|mention| words(mention.span)).collect();
        lines.push(format!(
            "actor {} {:?} {:?} {:?}: {}",
            actor.name,
            actor.kind,
            actor.country,
            actor.sectors,
            mentions.join(" | ")
        ));
    }
    lines.extend(record.places.iter().map(|place| format!("place {} {:?}", place.name, place.country)));
    lines.extend(record.times.iter().map(|time| format!("time {} = {}", words(time.span), time.value)));
    for quantity in &record.quantities {
        let Some(value) = quantity.value.or(quantity.low) else { continue };
        lines.push(format!("quantity {} = {value} {:?} {:?}", words(quantity.span), quantity.unit, quantity.item));
    }
    for statement in &record.statements {
        let content: Vec<String> = statement.content.iter().map(|part| words(*part)).collect();
        let speaker = statement.speaker.as_ref().map(&name);
        let cue = statement.cue.map(words).unwrap_or_default();
        lines.push(format!("statement {speaker:?} {:?} [{cue}] {}", statement.stance, content.join(" … ")));
    }
    for event in &record.events {
        let names = |ids: &[onrecord_record::ActorId]| ids.iter().map(&name).collect::<Vec<_>>().join(", ");
        let place = event.place.map(|id| record.places[id.index()].name.clone()).unwrap_or_default();
        let time = event.time.map(|id| words(record.times[id.index()].span)).unwrap_or_default();
        lines.push(format!(
            "event {} {:?}/{:?} {:?}: {} -> {} | {place} | {time}",
            words(event.trigger),
            event.r#type,
            event.mode,
            event.status,
            names(&event.actors),
            names(&event.recipients)
        ));
    }
    for dispute in &record.disputes {
        lines.push(format!("dispute {:?} {}", dispute.kind, dispute.explanation));
    }
    lines
}
