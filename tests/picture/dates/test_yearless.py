"""Weekdays named with their dates."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.model.article import Zone
from dateline.model.picture import Published
from dateline.picture.dates.yearless import RECENT, head_dates, soon_after, weekday_dates
from dateline.readings.times import find as times
from tests.picture.dates.test_dating import report


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


def test_a_report_is_no_younger_than_its_arrival() -> None:
    day = date(2022, 9, 30)
    assert year_of("On Friday, September 30, soldiers seized the station.", LOW, None) == [(day, day + RECENT)]


@pytest.mark.parametrize(
    "between", [", a ", ", on ", ", ", " (", " on "], ids=["a Friday", "on", "a comma", "a bracket", "on alone"]
)
def test_a_weekday_may_stand_beside_the_date(between: str) -> None:
    day = date(2022, 9, 30)
    text = f"Soldiers seized the station on 30 September{between}Friday, at dawn."
    assert year_of(text, LOW, HIGH) == [(day, day + RECENT)]


def test_what_else_is_known_stays_a_bound() -> None:
    text = "On Friday, September 30, soldiers seized the station."
    assert year_of(text, LOW, date(2022, 11, 1)) == [(date(2022, 9, 30), date(2022, 11, 1))]


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        pytest.param("On Tuesday, September 30, they struck.", LOW, HIGH, id="no year has it"),
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


STRUCK = "On Friday, September 30, they struck."


def test_where_two_years_would_do_a_report_is_not_younger_than_the_last_nor_older_than_the_first() -> None:
    last = date(2022, 9, 30) + RECENT
    assert year_of(STRUCK, date(2009, 1, 1), None) == [(date(2011, 9, 30), last)]
    assert year_of(STRUCK, date(2009, 1, 1), date(2015, 1, 1)) == [(date(2011, 9, 30), date(2011, 9, 30) + RECENT)]
    assert year_of(STRUCK, None, None) == [(None, last)]


def filed(
    head: str, text: str, earliest: date | None, *, same_day: bool = False
) -> list[tuple[date | None, date | None]]:
    whole = f"{head} - {text}"
    zones = (
        Zone(kind="dateline", start=0, end=len(head), language="en"),
        Zone(kind="body", start=len(head) + 3, end=len(whole), language="en"),
    )
    known = Published(earliest=earliest, latest=date(2023, 9, 30), basis="inferred", evidence=())
    found = head_dates(report(whole, zones=zones), times.find(whole), known)
    return [(each.earliest, each.latest) for each in found]


SEIZED = "Soldiers seized the station on Friday."


def test_a_head_is_of_the_years_in_which_its_first_weekday_is_that_day_or_the_day_before() -> None:
    assert filed("OLM, Sept 30 (Bay Newswire)", SEIZED, date(2019, 1, 1)) == [(date(2022, 9, 30), date(2023, 9, 30))]


def test_the_first_news_may_be_of_the_day_before_its_head() -> None:
    assert filed("OLM, Oct 1", SEIZED, date(2022, 1, 1)) == [(date(2022, 10, 1), date(2022, 10, 1))]
    assert filed("OLM, Oct 2", SEIZED, date(2022, 1, 1)) == []


def test_all_years_are_given_that_the_head_may_be_of() -> None:
    assert filed("OLM, Sept 30", SEIZED, date(2016, 1, 1)) == [(date(2016, 9, 30), date(2023, 9, 30))]


@pytest.mark.parametrize(
    ("head", "text", "earliest"),
    [
        pytest.param("OLM, Sept 30", "Soldiers seized the station.", date(2019, 1, 1), id="no weekday"),
        pytest.param("OLM, Sept 30", SEIZED, None, id="nothing bounds it below"),
        pytest.param("OLM, Sept 30", "Soldiers seized it on Wednesday.", date(2022, 1, 1), id="of no year"),
        pytest.param("OLM", "On September 30 they struck. It was quiet on Friday.", date(2019, 1, 1), id="no head"),
    ],
)
def test_no_year_is_made_up_for_a_head(head: str, text: str, earliest: date | None) -> None:
    assert filed(head, text, earliest) == []


def test_days_of_a_month_come_round_within_four_months() -> None:
    told = {(12, 20), (1, 5), (6, 1)}
    assert soon_after(told, date(2022, 12, 1)) == [date(2022, 12, 20), date(2023, 1, 5)]
    assert soon_after({(2, 29)}, date(2022, 12, 1)) == []
