//! The text as words, digit groups and marks, with what each means for a calendar.
//!
//! Apart from the annotation's tokens because dates and amounts are cut finer ("3bn", "mid-June",
//! "a.m.", "1998-99") and must read the same whatever a model makes of them.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

/// A stretch of letters, of digits, or one mark.
#[derive(Clone, Copy, Debug)]
pub struct Word {
    /// First byte.
    pub start: u32,
    /// First byte after.
    pub end: u32,
    /// Letters, digits or a mark.
    pub kind: Kind,
    /// Whether white space stands before it.
    pub is_spaced: bool,
    /// Whether a line begins with it.
    pub begins_line: bool,
    /// What it means to a calendar.
    pub class: Class,
}

/// What a word is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Letters.
    Letters,
    /// ASCII digits.
    Digits,
    /// One other character.
    Mark(char),
}

/// What a word means to a calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// Nothing.
    Plain,
    /// Digits, or a number word below a hundred, with its value.
    Number(u32),
    /// `hundred`, `thousand`, …: what it multiplies by.
    Scale(u64),
    /// `first` to `thirty-first` as one word.
    Ordinal(u32),
    /// A month, 1 to 12.
    Month(i8),
    /// A weekday, Monday 1 to Sunday 7.
    Weekday(i8),
    /// A unit of time, and whether the word is plural.
    Unit(Unit, bool),
    /// `SP`, `SU`, `FA` or `WI`.
    Season(&'static str),
    /// `MO`, `AF`, `EV`, `NI`, `MI` or `DT`.
    Part(&'static str),
    /// A word that may begin or steer a time expression.
    Key,
    /// The same, of which much of every text is made ("the"): it begins one only shortly before another word of a calendar.
    Glue,
}

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    /// Seconds.
    Second,
    /// Minutes.
    Minute,
    /// Hours.
    Hour,
    /// Days.
    Day,
    /// Weekends.
    Weekend,
    /// Weeks.
    Week,
    /// Fourteen days.
    Fortnight,
    /// Months.
    Month,
    /// Quarters of a year.
    Quarter,
    /// Years.
    Year,
    /// Tens of years.
    Decade,
    /// Hundreds of years.
    Century,
}

/// A text cut into words, with its letters in lower case.
#[derive(Debug)]
pub struct Words {
    /// The text in lower case; positions are those of the text.
    pub lower: String,
    /// All words, in order.
    pub list: Vec<Word>,
}

impl Words {
    /// Cuts a text.
    pub fn new(text: &str) -> Self {
        let lower = text.to_ascii_lowercase();
        let vocabulary = vocabulary();
        let mut list: Vec<Word> = Vec::with_capacity(text.len() / 5);
        let (mut is_spaced, mut begins_line) = (false, true);
        let mut start = 0;
        while let Some(first) = letter(&lower, start) {
            if first.is_whitespace() {
                is_spaced = true;
                begins_line |= first == '\n';
                start += first.len_utf8();
                continue;
            }
            let kind = kind(first);
            let end = end_of(&lower, start + first.len_utf8(), kind);
            let class = class(&lower[start..end], kind, vocabulary);
            list.push(Word { start: start as u32, end: end as u32, kind, is_spaced, begins_line, class });
            (is_spaced, begins_line) = (false, false);
            start = end;
        }
        Self { lower, list }
    }

    /// The word in lower case; empty past the end.
    pub fn at(&self, index: usize) -> &str {
        self.list.get(index).map_or("", |word| &self.lower[word.start as usize..word.end as usize])
    }

    /// What the word means to a calendar; nothing past the end.
    pub fn class(&self, index: usize) -> Class {
        self.list.get(index).map_or(Class::Plain, |word| word.class)
    }

    /// Whether the word is one of `words`.
    pub fn is(&self, index: usize, words: &[&str]) -> bool {
        words.contains(&self.at(index))
    }

    /// Whether the word follows the one before without white space.
    pub fn is_glued(&self, index: usize) -> bool {
        self.list.get(index).is_some_and(|word| !word.is_spaced)
    }

    /// Whether a hyphen (or dash) joins the words at `index` and `index + 1`, with no space around it.
    pub fn is_hyphen(&self, index: usize) -> bool {
        self.is(index, &["-", "–", "‑", "‐"]) && self.is_glued(index) && self.is_glued(index + 1)
    }

    /// Digits as written; empty for anything else.
    pub fn digits(&self, index: usize) -> &str {
        match self.list.get(index) {
            Some(word) if word.kind == Kind::Digits => self.at(index),
            _ => "",
        }
    }

    /// The words before `index`, nearest first, up to the start of the sentence or line.
    pub fn before(&self, index: usize) -> impl Iterator<Item = usize> + '_ {
        (0..index).rev().take_while(move |&at| !self.ends_sentence(at) && !self.list[at + 1].begins_line)
    }

    /// Whether a sentence ends with this mark: a stop that no letter or digit is glued to, after a word that
    /// is not an abbreviation.
    pub fn ends_sentence(&self, index: usize) -> bool {
        match self.at(index) {
            "!" | "?" => true,
            "." => {
                let before = index.checked_sub(1).map_or("", |before| self.at(before));
                let is_abbreviation = match self.class(index.saturating_sub(1)) {
                    Class::Month(_) => before.len() <= 4,
                    Class::Number(_) => false,
                    _ => before.len() == 1,
                };
                !self.is_glued(index + 1) && !is_abbreviation && !matches!(before, "mr" | "mrs" | "dr" | "gen" | "sen")
            }
            _ => false,
        }
    }
}

/// The character at a byte; most are one byte.
fn letter(text: &str, at: usize) -> Option<char> {
    match text.as_bytes().get(at)? {
        byte if byte.is_ascii() => Some(char::from(*byte)),
        _ => text[at..].chars().next(),
    }
}

/// Where a run of letters or digits ends that goes on at `at`; a mark stands alone.
fn end_of(text: &str, at: usize, kind: Kind) -> usize {
    let mut end = at;
    if matches!(kind, Kind::Mark(_)) {
        return end;
    }
    while let Some(next) = letter(text, end) {
        if self::kind(next) != kind || next.is_whitespace() {
            break;
        }
        end += next.len_utf8();
    }
    end
}

fn kind(letter: char) -> Kind {
    if letter.is_ascii_digit() {
        Kind::Digits
    } else if letter.is_alphabetic() {
        Kind::Letters
    } else {
        Kind::Mark(letter)
    }
}

fn class(word: &str, kind: Kind, vocabulary: &FxHashMap<&'static str, Class>) -> Class {
    match kind {
        Kind::Digits if word.len() <= 9 => word.parse().map_or(Class::Plain, Class::Number),
        Kind::Letters => vocabulary.get(word).copied().unwrap_or(Class::Plain),
        Kind::Mark('\'' | '’' | '‘') => Class::Glue,
        _ => Class::Plain,
    }
}

fn vocabulary() -> &'static FxHashMap<&'static str, Class> {
    static VOCABULARY: OnceLock<FxHashMap<&'static str, Class>> = OnceLock::new();
    VOCABULARY.get_or_init(|| {
        let mut all = FxHashMap::default();
        add_calendar(&mut all);
        add_numbers(&mut all);
        for word in KEYS.split_whitespace() {
            all.entry(word).or_insert(Class::Key);
        }
        for word in GLUE.split_whitespace() {
            all.entry(word).or_insert(Class::Glue);
        }
        all
    })
}

/// Words that may begin a time expression or steer one, beside numbers and names of the calendar.
const KEYS: &str = "last next past previous preceding coming following current same each every \
    right early late mid earlier later latest most recent recently recently-new few several many couple another additional now currently \
    today tomorrow yesterday tonight soon shortly previously formerly already future then once nowadays present \
    presently moment noon midnight overnight daily weekly monthly quarterly yearly annual annually nightly hourly \
    biweekly biannual nineteen fiscal beginning start end middle first half close turn eve \
    end-of anniversary long post pre year-end ongoing half-year mid-term lately eventually immediately sometime \
    whole entire full opening closing time times two-thirds period history ago yet term \
    twenties thirties forties fifties sixties seventies eighties nineties";

/// Words that begin a time expression only together with others: "**the** third quarter", "**as** soon as possible".
const GLUE: &str = "as the a an this that these very q all some about around nearly almost roughly approximately over more less fewer \
    under at up only just its our their his her any what ever not no exactly within";

fn add_calendar(all: &mut FxHashMap<&'static str, Class>) {
    const MONTHS: [&[&str]; 12] = [
        &["january", "jan"],
        &["february", "feb"],
        &["march", "mar"],
        &["april", "apr"],
        &["may"],
        &["june", "jun"],
        &["july", "jul"],
        &["august", "aug"],
        &["september", "sept", "sep"],
        &["october", "oct"],
        &["november", "nov"],
        &["december", "dec"],
    ];
    const WEEKDAYS: [&[&str]; 7] = [
        &["monday", "mon", "mondays"],
        &["tuesday", "tue", "tues", "tuesdays"],
        &["wednesday", "wed", "weds", "wednesdays"],
        &["thursday", "thu", "thur", "thurs", "thursdays"],
        &["friday", "fri", "fridays"],
        &["saturday", "saturdays"],
        &["sunday", "sundays"],
    ];
    for (number, words) in MONTHS.iter().enumerate() {
        all.extend(words.iter().map(|&word| (word, Class::Month(number as i8 + 1))));
    }
    for (number, words) in WEEKDAYS.iter().enumerate() {
        all.extend(words.iter().map(|&word| (word, Class::Weekday(number as i8 + 1))));
    }
    for &(singular, plural, unit) in UNITS {
        all.insert(singular, Class::Unit(unit, false));
        all.insert(plural, Class::Unit(unit, true));
    }
    for (words, season) in [
        ("spring springtime", "SP"),
        ("summer summers summertime", "SU"),
        ("fall autumn", "FA"),
        ("winter winters wintertime", "WI"),
    ] {
        all.extend(words.split(' ').map(|word| (word, Class::Season(season))));
    }
    for (words, part) in [
        ("morning mornings dawn daybreak sunrise", "MO"),
        ("afternoon afternoons", "AF"),
        ("evening evenings dusk sunset", "EV"),
        ("night nights nighttime", "NI"),
        ("midday lunchtime", "MI"),
        ("daytime", "DT"),
    ] {
        all.extend(words.split(' ').map(|word| (word, Class::Part(part))));
    }
}

const UNITS: &[(&str, &str, Unit)] = &[
    ("second", "seconds", Unit::Second),
    ("sec", "secs", Unit::Second),
    ("minute", "minutes", Unit::Minute),
    ("min", "mins", Unit::Minute),
    ("hour", "hours", Unit::Hour),
    ("hr", "hrs", Unit::Hour),
    ("day", "days", Unit::Day),
    ("weekend", "weekends", Unit::Weekend),
    ("week", "weeks", Unit::Week),
    ("fortnight", "fortnights", Unit::Fortnight),
    ("month", "months", Unit::Month),
    ("quarter", "quarters", Unit::Quarter),
    ("year", "years", Unit::Year),
    ("yr", "yrs", Unit::Year),
    ("decade", "decades", Unit::Decade),
    ("century", "centuries", Unit::Century),
];

fn add_numbers(all: &mut FxHashMap<&'static str, Class>) {
    const SMALL: &str = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen \
        sixteen seventeen eighteen nineteen";
    const TENS: &str = "twenty thirty forty fifty sixty seventy eighty ninety";
    const ORDINALS: &str = "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth \
        thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth";
    all.extend(SMALL.split_whitespace().enumerate().map(|(value, word)| (word, Class::Number(value as u32))));
    all.extend([("nought", Class::Number(0)), ("naught", Class::Number(0))]);
    all.extend(TENS.split_whitespace().enumerate().map(|(tens, word)| (word, Class::Number(tens as u32 * 10 + 20))));
    for (value, word) in ORDINALS.split_whitespace().enumerate() {
        all.entry(word).or_insert(Class::Ordinal(value as u32));
    }
    all.extend([("thirtieth", Class::Ordinal(30)), ("fortieth", Class::Ordinal(40)), ("fiftieth", Class::Ordinal(50))]);
    for (words, value) in [
        ("hundred", 100),
        ("thousand", 1_000),
        ("million mln mn", 1_000_000),
        ("billion bln bn", 1_000_000_000),
        ("trillion trn tln tn", 1_000_000_000_000),
        ("lakh lakhs", 100_000),
        ("crore crores", 10_000_000),
    ] {
        all.extend(words.split(' ').map(|word| (word, Class::Scale(value))));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cuts_finer_than_tokens() {
        let words = Words::new("$3bn, mid-June 10 a.m.");
        let all: Vec<&str> = (0..words.list.len()).map(|index| words.at(index)).collect();
        assert_eq!(all, ["$", "3", "bn", ",", "mid", "-", "june", "10", "a", ".", "m", "."]);
    }

    #[test]
    fn abbreviations_do_not_end_sentences() {
        let words = Words::new("On Dec. 3. He left");
        let ends: Vec<usize> = (0..words.list.len()).filter(|&index| words.ends_sentence(index)).collect();
        assert_eq!(ends, [4]);
    }
}
