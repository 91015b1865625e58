-- Version 3: reviewers may rename actors and say what kind they are; an index.

-- `value` is what a `rename` or `retype` gives.
CREATE TABLE decisions_3 (
    id           INTEGER PRIMARY KEY,
    action       TEXT NOT NULL CHECK (action IN ('accept', 'reject', 'merge', 'split', 'rename', 'retype')),
    target       TEXT NOT NULL,
    other        TEXT,
    sha256       TEXT NOT NULL,
    layer        TEXT NOT NULL,
    start        INTEGER,
    stop         INTEGER,
    quote        TEXT,
    reason       TEXT NOT NULL,
    decided_at   TEXT NOT NULL,
    undone_at    TEXT,
    other_sha256 TEXT,
    other_start  INTEGER,
    other_stop   INTEGER,
    value        TEXT
) STRICT;
INSERT INTO decisions_3
    SELECT id, action, target, other, sha256, layer, start, stop, quote, reason, decided_at, undone_at,
           other_sha256, other_start, other_stop, NULL
    FROM decisions;
DROP TABLE decisions;
ALTER TABLE decisions_3 RENAME TO decisions;
CREATE INDEX decisions_by_text ON decisions (sha256, layer);

-- The name and the kind that reviewers give somebody across documents; on the row of the whole identity.
ALTER TABLE identities ADD COLUMN given TEXT;
ALTER TABLE identities ADD COLUMN typed TEXT;
CREATE INDEX identities_by_given ON identities (given) WHERE given IS NOT NULL;
CREATE INDEX identities_by_typed ON identities (typed) WHERE typed IS NOT NULL;

-- Where only the name and the day of a document are asked for, its row, which holds the whole text, is not touched.
CREATE INDEX documents_by_id ON documents (id, handle, day);
