//! Times that recur.
//!
//! - Finds: "every Monday", "each year", "every two weeks", "daily", "weekly", "annually", "each July".
//! - Leaves: names of papers ("Daily Mail", "the daily Granma"), "annual" as a word for a year's figures.
//! - Cannot see: "on weekdays", "twice a month" beyond the month.

use onrecord_language::Tag;
use onrecord_record::TimeType;

use super::found::Found;
use super::number::number;
use super::scene::Scene;
use super::words::{Class, Unit};

/// A recurring time that begins at `start`.
pub fn read(scene: &Scene<'_>, start: usize) -> Option<Found> {
    adverb(scene, start).or_else(|| every(scene, start))
}

fn adverb(scene: &Scene<'_>, start: usize) -> Option<Found> {
    let value = match scene.at(start) {
        "hourly" => "PT1H",
        "daily" | "nightly" => "P1D",
        "weekly" => "P1W",
        "biweekly" => "P2W",
        "monthly" => "P1M",
        "quarterly" if !matches!(scene.tag(start), Tag::Jj | Tag::Nn) => "P3M",
        "yearly" | "annually" | "annual" => "P1Y",
        _ => return None,
    };
    // "LA Weekly", "Daily Mail", "the daily Granma": papers.
    let follows_name = start > 0 && scene.is_capital(start - 1) && !scene.words.list[start].begins_line;
    let is_name = scene.is_capital(start) && (follows_name || scene.is_capital(start + 1))
        || scene.tag(start) == Tag::Nn && scene.is_capital(start + 1);
    (!is_name && !scene.is_tail(start)).then(|| Found::value(start..start + 1, TimeType::Set, value, "set"))
}

fn every(scene: &Scene<'_>, start: usize) -> Option<Found> {
    if !scene.is(start, &["every", "each"]) || scene.at(start + 1) == "of" {
        return None;
    }
    let (count, at) = match number(scene.words, start + 1) {
        Some(number) => (number.value, number.end),
        None if scene.is(start + 1, &["other", "second"])
            && matches!(scene.class(start + 2), Class::Unit(..) | Class::Weekday(_)) =>
        {
            (2.0, start + 2)
        }
        None if scene.at(start + 1) == "single" => (1.0, start + 2),
        None => (1.0, start + 1),
    };
    let value = match scene.class(at) {
        Class::Unit(unit, _) => {
            let (prefix, letter) = letter(unit)?;
            format!("{prefix}{count}{letter}")
        }
        Class::Weekday(day) => match scene.class(at + 1) {
            Class::Part(part) => {
                return Some(Found::value(start..at + 2, TimeType::Set, format!("XXXX-WXX-{day}T{part}"), "set"));
            }
            _ => format!("XXXX-WXX-{day}"),
        },
        Class::Month(month) => format!("XXXX-{month:02}"),
        Class::Season(season) => format!("XXXX-{season}"),
        Class::Part(part) => format!("XXXX-XX-XXT{part}"),
        _ => return None,
    };
    Some(Found::value(start..at + 1, TimeType::Set, value, "set"))
}

fn letter(unit: Unit) -> Option<(&'static str, &'static str)> {
    Some(match unit {
        Unit::Second => ("PT", "S"),
        Unit::Minute => ("PT", "M"),
        Unit::Hour => ("PT", "H"),
        Unit::Day => ("P", "D"),
        Unit::Week => ("P", "W"),
        Unit::Month => ("P", "M"),
        Unit::Quarter => ("P", "Q"),
        Unit::Year => ("P", "Y"),
        Unit::Weekend | Unit::Fortnight | Unit::Decade | Unit::Century => return None,
    })
}
