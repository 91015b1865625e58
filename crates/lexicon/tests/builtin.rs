//! What the built-in knowledge must cover, and that its codes and dates are sound.

use std::collections::BTreeSet;

use onrecord_lexicon::Lexicon;

/// PLOVER's sectors (manual 2.0, section on actors).
const SECTORS: &[&str] = &[
    "COP", "GOV", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY", "UAF", "UNK", "AGR", "BUS", "CRM", "CVL", "EDU",
    "ELI", "JRN", "LAB", "MED", "REF", "OPP", "PRE", "REL", "SOC",
];
/// Codes of actors that are no country's.
const NON_STATES: &[&str] = &["IGO", "UNO", "EUR", "NGO", "IMG", "MNC"];

fn lexicon() -> Lexicon {
    Lexicon::builtin().unwrap_or_else(|error| panic!("{error}"))
}

fn is_day(text: &str) -> bool {
    let parts: Vec<u32> = text.split('-').filter_map(|part| part.parse().ok()).collect();
    matches!(parts[..], [year, month @ 1..=12, day @ 1..=31] if (1800..2200).contains(&year) && month > 0 && day > 0)
}

#[test]
fn it_covers_the_world() {
    let lexicon = lexicon();
    let codes: BTreeSet<&str> = lexicon.actors.states().iter().map(|state| state.code.as_str()).collect();
    assert!(codes.len() >= 195, "{} states", codes.len());
    assert_eq!(codes.len(), lexicon.actors.states().len(), "a state stands twice");
    for state in lexicon.actors.states() {
        assert!(!state.name.is_empty() && state.code.len() == 3, "{}", state.code);
    }
    // "Congolese" and "Guinean" are of two states, and mean neither.
    let with_adjective = lexicon.actors.states().iter().filter(|state| !state.demonyms.is_empty()).count();
    assert!(with_adjective >= 190, "{with_adjective} states have an adjective");
    // Brussels means the European Union: a few states have no capital that means them.
    let with_capital = lexicon.actors.states().iter().filter(|state| !state.capitals.is_empty()).count();
    assert!(with_capital >= 190, "{with_capital} states have a capital");
    assert!(lexicon.actors.organizations().len() >= 150, "{} organizations", lexicon.actors.organizations().len());
    let people = lexicon.actors.people();
    assert!(people.iter().filter(|person| !person.offices.is_empty()).count() >= 400, "too few holders of offices");
    let cues: BTreeSet<&String> = lexicon.cues.entries().iter().flat_map(|cue| &cue.lemmas).collect();
    assert!(cues.len() >= 600, "{} cues", cues.len());
    let titles: usize = lexicon.roles.entries().iter().map(|role| role.titles.len()).sum();
    assert!(titles >= 250, "{titles} titles");
}

#[test]
fn sectors_and_countries_are_known() {
    let lexicon = lexicon();
    let codes: BTreeSet<&str> = lexicon.actors.states().iter().map(|state| state.code.as_str()).collect();
    let is_country = |code: &str| codes.contains(code) || NON_STATES.contains(&code);
    for body in lexicon.actors.organizations() {
        assert!(is_country(&body.country), "{}: country {}", body.name, body.country);
        assert!(
            body.sectors.iter().all(|sector| SECTORS.contains(&sector.as_str())),
            "{}: {:?}",
            body.name,
            body.sectors
        );
    }
    for person in lexicon.actors.people() {
        assert!(is_country(&person.country), "{}: country {}", person.name, person.country);
        assert!(person.sectors.iter().all(|sector| SECTORS.contains(&sector.as_str())), "{}", person.name);
    }
    for role in lexicon.roles.entries() {
        assert!(role.sectors.iter().all(|sector| SECTORS.contains(&sector.as_str())), "{:?}", role.titles);
    }
}

#[test]
fn offices_begin_before_they_end() {
    for person in lexicon().actors.people() {
        for office in &person.offices {
            assert!(is_day(&office.from), "{}: {} from {}", person.name, office.title, office.from);
            if let Some(to) = &office.to {
                assert!(is_day(to) && office.from < *to, "{}: {} {} to {to}", person.name, office.title, office.from);
            }
        }
    }
}
