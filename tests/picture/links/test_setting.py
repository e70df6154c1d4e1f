"""A date without a year is of the year its paragraph has gone back to, unless the report's own year will do."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.picture.links.setting import Setting
from dateline.readings.times.find import find
from tests.conftest import make_article

PUBLISHED = (date(2022, 5, 29), date(2022, 5, 29))


def last_year(text: str, published: tuple[date, date] | None = PUBLISHED) -> int | None:
    """Give the year that the last date of a text is put into; None where its own report must say."""
    times = tuple(t for line in _lines(text) for t in find(text, *line))
    dates = [t for t in times if t.month is not None]
    return Setting(make_article(text), times).placed(dates[-1], published).year


def _lines(text: str) -> list[tuple[int, int]]:
    starts = [0, *(at + 1 for at, letter in enumerate(text) if letter == "\n")]
    return list(zip(starts, [*(s - 1 for s in starts[1:]), len(text)], strict=True))


@pytest.mark.parametrize(
    ("text", "year"),
    [
        pytest.param("The war began in 2014. On 13 June the town fell.", 2014, id="would-be-of-last-year"),
        pytest.param("The war began in 2014. On 13 April of that year the town fell.", 2014, id="that-year"),
        pytest.param("The war began in May 2014.\nOn 13 April of that year talks failed.", 2014, id="that-year-of-a-paragraph-before"),
        pytest.param("Rebels took Goma on 20 November 2012. In December they left.", 2012, id="a-month-after-a-full-date"),
        pytest.param("The war began in December 2020. Last October the town fell.", None, id="last-october"),
        pytest.param("The war began in 2014. On 13 April the town fell.", None, id="may-be-of-this-year"),
        pytest.param("The war began in 2014. On 13 June of this year it ended.", None, id="this-year"),
        pytest.param("The war began in 2014.\nOn 13 June the town fell.", None, id="another-paragraph"),
        pytest.param("It was the worst flood since 2010. On 13 June the dam broke.", None, id="compared-with"),
    ],
)  # fmt: skip
def test_a_date_is_of_the_year_its_paragraph_is_set_in(text: str, year: int | None) -> None:
    assert last_year(text) == year


def test_a_report_without_a_date_takes_the_year_of_its_paragraph() -> None:
    assert last_year("The war began in 2014. On 13 April the town fell.", None) == 2014
