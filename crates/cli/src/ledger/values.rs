//! Values of arguments: what is taken, and what whoever gives another is told.

use onrecord_ledger::RowId;
use onrecord_lexicon::Lexicon;
use onrecord_record::{ActorKind, DisputeKind, EventType, Stance, StatementKind};
use serde::de::DeserializeOwned;
use serde_json::Value;

/// What `talks`, `ceasefire` and `case` are: kinds of threads.
const THREADS: [&str; 3] = ["talks", "ceasefire", "case"];

/// A day, ISO 8601.
pub fn day(text: &str) -> Result<String, String> {
    match text.parse::<jiff::civil::Date>() {
        Ok(day) => Ok(day.to_string()),
        Err(_) => Err("expected a day like 2025-12-21".to_owned()),
    }
}

/// A number of rows.
pub fn number(text: &str) -> Result<usize, String> {
    text.parse().map_err(|_| "expected a whole number, 0 for all".to_owned())
}

/// The id of a row.
pub fn row(text: &str) -> Result<RowId, String> {
    text.parse().map_err(|_| "expected an id like 3f2a9c01b7de/e4; lists print one under each row".to_owned())
}

/// A country's code.
pub fn country(text: &str) -> Result<String, String> {
    let code = text.to_ascii_uppercase();
    if code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase()) {
        return Ok(code);
    }
    Err(code_of(text).map_or_else(
        || "expected a code of three letters: UKR, KEN, IGO".to_owned(),
        |code| format!("expected a code of three letters; {text} is {code}"),
    ))
}

/// The code of a state that is called so.
fn code_of(name: &str) -> Option<String> {
    let lexicon = Lexicon::builtin().ok()?;
    let mut states = lexicon.actors.states().iter();
    let is_called = |called: &String| called.eq_ignore_ascii_case(name);
    states.find(|state| is_called(&state.name) || state.aliases.iter().any(is_called)).map(|state| state.code.clone())
}

/// A stance.
pub fn stance(text: &str) -> Result<String, String> {
    if is_word::<Stance>(text) { Ok(text.to_owned()) } else { Err(format!("expected one of {}", words::<Stance>())) }
}

/// The type of an event, or the kind of another row.
pub fn kind(text: &str) -> Result<String, String> {
    let capitals = text.to_ascii_uppercase();
    if is_word::<EventType>(&capitals) {
        return Ok(capitals);
    }
    let is_kind = is_word::<StatementKind>(text) || is_word::<DisputeKind>(text) || is_word::<ActorKind>(text);
    if is_kind || THREADS.contains(&text) {
        return Ok(text.to_owned());
    }
    Err(format!(
        "expected the type of an event ({}) or the kind of a statement ({}), dispute ({}), thread ({}) or actor ({})",
        words::<EventType>(),
        words::<StatementKind>(),
        words::<DisputeKind>(),
        THREADS.join(", "),
        words::<ActorKind>(),
    ))
}

/// Whether the contract has this word for a `T`.
fn is_word<T: DeserializeOwned>(text: &str) -> bool {
    serde_json::from_value::<T>(Value::from(text)).is_ok()
}

/// All words that the contract has for a `T`, as the refusal of a word that there is not names them.
fn words<T: DeserializeOwned>() -> String {
    let refused = serde_json::from_value::<T>(Value::from("")).err().map(|error| error.to_string()).unwrap_or_default();
    let (_, words) = refused.split_once("expected one of ").unwrap_or_default();
    words.replace('`', "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wrong_words_are_answered_with_the_right_ones() {
        assert_eq!(stance("deny").as_deref(), Ok("deny"));
        let told = stance("denied").unwrap_err();
        assert!(told.starts_with("expected one of assert, deny, doubt, ") && told.ends_with(", unaware"), "{told}");
        assert_eq!(kind("consult").as_deref(), Ok("CONSULT"));
        let told = kind("meeting").unwrap_err();
        for word in ["CONSULT, ", "speech, ", "denial, ", "ceasefire, ", "person, "] {
            assert!(told.contains(word), "{word}: {told}");
        }
        assert_eq!(country("ukr").as_deref(), Ok("UKR"));
        assert!(country("Ukraine").unwrap_err().ends_with("Ukraine is UKR"));
        assert!(country("Atlantis").unwrap_err().ends_with("UKR, KEN, IGO"));
        assert!(row("e4").unwrap_err().contains("like 3f2a9c01b7de/e4"));
        assert!(day("2025-13").is_err() && number("many").is_err());
    }
}
