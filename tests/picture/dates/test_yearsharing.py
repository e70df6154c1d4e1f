"""Undated reports that tell of one day in one town share its year."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from dateline.model.picture import Published
from dateline.picture.dates.dating import date_article
from dateline.picture.dates.yearsharing import share_years
from tests.picture.dates.test_yearfinding import made, reading

TALLY = "Olm aid desk. On Wednesday 24 March raiders came to Olm. On Friday 26 March the bridge fell."
"""1999, 2010, 2021 and 2027 have these weekdays."""
SINCE_2019 = "Raiders came to Olm on 24 March and burned what was built in May 2019."


def shared(*texts: str, towns: Mapping[int, frozenset[str]] | None = None) -> Published:
    """Date the first report by the others; ``towns`` by number, all tell of one town where not given."""
    articles = [made(text, None) for text in texts]
    readings = {a.id: reading(a.text, a.id) for a in articles}
    alone = {a.id: date_article(a, readings[a.id]) for a in articles}
    number = {a.id: n for n, a in enumerate(articles)}
    found = share_years(articles, readings, alone, lambda i: (towns or {}).get(number[i], frozenset({"olm"})))
    return found[articles[0].id]


def test_two_reports_without_a_year_are_of_the_only_one_that_suits_both() -> None:
    first, second = shared(TALLY, SINCE_2019), shared(SINCE_2019, TALLY)
    assert (first.earliest, second.earliest) == (date(2021, 3, 26), date(2021, 3, 24))
    assert first.evidence[-1].kind == "date-without-year"
    assert "24 March" in first.evidence[-1].text


def test_what_two_reports_leave_goes_on_to_a_third() -> None:
    third = "The bridge of Olm fell on Friday, 26 March. Boats came on Monday, 29 March."
    assert shared(third, TALLY, SINCE_2019).earliest == date(2021, 3, 29)


def test_a_day_that_one_report_names_with_its_year_is_of_that_year_in_the_others() -> None:
    look_back = "It was on 14 November 2021 that raiders took the Olm post."
    found = shared("On 14 November raiders took the post at Olm, and nobody marched.", look_back)
    assert found.earliest == date(2021, 11, 14)
    assert found.latest is not None
    assert found.latest < date(2022, 11, 14)


@pytest.mark.parametrize(
    ("text", "others", "towns"),
    [
        pytest.param(TALLY, ("Olm was quiet.",), None, id="nobody tells of the day"),
        pytest.param(TALLY, (SINCE_2019,), {1: frozenset({"ridge"})}, id="another town"),
        pytest.param(SINCE_2019, ("Raiders left Olm on 24 March.",), None, id="one bare day alone"),
        pytest.param("Raiders will leave Olm on 14 November.", ("Olm fell on 14 November 2021.",), None, id="a plan"),
        pytest.param(
            "Raiders left Olm on 14 November.",
            ("Olm fell on 14 November 2021.", "Olm fell on 14 November 2016."),
            None,
            id="two years have it",
        ),
        pytest.param(
            "Raiders left Olm on 14 November last year.", ("Olm fell on 14 November 2021.",), None, id="the year before"
        ),
    ],
)
def test_a_year_that_is_not_settled_stays_open(
    text: str, others: tuple[str, ...], towns: Mapping[int, frozenset[str]] | None
) -> None:
    assert "date-without-year" not in [e.kind for e in shared(text, *others, towns=towns).evidence]
