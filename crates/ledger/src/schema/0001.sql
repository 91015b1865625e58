-- Version 1 of the ledger. Every table is STRICT; spans are half-open and count code points of documents.text.
-- A row's public id is its document's handle and its id in the record: `3f2a9c01b7de/e4` is event 4 (`number`) there.
-- Days are ISO 8601 (`2025-12-21`); `day_from` says whether the text gave the day or only the publication did.

CREATE TABLE meta (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- A text, once, however often it was seen. `engine`, `model` and `lexicon` say what read it.
CREATE TABLE documents (
    id        INTEGER PRIMARY KEY,
    handle    TEXT NOT NULL UNIQUE,
    sha256    TEXT NOT NULL UNIQUE,
    key       TEXT NOT NULL,
    title     TEXT,
    publisher TEXT,
    url       TEXT,
    published TEXT,
    day       TEXT,
    language  TEXT NOT NULL,
    engine    TEXT NOT NULL,
    model     TEXT NOT NULL,
    lexicon   TEXT NOT NULL,
    read_at   TEXT NOT NULL,
    text      TEXT NOT NULL
) STRICT;
CREATE INDEX documents_by_day ON documents (day, handle);
CREATE INDEX documents_by_reading ON documents (read_at, handle);

-- Where the same text was met: the first row of a document is where its metadata come from.
CREATE TABLE sightings (
    document  INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    key       TEXT NOT NULL,
    title     TEXT,
    publisher TEXT,
    url       TEXT,
    published TEXT,
    seen_at   TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX sightings_once ON sightings
    (document, key, ifnull(title, ''), ifnull(publisher, ''), ifnull(url, ''), ifnull(published, ''));

-- Somebody by one name, across documents.
CREATE TABLE identities (
    id      INTEGER PRIMARY KEY,
    name    TEXT NOT NULL,
    kind    TEXT NOT NULL,
    country TEXT
) STRICT;
CREATE UNIQUE INDEX identities_once ON identities (name, kind, ifnull(country, ''));
CREATE INDEX identities_by_country ON identities (country);

CREATE TABLE actors (
    id       INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    number   INTEGER NOT NULL,
    identity INTEGER NOT NULL REFERENCES identities,
    name     TEXT NOT NULL,
    kind     TEXT NOT NULL,
    country  TEXT,
    sectors  TEXT NOT NULL,
    UNIQUE (document, number)
) STRICT;
CREATE INDEX actors_by_identity ON actors (identity);

CREATE TABLE actor_mentions (
    actor INTEGER NOT NULL REFERENCES actors ON DELETE CASCADE,
    start INTEGER NOT NULL,
    stop  INTEGER NOT NULL,
    form  TEXT NOT NULL,
    quote TEXT NOT NULL
) STRICT;
CREATE INDEX actor_mentions_by_actor ON actor_mentions (actor, start);

CREATE TABLE roles (
    actor INTEGER NOT NULL REFERENCES actors ON DELETE CASCADE,
    title TEXT NOT NULL,
    of    TEXT,
    start INTEGER,
    stop  INTEGER,
    quote TEXT
) STRICT;
CREATE INDEX roles_by_actor ON roles (actor);

CREATE TABLE relations (
    actor INTEGER NOT NULL REFERENCES actors ON DELETE CASCADE,
    kind  TEXT NOT NULL,
    other INTEGER NOT NULL REFERENCES actors ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX relations_by_actor ON relations (actor);
CREATE INDEX relations_by_other ON relations (other);

CREATE TABLE places (
    id        INTEGER PRIMARY KEY,
    document  INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    number    INTEGER NOT NULL,
    name      TEXT NOT NULL,
    country   TEXT,
    admin1    TEXT,
    latitude  REAL,
    longitude REAL,
    geonames  INTEGER,
    UNIQUE (document, number)
) STRICT;
CREATE INDEX places_by_name ON places (name COLLATE NOCASE);
CREATE INDEX places_by_country ON places (country);

CREATE TABLE place_mentions (
    place INTEGER NOT NULL REFERENCES places ON DELETE CASCADE,
    start INTEGER NOT NULL,
    stop  INTEGER NOT NULL,
    quote TEXT NOT NULL
) STRICT;
CREATE INDEX place_mentions_by_place ON place_mentions (place, start);

CREATE TABLE times (
    id           INTEGER PRIMARY KEY,
    document     INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    number       INTEGER NOT NULL,
    start        INTEGER NOT NULL,
    stop         INTEGER NOT NULL,
    quote        TEXT NOT NULL,
    type         TEXT NOT NULL,
    value        TEXT NOT NULL,
    mod          TEXT,
    begin_day    TEXT,
    end_day      TEXT,
    edtf         TEXT,
    basis_rule   TEXT NOT NULL,
    basis_anchor TEXT,
    UNIQUE (document, number)
) STRICT;

CREATE TABLE quantities (
    id       INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    number   INTEGER NOT NULL,
    start    INTEGER NOT NULL,
    stop     INTEGER NOT NULL,
    quote    TEXT NOT NULL,
    value    REAL,
    low      REAL,
    high     REAL,
    hedge    TEXT,
    change   TEXT,
    unit     TEXT,
    item     TEXT,
    UNIQUE (document, number)
) STRICT;

-- Who said what. `start` and `stop` bound the content; `content` is its words. `speaker_identity` and `country`
-- repeat the speaker's, so that a question about one speaker reads one index.
CREATE TABLE statements (
    id               INTEGER PRIMARY KEY,
    document         INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    number           INTEGER NOT NULL,
    speaker          INTEGER REFERENCES actors DEFERRABLE INITIALLY DEFERRED,
    speaker_identity INTEGER REFERENCES identities,
    country          TEXT,
    form             TEXT NOT NULL,
    kind             TEXT NOT NULL,
    channel          TEXT,
    stance           TEXT NOT NULL,
    day              TEXT,
    day_from         TEXT,
    time             INTEGER REFERENCES times DEFERRABLE INITIALLY DEFERRED,
    place            INTEGER REFERENCES places DEFERRABLE INITIALLY DEFERRED,
    reported_by      INTEGER REFERENCES statements DEFERRABLE INITIALLY DEFERRED,
    responds_to      INTEGER REFERENCES statements DEFERRABLE INITIALLY DEFERRED,
    confidence       REAL,
    verdict          TEXT,
    start            INTEGER NOT NULL,
    stop             INTEGER NOT NULL,
    content          TEXT NOT NULL,
    UNIQUE (document, number)
) STRICT;
CREATE INDEX statements_by_day ON statements (day, id);
CREATE INDEX statements_by_speaker ON statements (speaker_identity, day);
CREATE INDEX statements_by_country ON statements (country, day);
CREATE INDEX statements_by_stance ON statements (stance, day);
CREATE INDEX statements_by_place ON statements (place) WHERE place IS NOT NULL;
CREATE INDEX statements_by_actor ON statements (speaker) WHERE speaker IS NOT NULL;
CREATE INDEX statements_by_time ON statements (time) WHERE time IS NOT NULL;
CREATE INDEX statements_by_report ON statements (reported_by) WHERE reported_by IS NOT NULL;
CREATE INDEX statements_by_response ON statements (responds_to) WHERE responds_to IS NOT NULL;

-- The words of a statement; `part` is speaker, cue, content or quote.
CREATE TABLE statement_spans (
    statement INTEGER NOT NULL REFERENCES statements ON DELETE CASCADE,
    part      TEXT NOT NULL,
    start     INTEGER NOT NULL,
    stop      INTEGER NOT NULL,
    quote     TEXT NOT NULL
) STRICT;
CREATE INDEX statement_spans_by_statement ON statement_spans (statement, start);

-- Others who took part in a statement; `part` is audience or via, `position` keeps the order.
CREATE TABLE statement_actors (
    statement INTEGER NOT NULL REFERENCES statements ON DELETE CASCADE,
    part      TEXT NOT NULL,
    position  INTEGER NOT NULL,
    actor     INTEGER NOT NULL REFERENCES actors ON DELETE CASCADE,
    PRIMARY KEY (statement, part, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX statement_actors_by_actor ON statement_actors (actor);

-- Who did what. `start` and `stop` bound the trigger, the clause has its own.
CREATE TABLE events (
    id            INTEGER PRIMARY KEY,
    document      INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    number        INTEGER NOT NULL,
    type          TEXT NOT NULL,
    mode          TEXT,
    contexts      TEXT NOT NULL,
    cameo         TEXT,
    quad          INTEGER NOT NULL,
    status        TEXT NOT NULL,
    day           TEXT,
    day_from      TEXT,
    time          INTEGER REFERENCES times DEFERRABLE INITIALLY DEFERRED,
    place         INTEGER REFERENCES places DEFERRABLE INITIALLY DEFERRED,
    confidence    REAL,
    verdict       TEXT,
    start         INTEGER NOT NULL,
    stop          INTEGER NOT NULL,
    trigger_words TEXT NOT NULL,
    clause_start  INTEGER NOT NULL,
    clause_stop   INTEGER NOT NULL,
    clause        TEXT NOT NULL,
    UNIQUE (document, number)
) STRICT;
CREATE INDEX events_by_day ON events (day, id);
CREATE INDEX events_by_type ON events (type, day);
CREATE INDEX events_by_place ON events (place) WHERE place IS NOT NULL;
CREATE INDEX events_by_time ON events (time) WHERE time IS NOT NULL;

-- Who took part in an event; `part` is actor, recipient or mediator. `identity`, `country` and `day` repeat
-- what the actor and the event say, so that a question about one party reads one index.
CREATE TABLE event_actors (
    event    INTEGER NOT NULL REFERENCES events ON DELETE CASCADE,
    part     TEXT NOT NULL,
    position INTEGER NOT NULL,
    actor    INTEGER NOT NULL REFERENCES actors ON DELETE CASCADE,
    identity INTEGER NOT NULL REFERENCES identities,
    country  TEXT,
    day      TEXT,
    PRIMARY KEY (event, part, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_actors_by_identity ON event_actors (identity, day);
CREATE INDEX event_actors_by_country ON event_actors (country, day);
CREATE INDEX event_actors_by_actor ON event_actors (actor);

-- The words that name who took part, also where the text names no known actor.
CREATE TABLE event_spans (
    event INTEGER NOT NULL REFERENCES events ON DELETE CASCADE,
    part  TEXT NOT NULL,
    start INTEGER NOT NULL,
    stop  INTEGER NOT NULL,
    quote TEXT NOT NULL
) STRICT;
CREATE INDEX event_spans_by_event ON event_spans (event, start);

CREATE TABLE event_quantities (
    event    INTEGER NOT NULL REFERENCES events ON DELETE CASCADE,
    quantity INTEGER NOT NULL REFERENCES quantities ON DELETE CASCADE,
    PRIMARY KEY (event, quantity)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_quantities_by_quantity ON event_quantities (quantity);

-- The events that a statement's content tells of.
CREATE TABLE statement_events (
    statement INTEGER NOT NULL REFERENCES statements ON DELETE CASCADE,
    event     INTEGER NOT NULL REFERENCES events ON DELETE CASCADE,
    PRIMARY KEY (statement, event)
) STRICT, WITHOUT ROWID;
CREATE INDEX statement_events_by_event ON statement_events (event);

-- On whose word an event stands; no row is the reporter's own voice.
CREATE TABLE according_to (
    event     INTEGER NOT NULL REFERENCES events ON DELETE CASCADE,
    statement INTEGER NOT NULL REFERENCES statements ON DELETE CASCADE,
    PRIMARY KEY (event, statement)
) STRICT, WITHOUT ROWID;
CREATE INDEX according_to_by_statement ON according_to (statement);

-- Words that point back at a statement or an event.
CREATE TABLE back_references (
    document  INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    start     INTEGER NOT NULL,
    stop      INTEGER NOT NULL,
    quote     TEXT NOT NULL,
    statement INTEGER REFERENCES statements ON DELETE CASCADE,
    event     INTEGER REFERENCES events ON DELETE CASCADE
) STRICT;
CREATE INDEX back_references_by_document ON back_references (document);
CREATE INDEX back_references_by_statement ON back_references (statement) WHERE statement IS NOT NULL;
CREATE INDEX back_references_by_event ON back_references (event) WHERE event IS NOT NULL;

-- Accounts within one document that contradict each other.
CREATE TABLE disputes (
    id          INTEGER PRIMARY KEY,
    document    INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    number      INTEGER NOT NULL,
    kind        TEXT NOT NULL,
    explanation TEXT NOT NULL,
    sides       INTEGER NOT NULL,
    day         TEXT,
    verdict     TEXT,
    UNIQUE (document, number)
) STRICT;
CREATE INDEX disputes_by_day ON disputes (day, id);

-- Statements of one side stand together; a side without a row is the reporter's own voice.
CREATE TABLE dispute_statements (
    dispute   INTEGER NOT NULL REFERENCES disputes ON DELETE CASCADE,
    side      INTEGER NOT NULL,
    statement INTEGER NOT NULL REFERENCES statements ON DELETE CASCADE,
    PRIMARY KEY (dispute, side, statement)
) STRICT, WITHOUT ROWID;
CREATE INDEX dispute_statements_by_statement ON dispute_statements (statement);

CREATE TABLE dispute_events (
    dispute INTEGER NOT NULL REFERENCES disputes ON DELETE CASCADE,
    event   INTEGER NOT NULL REFERENCES events ON DELETE CASCADE,
    PRIMARY KEY (dispute, event)
) STRICT, WITHOUT ROWID;
CREATE INDEX dispute_events_by_event ON dispute_events (event);

-- What people decided about rows. A decision names its row by text hash, layer and words, never by a row that
-- reading may replace; `target` is the id it had when the decision was taken.
CREATE TABLE decisions (
    id         INTEGER PRIMARY KEY,
    action     TEXT NOT NULL CHECK (action IN ('accept', 'reject', 'merge', 'split')),
    target     TEXT NOT NULL,
    other      TEXT,
    sha256     TEXT NOT NULL,
    layer      TEXT NOT NULL,
    start      INTEGER,
    stop       INTEGER,
    quote      TEXT,
    reason     TEXT NOT NULL,
    decided_at TEXT NOT NULL,
    undone_at  TEXT
) STRICT;
CREATE INDEX decisions_by_text ON decisions (sha256, layer);

-- What linking found across documents.
CREATE TABLE stories (
    id  INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE
) STRICT;
CREATE TABLE story_documents (
    document INTEGER PRIMARY KEY REFERENCES documents ON DELETE CASCADE,
    story    INTEGER NOT NULL REFERENCES stories ON DELETE CASCADE
) STRICT;
CREATE INDEX story_documents_by_story ON story_documents (story);
CREATE TABLE event_groups (
    id  INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE
) STRICT;
CREATE TABLE event_group_members (
    event       INTEGER PRIMARY KEY REFERENCES events ON DELETE CASCADE,
    event_group INTEGER NOT NULL REFERENCES event_groups ON DELETE CASCADE
) STRICT;
CREATE INDEX event_group_members_by_group ON event_group_members (event_group);

-- Full text: whole articles, what is said, clauses of events, names of actors.
CREATE VIRTUAL TABLE documents_fts USING fts5
    (title, text, content = 'documents', content_rowid = 'id', tokenize = 'porter unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE statements_fts USING fts5
    (content, content = 'statements', content_rowid = 'id', tokenize = 'porter unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE events_fts USING fts5
    (clause, content = 'events', content_rowid = 'id', tokenize = 'porter unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE identities_fts USING fts5
    (name, content = 'identities', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2');

CREATE TRIGGER documents_filed AFTER INSERT ON documents BEGIN
    INSERT INTO documents_fts (rowid, title, text) VALUES (new.id, new.title, new.text);
END;
CREATE TRIGGER documents_removed AFTER DELETE ON documents BEGIN
    INSERT INTO documents_fts (documents_fts, rowid, title, text) VALUES ('delete', old.id, old.title, old.text);
END;
CREATE TRIGGER documents_retitled AFTER UPDATE OF title, text ON documents BEGIN
    INSERT INTO documents_fts (documents_fts, rowid, title, text) VALUES ('delete', old.id, old.title, old.text);
    INSERT INTO documents_fts (rowid, title, text) VALUES (new.id, new.title, new.text);
END;
CREATE TRIGGER statements_filed AFTER INSERT ON statements BEGIN
    INSERT INTO statements_fts (rowid, content) VALUES (new.id, new.content);
END;
CREATE TRIGGER statements_removed AFTER DELETE ON statements BEGIN
    INSERT INTO statements_fts (statements_fts, rowid, content) VALUES ('delete', old.id, old.content);
END;
CREATE TRIGGER events_filed AFTER INSERT ON events BEGIN
    INSERT INTO events_fts (rowid, clause) VALUES (new.id, new.clause);
END;
CREATE TRIGGER events_removed AFTER DELETE ON events BEGIN
    INSERT INTO events_fts (events_fts, rowid, clause) VALUES ('delete', old.id, old.clause);
END;
CREATE TRIGGER identities_filed AFTER INSERT ON identities BEGIN
    INSERT INTO identities_fts (rowid, name) VALUES (new.id, new.name);
END;
