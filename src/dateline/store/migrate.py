"""Numbered steps that bring a store to the form this version knows, each in one transaction with its record."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.resources import files

from msgspec import Struct

from dateline.errors import StoreError
from dateline.store.sqlite import instant, transaction

APPLICATION = 1145851461
"""``DLNE`` in ASCII: SQLite's header field that tells our files from others'."""
_NAME = re.compile(r"(\d{4})_(\w+)\.sql")
_RECORD = """CREATE TABLE IF NOT EXISTS migrations (
    number INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at TEXT NOT NULL
) STRICT"""


class Migration(Struct, frozen=True, kw_only=True):
    number: int
    name: str
    sql: str


def migrations() -> tuple[Migration, ...]:
    """Give the known steps in order, numbered from 1 without a gap."""
    found = []
    for file in (files("dateline.store") / "migrations").iterdir():
        if match := _NAME.fullmatch(file.name):
            found.append(Migration(number=int(match[1]), name=match[2], sql=file.read_text("utf-8")))
    return tuple(sorted(found, key=lambda migration: migration.number))


def migrate(connection: sqlite3.Connection, name: str, steps: tuple[Migration, ...] | None = None) -> None:
    """Apply the steps the store lacks. Raises StoreError on a store from a newer version or another program's file."""
    steps = migrations() if steps is None else steps
    if check(connection, name, steps):
        return
    if version(connection) == 0:
        # Only on a new store: an old one is in WAL mode already, and changing it needs the store for oneself.
        connection.execute("PRAGMA journal_mode = WAL")
    for step in steps:
        with transaction(connection):
            if version(connection) < step.number:
                _apply(connection, step)


def check(connection: sqlite3.Connection, name: str, steps: tuple[Migration, ...] | None = None) -> bool:
    """Tell whether the store is in the form this version knows; False where it is older or new."""
    latest = max((step.number for step in (migrations() if steps is None else steps)), default=0)
    at = version(connection)
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if application not in (0, APPLICATION) or (tables and not at):
        raise StoreError(f"{name} is another program's file, not a store; name another with --store")
    if at > latest:
        raise StoreError(
            f"store {name} was written by a newer dateline (form {at}, this one knows {latest}); upgrade dateline to use it"
        )
    return bool(at == latest)


def version(connection: sqlite3.Connection) -> int:
    """Give the number of the last step applied."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _apply(connection: sqlite3.Connection, step: Migration) -> None:
    for statement in statements(step.sql):
        connection.execute(statement)
    connection.execute(_RECORD)
    connection.execute("INSERT INTO migrations VALUES (?, ?, ?)", (step.number, step.name, instant(datetime.now(UTC))))
    connection.execute(f"PRAGMA user_version = {step.number:d}")


def statements(sql: str) -> Iterator[str]:
    """Split SQL into statements; sqlite3's own ``executescript`` would commit the transaction it runs in."""
    statement = ""
    for line in sql.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
    if statement.strip():
        raise StoreError(f"a migration ends in the middle of a statement: {statement.strip()[:60]}")
