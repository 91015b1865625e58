//! Several who speak as one: "**Officers and witnesses** described …".
//!
//! A statement has one speaker, so those who speak together are an actor of their own, a group whose name lists them and whose
//! members they are.
//!
//! - Finds: actors that "and" joins as the speaker of one statement, also with their own descriptions behind each or behind a title
//!   that they share; groups of which only the adjectives are joined ("**Kenyan and Ugandan officials** said"); those who "both" say it.
//! - Leaves: one person with two titles ("the senator and candidate"), and "or".
//! - Cannot see: who speaks along with somebody ("together with", "as well as").

use std::ops::Range;

use onrecord_language::{Label, Pos, Tag};
use onrecord_lexicon::RoleKind;
use onrecord_record::{Actor, ActorId, ActorKind, Mention, MentionForm, Relation, Span};
use rustc_hash::FxHashMap;

use super::found::{is_word, phrase, trim};
use crate::{Draft, clause};

/// Words of a name that is made of a description.
const LONGEST: usize = 8;

/// Gives statements of several speakers an actor that stands for all of them. The last stage, since what they do each does.
pub fn read(draft: &mut Draft<'_>) {
    let mut by_name: FxHashMap<String, ActorId> = FxHashMap::default();
    for index in 0..draft.record.statements.len() {
        let statement = &draft.record.statements[index];
        let Some(words) = statement.speaker_span else { continue };
        let first = statement.speaker;
        if first.is_none()
            && let Some(id) = before(draft, index)
        {
            draft.record.statements[index].speaker = Some(id);
            continue;
        }
        let words_of = draft.tokens_in(words);
        let words_of = if first.is_none() { beside(draft, words_of.clone()).unwrap_or(words_of) } else { words_of };
        if let Some(person) = with_titles(draft, words_of.clone()).filter(|_| first.is_some()) {
            draft.record.statements[index].speaker = Some(person);
            continue;
        }
        let Some((all, name)) = several(draft, words_of) else { continue };
        // "**Texas and 25 other states**": one of them may be nobody that acts by itself.
        let mut actors = all.iter().filter_map(|&token| draft.actor_of[token]);
        let is_pronoun = |&token: &usize| draft.annotation.tokens()[token].pos == Pos::Pron;
        if first.is_none() && all.iter().any(is_pronoun)
            || !actors.any(|actor| first.is_none_or(|first| actor == first))
        {
            continue;
        }
        let id = by_name.get(&name).copied().unwrap_or_else(|| add(draft, &name, &all));
        by_name.insert(name, id);
        mention(draft, id, words);
        draft.record.statements[index].speaker = Some(id);
    }
}

/// "**former agent and Marine John Tiegen**": two titles without an article are the person's whose name ends the words.
fn with_titles(draft: &Draft<'_>, words: Range<usize>) -> Option<ActorId> {
    let head = head(draft, &words).filter(|&head| is_bare_title(draft, head))?;
    let last =
        *clause::conjuncts(draft.annotation, head).last().filter(|&&last| last > head && words.contains(&last))?;
    let id = draft.actor_of[last].filter(|&id| draft.record.actors[id.index()].kind == ActorKind::Person)?;
    (draft.annotation.tokens()[last].pos == Pos::Propn && is_called(draft, id, draft.annotation.tokens()[last].span))
        .then_some(id)
}

fn head(draft: &Draft<'_>, words: &Range<usize>) -> Option<usize> {
    words.clone().find(|&token| draft.annotation.head(token).is_none_or(|head| !words.contains(&head)))
}

/// A noun in the singular with nothing that tells which: "contender and former neurosurgeon Ben Carson" is one person.
fn is_bare_title(draft: &Draft<'_>, head: usize) -> bool {
    let annotation = draft.annotation;
    let is_title = annotation.tokens()[head].tag == Tag::Nnp
        && draft
            .lexicon
            .roles
            .get(&annotation.lemma(head).to_lowercase())
            .is_some_and(|role| role.kind == RoleKind::Office)
        && draft.actor_of[head].is_none_or(|id| !is_called(draft, id, annotation.tokens()[head].span));
    (annotation.tokens()[head].tag == Tag::Nn || is_title)
        && annotation
            .children(head)
            .all(|child| !matches!(annotation.tokens()[child].label, Label::Det | Label::Poss | Label::Nummod))
}

/// "Mills and Ruiz said **they** were unaware", "… **They** added that …": those who just spoke as one.
fn before(draft: &Draft<'_>, index: usize) -> Option<ActorId> {
    let statements = &draft.record.statements;
    let words = statements[index].speaker_span.filter(|words| words.slice(draft.text).eq_ignore_ascii_case("they"))?;
    let other = match statements[index].within {
        Some(outer) => &statements[outer.index()],
        None => &statements[index.checked_sub(1)?],
    };
    let sentence = |span: Span| draft.tokens_in(span).next().map(|token| draft.annotation.tokens()[token].sentence);
    let distance = sentence(words)?.checked_sub(sentence(other.speaker_span?)?)?;
    let id = other.speaker.filter(|_| distance <= 2)?;
    several(draft, draft.tokens_in(other.speaker_span?)).map(|_| id)
}

/// "TV channels and papers were accused, **but they deny it**": the words of those whom the clause before tells of.
fn beside(draft: &Draft<'_>, words: Range<usize>) -> Option<Range<usize>> {
    let annotation = draft.annotation;
    let is_they = words.len() == 1 && is_word(draft, words.start, &["they"]);
    let verb = annotation.head(words.start).filter(|_| is_they)?;
    let above = annotation.head(verb).filter(|_| annotation.tokens()[verb].label == Label::Conj)?;
    clause::own_subject(annotation, above).filter(|&subject| subject < verb).map(|subject| phrase(draft, subject))
}

/// Those who speak as one, by their heads, and what they are called together.
fn several(draft: &Draft<'_>, words: Range<usize>) -> Option<(Vec<usize>, String)> {
    let named = || titled(draft, &words).or_else(|| of_both(draft, &words));
    if let Some(all) = joined(draft, words.clone()).or_else(named) {
        let name = name(draft, &all);
        return Some((all, name));
    }
    let all = of_adjectives(draft, &words)?;
    let first = *all.first()?;
    let name = draft.annotation.span(first..all.last()? + 1).slice(draft.text).replace('\n', " ");
    Some((all, name))
}

/// "First-time producers **Laurence Mark and Bill Condon**": the names behind the title that they share.
fn titled(draft: &Draft<'_>, words: &Range<usize>) -> Option<Vec<usize>> {
    let annotation = draft.annotation;
    let title = head(draft, words).filter(|&title| annotation.tokens()[title].tag == Tag::Nns)?;
    let is_next = |&name: &usize| annotation.subtree(name).start == title + 1;
    let name = annotation.children_with(title, Label::Appos).find(is_next)?;
    let all = clause::conjuncts(annotation, name);
    let has_and =
        all.iter().any(|&one| annotation.children_with(one, Label::Cc).any(|and| is_word(draft, and, &["and"])));
    let is_name = |&token: &usize| annotation.tokens()[token].pos == Pos::Propn && words.contains(&token);
    (all.len() > 1 && has_and && all.iter().all(is_name)).then_some(all)
}

/// "Ruiz and Lee, **who both** pledged it": those before the clause, of whom "both" says that none alone is meant.
fn of_both(draft: &Draft<'_>, words: &Range<usize>) -> Option<Vec<usize>> {
    let annotation = draft.annotation;
    let who = words.start;
    let is_both =
        words.len() == 1 && is_word(draft, who, &["who"]) && is_word(draft, who + 1, &["both", "all", "each"]);
    let verb = annotation.head(who).filter(|&verb| is_both && annotation.tokens()[verb].label == Label::Relcl)?;
    let mut first = annotation.head(verb)?;
    while matches!(annotation.tokens()[first].label, Label::Conj | Label::Appos) {
        first = annotation.head(first).filter(|&above| above < first)?;
    }
    let all = clause::conjuncts(annotation, first);
    let is_told = |&token: &usize| draft.actor_of[token].is_some();
    (all.len() > 1 && all.iter().all(is_told)).then_some(all)
}

/// "**Kenyan** and **Ugandan officials**": each adjective names a group of its own, the last one together with the noun.
fn of_adjectives(draft: &Draft<'_>, words: &Range<usize>) -> Option<Vec<usize>> {
    let annotation = draft.annotation;
    let head = head(draft, words)?;
    let is_group = |token: usize| {
        draft.actor_of[token]
            .filter(|id| matches!(draft.record.actors[id.index()].kind, ActorKind::Group | ActorKind::Organization))
    };
    let own = is_group(head)?;
    let is_joined = |&child: &usize| {
        child < head
            && words.contains(&child)
            && matches!(annotation.tokens()[child].label, Label::Amod | Label::Compound | Label::Nmod)
            && annotation.child(child, Label::Conj).is_some()
    };
    let first = annotation.children(head).find(is_joined)?;
    let mut groups: Vec<usize> = clause::conjuncts(annotation, first)
        .into_iter()
        .filter(|&one| is_group(one).is_some_and(|id| id != own))
        .collect();
    groups.push(head);
    (groups.len() > 1).then_some(groups)
}

/// The heads of what "and" joins in a speaker's words, if each names somebody. Where a clause behind the first one ends these
/// words, the others stand outside of them, by name.
fn joined(draft: &Draft<'_>, words: Range<usize>) -> Option<Vec<usize>> {
    let annotation = draft.annotation;
    let head = head(draft, &words)?;
    let mut all = clause::conjuncts(annotation, head);
    // "**The White House**, the State Department and the Treasury declined": the parser takes the first for a subject of its own.
    let beside = annotation.head(head).and_then(|verb| {
        let mut subjects = annotation.children_with(verb, Label::Nsubj).filter(|&subject| subject < verb);
        subjects.find(|&subject| subject > head && annotation.tokens()[head].label == Label::Nsubj)
    });
    all.extend(beside.into_iter().flat_map(|beside| clause::conjuncts(annotation, beside)));
    // "Gershkovich, **the US government**, and the paper have denied": the parser takes the second for what the first is.
    let is_plural = annotation.head(head).is_some_and(|verb| {
        annotation.children_with(verb, Label::Aux).any(|aux| is_word(draft, aux, &["have", "are", "were"]))
    });
    if is_plural && all.len() > 1 {
        let is_other = |&second: &usize| {
            words.contains(&second)
                && draft.actor_of[second].is_some_and(|id| {
                    draft.actor_of[head] != Some(id) && draft.record.actors[id.index()].kind != ActorKind::Person
                })
        };
        all.extend(annotation.children_with(head, Label::Appos).filter(is_other));
        all.sort_unstable();
    }
    let has = |word: &str| {
        all.iter().any(|&token| annotation.children_with(token, Label::Cc).any(|and| is_word(draft, and, &[word])))
    };
    let is_several =
        all.len() > 1 && (has("and") || has("nor")) && !has("or") && !has("but") && !is_bare_title(draft, head);
    let is_told = |token: usize| {
        is_somebody(draft, token)
            && (words.contains(&token)
                || draft.actor_of[token].is_some() && annotation.tokens()[token].pos == Pos::Propn)
    };
    (is_several && all[1..].iter().all(|&token| is_told(token))).then_some(all)
}

/// Whether the word names somebody besides the first: a name, several, or somebody with a determiner of his own.
fn is_somebody(draft: &Draft<'_>, token: usize) -> bool {
    let annotation = draft.annotation;
    let entry = &annotation.tokens()[token];
    let is_named = entry.pos == Pos::Propn && draft.actor_of[token].is_some_and(|id| is_called(draft, id, entry.span));
    let is_own = || {
        let has = annotation.children(token).any(|child| {
            matches!(annotation.tokens()[child].label, Label::Det | Label::Poss | Label::Nummod) && child < token
        });
        entry.pos == Pos::Noun && has && draft.actor_of[token].is_some()
    };
    is_named || matches!(entry.tag, Tag::Nns | Tag::Nnps) || is_own()
}

/// Whether the word stands in a name of the actor.
fn is_called(draft: &Draft<'_>, id: ActorId, word: Span) -> bool {
    let mentions = &draft.record.actors[id.index()].mentions;
    mentions.iter().any(|mention| mention.form != MentionForm::Description && mention.span.contains(word))
}

/// "Donald Trump, Bernie Sanders and their aides".
fn name(draft: &Draft<'_>, all: &[usize]) -> String {
    let names: Vec<String> = all.iter().map(|&token| name_of(draft, token)).collect();
    match names.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        _ => names.concat(),
    }
}

fn name_of(draft: &Draft<'_>, token: usize) -> String {
    let annotation = draft.annotation;
    // "many Democrats" are not their party.
    let is_of_body = |actor: &&Actor| {
        actor.kind == ActorKind::Organization && matches!(annotation.tokens()[token].tag, Tag::Nns | Tag::Nnps)
    };
    let actor = draft.actor_of[token].map(|id| &draft.record.actors[id.index()]).filter(|actor| !is_of_body(actor));
    let words = || {
        let next = annotation.children_with(token, Label::Cc).next();
        let range = phrase(draft, token);
        let end = range.end.min(next.unwrap_or(range.end)).min(range.start + LONGEST).max(token + 1);
        annotation.span(trim(annotation, range.start.min(token)..end)).slice(draft.text).replace('\n', " ")
    };
    actor.map_or_else(words, |actor| actor.name.clone())
}

fn add(draft: &mut Draft<'_>, name: &str, all: &[usize]) -> ActorId {
    let id = ActorId::at(draft.record.actors.len());
    let country = common_country(draft, all);
    draft.record.actors.push(Actor {
        id,
        name: name.to_owned(),
        kind: ActorKind::Group,
        country,
        sectors: Vec::new(),
        roles: Vec::new(),
        relations: Vec::new(),
        mentions: Vec::new(),
    });
    for member in all.iter().filter_map(|&token| draft.actor_of[token]) {
        draft.record.actors[member.index()].relations.push(Relation { kind: String::from("member-of"), to: id });
    }
    id
}

/// The country that all of them have.
fn common_country(draft: &Draft<'_>, all: &[usize]) -> Option<String> {
    let mut countries = all.iter().map(|&token| draft.record.actors[draft.actor_of[token]?.index()].country.as_deref());
    let first = countries.next()??;
    countries.all(|country| country == Some(first)).then(|| first.to_owned())
}

/// The tokens stay those of the single members.
fn mention(draft: &mut Draft<'_>, id: ActorId, words: Span) {
    let mentions = &mut draft.record.actors[id.index()].mentions;
    if mentions.iter().all(|mention| mention.span != words) {
        mentions.push(Mention { span: words, form: MentionForm::Description });
    }
}
