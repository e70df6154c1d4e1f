"""A store is brought to the known form step by step, and a strange file is left alone."""

import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest

from dateline.errors import StoreError
from dateline.store.migrate import Migration, migrate, migrations, statements, version
from dateline.store.sqlite import instant
from dateline.store.view import View
from dateline.store.writer import Writer
from tests.stand_ins import NOON

STEPS = (
    Migration(number=1, name="one", sql="CREATE TABLE a (x);\nINSERT INTO a VALUES (1);\n"),
    Migration(
        number=2, name="two", sql="CREATE TABLE b (x);\nINSERT INTO a VALUES (2);\nINSERT INTO nowhere VALUES (1);\n"
    ),
)


def connection(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, isolation_level=None)


def test_the_steps_are_numbered_from_one_without_a_gap():
    assert [step.number for step in migrations()] == list(range(1, len(migrations()) + 1))


def test_a_new_store_has_every_step_recorded(tmp_path):
    Writer.open(tmp_path / "s").close()
    rows = connection(tmp_path / "s").execute("SELECT number, name FROM migrations").fetchall()
    assert rows == [(step.number, step.name) for step in migrations()]


def test_a_new_store_is_in_wal_mode_with_foreign_keys_on(tmp_path):
    with Writer.open(tmp_path / "s") as writer:
        assert writer._connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert writer._connection.execute("PRAGMA foreign_keys").fetchone() == (1,)
        assert writer._connection.execute("PRAGMA secure_delete").fetchone() == (1,)


def test_every_table_of_ours_is_strict(tmp_path):
    with Writer.open(tmp_path / "s") as writer:
        tables = writer._connection.execute(
            "SELECT name, strict FROM pragma_table_list WHERE type = 'table' AND schema = 'main'"
        )
        loose = [name for name, strict in tables if not strict and not name.startswith(("sqlite_", "articles_words_"))]
    assert loose == []


def test_a_step_that_fails_leaves_the_store_at_the_step_before(tmp_path):
    store = connection(tmp_path / "s")
    with pytest.raises(sqlite3.OperationalError, match="nowhere"):
        migrate(store, "s", STEPS)
    assert version(store) == 1
    assert store.execute("SELECT x FROM a").fetchall() == [(1,)]
    assert store.execute("SELECT number FROM migrations").fetchall() == [(1,)]
    assert not store.execute("SELECT 1 FROM sqlite_master WHERE name = 'b'").fetchall()


def test_an_older_store_gets_only_the_steps_it_lacks(tmp_path):
    store = connection(tmp_path / "s")
    migrate(store, "s", STEPS[:1])
    mended = Migration(number=2, name="two", sql="INSERT INTO a VALUES (2);\n")
    migrate(store, "s", (STEPS[0], mended))
    assert store.execute("SELECT x FROM a ORDER BY x").fetchall() == [(1,), (2,)]


def test_an_older_store_is_brought_up_to_date_when_it_is_only_looked_at(tmp_path):
    store = connection(tmp_path / "s")
    migrate(store, "s", migrations()[:1])
    store.close()
    with View.open(tmp_path / "s") as view:
        assert view.picture() is None
    assert version(connection(tmp_path / "s")) == len(migrations())


def test_a_store_of_the_form_before_keeps_what_it_held(tmp_path):
    store = connection(tmp_path / "s")
    migrate(store, "s", migrations()[:2])
    came = instant(NOON)
    for number, media in enumerate(("text", "html")):
        store.execute("INSERT INTO raw_items VALUES (?, ?, X'00', 1, '1', 'art-1')", (f"raw-{number}", media))
        store.execute("INSERT INTO arrivals VALUES (?, ?, ?, ?)", (f"raw-{number}", media, f"{number}.txt", came))
    body = '{"languages":["en"],"zones":[],"dates":[]}'
    store.execute(
        "INSERT INTO articles VALUES (1, 'art-1', 'raw-0', 'text', NULL, 'Port falls', NULL, 'en', 'Words.', ?)",
        (body,),
    )
    for item in ("1.txt", "elsewhere.txt"):
        store.execute("INSERT INTO problems VALUES ('collect', ?, 'empty', 'leave it out')", (item,))
    store.close()
    with View.open(tmp_path / "s") as view:
        assert [article.title for article in view.articles(NOON)] == ["Port falls"]
        assert view.not_extracted("1") == (("raw-1", "html"),), "what it gives of the article is found out once more"
        assert [each.item for each in view.problems()] == ["1.txt", "elsewhere.txt"]
        assert view.problems(NOON) == view.problems()
        assert view.problems(NOON - timedelta(hours=1)) == ()


@pytest.mark.parametrize("opening", [Writer.open, View.open], ids=["writer", "view"])
def test_a_store_from_a_newer_version_is_refused_and_left_as_it_was(tmp_path, opening):
    Writer.open(tmp_path / "s").close()
    store = connection(tmp_path / "s")
    store.execute("PRAGMA user_version = 9999")
    store.close()
    with pytest.raises(StoreError, match="newer dateline"):
        opening(tmp_path / "s")
    assert version(connection(tmp_path / "s")) == 9999


@pytest.mark.parametrize("opening", [Writer.open, View.open], ids=["writer", "view"])
def test_another_programs_database_is_refused_and_left_as_it_was(tmp_path, opening):
    other = connection(tmp_path / "s")
    other.execute("CREATE TABLE theirs (x)")
    other.close()
    with pytest.raises(StoreError, match="another program's file"):
        opening(tmp_path / "s")
    names = connection(tmp_path / "s").execute("SELECT name FROM sqlite_master").fetchall()
    assert names == [("theirs",)]


@pytest.mark.parametrize("opening", [Writer.open, View.open], ids=["writer", "view"])
def test_a_file_that_is_no_database_is_refused_and_left_as_it_was(tmp_path, opening):
    (tmp_path / "s").write_text("Dear diary, " * 200)
    with pytest.raises(StoreError, match="not a store"):
        opening(tmp_path / "s")
    assert (tmp_path / "s").read_text() == "Dear diary, " * 200


def test_statements_are_split_at_their_ends_and_not_inside_a_trigger():
    sql = (
        "-- a; b\nCREATE TABLE a (x);\nCREATE TRIGGER t AFTER INSERT ON a BEGIN\n  DELETE FROM a;\n  SELECT 1;\nEND;\n"
    )
    assert [statement.count(";") for statement in statements(sql)] == [2, 3]


def test_half_a_statement_at_the_end_of_a_step_is_refused():
    with pytest.raises(StoreError, match="middle of a statement"):
        list(statements("CREATE TABLE a (x);\nCREATE TABLE b (x"))
