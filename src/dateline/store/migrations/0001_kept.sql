-- The kept layer: what was received, what was read in it, and what people decided. Never rebuilt.

PRAGMA application_id = 1145851461;

CREATE TABLE raw_items (
    id TEXT NOT NULL,
    media TEXT NOT NULL,
    content BLOB NOT NULL,              -- zlib
    size INTEGER NOT NULL,              -- bytes before compression
    extracted TEXT,                     -- version of the extractor that last tried; NULL = not tried yet
    article_id TEXT REFERENCES articles (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (id, media)
) STRICT;
CREATE INDEX raw_items_by_article ON raw_items (article_id);

CREATE TABLE arrivals (
    raw_id TEXT NOT NULL,
    media TEXT NOT NULL,
    path TEXT NOT NULL,
    received_at TEXT NOT NULL,          -- UTC, 2021-08-08T12:00:00.000000Z
    PRIMARY KEY (raw_id, media, path),
    FOREIGN KEY (raw_id, media) REFERENCES raw_items (id, media) ON DELETE CASCADE
) STRICT;
CREATE INDEX arrivals_by_path ON arrivals (path);

-- Path and time of arrival of an article are the smallest of its arrivals', so the order of arrival does not matter.
CREATE TABLE articles (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    raw_id TEXT NOT NULL,
    media TEXT NOT NULL,
    url TEXT,
    title TEXT,
    outlet TEXT,
    language TEXT NOT NULL,
    text TEXT NOT NULL,
    body TEXT NOT NULL                  -- JSON: languages, zones, dates
) STRICT;
CREATE INDEX articles_by_outlet ON articles (outlet);

CREATE VIRTUAL TABLE articles_words USING fts5 (
    title, text, content = 'articles', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER articles_words_insert AFTER INSERT ON articles BEGIN
    INSERT INTO articles_words (rowid, title, text) VALUES (new.number, new.title, new.text);
END;
CREATE TRIGGER articles_words_delete AFTER DELETE ON articles BEGIN
    INSERT INTO articles_words (articles_words, rowid, title, text) VALUES ('delete', old.number, old.title, old.text);
END;
CREATE TRIGGER articles_words_update AFTER UPDATE ON articles BEGIN
    INSERT INTO articles_words (articles_words, rowid, title, text) VALUES ('delete', old.number, old.title, old.text);
    INSERT INTO articles_words (rowid, title, text) VALUES (new.number, new.title, new.text);
END;

CREATE TABLE readings (
    article_id TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    reader TEXT NOT NULL,
    version TEXT NOT NULL,
    chosen TEXT NOT NULL,               -- the name in the settings that chose this reader
    made_with TEXT NOT NULL,            -- version of dateline that last found this reading up to date
    body TEXT NOT NULL,                 -- JSON: Reading
    PRIMARY KEY (article_id, reader, version)
) STRICT;
CREATE INDEX readings_by_choice ON readings (chosen, made_with, article_id);

CREATE TABLE judgements (
    number INTEGER PRIMARY KEY,
    "left" TEXT NOT NULL,
    "right" TEXT NOT NULL,
    verdict TEXT NOT NULL CHECK (verdict IN ('same', 'different', 'unsure')),
    who TEXT NOT NULL,
    why TEXT NOT NULL,
    judged_at TEXT NOT NULL,
    CHECK ("left" < "right")
) STRICT;
CREATE INDEX judgements_by_pair ON judgements ("left", "right");

CREATE TABLE problems (
    stage TEXT NOT NULL,
    item TEXT NOT NULL,
    kind TEXT NOT NULL,
    message TEXT NOT NULL,
    PRIMARY KEY (stage, item, kind)
) STRICT;
CREATE INDEX problems_by_item ON problems (item);

-- Ids of what was taken down: articles, raw items, and a hash of the words, so that none comes back by another road.
CREATE TABLE forgotten (
    id TEXT PRIMARY KEY,
    article_id TEXT NOT NULL,
    forgotten_at TEXT NOT NULL
) STRICT;
