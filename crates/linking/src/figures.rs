//! Numbers as bounds, so that hedges count: "about 1,300" does not contradict 1,312.
//!
//! Apart from disputes because changes ask the same.
//!
//! - Finds: what a hedged number allows: "about" a tenth up and down, "nearly" a tenth down, "over" and "at least" everything
//!   above, "under" and "at most" everything below; of each voice in a document the greatest number of a thing.
//! - Leaves: shares, numbers by how much something changed, numbers that count nothing told.
//! - Cannot see: that two nouns count the same ("soldiers", "troops").

use std::collections::BTreeMap;

use onrecord_record::{Hedge, Quantity};

use crate::accounts::{Account, Voice};

/// How far "about" and "nearly" reach, as a share of the number: reporters round to two digits, and the first digit is
/// at least one.
const ROUGHLY: f64 = 0.1;

/// What the words allow, both ends included.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    low: f64,
    high: f64,
}

impl Bounds {
    /// The bounds of a number with its hedge; none for a number without value and bounds, and for one by how much
    /// something changed, which counts nothing.
    pub fn of(quantity: &Quantity) -> Option<Self> {
        if quantity.change.is_some() {
            return None;
        }
        let Some(value) = quantity.value else {
            return Some(Self { low: quantity.low?, high: quantity.high? });
        };
        let slack = value.abs() * ROUGHLY;
        let (low, high) = match quantity.hedge {
            None => (value, value),
            Some(Hedge::Approximately) => (value - slack, value + slack),
            Some(Hedge::Nearly) => (value - slack, value),
            Some(Hedge::Over | Hedge::AtLeast) => (value, f64::INFINITY),
            Some(Hedge::Under | Hedge::AtMost) => (f64::NEG_INFINITY, value),
        };
        Some(Self { low, high })
    }

    /// How many times the smaller number the greater one is, by the ends that are nearest each other.
    pub fn ratio(self, other: Self) -> f64 {
        let (low, high) = if self.high < other.low { (self.high, other.low) } else { (other.high, self.low) };
        if low > 0.0 { high / low } else { f64::INFINITY }
    }

    /// Whether no number fits both.
    pub fn contradict(self, other: Self) -> bool {
        self.high < other.low || other.high < self.low
    }
}

/// A number of things that an account tells.
#[derive(Clone, Copy, Debug)]
pub struct Claim<'a, 's> {
    /// Who tells it.
    pub account: &'a Account<'s>,
    /// The number.
    pub figure: &'a Quantity,
}

/// How many times the number before a new state of knowledge may be, up or down; beyond it something else is counted.
const MOVES: f64 = 10.0;

impl Claim<'_, '_> {
    /// Whether both count the same in one and the same act. A sum of money says nothing of the act, so its parties must.
    pub fn is_of_one_act(&self, other: &Self) -> bool {
        if self.figure.item.is_some() {
            self.account.is_one_deed(other.account)
        } else {
            self.account.is_one_act(other.account)
        }
    }

    /// Whether one number can have become the other as more was known.
    pub fn can_become(&self, other: &Self) -> bool {
        let (Some(one), Some(other)) = (Bounds::of(self.figure), Bounds::of(other.figure)) else { return false };
        !one.contradict(other) || one.ratio(other) <= MOVES
    }
}

/// What is counted and in what unit.
pub type Thing = (Option<String>, Option<String>);

/// The numbers of each thing that accounts count, one per document and voice: the greatest, as others are parts of it.
pub fn claims<'a, 's>(accounts: &[&'a Account<'s>]) -> BTreeMap<Thing, Vec<Claim<'a, 's>>> {
    let mut things: BTreeMap<Thing, BTreeMap<(usize, &Voice), Claim<'a, 's>>> = BTreeMap::new();
    for account in accounts {
        // "A quarter of the people" is a share, no number of people.
        let is_whole = |figure: &Quantity| figure.unit.is_some() || figure.value.is_none_or(|value| value >= 1.0);
        let is_count = |figure: &&Quantity| {
            Bounds::of(figure).is_some() && (figure.item.is_some() || figure.unit.is_some()) && is_whole(figure)
        };
        for figure in account.mention.figures.iter().filter(is_count) {
            let told = things.entry((figure.item.clone(), figure.unit.clone())).or_default();
            let best = told.entry((account.at.document, &account.voice)).or_insert(Claim { account, figure });
            if figure.value.or(figure.high) > best.figure.value.or(best.figure.high) {
                *best = Claim { account, figure };
            }
        }
    }
    things.into_iter().map(|(thing, told)| (thing, told.into_values().collect())).collect()
}

/// Whether both count the same thing in the same unit.
pub fn count_alike(one: &Quantity, other: &Quantity) -> bool {
    (one.item.is_some() || one.unit.is_some()) && one.item == other.item && one.unit == other.unit
}

/// The number for a reader: "at least 12 person".
pub fn words(quantity: &Quantity) -> String {
    let hedge = match quantity.hedge {
        None => "",
        Some(Hedge::Approximately) => "about ",
        Some(Hedge::Nearly) => "nearly ",
        Some(Hedge::Over) => "over ",
        Some(Hedge::Under) => "under ",
        Some(Hedge::AtLeast) => "at least ",
        Some(Hedge::AtMost) => "at most ",
    };
    let number = match (quantity.value, quantity.low, quantity.high) {
        (Some(value), ..) => value.to_string(),
        (None, Some(low), Some(high)) => format!("{low} to {high}"),
        _ => String::new(),
    };
    format!("{hedge}{number}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use onrecord_record::{QuantityId, Span};

    fn number(value: f64, hedge: Option<Hedge>) -> Quantity {
        Quantity {
            id: QuantityId::at(0),
            span: Span::default(),
            value: Some(value),
            low: None,
            high: None,
            hedge,
            change: None,
            unit: None,
            item: Some("person".into()),
        }
    }

    #[test]
    fn hedges_leave_room() {
        for (one, other, expected) in [
            (number(1300.0, Some(Hedge::Approximately)), number(1312.0, None), false),
            (number(12.0, Some(Hedge::AtLeast)), number(19.0, None), false),
            (number(12.0, None), number(19.0, None), true),
            (number(40.0, Some(Hedge::Over)), number(31.0, None), true),
            (number(200.0, Some(Hedge::Nearly)), number(190.0, None), false),
            (number(5.0, Some(Hedge::AtMost)), number(9.0, Some(Hedge::AtLeast)), true),
        ] {
            let contradict = Bounds::of(&one).unwrap().contradict(Bounds::of(&other).unwrap());
            assert_eq!(contradict, expected, "{} against {}", words(&one), words(&other));
        }
    }
}
