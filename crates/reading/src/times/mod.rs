//! When things happen: TIMEX3 values resolved against the publication date.
//!
//! The text is cut into [`words`]; at every word that can begin a time expression each rule of [`RULES`] may
//! read one, and the longest wins. One file holds one construction. A rule asks the [`scene`] what was
//! found before and whether the text looks ahead; it never looks at the clock. `docs/times.md` says what
//! values, intervals and `basis` mean.
//!
//! Where nothing tells when the document was published, values counted from it stay open (`XXXX-WXX-7`) and
//! have no interval.

mod amount;
mod anniversary;
mod clock;
mod date;
mod edge;
mod found;
mod holiday;
mod look_alike;
mod month;
pub(crate) mod number;
mod numeric;
mod part;
mod period;
mod quarter;
mod relative_day;
mod scene;
mod season;
mod set;
mod unit;
mod vague;
mod weekday;
pub(crate) mod words;
mod year;

#[cfg(test)]
mod tests;

use jiff::civil::Date;
use onrecord_language::{Annotation, Tag};
use onrecord_lexicon::Items;
use onrecord_record::{Basis, Span, Time, TimeId};

use crate::Draft;
use found::{Anchor, Found, Reach};
use period::Period;
use scene::Scene;
use words::{Class, Words};

/// A rule reads the expression that begins at a word.
type Rule = fn(&Scene<'_>, usize) -> Option<Found>;

/// The rules. Of several that read something at a word, the longest wins, and of equals the first.
const RULES: &[Rule] = &[
    clock::read,
    part::read,
    date::read,
    date::second_day,
    numeric::read,
    holiday::read,
    weekday::read,
    relative_day::read,
    month::read,
    edge::read,
    quarter::read,
    quarter::year_ago,
    season::read,
    unit::read,
    year::read,
    anniversary::read,
    vague::one_day,
    amount::past_unit,
    amount::read,
    set::read,
    vague::read,
    vague::present,
];

/// When things happen: TIMEX3 values resolved against the publication date.
pub fn read(draft: &mut Draft<'_>) {
    let words = draft.words();
    let tags = tags(&words, draft.annotation);
    let all = find(draft.text, &words, &tags, draft.published, &draft.lexicon.items);
    for found in &all {
        let id = TimeId::at(draft.record.times.len());
        let time = record(found, id, &words);
        for token in draft.tokens_in(time.span) {
            draft.time_of[token] = Some(id);
        }
        draft.record.times.push(time);
    }
}

/// All time expressions, in text order, not overlapping.
fn find(text: &str, words: &Words, tags: &[Tag], published: Option<Date>, items: &Items) -> Vec<Found> {
    let mut all: Vec<Found> = Vec::new();
    let mut at = 0;
    while at < words.list.len() {
        if !may_begin(words, at) && !items.begins_holiday(words.at(at)) {
            at += 1;
            continue;
        }
        let scene = Scene { text, words, tags, published, found: &all, items };
        let longest = RULES
            .iter()
            .filter_map(|rule| rule(&scene, at))
            .filter(|found| found.words.start < found.words.end && found.words.end <= words.list.len())
            .reduce(|best, next| if next.words.end > best.words.end { next } else { best });
        match longest {
            Some(mut found) => {
                found.reach = reach(&scene, found.words.start);
                at = found.words.end;
                all.push(found);
            }
            None => at += 1,
        }
    }
    all
}

/// Whether a time expression may begin with the word: much of every text is "the" and its like, behind which a word of a
/// calendar must follow.
fn may_begin(words: &Words, at: usize) -> bool {
    const NEAR: usize = 4;
    match words.class(at) {
        Class::Plain => false,
        Class::Glue => (at + 1..=at + NEAR).any(|next| !matches!(words.class(next), Class::Plain | Class::Glue)),
        _ => true,
    }
}

/// Days that the beginning of a text gives in full, with where they stand.
pub(crate) fn full_dates(header: &str, items: &Items) -> Vec<(Span, Date)> {
    let words = Words::new(header);
    let all = find(header, &words, &[], None, items);
    all.iter()
        .filter_map(|found| match found.as_period() {
            Some(Period::Day(day)) if found.anchor == Anchor::None => {
                Some((Span::new(words.list[found.words.start].start, words.list[found.words.end - 1].end), day))
            }
            _ => None,
        })
        .collect()
}

/// Days and months that the beginning of a text gives without a year, as `XXXX-12-21`, with where they stand.
pub(crate) fn yearless_dates(header: &str, items: &Items) -> Vec<(Span, String)> {
    let words = Words::new(header);
    let all = find(header, &words, &[], None, items);
    all.iter()
        .filter(|found| found.rule == "date-without-year")
        .map(|found| {
            (Span::new(words.list[found.words.start].start, words.list[found.words.end - 1].end), found.timex())
        })
        .collect()
}

/// "since Friday" is open to the end, "until Friday" to the beginning.
fn reach(scene: &Scene<'_>, start: usize) -> Reach {
    if scene.follows(start, &["since"]) {
        Reach::Since
    } else if scene.follows(start, &["until", "till"]) {
        Reach::Until
    } else {
        Reach::Itself
    }
}

/// The tag of the token that each word lies in; empty without an annotation.
pub(crate) fn tags(words: &Words, annotation: &Annotation) -> Vec<Tag> {
    let tokens = annotation.tokens();
    if tokens.is_empty() {
        return Vec::new();
    }
    let mut token = 0;
    words
        .list
        .iter()
        .map(|word| {
            while token + 1 < tokens.len() && tokens[token].span.end <= word.start {
                token += 1;
            }
            tokens[token].tag
        })
        .collect()
}

fn record(found: &Found, id: TimeId, words: &Words) -> Time {
    let span = Span::new(words.list[found.words.start].start, words.list[found.words.end - 1].end);
    let (begin, end) = found.bounds();
    Time {
        id,
        span,
        r#type: found.kind,
        value: found.timex(),
        r#mod: found.modifier.map(str::to_owned),
        begin,
        end,
        edtf: found.edtf(),
        basis: Basis {
            rule: found.rule.to_owned(),
            anchor: match found.anchor {
                Anchor::None => None,
                Anchor::Document => Some("document".to_owned()),
                Anchor::Time(index) => Some(TimeId::at(index).to_string()),
            },
        },
    }
}
