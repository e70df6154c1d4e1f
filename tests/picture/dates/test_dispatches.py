"""Dispatches are of the day of the news they open with, or of the day after."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from dateline.model.picture import Published
from dateline.picture.dates.dispatches import date_dispatches
from dateline.picture.dates.weekdays import read_week
from tests.conftest import make_article
from tests.picture.dates.test_dating import read
from tests.picture.factory import make_claim

SUNDAY = date(2031, 3, 9)


def dated(
    text: str, kind: str = "clash", days: tuple[int, int] = (0, 6), basis: str = "inferred", **more: object
) -> tuple[int, int]:
    """Give between which days after the Sunday a report is dated that was known to be of these days."""
    article = make_article(text, path="one.txt", published=None)
    low, high = (SUNDAY + timedelta(days=n) for n in days)
    known = Published(earliest=low, latest=high, basis=basis, evidence=())  # type: ignore[arg-type]
    claim = make_claim("1", article.id.removeprefix("art-"), SUNDAY, kind=kind, **more)
    found = date_dispatches(
        {article.id: known}, [claim], [(article.id,)], {article.id: read_week(article, read(article))}
    )
    when = found[article.id]
    assert when.earliest is not None
    assert when.latest is not None
    return (when.earliest - SUNDAY).days, (when.latest - SUNDAY).days


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        pytest.param("Gunmen stormed the ford on Sunday.", 0, 1, id="a day"),
        pytest.param("Gunmen stormed the ford on Sunday night.", 0, 2, id="a night is told a day later"),
        pytest.param(
            "The mayor said on Monday that gunmen held the ford.", 1, 2, id="a later day than its bounds tell"
        ),
        pytest.param("Gunmen took the ford on Tuesday. It was theirs last Wednesday too.", 2, 3, id="the week before"),
        pytest.param(
            "The mayor said on Monday that the ford is lost. Gunmen came to it on Thursday.",
            1,
            2,
            id="said after it all",
        ),
        pytest.param(
            "Gunmen took the ford on Sunday. The mayor said on Monday it is lost.", 1, 2, id="said the day after"
        ),
    ],
)
def test_a_report_that_opens_with_its_last_day_came_out_then_or_a_day_later(text: str, first: int, last: int) -> None:
    assert dated(text) == (first, last)


@pytest.mark.parametrize(
    ("text", "more"),
    [
        pytest.param("Gunmen stormed the ford.", {}, id="no weekday"),
        pytest.param("The ford is quiet. " + "Boats pass by it. " * 30 + "It fell on Sunday.", {}, id="far down"),
        pytest.param("Since Sunday gunmen have held the ford.", {}, id="since that day"),
        pytest.param(
            "Gunmen stormed the ford on Sunday. " + "Boats pass. " * 40 + "On Wednesday they left.",
            {},
            id="a later day that may be one of the week before",
        ),
        pytest.param("Gunmen stormed the ford on Sunday.", {"kind": "killing"}, id="news that does not go on"),
        pytest.param("Gunmen stormed the ford on Sunday.", {"tense": "planned"}, id="only planned"),
        pytest.param("Gunmen stormed the ford on Sunday.", {"basis": "stated"}, id="its date is stated"),
        pytest.param("Gunmen stormed the ford on Sunday.", {"days": (0, 12)}, id="two Sundays"),
    ],
)
def test_nothing_is_narrowed_where_that_may_not_be_so(text: str, more: dict[str, object]) -> None:
    days = more.get("days", (0, 6))
    assert dated(text, **more) == days  # type: ignore[arg-type]


def test_a_report_without_bounds_stays_without() -> None:
    article = make_article("Gunmen stormed the ford on Sunday.", path="one.txt", published=None)
    known = {article.id: Published(earliest=None, latest=None, basis="unknown", evidence=())}
    claim = make_claim("1", article.id.removeprefix("art-"), SUNDAY, kind="clash")
    assert date_dispatches(known, [claim], [(article.id,)], {article.id: read_week(article, read(article))}) == known


@pytest.mark.parametrize(
    ("text", "day"),
    [
        pytest.param("Tomorrow, Saturday, the envoys meet.", 5, id="tomorrow"),
        pytest.param("The post fell yesterday, Monday, at noon.", 2, id="yesterday"),
        pytest.param("Today, Thursday, it began anew.", 4, id="today"),
        pytest.param("It began anew on Thursday, today.", 4, id="the weekday first"),
        pytest.param("Today is Thursday. Nobody came.", 4, id="told in so many words"),
    ],
)
def test_a_report_that_names_its_own_weekday_is_of_that_day_whatever_its_news(text: str, day: int) -> None:
    assert dated(text, kind="killing") == (day, day)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Tomorrow, Saturday, they meet. Today, Monday, they rest.", id="two that differ"),
        pytest.param('"They come tomorrow, Saturday," she said.', id="in a quotation"),
        pytest.param("Nobody came yesterday. On Monday it rained.", id="not side by side"),
    ],
)
def test_a_weekday_that_is_not_surely_its_own_dates_nothing(text: str) -> None:
    assert dated(text, kind="killing") == (0, 6)


@pytest.mark.parametrize("kind", ["clash", "killing"])
def test_a_report_of_days_in_a_row_whose_first_is_known_is_not_older_than_the_last(kind: str) -> None:
    text = "Gunmen stormed the ford on Sunday." + " Boats pass." * 40 + " On Monday they left. On Tuesday it was quiet."
    assert dated(text, kind=kind) == (2, 6)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("A fire was put out in Olm on Monday. On Tuesday a man was held.", id="the known day is not told"),
        pytest.param(
            "The ford burned on Sunday." + " Boats pass." * 40 + " It was dry on Tuesday, and rained on Thursday.",
            id="days too far apart",
        ),
    ],
)
def test_weekdays_that_are_not_in_a_row_from_a_known_one_bound_nothing(text: str) -> None:
    assert dated(text, kind="killing") == (0, 6)
