//! Threads: a process as a line of events over stories.
//!
//! Three processes are known. *Talks* and a *ceasefire* are between camps: the countries of those who take part, else the
//! bodies themselves; envoys change from round to round, camps do not. A *case* is against one person. Two events belong to
//! one thread if they are of one process, share their camps or the person, lie within the reach of the process, and their
//! documents share names.
//!
//! - Finds: rounds of talks with their format and who was present; truces agreed, broken and renewed; arrest, charge,
//!   trial and sentence of one person.
//! - Leaves: events whose parties the text does not name; single events.
//! - Cannot see: two processes between the same camps over the same months whose documents name the same people.

use std::collections::{BTreeMap, BTreeSet};

use onrecord_record::{ActorKind, EventStatus, EventType};
use serde::{Deserialize, Serialize};

use crate::Summary;
use crate::accounts::{Account, Links};
use crate::offices;
use crate::sets::Sets;

/// Cosine of the names of two documents from which their events can be one process: the least that documents of one story
/// share, too.
const NAMES: f64 = 0.2;
/// Earlier events of the same parties that a new one is compared with.
const BACK: usize = 10;
/// Days within which one mediator who meets both sides in turn shuttles.
const SHUTTLE: i32 = 7;

/// What kind of process.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Process {
    /// Meetings, calls and agreements between camps.
    Talks,
    /// A truce between camps.
    Ceasefire,
    /// The law against one person.
    Case,
}

impl Process {
    /// The process that an account's event is a step of.
    fn of(account: &Account<'_>) -> Option<Self> {
        match (account.kind()?, account.mention.mode.as_deref()) {
            (EventType::Retreat, Some("ceasefire")) => Some(Self::Ceasefire),
            (EventType::Consult | EventType::Agree, _) => Some(Self::Talks),
            (EventType::Coerce, Some("arrest"))
            | (EventType::Sanction, Some("convict"))
            | (EventType::Accuse, Some("investigate")) => Some(Self::Case),
            _ => None,
        }
    }

    /// Days from one step to the next. Talks that rest for two months begin anew; courts may take a year between hearings.
    const fn reach(self) -> i32 {
        match self {
            Self::Talks | Self::Ceasefire => 60,
            Self::Case => 365,
        }
    }
}

/// How talks are held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    /// Two camps.
    Bilateral,
    /// Three camps.
    Trilateral,
    /// More than three camps.
    Multilateral,
    /// Camps and somebody who mediates or hosts.
    Mediated,
    /// One camp meets the others in turn within a week.
    Shuttle,
}

/// A process.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Thread {
    /// What kind of process.
    pub process: Process,
    /// Its camps (a country's code, else a name), or the person.
    pub parties: Vec<String>,
    /// Two or more, in the order of time.
    pub steps: Vec<Step>,
}

/// An event of a process.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Step {
    /// By position among [`Links::events`].
    pub event: usize,
    /// When it happened, else when it was first published: days from 1970-01-01.
    pub day: i32,
    /// How it was held; null for steps that are no talks.
    pub format: Option<Format>,
    /// Who took part, by position among [`Links::identities`]; those whom some account names.
    pub present: Vec<usize>,
    /// What the last account says of it.
    pub status: Option<EventStatus>,
}

/// Every thread, by its first day.
pub fn threads(summaries: &[Summary], links: &Links) -> Vec<Thread> {
    let mut candidates = candidates(summaries, links);
    let shuttles = shuttles(summaries, links, &candidates);
    let mut sets = Sets::new(candidates.len());
    let mut by_parties: BTreeMap<(Process, &[String]), Vec<usize>> = BTreeMap::new();
    for (number, candidate) in candidates.iter().enumerate() {
        for parties in &candidate.keys {
            by_parties.entry((candidate.process, parties)).or_default().push(number);
        }
    }
    for ((process, _), line) in &by_parties {
        for (at, &later) in line.iter().enumerate() {
            for &earlier in line[..at].iter().rev().take(BACK) {
                let (one, other) = (&candidates[earlier], &candidates[later]);
                if other.step.day - one.step.day <= process.reach() && share_names(summaries, one, other) {
                    sets.join(earlier, later);
                }
            }
        }
    }
    drop(by_parties);
    for (earlier, later) in shuttles {
        sets.join(earlier, later);
        for at in [earlier, later] {
            candidates[at].step.format = Some(Format::Shuttle);
        }
    }
    sets.groups().iter().filter_map(|group| thread(group.iter().map(|&at| &candidates[at]))).collect()
}

/// An event that can be a step.
struct Candidate {
    process: Process,
    camps: BTreeSet<String>,
    /// What it shares with the other steps: every two camps, or the person.
    keys: Vec<Vec<String>>,
    /// Its first document, and the position of the mention there.
    document: usize,
    at: usize,
    step: Step,
}

/// All candidates, in the order of their days.
fn candidates(summaries: &[Summary], links: &Links) -> Vec<Candidate> {
    let mut candidates: Vec<Candidate> = Vec::new();
    for (event, linked) in links.events.iter().enumerate() {
        let accounts: Vec<Account<'_>> =
            linked.mentions.iter().map(|&at| Account::new(summaries, links, at)).filter(is_real).collect();
        candidates.extend(steps(links, event, &accounts));
    }
    let order = |candidate: &Candidate| (candidate.step.day, summaries[candidate.document].order(), candidate.at);
    candidates.sort_by(|one, other| order(one).cmp(&order(other)));
    candidates
}

/// Whether something is told to be, to have been or to be set; wishes are no steps, denials no presence.
fn is_real(account: &Account<'_>) -> bool {
    account.is_affirmed()
}

/// An event as a step; of a case once for every person whom it is against, as each has a line of their own.
fn steps(links: &Links, event: usize, accounts: &[Account<'_>]) -> Vec<Candidate> {
    let Some(first) = accounts.first() else { return Vec::new() };
    let Some(process) = accounts.iter().find_map(Process::of) else { return Vec::new() };
    if process == Process::Case && !accounts.iter().any(|account| is_lawful(links, account)) {
        return Vec::new();
    }
    let dated = accounts.iter().find_map(|account| account.mention.days).map(|days| days.0);
    let Some(day) = dated.or(first.summary.day()) else { return Vec::new() };
    let mediators = accounts.iter().flat_map(|account| links.all(account.at.document, &account.mention.mediators));
    let mediators: BTreeSet<usize> = mediators.collect();
    let parties: BTreeSet<usize> = accounts.iter().flat_map(Account::parties).collect();
    let step = |format: Option<Format>| Step {
        event,
        day,
        format,
        present: (&parties | &mediators).into_iter().filter(|&party| links.identities[party].has_name).collect(),
        status: accounts.last().and_then(|account| account.mention.status),
    };
    let candidate = |camps: BTreeSet<String>, keys: Vec<Vec<String>>, format: Option<Format>| Candidate {
        process,
        camps,
        keys,
        document: first.at.document,
        at: first.at.mention,
        step: step(format),
    };
    if process == Process::Case {
        let recipients: BTreeSet<usize> = accounts.iter().flat_map(|account| account.recipients.clone()).collect();
        let people = recipients.into_iter().filter_map(|person| name_of_person(links, person));
        return people.map(|person| candidate([person.clone()].into(), vec![vec![person]], None)).collect();
    }
    let camps: BTreeSet<String> = parties.iter().filter_map(|&party| camp(links, party)).collect();
    let mediating: BTreeSet<String> = mediators.iter().filter_map(|&party| camp(links, party)).collect();
    let format = (process == Process::Talks).then(|| format(&camps, &mediating)).flatten();
    let keys = pairs(&camps);
    vec![candidate(camps, keys, format)]
}

/// Whether somebody is held or sentenced, or a body by its name investigates; a critic who looks into something is no court.
fn is_lawful(links: &Links, account: &Account<'_>) -> bool {
    let is_body =
        |actor: &usize| links.identities[*actor].has_name && links.identities[*actor].kind != ActorKind::Person;
    account.kind() != Some(EventType::Accuse) || account.actors.iter().any(is_body)
}

/// The country that somebody belongs to, else the name of the body.
fn camp(links: &Links, party: usize) -> Option<String> {
    let identity = &links.identities[party];
    let body = (identity.has_name && identity.kind != ActorKind::Person).then(|| identity.name.clone());
    identity.country.clone().or(body)
}

fn name_of_person(links: &Links, party: usize) -> Option<String> {
    let identity = &links.identities[party];
    (identity.kind == ActorKind::Person && identity.has_name).then(|| identity.name.clone())
}

/// Every two of some camps, in order.
fn pairs(camps: &BTreeSet<String>) -> Vec<Vec<String>> {
    let camps: Vec<&String> = camps.iter().collect();
    let pair = |(at, one): (usize, &&String)| {
        camps[at + 1..].iter().map(|other| vec![(*one).clone(), (*other).clone()]).collect::<Vec<_>>()
    };
    camps.iter().enumerate().flat_map(pair).collect()
}

fn format(camps: &BTreeSet<String>, mediating: &BTreeSet<String>) -> Option<Format> {
    if mediating.difference(camps).next().is_some() && camps.len() > 1 {
        return Some(Format::Mediated);
    }
    match camps.len() {
        0 | 1 => None,
        2 => Some(Format::Bilateral),
        3 => Some(Format::Trilateral),
        _ => Some(Format::Multilateral),
    }
}

fn share_names(summaries: &[Summary], one: &Candidate, other: &Candidate) -> bool {
    let names = |candidate: &Candidate| &summaries[candidate.document].vocabulary.names;
    one.document == other.document || names(one).cosine(names(other)) >= NAMES
}

/// The thread of some candidates, if they are told in two documents and of two days.
fn thread<'c>(group: impl Iterator<Item = &'c Candidate>) -> Option<Thread> {
    let group: Vec<&Candidate> = group.collect();
    let documents: BTreeSet<usize> = group.iter().map(|candidate| candidate.document).collect();
    let days: BTreeSet<i32> = group.iter().map(|candidate| candidate.step.day).collect();
    if documents.len() < 2 || days.len() < 2 {
        return None;
    }
    let shared = |camp: &&String| group.iter().filter(|candidate| candidate.camps.contains(*camp)).count() > 1;
    let parties: BTreeSet<&String> = group.iter().flat_map(|candidate| &candidate.camps).collect();
    let process = group.first()?.process;
    let steps = group.iter().map(|candidate| candidate.step.clone()).collect();
    Some(Thread { process, parties: parties.into_iter().filter(shared).cloned().collect(), steps })
}

/// Pairs of talks in which one person meets one camp here and another one there.
fn shuttles(summaries: &[Summary], links: &Links, candidates: &[Candidate]) -> Vec<(usize, usize)> {
    let mut by_person: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (number, candidate) in
        candidates.iter().enumerate().filter(|(_, one)| one.step.format == Some(Format::Bilateral))
    {
        for &person in candidate.step.present.iter().filter(|&&party| links.identities[party].kind == ActorKind::Person)
        {
            by_person.entry(person).or_default().push(number);
        }
    }
    let mut found = Vec::new();
    for line in by_person.values() {
        for (at, &later) in line.iter().enumerate() {
            let earlier = line[..at].iter().rev().take(BACK);
            let is_leg = |earlier: &&usize| {
                let (one, other) = (&candidates[**earlier], &candidates[later]);
                is_shuttle(one, other) && share_names(summaries, one, other)
            };
            found.extend(earlier.filter(is_leg).map(|&earlier| (earlier, later)));
        }
    }
    found
}

/// Whether one country meets another one here and a third one there within days; bodies inside a country meet all the time.
fn is_shuttle(one: &Candidate, other: &Candidate) -> bool {
    one.step.day != other.step.day
        && one.step.day.abs_diff(other.step.day) <= SHUTTLE.unsigned_abs()
        && one.camps.intersection(&other.camps).count() == 1
        && one.camps.union(&other.camps).all(|camp| offices::is_country(camp))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::accounts::link;
    use crate::testing::Desk;

    /// A meeting of people of some countries.
    fn talks(id: &str, day: &str, people: &[(&str, &str)], host: Option<(&str, &str)>) -> Desk {
        let names: Vec<&str> = people.iter().chain(&host).map(|(name, _)| *name).collect();
        let text = format!("In the Doha Process on the Tine crossings, {} met, {day}.", names.join(" and "));
        let mut desk = Desk::new(id, Some(day), &text);
        let mut add = |(name, country): &(&str, &str)| {
            let person = desk.actor(name, ActorKind::Person);
            desk.record.actors[person.index()].country = Some((*country).into());
            person
        };
        let parties: Vec<_> = people.iter().map(&mut add).collect();
        let mediators: Vec<_> = host.iter().map(&mut add).collect();
        desk.event("met", EventType::Consult, &parties, &[]).mediators = mediators;
        desk
    }

    /// Process and parties, then day of the month, format and the number of those present of each step.
    fn lines(desks: &[Desk]) -> Vec<String> {
        let summaries: Vec<Summary> = desks.iter().map(Desk::summary).collect();
        let links = link(&summaries);
        let step = |step: &Step| {
            format!(
                "{} {:?} {}",
                &summaries[links.events[step.event].mentions[0].document].id,
                step.format,
                step.present.len()
            )
        };
        let line = |thread: &Thread| {
            let steps: Vec<String> = thread.steps.iter().map(step).collect();
            format!("{:?} of {}: {}", thread.process, thread.parties.join(" "), steps.join(", "))
        };
        threads(&summaries, &links).iter().map(line).collect()
    }

    const ADAM: (&str, &str) = ("Adam Saleh", "TCD");
    const NOUR: (&str, &str) = ("Nour Hamid", "SDN");
    const LATIFA: (&str, &str) = ("Latifa Thani", "QAT");

    #[test]
    fn rounds_make_a_line() {
        let desks = [
            talks("c", "2025-04-20", &[ADAM, NOUR, LATIFA], None),
            talks("a", "2025-03-01", &[ADAM, NOUR], Some(LATIFA)),
            talks("b", "2025-04-02", &[("Idriss Bel", "TCD"), NOUR], None),
            talks("d", "2026-04-02", &[ADAM, NOUR], None),
        ];
        assert_eq!(lines(&desks), ["Talks of SDN TCD: a Some(Mediated) 3, b Some(Bilateral) 2, c Some(Trilateral) 3"]);
    }

    #[test]
    fn who_meets_both_sides_in_turn_shuttles() {
        let desks = [talks("a", "2025-03-01", &[ADAM, LATIFA], None), talks("b", "2025-03-03", &[NOUR, LATIFA], None)];
        assert_eq!(lines(&desks), ["Talks of QAT: a Some(Shuttle) 2, b Some(Shuttle) 2"]);
    }

    #[test]
    fn the_law_against_one_person_is_a_case() {
        let step = |id: &str, day: &str, words: &str, kind: EventType, mode: &str| {
            let text = format!("Broker Ines Falk {words} in the Lisbon Copper Affair, {day}.");
            let mut desk = Desk::new(id, Some(day), &text);
            let person = desk.actor("Ines Falk", ActorKind::Person);
            desk.event(words, kind, &[], &[person]).mode = Some(mode.into());
            desk
        };
        let desks = [
            step("b", "2025-09-01", "was convicted", EventType::Sanction, "convict"),
            step("a", "2025-03-01", "was arrested", EventType::Coerce, "arrest"),
        ];
        assert_eq!(lines(&desks), ["Case of Ines Falk: a None 1, b None 1"]);
    }
}
