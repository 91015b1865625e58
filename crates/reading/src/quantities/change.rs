//! Which way something changed by a number.
//!
//! - Finds: "rose **5 percent**", "fell by **30**", "up **8.9%**", "down **50 cents**", "a **43%** increase", "a drop of
//!   **12 points**", "**3 percent** lower".
//! - Leaves: where it went ("rose to 20", "up from 12"), and what is raised or lost by count ("lost 12 soldiers").
//! - Cannot see: a change told by two levels only ("from 5 percent to 7").

use onrecord_language::Label;
use onrecord_record::Change;

use super::Found;
use super::scene::Scene;

/// Verbs and their nouns that always say how a value moves.
const UP: &[&str] = &[
    "rise",
    "grow",
    "increase",
    "climb",
    "jump",
    "surge",
    "soar",
    "rocket",
    "advance",
    "leap",
    "rally",
    "swell",
    "widen",
    "appreciate",
    "strengthen",
    "growth",
];
const DOWN: &[&str] = &[
    "fall",
    "drop",
    "decline",
    "slip",
    "slide",
    "skid",
    "ease",
    "plunge",
    "tumble",
    "sink",
    "plummet",
    "dip",
    "retreat",
    "shrink",
    "slump",
    "narrow",
    "decrease",
    "weaken",
    "depreciate",
    "reduction",
];

/// Verbs that also take what is given or lost ("added 3 players"), so that a share or cents must follow, or "by".
const UP_BY: &[&str] = &["gain", "add", "raise", "boost", "lift", "expand", "push", "inch", "edge"];
const DOWN_BY: &[&str] = &["lose", "cut", "reduce", "shed", "lower", "slash", "trim", "contract"];

/// Which way a word says that a value moves, whatever follows it.
pub fn of_word(lemma: &str) -> Option<Change> {
    match lemma {
        _ if UP.contains(&lemma) || UP_BY.contains(&lemma) => Some(Change::Up),
        _ if DOWN.contains(&lemma) || DOWN_BY.contains(&lemma) => Some(Change::Down),
        _ => None,
    }
}

fn is_open(lemma: &str) -> bool {
    UP_BY.contains(&lemma) || DOWN_BY.contains(&lemma)
}

/// Which way something changed by the quantity, where it did.
pub fn read(scene: &Scene<'_>, found: &Found) -> Option<Change> {
    beside(scene, found).or_else(|| moved(scene, found))
}

/// "up 5", "down 50 cents", "5 percent higher", "a 43% increase".
fn beside(scene: &Scene<'_>, found: &Found) -> Option<Change> {
    let is_joined = scene.is(found.words.start, &["from", "between", "to", "up"]);
    match found.words.start.checked_sub(1).map(|at| scene.at(at)) {
        Some("up") if !is_joined => return Some(Change::Up),
        Some("down" | "off") if !is_joined && !is_paid(scene, found) => return Some(Change::Down),
        _ => {}
    }
    found.unit.as_ref()?;
    let end = found.words.end;
    match scene.at(end) {
        "higher" => return Some(Change::Up),
        "lower" => return Some(Change::Down),
        _ => {}
    }
    (end..end + 3).map_while(|at| scene.token(at).map(|token| (at, token))).find_map(|(at, token)| {
        let is_noun = scene.is_noun(token);
        let is_between = (end..at).all(|word| {
            scene.token(word).is_some_and(|word| matches!(scene.label(word), Label::Amod | Label::Compound))
        });
        let lemma = scene.annotation.lemma(token);
        of_word(lemma).filter(|_| is_noun && is_between && !is_open(lemma))
    })
}

/// "pay down $5 billion": a debt, not a fall.
fn is_paid(scene: &Scene<'_>, found: &Found) -> bool {
    let verb = found.words.start.checked_sub(2).and_then(|at| scene.token(at));
    verb.is_some_and(|verb| matches!(scene.annotation.lemma(verb), "pay" | "put" | "break" | "write"))
}

/// "rose 5 percent", "fell by 30", "an increase of 12 points": the verb or noun above the number.
fn moved(scene: &Scene<'_>, found: &Found) -> Option<Change> {
    let annotation = scene.annotation;
    let (first, last) = (scene.token(found.words.start)?, scene.token(found.words.end - 1)?);
    let top = top(scene, first, last);
    let head = annotation.head(top)?;
    let is_share = found.unit.as_deref().is_some_and(|unit| {
        unit.starts_with("percent") || matches!(unit, "basis point" | "US cent" | "penny sterling")
    });
    let (above, is_by) = match scene.label(top) {
        Label::Dobj | Label::Npadvmod | Label::Advmod => (head, false),
        Label::Pobj if annotation.lemma(head) == "by" => (annotation.head(head)?, true),
        Label::Pobj if annotation.lemma(head) == "of" => {
            (annotation.head(head).filter(|&noun| scene.is_noun(noun))?, false)
        }
        _ => return None,
    };
    let lemma = annotation.lemma(above);
    of_word(lemma).filter(|_| !is_open(lemma) || is_share || is_by)
}

/// The uppermost token of the number, its unit and its noun.
fn top(scene: &Scene<'_>, first: usize, last: usize) -> usize {
    let annotation = scene.annotation;
    let mut current = last;
    for _ in 0..6 {
        let Some(head) = annotation.head(current) else { break };
        let is_inside = (first..=last).contains(&head);
        let is_counted = scene.label(current) == Label::Nummod && scene.is_noun(head);
        if !is_inside && !is_counted {
            break;
        }
        current = head;
    }
    current
}
