//! Disputes: accounts of several documents that contradict each other.
//!
//! - Finds, inside an event: a denial against those who affirm or allege it, "did not happen" against "happened", numbers of one
//!   thing that no hedge reconciles, the same act on the same people blamed on different actors. Between events: a
//!   denial, within two months, of the same act by the same actor on the same object; one act with the same parties and
//!   the same number, told of different days or places.
//! - Leaves: what one voice tells differently at another time, and reports of different days in the reporters' own voices:
//!   these are [changes](crate::changes). Two tellers who are not named.
//! - Cannot see: contraries told in other words, and denials that name neither actor nor object.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use onrecord_record::{DisputeKind, EventStatus, EventType, Quantity};
use serde::{Deserialize, Serialize};

use crate::Summary;
use crate::accounts::{Account, Links, Voice};
use crate::events::{MentionRef, days_between};
use crate::figures::{self, Bounds, Claim};
use crate::sets;

/// Days between an accusation and its denial.
pub const ANSWERED: u32 = 60;

/// Accounts that contradict each other.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Dispute {
    /// What is in dispute.
    pub kind: DisputeKind,
    /// The events in question, by position among [`Links::events`].
    pub events: Vec<usize>,
    /// Two sides or more, the one told first coming first.
    pub sides: Vec<Side>,
    /// One sentence for a reader.
    pub explanation: String,
}

/// Accounts that agree in what is in dispute.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Side {
    /// What they say, in a few words.
    pub position: String,
    /// The accounts, in the order of publication.
    pub accounts: Vec<MentionRef>,
}

/// Every dispute between documents, or inside one where further documents take sides, by the events in question.
pub fn disputes(summaries: &[Summary], links: &Links) -> Vec<Dispute> {
    let told: Vec<Vec<Account<'_>>> = links
        .events
        .iter()
        .map(|event| event.mentions.iter().map(|&at| Account::new(summaries, links, at)).collect())
        .collect();
    let mut found: Vec<Finding<'_, '_>> = Vec::new();
    for (number, accounts) in told.iter().enumerate() {
        let sides = [
            (DisputeKind::Denial, denial(links, accounts, EventStatus::Denied)),
            (DisputeKind::Negation, denial(links, accounts, EventStatus::Negated)),
            (DisputeKind::Actor, culprits(links, accounts)),
        ];
        let sides =
            sides.into_iter().chain(numbers(links, accounts).into_iter().map(|sides| (DisputeKind::Number, sides)));
        found.extend(sides.map(|(kind, sides)| Finding { kind, events: vec![number], sides }));
    }
    found.extend(between(links, &told));
    merged(found).into_iter().filter_map(dispute).collect()
}

/// Accounts by what they say.
type Sides<'a, 's> = Vec<(String, Vec<&'a Account<'s>>)>;

/// Sides before it is clear whether they make a dispute.
struct Finding<'a, 's> {
    kind: DisputeKind,
    events: Vec<usize>,
    sides: Sides<'a, 's>,
}

/// Puts together what is denied and contradicted of one event: all who tell it stand on one side.
fn merged<'a, 's>(findings: Vec<Finding<'a, 's>>) -> Vec<Finding<'a, 's>> {
    let is_about_truth = |kind: DisputeKind| matches!(kind, DisputeKind::Denial | DisputeKind::Negation);
    let mut sets = sets::Sets::new(findings.len());
    let mut first: BTreeMap<usize, usize> = BTreeMap::new();
    for (number, finding) in findings.iter().enumerate() {
        let is_sound = is_about_truth(finding.kind) && finding.sides.len() > 1;
        for &event in finding.events.iter().filter(|_| is_sound) {
            sets.join(*first.entry(event).or_insert(number), number);
        }
    }
    let mut merged: BTreeMap<usize, Finding<'a, 's>> = BTreeMap::new();
    for (number, finding) in findings.into_iter().enumerate() {
        match merged.entry(sets.find(number)) {
            Entry::Vacant(place) => {
                place.insert(finding);
            }
            Entry::Occupied(mut place) => place.get_mut().add(finding),
        }
    }
    merged.into_values().collect()
}

impl Finding<'_, '_> {
    /// Takes another one's events and accounts; whoever denies outweighs whoever says the contrary.
    fn add(&mut self, other: Self) {
        self.kind = self.kind.min(other.kind);
        self.events.extend(other.events);
        self.events.sort_unstable();
        self.events.dedup();
        for (position, accounts) in other.sides {
            match self.sides.iter_mut().find(|(own, _)| *own == position) {
                Some((_, own)) => {
                    own.extend(accounts);
                    own.sort_by_key(|account| account.at);
                    own.dedup_by_key(|account| account.at);
                }
                None => self.sides.push((position, accounts)),
            }
        }
    }
}

/// A dispute if there are two sides, in two documents or more.
fn dispute(finding: Finding<'_, '_>) -> Option<Dispute> {
    let Finding { kind, events, mut sides } = finding;
    sides.retain(|(_, accounts)| !accounts.is_empty());
    let documents: BTreeSet<usize> =
        sides.iter().flat_map(|(_, accounts)| accounts.iter().map(|account| account.at.document)).collect();
    if sides.len() < 2 || documents.len() < 2 {
        return None;
    }
    for (_, accounts) in &mut sides {
        accounts.sort_by_key(|account| (account.summary.order(), account.at.mention));
    }
    sides.sort_by_key(|(_, accounts)| accounts.first().map(|account| (account.summary.order(), account.at.mention)));
    let tellers = |accounts: &[&Account<'_>]| accounts.iter().map(|account| account.teller()).collect();
    let explanation = explanation(sides.iter().map(|(position, accounts)| (&**position, tellers(accounts))));
    let side = |(position, accounts): (String, Vec<&Account<'_>>)| Side {
        position,
        accounts: accounts.into_iter().map(|account| account.at).collect(),
    };
    Some(Dispute { kind, events, sides: sides.into_iter().map(side).collect(), explanation })
}

/// One sentence of who tells what: the position of each side, and its tellers.
pub fn explanation<'p>(sides: impl IntoIterator<Item = (&'p str, BTreeSet<String>)>) -> String {
    let tell = |(position, tellers): (&str, BTreeSet<String>)| {
        format!("{} {position}", tellers.into_iter().collect::<Vec<_>>().join("; "))
    };
    sides.into_iter().map(tell).collect::<Vec<_>>().join(", against ")
}

/// Those who say that it is not so, against those of another voice who say that it is.
fn denial<'a, 's>(links: &Links, accounts: &'a [Account<'s>], status: EventStatus) -> Sides<'a, 's> {
    // A negated row is mostly an act that was prevented, never begun or not promised: nobody disputes it. What a speaker with a
    // name says against deeds that others tell as done remains.
    let is_deed =
        |account: &Account<'_>| is_named(links, account) && account.kind().is_some_and(|kind| kind.quad() % 2 == 0);
    let is_contrary = |account: &&Account<'_>| {
        account.mention.status == Some(status) && (status == EventStatus::Denied || is_deed(account))
    };
    let denials: Vec<&Account<'_>> = accounts.iter().filter(is_contrary).collect();
    let is_against =
        |account: &&Account<'_>| is_told(account) && denials.iter().any(|denial| is_answer(denial, account));
    let affirmed: Vec<&Account<'_>> = accounts.iter().filter(is_against).collect();
    if affirmed.is_empty() {
        return Vec::new();
    }
    let denials =
        denials.into_iter().filter(|denial| affirmed.iter().any(|account| is_answer(denial, account))).collect();
    let word = if status == EventStatus::Denied { "denies it" } else { "says that it did not happen" };
    vec![("tells it".to_owned(), affirmed), (word.to_owned(), denials)]
}

/// Whether a denial can answer it: it is told, or alleged.
fn is_told(account: &Account<'_>) -> bool {
    account.is_affirmed() || account.is_alleged()
}

/// Whether a denial contradicts an account: another voice, and no plan that came to nothing or is not shared.
fn is_answer(denial: &Account<'_>, account: &Account<'_>) -> bool {
    let is_plan = account.mention.status == Some(EventStatus::Planned);
    let is_negated = denial.mention.status == Some(EventStatus::Negated);
    denial.is_another_voice(account) && denial.is_one_act(account) && !(is_negated && is_plan)
}

/// Actors blamed by different voices for the same act on the same people.
fn culprits<'a, 's>(links: &Links, accounts: &'a [Account<'s>]) -> Sides<'a, 's> {
    let is_blame = |account: &&Account<'_>| {
        account.is_affirmed()
            && account.kind().is_some_and(|kind| kind.quad() == 4 || kind == EventType::Accuse)
            && !account.actors.is_empty()
            && account.actors.iter().all(|&actor| links.identities[actor].has_name)
            && is_named(links, account)
    };
    let blames: Vec<&Account<'_>> = accounts.iter().filter(is_blame).collect();
    let is_disputed = |one: &&&Account<'_>| {
        blames.iter().any(|other| {
            one.actors.is_disjoint(&other.actors)
                && one.is_another_voice(other)
                && one.mention.act == other.mention.act
                && !one.recipients.is_disjoint(&other.recipients)
        })
    };
    let mut sides: BTreeMap<&BTreeSet<usize>, Vec<&Account<'_>>> = BTreeMap::new();
    for account in blames.iter().filter(is_disputed) {
        sides.entry(&account.actors).or_default().push(account);
    }
    let first = |accounts: &[&Account<'_>]| {
        let first = accounts.iter().min_by_key(|account| (account.summary.order(), account.at.mention));
        first.map(|account| format!("blames {}", account.doers())).unwrap_or_default()
    };
    sides.into_values().map(|accounts| (first(&accounts), accounts)).collect()
}

/// Whether a speaker with a name tells it.
fn is_named(links: &Links, account: &Account<'_>) -> bool {
    matches!(account.voice, Voice::Speaker(speaker) if links.identities[speaker].has_name)
}

/// Numbers of one thing that contradict each other, per thing.
fn numbers<'a, 's>(links: &Links, accounts: &'a [Account<'s>]) -> Vec<Sides<'a, 's>> {
    let affirmed: Vec<&Account<'_>> = accounts.iter().filter(|account| account.is_affirmed()).collect();
    let sides = |claims: Vec<Claim<'a, 's>>| {
        let is_disputed = |claim: &&Claim<'a, 's>| claims.iter().any(|other| are_rivals(links, claim, other));
        let mut sides: BTreeMap<String, Vec<&'a Account<'s>>> = BTreeMap::new();
        for claim in claims.iter().filter(is_disputed) {
            sides.entry(format!("says {}", figures::words(claim.figure))).or_default().push(claim.account);
        }
        sides.into_iter().collect()
    };
    figures::claims(&affirmed).into_values().map(sides).collect()
}

/// How many times the smaller number the greater one may be where reporters differ on one day; beyond it they count
/// different things.
const TIMES: f64 = 3.0;

/// Whether two claims are rivals and not an old and a new state of knowledge: two named speakers are at any time, reporters
/// and the unnamed only on one day.
fn are_rivals(links: &Links, one: &Claim<'_, '_>, other: &Claim<'_, '_>) -> bool {
    let (Some(bounds), Some(of_other)) = (Bounds::of(one.figure), Bounds::of(other.figure)) else { return false };
    let (first, second) = (one.account, other.account);
    let is_on_one_day = || first.summary.day().is_some() && first.summary.day() == second.summary.day();
    bounds.contradict(of_other)
        && first.at.document != second.at.document
        && first.is_another_voice(second)
        && one.is_of_one_act(other)
        && (is_named(links, first) && is_named(links, second) || is_on_one_day() && bounds.ratio(of_other) <= TIMES)
}

/// Disputes between rows that are not one event: because they stand in different stories, or because what is in dispute
/// parts them.
fn between<'a, 's>(links: &Links, told: &'a [Vec<Account<'s>>]) -> Vec<Finding<'a, 's>> {
    let mut by_party: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let mut by_story: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (number, accounts) in told.iter().enumerate() {
        by_story.entry(links.events[number].story).or_default().push(number);
        for party in accounts.iter().flat_map(|account| &account.actors).collect::<BTreeSet<_>>() {
            by_party.entry(*party).or_default().push(number);
        }
    }
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    for (number, accounts) in told.iter().enumerate() {
        // A denial is sought everywhere, as it may come weeks later; what time and place part is one story.
        let denials = accounts.iter().filter(|account| account.mention.status == Some(EventStatus::Denied));
        let denied = denials.flat_map(|account| &account.actors).filter_map(|party| by_party.get(party)).flatten();
        let others = by_story.get(&links.events[number].story).into_iter().flatten();
        let rivals: BTreeSet<usize> = denied.chain(others).copied().filter(|&other| other != number).collect();
        for other in rivals {
            let pair = (number.min(other), number.max(other));
            if seen.contains(&pair) {
                continue;
            }
            if let Some((kind, sides)) = rivalry(accounts, &told[other]) {
                seen.insert(pair);
                found.push(Finding { kind, events: vec![pair.0, pair.1], sides });
            }
        }
    }
    found
}

/// What two events dispute, if they do.
fn rivalry<'a, 's>(denial: &'a [Account<'s>], told: &'a [Account<'s>]) -> Option<(DisputeKind, Sides<'a, 's>)> {
    let pairs = denial.iter().flat_map(|one| told.iter().map(move |other| (one, other)));
    let mut sides: [BTreeMap<MentionRef, &Account<'_>>; 2] = [BTreeMap::new(), BTreeMap::new()];
    let mut found = None;
    for (one, other) in pairs {
        let kind = match () {
            () if is_denial_of(one, other) => (DisputeKind::Denial, "denies it", "tells it"),
            () if is_elsewhere(one, other) => (DisputeKind::Place, "tells one place", "tells another"),
            () if is_at_another_time(one, other) => (DisputeKind::Time, "tells one time", "tells another"),
            () => continue,
        };
        if found.get_or_insert(kind).0 == kind.0 {
            sides[0].insert(one.at, one);
            sides[1].insert(other.at, other);
        }
    }
    let (kind, first, second) = found?;
    let [one, other] = sides.map(|side| side.into_values().collect());
    Some((kind, vec![(first.to_owned(), one), (second.to_owned(), other)]))
}

/// The same act by the same actor on the same object, denied by another voice within [`ANSWERED`] days.
fn is_denial_of(denial: &Account<'_>, account: &Account<'_>) -> bool {
    denial.mention.status == Some(EventStatus::Denied)
        && is_told(account)
        && denial.is_another_voice(account)
        && denial.summary.day().zip(account.summary.day()).is_some_and(|(one, other)| one.abs_diff(other) <= ANSWERED)
        && denial.is_one_act(account)
        && !denial.actors.is_disjoint(&account.actors)
        && denial.share_objects(account) == Some(true)
        && !is_apart(denial, account)
}

/// Whether time or place part them.
fn is_apart(one: &Account<'_>, other: &Account<'_>) -> bool {
    is_in_another_place(one, other) || days_between(one.mention, other.mention).is_some_and(|days| days > 1)
}

fn is_in_another_place(one: &Account<'_>, other: &Account<'_>) -> bool {
    one.mention.place.as_ref().zip(other.mention.place.as_ref()).is_some_and(|(one, other)| one.is_elsewhere(other))
}

/// One act with the same parties and the same exact number, but elsewhere.
fn is_elsewhere(one: &Account<'_>, other: &Account<'_>) -> bool {
    is_one_but_for_its_setting(one, other)
        && is_in_another_place(one, other)
        && days_between(one.mention, other.mention) == Some(0)
}

/// The same, at another time within a week.
fn is_at_another_time(one: &Account<'_>, other: &Account<'_>) -> bool {
    is_one_but_for_its_setting(one, other)
        && one.mention.place.is_some()
        && !is_in_another_place(one, other)
        && days_between(one.mention, other.mention).is_some_and(|days| (2..=7).contains(&days))
}

fn is_one_but_for_its_setting(one: &Account<'_>, other: &Account<'_>) -> bool {
    let share_number = || {
        one.mention.figures.iter().any(|figure| {
            let is_same =
                |of_other: &&Quantity| figures::count_alike(figure, of_other) && figure.value == of_other.value;
            figure.value.is_some_and(|value| value > 2.0) && other.mention.figures.iter().any(|other| is_same(&other))
        })
    };
    one.is_affirmed()
        && other.is_affirmed()
        && one.at.document != other.at.document
        && one.is_another_voice(other)
        && one.mention.act == other.mention.act
        && one.actors == other.actors
        && one.recipients == other.recipients
        && !one.actors.is_empty()
        && share_number()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::accounts::link;
    use crate::testing::Desk;
    use onrecord_record::{ActorId, ActorKind, Hedge, Stance};

    const PORT: &str = "Shells hit the Port of Ouro on Monday and killed dockers at Quay Nine; Lieutenant Vasco Abreu of \
        the Navy of Ouro denied and the Front of Ouro said much of it, as did Harbour Watch.";

    fn desk(id: &str, day: &str) -> Desk {
        Desk::new(id, Some(day), PORT)
    }

    /// A report of the shelling: by whom, and on whose word.
    fn shelling(id: &str, day: &str, by: &str, speaker: Option<(&str, Stance, EventStatus)>) -> Desk {
        let mut desk = desk(id, day);
        let (culprit, victims) =
            (desk.actor(by, ActorKind::Organization), desk.actor("Port of Ouro", ActorKind::Organization));
        desk.event("hit", EventType::Assault, &[culprit], &[victims]);
        if let Some((name, stance, status)) = speaker {
            let speaker = desk.actor(name, ActorKind::Organization);
            desk.said(speaker, "said", stance);
            desk.record.events[0].status = status;
        }
        desk
    }

    fn toll(id: &str, day: &str, value: f64, hedge: Option<Hedge>, speaker: Option<&str>) -> Desk {
        let mut desk = desk(id, day);
        let number = desk.number("Nine", value, hedge, "docker");
        let victims = desk.span("dockers");
        let event = desk.event("killed", EventType::Assault, &[], &[]);
        event.quantities = vec![number];
        event.recipient_spans = vec![victims];
        if let Some(name) = speaker {
            let speaker = desk.actor(name, ActorKind::Organization);
            desk.said(speaker, "said", Stance::Assert);
        }
        desk
    }

    /// Kind, sides by documents, explanation.
    fn found(desks: &[Desk]) -> Vec<(DisputeKind, Vec<String>, String)> {
        let summaries: Vec<Summary> = desks.iter().map(Desk::summary).collect();
        let side = |side: &Side| {
            side.accounts.iter().map(|account| summaries[account.document].id.as_str()).collect::<String>()
        };
        let all = disputes(&summaries, &link(&summaries)).into_iter();
        all.map(|dispute| (dispute.kind, dispute.sides.iter().map(side).collect(), dispute.explanation)).collect()
    }

    #[test]
    fn a_denial_stands_against_all_who_tell_it() {
        let desks = [
            shelling("a", "2025-03-03", "Navy of Ouro", None),
            shelling("b", "2025-03-03", "Navy of Ouro", Some(("Front of Ouro", Stance::Accuse, EventStatus::Occurred))),
            shelling("c", "2025-03-04", "Navy of Ouro", Some(("Navy of Ouro", Stance::Deny, EventStatus::Denied))),
        ];
        let [(kind, sides, explanation)] = &found(&desks)[..] else { panic!("{:?}", found(&desks)) };
        assert_eq!((*kind, sides.join(" ")), (DisputeKind::Denial, "ab c".to_owned()));
        assert_eq!(
            explanation,
            "Courier a, 2025-03-03; Front of Ouro (Courier b, 2025-03-03) tells it, against Navy of Ouro (Courier c, \
             2025-03-04) denies it"
        );
    }

    #[test]
    fn a_denial_weeks_later_answers_an_accusation() {
        let told = |by: &str, stance, status| Some((by.to_owned(), stance, status));
        let desk = |id: &str, day: &str, told: Option<(String, Stance, EventStatus)>| {
            let told = told.as_ref().map(|(by, stance, status)| (&**by, *stance, *status));
            shelling(id, day, "Navy of Ouro", told)
        };
        let accusation = || desk("a", "2025-03-03", told("Front of Ouro", Stance::Accuse, EventStatus::Possible));
        let denial = || desk("b", "2025-03-29", told("Navy of Ouro", Stance::Deny, EventStatus::Denied));
        let [(kind, sides, _)] = &found(&[accusation(), denial()])[..] else {
            panic!("{:?}", found(&[accusation(), denial()]))
        };
        assert_eq!((*kind, sides.join(" ")), (DisputeKind::Denial, "a b".to_owned()));
        // A doubt is no accusation: nobody is answered.
        let doubt = desk("a", "2025-03-03", told("Front of Ouro", Stance::Assert, EventStatus::Possible));
        assert!(found(&[doubt, denial()]).is_empty());
    }

    #[test]
    fn numbers_of_two_speakers_are_a_dispute_and_hedges_are_not() {
        let desks = [
            toll("a", "2025-03-03", 4.0, None, Some("Navy of Ouro")),
            toll("b", "2025-03-04", 31.0, None, Some("Front of Ouro")),
            toll("c", "2025-03-04", 30.0, Some(Hedge::AtLeast), Some("Harbour Watch")),
        ];
        let [(kind, sides, _)] = &found(&desks)[..] else { panic!("{:?}", found(&desks)) };
        assert_eq!((*kind, sides.len()), (DisputeKind::Number, 3));
        assert!(
            found(&[
                toll("a", "2025-03-03", 1300.0, Some(Hedge::Approximately), Some("Navy of Ouro")),
                toll("b", "2025-03-03", 1312.0, None, Some("Front of Ouro"))
            ])
            .is_empty()
        );
    }

    #[test]
    fn a_toll_that_rises_is_no_dispute() {
        assert!(
            found(&[toll("a", "2025-03-03", 12.0, None, None), toll("b", "2025-03-04", 19.0, None, None)]).is_empty()
        );
    }

    #[test]
    fn each_blames_the_other() {
        let desks = [
            shelling("a", "2025-03-03", "Front of Ouro", Some(("Navy of Ouro", Stance::Accuse, EventStatus::Occurred))),
            shelling("b", "2025-03-03", "Navy of Ouro", Some(("Front of Ouro", Stance::Accuse, EventStatus::Occurred))),
        ];
        let [(kind, sides, explanation)] = &found(&desks)[..] else { panic!("{:?}", found(&desks)) };
        assert_eq!((*kind, sides.join(" ")), (DisputeKind::Actor, "a b".to_owned()));
        assert!(explanation.contains("blames Front of Ouro, against"), "{explanation}");
    }

    /// A denial in a story of its own, weeks after the charge.
    fn late_denial(day: &str, victim: &str) -> Vec<Desk> {
        let mut denial = Desk::new(
            "z",
            Some(day),
            "Asked in Lisbon, the Navy of Ouro denied it hit a Port of Ouro crane or the Hospital Luz.",
        );
        let parties: [ActorId; 2] = ["Navy of Ouro", victim].map(|name| denial.actor(name, ActorKind::Organization));
        denial.event("hit", EventType::Assault, &parties[..1], &parties[1..]);
        denial.said(parties[0], "denied", Stance::Deny);
        denial.record.events[0].status = EventStatus::Denied;
        vec![
            shelling("a", "2025-03-03", "Navy of Ouro", Some(("Front of Ouro", Stance::Accuse, EventStatus::Occurred))),
            denial,
        ]
    }

    #[test]
    fn a_denial_weeks_later_meets_its_charge() {
        let kinds = |desks: &[Desk]| found(desks).iter().map(|dispute| dispute.0).collect::<Vec<_>>();
        assert_eq!(kinds(&late_denial("2025-03-29", "Port of Ouro")), [DisputeKind::Denial]);
        assert!(kinds(&late_denial("2025-03-29", "Hospital Luz")).is_empty(), "of something else");
        assert!(kinds(&late_denial("2026-03-29", "Port of Ouro")).is_empty(), "of another year");
    }

    #[test]
    fn early_and_late_denials_are_one_dispute() {
        let mut desks = late_denial("2025-03-29", "Port of Ouro");
        desks.push(shelling(
            "b",
            "2025-03-04",
            "Navy of Ouro",
            Some(("Navy of Ouro", Stance::Deny, EventStatus::Denied)),
        ));
        let sides: Vec<Vec<String>> = found(&desks).into_iter().map(|dispute| dispute.1).collect();
        assert_eq!(sides, [["a", "bz"]]);
    }

    #[test]
    fn order_does_not_matter() {
        let mut desks = late_denial("2025-03-29", "Port of Ouro");
        let forth = found(&desks);
        desks.reverse();
        assert_eq!(forth, found(&desks));
    }
}
