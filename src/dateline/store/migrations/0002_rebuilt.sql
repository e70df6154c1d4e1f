-- The rebuilt layer: the picture's rows. Replaced as a whole, never edited; stage and version say what made a row.

-- One row while the rows below tell what the kept layer tells; none once the kept layer has changed.
CREATE TABLE pictures (
    number INTEGER PRIMARY KEY CHECK (number = 1),
    as_of TEXT NOT NULL,
    means TEXT NOT NULL,                -- names of the reader and the assembler
    made_with TEXT NOT NULL,            -- version of dateline
    problems TEXT NOT NULL              -- JSON: Problems
) STRICT;

CREATE TABLE stories (
    position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, earliest TEXT, latest TEXT,
    stage TEXT NOT NULL, version TEXT NOT NULL, body TEXT NOT NULL
) STRICT;

CREATE TABLE actors (
    position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, kind TEXT NOT NULL,
    stage TEXT NOT NULL, version TEXT NOT NULL, body TEXT NOT NULL
) STRICT;

CREATE TABLE places (
    position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, level TEXT NOT NULL, country TEXT,
    lat REAL, lon REAL, stage TEXT NOT NULL, version TEXT NOT NULL, body TEXT NOT NULL
) STRICT;

CREATE TABLE published (
    position INTEGER PRIMARY KEY,
    article_id TEXT NOT NULL UNIQUE REFERENCES articles (id) ON DELETE CASCADE,
    story_id TEXT REFERENCES stories (id) DEFERRABLE INITIALLY DEFERRED,
    earliest TEXT, latest TEXT, basis TEXT NOT NULL,
    stage TEXT NOT NULL, version TEXT NOT NULL, body TEXT NOT NULL
) STRICT;
CREATE INDEX published_by_story ON published (story_id);

CREATE TABLE events (
    position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
    story_id TEXT REFERENCES stories (id) DEFERRABLE INITIALLY DEFERRED,
    kind TEXT NOT NULL, status TEXT NOT NULL, background INTEGER NOT NULL,
    place_id TEXT REFERENCES places (id) DEFERRABLE INITIALLY DEFERRED,
    earliest TEXT, latest TEXT, level TEXT NOT NULL, origins INTEGER NOT NULL,
    stage TEXT NOT NULL, version TEXT NOT NULL, body TEXT NOT NULL
) STRICT;
CREATE INDEX events_by_story ON events (story_id);
CREATE INDEX events_by_place ON events (place_id, earliest);

CREATE TABLE claims (
    position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
    article_id TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    event_id TEXT REFERENCES events (id) DEFERRABLE INITIALLY DEFERRED,
    kind TEXT NOT NULL,
    place_id TEXT REFERENCES places (id) DEFERRABLE INITIALLY DEFERRED,
    stage TEXT NOT NULL, version TEXT NOT NULL, body TEXT NOT NULL
) STRICT;
CREATE INDEX claims_by_article ON claims (article_id);
CREATE INDEX claims_by_event ON claims (event_id);

CREATE TABLE findings (
    position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
    event_id TEXT NOT NULL REFERENCES events (id) DEFERRABLE INITIALLY DEFERRED,
    question TEXT NOT NULL, status TEXT NOT NULL,
    stage TEXT NOT NULL, version TEXT NOT NULL, body TEXT NOT NULL
) STRICT;
CREATE INDEX findings_by_event ON findings (event_id);

CREATE TABLE copies (
    position INTEGER PRIMARY KEY,
    from_article_id TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    to_article_id TEXT REFERENCES articles (id) ON DELETE CASCADE,
    kind TEXT NOT NULL, words INTEGER NOT NULL,
    stage TEXT NOT NULL, version TEXT NOT NULL, body TEXT NOT NULL
) STRICT;
CREATE INDEX copies_by_article ON copies (from_article_id, to_article_id);

CREATE TABLE holdings (
    position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
    place_id TEXT NOT NULL REFERENCES places (id) DEFERRABLE INITIALLY DEFERRED,
    holder_id TEXT REFERENCES actors (id) DEFERRABLE INITIALLY DEFERRED,
    status TEXT NOT NULL, basis TEXT NOT NULL, earliest_start TEXT, latest_start TEXT, "end" TEXT,
    stage TEXT NOT NULL, version TEXT NOT NULL, body TEXT NOT NULL
) STRICT;
CREATE INDEX holdings_by_place ON holdings (place_id, earliest_start);
