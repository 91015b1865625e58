-- Version 4: versions of an article, and what its publisher took back.

-- The publisher's number of the version that was met, and its word on it.
ALTER TABLE sightings ADD COLUMN version TEXT;
ALTER TABLE sightings ADD COLUMN notice TEXT;
CREATE INDEX sightings_by_key ON sightings (key);

-- What a publisher took back, from which day on. Publisher and version are empty where the notice does not tell them.
CREATE TABLE withdrawals (
    key       TEXT NOT NULL,
    publisher TEXT NOT NULL,
    version   TEXT NOT NULL,
    day       TEXT NOT NULL,
    PRIMARY KEY (key, publisher, version, day)
) STRICT, WITHOUT ROWID;

-- Documents that hold no longer, and since which day (empty: nobody tells since when). `newer` is the document that takes the
-- place of one that is superseded.
CREATE TABLE retired (
    document INTEGER PRIMARY KEY REFERENCES documents ON DELETE CASCADE,
    reason   TEXT NOT NULL CHECK (reason IN ('superseded', 'withdrawn')),
    day      TEXT NOT NULL,
    newer    INTEGER REFERENCES documents ON DELETE SET NULL
) STRICT;
CREATE INDEX retired_by_newer ON retired (newer) WHERE newer IS NOT NULL;
