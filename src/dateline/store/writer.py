"""The one door by which anything enters a store; each method is one transaction."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import MappingProxyType

import msgspec

from dateline.model.article import Article, RawItem, identify
from dateline.model.picture import Picture, Problem
from dateline.model.reading import Reading
from dateline.model.world import Judgement
from dateline.store.migrate import migrate
from dateline.store.rebuilt import Makers, replace_picture
from dateline.store.sqlite import clear_errors, connect, instant, transaction
from dateline.store.takedown import erase, record
from dateline.store.view import ArticleBody, View

LATER_STAGES = ("extract", "read", "assemble")
"""Stages whose problems hang on a kept item; all other problems are about what could not be collected."""


class Writer:
    """Adds to a store. Raises StoreError where the disk, a lock or another program is in the way; nothing is half done."""

    def __init__(self, connection: sqlite3.Connection, name: str) -> None:
        self._connection = connection
        self.name = name
        self.view = View(connection, name)
        """The same store, as the outputs see it."""

    @classmethod
    def open(cls, path: Path | None, *, wait: float = 30.0) -> Writer:
        """Open or make a store; None is one that is gone when it is closed."""
        name = "in memory" if path is None else str(path)
        with clear_errors(name):
            connection = connect(path, wait=wait)
            migrate(connection, name)
        return cls(connection, name)

    def __enter__(self) -> Writer:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self._connection.close()

    # Collected

    def keep_item(self, item: RawItem) -> bool:
        """Keep the bytes and where they came from; False where they were taken down before."""
        with self._change():
            if self.view.is_forgotten(item.id):
                return False
            self._connection.execute(
                "INSERT OR IGNORE INTO raw_items (id, media, content, size) VALUES (?, ?, ?, ?)",
                (item.id, item.media, zlib.compress(item.content), len(item.content)),
            )
            self._connection.execute(
                "INSERT OR IGNORE INTO arrivals VALUES (?, ?, ?, ?)",
                (item.id, item.media, item.path, instant(item.received_at)),
            )
            # Whatever was wrong with the bytes that lay under this path before is wrong no longer.
            self._settle("item = ?", (item.path,), item.received_at)
        return True

    def note(self, problem: Problem, at: datetime) -> None:
        """Keep a problem with what came in at that time; the same one again adds nothing."""
        with self._change():
            self._note(problem, instant(at))

    def settle(self, roots: Collection[str], standing: Collection[Problem], at: datetime) -> None:
        """Settle what earlier runs could not collect under these paths, where this run did not meet it again."""
        met = {(problem.stage, problem.item, problem.kind) for problem in standing}
        later = _marks(LATER_STAGES)
        query = f"SELECT stage, item, kind FROM problems WHERE settled_at IS NULL AND stage NOT IN ({later})"
        with self._change():
            for row in self._connection.execute(query, LATER_STAGES).fetchall():
                if row not in met and any(lies_under(row[1], root) for root in roots):
                    self._settle("stage = ? AND item = ? AND kind = ?", row, at)

    # Extracted

    def keep_article(self, item: RawItem, article: Article, version: str) -> bool:
        """Keep the article that this version of the extractor made of an item; False where it was taken down before.

        Of several items that are one article, the one with the smallest id gives its zones, whatever came first.
        """
        with self._change():
            if self.view.is_forgotten(article.id, words_id(article.text)):
                self._connection.execute("DELETE FROM raw_items WHERE id = ?", (item.id,))
                # The bytes are refused at the first door from now on.
                self._refuse(item.id, article.id, instant(item.received_at))
                return False
            self._put_article(article, item.media)
            self._put_rendition(article, item)
            self._mark_extracted(item, article.id, version)
            self._connection.execute(
                "DELETE FROM problems WHERE stage = 'extract' AND item IN (SELECT path FROM arrivals WHERE raw_id = ? AND media = ?)",
                (item.id, item.media),
            )
        return True

    def set_aside(self, item: RawItem, problem: Problem, version: str) -> None:
        """Keep the problem that this version of the extractor had with an item, for each path its bytes came from."""
        arrivals = "SELECT path, received_at FROM arrivals WHERE raw_id = ? AND media = ?"
        with self._change():
            self._mark_extracted(item, None, version)
            for path, came in self._connection.execute(arrivals, (item.id, item.media)).fetchall():
                message = problem.message.replace(item.path, path)
                self._note(msgspec.structs.replace(problem, item=path, message=message), came)

    def _put_article(self, article: Article, media: str) -> None:
        body = ArticleBody(languages=article.languages, zones=article.zones, dates=article.dates)
        new = (
            article.raw_id,
            media,
            article.url,
            article.title,
            article.outlet,
            article.language,
            article.text,
            _json(body),
        )
        query = "SELECT raw_id, media, url, title, outlet, language, text, body FROM articles WHERE id = ?"
        old = self._connection.execute(query, (article.id,)).fetchone()
        if old is None:
            self._connection.execute(
                """INSERT INTO articles (id, raw_id, media, url, title, outlet, language, text, body)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                (article.id, *new),
            )
        elif new[:2] <= old[:2] and new != old:
            self._connection.execute(
                """UPDATE articles SET raw_id = ?, media = ?, url = ?, title = ?, outlet = ?, language = ?, text = ?,
                body = ? WHERE id = ?""",
                (*new, article.id),
            )
            self._connection.execute("DELETE FROM readings WHERE article_id = ?", (article.id,))

    def _put_rendition(self, article: Article, item: RawItem) -> None:
        body = ArticleBody(languages=article.languages, zones=article.zones, dates=article.dates)
        self._connection.execute(
            """INSERT INTO renditions VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET article_id = excluded.article_id,
            title = excluded.title, language = excluded.language, body = excluded.body
            WHERE (article_id, title, language, body)
            IS NOT (excluded.article_id, excluded.title, excluded.language, excluded.body)""",
            (item.id, item.media, article.id, article.title, article.language, _json(body)),
        )

    def _mark_extracted(self, item: RawItem, article_id: str | None, version: str) -> None:
        key = (item.id, item.media)
        before = self._connection.execute("SELECT article_id FROM raw_items WHERE id = ? AND media = ?", key).fetchone()
        self._connection.execute(
            """UPDATE raw_items SET article_id = ?, extracted = ? WHERE id = ? AND media = ?
            AND (article_id IS NOT ? OR extracted IS NOT ?)""",
            (article_id, version, *key, article_id, version),
        )
        if before and before[0] != article_id:
            # A better extractor may make another article of the same bytes; the old one goes when nothing else gives it.
            self._connection.execute(
                "DELETE FROM articles WHERE id = ? AND NOT EXISTS (SELECT 1 FROM raw_items WHERE article_id = articles.id)",
                (before[0],),
            )

    # Read

    def keep_reading(self, reading: Reading, chosen: str, made_with: str, *, path: str) -> None:
        """Keep what a reader found in an article; ``chosen`` is the name it goes by in the settings."""
        with self._change():
            self._connection.execute(
                """INSERT INTO readings VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE
                SET chosen = excluded.chosen, made_with = excluded.made_with, body = excluded.body""",
                (reading.article_id, reading.reader, reading.version, chosen, made_with, _json(reading)),
            )
            self._connection.execute("DELETE FROM problems WHERE stage = 'read' AND item = ?", (path,))

    def confirm_reading(self, article_id: str, reader: str, version: str, chosen: str, made_with: str) -> None:
        """Record that a reading kept by an earlier dateline is what this one would find."""
        with self._change():
            self._connection.execute(
                """UPDATE readings SET chosen = ?, made_with = ? WHERE article_id = ? AND reader = ? AND version = ?""",
                (chosen, made_with, article_id, reader, version),
            )

    # Judged, forgotten, pictured

    def judge(self, judgement: Judgement) -> None:
        """Keep a judgement; earlier ones on the same pair stay, the latest holds."""
        left, right = sorted((judgement.left, judgement.right))
        with self._change():
            self._connection.execute(
                'INSERT INTO judgements ("left", "right", verdict, who, why, judged_at) VALUES (?, ?, ?, ?, ?, ?)',
                (left, right, judgement.verdict, judgement.who, judgement.why, instant(judgement.judged_at)),
            )

    def forget(self, article_id: str, at: datetime) -> bool:
        """Take an article down: bytes, text, reading, index and all derived from it; False where there is none such.

        Its ids and a hash of its words stay, and ``keep_item`` and ``keep_article`` refuse them from then on.
        """
        article = self.view.article(article_id)
        if article is None:
            return False
        with self._change():
            record(self._connection, self.view, article, instant(at))
            raw_ids = [
                row[0]
                for row in self._connection.execute(
                    "SELECT DISTINCT id FROM raw_items WHERE article_id = ?", (article_id,)
                )
            ]
            for each in (article_id, words_id(article.text), *raw_ids):
                self._refuse(each, article_id, instant(at))
            erase(self._connection, article_id, raw_ids)
        with clear_errors(self.name):
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return True

    def replace_picture(
        self,
        picture: Picture,
        makers: Makers,
        means: str,
        made_with: str,
        *,
        state: int,
        successors: Mapping[str, str] = MappingProxyType({}),
    ) -> bool:
        """Put this picture in the place of the one before; False where another program wrote since ``state``.

        ``successors`` map ids of the picture before to those of this one; they are kept as aliases.
        """
        with clear_errors(self.name), transaction(self._connection):
            if self.state() != state:
                return False
            replace_picture(self._connection, picture, makers, means, made_with, successors)
        return True

    def state(self) -> int:
        """Give a number that changes whenever another program has written to the store."""
        with clear_errors(self.name):
            return int(self._connection.execute("PRAGMA data_version").fetchone()[0])

    def _refuse(self, refused_id: str, article_id: str, at: str) -> None:
        self._connection.execute("INSERT OR IGNORE INTO forgotten VALUES (?, ?, ?)", (refused_id, article_id, at))

    @contextmanager
    def _change(self) -> Iterator[None]:
        """Change the kept layer in one transaction; the picture is then out of date, if anything did change."""
        with clear_errors(self.name), transaction(self._connection):
            before = self._connection.total_changes
            yield
            if self._connection.total_changes != before:
                self._connection.execute("DELETE FROM pictures")

    def _note(self, problem: Problem, at: str) -> None:
        key = (problem.stage, problem.item, problem.kind)
        query = "SELECT number, message, noted_at FROM problems WHERE (stage, item, kind) = (?, ?, ?) AND settled_at IS NULL"
        for number, message, noted_at in self._connection.execute(query, key).fetchall():
            if message == problem.message:
                return
            if noted_at >= at:
                self._connection.execute("UPDATE problems SET message = ? WHERE number = ?", (problem.message, number))
                return
            # Something else is wrong with it since.
            self._connection.execute("UPDATE problems SET settled_at = ? WHERE number = ?", (at, number))
        self._connection.execute(
            "INSERT INTO problems (stage, item, kind, message, noted_at) VALUES (?, ?, ?, ?, ?)",
            (*key, problem.message, at),
        )

    def _settle(self, which: str, parameters: Sequence[str], at: datetime) -> None:
        query = f"UPDATE problems SET settled_at = ? WHERE settled_at IS NULL AND {which}"
        self._connection.execute(query, (instant(at), *parameters))


def words_id(text: str) -> str:
    """Name words regardless of case and white space, so that a text taken down is known again in another file."""
    return identify("words", " ".join(text.casefold().split()))


def lies_under(item: str, root: str) -> bool:
    """Tell whether a problem's item is this path, lies in this folder, or is a record of this file."""
    root = root.rstrip("/") or "/"
    return item == root or item.startswith((root.rstrip("/") + "/", root + ":", root + "#"))


def _json(value: msgspec.Struct) -> str:
    return msgspec.json.encode(value).decode()


def _marks(values: Sequence[str]) -> str:
    return ", ".join("?" * len(values))
