//! How a ledger does at size: `cargo run --release -p onrecord-ledger --example scale -- LEDGER DOCUMENTS`.
//!
//! Makes up reports (25 statements and 8 events each; 4,000 people, 60 countries, one to four reports of a happening, over
//! six years), files and links them, then asks ten questions of each kind and prints how long the slowest twentieth took.
//! Nothing in it is random: the same command makes the same ledger. Of a ledger that is filled, only questions are asked.

#![allow(clippy::disallowed_methods, reason = "a bench reads the clock")]

use std::error::Error;
use std::path::Path;
use std::time::{Duration, Instant};

use onrecord_ledger::{Filter, Ledger, Reading};
use onrecord_record::Record;
use serde_json::{Value, json};

/// Statements in a report.
const STATEMENTS: usize = 25;
/// Events in a report.
const EVENTS: usize = 8;
/// Documents that are filed one by one in the end.
const MORE: usize = 51;

/// A source of numbers that look random (`SplitMix64`).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ (mixed >> 31)) % below as u64) as usize
    }

    /// Small numbers more often than large ones, as words and names are in news.
    fn skewed(&mut self, below: usize) -> usize {
        let (one, two, three) = (self.roll(below), self.roll(below), self.roll(below));
        one.min(two).min(three)
    }
}

fn word(number: usize) -> String {
    const SYLLABLES: [&str; 16] =
        ["ba", "ren", "tol", "mi", "sar", "ku", "del", "no", "vi", "lam", "pe", "zor", "ha", "tin", "gus", "ox"];
    let mut number = number + 16;
    let mut word = String::new();
    while number > 0 {
        word.push_str(SYLLABLES[number % 16]);
        number /= 16;
    }
    word
}

fn capital(number: usize) -> String {
    let word = word(number);
    word[..1].to_uppercase() + &word[1..]
}

fn country(number: usize) -> String {
    let letter = |number: usize| char::from(b'A' + (number % 26) as u8);
    [letter(number / 26), letter(number), letter(number * 7 + 3)].into_iter().collect()
}

/// The report that is made up for one number of a happening.
fn report(happening: usize, number: usize) -> Result<Record, Box<dyn Error>> {
    let mut of_happening = Dice(happening as u64);
    let people: Vec<usize> = (0..6).map(|_| of_happening.skewed(4000)).collect();
    let (place, topic, day) = (of_happening.roll(3000), of_happening.roll(2000), of_happening.roll(2190));
    let mut dice = Dice((happening * 8 + number) as u64 ^ 0xABCD);
    let mut text = String::new();
    let push = |text: &mut String, words: &str| {
        let start = text.len();
        text.push_str(words);
        json!([start, text.len()])
    };
    let actors: Vec<Value> = people
        .iter()
        .enumerate()
        .map(|(at, &person)| {
            let name = format!("{} {}", capital(person % 300), capital(person));
            let span = push(&mut text, &name);
            text.push_str(", ");
            let roles = json!([{"title": "minister", "of": country(person % 60), "span": null}]);
            json!({"id": format!("a{}", at + 1), "name": name, "kind": "person", "country": country(person % 60), "sectors": ["GOV"],
                "roles": roles, "relations": [], "mentions": [{"span": span, "form": "name"}]})
        })
        .collect();
    let where_ = push(&mut text, &capital(20_000 + place));
    text.push_str(" on ");
    let when = push(&mut text, "Monday");
    text.push_str(".\n\n");
    let mut events: Vec<Value> = Vec::new();
    let mut statements: Vec<Value> = Vec::new();
    for row in 0..STATEMENTS {
        let speaker = dice.roll(6) + 1;
        let said = push(&mut text, ["said", "denied", "promised", "demanded"][dice.roll(4)]);
        let stance = ["assert", "deny", "promise", "demand"][(statements.len() + happening) % 4];
        text.push_str(" that ");
        let start = text.len();
        for _ in 0..12 {
            text.push_str(&word(dice.skewed(6000)));
            text.push(' ');
        }
        let trigger = push(&mut text, &word(topic + row % EVENTS));
        let content = json!([start, text.len()]);
        text.push_str(".\n");
        if row < EVENTS {
            let kind = [("ASSAULT", 4), ("CONSULT", 1), ("AID", 2), ("PROTEST", 4)][dice.roll(4)];
            events.push(json!({"id": format!("e{}", row + 1), "trigger": trigger, "span": content, "type": kind.0, "mode": null,
                "contexts": [], "cameo": null, "quad": kind.1, "actors": [format!("a{speaker}")], "recipients": [format!("a{}", speaker % 6 + 1)],
                "mediators": [], "place": "p1", "time": if row % 2 == 0 { json!("t1") } else { Value::Null }, "quantities": [],
                "status": if row % 7 == 6 { "denied" } else { "occurred" }, "according_to": [format!("s{}", row + 1)], "confidence": 0.8}));
        }
        let about = if row < EVENTS { json!([format!("e{}", row + 1)]) } else { json!([]) };
        statements.push(json!({"id": format!("s{}", row + 1), "speaker": format!("a{speaker}"), "speaker_span": null, "cue": said,
            "content": [content], "quotes": [], "form": "indirect", "kind": "speech", "channel": null, "stance": stance,
            "audience": [], "via": [], "time": "t1", "place": null, "about": about, "within": null, "responds_to": null, "confidence": 0.9}));
    }
    let day = jiff_day(day + number % 3);
    let id =
        format!("{:064x}", (u128::from(Dice((happening * 8 + number) as u64).0) + 1) * 0x9E37_79B9_7F4A_7C15_F39C_C060);
    let id: String = id.chars().rev().collect();
    Ok(serde_json::from_value(json!({
        "document": {"id": id, "key": format!("{happening}-{number}"), "title": format!("Report {happening}"), "published": day,
            "publisher": format!("Outlet {}", number + happening % 30), "url": null, "language": "en", "text": text},
        "actors": actors, "places": [{"id": "p1", "name": capital(20_000 + place), "country": country(place % 60), "admin1": null,
            "latitude": null, "longitude": null, "geonames": null, "mentions": [where_]}],
        "times": [{"id": "t1", "span": when, "type": "DATE", "value": day, "mod": null, "begin": day, "end": day, "edtf": null,
            "basis": {"rule": "calendar", "anchor": null}}],
        "quantities": [], "statements": statements, "events": events, "references": [], "disputes": []}))?)
}

/// The day that lies so many days after 2019-01-01.
fn jiff_day(days: usize) -> String {
    onrecord_linking::summary::date(17_897 + days as i32).unwrap_or_default()
}

fn questions(round: usize) -> Vec<(&'static str, Filter)> {
    let mut dice = Dice(round as u64 + 77);
    let some = |text: String| Some(text);
    let mut day = |span: usize| jiff_day(dice.roll(2190 - span));
    let (first, as_of) = (day(30), day(0));
    let person = capital(Dice(round as u64).skewed(4000));
    let nation = country(Dice(round as u64 + 5).roll(60));
    let limit = Filter { limit: 50, ..Filter::default() };
    vec![
        ("statements", limit.clone()),
        ("statements --actor", Filter { actor: some(person.clone()), ..limit.clone() }),
        (
            "statements --country --stance",
            Filter { country: some(nation.clone()), stance: some("deny".into()), ..limit.clone() },
        ),
        ("statements --text, rare word", Filter { text: some(word(4000 + round)), ..limit.clone() }),
        ("statements --text, common word", Filter { text: some(word(round % 5)), ..limit.clone() }),
        ("statements --as-of", Filter { as_of: some(as_of.clone()), ..limit.clone() }),
        ("events --type --from", Filter { kind: some("AID".into()), from: some(first.clone()), ..limit.clone() }),
        ("events --actor", Filter { actor: some(person), ..limit.clone() }),
        ("events --country --as-of", Filter { country: some(nation.clone()), as_of: some(as_of), ..limit.clone() }),
        ("timeline --country --from", Filter { country: some(nation.clone()), from: some(first), ..limit.clone() }),
        ("disputes", limit.clone()),
        ("threads --country --limit 20", Filter { country: some(nation.clone()), limit: 20, ..Filter::default() }),
        ("actors --country", Filter { country: some(nation), ..limit.clone() }),
        ("search", Filter { limit: 20, text: some(word(3000 + round)), ..Filter::default() }),
    ]
}

fn ask(ledger: &Ledger, name: &str, filter: &Filter) -> Result<usize, Box<dyn Error>> {
    Ok(match name.split(' ').next().unwrap_or_default() {
        "statements" => ledger.statements(filter)?.len(),
        "events" => ledger.events(filter)?.len(),
        "timeline" => ledger.timeline(filter)?.len(),
        "disputes" => ledger.disputes(filter)?.len(),
        "threads" => ledger.threads(filter)?.len(),
        "actors" => ledger.actors(filter)?.len(),
        _ => ledger.search(filter.text.as_deref().unwrap_or_default(), &Filter { text: None, ..filter.clone() })?.len(),
    })
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().collect();
    let [_, path, count] = &arguments[..] else { return Err("usage: scale LEDGER DOCUMENTS".into()) };
    let count: usize = count.parse()?;
    let mut ledger = Ledger::create(Path::new(path))?;
    if ledger.stats()?.documents > 0 {
        return answer(&ledger);
    }
    let reading = Reading { engine: "scale".into(), model: "none".into(), lexicon: "none".into() };
    let (mut filed, mut filing, mut linking) = (0, Duration::ZERO, Duration::ZERO);
    let mut waiting = Vec::new();
    let mut last = (Duration::ZERO, Duration::ZERO);
    // Happenings come in a shuffled order of days, as archives do.
    for happening in 0.. {
        let mut dice = Dice(happening as u64 * 31);
        for number in 0..=dice.skewed(4) {
            waiting.push(report(happening, number)?);
            filed += 1;
        }
        if waiting.len() > 50 || filed >= count {
            let start = Instant::now();
            ledger.add_all(&waiting, &reading)?;
            filing += start.elapsed();
            waiting.clear();
        }
        if filed % 500 < 4 || filed >= count {
            let start = Instant::now();
            ledger.link()?;
            linking += start.elapsed();
        }
        if filed % 5000 < 4 && filed > 100 && filing.saturating_sub(last.0) > Duration::from_millis(200)
            || filed >= count
        {
            println!(
                "{filed:>7} documents: filing {:.1?}, linking {:.1?} since the line before",
                filing.saturating_sub(last.0),
                linking.saturating_sub(last.1)
            );
            last = (filing, linking);
        }
        if filed >= count {
            break;
        }
    }
    println!("one more document: {:.1} ms, the middle of {MORE}", one_more(&mut ledger, &reading)?);
    println!("{:#?}", ledger.stats()?);
    answer(&ledger)
}

/// Milliseconds that one document more takes, filed and linked by itself.
fn one_more(ledger: &mut Ledger, reading: &Reading) -> Result<f64, Box<dyn Error>> {
    let mut times = Vec::new();
    for number in 0..MORE {
        let report = report(9_999_000 + number, 0)?;
        let start = Instant::now();
        ledger.add(&report, reading)?;
        ledger.link()?;
        times.push(start.elapsed().as_secs_f64() * 1e3);
    }
    times.sort_by(f64::total_cmp);
    Ok(times[MORE / 2])
}

/// Asks every question of a ledger that is filled.
fn answer(ledger: &Ledger) -> Result<(), Box<dyn Error>> {
    println!("{:<34}{:>9}{:>9}{:>7}", "question", "p50 ms", "p95 ms", "rows");
    for kind in 0..questions(0).len() {
        let mut times = Vec::new();
        let mut rows = 0;
        let mut name = "";
        for round in 0..40 {
            let (of, filter) = questions(round % 20).swap_remove(kind);
            let start = Instant::now();
            let found = ask(ledger, of, &filter)?;
            // The first round warms the caches.
            if round >= 20 {
                times.push(start.elapsed().as_secs_f64() * 1e3);
                rows += found;
            }
            name = of;
        }
        times.sort_by(f64::total_cmp);
        println!("{name:<34}{:>9.1}{:>9.1}{:>7}", times[times.len() / 2], times[times.len() * 95 / 100], rows / 20);
    }
    if let Ok(status) = std::fs::read_to_string("/proc/self/status") {
        status.lines().filter(|line| line.starts_with("VmHWM")).for_each(|line| println!("{line}"));
    }
    Ok(())
}
