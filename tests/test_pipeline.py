"""The road as a whole: each step does what is missing and keeps it; stages are hand-written stand-ins."""

import io
import itertools
import json
import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from dateline import pipeline
from dateline.config import Config, stage_version
from dateline.errors import ConfigError
from dateline.picture import assemble as picture_assemble
from dateline.readings import by_rules
from dateline.store.writer import Writer
from tests import stand_ins
from tests.stand_ins import NOON, judgement

CONFIG = Config(reader="tests.stand_ins:build", assembler="tests.stand_ins:assemble")
LATER = NOON + timedelta(hours=5)
ENVIRONMENT = {**os.environ, "PYTHONPATH": f"{stand_ins.SRC}:{Path(__file__).parents[1]}"}


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
    unread = writer.view.not_read(CONFIG.reader, pipeline.reader_version(CONFIG))
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
    assert writer.view.not_read(CONFIG.reader, pipeline.reader_version(CONFIG)) == ()


def test_a_new_version_of_a_reader_reads_again(writer, bundle, monkeypatch):
    add(writer, bundle / "a.txt")
    monkeypatch.setattr(pipeline, "__version__", "99")
    monkeypatch.setattr(stand_ins.StandInReader, "version", "2")
    pipeline.load_reader.cache_clear()
    add(writer, bundle / "a.txt")
    assert [reading.version for reading in writer.view.readings(CONFIG.reader)] == ["2"]


def test_a_new_version_of_the_reader_alone_reads_again_what_is_kept(writer, bundle, monkeypatch):
    add(writer, bundle / "a.txt")
    old = pipeline.current_picture(writer, CONFIG, NOON)
    assert pipeline.kept_picture(writer.view, CONFIG) == old
    monkeypatch.setattr(stand_ins.StandInReader, "version", "2")
    assert pipeline.kept_picture(writer.view, CONFIG) is None
    pipeline.current_picture(writer, CONFIG, NOON)
    assert [reading.version for reading in writer.view.readings(CONFIG.reader)] == ["2"]
    assert pipeline.kept_picture(writer.view, CONFIG) is not None


def test_a_new_version_of_the_assembler_alone_makes_the_picture_anew(writer, bundle, monkeypatch):
    add(writer, bundle / "a.txt")
    pipeline.current_picture(writer, CONFIG, NOON)
    monkeypatch.setattr(stand_ins, "VERSION", "2", raising=False)
    assert pipeline.kept_picture(writer.view, CONFIG) is None
    assert writer.view.not_read(CONFIG.reader, pipeline.reader_version(CONFIG)) == ()
    pipeline.current_picture(writer, CONFIG, NOON)
    assert pipeline.kept_picture(writer.view, CONFIG) is not None
    assert pipeline.makers(CONFIG)["events"] == ("resolve", f"{pipeline.__version__} 2")


def test_the_versions_of_the_stages_that_come_with_dateline_are_known_without_loading_them():
    code = (
        "import sys; from dateline.config import stage_version as v; print(v('reader', 'rules'), v('assembler', 'standard'),"
        " 'spacy' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=ENVIRONMENT, check=True)
    reader, assembler, loaded = run.stdout.split()
    assert (reader, assembler) == (by_rules.RulesReader.version, picture_assemble.VERSION)
    assert loaded == "False"
    assert (stage_version("reader", "rules"), stage_version("assembler", "standard")) == (reader, assembler)


@pytest.mark.parametrize("name", ["no.such:module", "nobody", "json:dumps", "tests.stand_ins:nothing", "sys:exit"])
def test_a_stage_that_says_no_version_has_none(name):
    assert stage_version("reader", name) == ""


def test_a_reading_that_quotes_what_is_not_there_is_not_used(writer, bundle, monkeypatch):
    real = stand_ins.StandInReader.read

    def misquote(self, article):
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


STEPS = some.lists(
    some.tuples(
        some.sampled_from(["report", "same words", "broken", "mended", "judgement"]),
        some.integers(0, 3),
        some.integers(0, 2),
    ),
    max_size=7,
)


def take(writer: Writer, step: tuple[str, int, int], now) -> None:
    """Let one thing come in at a time; ``broken`` and ``mended`` are files that cannot and can be used."""
    kind, number, hours = step
    path = f"{number}.txt"
    words = {"report": f"Group{number} took village {number}.", "mended": f"Crew{number} cleared road {number}."}
    if kind == "judgement":
        writer.judge(stand_ins.judgement(f"evt-Group{number}", "evt-Z", ("same", "different", "unsure")[hours]))
    elif kind == "broken":
        writer.note(stand_ins.problem(path), now)
    else:
        # The same words in other mark-up: another item, of another path, whose article has other zones.
        text = words.get(kind, words["report"])
        marked = kind == "same words"
        raw = stand_ins.item(
            f"<p>{text}" if marked else text, path="0" + path if marked else path, media="html" if marked else "text"
        )
        raw = msgspec.structs.replace(raw, received_at=now)
        writer.keep_item(raw)
        article = stand_ins.article_of(
            raw, text, zone="headline" if marked else "body", title="Village" if marked else None
        )
        writer.keep_article(raw, article, pipeline.__version__)


@settings(max_examples=60, deadline=None)
@given(earlier=STEPS, later=STEPS)
def test_nothing_that_comes_in_later_changes_an_earlier_picture(earlier, later):
    with Writer.open(None) as writer:
        for step in earlier:
            take(writer, step, NOON)
        then = NOON + timedelta(minutes=1)
        before = pipeline.picture_then(writer, CONFIG, then)
        readings = readings_then(writer, then)
        for step in later:
            if step[0] != "judgement":
                take(writer, step, NOON + timedelta(hours=1 + step[2]))
            else:
                writer.judge(stand_ins.judgement(f"evt-Group{step[1]}", "evt-Z", "different", hours=1 + step[2]))
        assert pipeline.picture_then(writer, CONFIG, then) == before
        assert readings_then(writer, then) == readings


def readings_then(writer, then):
    articles = writer.view.articles(then)
    kept = pipeline._readings(writer.view, CONFIG, articles, then)
    return [kept[article.id] for article in articles if article.id in kept]


def test_an_id_that_is_no_more_leads_to_what_it_stood_for(writer, bundle, monkeypatch):
    add(writer, bundle / "a.txt", bundle / "b.txt")
    pipeline.current_picture(writer, CONFIG, NOON)
    monkeypatch.setattr(stand_ins, "VERSION", "2", raising=False)
    monkeypatch.setattr(stand_ins, "assemble", renaming("evt-Rebels", "evt-Fighters", stand_ins.assemble))
    pipeline.current_picture(writer, CONFIG, NOON)
    assert writer.view.alias("evt-Rebels") == "evt-Fighters"
    monkeypatch.setattr(stand_ins, "VERSION", "3")
    monkeypatch.setattr(stand_ins, "assemble", renaming("evt-Fighters", "evt-Column", stand_ins.assemble))
    pipeline.current_picture(writer, CONFIG, NOON)
    assert [(a.id, a.what, a.now) for a in writer.view.aliases()] == [
        ("evt-Fighters", "event", "evt-Column"),
        ("evt-Rebels", "event", "evt-Column"),
    ]
    monkeypatch.setattr(stand_ins, "VERSION", "4")
    monkeypatch.setattr(stand_ins, "assemble", renaming("evt-Column", "evt-Rebels", stand_ins.assemble))
    pipeline.current_picture(writer, CONFIG, NOON)
    assert {a.id: a.now for a in writer.view.aliases()} == {"evt-Fighters": "evt-Rebels", "evt-Column": "evt-Rebels"}


def renaming(old: str, new: str, assembled):
    """Give an assembler that calls an event otherwise."""

    def assemble(**given):
        picture = assembled(**given)
        swap = msgspec.structs.replace
        return swap(
            picture,
            events=tuple(swap(e, id=new) if e.id == old else e for e in picture.events),
            claims=tuple(swap(c, event_id=new) if c.event_id == old else c for c in picture.claims),
        )

    return assemble


def test_an_id_is_followed_over_a_takedown(writer, bundle):
    add(writer, bundle / "a.txt", bundle / "b.txt")
    pipeline.current_picture(writer, CONFIG, NOON)
    gone = next(a for a in writer.view.articles() if a.path.endswith("a.txt"))
    writer.forget(gone.id, LATER)
    kept = {i.id: i.members for i in writer.view.identities()}
    assert set(kept) == {"evt-Rebels", "evt-Troops", "sty-en"}
    pipeline.current_picture(writer, CONFIG, NOON)
    assert writer.view.alias("evt-Rebels") is None
    taken = writer.view.withdrawals(NOON)
    assert [(w.id, w.what, w.told, w.withdrawn_at) for w in taken if w.what == "event"] == [
        ("evt-Rebels", "event", "C1, 1 origin", LATER)
    ]
    assert writer.view.withdrawals(LATER) == ()
    assert writer.view.withdrawals(NOON - timedelta(hours=1)) == (), "it was not there yet"


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
    assert writer.view.articles()[0].path.endswith("caf\\xe9.txt")


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
