//! Amounts in digits and words.
//!
//! - Finds: "12", "1,300", "40 000" (with narrow spaces), "12,34,567", "2.5", ".08", "1e6", "twenty-four", "two and a
//!   half", "one hundred and fifty", "3 1/2", "1.5 million", "3 million and a half", "nine point zero four", "½".
//! - Leaves: ordinals, and numbers glued to letters before them ("F-16", "B2").
//! - Cannot see: Roman numerals, decimal commas without thousands ("1,3"), powers ("1.1^23").

use super::words::{Class, Words};

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
    if let Some(value) = vulgar(words.at(start)) {
        return Some(Number { end: start + 1, value, has_digits: true });
    }
    let is_point = words.at(start) == "." && !words.digits(start + 1).is_empty() && words.is_glued(start + 1);
    if is_point && (start == 0 || !words.is_glued(start)) || !words.digits(start).is_empty() {
        return figures(words, start);
    }
    spelled(words, start)
}

/// "1,300", "2.5", "3 1/2", "1.5 million".
fn figures(words: &Words, start: usize) -> Option<Number> {
    let (mut text, mut end) = grouped(words, start);
    let is_decimal = words.at(end) == "." && (end == start || words.is_glued(end)) && words.is_glued(end + 1);
    if is_decimal && !words.digits(end + 1).is_empty() {
        text.push('.');
        text.push_str(words.digits(end + 1));
        end += 2;
    }
    if let Some((after, whole)) = continental(words, start) {
        (text, end) = (whole, after);
    }
    let mut value: f64 = text.parse().ok()?;
    if let Some((after, power)) = exponent(words, end) {
        return Some(Number { end: after, value: value * 10f64.powi(power), has_digits: true });
    }
    if let Some((after, under)) = slash(words, end, value).filter(|_| text.len() <= 2) {
        let (end, value) = scaled(words, after, value / under);
        return Some(Number { end, value, has_digits: true });
    }
    // "7.65 1/2" is no sum of decimals and a half.
    if let Some((after, part)) = fraction(words, end).filter(|_| !text.contains('.') || words.at(end) == "and") {
        value += part;
        end = after;
    }
    let (end, value) = scaled(words, end, value);
    let (end, value) = hundreds_added(words, end, value);
    Some(Number { end, value, has_digits: true })
}

/// Digits with their thousands: "1,300", "12,34,567", "40 000" with a space that does not break.
fn grouped(words: &Words, start: usize) -> (String, usize) {
    let mut text = words.digits(start).to_owned();
    let mut end = start + usize::from(!text.is_empty());
    if text.len() > 3 || text.is_empty() {
        return (text, end);
    }
    let is_group = |at: usize, length: usize| {
        words.at(at) == "," && words.is_glued(at) && words.is_glued(at + 1) && words.digits(at + 1).len() == length
    };
    while is_group(end, 2) && text.len() <= 4 && (is_group(end + 2, 3) || is_group(end + 2, 2) && is_group(end + 4, 3))
    {
        text.push_str(words.digits(end + 1));
        end += 2;
    }
    while is_group(end, 3) {
        text.push_str(words.digits(end + 1));
        end += 2;
    }
    // With plain spaces two groups, or one of noughts ("40 000"), show that it is one number.
    let is_spaced = |at: usize| is_group_after_space(words, at);
    let is_plain =
        end == start + 1 && (is_spaced(end) && is_spaced(end + 1) || is_spaced(end) && words.at(end) == "000");
    while end == start + 1 + (text.len() - words.digits(start).len()) / 3
        && (is_narrow(words, end) || is_plain && is_spaced(end))
    {
        text.push_str(words.digits(end));
        end += 1;
    }
    (text, end)
}

/// Whether three digits follow after one plain space.
fn is_group_after_space(words: &Words, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).and_then(|at| words.list.get(at)) else { return false };
    let is_next = words.list.get(at).is_some_and(|word| word.start == before.end + 1 && !word.begins_line);
    is_next && words.digits(at).len() == 3 && !(words.at(at + 1) == "-" && words.is_glued(at + 1))
}

/// "1.234,50": stops between the thousands and a comma before the decimals.
fn continental(words: &Words, start: usize) -> Option<(usize, String)> {
    let is_glued = |at: usize| words.is_glued(at) && words.is_glued(at + 1);
    let mut text = Some(words.digits(start)).filter(|head| (1..=3).contains(&head.len()))?.to_owned();
    let mut at = start + 1;
    while words.at(at) == "." && is_glued(at) && words.digits(at + 1).len() == 3 {
        text.push_str(words.digits(at + 1));
        at += 2;
    }
    let decimals = words.digits(at + 1);
    let is_decimal = at > start + 1 && words.at(at) == "," && is_glued(at) && (1..=2).contains(&decimals.len());
    is_decimal.then(|| (at + 2, format!("{text}.{decimals}")))
}

/// Whether three digits follow after one space that does not break.
fn is_narrow(words: &Words, at: usize) -> bool {
    let (Some(before), Some(word)) = (at.checked_sub(1).and_then(|at| words.list.get(at)), words.list.get(at)) else {
        return false;
    };
    let gap = words.lower.get(before.end as usize..word.start as usize).unwrap_or_default();
    words.digits(at).len() == 3 && matches!(gap, "\u{a0}" | "\u{202f}" | "\u{2009}")
}

/// "e10", "e+14".
fn exponent(words: &Words, at: usize) -> Option<(usize, i32)> {
    if words.at(at) != "e" || !words.is_glued(at) || !words.is_glued(at + 1) {
        return None;
    }
    let sign = usize::from(words.is(at + 1, &["+", "-"]) && words.is_glued(at + 2));
    let power: i32 = words.digits(at + 1 + sign).parse().ok().filter(|power| *power <= 30)?;
    Some((at + 2 + sign, if words.at(at + 1) == "-" { -power } else { power }))
}

/// "/4" after "3": the usual fractions only, so that "9/11" stays a name.
fn slash(words: &Words, at: usize, over: f64) -> Option<(usize, f64)> {
    let is_slash = words.at(at) == "/" && words.is_glued(at) && words.is_glued(at + 1);
    let under: f64 = words.digits(at + 1).parse().ok().filter(|_| is_slash)?;
    let is_usual = [2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0, 16.0, 32.0, 64.0, 100.0].contains(&under);
    (is_usual && over < under && over >= 1.0 && words.at(at + 2) != "/").then_some((at + 2, under))
}

/// "1/2", "-1/2", "½", "and a half", "and two thirds".
fn fraction(words: &Words, start: usize) -> Option<(usize, f64)> {
    if let Some(value) = vulgar(words.at(start)) {
        return Some((start + 1, value));
    }
    let at = if words.is_hyphen(start) { start + 1 } else { start };
    if let Ok(over) = words.digits(at).parse::<f64>() {
        return slash(words, at + 1, over).map(|(end, under)| (end, over / under));
    }
    let at = if words.at(start) == "and" { start + 1 } else { return None };
    let (over, at) = match (words.at(at), words.class(at)) {
        ("a" | "an" | "one", _) => (1.0, at + 1),
        (_, Class::Number(over @ 2..=9)) if words.digits(at).is_empty() => (f64::from(over), at + 1),
        _ => return None,
    };
    denominator(words.at(at), over > 1.0).map(|under| (at + 1, over / under))
}

/// Denominators in words.
const NAMES: &[(&str, f64)] = &[
    ("half", 2.0),
    ("third", 3.0),
    ("quarter", 4.0),
    ("fourth", 4.0),
    ("fifth", 5.0),
    ("sixth", 6.0),
    ("seventh", 7.0),
    ("eighth", 8.0),
    ("ninth", 9.0),
    ("tenth", 10.0),
    ("twelfth", 12.0),
    ("twentieth", 20.0),
    ("thirtieth", 30.0),
    ("hundredth", 100.0),
    ("thousandth", 1000.0),
    ("millionth", 1e6),
    ("billionth", 1e9),
    ("trillionth", 1e12),
];

/// What "half", "third", …, in the plural "thirds", divides by.
pub fn denominator(word: &str, is_plural: bool) -> Option<f64> {
    let word = match (word, is_plural) {
        ("halves", true) => "half",
        _ if is_plural => word.strip_suffix('s')?,
        _ => word,
    };
    NAMES.iter().find(|(name, _)| *name == word).map(|&(_, under)| under)
}

fn vulgar(mark: &str) -> Option<f64> {
    Some(match mark {
        "½" => 0.5,
        "¼" => 0.25,
        "¾" => 0.75,
        "⅓" => 1.0 / 3.0,
        "⅔" => 2.0 / 3.0,
        "⅕" => 0.2,
        "⅙" => 1.0 / 6.0,
        "⅛" => 0.125,
        "⅜" => 0.375,
        "⅝" => 0.625,
        "⅞" => 0.875,
        _ => return None,
    })
}

/// Multiplies by "thousand", "million", … and by "k" glued to digits.
fn scaled(words: &Words, mut end: usize, mut value: f64) -> (usize, f64) {
    loop {
        let at = if words.is_hyphen(end) && matches!(words.class(end + 1), Class::Scale(_)) { end + 1 } else { end };
        let scale = match words.class(at) {
            Class::Scale(scale) => scale as f64,
            _ if words.is_glued(at) && words.at(at) == "k" => 1_000.0,
            _ => return (end, value),
        };
        value *= scale;
        end = at + 1;
        if let Some((after, part)) = (words.at(end) == "and").then(|| fraction(words, end)).flatten() {
            let (after, part) = part_of(words, after, part, scale);
            return (after, value + part);
        }
    }
}

/// A part told after a scale: of that scale ("a million and a half"), or of the smaller one it names ("a billion and a
/// half million").
fn part_of(words: &Words, at: usize, part: f64, scale: f64) -> (usize, f64) {
    match words.class(at) {
        Class::Scale(smaller) if (smaller as f64) < scale => (at + 1, part * smaller as f64),
        _ => (at, part * scale),
    }
}

/// "3 hundred and 21", "4 thousand 3 hundred": smaller numbers that complete a number in digits.
fn hundreds_added(words: &Words, end: usize, value: f64) -> (usize, f64) {
    let has_and = words.at(end) == "and";
    let at = end + usize::from(has_and);
    let least = match words.at(end.saturating_sub(1)) {
        "hundred" if has_and => 100.0,
        "thousand" if !has_and && words.at(at + 1) == "hundred" => 1_000.0,
        "crore" | "crores" | "lakh" | "lakhs" if has_and => 1_000.0,
        _ => return (end, value),
    };
    match number(words, at) {
        Some(rest) if rest.value < least && rest.value >= 1.0 => (rest.end, value + rest.value),
        _ => (end, value),
    }
}

/// A number in words as it grows.
#[derive(Default)]
struct Growing {
    /// Millions and thousands that are complete.
    total: f64,
    /// What the next scale multiplies.
    group: f64,
    /// Value of the last word.
    last: f64,
    has_any: bool,
}

impl Growing {
    /// Takes a word in; whether it belongs to the number.
    fn take(&mut self, class: Class) -> bool {
        match class {
            Class::Number(value) => {
                let value = f64::from(value);
                let is_unit_after_ten = self.last >= 20.0 && value < 10.0;
                if self.has_any && self.last < 100.0 && !(is_unit_after_ten && value > 0.0) {
                    return false;
                }
                self.group += value;
                self.last = value;
            }
            Class::Scale(100) => {
                self.group = self.group.max(1.0) * 100.0;
                self.last = 100.0;
            }
            // "a thousand billion", "two lakh crore".
            Class::Scale(scale) if self.group < 1.0 && self.last >= 1000.0 => {
                self.total *= scale as f64;
                self.last = scale as f64;
            }
            Class::Scale(scale) => {
                self.total += self.group.max(1.0) * scale as f64;
                self.group = 0.0;
                self.last = scale as f64;
            }
            _ => return false,
        }
        self.has_any = true;
        true
    }
}

/// "twenty-four", "two and a half", "one hundred and fifty thousand", "a hundred".
fn spelled(words: &Words, start: usize) -> Option<Number> {
    let is_article = words.is(start, &["a", "an"]);
    let first = start + usize::from(is_article);
    let is_scale = matches!(words.class(first), Class::Scale(_));
    if is_article != is_scale {
        return None;
    }
    let mut growing = Growing { group: f64::from(u8::from(is_article)), ..Growing::default() };
    let (mut at, mut end) = (first, first);
    while words.digits(at).is_empty() && !starts_fraction(words, at) && growing.take(words.class(at)) {
        end = at + 1;
        at = joined(words, end, growing.last);
    }
    if !growing.has_any {
        return None;
    }
    let mut value = growing.total + growing.group;
    if let Some((after, part)) = pointed(words, end) {
        return Some(Number { end: after, value: value + part, has_digits: false });
    }
    if let Some((after, part)) = fraction(words, end) {
        let is_of_scale = growing.last >= 1000.0;
        (end, value) = if is_of_scale { part_of(words, after, part, growing.last) } else { (after, part) };
        value += growing.total + growing.group;
        if growing.last < 100.0 {
            (end, value) = scaled(words, end, value);
        }
    }
    Some(Number { end, value, has_digits: false })
}

/// Whether "three" begins "three fifths" after "and", which is no part of the whole number.
fn starts_fraction(words: &Words, at: usize) -> bool {
    at > 0
        && words.at(at - 1) == "and"
        && matches!(words.class(at), Class::Number(1..=9))
        && denominator(words.at(at + 1), words.at(at) != "one").is_some()
}

/// "point zero four", "point seventy-one".
fn pointed(words: &Words, at: usize) -> Option<(usize, f64)> {
    let mut end = at + 1;
    let mut digits = String::from("0.");
    while words.at(at) == "point" && words.digits(end).is_empty() {
        let Class::Number(value) = words.class(end) else { break };
        let is_ten = value >= 20 && words.is_hyphen(end + 1);
        let unit = match words.class(end + 2) {
            Class::Number(unit @ 1..=9) if is_ten => unit,
            _ => 0,
        };
        digits.push_str(&(value + unit).to_string());
        end += if unit > 0 { 3 } else { 1 };
    }
    (digits.len() > 2).then(|| digits.parse().ok().map(|part| (end, part))).flatten()
}

/// Steps over "-" and "and" where another number word follows.
fn joined(words: &Words, at: usize, last: f64) -> usize {
    let is_number =
        |index| matches!(words.class(index), Class::Number(_) | Class::Scale(_)) && words.digits(index).is_empty();
    // Wires space their hyphens: "forty - six".
    let is_spaced = words.at(at) == "-" && (20.0..100.0).contains(&last);
    if (words.is_hyphen(at) || is_spaced) && is_number(at + 1) {
        let fits = matches!(words.class(at + 1), Class::Number(value) if value < 10 && last >= 20.0)
            || matches!(words.class(at + 1), Class::Scale(_));
        return if fits { at + 1 } else { at };
    }
    if last >= 100.0 && words.at(at) == "and" && is_number(at + 1) { at + 1 } else { at }
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
            ("12,34,567.89 rupees", 1_234_567.89, "rupees"),
            ("40\u{202f}000 men", 40_000.0, "men"),
            ("2.5 km", 2.5, "km"),
            (".08", 0.08, ""),
            ("1e6", 1e6, ""),
            ("3 1/2 years", 3.5, "years"),
            ("3/4 mile", 0.75, "mile"),
            ("½ cup", 0.5, "cup"),
            ("1.5 million people", 1_500_000.0, "people"),
            ("3 million and a half", 3_500_000.0, ""),
            ("3 hundred and 21 yuan", 321.0, "yuan"),
            ("4 hundred and 3 hundred", 400.0, "and"),
            ("3bn dollars", 3e9, "dollars"),
            ("1.250.000,50 euros", 1_250_000.5, "euros"),
            ("1 234 567 people", 1_234_567.0, "people"),
            ("40 000 people", 40_000.0, "people"),
            ("12 345 people", 12.0, "345"),
            ("a thousand billion won", 1e12, "won"),
            ("two lakh crore rupees", 2e12, "rupees"),
            ("two billion and a half million", 2_000_500_000.0, ""),
            ("twenty-four hours", 24.0, "hours"),
            ("twenty four hours", 24.0, "hours"),
            ("two and a half years", 2.5, "years"),
            ("five and a half million fish", 5_500_000.0, "fish"),
            ("forty two and two thirds", 42.0 + 2.0 / 3.0, ""),
            ("nine point zero four", 9.04, ""),
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
