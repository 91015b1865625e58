//! Units, currencies, counted things and holidays.
//!
//! Apart from the other kinds of knowledge because these words are about numbers and days, not about who
//! does what.

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

use crate::LexiconError;
use crate::sources::Sources;

/// A unit of measure.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Measure {
    /// Singular English name, as the record writes it: `kilometre`.
    pub name: String,
    /// Spellings, plurals and symbols, in lower case: `kilometres`, `km`.
    #[serde(default)]
    pub words: Vec<String>,
}

/// A currency.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Currency {
    /// ISO 4217 code; historical codes for currencies of the past.
    pub code: String,
    /// Signs that stand before the amount: `$`, `US$`.
    #[serde(default)]
    pub signs: Vec<String>,
    /// Words that stand after it, in lower case: `dollar`, `dollars`.
    #[serde(default)]
    pub words: Vec<String>,
    /// Words that other currencies share ("pesos"): it is meant where the text speaks of its country.
    #[serde(default)]
    shared: Vec<String>,
    /// Its country, ISO 3166-1 alpha-3, for its shared words.
    #[serde(default)]
    country: String,
}

/// Things of one kind that news counts.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Things {
    /// The kind: `weapon`, `casualty`.
    pub kind: String,
    /// A sentence that counts one of them.
    pub example: String,
    /// Singular lemmas, which the record uses.
    pub names: Vec<String>,
    /// Other words for them, with the name they stand for: `uav` for `drone`.
    #[serde(default)]
    pub also: FxHashMap<String, String>,
}

/// A holiday and how its day is found.
#[derive(Clone, Debug)]
pub struct Holiday {
    /// Names, as written.
    pub names: Vec<String>,
    /// How its day is found in a year.
    pub rule: HolidayRule,
}

/// How a holiday's day is found in a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HolidayRule {
    /// The same day every year.
    Fixed {
        /// 1 to 12.
        month: i8,
        /// 1 to 31.
        day: i8,
    },
    /// The n-th weekday of a month; -1 is the last one.
    Weekday {
        /// 1 to 12.
        month: i8,
        /// Monday 1 to Sunday 7.
        weekday: i8,
        /// 1 to 5, or -1.
        nth: i8,
    },
    /// Days after Easter Sunday of the western churches.
    Easter {
        /// Days; negative before Easter.
        offset: i16,
    },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct HolidayEntry {
    names: Vec<String>,
    month: Option<i8>,
    day: Option<i8>,
    weekday: Option<i8>,
    nth: Option<i8>,
    easter: Option<i16>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    measure: Vec<Measure>,
    #[serde(default)]
    currency: Vec<Currency>,
    #[serde(default)]
    things: Vec<Things>,
    #[serde(default)]
    holiday: Vec<HolidayEntry>,
}

/// Units, currencies, counted things and holidays.
#[derive(Debug)]
pub struct Items {
    measures: FxHashMap<String, String>,
    currencies: FxHashMap<String, String>,
    /// Country and code of every currency that shares a word.
    shared: FxHashMap<String, Vec<(String, String)>>,
    signs: FxHashMap<String, String>,
    things: FxHashMap<String, Thing>,
    holidays: Vec<Holiday>,
    by_holiday: FxHashMap<String, usize>,
    /// First words of holidays, so that a reader need not try every word.
    holiday_heads: FxHashSet<String>,
}

/// A counted thing by one of its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thing {
    /// Its name in the record.
    pub name: String,
    /// Its kind.
    pub kind: String,
}

impl Items {
    pub(crate) fn compile(sources: &Sources) -> Result<Self, LexiconError> {
        let mut items = Self {
            measures: FxHashMap::default(),
            currencies: FxHashMap::default(),
            shared: FxHashMap::default(),
            signs: FxHashMap::default(),
            things: FxHashMap::default(),
            holidays: Vec::new(),
            by_holiday: FxHashMap::default(),
            holiday_heads: FxHashSet::default(),
        };
        for file in sources.read::<File>("items")? {
            items.add(file);
        }
        Ok(items)
    }

    fn add(&mut self, file: File) {
        for measure in file.measure {
            self.measures.insert(measure.name.clone(), measure.name.clone());
            self.measures.extend(measure.words.into_iter().map(|word| (word, measure.name.clone())));
        }
        for currency in file.currency {
            self.currencies.insert(currency.code.to_lowercase(), currency.code.clone());
            for word in currency.shared {
                self.shared.entry(word).or_default().push((currency.country.clone(), currency.code.clone()));
            }
            self.currencies.extend(currency.words.into_iter().map(|word| (word, currency.code.clone())));
            self.signs.extend(currency.signs.into_iter().map(|sign| (sign.to_lowercase(), currency.code.clone())));
        }
        for things in file.things {
            let thing = |name: &str| Thing { name: name.to_owned(), kind: things.kind.clone() };
            self.things.extend(things.names.iter().map(|name| (name.clone(), thing(name))));
            let mut also: Vec<_> = things.also.iter().collect();
            also.sort_unstable();
            self.things.extend(also.into_iter().map(|(word, name)| (word.clone(), thing(name))));
        }
        for entry in file.holiday {
            if let Some(rule) = entry.rule() {
                let names: Vec<String> = entry.names.iter().map(|name| fold(name)).collect();
                self.holiday_heads.extend(entry.names.iter().map(|name| head(name)));
                self.by_holiday.extend(names.into_iter().map(|name| (name, self.holidays.len())));
                self.holidays.push(Holiday { names: entry.names, rule });
            }
        }
    }

    /// The unit of measure that a word or symbol names.
    pub fn measure(&self, word: &str) -> Option<&str> {
        self.measures.get(word).map(String::as_str)
    }

    /// The currency that lower-case words after an amount name, as ISO 4217 code.
    pub fn currency(&self, words: &str) -> Option<&str> {
        self.currencies.get(words).map(String::as_str)
    }

    /// The currencies that share a lower-case word ("pesos"), as country and ISO 4217 code.
    pub fn shared_currencies(&self, word: &str) -> &[(String, String)] {
        self.shared.get(word).map(Vec::as_slice).unwrap_or_default()
    }

    /// The currency that a sign before an amount names (`$`, `us$`), in lower case, as ISO 4217 code.
    pub fn sign(&self, sign: &str) -> Option<&str> {
        self.signs.get(sign).map(String::as_str)
    }

    /// The counted thing that a lower-case singular word or phrase names.
    pub fn thing(&self, words: &str) -> Option<&Thing> {
        self.things.get(words)
    }

    /// Whether a holiday's name may begin with this lower-case run of letters.
    pub fn begins_holiday(&self, word: &str) -> bool {
        self.holiday_heads.contains(word)
    }

    /// The holiday of a name, whatever its apostrophe.
    pub fn holiday(&self, name: &str) -> Option<&Holiday> {
        self.by_holiday.get(&fold(name)).map(|&index| &self.holidays[index])
    }
}

impl HolidayEntry {
    fn rule(&self) -> Option<HolidayRule> {
        match (self.easter, self.month, self.day, self.weekday, self.nth) {
            (Some(offset), ..) => Some(HolidayRule::Easter { offset }),
            (None, Some(month), Some(day), ..) => Some(HolidayRule::Fixed { month, day }),
            (None, Some(month), None, Some(weekday), Some(nth)) => Some(HolidayRule::Weekday { month, weekday, nth }),
            _ => None,
        }
    }
}

/// The first run of letters, in lower case.
fn head(name: &str) -> String {
    name.chars().take_while(|letter| letter.is_alphabetic()).flat_map(char::to_lowercase).collect()
}

/// Lower case, without apostrophes and with single spaces.
fn fold(name: &str) -> String {
    let plain: String =
        name.chars().filter(|letter| !matches!(letter, '\'' | '’')).flat_map(char::to_lowercase).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use crate::{HolidayRule, Lexicon};

    #[test]
    fn units_currencies_things_and_holidays_are_found() {
        let items = Lexicon::builtin().unwrap().items;
        assert_eq!(items.measure("km"), Some("kilometre"));
        assert_eq!(items.currency("euros"), Some("EUR"));
        assert_eq!(items.sign("us$"), Some("USD"));
        assert_eq!(items.thing("uav").map(|thing| thing.name.as_str()), Some("drone"));
        let eve = items.holiday("New Year’s Eve").map(|holiday| holiday.rule);
        assert_eq!(eve, Some(HolidayRule::Fixed { month: 12, day: 31 }));
    }
}
