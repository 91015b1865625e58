//! Short ways to write records for tests.

use onrecord_record::{
    Actor, ActorId, ActorKind, Basis, Document, Event, EventId, EventStatus, EventType, Hedge, Mention, MentionForm,
    Place, PlaceId, Quantity, QuantityId, Record, Role, Span, Stance, Statement, StatementForm, StatementId,
    StatementKind, Time, TimeId, TimeType,
};

use crate::{Summary, summary};

/// A document without rows.
pub fn document(id: &str, published: Option<&str>, text: &str) -> Summary {
    Desk::new(id, published, text).summary()
}

/// A record in the making. Words are found where they stand first in the text; the text is ASCII.
pub struct Desk {
    /// What was made so far.
    pub record: Record,
}

impl Desk {
    /// A record without rows.
    pub fn new(id: &str, published: Option<&str>, text: &str) -> Self {
        assert!(text.is_ascii());
        let document = Document {
            id: id.into(),
            key: id.into(),
            published: published.map(Into::into),
            publisher: Some(format!("Courier {id}")),
            text: text.into(),
            ..Document::default()
        };
        Self { record: Record { document, ..Record::default() } }
    }

    /// What linking keeps of it.
    pub fn summary(&self) -> Summary {
        summary(&self.record)
    }

    /// Where words stand first.
    pub fn span(&self, words: &str) -> Span {
        let start = self.record.document.text.find(words).unwrap_or_else(|| panic!("`{words}` is not in the text"));
        Span::new(start as u32, (start + words.len()) as u32)
    }

    /// Adds an actor.
    pub fn actor(&mut self, name: &str, kind: ActorKind) -> ActorId {
        let id = ActorId::at(self.record.actors.len());
        let start = self.record.document.text.find(name);
        let span = start.map(|start| Span::new(start as u32, (start + name.len()) as u32));
        let is_name = name.starts_with(char::is_uppercase);
        let form = if is_name { MentionForm::Name } else { MentionForm::Description };
        self.record.actors.push(Actor {
            id,
            name: name.into(),
            kind,
            country: None,
            sectors: Vec::new(),
            roles: Vec::new(),
            relations: Vec::new(),
            mentions: span.map(|span| Mention { span, form }).into_iter().collect(),
        });
        id
    }

    /// Adds an actor who holds an office.
    pub fn holder(&mut self, name: &str, title: &str, of: &str) -> ActorId {
        let id = self.actor(name, ActorKind::Person);
        self.record.actors[id.index()].roles.push(Role { title: title.into(), of: Some(of.into()), span: None });
        id
    }

    /// Adds a place in a country.
    pub fn place(&mut self, name: &str, country: &str) -> PlaceId {
        let id = PlaceId::at(self.record.places.len());
        self.record.places.push(Place {
            id,
            name: name.into(),
            country: Some(country.into()),
            admin1: None,
            latitude: None,
            longitude: None,
            geonames: None,
            mentions: vec![self.span(name)],
        });
        id
    }

    /// Adds a time from a first day to the day after the last.
    pub fn time(&mut self, words: &str, begin: &str, end: &str) -> TimeId {
        let id = TimeId::at(self.record.times.len());
        self.record.times.push(Time {
            id,
            span: self.span(words),
            r#type: TimeType::Date,
            value: begin.into(),
            r#mod: None,
            begin: Some(begin.into()),
            end: Some(end.into()),
            edtf: None,
            basis: Basis { rule: "calendar".into(), anchor: None },
        });
        id
    }

    /// Adds a number of things.
    pub fn number(&mut self, words: &str, value: f64, hedge: Option<Hedge>, item: &str) -> QuantityId {
        let id = QuantityId::at(self.record.quantities.len());
        self.record.quantities.push(Quantity {
            id,
            span: self.span(words),
            value: Some(value),
            low: None,
            high: None,
            hedge,
            change: None,
            unit: None,
            item: Some(item.into()),
        });
        id
    }

    /// Adds an event and returns it for what else it has.
    pub fn event(&mut self, trigger: &str, kind: EventType, actors: &[ActorId], recipients: &[ActorId]) -> &mut Event {
        let id = EventId::at(self.record.events.len());
        let trigger = self.span(trigger);
        self.record.events.push(Event {
            id,
            trigger,
            span: trigger,
            r#type: kind,
            mode: None,
            contexts: Vec::new(),
            cameo: None,
            quad: kind.quad(),
            actors: actors.to_vec(),
            recipients: recipients.to_vec(),
            actor_spans: Vec::new(),
            recipient_spans: Vec::new(),
            mediators: Vec::new(),
            place: None,
            time: None,
            quantities: Vec::new(),
            status: EventStatus::Occurred,
            according_to: Vec::new(),
            confidence: None,
        });
        &mut self.record.events[id.index()]
    }

    /// Adds a statement about the event that was added last; that event is then told on its word.
    pub fn said(&mut self, speaker: ActorId, cue: &str, stance: Stance) -> StatementId {
        let id = StatementId::at(self.record.statements.len());
        let about = EventId::at(self.record.events.len().saturating_sub(1));
        self.record.statements.push(Statement {
            id,
            speaker: Some(speaker),
            speaker_span: None,
            cue: Some(self.span(cue)),
            content: Vec::new(),
            quotes: Vec::new(),
            form: StatementForm::Indirect,
            kind: StatementKind::Speech,
            channel: None,
            stance,
            audience: Vec::new(),
            via: Vec::new(),
            time: None,
            place: None,
            about: vec![about],
            within: None,
            responds_to: None,
            confidence: None,
        });
        if let Some(event) = self.record.events.get_mut(about.index()) {
            event.according_to.push(id);
        }
        id
    }
}
