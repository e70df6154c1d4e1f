"""The road as a whole: each step does what is missing and keeps it; stages are hand-written stand-ins."""

import io
import itertools
import json
from datetime import timedelta
from pathlib import Path

import pytest

from dateline import pipeline
from dateline.config import Config
from dateline.errors import ConfigError
from dateline.store.writer import Writer
from tests import stand_ins
from tests.stand_ins import NOON, judgement

CONFIG = Config(reader="tests.stand_ins:build", assembler="tests.stand_ins:assemble")
LATER = NOON + timedelta(hours=5)


@pytest.fixture(autouse=True)
def _no_gazetteer(monkeypatch):
    monkeypatch.setattr(pipeline, "gazetteer", lambda: None)


@pytest.fixture
def writer():
    with Writer.open(None) as writer:
        yield writer


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text("Rebels took Port Ansel on Monday, residents said.\n")
    (folder / "b.txt").write_text("Troops held the bridge on Tuesday, the mayor said.\n")
    (folder / "c.txt").write_text("")
    lines = [json.dumps({"text": f"Report number {n} told of shelling.", "outlet": "The Bay"}) for n in range(3)]
    (folder / "d.jsonl").write_text("\n".join([*lines[:2], '{"text": broken', lines[2]]) + "\n")
    (folder / "e.txt").write_text("This is UNREADABLE to the reader of this test.\n")
    return folder


def add(writer: Writer, *paths, now=NOON, config=CONFIG, stdin=None):
    return pipeline.add(writer, [str(path) for path in paths], now, config, stdin)


def test_every_item_is_an_article_or_a_problem(writer, bundle):
    added = add(writer, bundle)
    assert (added.items, added.new) == (8, 6)
    assert [article.path.rpartition("/")[2] for article in sorted(writer.view.articles(), key=lambda a: a.path)] == [
        "a.txt",
        "b.txt",
        "d.jsonl:1",
        "d.jsonl:2",
        "d.jsonl:4",
        "e.txt",
    ]
    assert [(each.stage, each.item.rpartition("/")[2], each.kind) for each in added.problems] == [
        ("collect", "c.txt", "empty"),
        ("collect", "d.jsonl:3", "json"),
        ("read", "e.txt", "unreadable"),
    ]
    assert added.problems == writer.view.problems()


def test_the_same_again_adds_nothing_and_tells_the_same_problems(writer, bundle):
    first = add(writer, bundle)
    picture = pipeline.current_picture(writer, CONFIG, NOON)
    again = add(writer, bundle, now=LATER)
    assert (again.new, again.problems) == (0, first.problems)
    assert pipeline.kept_picture(writer.view, CONFIG) == picture


def test_only_problems_with_what_was_asked_for_are_told(writer, bundle):
    add(writer, bundle)
    assert add(writer, bundle / "a.txt").problems == ()


def test_a_file_that_was_mended_is_no_problem_any_more(writer, bundle):
    add(writer, bundle)
    (bundle / "c.txt").write_text("Crews cleared the road to Port Ansel.\n")
    (bundle / "e.txt").write_text("Now the reader of this test can read it.\n")
    added = add(writer, bundle)
    assert {each.item.rpartition("/")[2] for each in added.problems} == {"d.jsonl:3"}


def test_a_file_that_is_gone_is_no_problem_any_more(writer, bundle):
    add(writer, bundle)
    (bundle / "c.txt").unlink()
    assert "c.txt" not in str(add(writer, bundle).problems)
    assert "c.txt" not in str(writer.view.problems())


def test_each_file_with_the_same_fault_is_named(writer, tmp_path):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_bytes(b"\x00\x01\x02" * 100)
    (first,) = add(writer, tmp_path / "b.txt").problems
    assert first.item.endswith("b.txt")
    assert [each.item[-5:] for each in add(writer, tmp_path / "a.txt").problems] == ["a.txt"]
    told = add(writer, tmp_path).problems
    assert [(each.item[-5:], each.message.count(each.item)) for each in told] == [("a.txt", 1), ("b.txt", 1)]


def test_an_item_that_failed_is_tried_again(writer, tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_bytes(b"\x00\x01\x02" * 100)
    assert [each.stage for each in add(writer, tmp_path).problems] == ["extract"]
    monkeypatch.setattr("dateline.articles.extract.extract", lambda raw: stand_ins.article_of(raw, "Now it is read."))
    assert add(writer, tmp_path).problems == ()
    assert [article.text for article in writer.view.articles()] == ["Now it is read."]


def test_the_order_of_the_paths_does_not_matter(bundle):
    seen = []
    for order in itertools.permutations(["a.txt", "b.txt", "d.jsonl"]):
        with Writer.open(None) as writer:
            for name in order:
                add(writer, bundle / name)
            seen.append(pipeline.current_picture(writer, CONFIG, NOON))
    assert all(picture == seen[0] for picture in seen)


def test_a_bug_in_a_reader_stops_the_run_and_what_is_done_is_kept(writer, bundle):
    (bundle / "bug.txt").write_text("This holds a BUG for the reader of this test.\n")
    with pytest.raises(ZeroDivisionError):
        add(writer, bundle)
    assert len(writer.view.articles()) == 7
    (bundle / "bug.txt").unlink()
    unread = writer.view.not_read(CONFIG.reader, pipeline.__version__)
    assert 0 < len(unread) <= 7


def test_articles_are_read_once(writer, bundle, monkeypatch):
    read = []
    real = stand_ins.StandInReader.read
    monkeypatch.setattr(
        stand_ins.StandInReader, "read", lambda self, article: read.append(article.path) or real(self, article)
    )
    add(writer, bundle / "a.txt", bundle / "b.txt")
    add(writer, bundle / "a.txt", bundle / "d.jsonl")
    assert sorted(path.rpartition("/")[2] for path in read) == ["a.txt", "b.txt", "d.jsonl:1", "d.jsonl:2", "d.jsonl:4"]


def test_no_reader_is_built_where_there_is_nothing_to_read(writer, bundle):
    add(writer, bundle / "a.txt")
    unbuildable = Config(reader="no.such:reader", assembler="tests.stand_ins:assemble")
    with pytest.raises(ConfigError):
        pipeline.read(writer, unbuildable)
    (bundle / "empty").mkdir()
    with Writer.open(None) as fresh:
        add(fresh, bundle / "empty", config=unbuildable)


def test_a_new_version_of_dateline_keeps_readings_its_reader_would_make_again(writer, bundle, monkeypatch):
    add(writer, bundle / "a.txt")
    monkeypatch.setattr(pipeline, "__version__", "99")
    monkeypatch.setattr(stand_ins.StandInReader, "read", lambda *_: pytest.fail("read again"))
    add(writer, bundle / "a.txt")
    assert writer.view.not_read(CONFIG.reader, "99") == ()


def test_a_new_version_of_a_reader_reads_again(writer, bundle, monkeypatch):
    add(writer, bundle / "a.txt")
    monkeypatch.setattr(pipeline, "__version__", "99")
    monkeypatch.setattr(stand_ins.StandInReader, "version", "2")
    pipeline.load_reader.cache_clear()
    add(writer, bundle / "a.txt")
    assert [reading.version for reading in writer.view.readings(CONFIG.reader)] == ["2"]


def test_a_reading_that_quotes_what_is_not_there_is_not_used(writer, bundle, monkeypatch):
    real = stand_ins.StandInReader.read

    def misquote(self, article):
        import msgspec

        reading = real(self, article)
        wrong = msgspec.structs.replace(reading.mentions[0], quote="Nobody")
        return msgspec.structs.replace(reading, mentions=(wrong,))

    monkeypatch.setattr(stand_ins.StandInReader, "read", misquote)
    added = add(writer, bundle / "a.txt")
    assert [(each.stage, each.kind) for each in added.problems] == [("read", "span")]
    assert writer.view.readings(CONFIG.reader) == ()


def test_what_came_later_is_left_out_of_an_earlier_picture(writer, bundle):
    add(writer, bundle / "a.txt", now=NOON)
    early = pipeline.current_picture(writer, CONFIG, NOON)
    add(writer, bundle / "b.txt", now=LATER)
    then = pipeline.picture_then(writer, CONFIG, NOON + timedelta(hours=1))
    assert (then.articles, then.events, then.claims) == (early.articles, early.events, early.claims)
    assert len(pipeline.current_picture(writer, CONFIG, LATER).articles) == 2


def test_a_judgement_made_later_is_left_out_of_an_earlier_picture(writer, monkeypatch):
    given = []
    real = stand_ins.assemble
    monkeypatch.setattr(stand_ins, "assemble", lambda **all: given.append(all["judgements"]) or real(**all))
    writer.judge(judgement(hours=2))
    pipeline.picture_then(writer, CONFIG, NOON)
    pipeline.picture_then(writer, CONFIG, LATER)
    assert [len(each) for each in given] == [0, 1]


def test_the_picture_is_as_of_the_last_thing_told(writer, bundle):
    assert pipeline.current_picture(writer, CONFIG, NOON).as_of == NOON
    add(writer, bundle / "a.txt", now=NOON)
    assert pipeline.current_picture(writer, CONFIG, LATER).as_of == NOON
    writer.judge(judgement(hours=2))
    assert pipeline.current_picture(writer, CONFIG, LATER).as_of == NOON + timedelta(hours=2)


def test_the_picture_is_made_anew_only_when_something_changed(writer, bundle, monkeypatch):
    made = []
    real = stand_ins.assemble
    monkeypatch.setattr(stand_ins, "assemble", lambda **given: made.append(1) or real(**given))
    add(writer, bundle / "a.txt")
    for _ in range(3):
        pipeline.current_picture(writer, CONFIG, NOON)
    assert len(made) == 1
    writer.judge(judgement())
    pipeline.current_picture(writer, CONFIG, NOON)
    assert len(made) == 2


def test_an_assembler_that_gives_no_picture_is_a_bug(writer, monkeypatch):
    monkeypatch.setattr(stand_ins, "assemble", lambda **_: None)
    with pytest.raises(TypeError, match="not a Picture"):
        pipeline.current_picture(writer, CONFIG, NOON)


def test_a_report_taken_down_does_not_come_back(writer, bundle):
    add(writer, bundle / "a.txt")
    writer.forget(writer.view.articles()[0].id, NOON)
    again = add(writer, bundle / "a.txt")
    assert [(each.kind, each.item) for each in again.problems] == [("forgotten", str(bundle / "a.txt"))]
    assert writer.view.articles() == ()
    (bundle / "same.jsonl").write_text(json.dumps({"text": (bundle / "a.txt").read_text(), "outlet": "Mirror"}))
    for _ in range(2):
        assert [each.kind for each in add(writer, bundle / "same.jsonl").problems] == ["forgotten"]
    assert writer.view.articles() == ()


def test_standard_input_is_read(writer):
    added = add(writer, "-", stdin=io.BytesIO(b"Rebels took Port Ansel on Monday.\n"))
    assert (added.new, added.problems) == (1, ())


def test_a_file_name_that_is_no_text_is_spelled_out(writer, tmp_path):
    name = bytes(tmp_path) + b"/caf\xe9.txt"
    with open(name, "w") as file:
        file.write("Rebels took Port Ansel on Monday.\n")
    assert add(writer, tmp_path).problems == ()
    assert writer.view.articles()[0].path.endswith("caf\\udce9.txt")


def test_two_workers_give_the_same_picture_as_one(bundle, monkeypatch):
    monkeypatch.undo()
    monkeypatch.setenv("PYTHONPATH", f"{stand_ins.SRC}:{Path(__file__).parents[1]}")
    pictures = []
    for workers in (1, 2):
        with Writer.open(None) as writer:
            config = Config(reader=CONFIG.reader, assembler=CONFIG.assembler, workers=workers)
            added = add(writer, bundle, config=config)
            pictures.append((added, pipeline.current_picture(writer, config, NOON)))
    assert pictures[0] == pictures[1]


def test_progress_is_told_by_stage(writer, bundle):
    told = []
    pipeline.add(writer, [str(bundle)], NOON, CONFIG, None, lambda *step: told.append(step))
    assert ("collect", 8, None) in told
    assert told[-1] == ("read", 6, 6)
