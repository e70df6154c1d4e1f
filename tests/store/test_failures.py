"""A full disk, a lock, a missing right: a clear StoreError, and the store is what it was."""

import os
import sqlite3
from pathlib import Path

import pytest

from dateline.errors import StoreError
from dateline.store.sqlite import clear_errors
from dateline.store.view import View
from dateline.store.writer import Writer
from tests.stand_ins import NOON, article_of, item, problem


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with Writer.open(tmp_path / "s") as writer:
        writer.keep_item(item())
        writer.keep_article(item(), article_of(item()), "1")
    return tmp_path / "s"


def is_whole(path: Path) -> bool:
    store = sqlite3.connect(path)
    return store.execute("PRAGMA integrity_check").fetchone() == ("ok",) and len(View.open(path).articles()) == 1


def test_a_full_disk_is_said_and_leaves_the_store_intact(path):
    with Writer.open(path) as writer:
        pages = writer._connection.execute("PRAGMA page_count").fetchone()[0]
        writer._connection.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(StoreError, match="disk is full; make room"):
            writer.keep_item(item(os.urandom(100_000), path="big"))
        assert writer.view.articles()
        writer._connection.execute("PRAGMA max_page_count = 1000000")
        assert writer.keep_item(item(os.urandom(100_000), path="big"))
    assert is_whole(path)


def test_a_locked_store_is_said_and_left_alone(path):
    other = sqlite3.connect(path, isolation_level=None)
    with Writer.open(path, wait=0.05) as writer:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="in use by another program; wait"):
            writer.note(problem(), NOON)
        with View.open(path) as view:
            assert view.articles(), "readers go on while another writes"
        other.execute("ROLLBACK")
        writer.note(problem(), NOON)
    assert is_whole(path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_store_that_may_not_be_written_to_is_said(path):
    path.chmod(0o400)
    with Writer.open(path) as writer, pytest.raises(StoreError, match="may not be written to"):
        writer.note(problem(), NOON)


def test_a_read_only_connection_is_said(path):
    with Writer.open(path) as writer:
        writer._connection.execute("PRAGMA query_only = ON")
        with pytest.raises(StoreError, match="may not be written to"):
            writer.note(problem(), NOON)


def test_a_store_in_a_folder_that_is_not_there_is_said(tmp_path):
    with pytest.raises(StoreError, match="there is no folder"):
        Writer.open(tmp_path / "nowhere" / "s")


def test_a_folder_is_no_store(tmp_path):
    with pytest.raises(StoreError, match="cannot be opened"):
        Writer.open(tmp_path)


def test_a_damaged_store_is_said(path):
    content = bytearray(path.read_bytes())
    for start in range(4096, len(content), 4096):
        content[start : start + 200] = b"\xff" * 200
    path.write_bytes(content)
    with pytest.raises(StoreError, match="damaged"), View.open(path) as view:
        view.articles()


def test_a_fault_of_our_own_is_not_dressed_up_as_the_stores():
    with pytest.raises(sqlite3.IntegrityError), clear_errors("s"):
        sqlite3.connect("").execute("CREATE TABLE a (x NOT NULL)").connection.execute("INSERT INTO a VALUES (NULL)")


def test_a_temporary_store_leaves_no_file(tmp_path, monkeypatch):
    monkeypatch.setenv("SQLITE_TMPDIR", str(tmp_path))
    with Writer.open(None) as writer:
        for number in range(50):
            writer.keep_item(item(os.urandom(100_000), path=str(number)))
        assert list(tmp_path.iterdir()) == []
