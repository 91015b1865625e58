//! Changes: what is told of one event as time goes on, distinct from a dispute.
//!
//! - Finds: numbers of one thing that later reports move ("12 dead", then "19"), on one day if one outlet tells them at
//!   different hours; a status that moves (planned, then done; denied, then confirmed), by publication.
//! - Leaves: undated documents, other numbers told on one day, and numbers more than ten times apart.
//! - Cannot see: whether a new number is a correction or a new state of the world.

use std::collections::BTreeMap;

use onrecord_record::EventStatus;
use serde::{Deserialize, Serialize};

use crate::accounts::{Account, Links};
use crate::events::MentionRef;
use crate::figures::Claim;
use crate::{Summary, figures};

/// The history of one value of one event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Change {
    /// The event, by position among [`Links::events`].
    pub event: usize,
    /// What moves.
    pub what: Moving,
    /// Two or more, in the order of publication; a step is taken where the value differs from the one before.
    pub steps: Vec<Step>,
}

/// What moves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "what")]
pub enum Moving {
    /// A number of things.
    Figure {
        /// What is counted.
        item: Option<String>,
        /// In what unit.
        unit: Option<String>,
    },
    /// Whether it happened.
    Status,
}

/// A value and where it was told first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Step {
    /// The value for a reader: "at least 12", "denied".
    pub value: String,
    /// Day of publication, ISO 8601.
    pub published: String,
    /// The account.
    pub account: MentionRef,
}

/// Every change, by event.
pub fn changes(summaries: &[Summary], links: &Links) -> Vec<Change> {
    let mut found = Vec::new();
    for (event, linked) in links.events.iter().enumerate() {
        let accounts: Vec<Account<'_>> = linked.mentions.iter().map(|&at| Account::new(summaries, links, at)).collect();
        let dated: Vec<&Account<'_>> = accounts.iter().filter(|account| account.summary.day().is_some()).collect();
        let affirmed: Vec<&Account<'_>> = dated.iter().copied().filter(|account| account.is_affirmed()).collect();
        for ((item, unit), claims) in figures::claims(&affirmed) {
            let first = claims.iter().min_by_key(|claim| claim.account.summary.order());
            let is_next = |claim: &&Claim<'_, '_>| {
                first.is_some_and(|first| claim.is_of_one_act(first) && first.can_become(claim))
            };
            let of_one_act = claims.iter().filter(is_next);
            let told = of_one_act.map(|claim| (claim.account, figures::words(claim.figure)));
            found.extend(history(event, Moving::Figure { item, unit }, told.collect(), |_, _| true));
        }
        let of_one_act = dated.iter().filter(|account| dated.first().is_some_and(|first| account.is_one_act(first)));
        let told = of_one_act.filter_map(|account| Some((*account, status_word(account.mention.status?)?.to_owned())));
        found.extend(history(event, Moving::Status, told.collect(), is_move));
    }
    found
}

/// What a status is in a history; wishes and doubts are no state of the world.
const fn status_word(status: EventStatus) -> Option<&'static str> {
    match status {
        EventStatus::Occurred | EventStatus::Ongoing => Some("occurred"),
        EventStatus::Planned => Some("planned"),
        EventStatus::Denied => Some("denied"),
        EventStatus::Negated => Some("negated"),
        EventStatus::Possible | EventStatus::Doubted | EventStatus::Demanded | EventStatus::Proposed => None,
    }
}

/// Whether a status can follow another one in the world. What has occurred stays so: who denies it then disputes it, and
/// what is planned after it is another event.
fn is_move(from: &str, to: &str) -> bool {
    matches!((from, to), ("planned", "occurred" | "negated") | ("denied", "occurred"))
}

/// Accounts with the value that each tells.
type Told<'a, 's> = Vec<(&'a Account<'s>, String)>;

/// What an outlet told in the course of one day, by the hour; none if it is more than one outlet's, or the hours are not known.
fn by_the_hour<'a, 's>(claims: &Told<'a, 's>) -> Option<Vec<Told<'a, 's>>> {
    let outlet = claims.first()?.0.summary.publisher.as_deref()?;
    let mut hours: BTreeMap<&str, Told<'a, 's>> = BTreeMap::new();
    for claim in claims {
        let published = claim.0.summary.published.as_deref().filter(|published| published.len() > "2025-03-03".len());
        if claim.0.summary.publisher.as_deref() != Some(outlet) {
            return None;
        }
        hours.entry(published?).or_default().push(claim.clone());
    }
    Some(hours.into_values().collect())
}

/// Whether all tell one value.
fn is_clear(claims: &Told<'_, '_>) -> bool {
    claims.iter().all(|(_, value)| *value == claims[0].1)
}

/// The steps, if there is more than one. A day whose documents tell several values moves nothing, as they stand side by side,
/// unless one outlet tells them one after the other.
fn history(event: usize, what: Moving, told: Told<'_, '_>, may_follow: impl Fn(&str, &str) -> bool) -> Option<Change> {
    let mut days: BTreeMap<i32, Told<'_, '_>> = BTreeMap::new();
    for claim in told {
        days.entry(claim.0.summary.day()?).or_default().push(claim);
    }
    let hours = |claims| {
        if is_clear(&claims) { vec![claims] } else { by_the_hour(&claims).unwrap_or_else(|| vec![claims]) }
    };
    let mut steps: Told<'_, '_> = Vec::new();
    for claims in days.into_values().flat_map(hours) {
        let Some((account, value)) = claims.first() else { continue };
        let is_next = steps.last().is_none_or(|(_, last)| last != value && may_follow(last, value));
        if is_clear(&claims) && is_next {
            steps.push((account, value.clone()));
        }
    }
    let step = |(account, value): (&Account<'_>, String)| Step {
        value,
        published: account.summary.published.clone().unwrap_or_default(),
        account: account.at,
    };
    (steps.len() > 1).then(|| Change { event, what, steps: steps.into_iter().map(step).collect() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::accounts::link;
    use crate::testing::Desk;
    use onrecord_record::{ActorKind, EventType, Hedge, MentionForm};

    const MINE: &str =
        "A gallery of the Zabok mine fell in on Monday and killed miners; Nine rescuers of Zabok dug on.";

    fn report(id: &str, day: &str, toll: Option<(f64, Option<Hedge>)>, status: EventStatus) -> Summary {
        let mut desk = Desk::new(id, Some(day), MINE);
        let number = toll.map(|(value, hedge)| desk.number("Nine", value, hedge, "miner"));
        let victims = desk.span("miners");
        let event = desk.event("killed", EventType::Assault, &[], &[]);
        event.recipient_spans = vec![victims];
        event.quantities = number.into_iter().collect();
        event.status = status;
        desk.summary()
    }

    fn found(summaries: &[Summary]) -> Vec<String> {
        let steps = |change: Change| {
            let steps = change.steps.iter().map(|step| format!("{} {}", step.published, step.value));
            steps.collect::<Vec<_>>().join(", ")
        };
        changes(summaries, &link(summaries)).into_iter().map(steps).collect()
    }

    #[test]
    fn a_toll_moves() {
        let mine = |id, day, value, hedge| report(id, day, Some((value, hedge)), EventStatus::Occurred);
        let desk = [
            mine("c", "2025-03-05", 19.0, None),
            mine("a", "2025-03-03", 12.0, Some(Hedge::AtLeast)),
            mine("b", "2025-03-04", 19.0, None),
        ];
        assert_eq!(found(&desk), ["2025-03-03 at least 12, 2025-03-04 19"]);
    }

    #[test]
    fn a_status_moves() {
        let desk = [
            report("a", "2025-03-03", None, EventStatus::Denied),
            report("b", "2025-03-06", None, EventStatus::Occurred),
        ];
        assert_eq!(found(&desk), ["2025-03-03 denied, 2025-03-06 occurred"]);
    }

    /// A report of deaths at the hands of somebody who is only described.
    fn raid(id: &str, day: &str, outlet: &str, by: &str, value: f64) -> Summary {
        let text =
            "Gunmen and raiders of Tine killed Nine herders at Kalma Ford on Monday; Kalma Ford counts its dead.";
        let mut desk = Desk::new(id, Some(day), text);
        desk.record.document.publisher = Some(outlet.into());
        let (actor, number) = (desk.actor(by, ActorKind::Group), desk.number("Nine", value, None, "herder"));
        desk.record.actors[actor.index()].mentions[0].form = MentionForm::Description;
        desk.event("killed", EventType::Assault, &[actor], &[]).quantities = vec![number];
        desk.summary()
    }

    #[test]
    fn a_toll_moves_though_the_culprits_are_only_described() {
        let desk = [
            raid("a", "2025-03-03", "Courier", "Gunmen", 12.0),
            raid("b", "2025-03-04", "Gazette", "Gunmen", 19.0),
            raid("c", "2025-03-05", "Herald", "raiders", 21.0),
        ];
        assert_eq!(found(&desk), ["2025-03-03 12, 2025-03-04 19, 2025-03-05 21"]);
    }

    #[test]
    fn an_outlet_corrects_itself_within_a_day() {
        let desk = [
            raid("b", "2025-03-03T16:00:00Z", "Courier", "Gunmen", 19.0),
            raid("a", "2025-03-03T09:00:00Z", "Courier", "Gunmen", 12.0),
        ];
        assert_eq!(found(&desk), ["2025-03-03T09:00:00Z 12, 2025-03-03T16:00:00Z 19"]);
        let desk = [
            raid("b", "2025-03-03T16:00:00Z", "Gazette", "Gunmen", 19.0),
            raid("a", "2025-03-03T09:00:00Z", "Courier", "Gunmen", 12.0),
        ];
        assert!(found(&desk).is_empty());
    }

    #[test]
    fn one_day_moves_nothing() {
        let desk = [
            report("a", "2025-03-03", Some((3.0, None)), EventStatus::Occurred),
            report("b", "2025-03-03", Some((5.0, None)), EventStatus::Occurred),
        ];
        assert!(found(&desk).is_empty());
    }
}
