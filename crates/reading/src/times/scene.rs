//! What a rule may ask: the words, the day of publication, the times found so far, and the tense around.
//!
//! Apart from the rules so that all of them decide past or future in the same way.

use jiff::civil::Date;
use onrecord_language::Tag;
use onrecord_lexicon::Items;

use super::found::{Anchor, Found};
use super::period::Period;
use super::words::{Class, Kind, Words};

/// Verbs of asking and promising, before "by Friday".
const ASKING: &[&str] = &[
    "promised",
    "vowed",
    "pledged",
    "urged",
    "asked",
    "demanded",
    "ordered",
    "agreed",
    "offered",
    "threatened",
    "expected",
    "hoped",
    "wanted",
    "told",
];

/// What a rule may ask.
pub struct Scene<'a> {
    /// The text.
    pub text: &'a str,
    /// The text as words.
    pub words: &'a Words,
    /// The tag of the token that each word lies in; empty without an annotation.
    pub tags: &'a [Tag],
    /// The day of publication.
    pub published: Option<Date>,
    /// The times found before, in text order.
    pub found: &'a [Found],
    /// Holidays.
    pub items: &'a Items,
}

/// Where the words around put a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tense {
    /// Ahead of publication.
    Ahead,
    /// Before it.
    Back,
    /// Nothing says.
    Open,
}

impl Scene<'_> {
    /// [`Words::at`].
    pub fn at(&self, index: usize) -> &str {
        self.words.at(index)
    }

    /// [`Words::is`].
    pub fn is(&self, index: usize, words: &[&str]) -> bool {
        self.words.is(index, words)
    }

    /// [`Words::class`].
    pub fn class(&self, index: usize) -> Class {
        self.words.class(index)
    }

    /// Whether the word before `index` is one of `words`, in the same line.
    pub fn follows(&self, index: usize, words: &[&str]) -> bool {
        index > 0 && self.words.is(index - 1, words)
    }

    /// Whether the words from `index` on are these.
    pub fn reads(&self, index: usize, phrase: &[&str]) -> bool {
        phrase.iter().enumerate().all(|(offset, word)| self.at(index + offset) == *word)
    }

    /// The tag of the token that the word lies in.
    pub fn tag(&self, index: usize) -> Tag {
        self.tags.get(index).copied().unwrap_or_default()
    }

    /// Whether the word is written with a capital.
    pub fn is_capital(&self, index: usize) -> bool {
        self.words.list.get(index).is_some_and(|word| {
            self.text.get(word.start as usize..).is_some_and(|rest| rest.chars().next().is_some_and(char::is_uppercase))
        })
    }

    /// Whether the word is two capitals or more and nothing else.
    pub fn is_acronym(&self, index: usize) -> bool {
        self.words.list.get(index).is_some_and(|word| {
            let written = self.text.get(word.start as usize..word.end as usize).unwrap_or_default();
            written.len() > 1 && written.chars().all(char::is_uppercase)
        })
    }

    /// Whether letters or digits are glued to the left of the word, directly or by a hyphen.
    pub fn is_tail(&self, index: usize) -> bool {
        if index == 0 || !self.words.is_glued(index) {
            return false;
        }
        match self.words.list[index - 1].kind {
            Kind::Letters | Kind::Digits => true,
            // "mid-1990s" and "post-1959" begin anew after the hyphen.
            Kind::Mark('-') if index > 1 && self.is(index - 2, &["mid", "early", "late", "post", "pre"]) => false,
            Kind::Mark('-' | '/' | '_' | '@' | '#') => index > 1 && self.words.is_glued(index - 1),
            Kind::Mark('.' | ',') => {
                index > 1 && self.words.is_glued(index - 1) && self.words.list[index - 2].kind == Kind::Digits
            }
            Kind::Mark(_) => false,
        }
    }

    /// The anchor of whatever is counted from the day of publication.
    pub fn document(&self) -> Anchor {
        if self.published.is_some() { Anchor::Document } else { Anchor::None }
    }

    /// The latest earlier time that `choose` accepts, at most `reach` times back.
    pub fn latest<T>(&self, reach: usize, choose: impl Fn(Period) -> Option<T>) -> Option<(T, Anchor)> {
        self.found
            .iter()
            .enumerate()
            .rev()
            .take(reach)
            .find_map(|(index, found)| found.place().and_then(&choose).map(|period| (period, Anchor::Time(index))))
    }

    /// Whether narrow cues put a bare weekday, month or date ahead of publication.
    pub fn is_ahead(&self, index: usize) -> bool {
        self.tense(index) == Tense::Ahead
    }

    /// Where the nearest verb before a time in its sentence puts it: "will …", "would …", "set to …", "due",
    /// "scheduled" put it ahead, as do "until", "as soon as" right before it; a past tense puts it back.
    pub fn tense(&self, index: usize) -> Tense {
        let start = self.first_before(index);
        // "Wednesday's ruling", "the Aug. 7 blasts", "announced Wednesday" speak of what is done.
        let is_done = self.is(index + 1, &["'", "’"]) || start > 1 && self.is_participle(start - 1);
        if is_done || self.is_described(index) || start > 0 && self.at(start - 1) == "since" {
            return Tense::Back;
        }
        if self.is_over(start, index) {
            return Tense::Back;
        }
        // "The hearing is on Tuesday", "the game is at 7 p.m. Tuesday".
        let lead = start - usize::from(self.follows(start, &["at"]));
        if self.follows(lead, &["is", "are"]) {
            return Tense::Ahead;
        }
        let is_soonest = start > 2 && self.is(start - 2, &["soon", "early"]) && self.at(start - 1) == "as";
        if is_soonest || (start > 0 && self.words.is(start - 1, &["until", "till", "upcoming", "coming"])) {
            return Tense::Ahead;
        }
        if self.is_between(start, index) {
            return Tense::Ahead;
        }
        if let Some(tense) = self.appointed(start, index).or_else(|| self.fronted(start, index)) {
            return tense;
        }
        let is_deadline = start > 0 && self.at(start - 1) == "by";
        for at in self.words.before(index).take(14) {
            if self.is_overtaken(at) {
                return Tense::Back;
            }
            if self.points_ahead(at)
                || is_deadline && self.is(at, ASKING)
                || self.is_told_to(at)
                || self.opens(at)
                || self.awaits(at)
            {
                return Tense::Ahead;
            }
            if self.is_past_verb(at) {
                return Tense::Back;
            }
            if self.is(at, &[";", "\"", "”", "“"]) {
                break;
            }
        }
        Tense::Open
    }

    /// "The Bank of Chad **on Thursday** will cut": between a name and its verb. Behind a noun it may belong to that ("the attack on
    /// Thursday will be looked into").
    fn is_between(&self, start: usize, index: usize) -> bool {
        let start = start - usize::from(self.follows(start, &["on"]));
        let is_name = start > 0 && matches!(self.tag(start - 1), Tag::Nnp | Tag::Nnps | Tag::Prp);
        is_name && self.is(index + 1, &["will", "shall"])
    }

    /// "Until Thursday, they **had** not named him": what lasted until then is over.
    fn is_over(&self, start: usize, index: usize) -> bool {
        let opens =
            start == 1 || start > 1 && (self.words.ends_sentence(start - 2) || self.words.list[start - 1].begins_line);
        let is_past = |at: usize| self.tag(at) == Tag::Vbd;
        opens && self.follows(start, &["until", "till"]) && self.next_verb(index + 1, 9).is_some_and(is_past)
    }

    /// "**had been** due to expire Friday", "as **previously** planned": what was once ahead when something else was told.
    fn is_overtaken(&self, at: usize) -> bool {
        const CUES: &[&str] = &["due", "scheduled", "slated", "planned", "expected", "set"];
        let at = if self.at(at) == "to" { at.saturating_sub(1) } else { at };
        let had_been = (1..3).any(|back| at > back && self.reads(at - back - 1, &["had", "been"]));
        self.is(at, CUES) && (had_been || self.follows(at, &["previously"]))
    }

    /// "when the case **is heard** in May": a passive of the present in a clause of time or condition.
    fn awaits(&self, at: usize) -> bool {
        const CLAUSES: &[&str] = &["when", "if", "once", "until", "unless", "before", "after"];
        self.is(at, &["is", "are"])
            && self.tag(at + 1) == Tag::Vbn
            && self.words.before(at).take(5).any(|before| self.is(before, CLAUSES))
    }

    /// "called **for** Wednesday": an appointment lies ahead, unless what it was made for is told as past ("planned for
    /// Sunday never took place", "a march planned in the capital for Sunday was called off").
    fn appointed(&self, start: usize, index: usize) -> Option<Tense> {
        const MADE: &[&str] =
            &["called", "announced", "planned", "scheduled", "set", "slated", "due", "booked", "fixed"];
        if !self.follows(start, &["for"]) || start < 2 {
            return None;
        }
        let is_near = self.is(start - 2, MADE);
        let is_made = is_near || self.words.before(start - 1).take(8).any(|at| self.is(at, MADE));
        match self.next_verb(index + 1, 12).map(|at| self.tag(at)) {
            Some(Tag::Vbd) if is_made => Some(Tense::Back),
            _ => is_near.then_some(Tense::Ahead),
        }
    }

    /// "**On Sunday** the leaders will receive an envoy", "**On Monday**, the union plans to": the verb comes after the
    /// time.
    fn fronted(&self, start: usize, index: usize) -> Option<Tense> {
        let start = start - usize::from(self.follows(start, &["from"]));
        let opens = start == 0
            || self.words.ends_sentence(start - 1)
            || self.at(start - 1) == ";"
            || self.words.list[start].begins_line;
        let verb = opens.then(|| self.next_verb(index + 1, 12)).flatten()?;
        let is_planned = matches!(self.tag(verb), Tag::Vbz | Tag::Vbp)
            && self
                .is(verb, &["plans", "plan", "intends", "intend", "expects", "expect", "hopes", "hope", "is", "are"])
            && self.at(verb + 1) == "to";
        (self.tag(verb) == Tag::Md || is_planned).then_some(Tense::Ahead)
    }

    /// The next finite verb or modal in the sentence. A comma and a new subject end the clause ("…, but no day was set").
    fn next_verb(&self, from: usize, reach: usize) -> Option<usize> {
        let is_next_clause = |at: usize| self.at(at) == "," && self.is(at + 1, &["but", "and", "while", "although"]);
        (from..from + reach)
            .take_while(|&at| at < self.tags.len() && !self.words.ends_sentence(at) && !is_next_clause(at))
            .find(|&at| matches!(self.tag(at), Tag::Md | Tag::Vbd | Tag::Vbz | Tag::Vbp))
    }

    /// "told us **to come** back on Thursday": what somebody is asked or promises to do.
    fn is_told_to(&self, at: usize) -> bool {
        const TELLING: &[&str] =
            &["told", "asked", "urged", "agreed", "promised", "vowed", "pledged", "want", "wants", "hope", "hopes"];
        self.at(at) == "to"
            && self.tag(at + 1) == Tag::Vb
            && (1..4).any(|back| at >= back && self.is(at - back, TELLING))
    }

    /// "leaders **open** a summit on Saturday": the present of a timetable.
    fn opens(&self, at: usize) -> bool {
        const TIMETABLE: &[&str] = &[
            "open", "opens", "begin", "start", "starts", "face", "faces", "meet", "meets", "arrive", "arrives",
            "travel", "travels", "vote", "votes", "resume", "resumes", "expire", "play", "plays", "host", "hosts",
            "visit", "visits", "go", "goes", "hold", "holds", "hear", "hears", "gather", "gathers", "return",
            "returns", "convene", "convenes", "fly", "flies", "land", "lands", "leave", "leaves", "kick", "kicks",
            "launch", "launches", "tour", "tours", "debut", "debuts",
        ];
        matches!(self.tag(at), Tag::Vbp | Tag::Vbz) && self.is(at, TIMETABLE)
    }

    /// Whether the word is a participle of something done: "announced", but not "be announced" or "planned".
    fn is_participle(&self, index: usize) -> bool {
        self.tag(index) == Tag::Vbn
            && !self.points_ahead(index)
            && self.at(index - 1) != "be"
            && !self.awaits(index - 1)
    }

    /// "the **March** election": a time that describes a noun already spoken of.
    pub fn is_described(&self, index: usize) -> bool {
        self.follows(index, &["the"]) && self.is_before_noun(index)
    }

    /// Whether a time of one or two words stands before a noun that it describes.
    fn is_before_noun(&self, index: usize) -> bool {
        let is_number = |at: usize| matches!(self.class(at), Class::Number(_)) || self.at(at) == ".";
        let next = (index + 1..index + 4).find(|&at| !is_number(at)).unwrap_or(index + 1);
        matches!(self.tag(next), Tag::Nn | Tag::Nns | Tag::Jj)
    }

    /// Whether the word is one after which a date lies ahead.
    fn points_ahead(&self, at: usize) -> bool {
        let is_verb = !matches!(self.tag(at), Tag::Nn | Tag::Nns | Tag::Jj);
        match self.at(at) {
            "will" | "shall" => is_verb,
            "ll" => self.follows(at, &["'", "’"]),
            "may" | "might" | "must" => is_verb && self.at(at + 1) != "have",
            "would" | "should" => is_verb && !self.is(at + 1, &["have", "not"]) && self.tags.len() > at,
            // "due to meet" looks ahead; "due to the war" gives a reason.
            "due" => self.at(at + 1) != "to" || matches!(self.tag(at + 2), Tag::Vb | Tag::None),
            "set" => self.is(at + 1, &["to", "for"]) && self.tag(at) != Tag::Vbd,
            "to" => {
                self.is(at.wrapping_sub(1), &["is", "are", "planning", "preparing", "due", "expected", "scheduled"])
                    && matches!(self.tag(at + 1), Tag::Vb)
                    || self.at(at + 1) == "be" && self.tag(at + 2) == Tag::Vbn
            }
            "scheduled" | "slated" | "planned" | "plans" | "plan" | "planning" | "expects" | "expires" | "payable"
            | "upcoming" | "expected" | "begins" => is_verb || self.is(at, &["upcoming", "payable", "scheduled"]),
            _ => false,
        }
    }

    /// The word after the prepositions and articles, and the time of day ("until **9 a.m.** Tuesday"), that lead to `index`.
    fn first_before(&self, index: usize) -> usize {
        const CLOCK: &[&str] = &["a", "p", "m", ".", "am", "pm", "gmt", "est", "edt", "noon", "midnight"];
        let is_clock = |at: usize| self.is(at, CLOCK) || self.at(at) == ":" || !self.words.digits(at).is_empty();
        let ends_clock =
            index > 0 && self.is(index - 1, &["m", ".", "am", "pm", "gmt", "est", "edt", "noon", "midnight"]);
        let mut at = index;
        while ends_clock
            && at > 0
            && is_clock(at - 1)
            && (self.at(at - 1) != "." || self.words.is_glued(at - 1) && self.is(at - 2, &["a", "m", "p"]))
        {
            at -= 1;
        }
        while at > 0 && self.words.is(at - 1, &["on", "in", "the", "this", "late", "early", "mid", "-", "of", "end"]) {
            at -= 1;
        }
        at
    }

    /// Whether "by" or "through" leads to the word, past "early" and "the end of": "grew through August" and "was back by
    /// January" are no deadlines.
    pub fn is_deadline(&self, index: usize) -> bool {
        let start = self.first_before(index);
        let is_told = || {
            let mut verbs = self.words.before(start).take(6).filter(|&at| {
                matches!(self.tag(at), Tag::Md | Tag::Vb | Tag::Vbd | Tag::Vbg | Tag::Vbn | Tag::Vbp | Tag::Vbz)
            });
            verbs.next().is_some_and(|at| self.tag(at) == Tag::Vbd && self.at(at) != "said" && !self.is(at, ASKING))
        };
        self.follows(start, &["by"]) && !is_told()
            || self.follows(start, &["through"]) && self.tense(index) != Tense::Back
    }

    /// Whether the word is a verb in the past tense.
    pub fn is_past_verb(&self, index: usize) -> bool {
        match self.tag(index) {
            Tag::Vbd => !(self.words.is(index, &["was", "were"]) && self.points_ahead(index + 1)),
            Tag::None => self.words.is(index, &["said", "told", "met", "was", "were", "had", "came", "went", "took"]),
            _ => false,
        }
    }
}
