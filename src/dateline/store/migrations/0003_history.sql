-- What is needed to tell what changed: when a problem was met, what an id stands for now, what was withdrawn.

-- A problem that is settled stays, so that an earlier picture shows it still.
ALTER TABLE problems RENAME TO problems_before;
CREATE TABLE problems (
    number INTEGER PRIMARY KEY,
    stage TEXT NOT NULL,
    item TEXT NOT NULL,
    kind TEXT NOT NULL,
    message TEXT NOT NULL,
    noted_at TEXT NOT NULL,             -- when the item came in
    settled_at TEXT                     -- when it came in again in good order; NULL = it stands
) STRICT;
INSERT INTO problems (stage, item, kind, message, noted_at)
    SELECT stage, item, kind, message, coalesce(
        (SELECT min(received_at) FROM arrivals WHERE path = item), (SELECT min(received_at) FROM arrivals),
        '0001-01-01T00:00:00.000000Z'
    ) FROM problems_before ORDER BY item, stage, kind;
DROP TABLE problems_before;
CREATE UNIQUE INDEX problems_standing ON problems (stage, item, kind) WHERE settled_at IS NULL;
CREATE INDEX problems_by_item ON problems (item);

-- What each raw item gives of its article beside the words: an earlier picture knows only the items received by then.
CREATE TABLE renditions (
    raw_id TEXT NOT NULL,
    media TEXT NOT NULL,
    article_id TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    title TEXT,
    language TEXT NOT NULL,
    body TEXT NOT NULL,                 -- JSON: languages, zones, dates
    PRIMARY KEY (raw_id, media),
    FOREIGN KEY (raw_id, media) REFERENCES raw_items (id, media) ON DELETE CASCADE
) STRICT;
CREATE INDEX renditions_by_article ON renditions (article_id);
INSERT INTO renditions SELECT raw_id, media, id, title, language, body FROM articles;
-- The other items of an article are extracted once more.
UPDATE raw_items SET extracted = NULL WHERE article_id IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM renditions r WHERE r.raw_id = raw_items.id AND r.media = raw_items.media);

-- Ids that were given out and are no more, and the id of what they stood for.
CREATE TABLE aliases (
    id TEXT PRIMARY KEY,
    what TEXT NOT NULL,
    now TEXT NOT NULL,
    as_of TEXT NOT NULL                 -- of the picture that first lacked the id
) STRICT;
CREATE INDEX aliases_by_now ON aliases (now);

-- What the ids of the last picture stood for, where a takedown has erased that picture.
CREATE TABLE identities (
    id TEXT NOT NULL,
    what TEXT NOT NULL,
    member TEXT NOT NULL,
    PRIMARY KEY (id, member)
) STRICT;

-- What stood on an article that was taken down: ids only, and how sure an event was.
CREATE TABLE withdrawals (
    id TEXT NOT NULL,
    what TEXT NOT NULL,
    article_id TEXT NOT NULL,
    told TEXT,
    received_at TEXT NOT NULL,
    withdrawn_at TEXT NOT NULL,
    PRIMARY KEY (id, article_id)
) STRICT;
