"""Weekdays named with their dates."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.model.picture import Published
from dateline.picture.yearless import RECENT, weekday_dates
from dateline.readings import times
from tests.picture.test_dating import report


def year_of(text: str, earliest: date | None, latest: date | None) -> list[tuple[date | None, date | None]]:
    known = Published(earliest=earliest, latest=latest, basis="inferred", evidence=())
    found = weekday_dates(report(text), times.find(text), known)
    return [(each.earliest, each.latest) for each in found]


LOW, HIGH = date(2019, 1, 1), date(2023, 12, 31)


def test_a_weekday_with_its_date_fixes_the_year() -> None:
    day = date(2022, 9, 30)
    assert year_of("On Friday, September 30, soldiers seized the station.", LOW, HIGH) == [(day, day + RECENT)]


def test_the_newest_of_the_dates_is_the_first_day_and_the_oldest_bounds_the_last() -> None:
    text = "Soldiers struck on Friday, September 30. On Sunday, October 2, the president went."
    assert year_of(text, LOW, HIGH) == [(date(2022, 10, 2), date(2022, 9, 30) + RECENT)]


def test_the_turn_of_the_year_lies_between_two_dates() -> None:
    text = "The truce began on Friday, December 30. It broke on Monday, January 2."
    assert year_of(text, LOW, HIGH) == [(date(2023, 1, 2), date(2022, 12, 30) + RECENT)]


def test_what_else_is_known_stays_a_bound() -> None:
    text = "On Friday, September 30, soldiers seized the station."
    assert year_of(text, LOW, date(2022, 11, 1)) == [(date(2022, 9, 30), date(2022, 11, 1))]


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        pytest.param("On Friday, September 30, they struck.", date(2009, 1, 1), HIGH, id="two years would do"),
        pytest.param("On Tuesday, September 30, they struck.", LOW, HIGH, id="no year has it"),
        pytest.param("On Friday, September 30, they struck.", None, HIGH, id="nothing bounds the report below"),
        pytest.param("On Friday, September 30, they struck.", LOW, None, id="nothing bounds the report above"),
        pytest.param("They struck on Friday and on September 30.", LOW, HIGH, id="no weekday beside the date"),
        pytest.param("They will vote on Friday, September 30.", LOW, HIGH, id="a plan"),
        pytest.param("They struck on Friday, September 30, 2022.", LOW, HIGH, id="the year is named"),
        pytest.param(
            "On Friday, September 30, they struck. On Tuesday, October 2, he went.", LOW, HIGH, id="of no one year"
        ),
    ],
)
def test_no_year_is_made_up(text: str, earliest: date | None, latest: date | None) -> None:
    assert year_of(text, earliest, latest) == []
