//! Units of measure and money.
//!
//! - Finds: "$3bn", "US$ 5 million", "€2 million", "400 euros", "43 percent", "12 km", "a 900-megawatt plant", "5m USD", "30
//!   million barrels a day".
//! - Leaves: lengths of time, which are times; ages, which are in `age`.
//! - Cannot see: "a barrel" in "$80 a barrel".

use onrecord_language::Tag;

use super::age;
use super::amount::{Amount, Value};
use super::scene::Scene;
use crate::times::number::number;
use crate::times::words::{Class, Kind};

/// The currency whose sign ends right before `start`, and the sign's first word.
pub fn sign(scene: &Scene<'_>, start: usize) -> Option<(String, usize)> {
    (1..=5).rev().find_map(|length| {
        let first = start.checked_sub(length)?;
        let is_whole = (first + 1..start).all(|index| scene.words.is_glued(index))
            && !(first > 0 && scene.words.is_glued(first) && scene.words.list[first - 1].kind == Kind::Letters);
        let sign = joined(scene, first, start);
        let is_apart = || length == 2 && scene.at(first + 1) == "$" && scene.is(first, APART);
        let code = match () {
            () if is_whole => scene.items.sign(&sign).or_else(|| code(scene, first, start)),
            () if is_apart() => scene.items.sign(&format!("{}$", scene.at(first))),
            () => None,
        };
        code.map(|code| (code.to_owned(), first))
    })
}

/// What may stand before "$" with a space between, where wires space their signs; "a" and "s" are words.
const APART: &[&str] = &["c", "us", "hk", "nz", "nt", "ca", "au", "usd", "cad", "aud"];

/// An ISO 4217 code in capitals: "USD 5 million".
fn code<'a>(scene: &Scene<'a>, first: usize, end: usize) -> Option<&'a str> {
    let word = scene.at(first);
    let code = scene.items.currency(word).filter(|code| first + 1 == end && code.eq_ignore_ascii_case(word));
    // "ALL 5 answers": capitals of a headline.
    code.filter(|_| is_code(scene, first) && !matches!(word, "all" | "top" | "try" | "cup" | "mad" | "pen"))
}

/// "20 MUSD", "7.5 MEUR": millions of a currency, as ledgers write them.
pub fn millions<'a>(scene: &Scene<'a>, at: usize) -> Option<&'a str> {
    let word = scene.words.list.get(at)?;
    let code = scene.text.get(word.start as usize..word.end as usize)?.strip_prefix('M')?;
    let is_code = code.len() == 3 && code.bytes().all(|letter| letter.is_ascii_uppercase());
    is_code.then(|| scene.items.currency(&code.to_lowercase()).filter(|found| *found == code)).flatten()
}

/// "18 dollars 60": hundredths of a currency told by words, with nothing after them.
fn with_hundredths(scene: &Scene<'_>, unit: &str, at: usize, value: f64) -> Option<(f64, usize)> {
    let rest =
        number(scene.words, at).filter(|rest| rest.value.fract() == 0.0 && (10.0..100.0).contains(&rest.value))?;
    let is_last =
        scene.words.list.get(rest.end).is_none_or(|next| matches!(next.kind, Kind::Mark('.' | ',' | ';' | '!')));
    let is_decimal =
        scene.words.is_glued(rest.end) && scene.words.is_glued(rest.end + 1) && rest.end + 1 < scene.words.list.len();
    let is_money = unit.len() == 3 && scene.items.currency(scene.at(at.saturating_sub(1))).is_some()
        || scene.at(at.saturating_sub(1)) == "and" && scene.items.currency(scene.at(at.saturating_sub(2))).is_some();
    (is_money && is_last && !is_decimal && value.fract() == 0.0 && !scene.is_time(at))
        .then_some((value + rest.value / 100.0, rest.end))
}

/// Whether an ISO 4217 code is meant, not "all", "try" or "cup": capitals, or one that is no word.
fn is_code(scene: &Scene<'_>, at: usize) -> bool {
    let word = scene.words.list.get(at).and_then(|word| scene.text.get(word.start as usize..word.end as usize));
    word.is_some_and(|word| word.bytes().all(|letter| letter.is_ascii_uppercase()))
        || scene.is(at, &["usd", "eur", "gbp", "jpy", "chf", "aud", "cad", "btc", "cny"])
}

/// The words from `first` up to `end`, as they are spaced.
fn joined(scene: &Scene<'_>, first: usize, end: usize) -> String {
    let (Some(head), Some(last)) = (scene.words.list.get(first), scene.words.list.get(end.wrapping_sub(1))) else {
        return String::new();
    };
    scene.words.lower.get(head.start as usize..last.end as usize).unwrap_or_default().to_owned()
}

/// The scale that letters glued to an amount of money give ("3bn", "2.5m"), and the word after.
pub fn money_scale(scene: &Scene<'_>, end: usize) -> Option<(f64, usize)> {
    let scale = match scene.at(end) {
        "m" | "mm" | "mil" => 1e6,
        "b" => 1e9,
        "t" => 1e12,
        _ => return None,
    };
    Some((scale, end + 1))
}

/// "10M", "1.2B", "1.5m people", "2.3m tonnes": the scale of a letter glued to digits.
pub fn letter_scale(scene: &Scene<'_>, end: usize) -> Option<f64> {
    let word = scene
        .words
        .list
        .get(end)
        .filter(|word| !word.is_spaced && end > 0 && !scene.words.digits(end - 1).is_empty())?;
    match scene.text.get(word.start as usize..word.end as usize)? {
        "M" | "mil" => Some(1e6),
        "B" => Some(1e9),
        "m" if is_crowd(scene, end + 1) => Some(1e6),
        "b" if is_crowd(scene, end + 1) || end > 1 && scene.at(end - 2) == "." => Some(1e9),
        _ => None,
    }
}

/// Whether many things follow, so that a letter before them is a scale: "people", "tonnes"; but "100m hurdles".
fn is_crowd(scene: &Scene<'_>, at: usize) -> bool {
    const RACES: &[&str] =
        &["hurdles", "runners", "sprinters", "swimmers", "waves", "races", "finals", "heats", "sprints"];
    let is_plural = scene.tag(at) == Tag::Nns && !scene.words.is_glued(at) && !scene.is(at, RACES);
    is_plural
        || scene.tag(at) == Tag::Jj && scene.tag(at + 1) == Tag::Nns && scene.is(at, &["cubic", "metric", "square"])
}

/// Units that are told together, the smaller one last, and how many make the greater.
const SMALLER: &[(&str, &str, f64)] =
    &[("foot", "inch", 12.0), ("USD", "US cent", 100.0), ("EUR", "US cent", 100.0), ("GBP", "penny sterling", 100.0)];

/// A unit, where it is known, and the word after it.
type Unit = Option<(String, usize)>;

/// "5 feet 2 inches", "3 dollars and 50 cents": one quantity in the greater unit.
pub fn with_smaller(scene: &Scene<'_>, unit: Unit, amount: Amount) -> (Unit, Amount) {
    let (Some((name, end)), Value::Exact(value)) = (&unit, amount.value) else { return (unit, amount) };
    let is_inches = name == "foot" && scene.at(*end) == ",";
    let at = end + usize::from(scene.at(*end) == "and" || is_inches);
    if let Some((sum, end)) = with_hundredths(scene, name, at, value) {
        return (Some((name.clone(), end)), Amount { value: Value::Exact(sum), ..amount });
    }
    let sum = SMALLER.iter().filter(|(greater, ..)| greater == name).find_map(|(_, smaller, count)| {
        let rest = number(scene.words, at).filter(|rest| rest.value < *count)?;
        let is_inch = *smaller == "inch"
            && scene.at(rest.end) == "in"
            && (scene.words.is_glued(rest.end)
                || !scene.words.list.get(rest.end + 1).is_some_and(|next| next.kind == Kind::Letters));
        let after_rest = if is_inch { Some((String::from("inch"), rest.end + 1)) } else { after(scene, rest.end) };
        let (found, end) = after_rest.filter(|(found, _)| found == smaller)?;
        (!found.is_empty()).then_some((value + rest.value / count, end))
    });
    match sum {
        Some((value, end)) => (Some((name.clone(), end)), Amount { value: Value::Exact(value), ..amount }),
        None => (unit, amount),
    }
}

/// The unit that begins right after an amount, directly or after a hyphen, and the word after it.
pub fn after(scene: &Scene<'_>, end: usize) -> Option<(String, usize)> {
    // "millions of dollars", "thousands of tonnes", "hundreds of pounds of flour".
    const MANY: &[&str] = &["dozens", "hundreds", "thousands", "millions", "billions", "trillions"];
    let is_many = end > 0 && scene.is(end - 1, MANY);
    if scene.at(end) == "of" {
        let word = scene.at(end + 1);
        let measure = || if word == "pounds" && is_mass(scene, end, end + 2) { Some("pound (mass)") } else { None };
        let measure = || measure().or_else(|| scene.items.measure(word));
        let code = || scene.items.currency(word).filter(|code| !code.eq_ignore_ascii_case(word));
        let unit = if is_many { measure().or_else(code) } else { code() };
        if let Some(unit) = unit {
            return Some((unit.to_owned(), end + 2));
        }
    }
    // "a weight of 18 (kg)".
    let is_bracketed = scene.is(end, &["(", "["]) && scene.is(end + 2, &[")", "]"]);
    if let Some(unit) = is_bracketed.then(|| scene.items.measure(scene.at(end + 1))).flatten() {
        return Some((unit.to_owned(), end + 3));
    }
    if scene.at(end) == "times" {
        return Some(("times".to_owned(), end + 1));
    }
    if is_pence(scene, end) {
        return Some(("penny sterling".to_owned(), end + 1));
    }
    if let Some(unit) = heat(scene, end) {
        return Some((unit.to_owned(), end + 1));
    }
    let is_hyphenated = scene.words.is_hyphen(end);
    let at = end + usize::from(is_hyphenated);
    if let Some(age) = age::after(scene, at) {
        return Some(age);
    }
    let (unit, end) = named(scene, at)?;
    let is_rated = scene.items.measure(&unit).is_some() && !SHARES.contains(&unit.as_str());
    let rate = is_rated.then(|| per(scene, end)).flatten();
    Some(rate.map_or((unit.clone(), end), |(time, end)| (format!("{unit} per {time}"), end)))
}

/// "half a mile", "a quarter of a percentage point": the unit of a share, and the word after it.
pub fn of_share(scene: &Scene<'_>, end: usize) -> Option<(String, usize)> {
    let at = end + usize::from(scene.at(end) == "of");
    scene.is(at, &["a", "an", "one"]).then(|| named(scene, at + 1)).flatten()
}

/// "191p a litre", and not a video of "1080p".
fn is_pence(scene: &Scene<'_>, end: usize) -> bool {
    const LINES: &[&str] = &["360", "480", "720", "1080", "1440", "2160"];
    let number = end.checked_sub(1).map_or("", |at| scene.words.digits(at));
    scene.at(end) == "p" && scene.words.is_glued(end) && !number.is_empty() && !LINES.contains(&number)
}

/// "45C" where the talk is of heat or cold.
fn heat(scene: &Scene<'_>, at: usize) -> Option<&'static str> {
    const HEAT: &[&str] = &[
        "temperature",
        "temperatures",
        "heat",
        "heatwave",
        "hot",
        "hottest",
        "cold",
        "coldest",
        "warm",
        "warming",
        "warmer",
        "degrees",
        "mercury",
        "freezing",
        "weather",
    ];
    let word = scene.words.list.get(at).filter(|word| !word.is_spaced)?;
    let unit = match scene.text.get(word.start as usize..word.end as usize)? {
        "C" => "degree Celsius",
        "F" => "degree Fahrenheit",
        _ => return None,
    };
    (at.saturating_sub(15)..at + 15).any(|near| scene.is(near, HEAT)).then_some(unit)
}

/// Units that are no amounts, so that nothing is told per time in them: "5 percent a year".
const SHARES: &[&str] = &["percent", "percentage point", "basis point", "degree", "point"];

/// "a day", "per second", "/h": the unit of time, and the word after it.
fn per(scene: &Scene<'_>, end: usize) -> Option<(&'static str, usize)> {
    use crate::times::words::Unit;
    let is_slash = scene.at(end) == "/" && scene.words.is_glued(end) && scene.words.is_glued(end + 1);
    if !is_slash && !scene.is(end, &["a", "an", "per", "each", "every"]) {
        return None;
    }
    let time = match (scene.words.class(end + 1), scene.at(end + 1)) {
        (Class::Unit(Unit::Second, false), _) => "second",
        (Class::Unit(Unit::Minute, false), _) => "minute",
        (Class::Unit(Unit::Hour, false), _) => "hour",
        (Class::Unit(Unit::Day, false), _) => "day",
        (Class::Unit(Unit::Week, false), _) => "week",
        (Class::Unit(Unit::Month, false), _) => "month",
        (Class::Unit(Unit::Year, false), _) => "year",
        (_, "millisecond") => "millisecond",
        (_, "s") if is_slash => "second",
        (_, "ms") if is_slash => "millisecond",
        (_, "h") if is_slash => "hour",
        (_, "d") if is_slash => "day",
        _ => return None,
    };
    let is_part = scene.words.is_hyphen(end + 2) || scene.is(end + 2, &["ago", "earlier", "later", "before", "after"]);
    (!is_part).then_some((time, end + 2))
}

/// The unit that the words at `at` name, and the word after.
fn named(scene: &Scene<'_>, at: usize) -> Option<(String, usize)> {
    (1..=5).rev().find_map(|length| {
        let words = joined(scene, at, (at + length).min(scene.words.list.len()));
        if at + length > scene.words.list.len() || words.is_empty() {
            return None;
        }
        // "the next three won": a verb.
        let is_verb = length == 1 && matches!(scene.tag(at), Tag::Vbd | Tag::Vbn | Tag::Md);
        if is_verb && scene.items.measure(&words).is_none() {
            return None;
        }
        let sign = || scene.items.sign(&words).filter(|_| scene.words.digits(at + length).is_empty());
        if length == 1 && words.starts_with("pound") && is_mass(scene, at, at + length) {
            return Some(("pound (mass)".to_owned(), at + length));
        }
        let unit = scene
            .items
            .measure(&words)
            .or_else(|| {
                scene.items.currency(&words).filter(|code| !code.eq_ignore_ascii_case(&words) || is_code(scene, at))
            })
            .or_else(|| scene.shared_currency(&words))
            .or_else(sign)
            .map(str::to_owned)?;
        let is_symbol = words.len() <= 2 && words.bytes().all(|letter| letter.is_ascii_alphabetic());
        let is_wrong_symbol = is_symbol && !is_unit_symbol(scene, at, at + length);
        let is_partial = scene.words.is_glued(at + length)
            && scene.words.list.get(at + length).is_some_and(|word| matches!(word.kind, Kind::Letters | Kind::Digits));
        (!is_wrong_symbol && !is_partial).then_some((unit, at + length))
    })
}

/// "500 pounds of flour", "lost 25 pounds", "500 pounds (225 kilograms)": mass, not money.
fn is_mass(scene: &Scene<'_>, at: usize, end: usize) -> bool {
    const WEIGHT: &[&str] = &[
        "weigh",
        "weighs",
        "weighed",
        "weighing",
        "weight",
        "baby",
        "babies",
        "newborn",
        "heaviest",
        "kg",
        "kgs",
        "lb",
        "lbs",
        "kilogram",
        "kilograms",
        "kilos",
        "ton",
        "tons",
        "tonne",
        "tonnes",
        "ounce",
        "ounces",
        "diet",
        "bomb",
        "bombs",
        "explosives",
        "eating",
        "fish",
        "thrust",
    ];
    let is_money = scene.is(end, &["sterling"]) || scene.is(end + 1, &["debt", "aid", "cash", "public", "taxpayers"]);
    let near = (at.saturating_sub(9)..end + 6).any(|word| scene.is(word, WEIGHT));
    let is_body = at > 1
        && scene
            .is(at - 2, &["drop", "dropped", "lose", "lost", "gain", "gained", "shed", "losing", "gaining", "weighs"])
        && matches!(scene.words.digits(at - 1).parse(), Ok(2..=300));
    (near || is_body || scene.at(end) == "of" || scene.is(end, &["heavier", "lighter", "overweight"])) && !is_money
}

/// A symbol of one or two letters is a unit only where nothing else is likely: "5 m" but not "5 t shirts", "6 pm".
fn is_unit_symbol(scene: &Scene<'_>, at: usize, end: usize) -> bool {
    let word = scene.words.list.get(at).and_then(|word| scene.text.get(word.start as usize..word.end as usize));
    // "a 5G network", "a Model T": capitals are other symbols.
    if word.is_some_and(|word| matches!(word, "G" | "M" | "T" | "HA")) {
        return false;
    }
    let is_single = scene.at(at).len() == 1;
    let is_last = scene
        .words
        .list
        .get(end)
        .is_none_or(|next| matches!(next.kind, Kind::Mark(_)) || next.kind == Kind::Digits || scene.at(end) == "x");
    !scene.is(end, &["-", "'", "’"]) && (!is_single || scene.words.is_glued(at) || is_last)
}
