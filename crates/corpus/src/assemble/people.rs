//! Actors with their mentions, roles and relations.

use std::collections::BTreeMap;

use onrecord_record::{Actor, ActorId, Mention, MentionForm, Relation, Role, Span};

use super::desk::Desk;
use crate::annotation::{ActorNote, RoleNote, Words};
use crate::error::Kind;

const PRONOUNS: &[&str] = &[
    "he",
    "she",
    "it",
    "they",
    "him",
    "her",
    "them",
    "his",
    "its",
    "their",
    "who",
    "which",
    "that",
    "whose",
    "whom",
    "i",
    "we",
    "us",
    "our",
    "you",
    "me",
    "my",
    "himself",
    "herself",
    "itself",
    "themselves",
    "both",
];

/// The actors in the order of first mention, and the id of each key.
pub fn actors(desk: &mut Desk<'_>, notes: &[ActorNote]) -> (Vec<Actor>, BTreeMap<String, ActorId>) {
    let mut drafts = Vec::new();
    for note in notes {
        let mentions = mentions(desk, note);
        let Some(first) = mentions.first().map(|mention| mention.span) else {
            desk.fault(Kind::NotFound, &note.key, format!("actor `{}` has no mention", note.key.get_ref()));
            continue;
        };
        drafts.push((first, vec![note.key.clone()], (actor(desk, note, mentions), note)));
    }
    let (drafts, keys) = desk.order(drafts, ActorId::at, |(actor, _), id| actor.id = id);
    let mut actors = Vec::new();
    for (mut actor, note) in drafts {
        for relation in &note.relations {
            if let Some(to) = desk.look_up("actor", &keys, &relation.to) {
                actor.relations.push(Relation { kind: relation.kind.clone(), to });
            }
        }
        actors.push(actor);
    }
    (actors, keys)
}

fn actor(desk: &mut Desk<'_>, note: &ActorNote, mentions: Vec<Mention>) -> Actor {
    Actor {
        id: ActorId::at(0),
        name: note.name.clone(),
        kind: note.kind,
        country: note.country.clone(),
        sectors: note.sectors.clone(),
        roles: note.roles.iter().map(|role| self::role(desk, role)).collect(),
        relations: Vec::new(),
        mentions,
    }
}

fn role(desk: &mut Desk<'_>, note: &RoleNote) -> Role {
    Role { title: note.title.clone(), of: note.of.clone(), span: note.words.as_ref().map(|words| desk.span(words)) }
}

fn mentions(desk: &mut Desk<'_>, note: &ActorNote) -> Vec<Mention> {
    let mut mentions = Vec::new();
    let mut add = |desk: &mut Desk<'_>, words: &Words, metonym: bool| {
        for span in desk.spans(words) {
            let form = if metonym { MentionForm::Metonym } else { form(span.slice(desk.text())) };
            if mentions.iter().any(|mention: &Mention| mention.span == span && span != Span::default()) {
                desk.fault(Kind::Ambiguous, words, format!("`{}` is a mention twice", words.get_ref()));
            }
            mentions.push(Mention { span, form });
        }
    };
    note.mentions.iter().for_each(|words| add(desk, words, false));
    note.metonyms.iter().for_each(|words| add(desk, words, true));
    mentions.sort_by_key(|mention| mention.span);
    mentions
}

/// A pronoun by its word; a name if it begins with a capital, an article aside; else a description.
fn form(words: &str) -> MentionForm {
    if PRONOUNS.contains(&words.to_lowercase().as_str()) {
        return MentionForm::Pronoun;
    }
    let bare = ["the ", "The ", "a ", "A ", "an ", "An "].iter().find_map(|article| words.strip_prefix(article));
    if bare.unwrap_or(words).starts_with(char::is_uppercase) { MentionForm::Name } else { MentionForm::Description }
}
