"""Taking an article down: nothing of its words stays, only the ids of what stood on it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence

from dateline.model.article import Article
from dateline.model.picture import Changed, Event, Finding, Holding
from dateline.store.sqlite import instant
from dateline.store.view import View

_DERIVED = (
    "holdings",
    "findings",
    "copies",
    "claims",
    "events",
    "published",
    "stories",
    "actors",
    "places",
    "pictures",
)


def record(connection: sqlite3.Connection, view: View, article: Article, at: str) -> None:
    """Keep the ids of what stands on an article, and what the other ids of the picture stand for."""
    rows = [(id, what, article.id, told, instant(article.received_at), at) for id, what, told in _on(view, article.id)]
    connection.executemany("INSERT OR REPLACE INTO withdrawals VALUES (?, ?, ?, ?, ?, ?)", rows)
    members = [(i.id, i.what, m) for i in view.identities() if i.what in {"event", "story"} for m in i.members]
    connection.executemany("INSERT OR IGNORE INTO identities VALUES (?, ?, ?)", members)


def _on(view: View, article_id: str) -> Iterator[tuple[str, Changed, str | None]]:
    """Give what stands on an article: its story, its events with how sure they were, and what goes with it of those
    that stay. A finding's question is not kept: it may hold words of the report.
    """
    claims = set(view.claim_ids(article_id))
    staying = set()
    for event in view.rows("events", Event):
        if article_id in event.article_ids:
            yield event.id, "event", f"{event.level}, {event.origins} origin{'s' * (event.origins != 1)}"
            if len(event.article_ids) > 1:
                staying.add(event.id)
    for finding in view.rows("findings", Finding):
        if finding.event_id in staying and all(claims.issuperset(answer.claim_ids) for answer in finding.answers):
            yield finding.id, "finding", None
    for holding in view.rows("holdings", Holding):
        if claims.issuperset(holding.claim_ids):
            yield holding.id, "holding", None
    for story_id in view.story_ids(article_id):
        yield story_id, "story", None


def erase(connection: sqlite3.Connection, article_id: str, raw_ids: Sequence[str]) -> None:
    """Erase an article, the bytes it was made of, and every row of the picture."""
    for table in _DERIVED:
        # Other articles' events may tell of this one too; all of it is rebuilt without it.
        connection.execute(f"DELETE FROM {table}")
    for raw_id in raw_ids:
        connection.execute("DELETE FROM problems WHERE item IN (SELECT path FROM arrivals WHERE raw_id = ?)", (raw_id,))
        # The same bytes under another media may have made another article of these words.
        connection.execute(
            "DELETE FROM articles WHERE id IN (SELECT article_id FROM raw_items WHERE id = ?)", (raw_id,)
        )
        connection.execute("DELETE FROM raw_items WHERE id = ?", (raw_id,))
    connection.execute("DELETE FROM articles WHERE id = ?", (article_id,))
    # Merged into one segment, the index holds no trace of deleted words.
    connection.execute("INSERT INTO articles_words (articles_words) VALUES ('optimize')")
