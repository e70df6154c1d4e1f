"""What the outputs may see of a store: articles, readings, judgements, problems and the latest picture; read only."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Literal, TypeVar

import msgspec
from msgspec import Struct

from dateline.model.article import Article, RawItem, StatedDate, Zone
from dateline.model.picture import (
    Alias,
    Changed,
    Copy,
    Event,
    Finding,
    Holding,
    Identity,
    Picture,
    PictureArticle,
    PictureClaim,
    Problem,
    Story,
    Withdrawal,
)
from dateline.model.reading import Reading
from dateline.model.world import Actor, Judgement, Place
from dateline.store.migrate import check, migrate
from dateline.store.sqlite import clear_errors, connect, connect_read_only, instant, moment, snapshot

Row = TypeVar("Row", bound=Struct)
Standing = Literal["new", "kept", "failed"]

EXCERPT_WORDS = 25
"""Longest excerpt of an article shown anywhere (domain.md 14)."""
_ARTICLES = """
    SELECT a.id, a.raw_id, min(r.path), a.url, a.title, a.outlet, a.text, a.language, min(r.received_at), a.body
    FROM articles a JOIN raw_items i ON i.article_id = a.id JOIN arrivals r ON r.raw_id = i.id AND r.media = i.media
    WHERE {} AND r.received_at <= ? GROUP BY a.id ORDER BY a.id"""
_RENDITIONS = """
    SELECT d.article_id, d.raw_id, d.title, d.language, d.body FROM renditions d
    JOIN articles a ON a.id = d.article_id AND (a.raw_id, a.media) <> (d.raw_id, d.media)
    WHERE NOT EXISTS (SELECT 1 FROM arrivals r WHERE r.raw_id = a.raw_id AND r.media = a.media AND r.received_at <= :then)
    AND EXISTS (SELECT 1 FROM arrivals r WHERE r.raw_id = d.raw_id AND r.media = d.media AND r.received_at <= :then)
    ORDER BY d.article_id, d.raw_id DESC, d.media DESC"""
_SEARCH = """
    SELECT a.id, coalesce(a.title, ''), (
        SELECT min(r.path) FROM raw_items i JOIN arrivals r ON r.raw_id = i.id AND r.media = i.media
        WHERE i.article_id = a.id AND r.received_at <= :then
    ) AS path, snippet(articles_words, 1, '[', ']', ' … ', :length)
    FROM articles_words JOIN articles a ON a.number = articles_words.rowid
    WHERE articles_words MATCH :wanted AND path IS NOT NULL ORDER BY articles_words.rank, a.id LIMIT :limit"""
_IDENTITIES = """
    SELECT event_id, 'event', id FROM claims WHERE event_id IS NOT NULL
    UNION SELECT story_id, 'story', article_id FROM published WHERE story_id IS NOT NULL
    UNION SELECT id, what, member FROM identities ORDER BY 1, 2, 3"""
_FOREVER = "9"


class ArticleBody(Struct, frozen=True, kw_only=True):
    """The parts of an article that have no column of their own."""

    languages: tuple[str, ...]
    zones: tuple[Zone, ...]
    dates: tuple[StatedDate, ...]


class Hit(Struct, frozen=True, kw_only=True):
    """An article that has the words looked for; ``excerpt`` marks them with square brackets."""

    article_id: str
    title: str
    path: str
    excerpt: str


class View:
    """Reads a store; every method raises StoreError where the file cannot be read."""

    def __init__(self, connection: sqlite3.Connection, name: str) -> None:
        self._connection = connection
        self.name = name

    @classmethod
    def open(cls, path: Path, *, wait: float = 30.0) -> View:
        """Open a store read-only; one of an older form is first brought up to date."""
        with clear_errors(str(path)):
            connection = connect_read_only(path, wait=wait)
            if not check(connection, str(path)):
                connection.close()
                writing = connect(path, wait=wait)
                migrate(writing, str(path))
                writing.close()
                connection = connect_read_only(path, wait=wait)
        return cls(connection, str(path))

    def __enter__(self) -> View:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self._connection.close()

    # Articles

    def article(self, article_id: str) -> Article | None:
        rows = self._all(_ARTICLES.format("a.id = ?"), article_id, _FOREVER)
        return _article(rows[0]) if rows else None

    def articles(self, as_of: datetime | None = None) -> tuple[Article, ...]:
        """Give all articles first received by ``as_of``, in the order of their ids, as they were known then."""
        articles = map(_article, self._all(_ARTICLES.format("1"), _until(as_of)))
        others = self._renditions(as_of)
        return tuple(msgspec.structs.replace(a, **others[a.id]) if a.id in others else a for a in articles)

    def recast(self, as_of: datetime) -> frozenset[str]:
        """Name the articles whose title, zones or dates were others then, as an item that came later gives them now."""
        return frozenset(self._renditions(as_of))

    def _renditions(self, as_of: datetime | None) -> dict[str, dict[str, Any]]:
        if as_of is None:
            return {}
        found: dict[str, dict[str, Any]] = {}
        for article_id, raw_id, title, language, body in self._all(_RENDITIONS, {"then": instant(as_of)}):
            rest = msgspec.json.decode(body, type=ArticleBody)
            found[article_id] = {"raw_id": raw_id, "title": title, "language": language, **msgspec.structs.asdict(rest)}
        return found

    def texts(self) -> Mapping[str, str]:
        """Give the texts by article id; each is fetched when it is asked for."""
        return Texts(self)

    def search(self, words: str, limit: int = 20, as_of: datetime | None = None) -> tuple[Hit, ...]:
        """Find articles that have all the words, best first; a word is matched without case and accents."""
        wanted = " ".join('"' + word.replace('"', '""') + '"' for word in words.replace("\0", " ").split())
        if not wanted:
            return ()
        asked = {"length": EXCERPT_WORDS - 1, "wanted": wanted, "limit": limit, "then": _until(as_of)}
        rows = self._all(_SEARCH, asked)
        return tuple(Hit(article_id=i, title=title, path=path, excerpt=excerpt) for i, title, path, excerpt in rows)

    # Work still to be done

    def raw_item(self, raw_id: str, media: str) -> RawItem | None:
        """Give a raw item under the smallest of its paths, with the time of its first arrival."""
        query = """SELECT i.content, min(r.path), min(r.received_at) FROM raw_items i
            JOIN arrivals r ON r.raw_id = i.id AND r.media = i.media WHERE i.id = ? AND i.media = ? GROUP BY i.id"""
        for content, path, received_at in self._all(query, raw_id, media):
            return RawItem(
                id=raw_id, path=path, content=zlib.decompress(content), received_at=moment(received_at), media=media
            )
        return None

    def standing(self, raw_id: str, media: str, path: str) -> Standing:
        """Tell whether these bytes from this path are new, kept as an article, or kept but of no use so far."""
        query = """SELECT i.article_id FROM arrivals r JOIN raw_items i ON i.id = r.raw_id AND i.media = r.media
            WHERE r.raw_id = ? AND r.media = ? AND r.path = ?"""
        rows = self._all(query, raw_id, media, path)
        if not rows:
            return "new"
        return "failed" if rows[0][0] is None else "kept"

    def not_extracted(self, version: str) -> tuple[tuple[str, str], ...]:
        """List the raw items (id, media) that this version of the extractor has not tried, in a fixed order."""
        return tuple(self._all("SELECT id, media FROM raw_items WHERE extracted IS NOT ? ORDER BY id, media", version))

    def not_read(self, chosen: str, made_with: str) -> tuple[str, ...]:
        """List the articles that the reader of that name has not read under this version of dateline."""
        query = """SELECT id FROM articles a WHERE NOT EXISTS (SELECT 1 FROM readings
            WHERE chosen = ? AND made_with = ? AND article_id = a.id) ORDER BY id"""
        return tuple(row[0] for row in self._all(query, chosen, made_with))

    def has_reading(self, article_id: str, reader: str, version: str) -> bool:
        query = "SELECT 1 FROM readings WHERE article_id = ? AND reader = ? AND version = ?"
        return bool(self._all(query, article_id, reader, version))

    # What was read, judged, set aside

    def readings(self, chosen: str, as_of: datetime | None = None) -> tuple[Reading, ...]:
        """Give the latest reading of each article by the reader of that name, in the order of the articles' ids."""
        query = """SELECT article_id, body FROM readings WHERE chosen = ? ORDER BY article_id, rowid"""
        wanted = {article.id for article in self.articles(as_of)} if as_of else None
        latest = dict(self._all(query, chosen))
        decode = msgspec.json.Decoder(Reading).decode
        return tuple(decode(body) for article_id, body in latest.items() if wanted is None or article_id in wanted)

    def readings_by_article(self, chosen: str) -> Mapping[str, Reading]:
        """Give the latest readings by article id; each is fetched when it is asked for."""
        return Readings(self, chosen)

    def judgements(self, as_of: datetime | None = None) -> tuple[Judgement, ...]:
        """Give the latest judgement on each pair, in the order of the pairs."""
        latest = {(each.left, each.right): each for each in self.all_judgements(as_of)}
        return tuple(latest[pair] for pair in sorted(latest))

    def all_judgements(self, as_of: datetime | None = None) -> tuple[Judgement, ...]:
        """Give every judgement ever kept, in the order in which they were made."""
        query = """SELECT "left", "right", verdict, who, why, judged_at FROM judgements
            WHERE judged_at <= ? ORDER BY judged_at, number"""
        return tuple(
            Judgement(left=left, right=right, verdict=verdict, who=who, why=why, judged_at=moment(judged_at))
            for left, right, verdict, who, why, judged_at in self._all(query, _until(as_of))
        )

    def problems(self, as_of: datetime | None = None) -> tuple[Problem, ...]:
        """Give the problems that stand, or that stood by ``as_of``."""
        query = """SELECT stage, item, kind, message FROM problems WHERE noted_at <= :then
            AND (settled_at IS NULL OR settled_at > :then) ORDER BY item, stage, kind, number"""
        rows = self._all(query, {"then": _until(as_of)})
        return tuple(Problem(stage=stage, item=item, kind=kind, message=message) for stage, item, kind, message in rows)

    def is_forgotten(self, *ids: str) -> bool:
        return any(self._all("SELECT 1 FROM forgotten WHERE id = ?", each) for each in ids)

    def last_told_at(self) -> datetime | None:
        """Give when the newest report came in or the newest judgement was made; None in an empty store."""
        rows = self._all(
            "SELECT max(at) FROM (SELECT max(received_at) AS at FROM arrivals UNION SELECT max(judged_at) FROM judgements)"
        )
        return moment(rows[0][0]) if rows[0][0] else None

    # Ids

    def alias(self, id: str) -> str | None:
        """Give the id of what this id stood for, None where it was never given out or nothing is left of it."""
        for (now,) in self._all("SELECT now FROM aliases WHERE id = ?", id):
            return str(now)
        return None

    def aliases(self) -> tuple[Alias, ...]:
        rows = self._all("SELECT id, what, now, as_of FROM aliases ORDER BY now, id")
        return tuple(Alias(id=id, what=what, now=now, as_of=moment(as_of)) for id, what, now, as_of in rows)

    def identities(self) -> tuple[Identity, ...]:
        """Give what the ids of the last picture stood for, be it out of date by now or taken down."""
        members: dict[tuple[str, Changed], list[str]] = {}
        for id, what, member in self._all(_IDENTITIES):
            members.setdefault((id, what), []).append(member)
        for finding in self.rows("findings", Finding):
            members[finding.id, "finding"] = [finding.event_id, finding.question]
        for holding in self.rows("holdings", Holding):
            told = holding.event_ids or holding.claim_ids
            members[holding.id, "holding"] = [holding.place_id, holding.holder_id or "", *told]
        return tuple(Identity(id=id, what=what, members=tuple(found)) for (id, what), found in members.items())

    def claim_ids(self, article_id: str) -> tuple[str, ...]:
        """Name the claims of an article in the last picture."""
        return tuple(row[0] for row in self._all("SELECT id FROM claims WHERE article_id = ?", article_id))

    def story_ids(self, article_id: str) -> tuple[str, ...]:
        query = "SELECT story_id FROM published WHERE article_id = ? AND story_id IS NOT NULL"
        return tuple(row[0] for row in self._all(query, article_id))

    def is_withdrawn(self, id: str) -> bool:
        """Tell whether an event, a story, a finding or a holding of this id stood on an article that was taken down."""
        return bool(self._all("SELECT 1 FROM withdrawals WHERE id = ? LIMIT 1", id))

    def withdrawals(self, since: datetime, as_of: datetime | None = None) -> tuple[Withdrawal, ...]:
        """Give what stood on articles that had been received by ``since`` and were taken down after it."""
        query = """SELECT id, what, article_id, told, received_at, withdrawn_at FROM withdrawals
            WHERE received_at <= :since AND withdrawn_at > :since AND withdrawn_at <= :then ORDER BY article_id, id"""
        return tuple(
            Withdrawal(
                id=id, what=what, article_id=article_id, told=told, received_at=moment(came), withdrawn_at=moment(went)
            )
            for id, what, article_id, told, came, went in self._all(
                query, {"since": instant(since), "then": _until(as_of)}
            )
        )

    # The picture

    def picture(self, means: str | None = None, made_with: str | None = None) -> Picture | None:
        """Give the picture that was kept; None once the store has changed since, or where other means made it."""
        query = "SELECT as_of, problems FROM pictures WHERE coalesce(? = means, 1) AND coalesce(? = made_with, 1)"
        with clear_errors(self.name), snapshot(self._connection):
            for as_of, problems in self._all(query, means, made_with):
                return self._picture(moment(as_of), problems)
        return None

    def _picture(self, as_of: datetime, problems: str) -> Picture:
        return Picture(
            as_of=as_of,
            articles=self.rows("published", PictureArticle),
            stories=self.rows("stories", Story),
            actors=self.rows("actors", Actor),
            places=self.rows("places", Place),
            events=self.rows("events", Event),
            claims=self.rows("claims", PictureClaim),
            findings=self.rows("findings", Finding),
            copies=self.rows("copies", Copy),
            holdings=self.rows("holdings", Holding),
            problems=msgspec.json.decode(problems, type=tuple[Problem, ...]),
        )

    def rows(self, table: str, kind: type[Row]) -> tuple[Row, ...]:
        """Give the rows of one table of the last picture, which may be out of date."""
        decode = msgspec.json.Decoder(kind).decode
        return tuple(decode(row[0]) for row in self._all(f"SELECT body FROM {table} ORDER BY position"))

    def _all(self, query: str, *parameters: object) -> Sequence[tuple[Any, ...]]:
        """Give all rows; parameters stand for question marks, or are one mapping of names."""
        given = parameters[0] if parameters and isinstance(parameters[0], dict) else parameters
        with clear_errors(self.name):
            return self._connection.execute(query, given).fetchall()


class Texts(Mapping[str, str]):
    """Article texts by id, fetched from the store when they are asked for."""

    def __init__(self, view: View) -> None:
        self._view = view

    def __getitem__(self, article_id: str) -> str:
        for row in self._view._all("SELECT text FROM articles WHERE id = ?", article_id):
            return str(row[0])
        raise KeyError(article_id)

    def __iter__(self) -> Iterator[str]:
        return (row[0] for row in self._view._all("SELECT id FROM articles ORDER BY id"))

    def __len__(self) -> int:
        return int(self._view._all("SELECT count(*) FROM articles")[0][0])


class Readings(Mapping[str, Reading]):
    """The latest readings by article id, fetched from the store when they are asked for: all of them fill the memory."""

    def __init__(self, view: View, chosen: str) -> None:
        self._view, self._chosen = view, chosen
        self._decode = msgspec.json.Decoder(Reading).decode

    def __getitem__(self, article_id: str) -> Reading:
        query = "SELECT body FROM readings WHERE article_id = ? AND chosen = ? ORDER BY rowid DESC LIMIT 1"
        for (body,) in self._view._all(query, article_id, self._chosen):
            return self._decode(body)
        raise KeyError(article_id)

    def __contains__(self, article_id: object) -> bool:
        """Tell whether there is a reading, without fetching it."""
        query = "SELECT 1 FROM readings WHERE article_id = ? AND chosen = ? LIMIT 1"
        return bool(self._view._all(query, article_id, self._chosen))

    def __iter__(self) -> Iterator[str]:
        query = "SELECT DISTINCT article_id FROM readings WHERE chosen = ? ORDER BY article_id"
        return (row[0] for row in self._view._all(query, self._chosen))

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _until(as_of: datetime | None) -> str:
    return instant(as_of) if as_of else _FOREVER


def _article(row: tuple[Any, ...]) -> Article:
    article_id, raw_id, path, url, title, outlet, text, language, received_at, body = row
    rest = msgspec.json.decode(body, type=ArticleBody)
    return Article(
        id=article_id,
        raw_id=raw_id,
        path=path,
        url=url,
        title=title,
        outlet=outlet,
        text=text,
        language=language,
        languages=rest.languages,
        zones=rest.zones,
        dates=rest.dates,
        received_at=moment(received_at),
    )
