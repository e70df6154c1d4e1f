"""What the outputs see: whatever was kept, as it was kept, and never by writing."""

import sqlite3
from datetime import timedelta

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from dateline.errors import StoreError
from dateline.store.view import View
from dateline.store.writer import Writer
from tests.stand_ins import NOON, article_of, item, reading_of

texts = some.text(some.characters(exclude_categories=["Cs"]), max_size=200)


@pytest.fixture(scope="module")
def store():
    with Writer.open(None) as writer:
        yield writer


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(words=texts.filter(str.strip), path=texts, title=some.none() | texts, outlet=some.none() | texts)
def test_any_text_name_and_title_come_back_as_they_were(store, words, path, title, outlet):
    raw = item(words, path=path)
    article = article_of(raw, words, title=title, outlet=outlet)
    assert store.keep_item(raw)
    assert store.keep_article(raw, article, "1")
    reading = reading_of(article)
    store.keep_reading(reading, "stand-in", "1", path=path)
    kept = store.view.article(article.id)
    assert (kept.text, kept.outlet, kept.zones, kept.dates) == (words, outlet, article.zones, article.dates)
    assert reading in store.view.readings("stand-in")
    assert store.view.texts()[article.id] == words


@settings(max_examples=100, deadline=None)
@given(content=some.binary(max_size=2000), path=texts)
def test_any_bytes_come_back_as_they_were(content, path):
    with Writer.open(None) as writer:
        raw = item(content, path=path)
        assert writer.keep_item(raw)
        assert writer.view.raw_item(raw.id, "text") == raw


@settings(max_examples=200, deadline=None)
@given(words=texts)
def test_no_words_to_look_for_can_break_the_search(store, words):
    assert isinstance(store.view.search(words), tuple)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("mujahid bridge", True),
        ("BRIDGE", True),
        ("sar-e pol", True),
        ("pol sar", True),
        ("cafe", True),
        ("bridge tunnel", False),
        ("", False),
        ('"', False),
        ("NEAR(", False),
        ("bridge OR tunnel", False),
        ("text:bridge", False),
    ],
)
def test_an_article_is_found_that_has_all_the_words(words, found):
    with Writer.open(None) as writer:
        raw = item("Mujahid spoke at the bridge in Sar-e Pol by a café.")
        writer.keep_item(raw)
        writer.keep_article(raw, article_of(raw), "1")
        assert [hit.article_id for hit in writer.view.search(words)] == ([article_of(raw).id] if found else [])


def test_an_excerpt_is_no_longer_than_may_be_shown():
    with Writer.open(None) as writer:
        raw = item("so " * 300 + "bridge" + " so" * 300)
        writer.keep_item(raw)
        writer.keep_article(raw, article_of(raw), "1")
        (hit,) = writer.view.search("bridge")
        assert "[bridge]" in hit.excerpt
        assert len(hit.excerpt.replace("…", "").split()) <= 25


def test_what_was_received_later_is_left_out():
    with Writer.open(None) as writer:
        for hours, words in ((0, "Rebels came."), (2, "Rebels left.")):
            raw = item(words, path=f"{hours}.txt", hours=hours)
            writer.keep_item(raw)
            writer.keep_article(raw, article_of(raw), "1")
            writer.keep_reading(reading_of(article_of(raw)), "stand-in", "1", path=raw.path)
        then = NOON + timedelta(hours=1)
        assert [article.text for article in writer.view.articles(then)] == ["Rebels came."]
        assert len(writer.view.readings("stand-in", then)) == 1
        assert writer.view.last_told_at() == NOON + timedelta(hours=2)


def test_a_view_cannot_write(tmp_path):
    Writer.open(tmp_path / "s").close()
    with View.open(tmp_path / "s") as view, pytest.raises(sqlite3.OperationalError, match="readonly"):
        view._connection.execute("DELETE FROM articles")


def test_a_view_sees_what_is_written_after_it_was_opened(tmp_path):
    with Writer.open(tmp_path / "s") as writer, View.open(tmp_path / "s") as view:
        raw = item()
        writer.keep_item(raw)
        writer.keep_article(raw, article_of(raw), "1")
        assert len(view.articles()) == 1
        assert list(view.texts()) == [article_of(raw).id]
        assert len(view.texts()) == 1


def test_an_id_nobody_knows_gives_nothing(store):
    assert store.view.article("art-0") is None
    assert store.view.raw_item("raw-0", "text") is None
    with pytest.raises(KeyError):
        store.view.texts()["art-0"]


def test_a_store_that_is_not_there_is_not_made_by_looking(tmp_path):
    with pytest.raises(StoreError, match="dateline add"):
        View.open(tmp_path / "s")
    assert not (tmp_path / "s").exists()


def test_a_store_whose_name_has_odd_characters_is_opened(tmp_path):
    path = tmp_path / "a?b#c%20 d.sqlite"
    Writer.open(path).close()
    with View.open(path) as view:
        assert view.name == str(path)
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


def test_readings_by_article_are_the_latest_of_that_reader():
    with Writer.open(None) as writer:
        raw = item("Port falls")
        article = article_of(raw, "Port falls")
        writer.keep_item(raw)
        writer.keep_article(raw, article, "1")
        first = reading_of(article)
        later = msgspec.structs.replace(first, version="2", mentions=())
        for chosen, reading in (("stand-in", first), ("stand-in", later), ("other", first)):
            writer.keep_reading(reading, chosen, "1", path=raw.path)
        kept = writer.view.readings_by_article("stand-in")
        assert tuple(kept.values()) == writer.view.readings("stand-in")
        assert (len(kept), tuple(kept)) == (1, (article.id,))
        assert article.id in kept
        assert "art-none" not in kept
