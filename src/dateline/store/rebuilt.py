"""The rows of a picture: written as a whole in place of the rows before."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, Protocol

import msgspec
from msgspec import Struct

from dateline.model.picture import Changed, Picture
from dateline.store.sqlite import instant

Makers = Mapping[str, tuple[str, str]]
"""What made the rows of each table: its stage and version."""


class _Named(Protocol):
    @property
    def id(self) -> str: ...


class _Table(Struct, frozen=True):
    name: str
    rows: str
    """Which part of the picture it holds."""
    columns: tuple[str, ...]
    """Those after position, which have the same name in the struct unless ``values`` says otherwise."""
    values: Callable[[Any], tuple[Any, ...]] | None = None


TABLES = (
    _Table("stories", "stories", ("id", "earliest", "latest")),
    _Table("actors", "actors", ("id", "name", "kind")),
    _Table("places", "places", ("id", "name", "level", "country", "lat", "lon")),
    _Table(
        "published",
        "articles",
        ("article_id", "story_id", "earliest", "latest", "basis"),
        lambda a: (a.id, a.story_id, a.published.earliest, a.published.latest, a.published.basis),
    ),
    _Table(
        "events",
        "events",
        ("id", "story_id", "kind", "status", "background", "place_id", "earliest", "latest", "level", "origins"),
    ),
    _Table("claims", "claims", ("id", "article_id", "event_id", "kind", "place_id")),
    _Table("findings", "findings", ("id", "event_id", "question", "status")),
    _Table("copies", "copies", ("from_article_id", "to_article_id", "kind", "words")),
    _Table(
        "holdings",
        "holdings",
        ("id", "place_id", "holder_id", "status", "basis", "earliest_start", "latest_start", "end"),
    ),
)
"""In the order in which rows refer to rows before them."""


def replace_picture(
    connection: sqlite3.Connection,
    picture: Picture,
    makers: Makers,
    means: str,
    made_with: str,
    successors: Mapping[str, str],
) -> None:
    """Write the picture's rows inside the caller's transaction, and what became of the ids that it lacks.

    Raises ValueError where the picture contradicts itself: two rows with one id, or a row that refers to none.
    """
    connection.execute("DELETE FROM pictures")
    connection.execute("DELETE FROM identities")
    for table in reversed(TABLES):
        connection.execute(f"DELETE FROM {table.name}")
    for table in TABLES:
        _fill(connection, table, getattr(picture, table.rows), makers[table.name])
    _check_references(connection)
    problems = msgspec.json.encode(picture.problems).decode()
    connection.execute(
        "INSERT INTO pictures VALUES (1, ?, ?, ?, ?)", (instant(picture.as_of), means, made_with, problems)
    )
    _follow(connection, picture, successors)


def _follow(connection: sqlite3.Connection, picture: Picture, successors: Mapping[str, str]) -> None:
    """Keep where ids went, and lead those that led to them on; an id that is back is no alias any more."""
    parts: tuple[tuple[Changed, Iterable[_Named]], ...] = (
        ("event", picture.events),
        ("story", picture.stories),
        ("finding", picture.findings),
        ("holding", picture.holdings),
    )
    whats = {each.id: what for what, rows in parts for each in rows}
    for old, now in sorted(successors.items()):
        connection.execute("UPDATE aliases SET now = ? WHERE now = ?", (now, old))
        connection.execute(
            "INSERT INTO aliases VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET now = excluded.now",
            (old, whats[now], now, instant(picture.as_of)),
        )
    connection.executemany("DELETE FROM aliases WHERE id = ?", ((id,) for id in whats))


def _fill(connection: sqlite3.Connection, table: _Table, structs: Iterable[Struct], maker: tuple[str, str]) -> None:
    columns = ("position", *table.columns, "stage", "version", "body")
    names = ", ".join(f'"{column}"' for column in columns)
    statement = f"INSERT INTO {table.name} ({names}) VALUES ({', '.join('?' * len(columns))})"
    rows = (
        (number, *_columns(table, each), *maker, msgspec.json.encode(each).decode())
        for number, each in enumerate(structs)
    )
    try:
        connection.executemany(statement, rows)
    except sqlite3.IntegrityError as error:
        raise ValueError(f"the picture contradicts itself: {error} among its {table.rows}") from error


def _columns(table: _Table, each: Struct) -> tuple[Any, ...]:
    values = table.values(each) if table.values else tuple(getattr(each, column) for column in table.columns)
    return tuple(value.isoformat() if isinstance(value, date) else value for value in values)


def _check_references(connection: sqlite3.Connection) -> None:
    """Say which row refers to none, which SQLite's own error at the commit does not."""
    for table, number, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        raise ValueError(f"the picture contradicts itself: row {number} of its {table} refers to none of its {parent}")
