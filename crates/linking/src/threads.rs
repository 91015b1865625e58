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
use crate::events::MentionRef;
use crate::sets::Sets;
use crate::{offices, processes};

/// Cosine of the names of two documents from which their events can be one process: the least that documents of one story
/// share, too.
pub const NAMES: f64 = 0.2;
/// Days within which one mediator who meets both sides in turn shuttles.
const SHUTTLE: u32 = 7;
/// Days within which talks at one town are of one round.
const ROUND: u32 = 7;
/// The longest reach of a process, days.
pub const LONGEST: i32 = 365;

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
        let mention = account.mention;
        match (account.kind()?, mention.mode.as_deref()) {
            _ if mention.is_breach => Some(Self::Ceasefire),
            (EventType::Retreat, Some("ceasefire")) => Some(Self::Ceasefire),
            (EventType::Consult | EventType::Agree, _) => Some(Self::Talks),
            (EventType::Coerce, Some("arrest"))
            | (EventType::Sanction, Some("convict"))
            | (EventType::Accuse, Some("investigate"))
            | (EventType::Retreat, Some("release")) => Some(Self::Case),
            (EventType::Accuse, _) if processes::is_charge(&mention.act) => Some(Self::Case),
            (EventType::Concede, _) if processes::is_acquittal(&mention.act) => Some(Self::Case),
            _ => None,
        }
    }

    /// Days from one step to the next. Talks that rest for two months begin anew; courts may take a year between hearings.
    const fn reach(self) -> i32 {
        match self {
            Self::Talks | Self::Ceasefire => 60,
            Self::Case => LONGEST,
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
    /// The camps (a country's code, else a name) that several steps share, else all of them; or the person.
    pub parties: Vec<String>,
    /// Two or more, in the order of time.
    pub steps: Vec<Step>,
}

impl Thread {
    /// The thread of tied steps, if they are of two days; one document must say so itself.
    pub fn new(steps: Vec<Step>) -> Option<Self> {
        let documents: BTreeSet<usize> = steps.iter().map(|step| step.first.document).collect();
        let is_known = |step: &&Step| step.is_dated || documents.len() > 1;
        let days: BTreeSet<i32> = steps.iter().filter(is_known).map(|step| step.day).collect();
        if days.len() < 2 {
            return None;
        }
        let shared = |camp: &&String| steps.iter().filter(|step| step.camps.contains(*camp)).count() > 1;
        let all: BTreeSet<&String> = steps.iter().flat_map(|step| &step.camps).collect();
        let mut parties: Vec<String> = all.iter().copied().filter(shared).cloned().collect();
        if parties.is_empty() {
            // Tied by the venue alone: each step names some of those who meet there.
            parties = all.into_iter().cloned().collect();
        }
        Some(Self { process: steps.first()?.process, parties, steps })
    }
}

/// An event of a process.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Step {
    /// What kind of process.
    pub process: Process,
    /// By position among [`Links::events`].
    pub event: usize,
    /// Its first account.
    pub first: MentionRef,
    /// When it happened, else when it was first published: days from 1970-01-01.
    pub day: i32,
    /// Whether an account says when it happened.
    pub is_dated: bool,
    /// Whether it lies before what its documents are about, no account says when: "earlier talks".
    #[serde(default)]
    pub is_earlier: bool,
    /// The town where talks are held.
    pub venue: Option<String>,
    /// Whose event it is: countries (else bodies) of those who take part, or the person whom a case is against.
    pub camps: BTreeSet<String>,
    /// How it was held; null for steps that are no talks.
    pub format: Option<Format>,
    /// Whom a case is against, by position among [`Links::identities`].
    pub against: Option<usize>,
    /// Who took part, by position among [`Links::identities`]; those whom some account names.
    pub present: Vec<usize>,
    /// The people among them.
    pub people: Vec<usize>,
    /// What the last account says of it.
    pub status: Option<EventStatus>,
}

impl Step {
    /// What two steps must share to be tied: every two camps, or the person; a person who meets camps in turn.
    pub fn lines(&self) -> Vec<String> {
        let process = match self.process {
            Process::Talks => "talks",
            Process::Ceasefire => "ceasefire",
            Process::Case => return self.against.iter().map(|person| format!("case {person}")).collect(),
        };
        let camps: Vec<&String> = self.camps.iter().collect();
        let pairs =
            camps.iter().enumerate().flat_map(|(at, one)| camps[at + 1..].iter().map(move |other| (one, other)));
        let mut lines: Vec<String> = pairs.map(|(one, other)| format!("{process} {one} {other}")).collect();
        lines.extend(self.venue.iter().map(|venue| format!("venue {venue}")));
        if self.is_bilateral() {
            lines.extend(self.people.iter().map(|person| format!("envoy {person}")));
        }
        lines
    }

    /// Days from it to any step that it can be tied to.
    pub const fn reach(&self) -> i32 {
        self.process.reach()
    }

    fn is_bilateral(&self) -> bool {
        self.format == Some(Format::Bilateral)
    }

    /// Whether two steps that share a line, and whose first documents share enough names, belong together, and by what.
    pub fn tie(&self, other: &Self) -> Option<Tie> {
        let days = self.day.abs_diff(other.day);
        let is_of_one_line = match self.process {
            Process::Case => self.against.is_some() && self.against == other.against,
            Process::Talks | Process::Ceasefire => self.camps.intersection(&other.camps).count() > 1,
        };
        if self.process == other.process && is_of_one_line && days <= self.process.reach().unsigned_abs() {
            return Some(Tie::Parties);
        }
        if self.venue.is_some() && self.venue == other.venue && days <= ROUND {
            return Some(Tie::Venue);
        }
        self.is_shuttle(other, days).then_some(Tie::Shuttle)
    }

    /// Whether one person meets one country here and another one there within days; bodies inside a country meet all the time.
    fn is_shuttle(&self, other: &Self, days: u32) -> bool {
        self.is_bilateral()
            && other.is_bilateral()
            && (1..=SHUTTLE).contains(&days)
            && self.people.iter().any(|person| other.people.contains(person))
            && self.camps.intersection(&other.camps).count() == 1
            && self.camps.union(&other.camps).all(|camp| offices::is_country(camp))
    }
}

/// What ties two steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tie {
    /// The same parties.
    Parties,
    /// One town within days.
    Venue,
    /// An envoy who meets them in turn.
    Shuttle,
}

/// Every thread, by its first day.
pub fn threads(summaries: &[Summary], links: &Links) -> Vec<Thread> {
    let mut steps = steps(summaries, links);
    let mut sets = Sets::new(steps.len());
    let mut processes: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (number, step) in steps.iter().enumerate() {
        for line in step.lines() {
            processes.entry(line).or_default().push(number);
        }
    }
    let mut legs = BTreeSet::new();
    for line in processes.values() {
        for (at, &later) in line.iter().enumerate() {
            for &earlier in line[..at].iter().rev() {
                let (one, other) = (&steps[earlier], &steps[later]);
                if other.day - one.day > LONGEST {
                    break;
                }
                let Some(tie) = one.tie(other).filter(|_| share_names(summaries, one, other)) else { continue };
                sets.join(earlier, later);
                if tie == Tie::Shuttle {
                    legs.extend([earlier, later]);
                }
            }
        }
    }
    for leg in legs {
        steps[leg].format = Some(Format::Shuttle);
    }
    let threads = sets.groups().into_iter().map(|group| group.into_iter().map(|at| steps[at].clone()).collect());
    threads.filter_map(Thread::new).collect()
}

/// Every event that can be a step, in the order of their days. A shuttle shows only where steps are tied.
pub fn steps(summaries: &[Summary], links: &Links) -> Vec<Step> {
    let mut found: Vec<Step> = Vec::new();
    for (event, linked) in links.events.iter().enumerate() {
        let accounts: Vec<Account<'_>> =
            linked.mentions.iter().map(|&at| Account::new(summaries, links, at)).filter(is_real).collect();
        found.extend(of_event(links, event, &accounts));
    }
    let order = |step: &Step| (step.day, summaries[step.first.document].order(), step.first.mention);
    found.sort_by(|one, other| order(one).cmp(&order(other)));
    found
}

/// Whether something is told to be, to have been or to be set; wishes are no steps, denials no presence.
fn is_real(account: &Account<'_>) -> bool {
    account.is_affirmed()
}

/// An event as a step; of a case once for every person whom it is against, as each has a line of their own.
fn of_event(links: &Links, event: usize, accounts: &[Account<'_>]) -> Vec<Step> {
    let Some(first) = accounts.first() else { return Vec::new() };
    let Some(process) = accounts.iter().find_map(Process::of) else { return Vec::new() };
    if process == Process::Case && !accounts.iter().any(|account| is_lawful(links, account)) {
        return Vec::new();
    }
    let dated = accounts.iter().find_map(|account| account.mention.days).map(|days| days.0);
    let Some(day) = dated.or(first.summary.day()) else { return Vec::new() };
    let town = |account: &Account<'_>| {
        account.mention.place.as_ref().filter(|place| place.admin1.is_some()).map(|place| place.name.clone())
    };
    let venue = (process == Process::Talks).then(|| accounts.iter().find_map(town)).flatten();
    let mediators: BTreeSet<usize> = accounts.iter().flat_map(|account| mediators(links, account)).collect();
    let brokers: BTreeSet<usize> = accounts.iter().flat_map(brokers).collect();
    let everybody: BTreeSet<usize> = accounts.iter().flat_map(Account::parties).collect();
    let parties = &everybody - &brokers;
    let is_person = |party: &usize| links.identities[*party].kind == ActorKind::Person;
    let present: Vec<usize> =
        (&parties | &mediators).into_iter().filter(|&party| links.identities[party].has_name).collect();
    let step = |camps: BTreeSet<String>, format: Option<Format>| Step {
        process,
        event,
        first: first.at,
        day,
        is_dated: dated.is_some(),
        is_earlier: dated.is_none() && accounts.iter().all(|account| account.mention.is_earlier),
        venue: venue.clone(),
        camps,
        format,
        against: None,
        people: present.iter().copied().filter(is_person).collect(),
        present: present.clone(),
        status: accounts.last().and_then(|account| account.mention.status),
    };
    if process == Process::Case {
        let recipients: BTreeSet<usize> = accounts.iter().flat_map(|account| account.recipients.clone()).collect();
        let people = recipients.into_iter().filter_map(|person| Some((person, name_of_person(links, person)?)));
        return people.map(|(person, name)| Step { against: Some(person), ..step([name].into(), None) }).collect();
    }
    let camps: BTreeSet<String> = parties.iter().filter_map(|&party| camp(links, party)).collect();
    let mediating: BTreeSet<String> = mediators.iter().filter_map(|&party| camp(links, party)).collect();
    let format = (process == Process::Talks).then(|| format(&camps, &mediating)).flatten();
    vec![step(camps, format)]
}

/// Who mediates or hosts what an account tells.
fn mediators(links: &Links, account: &Account<'_>) -> BTreeSet<usize> {
    &links.all(account.at.document, &account.mention.mediators) | &brokers(account)
}

/// Who brings others together: "Museveni mediated the talks between Kenya and Ethiopia" has him as the actor, and those who
/// talk as recipients.
fn brokers(account: &Account<'_>) -> BTreeSet<usize> {
    let is_brokered = account.mention.mode.as_deref() == Some("third-party") && !account.recipients.is_empty();
    if is_brokered { &account.actors - &account.recipients } else { BTreeSet::new() }
}

/// Whether somebody is held, sentenced or let go, a body by its name investigates, or no person charges; a critic who looks
/// into something is no court.
fn is_lawful(links: &Links, account: &Account<'_>) -> bool {
    let is_body =
        |actor: &usize| links.identities[*actor].has_name && links.identities[*actor].kind != ActorKind::Person;
    let is_person = |actor: &usize| links.identities[*actor].kind == ActorKind::Person;
    account.kind() != Some(EventType::Accuse)
        || account.actors.iter().any(is_body)
        || processes::is_charge(&account.mention.act) && !account.actors.iter().any(is_person)
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

fn share_names(summaries: &[Summary], one: &Step, other: &Step) -> bool {
    let names = |step: &Step| &summaries[step.first.document].vocabulary.names;
    one.first.document == other.first.document || names(one).cosine(names(other)) >= NAMES
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
    fn a_case_goes_from_arrest_to_release() {
        let step = |id: &str, day: &str, trigger: &str, kind: EventType, mode: Option<&str>| {
            let text = format!("In the Tine case of Lima, Carlos Rojas was {trigger}, {day}, and the Tine mill stood.");
            let mut desk = Desk::new(id, Some(day), &text);
            let person = desk.actor("Carlos Rojas", ActorKind::Person);
            desk.event(trigger, kind, &[], &[person]).mode = mode.map(Into::into);
            desk
        };
        let desks = [
            step("a", "2025-01-10", "arrested", EventType::Coerce, Some("arrest")),
            step("b", "2025-01-20", "charged", EventType::Accuse, Some("allege")),
            step("c", "2025-04-08", "acquitted", EventType::Concede, None),
            step("d", "2025-04-10", "released", EventType::Retreat, Some("release")),
            step("e", "2025-04-11", "criticised", EventType::Accuse, Some("disapprove")),
        ];
        assert_eq!(lines(&desks), ["Case of Carlos Rojas: a None 1, b None 1, c None 1, d None 1"]);
    }

    #[test]
    fn a_breach_is_a_step_of_its_truce() {
        let step = |id: &str, day: &str, words: &str, trigger: &str, kind: EventType, mode: Option<&str>| {
            let text = format!("On the Tine crossings, Chad and Sudan, {day}. Chad {words} with Sudan.");
            let mut desk = Desk::new(id, Some(day), &text);
            let parties = [desk.actor("Chad", ActorKind::State), desk.actor("Sudan", ActorKind::State)];
            let clause = desk.span(words);
            let event = desk.event(trigger, kind, &parties[..1], &parties[1..]);
            (event.mode, event.span) = (mode.map(Into::into), clause);
            desk
        };
        let desks = [
            step("a", "2025-03-01", "signed a truce", "truce", EventType::Retreat, Some("ceasefire")),
            step("b", "2025-03-09", "broke the truce", "broke", EventType::Assault, None),
            step("c", "2025-03-12", "broke the peace", "broke", EventType::Assault, None),
        ];
        assert_eq!(lines(&desks), ["Ceasefire of Chad Sudan: a None 2, b None 2"]);
    }

    #[test]
    fn who_mediates_is_no_third_camp() {
        let mut round = talks("a", "2025-03-01", &[LATIFA, ADAM, NOUR], None);
        let event = &mut round.record.events[0];
        event.recipients = event.actors.split_off(1);
        event.mode = Some("third-party".into());
        let desks = [round, talks("b", "2025-04-02", &[ADAM, NOUR], None)];
        assert_eq!(lines(&desks), ["Talks of SDN TCD: a Some(Mediated) 3, b Some(Bilateral) 2"]);
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
