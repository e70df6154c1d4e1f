"""Reports that say how long after a day they name they came out."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from dateline.model.picture import Published
from dateline.picture.dates.elapsed import date_by_elapsed
from dateline.picture.dates.weekdays import read_week
from tests.conftest import make_article
from tests.picture.dates.test_dating import read

LOW, HIGH = date(2031, 2, 20), date(2031, 12, 31)
FIRST = date(2031, 3, 1)
"""A Saturday."""


def dated(text: str, known: tuple[date | None, date | None] = (LOW, HIGH), basis: str = "inferred") -> tuple[int, int]:
    """Give between which days of March 2031 a report is dated that was known to be of these days."""
    article = make_article(text, path="one.txt", published=None)
    published = Published(earliest=known[0], latest=known[1], basis=basis, evidence=())  # type: ignore[arg-type]
    reading = read(article)
    found = date_by_elapsed(
        (article,), {article.id: reading}, {article.id: published}, {article.id: read_week(article, reading)}
    )
    when = found[article.id]
    return ((when.earliest or date.min) - FIRST).days + 1, ((when.latest or date.max) - FIRST).days + 1


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        pytest.param("Two weeks after the raid of 5 March, the ferry runs again.", 17, 21, id="weeks"),
        pytest.param("Twelve days after the cowardly raid on Olm of 3 March, flags fly.", 14, 16, id="days"),
        pytest.param("Ten days after the raid of 3 March, flags fly.", 11, 15, id="a round number of days"),
        pytest.param("News:\n- A week after the fall of Olm on March 3, nobody came.", 8, 12, id="an item of a list"),
        pytest.param("He spoke on Sunday, a week after the verdict of 2 March.", 9, 10, id="with its weekday"),
        pytest.param(
            "A week after the raid of 5 March, shops opened on Thursday.", 13, 14, id="no older than its last weekday"
        ),
        pytest.param(
            "Olm fell on Monday, 3 March. In the ten days since, two more towns fell.", 11, 15, id="the days since"
        ),
        pytest.param("A week ago, on Sunday the ninth of March, the judge fled.", 16, 16, id="a week ago"),
        pytest.param("The dam broke on 5 March, two weeks ago.", 17, 21, id="weeks ago are rounded"),
        pytest.param("It fell on March 5, exactly three weeks ago.", 26, 26, id="to the day"),
        pytest.param(
            "x " * 400 + "\nThree days ago, on the 5th of March, it fell.", 8, 8, id="ago is of now everywhere"
        ),
    ],
)
def test_a_report_so_long_after_a_day_that_it_names_is_dated_by_it(text: str, first: int, last: int) -> None:
    assert dated(text) == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The bridge fell three days after the raid of 3 March and was rebuilt.", id="narrated"),
        pytest.param("A week after the raid, banks opened. It was on 3 March.", id="another sentence"),
        pytest.param(
            "x " * 400 + "\nA week after the raid of 3 March, the army withdrew.", id="a step of what is narrated"
        ),
        pytest.param("A week before the vote of 3 March, banks closed.", id="before"),
        pytest.param("They met on 5 March. A week ago it rained.", id="ago, of another day"),
    ],
)
def test_what_is_not_the_time_gone_dates_nothing(text: str) -> None:
    assert dated(text) == ((LOW - FIRST).days + 1, (HIGH - FIRST).days + 1)


def test_far_down_only_what_is_told_of_now_counts() -> None:
    assert dated("x " * 400 + "\nTwelve days after the raid of 3 March, the flag flies again.") == (14, 16)


def test_where_the_year_is_open_nothing_is_counted() -> None:
    text = "Twelve days after the raid of 3 March, flags fly."
    wide = (date(2026, 1, 1), date(2031, 12, 31))
    assert dated(text, wide) == tuple((day - FIRST).days + 1 for day in wide)
    assert dated(text, (None, HIGH))[1] == (HIGH - FIRST).days + 1


def test_a_report_that_states_its_date_keeps_it() -> None:
    day = FIRST + timedelta(days=40)
    assert dated("Twelve days after the raid of 3 March, flags fly.", (day, day), "stated") == (41, 41)
