//! `onrecord why`: the words, the date's rule and the sources of a row.

use std::io::{self, Write};

use anyhow::Result;
use onrecord_ledger::{Account, Layer, Ledger, Provenance};
use onrecord_listing::{accounts, join, source};
use serde::Serialize;

use crate::exit::Exit;
use crate::ledger::arguments::{Form, Why};
use crate::ledger::list;
use crate::lexicon::uses;
use crate::sheet::page::{Page, Text, Tone};
use crate::terminal::Terminal;

/// Prints why a row is on the record.
pub fn run(arguments: &Why, terminal: &Terminal) -> Result<Exit> {
    let ledger = Ledger::open(&arguments.ledger)?;
    if arguments.id.layer == Layer::Thread {
        let form = Form { json: arguments.json, csv: arguments.csv };
        return list::print(&[ledger.thread(&arguments.id)?], form, terminal);
    }
    let why = ledger.why_as_of(&arguments.id, arguments.as_of.as_deref())?;
    let entries = entries(&ledger, &why)?;
    if arguments.csv {
        onrecord_listing::csv(&why.words, &mut io::stdout().lock())?;
        return Ok(Exit::Done);
    }
    if arguments.json {
        writeln!(io::stdout().lock(), "{}", serde_json::to_string(&Answer { why: &why, entries: &entries })?)?;
        return Ok(Exit::Done);
    }
    let mut page = Page::new(terminal.width, terminal.is_colored);
    let id = Text::new().with(Tone::Faint, why.id.to_string());
    page.paragraph(0, 4, &id.with(Tone::Plain, "  ").with(Tone::Strong, &why.summary));
    if let Some(retired) = &why.retired {
        let since = retired.since.as_ref().map(|since| format!(" on {since}")).unwrap_or_default();
        let by = retired.newer.as_ref().map(|newer| format!(" by {newer}, a newer version")).unwrap_or_default();
        page.paragraph(
            2,
            6,
            &Text::new().with(Tone::Against, format!("holds no longer: {}{since}{by}", retired.reason)),
        );
    }
    for words in &why.words {
        let place = format!("{} {}–{}  ", words.part, words.start, words.end);
        let line = Text::plain(place).with(Tone::Faint, format!("…{}", words.words.prefix));
        let line = line.with(Tone::Strong, &words.words.quote).with(Tone::Faint, format!("{}…", words.words.suffix));
        let line =
            if words.orphan { line.with(Tone::Against, " orphan: the text does not hold it there") } else { line };
        page.paragraph(2, 6, &line);
    }
    for (number, side) in why.sides.iter().enumerate() {
        for (who, what) in accounts(side) {
            let line = Text::plain(format!("side {}  ", number + 1)).with(Tone::Strong, who);
            page.paragraph(2, 6, &line.with(Tone::Plain, format!(" {what}")));
        }
    }
    if let Some(line) = dated(&why) {
        page.paragraph(2, 6, &Text::plain(line));
    }
    if !entries.is_empty() {
        page.paragraph(2, 6, &Text::plain(format!("coded by {}", join(&entries))));
    }
    for line in why.joined.iter().chain(&why.history) {
        page.paragraph(2, 6, &Text::plain(line));
    }
    for account in &why.accounts {
        let copy = account.copy.as_ref().map(|kind| format!(", {kind}")).unwrap_or_default();
        let source =
            [account.publisher.as_ref().unwrap_or(&account.key), account.published.as_deref().unwrap_or("undated")];
        let line = format!("also told in {} ({}{copy}): {}", account.id, source.join(", "), as_told(account));
        page.paragraph(2, 6, &Text::plain(line));
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
    io::stdout().lock().write_all(page.finish().as_bytes())?;
    Ok(Exit::Done)
}

/// Why a row is on the record, and which entries of the lexicon have its words and codes.
#[derive(Serialize)]
struct Answer<'a> {
    #[serde(flatten)]
    why: &'a Provenance,
    entries: &'a [String],
}

/// Where the built-in lexicon has the words and codes of a statement or event: `lexicon/frames/assault.toml:207`. Lexicons that a
/// ledger was read with are not kept, so that a row coded by one of a user's own may have none.
fn entries(ledger: &Ledger, why: &Provenance) -> Result<Vec<String>> {
    if !matches!(why.id.layer, Layer::Statement | Layer::Event) {
        return Ok(Vec::new());
    }
    let record = ledger.filed(&why.id.handle)?.record;
    let row = why.id.to_string();
    let found = uses::behind(&record, row.rsplit('/').next().unwrap_or_default())?;
    Ok(found.iter().map(|entry| format!("lexicon/{}", entry.place())).collect())
}

/// How an account has an event: its status, on whose word, with which numbers.
fn as_told(account: &Account) -> String {
    let mut told = account.status.clone();
    if !account.tellers.is_empty() {
        told = format!("{told}, as {} says", join(&account.tellers));
    }
    if !account.quantities.is_empty() {
        told = format!("{told}, {}", join(&account.quantities));
    }
    told
}

/// The day of a row and what gives it; of a time, which has no other day than its own, the rule alone.
fn dated(why: &Provenance) -> Option<String> {
    let words = why.words.iter().find(|words| words.part == "time").map(|words| &words.words.quote);
    let rule = why.dated_by.as_ref().map(|(rule, anchor)| match anchor {
        Some(anchor) => format!("by the rule {rule}, counted from {anchor}"),
        None => format!("by the rule {rule}"),
    });
    let (Some(day), Some(from)) = (&why.day, &why.day_from) else {
        return match (why.id.layer, words, rule) {
            (Layer::Statement | Layer::Event, Some(words), _) => Some(format!("undated: “{words}” names no day")),
            (Layer::Statement | Layer::Event, None, _) => Some("undated".to_owned()),
            (.., rule) => rule.map(|rule| format!("dated {rule}")),
        };
    };
    Some(match (&**from, words, rule) {
        ("publication", ..) => format!("on {day}, the day of publication"),
        ("account", ..) => format!("on {day}, as another account of the event tells"),
        (_, Some(words), Some(rule)) => format!("on {day}, from “{words}” {rule}"),
        _ => format!("on {day}"),
    })
}
