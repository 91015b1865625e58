//! What a number without a noun or unit counts, by what was said before it.
//!
//! - Finds: "put the injured at **1,140**" and "the death toll rose to **19**" (people), "a town of **11,000**", "the
//!   rebels numbered **more than 150**" (rebels), "8,000 taka, up from **5,300**", "by 74 votes to **72**", "spoke of
//!   **two**", "**17** of them", "the gap was nine **points**" after a percentage.
//! - Leaves: numbers whose noun or unit is told; years.
//! - Cannot see: a noun that was told without a number in another sentence.

use onrecord_language::{Label, Pos, Tag};

use super::item;
use super::scene::Scene;
use super::{Found, is_near};

/// What was found: a unit, an item, or both ("8 percent of the seats, up from 5").
#[derive(Debug, Default)]
pub struct Carried {
    /// The unit, where the number before has one.
    pub unit: Option<String>,
    /// The item.
    pub item: Option<String>,
}

impl Carried {
    fn item(name: &str) -> Self {
        Self { unit: None, item: Some(name.to_owned()) }
    }
}

/// What the bare number in `words` (its hedge with it), whose first figure is `start`, counts.
pub fn read(scene: &Scene<'_>, start: usize, words: &std::ops::Range<usize>, before: &[Found]) -> Option<Carried> {
    let mut prior = words.start.checked_sub(1)?;
    if scene.is(prior, &["\"", "“", "‘", "'"]) {
        prior = prior.checked_sub(1)?;
    }
    let person = || is_toll(scene, prior).then(|| Carried::item("person"));
    compared(scene, prior, words, before)
        .or_else(person)
        .or_else(|| is_home(scene, prior).then(|| Carried::item("person")))
        .or_else(|| of_them(scene, words, before))
        .or_else(|| {
            let token = scene.token(start)?;
            subject(scene, token).or_else(|| told_again(scene, token, words.start, before))
        })
}

/// "nine points" after a percentage, of leads and ratings: percentage points; the word after.
pub fn points(scene: &Scene<'_>, end: usize, before: &[Found]) -> Option<usize> {
    const LEADS: &[&str] = &[
        "lead", "leads", "leading", "led", "ahead", "behind", "gap", "margin", "trails", "trailed", "trailing", "poll",
        "polls", "support", "approval", "rating", "ratings", "share", "swing", "rate", "turnout", "vote",
    ];
    let at = end + usize::from(scene.words.is_hyphen(end));
    let is_share = before.last().is_some_and(|last| {
        last.unit.as_deref().is_some_and(|unit| unit.starts_with("percent")) && at - last.words.end < 30
    });
    let is_lead = || (at.saturating_sub(8)..at + 8).any(|word| scene.is(word, LEADS));
    (scene.is(at, &["point", "points"]) && is_share && is_lead()).then_some(at + 1)
}

/// "up from 5,300", "against 1,100", "compared with 12", "not 17", "74 votes to 72", "Yes at 46 percent and No at 45".
fn compared(scene: &Scene<'_>, prior: usize, words: &std::ops::Range<usize>, before: &[Found]) -> Option<Carried> {
    let last = before.last()?;
    let is_moved = scene.at(prior) == "from" && prior > 0 && scene.is(prior - 1, &["up", "down"]);
    let is_same = |last: &&Found| !(last.words.end..words.start).any(|word| scene.words.ends_sentence(word));
    let last = Some(last).filter(|last| is_near(scene, last.words.end, words.start) || is_moved && is_same(last))?;
    let gap = words.start - last.words.end;
    let is_compared = match scene.at(prior) {
        "from" | "against" | "versus" | "vs" | "not" => true,
        "with" | "to" if prior > 0 && scene.is(prior - 1, &["compared", "against"]) => true,
        "to" => gap <= 2 || last.words.start > 0 && scene.at(last.words.start - 1) == "from",
        "at" => gap <= 5 && last.words.start > 0 && scene.at(last.words.start - 1) == "at",
        _ => false,
    };
    let is_aged = last.unit.as_deref().is_some_and(|unit| matches!(unit, "year" | "month" | "week" | "day"));
    let is_open = last.unit.is_some() || last.item.is_some();
    (is_compared && is_open && !is_aged)
        .then(|| Carried { unit: last.unit.clone(), item: last.item.clone().filter(|_| last.unit.is_none()) })
}

/// "the death toll rose to", "put the injured at", "a toll of": people follow.
fn is_toll(scene: &Scene<'_>, prior: usize) -> bool {
    const TOLLS: &[&str] = &["toll", "casualties", "fatalities"];
    const HURT: &[&str] = &["dead", "injured", "wounded", "missing"];
    const PUT: &[&str] = &[
        "put", "puts", "putting", "bring", "brings", "brought", "bringing", "raise", "raised", "raises", "raising",
        "rose", "rises", "risen", "climbed", "stood", "stands", "revised", "lowered",
    ];
    if !scene.is(prior, &["at", "to", "of", "is", "was", "reached", "hit", "passed", "topped"]) {
        return false;
    }
    if scene.at(prior) == "of" {
        return prior > 0 && scene.is(prior - 1, TOLLS);
    }
    let window = || scene.words.before(prior).take(8);
    let has = |list: &[&str]| window().any(|word| scene.is(word, list));
    !window().any(|word| !scene.words.digits(word).is_empty()) && (has(TOLLS) || has(HURT) && has(PUT))
}

/// "a town of 11,000", "a crowd of": people follow.
fn is_home(scene: &Scene<'_>, prior: usize) -> bool {
    const HOMES: &[&str] = &[
        "town",
        "city",
        "village",
        "community",
        "settlement",
        "camp",
        "crowd",
        "population",
        "nation",
        "country",
        "island",
        "hamlet",
        "municipality",
        "congregation",
        "audience",
        "workforce",
        "staff",
        "membership",
    ];
    scene.at(prior) == "of" && prior > 0 && scene.is(prior - 1, HOMES) || scene.at(prior) == "population"
}

/// "17 of them": the nearest thing that was counted or done something to.
fn of_them(scene: &Scene<'_>, words: &std::ops::Range<usize>, before: &[Found]) -> Option<Carried> {
    if scene.at(words.end) != "of" || !scene.is(words.end + 1, &["them", "these", "those", "whom", "which"]) {
        return None;
    }
    let token = scene.token(words.start)?;
    let sentence = scene.annotation.sentence_of(token);
    let tokens = scene.annotation.tokens();
    let is_done_to =
        |at: &usize| tokens[*at].tag == Tag::Nns && matches!(tokens[*at].label, Label::Dobj | Label::Nsubjpass);
    let object = (sentence.start..token).rev().find(is_done_to);
    let counted = counted_before(words.start, before, scene);
    let is_later =
        |found: &&Found| object.is_none_or(|object| scene.token(found.words.start).is_some_and(|at| at + 4 >= object));
    match (counted.filter(is_later), object) {
        (Some(found), _) => found.item.as_deref().map(Carried::item),
        (None, Some(object)) => item::named(scene, object).map(|item| Carried::item(&item.name)),
        (None, None) => None,
    }
}

/// "the rebels numbered 150", "the number of arrests rose to 40", "violations climbed to 12": the noun that is
/// subject or object of a verb of counting, where it is a thing known to be counted.
fn subject(scene: &Scene<'_>, token: usize) -> Option<Carried> {
    const COUNTING: &[&str] = &[
        "number", "total", "reach", "exceed", "hit", "stand", "rise", "fall", "grow", "climb", "drop", "top",
        "surpass", "increase", "decrease", "double", "jump", "put", "bring", "raise", "estimate", "revise", "correct",
    ];
    let annotation = scene.annotation;
    let above = above_number(scene, token)?;
    if !COUNTING.contains(&annotation.lemma(above)) {
        return None;
    }
    let noun = [Label::Dobj, Label::Nsubj, Label::Nsubjpass]
        .into_iter()
        .filter_map(|label| annotation.child(above, label))
        .find(|&noun| noun != token && scene.is_noun(noun))?;
    let counted = match annotation.lemma(noun) {
        "number" | "total" | "count" | "tally" => {
            let of = annotation.children_with(noun, Label::Prep).find(|&of| annotation.lemma(of) == "of")?;
            annotation.child(of, Label::Pobj)?
        }
        _ => noun,
    };
    let is_plural = matches!(annotation.tokens()[counted].tag, Tag::Nns | Tag::Nnps);
    let item = item::named(scene, counted)?;
    let is_known = annotation.lemma(above) == "number" || counted != noun || scene.items.thing(&item.name).is_some();
    (is_plural && is_known).then_some(Carried { unit: None, item: Some(item.name) })
}

/// The verb that a number belongs to, as object, complement or after "to" and "at".
fn above_number(scene: &Scene<'_>, token: usize) -> Option<usize> {
    let annotation = scene.annotation;
    let head = annotation.head(token)?;
    let is_verb = |at: usize| matches!(annotation.tokens()[at].pos, Pos::Verb | Pos::Aux);
    match scene.label(token) {
        Label::Dobj | Label::Attr | Label::Acomp | Label::Npadvmod | Label::Nummod if is_verb(head) => Some(head),
        Label::Pobj if matches!(annotation.lemma(head), "to" | "at" | "by") => {
            annotation.head(head).filter(|&verb| is_verb(verb))
        }
        _ => None,
    }
}

/// "the army spoke of two", "It withdrew a figure of 117", "The agency said 38,000 had reached Komanda": what was
/// counted last in the paragraph.
fn told_again(scene: &Scene<'_>, token: usize, start: usize, before: &[Found]) -> Option<Carried> {
    const FIGURES: &[&str] = &["figure", "number", "total", "estimate", "count", "tally", "toll"];
    const TELL: &[&str] =
        &["speak", "say", "report", "count", "put", "promise", "claim", "confirm", "give", "cite", "list", "be"];
    let annotation = scene.annotation;
    let head = annotation.head(token)?;
    let is_told = match scene.label(token) {
        Label::Nsubj | Label::Nsubjpass => annotation.tokens()[head].pos != Pos::Noun && annotation.lemma(head) != "be",
        Label::Dobj => TELL.contains(&annotation.lemma(head)),
        Label::Pobj => {
            let above = annotation.head(head)?;
            let object = annotation.child(above, Label::Dobj);
            FIGURES.contains(&annotation.lemma(above))
                || annotation.lemma(head) == "of" && annotation.lemma(above) == "speak"
                || object.is_some_and(|object| FIGURES.contains(&annotation.lemma(object)))
        }
        _ => false,
    };
    is_told.then(|| counted_before(start, before, scene)?.item.as_deref().map(Carried::item)).flatten()
}

/// The last quantity of things in the same paragraph.
fn counted_before<'f>(start: usize, before: &'f [Found], scene: &Scene<'_>) -> Option<&'f Found> {
    let last = before.iter().rev().find(|found| found.unit.is_none() && found.item.is_some())?;
    let is_far = start - last.words.end > 40;
    let is_apart = (last.words.end + 1..=start).any(|word| scene.words.list[word].begins_line);
    (!is_far && !is_apart).then_some(last)
}
