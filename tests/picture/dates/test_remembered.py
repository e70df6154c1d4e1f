"""Undated reports of what others look back on by its date."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.model.picture import Published
from dateline.picture.dates.remembered import date_by_remembered
from dateline.picture.dates.weekdays import read_week
from tests.conftest import make_article
from tests.picture.dates.test_dating import read
from tests.picture.factory import make_claim, make_places

FELL = date(2025, 11, 18)
"""A Tuesday."""
NOW = Published(earliest=date(2031, 3, 6), latest=date(2031, 3, 6), basis="stated", evidence=())
OPEN = Published(earliest=date(2019, 1, 1), latest=date(2029, 1, 1), basis="inferred", evidence=())
NEWS = "Raiders took Marvik on Tuesday."


def dated(text: str = NEWS, known: Published = OPEN, one_story: bool = False, **recalled: object) -> Published:
    """Date a report that tells of the fall of a town by one of 2031 that recalls such a thing."""
    late, undated = (make_article(words, path=f"{words[:3]}.txt", published=None) for words in ("Then.", text))
    then = {"kind": "capture", "tense": "background", "time_basis": "stated", "place_id": "marvik"} | recalled
    day = then.pop("day", FELL)
    claims = [
        make_claim("1", late.id.removeprefix("art-"), day, **then),  # type: ignore[arg-type]
        make_claim(
            "2", undated.id.removeprefix("art-"), None, kind="capture", place_id="marvik", start=0, time_text=None
        ),
    ]
    weeks = {a.id: read_week(a, read(a)) for a in (late, undated)}
    news = [(late.id, undated.id)] if one_story else [(late.id,), (undated.id,)]
    found = date_by_remembered({late.id: NOW, undated.id: known}, claims, news, weeks, make_places())
    return found[undated.id]


def test_a_report_is_of_the_week_of_what_another_recalls_by_its_day() -> None:
    found = dated()
    assert (found.earliest, found.latest) == (FELL, date(2025, 11, 24))
    assert found.evidence[-1].kind == "remembered"
    assert "Tuesday" in found.evidence[-1].text


def test_what_is_told_as_news_but_is_long_ago_is_recalled_too() -> None:
    assert dated(tense="current").earliest == FELL


@pytest.mark.parametrize(
    ("text", "more"),
    [
        pytest.param("Raiders took Marvik on Friday.", {}, id="another weekday"),
        pytest.param("Raiders took Marvik.", {}, id="no weekday"),
        pytest.param(NEWS, {"kind": "protest"}, id="another kind"),
        pytest.param(NEWS, {"time_basis": "inferred"}, id="a day that is only inferred"),
        pytest.param(NEWS, {"day": date(2012, 11, 20)}, id="before the report can be"),
        pytest.param(NEWS, {"place_id": None}, id="no place"),
        pytest.param(NEWS, {"day": (date(2025, 11, 1), date(2025, 11, 30))}, id="only its month"),
        pytest.param(NEWS, {"known": NOW}, id="a date of its own"),
    ],
)
def test_what_may_be_another_happening_dates_nothing(text: str, more: dict[str, object]) -> None:
    known = more.get("known", OPEN)
    assert dated(text, **more) == known  # type: ignore[arg-type]


def test_where_a_dated_report_of_the_matter_has_such_news_of_that_weekday_nothing_is_recalled() -> None:
    assert dated(one_story=True, day=FELL) == OPEN
