//! Parts of speech and a few fixed lemmas: spaCy's attribute ruler.
//!
//! All rules are matched against the words as tagger and parser left them; then they apply in order, so
//! that later rules win.

use fancy_regex::Regex;
use rustc_hash::FxHashMap;
use serde_json::Value;

use crate::model::{ModelError, RulerRule};
use crate::{Label, Pos, Tag};

/// A word as the rules see it, and what they give it.
#[derive(Clone, Debug, Default)]
pub struct Word<'m> {
    /// Lower-case letters.
    pub lower: &'m str,
    /// Whether it is white space.
    pub is_space: bool,
    /// Penn tag.
    pub tag: Tag,
    /// Dependency label.
    pub label: Label,
    /// Part of speech.
    pub pos: Pos,
    /// UD features, `Key=Value|…`; a number into [`Ruler::morphs`].
    pub morph: u16,
    /// Lemma, if a rule fixes it; a number into [`Ruler::lemmas`] plus one.
    pub lemma: u16,
}

/// The attribute ruler.
pub struct Ruler {
    runs: Vec<Run>,
    gifts: Vec<Gift>,
    /// Runs whose first word has a fixed lower-case form, by that form.
    by_lower: FxHashMap<Box<str>, Vec<usize>>,
    /// Runs whose first word has a fixed tag and no fixed form, by that tag.
    by_tag: Vec<Vec<usize>>,
    /// All other runs.
    others: Vec<usize>,
    morphs: Vec<String>,
    lemmas: Vec<String>,
}

/// Words in a row that a rule fits.
struct Run {
    rule: usize,
    words: Vec<Vec<Test>>,
}

/// What a rule gives to which word of the run.
struct Gift {
    index: usize,
    pos: Option<Pos>,
    tag: Option<Tag>,
    label: Option<Label>,
    morph: Option<u16>,
    lemma: Option<u16>,
}

enum Test {
    Lower(Vec<Box<str>>),
    LowerLike(Box<Regex>),
    Tag { any: Vec<Tag>, is_wanted: bool },
    Label { any: Vec<Label>, is_wanted: bool },
    IsSpace(bool),
}

impl Ruler {
    /// Compiles a model's rules.
    pub fn new(rules: &[RulerRule]) -> Result<Self, ModelError> {
        let mut compiled = Self {
            runs: Vec::new(),
            gifts: Vec::new(),
            by_lower: FxHashMap::default(),
            by_tag: vec![Vec::new(); Tag::ALL.len()],
            others: Vec::new(),
            morphs: vec![String::new()],
            lemmas: Vec::new(),
        };
        for (number, rule) in rules.iter().enumerate() {
            let gift = compiled.gift(rule)?;
            compiled.gifts.push(gift);
            for pattern in &rule.patterns {
                let words = pattern
                    .iter()
                    .map(|word| word.iter().map(|(attribute, value)| test(attribute, value)).collect())
                    .collect::<Result<Vec<Vec<Test>>, _>>()?;
                if words.len() <= rule.index {
                    return Err(ModelError::corrupt("an attribute rule names a word that its pattern has not"));
                }
                compiled.add(Run { rule: number, words });
            }
        }
        Ok(compiled)
    }

    fn gift(&mut self, rule: &RulerRule) -> Result<Gift, ModelError> {
        let unknown =
            |kind: &str, value: &str| ModelError::unsupported(format!("an attribute rule gives the {kind} `{value}`"));
        let mut gift = Gift { index: rule.index, pos: None, tag: None, label: None, morph: None, lemma: None };
        for (attribute, value) in &rule.attrs {
            match attribute.as_str() {
                "POS" => gift.pos = Some(Pos::from_word(value).ok_or_else(|| unknown("part of speech", value))?),
                "TAG" => gift.tag = Some(Tag::from_word(value).ok_or_else(|| unknown("tag", value))?),
                "DEP" => gift.label = Some(Label::from_word(value).ok_or_else(|| unknown("label", value))?),
                "MORPH" => gift.morph = Some(intern(&mut self.morphs, if value == "_" { "" } else { value })),
                "LEMMA" => gift.lemma = Some(intern(&mut self.lemmas, value)),
                _ => return Err(unknown("attribute", attribute)),
            }
        }
        Ok(gift)
    }

    /// Files a run under what its first word must be.
    fn add(&mut self, run: Run) {
        let number = self.runs.len();
        let first = run.words.first().map_or(&[][..], Vec::as_slice);
        let lower = first.iter().find_map(|test| match test {
            Test::Lower(any) => Some(any.clone()),
            _ => None,
        });
        let tag = first.iter().find_map(|test| match test {
            Test::Tag { any, is_wanted: true } => Some(any.clone()),
            _ => None,
        });
        match (lower, tag) {
            (Some(any), _) => any.into_iter().for_each(|lower| self.by_lower.entry(lower).or_default().push(number)),
            (None, Some(any)) => any.into_iter().for_each(|tag| self.by_tag[tag as usize].push(number)),
            (None, None) => self.others.push(number),
        }
        self.runs.push(run);
    }

    /// Gives every word its attributes.
    pub fn apply(&self, words: &mut [Word<'_>]) {
        // Matches are found on the words as they came; a rule reaches one word past where it starts.
        let mut found: Vec<(u32, u32)> = Vec::new();
        for start in 0..words.len() {
            let word = &words[start];
            let candidates = [self.by_lower.get(word.lower), Some(&self.by_tag[word.tag as usize]), Some(&self.others)];
            for &run in candidates.into_iter().flatten().flatten() {
                let run = &self.runs[run];
                // The last word first: where the first one is tested by a pattern, the last is a plain word.
                let fits = words[start..].get(..run.words.len()).is_some_and(|words| {
                    let mut pairs = run.words.iter().zip(words).rev();
                    pairs.all(|(tests, word)| tests.iter().all(|test| test.fits(word)))
                });
                if fits {
                    found.push((run.rule as u32, start as u32));
                }
            }
        }
        found.sort_unstable();
        for (rule, start) in found {
            let gift = &self.gifts[rule as usize];
            let word = &mut words[start as usize + gift.index];
            word.pos = gift.pos.unwrap_or(word.pos);
            word.tag = gift.tag.unwrap_or(word.tag);
            word.label = gift.label.unwrap_or(word.label);
            word.morph = gift.morph.unwrap_or(word.morph);
            word.lemma = gift.lemma.map_or(word.lemma, |lemma| lemma + 1);
        }
    }

    /// UD features by number.
    pub fn morphs(&self) -> &[String] {
        &self.morphs
    }

    /// Fixed lemmas by number.
    pub fn lemmas(&self) -> &[String] {
        &self.lemmas
    }
}

impl Test {
    fn fits(&self, word: &Word<'_>) -> bool {
        match self {
            Self::Lower(any) => any.iter().any(|lower| **lower == *word.lower),
            Self::LowerLike(regex) => regex.is_match(word.lower).unwrap_or(false),
            Self::Tag { any, is_wanted } => any.contains(&word.tag) == *is_wanted,
            Self::Label { any, is_wanted } => any.contains(&word.label) == *is_wanted,
            Self::IsSpace(is_space) => word.is_space == *is_space,
        }
    }
}

/// One condition in spaCy's `Matcher` notation: a value, `{"IN": […]}`, `{"NOT_IN": […]}` or `{"REGEX": …}`.
fn test(attribute: &str, value: &Value) -> Result<Test, ModelError> {
    let unsupported = || ModelError::unsupported(format!("an attribute rule tests `{attribute}` against `{value}`"));
    if attribute == "IS_SPACE" {
        return value.as_bool().map(Test::IsSpace).ok_or_else(unsupported);
    }
    if let Some(pattern) = value.get("REGEX").and_then(Value::as_str) {
        let regex = Regex::new(pattern).map_err(|_| unsupported())?;
        return if attribute == "LOWER" { Ok(Test::LowerLike(Box::new(regex))) } else { Err(unsupported()) };
    }
    let (values, is_wanted) = match (value.as_str(), value.get("IN"), value.get("NOT_IN")) {
        (Some(one), ..) => (vec![one], true),
        (_, Some(Value::Array(any)), _) => (any.iter().filter_map(Value::as_str).collect(), true),
        (_, _, Some(Value::Array(any))) => (any.iter().filter_map(Value::as_str).collect(), false),
        _ => return Err(unsupported()),
    };
    // A value outside the closed sets is one that no word has.
    match attribute {
        "LOWER" if is_wanted => Ok(Test::Lower(values.into_iter().map(Box::from).collect())),
        "TAG" => Ok(Test::Tag { any: values.into_iter().filter_map(Tag::from_word).collect(), is_wanted }),
        "DEP" => Ok(Test::Label { any: values.into_iter().filter_map(Label::from_word).collect(), is_wanted }),
        _ => Err(unsupported()),
    }
}

fn intern(known: &mut Vec<String>, value: &str) -> u16 {
    let at = known.iter().position(|known| known == value).unwrap_or_else(|| {
        known.push(value.to_owned());
        known.len() - 1
    });
    at as u16
}
