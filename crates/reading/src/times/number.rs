//! Amounts in digits and words.
//!
//! - Finds: "12", "1,300", "2.5", "twenty-four", "two and a half", "one hundred and fifty", "3 1/2", "1.5 million".
//! - Leaves: ordinals, and numbers glued to letters before them ("F-16", "B2").
//! - Cannot see: Roman numerals, Indian grouping ("1,00,000").

use super::words::{Class, Kind, Words};

/// A number and the word after it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Number {
    /// First word after the number.
    pub end: usize,
    /// Its value.
    pub value: f64,
    /// Whether it is written with digits.
    pub has_digits: bool,
}

/// The number that begins at `start`.
pub fn number(words: &Words, start: usize) -> Option<Number> {
    if words.digits(start).is_empty() { spelled(words, start) } else { figures(words, start) }
}

/// "1,300", "2.5", "3 1/2", "1.5 million".
fn figures(words: &Words, start: usize) -> Option<Number> {
    let mut text = words.digits(start).to_owned();
    let mut end = start + 1;
    if text.len() <= 3 {
        while words.at(end) == "," && words.is_glued(end) && words.digits(end + 1).len() == 3 && words.is_glued(end + 1) {
            text.push_str(words.digits(end + 1));
            end += 2;
        }
    }
    let is_decimal = words.at(end) == "." && words.is_glued(end) && words.is_glued(end + 1);
    if is_decimal && !words.digits(end + 1).is_empty() {
        text.push('.');
        text.push_str(words.digits(end + 1));
        end += 2;
    }
    let mut value: f64 = text.parse().ok()?;
    if let Some((after, part)) = fraction(words, end) {
        value += part;
        end = after;
    }
    let (end, value) = scaled(words, end, value);
    Some(Number { end, value, has_digits: true })
}

/// "1/2", "-1/2", "½", "and a half".
fn fraction(words: &Words, start: usize) -> Option<(usize, f64)> {
    if let Some(value) = vulgar(words.at(start)) {
        return Some((start + 1, value));
    }
    let at = if words.is_hyphen(start) { start + 1 } else { start };
    if words.at(at + 1) == "/" && words.is_glued(at + 1) && words.is_glued(at + 2) {
        let (over, under): (f64, f64) = (words.digits(at).parse().ok()?, words.digits(at + 2).parse().ok()?);
        let is_small = (1.0..=64.0).contains(&under) && over < under && over >= 1.0;
        return is_small.then_some((at + 3, over / under));
    }
    if words.at(start) == "and" && words.is(start + 1, &["a", "one"]) && words.is(start + 2, &["half", "quarter"]) {
        return Some((start + 3, if words.at(start + 2) == "half" { 0.5 } else { 0.25 }));
    }
    None
}

fn vulgar(mark: &str) -> Option<f64> {
    Some(match mark {
        "½" => 0.5,
        "¼" => 0.25,
        "¾" => 0.75,
        "⅓" => 1.0 / 3.0,
        "⅔" => 2.0 / 3.0,
        "⅛" => 0.125,
        _ => return None,
    })
}

/// Multiplies by "thousand", "million", … and by letters glued to digits ("3m", "3bn", "5k").
fn scaled(words: &Words, mut end: usize, mut value: f64) -> (usize, f64) {
    loop {
        let at = if words.is_hyphen(end) && matches!(words.class(end + 1), Class::Scale(_)) { end + 1 } else { end };
        match words.class(at) {
            Class::Scale(scale) => value *= scale as f64,
            _ if words.is_glued(at) && words.at(at) == "k" => value *= 1_000.0,
            _ => return (end, value),
        }
        end = at + 1;
        if let Some((after, part)) = (words.at(end) == "and").then(|| fraction(words, end)).flatten() {
            value *= 1.0 + part;
            end = after;
        }
    }
}

/// "twenty-four", "two and a half", "one hundred and fifty thousand", "a hundred".
fn spelled(words: &Words, start: usize) -> Option<Number> {
    let is_article = words.is(start, &["a", "an"]);
    let mut at = if is_article { start + 1 } else { start };
    if is_article && !matches!(words.class(at), Class::Scale(_)) {
        return None;
    }
    let (mut total, mut group, mut has_any) = (0.0, f64::from(u8::from(is_article)), false);
    let mut last = 0.0;
    loop {
        match words.class(at) {
            Class::Number(value) if words.list[at].kind == Kind::Letters => {
                let value = f64::from(value);
                if has_any && last > 0.0 && !(last >= 20.0 && value < 10.0 && last < 100.0) && last < 100.0 {
                    break;
                }
                group += value;
                last = value;
            }
            Class::Scale(100) => {
                group = group.max(1.0) * 100.0;
                last = 100.0;
            }
            Class::Scale(scale) => {
                total += group.max(1.0) * scale as f64;
                group = 0.0;
                last = scale as f64;
            }
            _ => break,
        }
        has_any = true;
        at += 1;
        at = joined(words, at, last);
    }
    if !has_any || (!is_article && matches!(words.class(start), Class::Scale(_))) {
        return None;
    }
    let at = unjoined(words, at);
    let (end, part) = fraction(words, at).unwrap_or((at, 0.0));
    Some(Number { end, value: total + group + part, has_digits: false })
}

/// Steps over "-" and "and" where another number word follows.
fn joined(words: &Words, at: usize, last: f64) -> usize {
    let is_number = |index| matches!(words.class(index), Class::Number(_) | Class::Scale(_)) && words.digits(index).is_empty();
    if words.is_hyphen(at) && is_number(at + 1) {
        let fits = matches!(words.class(at + 1), Class::Number(value) if value < 10 && last >= 20.0)
            || matches!(words.class(at + 1), Class::Scale(_));
        return if fits { at + 1 } else { at };
    }
    if last >= 100.0 && words.at(at) == "and" && is_number(at + 1) { at + 1 } else { at }
}

/// Steps back over an "and" that led nowhere.
fn unjoined(words: &Words, at: usize) -> usize {
    if at > 0 && words.at(at - 1) == "and" { at - 1 } else { at }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_figures_and_words() {
        for (text, value, rest) in [
            ("12 men", 12.0, "men"),
            ("1,300 drones", 1300.0, "drones"),
            ("1,30 drones", 1.0, ","),
            ("2.5 km", 2.5, "km"),
            ("3 1/2 years", 3.5, "years"),
            ("1.5 million people", 1_500_000.0, "people"),
            ("3bn dollars", 3e9, "dollars"),
            ("twenty-four hours", 24.0, "hours"),
            ("twenty four hours", 24.0, "hours"),
            ("two and a half years", 2.5, "years"),
            ("one hundred and fifty men", 150.0, "men"),
            ("two hundred thousand", 200_000.0, ""),
            ("a hundred thirty million dollars", 130e6, "dollars"),
            ("five or six", 5.0, "or"),
            ("two-year plan", 2.0, "-"),
            ("nineteen ninety-one", 19.0, "ninety"),
            ("one and two", 1.0, "and"),
        ] {
            let words = Words::new(text);
            let found = number(&words, 0).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((found.value, words.at(found.end)), (value, rest), "{text}");
        }
        for text in ["a man", "second", "hundred", "and one", ""] {
            assert_eq!(number(&Words::new(text), 0), None, "{text}");
        }
    }
}
