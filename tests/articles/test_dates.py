"""A date that is no day is told as a problem, and the report is read all the same."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dateline import pipeline
from dateline.articles.dates import date_problems
from dateline.articles.extract import extract
from dateline.config import Config
from dateline.model.article import RawItem, raw_id
from dateline.store.writer import Writer

NOW = datetime(2031, 6, 10, tzinfo=UTC)


def record(**fields: object) -> RawItem:
    content = json.dumps({"title": "Olm falls", "text": "Red Column took Olm."} | fields).encode()
    return RawItem(id=raw_id(content), path="olm.json", content=content, received_at=NOW, media="json")


@pytest.mark.parametrize("words", ["2031-13-45", "4/12/2031", "last week", "31 February 2031"])
def test_words_that_name_no_one_day_are_a_problem(words):
    item = record(published=words)
    (problem,) = date_problems(item, extract(item))
    assert (problem.stage, problem.item, problem.kind) == ("extract", "olm.json", "date")
    assert words in problem.message
    assert "2021-08-08" in problem.message


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({"published": "2031-06-09"}, id="a day"),
        pytest.param({"published": 1939500000}, id="seconds"),
        pytest.param({}, id="no date at all"),
        pytest.param({"published": "soon", "date": "2031-06-09"}, id="another field tells it"),
    ],
)
def test_a_day_or_no_date_at_all_is_no_problem(fields):
    item = record(**fields)
    assert date_problems(item, extract(item)) == ()


def test_a_bad_date_reaches_the_list_of_problems_and_goes_when_it_is_corrected(tmp_path: Path):
    file = tmp_path / "olm.json"
    with Writer.open(None, wait=1) as writer:
        file.write_bytes(record(published="2031-13-45").content)
        added = pipeline.add(writer, [str(file)], NOW, Config())
        assert [(p.kind, p.item) for p in added.problems] == [("date", str(file))]
        assert len(writer.view.articles()) == 1
        file.write_bytes(record(published="2031-06-09").content)
        assert pipeline.add(writer, [str(file)], NOW, Config()).problems == ()
