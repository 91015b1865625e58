//! How many: a value, or a least and a greatest one.
//!
//! - Finds: "12", "1.5 million", "two dozen", "half a dozen", "10-20", "between 10 and 20", "2 to 3 million",
//!   "dozens", "hundreds of thousands", "a third", "two-thirds", "one in five".
//! - Leaves: ordinals, "a third man", "the second half", scores ("3-1").
//! - Cannot see: "a handful", "a number of", which give no bounds; what "a couple of" leaves open (two, or some more).
//!
//! Bounds of words for many: "dozens" 24 to 99, "hundreds" 200 to 999, and so by tens up to "billions".

use super::change;
use super::scene::Scene;
use crate::times::number::{Number, denominator, number};
use crate::times::words::{Class, Kind};

/// An amount and the word after it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Amount {
    /// First word after the amount.
    pub end: usize,
    /// The stated number, or the bounds the words give.
    pub value: Value,
    /// Whether it is a part of a whole ("a third").
    pub is_share: bool,
}

/// A number or its bounds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value {
    /// One number.
    Exact(f64),
    /// A least and a greatest one.
    Range(f64, f64),
}

/// The amount that begins at `start`.
pub fn read(scene: &Scene<'_>, start: usize) -> Option<Amount> {
    between(scene, start)
        .or_else(|| share(scene, start))
        .or_else(|| many(scene, start))
        .or_else(|| dozen(scene, start))
        .or_else(|| plain(scene, start))
}

fn exact(end: usize, value: f64) -> Amount {
    Amount { end, value: Value::Exact(value), is_share: false }
}

/// "between 10 and 20", "from 10 to 20".
fn between(scene: &Scene<'_>, start: usize) -> Option<Amount> {
    let joint = match scene.at(start) {
        "between" => "and",
        "from" => "to",
        _ => return None,
    };
    let low = signed(scene, after_sign(scene, start + 1))?;
    let joint_at = after_unit(scene, low.end, joint);
    let high = (scene.at(joint_at) == joint).then(|| signed(scene, after_sign(scene, joint_at + 1))).flatten()?;
    let is_counted = joint == "and" || scene.tag(high.end) == onrecord_language::Tag::Nns && !is_change(scene, start);
    let is_counted = is_counted && (joint_at == low.end || has_unit(scene, low.end, high.end));
    (is_counted && !scene.is_time(low.end - 1)).then(|| range(low, high)).flatten()
}

/// A number, or one below nought: "minus five", "-5".
fn signed(scene: &Scene<'_>, start: usize) -> Option<Number> {
    let minus = usize::from(is_minus(scene, start));
    let found = number(scene.words, start + minus)?;
    Some(if minus > 0 { Number { value: -found.value, ..found } } else { found })
}

/// Whether the word says that the number after it is below nought: "minus", or a mark that joins nothing before it.
pub fn is_minus(scene: &Scene<'_>, at: usize) -> bool {
    // "plus or minus 3 points" says how far, not below what.
    if at > 0 && scene.is(at - 1, &["or", "/"]) {
        return false;
    }
    let is_free = at == 0 || !scene.words.is_glued(at) || scene.is(at - 1, &["(", "[", "<", ">", "="]);
    scene.is(at, &["minus", "negative"]) || scene.is(at, &["-", "−", "–"]) && is_free && scene.words.is_glued(at + 1)
}

/// Steps over a sign of a currency.
fn after_sign(scene: &Scene<'_>, at: usize) -> usize {
    at + usize::from(scene.items.sign(scene.at(at)).is_some())
}

/// Steps over a unit between two numbers: "5% to", "0.3m and", "2 km to".
fn after_unit(scene: &Scene<'_>, at: usize, joint: &str) -> usize {
    let is_unit = |at: usize| {
        let is_scale = scene.is(at, &["%", "m"]) && scene.words.is_glued(at);
        is_scale || scene.items.measure(scene.at(at)).is_some() || scene.items.currency(scene.at(at)).is_some()
    };
    at + usize::from(scene.at(at + 1) == joint && is_unit(at))
}

/// Whether the unit after the first number stands after the second one too.
fn has_unit(scene: &Scene<'_>, low_end: usize, high_end: usize) -> bool {
    let same = |one: &str, other: &str| {
        one == other || scene.items.measure(one).is_some_and(|unit| scene.items.measure(other) == Some(unit))
    };
    same(scene.at(low_end), scene.at(high_end))
}

/// "rose from 10 to 20": a change, not a range.
fn is_change(scene: &Scene<'_>, start: usize) -> bool {
    (start.saturating_sub(5)..start).any(|at| scene.token(at).is_some_and(|token| moves(scene.annotation.lemma(token))))
}

/// Whether a word says that a value moves.
fn moves(lemma: &str) -> bool {
    change::of_word(lemma).is_some() || lemma == "go"
}

/// "up from 9 to 10", "fell 10 to 250", "down 2 to 31": by how much and to where, where neither counts things.
fn is_step(scene: &Scene<'_>, start: usize, end: usize) -> bool {
    let from = start.saturating_sub(1 + usize::from(start > 0 && scene.items.sign(scene.at(start - 1)).is_some()));
    if scene.at(from) == "from" && is_change(scene, from) {
        return true;
    }
    let is_moved = start > 0
        && (scene.is(start - 1, &["up", "down", "off"])
            || scene.token(start - 1).is_some_and(|token| moves(scene.annotation.lemma(token))));
    is_moved && matches!(scene.words.list.get(end).map(|word| word.kind), None | Some(Kind::Mark('.' | ',' | ';')))
}

/// The bounds of two numbers; the scale of the second holds for both ("2 to 3 million").
fn range(low: Number, high: Number) -> Option<Amount> {
    let scale = [1e12, 1e9, 1e6, 1e3].into_iter().find(|scale| high.value >= *scale && low.value < 1e3);
    let is_short =
        scale.is_some_and(|scale| low.value < high.value / scale && high.value / scale < 1e3 && low.value < 100.0);
    let least = match scale {
        Some(scale) if is_short && !(low.has_digits && high.value % scale != 0.0 && scale < 1e6) => low.value * scale,
        _ => low.value,
    };
    (least < high.value).then_some(Amount { end: high.end, value: Value::Range(least, high.value), is_share: false })
}

/// A number, or two joined by "to" or a dash.
fn plain(scene: &Scene<'_>, start: usize) -> Option<Amount> {
    if is_minus(scene, start) {
        let amount = read(scene, start + 1)?;
        let Value::Exact(value) = amount.value else { return None };
        return Some(Amount { value: Value::Exact(-value), ..amount });
    }
    let first = number(scene.words, start)?;
    let joint_at = ["to", "through", "-", "–"]
        .into_iter()
        .map(|joint| after_unit(scene, first.end, joint))
        .find(|at| *at > first.end)
        .unwrap_or(first.end);
    let is_spaced_dash = first.has_digits && scene.is(joint_at, &["-", "–"]) && !scene.words.is_glued(joint_at);
    let is_dash = scene.words.is_hyphen(joint_at) || is_spaced_dash && !scene.words.digits(joint_at + 1).is_empty();
    let is_joined = scene.is(joint_at, &["to", "through", "~"]) || is_dash;
    let second = is_joined.then(|| number(scene.words, after_sign(scene, joint_at + 1))).flatten();
    let has_same_unit = |second: &Number| joint_at == first.end || has_unit(scene, first.end, second.end);
    let second = second.filter(has_same_unit);
    if let Some(second) = second.filter(|second| !is_dash || second.has_digits == first.has_digits) {
        let is_chain = scene.words.is_hyphen(second.end) && !scene.words.digits(second.end + 1).is_empty();
        if is_dash && is_chain {
            return None;
        }
        let is_step = scene.at(joint_at) == "to" && is_step(scene, start, second.end);
        if let Some(both) = range(first, second).filter(|_| !scene.is_time(second.end - 1) && !is_step) {
            return Some(both);
        }
        // "3-1": a score.
        if is_dash && !is_spaced_dash {
            return None;
        }
    }
    Some(exact(first.end, first.value))
}

/// "a dozen", "two dozen", "half a dozen", "several dozen", "a couple of".
fn dozen(scene: &Scene<'_>, start: usize) -> Option<Amount> {
    if scene.reads(start, &["a", "couple", "of"]) && scene.tag(start + 3) == onrecord_language::Tag::Nns {
        return Some(exact(start + 3, 2.0));
    }
    let (count, at) = match scene.at(start) {
        "a" | "one" => (1.0, start + 1),
        "half" => (0.5, start + 1 + usize::from(scene.at(start + 1) == "a" || scene.words.is_hyphen(start + 1))),
        "dozen" => (1.0, start),
        _ => number(scene.words, start).map(|number| (number.value, number.end))?,
    };
    let (count, at) =
        if scene.at(start) == "a" && scene.reads(at, &["half", "-"]) { (0.5, at + 2) } else { (count, at) };
    scene.is(at, &["dozen", "dozens"]).then(|| exact(at + 1, count * 12.0))
}

/// "dozens", "hundreds of thousands", "several hundred", "a few thousand".
fn many(scene: &Scene<'_>, start: usize) -> Option<Amount> {
    let few = match scene.at(start) {
        "several" | "few" | "many" => Some(start + 1),
        "a" if scene.at(start + 1) == "few" => Some(start + 2),
        "a" if scene.reads(start + 1, &["couple", "of"]) => Some(start + 3),
        _ => None,
    };
    let at = few.unwrap_or(start);
    let (least, most) = match scene.at(at) {
        "dozen" if few.is_some() => (24.0, 99.0),
        "dozens" => (24.0, 99.0),
        "scores" if scene.at(at + 1) == "of" => (40.0, 99.0),
        "tens" if scene.at(at + 1) == "of" => (20.0, 99.0),
        word => match (scene.words.class(at), word.strip_suffix('s').map(scale)) {
            (Class::Scale(scale), _) if few.is_some() => (2.0 * scale as f64, 10.0 * scale as f64 - 1.0),
            (_, Some(Some(scale))) => (2.0 * scale, 10.0 * scale - 1.0),
            _ => return None,
        },
    };
    let factor = (scene.at(at + 1) == "of").then(|| scene.at(at + 2).strip_suffix('s').and_then(scale)).flatten();
    let (end, factor) = factor.map_or((at + 1, 1.0), |factor| (at + 3, factor));
    let most = if factor > 1.0 { (most + 1.0) * factor - 1.0 } else { most };
    if scene.at(at) == "tens" && factor <= 1.0 {
        return None;
    }
    Some(Amount { end, value: Value::Range(least * factor, most), is_share: false })
}

fn scale(word: &str) -> Option<f64> {
    Some(match word {
        "hundred" => 1e2,
        "thousand" => 1e3,
        "million" => 1e6,
        "billion" => 1e9,
        "trillion" => 1e12,
        _ => return None,
    })
}

/// "a third of", "two-thirds", "half of", "half a million", "one in five", "3 out of 4".
fn share(scene: &Scene<'_>, start: usize) -> Option<Amount> {
    let over = match scene.at(start) {
        "a" if matches!(scene.words.class(start + 1), Class::Scale(_)) => {
            let over = number(scene.words, start)?;
            Number { end: over.end - 1, ..over }
        }
        "a" | "half" | "quarter" => Number { end: start, value: 1.0, has_digits: false },
        _ => number(scene.words, start)?,
    };
    let end = over.end + usize::from(scene.at(start) == "a");
    let is_joined = scene.words.is_hyphen(end);
    let at = end + usize::from(is_joined);
    match parts(scene, at, over.value > 1.0) {
        // "twenty-seven fifths"; "three quarters" and "two seconds" are told of smaller numbers only.
        Some((under, end)) if over.value < under || under >= 5.0 && !over.has_digits => {
            fraction(scene, start, end, over.value / under, is_joined)
        }
        _ => ratio(scene, over),
    }
}

/// Into how many parts a whole is cut, and the word after: "thirds", "twenty-fifth".
fn parts(scene: &Scene<'_>, at: usize, is_many: bool) -> Option<(f64, usize)> {
    let ten = match scene.words.class(at) {
        Class::Number(ten @ 20..=90) if scene.words.is_hyphen(at + 1) && scene.words.digits(at).is_empty() => ten,
        _ => return denominator(scene.at(at), is_many).map(|under| (under, at + 1)),
    };
    let word = scene.at(at + 2);
    let unit = if is_many { word.strip_suffix('s')? } else { word };
    let unit = match unit {
        "first" => 1.0,
        _ => denominator(unit, false).filter(|under| (3.0..10.0).contains(under))?,
    };
    Some((f64::from(ten) + unit, at + 3))
}

/// A fraction that ends at `end`: with a scale after it ("half a million"), or of something.
fn fraction(scene: &Scene<'_>, start: usize, end: usize, value: f64, is_joined: bool) -> Option<Amount> {
    let scale_at = end
        + match () {
            () if scene.reads(end, &["of", "a"]) => 2,
            () if scene.is(end, &["a", "of"]) => 1,
            () => 0,
        };
    if let Class::Scale(scale) = scene.words.class(scale_at) {
        return Some(exact(scale_at + 1, value * scale as f64));
    }
    let is_half = scene.at(end - 1) == "half";
    let is_period = start > 0 && scene.is(start - 1, &["first", "second", "last", "latter", "other"]);
    let is_hedged =
        start > 0 && scene.is(start - 1, &["than", "nearly", "almost", "about", "over", "roughly", "least"]);
    let has_whole = scene.is(end, &["of", "the", "their", "its", "his", "her"])
        || scene.is(end, &["that", "those", "all"]) && is_half;
    let is_free =
        scene.words.list.get(end).is_none_or(|next| matches!(next.kind, Kind::Mark(_))) && !scene.words.is_hyphen(end);
    let is_part = match () {
        () if end == start + 1 => has_whole || is_hedged,
        () if is_half => has_whole || is_hedged || is_free,
        () => is_joined || has_whole || is_free || scene.at(end - 1).ends_with('s') || scene.at(start) == "one",
    };
    let is_bare_quarter = scene.at(start) == "quarter";
    (is_part && !is_period && !is_bare_quarter).then_some(Amount { end, value: Value::Exact(value), is_share: true })
}

/// "one in five", "3 out of 4".
fn ratio(scene: &Scene<'_>, over: Number) -> Option<Amount> {
    let joint = match () {
        () if scene.reads(over.end, &["out", "of"]) || scene.reads(over.end, &["in", "every"]) => over.end + 2,
        () if scene.at(over.end) == "of" && over.value < 100.0 && !over.has_digits && is_poll(scene, over.end + 1) => {
            over.end + 1
        }
        () if scene.at(over.end) == "in" && over.value <= 9.0 => over.end + 1,
        () => return None,
    };
    let under = number(scene.words, joint).filter(|under| under.value > over.value && under.value <= 1e6)?;
    let is_free = !scene.is_time(joint) && (joint > over.end + 1 || under.value <= 1000.0);
    is_free.then_some(Amount { end: under.end, value: Value::Exact(over.value / under.value), is_share: true })
}

/// "6 of 10 Americans": a number of people right after "of".
fn is_poll(scene: &Scene<'_>, at: usize) -> bool {
    use onrecord_language::Tag;
    let end = number(scene.words, at).filter(|number| number.value <= 100.0).map(|number| number.end);
    end.is_some_and(|end| matches!(scene.tag(end), Tag::Nns | Tag::Nnps))
}

/// Whether a word can begin an amount, so that most words are passed over at once.
pub fn may_begin(scene: &Scene<'_>, index: usize) -> bool {
    match scene.words.class(index) {
        Class::Number(_) | Class::Scale(_) => true,
        _ => match scene.words.list[index].kind {
            Kind::Digits => true,
            Kind::Letters => scene.is(index, WORDS),
            Kind::Mark(mark) => "-−–½¼¾⅓⅔⅕⅙⅛⅜⅝⅞.".contains(mark),
        },
    }
}

const WORDS: &[&str] = &[
    "between",
    "from",
    "a",
    "an",
    "half",
    "dozen",
    "dozens",
    "scores",
    "tens",
    "hundreds",
    "thousands",
    "millions",
    "billions",
    "trillions",
    "several",
    "few",
    "many",
    "minus",
    "negative",
    "quarter",
];
