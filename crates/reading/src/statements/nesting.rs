//! Statements inside the content of others.
//!
//! - Finds: "Zelensky said **Washington had floated** talks"; "…, **Ushakov told reporters**, according to agencies".
//! - Leaves: statements side by side.
//! - Cannot see: a report that runs over sentences without marks.

use onrecord_record::{ActorId, ActorKind, MentionForm, Span, Statement, StatementId};

use super::found::is_word;
use super::writer;
use crate::{Draft, actors};

/// How many statements before and after a statement can hold it; a report nests within its own paragraphs.
const REACH: usize = 40;

/// Links each statement to the innermost one whose content holds its cue, and names who relays it.
pub(super) fn link(draft: &mut Draft<'_>) {
    for index in 0..draft.record.statements.len() {
        draft.record.statements[index].within = holder(&draft.record.statements, index);
    }
    speak_for_oneself(draft);
    for index in 0..draft.record.statements.len() {
        draft.record.statements[index].via = relays(draft, index);
    }
}

/// "I" in a quotation is whoever speaks it: the statement's speaker is set, and the word becomes a mention, so that
/// events find who acts.
fn speak_for_oneself(draft: &mut Draft<'_>) {
    let length = |statement: &Statement| statement.content.iter().map(|part| part.len()).sum::<u32>();
    let mut speakers: Vec<(u32, ActorId, Vec<Span>)> = Vec::new();
    for statement in &draft.record.statements {
        let kind = |id: &ActorId| draft.record.actors[id.index()].kind;
        // Behind "NAME:" all words are the speaker's own, marks or not.
        let is_label = statement.cue.is_some_and(|cue| cue.slice(draft.text) == ":");
        let person = statement.speaker.filter(|id| is_label || !matches!(kind(id), ActorKind::Unknown));
        let own = if is_label { statement.content.clone() } else { statement.quotes.clone() };
        speakers.extend(person.map(|person| (length(statement), person, own)));
    }
    // The innermost statement first: it has the nearer speaker.
    speakers.sort_by_key(|(length, ..)| *length);
    for (_, speaker, quotes) in speakers {
        let tokens: Vec<usize> = quotes.into_iter().flat_map(|quote| draft.tokens_in(quote)).collect();
        for token in tokens {
            let is_person = matches!(draft.record.actors[speaker.index()].kind, ActorKind::Person | ActorKind::Unknown);
            let is_own = if is_person { is_first_person(draft, token) } else { is_we(draft, token) };
            if is_own && draft.actor_of[token].is_none() {
                actors::add_mention(draft, speaker, token..token + 1, MentionForm::Pronoun);
            }
        }
    }
    for index in 0..draft.record.statements.len() {
        let statement = &draft.record.statements[index];
        if let (None, Some(words)) = (statement.speaker, statement.speaker_span) {
            draft.record.statements[index].speaker = draft
                .tokens_in(words)
                .filter(|&token| is_first_person(draft, token))
                .find_map(|token| draft.actor_of[token]);
        }
    }
    writer::sign(draft);
}

/// "“**We** will stay,” the monks said": bodies and groups speak so of themselves; whom a person means by it is not told.
fn is_we(draft: &Draft<'_>, token: usize) -> bool {
    is_word(draft, token, &["we", "us", "our", "ourselves"])
}

pub(super) fn is_first_person(draft: &Draft<'_>, token: usize) -> bool {
    is_word(draft, token, &["i", "me", "my", "myself"])
}

fn holder(statements: &[Statement], index: usize) -> Option<StatementId> {
    let cue = statements[index].cue?;
    let holds = |outer: &Statement, cue: Span| outer.content.iter().any(|part| part.contains(cue));
    let near = index.saturating_sub(REACH)..(index + REACH).min(statements.len());
    near.filter(|&other| other != index && holds(&statements[other], cue))
        .filter(|&other| !statements[other].cue.is_some_and(|cue| holds(&statements[index], cue)))
        .min_by_key(|&other| statements[other].content.iter().map(|part| part.len()).sum::<u32>())
        .map(StatementId::at)
}

/// Who relays a statement, outermost first: the sources of "according to", and media that report it. Somebody
/// who is quoted as telling of another's words is in `within` and no relay.
fn relays(draft: &Draft<'_>, index: usize) -> Vec<ActorId> {
    let statements = &draft.record.statements;
    let mut relays: Vec<ActorId> = Vec::new();
    let mut above = statements[index].within;
    // A chain of reports has few links; the bound guards against a ring.
    for _ in 0..8 {
        let Some(outer) = above.map(|id| &statements[id.index()]) else { break };
        let is_according = outer.cue.is_some_and(|cue| cue.slice(draft.text).to_lowercase().starts_with("according"));
        let speaker = outer.speaker.filter(|speaker| Some(*speaker) != statements[index].speaker);
        relays.extend(speaker.filter(|&speaker| is_according || draft.is_medium(speaker)));
        above = outer.within;
    }
    relays.reverse();
    relays.dedup();
    relays
}
