//! A denial meets the report that it denies.
//!
//! - Finds: "The Kremlin **denied** that three-way talks were under discussion" against "Zelensky said
//!   Washington had floated trilateral talks"; "Kyiv **rejected the claim**"; a denial of what the
//!   reporter tells as fact, or accuses the denier of; "denied **any role**" against those who tell of it.
//! - Leaves: denials of what nobody in the text says; what is opposed, resisted or not proposed, as only a claim can be false.
//! - Cannot see: that two differently worded contents mean the same without an event, a reference or
//!   words in common.

use onrecord_language::{Label, Pos};
use onrecord_record::{DisputeKind, Event, EventId, EventStatus, EventType, Stance, Statement, StatementId};

use super::content::{self, Pointer};
use super::{Finding, explain, same};
use crate::Draft;

/// Sentences between a denial and what it denies.
const NEAR: usize = 6;
/// Sentences back that "that", "the charge" and "any role" reach.
const POINTING: usize = 2;
/// Words in common that make up for it where the content alone makes a denial.
const SHARED: usize = 3;
/// What a rival must score; [`score`] says for what.
const ENOUGH: usize = 3;
/// A chain of reports is short; the bound holds even for a record that was put together badly.
const CHAIN: usize = 8;

/// Every denial with what it denies.
pub(super) fn find(draft: &Draft<'_>) -> Vec<Finding> {
    let inner = Inner::new(draft);
    let denials = draft.record.statements.iter().filter(|statement| is_denial(draft, statement));
    denials
        .filter_map(|denial| against_statements(draft, &inner, denial).or_else(|| against_report(draft, denial)))
        .collect()
}

/// What each statement passes on: the statements whose `within` it is.
struct Inner {
    of: Vec<Vec<StatementId>>,
}

impl Inner {
    fn new(draft: &Draft<'_>) -> Self {
        let mut of = vec![Vec::new(); draft.record.statements.len()];
        for statement in &draft.record.statements {
            if let Some(outer) = statement.within {
                of[outer.index()].push(statement.id);
            }
        }
        Self { of }
    }

    fn of(&self, statement: StatementId) -> &[StatementId] {
        &self.of[statement.index()]
    }
}

/// A denial, or the rejection of what somebody has said: "rejected **that**", "dismissed **the charge**".
pub(super) fn is_denial(draft: &Draft<'_>, statement: &Statement) -> bool {
    match statement.stance {
        Stance::Deny => true,
        Stance::Reject => matches!(content::pointer(draft, statement), Some(Pointer::Noun(_) | Pointer::Thing)),
        _ => false,
    }
}

/// What the denial may deny, in text order: statements near to it, and what it points at.
fn candidates<'a>(draft: &'a Draft<'_>, denial: &Statement, pointed: &[StatementId]) -> Vec<&'a Statement> {
    let statements = &draft.record.statements;
    let near = super::near(denial.id.index(), statements.len());
    let far = pointed.iter().chain(&denial.responds_to).map(|id| id.index()).filter(|row| !near.contains(row));
    let mut rows: Vec<usize> = far.chain(near.clone()).collect();
    rows.sort_unstable();
    rows.dedup();
    rows.into_iter().map(|row| &statements[row]).filter(|rival| asserts(rival)).collect()
}

/// The statements that the denial's content points at.
fn pointed(draft: &Draft<'_>, denial: &Statement) -> Vec<StatementId> {
    let references = &draft.record.references;
    let mut pointed = Vec::new();
    for content in &denial.content {
        let first = references.partition_point(|reference| reference.span.end <= content.start);
        let inside = references[first..].iter().take_while(|reference| reference.span.end <= content.end);
        let inside = inside.filter(|reference| content.contains(reference.span));
        pointed.extend(inside.filter_map(|reference| reference.statement));
    }
    pointed
}

fn against_statements(draft: &Draft<'_>, inner: &Inner, denial: &Statement) -> Option<Finding> {
    let pointed = pointed(draft, denial);
    let candidates = candidates(draft, denial, &pointed).into_iter();
    let scored: Vec<(usize, &Statement)> =
        candidates.map(|rival| (score(draft, inner, denial, rival, &pointed), rival)).collect();
    let best = scored.iter().map(|(score, _)| *score).max().filter(|best| *best >= ENOUGH)?;
    let told: Vec<&Statement> =
        scored.into_iter().filter(|(score, _)| *score == best).map(|(_, rival)| rival).collect();
    let rivals = with_tellers(draft, inner, denial, &told);
    let first = rivals.first()?;
    let explanation = format!(
        "{} denies what {} says: “{}” against “{}”",
        explain::speaker(draft, Some(denial.id)),
        explain::speaker(draft, Some(first.id)),
        explain::words(draft, denial.id),
        explain::words(draft, first.id),
    );
    let sides = [rivals.iter().map(|rival| rival.id).collect(), vec![denial.id]];
    Some(Finding { kind: DisputeKind::Denial, sides, about: events(draft, denial, &rivals), explanation })
}

/// How much speaks for it that `denial` denies `rival`; 0 if nothing does.
///
/// Ten if the denial itself quotes it ("denied a report that …"), eight if it points at it or answers it, six for an
/// act that both tell, two more if the denier acts in what the rival tells, and one for every word of weight in
/// common. Words alone do not weigh where the denial names an event, nor what is further than [`NEAR`] sentences, nor
/// where they leave out what is denied.
fn score(draft: &Draft<'_>, inner: &Inner, denial: &Statement, rival: &Statement, pointed: &[StatementId]) -> usize {
    if !is_someone_else(draft, inner, denial, rival) || is_within(draft, denial, rival.id) {
        return 0;
    }
    if rival.within == Some(denial.id) {
        return if is_report(draft, rival) && is_claim(draft, rival) { 10 } else { 0 };
    }
    if is_within(draft, rival, denial.id) {
        return 0;
    }
    let Some(means) = content::pointer(draft, denial) else {
        return score_by_content(draft, denial, rival);
    };
    if !is_meant(draft, means, denial, rival) {
        return 0;
    }
    if pointed.contains(&rival.id) || denial.responds_to == Some(rival.id) {
        return 8;
    }
    match distance(draft, denial, rival) {
        Some(distance) if rival.id < denial.id && distance <= POINTING => ENOUGH + POINTING - distance,
        _ => 0,
    }
}

/// The score of a denial that says itself what it denies.
fn score_by_content(draft: &Draft<'_>, denial: &Statement, rival: &Statement) -> usize {
    if denial.responds_to == Some(rival.id) && is_claim(draft, rival) {
        return 8;
    }
    let Some(distance) = distance(draft, denial, rival) else { return 0 };
    if shares_event(draft, denial, rival) {
        return 6;
    }
    let is_before = rival.id < denial.id;
    let is_accused = is_before && is_accused(draft, denial, rival);
    if denies_role(draft, denial) {
        return if is_before && distance <= POINTING && tells_wrong(draft, rival) {
            ENOUGH + POINTING - distance
        } else {
            0
        };
    }
    let is_named = denied(draft, denial).next().is_some();
    if is_named || !is_claim(draft, rival) || content::is_negative(draft, rival) {
        return 0;
    }
    let shared = shared_words(draft, denial, rival);
    let says_so = content::predicate(draft, denial).is_some_and(|word| content::words(draft, rival).contains(&word));
    let is_enough = if content::is_negated(draft, denial) {
        says_so && shared >= SHARED
    } else {
        says_so && (distance <= POINTING || shared > 1) || distance <= 1 && shared > 1
    };
    if is_enough { ENOUGH + shared + 2 * usize::from(is_accused) + usize::from(distance <= 1) } else { 0 }
}

/// "denied **any role** in the killings", "denies **wrongdoing**": whatever it is that others tell.
fn denies_role(draft: &Draft<'_>, denial: &Statement) -> bool {
    let Some(head) = content::head(draft, denial) else { return false };
    draft.annotation.tokens()[head].pos == Pos::Noun
        && !content::is_negated(draft, denial)
        && matches!(
            draft.annotation.lemma(head),
            "role" | "involvement" | "responsibility" | "wrongdoing" | "guilt" | "complicity"
        )
}

/// Whether it tells of something that one can have a guilty part in: an accusation, or violence.
fn tells_wrong(draft: &Draft<'_>, rival: &Statement) -> bool {
    let mut events = rival.about.iter().map(|event| &draft.record.events[event.index()]);
    rival.stance == Stance::Accuse
        || events.any(|event| matches!(event.r#type, EventType::Assault | EventType::Coerce | EventType::Accuse))
}

/// Whether the pointing words can mean what `rival` says.
fn is_meant(draft: &Draft<'_>, means: Pointer, denial: &Statement, rival: &Statement) -> bool {
    let is_of_its_speaker = |actor| rival.speaker.is_some() && rival.speaker == actor;
    let is_theirs = match means {
        Pointer::Person(token) => is_of_its_speaker(draft.actor_of[token]),
        // "**Clinton's** claim" is what Clinton says.
        Pointer::Noun(noun) => draft
            .annotation
            .child(noun, Label::Poss)
            .and_then(|owner| draft.actor_of[owner])
            .is_none_or(|owner| is_of_its_speaker(Some(owner))),
        Pointer::Thing => true,
    };
    is_theirs && is_claim(draft, rival) && (is_main(draft, denial) || distance(draft, denial, rival) == Some(0))
}

/// Whether it tells something that can be false.
fn is_claim(draft: &Draft<'_>, rival: &Statement) -> bool {
    let is_idea = rival.stance == Stance::Propose && !content::tells_past(draft, rival);
    !is_idea && content::tells(draft, rival) && content::tells_fact(draft, rival)
}

/// Whether whoever denies does so in a clause of its own: "a charge that they **deny**", "although Israel **disputes** this"
/// answer what stands in the same sentence.
fn is_main(draft: &Draft<'_>, denial: &Statement) -> bool {
    let cue = denial.cue.map_or(0..0, |cue| draft.tokens_in(cue));
    !cue.into_iter().any(|token| matches!(draft.annotation.tokens()[token].label, Label::Relcl | Label::Advcl))
}

/// "a **report** that …", "the opposition's **claim**".
fn is_report(draft: &Draft<'_>, statement: &Statement) -> bool {
    let cue = statement.cue.map_or(0..0, |cue| draft.tokens_in(cue));
    cue.into_iter().any(|token| draft.annotation.tokens()[token].pos == Pos::Noun)
}

/// Sentences between the two; none if they are too many.
fn distance(draft: &Draft<'_>, one: &Statement, other: &Statement) -> Option<usize> {
    let sentence = |statement: &Statement| {
        let anchor = statement.cue.or_else(|| statement.content.first().copied())?;
        let token = draft.tokens_in(anchor).start;
        draft.annotation.tokens().get(token).map(|token| token.sentence as usize)
    };
    Some(sentence(one)?.abs_diff(sentence(other)?)).filter(|distance| *distance <= NEAR)
}

/// Whether whoever denies acts in what the rival tells, or is blamed in it.
fn is_accused(draft: &Draft<'_>, denial: &Statement, rival: &Statement) -> bool {
    denial.speaker.is_some_and(|denier| {
        let events = rival.about.iter().map(|event| &draft.record.events[event.index()]);
        events.into_iter().any(|event| event.actors.contains(&denier) || event.recipients.contains(&denier))
    })
}

/// Whether the rival is told by somebody who serves who denies, or passes on what such a one says.
fn is_of_its_camp(draft: &Draft<'_>, inner: &Inner, denial: &Statement, rival: &Statement) -> bool {
    let Some(denier) = denial.speaker else { return false };
    let serves = |statement: &Statement| {
        let speaker = statement.speaker.and_then(|speaker| draft.record.actors.get(speaker.index()));
        speaker.is_some_and(|speaker| {
            speaker.relations.iter().any(|relation| relation.to == denier && is_service(&relation.kind))
        })
    };
    serves(rival) || inner.of(rival.id).iter().any(|id| serves(&draft.record.statements[id.index()]))
}

/// An envoy, a spokesman, an office; kin and mere members have a voice of their own.
fn is_service(kind: &str) -> bool {
    kind == "speaks-for" || kind.ends_with("-of") && kind != "member-of"
}

fn is_someone_else(draft: &Draft<'_>, inner: &Inner, denial: &Statement, rival: &Statement) -> bool {
    if is_of_its_camp(draft, inner, denial, rival) {
        return false;
    }
    if let (Some(denier), Some(other)) = (denial.speaker, rival.speaker) {
        return denier != other;
    }
    let words = |statement: &Statement| statement.speaker_span.map(|span| span.slice(draft.text));
    denial.id != rival.id && words(denial) != words(rival)
}

/// With those on whose word others are quoted: who says that Washington floated talks stands by it.
fn with_tellers<'a>(
    draft: &'a Draft<'_>,
    inner: &Inner,
    denial: &Statement,
    told: &[&Statement],
) -> Vec<&'a Statement> {
    let mut tellers: Vec<StatementId> = told.iter().flat_map(|told| outer(draft, told).chain([told.id])).collect();
    tellers.sort_unstable();
    tellers.dedup();
    let is_teller = |statement: &&Statement| {
        asserts(statement)
            && is_someone_else(draft, inner, denial, statement)
            && !is_within(draft, denial, statement.id)
    };
    tellers.into_iter().map(|id| &draft.record.statements[id.index()]).filter(is_teller).collect()
}

fn asserts(statement: &Statement) -> bool {
    matches!(
        statement.stance,
        Stance::Assert
            | Stance::Claim
            | Stance::Confirm
            | Stance::Accuse
            | Stance::Argue
            | Stance::Warn
            | Stance::Condemn
            | Stance::Propose
    )
}

/// The events that the denial denies; what it mentions in passing is not among them.
fn denied<'a>(draft: &'a Draft<'_>, denial: &'a Statement) -> impl Iterator<Item = &'a Event> {
    let events = denial.about.iter().map(|event| &draft.record.events[event.index()]);
    events.filter(|event| event.status == EventStatus::Denied)
}

/// The statements that a statement stands in, the innermost first.
fn outer(draft: &Draft<'_>, statement: &Statement) -> impl Iterator<Item = StatementId> {
    std::iter::successors(statement.within, |id| draft.record.statements[id.index()].within).take(CHAIN)
}

fn is_within(draft: &Draft<'_>, statement: &Statement, outer: StatementId) -> bool {
    self::outer(draft, statement).any(|id| id == outer)
}

fn shares_event(draft: &Draft<'_>, denial: &Statement, rival: &Statement) -> bool {
    denied(draft, denial).any(|one| {
        rival.about.iter().any(|other| same::tells_same_act(draft, one, &draft.record.events[other.index()]))
    })
}

fn shared_words(draft: &Draft<'_>, denial: &Statement, rival: &Statement) -> usize {
    let (one, other) = (content::words(draft, denial), content::words(draft, rival));
    one.iter().filter(|word| other.contains(word)).count()
}

fn events(draft: &Draft<'_>, denial: &Statement, rivals: &[&Statement]) -> Vec<EventId> {
    let mut events: Vec<EventId> = denied(draft, denial).map(|event| event.id).collect();
    for rival in rivals {
        let shared = rival.about.iter().filter(|other| {
            let other = &draft.record.events[other.index()];
            denied(draft, denial).any(|one| same::tells_same_act(draft, one, other))
        });
        events.extend(shared);
    }
    events.sort_unstable();
    events.dedup();
    events
}

/// A denial of something that the reporter tells as done, or of what the reporter says the denier is accused of.
fn against_report(draft: &Draft<'_>, denial: &Statement) -> Option<Finding> {
    let deed = told_deed(draft, denial);
    let told = deed.or_else(|| told_accusation(draft, denial))?;
    let explanation = format!(
        "{} denies “{}”, {}: “{}”",
        explain::speaker(draft, Some(denial.id)),
        explain::words(draft, denial.id),
        if deed.is_some() { "which the report tells as fact" } else { "where the report tells of an accusation" },
        explain::clause(draft, told),
    );
    let mut about: Vec<EventId> = denied(draft, denial).map(|event| event.id).chain([told.id]).collect();
    about.sort_unstable();
    Some(Finding { kind: DisputeKind::Denial, sides: [Vec::new(), vec![denial.id]], about, explanation })
}

fn told_deed<'a>(draft: &'a Draft<'_>, denial: &Statement) -> Option<&'a Event> {
    let about = denial.about.first()?;
    let near = super::near(about.index(), draft.record.events.len());
    draft.record.events[near].iter().find(|event| {
        event.according_to.is_empty()
            && same::is_told(event)
            && !denial.about.contains(&event.id)
            && denied(draft, denial).any(|one| same::is_one_deed(draft, one, event))
    })
}

/// "Police **suspect** the group. The group said it had never hacked a hospital."
fn told_accusation<'a>(draft: &'a Draft<'_>, denial: &Statement) -> Option<&'a Event> {
    let denier = denial.speaker.filter(|_| content::tells_fact(draft, denial))?;
    let sentence = |token: usize| draft.annotation.tokens().get(token).map(|token| token.sentence);
    let here = sentence(draft.tokens_in(denial.cue?).start)?;
    draft.record.events.iter().rev().find(|event| {
        event.r#type == EventType::Accuse
            && event.mode.as_deref().is_none_or(|mode| mode != "disapprove")
            && event.according_to.is_empty()
            && same::is_told(event)
            && event.recipients.contains(&denier)
            && sentence(draft.tokens_in(event.trigger).start)
                .and_then(|there| here.checked_sub(there))
                .is_some_and(|distance| distance == 1)
    })
}
