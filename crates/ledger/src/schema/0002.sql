-- Version 2: what linking finds across documents. All of it can be computed anew from documents and decisions.

DROP TABLE event_group_members;
DROP TABLE event_groups;
DROP TABLE story_documents;
DROP TABLE stories;

-- The first document, by publication, of the story that a document is part of; its own id where it stands alone.
ALTER TABLE documents ADD COLUMN story INTEGER REFERENCES documents;
CREATE INDEX documents_by_story ON documents (story);
CREATE VIEW stories AS
    SELECT story, count(*) AS documents, min(day) AS first_day, max(day) AS last_day FROM documents GROUP BY story;

-- Near copies of an earlier document; kind is identical, copy or revision, similarity the share of words in fives in common.
CREATE TABLE copies (
    document   INTEGER PRIMARY KEY REFERENCES documents ON DELETE CASCADE,
    original   INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    kind       TEXT NOT NULL,
    similarity REAL NOT NULL
) STRICT;
CREATE INDEX copies_by_original ON copies (original);

-- `key` is what names must share to be one (null: only described, or a bare family name). `whole` is the identity that this
-- name is part of, `plain` its plainest name and, where it is its own whole, `called` what most documents call it; `is_open` marks a name that several could have. `apart` is the actor whom a
-- reviewer took out of an identity of this name.
ALTER TABLE identities ADD COLUMN key TEXT;
ALTER TABLE identities ADD COLUMN whole INTEGER REFERENCES identities;
ALTER TABLE identities ADD COLUMN plain TEXT;
ALTER TABLE identities ADD COLUMN called TEXT;
ALTER TABLE identities ADD COLUMN is_open INTEGER;
ALTER TABLE identities ADD COLUMN apart TEXT NOT NULL DEFAULT '';
DROP INDEX identities_once;
CREATE UNIQUE INDEX identities_once ON identities (name, kind, ifnull(country, ''), apart);
CREATE INDEX identities_by_key ON identities (key) WHERE key IS NOT NULL;
CREATE INDEX identities_by_whole ON identities (whole);

-- `own_identity` is the identity by name; `identity` is another one where story, office or a reviewer says so, and `joined`
-- tells why, a JSON array of reasons.
ALTER TABLE actors ADD COLUMN own_identity INTEGER REFERENCES identities;
ALTER TABLE actors ADD COLUMN is_named INTEGER;
ALTER TABLE actors ADD COLUMN joined TEXT;
CREATE INDEX actors_by_own_identity ON actors (own_identity);
DROP INDEX actors_by_identity;
CREATE INDEX actors_by_identity ON actors (identity, document);

-- Offices that one person holds at a time, as actors are told to hold them.
CREATE TABLE offices (
    title    TEXT NOT NULL,
    of       TEXT NOT NULL,
    told     TEXT,
    actor    INTEGER NOT NULL REFERENCES actors ON DELETE CASCADE,
    is_named INTEGER NOT NULL
) STRICT;
CREATE INDEX offices_by_title ON offices (title, of, told);
CREATE INDEX offices_by_actor ON offices (actor);

-- `day_from` can be `account`: another report of the same day gives it. `act` is the word for the act by its stems, `told` the day of publication, `lead` the first account of the same event
-- (null: this is the first or the only one).
ALTER TABLE events ADD COLUMN act TEXT;
ALTER TABLE events ADD COLUMN told TEXT;
ALTER TABLE events ADD COLUMN lead INTEGER REFERENCES events ON DELETE SET NULL;
CREATE INDEX events_by_lead ON events (lead) WHERE lead IS NOT NULL;
CREATE INDEX events_by_act ON events (act, told);
CREATE INDEX events_denied ON events (act, told) WHERE status = 'denied';

-- Rows whose day lies after their publication are few; apart from them, what had been published by a day is found by days.
ALTER TABLE statements ADD COLUMN told TEXT;
CREATE INDEX statements_ahead ON statements (day, told) WHERE day > told;
CREATE INDEX events_ahead ON events (day, told) WHERE day > told;

-- What linking keeps of a document: JSON, compressed with zstd, and apart from it the names with their weights (hash and
-- weight, eight bytes each, little-endian). `linked` is 0 until linking has seen it.
CREATE TABLE summaries (
    document INTEGER PRIMARY KEY REFERENCES documents ON DELETE CASCADE,
    version  INTEGER NOT NULL,
    linked   INTEGER NOT NULL,
    content  BLOB NOT NULL,
    names    BLOB NOT NULL
) STRICT;
CREATE INDEX summaries_to_link ON summaries (document) WHERE linked = 0;

-- Names by hash, in periods of a fortnight from 1970-01-01 (-9999: undated), and groups of the signature: which documents can
-- be near to a new one. `near_documents` holds each pair twice.
CREATE TABLE document_names (
    name     INTEGER NOT NULL,
    period   INTEGER NOT NULL,
    document INTEGER NOT NULL,
    weight   REAL NOT NULL,
    PRIMARY KEY (name, period, document)
) STRICT, WITHOUT ROWID;
CREATE TABLE document_bands (
    band     INTEGER NOT NULL,
    document INTEGER NOT NULL,
    PRIMARY KEY (band, document)
) STRICT, WITHOUT ROWID;
CREATE TABLE near_documents (
    one   INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    other INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    PRIMARY KEY (one, other)
) STRICT, WITHOUT ROWID;
CREATE INDEX near_documents_by_other ON near_documents (other);

-- Accounts of several documents that contradict each other. `document` is that of the first account, `day` the day on which
-- a second side was published.
CREATE TABLE linked_disputes (
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
CREATE INDEX linked_disputes_by_day ON linked_disputes (day, id);
CREATE TABLE linked_dispute_accounts (
    dispute  INTEGER NOT NULL REFERENCES linked_disputes ON DELETE CASCADE,
    side     INTEGER NOT NULL,
    position TEXT NOT NULL,
    event    INTEGER NOT NULL REFERENCES events ON DELETE CASCADE,
    PRIMARY KEY (dispute, side, event)
) STRICT, WITHOUT ROWID;
CREATE INDEX linked_dispute_accounts_by_event ON linked_dispute_accounts (event);

-- Values of one event that moved: `what` is figure (of `item` or `unit`) or status. `event` is the first account.
CREATE TABLE changes (
    id    INTEGER PRIMARY KEY,
    event INTEGER NOT NULL REFERENCES events ON DELETE CASCADE,
    what  TEXT NOT NULL,
    item  TEXT,
    unit  TEXT
) STRICT;
CREATE INDEX changes_by_event ON changes (event);
CREATE TABLE change_steps (
    change   INTEGER NOT NULL REFERENCES changes ON DELETE CASCADE,
    position INTEGER NOT NULL,
    value    TEXT NOT NULL,
    day      TEXT NOT NULL,
    event    INTEGER NOT NULL REFERENCES events ON DELETE CASCADE,
    PRIMARY KEY (change, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX change_steps_by_event ON change_steps (event);
CREATE INDEX change_steps_by_day ON change_steps (day);

-- Events that are steps of a process, and the lines on which steps can be tied to a thread. `content` is the step as linking
-- writes it, JSON.
CREATE TABLE steps (
    id      INTEGER PRIMARY KEY,
    event   INTEGER NOT NULL REFERENCES events ON DELETE CASCADE,
    process TEXT NOT NULL,
    day     TEXT NOT NULL,
    format  TEXT,
    status  TEXT,
    camps   TEXT NOT NULL,
    content TEXT NOT NULL
) STRICT;
CREATE INDEX steps_by_event ON steps (event);
CREATE INDEX steps_by_day ON steps (day, id);
CREATE TABLE step_lines (
    line TEXT NOT NULL,
    day  TEXT NOT NULL,
    step INTEGER NOT NULL REFERENCES steps ON DELETE CASCADE,
    PRIMARY KEY (line, day, step)
) STRICT, WITHOUT ROWID;
CREATE INDEX step_lines_by_step ON step_lines (step);

-- The other row of a merge, by its text and words as the target is.
ALTER TABLE decisions ADD COLUMN other_sha256 TEXT;
ALTER TABLE decisions ADD COLUMN other_start INTEGER;
ALTER TABLE decisions ADD COLUMN other_stop INTEGER;

-- Rows with their names, for people who read the tables. `event_list` holds an event once, by its first account.
CREATE VIEW statement_list AS
    SELECT s.day, s.day_from, w.called AS speaker, s.country, s.stance, s.kind, s.content, d.publisher, d.day AS published, d.title,
        d.handle || '/s' || s.number AS id, s.confidence, s.verdict
    FROM statements s JOIN documents d ON d.id = s.document
    LEFT JOIN identities i ON i.id = s.speaker_identity LEFT JOIN identities w ON w.id = i.whole;
CREATE VIEW event_list AS
    SELECT e.day, e.day_from, e.type, e.mode, e.status,
        (SELECT group_concat(w.called, '; ') FROM event_actors x JOIN identities i ON i.id = x.identity JOIN identities w ON w.id = i.whole
            WHERE x.event = e.id AND x.part = 'actor') AS actors,
        (SELECT group_concat(w.called, '; ') FROM event_actors x JOIN identities i ON i.id = x.identity JOIN identities w ON w.id = i.whole
            WHERE x.event = e.id AND x.part = 'recipient') AS recipients,
        p.name AS place, p.country AS place_country, e.clause, 1 + (SELECT count(*) FROM events o WHERE o.lead = e.id) AS accounts,
        d.publisher, d.day AS published, d.title, d.handle || '/e' || e.number AS id, e.confidence, e.verdict
    FROM events e JOIN documents d ON d.id = e.document LEFT JOIN places p ON p.id = e.place WHERE e.lead IS NULL;
CREATE VIEW dispute_list AS
    SELECT x.day, x.kind, x.explanation, x.sides, d.title, d.handle || '/d' || x.number AS id FROM disputes x JOIN documents d ON d.id = x.document
    UNION ALL SELECT x.day, x.kind, x.explanation, x.sides, d.title, d.handle || '/x' || x.number
    FROM linked_disputes x JOIN documents d ON d.id = x.document;
CREATE VIEW holders AS
    SELECT r.title, r.of, w.called AS holder, min(d.day) AS first_told, max(d.day) AS last_told, count(DISTINCT d.id) AS documents
    FROM roles r JOIN actors a ON a.id = r.actor JOIN documents d ON d.id = a.document
    JOIN identities i ON i.id = a.identity JOIN identities w ON w.id = i.whole GROUP BY r.title, r.of, w.id;

-- Identities by name, where linking has not looked yet.
UPDATE identities SET whole = id, plain = name, called = name;
UPDATE actors SET own_identity = identity;
UPDATE events SET told = (SELECT day FROM documents WHERE id = document);
UPDATE statements SET told = (SELECT day FROM documents WHERE id = document);
