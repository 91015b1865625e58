//! Who said what.

use onrecord_record::{ActorId, ActorKind, Span, Stance, Statement};

use super::facts::Facts;
use super::page::{Page, Text, Tone};
use super::words::{stance, stance_tone};

/// Columns by which a row's further lines stand in.
const HANG: usize = 6;
/// Columns by which a statement stands in from the one that reports it.
const STEP: usize = 4;
/// Reports within reports stand in no further than this many times.
const DEEPEST: usize = 4;

/// Prints every statement; one that another reports stands below it.
pub fn print(facts: &Facts<'_>, page: &mut Page) {
    let statements = &facts.record.statements;
    if statements.is_empty() {
        return;
    }
    page.section("Who said what");
    let order = order(statements);
    for (place, &(index, depth)) in order.iter().enumerate() {
        if place > 0 && depth == 0 {
            page.blank();
        }
        print_one(facts, &statements[index], depth.min(DEEPEST) * STEP, page);
    }
}

/// Statements with their depth, each after the one that reports it. Reports that run in a circle, which
/// no reading should give, stand at the end.
fn order(statements: &[Statement]) -> Vec<(usize, usize)> {
    let parent = |index: usize| statements[index].within.map(onrecord_record::StatementId::index);
    let mut order = Vec::new();
    let mut stack: Vec<(usize, usize)> =
        (0..statements.len()).rev().filter(|&index| parent(index).is_none()).map(|index| (index, 0)).collect();
    while let Some((index, depth)) = stack.pop() {
        order.push((index, depth));
        let children = (0..statements.len()).rev().filter(|&child| parent(child) == Some(index));
        stack.extend(children.map(|child| (child, depth + 1)));
    }
    let printed: Vec<bool> =
        (0..statements.len()).map(|index| order.iter().any(|&(other, _)| other == index)).collect();
    order.extend((0..statements.len()).filter(|&index| !printed[index]).map(|index| (index, 0)));
    order
}

fn print_one(facts: &Facts<'_>, statement: &Statement, indent: usize, page: &mut Page) {
    let head = Text::new()
        .with(Tone::Faint, format!("{}  ", statement.id))
        .with(Tone::Strong, facts.speaker(statement.id))
        .with(Tone::Plain, statement.speaker.map_or(String::new(), |id| described(facts, id)))
        .with(Tone::Plain, " — ")
        .with(stance_tone(statement.stance), attitude(facts, statement));
    page.paragraph(indent, indent + HANG, &head);
    let words = content(facts, statement);
    if !words.is_empty() {
        page.paragraph(indent + HANG, indent + HANG, &Text::plain(words));
    }
    let details = details(facts, statement);
    if !details.is_empty() {
        page.paragraph(indent + HANG, indent + HANG, &Text::new().with(Tone::Faint, details));
    }
}

/// What the speaker does. Words that hold their own "not" are said: "denies: he has not done so" would turn them round.
fn attitude(facts: &Facts<'_>, statement: &Statement) -> &'static str {
    let is_turned = matches!(statement.stance, Stance::Deny | Stance::Reject);
    let said = statement.cue.map_or("", |cue| facts.words(cue));
    let says = |word: &str| SAYING.iter().any(|verb| word.eq_ignore_ascii_case(verb));
    let is_plain = is_turned && said.split(|letter: char| !letter.is_alphanumeric()).any(says);
    let is_not = |word: &str| {
        let word = word.to_lowercase();
        NEGATIONS.contains(&word.as_str()) || word.ends_with("n't") || word.ends_with("n’t")
    };
    let mut words = statement.content.iter().flat_map(|&span| facts.words(span).split_whitespace());
    let holds_not = is_plain && words.any(|word| is_not(word.trim_matches(|letter: char| !letter.is_alphanumeric())));
    let shown = if holds_not { Stance::Assert } else { statement.stance };
    stance(shown, statement.kind)
}

/// Forms of verbs that only say.
const SAYING: &[&str] = &[
    "say",
    "says",
    "said",
    "saying",
    "tell",
    "tells",
    "told",
    "telling",
    "add",
    "adds",
    "added",
    "adding",
    "write",
    "writes",
    "wrote",
    "writing",
    "tweeted",
    "insisted",
    "insists",
    "insisting",
    "state",
    "stated",
    "announced",
];

/// Words that negate a content from inside.
const NEGATIONS: &[&str] = &["not", "never", "no", "nobody", "none", "neither", "nothing", "cannot"];

/// Role and country of a speaker, in brackets; of people without a public role the country tells nothing.
fn described(facts: &Facts<'_>, id: ActorId) -> String {
    let Some(actor) = facts.record.actors.get(id.index()) else { return String::new() };
    let mut parts: Vec<String> = actor
        .roles
        .iter()
        .take(1)
        .map(|role| role.title.clone())
        .filter(|title| !actor.name.contains(title.as_str()))
        .collect();
    let country = actor.country.as_deref().map(|code| facts.country(code));
    let is_private = actor.kind == ActorKind::Person
        && !actor.sectors.is_empty()
        && actor
            .sectors
            .iter()
            .all(|sector| matches!(sector.as_str(), "BUS" | "CVL" | "ELI" | "EDU" | "MED" | "JRN" | "JUD" | "SOC"));
    parts.extend(country.filter(|country| *country != actor.name && !is_private));
    if parts.is_empty() { String::new() } else { format!(" ({})", parts.join(", ")) }
}

/// The words of a statement; quotation marks that stand outside the content are put back.
fn content(facts: &Facts<'_>, statement: &Statement) -> String {
    let parts: Vec<String> = statement
        .content
        .iter()
        .map(|&span| part(facts, span, &statement.quotes))
        .filter(|part| !part.is_empty())
        .collect();
    parts.join(" … ")
}

fn part(facts: &Facts<'_>, span: Span, quotes: &[Span]) -> String {
    let mut words = String::new();
    let mut position = span.start;
    for quote in quotes.iter().filter(|quote| span.contains(**quote)) {
        if quote.start < position {
            continue;
        }
        let before = facts.words(Span::new(position, quote.start));
        words.push_str(before);
        if !before.ends_with(is_mark) {
            words.push('“');
        }
        words.push_str(facts.words(*quote));
        let after = facts.words(Span::new(quote.end, span.end));
        if !after.starts_with(is_mark) {
            words.push('”');
        }
        position = quote.end;
    }
    words.push_str(facts.words(Span::new(position, span.end)));
    words.trim().to_owned()
}

fn is_mark(letter: char) -> bool {
    matches!(letter, '"' | '“' | '”' | '„' | '«' | '»' | '‘' | '’' | '\'')
}

/// When, to whom, through whom and what, about what.
fn details(facts: &Facts<'_>, statement: &Statement) -> String {
    let mut parts = Vec::new();
    parts.extend(statement.time.map(|time| facts.time(time)));
    if !statement.audience.is_empty() {
        parts.push(format!("to {}", facts.actors(&statement.audience)));
    }
    if !statement.via.is_empty() {
        parts.push(format!("as told by {}", facts.actors(&statement.via)));
    }
    parts.extend(statement.channel.map(|channel| channel.as_str().to_owned()));
    parts.extend(statement.place.map(|place| format!("in {}", facts.place(place))));
    if let Some(answered) = statement.responds_to {
        parts.push(format!("answers {answered} ({})", facts.speaker(answered)));
    }
    if !statement.about.is_empty() {
        let events: Vec<String> =
            statement.about.iter().map(|&event| format!("{event} {}", facts.trigger(event))).collect();
        parts.push(format!("about {}", events.join(", ")));
    }
    parts.join(" · ")
}
