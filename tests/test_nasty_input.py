"""Each thing that can be wrong with a file ends as a problem that names it, or as an article; the rest is done."""

import gzip
import json
import os
import re
from pathlib import Path

import pytest

from dateline import pipeline
from dateline.config import Config
from dateline.model.picture import Problem
from dateline.store.writer import Writer
from tests.stand_ins import NOON

CONFIG = Config(reader="tests.stand_ins:build", assembler="tests.stand_ins:assemble")
GOOD = "Rebels took Port Ansel on Monday, residents said by phone. The army said it held the bridge.\n"
PASHTO = "په دې ښار کې نن د ځايي وخت له مخې سهار نښته وشوه او څو تنه پکې ټپيان شول. چارواکو وويل چې لاره بنده ده.\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """A folder with one of each, and one good report that comes last."""
    folder = tmp_path_factory.mktemp("nasty")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "control.txt").write_bytes(b"\x1b[2J\x07" + GOOD.replace("bridge", "bri\x00dge\x08 at noon").encode())
    (folder / "empty.txt").write_bytes(b"")
    (folder / "spaces.txt").write_bytes(b" \n\t\n ")
    (folder / "half.jsonl").write_text("\n".join([_record(1), '{"text": "torn', _record(2)]) + "\n")
    (folder / "surrogate.json").write_text('{"text": "' + GOOD.strip() + ' \\ud800 end of it."}')
    (folder / "list.json").write_text(json.dumps([{"text": GOOD + "First."}, {"no": "text"}, 7]))
    (folder / "torn.txt.gz").write_bytes(gzip.compress(os.urandom(5000) + GOOD.encode())[:-900])
    (folder / "packed.txt.gz").write_bytes(gzip.compress(GOOD.replace("Port Ansel", "Ford Bay").encode()))
    (folder / "line.txt").write_bytes(b"word " * 10_000_000)
    (folder / "nested.html").write_text("<html>" + "<div>" * 10_000 + f"<p>{GOOD}</p><script>alert('x')</script>")
    (folder / "pashto.txt").write_text(PASHTO * 5)
    (folder / "utf16.txt").write_bytes((GOOD + "Told again.").encode("utf-16"))
    (folder / "windows.txt").write_bytes((GOOD + "He called it a “façade”.").encode("cp1252"))
    (folder / "same1.txt").write_text(GOOD)
    (folder / "same2.txt").write_text(GOOD)
    (folder / "what.xyz").write_text("?")
    (folder / "ring").symlink_to(folder)
    (folder / "nowhere.txt").symlink_to(folder / "not-there.txt")
    (folder / "zz.txt").write_text("The last report of the folder told of rain in Port Ansel.\n")
    return folder


def _record(number: int) -> str:
    return json.dumps({"text": f"{GOOD}Record {number}.", "outlet": "The Bay"})


@pytest.fixture(scope="module")
def outcome(folder):
    with pytest.MonkeyPatch.context() as patch, Writer.open(None) as writer:
        patch.setattr(pipeline, "gazetteer", lambda: None)
        added = pipeline.add(writer, [str(folder)], NOON, CONFIG)
        pipeline.current_picture(writer, CONFIG, NOON)
        problems = {each.item.removeprefix(f"{folder}/"): each for each in added.problems}
        yield problems, {article.path.removeprefix(f"{folder}/"): article for article in writer.view.articles()}


@pytest.mark.parametrize(
    "item",
    [
        "binary.txt",
        "empty.txt",
        "spaces.txt",
        "half.jsonl:2",
        "list.json#2",
        "list.json#3",
        "torn.txt.gz",
        "line.txt",
        "*.xyz",
        "ring",
        "nowhere.txt",
    ],
)
def test_what_cannot_be_used_is_a_problem_that_names_it_and_says_what_to_do(outcome, item):
    problem: Problem = outcome[0][item]
    assert item.lstrip("*") in problem.message
    assert re.search(r"; |\. | must ", problem.message)


@pytest.mark.parametrize(
    "item",
    [
        "control.txt",
        "half.jsonl:1",
        "half.jsonl:3",
        "list.json#1",
        "packed.txt.gz",
        "nested.html",
        "pashto.txt",
        "utf16.txt",
        "windows.txt",
        "same1.txt",
        "zz.txt",
    ],
)
def test_what_can_be_used_is_an_article(outcome, item):
    assert outcome[1][item].text.strip()


def test_nothing_is_both_or_neither(outcome, folder):
    problems, articles = outcome
    assert set(problems) & set(articles) == set()
    met = {name.split(":")[0].split("#")[0] for name in (*problems, *articles)}
    assert set(os.listdir(folder)) - met == {"same2.txt", "what.xyz"}


def test_a_text_in_another_language_is_kept_as_such(outcome):
    assert "en" not in outcome[1]["pashto.txt"].languages


def test_half_a_character_does_not_stop_the_run(outcome):
    problems, articles = outcome
    assert ("surrogate.json" in problems) != ("surrogate.json" in articles)


def test_no_control_character_reaches_a_text(outcome):
    assert not {c for article in outcome[1].values() for c in article.text if ord(c) < 32 and c not in "\n\t"}


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_a_problem(tmp_path):
    (tmp_path / "a.txt").write_text(GOOD)
    (tmp_path / "a.txt").chmod(0)
    with Writer.open(None) as writer:
        assert [each.kind for each in pipeline.add(writer, [str(tmp_path)], NOON, CONFIG).problems] == ["unreadable"]
