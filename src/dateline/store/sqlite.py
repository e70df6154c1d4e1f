"""Connections to a store, its transactions, and what SQLite's errors mean to a person."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote

from dateline.errors import StoreError

OLDEST_SQLITE = (3, 37, 0)
"""STRICT tables need it."""
_ADVICE = {
    sqlite3.SQLITE_BUSY: "it is in use by another program; wait until that has finished, then run the command again",
    sqlite3.SQLITE_LOCKED: "it is in use by another program; wait until that has finished, then run the command again",
    sqlite3.SQLITE_READONLY: "it may not be written to; change its permissions, or name another with --store",
    sqlite3.SQLITE_IOERR: "the disk could not be read or written; check it, then run the command again",
    sqlite3.SQLITE_CORRUPT: "it is damaged; put back a copy of it, or add the reports to a new one with --store",
    sqlite3.SQLITE_FULL: "the disk is full; make room, then run the command again",
    sqlite3.SQLITE_CANTOPEN: "it cannot be opened; check that its folder exists and that you may use it",
    sqlite3.SQLITE_PERM: "you may not use it; change its permissions, or name another with --store",
    sqlite3.SQLITE_NOTADB: "it is not a store; name another file with --store",
}


def connect(path: Path | None, *, wait: float) -> sqlite3.Connection:
    """Open for writing; None is a store of its own that leaves no file behind, even when the program is killed.

    ``wait`` is how many seconds to wait for another writer.
    """
    _check_library()
    # An empty name is SQLite's own temporary database: unlinked as soon as it is made, on disk only when it is large.
    connection = sqlite3.connect("" if path is None else path, timeout=wait, isolation_level=None)
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute("PRAGMA synchronous = NORMAL")
    return connection


def connect_read_only(path: Path, *, wait: float) -> sqlite3.Connection:
    """Open for reading only. A file in a folder that cannot be written to is taken as it stands."""
    _check_library()
    address = f"file:{quote(str(existing(path).absolute()))}"
    # Opened read-only in the strict sense, the last to leave could not clear away the files beside the store.
    for option in ("?mode=rw", "?mode=ro&immutable=1"):
        connection = sqlite3.connect(address + option, uri=True, timeout=wait, isolation_level=None)
        try:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except sqlite3.OperationalError as error:
            connection.close()
            if "immutable" in option or primary_code(error) not in {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY}:
                raise
        else:
            break
    connection.execute("PRAGMA query_only = ON")
    return connection


def existing(path: Path) -> Path:
    """Give the path of a store that is there. Raises StoreError where there is none."""
    if not path.exists():
        raise StoreError(f"there is no store {path}; make one with: dateline add PATH --store {path}")
    return path


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Do all of it or none of it."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


@contextmanager
def snapshot(connection: sqlite3.Connection) -> Iterator[None]:
    """Read several times from one state of the store, whatever others write meanwhile."""
    if connection.in_transaction:
        yield
        return
    connection.execute("BEGIN")
    try:
        yield
    finally:
        connection.execute("ROLLBACK")


@contextmanager
def clear_errors(name: str) -> Iterator[None]:
    """Turn what a disk, a lock or another program did to the store called ``name`` into a StoreError."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        advice = _ADVICE.get(primary_code(error))
        if advice is None:
            raise
        held = " What it held is intact." if Path(name).exists() else ""
        raise StoreError(f"store {name}: {error}; {_of_folder(name) or advice}.{held}") from error


def _of_folder(name: str) -> str | None:
    """Say what keeps a store that is not there yet from being made; None where it is there or nothing is in the way."""
    folder = Path(name).absolute().parent
    if Path(name).exists() or name == "in memory":
        return None
    if not folder.is_dir():
        return f"there is no folder {folder}; make it, or name another file with --store"
    if not os.access(folder, os.W_OK | os.X_OK):
        return (
            f"nothing may be written to the folder {folder}; change its permissions, or name another file with --store"
        )
    return None


def primary_code(error: sqlite3.Error) -> int:
    """Give SQLite's result code without its detail; 0 where the error did not come from SQLite."""
    return (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF


def instant(moment: datetime) -> str:
    """Write a moment so that the order of the strings is the order of the moments."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ").rjust(27, "0")


def moment(text: str) -> datetime:
    """Read what ``instant`` wrote."""
    return datetime.fromisoformat(text)


def _check_library() -> None:
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        wanted = ".".join(map(str, OLDEST_SQLITE))
        raise StoreError(f"SQLite {sqlite3.sqlite_version} is too old; dateline needs {wanted} or later")
