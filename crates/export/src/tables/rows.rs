//! An article's rows in every table.

use onrecord_ledger::{DisputeRow, Layer, RowId};
use onrecord_record::{Actor, ActorId, Channel, Event, EventId, PlaceId, Span, Statement, StatementId, TimeId};

use super::Tables;
use crate::article::Article;
use crate::words::{cell, join, word};
use crate::{ExportError, Selection};

type Done = Result<(), ExportError>;

/// Start, end, words.
fn span(article: &Article, span: Span) -> [String; 3] {
    [span.start.to_string(), span.end.to_string(), article.words(span).to_owned()]
}

fn maybe_span(article: &Article, given: Option<Span>) -> [String; 3] {
    given.map(|given| span(article, given)).unwrap_or_default()
}

/// A row of these cells.
macro_rules! cells {
    ($($part:expr),* $(,)?) => {{
        let mut cells: Vec<String> = Vec::new();
        $(cells.extend($part);)*
        cells
    }};
}

/// Writes everything of an article that was asked for or that what was asked for points at.
pub(super) fn article(article: &Article, selection: &Selection<'_>, tables: &mut Tables) -> Done {
    document(article, tables)?;
    let (record, reach) = (article.record(), &article.reach);
    for &index in &reach.actors {
        actor(article, &record.actors[index], tables)?;
    }
    for &index in &reach.places {
        place(article, index, tables)?;
    }
    for &index in &reach.times {
        time(article, index, tables)?;
    }
    for &index in &reach.quantities {
        quantity(article, index, tables)?;
    }
    for &index in &reach.statements {
        statement(article, &record.statements[index], tables)?;
    }
    for &index in &reach.events {
        event(article, &record.events[index], selection, tables)?;
    }
    references(article, tables)?;
    disputes(article, tables)
}

fn document(article: &Article, tables: &mut Tables) -> Done {
    let (filed, document) = (&article.filed, &article.record().document);
    let (copy, copy_of) = filed.copy.clone().unzip();
    tables.row(
        "documents",
        vec![
            filed.handle.clone(),
            document.id.clone(),
            document.key.clone(),
            cell(document.title.as_ref()),
            cell(document.published.as_ref()),
            cell(document.publisher.as_ref()),
            cell(document.url.as_ref()),
            document.language.clone(),
            cell(copy),
            cell(copy_of),
            filed.read_by.engine.clone(),
            filed.read_by.model.clone(),
            filed.read_by.lexicon.clone(),
            filed.read_at.clone(),
            document.text.clone(),
        ],
    )?;
    for source in &filed.sightings {
        let rest = [&source.title, &source.publisher, &source.url, &source.published].map(|value| cell(value.as_ref()));
        tables.row("sightings", cells!([filed.handle.clone(), source.key.clone()], rest))?;
    }
    Ok(())
}

fn actor(article: &Article, actor: &Actor, tables: &mut Tables) -> Done {
    let id = article.id(Layer::Actor, actor.id.index()).to_string();
    let identity = article.identity(actor.id);
    tables.row(
        "actors",
        vec![
            id.clone(),
            article.filed.handle.clone(),
            actor.name.clone(),
            cell(identity.map(|identity| &identity.id)),
            cell(identity.map(|identity| &identity.name)),
            word(actor.kind),
            cell(actor.country.as_ref()),
            join(&actor.sectors, ";"),
        ],
    )?;
    for mention in &actor.mentions {
        tables.row("actor_mentions", cells!([id.clone()], span(article, mention.span), [word(mention.form)]))?;
    }
    for role in &actor.roles {
        let named = [id.clone(), role.title.clone(), cell(role.of.as_ref())];
        tables.row("roles", cells!(named, maybe_span(article, role.span)))?;
    }
    for relation in &actor.relations {
        let other = article.id(Layer::Actor, relation.to.index()).to_string();
        tables.row("relations", vec![id.clone(), relation.kind.clone(), other])?;
    }
    Ok(())
}

fn place(article: &Article, index: usize, tables: &mut Tables) -> Done {
    let (place, id) = (&article.record().places[index], article.id(Layer::Place, index).to_string());
    tables.row(
        "places",
        vec![
            id.clone(),
            article.filed.handle.clone(),
            place.name.clone(),
            cell(place.country.as_ref()),
            cell(place.admin1.as_ref()),
            cell(place.latitude),
            cell(place.longitude),
            cell(place.geonames),
        ],
    )?;
    for &mention in &place.mentions {
        tables.row("place_mentions", cells!([id.clone()], span(article, mention)))?;
    }
    Ok(())
}

fn time(article: &Article, index: usize, tables: &mut Tables) -> Done {
    let time = &article.record().times[index];
    let named = [article.id(Layer::Time, index).to_string(), article.filed.handle.clone()];
    let rest = [
        word(time.r#type),
        time.value.clone(),
        cell(time.r#mod.as_ref()),
        cell(time.begin.as_ref()),
        cell(time.end.as_ref()),
        cell(time.edtf.as_ref()),
        time.basis.rule.clone(),
        cell(time.basis.anchor.as_ref()),
    ];
    tables.row("times", cells!(named, span(article, time.span), rest))
}

fn quantity(article: &Article, index: usize, tables: &mut Tables) -> Done {
    let quantity = &article.record().quantities[index];
    let named = [article.id(Layer::Quantity, index).to_string(), article.filed.handle.clone()];
    let rest = [
        cell(quantity.value),
        cell(quantity.low),
        cell(quantity.high),
        cell(quantity.hedge.map(word)),
        cell(quantity.change.map(word)),
        cell(quantity.unit.as_ref()),
        cell(quantity.item.as_ref()),
    ];
    tables.row("quantities", cells!(named, span(article, quantity.span), rest))
}

fn statement(article: &Article, statement: &Statement, tables: &mut Tables) -> Done {
    let row = article.id(Layer::Statement, statement.id.index());
    let id = row.to_string();
    let (day, day_from) = article.chosen.statements.get(&row.number).cloned().unwrap_or_default();
    let speaker = statement.speaker.and_then(|speaker| article.record().actors.get(speaker.index()));
    let at = |layer, index: Option<usize>| cell(index.map(|index| article.id(layer, index)));
    tables.row(
        "statements",
        vec![
            id.clone(),
            article.filed.handle.clone(),
            at(Layer::Actor, statement.speaker.map(ActorId::index)),
            cell(statement.speaker.and_then(|speaker| article.identity(speaker)).map(|identity| &identity.name)),
            cell(speaker.and_then(|speaker| speaker.country.as_ref())),
            statement.stance.as_str().to_owned(),
            word(statement.kind),
            word(statement.form),
            cell(statement.channel.map(Channel::as_str)),
            cell(statement.cue.map(|cue| article.words(cue))),
            article.all_words(&statement.content),
            cell(day),
            cell(day_from),
            at(Layer::Time, statement.time.map(TimeId::index)),
            at(Layer::Place, statement.place.map(PlaceId::index)),
            at(Layer::Statement, statement.within.map(StatementId::index)),
            at(Layer::Statement, statement.responds_to.map(StatementId::index)),
            cell(statement.confidence.map(|odds| format!("{odds:.4}"))),
            cell(article.verdict(&row)),
        ],
    )?;
    let parts = [
        ("speaker", statement.speaker_span.as_slice()),
        ("cue", statement.cue.as_slice()),
        ("content", &statement.content),
        ("quote", &statement.quotes),
    ];
    for (part, spans) in parts {
        for &words in spans {
            tables.row("statement_spans", cells!([id.clone(), part.to_owned()], span(article, words)))?;
        }
    }
    for (part, actors) in [("audience", &statement.audience), ("via", &statement.via)] {
        for actor in actors {
            let actor = article.id(Layer::Actor, actor.index()).to_string();
            tables.row("statement_actors", vec![id.clone(), part.to_owned(), actor])?;
        }
    }
    for event in statement.about.iter().filter(|event| article.reach.events.contains(&event.index())) {
        let event = article.id(Layer::Event, event.index()).to_string();
        tables.row("statement_events", vec![id.clone(), event])?;
    }
    Ok(())
}

fn event(article: &Article, event: &Event, selection: &Selection<'_>, tables: &mut Tables) -> Done {
    let row = article.id(Layer::Event, event.id.index());
    let id = row.to_string();
    let (day, day_from) = article.chosen.events.get(&row.number).cloned().unwrap_or_default();
    tables.row(
        "events",
        vec![
            id.clone(),
            article.filed.handle.clone(),
            event.r#type.as_str().to_owned(),
            cell(event.mode.as_ref()),
            join(&event.contexts, ";"),
            cell(event.cameo.as_ref()),
            event.quad.to_string(),
            word(event.status),
            cell(day),
            cell(day_from),
            cell(event.time.map(|time| article.id(Layer::Time, time.index()))),
            cell(event.place.map(|place| article.id(Layer::Place, place.index()))),
            article.words(event.trigger).to_owned(),
            article.words(event.span).to_owned(),
            event.trigger.start.to_string(),
            event.trigger.end.to_string(),
            event.span.start.to_string(),
            event.span.end.to_string(),
            selection.event_of(&row).to_string(),
            cell(event.confidence.map(|odds| format!("{odds:.4}"))),
            cell(article.verdict(&row)),
        ],
    )?;
    let parts = [("actor", &event.actors), ("recipient", &event.recipients), ("mediator", &event.mediators)];
    for (part, actors) in parts {
        for actor in actors {
            let actor = article.id(Layer::Actor, actor.index()).to_string();
            tables.row("event_actors", vec![id.clone(), part.to_owned(), actor])?;
        }
    }
    for (part, spans) in [("actor", &event.actor_spans), ("recipient", &event.recipient_spans)] {
        for &words in spans {
            tables.row("event_spans", cells!([id.clone(), part.to_owned()], span(article, words)))?;
        }
    }
    for quantity in &event.quantities {
        let quantity = article.id(Layer::Quantity, quantity.index()).to_string();
        tables.row("event_quantities", vec![id.clone(), quantity])?;
    }
    for said in &event.according_to {
        let said = article.id(Layer::Statement, said.index()).to_string();
        tables.row("according_to", vec![id.clone(), said])?;
    }
    Ok(())
}

fn references(article: &Article, tables: &mut Tables) -> Done {
    for reference in &article.record().references {
        let statement = reference.statement.map(StatementId::index);
        let event = reference.event.map(EventId::index);
        let is_reached = statement.is_none_or(|index| article.reach.statements.contains(&index))
            && event.is_none_or(|index| article.reach.events.contains(&index));
        if is_reached {
            let targets = [
                cell(statement.map(|index| article.id(Layer::Statement, index))),
                cell(event.map(|index| article.id(Layer::Event, index))),
            ];
            let row = cells!([article.filed.handle.clone()], span(article, reference.span), targets);
            tables.row("back_references", row)?;
        }
    }
    Ok(())
}

fn disputes(article: &Article, tables: &mut Tables) -> Done {
    for &index in &article.reach.disputes {
        let dispute = &article.record().disputes[index];
        let id = article.id(Layer::Dispute, index).to_string();
        let row = vec![id.clone(), article.filed.handle.clone(), word(dispute.kind), dispute.explanation.clone()];
        tables.row("disputes", row)?;
        for (side, statements) in dispute.sides.iter().enumerate() {
            let side = (side + 1).to_string();
            if statements.is_empty() {
                tables.row("dispute_sides", cells!([id.clone(), side.clone()], <[String; 3]>::default()))?;
            }
            for said in statements {
                let said = article.id(Layer::Statement, said.index()).to_string();
                tables.row("dispute_sides", vec![id.clone(), side.clone(), String::new(), said, String::new()])?;
            }
        }
        for event in &dispute.about {
            tables.row("dispute_events", vec![id.clone(), article.id(Layer::Event, event.index()).to_string()])?;
        }
    }
    Ok(())
}

/// A dispute between several articles, with the accounts that were asked for. One within an article is written with it.
pub(super) fn linked_dispute(dispute: &DisputeRow, selection: &Selection<'_>, tables: &mut Tables) -> Done {
    if dispute.id.layer != Layer::LinkedDispute || !selection.has_article(&dispute.id.handle) {
        return Ok(());
    }
    let id = dispute.id.to_string();
    let row = vec![id.clone(), dispute.id.handle.clone(), dispute.kind.clone(), dispute.explanation.clone()];
    tables.row("disputes", row)?;
    for (number, side) in dispute.sides.iter().enumerate() {
        let accounts: Vec<&RowId> =
            side.accounts.iter().map(|row| &row.id).filter(|row| selection.has_event(row)).collect();
        for account in accounts {
            let side = [(number + 1).to_string(), cell(side.position.as_ref()), String::new(), account.to_string()];
            tables.row("dispute_sides", cells!([id.clone()], side))?;
            tables.row("dispute_events", vec![id.clone(), account.to_string()])?;
        }
    }
    Ok(())
}
