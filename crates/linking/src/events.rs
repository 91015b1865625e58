//! Events: mentions inside one story that tell of the same happening.
//!
//! Two mentions are alike by the words that name the act ([`acts`]): the same word, or words of one group. What a
//! document says of time, place and parties can part them: days that lie apart, different countries or divisions, and the
//! same act done by others to others forbid one event, so two rounds of talks stay two, in one report too. Acts of saying are one event only on one speaker's account. Mentions are
//! joined by average linkage, which does not depend on their order.
//!
//! - Finds: "the killing" and "shot dead" in reports of one story; the talks of Monday, told by five outlets.
//! - Leaves: mentions of different stories, and acts whose words no group joins.
//! - Cannot see: two attacks of one kind on one day at one place.

use std::collections::BTreeSet;

use onrecord_gazetteer::fold;
use onrecord_record::{ActorId, ActorKind, EventType, Quantity};
use serde::{Deserialize, Serialize};

use crate::figures::Bounds;
use crate::linkage::{self, Linkage};
use crate::summary::Named;
use crate::{Mention, Summary, acts};

/// The same word for the act. This figure and those below are the weights of a logistic regression on pairs of mentions
/// inside ECB+ stories, rounded; words in common around the mentions, shared participants and position added nothing.
const SAME_WORD: f64 = 1.5;
/// Words of one group.
const SAME_ACT: f64 = 0.2;
/// Neither.
const OTHER_ACT: f64 = -20.0;
/// Acts of saying: many people say something in a story.
const SAYING: f64 = -2.1;
/// Said by one speaker.
const ONE_SPEAKER: f64 = 2.0;
/// Said by two.
const TWO_SPEAKERS: f64 = -1.0;
/// Told in one sentence: a writer does not tell the same thing twice there.
const ONE_SENTENCE: f64 = -1.6;
/// On neighbouring days: reports count nights and time zones differently.
const NEXT_DAY: f64 = -1.0;
/// What forbids one event.
const NEVER: f64 = f64::NEG_INFINITY;
/// Mean likeness from which mentions are one event.
const LEAST: f64 = -0.5;

/// A mention by its place in the data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct MentionRef {
    /// Position of the document among the summaries.
    pub document: usize,
    /// Position among the document's mentions.
    pub mention: usize,
}

/// The events of one story (positions of its documents): each the mentions that tell of it, in the order of publication.
pub fn events(summaries: &[Summary], story: &[usize]) -> Vec<Vec<MentionRef>> {
    let mut documents = story.to_vec();
    documents.sort_by_key(|&document| summaries[document].order());
    let all = documents.iter().flat_map(|&document| {
        (0..summaries[document].mentions.len()).map(move |mention| MentionRef { document, mention })
    });
    let all: Vec<MentionRef> = all.collect();
    let likeness = |one: usize, other: usize| likeness(summaries, all[one], all[other]);
    let clusters = linkage::clusters(all.len(), LEAST, Linkage::Average, likeness);
    clusters.into_iter().map(|cluster| cluster.into_iter().map(|at| all[at]).collect()).collect()
}

/// How much speaks for it that two mentions tell of one event; negative infinity forbids it.
fn likeness(summaries: &[Summary], one: MentionRef, other: MentionRef) -> f64 {
    let is_one_document = one.document == other.document;
    let (first, second) = (&summaries[one.document], &summaries[other.document]);
    let (one, other) = (&first.mentions[one.mention], &second.mentions[other.mention]);
    let word = if one.act == other.act {
        SAME_WORD
    } else if acts::can_be_same(&one.act, &other.act) {
        SAME_ACT
    } else {
        return OTHER_ACT;
    };
    let are_apart = || are_other_rounds(first, one, other) || are_other_numbers(one, other);
    if are_other_parties((first, one), (second, other)) || is_one_document && are_apart() {
        return NEVER;
    }
    let sentence = if is_one_document && one.clause.overlaps(other.clause) { ONE_SENTENCE } else { 0.0 };
    word + sentence + setting(one, other) + saying((first, one), (second, other))
}

/// Days before publication from which talks are over for a report that speaks of talks without a day as well.
const LONG_AGO: i32 = 30;

/// Whether one report tells of talks before ("**earlier** talks"), or long ago by their day ("met in **July**"), and of others
/// without that: news is of today's.
fn are_other_rounds(summary: &Summary, one: &Mention, other: &Mention) -> bool {
    let are_talks = one.kind == Some(EventType::Consult) && other.kind == Some(EventType::Consult);
    let told = summary.published.as_deref().and_then(crate::summary::day);
    let is_old =
        |mention: &Mention| mention.days.zip(told).is_some_and(|((_, end), told)| told.saturating_sub(end) > LONG_AGO);
    let is_long_ago = is_old(one) && other.days.is_none() || is_old(other) && one.days.is_none();
    are_talks && (one.is_earlier != other.is_earlier || is_long_ago)
}

/// Whether one voice counts other things in other numbers: "killed **12 fishermen**", "**40 people** were killed". Where two
/// voices do, they may dispute one event.
fn are_other_numbers(one: &Mention, other: &Mention) -> bool {
    let is_of_things = |figure: &&Quantity| figure.item.is_some() && figure.unit.is_none();
    let count =
        |mention: &Mention| mention.figures.iter().filter(is_of_things).filter_map(Bounds::of).collect::<Vec<_>>();
    let (count, others) = (count(one), count(other));
    let contradict = |one: &Bounds| others.iter().all(|other| one.contradict(*other));
    one.according_to == other.according_to && !count.is_empty() && !others.is_empty() && count.iter().all(contradict)
}

/// Whether both say who did it to whom, and it was other people, or the other way round; for words, whether other people say
/// them: two who promise make two promises.
fn are_other_parties((first, one): (&Summary, &Mention), (second, other): (&Summary, &Mention)) -> bool {
    if one.kind == Some(EventType::Consult) {
        let people = |named: &Named| (named.kind == ActorKind::Person).then(|| fold(named.last_name()));
        let (people, others) = (parties(first, one, people), parties(second, other, people));
        let camp = |named: &Named| Some(named.country.clone().unwrap_or_else(|| fold(&named.name)));
        let (camps, other_camps) = (parties(first, one, camp), parties(second, other, camp));
        // Talks have no direction, and one report names more of those present than another one.
        return !people.is_empty() && !others.is_empty() && people.is_disjoint(&others)
            || camps.len() > 1
                && other_camps.len() > 1
                && !camps.is_subset(&other_camps)
                && !other_camps.is_subset(&camps);
    }
    let people = |summary: &Summary, mention: &Mention| {
        called(summary, &mention.actors, |named| (named.kind == ActorKind::Person).then(|| fold(named.last_name())))
    };
    if one.kind.is_some_and(is_word) && other.kind.is_some_and(is_word) {
        let (one, other) = (people(first, one), people(second, other));
        if !one.is_empty() && !other.is_empty() && one.is_disjoint(&other) {
            return true;
        }
    }
    let names = |summary: &Summary, actors: &[ActorId]| called(summary, actors, |named| Some(fold(named.last_name())));
    let (doers, others) = (names(first, &one.actors), names(second, &other.actors));
    let (done_to, others_done_to) = (names(first, &one.recipients), names(second, &other.recipients));
    let meet = |one: &BTreeSet<String>, other: &BTreeSet<String>| !one.is_disjoint(other);
    let are_known = !doers.is_empty() && !others.is_empty() && !meet(&doers, &others);
    are_known
        && (meet(&doers, &others_done_to)
            || meet(&done_to, &others)
            || !done_to.is_empty() && !others_done_to.is_empty() && !meet(&done_to, &others_done_to))
}

/// What is done by saying it, each for oneself.
const fn is_word(kind: EventType) -> bool {
    matches!(kind, EventType::Agree | EventType::Accuse | EventType::Request | EventType::Threaten | EventType::Reject)
}

/// What those who take part are called, whom the document names.
fn parties(summary: &Summary, mention: &Mention, call: impl Fn(&Named) -> Option<String>) -> BTreeSet<String> {
    let actors: Vec<ActorId> = mention.actors.iter().chain(&mention.recipients).copied().collect();
    called(summary, &actors, call)
}

fn called(summary: &Summary, actors: &[ActorId], call: impl Fn(&Named) -> Option<String>) -> BTreeSet<String> {
    let actors = actors.iter().filter_map(|actor| summary.actors.get(actor.index()));
    actors.filter(|actor| actor.has_name).filter_map(call).collect()
}

/// What time and place say.
fn setting(one: &Mention, other: &Mention) -> f64 {
    if let (Some(one), Some(other)) = (&one.place, &other.place)
        && one.is_elsewhere(other)
    {
        return NEVER;
    }
    match days_between(one, other) {
        Some(0) | None => 0.0,
        Some(1) => NEXT_DAY,
        Some(_) => NEVER,
    }
}

/// Days from one to the other; 0 where they meet, 1 where the one ends as the other begins.
pub fn days_between(one: &Mention, other: &Mention) -> Option<i32> {
    let (one, other) = (one.days?, other.days?);
    Some((other.0 - one.1 + 1).max(one.0 - other.1 + 1).max(0))
}

/// What the speakers of two acts of saying say.
fn saying((first, one): (&Summary, &Mention), (second, other): (&Summary, &Mention)) -> f64 {
    if !acts::is_saying(&one.act) && !acts::is_saying(&other.act) {
        return 0.0;
    }
    let speaker = |summary: &Summary, mention: &Mention| {
        mention
            .speaker
            .and_then(|speaker| summary.actors.get(speaker.index()))
            .map(|actor| actor.last_name().to_owned())
    };
    SAYING
        + match (speaker(first, one), speaker(second, other)) {
            (Some(one), Some(other)) if one == other => ONE_SPEAKER,
            (Some(_), Some(_)) => TWO_SPEAKERS,
            _ => 0.0,
        }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::Desk;

    /// A report of talks, with their day and place where it tells them.
    fn talks(id: &str, text: &str, trigger: &str, day: Option<&str>, place: Option<(&str, &str)>) -> Summary {
        let mut desk = Desk::new(id, Some("2025-05-09"), text);
        let place = place.map(|(name, country)| desk.place(name, country));
        let time = day.map(|day| desk.time("day", day, day));
        let parties = [desk.actor("Chad", ActorKind::State), desk.actor("Sudan", ActorKind::State)];
        let event = desk.event(trigger, EventType::Consult, &parties, &[]);
        (event.place, event.time) = (place, time);
        desk.summary()
    }

    fn groups(summaries: &[Summary]) -> Vec<Vec<&str>> {
        let story: Vec<usize> = (0..summaries.len()).collect();
        let name = |mention: MentionRef| summaries[mention.document].id.as_str();
        events(summaries, &story).into_iter().map(|event| event.into_iter().map(name).collect()).collect()
    }

    #[test]
    fn talks_told_in_other_words_are_one_event() {
        let desk = [
            talks("a", "Chad met Sudan in Doha.", "met", None, Some(("Doha", "QAT"))),
            talks("b", "The negotiations of Chad and Sudan went on.", "negotiations", None, None),
            talks("c", "Talks in Doha that day brought Chad and Sudan closer.", "Talks", Some("2025-05-08"), None),
        ];
        assert_eq!(groups(&desk), [["a", "b", "c"]]);
    }

    #[test]
    fn rounds_of_talks_stay_distinct() {
        let desk = [
            talks("a", "Chad met Sudan that day.", "met", Some("2025-05-08"), None),
            talks("b", "Chad met Sudan that day.", "met", Some("2025-04-02"), None),
            talks("c", "Chad met Sudan in Rome that day.", "met", Some("2025-05-08"), Some(("Rome", "ITA"))),
            talks("d", "Chad met Sudan in Doha that day.", "met", Some("2025-05-08"), Some(("Doha", "QAT"))),
        ];
        assert_eq!(groups(&desk), [vec!["a", "c"], vec!["b"], vec!["d"]]);
    }

    #[test]
    fn earlier_talks_are_others() {
        let mut desk =
            Desk::new("a", Some("2025-05-09"), "Chad and Sudan met for talks, following earlier talks of Chad.");
        let parties = [desk.actor("Chad", ActorKind::State), desk.actor("Sudan", ActorKind::State)];
        for trigger in ["met", "talks", "talks of Chad"] {
            desk.event(trigger, EventType::Consult, &parties, &[]);
        }
        let one = desk.summary();
        assert_eq!(one.mentions.iter().map(|mention| mention.is_earlier).collect::<Vec<_>>(), [false, false, true]);
        let counts: Vec<usize> = events(&[one], &[0]).iter().map(Vec::len).collect();
        assert_eq!(counts, [2, 1]);
    }

    #[test]
    fn two_people_who_promise_make_two_promises() {
        let promise = |id: &str, name: &str| {
            let mut desk = Desk::new(id, Some("2025-05-09"), &format!("{name} promised to pay the teachers."));
            let person = desk.actor(name, ActorKind::Person);
            desk.event("promised", EventType::Agree, &[person], &[]);
            desk.summary()
        };
        let desks = [promise("a", "Ana Okoro"), promise("b", "Okoro"), promise("c", "Idriss Bel")];
        assert_eq!(groups(&desks), [vec!["a", "b"], vec!["c"]]);
    }

    #[test]
    fn one_voice_does_not_count_one_event_twice() {
        let mut desk =
            Desk::new("a", None, "Gunmen killed 12 fishermen. On the road 40 people were killed. They killed 12 men.");
        let gunmen = desk.actor("Gunmen", ActorKind::Group);
        let counts =
            [("killed 12 fishermen", "12 fishermen", 12.0, "fishermen"), ("killed. They", "40 people", 40.0, "people")];
        for (trigger, words, value, item) in counts {
            let number = desk.number(words, value, None, item);
            desk.event(trigger, EventType::Assault, &[gunmen], &[]).quantities = vec![number];
        }
        let mut one = desk.summary();
        for mention in &mut one.mentions {
            mention.act = acts::key("killed", "");
        }
        assert_eq!(events(&[one.clone()], &[0]).len(), 2);
        one.mentions[1].figures = one.mentions[0].figures.clone();
        assert_eq!(events(&[one], &[0]).len(), 1);
    }

    #[test]
    fn each_speaker_says_their_own() {
        let mention = |id: &str, name: &str| {
            let mut desk = Desk::new(id, None, &format!("{name} said so."));
            let speaker = desk.actor(name, ActorKind::Person);
            let act = acts::key("said", "");
            let mentions = vec![Mention { act, speaker: Some(speaker), ..Mention::default() }];
            Summary { mentions, ..desk.summary() }
        };
        let desk = [mention("a", "Ana Okoro"), mention("b", "Okoro"), mention("c", "Idriss Bel")];
        assert_eq!(groups(&desk), [vec!["a", "b"], vec!["c"]]);
    }
}
