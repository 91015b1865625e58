//! `onrecord why`: the words, the date's rule and the sources of a row.

use anyhow::Result;
use onrecord_ledger::{Layer, Ledger};
use onrecord_listing::source;

use crate::exit::Exit;
use crate::ledger::arguments::{Form, Why};
use crate::ledger::list;
use crate::sheet::page::{Page, Text, Tone};
use crate::terminal::Terminal;

/// Prints why a row is on the record.
pub fn run(arguments: &Why, terminal: &Terminal) -> Result<Exit> {
    let ledger = Ledger::open(&arguments.ledger)?;
    if arguments.id.layer == Layer::Thread {
        return list::print(&[ledger.thread(&arguments.id)?], Form { json: arguments.json, csv: false }, terminal);
    }
    let why = ledger.why(&arguments.id)?;
    if arguments.json {
        println!("{}", serde_json::to_string(&why)?);
        return Ok(Exit::Done);
    }
    let mut page = Page::new(terminal.width, terminal.is_colored);
    let id = Text::new().with(Tone::Faint, why.id.to_string());
    page.paragraph(0, 4, &id.with(Tone::Plain, "  ").with(Tone::Strong, &why.summary));
    for words in &why.words {
        let place = format!("{} {}–{}  ", words.part, words.start, words.end);
        let line = Text::plain(place).with(Tone::Faint, format!("…{}", words.words.prefix));
        let line = line.with(Tone::Strong, &words.words.quote).with(Tone::Faint, format!("{}…", words.words.suffix));
        let line =
            if words.orphan { line.with(Tone::Against, " orphan: the text does not hold it there") } else { line };
        page.paragraph(2, 6, &line);
    }
    if let Some((rule, anchor)) = &why.dated_by {
        let anchor = anchor.as_ref().map(|anchor| format!(", counted from {anchor}")).unwrap_or_default();
        page.paragraph(2, 6, &Text::plain(format!("dated by the rule {rule}{anchor}")));
    }
    for line in why.joined.iter().chain(&why.history) {
        page.paragraph(2, 6, &Text::plain(line));
    }
    for account in &why.accounts {
        let copy = account.copy.as_ref().map(|kind| format!(", {kind}")).unwrap_or_default();
        let source =
            [account.publisher.as_ref().unwrap_or(&account.key), account.published.as_deref().unwrap_or("undated")];
        page.paragraph(2, 6, &Text::plain(format!("also told in {} ({}{copy})", account.id, source.join(", "))));
    }
    for sighting in &why.sightings {
        let url = sighting.url.as_ref().map(|url| format!(" {url}")).unwrap_or_default();
        page.paragraph(2, 6, &Text::plain(format!("seen at {} ({}){url}", source(sighting), sighting.key)));
    }
    let (engine, model, lexicon) = &why.read_by;
    page.paragraph(
        2,
        6,
        &Text::plain(format!("read {} by onrecord {engine}, model {model}, lexicon {lexicon}", why.read_at)),
    );
    page.paragraph(2, 6, &Text::plain(format!("text SHA-256 {}", why.sha256)));
    print!("{}", page.finish());
    Ok(Exit::Done)
}
