//! Words that make an event a step of a process, and titles of those who serve a person.
//!
//! Apart from threads and identities because it is knowledge of words alone, from `lexicon/linking/processes.toml`.
//!
//! - Finds: the charge and the acquittal of a case, the breach of a truce; "foreign policy **adviser**" as a service.
//! - Leaves: whom it is against, and who the parties are.
//! - Cannot see: what the words of the list stand for in figures of speech.

use std::sync::LazyLock;

use onrecord_gazetteer::fold;
use onrecord_record::EventType;
use serde::Deserialize;

use crate::{acts, words};

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    charge: Vec<String>,
    acquit: Vec<String>,
    truces: Vec<String>,
    breaches: Vec<String>,
    services: Vec<String>,
}

static PROCESSES: LazyLock<File> = LazyLock::new(|| {
    let mut file: File = toml::from_str(include_str!("../../../lexicon/linking/processes.toml")).unwrap_or_default();
    for act in file.charge.iter_mut().chain(&mut file.acquit).chain(&mut file.breaches) {
        *act = acts::key(act, "");
    }
    file
});

/// Whether an act, as [`acts::key`] has it, brings somebody before a court.
pub fn is_charge(act: &str) -> bool {
    PROCESSES.charge.iter().any(|known| known == act)
}

/// Whether an act ends a case for the one whom it is against.
pub fn is_acquittal(act: &str) -> bool {
    PROCESSES.acquit.iter().any(|known| known == act)
}

/// Whether an event's clause tells of a truce that is broken: "Hezbollah **broke** the **truce**".
pub fn is_breach(kind: EventType, act: &str, clause: &str) -> bool {
    let is_truce = || words::split(&clause.replace('-', "")).iter().any(|word| PROCESSES.truces.contains(word));
    kind == EventType::Assault && PROCESSES.breaches.iter().any(|known| known == act) && is_truce()
}

/// The service that a title is, by its last word: "foreign policy **adviser**"; none for titles that are no service.
pub fn service(title: &str) -> Option<String> {
    let title = fold(title);
    let is_end = |service: &&String| title == **service || title.ends_with(&format!(" {service}"));
    let service = PROCESSES.services.iter().filter(is_end).max_by_key(|service| service.len())?;
    Some(if service == "advisor" { "adviser".to_owned() } else { service.clone() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_have_their_part() {
        let key = |word| acts::key(word, "");
        assert!(is_charge(&key("charged")) && is_charge(&key("indicted")) && !is_charge(&key("accused")));
        assert!(is_acquittal(&key("acquitted")) && is_acquittal(&key("overturned")) && !is_acquittal(&key("agreed")));
        let is_breach = |act, clause| is_breach(EventType::Assault, &key(act), clause);
        assert!(
            is_breach("broke", "Hezbollah broke the truce with Israel")
                && is_breach("violated", "violated a cease-fire")
        );
        assert!(!is_breach("broke", "broke the window") && !is_breach("shelled", "shelled the town before the truce"));
    }

    #[test]
    fn services_go_by_their_last_word() {
        assert_eq!(service("top foreign policy Advisor").as_deref(), Some("adviser"));
        assert_eq!(service("deputy chief of staff").as_deref(), Some("chief of staff"));
        assert_eq!((service("president"), service("supporter")), (None, None));
    }
}
