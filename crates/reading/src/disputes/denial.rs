//! A denial meets the report that it denies.
//!
//! - Finds: "The Kremlin **denied** that three-way talks were under discussion" against "Zelensky said
//!   Washington had floated trilateral talks"; "Kyiv **rejected the claim**"; a denial of what the
//!   reporter tells as fact.
//! - Leaves: denials of what nobody in the text says.
//! - Cannot see: that two differently worded contents mean the same without an event, a reference or
//!   words in common.

use onrecord_language::Pos;
use onrecord_lexicon::ReferenceTarget;
use onrecord_record::{DisputeKind, Event, EventId, EventStatus, Stance, Statement, StatementId};

use super::{Finding, explain, same};
use crate::Draft;

/// Sentences between a denial and what it denies.
const NEAR: usize = 6;
/// Sentences back that "that" and "the charge" reach.
const POINTING: usize = 2;
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
        Stance::Reject => points(draft, statement),
        _ => false,
    }
}

/// Whether the whole content is a pronoun, or a noun for something said.
fn points(draft: &Draft<'_>, statement: &Statement) -> bool {
    let [content] = statement.content[..] else { return false };
    let tokens = draft.tokens_in(content);
    let head = tokens.clone().find(|&token| draft.annotation.head(token).is_none_or(|head| !tokens.contains(&head)));
    head.is_some_and(|head| {
        let lemma = draft.annotation.lemma(head).to_lowercase();
        // A claim can be false; a demand or an offer cannot.
        let is_said =
            draft.lexicon.references.get(&lemma).any(|reference| {
                reference.to == ReferenceTarget::Statement && reference.stances.contains(&Stance::Claim)
            });
        is_said || tokens.len() == 1 && matches!(draft.annotation.tokens()[head].pos, Pos::Pron | Pos::Det)
    })
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
/// event that both tell, two more if the denier acts in what the rival tells, and one for every word of weight in
/// common. Words alone do not weigh where the denial names an event, nor what is further than [`NEAR`] sentences.
fn score(draft: &Draft<'_>, inner: &Inner, denial: &Statement, rival: &Statement, pointed: &[StatementId]) -> usize {
    if !is_someone_else(draft, inner, denial, rival) || is_within(draft, denial, rival.id) {
        return 0;
    }
    if rival.within == Some(denial.id) {
        return if is_report(draft, rival) { 10 } else { 0 };
    }
    if is_within(draft, rival, denial.id) {
        return 0;
    }
    if pointed.contains(&rival.id) || denial.responds_to == Some(rival.id) {
        return 8;
    }
    let Some(distance) = distance(draft, denial, rival) else { return 0 };
    let is_before = rival.id < denial.id;
    if points(draft, denial) {
        return if is_before && distance <= POINTING { ENOUGH + POINTING - distance } else { 0 };
    }
    if denied(draft, denial).next().is_some() {
        return if shares_event(draft, denial, rival) { 6 } else { 0 };
    }
    let shared = shared_words(draft, denial, rival);
    let accused = 2 * usize::from(is_before && is_accused(draft, denial, rival));
    if shared == 0 && accused == 0 { 0 } else { shared + accused + usize::from(distance <= 1 && shared > 0) }
}

/// "a **report** that …", "the opposition's **claim**", or what somebody known is quoted with.
fn is_report(draft: &Draft<'_>, statement: &Statement) -> bool {
    let cue = statement.cue.map_or(0..0, |cue| draft.tokens_in(cue));
    let is_noun = cue.into_iter().any(|token| draft.annotation.tokens()[token].pos == Pos::Noun);
    is_noun || statement.speaker.is_some()
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
    denied(draft, denial)
        .any(|one| rival.about.iter().any(|other| same::tells_same(draft, one, &draft.record.events[other.index()])))
}

fn shared_words(draft: &Draft<'_>, denial: &Statement, rival: &Statement) -> usize {
    let (one, other) = (content_words(draft, denial), content_words(draft, rival));
    one.iter().filter(|word| other.contains(word)).count()
}

/// Lemmas of nouns, names and main verbs of a content, each once.
fn content_words<'a>(draft: &'a Draft<'_>, statement: &Statement) -> Vec<&'a str> {
    let mut words = Vec::new();
    for span in &statement.content {
        for token in draft.tokens_in(*span) {
            let is_content =
                matches!(draft.annotation.tokens()[token].pos, Pos::Noun | Pos::Propn | Pos::Verb | Pos::Num);
            let lemma = draft.annotation.lemma(token);
            let is_content =
                is_content && !matches!(lemma, "be" | "have" | "do" | "say" | "tell" | "take" | "make" | "get");
            if is_content && !words.contains(&lemma) {
                words.push(lemma);
            }
        }
    }
    words
}

fn events(draft: &Draft<'_>, denial: &Statement, rivals: &[&Statement]) -> Vec<EventId> {
    let mut events: Vec<EventId> = denied(draft, denial).map(|event| event.id).collect();
    for rival in rivals {
        let shared = rival.about.iter().filter(|other| {
            let other = &draft.record.events[other.index()];
            denied(draft, denial).any(|one| same::tells_same(draft, one, other))
        });
        events.extend(shared);
    }
    events.sort_unstable();
    events.dedup();
    events
}

/// A denial of something that the reporter tells as done.
fn against_report(draft: &Draft<'_>, denial: &Statement) -> Option<Finding> {
    let about = denial.about.first()?;
    let near = super::near(about.index(), draft.record.events.len());
    let told = draft.record.events[near].iter().find(|event| {
        event.according_to.is_empty()
            && matches!(event.status, EventStatus::Occurred | EventStatus::Ongoing)
            && !denial.about.contains(&event.id)
            && denied(draft, denial).any(|one| same::tells_same(draft, one, event))
    })?;
    let explanation = format!(
        "{} denies “{}”, which the report tells as fact: “{}”",
        explain::speaker(draft, Some(denial.id)),
        explain::words(draft, denial.id),
        told.span.slice(draft.text).split_whitespace().collect::<Vec<_>>().join(" "),
    );
    let about = denied(draft, denial).map(|event| event.id).chain([told.id]).collect();
    Some(Finding { kind: DisputeKind::Denial, sides: [Vec::new(), vec![denial.id]], about, explanation })
}
