//! Times, quantities and places.

use std::collections::BTreeMap;

use onrecord_record::{Basis, Place, PlaceId, Quantity, QuantityId, Span, Time, TimeId};

use super::desk::Desk;
use crate::annotation::{PlaceNote, QuantityNote, TimeNote};
use crate::error::Kind;
use crate::interval;

/// The times in text order, and the id of each as its words are written.
pub fn times(desk: &mut Desk<'_>, notes: &[TimeNote]) -> (Vec<Time>, BTreeMap<String, TimeId>) {
    let drafts = notes.iter().map(|note| (desk.span(&note.words), vec![note.words.clone()], note)).collect::<Vec<_>>();
    let drafts = drafts.into_iter().map(|(span, words, note)| (span, words, time(note, span))).collect();
    desk.order(drafts, TimeId::at, |time, id| time.id = id)
}

fn time(note: &TimeNote, span: Span) -> Time {
    let value = note.value.get_ref();
    let given = note.begin.is_some() || note.end.is_some();
    let (begin, end) = match interval::days(value) {
        Some((begin, end)) if !given => (Some(begin), Some(end)),
        _ => (note.begin.clone(), note.end.clone()),
    };
    Time {
        id: TimeId::at(0),
        span,
        r#type: note.r#type.unwrap_or_else(|| interval::kind(value)),
        value: value.clone(),
        r#mod: note.r#mod.clone(),
        begin,
        end,
        edtf: None,
        basis: Basis { rule: "annotated".to_owned(), anchor: None },
    }
}

/// The quantities in text order, and the id of each as its words are written.
pub fn quantities(desk: &mut Desk<'_>, notes: &[QuantityNote]) -> (Vec<Quantity>, BTreeMap<String, QuantityId>) {
    let mut drafts = Vec::new();
    for note in notes {
        let span = desk.span(&note.words);
        if note.value.or(note.low).or(note.high).is_none() {
            let problem = format!("quantity `{}` has neither value nor bounds", note.words.get_ref());
            desk.fault(Kind::Malformed, &note.words, problem);
        }
        drafts.push((span, vec![note.words.clone()], quantity(note, span)));
    }
    desk.order(drafts, QuantityId::at, |quantity, id| quantity.id = id)
}

fn quantity(note: &QuantityNote, span: Span) -> Quantity {
    Quantity {
        id: QuantityId::at(0),
        span,
        value: note.value,
        low: note.low,
        high: note.high,
        hedge: note.hedge,
        change: None,
        unit: note.unit.clone(),
        item: note.item.clone(),
    }
}

/// The places in the order of first mention, and the id of each as its words are written.
pub fn places(desk: &mut Desk<'_>, notes: &[PlaceNote]) -> (Vec<Place>, BTreeMap<String, PlaceId>) {
    let mut drafts = Vec::new();
    for note in notes {
        let mut mentions: Vec<Span> = note.words.iter().flat_map(|words| desk.spans(words)).collect();
        mentions.sort();
        let first = mentions.first().copied().unwrap_or_default();
        let place = Place {
            id: PlaceId::at(0),
            name: note.name.clone(),
            country: note.country.clone(),
            admin1: None,
            latitude: None,
            longitude: None,
            geonames: None,
            mentions,
        };
        drafts.push((first, note.words.clone(), place));
    }
    desk.order(drafts, PlaceId::at, |place, id| place.id = id)
}
